"""Who pays a budget: its costs charged to the plan's funds."""

from __future__ import annotations

from decimal import Decimal

from ladder.finance.funding import Funding, fund_costs
from ladder.model.plan import Plan
from ladder.workforce.budget import Budget


def budget_funding(plan: Plan, budget: Budget) -> Funding | None:
    """The budget's costs by fund and what is unfunded; None where the plan names no fund."""
    if not plan.funds:
        return None
    rate = plan.indirect.rate if plan.indirect else Decimal(0)
    return fund_costs(plan.funds, rate, budget.costs(plan), budget.months, budget.fiscal_years)
