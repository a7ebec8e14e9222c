"""Which inputs of two configs differ: field by field as they are written, and the files they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any

from ladder.config.inputs import files_named, without_remarks
from ladder.config.load import load_plans
from ladder.config.problems import Problem, UserProblems
from ladder.config.source import ABSENT, Document, Path, dotted, read_file
from ladder.model.plan_set import PlanSet

LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two configs give differently, or a group that only one of them has."""

    field: str
    a: str
    b: str


def load_both(a: FilePath, b: FilePath) -> tuple[PlanSet, PlanSet]:
    """Both configs. Raises UserProblems with the problems of both."""
    loaded: list[PlanSet] = []
    problems: list[Problem] = []
    for path in dict.fromkeys((a, b)):
        try:
            loaded.append(load_plans(path))
        except UserProblems as found:
            problems += found.problems
    if problems:
        raise UserProblems(problems)
    return loaded[0], loaded[-1]


def differing_inputs(a: FilePath, b: FilePath) -> tuple[Difference, ...]:
    """What differs between two configs without problems, in the order of the first."""
    first, second = read_file(a), read_file(b)
    inputs = [without_remarks(document.data) for document in (first, second)]
    found = [
        Difference(dotted(path), as_text(one), as_text(two)) for path, one, two in differing((), *inputs)
    ]
    return (*found, *_differing_files(first, a.parent, second, b.parent))


def differing(path: Path, a: Any, b: Any) -> Iterator[tuple[Path, Any, Any]]:
    """The places below `path` where two values differ. What only one has comes as a whole."""
    if isinstance(a, dict) and isinstance(b, dict):
        for name in dict.fromkeys((*a, *b)):
            yield from differing((*path, name), a.get(name, ABSENT), b.get(name, ABSENT))
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for index, (one, two) in enumerate(zip(a, b, strict=True)):
            yield from differing((*path, index), one, two)
    elif _meant(a) != _meant(b):
        yield path, a, b


def _meant(value: Any) -> Any:
    """What a value comes to: 3.0% is 3%."""
    if isinstance(value, str) and value.endswith("%"):
        try:
            return Decimal(value[:-1].strip()), "%"
        except ArithmeticError:
            return value
    return value


def as_text(value: Any) -> str:
    """A value on one line, as it might be written."""
    if value is ABSENT:
        return LEFT_OUT
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {as_text(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(as_text(each) for each in value) + "]"
    return str(value)


def _differing_files(
    first: Document, in_first: FilePath, second: Document, in_second: FilePath
) -> Iterator[Difference]:
    """Files that both configs name alike and that hold something else."""
    named = dict(files_named(second.data))
    for path, name in files_named(first.data):
        one, two = in_first / name, in_second / name
        if named.get(path) == name and one.read_bytes() != two.read_bytes():
            yield Difference(dotted(path), str(one), f"{two}, which holds something else")
