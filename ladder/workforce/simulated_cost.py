"""What the simulated workforce costs in every draw.

Wages are those at the rate, with the overtime and differentials that the budget pays on top of the same seat line's
rate. Employer cost follows the budget: dollars for each person by month where the config gives them so, and for
everything else the share of wages it comes to in the budget of the same seat line and month. Hires cost what the
config says each does. Other costs are those of the budget.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ladder.finance.employer_cost import fixed_items, is_for
from ladder.finance.indirect import IndirectRules
from ladder.model.plan import Plan
from ladder.workforce.budget import Amounts, Budget, SeatLineBudget, other_cost
from ladder.workforce.simulate import SimulationResult

Floats = NDArray[np.float64]

WAGES, EMPLOYER, INDIRECT = "wages", "employer", "indirect"
"""What parts of cost are called; those beside the seats go by their names in the budget."""


@dataclass(frozen=True, slots=True)
class EmployerLoad:
    """Employer cost of one seat line by month: a share of wages, and dollars for each person.

    `on_top` is overtime and differentials as a share of the wages at the rate; it is part of wages.
    """

    of_wages: Floats
    a_person: Floats
    on_top: Floats


@dataclass(frozen=True, slots=True)
class DrawnCost:
    """A plan's cost by month and draw; `beside` is what no draw changes, by month, its indirect cost apart."""

    wages: Floats
    employer: Floats
    hiring: Mapping[str, Floats]  # each item of a hire, by its name in the budget
    indirect: Floats  # on wages, employer cost and hires
    beside: Mapping[str, Floats]
    beside_indirect: Floats

    @property
    def hires(self) -> Floats:
        """What all hires cost."""
        return sum(self.hiring.values(), np.zeros_like(self.wages))

    @property
    def parts(self) -> dict[str, Floats]:
        """Each part by name, months by draws; one draw stands for all where none changes it."""
        beside = {name: amounts[:, np.newaxis] for name, amounts in self.beside.items()}
        indirect = self.indirect + self.beside_indirect[:, np.newaxis]
        found = {WAGES: self.wages, EMPLOYER: self.employer, **self.hiring, **beside}
        return found | ({INDIRECT: indirect} if indirect.any() else {})

    @property
    def total(self) -> Floats:
        """All of it."""
        return sum(self.parts.values(), np.zeros_like(self.wages))


def drawn_cost(
    plan: Plan, budget: Budget, rules: IndirectRules | None, result: SimulationResult
) -> DrawnCost:
    """Everything the budget counts, with the simulated people in it."""
    loads = employer_loads(plan, budget)
    wages = wages_paid(result, loads)
    seats = simulated_cost(result, loads)
    hiring = {
        other_cost(f"hiring.items.{name}"): replacement_cost(
            result, {role: float(item.amount) for role in plan.roles if is_for(item.roles, role)}
        )
        for name, item in (plan.hiring.items if plan.hiring else {}).items()
    }
    indirect = np.zeros_like(wages)
    if rules:
        on_hires = sum(hiring.values(), np.zeros_like(wages)) if rules.given.on_other else 0.0
        indirect = float(rules.given.rate) * ((wages if rules.given.base == "wages" else seats) + on_hires)
    return DrawnCost(wages, seats - wages, hiring, indirect, *_beside(budget))


def employer_loads(plan: Plan, budget: Budget) -> dict[str, EmployerLoad]:
    """What the budget's employer cost comes to for a dollar of wages and for a person."""
    return {name: _load(plan, name, line) for name, line in budget.lines.items()}


def wages_paid(result: SimulationResult, loads: dict[str, EmployerLoad]) -> Floats:
    """Dollars of wages by month and draw, overtime and differentials included."""
    total = np.zeros((len(result.plan.months), result.draws))
    for at, job, line in result.paid_jobs:
        on_top = loads[line.name].on_top
        total += result.tallies.rates[at] * job.dollars_a_cent * (1 + on_top[:, np.newaxis])
    return total


def simulated_cost(result: SimulationResult, loads: dict[str, EmployerLoad]) -> Floats:
    """Dollars of wages and employer cost by month and draw."""
    total = np.zeros((len(result.plan.months), result.draws))
    for at, job, line in result.paid_jobs:
        load = loads[line.name]
        a_dollar = (1 + load.on_top) * (1 + load.of_wages)
        total += result.tallies.rates[at] * job.dollars_a_cent * a_dollar[:, np.newaxis]
        total += result.tallies.heads[at] * load.a_person[:, np.newaxis]
    return total


def replacement_cost(result: SimulationResult, a_hire: dict[str, float]) -> Floats:
    """Dollars by month and draw for hires from outside: `a_hire` is the cost of one by role."""
    total = np.zeros((len(result.plan.months), result.draws))
    for at, job, _ in result.paid_jobs:
        total += result.tallies.hires[at] * a_hire.get(job.role, 0.0)
    return total


def hiring_costs(budget: Budget) -> list[str]:
    """The paths of the budget's costs that go by the hire."""
    return [path for path in budget.other if path.startswith("hiring.")]


def _beside(budget: Budget) -> tuple[dict[str, Floats], Floats]:
    """Costs beside the seats that do not go by the hire, and one-time costs; and the indirect cost on both."""
    by_hire = {other_cost(path) for path in hiring_costs(budget)}
    amounts = {name: floats(each) for name, each in budget.beside.items() if name not in by_hire}
    indirect = [floats(budget.beside_indirect[name]) for name in amounts]
    return amounts, sum(indirect, np.zeros(len(budget.months)))


def _load(plan: Plan, name: str, line: SeatLineBudget) -> EmployerLoad:
    """Of a line that the budget leaves vacant, what its seats would cost: a draw may fill them."""
    line = line.when_filled or line
    each = set(fixed_items(plan, line.employer))
    people = floats(line.filled) * plan.seats[name].shared_by
    by_person = sum((floats(line.employer[item]) for item in each), np.zeros(people.size))
    by_wages = sum(
        (floats(line.employer[item]) for item in line.employer if item not in each), np.zeros(people.size)
    )
    return EmployerLoad(
        _over(by_wages, floats(line.wages)),
        _over(by_person, people),
        _over(floats(line.premium.total), floats(line.seat_wages)),
    )


def _over(amounts: Floats, base: Floats) -> Floats:
    """The quotient, 0 where there is nothing to divide by."""
    found: Floats = np.divide(amounts, base, out=np.zeros_like(amounts), where=base > 0)
    return found


def floats(amounts: Amounts) -> Floats:
    """Amounts by month as an array."""
    return np.array([float(month) for month in amounts])
