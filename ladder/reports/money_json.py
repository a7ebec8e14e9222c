"""Funding, revenue and unit costs in `summary.json`; nothing of what the config does not have."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ladder.analysis import Result
from ladder.finance.unit_cost import UnitCost
from ladder.model.money import cents
from ladder.reports.money_parts import money_parts
from ladder.workforce.budget import Amounts, by_fiscal_year

_SHARE = Decimal("1e-6")


def money_data(results: Sequence[Result]) -> dict[str, Any]:
    """`funding`, `revenue`, `unit_costs` and `where_the_money_goes` by scenario."""
    parts: dict[str, dict[str, Any]] = {
        "funding": {each.scenario.name: _funding(each) for each in results if each.funding},
        "revenue": {each.scenario.name: _revenue(each) for each in results if each.revenue},
        "unit_costs": {
            each.scenario.name: {role: _unit_cost(cost) for role, cost in each.unit_costs.items()}
            for each in results
            if each.unit_costs
        },
    }
    parts["where_the_money_goes"] = {each.scenario.name: _parts(results[0], each) for each in results[1:]}
    return {name: part for name, part in parts.items() if part}


def _parts(base: Result, result: Result) -> dict[str, Any]:
    """What the scenario adds to the baseline's cost in the last full fiscal year, by cause."""
    found = money_parts(base, result)
    change = found.change
    return {
        "fiscal_year": f"FY {found.year}",
        "months": found.months,
        "baseline_cost": float(cents(change.baseline)),
        "causes": {cause: float(cents(amount)) for cause, amount in change.causes.items() if cents(amount)},
        "added_cost": float(cents(change.added)),
        "added_revenue": None if found.revenue is None else float(cents(found.revenue)),
        "net": float(cents(found.net)),
    }


def _years(result: Result, amounts: Amounts) -> dict[str, float]:
    by_year = by_fiscal_year(result.budget, amounts)
    return {f"FY {year}": float(cents(amount)) for year, amount in by_year.items()}


def _funding(result: Result) -> dict[str, Any]:
    assert result.funding
    roles = dict.fromkeys(line.role for line in result.plan.seats.values())
    return {
        "funds": {
            name: {
                "title": fund.title,
                "kind": fund.kind,
                "ends": str(fund.ends) if fund.ends else None,
                "pays": _years(result, result.funding.funds[name].paid),
            }
            for name, fund in result.plan.funds.items()
        },
        "unfunded": _years(result, result.funding.unfunded),
        "unfunded_by_reason": {
            reason: _years(result, amounts) for reason, amounts in result.funding.reasons.items()
        },
        "unfunded_by_role": {role: _years(result, result.funding.unfunded_of(role)) for role in roles},
        "indirect_cost": _years(result, result.budget.indirect_total),
    }


def _revenue(result: Result) -> dict[str, Any]:
    assert result.revenue
    roles = dict.fromkeys(line.role for line in result.revenue.lines.values())
    return {
        "dollars": _years(result, result.revenue.dollars_of()),
        "units": _years(result, result.revenue.units_of()),
        "dollars_by_role": {role: _years(result, result.revenue.dollars_of(role)) for role in roles},
        "units_by_role": {role: _years(result, result.revenue.units_of(role)) for role in roles},
    }


def _unit_cost(cost: UnitCost) -> dict[str, Any]:
    """One role's unit cost: dollars in cents, shares as fractions, null where there is none."""
    return {
        "full_cost": _cents(cost.full_cost),
        "paid_units": _cents(cost.paid_units),
        "cost_a_unit": _cents(cost.cost_a_unit),
        "productivity": _share(cost.productivity),
        "break_even_productivity": _share(cost.break_even_productivity if cost.revenue else None),
        "rate": {name: _cents(rate) for name, rate in cost.rates.items()},
        "rate_this_wage_requires": {name: _cents(cost.rate_required(name)) for name in cost.rates},
        "wage": _cents(cost.wage),
        "wage_the_rate_covers": _cents(cost.wage_the_rate_covers),
    }


def _cents(amount: Decimal | None) -> float | None:
    return None if amount is None else float(cents(amount))


def _share(share: Decimal | None) -> float | None:
    return None if share is None else float(share.quantize(_SHARE, ROUND_HALF_UP))
