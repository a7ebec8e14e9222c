"""Floors under pay: the minimum wage, the weekly salary of an exempt role, and a living wage the config names.

The minimum wage is the higher of the federal and the state's (29 USC 206, 218); the exempt salary likewise (29 CFR
541.600, 541.4). From the first month of a schedule in the config on, the schedule stands in place of the law's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from ladder.law import Figure, FigureNotKnownError, Law
from ladder.model.money import cents
from ladder.model.month import Month
from ladder.model.plan import MONTHS_A_YEAR, Plan
from ladder.pay.aging import aged

FEDERAL_MINIMUM, STATE_MINIMUM = "federal_minimum_wage", "minimum_wage"
FEDERAL_EXEMPT, STATE_EXEMPT, STATE_EXEMPT_HOURS = (
    "federal_exempt_salary",
    "exempt_salary",
    "exempt_salary_hours",
)
NOT_KNOWN_HERE = {"CO"}
"""States that set a salary level for exempt roles of their own which is not among the figures."""
SCHEDULED = "the config's"
"""The status of a figure that a schedule in the config gives."""


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors by month: dollars an hour, and for exempt roles dollars a week whatever the hours."""

    minimum_wage: tuple[Figure, ...]
    exempt_salary: tuple[Figure, ...]
    exempt_salary_not_known: (
        bool  # the state has a level of its own that is not known: the federal one stands in
    )
    living_wage: tuple[Decimal, ...] | None
    executive_staff: Decimal  # full-time equivalents a role directs to meet the executive test
    area: str  # which of the state's minimum wages; empty where it has one


def pay_floors(plan: Plan, law: Law) -> Floors:
    """Every floor in force, month by month.

    Raises FigureNotKnownError for a month whose minimum wage neither the law's figures nor the config give.
    """
    months = plan.period.all_months
    exempt = [_exempt_salary(plan, law, month) for month in months]
    return Floors(
        minimum_wage=tuple(_minimum_wage(plan, law, month) for month in months),
        exempt_salary=tuple(figure for figure, _ in exempt),
        exempt_salary_not_known=not all(known for _, known in exempt),
        living_wage=_living_wage(plan),
        executive_staff=law.value("executive_staff", plan.period.start),
        area=wage_place(plan.agency.state, plan.agency.wage_area, law).partition(".")[2],
    )


def wage_areas(state: str, law: Law) -> tuple[str, ...]:
    """The areas of a state that have minimum wages of their own, the highest first; none where it has one."""
    return tuple(
        place.partition(".")[2] for place in law.places(STATE_MINIMUM) if place.startswith(f"{state}.")
    )


def wage_place(state: str, area: str | None, law: Law) -> str:
    """The place among the law's figures: the state, or its area; without one, the area with the highest wage."""
    areas = wage_areas(state, law)
    return f"{state}.{area or areas[0]}" if areas else state


def _minimum_wage(plan: Plan, law: Law, month: Month) -> Figure:
    given = _scheduled(plan, "minimum_wage", plan.floors.minimum_wage, month)
    if given:
        return Figure("minimum_wage", "Minimum wage", month, given[0], "USD/hour", given[1], SCHEDULED, "")
    place = wage_place(plan.agency.state, plan.agency.wage_area, law)
    federal, state = law.figure(FEDERAL_MINIMUM, month), law.figure(STATE_MINIMUM, month, place)
    return federal if federal.value > state.value else state


def _exempt_salary(plan: Plan, law: Law, month: Month) -> tuple[Figure, bool]:
    """The level of a month, and whether the state's own, if it has one, is in it."""
    given = _scheduled(plan, "exempt_salary", plan.floors.exempt_salary, month)
    federal = law.figure(FEDERAL_EXEMPT, month)
    if given:
        about = replace(federal, title="Salary level of an exempt role", law="")
        return replace(about, month=month, value=given[0], source=given[1], status=SCHEDULED), True
    try:
        state = _state_exempt_salary(plan, law, month)
    except FigureNotKnownError:
        return federal, False
    higher = state if state and state.value > federal.value else federal
    return higher, plan.agency.state not in NOT_KNOWN_HERE


def _state_exempt_salary(plan: Plan, law: Law, month: Month) -> Figure | None:
    place = wage_place(plan.agency.state, plan.agency.wage_area, law)
    if place in law.places(STATE_EXEMPT):
        return law.figure(STATE_EXEMPT, month, place)
    if place not in law.places(STATE_EXEMPT_HOURS):
        return None
    hours, wage = law.figure(STATE_EXEMPT_HOURS, month, place), law.figure(STATE_MINIMUM, month, place)
    return replace(
        hours,
        name=STATE_EXEMPT,
        title="The state's salary level of an exempt role",
        value=cents(hours.value * wage.value),
        unit="USD/week",
        source=f"{hours.value} hours at the state's minimum wage of {wage.value} ({hours.source}; {wage.source})",
        status="projected" if wage.status == "projected" else hours.status,
    )


def _scheduled(
    plan: Plan, field: str, schedule: Mapping[Month, Decimal], month: Month
) -> tuple[Decimal, str] | None:
    """The amount of a schedule in the config in force that month, and where it was read."""
    past = [start for start in schedule if start <= month]
    if not past:
        return None
    paths = (f"floors.{field}.{max(past)}", f"floors.{field}", "floors")
    marks = {**plan.assumptions, **plan.sources}
    source = next((marks[path] for path in paths if path in marks), f"the config's floors.{field}")
    return schedule[max(past)], source


def _living_wage(plan: Plan) -> tuple[Decimal, ...] | None:
    """By month: aged to the start of each plan year where it has a date, held as given where it has none."""
    given = plan.floors.living_wage
    if given is None:
        return None
    months = range(plan.period.months)
    if given.as_of is None:
        return tuple(given.amount for _ in months)
    to_the_start = plan.period.start - given.as_of
    return tuple(
        cents(aged(given.amount, to_the_start + month // 12 * int(MONTHS_A_YEAR), plan.market.aging))
        for month in months
    )
