"""Pay against the agency's own entry role and against dated benchmarks, and the pay posture that follows.

All rates are dollars an hour in the plan's first month. Posture compares ratios that are not rounded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from ladder.model.money import CENT
from ladder.model.plan import PERCENTILES, TIERS, Plan, Tier
from ladder.pay.aging import aged
from ladder.pay.structure import PayStructure, hourly_rate

_ENOUGH = Decimal("1e-12")  # past this an average of equal rates would differ by the division's last digit

Posture = Literal["below", "at", "above"]
Paid = Mapping[str, tuple[Decimal, Decimal]]
"""By role, the wages and the paid hours of its filled seats in the plan's first month."""

PERCENTILE_WORDS = {
    "p10": "10th percentile",
    "p25": "25th percentile",
    "p50": "median",
    "p75": "75th percentile",
    "p90": "90th percentile",
}


@dataclass(frozen=True, slots=True)
class RolePay:
    """One role's pay in the plan's first month; `averaged` is false where no seat of it is filled yet."""

    role: str
    title: str
    tier: Tier
    pay: Decimal  # hours-weighted average of filled seats; the lowest point of the grade where there are none
    averaged: bool
    points: dict[str, Decimal]  # the grade's points by the hour: minimum, control_point, maximum; or steps


@dataclass(frozen=True, slots=True)
class AgedBenchmark:
    """A benchmark's percentiles aged to the plan's start; a percentile that was not published is missing."""

    name: str
    percentiles: dict[str, Decimal]


@dataclass(frozen=True, slots=True)
class MarketView:
    """Every role beside the entry role and the benchmarks. Roles run from the lowest pay to the highest."""

    entry_rate: Decimal
    roles: tuple[RolePay, ...]
    benchmarks: tuple[AgedBenchmark, ...]
    tolerance: Decimal

    @property
    def entry_peer_role(self) -> RolePay:
        """The lowest-paid role of the lowest tier among those with filled seats: the first rung."""
        roles = [role for role in self.roles if role.averaged] or list(self.roles)
        lowest = min(roles, key=lambda role: list(TIERS).index(role.tier)).tier
        return min((role for role in roles if role.tier == lowest), key=lambda role: role.pay)


def compare_with_market(plan: Plan, pay: PayStructure, paid: Paid) -> MarketView:
    """Set each role's pay beside the entry role's and the benchmarks'."""
    roles = [_role_pay(plan, pay, paid, name) for name in plan.roles]
    benchmarks = tuple(
        AgedBenchmark(
            name,
            {
                percentile: aged(amount, plan.period.start - mark.date, plan.market.aging)
                for percentile in PERCENTILES
                if (amount := getattr(mark, percentile)) is not None
            },
        )
        for name, mark in plan.benchmarks.items()
    )
    in_order = tuple(sorted(roles, key=lambda role: (role.pay, list(TIERS).index(role.tier))))
    return MarketView(pay.entry_rate[1], in_order, benchmarks, plan.market.tolerance)


def _role_pay(plan: Plan, pay: PayStructure, paid: Paid, name: str) -> RolePay:
    role, grade = plan.roles[name], plan.grades[plan.roles[name].grade]
    points = {
        point: hourly_rate(plan, grade, amounts[1]) for point, amounts in pay.grades[role.grade].items()
    }
    wages, hours = paid.get(name, (Decimal(0), Decimal(0)))
    if hours:
        return RolePay(name, role.title, role.tier, (wages / hours).quantize(_ENOUGH), True, points)
    return RolePay(name, role.title, role.tier, min(points.values()), False, points)


def posture(pay: Decimal, benchmark: Decimal, tolerance: Decimal) -> Posture:
    """Below, at or above a benchmark: at means within the tolerance, both ends included."""
    ratio = pay / benchmark
    if ratio < 1 - tolerance:
        return "below"
    return "above" if ratio > 1 + tolerance else "at"


def lowest_rate_at(benchmark: Decimal, tolerance: Decimal) -> Decimal:
    """The lowest whole-cent rate that counts as at the benchmark."""
    return (benchmark * (1 - tolerance)).quantize(CENT, ROUND_CEILING)


def lowest_rate_above(benchmark: Decimal, tolerance: Decimal) -> Decimal:
    """The lowest whole-cent rate that counts as above the benchmark."""
    return (benchmark * (1 + tolerance)).quantize(CENT, ROUND_FLOOR) + CENT
