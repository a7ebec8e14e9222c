"""What the simulation finds for the people on a ladder, in figures small enough to keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

import numpy as np

from ladder.finance.supervision import supervised_roles, supervising_role
from ladder.model.plan import Plan
from ladder.workforce.career import (
    PathFinding,
    PromotedShare,
    all_promoted_within,
    authorized_places,
    filled_from_within,
    held_alone,
    path_findings,
    promoted_within,
    supervision_span,
)
from ladder.workforce.reporting_lines import reporting_lines
from ladder.workforce.simulate import SimulationResult
from ladder.workforce.spread import Spread

HORIZONS = (12, 24, 36)
"""Months within which promotions are counted."""


@dataclass(frozen=True, slots=True)
class Within:
    """Staff of the plan's start who moved up within so many months: all of them, and by role."""

    months: int
    staff: Spread
    promoted: Spread
    roles: Mapping[str, PromotedShare]


@dataclass(frozen=True, slots=True)
class TeamMonth:
    """One month of a team: shares of draws, and the people for each supervisor in those that have one."""

    kept: float | None
    without: float
    people: float | None


@dataclass(frozen=True, slots=True)
class Team:
    """A group of roles and who supervises it. `most` is the config's span, None where it gives none.

    `kept` is the share of months and draws with at most so many people for each supervisor, `without` that with people
    and no supervisor, `people` the people for each supervisor on average, None where there never is one. By month the
    same. `smallest_with` is the fewest places supervised in a month with a supervisor's seat, `largest_without` the
    most in a month without one; None where there is no such month.
    """

    supervisors: tuple[str, ...]
    supervised: tuple[str, ...]
    most: float | None
    kept: float | None
    worst_month: int | None  # counted from 0: where it is broken in most draws; None where it always is kept
    without: float
    people: float | None
    months: tuple[TeamMonth, ...]
    smallest_with: int | None
    largest_without: int | None


@dataclass(frozen=True, slots=True)
class Careers:
    """Who moves up and when, where seats are filled from, and whether supervision is there."""

    within: tuple[Within, ...]
    paths: tuple[PathFinding, ...]
    from_within: Mapping[str, float | None]
    teams: tuple[Team, ...]
    alone: Mapping[str, float]  # roles with one place: the share of months in which nobody holds it

    @property
    def longest(self) -> Within:
        """Promotions within three years, or as many months as the plan has."""
        return self.within[-1]


def careers_of(plan: Plan, result: SimulationResult) -> Careers:
    """Every career finding of one plan's simulation."""
    months = plan.period.months
    horizons = [each for each in HORIZONS if each <= months] or [months]
    return Careers(
        tuple(
            Within(each, *all_promoted_within(result, each), promoted_within(result, each))
            for each in horizons
        ),
        path_findings(result),
        filled_from_within(result),
        tuple(_team(result, *each) for each in _teams(plan)),
        held_alone(result),
    )


def _teams(plan: Plan) -> list[tuple[tuple[str, ...], tuple[str, ...], float | None]]:
    """Who supervises whom, where someone does: as the config's supervision says, else as the ladder gives it."""
    by = supervising_role(plan)
    if plan.supervision and plan.supervision.span is not None and by is not None:
        return [((by,), supervised_roles(plan), float(plan.supervision.span))]
    seated = {line.role for line in plan.seats.values() if line.seats}
    teams: dict[tuple[str, ...], list[str]] = {}
    for role, line in reporting_lines(plan).items():
        if role in seated and seated.intersection(line.reports_to):
            teams.setdefault(line.reports_to, []).append(role)
    return [(above, tuple(below), None) for above, below in teams.items()]


def _team(
    result: SimulationResult, supervisors: tuple[str, ...], supervised: tuple[str, ...], most: float | None
) -> Team:
    span = supervision_span(result, supervisors, supervised, inf if most is None else most)
    some = span.mean[~np.isnan(span.mean)]
    worst = int(np.argmin(span.kept)) if most is not None and span.kept.min() < 1 else None
    places = authorized_places(result)
    below, above = (
        sum((places[role] for role in roles if role in places), np.zeros(len(span.mean), dtype=np.int64))
        for roles in (supervised, supervisors)
    )
    with_seat, without_seat = below[(above > 0) & (below > 0)], below[(above == 0) & (below > 0)]
    return Team(
        supervisors,
        supervised,
        most,
        None if most is None else float(span.kept.mean()),
        worst,
        float(span.none.mean()),
        float(some.mean()) if some.size else None,
        tuple(
            TeamMonth(
                None if most is None else float(kept), float(none), None if np.isnan(mean) else float(mean)
            )
            for kept, none, mean in zip(span.kept, span.none, span.mean, strict=True)
        ),
        int(with_seat.min()) if with_seat.size else None,
        int(without_seat.max()) if without_seat.size else None,
    )
