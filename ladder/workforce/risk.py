"""The risk view: what a plan costs and who is there, over the draws of its simulated workforce."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ladder.finance.indirect import IndirectRules
from ladder.finance.revenue import RevenueView
from ladder.model.plan import MONTHS_A_YEAR, Plan
from ladder.workforce.budget import Budget
from ladder.workforce.careers_view import Careers, careers_of
from ladder.workforce.headcount import Headcount, headcount
from ladder.workforce.reconcile import CostReconciliation, reconcile_cost
from ladder.workforce.simulate import SimulationResult
from ladder.workforce.simulated_case import DrawnMoney, SimulatedCase, simulated_case
from ladder.workforce.simulated_cost import drawn_cost
from ladder.workforce.simulated_revenue import drawn_revenue, reconcile_revenue
from ladder.workforce.spread import BySpan, Spread, spread, sums

Floats = NDArray[np.float64]
Counts = NDArray[np.integer]

FIRST, WHOLE = "first", "plan"
"""The plan's first twelve months, and all of it; other spans are fiscal years."""

CAUSES = {
    "vacancy": "More or fewer seats filled than budgeted",
    "turnover": "New hires' pay against that of staff who stay and get every raise",
    "placement": "Pay of people who moved up or took another seat, against the seat's budgeted pay",
    "on_top": "Overtime and differentials on these",
    "employer": "Employer cost that follows people and wages",
    "hires": "Cost of more or fewer hires",
    "indirect": "Indirect cost on these",
}
"""Why the simulated mean differs from the budget."""

NEW_RANGES = {"new_ranges": "Pay of people placed in new ranges against the seat's budgeted pay"}
"""One more cause, where a scenario moves people to its own ranges."""

REVENUE_CAUSES = {
    "vacancy": "More or fewer seats filled than budgeted",
    "certification": "People not certified yet, against those the budget lets wait",
    "onboarding": "Hours of new staff that are not productive yet",
    "roles": "People who moved up in their seat bill as their new role",
}
"""The same of revenue."""


def year_span(year: int) -> str:
    """The key of a fiscal year."""
    return f"fy{year}"


@dataclass(frozen=True, slots=True)
class Flows:
    """People who come, go and move, over the draws, by fiscal year and over the whole plan."""

    hires: BySpan
    leavers: BySpan
    let_go: BySpan  # whose seats were closed or cut
    let_go_at_first: Spread  # of them, those whose seats of today the scenario does not have
    fewer_hours: BySpan  # who took a seat of their role with fewer hours, for theirs was closed or cut
    added_hours: BySpan  # the same with more hours
    promotions: BySpan


@dataclass(frozen=True, slots=True)
class Risk:
    """What the simulation says of one plan. Dollars of cost are all of the budget's; people are a span's average."""

    seed: int
    draws: int
    cost: BySpan  # also over the first twelve months
    revenue: BySpan | None  # the same; None where no role bills
    case: SimulatedCase | None  # less the baseline, draw by draw; None for the baseline itself
    people: Mapping[str, BySpan]  # by the role they hold
    vacant: Mapping[str, BySpan]  # places for one person, by the seat's role
    uncertified: BySpan  # people who are not certified yet
    learning: BySpan  # working time of new people that is not productive yet, in people
    flows: Flows
    headcount: Headcount
    reconciliation: Mapping[str, Mapping[str, float]]  # "budget", each cause, "simulated"; then by span
    revenue_reconciliation: Mapping[str, Mapping[str, float]]  # the same; empty where no role bills
    careers: Careers

    @property
    def added(self) -> BySpan | None:
        """Cost less the baseline's, draw by draw; None for the baseline itself."""
        return self.case.cost if self.case else None


def causes_of(risk: Risk) -> dict[str, str]:
    """The causes by which a plan's simulated mean can differ from its budget."""
    return CAUSES | (NEW_RANGES if "new_ranges" in risk.reconciliation else {})


