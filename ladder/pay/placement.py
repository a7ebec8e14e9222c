"""Placing people in new ranges: what someone in a seat of the baseline is paid once a scenario's ranges take effect.

Until the month of implementation people keep the pay, and move within the ranges, that the baseline gives them. In
that month the general raise comes first; then each person is placed, and no one's pay is lowered: pay over the new
maximum is kept (red-circled) and from then on gets general raises only. A grade of steps has its first step for a
minimum, its top step for a maximum, and no control point; people are placed at the nearest step not below.

Compensation practice: the three methods are those of `implementation options` in any salary study: to the new minimum,
to the minimum plus years in role, or to the same relative place in the new range.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ladder.model.money import cents
from ladder.model.month import Month
from ladder.model.plan import Grade, Plan, SeatLine
from ladder.model.staff import Implementation

Schedule = tuple[Decimal, ...]
Points = dict[str, Schedule]
"""A grade's points over the plan: an amount at the opening, then one a month."""


def whole_years(hired: Month, month: Month) -> int:
    """Whole years in role in a month."""
    return max(0, (month - hired) // 12)


def years_in_role(line: SeatLine, month: Month) -> int:
    """Whole years in role of the people in a line: the latest hired count, and no year where that is not known."""
    return whole_years(max(line.hired), month) if line.hired else 0


def is_moved(line: SeatLine, name: str, before: Plan | None, implementation: Implementation | None) -> bool:
    """Whether people in a line are moved to new ranges: they are in a seat of the baseline before that month."""
    if implementation is None or before is None or name not in before.seats:
        return False
    return line.first_month is None or line.first_month < implementation.month


@dataclass(frozen=True, slots=True)
class Move:
    """What placing one line needs: its grade before and after, each with its points over the plan."""

    implementation: Implementation
    old_grade: Grade
    old: Points
    new_grade: Grade
    new: Points
    years: int
    hours_a_year: Decimal  # full time; what turns dollars an hour into dollars of a salary


@dataclass(frozen=True, slots=True)
class PlacedRates:
    """A line's pay: after the general raise, once placed, and with merit or step; the step, 0 for none."""

    after_general_raise: Schedule
    placed: Schedule
    rate: Schedule
    step: tuple[int, ...] | None


def lowest(points: Points) -> Schedule:
    """A grade's minimum, or its first step."""
    return points.get("minimum") or next(iter(points.values()))


def highest(points: Points) -> Schedule:
    """A grade's maximum, or its top step."""
    return points.get("maximum") or list(points.values())[-1]


def control(points: Points) -> Schedule:
    """A grade's control point; the top of a grade of steps, which has none."""
    return points.get("control_point") or highest(points)


def placement_target(move: Move, rate: Decimal, number: int) -> Decimal:
    """The pay a method leads to for someone at a rate in month `number` of the plan (from 1), in whole cents."""
    how = move.implementation
    minimum, maximum = lowest(move.new)[number], highest(move.new)[number]
    if how.method == "to_minimum":
        return minimum
    if how.method == "years_in_role":
        if how.percent_of_range_a_year is not None:
            a_year = how.percent_of_range_a_year * (maximum - minimum)
        else:
            by_salary = move.hours_a_year if move.new_grade.basis == "annual" else Decimal(1)
            a_year = (how.dollars_a_year or Decimal(0)) * by_salary
        most = control(move.new)[number] if how.up_to == "control_point" else maximum
        return cents(min(minimum + move.years * a_year, most))
    old_minimum, old_maximum = lowest(move.old)[number], highest(move.old)[number]
    if how.keeps == "compa_ratio":
        same = rate * control(move.new)[number] / control(move.old)[number]
    elif old_maximum == old_minimum:
        same = minimum  # a range of one amount has no place in it
    else:
        same = minimum + (rate - old_minimum) * (maximum - minimum) / (old_maximum - old_minimum)
    return cents(max(minimum, min(same, maximum)))


def placed_rates(
    plan: Plan, line: SeatLine, before_line: SeatLine, first: Decimal, move: Move
) -> PlacedRates:
    """A line's pay over the plan; `first` is its pay at the plan's start, by the baseline's table."""
    how = move.implementation
    after, placed, rate, steps = [first], [first], [first], [_first_step(before_line, move)]
    old_steps, new_steps = move.old_grade.steps is not None, move.new_grade.steps is not None
    for number, month in enumerate(plan.period.all_months, 1):
        raised = line.first_month is None or month > line.first_month
        given = before_line.rate is not None
        general = plan.pay.general_raises.get(month, Decimal(0)) if raised or not given else Decimal(0)
        up = plan.pay.step_raises.get(month, 0) if raised else 0
        after.append(cents(rate[-1] * (1 + general)))
        moved = max(after[-1], placement_target(move, after[-1], number)) if month == how.month else after[-1]
        placed.append(moved)
        points, by_step = (move.old, old_steps) if month < how.month else (move.new, new_steps)
        if not by_step:
            merit = plan.pay.merit_raises.get(month, Decimal(0)) if raised else Decimal(0)
            within = min(cents(moved * (1 + merit)), points["maximum"][number])
            rate.append(max(moved, within))
            steps.append(0)
            continue
        table = [amounts[number] for amounts in points.values()]
        if month == how.month:
            # placed first; a step raise of the same month then moves them on, as merit does in a range
            step = min(len(table), 1 + sum(amount < moved for amount in table) + up)
        else:
            step = min(steps[-1] + up, len(table))
        steps.append(step)
        rate.append(max(moved, table[step - 1]))
    return PlacedRates(
        tuple(after), tuple(placed), tuple(rate), tuple(steps) if old_steps or new_steps else None
    )


def _first_step(line: SeatLine, move: Move) -> int:
    return (line.step or 1) if move.old_grade.steps is not None else 0
