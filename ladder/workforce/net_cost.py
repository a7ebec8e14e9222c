"""What one plan costs on the exact budget, net of revenue, and nothing else of it: cheap enough to try many."""

from __future__ import annotations

from decimal import Decimal

from ladder.finance.employer_cost import employer_rates
from ladder.finance.indirect import indirect_rules
from ladder.finance.revenue import project_revenue
from ladder.law import Law
from ladder.model.plan import Plan
from ladder.model.plan_set import ScenarioPlan
from ladder.pay.structure import build_pay_structure
from ladder.workforce.budget import Budget, project_budget


def budget_of(scenario: ScenarioPlan, law: Law) -> Budget:
    """A plan's budget."""
    plan = scenario.plan
    pay = build_pay_structure(plan, scenario.before)
    return project_budget(plan, pay, employer_rates(plan, law), indirect_rules(plan, law))


def net_cost(scenario: ScenarioPlan, law: Law) -> Decimal:
    """Dollars of cost over the whole plan, less its revenue."""
    return net_of_revenue(scenario.plan, budget_of(scenario, law))


def net_of_revenue(plan: Plan, budget: Budget) -> Decimal:
    """Dollars of a budget's cost over the whole plan, less the plan's revenue."""
    revenue = project_revenue(plan, {name: line.hours for name, line in budget.lines.items()})
    earned = revenue.dollars_of() if revenue and revenue.lines else ()
    return sum(budget.total, Decimal(0)) - sum(earned, Decimal(0))
