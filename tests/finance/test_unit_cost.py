"""The unit cost of a rung, worked by hand.

The worked example: wage 16.36, fringe 25%: 16.36 x 2,080 x 1.25 = 42,536; supervision an eighth of 75,000 = 9,375;
other 3,000; indirect 15%: 54,911 x 1.15 = 63,147.65. 1,800 h x 56% x 4 = 4,032 units, 5% denied: 3,830.4 paid.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import result_from

from ladder.finance.unit_cost import UnitCost

WORKED = """
period: {start: 2027-01, months: 12}
grades: {G: {minimum: 16.36, control_point: 16.36, maximum: 16.36}}
seats: {line: {role: peer, hours: 40}}
employer_cost: {fringe_rate: 25%}
indirect: {rate: 15%, base: direct}
revenue:
  services:
    individual: {title: Peer support, code: H0038, rate: 11.97}
  roles:
    peer:
      billable_share: 100%
      denial_rate: 5%
      hours_worked_a_year: 1800
      supervision: {cost: 75000, span: 8}
      other_cost_a_seat: 3000
"""


def unit_cost(sections: str = WORKED, role: str = "peer") -> UnitCost:
    return result_from(sections).unit_costs[role]


def to_cents(amount: Decimal | None) -> Decimal:
    assert amount is not None
    return amount.quantize(Decimal("0.01"))


def test_the_worked_example() -> None:
    found = unit_cost()
    assert found.wages + found.employer == 42536
    assert found.supervision == 9375
    assert found.full_cost == Decimal("63147.65")
    assert found.paid_units == Decimal("3830.4")
    # 63,147.65 / 3,830.4 = 16.4859
    assert to_cents(found.cost_a_unit) == Decimal("16.49")
    assert found.rate_required("individual") == Decimal("16.49")
    # 63,147.65 / 11.97 = 5,275.49 units; / 0.95 / 4 / 1,800 = 77.1%
    assert found.break_even_productivity is not None
    assert found.break_even_productivity.quantize(Decimal("0.001")) == Decimal("0.771")
    # 3,830.4 x 11.97 = 45,849.89; / 1.15 - 12,375 = 27,494.47; / 1.25 / 2,080 = 10.5748
    assert found.wage_the_rate_covers == Decimal("10.57")


def test_a_group_and_one_to_one_rise_by_the_same_proportion() -> None:
    # Per hour billed: 80% x 4 x 11.97 + 20% x 4 x 6 x 2.88 = 38.304 + 13.824 = 52.128; 1,800 x 56% x 95% = 957.6 hours:
    # 49,917.7728. 63,147.65 / 49,917.7728 = 1.26503: 11.97 -> 15.1424, up to 15.15; 2.88 -> 3.6433, up to 3.65.
    found = unit_cost(
        WORKED.replace(
            "rate: 11.97}",
            "rate: 11.97}\n    group: {title: Group, code: H0038 HQ, rate: 2.88, group_size: 6}",
        ).replace("denial_rate: 5%", "denial_rate: 5%\n      services: {individual: 80%, group: 20%}")
    )
    assert found.revenue == Decimal("49917.7728")
    assert found.rate_required("individual") == Decimal("15.15")
    assert found.rate_required("group") == Decimal("3.65")


@pytest.mark.parametrize("base", ["direct", "mtdc", "wages", "wages_and_fringe"])
def test_the_wage_covered_is_the_wage_at_which_cost_is_revenue(base: str) -> None:
    """Health insurance stays as it is when the wage moves; everything else moves with it."""
    text = WORKED.replace("base: direct", f"base: {base}").replace(
        "{fringe_rate: 25%}",
        "{items: {health: {title: H, per_person_month: 500}, r: {title: R, percent_of_wages: 7%}}}",
    )
    before = unit_cost(text)
    assert before.wage_the_rate_covers is not None
    after = unit_cost(text.replace("16.36", str(before.wage_the_rate_covers)))
    more = unit_cost(text.replace("16.36", str(before.wage_the_rate_covers + Decimal("0.01"))))
    assert after.full_cost <= after.revenue < more.full_cost


def test_the_productivity_and_the_rate_required_break_even() -> None:
    found = unit_cost()
    rate = found.rate_required("individual")
    paid = unit_cost(WORKED.replace("11.97", str(rate)))
    under = unit_cost(WORKED.replace("11.97", str(rate - Decimal("0.01")) if rate else ""))
    assert under.revenue < found.full_cost <= paid.revenue


def test_a_role_can_supervise_at_what_it_costs() -> None:
    # A supervisor at 30.00, fringe 25%: 30 x 2,080 x 1.25 = 78,000 a year; over eight people 9,750.
    found = unit_cost(
        WORKED.replace("{cost: 75000, span: 8}", "{role: boss, span: 8}")
        + """
grades:
  G: {minimum: 16.36, control_point: 16.36, maximum: 16.36}
  S: {minimum: 30.00, control_point: 30.00, maximum: 30.00}
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
  boss: {title: Supervisor, tier: peer_supervisor, grade: S}
seats: {line: {role: peer, hours: 40}, boss: {role: boss, hours: 20}}
"""
    )
    assert found.supervision == 9750


def test_a_rate_too_low_for_any_wage_says_so() -> None:
    # 3,830.4 x 2.00 = 7,660.80, less than supervision and other cost.
    found = unit_cost(WORKED.replace("11.97", "2.00"))
    assert found.wage_the_rate_covers is None
    assert found.break_even_productivity is not None
    assert found.break_even_productivity > 1


def test_nothing_paid_has_no_unit_cost() -> None:
    found = unit_cost(WORKED.replace("denial_rate: 5%", "denial_rate: 100%"))
    assert found.cost_a_unit is None
    assert found.rate_required("individual") is None
