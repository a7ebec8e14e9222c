"""Whether the rungs lead on: a next step from each, both other tracks, and a way up that goes on giving support."""

from __future__ import annotations

from ladder.model.plan import TIERS, TRACKS, Plan, Track
from ladder.workforce.practice import Finding, met, not_met, roles_held, sentence, titles


def every_rung_leads_on(plan: Plan) -> Finding:
    """From every role below director a path leads on to a role that has seats."""
    held = roles_held(plan)
    stuck = [role for role in held if plan.roles[role].tier != "director" and not _steps_from(plan, role)]
    if not stuck:
        return met("From every role with seats, a step leads up or across.", "promotions")
    planned = {path.from_role for path in plan.promotions}
    without = [role for role in stuck if role not in planned]
    unseated = [role for role in stuck if role in planned]
    words = [f"no next step from {titles(plan, without)}"] if without else []
    words += [f"from {titles(plan, unseated)} paths lead only to roles without seats"] if unseated else []
    return not_met(
        sentence("; ".join(words)),
        "Add a path under promotions, up or across, to a role that has seats.",
        *("roles", stuck[0]),
    )


def both_tracks_are_reached(plan: Plan) -> Finding:
    """From each entry rung, paths lead to a role of the training and of the administration track."""
    lacking: dict[tuple[str, ...], list[str]] = {}
    wanted: tuple[Track, ...] = ("training", "administration")
    for role in _entry_rungs(plan):
        found = {plan.roles[each].track for each in _reached(plan, role)}
        if missing := tuple(track for track in wanted if track not in found):
            lacking.setdefault(missing, []).append(role)
    if not lacking:
        return met("Paths lead from every entry rung to both tracks.", "promotions")
    words = [
        f"from {titles(plan, some)} no path leads to {' or '.join(tracks)}"
        for tracks, some in lacking.items()
    ]
    return not_met(
        sentence("; ".join(words)),
        "Add a path under promotions to a role with seats on that track, or such a role.",
        *("roles", next(iter(lacking.values()))[0]),
    )


def support_has_a_way_up(plan: Plan) -> Finding:
    """Someone on an entry rung can move up and still give support: a higher rung of direct service, or more hours."""
    more_hours = plan.workforce.more_hours if plan.workforce else {}
    stuck = [
        role
        for role in _entry_rungs(plan)
        if role not in more_hours
        and not any(plan.roles[to].track == "direct_service" for to in _steps_from(plan, role))
    ]
    if not stuck:
        return met("Every entry rung has a step up that goes on giving support.", "promotions")
    return not_met(
        f"From {titles(plan, stuck)} every way up leaves direct service, or there is none.",
        "Plan a mentor's seats on the direct service track and a path to them, or moves to more hours.",
        *("roles", stuck[0]),
    )


def _steps_from(plan: Plan, role: str) -> list[str]:
    """The roles that paths lead to from a role: those with seats, and those reached in the seat one has."""
    held = set(roles_held(plan))
    return [
        path.to_role
        for path in plan.promotions
        if path.from_role == role and (path.to_role in held or not path.needs_opening)
    ]


def _reached(plan: Plan, role: str) -> set[str]:
    """Every role that paths lead to from a role, one after the other."""
    found: set[str] = set()
    ahead = [role]
    while ahead:
        new = [each for each in _steps_from(plan, ahead.pop()) if each not in found]
        found.update(new)
        ahead += new
    return found


def _entry_rungs(plan: Plan) -> list[str]:
    """The roles with seats on the lowest tier of direct service; of all tracks where that has none."""
    for tracks in (("direct_service",), tuple(TRACKS)):
        for tier in TIERS:
            found = [role for role in roles_held(plan, (tier,)) if plan.roles[role].track in tracks]
            if found:
                return found
    return []
