"""YAML text into plain data, with the place in the text of every name and value.

The YAML is version 1.2's core set, so that a settings file means what it seems to mean: only `true` and
`false` are booleans; `NO`, `12:30`, `2026-07` and `01234` stay text; a number keeps every digit as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any, NamedTuple

import yaml

from ladder.config.comma_numbers import number_with_commas
from ladder.config.problems import Problem, UserProblems, closest, quoted
from ladder.config.syntax import NEVER, TAG, first_hidden_character, syntax_problem

Path = tuple[str | int, ...]
"""Where a value stands in the data: names of fields and positions in lists, from 0."""

_LOADER = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # the compiled one, where PyYAML has it, is five times as fast
_MOST_BYTES = 4_000_000
_MOST_VALUES = 200_000  # a few aliases of aliases can stand for a billion values
_DEEPEST = 50
_MOST_DIGITS = 15  # before the point, and as many after it

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_TRUE = frozenset(("true", "True", "TRUE"))
_FALSE = frozenset(("false", "False", "FALSE"))
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE](?P<power>[-+]?[0-9]+))?")
_ANCHOR = re.compile(r"&\S+\s+")


class Mark(NamedTuple):
    """A place in the text: line and column from 1, and how many characters of that line it takes."""

    line: int
    column: int
    length: int


@dataclass(frozen=True)
class Document:
    """A settings file as plain data, and where in the file each part of it stands.

    `data` is made of dict, list, str, bool, None, int and, for every other number, Decimal. `key_marks` has
    the place of each field's name, `value_marks` of each value. `origins` says, for a part that a scenario
    changed, under which path the file has it. `elsewhere` has, for a part that another file gives, the place in
    that file, as a problem with no message yet.
    """

    name: str
    lines: tuple[str, ...]
    data: Any
    key_marks: Mapping[Path, Mark]
    value_marks: Mapping[Path, Mark]
    origins: Mapping[Path, Path] = field(default_factory=dict)
    elsewhere: Mapping[Path, Problem] = field(default_factory=dict)

    def written(self, path: Path) -> str:
        """The value at `path` as typed, quotes and all, or its first line; of a repeat (`*name`), what it repeats."""
        mark = self.value_marks[path]
        typed = self.lines[mark.line - 1][mark.column - 1 : mark.column - 1 + mark.length]
        if typed.startswith("*"):
            return str(value_at(self.data, path))
        return _ANCHOR.sub("", typed, count=1)


ABSENT: Any = object()
"""What `value_at` gives where there is nothing, not even a null."""


def value_at(data: Any, path: Path) -> Any:
    """The value at `path` in plain data, or ABSENT."""
    for part in path:
        held = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
        if part not in held:
            return ABSENT
        data = data[part]
    return data


@dataclass
class _Reading:
    """What is gathered while one text is read."""

    name: str
    lines: tuple[str, ...]
    events: list[yaml.Event]
    anchors: dict[str, int] = field(default_factory=dict)  # where in `events` each anchored value starts
    key_marks: dict[Path, Mark] = field(default_factory=dict)
    value_marks: dict[Path, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    values: int = 0
    repeat: Mark | None = None  # where a value that is repeated (*name) is repeated, while it is read there


def read_file(path: FilePath) -> Document:
    """Read a file. Raises UserProblems where there is no readable YAML in it."""
    name = str(path)
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise _refused(name, f"there is no such file{_similar_file(path)}") from None
    except (IsADirectoryError, PermissionError):  # Windows says the second of a folder too
        folder = "this is a folder; name a file in it"
        message = folder if path.is_dir() else "this file cannot be opened; ask for permission to read it"
        raise _refused(name, message) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _refused(name, f"this file cannot be read: {reason.lower()}") from None
    return read_bytes(content, name)


def read_bytes(content: bytes, name: str) -> Document:
    """Read what a file or standard input holds. Raises UserProblems where it is no readable YAML."""
    if len(content) > _MOST_BYTES:
        raise _refused(
            name, f"this file is too large: at most {_MOST_BYTES // 1_000_000} million bytes are read"
        )
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refused(
            name, "this file is saved as UTF-16; save it as UTF-8 (in Notepad: Save as, Encoding, UTF-8)"
        )
    if b"\0" in content:
        raise _refused(
            name, "this is not a text file; a settings file is plain text, not a workbook or a document"
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _lines(error.object[: error.start].decode())  # the object is without the byte order mark
        problem = Problem(
            file=name,
            line=len(before),
            column=len(before[-1]) + 1,
            message="this character is not saved as UTF-8; save the file as UTF-8",
            excerpt=_lines(content.decode("utf-8-sig", "replace"))[len(before) - 1],
        )
        raise UserProblems([problem]) from None
    return read_document(text, name)


def read_document(text: str, name: str) -> Document:
    """Read YAML text; `name` is what problems call it. Raises UserProblems."""
    lines = _lines(text.removeprefix("\ufeff"))
    hidden = first_hidden_character(name, lines)
    if hidden:
        raise UserProblems([hidden])
    reading = _Reading(name, lines, [])
    try:
        _read_events(reading)
    except yaml.MarkedYAMLError as error:
        raise UserProblems([*reading.problems, syntax_problem(error, name, lines)]) from None
    if reading.problems:
        raise UserProblems(reading.problems)
    data = _build(reading, 0, ())[0] if reading.events else None
    if reading.problems:
        raise UserProblems(reading.problems)
    if data is None:
        raise _refused(name, 'this file is empty; write the settings in it, one "name: value" on a line')
    if not isinstance(data, dict):
        kind = "a list" if isinstance(data, list) else "a single value"
        message = f'a settings file is made of fields, each on a line as "name: value"; this is {kind}'
        raise UserProblems([_problem(reading, reading.value_marks[()], message)])
    return Document(name, lines, data, reading.key_marks, reading.value_marks)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _read_events(reading: _Reading) -> None:
    """Fill `events` with the one document's values, and refuse what a settings file has no use for."""
    open_anchors: list[str | None] = []  # of the lists and groups that are not yet closed
    documents = 0
    for event in yaml.parse("\n".join(reading.lines), Loader=_LOADER):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                message = 'a second document starts here; keep one in a file, and take out the "---"'
                reading.problems.append(_problem(reading, _mark(reading, event), message))
                return
        elif isinstance(event, yaml.NodeEvent):
            _read_node(reading, event, open_anchors)
        elif isinstance(event, yaml.CollectionEndEvent):
            open_anchors.pop()
            reading.events.append(event)


