"""What the structure says: steps between rungs and how they read, roles with no next step, ranges under the market."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ladder.model.pay_rules import PayNorms
from ladder.model.plan import Plan
from ladder.pay.analytics import StructureView, overlap
from ladder.pay.market import AgedBenchmark, MarketView, RolePay

CLOSE, APART, USUAL, SAME_GRADE = "too close", "far apart", "usual", "in one grade"


@dataclass(frozen=True, slots=True)
class RungStep:
    """The grades of a promotion path: how much the midpoint rises and the ranges overlap, by plan year."""

    lower: str
    upper: str
    rises: tuple[Decimal, ...]
    overlaps: tuple[Decimal, ...]  # of the higher range


def steps_between(plan: Plan, structure: StructureView) -> tuple[RungStep, ...]:
    """Every promotion path's step from grade to grade."""
    steps = []
    for path in plan.promotions:
        low, high = (structure.grades[plan.roles[role].grade] for role in (path.from_role, path.to_role))
        years = list(zip(low, high, strict=True))
        steps.append(
            RungStep(
                path.from_role,
                path.to_role,
                rises=tuple(above.midpoint / under.midpoint - 1 for under, above in years),
                overlaps=tuple(overlap(under.highest, above.lowest, above.highest) for under, above in years),
            )
        )
    return tuple(steps)


def reading_of_a_step(rise: Decimal, one_grade: bool, norms: PayNorms) -> str:
    """What a rise of the midpoint reads as."""
    if one_grade:
        return SAME_GRADE
    return CLOSE if rise < norms.smallest_step else APART if rise > norms.largest_step else USUAL


def roles_with_seats(plan: Plan) -> set[str]:
    """Roles that have an authorized seat in some month."""
    return {line.role for line in plan.seats.values() if line.seats}


def roles_with_no_next_step(plan: Plan) -> list[str]:
    """Roles with seats, below director, that no promotion path leads on from."""
    lead_on, held = {path.from_role for path in plan.promotions}, roles_with_seats(plan)
    return [
        name
        for name, role in plan.roles.items()
        if name in held and name not in lead_on and role.tier != "director"
    ]


def ranges_under_the_market(plan: Plan, market: MarketView) -> list[tuple[RolePay, AgedBenchmark]]:
    """Direct support roles whose highest pay does not reach the median of a benchmark of entry-level work."""
    return [
        (role, mark)
        for role in market.roles
        if role.tier == "direct_support" and role.role in roles_with_seats(plan)
        for mark in market.benchmarks
        if plan.benchmarks[mark.name].entry_level and max(role.points.values()) < mark.percentiles["p50"]
    ]
