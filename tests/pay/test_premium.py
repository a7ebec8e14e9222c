"""Differentials and overtime: wages by hand, and the costs that follow them."""

from __future__ import annotations

from decimal import Decimal

from plans import amounts, dollars, result_from, results_from

GIVEN = """
pay:
  full_time_hours: 40
  general_raises: {2027-07: 3%}
  overtime: {share_of_hours: 2%}
  differentials:
    certified: {title: Certified, per_hour: 1.00}
    spanish: {title: Spanish, percent: 7.2%}
    area: {title: Cost of labor, percent: 2.5%}
"""


def test_differentials_add_to_wages_and_not_to_the_rate() -> None:
    result = result_from(
        GIVEN + "seats: {line: {role: peer, hours: 20, differentials: [certified, spanish]}}\n"
    )
    line = result.budget.lines["line"]
    # 20.00 x 1.072 = 21.44, and 1.00; then 20.60 x 1.072 = 22.0832, up to 22.08, and 1.00
    assert {line.premium.paid_rate[month] for month in range(6)} == {Decimal("22.44")}
    assert line.premium.paid_rate[6] == Decimal("23.08")
    assert (line.rate[0], line.rate[6]) == (20, Decimal("20.60"))
    # 22.44 x 20 x 52 / 12
    assert dollars([line.wages[0], line.seat_wages[0]]) == dollars(
        [Decimal("22.44") * 20 * 52 / 12, Decimal(20) * 20 * 52 / 12]
    )
    # payroll tax follows all of it: 7.65%
    taxes = line.employer["social_security"][0] + line.employer["medicare"][0]
    assert dollars([taxes]) == dollars([line.wages[0] * Decimal("0.0765")])
    # pay beside the market, and the worker's schedules, stay at the rate
    assert result.market.roles[0].pay == 20


def test_percents_of_the_rate_are_added_and_rounded_once() -> None:
    result = result_from(GIVEN + "seats: {line: {role: peer, hours: 20, differentials: [spanish, area]}}\n")
    # 20.60 x (1 + 0.072 + 0.025) = 22.5982
    assert result.budget.lines["line"].premium.paid_rate[-1] == Decimal("22.60")


def test_a_percent_of_a_salary() -> None:
    result = result_from(
        "grades: {G: {basis: annual, minimum: 60000, control_point: 70000, maximum: 80000}}\n"
        "roles: {peer: {title: Director, tier: director, grade: G, flsa: exempt}}\n"
        "pay: {differentials: {spanish: {title: Spanish, percent: 5%}}, overtime: {share_of_hours: 2%}}\n"
        "seats: {line: {role: peer, hours: 20, differentials: [spanish]}}\n"
    )
    line = result.budget.lines["line"]
    # 63,000 x 20 / 40 / 12; no overtime for an exempt role
    assert dollars(line.wages[:1]) == amounts(2625)


def test_overtime_is_paid_at_one_and_a_half_of_the_regular_rate() -> None:
    result = result_from(
        GIVEN + "seats:\n"
        "  full: {role: peer, seats: 2, hours: 40, differentials: [certified]}\n"
        "  part: {role: peer, hours: 20}\n"
        "  shared: {role: peer, hours: 40, shared_by: 2}\n"
        "  own: {role: peer, hours: 20, overtime: {share_of_hours: 10%}}\n"
    )
    lines = result.budget.lines
    # the regular rate has the differential in it: 21.00 x 40 x 52 / 12 x 2% x 1.5 = 109.20 a seat
    assert dollars([lines["full"].premium.overtime[0]]) == amounts("109.2")
    assert dollars([lines["full"].wages[0]]) == amounts(2 * (3640 + Decimal("109.2")))
    # the plan's share is for people with full-time hours; a line's own share holds whatever its hours
    assert (lines["part"].premium.overtime[0], lines["shared"].premium.overtime[0]) == (0, 0)
    assert dollars([lines["own"].premium.overtime[0]]) == dollars(
        [Decimal(20) * 20 * 52 / 12 * Decimal("0.15")]
    )


def test_a_scenario_may_bring_a_differential() -> None:
    base, paid = results_from(
        "pay: {differentials: {certified: {title: Certified, per_hour: 1.00}}}\n"
        "scenarios: {paid: {title: Paid, changes: {seats: {line: {differentials: [certified]}}}}}\n"
    )
    # an hour's dollar for 20 x 52 hours
    added = sum(paid.budget.sum_of(lambda line: line.wages)) - sum(
        base.budget.sum_of(lambda line: line.wages)
    )
    assert dollars([Decimal(added)]) == amounts(1040)
