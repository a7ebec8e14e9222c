"""The simulation's mean against the budget, each difference by its cause: wages, then all of cost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ladder.workforce.budget import Budget, other_cost
from ladder.workforce.simulate import SimulationResult
from ladder.workforce.simulated_cost import DrawnCost, floats, hiring_costs

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Dollars of wages by month: budget + vacancy + turnover + new ranges + placement + on top = simulated mean.

    `vacancy`: more or fewer seats filled than budgeted, at the budget's rates. `turnover`: people who came from outside
    are paid otherwise than the budget's people, who stay and get every raise. `placement`: so are people who came to
    their seat by promotion, or from one that was cut. `new_ranges`: so are people hired before they were placed in new
    ranges; those there from the start are placed as in the budget. `on_top`: the overtime and differentials on all of
    these.
    """

    budget: Floats
    vacancy: Floats
    turnover: Floats
    new_ranges: Floats
    placement: Floats
    on_top: Floats
    simulated: Floats


@dataclass(frozen=True, slots=True)
class CostReconciliation:
    """Dollars of all cost by month: budget + what wages differ by + employer cost, hires and indirect cost."""

    budget: Floats
    wages: Reconciliation
    employer: Floats
    hires: Floats
    indirect: Floats
    simulated: Floats


def reconcile(budget: Budget, result: SimulationResult) -> Reconciliation:
    """Split the difference of wages by cause; the causes add up to it without a rest."""
    tallies, plan = result.tallies, result.plan
    months = len(plan.months)
    parts = {
        name: np.zeros(months)
        for name in ("vacancy", "turnover", "new_ranges", "placement", "on_top", "simulated")
    }
    for at, job, line in result.paid_jobs:
        planned = budget.lines[line.name]
        a_seat, filled = floats(planned.seat_wages), floats(planned.filled)
        on_top = floats(planned.premium.total)
        a_head = floats(planned.rate) * 100 * plan.jobs[line.first_job].dollars_a_cent  # a month, as budgeted
        heads = tallies.heads[at].mean(axis=-1)
        wages = tallies.rates[at].mean(axis=-1) * job.dollars_a_cent
        moved_heads = tallies.moved_heads[at] / result.draws
        moved_wages = tallies.moved_rates[at] / result.draws * job.dollars_a_cent
        placed_heads = tallies.placed_heads[at] / result.draws
        placed_wages = tallies.placed_rates[at] / result.draws * job.dollars_a_cent
        if job.rung == 0:
            parts["vacancy"] -= filled * a_seat
            parts["on_top"] -= filled * on_top
        parts["vacancy"] += heads * a_head
        parts["placement"] += moved_wages - moved_heads * a_head
        parts["new_ranges"] += placed_wages - placed_heads * a_head
        hired_heads = heads - moved_heads - placed_heads
        parts["turnover"] += (wages - moved_wages - placed_wages) - hired_heads * a_head
        more = wages * on_top / a_seat
        parts["on_top"] += more
        parts["simulated"] += wages + more
    return Reconciliation(budget=floats(budget.sum_of(lambda line: line.wages)), **parts)


def reconcile_cost(budget: Budget, result: SimulationResult, drawn: DrawnCost) -> CostReconciliation:
    """Split the difference of all cost by cause; the causes add up to it without a rest."""
    wages = reconcile(budget, result)
    planned_employer = floats(budget.sum_of(lambda line: line.total)) - wages.budget
    by_hire = hiring_costs(budget)
    planned_hires = sum((floats(budget.other[path]) for path in by_hire), np.zeros(len(budget.months)))
    on_beside = sum(
        (
            floats(each)
            for path, each in budget.beside_indirect.items()
            if path not in {*map(other_cost, by_hire)}
        ),
        np.zeros(len(budget.months)),
    )
    planned_indirect = floats(budget.indirect_total) - on_beside
    return CostReconciliation(
        budget=floats(budget.total),
        wages=wages,
        employer=drawn.employer.mean(axis=-1) - planned_employer,
        hires=drawn.hires.mean(axis=-1) - planned_hires,
        indirect=drawn.indirect.mean(axis=-1) - planned_indirect,
        simulated=drawn.total.mean(axis=-1),
    )
