"""The business case by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import amounts

from ladder.finance.business_case import (
    CostsAndReturns,
    break_even_billing,
    break_even_exits,
    break_even_unit_rate,
    business_case,
    payback,
)
from ladder.model.month import Month, month_range


def steady(*numbers: int) -> tuple[Decimal, ...]:
    return tuple(Decimal(number) for number in numbers)


def test_a_scenario_against_the_baseline_by_fiscal_year() -> None:
    # May to August 2027, fiscal years from July. Wages rise from 100 to 130 a month; training of 50 in May; revenue
    # rises from 80 to 100, 120, 150, 200.
    months = month_range(Month.of(2027, 5), 4)
    years = [month.fiscal_year(7) for month in months]
    case = business_case(
        months,
        years,
        CostsAndReturns({"wages": steady(100, 100, 100, 100)}, {"revenue": steady(80, 80, 80, 80)}),
        CostsAndReturns(
            {"wages": steady(130, 130, 130, 130), "training": steady(50, 0, 0, 0)},
            {"revenue": steady(100, 120, 150, 200)},
        ),
    )
    # Net: 20 - 80 = -60; 40 - 30 = 10; 70 - 30 = 40; 120 - 30 = 90. Cumulative: -60, -50, -10, 80.
    assert list(case.net) == amounts(-60, 10, 40, 90)
    assert list(case.cumulative) == amounts(-60, -50, -10, 80)
    assert case.pays_back == Month.of(2027, 8)
    first, second = case.years
    assert (first.year, second.year) == (2027, 2028)
    assert first.added_costs == {"wages": Decimal(60), "training": Decimal(50)}
    assert first.added_returns == {"revenue": Decimal(60)}
    assert (first.net, first.cumulative) == (Decimal(-50), Decimal(-50))
    assert (second.net, second.cumulative) == (Decimal(130), Decimal(80))


def test_what_a_scenario_drops_is_saved() -> None:
    months = month_range(Month.of(2027, 1), 2)
    case = business_case(
        months,
        [2027, 2027],
        CostsAndReturns({"agency staff": steady(40, 40)}, {}),
        CostsAndReturns({"wages": steady(30, 30)}, {}),
    )
    assert list(case.net) == amounts(10, 10)
    assert case.pays_back == months[0]


def test_payback_is_for_good() -> None:
    months = month_range(Month.of(2027, 1), 4)
    assert payback(months, steady(-5, 1, -1, 3)) == months[3]
    assert payback(months, steady(-5, 0, 1, 3)) == months[1]
    assert payback(months, steady(0, 0, 0, 0)) == months[0]
    assert payback(months, steady(5, 4, 3, -1)) is None


def test_the_exits_at_which_a_ladder_pays() -> None:
    # 50 people for 5 years, $8,000 an exit: each point of exits is 2.5 people-years x 8,000 = 20,000. A net cost of
    # 200,000 takes ten points: 37% to 27%. 800,000 would take 40 points, more than there are.
    people_years, an_exit = Decimal(250), Decimal(8000)
    assert break_even_exits(Decimal("0.37"), Decimal(200_000), people_years, an_exit) == Decimal("0.27")
    assert break_even_exits(Decimal("0.37"), Decimal(800_000), people_years, an_exit) is None
    assert break_even_exits(Decimal("0.37"), Decimal(-20_000), people_years, an_exit) == Decimal("0.38")
    assert break_even_exits(Decimal("0.37"), Decimal(1), Decimal(0), an_exit) is None


def test_the_unit_rate_at_which_a_ladder_pays() -> None:
    assert break_even_unit_rate(Decimal(120_000), Decimal(8_000)) == Decimal(15)
    assert break_even_unit_rate(Decimal(120_000), Decimal(0)) is None
    assert break_even_unit_rate(Decimal(120_000), Decimal(-1)) is None


@pytest.mark.parametrize(
    ("cost", "before", "revenue", "most", "times"),
    [
        (500, 1000, 1200, "0.5", "1.25"),  # 1,500 of revenue for the 1,000 of today and 500 more
        (-100, 1000, 1200, "0.5", "0.75"),
        (-1100, 1000, 1200, "0.5", "0"),  # saves more than today's revenue
        (1400, 1000, 1200, "0.5", "2"),  # every hour worked is billed
        (1401, 1000, 1200, "0.5", None),
        (500, 1000, 0, "0.5", None),
    ],
)
def test_hours_billed_at_which_added_cost_is_paid(
    cost: int, before: int, revenue: int, most: str, times: str | None
) -> None:
    found = break_even_billing(Decimal(cost), Decimal(before), Decimal(revenue), Decimal(most))
    assert found == (None if times is None else Decimal(times))
