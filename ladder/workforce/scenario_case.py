"""A scenario's business case on the exact budget, and the exits at which it would pay by saved hires."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ladder.finance.business_case import BusinessCase, CostsAndReturns, break_even_exits, business_case
from ladder.finance.revenue import RevenueView
from ladder.model.plan import MONTHS_A_YEAR
from ladder.workforce.budget import Amounts, Budget
from ladder.workforce.risk import WHOLE, Risk
from ladder.workforce.simulated_cost import EMPLOYER, INDIRECT, WAGES, hiring_costs

REVENUE = "revenue"


@dataclass(frozen=True, slots=True)
class ExitBreakEven:
    """The yearly exits at which the hires saved pay the scenario's net cost over the plan.

    `today` is the simulated baseline's: leavers a year over people in seats. `cost_of_an_exit` is the budget's hiring
    cost over its hires. `exits` is None where not even no exits at all would pay. `expected` is the simulated
    scenario's, where the config has other exits there; None where it expects as many to leave.
    """

    today: Decimal
    expected: Decimal | None
    net_cost: Decimal  # of the whole plan; hires aside where the scenario itself changes who leaves
    people_years: Decimal
    cost_of_an_exit: Decimal
    exits: Decimal | None


@dataclass(frozen=True, slots=True)
class ScenarioCase:
    """A scenario against the baseline; `exits` is None where the config does not say what a hire costs."""

    case: BusinessCase
    exits: ExitBreakEven | None


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two plans brings to the comparison."""

    budget: Budget
    revenue: RevenueView | None
    risk: Risk


def scenario_case(baseline: Side, scenario: Side, *, same_exits: bool) -> ScenarioCase:
    """Compare two plans; `same_exits` says whether the config expects as many to leave in both."""
    budget = scenario.budget
    case = business_case(
        budget.months, budget.fiscal_years, costs_and_returns(baseline), costs_and_returns(scenario)
    )
    return ScenarioCase(case, _exits(baseline, scenario, case, same_exits))


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


def _exits(baseline: Side, scenario: Side, case: BusinessCase, same_exits: bool) -> ExitBreakEven | None:
    hires = sum(baseline.budget.hires, Decimal(0))
    worked = _people_years(baseline)
    if not hires or not worked or not hiring_costs(baseline.budget):
        return None
    cost_of_an_exit = _hiring(baseline.budget) / hires
    net_cost = -case.cumulative[-1]
    if not same_exits:
        net_cost -= _hiring(scenario.budget) - _hiring(baseline.budget)
    today = _leavers(baseline) / worked
    people_years = _people_years(scenario)
    return ExitBreakEven(
        today,
        None if same_exits else _leavers(scenario) / people_years,
        net_cost,
        people_years,
        cost_of_an_exit,
        break_even_exits(today, net_cost, people_years, cost_of_an_exit),
    )


def _hiring(budget: Budget) -> Decimal:
    return sum((sum(budget.other[path], Decimal(0)) for path in hiring_costs(budget)), Decimal(0))


def _leavers(side: Side) -> Decimal:
    return Decimal(str(side.risk.flows.leavers[WHOLE].mean))


def _people_years(side: Side) -> Decimal:
    people = sum(found[WHOLE].mean for found in side.risk.people.values())
    return Decimal(str(people)) * len(side.budget.months) / MONTHS_A_YEAR


def _less(amounts: Amounts, others: Amounts) -> Amounts:
    return tuple(one - other for one, other in zip(amounts, others, strict=True))
