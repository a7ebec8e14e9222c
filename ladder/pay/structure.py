"""The pay structure over time: ranges and steps moved by raises, and the rate each seat line is paid.

Every schedule holds one value more than the plan has months: the opening value at the plan's start, then one a
month. Amounts are dollars and whole cents, rounded half up at each change: hourly for grades with an hourly
basis, a year's salary for grades with an annual one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from ladder.model.money import cents
from ladder.model.month import Month
from ladder.model.plan import WEEKS_A_YEAR, Grade, Plan, SeatLine
from ladder.pay.aging import opening
from ladder.pay.placement import Move, is_moved, placed_rates, years_in_role

Schedule = tuple[Decimal, ...]
"""An amount at the opening, then in each month of the plan."""

RANGE_POINTS = ("minimum", "control_point", "maximum")


@dataclass(frozen=True, slots=True)
class SeatRates:
    """What one seat line is paid: after the general raise of a month, and after its merit or step raise too."""

    after_general_raise: Schedule
    rate: Schedule
    step: tuple[int, ...] | None  # the step number, for a grade of steps
    placed: Schedule | None = (
        None  # once placed in new ranges, before merit; None for people who are not moved
    )


@dataclass(frozen=True, slots=True)
class PayStructure:
    """All pay over the plan: `grades[grade][point]`, the entry role's rate, and `seats[line]`.

    `old_grades` are the baseline's, where people are moved from them to this plan's.
    """

    grades: dict[str, dict[str, Schedule]]
    entry_rate: Schedule
    seats: dict[str, SeatRates]
    old_grades: dict[str, dict[str, Schedule]] = field(default_factory=dict)


def build_pay_structure(plan: Plan, before: Plan | None = None) -> PayStructure:
    """Move the table by the general raises first, then place and move each seat line within it.

    `before` is the baseline's plan: what people are paid until they are moved to this plan's ranges.
    """
    grades = moved_grades(plan, plan)
    old = {}
    if before and plan.implementation:
        left = {before.roles[line.role].grade for line in before.seats.values()}
        old = {name: points for name, points in moved_grades(plan, before).items() if name in left}
    seats = {
        name: _placed_rates(plan, name, before, grades, old)
        if before and is_moved(line, name, before, plan.implementation)
        else _seat_rates(plan, line, grades[plan.roles[line.role].grade])
        for name, line in plan.seats.items()
    }
    return PayStructure(grades, _moved(plan, opening(plan, plan.entry_role.rate)), seats, old)


def moved_grades(plan: Plan, table: Plan) -> dict[str, dict[str, Schedule]]:
    """The grades of a table, moved by the plan's general raises and, ranges only, its structure adjustments."""
    return {name: _moved_points(plan, table, grade) for name, grade in table.grades.items()}


def _moved_points(plan: Plan, table: Plan, grade: Grade) -> dict[str, Schedule]:
    return {
        point: _moved(plan, amount, adjusted=grade.steps is None)
        for point, amount in opening_points(table, grade).items()
    }


def _placed_rates(
    plan: Plan,
    name: str,
    before: Plan,
    grades: dict[str, dict[str, Schedule]],
    old: dict[str, dict[str, Schedule]],
) -> SeatRates:
    """A line of people who are moved from the baseline's ranges to this plan's."""
    line, was, how = plan.seats[name], before.seats[name], plan.implementation
    assert how is not None
    old_name, new_name = before.roles[was.role].grade, plan.roles[line.role].grade
    old_grade = before.grades[old_name]
    move = Move(
        how,
        old_grade,
        old[old_name],
        plan.grades[new_name],
        grades[new_name],
        years_in_role(was, how.month),
        plan.pay.full_time_hours * WEEKS_A_YEAR,
    )
    place = placement_of(was, old_grade)
    first = opening(plan, was.rate) if was.rate is not None else old[old_name][place or "minimum"][0]
    found = placed_rates(plan, line, was, first, move)
    return SeatRates(found.after_general_raise, found.rate, found.step, found.placed)


