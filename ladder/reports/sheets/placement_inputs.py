"""What moving people to new ranges rests on, as rows of the Assumptions sheet; none for a plan that moves no one."""

from __future__ import annotations

from functools import partial

from ladder.analysis import Result
from ladder.model.plan_set import BASELINE
from ladder.model.staff import Implementation
from ladder.pay.placement import years_in_role
from ladder.pay.structure import placement_of
from ladder.reports.sheets.assumption_rows import AssumptionRows
from ladder.reports.tables import Unit, Value


def add_rows(rows: AssumptionRows) -> None:
    """The month of implementation, what a year in role is worth, and the years of each line."""
    if not any(result.plan.implementation for result in rows.results):
        return
    rows.head("implementation", "Moving people to new ranges")
    _add(rows, "month", "Month in which people are moved", Unit.MONTH)
    if not any(_by_years(result) for result in rows.results):
        return
    _add(rows, "percent_of_range_a_year", "For each year in role: share of the range", Unit.PERCENT)
    _add(rows, "dollars_a_year", "For each year in role: dollars an hour", Unit.HOURLY)
    for name in dict.fromkeys(name for result in rows.results for name in result.plan.seats):
        years = partial(_years, name)
        if any(years(result) is not None for result in rows.results):
            label = f"{name}: whole years in role when moved"
            rows.add(f"seats.{name}.years", label, Unit.COUNT, f"seats.{name}", years)


def _add(rows: AssumptionRows, field: str, label: str, unit: Unit) -> None:
    """A field of `implementation`; what only years in role use stands for the scenarios that place by them."""

    def given(result: Result) -> Value:
        how = result.plan.implementation
        used = how is not None and (field == "month" or how.method == "years_in_role")
        return getattr(how, field) if used else None

    if any(given(result) is not None for result in rows.results):
        rows.add(f"implementation.{field}", label, unit, f"implementation.{field}", given)


def _by_years(result: Result) -> Implementation | None:
    how = result.plan.implementation
    return how if how and how.method == "years_in_role" else None


def _years(name: str, result: Result) -> Value:
    how, seats = _by_years(result), result.pay.seats.get(name)
    if how is None or seats is None or seats.placed is None or result.scenario.before is None:
        return None
    return years_in_role(result.scenario.before.seats[name], how.month)


def pay_until_moved(name: str, result: Result) -> str | None:
    """The opening pay of people who keep today's pay until they are moved: the baseline's table, by formula."""
    before, seats = result.scenario.before, result.pay.seats.get(name)
    if before is None or seats is None or seats.placed is None:
        return None
    line = before.seats[name]
    grade = before.roles[line.role].grade
    place = placement_of(line, before.grades[grade])
    if place is None:
        return f"={{seats.{name}.rate}}"
    if place.startswith("step_"):
        last = len(result.pay.old_grades[grade])
        steps = f"grades.{grade}.step_1:grades.{grade}.step_{last}@{BASELINE}"
        return f"=INDEX({{{steps}}},{{seats.{name}.step}})"
    return f"={{grades.{grade}.{place}@{BASELINE}}}"
