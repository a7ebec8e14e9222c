"""The pay structure as compensation staff read it, at the start of each plan year.

By the hour, a salary divided by full-time hours. Pay is the rate without differentials, so part-time staff are held
against a range by their rate, never by what they earn. The midpoint is the middle of a range; the control point is
where the agency means pay to be, and need not be the midpoint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ladder.model.plan import Plan
from ladder.pay.structure import PayStructure, hourly_rate

Amounts = tuple[Decimal, ...]
GREEN, RED, IN_RANGE = "green circle", "red circle", "in range"


@dataclass(frozen=True, slots=True)
class GradeYear:
    """A grade at the start of a plan year; `progression` and `overlap` are against the grade before it."""

    lowest: Decimal
    midpoint: Decimal
    highest: Decimal
    control_point: Decimal | None  # None for steps
    spread: Decimal  # (highest - lowest) / lowest
    progression: Decimal | None  # midpoint over the midpoint before, less one
    overlap: Decimal | None  # share of this range, the higher one, that the one before reaches into
    steps: Amounts  # empty for a range


@dataclass(frozen=True, slots=True)
class LineYear:
    """A seat line at the start of a plan year. A grade of steps has no control point to compare with."""

    seats: int
    pay: Decimal
    compa_ratio: Decimal | None  # pay over the control point
    penetration: Decimal | None  # how far into the range, 0 to 1; None where the range is one rate
    circle: str | None  # under the range, over it, or in it


@dataclass(frozen=True, slots=True)
class StructureView:
    """Every plan year of a scenario's structure. `years` are the months, counted from 0, in which one starts."""

    years: tuple[int, ...]
    grades: dict[str, tuple[GradeYear, ...]]  # from the lowest midpoint to the highest
    lines: dict[str, tuple[LineYear, ...]]
    group_compa_ratio: tuple[Decimal | None, ...]  # pay summed over control points summed, by filled hours


def plan_years(plan: Plan) -> tuple[int, ...]:
    """The months, counted from 0, in which a plan year starts."""
    return tuple(range(0, plan.period.months, 12))


def structure_view(plan: Plan, pay: PayStructure, hours: Mapping[str, Amounts]) -> StructureView:
    """The structure at the start of each plan year. `hours` are each line's filled hours by month."""
    years = plan_years(plan)
    by_year = [_grades(plan, pay, month) for month in years]
    lines = {name: tuple(_line(plan, pay, name, month) for month in years) for name in plan.seats}
    return StructureView(
        years=years,
        grades={grade: tuple(each[grade] for each in by_year) for grade in by_year[0]},
        lines=lines,
        group_compa_ratio=tuple(
            _group_compa_ratio({name: line[year] for name, line in lines.items()}, hours, month)
            for year, month in enumerate(years)
        ),
    )


def points_by_the_hour(plan: Plan, pay: PayStructure, grade: str, month: int) -> dict[str, Decimal]:
    """A grade's points in a month, counted from 0."""
    return {
        point: hourly_rate(plan, plan.grades[grade], amounts[month + 1])
        for point, amounts in pay.grades[grade].items()
    }


def spread(lowest: Decimal, highest: Decimal) -> Decimal:
    """A range's spread (width): (maximum - minimum) / minimum."""
    return (highest - lowest) / lowest


def overlap(lower_highest: Decimal, lowest: Decimal, highest: Decimal) -> Decimal:
    """The share of a range that the range under it reaches into; the base is the higher range. 0 where none."""
    if highest <= lowest:
        return Decimal(0)
    return min(max(lower_highest - lowest, Decimal(0)) / (highest - lowest), Decimal(1))


def _grades(plan: Plan, pay: PayStructure, month: int) -> dict[str, GradeYear]:
    def ends(grade: str, at: int) -> tuple[Decimal, Decimal]:
        points = list(points_by_the_hour(plan, pay, grade, at).values())
        return points[0], points[-1]

    in_order = sorted(plan.grades, key=lambda grade: sum(ends(grade, 0)))
    found: dict[str, GradeYear] = {}
    for before, grade in pairwise([None, *in_order]):
        assert grade is not None
        points = points_by_the_hour(plan, pay, grade, month)
        lowest, highest = ends(grade, month)
        midpoint = (lowest + highest) / 2
        under = found[before] if before else None
        found[grade] = GradeYear(
            lowest=lowest,
            midpoint=midpoint,
            highest=highest,
            control_point=points.get("control_point"),
            spread=spread(lowest, highest),
            progression=midpoint / under.midpoint - 1 if under else None,
            overlap=overlap(under.highest, lowest, highest) if under else None,
            steps=tuple(points.values()) if plan.grades[grade].steps is not None else (),
        )
    return found


def line_pay(plan: Plan, pay: PayStructure, line: str, month: int) -> Decimal:
    """A seat line's rate by the hour in a month, counted from 0."""
    grade = plan.grades[plan.roles[plan.seats[line].role].grade]
    return hourly_rate(plan, grade, pay.seats[line].rate[month + 1])


def _line(plan: Plan, pay: PayStructure, name: str, month: int) -> LineYear:
    line = plan.seats[name]
    seats = line.seats if line.open_in(plan.period.start + month) else 0
    paid = line_pay(plan, pay, name, month)
    points = points_by_the_hour(plan, pay, plan.roles[line.role].grade, month)
    if "control_point" not in points:
        return LineYear(seats, paid, None, None, None)
    low, high = points["minimum"], points["maximum"]
    return LineYear(
        seats,
        paid,
        compa_ratio=paid / points["control_point"],
        penetration=(paid - low) / (high - low) if high > low else None,
        circle=GREEN if paid < low else RED if paid > high else IN_RANGE,
    )


def _group_compa_ratio(
    lines: Mapping[str, LineYear], hours: Mapping[str, Amounts], month: int
) -> Decimal | None:
    """Pay summed over control points summed, weighted by filled hours: not the mean of single ratios."""
    ranged = {name: line for name, line in lines.items() if line.compa_ratio}
    paid = sum((hours[name][month] * line.pay for name, line in ranged.items()), Decimal(0))
    control = sum(
        (
            hours[name][month] * line.pay / line.compa_ratio
            for name, line in ranged.items()
            if line.compa_ratio
        ),
        Decimal(0),
    )
    return paid / control if control else None
