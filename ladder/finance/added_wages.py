"""What a dollar of added wages costs on top: the employer costs that follow wages, not those that follow a person."""

from __future__ import annotations

from decimal import Decimal

from ladder.finance.employer_cost import EmployerRates
from ladder.model.plan import Plan

Amounts = tuple[Decimal, ...]


def cost_that_follows_wages(plan: Plan, rates: EmployerRates) -> Amounts:
    """By month, as a share of added wages: payroll tax under the wage base and every percentage of wages; or fringe."""
    cost = plan.employer_cost
    if cost.fringe_rate is not None:
        return (cost.fringe_rate,) * plan.period.months
    percents = sum((item.percent_of_wages or Decimal(0) for item in cost.items.values()), Decimal(0))
    return tuple(
        social_security * int(cost.social_security) + medicare + percents
        for social_security, medicare in zip(rates.social_security, rates.medicare, strict=True)
    )
