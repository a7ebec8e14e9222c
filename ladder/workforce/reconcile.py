"""The simulation's mean wages against the budget's, each difference by its cause."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ladder.workforce.budget import Budget
from ladder.workforce.simulate import SimulationResult

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Dollars of wages by month: budget + vacancy + turnover + placement = simulated mean.

    `vacancy`: more or fewer seats filled than budgeted, at the budget's rates. `turnover`: people who came from
    outside are paid otherwise than the budget's people, who stay and get every raise. `placement`: so are people who
    came to their seat by promotion.
    """

    budget: Floats
    vacancy: Floats
    turnover: Floats
    placement: Floats
    simulated: Floats


def reconcile(budget: Budget, result: SimulationResult) -> Reconciliation:
    """Split the difference of wages by cause; the causes add up to it without a rest."""
    tallies, plan = result.tallies, result.plan
    months = len(plan.months)
    parts = {name: np.zeros(months) for name in ("vacancy", "turnover", "placement", "simulated")}
    for number, line in enumerate(plan.lines):
        jobs = [at for at, job in enumerate(plan.jobs) if job.line == number]
        heads = tallies.heads[jobs].sum(axis=0).mean(axis=-1)
        rates = tallies.rates[jobs].sum(axis=0).mean(axis=-1)
        moved_heads = tallies.moved_heads[jobs].sum(axis=0) / result.draws
        moved_rates = tallies.moved_rates[jobs].sum(axis=0) / result.draws
        planned = budget.lines[line.name]
        cents = np.array([float(rate * 100) for rate in planned.rate])
        wages = np.array([float(month) for month in planned.wages])
        parts["vacancy"] += heads * cents * line.dollars_a_cent - wages
        parts["placement"] += (moved_rates - moved_heads * cents) * line.dollars_a_cent
        stayed = (rates - moved_rates) - (heads - moved_heads) * cents
        parts["turnover"] += stayed * line.dollars_a_cent
        parts["simulated"] += rates * line.dollars_a_cent
    planned_wages = budget.sum_of(lambda line: line.wages)
    return Reconciliation(budget=np.array([float(month) for month in planned_wages]), **parts)
