"""What a scenario costs, nets and leaves unfunded, from the budget alone: quick enough to ask often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass
from decimal import Decimal

from ladder.law import Law
from ladder.model.money import cents
from ladder.model.plan_set import PlanSet, ScenarioPlan
from ladder.workforce.budget import Budget, first_year, run_rate
from ladder.workforce.budget_funding import budget_funding
from ladder.workforce.net_cost import budget_of, net_of_revenue

_NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class MeasuredCost:
    """Whole cents: the first twelve months; what they, the last twelve (one-time costs left out) and, net of
    revenue, the whole plan add to the baseline; and what of the whole plan's cost no fund pays.

    Where the baseline itself is asked for, the added ones are its own. Each is None where it is not known;
    `unfunded` where no plan names a fund.
    """

    first_year: Decimal | None
    first_year_added: Decimal | None
    run_rate_added: Decimal | None
    net_added: Decimal | None
    unfunded: Decimal | None

    def __sub__(self, other: MeasuredCost) -> MeasuredCost:
        """The difference of each that both know."""
        return self._with(other, lambda one, two: None if one is None or two is None else one - two)

    def less_known(self, other: MeasuredCost) -> MeasuredCost:
        """The difference, where what the other does not know counts as nothing."""
        return self._with(other, lambda one, two: None if one is None else one - (two or _NONE))

    def _with(
        self, other: MeasuredCost, difference: Callable[[Decimal | None, Decimal | None], Decimal | None]
    ) -> MeasuredCost:
        return MeasuredCost(*map(difference, astuple(self), astuple(other)))


def measured_cost(plans: PlanSet, scenario: str, law: Law) -> MeasuredCost | None:
    """The scenario's figures; None where the plans have no scenario of that name."""
    found = next((each for each in plans.scenarios if each.name == scenario), None)
    if found is None:
        return None
    own = budget_of(found, law)
    first, lasting, net = _whole(found, own)
    unfunded = None
    if any(each.plan.funds for each in plans.scenarios):
        funding = budget_funding(found.plan, own)
        unfunded = cents(sum(funding.unfunded if funding else own.total, _NONE))
    if found is plans.baseline:
        return MeasuredCost(cents(first), cents(first), cents(lasting), cents(net), unfunded)
    base = _whole(plans.baseline, budget_of(plans.baseline, law))
    first_added, lasting_added, net_added = (
        cents(one - other) for one, other in zip((first, lasting, net), base, strict=True)
    )
    return MeasuredCost(cents(first), first_added, lasting_added, net_added, unfunded)


def _whole(scenario: ScenarioPlan, budget: Budget) -> tuple[Decimal, Decimal, Decimal]:
    """The first twelve months, the last twelve, and the whole plan net of revenue."""
    net = net_of_revenue(scenario.plan, budget)
    return first_year(budget.total), run_rate(budget.lasting), net
