"""The `ladder` command as tests run it: in this process, or as one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

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


_DRAWN: dict[str, dict[str, bytes]] = {}
_render_charts = charts.render_charts


def _render_once(pictures: Sequence[charts.Chart]) -> dict[str, bytes]:
    """The files of the charts; those of the very same data are drawn once in a process."""
    same = repr(pictures)  # all that they show, down to the last figure
    if same not in _DRAWN:
        _DRAWN[same] = _render_charts(pictures)
    return dict(_DRAWN[same])


def command_in(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path) -> Command:
    """The command in this process, in that folder; to be quick, pictures are small and the PDF's letters are drawn."""
    monkeypatch.setattr(charts, "DOTS_PER_INCH", 20)
    monkeypatch.setattr(charts, "render_charts", _render_once)
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
