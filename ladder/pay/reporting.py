"""Who reports to whom: the role a config names, or else the next supervising tier."""

from __future__ import annotations

from decimal import Decimal

from ladder.model.month import Month
from ladder.model.plan import TIERS, TRACKS, Plan, Tier

SUPERVISING: tuple[Tier, ...] = ("peer_supervisor", "director")
_ORDER = list(TIERS)


def supervisors_of(plan: Plan, role: str) -> tuple[str, ...]:
    """The roles that direct a role.

    Where the config does not say: the roles with seats of the next supervising tier on its own track; where that has
    none, as on direct service, on the administration track; else on any.
    """
    about = plan.roles[role]
    if about.reports_to:
        return (about.reports_to,)
    held = {line.role for line in plan.seats.values()}
    above = [tier for tier in SUPERVISING if _ORDER.index(tier) > _ORDER.index(about.tier)]
    for track in dict.fromkeys((about.track, "administration", *TRACKS)):
        for tier in above:
            found = tuple(
                name
                for name, each in plan.roles.items()
                if (each.track, each.tier) == (track, tier) and name in held
            )
            if found:
                return found
    return ()


def reports_of(plan: Plan, role: str) -> tuple[str, ...]:
    """The roles that report to a role."""
    return tuple(name for name in plan.roles if role in supervisors_of(plan, name))


def full_time_equivalents(plan: Plan, roles: tuple[str, ...], month: Month) -> Decimal:
    """Authorized full-time equivalents of some roles in a month."""
    equivalents = (
        line.seats * line.hours / plan.pay.full_time_hours
        for line in plan.seats.values()
        if line.role in roles and line.open_in(month)
    )
    return sum(equivalents, Decimal(0))
