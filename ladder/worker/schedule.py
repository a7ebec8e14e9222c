"""What each rung's pay and hours leave an invented worker in a steady month, by benefit profile.

A steady month is like the months before it: SSI's two-month lag is over, and trial work and grace months are used
up, so SSDI is paid unless the month is substantial gainful activity. Counted: wages, SSI (the federal part, for a
person in their own household), SSDI before the Part B premium, and the employee's FICA.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

import numpy as np

from ladder.law import Law, MonthLaw, month_law
from ladder.law.money import Mills, to_dollars, to_mills
from ladder.law.payroll import employee_fica
from ladder.law.ssdi import is_sga
from ladder.law.ssi import Income, break_even_wages, countable_income, steady_payment
from ladder.model.money import cents
from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR, Plan, WorkerView
from ladder.pay.market import MarketView
from ladder.workforce.budget import Budget

PROFILES = {"none": "no benefits", "ssi": "SSI", "ssdi": "SSDI", "both": "both SSI and SSDI"}
PROGRAMS_COUNTED = ("wages", "SSI (federal part)", "SSDI (before the Part B premium)", "FICA")
NOT_COUNTED = ("income tax", "state supplements to SSI", "Medicaid and Medicare", "SNAP", "housing subsidies")

HOURS = tuple(Decimal(hours) for hours in range(5, 41))
"""The grid of weekly hours, whole hours from 5 to 40."""

# SSDI counts pay when the work is done: a month has at most 23 workdays, of five a week.
WORKDAY_WEEKS = Decimal(23) / 5
# SSI counts pay on payday: the weeks of pay in the month that has the most paydays. Twice-monthly and monthly pay
# follow the days worked.
PAYDAY_WEEKS = {
    "weekly": Decimal(5),
    "biweekly": Decimal(6),
    "semimonthly": WORKDAY_WEEKS,
    "monthly": WORKDAY_WEEKS,
}
AVERAGE_WEEKS = WEEKS_A_YEAR / MONTHS_A_YEAR
TENTH = Decimal("0.1")
FIGURES = frozenset(("federal_benefit_rate", "substantial_gainful_activity", "trial_work_month", "oasdi_wage_base"))
"""The indexed figures of the law that a steady month rests on."""


@dataclass(frozen=True, slots=True)
class SteadyMonth:
    """Dollars of one steady month for one profile, one value a number of weekly hours."""

    countable: tuple[Decimal, ...]  # income that reduces SSI, not rounded; 0 for profiles without SSI
    ssi: tuple[Decimal, ...]
    ssdi: tuple[Decimal, ...]
    net: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class EarningsLine:
    """A monthly earnings line, and the most weekly hours at a rate that stay at or under it (whole tenths)."""

    name: str
    title: str
    amount: Decimal
    worst_month_hours: Decimal
    average_month_hours: Decimal


@dataclass(frozen=True, slots=True)
class WorkerSchedule:
    """One role at one hourly rate: steady months by weekly hours, and the hours below each line."""

    role: str
    title: str
    rate: Decimal
    seat_hours: tuple[Decimal, ...]  # a person's weekly hours in the seats this role has
    hours: tuple[Decimal, ...]
    wages: tuple[Decimal, ...]
    fica: tuple[Decimal, ...]
    profiles: dict[str, SteadyMonth]
    lines: tuple[EarningsLine, ...]
    projected: bool  # a figure of the law in it is projected

    def at(self, hours: Decimal) -> int:
        """The position of a number of weekly hours. ValueError if the schedule has none."""
        return self.hours.index(hours)


def worker_schedules(plan: Plan, budget: Budget, market: MarketView, law: Law) -> tuple[WorkerSchedule, ...]:
    """A schedule for each role that has seats, at the role's pay in the plan's first month, lowest pay first."""
    month = month_law(law, plan.period.start)
    schedules = []
    for role in market.roles:
        lines = [
            line
            for name, line in plan.seats.items()
            if line.role == role.role and any(budget.lines[name].authorized)
        ]
        if lines:
            offered = tuple(sorted({line.hours_a_person for line in lines}))
            schedules.append(schedule(role.role, role.title, cents(role.pay), offered, plan, month))
    return tuple(schedules)


def schedule(
    role: str,
    title: str,
    rate: Decimal,
    seat_hours: tuple[Decimal, ...],
    plan: Plan,
    law: MonthLaw,
    grid: tuple[Decimal, ...] = HOURS,
) -> WorkerSchedule:
    """One role's schedule on a grid of weekly hours and at the hours its seats offer."""
    hours = tuple(sorted({*grid, *seat_hours}))
    wages = monthly_wages(rate, hours)
    months = {profile: steady_month(profile, wages, plan.worker, law) for profile in PROFILES}
    return WorkerSchedule(
        role,
        title,
        rate,
        seat_hours,
        hours,
        wages=_dollars(wages),
        fica=_dollars(employee_fica(wages, 0, law)),
        profiles={
            profile: SteadyMonth(*(_dollars(amounts) for amounts in month))
            for profile, month in months.items()
        },
        lines=earnings_lines(rate, plan, law),
        projected=bool(law.projected & FIGURES),
    )


