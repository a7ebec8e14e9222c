"""The inputs a config sets low and high: every plan with each value, checked whole, or every problem with them.

A field that a scenario's changes give is that scenario's own, and is varied there only; any other is varied in the
baseline and in every scenario.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from ladder.config.name_checks import FIXED_IN_SCENARIOS
from ladder.config.overlay import added_by_changes, overlay
from ladder.config.problems import Problem, UserProblems, quoted, remedy
from ladder.config.source import ABSENT, Document, Path, value_at
from ladder.config.validate import problem_at
from ladder.config.value_words import with_unit
from ladder.model.money import number_or_percent
from ladder.model.plan import Plan
from ladder.model.plan_set import BASELINE, ScenarioPlan, Variation
from ladder.model.what_if import VariedInput

EVERY = "*"
SECTION = "sensitivity"
VARIED_FOR_ALL = ("indirect", "projection")
"""What no scenario may change, and cost depends on: an estimate, which may be another for all of them alike."""

ReadPlan = Callable[[Document], tuple[Plan | None, list[Problem]]]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a varied input stands: the numbers in the baseline, and in each scenario that changes them itself."""

    baseline: tuple[Path, ...]
    scenarios: dict[str, tuple[Path, ...]]


def variations(
    document: Document, scenarios: Sequence[ScenarioPlan], read: ReadPlan
) -> tuple[tuple[Variation, ...], list[Problem]]:
    """Each varied input with its plans, and what is wrong with it. The document itself has no problem."""
    found: list[Variation] = []
    problems: list[Problem] = []
    for name, given in scenarios[0].plan.sensitivity.items():
        try:
            found.append(_variation(document, scenarios, read, name, given))
        except UserProblems as refused:
            problems += refused.problems
    return tuple(found), problems


def _variation(
    document: Document, scenarios: Sequence[ScenarioPlan], read: ReadPlan, name: str, given: VariedInput
) -> Variation:
    at: Path = (SECTION, name)
    place = _place_of(document, given.field, at)
    now = [value_at(document.data, path) for path in place.baseline]
    for scenario, paths in place.scenarios.items():
        now += [value_at(_changes(document, scenario), path) for path in paths]
    _within(document, at, given, now)
    ends = {end: _plans(document, scenarios, read, place, (*at, end)) for end in ("low", "high")}
    written = [str(value) for value in sorted(now, key=_amount)]
    first, last = (with_unit(given.field, value) for value in (written[0], written[-1]))
    return Variation(
        given.title,
        given.field,
        first if _amount(written[0]) == _amount(written[-1]) else f"{first} to {last}",
        with_unit(given.field, str(value_at(document.data, (*at, "low")))),
        with_unit(given.field, str(value_at(document.data, (*at, "high")))),
        ends["low"],
        ends["high"],
    )


def _amount(value: Any) -> Decimal:
    found = number_or_percent(value)
    assert found is not None
    return found


def _within(document: Document, at: Path, given: VariedInput, now: Sequence[Any]) -> None:
    """UserProblems where what the config has now is not from low to high."""
    for value in now:
        amount = _amount(value)
        if not given.low <= amount <= given.high:
            end = "low" if amount < given.low else "high"
            written = str(value_at(document.data, (*at, end)))
            if str(value).endswith("%") and not written.endswith("%"):
                message = (
                    f"the config has {value} there, a percentage; write {written}% if that is what you mean"
                )
                raise UserProblems([problem_at(document, (*at, end), message)])
            message = f"the config has {value} there now, and low to high leaves it out; change this value"
            raise UserProblems([problem_at(document, (*at, end), message)])


# Where the field stands.


def _place_of(document: Document, field: str, at: Path) -> _Place:
    section = field.split(".")[0]
    if section in FIXED_IN_SCENARIOS and section not in VARIED_FOR_ALL:
        message = f"{quoted(section)} is the same in every scenario; name a field of another section"
        raise UserProblems([problem_at(document, (*at, "field"), message)])
    owners: dict[str, tuple[Path, ...]] = {}
    names = document.data.get("scenarios") or {}
    for scenario in names:
        paths = tuple(_resolved(_changes(document, scenario), field.split("."), ()))
        if paths:
            owners[scenario] = paths
    baseline = () if owners else tuple(_resolved(document.data, field.split("."), ()))
    if not owners and not baseline:
        raise UserProblems([problem_at(document, (*at, "field"), _leads_nowhere(document.data, field))])
    place = _Place(baseline, owners)
    numbers = [value_at(document.data, path) for path in baseline]
    numbers += [value_at(_changes(document, name), path) for name, paths in owners.items() for path in paths]
    if wrong := [value for value in numbers if number_or_percent(value) is None]:
        message = f"{quoted(field)} {_is_what(wrong[0], field)}"
        raise UserProblems([problem_at(document, (*at, "field"), message)])
    return place


