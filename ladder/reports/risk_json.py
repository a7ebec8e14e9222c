"""The simulated workforce in `summary.json`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from ladder.analysis import Result
from ladder.model.money import cents
from ladder.workforce.careers_view import Careers
from ladder.workforce.risk import Risk, year_span
from ladder.workforce.scenario_case import ScenarioCase
from ladder.workforce.simulated_case import SimulatedCase
from ladder.workforce.spread import BySpan, Spread, precision


def run_data(results: Sequence[Result]) -> dict[str, Any]:
    """The draws and the seed, where the workforce is simulated."""
    risk = results[0].risk
    return {"draws": risk.draws, "seed": risk.seed} if risk else {}


def risk_data(results: Sequence[Result]) -> dict[str, Any]:
    """`risk` and `careers` by scenario; nothing where nothing is simulated."""
    risks = {result.scenario.name: result.risk for result in results if result.risk}
    if not risks:
        return {}
    return {
        "risk": {name: _risk(risk) for name, risk in risks.items()},
        "careers": {name: _careers(risk.careers) for name, risk in risks.items()},
        "business_case": {
            result.scenario.name: _case(result, result.case) for result in results if result.case
        },
    }


def _case(result: Result, found: ScenarioCase) -> dict[str, Any]:
    exits = found.exits
    years = {
        year_span(year.year): {
            "added_costs": {name: _cents(value) for name, value in year.added_costs.items()},
            "added_returns": {name: _cents(value) for name, value in year.added_returns.items()},
            "net": _cents(year.net),
            "cumulative": _cents(year.cumulative),
        }
        for year in found.case.years
    }
    return {
        "fiscal_years": years,
        "pays_back": str(found.case.pays_back) if found.case.pays_back else None,
        "exits": None
        if exits is None
        else {
            "today": _rounded(float(exits.today)),
            "net_cost": _cents(exits.net_cost),
            "people_years": _rounded(float(exits.people_years)),
            "cost_of_an_exit": _cents(exits.cost_of_an_exit),
            "break_even": None if exits.exits is None else _rounded(float(exits.exits)),
            "expected": None if exits.expected is None else _rounded(float(exits.expected)),
        },
        **({"simulated": _simulated(result, result.risk.case)} if result.risk and result.risk.case else {}),
    }


def _simulated(result: Result, found: SimulatedCase) -> dict[str, Any]:
    """What the scenario adds in the draws, by span, and the month in which it has come back."""

    def month(number: int | None) -> str | None:
        return None if number is None else str(result.budget.months[number])

    back = found.payback
    return {
        "net": _by_span(found.net),
        "cumulative": _by_span(found.cumulative),
        **({"revenue": _by_span(found.revenue)} if found.revenue else {}),
        "cost": _by_span(found.cost),
        "costs": {name: _by_span(spans) for name, spans in found.costs.items()},
        "pays_back": {
            "share_of_draws": _rounded(back.share),
            "p10": month(back.early),
            "p50": month(back.middle),
            "p90": month(back.late),
        },
    }


def _cents(amount: Decimal) -> float:
    return float(cents(amount))


def _risk(risk: Risk) -> dict[str, Any]:
    flows = risk.flows
    return {
        "cost": _by_span(risk.cost),
        **({} if risk.added is None else {"added": _by_span(risk.added)}),
        **({"revenue": _by_span(risk.revenue)} if risk.revenue else {}),
        "enough_draws": precision(risk.cost["plan"]).enough,
        "people": {role: _by_span(found) for role, found in risk.people.items()},
        "vacant": {role: _by_span(found) for role, found in risk.vacant.items()},
        "leavers": _by_span(flows.leavers),
        "let_go": _by_span(flows.let_go),
        "fewer_hours": _by_span(flows.fewer_hours),
        "added_hours": _by_span(flows.added_hours),
        "hires": _by_span(flows.hires),
        "promotions": _by_span(flows.promotions),
        "reconciliation": _reconciled(risk.reconciliation),
        **(
            {"revenue_reconciliation": _reconciled(risk.revenue_reconciliation)}
            if risk.revenue_reconciliation
            else {}
        ),
    }


def _reconciled(rows: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    return {cause: {span: round(value, 2) for span, value in found.items()} for cause, found in rows.items()}


def _careers(careers: Careers) -> dict[str, Any]:
    return {
        "promoted_within": {
            str(each.months): {
                "staff": _spread(each.staff),
                "promoted": _spread(each.promoted),
                "share_by_role": {role: _rounded(found.share) for role, found in each.roles.items()},
            }
            for each in careers.within
        },
        "paths": [
            {
                "kind": each.path.kind,
                "from": each.path.from_role,
                "to": each.path.to_role,
                "moves_a_year": _spread(each.moves_a_year),
                "months_in_role": _rounded(each.months_in_role),
                "waiting": _rounded(each.waiting),
                "expected_wait_months": _rounded(each.expected_wait),
                "people_a_seat": _rounded(each.people_a_seat),
            }
            for each in careers.paths
        ],
        "filled_from_within": _all_rounded(careers.from_within),
        "supervision": [
            {
                "supervisors": list(each.supervisors),
                "supervised": list(each.supervised),
                "span": each.most,
                "kept": _rounded(each.kept),
                "without_supervisor": _rounded(each.without),
                "people_a_supervisor": _rounded(each.people),
                "smallest_team_with_a_seat": each.smallest_with,
                "largest_team_without_one": each.largest_without,
                "kept_by_month": None
                if each.most is None
                else [_rounded(month.kept) for month in each.months],
            }
            for each in careers.teams
        ],
        "held_alone_and_vacant": _all_rounded(careers.alone),
    }


def _by_span(found: BySpan) -> dict[str, Any]:
    return {span: _spread(each) for span, each in found.items()}


def _spread(found: Spread) -> dict[str, float]:
    names = ("p10", "p50", "p90", "mean", "standard_error")
    return {name: round(getattr(found, name), 2) for name in names}


def _all_rounded(found: Mapping[str, float | None]) -> dict[str, float | None]:
    return {name: _rounded(value) for name, value in found.items()}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
