"""Paydays: how many each month and each fiscal year has. The budget is on accrual; cash goes out on paydays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ladder.model.month import Month
from ladder.model.pay import Pay
from ladder.model.plan import Plan

USUAL_PAYDAYS = {"weekly": 52, "biweekly": 26}
_WEEKS = {"weekly": 1, "biweekly": 2}
_PAYDAYS_A_MONTH = {"semimonthly": 2, "monthly": 1}
_FRIDAY = 4


def paydays_in(months: Sequence[Month], pay: Pay) -> tuple[int, ...]:
    """Paydays in each of some months in a row. Without a first payday in the config they start on the first Friday."""
    if pay.frequency in _PAYDAYS_A_MONTH:
        return tuple(_PAYDAYS_A_MONTH[pay.frequency] for _ in months)
    step = timedelta(weeks=_WEEKS[pay.frequency])
    day = pay.first_payday or _first_friday(months[0])
    while Month.of(day.year, day.month) >= months[0]:  # any payday may be given: go back before the months
        day -= step
    counts = dict.fromkeys(months, 0)
    while (month := Month.of(day.year, day.month)) <= months[-1]:
        if month in counts:
            counts[month] += 1
        day += step
    return tuple(counts.values())


def _first_friday(month: Month) -> date:
    first = date(month.year, month.month, 1)
    return first + timedelta(days=(_FRIDAY - first.weekday()) % 7)


def paydays_by_fiscal_year(plan: Plan) -> dict[int, int]:
    """Paydays in each whole fiscal year of the plan; empty where pay is by the month or no payday is given."""
    if plan.pay.first_payday is None or plan.pay.frequency not in _WEEKS:
        return {}
    months = plan.period.all_months
    years = [month.fiscal_year(plan.agency.fiscal_year_month) for month in months]
    counts = {year: 0 for year in dict.fromkeys(years) if years.count(year) == 12}
    for year, count in zip(years, paydays_in(months, plan.pay), strict=True):
        if year in counts:
            counts[year] += count
    return counts


def years_with_an_extra_payday(plan: Plan) -> dict[int, int]:
    """The whole fiscal years with more paydays than usual, and how many."""
    usual = USUAL_PAYDAYS.get(plan.pay.frequency, 0)
    return {year: count for year, count in paydays_by_fiscal_year(plan).items() if count > usual}
