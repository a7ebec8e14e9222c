"""An invented worker's pay, month by month: when it is earned and when it is paid.

Pay is earned on workdays, which SSDI counts, and paid on paydays, which SSI counts (20 CFR 404.1574(a), 416.1111(a)).
The rate follows the plan's general raises; past the plan's months it stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from ladder.law.money import to_mills
from ladder.model.money import cents
from ladder.model.month import Month, month_range
from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR, Plan
from ladder.pay.one_time import payment_amount
from ladder.workforce.paydays import paydays_in

Grid = NDArray[np.int64]
"""Mills, or codes: one row a month, one column a worker."""

_MILLS_A_CENT = 10
_THOUSANDTHS = 1000
_WEEKS_A_PAYDAY = {"weekly": (1, 1), "biweekly": (2, 1), "semimonthly": (52, 24), "monthly": (52, 12)}


@dataclass(frozen=True, slots=True)
class Job:
    """One worker's job: role and hourly rate of each month, the rate its pay checks have, and weekly hours."""

    roles: tuple[str, ...]
    rates: tuple[Decimal, ...]
    rates_in_pay: tuple[Decimal, ...]  # behind the rates while a raise waits for its back pay
    hours: Decimal


@dataclass(frozen=True, slots=True)
class PayOverTime:
    """Every worker's pay by month, mills."""

    months: tuple[Month, ...]
    paydays: tuple[int, ...]
    workdays: tuple[int, ...]
    earned: Grid  # by the month it is worked for
    paid: Grid  # by payday, one-time and back pay included
    one_time: Grid
    back_pay: Grid

    def first(self, count: int) -> PayOverTime:
        """The first months only."""
        return PayOverTime(*(getattr(self, each.name)[:count] for each in fields(self)))


def workdays(month: Month) -> int:
    """Mondays to Fridays in a month; 20 to 23."""
    first, after = (f"{each}-01" for each in (month, month + 1))
    return int(np.busday_count(first, after))


def job(plan: Plan, role: str, rate: Decimal, hours: Decimal, months: Sequence[Month]) -> Job:
    """A job held over the months, its rate moved by the plan's general raises after the first month."""
    raises, paid_from = plan.pay.general_raises, plan.pay.back_pay
    rates, in_pay = [rate], [rate]
    for month in months[1:]:
        rates.append(cents(rates[-1] * (1 + raises.get(month, Decimal(0)))))
        waiting = {each for each, paid in paid_from.items() if each <= month < paid and each > months[0]}
        reached = [each for each in raises if paid_from.get(each, each) == month and each > months[0]]
        late = in_pay[-1]
        for each in reached:
            late = cents(late * (1 + raises[each]))
        in_pay.append(late if waiting else rates[-1])
    return Job((role,) * len(months), tuple(rates), tuple(in_pay), hours)


def promoted(before: Job, after: Job, at: int) -> Job:
    """The first job for `at` months, then the second one, at the first one's hours."""
    return Job(
        before.roles[:at] + after.roles[at:],
        before.rates[:at] + after.rates[at:],
        before.rates_in_pay[:at] + after.rates_in_pay[at:],
        before.hours,
    )


def pay_by_month(plan: Plan, jobs: Sequence[Job], months: Sequence[Month]) -> PayOverTime:
    """The pay of every job over the months; past a job's last month its rate stays."""
    checks, days = paydays_in(months, plan.pay), tuple(workdays(month) for month in months)
    hours = np.array([int(each.hours * _THOUSANDTHS) for each in jobs], dtype=np.int64)
    rates = _in_cents([each.rates for each in jobs], len(months))
    in_pay = _in_cents([each.rates_in_pay for each in jobs], len(months))
    earned = _rounded(rates * hours * np.array(days)[:, None], 5 * _THOUSANDTHS)
    due, check = (_checks(each, hours, plan.pay.frequency) for each in (rates, in_pay))
    counts = np.array(checks)[:, None]
    back_pay = _back_pay((due - check) * counts, rates == in_pay)
    one_time = np.zeros_like(earned)
    for column, each in enumerate(jobs):
        _add_one_time_pay(plan, each, months, one_time[:, column], earned[:, column])
    return PayOverTime(
        tuple(months), checks, days, earned, check * counts + one_time + back_pay, one_time, back_pay
    )


def _in_cents(rates: Sequence[tuple[Decimal, ...]], count: int) -> Grid:
    """Rates by month and job in cents; the last one stays."""
    known = {each: [int(rate * 100) for rate in each] for each in set(rates)}
    return np.array([(known[each] + known[each][-1:] * count)[:count] for each in rates], dtype=np.int64).T


def _rounded(cents_times: Grid, divisor: int) -> Grid:
    """Mills of so many cents over the divisor, rounded to whole cents, half up."""
    return (2 * cents_times + divisor) // (2 * divisor) * _MILLS_A_CENT


def _checks(rates: Grid, hours: Grid, frequency: str) -> Grid:
    """Gross pay of one payday: one or two weeks of pay, or its share of the year's 52."""
    weeks, share = _WEEKS_A_PAYDAY[frequency]
    return _rounded(rates * hours * weeks, share * _THOUSANDTHS)


def _back_pay(owed: Grid, settled: NDArray[np.bool_]) -> Grid:
    """What earlier checks fell short of the rate, in the first month whose checks have it."""
    paid, short = np.zeros_like(owed), np.zeros_like(owed[0])
    for row, month in enumerate(owed):
        short = short + month
        paid[row] = np.where(settled[row], short, 0)
        short = short - paid[row]
    return paid


def _add_one_time_pay(plan: Plan, work: Job, months: Sequence[Month], paid: Grid, earned: Grid) -> None:
    """Add the job's one-time payments to the months they are paid in and earned in."""
    at = {month: row for row, month in enumerate(months)}
    for payment in plan.pay.one_time_payments.values():
        row = at.get(payment.paid)
        last = min(row, len(work.roles) - 1) if row is not None else 0
        if row is None or not payment.goes_to(work.roles[last]):
            continue
        wages = work.rates[min(row, len(work.rates) - 1)] * work.hours * WEEKS_A_YEAR / MONTHS_A_YEAR
        amount = to_mills(cents(payment_amount(plan, payment, work.hours, wages)))
        paid[row] += amount
        first, final = payment.earned
        span = month_range(first, final - first + 1)
        share = amount // len(span) // _MILLS_A_CENT * _MILLS_A_CENT
        for month in span:
            part = share if month != final else amount - share * (len(span) - 1)
            if month in at:
                earned[at[month]] += part
