"""A config's inputs as plain data: what a run records of them, and plans made from such a record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any

from ladder.config.source import Document, Path, dotted
from ladder.model.inputs import Inputs

_NOT_INPUTS = ("assumptions", "sources", "owners")  # what is said of the inputs


def without_remarks(data: Mapping[str, Any]) -> dict[str, Any]:
    """A config's data without what is only said of it."""
    return {name: value for name, value in data.items() if name not in _NOT_INPUTS}


def inputs_of(document: Document, folder: FilePath) -> Inputs:
    """The inputs of a config without problems, its files as seen from `folder`; numbers as a record holds them."""
    text = json.dumps(without_remarks(document.data), default=float)
    files = {
        dotted(path): hashlib.sha256((folder / name).read_bytes()).hexdigest()[:12]
        for path, name in files_named(document.data)
    }
    return Inputs(json.loads(text, parse_float=Decimal), files)


def files_named(data: Any) -> Iterator[tuple[Path, str]]:
    """The files that a config names: its roster and its surveys."""
    if data.get("roster"):
        yield ("roster", "file"), data["roster"]["file"]
    for index, survey in enumerate((data.get("market") or {}).get("surveys") or ()):
        yield ("market", "surveys", index, "file"), survey["file"]
