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
    for at, job in enumerate(plan.jobs):
        line = plan.lines[job.line]
        planned = np.array([float(rate * 100) for rate in budget.lines[line.name].rate])
        a_head = planned * plan.jobs[line.first_job].dollars_a_cent  # a month's wages as budgeted
        heads = tallies.heads[at].mean(axis=-1)
        wages = tallies.rates[at].mean(axis=-1) * job.dollars_a_cent
        moved_heads = tallies.moved_heads[at] / result.draws
        moved_wages = tallies.moved_rates[at] / result.draws * job.dollars_a_cent
        if job.rung == 0:
            parts["vacancy"] -= np.array([float(month) for month in budget.lines[line.name].wages])
        parts["vacancy"] += heads * a_head
        parts["placement"] += moved_wages - moved_heads * a_head
        parts["turnover"] += (wages - moved_wages) - (heads - moved_heads) * a_head
        parts["simulated"] += wages
    planned_wages = budget.sum_of(lambda line: line.wages)
    return Reconciliation(budget=np.array([float(month) for month in planned_wages]), **parts)
