"""Which inputs matter: each set low and high, and what that does to the net cost a scenario adds over the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ladder.model.plan_set import ScenarioPlan, Variation

NetCost = Callable[[ScenarioPlan], Decimal]
"""Dollars of cost over the whole plan, less its revenue."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What one input does: dollars by which the result changes at its low and at its high value."""

    varied: Variation
    at_low: Decimal
    at_high: Decimal

    @property
    def width(self) -> Decimal:
        """From the lowest result to the highest, the planned one among them."""
        results = (self.at_low, self.at_high, Decimal(0))
        return max(results) - min(results)


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The net cost a scenario adds over the plan (a baseline alone: its own), and what moves it, largest first."""

    planned: Decimal
    effects: tuple[Effect, ...]
    named: bool  # by the config; else the usual inputs, ten percent either way


def sensitivity(
    scenarios: Sequence[ScenarioPlan],
    place: int,
    variations: Sequence[Variation],
    cost: NetCost,
    *,
    named: bool,
) -> Sensitivity:
    """The effects on the scenario at `place`; the baseline stands at 0, and is varied with it."""
    planned = _added(scenarios, place, cost)
    effects = [
        Effect(each, _added(each.lows, place, cost) - planned, _added(each.highs, place, cost) - planned)
        for each in variations
    ]
    return Sensitivity(planned, tuple(sorted(effects, key=lambda effect: -effect.width)), named)


def _added(scenarios: Sequence[ScenarioPlan], place: int, cost: NetCost) -> Decimal:
    own = cost(scenarios[place])
    return own - cost(scenarios[0]) if place else own