def monthly_wages(rate: Decimal, hours: Sequence[Decimal]) -> Mills:
    """Wages of an average month in mills: rate x weekly hours x 52 / 12, rounded to whole cents, half up."""
    return np.array(
        [to_mills(cents(rate * weekly * WEEKS_A_YEAR / MONTHS_A_YEAR)) for weekly in hours], dtype=np.int64
    )


def steady_month(
    profile: str, wages: Mills, worker: WorkerView, law: MonthLaw
) -> tuple[Mills, Mills, Mills, Mills]:
    """Countable income, SSI, SSDI and net income of a steady month in mills, for wages in mills."""
    benefit = {"ssdi": worker.ssdi_benefit, "both": worker.ssdi_benefit_with_ssi}.get(profile, Decimal(0))
    ssdi = np.where(is_sga(wages, law), 0, to_mills(benefit))
    countable = ssi = np.zeros_like(wages)
    if profile in {"ssi", "both"}:
        countable = countable_income(Income(earned=wages, unearned=ssdi), law).total
        ssi = steady_payment(wages, ssdi, law)
    return countable, ssi, ssdi, wages + ssi + ssdi - employee_fica(wages, 0, law)


def earnings_lines(rate: Decimal, plan: Plan, law: MonthLaw) -> tuple[EarningsLine, ...]:
    """The hours below the trial work month, substantial gainful activity and SSI's break-even."""
    break_even = break_even_wages(law.federal_benefit_rate, 0, law)
    paydays = PAYDAY_WEEKS[plan.pay.frequency]
    return (
        _line("trial_work_month", "trial work month", law.trial_work_month, rate, WORKDAY_WEEKS),
        _line(
            "sga", "substantial gainful activity (SGA)", law.substantial_gainful_activity, rate, WORKDAY_WEEKS
        ),
        _line("ssi_break_even", "SSI break-even", int(break_even), rate, paydays),
    )


def _line(name: str, title: str, amount: int, rate: Decimal, worst_weeks: Decimal) -> EarningsLine:
    dollars = to_dollars(amount)
    return EarningsLine(
        name,
        title,
        dollars,
        hours_below(dollars, rate, worst_weeks),
        hours_below(dollars, rate, AVERAGE_WEEKS),
    )


def hours_below(line: Decimal, rate: Decimal, weeks: Decimal) -> Decimal:
    """The most weekly hours, in whole tenths, whose pay over so many weeks is at or under the line."""
    # Multiply before dividing, so that hours exactly at the line are not lost to a repeating decimal.
    return (line * 60 / (rate * (weeks * 60).quantize(TENTH))).quantize(TENTH, ROUND_FLOOR)


def hours_that_pay_less(
    hours: Sequence[Decimal], net: Sequence[Decimal]
) -> tuple[tuple[Decimal, Decimal | None], ...]:
    """Stretches of hours that leave less than fewer hours did: the last hours before, and the hours to come out ahead.

    The second of a pair is None where no hours in the schedule make the worker whole.
    """
    stretches: list[tuple[Decimal, Decimal | None]] = []
    best, best_at, start = net[0], hours[0], None
    for weekly, left in zip(hours, net, strict=True):
        if left < best and start is None:
            start = best_at
        elif left >= best:
            if start is not None:
                stretches.append((start, weekly))
                start = None
            best, best_at = left, weekly
    if start is not None:
        stretches.append((start, None))
    return tuple(stretches)


def _dollars(mills: Mills) -> tuple[Decimal, ...]:
    return tuple(to_dollars(int(amount)) for amount in mills)
