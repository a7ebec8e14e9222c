"""Pay against the agency's own entry role and against dated benchmarks, and the pay posture that follows.

All rates are dollars an hour in the plan's first month. Posture compares ratios that are not rounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Literal

from ladder.model.market import MONTHS_PAST_THE_START, PERCENTILES, Benchmark, Blend, Percentile
from ladder.model.money import CENT
from ladder.model.month import Month
from ladder.model.plan import TIERS, Plan, Tier
from ladder.pay.aging import aged
from ladder.pay.market_data import (
    NATION,
    PeerWage,
    find_area,
    find_occupation,
    place_words,
    select,
    shipped_pay,
    shipped_peer_wages,
)
from ladder.pay.structure import PayStructure, hourly_rate

_ENOUGH = Decimal("1e-12")  # past this an average of equal rates would differ by the division's last digit
_MILLIONTH = Decimal("1e-6")  # an aged amount this near a cent is taken for the cent, here as in the workbook

Posture = Literal["below", "at", "above"]
Paid = Mapping[str, tuple[Decimal, Decimal]]
"""By role, the wages and the paid hours of its filled seats in the plan's first month."""


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
    """A benchmark or a blend of several, aged; a percentile that was not published is missing."""

    name: str
    title: str
    area: str
    entry_level: bool
    percentiles: dict[Percentile, Decimal]
    weights: Mapping[str, Decimal] | None = None  # of a blend: its benchmarks, each with its weight

    @property
    def median(self) -> Decimal:
        """The 50th percentile, which every benchmark has."""
        return self.percentiles["p50"]


@dataclass(frozen=True, slots=True)
class Differential:
    """An area's median over the nation's for the same work: the cost of labor there."""

    local: str
    national: str  # both are names of benchmarks
    ratio: Decimal


@dataclass(frozen=True, slots=True)
class AgedPeerWage:
    """What others pay people in peer roles: as found, and aged where it has a date before the point aged to."""

    found: PeerWage
    months: int | None
    low: Decimal
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Unpublished:
    """An occupation whose median pay in a place BLS does not publish."""

    title: str
    code: str
    place: str


@dataclass(frozen=True, slots=True)
class MarketView:
    """Every role beside the entry role and the benchmarks. Roles run from the lowest pay to the highest."""

    entry_rate: Decimal
    roles: tuple[RolePay, ...]
    benchmarks: tuple[AgedBenchmark, ...]
    blends: tuple[AgedBenchmark, ...]
    tolerance: Decimal
    differentials: tuple[Differential, ...]
    peer_wages: tuple[AgedPeerWage, ...]  # empty unless the config asks
    unpublished: tuple[Unpublished, ...]  # asked for, and not in the release

    @property
    def marks(self) -> tuple[AgedBenchmark, ...]:
        """Entry-level benchmarks, entry-level blends, then the others; each in the config's order."""
        return tuple(sorted((*self.benchmarks, *self.blends), key=lambda mark: not mark.entry_level))

    @property
    def entry_level_benchmarks(self) -> tuple[AgedBenchmark, ...]:
        """The benchmarks of entry-level work, without the blends made of them."""
        return tuple(mark for mark in self.benchmarks if mark.entry_level)

    @property
    def entry_peer_role(self) -> RolePay:
        """The lowest-paid role of the lowest tier among those with filled seats: the first rung."""
        roles = [role for role in self.roles if role.averaged] or list(self.roles)
        lowest = min(roles, key=lambda role: list(TIERS).index(role.tier)).tier
        return min((role for role in roles if role.tier == lowest), key=lambda role: role.pay)


