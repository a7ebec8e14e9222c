"""A scenario less the baseline in every draw: each cost, revenue, net, cumulative, and when it has come back.

A draw is the same people and chances in both plans, so that what differs is the scenario, not luck.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ladder.workforce.simulated_cost import DrawnCost
from ladder.workforce.spread import BySpan, Spread, spread, sums

Floats = NDArray[np.float64]
HALF_A_CENT = 0.005
"""What adding up floats may leave where nothing differs."""


@dataclass(frozen=True, slots=True)
class DrawnMoney:
    """One plan's cost and revenue by month and draw; no revenue where no role bills."""

    cost: DrawnCost
    revenue: Floats | None


@dataclass(frozen=True, slots=True)
class Payback:
    """The share of draws in which what was spent comes back for good within the plan, and the month it has.

    Months count from 0. `early`: one in ten draws is earlier or there; `late`: nine in ten are. None: not in the plan.
    """

    share: float
    early: int | None
    middle: int | None
    late: int | None


@dataclass(frozen=True, slots=True)
class SimulatedCase:
    """Dollars a scenario adds, over the draws; `cumulative` is net from the plan's start to the end of each span."""

    costs: Mapping[str, BySpan]
    cost: BySpan
    revenue: BySpan | None
    net: BySpan
    cumulative: BySpan
    payback: Payback


def simulated_case(
    baseline: DrawnMoney, scenario: DrawnMoney, spans: Mapping[str, NDArray[np.bool_]]
) -> SimulatedCase:
    """Compare two plans simulated in the same draws."""
    cost = scenario.cost.total - baseline.cost.total
    earned = [each.revenue for each in (baseline, scenario) if each.revenue is not None]
    none = np.zeros_like(cost)
    revenue = _or_none(scenario.revenue, none) - _or_none(baseline.revenue, none)
    net = revenue - cost
    cumulative = net.cumsum(axis=0)
    before, after = baseline.cost.parts, scenario.cost.parts
    return SimulatedCase(
        costs={
            name: sums(
                np.broadcast_to(_part(after, name, none) - _part(before, name, none), none.shape), spans
            )
            for name in dict.fromkeys([*before, *after])
        },
        cost=sums(cost, spans),
        revenue=sums(revenue, spans) if earned else None,
        net=sums(net, spans),
        cumulative=_at_the_end(cumulative, spans),
        payback=payback(cumulative),
    )


def payback(cumulative: Floats) -> Payback:
    """By draw, the first month from which the cumulative net stays at 0 or more to the plan's end."""
    months = len(cumulative)
    short = cumulative < -HALF_A_CENT
    found = np.where(short.any(axis=0), months - np.argmax(short[::-1], axis=0), 0)
    early, middle, late = (int(month) for month in np.percentile(found, [10, 50, 90], method="inverted_cdf"))
    return Payback(
        float((found < months).mean()),
        *(month if month < months else None for month in (early, middle, late)),
    )


def _at_the_end(amounts: Floats, spans: Mapping[str, NDArray[np.bool_]]) -> dict[str, Spread]:
    return {name: spread(amounts[np.flatnonzero(months)[-1]]) for name, months in spans.items()}


def _or_none(amounts: Floats | None, none: Floats) -> Floats:
    return none if amounts is None else amounts


def _part(parts: Mapping[str, Floats], name: str, none: Floats) -> Floats:
    return parts.get(name, none)
