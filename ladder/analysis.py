"""The results of one scenario: each analysis a pure function of the plan and the law, kept side by side."""

from __future__ import annotations

from dataclasses import dataclass

from ladder.finance.employer_cost import EmployerRates, employer_rates
from ladder.law import Law, Projection
from ladder.model.plan import Plan
from ladder.model.plan_set import ScenarioPlan
from ladder.pay.market import MarketView, compare_with_market
from ladder.pay.structure import PayStructure, build_pay_structure
from ladder.worker.schedule import WorkerSchedule, worker_schedules
from ladder.workforce.budget import Budget, project_budget


@dataclass(frozen=True, slots=True)
class Result:
    """What one scenario comes to."""

    scenario: ScenarioPlan
    pay: PayStructure
    rates: EmployerRates
    budget: Budget
    market: MarketView
    worker: tuple[WorkerSchedule, ...]

    @property
    def plan(self) -> Plan:
        """The scenario's plan."""
        return self.scenario.plan


def law_projection(plan: Plan) -> Projection | None:
    """What stands in for the law's figures past the last published year, where the config says so."""
    given = plan.projection
    if given is None:
        return None
    return Projection(given.cola, given.wage_growth, given.cpi, given.part_b_growth, given.source)


def analyze(scenario: ScenarioPlan, law: Law) -> Result:
    """Project one scenario: pay, then budget, then what it means beside the market and for an invented worker."""
    plan = scenario.plan
    pay = build_pay_structure(plan)
    rates = employer_rates(plan, law)
    budget = project_budget(plan, pay, rates)
    market = compare_with_market(plan, pay, budget)
    return Result(scenario, pay, rates, budget, market, worker_schedules(plan, budget, market, law))
