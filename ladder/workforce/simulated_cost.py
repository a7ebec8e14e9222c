"""What the simulated workforce costs in every draw, and a scenario against the baseline draw by draw.

Employer cost follows the budget: dollars for each person by month where the config gives them so, and for everything
else the share of wages it comes to in the budget of the same seat line and month.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ladder.finance.employer_cost import fixed_items
from ladder.model.plan import Plan
from ladder.workforce.budget import Amounts, Budget, SeatLineBudget
from ladder.workforce.simulate import SimulationResult
from ladder.workforce.spread import Spread, spread

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class EmployerLoad:
    """Employer cost of one seat line by month: a share of wages, and dollars for each person."""

    of_wages: Floats
    a_person: Floats


def employer_loads(plan: Plan, budget: Budget) -> dict[str, EmployerLoad]:
    """What the budget's employer cost comes to for a dollar of wages and for a person."""
    return {name: _load(plan, name, line) for name, line in budget.lines.items()}


def simulated_cost(result: SimulationResult, loads: dict[str, EmployerLoad]) -> Floats:
    """Dollars of wages and employer cost by month and draw."""
    total = np.zeros((len(result.plan.months), result.draws))
    for at, job in enumerate(result.plan.jobs):
        load = loads[result.plan.lines[job.line].name]
        wages = result.tallies.rates[at] * job.dollars_a_cent
        total += wages * (1 + load.of_wages[:, np.newaxis])
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


def _load(plan: Plan, name: str, line: SeatLineBudget) -> EmployerLoad:
    each = set(fixed_items(plan, line.employer))
    people = _floats(line.filled) * plan.seats[name].shared_by
    by_person = sum((_floats(line.employer[item]) for item in each), np.zeros(people.size))
    by_wages = sum(
        (_floats(line.employer[item]) for item in line.employer if item not in each), np.zeros(people.size)
    )
    return EmployerLoad(_over(by_wages, _floats(line.wages)), _over(by_person, people))


def _over(amounts: Floats, base: Floats) -> Floats:
    """The quotient, 0 where there is nothing to divide by."""
    found: Floats = np.divide(amounts, base, out=np.zeros_like(amounts), where=base > 0)
    return found


def _floats(amounts: Amounts) -> Floats:
    return np.array([float(month) for month in amounts])
