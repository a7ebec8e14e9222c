"""Pay for the simulation, in whole cents: what each job pays a new hire and at most, and how raises move people.

The same rules as `ladder.pay.structure`, on arrays: a general raise first, then merit up to the range's maximum or
steps, each rounded half up to the cent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from ladder.model.money import cents
from ladder.model.plan import WEEKS_A_YEAR, Plan, SeatLine
from ladder.pay.structure import PayStructure, Schedule, placement_of, raised_in
from ladder.workforce.jobs import Job, LineSeats

Cents = NDArray[np.int64]


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


def pay_tables(plan: Plan, pay: PayStructure, lines: Sequence[LineSeats], jobs: Sequence[Job]) -> PayTables:
    """The plan's pay as arrays over the jobs of the simulation."""
    months = plan.period.all_months
    grades = [plan.roles[job.role].grade for job in jobs]
    starts = [_start(plan, pay, lines[job.line].name, job) for job in jobs]
    opening = [pay.seats[line.name] for line in lines]
    return PayTables(
        opening_rate=np.array([_in_cents(rates.rate[0]) for rates in opening], dtype=np.int64),
        opening_step=np.array([rates.step[0] - 1 if rates.step else 0 for rates in opening], dtype=np.int8),
        start_rate=_table([rate for rate, _ in starts]),
        start_step=np.array([step for _, step in starts], dtype=np.int8),
        top_rate=_table([list(pay.grades[name].values())[-1] for name in grades]),
        annual=np.array([plan.grades[name].basis == "annual" for name in grades], dtype=np.bool_),
        step_table=tuple(
            _table(list(pay.grades[name].values())) if plan.grades[name].steps else None for name in grades
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


def _start(plan: Plan, pay: PayStructure, name: str, job: Job) -> tuple[Schedule, int]:
    """What a job in a seat line pays someone new to it, from the opening on, and at which step (from 0)."""
    line = plan.seats[name]
    grade = plan.grades[plan.roles[job.role].grade]
    points = pay.grades[plan.roles[job.role].grade]
    if job.rung:  # reached in the seat: from the bottom of its own grade
        return next(iter(points.values())), 0
    place = placement_of(line, grade)
    if place is None:
        return _given_rate(plan, pay.seats[name].rate[0], line), 0
    return points[place], int(place.removeprefix("step_")) - 1 if grade.steps else 0


def _given_rate(plan: Plan, first: Decimal, line: SeatLine) -> Schedule:
    """A rate the config gives: the general raises move it, once the line is open; merit is for those who stay."""
    rates = [first]
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
