"""The folder of an earlier run, as `--against` names it: what its summary.json recorded, or why it cannot be used."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from ladder.config.problems import Problem, UserProblems, closest, quoted
from ladder.model.earlier_run import EarlierRun
from ladder.model.plan import Plan

RECORD = "summary.json"
_GROUPS = ("agency", "period", "grades", "roles", "entry_role", "seats", "scenarios")
_MOST_BYTES = 50_000_000
_AGAIN = "run the earlier config once more into another folder and name that one"


def read_earlier_run(folder: Path, plan: Plan) -> EarlierRun:
    """What the run in `folder` recorded of the same agency's plan. Nothing in the folder is changed.

    Raises UserProblems where there is no such run, its record is damaged or not ours, or it is another agency's.
    """
    path = folder / RECORD
    data = _data(folder, path)
    try:
        earlier = EarlierRun.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "everything"
        reason = "is missing" if first["type"] == "missing" else "is not what the tool writes there"
        message = f"this is no summary of a run of ladder plan: {quoted(field)} {reason}; {_AGAIN}"
        _refuse(path, message)
    if field := _no_group(earlier):
        _refuse(path, f"this record is damaged: {quoted(field)} is not what the tool writes there; {_AGAIN}")
    there, here = earlier.agency, plan.agency
    if (there.name, there.state) != (here.name, here.state):
        message = (
            f"the run in this folder is of {quoted(there.name)} ({there.state}), this config of {quoted(here.name)} "
            f"({here.state}); name a folder of this agency's own runs, or set two configs side by side with ladder "
            "compare. If the agency changed its name, run the earlier config under the new one first"
        )
        _refuse(path, message, "agency.name")
    return earlier


def _no_group(earlier: EarlierRun) -> str:
    """A section of the recorded config that is no group of fields, as it is in every config that was run."""
    config = earlier.inputs.config if earlier.inputs else {}
    wrong = (name for name in _GROUPS if name in config and not isinstance(config[name], dict))
    return next((f"inputs.config.{name}" for name in wrong), "")


def _data(folder: Path, path: Path) -> Any:
    """The record as plain data; numbers that are not whole are Decimal."""
    content = _content(folder, path)
    try:
        return json.loads(content.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        lines = error.doc.split("\n")
        problem = Problem(
            file=str(path),
            line=error.lineno,
            column=error.colno,
            message=f"this record is damaged: it cannot be read on from here; {_AGAIN}",
            excerpt=lines[error.lineno - 1] if error.lineno <= len(lines) else "",
        )
        raise UserProblems([problem]) from None
    except (ValueError, RecursionError):
        _refuse(path, f"this record is damaged: it is not JSON as the tool writes it; {_AGAIN}")


def _content(folder: Path, path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        _refuse(folder, _nothing_there(folder))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        _refuse(path, f"the record of that run cannot be read: {reason.lower()}")
    if len(content) > _MOST_BYTES:
        _refuse(path, f"this is too large to be the record of a run; {_AGAIN}")
    return content


def _nothing_there(folder: Path) -> str:
    """Why no record was found, and what to name instead."""
    if folder.is_file():
        return (
            f"this is a file; --against takes the folder of an earlier run, such as {quoted(folder.parent)}"
        )
    if folder.is_dir():
        return f"there is no {RECORD} in this folder; --against takes a folder that ladder plan wrote"
    try:
        near = closest(folder.name, sorted(entry.name for entry in folder.parent.iterdir() if entry.is_dir()))
    except OSError:
        near = None
    meant = f"did you mean {quoted(folder.with_name(near))}?" if near else "check its name"
    return f"there is no such folder; --against takes the folder of an earlier run; {meant}"


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _refuse(path: Path, message: str, where: str = "") -> NoReturn:
    raise UserProblems([Problem(file=str(path), where=where, message=message)])
