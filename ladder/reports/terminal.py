"""What a run says on the terminal: the answer in a screenful, and where the files are. Plain ASCII."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from ladder.analysis import Result
from ladder.model.plan_set import ScenarioPlan
from ladder.reports.build import Report
from ladder.reports.changes import Changes
from ladder.reports.changes_words import change_sentences, moved_line

WIDTH = 100
MOST_INPUTS = 5  # inputs that moved, by name


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
    if report.changes:
        lines += ["", *changes_lines(report.changes, results)]
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
    described = sum(path.suffix == ".docx" for path in files)
    if described:
        lines.append(f"  descriptions/: {described} job descriptions, each as Word and Markdown")
    return "\n".join(lines)


def changes_lines(changes: Changes, results: Sequence[Result]) -> list[str]:
    """What moved since an earlier run, the inputs that moved it most first."""
    lines = ["What moved since the earlier run?"]
    for sentence in change_sentences(changes, results):
        lines += _wrapped(sentence)
    inputs = sorted(
        changes.inputs or (),
        key=lambda each: -abs(each.effect.first_year_added or Decimal(0)) if each.effect else Decimal(0),
    )
    for each in inputs[:MOST_INPUTS]:
        lines += _wrapped(f"- {moved_line(each, changes.bills)}")
    if len(inputs) > MOST_INPUTS:
        lines.append(f"  and {len(inputs) - MOST_INPUTS} more: see the sheet Changes")
    return lines


def descriptions_screen(described: ScenarioPlan, roles: Sequence[str], folder: Path) -> str:
    """Which job descriptions were written, as which plan has the roles, and whose words they are."""
    plan = described.plan
    width = max(len(name) for name in roles)
    written = "1 job description" if len(roles) == 1 else f"{len(roles)} job descriptions"
    lines = [f'{plan.agency.name}: {written}, with the roles and pay of "{described.title}"', ""]
    for name in roles:
        own = [part for part, value in plan.roles[name].description if value is not None]
        words = f"starter text, with your own: {', '.join(own)}" if own else "starter text"
        lines.append(f"  {name:{width}}  {words}")
    lines += [
        "",
        "Starter text is a beginning: have people who hold or held these roles read it, and put your own words",
        "under roles.NAME.description. `ladder check` reads them for what is not faithful to peer roles.",
        "",
        f"Word and Markdown files in {folder}",
    ]
    return "\n".join(lines)


def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(words, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
