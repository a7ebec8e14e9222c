"""`ladder plan --open`, with stand-ins for the programs that open files, and completion in the shell."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from command_line import Command
from small_configs import SMALL, write

from ladder.reports import open_file as opening


class Opener:
    """Stands in for the program that opens files: what it was asked, and how it ends."""

    def __init__(self, code: int | None = 0) -> None:
        self.code = code
        self.asked: list[list[str]] = []

    def __call__(self, order: list[str], **_: Any) -> Opener:
        self.asked.append(order)
        return self

    def wait(self, seconds: float) -> int:
        if self.code is None:
            raise subprocess.TimeoutExpired("xdg-open", seconds)
        return self.code


def stand_in(monkeypatch: pytest.MonkeyPatch, opener: Opener, platform: str = "linux") -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "Popen", opener)


@pytest.mark.parametrize(
    ("platform", "program"), [("linux", "/usr/bin/xdg-open"), ("darwin", "/usr/bin/open")]
)
def test_the_systems_own_program_opens_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, program: str
) -> None:
    opener = Opener()
    stand_in(monkeypatch, opener, platform)
    assert opening.open_file(tmp_path / "plan.xlsx") is None
    assert opener.asked == [[program, str((tmp_path / "plan.xlsx").resolve())]]


def test_a_program_that_goes_on_has_opened_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stand_in(monkeypatch, Opener(code=None))
    assert opening.open_file(tmp_path / "plan.xlsx") is None


def test_the_reason_where_it_cannot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opener = Opener(code=3)
    stand_in(monkeypatch, opener)
    assert opening.open_file(tmp_path / "plan.xlsx") == "xdg-open ended with code 3"
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    no_screen = "this system has no screen or no program to open files with"
    assert opening.open_file(tmp_path / "plan.xlsx") == no_screen
    assert len(opener.asked) == 1


def test_a_plan_is_opened_only_when_asked_and_stays_written_when_it_cannot_be(
    cli: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def cannot(path: Path) -> str:
        asked.append(path)
        return "no program"

    monkeypatch.setattr(opening, "open_file", cannot)
    config = write(tmp_path, SMALL)
    assert cli("plan", config, "--out", "out", "--quiet").code == 0
    assert asked == []

    found = cli("plan", config, "--out", "out", "--open", "--quiet")
    assert (found.code, found.out, asked) == (0, "", [Path("out/plan.xlsx")])
    assert found.err == f"{Path('out/plan.xlsx')} is written but cannot be opened from here: no program\n"
    assert (tmp_path / "out" / "plan.xlsx").is_file()


@pytest.mark.parametrize(
    ("typed", "word", "completed"),
    [
        ("ladder com", 1, "compare"),
        ("ladder plan --op", 2, "--open"),
        ("ladder init --template cl", 3, "clinic-team"),
    ],
)
def test_the_shell_completes(
    cli: Command, monkeypatch: pytest.MonkeyPatch, typed: str, word: int, completed: str
) -> None:
    for name, value in (
        ("_LADDER_COMPLETE", "complete_bash"),
        ("COMP_WORDS", typed),
        ("COMP_CWORD", str(word)),
    ):
        monkeypatch.setenv(name, value)
    assert cli().out.split() == [completed]