def compare_with_market(plan: Plan, pay: PayStructure, paid: Paid) -> MarketView:
    """Set each role's pay beside the entry role's and the benchmarks'."""
    roles = [_role_pay(plan, pay, paid, name) for name in plan.roles]
    benchmarks = tuple(_aged(plan, name, mark) for name, mark in plan.benchmarks.items())
    in_order = tuple(sorted(roles, key=lambda role: (role.pay, list(TIERS).index(role.tier))))
    return MarketView(
        pay.entry_rate[1],
        in_order,
        benchmarks,
        blends=tuple(_blended(name, blend, benchmarks) for name, blend in plan.market.blends.items()),
        tolerance=plan.market.tolerance,
        differentials=tuple(_differentials(benchmarks)),
        peer_wages=tuple(_peer_wages(plan)) if plan.market.peer_wages else (),
        unpublished=unpublished(plan),
    )


def months_aged(plan: Plan, date: Month) -> int:
    """Months from a benchmark's date to the point the plan ages benchmarks to."""
    return plan.period.start - date + MONTHS_PAST_THE_START[plan.market.aged_to]


def _aged(plan: Plan, name: str, mark: Benchmark) -> AgedBenchmark:
    months, growth = months_aged(plan, mark.date), plan.market.aging
    percentiles = {
        percentile: aged(amount, months, growth)
        for percentile in PERCENTILES
        if (amount := getattr(mark, percentile)) is not None
    }
    return AgedBenchmark(name, mark.title, mark.area, mark.entry_level, percentiles)


def _blended(name: str, blend: Blend, benchmarks: Sequence[AgedBenchmark]) -> AgedBenchmark:
    """The weighted average of each percentile that every one of the blend's benchmarks has."""
    parts = {mark.name: mark.percentiles for mark in benchmarks if mark.name in blend.benchmarks}
    percentiles = {
        percentile: sum(
            (weight * parts[part][percentile] for part, weight in blend.benchmarks.items()), Decimal(0)
        )
        for percentile in PERCENTILES
        if all(percentile in part for part in parts.values())
    }
    area = f"blend of {len(parts)} benchmarks"
    return AgedBenchmark(name, blend.title, area, blend.entry_level, percentiles, blend.benchmarks)


def _differentials(benchmarks: Sequence[AgedBenchmark]) -> Iterator[Differential]:
    """Each area's median over the nation's, for benchmarks with one title."""
    nation = {mark.title.casefold(): mark for mark in benchmarks if mark.area == NATION}
    for mark in benchmarks:
        national = nation.get(mark.title.casefold())
        if national and not mark.area.startswith(NATION):
            yield Differential(mark.name, national.name, mark.median / national.median)


def _peer_wages(plan: Plan) -> Iterator[AgedPeerWage]:
    """Peer wages found, the lowest first; one without a date, or of a later one, stays as it is."""
    for found in sorted(shipped_peer_wages(), key=lambda each: each.low):
        months = months_aged(plan, found.date) if found.date else None
        if months is None or months < 0:
            yield AgedPeerWage(found, None, found.low, found.high)
            continue
        low, high = (
            aged(amount, months, plan.market.aging) if amount is not None else None
            for amount in (found.low, found.high)
        )
        assert low is not None
        yield AgedPeerWage(found, months, low, high)


def unpublished(plan: Plan) -> tuple[Unpublished, ...]:
    """Pay that the config asks for and the release has no median of."""
    market = plan.market
    if market.area is None:
        return ()
    data = shipped_pay()
    area = find_area(data, market.area)
    assert area is not None, "the config's reader looked it up"
    occupations = [one for text in market.occupations if (one := find_occupation(data, text))]
    codes = [one.code for one in occupations]
    selection = select(data, area, codes, market.industries, plan.agency.state)
    return tuple(
        Unpublished(data.occupations[cut.occupation].title, cut.occupation, place_words(cut))
        for cut in selection.unpublished
    )


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
    return (benchmark * (1 - tolerance)).quantize(_MILLIONTH, ROUND_HALF_UP).quantize(CENT, ROUND_CEILING)


def lowest_rate_above(benchmark: Decimal, tolerance: Decimal) -> Decimal:
    """The lowest whole-cent rate that counts as above the benchmark."""
    return (benchmark * (1 + tolerance)).quantize(_MILLIONTH, ROUND_HALF_UP).quantize(
        CENT, ROUND_FLOOR
    ) + CENT
