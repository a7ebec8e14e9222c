"""One file that the user named: whole, or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from ladder.reports.atomic import OutputError


def write_file(path: Path, content: bytes, option: str) -> None:
    """Write a file, over an older one. Raises OutputError, naming the option by which another may be chosen."""
    work = path.with_name(f".new-{path.name}")
    try:
        work.write_bytes(content)
        os.replace(work, path)
    except OSError as error:
        with suppress(OSError):
            work.unlink()
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{path} cannot be written: {reason}; choose another file with {option}") from error
