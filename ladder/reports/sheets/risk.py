"""The sheet "Risk": what the simulated workforce costs and who is there, in ranges; calculated, not live."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.reports.sheets import budget
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit, heading
from ladder.workforce.risk import REVENUE_CAUSES, Risk, causes_of
from ladder.workforce.spread import BySpan, Spread, precision

LABEL_WIDTH = 62
PERCENTILES = {
    "p10": "one in ten draws is lower (10th percentile)",
    "p50": "as many draws higher as lower (50th)",
    "p90": "one in ten draws is higher (90th percentile)",
}
CAUSE_NOTES = {
    "vacancy": "The budget keeps a share of seats vacant; in the simulation seats wait to be filled after each exit",
    "turnover": "New hires start at the seat's hiring pay; the budget's people stay and get every raise",
    "new_ranges": "Those hired before the move are placed from their own pay; staff there from the start as budgeted",
    "hires": "The budget's hires are yearly exits; the simulation's are seats not filled from within",
}


def build(results: Sequence[Result]) -> Sheet | None:
    """The sheet; None where nothing is simulated."""
    risks = [(result, result.risk) for result in results if result.risk]
    if not risks:
        return None
    tables = [_cost(result, risk) for result, risk in risks]
    base = results[0].scenario.title
    tables += [
        _ranges(
            result, f"risk.added.{result.scenario.name}", f"{result.scenario.title}, less {base}: cost", added
        )
        for result, risk in risks
        if (added := risk.added) is not None
    ]
    for result, risk in risks:
        tables.append(_reconciled(result, "cost", causes_of(risk), risk.reconciliation, CAUSE_NOTES))
        if risk.revenue:
            title = f"{result.scenario.title}: revenue"
            tables.append(_ranges(result, f"risk.revenue.{result.scenario.name}", title, risk.revenue))
            tables.append(_reconciled(result, "revenue", REVENUE_CAUSES, risk.revenue_reconciliation, {}))
        tables += [_flows(result, risk), _people(result, risk)]
    return Sheet("Risk", "What turnover, hiring and promotion do to the cost", tuple(tables), _lines(risks))


def _lines(risks: Sequence[tuple[Result, Risk]]) -> tuple[str, ...]:
    first = risks[0][1]
    lines = [
        f"Calculated, not live: {first.draws:,} simulated courses of the plan (draws), seed {first.seed:,}. Run the "
        "tool again after a change.",
        "Read ranges, not a single figure: in eight of ten draws the figure is between the 10th and the 90th "
        "percentile. The same people and chances meet every scenario, so a difference is not luck.",
    ]
    for result, risk in risks:
        lines.append(f"{result.scenario.title}, cost: {precision(risk.cost[budget.WHOLE_PLAN]).words}")
        if risk.added is not None:
            words = precision(risk.added[budget.WHOLE_PLAN]).words
            lines.append(f"{result.scenario.title}, added cost: {words}")
    return tuple(dict.fromkeys(lines))


def amount(value: float) -> Decimal:
    """A simulated figure to the cent, or the hundredth of a person."""
    return Decimal(str(round(value, 2))) + 0  # + 0 takes the sign off a zero


def _values(found: Mapping[str, Spread], columns: Sequence[Column], name: str) -> tuple[Decimal, ...]:
    return tuple(amount(getattr(found[column.key], name)) for column in columns)


def _cost(result: Result, risk: Risk) -> Table:
    title = f"{result.scenario.title}: total cost"
    return _ranges(result, f"risk.cost.{result.scenario.name}", title, risk.cost)


def _ranges(result: Result, key: str, title: str, found: BySpan) -> Table:
    columns = budget.year_columns(result)
    words = {**PERCENTILES, "mean": "Mean of the draws", "standard_error": "Standard error of the mean"}
    rows = tuple(
        Row(name, label[0].upper() + label[1:], _values(found, columns, name), Unit.DOLLARS, kind=Kind.TEXT)
        for name, label in words.items()
    )
    return Table(key, title, columns, rows, label_header="Over the draws", label_width=LABEL_WIDTH)


def _reconciled(
    result: Result,
    what: str,
    causes: Mapping[str, str],
    reconciliation: Mapping[str, Mapping[str, float]],
    notes: Mapping[str, str],
) -> Table:
    """The budget's cost or revenue, each cause, and the simulated mean."""
    columns = budget.year_columns(result)
    labels = {
        "budget": f"Total {what} in the budget",
        **causes,
        "simulated": f"Total {what} in the simulation, mean",
    }
    rows = []
    for name, label in labels.items():
        found = tuple(amount(reconciliation[name][column.key]) for column in columns)
        total = name in ("budget", "simulated")
        if total or any(found):
            kind = Kind.TOTAL if total else Kind.TEXT
            rows.append(
                Row(
                    name,
                    label,
                    found,
                    Unit.DOLLARS,
                    kind=kind,
                    indent=int(not total),
                    note=notes.get(name, ""),
                )
            )
    key = "reconciled" if what == "cost" else f"reconciled.{what}"
    return Table(
        f"risk.{key}.{result.scenario.name}",
        f"{result.scenario.title}: why the simulated mean of {what} differs from the budget",
        columns,
        tuple(rows),
        label_header="Cause",
        label_width=LABEL_WIDTH,
    )


def _flows(result: Result, risk: Risk) -> Table:
    columns = budget.year_columns(result)
    flows = {
        "leavers": ("People who leave", risk.flows.leavers),
        "let_go": ("People let go because their seat closes", risk.flows.let_go),
        "fewer_hours": ("People whose seat closes who take one with fewer hours", risk.flows.fewer_hours),
        "added_hours": ("People whose seat closes who take one with more hours", risk.flows.added_hours),
        "hires": ("People hired from outside", risk.flows.hires),
        "promotions": ("Promotions and moves to more hours", risk.flows.promotions),
    }
    rows: list[Row] = []
    for name, (label, found) in flows.items():
        if name not in ("let_go", "fewer_hours", "added_hours") or any(each.mean for each in found.values()):
            rows += _spread_rows(name, label, found, columns)
    return _people_table(
        f"risk.flows.{result.scenario.name}", f"{result.scenario.title}: coming and going", columns, rows
    )


def _people(result: Result, risk: Risk) -> Table:
    columns, roles = budget.year_columns(result), result.plan.roles
    rows: list[Row] = []
    for role, found in risk.people.items():
        rows += _spread_rows(f"people.{role}", f"{roles[role].title}: people", found, columns)
        if role in risk.vacant:
            label = f"{roles[role].title}: places vacant"
            rows += _spread_rows(f"vacant.{role}", label, risk.vacant[role], columns)
    for name, label, found in (
        ("uncertified", "People not certified yet", risk.uncertified),
        ("learning", "Working time of new staff not productive yet, in people", risk.learning),
    ):
        if any(each.mean for each in found.values()):
            rows += _spread_rows(name, label, found, columns)
    title = f"{result.scenario.title}: people and vacancies, average over the months"
    return _people_table(f"risk.people.{result.scenario.name}", title, columns, rows)


def _spread_rows(key: str, label: str, found: BySpan, columns: Sequence[Column]) -> list[Row]:
    rows = [heading(key, label, columns)]
    words = {**PERCENTILES, "mean": "mean of the draws"}
    rows += [
        Row(f"{key}.{name}", text, _values(found, columns, name), Unit.PEOPLE, kind=Kind.TEXT, indent=1)
        for name, text in words.items()
    ]
    return rows


def _people_table(key: str, title: str, columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    return Table(
        key, title, tuple(columns), tuple(rows), label_header="Over the draws", label_width=LABEL_WIDTH
    )
