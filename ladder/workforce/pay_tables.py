"""Pay for the simulation, in whole cents: what each job pays a new hire and at most, and how raises move people.

The same rules as `ladder.pay.structure`, on arrays: a general raise first, then merit up to the range's maximum or
steps, each rounded half up to the cent. Where a scenario moves people to new ranges, one table of pay holds until that
month and another from then on; see `ladder.workforce.placing`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from ladder.model.money import cents
from ladder.model.plan import WEEKS_A_YEAR, Grade, Plan, SeatLine
from ladder.pay.aging import opening
from ladder.pay.structure import PayStructure, Schedule, placement_of, raised_in
from ladder.workforce.jobs import Job, LineSeats

Cents = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PaidBy:
    """What pays a job: its grade, the grade's points over the plan, and the seat line that says where in it one starts.

    With `at_least_minimum` no one new is paid under the grade's minimum, whatever rate the line gives.
    """

    grade: Grade
    points: dict[str, Schedule]
    line: SeatLine
    at_least_minimum: bool = False


@dataclass(frozen=True, slots=True)
class PayTables:
    """Cents by job and month; the rate is hourly, or a year's salary where `annual`. Raises are by month."""

    opening_rate: Cents  # by line: people who are there when the plan starts
    opening_step: NDArray[np.int8]  # by line; counts from 0
    start_rate: Cents  # by job and month: a new hire's
    start_step: NDArray[np.int8]  # by job
    top_rate: Cents  # by job and month
    annual: NDArray[np.bool_]  # by job
    step_table: tuple[Cents | None, ...]  # by job: step and month, where the grade has steps
    general: tuple[Fraction, ...]  # 1 + the raise
    merit: tuple[Fraction, ...]
    steps_up: tuple[int, ...]
    promotion: Fraction
    salary_hours: Fraction  # full-time hours a year

    @property
    def has_steps(self) -> bool:
        """Whether any job is in a grade of steps."""
        return any(table is not None for table in self.step_table)


def pay_tables(
    plan: Plan, pay: PayStructure, lines: Sequence[LineSeats], jobs: Sequence[Job], paid_by: Sequence[PaidBy]
) -> PayTables:
    """The plan's pay as arrays over the jobs of the simulation."""
    months = plan.period.all_months
    starts = [_start(plan, paid, job) for paid, job in zip(paid_by, jobs, strict=True)]
    at_first = [pay.seats[line.name] for line in lines]
    steps = [rates.step[0] if rates.step else 0 for rates in at_first]
    return PayTables(
        opening_rate=np.array([_in_cents(rates.rate[0]) for rates in at_first], dtype=np.int64),
        opening_step=np.array([max(step - 1, 0) for step in steps], dtype=np.int8),
        start_rate=_table([rate for rate, _ in starts]),
        start_step=np.array([step for _, step in starts], dtype=np.int8),
        top_rate=_table([list(paid.points.values())[-1] for paid in paid_by]),
        annual=np.array([paid.grade.basis == "annual" for paid in paid_by], dtype=np.bool_),
        step_table=tuple(
            _table(list(paid.points.values())) if paid.grade.steps else None for paid in paid_by
        ),
        general=tuple(_factor(plan.pay.general_raises.get(month)) for month in months),
        merit=tuple(_factor(plan.pay.merit_raises.get(month)) for month in months),
        steps_up=tuple(plan.pay.step_raises.get(month, 0) for month in months),
        promotion=_factor(plan.pay.promotion_raise),
        salary_hours=Fraction(plan.pay.full_time_hours * WEEKS_A_YEAR),
    )


def times(rate: Cents, factor: Fraction) -> Cents:
    """A rate times a factor, rounded half up to the cent."""
    return (rate * (2 * factor.numerator) + factor.denominator) // (2 * factor.denominator)


def _start(plan: Plan, paid: PaidBy, job: Job) -> tuple[Schedule, int]:
    """What a job in a seat line pays someone new to it, from the opening on, and at which step (from 0)."""
    lowest = next(iter(paid.points.values()))
    if job.rung:  # reached in the seat: from the bottom of its own grade
        return lowest, 0
    place = placement_of(paid.line, paid.grade)
    if place is None:
        given = _given_rate(plan, paid.line)
        return (tuple(map(max, given, lowest)) if paid.at_least_minimum else given), 0
    return paid.points[place], int(place.removeprefix("step_")) - 1 if paid.grade.steps else 0


def _given_rate(plan: Plan, line: SeatLine) -> Schedule:
    """A rate the config gives: the general raises move it, once the line is open; merit is for those who stay."""
    assert line.rate is not None
    rates = [opening(plan, line.rate)]
    for month in plan.period.all_months:
        raise_ = plan.pay.general_raises.get(month, Decimal(0)) if raised_in(line, month) else Decimal(0)
        rates.append(cents(rates[-1] * (1 + raise_)))
    return tuple(rates)


def _table(schedules: Sequence[Schedule]) -> Cents:
    """Schedules in cents by month of the plan, the opening left out."""
    return np.array(
        [[_in_cents(amount) for amount in schedule[1:]] for schedule in schedules], dtype=np.int64
    )


def _in_cents(amount: Decimal) -> int:
    return int(cents(amount) * 100)


def _factor(raise_: Decimal | None) -> Fraction:
    return 1 + Fraction(raise_ or 0)
