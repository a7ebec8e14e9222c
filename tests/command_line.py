"""The `ladder` command as tests run it: in this process, or as one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from matplotlib.figure import Figure

from ladder.__main__ import main
from ladder.reports import charts
from ladder.reports.charts import style


@dataclass(frozen=True)
class Run:
    """What a run of the command said and how it ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Run]


_render_charts = charts.render_charts


def _stand_ins(pictures: Sequence[charts.Chart]) -> dict[str, bytes]:
    """Files of the charts' names and a chart's proportions with nothing on them; drawing takes most of a run."""
    kinds = {f"{each.stem}.{kind}": _blank(kind) for each in pictures for kind in ("png", "svg")}
    return {**kinds, charts.ALL_CHARTS: _blank("pdf"), charts.ALT_TEXT: b"# The charts in words\n"}


class _NoPages:
    """A PDF file on which nothing is drawn."""

    def __init__(self, *_: object, **__: object) -> None:
        self.savefig = lambda figure: None

    def __enter__(self) -> _NoPages:
        return self

    def __exit__(self, *_: object) -> None:
        pass


@cache
def _blank(kind: str) -> bytes:
    saved = BytesIO()
    Figure(figsize=(12.8, 7.2)).savefig(saved, format=kind, dpi=20)
    return saved.getvalue()


def command_in(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    folder: Path,
    drawn: bool = False,
    pages: bool = False,
) -> Command:
    """The command in this process, in that folder.

    Pictures are stand-ins, or `drawn`: small then, and with the letters of the PDF drawn, to be quick. The PDF, which
    has the same figures once more, is empty without `pages`.
    """
    if not pages:
        monkeypatch.setattr(charts, "PdfPages", _NoPages)
    monkeypatch.setattr(charts, "DOTS_PER_INCH", 20)
    monkeypatch.setattr(charts, "render_charts", _render_charts if drawn else _stand_ins)
    monkeypatch.setitem(style._SETTINGS, "pdf.fonttype", 3)
    monkeypatch.chdir(folder)

    def run(*arguments: str | Path) -> Run:
        monkeypatch.setattr(sys, "argv", ["ladder", *map(str, arguments)])
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0
        said = capsys.readouterr()
        return Run(code, said.out, said.err)

    return run


def process(
    *arguments: str | Path, cwd: Path, start: tuple[str, ...] = ("-m", "ladder"), **environment: str
) -> subprocess.Popen[bytes]:
    """The command as a process of its own."""
    return subprocess.Popen(
        [sys.executable, *start, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
