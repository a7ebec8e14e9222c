"""Inputs of the employer's cost and of the costs beside the seats, on the Assumptions sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from ladder.analysis import Result
from ladder.finance.employer_cost import pays_tax_to_a_base
from ladder.model.employer_cost import CostItem
from ladder.model.month import month_number
from ladder.model.plan import Plan
from ladder.reports.sheets.assumption_rows import AssumptionRows, ValueOf
from ladder.reports.tables import Unit, Value

Labels = Iterable[tuple[str, str, Unit]]
"""A field of a part of the config, its label and its unit."""


def add_items(rows: AssumptionRows) -> None:
    """The config's own cost items."""
    plans = [result.plan for result in rows.results]
    for name in _union(plan.employer_cost.items for plan in plans):
        items = [item for plan in plans if (item := plan.employer_cost.items.get(name))]
        path, title = f"employer_cost.items.{name}", items[0].title
        for field, words, unit in (
            ("percent_of_wages", "% of wages", Unit.PERCENT),
            ("per_100_of_wages", "dollars for each $100 of wages, as %", Unit.PERCENT),
            ("per_person_month", "a month for each person", Unit.CENTS),
            ("per_person_year", "a year for each person", Unit.CENTS),
        ):
            if any(getattr(item, field) is not None for item in items):
                rows.add(f"{path}.{field}", f"{title}: {words}", unit, path, _item_amount(name, field))
        # An item in dollars a person always has its hours, so that they can be changed in the workbook.
        if any(item.person_base or item.from_hours for item in items):
            hours = _of_item(name, lambda item: item.from_hours)
            rows.add(f"{path}.from_hours", f"{title}: from these hours a week", Unit.HOURS, path, hours)
        if any(item.grows is not None for item in items):
            _growth(rows, name, items)


def _growth(rows: AssumptionRows, name: str, items: list[CostItem]) -> None:
    path, title = f"employer_cost.items.{name}", items[0].title
    if any(item.worker_pays is not None for item in items):
        worker = _of_item(name, lambda item: item.worker_pays)
        rows.add(
            f"{path}.worker_pays",
            f"{title}: the worker pays a month",
            Unit.CENTS,
            f"{path}.worker_pays",
            worker,
        )
    grows = _of_item(name, lambda item: item.grows)
    rows.add(f"{path}.grows", f"{title}: rise a year", Unit.PERCENT, f"{path}.grows", grows)
    month = _of_item(name, lambda item: None if item.grows is None else month_number(item.grows_in))
    label = f"{title}: month of the rise (1 to 12)"
    rows.add(f"{path}.grows_in", label, Unit.COUNT, f"{path}.grows_in", month)


def _item_amount(name: str, field: str) -> ValueOf:
    if field == "per_100_of_wages":
        return _of_item(name, lambda item: item.share_of_wages if item.per_100_of_wages is not None else None)
    return _of_item(name, lambda item: getattr(item, field))


def _of_item(name: str, value: Callable[[CostItem], Value]) -> ValueOf:
    def of(result: Result) -> Value:
        item = result.plan.employer_cost.items.get(name)
        return None if item is None else value(item)

    return of


def add_other(rows: AssumptionRows) -> None:
    """Unemployment, leave, mileage and paid time; then exits, hires, supervision and bought services."""
    _part(
        rows,
        "employer_cost.unemployment",
        (
            ("rate", "State unemployment: tax rate", Unit.PERCENT),
            ("wage_base", "State unemployment: taxed wages of a person's year", Unit.DOLLARS),
            ("share_of_wages", "State unemployment: expected claims, % of wages", Unit.PERCENT),
        ),
    )
    _part(
        rows,
        "employer_cost.paid_leave",
        (("hours_a_year", "Paid leave of a full-time year", Unit.HOURS),),
    )
    _part(
        rows,
        "employer_cost.mileage",
        (
            ("miles_a_month", "Mileage: miles a month for each person", Unit.COUNT),
            ("rate", "Mileage: paid back for a mile", Unit.PER_MILE),
        ),
    )
    for name in _union(result.plan.employer_cost.paid_time for result in rows.results):
        _part(
            rows,
            f"employer_cost.paid_time.{name}",
            (("hours_a_month", "{title}: paid hours a month", Unit.HOURS),),
        )
    if any(_counts_exits(result.plan) for result in rows.results):
        _exits(rows)
    for name in _union(result.plan.hiring.items for result in rows.results if result.plan.hiring):
        _part(rows, f"hiring.items.{name}", (("amount", "Each hire: {title}", Unit.CENTS),))
    _supervision(rows)
    for name in _union(result.plan.bought for result in rows.results):
        _bought(rows, name)


