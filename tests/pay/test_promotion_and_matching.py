"""Pay on the day of a promotion, and what the same raises would cost for others."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import amounts, dollars, plan_from, result_from

from ladder.pay.matching import matching, raise_index
from ladder.pay.promotion import PayAfter, pay_after_promotion

LADDER = """
grades:
  G: {{minimum: 20.00, control_point: 22.00, maximum: 24.00}}
  H: {{{higher}}}
roles:
  peer: {{title: Peer Specialist, tier: direct_support, grade: G}}
  mentor: {{title: Mentor, tier: mentor, grade: H}}
seats: {{line: {{role: peer, hours: 20, rate: 21.00}}, mentors: {{role: mentor, hours: 20}}}}
promotions: [{{from: peer, to: mentor, months_in_role: 12}}]
pay: {{promotion_raise: 5%}}
"""


def after(higher: str) -> PayAfter:
    result = result_from(LADDER.format(higher=higher))
    found = pay_after_promotion(result.plan, result.market, result.plan.promotions[0])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("higher", "pay"),
    # 21.00 x 1.05 = 22.05
    [("minimum: 22.00, control_point: 24.00, maximum: 26.00", "22.05"),
     ("minimum: 23.00, control_point: 24.00, maximum: 26.00", "23.00"),
     ("steps: [21.50, 22.00, 22.60, 23.40]", "22.60"),
     ("steps: [21.50, 22.00]", "22.00")],
    ids=["the raise", "the new minimum", "the first step that gives the raise", "the top step"],
)  # fmt: skip
def test_pay_after_a_promotion(higher: str, pay: str) -> None:
    assert after(higher).after == Decimal(pay)


def test_without_a_promotion_raise_nothing_is_said() -> None:
    result = result_from(
        LADDER.format(higher="steps: [21.50]").replace("pay: {promotion_raise: 5%}", "pay: {vacancy: 0%}")
    )
    assert pay_after_promotion(result.plan, result.market, result.plan.promotions[0]) is None


def test_matching_the_raises() -> None:
    plan = plan_from(
        "period: {start: 2027-01, months: 24}\n"
        "pay:\n  general_raises: {2027-07: 3%, 2028-01: 2%}\n"
        "  matching: {aides: {title: Aides, people: 40, yearly_wages: 1200000, fringe_rate: 25%}}\n"
    )
    assert raise_index(plan)[5:7] + raise_index(plan)[12:13] == (1, Decimal("1.03"), Decimal("1.0506"))
    found = matching(plan, "aides", Decimal("0.1"))
    # 100,000 a month x 1.25 x 3%, then 5.06%; half of the first year without a raise
    assert dollars([found.general_raises[5], found.general_raises[6]]) == amounts(0, 3750)
    assert dollars([sum(found.general_raises[:12], Decimal(0))]) == amounts(22500)
    assert dollars([sum(found.general_raises[12:], Decimal(0))]) == amounts(75900)
    # and 10% more of what they are then paid
    assert dollars([found.entry_pay[0], found.entry_pay[-1]]) == amounts(12500, "13132.5")
