"""pydantic's complaints about a document, each with the path it is about and in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError

from ladder.config.identifiers import identifies, tells_of_benefits
from ladder.config.messages import explain, need, words, wrong_kind
from ladder.config.problems import closest, listed, quoted
from ladder.config.source import ABSENT, Document, Path, value_at

M = TypeVar("M", bound=BaseModel)

_WHOLE_NUMBER_TEXT = re.compile(r"\s*[-+]?[0-9][0-9_]*(?:\.0*)?\s*")


@dataclass(frozen=True)
class Finding:
    """One complaint: the path it is about, and pydantic's words for it or ours."""

    path: Path
    code: str
    message: str
    on_key: bool = False
    union: Path | None = None  # where the branches of a union part, if the complaint comes from one of them
    branch: str = ""
    need: str | None = None  # what kind of value would have done, if that is the complaint


def check(document: Document, model: type[M], at: Path) -> tuple[M | None, list[Finding]]:
    """The part of the document at `at` as a `model`, or None and every complaint about it."""
    data = value_at(document.data, at)
    try:
        instance = model.model_validate(None if data is ABSENT else data)
    except ValidationError as error:
        found = [_finding(document, model, at, data, dict(one)) for one in error.errors(include_url=False)]
        return None, _fold_misspelt(_fold_unions(document, found))
    misread = list(misreadings(document, data, instance, at))
    return (None, misread) if misread else (instance, [])


# Where a complaint belongs. pydantic's `loc` also names things that are in no file: the tag of a union's
# branch, a validator's function. What is left out of it is what the data does not have.


def _finding(
    document: Document, model: type[BaseModel], at: Path, data: Any, error: dict[str, Any]
) -> Finding:
    code, loc, context = error["type"], tuple(error["loc"]), error.get("ctx", {})
    of_a_name = loc[-1:] == ("[key]",)
    on_key = of_a_name or code == "extra_forbidden"
    if of_a_name:
        loc = loc[:-1]
    missing: tuple[str | int, ...] = loc[-1:] if code == "missing" else ()
    kept = _kept(data, loc[: len(loc) - len(missing)], error["input"])
    inner = tuple(loc[index] for index in kept) + missing
    union, branch, kind = None, "", None
    skipped = [index for index in range(len(loc) - len(missing)) if index not in kept]
    if skipped:
        union = at + tuple(loc[index] for index in kept if index < skipped[0])
        branch = str(loc[skipped[0]])
    path = at + inner
    if code == "missing":
        message = _missing(document, path)
    elif code == "extra_forbidden":
        refused = _refused_of_people(model, loc)
        code = "identifies" if refused else code
        message = refused or _unknown_field(document, model, loc, path)
    elif code == "name" and not of_a_name and (meant := _name_meant(document, str(error["input"]))):
        message = f"{context['message']}; did you mean {quoted(meant)}?"
    elif code in ("union_tag_invalid", "union_tag_not_found"):
        path, message = _tag_problem(document, path, code, context)
    else:
        path += _deeper(context, code)
        value = error["input"] if of_a_name else value_at(document.data, path)
        value = error["input"] if value is ABSENT else value
        message = explain(code, error["msg"], context, value, _written(document, path))
        kind = need(code, context)
    return Finding(path, code, message, on_key, union, branch, kind)


def _kept(data: Any, loc: Path, value: Any) -> tuple[int, ...]:
    """The positions in `loc` that name parts of the data, of all readings the one that ends at `value`."""
    first = next(_readings(data, loc, 0), None)
    if first is not None and (first[1] is value or len(first[0]) == len(loc)):
        return first[0]
    readings = sorted(_readings(data, loc, 0), key=lambda one: (one[1] is value, len(one[0])), reverse=True)
    return readings[0][0]


def _readings(data: Any, loc: Path, start: int) -> Iterator[tuple[tuple[int, ...], Any]]:
    if start == len(loc):
        yield (), data
        return
    child = value_at(data, (loc[start],))
    if child is not ABSENT:
        for rest, end in _readings(child, loc, start + 1):
            yield (start, *rest), end
    yield from _readings(data, loc, start + 1)


def _deeper(context: Mapping[str, Any], code: str) -> Path:
    """The part below its place that one of our own checks names as the culprit."""
    if need(code, context):
        return ()
    path = context.get("path")
    if isinstance(path, tuple):
        return path
    name = context.get("field")
    return (name,) if isinstance(name, str | int) else ()


