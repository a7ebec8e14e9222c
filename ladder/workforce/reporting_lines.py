"""Who reports to whom, as the tiers and tracks of the ladder give it.

Supervision starts at the peer supervisor's tier: a mentor guides colleagues without supervising them (PeerTAC,
"Hiring from Within!"). Direct service and administration are one line of work, since the administration track
begins with the supervision of direct service; training is a line of its own where it has a supervisor.
Where the config's `supervision` names the supervising role, that holds; else the role that a role itself `reports_to`.
"""

from __future__ import annotations

from dataclasses import dataclass

from ladder.model.plan import TIERS, Plan, Role, Tier, Track


@dataclass(frozen=True, slots=True)
class ReportingLine:
    """Role names: those a role reports to, those that report to it, and those whose people it mentors."""

    reports_to: tuple[str, ...]
    supervises: tuple[str, ...]
    mentors: tuple[str, ...]


def reporting_lines(plan: Plan) -> dict[str, ReportingLine]:
    """Every role's line. A role without seats supervises only where no other can."""
    seated = {line.role for line in plan.seats.values() if line.seats}
    above = {
        name: _named_supervisor(plan, name, role) or _supervisors(plan, role, seated)
        for name, role in plan.roles.items()
    }
    return {
        name: ReportingLine(
            above[name],
            tuple(other for other, supervisors in above.items() if name in supervisors),
            _mentored(plan, role),
        )
        for name, role in plan.roles.items()
    }


def _named_supervisor(plan: Plan, name: str, role: Role) -> tuple[str, ...]:
    """The supervising role that the config names: `supervision`, where it covers this role, or the role itself."""
    own = (role.reports_to,) if role.reports_to else ()
    named = plan.supervision
    if named is None or named.by is None or named.by == name:
        return own
    tiers = list(TIERS)
    lower = tiers.index(role.tier) < tiers.index(plan.roles[named.by].tier)
    covered = name in named.roles if named.roles is not None else lower
    return (named.by,) if covered else own


def _supervisors(plan: Plan, role: Role, seated: set[str]) -> tuple[str, ...]:
    """The roles of the nearest supervising tier: with seats before without, then of the same line before others."""
    tiers = list(TIERS)
    above = tiers[max(tiers.index(role.tier) + 1, tiers.index("peer_supervisor")) :]
    choices = [name for tier in above for name in _in_tier(plan, tier)]
    if not choices:
        return ()

    def distance(name: str) -> tuple[bool, bool, int, bool]:
        other = plan.roles[name]
        same_line = _same_line(other.track, role.track)
        return name not in seated, not same_line, tiers.index(other.tier), other.track != role.track

    nearest = min(map(distance, choices))
    return tuple(name for name in choices if distance(name) == nearest)


def _mentored(plan: Plan, role: Role) -> tuple[str, ...]:
    if role.tier != "mentor":
        return ()
    newer = _in_tier(plan, "direct_support")
    return tuple(name for name in newer if _same_line(plan.roles[name].track, role.track))


def _in_tier(plan: Plan, tier: Tier) -> list[str]:
    return [name for name, role in plan.roles.items() if role.tier == tier]


def _same_line(one: Track, other: Track) -> bool:
    return (one == "training") == (other == "training")
