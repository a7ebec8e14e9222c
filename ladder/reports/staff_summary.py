"""The roster and the move to new ranges, for `summary.json`. Dollars are rounded to whole cents, here and only here."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ladder.analysis import Result
from ladder.model.money import cents
from ladder.workforce.implementation import Cost, MethodCost, OutsideRange


def staff_data(results: Sequence[Result]) -> dict[str, Any]:
    """`roster` and `implementation`, each only where the config has one."""
    plan, data = results[0].plan, {}
    if plan.roster:
        data["roster"] = {
            "file": plan.roster.file,
            "as_of": str(plan.roster.as_of),
            "people": sum(line.seats for line in plan.seats.values() if line.roster_rows),
            "lines": sum(bool(line.roster_rows) for line in plan.seats.values()),
            "outside_ranges": {
                result.scenario.name: {
                    "under_minimum": _outside([each for each in result.outside_ranges if each.under]),
                    "over_maximum": _outside([each for each in result.outside_ranges if not each.under]),
                }
                for result in results
            },
        }
    moved = {result.scenario.name: _implementation(result) for result in results if result.methods}
    return {**data, "implementation": moved} if moved else data


def _outside(some: Sequence[OutsideRange]) -> dict[str, Any]:
    return {
        "people": sum(each.people for each in some),
        "wages_a_year": _dollars(sum((each.wages for each in some), Decimal(0))),
        "cost_a_year": _dollars(sum((each.total for each in some), Decimal(0))),
    }


def _implementation(result: Result) -> dict[str, Any]:
    how = result.plan.implementation
    assert how is not None
    return {
        "method": how.method,
        "month": str(how.month),
        "methods": {each.method: _method(each) for each in result.methods},
    }


def _method(each: MethodCost) -> dict[str, Any]:
    return {
        "people": each.people,
        "people_moved": each.people_moved,
        "people_over_maximum": each.over_maximum,
        "largest_raise": float(each.largest_raise.quantize(Decimal("1e-6"), ROUND_HALF_UP)),
        "largest_raise_line": each.largest_raise_line,
        "wages": _cost(each.wages),
        "cost": _cost(each.total),
        "cost_by_role": {role: _cost(cost) for role, cost in each.by_role.items()},
        "cost_by_fund": {fund or "none given": _cost(cost) for fund, cost in each.by_fund.items()},
    }


def _cost(cost: Cost) -> dict[str, float]:
    return {
        "first_year": _dollars(cost.first_year),
        "first_twelve_months_in_place": _dollars(cost.first_in_place),
        "run_rate": _dollars(cost.run_rate),
    }


def _dollars(amount: Decimal) -> float:
    return float(cents(amount))