def _is_what(value: Any, field: str) -> str:
    if isinstance(value, dict | list):
        kind = "a group" if isinstance(value, dict) else "a list"
        return f"is {kind}, and a number is set low and high; name one in it, or every one as {field}.{EVERY}"
    return "is no number, and a number is set low and high; name a field with one"


def _changes(document: Document, scenario: str) -> Any:
    return value_at(document.data, ("scenarios", scenario, "changes"))


def _resolved(data: Any, names: Sequence[str], done: Path) -> Iterator[Path]:
    """The paths that dotted names lead to; places in lists count from 1, and `*` is every entry."""
    if not names:
        yield done
        return
    for key, value in _entries(data):
        if names[0] in (EVERY, str(key + 1) if isinstance(key, int) else key):
            yield from _resolved(value, names[1:], (*done, key))


def _entries(data: Any) -> list[tuple[str | int, Any]]:
    if isinstance(data, dict):
        return list(data.items())
    return list(enumerate(data)) if isinstance(data, list) else []


def _leads_nowhere(data: Any, field: str) -> str:
    """Where a field leaves the config."""
    done: list[str] = []
    for name in field.split("."):
        known = [str(key + 1) if isinstance(key, int) else key for key, _ in _entries(data)]
        if name not in known:
            if name == EVERY or EVERY in done:
                break
            there = f"under {quoted('.'.join(done))}" if done else "in this config"
            return f"there is no {quoted(name)} {there}{remedy(name, known, 'names there')}"
        data = next(
            value for key, value in _entries(data) if str(key + 1 if isinstance(key, int) else key) == name
        )
        done.append(name)
    return (
        f"{quoted(field)} leads to nothing in this config; {quoted(EVERY)} stands for the entries of a group"
    )


# The plans.


def _plans(
    document: Document, scenarios: Sequence[ScenarioPlan], read: ReadPlan, place: _Place, source: Path
) -> tuple[ScenarioPlan, ...]:
    """Every scenario's plan with the value at `source`. Raises UserProblems where one of them is not valid."""
    varied = _with_value(document, place.baseline, source)
    baseline = _read(varied, read, source) if place.baseline else scenarios[0].plan
    found = [replace(scenarios[0], plan=baseline)]
    for scenario in scenarios[1:]:
        if not place.baseline and scenario.name not in place.scenarios:
            found.append(scenario)
            continue
        changed = overlay(varied, ("scenarios", scenario.name, "changes"))
        own = place.scenarios.get(scenario.name, ())
        plan = _read(_with_value(changed, own, source), read, source)
        found.append(replace(scenario, plan=plan, before=baseline))
    assert found[0].name == BASELINE
    return tuple(found)


def _read(document: Document, read: ReadPlan, source: Path) -> Plan:
    plan, problems = read(document)
    if plan is None or problems:
        raise UserProblems(added_by_changes(problems, (), source))
    return plan


def _with_value(document: Document, paths: Sequence[Path], source: Path) -> Document:
    """The document with the value at `source` at each of the paths too, placed at the line of the source."""
    if not paths:
        return document
    data, marks, origins = document.data, dict(document.value_marks), dict(document.origins)
    value = value_at(document.data, source)
    assert value is not ABSENT
    for path in paths:
        data = _replaced(data, path, value)
        marks[path] = document.value_marks[source]
        origins[path] = source
    elsewhere = {path: problem for path, problem in document.elsewhere.items() if path not in paths}
    return replace(document, data=data, value_marks=marks, origins=origins, elsewhere=elsewhere)


def _replaced(data: Any, path: Path, value: Any) -> Any:
    """Plain data with another value at a path; what is not on the path is shared."""
    if not path:
        return value
    copy = data.copy()
    copy[path[0]] = _replaced(data[path[0]], path[1:], value)
    return copy
