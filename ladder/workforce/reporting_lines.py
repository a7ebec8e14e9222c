"""Who reports to whom, as the tiers and tracks of the ladder give it.

Supervision starts at the peer supervisor's tier: a mentor guides colleagues without supervising them (PeerTAC,
"Hiring from Within!"). Direct service and administration are one line of work, since the administration track
begins with the supervision of direct service; training is a line of its own where it has a supervisor.
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
    above = {name: _supervisors(plan, role, seated) for name, role in plan.roles.items()}
    return {
        name: ReportingLine(
            above[name],
            tuple(other for other, supervisors in above.items() if name in supervisors),
            _mentored(plan, role),
        )
        for name, role in plan.roles.items()
    }


def _supervisors(plan: Plan, role: Role, seated: set[str]) -> tuple[str, ...]:
    """The roles of the nearest supervising tier above: of the same track, or else of the same line, or else any."""
    tiers = list(TIERS)
    for tier in tiers[max(tiers.index(role.tier) + 1, tiers.index("peer_supervisor")) :]:
        there = _in_tier(plan, tier)
        there = [name for name in there if name in seated] or there
        for near in (_same_track, _same_line):
            found = [name for name in there if near(plan.roles[name].track, role.track)]
            if found:
                return tuple(found)
        if there:
            return tuple(there)
    return ()


def _mentored(plan: Plan, role: Role) -> tuple[str, ...]:
    if role.tier != "mentor":
        return ()
    newer = _in_tier(plan, "direct_support")
    return tuple(name for name in newer if _same_line(plan.roles[name].track, role.track))


def _in_tier(plan: Plan, tier: Tier) -> list[str]:
    return [name for name, role in plan.roles.items() if role.tier == tier]


def _same_track(one: Track, other: Track) -> bool:
    return one == other


def _same_line(one: Track, other: Track) -> bool:
    return (one == "training") == (other == "training")
