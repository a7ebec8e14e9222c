"""Paydays in a fiscal year: a year of biweekly pay has 26, now and then 27, and the budget is on accrual."""

from __future__ import annotations

from datetime import timedelta

from ladder.model.month import Month
from ladder.model.plan import Plan

USUAL_PAYDAYS = {"weekly": 52, "biweekly": 26}
_WEEKS = {"weekly": 1, "biweekly": 2}


def paydays_by_fiscal_year(plan: Plan) -> dict[int, int]:
    """Paydays in each whole fiscal year of the plan; empty where pay is by the month or no payday is given."""
    pay = plan.pay
    if pay.first_payday is None or pay.frequency not in _WEEKS:
        return {}
    months = plan.period.all_months
    first_month = plan.agency.fiscal_year_month
    years = [month.fiscal_year(first_month) for month in months]
    whole = {year for year in years if years.count(year) == 12}
    counts = dict.fromkeys(sorted(whole), 0)
    step = timedelta(weeks=_WEEKS[pay.frequency])
    day = pay.first_payday
    while Month.of(day.year, day.month) >= months[0]:  # any payday may be given: go back before the plan
        day -= step
    while (month := Month.of(day.year, day.month)) <= months[-1]:
        year = month.fiscal_year(first_month)
        if year in counts and month >= months[0]:
            counts[year] += 1
        day += step
    return counts


def years_with_an_extra_payday(plan: Plan) -> dict[int, int]:
    """The whole fiscal years with more paydays than usual, and how many."""
    usual = USUAL_PAYDAYS.get(plan.pay.frequency, 0)
    return {year: count for year, count in paydays_by_fiscal_year(plan).items() if count > usual}
