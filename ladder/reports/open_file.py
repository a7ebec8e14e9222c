"""A file opened with the program that the system has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_SECONDS = 10  # an opener hands the file over and ends; one that goes on is the program itself


def open_file(path: Path) -> str | None:
    """Open a file as a double click would. Comes back with the reason where it cannot, None where it did."""
    try:
        if sys.platform == "win32":
            os.startfile(path)
            return None
        opener = _opener()
        if opener is None:
            return "this system has no screen or no program to open files with"
        quiet = subprocess.DEVNULL
        started = subprocess.Popen(
            [opener, str(path.resolve())], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
        try:
            code = started.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            return None
        return f"{Path(opener).name} ended with code {code}" if code else None
    except OSError as error:
        return (error.strerror or str(error)).lower()


def _opener() -> str | None:
    """The command that opens files: on a Mac `open`, elsewhere `xdg-open` where there is a screen."""
    if sys.platform == "darwin":
        return shutil.which("open")
    # Without a screen xdg-open may start a text browser in the terminal.
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return shutil.which("xdg-open") if has_screen else None
