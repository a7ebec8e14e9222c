"""What a computer with Windows and Excel does to files, paths and the console: a message, never a traceback."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from command_line import Command, contents, process
from small_configs import MENTORS, SMALL, changed, write

from ladder.config.load import load_plans

PERSON = "first_month: 2026-01\nmonths: 3\nssi: {}\n"
LETTERS = changed(
    ("name: A Center", "name: Café Ωμέγα ✓ 😀"), ("title: Peer", "title: Peer ≥ 1 漢字"), text=SMALL + MENTORS
)
COMMANDS = (
    ("--help",),
    ("check", "plan.yaml"),
    ("check", "broken.yaml"),
    ("check", "plan.yaml", "--json"),
    ("compare", "plan.yaml", "plan.yaml"),
    ("describe", "plan.yaml", "--out", "out"),
    ("benefits", "person.yaml"),
    ("rules", "--state", "NY"),
    ("init", "café ≥.yaml"),
    ("schema",),
    ("schema", "--markdown"),
)
PLAN = ("plan", "plan.yaml", "--out", "out")  # slow, and its screen is like that of `compare`: once is enough
RUN = """
import sys
from ladder.__main__ import main
from ladder.reports import charts
charts.DOTS_PER_INCH = 20
for arguments in COMMANDS:
    sys.argv = ["ladder", *arguments]
    try:
        main()
    except SystemExit as stop:
        if stop.code not in (None, 0, 1) or (stop.code == 1) != ("broken.yaml" in arguments):
            raise
"""


@pytest.mark.parametrize(("encoding", "commands"), [("cp1252", (*COMMANDS, PLAN)), ("ascii", COMMANDS)])
def test_no_command_stops_at_a_letter_the_console_lacks(
    tmp_path: Path, encoding: str, commands: tuple[tuple[str, ...], ...]
) -> None:
    write(tmp_path, LETTERS)
    write(tmp_path, LETTERS.replace("hours: 20", "ωρες: 20"), "broken.yaml")
    write(tmp_path, PERSON, "person.yaml")
    start = ("-c", RUN.replace("COMMANDS", repr(commands)))
    run = process(cwd=tmp_path, start=start, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    out, err = run.communicate(timeout=120)
    assert run.returncode == 0, err.decode(errors="replace")
    assert b"Traceback" not in err
    assert b"broken.yaml:10:" in err
    assert b"Caf" in out


def test_the_command_that_proves_it_can_fail(tmp_path: Path) -> None:
    run = process(cwd=tmp_path, start=("-c", "print('Ω')"), PYTHONIOENCODING="cp1252")
    assert b"UnicodeEncodeError" in run.communicate(timeout=30)[1]


# A file that Excel has open.


def test_an_output_open_in_excel_is_3_and_leaves_the_folder_as_it_was(
    cli: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = write(tmp_path, SMALL)
    assert cli("plan", config, "--out", "out").code == 0
    before = contents(tmp_path / "out")
    write(tmp_path, changed(("hours: 20", "hours: 30")))
    real = os.replace

    def refused(
        source: str | Path, target: str | Path
    ) -> None:  # as Windows does while a program has the file open
        if Path(target).name == "plan.xlsx":
            raise PermissionError(13, "The process cannot access the file", str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", refused)
    found = cli("plan", config, "--out", "out")
    assert (found.code, found.out) == (3, "")
    assert "plan.xlsx is open in another program; close it or choose another folder with --out" in found.err
    assert contents(tmp_path / "out") == before


def test_a_roster_open_in_excel_is_1_and_says_what_to_do(
    cli: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "role,rate,hours,hire month\npeer,16.50,20,2024-03\n", "staff.csv")
    config = write(tmp_path, SMALL + "roster: {file: staff.csv, as_of: 2026-11}\n")
    assert cli("check", config).code == 0
    opened = Path.open

    def refused(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name == "staff.csv":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refused)
    found = cli("check", config)
    assert (found.code, found.out) == (1, "")
    assert "staff.csv" in found.err
    assert "close it" in found.err


# How Windows writes and names files.


@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_windows_line_ends_and_byte_order_mark_change_nothing(tmp_path: Path, start: str) -> None:
    plain = load_plans(write(tmp_path, SMALL + MENTORS)).scenarios
    path = tmp_path / "windows.yaml"
    path.write_bytes((start + (SMALL + MENTORS).replace("\n", "\r\n")).encode())
    assert load_plans(path).scenarios == plain


def test_a_path_with_blanks_and_letters_of_other_alphabets(cli: Command, tmp_path: Path) -> None:
    folder = tmp_path / "Équipe de soutien (été) 漢字"
    folder.mkdir()
    found = cli("plan", write(folder, SMALL, "notre équipe.yaml"), "--out", folder / "à lire")
    assert (found.code, found.err) == (0, "")
    assert (folder / "à lire" / "plan.xlsx").is_file()


def test_a_path_too_long_for_excel_is_warned_of(cli: Command, tmp_path: Path) -> None:
    folder = tmp_path
    while len(str(folder)) < 190:
        folder = folder / "a folder with a long name"
    found = cli("plan", write(tmp_path, SMALL), "--out", folder)
    assert found.code == 0
    assert (folder / "plan.xlsx").is_file()
    assert "over 200 characters Excel" in found.err
    assert "choose a shorter folder with --out" in found.err

    assert "characters" not in cli("plan", write(tmp_path, SMALL), "--out", "out").err


def test_a_path_too_long_for_the_system_is_3(cli: Command, tmp_path: Path) -> None:
    found = cli("plan", write(tmp_path, SMALL), "--out", "x" * 300)
    assert (found.code, found.out) == (3, "")
    assert "the path is too long" in found.err
