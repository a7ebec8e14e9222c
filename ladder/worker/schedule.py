"""What each rung's pay and hours leave an invented worker in a steady month, by benefit profile.

A steady month is like the months before it: SSI's two-month lag is over, and trial work and grace months are used
up, so SSDI is paid unless the month is substantial gainful activity. Counted: wages, SSI and the state's
supplement for a person in their own household, SSDI before the Part B premium, the employee's FICA, and federal
income tax of a single filer with no other income.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal

import numpy as np

from ladder.law import Law, MonthLaw, month_law
from ladder.law.income_tax import TaxYear, federal_income_tax, tax_year
from ladder.law.money import Mills, nearest_cent, to_dollars, to_mills
from ladder.law.payroll import employee_fica
from ladder.law.ssdi import is_sga
from ladder.law.ssi import (
    Income,
    break_even_wages,
    countable_income,
    payment,
    supplement_paid,
    with_minimum,
)
from ladder.law.ssi_months import UNKNOWN_THRESHOLD
from ladder.law.supplements import OWN_HOUSEHOLD, is_federally_run
from ladder.model.money import cents
from ladder.model.month import Month
from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR, Plan, WorkerView
from ladder.pay.market import MarketView
from ladder.worker.state_figures import state_supplement, threshold_1619b
from ladder.workforce.budget import Budget

PROFILES = {"none": "no benefits", "ssi": "SSI", "ssdi": "SSDI", "both": "both SSI and SSDI"}
WITH_SSI, WITH_SSDI = ("ssi", "both"), ("ssdi", "both")
NOT_COUNTED = (
    "state income tax",
    "tax credits",
    "the worker's own share of a health plan",
    "SNAP",
    "housing subsidies",
    "the worth of Medicaid and Medicare",
)


def programs_counted(supplement_known: bool) -> tuple[str, ...]:
    """What a net income counts; the state's supplement only where it is known."""
    ssi = (
        "SSI and the state's supplement" if supplement_known else "SSI (the state's supplement is not known)"
    )
    return ("wages", ssi, "SSDI (before the Part B premium)", "FICA", "federal income tax")


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
# 1619(b) counts twelve months of pay: the weeks of pay, a twelfth of them, in the year with the most paydays.
YEAR_WEEKS = {
    "weekly": Decimal(53) / 12,
    "biweekly": Decimal(54) / 12,
    "semimonthly": WEEKS_A_YEAR / MONTHS_A_YEAR,
    "monthly": WEEKS_A_YEAR / MONTHS_A_YEAR,
}
AVERAGE_WEEKS = WEEKS_A_YEAR / MONTHS_A_YEAR
TENTH = Decimal("0.1")
FIGURES = frozenset(
    ("federal_benefit_rate", "substantial_gainful_activity", "trial_work_month", "oasdi_wage_base")
)
"""The indexed figures of the law that a steady month rests on."""


@dataclass(frozen=True, slots=True)
class SteadyLaw:
    """The law of a plan's first month, as its workers meet it; mills."""

    month: MonthLaw  # without Social Security tax, for an employer outside Social Security
    taxes: TaxYear
    supplement: int
    supplement_federally_run: bool
    threshold: int  # 1619(b), a year, or UNKNOWN_THRESHOLD


@dataclass(frozen=True, slots=True)
class SteadyMonth:
    """Dollars of one steady month for one profile, one value a number of weekly hours."""

    countable: tuple[Decimal, ...]  # income that reduces SSI, not rounded; 0 for profiles without SSI
    ssi: tuple[Decimal, ...]
    supplement: tuple[Decimal, ...]
    ssdi: tuple[Decimal, ...]
    tax: tuple[Decimal, ...]
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


def steady_law(plan: Plan, law: Law) -> SteadyLaw:
    """The law in the plan's first month."""
    return steady_law_at(plan, law, plan.period.start)


def steady_law_at(plan: Plan, law: Law, at: Month) -> SteadyLaw:
    """The law in a month. Raises FigureNotKnownError before the first known tax year."""
    state = plan.agency.state
    month = month_law(law, at)
    if not plan.employer_cost.social_security:
        month = replace(month, oasdi_rate=Decimal(0))
    return SteadyLaw(
        month=month,
        taxes=tax_year(law, at.year),
        supplement=state_supplement(law, state, at),
        supplement_federally_run=is_federally_run(state, OWN_HOUSEHOLD),
        threshold=threshold_1619b(law, state, at),
    )