def risk_view(
    plan: Plan,
    budget: Budget,
    rules: IndirectRules | None,
    view: RevenueView | None,
    result: SimulationResult,
    baseline: DrawnMoney | None,
) -> tuple[Risk, DrawnMoney]:
    """A plan's risk, and its money by month and draw; `baseline` is that of the plan it is compared with."""
    drawn = drawn_cost(plan, budget, rules, result)
    money = DrawnMoney(drawn, drawn_revenue(plan, view, result) if view and view.lines else None)
    years = _spans(budget)
    spans = years | {FIRST: np.arange(len(budget.months)) < int(MONTHS_A_YEAR)}
    risk = Risk(
        seed=result.seed,
        draws=result.draws,
        cost=sums(drawn.total, spans),
        revenue=None if money.revenue is None else sums(money.revenue, spans),
        case=None if baseline is None else simulated_case(baseline, money, spans),
        people={
            role: _averages(heads, years)
            for role, heads in result.by_role(result.tallies.heads).items()
            if role in plan.roles
        },
        vacant={
            role: _averages(places, years) for role, places in _vacant(result).items() if role in plan.roles
        },
        uncertified=_averages(result.tallies.uncertified.sum(axis=0), years),
        learning=_averages(result.tallies.learning.sum(axis=0), years),
        flows=_flows(result, years),
        headcount=headcount(result, years),
        reconciliation=_by_cause(
            reconcile_cost(budget, result, drawn), spans, placed=result.plan.placing is not None
        ),
        revenue_reconciliation=_revenue_by_cause(plan, budget, view, result, spans),
        careers=careers_of(plan, result),
    )
    return risk, money


def _spans(budget: Budget) -> dict[str, NDArray[np.bool_]]:
    """The months of each fiscal year, and all of them."""
    years = np.array(budget.fiscal_years)
    spans = {year_span(year): years == year for year in dict.fromkeys(budget.fiscal_years)}
    return spans | {WHOLE: np.ones(years.size, dtype=bool)}


def _averages(counts: Floats | Counts, spans: Mapping[str, NDArray[np.bool_]]) -> BySpan:
    return {name: spread(counts[months].mean(axis=0)) for name, months in spans.items()}


def _vacant(result: SimulationResult) -> dict[str, Floats]:
    """Authorized places without anyone in them, by the role of the seat, month and draw."""
    found: dict[str, Floats] = {}
    heads = result.by_line(result.tallies.heads)
    for line in result.plan.lines:
        open_in = np.zeros((len(result.plan.months), 1))
        open_in[max(line.opens, 0) : line.closes + 1] = line.places
        vacant = open_in - heads[line.name]
        found[line.role] = found[line.role] + vacant if line.role in found else vacant
    return found


def _flows(result: SimulationResult, spans: Mapping[str, NDArray[np.bool_]]) -> Flows:
    tallies = result.tallies
    return Flows(
        sums(tallies.hires.sum(axis=0), spans),
        sums(tallies.leavers.sum(axis=(0, 1)), spans),
        sums(tallies.let_go.sum(axis=0), spans),
        spread(tallies.let_go[:, 0].sum(axis=0)),
        sums(tallies.fewer_hours.sum(axis=0), spans),
        sums(tallies.added_hours.sum(axis=0), spans),
        sums(tallies.moves.sum(axis=0), spans),
    )


def _by_cause(
    found: CostReconciliation, spans: Mapping[str, NDArray[np.bool_]], *, placed: bool
) -> dict[str, dict[str, float]]:
    wages = found.wages
    new_ranges = {"new_ranges": wages.new_ranges} if placed else {}
    rows = {
        "budget": found.budget,
        "vacancy": wages.vacancy,
        "turnover": wages.turnover,
        **new_ranges,
        "placement": wages.placement,
        "on_top": wages.on_top,
        "employer": found.employer,
        "hires": found.hires,
        "indirect": found.indirect,
        "simulated": found.simulated,
    }
    return _summed(rows, spans)


def _revenue_by_cause(
    plan: Plan,
    budget: Budget,
    view: RevenueView | None,
    result: SimulationResult,
    spans: Mapping[str, NDArray[np.bool_]],
) -> dict[str, dict[str, float]]:
    if not view or not view.lines:
        return {}
    found = reconcile_revenue(plan, budget, view, result)
    return _summed({name: getattr(found, name) for name in ("budget", *REVENUE_CAUSES, "simulated")}, spans)


def _summed(
    rows: Mapping[str, Floats], spans: Mapping[str, NDArray[np.bool_]]
) -> dict[str, dict[str, float]]:
    return {
        name: {span: float(row[months].sum()) for span, months in spans.items()} for name, row in rows.items()
    }
