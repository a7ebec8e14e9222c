"""Who is there over the draws: people by role at each fiscal year's end, how they got there, and tiers by month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ladder.model.plan import TIERS
from ladder.workforce.simulate import SimulationResult
from ladder.workforce.spread import BySpan, spread

Floats = NDArray[np.float64]
Spans = Mapping[str, NDArray[np.bool_]]


@dataclass(frozen=True, slots=True)
class RoleFlow:
    """One role's people over a span of months, as means of the draws: opening, who came and who went, closing.

    Promotions are moves to another role; more hours in the same role change no one's role.
    """

    opening: float
    hires: float
    promoted_in: float
    promoted_out: float
    leavers: float
    let_go: float
    closing: float

    @property
    def rolled(self) -> float:
        """Opening, with who came and less who went; the closing, where no one is lost."""
        return self.opening + self.hires + self.promoted_in - self.promoted_out - self.leavers - self.let_go


@dataclass(frozen=True, slots=True)
class TierPeople:
    """People on one tier by month: the mean, and the range in which eight of ten draws are."""

    p10: tuple[float, ...]
    mean: tuple[float, ...]
    p90: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Headcount:
    """People by role at the end of each span, how they rolled forward over it, and tiers by month, the lowest first."""

    people: Mapping[str, BySpan]
    flows: Mapping[str, Mapping[str, RoleFlow]]
    tiers: Mapping[str, TierPeople]


def headcount(result: SimulationResult, spans: Spans) -> Headcount:
    """Every role that anyone can hold, or holds as the plan starts. `spans` are months that follow one another."""
    heads = result.by_role(result.tallies.heads)
    return Headcount(
        people={
            role: {name: spread(counts[_last(months)]) for name, months in spans.items()}
            for role, counts in heads.items()
        },
        flows=_flows(result, spans),
        tiers=_tiers(result, heads),
    )


def _flows(result: SimulationResult, spans: Spans) -> dict[str, dict[str, RoleFlow]]:
    tallies = result.tallies
    opening = result.by_role(tallies.opening_heads)
    heads, hires = result.by_role(tallies.heads), result.by_role(tallies.hires)
    leavers, let_go = result.by_role(tallies.leavers.sum(axis=1)), result.by_role(tallies.let_go)
    found: dict[str, dict[str, RoleFlow]] = {}
    for role, counts in heads.items():
        # The people of each month's start: the opening, then the month before.
        before = np.concatenate([opening[role][np.newaxis], counts])
        into, out = _moves(result, role)
        found[role] = {
            name: RoleFlow(
                opening=float(before[np.flatnonzero(months)[0]].mean()),
                hires=_mean(hires[role], months),
                promoted_in=_mean(into, months),
                promoted_out=_mean(out, months),
                leavers=_mean(leavers[role], months),
                let_go=_mean(let_go[role], months),
                closing=float(counts[_last(months)].mean()),
            )
            for name, months in spans.items()
        }
    return found


def _moves(result: SimulationResult, role: str) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Moves to a role from others and from it to others, by month and draw."""
    paths = [(at, path) for at, path in enumerate(result.plan.paths) if path.kind != "more_hours"]
    moves = result.tallies.moves
    into = moves[[at for at, path in paths if path.to_role == role]].sum(axis=0, dtype=np.int32)
    out = moves[[at for at, path in paths if path.from_role == role]].sum(axis=0, dtype=np.int32)
    return into, out


def _tiers(result: SimulationResult, heads: Mapping[str, NDArray[np.integer]]) -> dict[str, TierPeople]:
    found: dict[str, TierPeople] = {}
    for tier in TIERS:
        counts = [each for role, each in heads.items() if result.plan.roles[role].tier == tier]
        if counts:
            people = np.sum(counts, axis=0)
            low, high = np.percentile(people, [10, 90], axis=1)
            found[tier] = TierPeople(*(tuple(map(float, each)) for each in (low, people.mean(axis=1), high)))
    return found


def _mean(counts: NDArray[np.integer], months: NDArray[np.bool_]) -> float:
    return float(counts[months].sum(axis=0).mean())


def _last(months: NDArray[np.bool_]) -> int:
    return int(np.flatnonzero(months)[-1])
