"""The `ladder` command as tests run it: in this process, or as one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ladder.__main__ import main
from ladder.reports import charts


@dataclass(frozen=True)
class Run:
    """What a run of the command said and how it ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Run]


def command_in(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path) -> Command:
    """The command in this process, in that folder; pictures are small, to be quick."""
    monkeypatch.setattr(charts, "DOTS_PER_INCH", 20)
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