def _counts_exits(plan: Plan) -> bool:
    """Whether people who leave bear on the plan's cost."""
    return plan.hiring is not None or pays_tax_to_a_base(plan)


def _exits(rows: AssumptionRows) -> None:
    label = "People who leave in a year, share of those in filled seats"
    _part(rows, "workforce", (("yearly_exits", label, Unit.PERCENT),))
    plans = [result.plan for result in rows.results]
    for role in _union(plan.workforce.exits_by_role for plan in plans if plan.workforce):
        path = f"workforce.exits_by_role.{role}"
        title = next(plan.roles[role].title for plan in plans if role in plan.roles)
        rows.add(path, f"{label}: {title}", Unit.PERCENT, path, partial(_exits_of, role))


def _exits_of(role: str, result: Result) -> Value:
    workforce = result.plan.workforce
    return workforce.exits_by_role.get(role) if workforce else None


def _supervision(rows: AssumptionRows) -> None:
    supervised = any(result.employer.supervision for result in rows.results)
    timed = any(_given(result.plan, "supervision.hours_a_week_supervised") for result in rows.results)
    labels = []
    if supervised:
        labels.append(("span", "Supervision: people for each full-time supervisor", Unit.PEOPLE))
    if timed:
        label = "Supervision: hours a week of each supervised person"
        labels.append(("hours_a_week_supervised", label, Unit.HOURS))
    _part(rows, "supervision", labels)
    _part(
        rows,
        "supervision.licensed",
        (
            ("hours_a_month", "{title}: hours a month", Unit.HOURS),
            ("hours_a_month_per_person", "{title}: hours a month for each supervised person", Unit.HOURS),
            ("hourly", "{title}: dollars an hour", Unit.HOURLY),
        ),
    )
    _dates(rows, "supervision.licensed")


def _bought(rows: AssumptionRows, name: str) -> None:
    path = f"bought.{name}"
    _part(
        rows,
        path,
        (
            ("seats", "{title}: seats bought", Unit.COUNT),
            ("hours", "{title}: hours a week, each seat", Unit.HOURS),
            ("hours_a_month", "{title}: hours a month", Unit.HOURS),
            ("hourly", "{title}: dollars an hour", Unit.HOURLY),
            ("a_month", "{title}: dollars a month", Unit.CENTS),
        ),
    )
    _dates(rows, path)


def _dates(rows: AssumptionRows, path: str) -> None:
    for field, words in (("from_month", "first month"), ("to_month", "last month")):
        _part(rows, path, ((field, f"{{title}}: {words}", Unit.MONTH),))


def _part(rows: AssumptionRows, path: str, labels: Labels) -> None:
    """The fields of one part of the config that some scenario gives, each a row with its own path as key."""
    parts = [part for result in rows.results if (part := _given(result.plan, path)) is not None]
    for field, label, unit in labels:
        some = [part for part in parts if getattr(part, field) is not None]
        if some:
            title = getattr(some[0], "title", "")
            key = f"{path}.{field}"
            rows.add(
                key,
                label.replace("{title}", title),
                unit,
                key,
                partial(_value_at, key),
            )


def _value_at(path: str, result: Result) -> Value:
    found: Value = _given(result.plan, path)
    return found


def _given(plan: Plan, path: str) -> Any:
    """The value at a dotted path of a plan; None where some part of the path is not given."""
    part: Any = plan
    for name in path.split("."):
        part = part.get(name) if isinstance(part, dict) else getattr(part, name, None)
        if part is None:
            return None
    return part


def _union(names: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(name for some in names for name in some))