def _tag_problem(document: Document, path: Path, code: str, context: Mapping[str, Any]) -> tuple[Path, str]:
    name = "".join(words(str(context.get("discriminator", ""))))
    if code == "union_tag_not_found":
        return (*path, name), _missing(document, (*path, name))
    value = value_at(document.data, (*path, name))
    return (*path, name), explain(code, "", context, value, "")


def _missing(document: Document, path: Path) -> str:
    if path in document.key_marks:
        return "this field is needed and cannot be taken out; delete this line"
    if len(path) == 1:
        return "this field is missing; add it to the file"
    place = "to this entry" if isinstance(path[-2], int) else f"under {quoted(path[-2])}"
    return f"this field is missing; add it {place}"


# What would tell who someone is.

NO_IDENTIFIERS = "this tool takes no names or other identifiers of people; take it out"


NO_BENEFITS = (
    "an employer may not ask who receives benefits or has a disability, nor set pay or hours by it (42 USC 12112), and "
    "no plan may say it; take it out"
)


def _refused_of_people(model: type[BaseModel], loc: Path) -> str:
    """Why an unknown field is refused that would tell who a person is, or of staff that they receive benefits."""
    name, groups = str(loc[-1]), _models_at(model, loc[:-1])
    if identifies(name) and any(getattr(one, "about_one_person", False) for one in groups):
        return NO_IDENTIFIERS
    of_staff = any(getattr(one, "about_staff", False) for one in groups)
    return NO_BENEFITS if of_staff and tells_of_benefits(name) else ""


# What a misspelt field should have been.


def _unknown_field(document: Document, model: type[BaseModel], loc: Path, path: Path) -> str:
    known = dict.fromkeys(name for one in _models_at(model, loc[:-1]) for name in field_names(one))
    written = value_at(document.data, path[:-1])
    # A field that is there already is not what was meant, but a scenario may have meant one of the baseline's.
    changed = path in document.origins
    taken = {one for one in written if not changed or (*path[:-1], one) in document.origins}
    near = closest(str(loc[-1]), (one for one in known if one not in taken))
    if near:
        return f"unknown field; did you mean {quoted(near)}?"
    return (
        f"unknown field; the fields here are: {listed(tuple(known))}"
        if known
        else "unknown field; take it out"
    )


@lru_cache(maxsize=256)
def field_names(model: type[BaseModel]) -> Mapping[str, str]:
    """The names of the model's fields as a file has them, each with the attribute's name."""
    return {
        one.validation_alias if isinstance(one.validation_alias, str) else name: name
        for name, one in model.model_fields.items()
    }


def _name_meant(document: Document, written: str) -> str | None:
    """The short name in the file that was meant, where its title or the like of it is written instead."""
    names: dict[str, str] = {}
    for group in document.data.values():
        entries = group.items() if isinstance(group, dict) else ()
        for name, entry in entries:
            if isinstance(entry, dict) and name != written:
                names |= {str(entry.get("title", name)): name, name: name}
    near = closest(written, names)
    return names[near] if near else None


