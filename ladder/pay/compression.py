"""Compression and inversion: an upper rung's lowest rate over the lower rung's highest, at the start of each plan year.

Pairs stand along promotion paths and between a role and the roles it directs. A rate under the month's minimum wage
must rise to it by law, so each pair is shown as planned and with the minimum wage applied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ladder.model.pay_rules import PayNorms
from ladder.model.plan import Plan
from ladder.pay.analytics import line_pay, plan_years, points_by_the_hour
from ladder.pay.reporting import supervisors_of
from ladder.pay.structure import PayStructure

BANDS = ("inversion", "compressed", "narrow", "clear")
"""What a ratio reads as: the upper rung is paid less; hardly more; little more; enough more."""


@dataclass(frozen=True, slots=True)
class RoleYear:
    """The lowest and highest rate of a role's seats by the hour; the lowest of its grade where it has none."""

    lowest: Decimal
    highest: Decimal
    lowest_by_law: Decimal  # with the minimum wage applied
    highest_by_law: Decimal


@dataclass(frozen=True, slots=True)
class Pair:
    """An upper and a lower role, why they are held together, and the ratio of each plan year."""

    upper: str
    lower: str
    why: str
    planned: tuple[Decimal, ...]
    by_law: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Compression:
    """Roles and pairs by plan year."""

    roles: dict[str, tuple[RoleYear, ...]]
    pairs: tuple[Pair, ...]


def band(ratio: Decimal, norms: PayNorms) -> str:
    """Inversion under 1; then under 1.05, under 1.10, and from there on, by default. The ratio is not rounded."""
    return BANDS[(ratio >= 1) + (ratio >= 1 + norms.close_pay) + (ratio >= 1 + norms.narrow_pay)]


def compression(plan: Plan, pay: PayStructure, minimum_wage: Sequence[Decimal]) -> Compression:
    """Every pair of the plan at the start of each plan year. `minimum_wage` is by month."""
    years = plan_years(plan)
    pairs = _pairs(plan)
    named = [name for name in plan.roles if any(name in (upper, lower) for upper, lower, _ in pairs)]
    roles = {
        name: tuple(_role(plan, pay, name, month, minimum_wage[month]) for month in years) for name in named
    }
    return Compression(
        roles,
        tuple(
            Pair(
                upper,
                lower,
                why,
                tuple(
                    above.lowest / under.highest
                    for above, under in zip(roles[upper], roles[lower], strict=True)
                ),
                tuple(
                    above.lowest_by_law / under.highest_by_law
                    for above, under in zip(roles[upper], roles[lower], strict=True)
                ),
            )
            for upper, lower, why in pairs
        ),
    )


def _pairs(plan: Plan) -> list[tuple[str, str, str]]:
    """Upper, lower and why; a pair that is both is a path. A role with no seats directs nobody yet."""
    held = {line.role for line in plan.seats.values()}
    found = {(path.to_role, path.from_role): "promotion path" for path in plan.promotions}
    for lower in plan.roles:
        for upper in supervisors_of(plan, lower):
            if {upper, lower} <= held:
                found.setdefault((upper, lower), "directs")
    return [(upper, lower, why) for (upper, lower), why in found.items() if {upper, lower} & held]


def _role(plan: Plan, pay: PayStructure, name: str, month: int, minimum_wage: Decimal) -> RoleYear:
    when = plan.period.start + month
    paid = [
        line_pay(plan, pay, key, month)
        for key, line in plan.seats.items()
        if line.role == name and line.seats and line.open_in(when)
    ] or [next(iter(points_by_the_hour(plan, pay, plan.roles[name].grade, month).values()))]
    floor = minimum_wage if plan.roles[name].flsa == "non_exempt" else Decimal(0)
    return RoleYear(min(paid), max(paid), max(min(paid), floor), max(max(paid), floor))
