"""The market in `summary.json`: what others pay, aged, and where each role's pay stands against each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ladder.analysis import Result
from ladder.model.money import cents
from ladder.pay.market import AgedBenchmark, RolePay, lowest_rate_above, lowest_rate_at, posture
from ladder.pay.percentiles import rate_at, standing
from ladder.reports import phrases
from ladder.reports.sheets.market_roles import finding

_SIX_PLACES = Decimal("1e-6")


def market_summary(results: Sequence[Result]) -> dict[str, Any]:
    """Everything of the market as plain data: dollars an hour in whole cents, ratios to six places."""
    base = results[0]
    plan, view = base.plan, base.market
    return {
        "aged_to": plan.market.aged_to,
        "benchmarks": {mark.name: _benchmark(base, mark) for mark in view.benchmarks},
        "blends": {
            mark.name: {
                **_rates(base, mark),
                "weights": {part: float(weight) for part, weight in (mark.weights or {}).items()},
            }
            for mark in view.blends
        },
        "roles": {
            each.scenario.name: {role.role: _role(each, role) for role in each.market.roles}
            for each in results
        },
        "geographic_differentials": {each.local: _ratio(each.ratio) for each in view.differentials},
        "not_published": [
            {"occupation": each.code, "title": each.title, "area": each.place} for each in view.unpublished
        ],
        "peer_wages": [
            {
                "title": each.found.title,
                "area": each.found.area,
                "kind": each.found.kind,
                "found": _dollars({"low": each.found.low, "high": each.found.high}),
                "aged": _dollars({"low": each.low, "high": each.high}) if each.months is not None else None,
                "source": each.found.source,
                "status": each.found.status,
            }
            for each in view.peer_wages
        ],
    }


def _benchmark(result: Result, mark: AgedBenchmark) -> dict[str, Any]:
    given = result.plan.benchmarks[mark.name]
    return {
        **_rates(result, mark),
        "area": given.area,
        "date": str(given.date),
        "people": given.people,
        "source": given.source,
        "status": given.status,
        "top_coded": list(given.top_coded),
    }


def _rates(result: Result, mark: AgedBenchmark) -> dict[str, Any]:
    target, tolerance = result.plan.market.target_percentile, result.market.tolerance
    wanted = rate_at(target, mark.percentiles) if target is not None else None
    return {
        "title": mark.title,
        "entry_level": mark.entry_level,
        "percentiles": _dollars(mark.percentiles),
        "lowest_rate_at": float(lowest_rate_at(mark.median, tolerance)),
        "lowest_rate_above": float(lowest_rate_above(mark.median, tolerance)),
        **(
            {}
            if target is None
            else {"at_target_percentile": None if wanted is None else float(cents(wanted))}
        ),
    }


def _role(result: Result, role: RolePay) -> dict[str, Any]:
    """Posture, ratio and percentile against each benchmark and blend, and the finding in a sentence."""
    tolerance = result.market.tolerance
    against = {
        mark.name: {
            "posture": posture(role.pay, mark.median, tolerance),
            "ratio": _ratio(role.pay / mark.median),
            "percentile": standing(role.pay, mark.percentiles).words,
        }
        for mark in result.market.marks
    }
    words = phrases.text(finding(result, role)) if result.market.entry_level_benchmarks else None
    return {"pay": float(cents(role.pay)), "against": against, "finding": words}


def _dollars(amounts: Mapping[Any, Decimal | None]) -> dict[str, float]:
    return {name: float(cents(amount)) for name, amount in amounts.items() if amount is not None}


def _ratio(value: Decimal) -> float:
    return float(value.quantize(_SIX_PLACES, ROUND_HALF_UP))
