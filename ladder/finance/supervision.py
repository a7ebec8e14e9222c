"""Who supervises whom."""

from __future__ import annotations

from ladder.model.plan import TIERS, Plan, Tier

SUPERVISORS: Tier = "peer_supervisor"
"""The tier that supervises where the config names no role."""


def supervising_role(plan: Plan) -> str | None:
    """The role that supervises: the one named, or the only one on the peer supervisor tier; None otherwise."""
    if plan.supervision is None:
        return None
    if plan.supervision.by is not None:
        return plan.supervision.by
    found = [name for name, role in plan.roles.items() if role.tier == SUPERVISORS]
    return found[0] if len(found) == 1 else None


def supervised_roles(plan: Plan) -> tuple[str, ...]:
    """The roles that are supervised: those named, or every role on a tier lower than the supervisors'."""
    if plan.supervision is None:
        return ()
    if plan.supervision.roles is not None:
        return plan.supervision.roles
    tiers = list(TIERS)
    by = supervising_role(plan)
    top = tiers.index(plan.roles[by].tier if by else SUPERVISORS)
    return tuple(name for name, role in plan.roles.items() if tiers.index(role.tier) < top)
