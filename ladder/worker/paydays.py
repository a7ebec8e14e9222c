"""When an invented worker's pay is earned and when it is paid: workdays and paydays of each month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import numpy as np

from ladder.model.month import Month
from ladder.model.pay import Pay
from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR

FRIDAY = 4
_WEEKS = {"weekly": 1, "biweekly": 2}
_PAYDAYS_A_MONTH = {"semimonthly": 2, "monthly": 1}


def workdays(month: Month) -> int:
    """Mondays to Fridays in a month; 20 to 23."""
    first, after = (f"{each}-01" for each in (month, month + 1))
    return int(np.busday_count(first, after))


def paydays_in(months: Sequence[Month], pay: Pay) -> tuple[int, ...]:
    """Paydays in each month. Without a first payday in the config, paydays fall on the first Friday and on from it."""
    if pay.frequency in _PAYDAYS_A_MONTH:
        return tuple(_PAYDAYS_A_MONTH[pay.frequency] for _ in months)
    step = timedelta(weeks=_WEEKS[pay.frequency])
    day = pay.first_payday or _first_friday(months[0])
    while Month.of(day.year, day.month) >= months[0]:
        day -= step
    counts = dict.fromkeys(months, 0)
    while (month := Month.of(day.year, day.month)) <= months[-1]:
        if month in counts:
            counts[month] += 1
        day += step
    return tuple(counts.values())


def pay_of_a_payday(rate: Decimal, weekly_hours: Decimal, frequency: str) -> Decimal:
    """Gross pay of one payday, dollars, not rounded: one or two weeks of pay, or a share of the year's."""
    if frequency in _WEEKS:
        return rate * weekly_hours * _WEEKS[frequency]
    return rate * weekly_hours * WEEKS_A_YEAR / MONTHS_A_YEAR / _PAYDAYS_A_MONTH[frequency]


def _first_friday(month: Month) -> date:
    first = date(month.year, month.month, 1)
    return first + timedelta(days=(FRIDAY - first.weekday()) % 7)
