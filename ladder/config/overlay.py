"""A scenario: a document with a set of changes laid over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ladder.config.problems import Problem, UserProblems, quoted, remedy
from ladder.config.source import ABSENT, Document, Mark, Path, dotted, value_at
from ladder.config.validate import problem_at


@dataclass
class _Merging:
    """The changed document in the making. `changes_at` is where the changes stand in `document`."""

    document: Document
    changes_at: Path
    key_marks: dict[Path, Mark]
    value_marks: dict[Path, Mark]
    origins: dict[Path, Path]
    problems: list[Problem]


def overlay(document: Document, changes_at: Path) -> Document:
    """The document with the group of changes at `changes_at` merged over it.

    Groups merge field by field; a list or a single value replaces what was there; null takes a field out.
    Every part keeps the mark of the line it came from, and a field taken out that of the line that did it.
    Raises UserProblems where a change takes out what is not there, gives fields to what has none, or changes
    the section that the changes stand in.
    """
    changes = value_at(document.data, changes_at)
    if changes is ABSENT or changes is None:
        return document
    if not isinstance(changes, dict):
        message = 'the changes are a group of fields (indented lines, each "name: value")'
        raise UserProblems([problem_at(document, changes_at, message)])
    merging = _Merging(
        document, changes_at, dict(document.key_marks), dict(document.value_marks), dict(document.origins), []
    )
    section = changes_at[0]
    if section in changes:
        message = f"a scenario cannot change {quoted(section)}; change the scenario itself"
        merging.problems.append(problem_at(document, (*changes_at, section), message, on_key=True))
        changes = {name: change for name, change in changes.items() if name != section}
    data = _merged(merging, document.data, changes, ())
    if merging.problems:
        raise UserProblems(merging.problems)
    return replace(
        document,
        data=data,
        key_marks=merging.key_marks,
        value_marks=merging.value_marks,
        origins=merging.origins,
    )


def added_by_changes(
    problems: Iterable[Problem], baseline: Iterable[Problem], changes_at: Path
) -> list[Problem]:
    """The problems that a changed document has and the baseline has not.

    One that is placed on a line outside the changes says that it appears with them.
    """
    known = frozenset(baseline)
    scenario = dotted(changes_at)
    return [
        problem
        if problem.where == scenario or problem.where.startswith(scenario + ".")
        else replace(problem, message=f"{problem.message} (once {scenario} is applied)")
        for problem in problems
        if problem not in known
    ]


def _merged(merging: _Merging, base: dict[str, Any], changes: dict[str, Any], path: Path) -> dict[str, Any]:
    """The base's fields with the changes to them; `path` is where the base stands."""
    result = dict(base)
    for name, change in changes.items():
        at = (*path, name)
        old = result.get(name, ABSENT)
        if change is None:
            if old is ABSENT:
                _refuse(
                    merging, at, f"there is no {quoted(name)} to take out{remedy(name, base, 'names here')}"
                )
            _forget(merging, at, old)
            _note_key(merging, at)
            result.pop(name, None)
        elif isinstance(change, dict) and isinstance(old, dict):
            result[name] = _merged(merging, old, change, at)
        elif isinstance(change, dict) and old is not ABSENT and old is not None:
            kind = (
                "is a list; write the whole new list"
                if isinstance(old, list)
                else "has no fields; write its new value"
            )
            _refuse(merging, at, f"{quoted(name)} {kind}")
        else:
            _forget(merging, at, old)
            _note_key(merging, at)
            result[name] = _added(merging, change, at)
    return result


def _added(merging: _Merging, change: Any, at: Path) -> Any:
    """A change that replaces what was there, or adds to it, with the marks of its own lines."""
    if isinstance(change, dict):
        merging.value_marks[at] = merging.document.value_marks[merging.changes_at + at]
        return _merged(merging, {}, change, at)
    for part in _parts(change, at):
        source = merging.changes_at + part
        merging.value_marks[part] = merging.document.value_marks[source]
        if source in merging.document.key_marks:
            _note_key(merging, part)
        merging.origins[part] = source
    return change


def _note_key(merging: _Merging, at: Path) -> None:
    source = merging.changes_at + at
    merging.key_marks[at] = merging.document.key_marks[source]
    merging.origins[at] = source


def _forget(merging: _Merging, at: Path, old: Any) -> None:
    for part in _parts(old, at) if old is not ABSENT else ():
        for marks in (merging.key_marks, merging.value_marks):
            marks.pop(part, None)
        merging.origins.pop(part, None)


def _refuse(merging: _Merging, at: Path, message: str) -> None:
    merging.problems.append(problem_at(merging.document, merging.changes_at + at, message, on_key=True))


def _parts(data: Any, at: Path) -> Iterator[Path]:
    """The paths of a value and of everything in it."""
    yield at
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _parts(value, (*at, name))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _parts(value, (*at, index))
