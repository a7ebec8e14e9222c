"""What the simulated workforce costs in every draw, and a scenario against the baseline draw by draw.

Wages are those at the rate, with the overtime and differentials that the budget pays on top of the same seat line's
rate. Employer cost follows the budget: dollars for each person by month where the config gives them so, and for
everything else the share of wages it comes to in the budget of the same seat line and month. Hires cost what the
config says each does. Other costs are those of the budget.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ladder.finance.employer_cost import fixed_items
from ladder.finance.indirect import IndirectRules
from ladder.finance.other_costs import hire_cost
from ladder.model.plan import Plan
from ladder.workforce.budget import Amounts, Budget, SeatLineBudget, other_cost
from ladder.workforce.simulate import SimulationResult
from ladder.workforce.spread import Spread, spread

Floats = NDArray[np.float64]


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
    """A plan's cost by month and draw; `beside` is what no draw changes, by month."""

    wages: Floats
    employer: Floats
    hires: Floats
    indirect: Floats  # on wages, employer cost and hires
    beside: Floats

    @property
    def total(self) -> Floats:
        """All of it."""
        parts: Floats = self.wages + self.employer + self.hires + self.indirect + self.beside[:, np.newaxis]
        return parts


def drawn_cost(
    plan: Plan, budget: Budget, rules: IndirectRules | None, result: SimulationResult
) -> DrawnCost:
    """Everything the budget counts, with the simulated people in it."""
    loads = employer_loads(plan, budget)
    wages = wages_paid(result, loads)
    seats = simulated_cost(result, loads)
    hires = replacement_cost(result, {role: float(hire_cost(plan, role)) for role in plan.roles})
    indirect = np.zeros_like(wages)
    if rules:
        on_hires = hires if rules.given.on_other else 0.0
        indirect = float(rules.given.rate) * ((wages if rules.given.base == "wages" else seats) + on_hires)
    return DrawnCost(wages, seats - wages, hires, indirect, _beside(budget))


def employer_loads(plan: Plan, budget: Budget) -> dict[str, EmployerLoad]:
    """What the budget's employer cost comes to for a dollar of wages and for a person."""
    return {name: _load(plan, name, line) for name, line in budget.lines.items()}


def wages_paid(result: SimulationResult, loads: dict[str, EmployerLoad]) -> Floats:
    """Dollars of wages by month and draw, overtime and differentials included."""
    total = np.zeros((len(result.plan.months), result.draws))
    for at, job in enumerate(result.plan.jobs):
        on_top = loads[result.plan.lines[job.line].name].on_top
        total += result.tallies.rates[at] * job.dollars_a_cent * (1 + on_top[:, np.newaxis])
    return total


def simulated_cost(result: SimulationResult, loads: dict[str, EmployerLoad]) -> Floats:
    """Dollars of wages and employer cost by month and draw."""
    total = np.zeros((len(result.plan.months), result.draws))
    for at, job in enumerate(result.plan.jobs):
        load = loads[result.plan.lines[job.line].name]
        a_dollar = (1 + load.on_top) * (1 + load.of_wages)
        total += result.tallies.rates[at] * job.dollars_a_cent * a_dollar[:, np.newaxis]
        total += result.tallies.heads[at] * load.a_person[:, np.newaxis]
    return total


def replacement_cost(result: SimulationResult, a_hire: dict[str, float]) -> Floats:
    """Dollars by month and draw for hires from outside: `a_hire` is the cost of one by role."""
    total = np.zeros((len(result.plan.months), result.draws))
    for at, job in enumerate(result.plan.jobs):
        total += result.tallies.hires[at] * a_hire.get(job.role, 0.0)
    return total


def added_by_fiscal_year(
    fiscal_years: Sequence[int], baseline: Floats, scenario: Floats
) -> dict[int, Spread]:
    """A scenario's dollars less the baseline's in each fiscal year, draw by draw: a draw is the same in both."""
    added = scenario - baseline
    years = np.array(fiscal_years)
    return {year: spread(added[years == year].sum(axis=0)) for year in dict.fromkeys(fiscal_years)}


def hiring_costs(budget: Budget) -> list[str]:
    """The paths of the budget's costs that go by the hire."""
    return [path for path in budget.other if path.startswith("hiring.")]


def _beside(budget: Budget) -> Floats:
    """Costs beside the seats that do not go by the hire, one-time costs, and the indirect cost on both."""
    by_hire = hiring_costs(budget)
    amounts = [each for path, each in budget.other.items() if path not in by_hire]
    amounts += list(budget.one_time.values())
    without = {other_cost(path) for path in by_hire}
    amounts += [each for path, each in budget.beside_indirect.items() if path not in without]
    return sum((floats(each) for each in amounts), np.zeros(len(budget.months)))


def _load(plan: Plan, name: str, line: SeatLineBudget) -> EmployerLoad:
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
