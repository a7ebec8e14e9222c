"""Assumptions on differentials, overtime, structure adjustments, promotions, matching, norms and a living wage."""

from __future__ import annotations

from functools import partial

from ladder.analysis import Result
from ladder.model.month import Month
from ladder.pay.premium import overtime_share
from ladder.reports.sheets.assumption_rows import AssumptionRows
from ladder.reports.sheets.pay_rows import with_overtime
from ladder.reports.tables import Unit, Value


def add_pay_inputs(rows: AssumptionRows) -> None:
    """One row for each input the config gives, and the norms that pay is read by."""
    rows.head("pay_rules", "Pay on top of the rate, and how the structure is read")
    _adjustments(rows)
    _differentials(rows)
    _overtime(rows)
    _promotion_raise(rows)
    _matching(rows)
    _living_wage(rows)
    for field, label in (
        ("smallest_step", "Rungs are too close under this rise of the midpoint"),
        ("largest_step", "Rungs are far apart over this rise of the midpoint"),
        ("largest_overlap", "A range overlaps too much over this share of it"),
        ("close_pay", "Pay is compressed within this of the highest pay of the rung below"),
        ("narrow_pay", "Pay is narrow within this of the highest pay of the rung below"),
    ):
        rows.add(f"pay.norms.{field}", label, Unit.PERCENT, "pay.norms", partial(_norm, field))


def _norm(field: str, result: Result) -> Value:
    return getattr(result.plan.pay.norms, field)  # type: ignore[no-any-return]


def _adjustments(rows: AssumptionRows) -> None:
    for month in sorted(
        {month for result in rows.results for month in result.plan.pay.structure_adjustments}
    ):
        path = f"pay.structure_adjustments.{month}"
        label = "Structure adjustment (moves ranges, and no one's pay)"
        rows.add(path, label, Unit.PERCENT, path, partial(_adjustment, month), month)


def _adjustment(month: Month, result: Result) -> Value:
    return result.plan.pay.structure_adjustments.get(month, 0)


def _differentials(rows: AssumptionRows) -> None:
    given = {name: each for result in rows.results for name, each in result.plan.pay.differentials.items()}
    for name, about in given.items():
        for field, words, unit in (
            ("per_hour", "differential an hour", Unit.HOURLY),
            ("percent", "differential, of the rate", Unit.PERCENT),
        ):
            if any(_used(result, name, field) for result in rows.results):
                path = f"pay.differentials.{name}"
                label = f"{about.title}: {words}"
                rows.add(f"{path}.{field}", label, unit, path, partial(_differential, name, field))


def _used(result: Result, name: str, field: str) -> bool:
    """Whether some line of the plan gets the differential, given in that way."""
    get_it = any(name in line.differentials for line in result.plan.seats.values())
    return get_it and _differential(name, field, result) is not None


def _differential(name: str, field: str, result: Result) -> Value:
    return getattr(result.plan.pay.differentials.get(name), field, None)


def _overtime(rows: AssumptionRows) -> None:
    if any(_by_plan(result) for result in rows.results):
        label = "Overtime hours, as a share of full-time seats' hours"
        rows.add("pay.overtime", label, Unit.PERCENT, "pay.overtime", _planned)
    lines = dict.fromkeys(name for result in rows.results for name in with_overtime(result.plan))
    for name in lines:
        path = f"seats.{name}.overtime"
        label = f"{name}: overtime, as a share of its hours"
        rows.add(
            f"seats.{name}.overtime_share",
            label,
            Unit.PERCENT,
            path,
            partial(_share, name),
            formula_of=partial(_share_link, name),
        )


def _by_plan(result: Result) -> bool:
    """Whether a line takes the plan's share."""
    return result.plan.pay.overtime is not None and any(
        result.plan.seats[name].overtime is None for name in with_overtime(result.plan)
    )


def _planned(result: Result) -> Value:
    return result.plan.pay.overtime.share_of_hours if result.plan.pay.overtime else None


def _share(name: str, result: Result) -> Value:
    line = result.plan.seats.get(name)
    return overtime_share(result.plan, line) if line and name in with_overtime(result.plan) else None


def _share_link(name: str, result: Result) -> str | None:
    """The plan's share, for people with full-time hours; unless the line has its own."""
    line = result.plan.seats.get(name)
    if line is None or line.overtime or name not in with_overtime(result.plan):
        return None
    shared = f"/{{seats.{name}.shared_by}}" if line.shared_by > 1 else ""
    return f"={{pay.overtime}}*({{seats.{name}.hours}}{shared}>={{pay.full_time_hours}})"


def _promotion_raise(rows: AssumptionRows) -> None:
    if any(result.plan.pay.promotion_raise is not None and result.plan.promotions for result in rows.results):
        label = "Promotion raise, at least; the new range's lowest pay if that is more"
        path = "pay.promotion_raise"
        rows.add(path, label, Unit.PERCENT, path, lambda result: result.plan.pay.promotion_raise)


def _matching(rows: AssumptionRows) -> None:
    groups = {name: each for result in rows.results for name, each in result.plan.pay.matching.items()}
    for name, about in groups.items():
        path, people = f"pay.matching.{name}", f"{about.title}, {about.people} people"
        for field, words, unit in (
            ("yearly_wages", "wages a year", Unit.DOLLARS),
            ("fringe_rate", "what follows their wages", Unit.PERCENT),
        ):
            rows.add(f"{path}.{field}", f"{people}: {words}", unit, path, partial(_group, name, field))


def _group(name: str, field: str, result: Result) -> Value:
    return getattr(result.plan.pay.matching.get(name), field, None)


def _living_wage(rows: AssumptionRows) -> None:
    given = rows.results[0].plan.floors.living_wage
    if given:
        rows.add(
            "floors.living_wage",
            "Living wage" if given.as_of else "Living wage (has no date: held as it is)",
            Unit.HOURLY,
            "floors.living_wage",
            lambda result: given.amount,
            given.as_of,
            aged=given.as_of is not None,
        )
