"""A document against a pydantic model: the model's instance, or every problem with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from ladder.config.findings import Finding, check, field_names, misreadings
from ladder.config.problems import Problem, in_file_order
from ladder.config.source import ABSENT, Document, Mark, Path, dotted, value_at

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Parts:
    """What of a document is valid, though other parts of it are not.

    `values` has the model's top-level fields by name. Of a field that holds entries (a mapping or a list) the
    entries with problems are left out, and the field stays; any other field with a problem is missing.
    `entries` has, for every field that holds entries, those that are valid, each with its path in the file.
    `left_out` has the path of everything left out.
    """

    values: Mapping[str, Any]
    entries: Mapping[str, tuple[tuple[Path, Any], ...]]
    left_out: frozenset[Path]
    whole: Any  # the model's instance; None where anything has a problem


def validate(document: Document, model: type[M], at: Path = ()) -> tuple[M | None, list[Problem]]:
    """The part of the document at `at` as a `model`, or None and every problem in it, in file order."""
    instance, findings = check(document, model, at)
    if findings and not at:
        return None, validate_parts(document, model)[1]  # a second look, at the parts, may find more
    return instance, _problems(document, findings)


def validate_parts(document: Document, model: type[BaseModel]) -> tuple[Parts, list[Problem]]:
    """The fields and entries of the document that are valid by themselves, and every problem in the others.

    Checks that need several fields, such as a role in an unknown grade, can run on what is valid. Whether a
    name exists at all, `entry_names` tells: an entry with a problem of its own exists.
    """
    instance, findings = check(document, model, ())
    while True:
        left_out = frozenset(_unit(model, finding.path) for finding in findings if finding.path)
        if instance is not None:
            values = {name: getattr(instance, name) for name in model.model_fields}
        else:
            values = dict(_valid_fields(document, model, left_out))
        units = {name: _units(document, model, name, value, left_out) for name, value in values.items()}
        misread = [  # of the whole, `check` has told already
            finding
            for found in (units.values() if instance is None else ())
            for path, raw, value in found
            for finding in misreadings(document, raw, value, path)
        ]
        if not misread:
            entries = {
                name: tuple((path, value) for path, _raw, value in units.get(name, ()) if len(path) > 1)
                for name in model.model_fields
                if _holds_entries(model, name)
            }
            return Parts(values, entries, left_out, instance), _problems(document, findings)
        findings = [*findings, *misread]


def entry_names(document: Document, path: Path) -> tuple[str, ...] | None:
    """The names written in the group at `path`, in problem or not; None where there is no group."""
    group = value_at(document.data, path)
    return tuple(group) if isinstance(group, dict) else None


def problem_at(document: Document, path: Path, message: str, on_key: bool = False) -> Problem:
    """A problem with the value at `path` (or with its name), placed at the nearest part that the file has."""
    there = _elsewhere(document, path)
    if there is not None:
        return replace(there, message=message)
    mark, line = _place(document, path, on_key)
    return Problem(
        file=document.name,
        line=mark.line,
        column=mark.column,
        length=mark.length,
        where=dotted(_origin(document, path)),
        message=message,
        excerpt=line,
    )


def _elsewhere(document: Document, path: Path) -> Problem | None:
    """Where another file has the part at `path`, unless the config itself gives it or a part nearer to it."""
    for length in range(len(path), 0, -1):
        if path[:length] in document.elsewhere:
            return document.elsewhere[path[:length]]
        if path[:length] in document.value_marks or path[:length] in document.key_marks:
            return None
    return None


def _place(document: Document, path: Path, on_key: bool) -> tuple[Mark, str]:
    known = path
    while known and known not in document.value_marks and known not in document.key_marks:
        known = known[:-1]
    key = document.key_marks.get(known)
    value = value_at(document.data, known)
    # Lists, groups and empty values are best known by their name.
    if key and (
        on_key or known != path or value is None or value is ABSENT or isinstance(value, dict | list)
    ):
        mark = key
    else:
        mark = document.value_marks[known]
    return mark, document.lines[mark.line - 1]


def _origin(document: Document, path: Path) -> Path:
    """The path that the file itself has for this part: a scenario's own, if a scenario changed it."""
    for length in range(len(path), 0, -1):
        origin = document.origins.get(path[:length])
        if origin is not None:
            return origin + path[length:]
        if path[:length] in document.value_marks:
            return path
    return path


def _problems(document: Document, findings: Iterable[Finding]) -> list[Problem]:
    found = (problem_at(document, one.path, one.message, one.on_key) for one in findings)
    return list(in_file_order(found))


# Valid parts of a document that is not valid as a whole.


def _holds_entries(model: type[BaseModel], name: str) -> bool:
    """Whether a top-level field is a mapping or a list of like entries."""
    annotation = model.model_fields[name].annotation
    if get_origin(annotation) in (Union, UnionType):
        some = [one for one in get_args(annotation) if one is not type(None)]
        annotation = some[0] if len(some) == 1 else None
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    origin = get_origin(annotation)
    if origin is tuple:
        return get_args(annotation)[-1] is Ellipsis
    return isinstance(origin, type) and issubclass(origin, Mapping | Sequence)


def _unit(model: type[BaseModel], path: Path) -> Path:
    """The smallest part that is left out for a problem at `path`: an entry, or a whole top-level field."""
    name = field_names(model).get(str(path[0]))
    return path[:2] if name is not None and _holds_entries(model, name) else path[:1]


def _valid_fields(
    document: Document, model: type[BaseModel], left_out: frozenset[Path]
) -> Iterator[tuple[str, Any]]:
    for key, name in field_names(model).items():
        one = model.model_fields[name]
        if (key,) in left_out:
            continue
        if key not in document.data:
            if not one.is_required():
                yield name, one.get_default(call_default_factory=True, validated_data={})
            continue
        try:
            yield name, _adapter(model, name).validate_python(_without(document.data[key], key, left_out))
        except ValidationError:
            continue  # without the entries left out, the field is not what it must be: too short, say


def _without(data: Any, key: str, left_out: frozenset[Path]) -> Any:
    if isinstance(data, dict):
        return {name: value for name, value in data.items() if (key, name) not in left_out}
    if isinstance(data, list):
        return [value for index, value in enumerate(data) if (key, index) not in left_out]
    return data


def _units(
    document: Document, model: type[BaseModel], name: str, value: Any, left_out: frozenset[Path]
) -> list[tuple[Path, Any, Any]]:
    """The parts of a top-level field that can be left out: path, data as written, valid value."""
    key = next(key for key, one in field_names(model).items() if one == name)
    raw = document.data.get(key, ABSENT)
    if raw is ABSENT:
        return []
    if not (_holds_entries(model, name) and isinstance(raw, dict | list)):
        return [((key,), raw, value)]
    pairs: Iterable[tuple[str | int, Any]] = raw.items() if isinstance(raw, dict) else enumerate(raw)
    written = [((key, part), one) for part, one in pairs if (key, part) not in left_out]
    valid = tuple(value.values() if isinstance(value, Mapping) else value)
    if len(valid) != len(written):  # two names that mean the same, as 1 and 01 do where names are numbers
        return [((key,), raw, value)]
    return [(path, one, part) for (path, one), part in zip(written, valid, strict=True)]


@lru_cache(maxsize=256)
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    one = model.model_fields[name]
    annotation: Any = one.annotation
    for extra in one.metadata:
        annotation = Annotated[annotation, extra]
    return TypeAdapter(annotation)
