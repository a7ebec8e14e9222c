"""Output that cannot be printed, and output that nobody reads to the end: one line or none, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")
PERSON = "first_month: 2026-01\nmonths: 3\nssi: {}\n"
COMMANDS = (
    ("--version",),
    ("--help",),
    ("rules",),
    ("rules", "--json"),
    ("benefits", "-"),
    ("benefits", "-", "--json"),
)


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_full_disk_is_one_line_and_exit_code_3(arguments: tuple[str, ...]) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ladder", *arguments],
            input=PERSON.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (3, b"the output cannot be written: the disk is full\n")
