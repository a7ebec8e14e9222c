"""The pay structure and the floors as `summary.json` holds them: by scenario, at the start of each plan year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ladder.analysis import Result
from ladder.model.money import cents
from ladder.pay.compression import band
from ladder.pay.matching import matching
from ladder.reports.sheets.matching import entry_pay_rise
from ladder.reports.sheets.plan_years import added_up, most

_RATIO = Decimal("1e-6")


def pay_structure_data(results: Sequence[Result], findings: Sequence[str]) -> dict[str, Any]:
    """Grades, seat lines, pairs of rungs and what matching the raises would cost."""
    return {
        "findings": list(findings),
        "scenarios": {result.scenario.name: _structure(results, result) for result in results},
    }


def floors_data(results: Sequence[Result]) -> dict[str, Any]:
    """Each floor by plan year: its highest amount, the most seats under it, the cost to lift them."""
    return {result.scenario.name: _floors(result) for result in results}


def _structure(results: Sequence[Result], result: Result) -> dict[str, Any]:
    plan, view = result.plan, result.structure
    rise = entry_pay_rise(results, result)
    return {
        "plan_years": [str(plan.period.start + month) for month in view.years],
        "grades": {
            grade: {
                "lowest": [_dollars(year.lowest) for year in years],
                "midpoint": [_dollars(year.midpoint) for year in years],
                "control_point": [_dollars(year.control_point) for year in years],
                "highest": [_dollars(year.highest) for year in years],
                "spread": [_ratio(year.spread) for year in years],
                "progression": [_ratio(year.progression) for year in years],
                "overlap_of_this_range": [_ratio(year.overlap) for year in years],
            }
            for grade, years in view.grades.items()
        },
        "seat_lines": {
            line: {
                "pay": [_dollars(year.pay) for year in years],
                "compa_ratio": [_ratio(year.compa_ratio) for year in years],
                "range_penetration": [_ratio(year.penetration) for year in years],
                "circle": [year.circle for year in years],
            }
            for line, years in view.lines.items()
        },
        "group_compa_ratio_by_filled_hours": [_ratio(each) for each in view.group_compa_ratio],
        "pairs": [
            {
                "upper": pair.upper,
                "lower": pair.lower,
                "why": pair.why,
                "ratio": [_ratio(each) for each in pair.planned],
                "reads": [band(each, plan.pay.norms) for each in pair.planned],
                "ratio_with_minimum_wage": [_ratio(each) for each in pair.by_law],
                "reads_with_minimum_wage": [band(each, plan.pay.norms) for each in pair.by_law],
            }
            for pair in result.compression.pairs
        ],
        "matching": {
            group: {
                "general_raises": [_dollars(each) for each in added_up(found.general_raises)],
                "entry_pay": [_dollars(each) for each in added_up(found.entry_pay)],
            }
            for group in plan.pay.matching
            for found in [matching(plan, group, rise)]
        },
    }


def _floors(result: Result) -> dict[str, Any]:
    amounts = {
        "minimum_wage": [figure.value for figure in result.floors.minimum_wage],
        "exempt_salary": [figure.value for figure in result.floors.exempt_salary],
        "living_wage": result.floors.living_wage or (),
    }
    exposure = result.exposure
    return {
        floor: {
            "highest": [_dollars(Decimal(each)) for each in most(amounts[floor])],
            "most_seats_under": [int(each) for each in most(exposure.seats(floor))],
            "cost_to_comply": [_dollars(each) for each in added_up(exposure.cost(floor))],
            "seat_lines_under": exposure.lines_under(floor, slice(None)),
        }
        for floor in exposure.lines
    }


def _dollars(amount: Decimal | None) -> float | None:
    return None if amount is None else float(cents(amount))


def _ratio(value: Decimal | None) -> float | None:
    return None if value is None else float(value.quantize(_RATIO, ROUND_HALF_UP))
