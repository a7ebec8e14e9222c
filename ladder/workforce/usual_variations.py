"""Inputs that matter in most plans, each ten percent lower and higher: what is varied where the config names none.

Ten percent either way is the same for all, so that they can be compared; it is no forecast of any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from ladder.model.plan import Plan
from ladder.model.plan_set import ScenarioPlan, Variation

STEP = Decimal("0.1")
"""The part by which each is lowered and raised."""

AS_IN_THE_CONFIG = "as in the config"
"""What an input is now where it has several values, or dollars."""
_SHARES = "share"
_ITEMS = "employer_cost.items.*."
_EXITS = (
    "Yearly exits",
    _SHARES,
    ("workforce.yearly_exits", "workforce.exits_by_role.*", "workforce.first_year_exits"),
)
_ALONE = {"workforce.first_year_exits": "Exits in the first year of service"}
"""What an input is called where this is all of it that the plans have."""
_USUAL: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Fringe rate", _SHARES, ("employer_cost.fringe_rate",)),
    (
        "Employer cost items",
        "",
        tuple(
            _ITEMS + name
            for name in ("percent_of_wages", "per_100_of_wages", "per_person_month", "per_person_year")
        ),
    ),
    ("General raises", _SHARES, ("pay.general_raises.*",)),
    ("Merit raises", _SHARES, ("pay.merit_raises.*",)),
    ("Vacancy", _SHARES, ("pay.vacancy", "seats.*.vacancy")),
    _EXITS,
    ("Cost of a hire", "", ("hiring.items.*.amount",)),
    ("Unit rates", "", ("revenue.services.*.rate.*",)),
    ("Billable share of direct time", _SHARES, ("revenue.roles.*.billable_share",)),
    ("Share of units denied", _SHARES, ("revenue.roles.*.denial_rate",)),
    ("Indirect rate", _SHARES, ("indirect.rate",)),
)
_OF_A_SIMULATION: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    _EXITS,
    ("Months to fill a seat", "", ("workforce.months_to_fill.mean", "workforce.months_to_fill.spread")),
)
_EVERY = "*"

Change = Callable[[Decimal], Decimal]


def usual_variations(scenarios: Sequence[ScenarioPlan]) -> tuple[Variation, ...]:
    """Each usual input that some plan has, lower and higher in every plan that has it; a share stays within 100%."""
    return _variations(scenarios, _USUAL)


def simulated_variations(
    scenarios: Sequence[ScenarioPlan], named: Sequence[Variation]
) -> tuple[Variation, ...]:
    """What is varied in a simulation: as on the budget, with yearly exits and months to fill a seat among them."""
    varied = tuple(named) or usual_variations(scenarios)
    known = {field for each in varied for field in each.field.split(", ")}
    more = [each for each in _OF_A_SIMULATION if each[2][0] not in known]
    return (*varied, *_variations(scenarios, more))


def _variations(
    scenarios: Sequence[ScenarioPlan], inputs: Sequence[tuple[str, str, tuple[str, ...]]]
) -> tuple[Variation, ...]:
    found = []
    for title, kind, fields in inputs:
        values = _numbers(scenarios, fields)
        if not any(values):
            continue
        most = Decimal(1) if kind == _SHARES else None
        low, high = (_scaled(1 - STEP, most), _scaled(1 + STEP, most))
        found.append(
            Variation(
                _title(scenarios, title, fields),
                ", ".join(fields),
                _words(set(values), kind, AS_IN_THE_CONFIG),
                _words({low(value) for value in values}, kind, "10% lower"),
                _words({high(value) for value in values}, kind, "10% higher"),
                tuple(_changed_scenario(each, fields, low) for each in scenarios),
                tuple(_changed_scenario(each, fields, high) for each in scenarios),
            )
        )
    return tuple(found)


def _title(scenarios: Sequence[ScenarioPlan], title: str, fields: Sequence[str]) -> str:
    given = [field for field in fields if any(_numbers(scenarios, (field,)))]
    return _ALONE.get(given[0], title) if len(given) == 1 else title


def _numbers(scenarios: Sequence[ScenarioPlan], fields: Sequence[str]) -> list[Decimal]:
    """The numbers that all plans have there."""
    seen: list[Decimal] = []

    def keep(value: Decimal) -> Decimal:
        seen.append(value)
        return value

    for each in scenarios:
        _all_changed(each.plan, fields, keep)
    return seen


def with_change(part: Any, path: Sequence[str], change: Change) -> Any:
    """A model with a change made to the numbers at a path, `*` standing for every entry; itself if it has none."""
    if part is None or not path:
        return change(part) if isinstance(part, Decimal) else part
    name, rest = path[0], path[1:]
    if isinstance(part, Mapping):
        return {
            key: with_change(value, rest, change) if name in (_EVERY, str(key)) else value
            for key, value in part.items()
        }
    if not isinstance(part, BaseModel):
        return part
    old = getattr(part, name)
    new = with_change(old, rest, change)
    return part if new == old else part.model_copy(update={name: new})


def _all_changed(plan: Plan, fields: Sequence[str], change: Change) -> Plan:
    for field in fields:
        plan = with_change(plan, field.split("."), change)
    return plan


def _changed_scenario(scenario: ScenarioPlan, fields: Sequence[str], change: Change) -> ScenarioPlan:
    before = scenario.before
    return replace(
        scenario,
        plan=_all_changed(scenario.plan, fields, change),
        before=None if before is None else _all_changed(before, fields, change),
    )


def _scaled(factor: Decimal, most: Decimal | None) -> Change:
    return lambda value: value * factor if most is None else min(most, value * factor)


def _words(values: set[Decimal], kind: str, otherwise: str) -> str:
    """The one percentage that all are, or other words."""
    if kind != _SHARES or len(values) != 1:
        return otherwise
    return f"{(values.pop() * 100).normalize():f}%"