def _models_at(annotation: Any, loc: Sequence[str | int]) -> list[type[BaseModel]]:
    """The models that the part at `loc` may be one of."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _models_at(get_args(annotation)[0], loc)
    if origin in (Union, UnionType):
        branches = get_args(annotation)
        tagged = [one for one in branches if loc and _has_tag(one, loc[0])]
        return [found for one in tagged or branches for found in _models_at(one, loc)]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if not loc:
            return [annotation]
        name = field_names(annotation).get(str(loc[0]))
        if name is None:  # a union's tag, which names this model and no field
            return _models_at(annotation, loc[1:])
        return _models_at(annotation.model_fields[name].annotation, loc[1:])
    if origin is None or not loc or origin is Literal:
        return []
    return _models_at([one for one in get_args(annotation) if one is not Ellipsis][-1], loc[1:])


def _has_tag(branch: Any, tag: str | int) -> bool:
    if get_origin(branch) is Annotated:
        return _has_tag(get_args(branch)[0], tag)
    if not (isinstance(branch, type) and issubclass(branch, BaseModel)):
        return False
    literals = (
        one.annotation for one in branch.model_fields.values() if get_origin(one.annotation) is Literal
    )
    return branch.__name__ == tag or any(tag in get_args(one) for one in literals)


def _fold_misspelt(findings: list[Finding]) -> list[Finding]:
    """Leave out a missing field where a misspelt one stands beside it: one message says both."""
    missing: dict[Path, list[str]] = {}
    for one in findings:
        if one.code == "missing":
            missing.setdefault(one.path[:-1], []).append(str(one.path[-1]))
    folded: set[Path] = set()
    kept = []
    for one in findings:
        if one.code == "extra_forbidden":
            parent = one.path[:-1]
            open_names = [name for name in missing.get(parent, ()) if (*parent, name) not in folded]
            near = closest(str(one.path[-1]), open_names)
            if near:
                folded.add((*parent, near))
                kept.append(replace(one, message=f"unknown field; did you mean {quoted(near)}?"))
                continue
        kept.append(one)
    return [one for one in kept if not (one.code == "missing" and one.path in folded)]


def _fold_unions(document: Document, findings: list[Finding]) -> list[Finding]:
    """Of a union's branches keep the one that was meant, or else say in one message what all of them need."""
    groups: dict[Path, dict[str, list[Finding]]] = {}
    for one in findings:
        if one.union is not None:
            groups.setdefault(one.union, {}).setdefault(one.branch, []).append(one)
    kept = [one for one in findings if one.union is None]
    for path, branches in groups.items():
        meant = [found for found in branches.values() if all(one.path != path for one in found)]
        if meant or len(branches) == 1:
            fewest = min(meant or list(branches.values()), key=len)
            kept += fewest
            continue
        every = [one for found in branches.values() for one in found if one.path == path]
        kept.append(replace(every[0], message=_union_message(document, path, every)))
    return kept


def _union_message(document: Document, path: Path, findings: list[Finding]) -> str:
    needs = [one.need for one in findings if one.need]
    ours = dict.fromkeys(one.message for one in findings if not one.need)
    if not ours:
        return wrong_kind(needs, value_at(document.data, path), _written(document, path))
    instead = f"{' or '.join(dict.fromkeys(needs))} would do too" if needs else ""
    return "; ".join([*ours, instead] if instead else ours)


def _written(document: Document, path: Path) -> str:
    return document.written(path) if path in document.value_marks else ""


# What pydantic takes more loosely than a settings file should: `true` is no number, `NO` not false, 5 no day.


def misreadings(document: Document, raw: Any, value: Any, path: Path) -> Iterator[Finding]:
    """What pydantic took for something else than the file says; `value` is what it made of `raw`."""
    if raw is value:
        return
    inner = _pairs(raw, value, path)
    if inner is not None:
        for child, part, at in inner:
            yield from misreadings(document, child, part, at)
        return
    code = _misread_as(raw, value)
    if code:
        yield Finding(path, code, explain(code, "", {}, raw, document.written(path)))


def _pairs(raw: Any, value: Any, path: Path) -> list[tuple[Any, Any, Path]] | None:
    """What stands in a group or list, as written and as validated; None for a single value."""
    if isinstance(value, RootModel):
        return [(raw, value.root, path)]
    if isinstance(value, BaseModel):
        names = field_names(type(value))
        written = raw.items() if isinstance(raw, dict) else ()
        return [(one, getattr(value, names[key]), (*path, key)) for key, one in written if key in names]
    if isinstance(value, Mapping):
        same = isinstance(raw, dict) and len(raw) == len(value)
        both = zip(raw.items(), value.values(), strict=True) if same else ()
        return [(one, part, (*path, key)) for (key, one), part in both]
    if isinstance(value, list | tuple):
        same = isinstance(raw, list) and len(raw) == len(value)
        pairs = zip(raw, value, strict=True) if same else ()
        return [(one, part, (*path, index)) for index, (one, part) in enumerate(pairs)]
    return None


def _misread_as(raw: Any, value: Any) -> str | None:
    """The code of the complaint that pydantic did not make about this value."""
    if isinstance(value, bool):
        return None if isinstance(raw, bool) else "bool_type"
    if isinstance(value, int):
        loose = isinstance(raw, bool) or (isinstance(raw, str) and _WHOLE_NUMBER_TEXT.fullmatch(raw))
        return "int_type" if loose else None
    if isinstance(value, float | Decimal):
        return "decimal_type" if isinstance(raw, bool) else None
    if isinstance(value, date):
        seconds = isinstance(raw, int | Decimal) or (isinstance(raw, str) and raw.strip("+-. ").isdigit())
        return "date_type" if seconds else None
    return None
