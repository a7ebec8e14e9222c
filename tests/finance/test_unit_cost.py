"""The unit cost of a rung, worked by hand.

The worked example: wage 16.36, fringe 25%: 16.36 x 2,080 x 1.25 = 42,536; supervision an eighth of 75,000 = 9,375;
other 3,000; indirect 15%: 54,911 x 1.15 = 63,147.65. 1,800 h x 56% x 4 = 4,032 units, 5% denied: 3,830.4 paid.
"""

from __future__ import annotations

from decimal import Decimal

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
