"""What the simulated workforce bills in every draw, and why its mean differs from the budget's revenue.

Only people in seats bill. Someone in a role that bills once certified waits for that, where the config says how long
certification takes; a line that the budget lets wait for another reason waits as long here. A new person's hours
are billed as far as they are productive, by the months since hire. Everything else is the budget's: hours billed of an
hour paid, denials, services and their rates.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ladder.finance.revenue import (
    RevenueView,
    billing_starts,
    bills_once_certified,
    dollars_a_paid_hour,
    waits_for_certification,
)
from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR, Plan
from ladder.workforce.budget import Budget
from ladder.workforce.jobs import LineSeats
from ladder.workforce.simulate import SimulationResult
from ladder.workforce.simulated_cost import floats

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Billing:
    """One job by month: dollars of one person who bills, and people by draw: there, waiting to bill, not productive."""

    line: LineSeats
    rung: int
    a_person: Floats
    own_role: Floats  # dollars of one person in the line's own role
    people: NDArray[np.int32]
    waiting: Floats
    unproductive: Floats  # of those who do not wait

    @property
    def dollars(self) -> Floats:
        """Revenue by month and draw."""
        billed: Floats = (self.people - self.waiting - self.unproductive) * self.a_person[:, np.newaxis]
        return billed


@dataclass(frozen=True, slots=True)
class RevenueReconciliation:
    """Dollars by month: budget + vacancy + certification + onboarding + roles = simulated mean.

    `vacancy`: more or fewer seats filled than budgeted. `certification`: people who may not bill yet, less those the
    budget lets wait. `onboarding`: hours of new people that are not productive yet. `roles`: people who moved up in
    their seat bill as their new role does.
    """

    budget: Floats
    vacancy: Floats
    certification: Floats
    onboarding: Floats
    roles: Floats
    simulated: Floats


def drawn_revenue(plan: Plan, view: RevenueView, result: SimulationResult) -> Floats:
    """Dollars of revenue by month and draw."""
    total = np.zeros((len(result.plan.months), result.draws))
    return sum((each.dollars for each in _billing(plan, view, result)), total)


def reconcile_revenue(
    plan: Plan, budget: Budget, view: RevenueView, result: SimulationResult
) -> RevenueReconciliation:
    """Split the difference of revenue by cause; the causes add up to it without a rest."""
    names = ("vacancy", "certification", "onboarding", "roles", "simulated")
    parts = {name: np.zeros(len(result.plan.months)) for name in names}
    for each in _billing(plan, view, result):
        planned = floats(budget.lines[each.line.name].people) if each.rung == 0 else 0.0
        may_bill = _bills_in_the_budget(plan, each.line)
        waiting, idle = each.waiting.mean(axis=-1), each.unproductive.mean(axis=-1)
        people, dollars = each.people.mean(axis=-1), each.dollars.mean(axis=-1)
        parts["vacancy"] += (people - planned) * each.own_role
        parts["certification"] -= (waiting - planned * ~may_bill) * each.own_role
        parts["onboarding"] -= idle * each.own_role
        parts["roles"] += dollars - (people - waiting - idle) * each.own_role
        parts["simulated"] += dollars
    return RevenueReconciliation(budget=floats(view.dollars_of()), **parts)


def _billing(plan: Plan, view: RevenueView, result: SimulationResult) -> list[Billing]:
    """Every job in a line whose own role, or whose role in the seat, bills."""
    assert plan.revenue
    found, tallies = [], result.tallies
    for at, job, line in result.paid_jobs:
        if not {job.role, line.role} & set(plan.revenue.roles):
            continue
        people, learning = tallies.heads[at], tallies.learning[at].astype(np.float64)
        waiting, idle = np.zeros(people.shape), learning
        if _waits_in_person(plan, job.role):
            waiting = tallies.uncertified[at].astype(np.float64)
            idle = learning - tallies.learning_uncertified[at]
        waits = _waits_as_a_line(plan, line)[:, np.newaxis]
        waiting, idle = np.where(waits, people, waiting), np.where(waits, 0.0, idle)
        hours = line.hours * float(WEEKS_A_YEAR / MONTHS_A_YEAR)
        a_person, own_role = (hours * _an_hour(plan, view, role) for role in (job.role, line.role))
        found.append(Billing(line, job.rung, a_person, own_role, people, waiting, idle))
    return found


def _an_hour(plan: Plan, view: RevenueView, role: str) -> Floats:
    """Dollars of a paid hour by month; nothing for a role that does not bill."""
    assert plan.revenue
    if role not in plan.revenue.roles:
        return np.zeros(plan.period.months)
    return floats(dollars_a_paid_hour(plan, role, view.rates))


def _waits_in_person(plan: Plan, role: str) -> bool:
    """Whether each person of a role bills once certified, and the simulation knows when that is."""
    simulated = plan.workforce is not None and plan.workforce.certification is not None
    bills = plan.revenue is not None and role in plan.revenue.roles
    return simulated and bills and bills_once_certified(plan, role)


def _waits_as_a_line(plan: Plan, line: LineSeats) -> NDArray[np.bool_]:
    """By month, whether no one in a line bills yet: as in the budget, but where each person's own wait is known."""
    seats = plan.seats[line.name]
    if _waits_in_person(plan, line.role) and not waits_for_certification(plan, seats):
        return np.zeros(plan.period.months, dtype=np.bool_)
    return ~_bills_in_the_budget(plan, line)


def _bills_in_the_budget(plan: Plan, line: LineSeats) -> NDArray[np.bool_]:
    """By month, whether a line bills in the budget; a role that does not bill waits for nothing."""
    months, starts = plan.period.all_months, None
    if plan.revenue and line.role in plan.revenue.roles:
        starts = billing_starts(plan, plan.seats[line.name])
    return np.array([starts is None or month >= starts for month in months])
