"""The simulated figures behind the answers: values of a run, beside the live ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from ladder.analysis import Result
from ladder.reports.phrases import Part, Shown, text
from ladder.reports.sheets.risk import amount
from ladder.reports.tables import Kind, Row, Table, Unit
from ladder.workforce.risk import FIRST, WHOLE, Risk, causes_of

LOW, HIGH = "10th", "90th"
_CAUSES_IN_SHORT = {
    "turnover": "what new hires are paid",
    "new_ranges": "what people placed in new ranges are paid",
    "placement": "pay of people who moved up or took another seat",
    "on_top": "overtime and differentials",
    "employer": "employer cost",
    "hires": "what hires cost",
    "indirect": "indirect cost",
}


def risk_rows(results: Sequence[Result]) -> list[Row]:
    """The ranges of the first year's cost and of promotions; nothing where nothing is simulated."""
    if not results[0].risk:
        return []
    months = min(12, len(results[0].budget.months))
    first = f"first {'twelve' if months == 12 else months} months"
    first_year, added = (
        f"Simulated, not live: cost{more}, {first}" for more in ("", " more than the baseline")
    )
    longest = results[0].risk.careers.longest.months
    promoted = f"Simulated, not live: staff promoted within {longest} months"
    return [
        *_pair(results, "first_year.simulated", first_year, Unit.DOLLARS, _cost),
        *(_pair(results, "first_year.added", added, Unit.DOLLARS, _added) if results[1:] else []),
        *_pair(results, "promoted", promoted, Unit.PEOPLE, _promoted),
        _row(
            "promoted.mean",
            f"{promoted}, mean",
            Unit.PEOPLE,
            results,
            lambda risk: risk.careers.longest.promoted.mean,
        ),
        _row(
            "promoted.staff",
            "Simulated, not live: staff as the plan begins, mean",
            Unit.PEOPLE,
            results,
            _staff,
        ),
    ]


def range_of(key: Table, row: str, scenario: str) -> tuple[Part, ...]:
    """`$1,000 to $2,000`, from the 10th to the 90th percentile, or the one both are; nothing where not simulated."""
    if not any(each.key == f"{row}.p10" for each in key.rows):
        return ()
    low, high = (key.value(f"{row}.{end}", scenario) for end in ("p10", "p90"))
    assert isinstance(low, Decimal)
    assert isinstance(high, Decimal)
    table = f"{key.key}!{row}"
    ends = (
        Shown(f"{table}.p10@{scenario}", low, "dollars"),
        Shown(f"{table}.p90@{scenario}", high, "dollars"),
    )
    return ends[:1] if text(ends[:1]) == text(ends[1:]) else (ends[0], " to ", ends[1])


def why_outside(result: Result, base: Result | None, span: str, exact: Decimal) -> str:
    """Why an exact figure is not between the 10th and 90th percentile of what is simulated; nothing where it is.

    The figure is the cost of a span of months, or with a baseline what the scenario adds to it.
    """
    risk = result.risk
    spreads = (risk.added if base else risk.cost) if risk else None
    if not risk or not spreads or round(spreads[span].p10) <= round(exact) <= round(spreads[span].p90):
        return ""
    known = span if span in risk.reconciliation["budget"] else WHOLE
    apart = {
        name: risk.reconciliation[name][known]
        - (base.risk.reconciliation.get(name, {}).get(known, 0.0) if base and base.risk else 0.0)
        for name in causes_of(risk)
    }
    cause = max(apart, key=lambda name: abs(apart[name]))
    if cause == "vacancy":
        more = apart[cause] > 0
        beside = ", beside the baseline" if base else ""
        return f"the draws fill {'more' if more else 'fewer'} seats than the budget{beside}; see Risk"
    return f"the draws differ from the budget, mostly in {_CAUSES_IN_SHORT[cause]}; see Risk"


def _pair(
    results: Sequence[Result], key: str, label: str, unit: Unit, value_of: Callable[..., float | None]
) -> list[Row]:
    ends = (("p10", LOW), ("p90", HIGH))
    return [
        _row(f"{key}.{end}", f"{label}, {place} percentile", unit, results, partial(value_of, name=end))
        for end, place in ends
    ]


def _row(
    key: str, label: str, unit: Unit, results: Sequence[Result], value_of: Callable[[Risk], float | None]
) -> Row:
    found = [value_of(each.risk) if each.risk else None for each in results]
    return Row(
        key, label, tuple(None if each is None else amount(each) for each in found), unit, kind=Kind.TEXT
    )


def _cost(risk: Risk, name: str) -> float | None:
    found: float = getattr(risk.cost[FIRST], name)
    return found


def _added(risk: Risk, name: str) -> float | None:
    return None if risk.added is None else getattr(risk.added[FIRST], name)


def _promoted(risk: Risk, name: str) -> float | None:
    found: float = getattr(risk.careers.longest.promoted, name)
    return found


def _staff(risk: Risk) -> float | None:
    return risk.careers.longest.staff.mean
