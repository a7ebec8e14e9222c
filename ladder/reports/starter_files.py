"""The files that `ladder init` writes, and what it says of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ladder.config.json_schema import SCHEMA_FILE, config_schema
from ladder.config.starter_config import TEMPLATES, files_beside, starter_config
from ladder.reports.atomic import OutputError
from ladder.reports.one_file import write_file


def starter_files(config: Path, template: str) -> dict[Path, bytes]:
    """The config, its JSON Schema and the files that the template names, by their paths. The config is the last."""
    texts = {
        SCHEMA_FILE: json.dumps(config_schema(), indent=2) + "\n",
        **files_beside(template),
        config.name: starter_config(template),
    }
    return {config.with_name(name): text.encode() for name, text in texts.items()}


def write_starter(files: Mapping[Path, bytes], replace: bool) -> None:
    """Write the files; what is there already and the same stays, and what differs only `replace` writes over.

    Raises OutputError, and writes none of them, where a file is in the way or one cannot be written.
    """
    in_the_way = [path for path, content in files.items() if path.exists() and not _holds(path, content)]
    if in_the_way and not replace:
        listed = " and ".join(str(path) for path in in_the_way)
        verb = "is there already; it stays" if len(in_the_way) == 1 else "are there already; they stay"
        raise OutputError(
            f"{listed} {verb} as before, and nothing was written. "
            "Name another file or folder, or write over with --force"
        )
    folder = next(iter(files)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"the folder {folder} cannot be made: {reason}; name another one") from error
    written: list[Path] = []
    try:
        for path, content in files.items():
            if not _holds(path, content):
                new = not path.exists()
                write_file(path, content, "`ladder init FILE`")
                written += [path] * new
    except OutputError:
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise


def starter_screen(files: Mapping[Path, bytes], template: str) -> str:
    """Which files there are now, and what to do next."""
    schema, *beside, config = files
    lines = [
        f"{config}: a plan to start from ({TEMPLATES[template]}). Its comments say what to put in.",
        *(f"{path}: the staff that the plan names, one row a person and no names" for path in beside),
        f"{schema}: with it an editor such as VS Code (YAML extension) completes and explains every field",
        "",
        "Next: put your own figures in, then run",
        f"  ladder check {_typed(config)}",
        f"  ladder plan {_typed(config)}",
        f"  ladder describe {_typed(config)}",
    ]
    return "\n".join(lines)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _typed(path: Path) -> str:
    """The path as it is typed after a command."""
    return f'"{path}"' if " " in str(path) else str(path)
