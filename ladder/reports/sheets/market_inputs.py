"""Assumptions on the market: what others pay as published, how blends weigh it, and to when it is aged."""

from __future__ import annotations

from decimal import Decimal

from ladder.model.market import MONTHS_PAST_THE_START, PERCENTILES
from ladder.reports.sheets.assumption_rows import AssumptionRows, ValueOf
from ladder.reports.sheets.market_cells import BLENDS
from ladder.reports.sheets.peer_wages import peer_wage_key
from ladder.reports.tables import Unit, Value


def market_inputs(rows: AssumptionRows) -> None:
    """Every input of the market; the same in every scenario. What a config does not use has no row."""
    plan = rows.results[0].plan
    if plan.benchmarks:
        rows.head("benchmarks", "What others pay, by the hour")
        _reading(rows)
    for name, mark in plan.benchmarks.items():
        path, label = f"benchmarks.{name}", f"{mark.title}, {mark.area}"
        for percentile in PERCENTILES:
            if getattr(mark, percentile) is not None:
                rows.add(
                    f"{path}.{percentile}",
                    f"{label}: {percentile}",
                    Unit.HOURLY,
                    path,
                    _percentile(name, percentile),
                    mark.date,
                    aged=True,
                )
    _blends(rows)
    _peer_wages(rows)


def _percentile(name: str, percentile: str) -> ValueOf:
    return lambda result: getattr(result.plan.benchmarks[name], percentile)


def _reading(rows: AssumptionRows) -> None:
    """The point aged to, and the percentile aimed at."""
    market = rows.results[0].plan.market
    if market.aged_to != "start":
        rows.add(
            "market.aged_to",
            "Months past the plan's start to which benchmarks are aged",
            Unit.MONTHS,
            "market.aged_to",
            lambda r: MONTHS_PAST_THE_START[r.plan.market.aged_to],
        )
    if market.target_percentile is not None:
        rows.add(
            "market.target_percentile",
            "Percentile of the market we mean to pay at",
            Unit.COUNT,
            "market.target_percentile",
            lambda r: r.plan.market.target_percentile,
        )


def _blends(rows: AssumptionRows) -> None:
    plan = rows.results[0].plan
    if plan.market.blends:
        rows.head(BLENDS, "Blends of benchmarks: the weight of each part")
    for name, blend in plan.market.blends.items():
        for part in blend.benchmarks:
            mark = plan.benchmarks[part]
            path = f"market.blends.{name}"
            label = f"{blend.title}: {mark.title}, {mark.area}"
            rows.add(f"{path}.{part}", label, Unit.PERCENT, path, _weight(name, part))


def _weight(name: str, part: str) -> ValueOf:
    return lambda result: result.plan.market.blends[name].benchmarks[part]


def _peer_wages(rows: AssumptionRows) -> None:
    wages = rows.results[0].market.peer_wages
    if wages:
        rows.head("peer_wages", "What others pay people in peer roles, by the hour, as found")
    for wage in wages:
        found, path = wage.found, peer_wage_key(wage)
        points: tuple[tuple[str, Decimal | None], ...] = (("low", found.low), ("high", found.high))
        for point, amount in points:
            if amount is not None:
                which = f": {point}" if found.high is not None else ""
                label, aged = f"{found.title}, {found.area}{which}", wage.months is not None
                rows.add(f"{path}.{point}", label, Unit.HOURLY, path, _always(amount), found.date, aged=aged)


def _always(value: Value) -> ValueOf:
    return lambda result: value