def _read_node(reading: _Reading, event: yaml.NodeEvent, open_anchors: list[str | None]) -> None:
    mark = _mark(reading, event)
    refusal = _refusal(event, reading.anchors, open_anchors)
    if refusal:
        reading.problems.append(_problem(reading, mark, refusal))
    if event.anchor and not isinstance(event, yaml.AliasEvent):
        reading.anchors[event.anchor] = len(reading.events)
    if isinstance(event, yaml.CollectionStartEvent):
        open_anchors.append(event.anchor)
    reading.events.append(event)
    _limit(reading, mark, len(reading.events), len(open_anchors))


def _refusal(event: yaml.NodeEvent, anchors: dict[str, int], open_anchors: list[str | None]) -> str | None:
    """Why this tag, anchor or alias is not taken, if it is not."""
    if isinstance(event, yaml.AliasEvent):
        alias = quoted(f"*{event.anchor}")
        if event.anchor in open_anchors:
            return f"{alias} stands inside the value it repeats; write the value out"
        if event.anchor not in anchors:
            return f"{alias} repeats nothing that stands above; put it in quotes if it is text"
    elif event.anchor in anchors:
        return f"{quoted('&' + event.anchor)} is given to two values; use another name"
    elif getattr(event, "tag", None) is not None:
        return TAG
    return None


def _build(reading: _Reading, index: int, path: Path) -> tuple[Any, int]:
    """The value that starts at event `index`, and the index after it."""
    event = reading.events[index]
    mark = reading.value_marks[path] = _mark(reading, event)
    reading.values += 1
    _limit(reading, mark, reading.values, len(path))
    if isinstance(event, yaml.AliasEvent):
        return _repeated(reading, event, mark, path), index + 1
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(reading, event, mark), index + 1
    return (_list if isinstance(event, yaml.SequenceStartEvent) else _group)(reading, index + 1, path)


def _repeated(reading: _Reading, event: yaml.AliasEvent, mark: Mark, path: Path) -> Any:
    """The value that an alias repeats, each part of it placed at the alias; its problems are told where it stands."""
    before, told = reading.repeat, len(reading.problems)
    reading.repeat = before or mark
    value, _ = _build(reading, reading.anchors[str(event.anchor)], path)
    reading.repeat = before
    del reading.problems[told:]
    return value


def _list(reading: _Reading, index: int, path: Path) -> tuple[list[Any], int]:
    items: list[Any] = []
    while not isinstance(reading.events[index], yaml.SequenceEndEvent):
        item, index = _build(reading, index, (*path, len(items)))
        items.append(item)
    return items, index + 1


def _group(reading: _Reading, index: int, path: Path) -> tuple[dict[str, Any], int]:
    fields: dict[str, Any] = {}
    while not isinstance(reading.events[index], yaml.MappingEndEvent):
        event = reading.events[index]
        mark = _mark(reading, event)
        name = event.value if isinstance(event, yaml.ScalarEvent) else ""
        refusal = _name_refusal(event)
        problem = _comma_number(reading, event, reading.events[index + 1], (*path, *list(fields)[-1:]))
        if name in fields:
            first = reading.key_marks[(*path, name)].line
            refusal = f"this field is given twice, first on line {first}; keep one of the two"
        if refusal and not problem:
            problem = _problem(reading, mark, refusal, (*path, name) if name else path)
        if problem:
            reading.problems.append(problem)
            index = _after(reading, _after(reading, index))
            continue
        reading.key_marks[(*path, name)] = mark
        fields[name], index = _build(reading, index + 1, (*path, name))
    return fields, index + 1


