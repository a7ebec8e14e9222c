"""A role's pay range and hours in sentences: amounts of the first month, or of the month people are moved in."""

from __future__ import annotations

from decimal import Decimal

from ladder.model.money import cents
from ladder.model.month import Month
from ladder.model.plan import WEEKS_A_YEAR, Plan, Role
from ladder.pay.structure import points_in
from ladder.reports.phrases import Form, number_text

_FORMS: dict[str, Form] = {"annual": "dollars", "hourly": "hourly"}


def pay_sentences(plan: Plan, role: Role) -> tuple[str, ...]:
    """The range or steps, the month whose amounts they are, and what the FLSA status means."""
    return (_pay(plan, role), _flsa(plan, role))


def weekly_hours(plan: Plan, name: str) -> tuple[str, ...]:
    """The weekly hours of the role's seats in the plan, in one sentence; none where it has no seat."""
    hours = {line.hours_a_person for line in plan.seats.values() if line.role == name and line.seats}
    if not hours:
        return ()
    shown = [f"{each.normalize():f}" for each in sorted(hours)]
    listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
    return (f"Seats of {listed} hours a week",)


def starting_pay(plan: Plan, role: Role) -> str:
    """Where the role's range or steps start in that month: `$20.00 an hour`."""
    grade = plan.grades[role.grade]
    return _amounts(list(points_in(plan, grade, _month(plan)).values())[:1], grade.basis)


def _month(plan: Plan) -> Month:
    """The month in which people are moved to the plan's ranges; else its first month."""
    return plan.implementation.month if plan.implementation else plan.period.start


def _pay(plan: Plan, role: Role) -> str:
    grade = plan.grades[role.grade]
    points = points_in(plan, grade, _month(plan))
    amounts = list(points.values())
    full_time = f"{plan.pay.full_time_hours.normalize():f} hours a week"
    about = [f"in {len(amounts)} steps"] if grade.steps is not None and len(amounts) > 1 else []
    if "control_point" in points:
        about.append(f"control point {number_text(points['control_point'], _FORMS[grade.basis])}")
    text = _amounts(amounts, grade.basis) + (f" ({', '.join(about)})" if about else "")
    if grade.basis == "annual":
        text += f" for {full_time}"
    else:
        years = [cents(each * plan.pay.full_time_hours * WEEKS_A_YEAR) for each in amounts]
        text += f"; at {full_time}, {_amounts(years, 'annual')}"
    moved = "when people are moved to these ranges" if plan.implementation else "the plan's first month"
    return f"{text}. These are the amounts of {_month(plan).name}, {moved}."


def _amounts(amounts: list[Decimal], basis: str) -> str:
    shown = [number_text(each, _FORMS[basis]) for each in amounts]
    span = shown[0] if shown[0] == shown[-1] else f"{shown[0]} to {shown[-1]}"
    return f"{span} {'a year' if basis == 'annual' else 'an hour'}"


def _flsa(plan: Plan, role: Role) -> str:
    if role.flsa == "exempt":
        return (
            "FLSA: exempt. The salary and the duties of the role must both meet the tests of 29 CFR part 541 "
            "and of the state."
        )
    return "FLSA: non-exempt. Overtime is paid over 40 hours a week; the hourly rate rules."
