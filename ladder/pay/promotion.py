"""Pay on the day of a promotion: the promotion raise, or the new range's minimum where that is more."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ladder.model.money import cents
from ladder.model.plan import Plan, Promotion
from ladder.pay.market import MarketView


@dataclass(frozen=True, slots=True)
class PayAfter:
    """A step up for someone at the typical rate of the role they leave; dollars an hour."""

    before: Decimal
    with_raise: Decimal
    lowest: Decimal  # of the new grade
    after: Decimal
    highest: Decimal


def pay_after_promotion(plan: Plan, market: MarketView, step: Promotion) -> PayAfter | None:
    """Pay after a promotion; None where the plan has no promotion raise.

    In a grade of steps it is the first step that gives at least the raise, or the top one.
    """
    if plan.pay.promotion_raise is None:
        return None
    by_role = {role.role: role for role in market.roles}
    before = by_role[step.from_role].pay
    points = list(by_role[step.to_role].points.values())
    with_raise = cents(before * (1 + plan.pay.promotion_raise))
    if plan.grades[plan.roles[step.to_role].grade].steps is not None:
        after = min((point for point in points if point >= with_raise), default=points[-1])
    else:
        after = max(with_raise, points[0])
    return PayAfter(before, with_raise, points[0], after, points[-1])
