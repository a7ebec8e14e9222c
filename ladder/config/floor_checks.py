"""Checks on floors: a minimum wage known for every month, areas that the state has, schedules that can be meant."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ladder.config.parts import period_of
from ladder.config.pay_checks import LONGEST_AGING
from ladder.config.problems import Problem, listed, quoted
from ladder.config.source import Document
from ladder.config.validate import Parts, entry_names, problem_at
from ladder.law import FigureNotKnownError, load_law
from ladder.model.floors import Floors
from ladder.model.month import Month
from ladder.model.plan import Agency
from ladder.model.state import STATES
from ladder.pay.floors import FEDERAL_MINIMUM, STATE_MINIMUM, wage_areas, wage_place

FIRST_MONTH = Month.of(2024, 1)
"""Where a config's period cannot be read, schedules are held against the law of this month or later."""

MOST_A_WEEK = Decimal(10_000)


def _floors(parts: Parts) -> Floors:
    floors = parts.values.get("floors")
    return floors if isinstance(floors, Floors) else Floors()


def _agency(parts: Parts) -> Agency | None:
    agency = parts.values.get("agency")
    return agency if isinstance(agency, Agency) else None


def _area_is_known(parts: Parts, document: Document) -> Iterator[Problem]:
    """An area of a state that has one minimum wage, or other areas."""
    agency = _agency(parts)
    if agency is None or agency.wage_area is None:
        return
    areas, state = wage_areas(agency.state, load_law()), STATES[agency.state]
    if agency.wage_area not in areas:
        message = (
            f"{quoted(agency.wage_area)} is none of {state}'s areas; choose {listed(areas)}"
            if areas
            else f"{state} has one minimum wage here; take this out, and give a city's or a county's under "
            '"floors: minimum_wage:"'
        )
        yield problem_at(document, ("agency", "wage_area"), message)


def _every_month_has_a_minimum_wage(parts: Parts, document: Document) -> Iterator[Problem]:
    agency, period = _agency(parts), period_of(parts)
    floors_read = not any(path[:1] == ("floors",) for path in parts.left_out)
    if agency is None or period is None or not floors_read or period.start < FIRST_MONTH:
        return
    law, schedule = load_law(), _floors(parts).minimum_wage
    if agency.wage_area and agency.wage_area not in wage_areas(agency.state, law):
        return  # said already
    place = wage_place(agency.state, agency.wage_area, law)
    covered = min(schedule, default=None)
    for month in period.all_months:
        if covered is not None and covered <= month:
            return
        try:
            law.figure(STATE_MINIMUM, month, place)
        except (KeyError, FigureNotKnownError):
            message = (
                f"no minimum wage of {STATES[agency.state]} is known for {month.name}; give it from that month on, "
                f"with its source, as in: floors: {{minimum_wage: {{{month}: 15.00}}}}"
            )
            yield problem_at(document, ("agency", "state"), message)
            return


def _schedules_can_be_meant(parts: Parts, document: Document) -> Iterator[Problem]:
    """Amounts after the plan, under the federal minimum wage, or with nothing that says where they were read."""
    period, floors = period_of(parts), _floors(parts)
    marks = {*(entry_names(document, ("sources",)) or ()), *(entry_names(document, ("assumptions",)) or ())}
    start = period.start if period else FIRST_MONTH
    for field in ("minimum_wage", "exempt_salary"):
        schedule = getattr(floors, field)
        for month, amount in schedule.items():
            path = ("floors", field, str(month))
            if period and month > period.all_months[-1]:
                message = f"the plan ends in {period.all_months[-1]}, and this is never used; take it out"
                yield problem_at(document, path, message, on_key=True)
            if field == "exempt_salary" and amount > MOST_A_WEEK:
                message = f"${amount:,.2f} is no salary for a week; give a year's divided by 52"
                yield problem_at(document, path, message)
            federal = (
                load_law().value(FEDERAL_MINIMUM, max(month, start))
                if field == "minimum_wage"
                else Decimal(0)
            )
            if amount < federal:
                message = f"this is under the federal minimum wage of ${federal}, which holds everywhere"
                yield problem_at(document, path, message)
        whole = f"floors.{field}"
        sourced = whole in marks or "floors" in marks
        if schedule and not sourced and not all(f"{whole}.{month}" in marks for month in schedule):
            message = (
                f'say where this was read: add "{whole}: ..." under "sources" (or "assumptions", for a guess)'
            )
            yield problem_at(document, ("floors", field), message, on_key=True)


def _living_wage_is_dated_before_the_plan(parts: Parts, document: Document) -> Iterator[Problem]:
    period, living_wage = period_of(parts), _floors(parts).living_wage
    if period is None or living_wage is None or living_wage.as_of is None:
        return
    if living_wage.as_of > period.start:
        message = (
            f"this is after the plan's start, {period.start}; give the living wage of that month or before"
        )
        yield problem_at(document, ("floors", "living_wage", "as_of"), message)
    elif period.start - living_wage.as_of > LONGEST_AGING:
        message = f"this is more than 30 years before the plan's start, {period.start}; check the year"
        yield problem_at(document, ("floors", "living_wage", "as_of"), message)


FLOOR_CHECKS = (
    _area_is_known,
    _every_month_has_a_minimum_wage,
    _schedules_can_be_meant,
    _living_wage_is_dated_before_the_plan,
)