def opening_points(plan: Plan, grade: Grade) -> dict[str, Decimal]:
    """The grade's points at the plan's start: minimum, control_point, maximum; or step_1, step_2 and so on."""
    if grade.steps is not None:
        return {f"step_{number}": opening(plan, rate) for number, rate in enumerate(grade.steps, 1)}
    return {point: opening(plan, getattr(grade, point)) for point in RANGE_POINTS}


def points_in(plan: Plan, grade: Grade, month: Month) -> dict[str, Decimal]:
    """The grade's points in a month of the plan, that month's raises and adjustments made."""
    place = plan.period.all_months.index(month) + 1
    return {point: schedule[place] for point, schedule in _moved_points(plan, plan, grade).items()}


def placement_of(line: SeatLine, grade: Grade) -> str | None:
    """The grade's point at which a seat line starts, or None where the config gives its rate."""
    if line.rate is not None:
        return None
    return f"step_{line.step or 1}" if grade.steps is not None else (line.place or "minimum")


def hourly_rate(plan: Plan, grade: Grade, amount: Decimal) -> Decimal:
    """An amount of that grade by the hour, not rounded: a salary is for full-time hours, 52 weeks a year."""
    return amount if grade.basis == "hourly" else amount / (plan.pay.full_time_hours * WEEKS_A_YEAR)


def _moved(plan: Plan, amount: Decimal, *, adjusted: bool = False) -> Schedule:
    """An amount at the plan's start, moved by every general raise; a range's by structure adjustments too."""
    amounts = [amount]
    for month in plan.period.all_months:
        general = plan.pay.general_raises.get(month, Decimal(0))
        adjustment = plan.pay.structure_adjustments.get(month, Decimal(0)) if adjusted else Decimal(0)
        amounts.append(cents(amounts[-1] * (1 + general) * (1 + adjustment)))
    return tuple(amounts)


def raised_in(line: SeatLine, month: Month) -> bool:
    """Whether people in the line are there to be raised: the month a line opens, they start at its pay."""
    return line.first_month is None or month > line.first_month


def _seat_rates(plan: Plan, line: SeatLine, points: dict[str, Schedule]) -> SeatRates:
    grade = plan.grades[plan.roles[line.role].grade]
    place = placement_of(line, grade)
    if grade.steps is not None and place is not None:
        return _step_rates(plan, line, points, int(place.removeprefix("step_")))
    return _range_rates(plan, line, points, place)


def _range_rates(plan: Plan, line: SeatLine, points: dict[str, Schedule], place: str | None) -> SeatRates:
    """The general raise, then merit up to the range's maximum; pay already over it keeps the general raise only."""
    first = opening(plan, line.rate) if line.rate is not None else points[place or "minimum"][0]
    maximum = points.get("maximum")
    after, rate = [first], [first]
    for number, month in enumerate(plan.period.all_months, 1):
        raised = raised_in(line, month)
        # A rate the config gives is the rate at the line's start; a placement moves with the table before that.
        general = plan.pay.general_raises.get(month, Decimal(0)) if raised or place else Decimal(0)
        merit = plan.pay.merit_raises.get(month, Decimal(0)) if raised and maximum else Decimal(0)
        # A structure adjustment moves a place in the range, and nobody who is already in one.
        moved_place = bool(place) and not raised
        adjustment = plan.pay.structure_adjustments.get(month, Decimal(0)) if moved_place else Decimal(0)
        after.append(cents(rate[-1] * (1 + general) * (1 + adjustment)))
        within = min(cents(after[-1] * (1 + merit)), maximum[number]) if maximum else after[-1]
        rate.append(max(after[-1], within))
    return SeatRates(tuple(after), tuple(rate), None)


def _step_rates(plan: Plan, line: SeatLine, points: dict[str, Schedule], first_step: int) -> SeatRates:
    """The step's rate in the table of the month; a step raise moves up, no further than the top step."""
    steps = [first_step]
    for month in plan.period.all_months:
        up = plan.pay.step_raises.get(month, 0) if raised_in(line, month) else 0
        steps.append(min(steps[-1] + up, len(points)))
    rate = tuple(points[f"step_{step}"][number] for number, step in enumerate(steps))
    return SeatRates(rate, rate, tuple(steps))
