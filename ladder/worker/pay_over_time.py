"""An invented worker's pay, month by month: when it is earned and when it is paid.

Pay is earned on workdays, which SSDI counts, and paid on paydays, which SSI counts (20 CFR 404.1574(a), 416.1111(a)).
The rate follows the plan's general raises; past the plan's months it stays.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ladder.law.money import to_mills
from ladder.model.money import cents
from ladder.model.month import Month, month_range
from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR, Plan
from ladder.pay.one_time import payment_amount
from ladder.workforce.paydays import paydays_in

T = TypeVar("T")
Grid = NDArray[np.int64]
"""Mills, or codes: one row a month, one column a worker."""

_MILLS_A_CENT = 10
_THOUSANDTHS = 1000
_WEEKS_A_PAYDAY = {"weekly": (1, 1), "biweekly": (2, 1), "semimonthly": (52, 24), "monthly": (52, 12)}


@dataclass(frozen=True, slots=True)
class Job:
    """One worker's job: the role and hourly rate of each month, and weekly hours.

    `in_pay` is what pay checks know of the rates: from each row on, the rates of all months without the raises that
    are still to be paid. The last entry that has begun holds; without late raises it is the rates alone.
    """

    roles: tuple[str, ...]
    rates: tuple[Decimal, ...]
    in_pay: tuple[tuple[int, tuple[Decimal, ...]], ...]
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
    """A job held over the months; `rate` is the first month's, moved by the plan's general raises after it."""
    raises, late = plan.pay.general_raises, plan.pay.back_pay

    def rates_without(waiting: Collection[Month]) -> tuple[Decimal, ...]:
        first = cents(rate / (1 + raises[months[0]])) if months[0] in waiting else rate
        found = [first]
        for month in months[1:]:
            raised = raises.get(month, Decimal(0)) if month not in waiting else Decimal(0)
            found.append(cents(found[-1] * (1 + raised)))
        return tuple(found)

    rows = [0, *sorted({paid - months[0] for paid in late.values() if 0 < paid - months[0] < len(months)})]
    in_pay = tuple(
        (row, rates_without([each for each, paid in late.items() if paid > months[row]])) for row in rows
    )
    return Job((role,) * len(months), rates_without(()), in_pay, hours)


def promoted(before: Job, after: Job, at: int) -> Job:
    """The first job for `at` months, then the second one, at the first one's hours."""

    def spliced(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
        return one[:at] + other[at:]

    return Job(
        spliced(before.roles, after.roles),
        spliced(before.rates, after.rates),
        tuple(
            (row, spliced(rates, others))
            for (row, rates), (_, others) in zip(before.in_pay, after.in_pay, strict=True)
        ),
        before.hours,
    )


def pay_by_month(plan: Plan, jobs: Sequence[Job], months: Sequence[Month]) -> PayOverTime:
    """The pay of every job over the months; past a job's last month its rate stays."""
    counts, days = paydays_in(months, plan.pay), tuple(workdays(month) for month in months)
    hours = np.array([int(each.hours * _THOUSANDTHS) for each in jobs], dtype=np.int64)
    rates = _in_cents([each.rates for each in jobs], len(months))
    earned = _rounded(rates * hours * np.array(days)[:, None], 5 * _THOUSANDTHS)
    checks, back_pay = _checks_and_back_pay(plan, jobs, hours, np.array(counts)[:, None])
    one_time, rows = np.zeros_like(earned), {month: row for row, month in enumerate(months)}
    for column, each in enumerate(jobs):
        _add_one_time_pay(plan, each, rows, one_time[:, column], earned[:, column])
    return PayOverTime(tuple(months), counts, days, earned, checks + one_time + back_pay, one_time, back_pay)


def _checks_and_back_pay(plan: Plan, jobs: Sequence[Job], hours: Grid, counts: Grid) -> tuple[Grid, Grid]:
    """Pay checks by month, and what earlier checks fell short of, paid in the month a late raise reaches them."""
    frequency, length = plan.pay.frequency, len(counts)
    rows = [row for row, _ in jobs[0].in_pay]
    known = [
        _checks(_in_cents([each.in_pay[step][1] for each in jobs], length), hours, frequency) * counts
        for step in range(len(rows))
    ]
    paid, back_pay = known[0].copy(), np.zeros_like(known[0])
    for row, (before, now) in zip(rows[1:], pairwise(known), strict=True):
        paid[row:] = now[row:]
        back_pay[row] = (now[:row] - before[:row]).sum(axis=0)
    return paid, back_pay


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


def _add_one_time_pay(plan: Plan, work: Job, at: Mapping[Month, int], paid: Grid, earned: Grid) -> None:
    """Add the job's one-time payments to the months they are paid in and earned in, by row."""
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