def worker_schedules(
    plan: Plan, budget: Budget, market: MarketView, law: SteadyLaw
) -> tuple[WorkerSchedule, ...]:
    """A schedule for each role that has seats, at the role's pay in the plan's first month, lowest pay first."""
    schedules = []
    for role in market.roles:
        lines = [
            line
            for name, line in plan.seats.items()
            if line.role == role.role and any(budget.lines[name].authorized)
        ]
        if lines:
            offered = tuple(sorted({line.hours_a_person for line in lines}))
            schedules.append(schedule(role.role, role.title, cents(role.pay), offered, plan, law))
    return tuple(schedules)


def schedule(
    role: str,
    title: str,
    rate: Decimal,
    seat_hours: tuple[Decimal, ...],
    plan: Plan,
    law: SteadyLaw,
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
        fica=_dollars(employee_fica(wages, 0, law.month)),
        profiles={
            profile: SteadyMonth(*(_dollars(amounts) for amounts in month))
            for profile, month in months.items()
        },
        lines=earnings_lines(rate, plan, law),
        projected=bool(law.month.projected & FIGURES),
    )


def monthly_wages(rate: Decimal, hours: Sequence[Decimal]) -> Mills:
    """Wages of an average month in mills: rate x weekly hours x 52 / 12, rounded to whole cents, half up."""
    return np.array(
        [to_mills(cents(rate * weekly * WEEKS_A_YEAR / MONTHS_A_YEAR)) for weekly in hours], dtype=np.int64
    )


def steady_month(profile: str, wages: Mills, worker: WorkerView, law: SteadyLaw) -> tuple[Mills, ...]:
    """A steady month in mills for wages in mills, in the order of SteadyMonth's fields."""
    month = law.month
    benefit = {"ssdi": worker.ssdi_benefit, "both": worker.ssdi_benefit_with_ssi}.get(profile, Decimal(0))
    # 20 CFR 404.304(f): a benefit is paid in whole dollars, the rest cut.
    ssdi = np.where(is_sga(wages, month), 0, to_mills(benefit.to_integral_value(ROUND_FLOOR)))
    countable = ssi = supplement = np.zeros_like(wages)
    if profile in WITH_SSI:
        countable = countable_income(Income(earned=wages, unearned=ssdi), month).total
        rate = month.federal_benefit_rate
        adds = law.supplement if law.supplement_federally_run else 0
        ssi = with_minimum(payment(rate, countable), adds)
        supplement = supplement_paid(law.supplement, rate, countable)
    tax = nearest_cent(federal_income_tax(wages * 12, ssdi * 12, law.taxes) // 12)
    net = wages + ssi + supplement + ssdi - employee_fica(wages, 0, month) - tax
    return countable, ssi, supplement, ssdi, tax, net


def earnings_lines(rate: Decimal, plan: Plan, law: SteadyLaw) -> tuple[EarningsLine, ...]:
    """The hours below each line that the state and the profiles have."""
    month, frequency = law.month, plan.pay.frequency
    paydays = PAYDAY_WEEKS[frequency]
    standard = month.federal_benefit_rate + law.supplement
    with_ssdi = to_mills(plan.worker.ssdi_benefit_with_ssi.to_integral_value(ROUND_FLOOR))
    sga = month.substantial_gainful_activity
    lines = [
        _line("trial_work_month", "trial work month", month.trial_work_month, rate, WORKDAY_WEEKS),
        _line("sga", "substantial gainful activity (SGA)", sga, rate, WORKDAY_WEEKS),
        _line("ssi_break_even", "SSI break-even", int(break_even_wages(standard, 0, month)), rate, paydays),
        _line(
            "ssi_break_even_with_ssdi",
            "SSI break-even beside SSDI",
            int(break_even_wages(standard, with_ssdi, month)),
            rate,
            paydays,
        ),
    ]
    if law.threshold != UNKNOWN_THRESHOLD:
        title = "1619(b) threshold (a twelfth)"
        lines.append(_line("threshold_1619b", title, law.threshold // 12, rate, YEAR_WEEKS[frequency]))
    return tuple(lines)


def _line(name: str, title: str, amount: int, rate: Decimal, worst_weeks: Decimal) -> EarningsLine:
    dollars = to_dollars(amount)
    return EarningsLine(
        name,
        title,
        cents(dollars),
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
    amounts = mills.tolist()
    known = {amount: to_dollars(amount) for amount in set(amounts)}  # most come again
    return tuple(known[amount] for amount in amounts)
