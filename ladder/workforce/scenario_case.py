"""A scenario's business case on the exact budget, and the exits at which it would pay by saved hires."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from ladder.finance.business_case import BusinessCase, CostsAndReturns, break_even_exits, business_case
from ladder.finance.hires import yearly_exits
from ladder.finance.other_costs import hire_cost
from ladder.finance.revenue import RevenueView
from ladder.model.plan import MONTHS_A_YEAR, Plan
from ladder.workforce.budget import Amounts, Budget
from ladder.workforce.simulated_cost import EMPLOYER, INDIRECT, WAGES

REVENUE = "revenue"


@dataclass(frozen=True, slots=True)
class ExitBreakEven:
    """The yearly exits at which the hires saved pay the scenario's net cost over the plan, on the exact budget.

    `today` is what the baseline's yearly exits come to in the scenario's seats, `cost_of_an_exit` what replacing one
    of those who leave costs. `exits` is None where there is no net cost, or where not even no exits at all would pay.
    `expected` is the scenario's own exits, where the config has others there; None where it expects as many to leave.
    """

    today: Decimal
    expected: Decimal | None
    net_cost: Decimal  # of the whole plan, with exits as they are today
    people_years: Decimal  # in filled seats
    cost_of_an_exit: Decimal
    exits: Decimal | None

    @property
    def most_saved(self) -> Decimal:
        """The hiring saved over the plan if no one left."""
        return self.today * self.people_years * self.cost_of_an_exit


@dataclass(frozen=True, slots=True)
class ScenarioCase:
    """A scenario against the baseline; `exits` is None where the config does not say what a hire costs."""

    case: BusinessCase
    exits: ExitBreakEven | None


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two plans brings to the comparison."""

    plan: Plan
    budget: Budget
    revenue: RevenueView | None


def scenario_case(baseline: Side, scenario: Side) -> ScenarioCase:
    """Compare two plans on their budgets."""
    budget = scenario.budget
    case = business_case(
        budget.months, budget.fiscal_years, costs_and_returns(baseline), costs_and_returns(scenario)
    )
    return ScenarioCase(case, _exits(baseline.plan, scenario, -case.cumulative[-1]))


def costs_and_returns(side: Side) -> CostsAndReturns:
    """A plan's costs by name, and its revenue."""
    budget = side.budget
    wages = budget.sum_of(lambda line: line.wages)
    seats = budget.sum_of(lambda line: line.total)
    costs: dict[str, Amounts] = {WAGES: wages, EMPLOYER: _less(seats, wages)}
    costs |= budget.beside
    if any(budget.indirect_total):
        costs[INDIRECT] = budget.indirect_total
    earned = side.revenue.dollars_of() if side.revenue and side.revenue.lines else None
    return CostsAndReturns(costs, {} if earned is None else {REVENUE: earned})


def _exits(baseline: Plan, scenario: Side, added: Decimal) -> ExitBreakEven | None:
    """What `added`, the scenario's net cost over the plan, takes in exits."""
    plan, budget = scenario.plan, scenario.budget
    today, replacing = _replaced(
        plan, budget, lambda role: yearly_exits(_of_role(baseline, plan, role), role)
    )
    if not replacing:
        return None
    own, replacing_own = _replaced(plan, budget, lambda role: yearly_exits(plan, role))
    people_years = sum((sum(line.people) for line in budget.lines.values()), Decimal(0)) / MONTHS_A_YEAR
    net_cost = added - replacing_own + replacing
    same = all(
        yearly_exits(baseline, role) == yearly_exits(plan, role)
        for role in plan.roles
        if role in baseline.roles
    )
    share, cost_of_an_exit = today / people_years, replacing / today
    return ExitBreakEven(
        share,
        None if same else own / people_years,
        net_cost,
        people_years,
        cost_of_an_exit,
        break_even_exits(share, net_cost, people_years, cost_of_an_exit) if net_cost > 0 else None,
    )


def _of_role(baseline: Plan, plan: Plan, role: str) -> Plan:
    """The plan that says who leaves a role today: the baseline, or the scenario for a role of its own."""
    return baseline if role in baseline.roles else plan


def _replaced(plan: Plan, budget: Budget, exits: Callable[[str], Decimal]) -> tuple[Decimal, Decimal]:
    """People replaced over the plan at some yearly exits by role, and what their hires cost."""
    people = cost = Decimal(0)
    for line in budget.lines.values():
        leavers = sum(line.people) * exits(line.role) / MONTHS_A_YEAR
        people += leavers
        cost += leavers * hire_cost(plan, line.role)
    return people, cost


def _less(amounts: Amounts, others: Amounts) -> Amounts:
    return tuple(one - other for one, other in zip(amounts, others, strict=True))
