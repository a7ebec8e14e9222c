"""Paydays counted by an independent loop over every day of the fiscal year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from plans import CONFIGS, plan_from, plan_set

from ladder.model.plan import Plan
from ladder.workforce.paydays import paydays_by_fiscal_year, years_with_an_extra_payday

MONTHS = {"January": 1, "July": 7, "September": 9, "October": 10}
ONE_DAY = timedelta(days=1)


def paydays(first_day: date, last_day: date, known_payday: date, every_days: int) -> int:
    """Days from the first to the last that are a whole number of pay periods away from a known payday."""
    count, day = 0, first_day
    while day <= last_day:
        count += (day - known_payday).days % every_days == 0
        day += ONE_DAY
    return count


def plan_of(first_payday: str, starts: str = "January", frequency: str = "biweekly") -> Plan:
    return plan_from(f"""
agency: {{name: A, kind: nonprofit, state: OH, fiscal_year_starts: {starts}}}
period: {{start: 2027-01, months: 120}}
pay: {{frequency: {frequency}, first_payday: {first_payday}}}
""")


def test_the_loop_finds_a_year_of_27() -> None:
    # Friday January 1, 2027 and every second Friday: 26 x 14 = 364 days later is December 31, so 27.
    assert paydays(date(2027, 1, 1), date(2027, 12, 31), date(2027, 1, 1), 14) == 27
    assert paydays(date(2027, 1, 1), date(2027, 12, 31), date(2027, 1, 8), 14) == 26


@pytest.mark.parametrize("starts", MONTHS)
@pytest.mark.parametrize(("frequency", "every_days"), [("biweekly", 14), ("weekly", 7)])
@pytest.mark.parametrize(
    "known_payday", ["2027-01-01", "2027-01-07", "2027-01-15", "2027-01-22", "2027-03-05", "2026-12-25"]
)
def test_every_whole_fiscal_year_of_ten(
    starts: str, frequency: str, every_days: int, known_payday: str
) -> None:
    month = MONTHS[starts]
    first_years = [date(year, month, 1) for year in range(2027, 2037)]
    whole = [day for day in first_years if day.replace(year=day.year + 1) <= date(2037, 1, 1)]
    expected = {}
    for day in whole:
        last = day.replace(year=day.year + 1) - ONE_DAY
        expected[last.year] = paydays(day, last, date.fromisoformat(known_payday), every_days)
    plan = plan_of(known_payday, starts, frequency)
    assert paydays_by_fiscal_year(plan) == expected
    usual = {14: 26, 7: 52}[every_days]
    assert years_with_an_extra_payday(plan) == {
        year: count for year, count in expected.items() if count > usual
    }


def test_the_year_of_27_paydays_of_pss_103() -> None:
    # Fiscal years from September; Fridays from January 8, 2027, every second one. September 1, 2028 is a Friday
    # 602 days = 43 x 14 later, and August 31, 2029 is 26 x 14 = 364 days after that: 27 in FY 2029.
    assert date(2028, 9, 1) - date(2027, 1, 8) == timedelta(days=602)
    plan = plan_set((CONFIGS / "pss-103.yaml").read_text(encoding="utf-8")).baseline.plan
    # January 2027 to December 2029: whole years 2028 and 2029 only.
    assert paydays_by_fiscal_year(plan) == {2028: 26, 2029: 27}
    assert years_with_an_extra_payday(plan) == {2029: 27}


@pytest.mark.parametrize("frequency", ["semimonthly", "monthly"])
def test_pay_by_the_month_has_no_odd_years(frequency: str) -> None:
    assert paydays_by_fiscal_year(plan_of("2027-01-15", frequency=frequency)) == {}


def test_without_a_payday_nothing_is_counted() -> None:
    assert paydays_by_fiscal_year(plan_from()) == {}
