"""What a run says on the terminal: the answer in a screenful, and where the files are. Plain ASCII."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path

from ladder.analysis import Result
from ladder.reports.build import Report

WIDTH = 100


def screen(results: Sequence[Result], report: Report, files: Sequence[Path], folder: Path) -> str:
    """The answers, what else to know, and the files."""
    plan = results[0].plan
    months = plan.period.all_months
    lines = [f"{plan.agency.name}: {months[0].name} to {months[-1].name}", ""]
    asked = ""
    for answer in report.answers:
        if answer.question != asked:
            lines.append(answer.question)
            asked = answer.question
        lines += _wrapped(answer.text)
    if report.findings:
        lines += ["", "Also to know"]
        for finding in report.findings:
            lines += _wrapped(finding)
    lines += ["", f"{len(files)} files in {folder}"]
    pictures = [path for path in files if path.suffix == ".png"]
    first = [path.relative_to(folder).as_posix() for path in files if path.parent == folder]
    lines += [f"  {name}" for name in first]
    if pictures:
        lines.append(f"  charts/: {len(pictures)} charts, each as PNG for slides and SVG, all as one PDF")
    if any(path.suffix == ".csv" for path in files):
        lines.append("  tables/: every table as CSV, and an invented worker at every rung, hours and month")
    return "\n".join(lines)


def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(words, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
