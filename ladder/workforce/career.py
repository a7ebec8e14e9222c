"""What a ladder means for the people on it: who moves up, after how long, and where seats are filled from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log1p

import numpy as np
from numpy.typing import NDArray

from ladder.workforce.simulate import SimulationResult
from ladder.workforce.simulation_plan import Path
from ladder.workforce.spread import Spread, spread

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PromotedShare:
    """Of the people in a role at the plan's start, how many had moved up by a month, over the draws."""

    role: str
    staff: Spread
    promoted: Spread
    share: float  # of all draws' staff together


@dataclass(frozen=True, slots=True)
class PathFinding:
    """One path: how often it is taken, how long people had been in the role, and how long they wait once they qualify.

    `months_in_role` is the mean of those who moved; those who left before are not in it. `expected_wait` is of someone
    who stays, from when they qualify; see `wait_of_who_stays`. None where nobody moved.
    """

    path: Path
    moves_a_year: Spread
    months_in_role: float | None
    waiting: float
    expected_wait: float | None
    people_a_seat: (
        float | None
    )  # places it starts from for each it leads to, in the last month; None: no seat there


@dataclass(frozen=True, slots=True)
class Span:
    """People supervised for each supervisor, month by month."""

    kept: Floats  # the share of draws in which it is kept
    mean: Floats  # people for each supervisor in the draws that have one; NaN where none has
    none: Floats  # the share of draws with people to supervise and no supervisor


def promoted_within(result: SimulationResult, months: int) -> dict[str, PromotedShare]:
    """By role, the staff of the plan's start who moved up within so many months (at most the plan's)."""
    found = {}
    for role, staff in result.by_role(result.tallies.opening_heads).items():
        if not staff.any():
            continue
        paths = [at for at, path in enumerate(result.plan.paths) if path.from_role == role]
        promoted = result.tallies.first_moves[paths, :months].sum(axis=(0, 1))
        share = float(promoted.sum() / staff.sum())
        found[role] = PromotedShare(role, spread(staff), spread(promoted), share)
    return found


def all_promoted_within(result: SimulationResult, months: int) -> tuple[Spread, Spread]:
    """People on staff at the plan's start, and those of them who moved up within so many months."""
    return (
        spread(result.tallies.opening_heads.sum(axis=0)),
        spread(result.tallies.first_moves[:, :months].sum(axis=(0, 1))),
    )


def path_findings(result: SimulationResult) -> tuple[PathFinding, ...]:
    """Every path of the plan."""
    tallies, months = result.tallies, len(result.plan.months)
    findings = []
    for at, path in enumerate(result.plan.paths):
        moves = tallies.moves[at].sum(axis=0)
        waiting = float(tallies.waiting[at].mean())
        total = int(moves.sum())
        findings.append(
            PathFinding(
                path,
                moves_a_year=spread(moves * 12 / months),
                months_in_role=float(tallies.months_in_role[at].sum() / total) if total else None,
                waiting=waiting,
                expected_wait=_expected_wait(result, path, waiting, total / result.draws / months),
                people_a_seat=_people_a_seat(result, path),
            )
        )
    return tuple(findings)


def _expected_wait(result: SimulationResult, path: Path, waiting: float, moves: float) -> float | None:
    """Months; `waiting` are people and `moves` people a month, on average over the plan."""
    if not moves:
        return None
    plan = result.plan
    jobs = [at for at, job in enumerate(plan.jobs) if job.role == path.from_role]
    return wait_of_who_stays(waiting / moves, float(plan.exit_chance[jobs, :, -1].mean()) if jobs else 0.0)


def wait_of_who_stays(months: float, exits: float) -> float:
    """Months until their turn of someone who does not leave, where so many months of moves wait and some leave.

    Those ahead get fewer by the moves and by a share `exits` of them a month, n' = -1 - exits x n in months of moves,
    so their turn comes after ln(1 + exits x months) / exits: the fluid limit of a line that people leave (Whitt, Fluid
    Models for Multiserver Queues with Abandonments, 2006). Without exits it is Little's law, waiting over moves.
    """
    return log1p(exits * months) / exits if exits else months


def _people_a_seat(result: SimulationResult, path: Path) -> float | None:
    places = authorized_places(result)
    below, above = places[path.from_role][-1], places[path.to_role][-1]
    return float(below / above) if above and path.kind == "opening" else None


def authorized_places(result: SimulationResult) -> dict[str, NDArray[np.int64]]:
    """Authorized places for one person by role and month; 0 for a role of a path that has no seat."""
    plan = result.plan
    roles = [line.role for line in plan.lines] + list(plan.top_first)
    places = {role: np.zeros(len(plan.months), dtype=np.int64) for role in roles}
    for line in plan.lines:
        places[line.role][max(line.opens, 0) : line.closes + 1] += line.places
    return places


def filled_from_within(result: SimulationResult) -> dict[str, float | None]:
    """By role, the share of its filled openings that went to people on staff; None where none was filled."""
    shares: dict[str, float | None] = {}
    for role, hires in result.by_role(result.tallies.hires).items():
        paths = [
            at
            for at, path in enumerate(result.plan.paths)
            if path.to_role == role and path.kind != "in_place"
        ]
        inside, outside = int(result.tallies.moves[paths].sum()), int(hires.sum())
        shares[role] = inside / (inside + outside) if inside + outside else None
    return shares


def supervision_span(
    result: SimulationResult, supervisors: Iterable[str], supervised: Iterable[str], most: float
) -> Span:
    """Whether each supervisor has at most so many people, month by month."""
    heads = result.by_role(result.tallies.heads)
    nobody = np.zeros_like(result.tallies.heads[0])
    above = sum((heads.get(role, nobody) for role in supervisors), nobody)
    below = sum((heads.get(role, nobody) for role in supervised), nobody)
    with_one = above > 0
    ratio = np.divide(below, above, out=np.full(below.shape, np.nan), where=with_one)
    draws = with_one.sum(axis=-1)
    total = np.where(with_one, ratio, 0.0).sum(axis=-1)
    return Span(
        kept=((below == 0) | (ratio <= most)).mean(axis=-1),
        mean=np.divide(total, draws, out=np.full(draws.shape, np.nan), where=draws > 0),
        none=(~with_one & (below > 0)).mean(axis=-1),
    )


def held_alone(result: SimulationResult) -> dict[str, float]:
    """Roles with one place at most in any month, and the share of its months in which nobody holds it."""
    heads, alone = result.by_role(result.tallies.heads), {}
    for role, places in authorized_places(result).items():
        if places.max() == 1:
            alone[role] = float((heads[role][places == 1] == 0).mean())
    return alone
