"""Which inputs matter, by simulation: each low and high, the same people and chances in every run.

Net cost is that of the simulated people: the budget's cost with them in it, less what they bill.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ladder.finance.indirect import indirect_rules
from ladder.finance.revenue import project_revenue
from ladder.law import Law
from ladder.model.plan_set import ScenarioPlan, Variation
from ladder.model.workforce import Workforce
from ladder.pay.structure import build_pay_structure
from ladder.workforce.exits import monthly_exits
from ladder.workforce.net_cost import budget_of
from ladder.workforce.simulate import simulate
from ladder.workforce.simulated_cost import drawn_cost
from ladder.workforce.simulated_revenue import drawn_revenue
from ladder.workforce.simulation_plan import simulation_plan
from ladder.workforce.spread import Spread, spread

Floats = NDArray[np.float64]
DrawnNet = Callable[[ScenarioPlan], Floats]
"""Dollars of cost over the whole plan, less revenue, in every draw."""


@dataclass(frozen=True, slots=True)
class SimulatedEffect:
    """What one input does to the result, draw by draw, at its low and at its high value."""

    varied: Variation
    at_low: Spread
    at_high: Spread

    @property
    def width(self) -> float:
        """From the lowest mean to the highest, the planned one among them."""
        means = (self.at_low.mean, self.at_high.mean, 0.0)
        return max(means) - min(means)


@dataclass(frozen=True, slots=True)
class SimulatedSensitivity:
    """The net cost a scenario adds over the plan (a baseline alone: its own), and what moves it, largest first."""

    planned: Spread
    effects: tuple[SimulatedEffect, ...]
    draws: int
    seed: int


@dataclass(frozen=True, slots=True)
class Draws:
    """How to simulate: how often, from which seed, in how many processes, and whom to tell the share done."""

    draws: int
    seed: int
    processes: int
    on_share: Callable[[float], object]


def simulated_sensitivity(
    scenarios: Sequence[ScenarioPlan], place: int, variations: Sequence[Variation], law: Law, how: Draws
) -> SimulatedSensitivity:
    """The effects on the scenario at `place`; the baseline stands at 0, and is varied with it.

    Raises TooManyDraws where the draws do not fit into memory.
    """
    varied = [each for each in variations if _can_be_simulated(each)]
    runs = (2 if place else 1) * (1 + 2 * len(varied))
    done = 0

    def net(scenario: ScenarioPlan) -> Floats:
        nonlocal done
        found = drawn_net(scenario, law, how, lambda draws: how.on_share((done + draws / how.draws) / runs))
        done += 1
        return found

    planned = _added(scenarios, place, net)
    effects = [
        SimulatedEffect(
            each,
            spread(_added(each.lows, place, net) - planned),
            spread(_added(each.highs, place, net) - planned),
        )
        for each in varied
    ]
    widest_first = tuple(sorted(effects, key=lambda effect: -effect.width))
    return SimulatedSensitivity(spread(planned), widest_first, how.draws, how.seed)


def drawn_net(
    scenario: ScenarioPlan, law: Law, how: Draws, on_draws: Callable[[int], object] | None = None
) -> Floats:
    """Dollars of cost over the whole plan, less revenue, in every draw."""
    plan = scenario.plan
    budget = budget_of(scenario, law)
    people = simulation_plan(plan, build_pay_structure(plan, scenario.before), scenario.before)
    result = simulate(people, draws=how.draws, seed=how.seed, processes=how.processes, on_draws=on_draws)
    cost: Floats = drawn_cost(plan, budget, indirect_rules(plan, law), result).total.sum(axis=0)
    revenue = project_revenue(plan, {name: line.hours for name, line in budget.lines.items()})
    return cost - drawn_revenue(plan, revenue, result).sum(axis=0) if revenue else cost


def _added(scenarios: Sequence[ScenarioPlan], place: int, net: DrawnNet) -> Floats:
    own = net(scenarios[place])
    return own - net(scenarios[0]) if place else own


def _can_be_simulated(varied: Variation) -> bool:
    """Whether some later exits make up for those of the first year, at both ends and in every plan."""
    try:
        for scenario in (*varied.lows, *varied.highs):
            for role in scenario.plan.roles:
                monthly_exits(scenario.plan.workforce or Workforce(), role)
    except ValueError:
        return False
    return True
