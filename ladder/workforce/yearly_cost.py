"""What a scenario costs a year and adds to the baseline, from the budget alone: quick enough to ask often."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ladder.finance.employer_cost import employer_rates
from ladder.finance.indirect import indirect_rules
from ladder.law import Law
from ladder.model.plan_set import PlanSet, ScenarioPlan
from ladder.pay.structure import build_pay_structure
from ladder.workforce.budget import Budget, first_year, project_budget, run_rate


@dataclass(frozen=True, slots=True)
class YearlyCost:
    """Dollars: the first twelve months, and what they and the last twelve (one-time costs left out) add.

    Where the baseline itself is asked for, the last two are its own cost.
    """

    first_year: Decimal
    first_year_added: Decimal
    run_rate_added: Decimal

    def __sub__(self, other: YearlyCost) -> YearlyCost:
        return YearlyCost(
            self.first_year - other.first_year,
            self.first_year_added - other.first_year_added,
            self.run_rate_added - other.run_rate_added,
        )


def yearly_cost(plans: PlanSet, scenario: str, law: Law) -> YearlyCost | None:
    """The scenario's cost a year; None where the plans have no scenario of that name."""
    found = next((each for each in plans.scenarios if each.name == scenario), None)
    if found is None:
        return None
    own = _budget(found, law)
    first, lasting = first_year(own.total), run_rate(own.lasting)
    if found is plans.baseline:
        return YearlyCost(first, first, lasting)
    base = _budget(plans.baseline, law)
    return YearlyCost(first, first - first_year(base.total), lasting - run_rate(base.lasting))


def _budget(scenario: ScenarioPlan, law: Law) -> Budget:
    plan = scenario.plan
    pay = build_pay_structure(plan, scenario.before)
    return project_budget(plan, pay, employer_rates(plan, law), indirect_rules(plan, law))