def _comma_number(reading: _Reading, name: yaml.Event, value: yaml.Event, path: Path) -> Problem | None:
    """The number with commas that this field, a part of it and nothing in it, was meant to end."""
    if not (isinstance(name, yaml.ScalarEvent) and isinstance(value, yaml.ScalarEvent)) or value.value:
        return None
    mark = _mark(reading, name)
    found = number_with_commas(reading.lines[mark.line - 1], mark.column - 1)
    return _problem(reading, Mark(mark.line, *found.place), found.message, path) if found else None


def _name_refusal(event: yaml.Event) -> str | None:
    """Why this cannot be the name of a field, if it cannot."""
    if not isinstance(event, yaml.ScalarEvent):
        return 'the name of a field is plain text; a value that starts with "{", "[" or "*" needs quotes'
    if event.value == "<<":
        return 'the merge key "<<" is not used here; write the fields out'
    if not event.value.strip():
        return 'there is no name before this ":"'
    if not event.value.isprintable():
        return "a hidden character stands in this name; type the name anew"
    return None


def _after(reading: _Reading, index: int) -> int:
    """The index after the value that starts at event `index`."""
    depth = 0
    while True:
        event = reading.events[index]
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        index += 1
        if depth == 0:
            return index


def _scalar(reading: _Reading, event: yaml.ScalarEvent, mark: Mark) -> Any:
    """Text, or what an unquoted word stands for."""
    text: str = event.value
    if event.style:  # quoted, or a block of text
        if NEVER.search(text.replace("\r", "")):
            reading.problems.append(
                _problem(reading, mark, "a control code stands in this text; take it out")
            )
        return text
    if text in _NULL:
        return None
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    number = _NUMBER.fullmatch(text) if text[0] in "+-.0123456789" else None
    if not number:
        return text
    if len(text) <= 2 * _MOST_DIGITS + 2 and len(number["power"] or "") <= 3:
        amount = Decimal(text)
        # A zero has no size, whatever power of ten is written behind it.
        if not amount or -_MOST_DIGITS <= amount.adjusted() < _MOST_DIGITS:
            return int(text) if _WHOLE.fullmatch(text) else amount if amount else Decimal(0)
    message = f"this number has more than {_MOST_DIGITS} digits; if it is a name or a code, put it in quotes"
    reading.problems.append(_problem(reading, mark, message))
    return None


def _mark(reading: _Reading, event: Any) -> Mark:
    """The place of a value: of a list or group its first character, of a text what its first line has."""
    if reading.repeat:
        return reading.repeat
    start, end = event.start_mark, event.end_mark
    row = min(start.line, len(reading.lines) - 1)
    length = 1
    if not isinstance(event, yaml.CollectionStartEvent):
        last = end.column if end.line == start.line else len(reading.lines[row].rstrip())
        length = max(1, last - start.column)
    return Mark(row + 1, start.column + 1, length)


def _problem(reading: _Reading, mark: Mark, message: str, path: Path = ()) -> Problem:
    return Problem(
        file=reading.name,
        line=mark.line,
        column=mark.column,
        length=mark.length,
        where=dotted(path),
        message=message,
        excerpt=reading.lines[mark.line - 1],
    )


def dotted(path: Path) -> str:
    """A path as messages show it, `seats.evening.hours`; positions in lists count from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)


def _limit(reading: _Reading, mark: Mark, values: int, levels: int) -> None:
    """Stop at a text that is meant to exhaust the machine, or is no settings file."""
    if values > _MOST_VALUES:
        message = f"this file has more than {_MOST_VALUES:,} values; use fewer repeats (*name) of repeats"
        raise UserProblems([_problem(reading, mark, message)])
    if levels > _DEEPEST:
        message = f"this is more than {_DEEPEST} levels deep; look for a bracket or an indentation too many"
        raise UserProblems([_problem(reading, mark, message)])


def _refused(name: str, message: str) -> UserProblems:
    return UserProblems([Problem(file=name, message=message)])


def _similar_file(path: FilePath) -> str:
    """The end of a message about a missing file: a file beside it with nearly that name, if there is one."""

    def names() -> Iterator[str]:
        for entry in sorted(path.parent.iterdir())[:1000]:
            yield entry.name

    try:
        near = closest(path.name, names())
    except OSError:
        near = None
    return f'; did you mean "{path.with_name(near)}"?' if near else "; check its name and folder"
