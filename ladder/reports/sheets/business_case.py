"""The sheet "Business case": break-evens first, then what each scenario adds by fiscal year.

The exact budget's figures are live from the Budget; those of the draws are calculated.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.reports.case_words import live_case_sentences
from ladder.reports.sheets import budget, simulated_case
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit, Value
from ladder.workforce.budget import cost_title
from ladder.workforce.scenario_case import REVENUE, ExitBreakEven, ScenarioCase
from ladder.workforce.simulated_cost import EMPLOYER, INDIRECT, WAGES

LABEL_WIDTH = 62
_LIVE = "Over the whole plan, live"


def build(results: Sequence[Result]) -> Sheet | None:
    """The sheet; None where no scenario's workforce is simulated."""
    cases = [(result, result.case) for result in results if result.case]
    if not cases:
        return None
    tables = [_break_evens(result, case) for result, case in cases]
    for result, case in cases:
        tables.append(_years(results[0], result, case))
        if result.risk and (found := result.risk.case):
            titles = {name: _title(results[0], result, name) for name in found.costs}
            tables.append(simulated_case.ranges(results[0], result, found, titles))
    return Sheet(
        "Business case",
        f"What each scenario costs and returns, against {results[0].scenario.title}",
        tuple(tables),
        lines=(
            "Nothing is saved by fewer exits unless the config says that fewer leave: how many stay because of a "
            "ladder is not known beforehand, so the exits at which it pays come first.",
            "The years are live, on the exact budget. Break-evens and the simulated tables are calculated, not live. "
            "An exit saved counts as one hire's cost in the budget; what a vacant seat saves or loses does not count.",
            "In the draws a vacant seat is neither paid nor billed, so vacancy is in wages, employer cost and revenue. "
            "Each hire costs what the config says; new people bill once certified and as far as they are productive.",
        ),
    )


def _break_evens(result: Result, case: ScenarioCase) -> Table:
    """What it would take, in words and figures."""
    column = Column("value", "", None, 16)
    rows = [
        Row(f"words.{number}", line.text, (None,), kind=Kind.TEXT)
        if line.formula is None
        else Row(f"words.{number}", _LIVE, (line.text,), formula=line.formula, kind=Kind.TEXT, flows=True)
        for number, line in enumerate(live_case_sentences(result, case), 1)
    ]
    if case.exits:
        found = case.exits
        rows += [
            _figure("today", "Yearly exits today", found.today, Unit.PERCENT),
            _figure("net_cost", "Net cost over the plan with as many exits", found.net_cost, Unit.DOLLARS),
            _figure("people", "Person-years in filled seats", found.people_years, Unit.PEOPLE),
            _figure("exit", "What one exit costs in hiring", found.cost_of_an_exit, Unit.DOLLARS),
            _figure(
                "exits",
                "Yearly exits at which it breaks even",
                _break_even(found),
                Unit.PERCENT,
            ),
        ]
    if result.risk and result.risk.case:
        rows += simulated_case.comes_back(result, result.risk.case.payback)
    title = f"{result.scenario.title}: when it pays"
    return Table(f"break_even.{result.scenario.name}", title, (column,), tuple(rows), label_width=LABEL_WIDTH)


def _break_even(found: ExitBreakEven) -> Value:
    if found.exits is not None:
        return found.exits
    return "none" if found.net_cost > 0 else "none needed"


def _figure(key: str, label: str, value: Value, unit: Unit) -> Row:
    shown = value.quantize(Decimal("0.0001")) if isinstance(value, Decimal) else value
    return Row(key, label, (shown,), unit, kind=Kind.TEXT)


def _years(base: Result, result: Result, case: ScenarioCase) -> Table:
    """Each cost and return by fiscal year, less the baseline's; net and cumulative."""
    columns = budget.year_columns(result)
    years = case.case.years
    names = list(years[0].added_costs)
    rows = [
        _row(
            f"cost.{name}",
            f"{_title(base, result, name)}: added",
            [year.added_costs[name] for year in years],
            _difference(base, result, name),
        )
        for name in names
    ]
    costs = [sum(year.added_costs.values(), Decimal(0)) for year in years]
    rows.append(_row("cost", "Cost added", costs, f"=SUM({{cost.{names[0]}:cost.{names[-1]}}})", Kind.TOTAL))
    returns = [sum(year.added_returns.values(), Decimal(0)) for year in years]
    if years[0].added_returns:
        rows.append(_row("revenue", "Revenue added", returns, _difference(base, result, REVENUE), Kind.TOTAL))
    net = "={revenue}-{cost}" if years[0].added_returns else "=-{cost}"
    rows.append(_row("net", "Net: revenue less cost", [year.net for year in years], net, Kind.TOTAL))
    keys = [column.key for column in columns]
    cumulative = ("={net}", *("={cumulative@<}+{net}" for _ in keys[1:-1]), f"={{cumulative@{keys[-2]}}}")
    rows.append(
        Row(
            "cumulative",
            "Net since the plan began",
            (*(year.cumulative for year in years), years[-1].cumulative),
            Unit.DOLLARS,
            formula=cumulative,
        )
    )
    return Table(
        f"case.{result.scenario.name}",
        f"{result.scenario.title}, less {base.scenario.title}",
        columns,
        tuple(rows),
        label_header="Line",
        label_width=LABEL_WIDTH,
    )


def _row(key: str, label: str, values: Sequence[Decimal], formula: str, kind: Kind = Kind.CALCULATION) -> Row:
    return Row(key, label, (*values, sum(values, Decimal(0))), Unit.DOLLARS, formula=formula, kind=kind)


def _difference(base: Result, result: Result, name: str) -> str:
    """The scenario's row of the Budget sheet less the baseline's; a row one of them lacks counts as nothing."""
    own, other = (_in_budget(each, name) for each in (result, base))
    return f"={own or 0}-{other or 0}"


def _in_budget(each: Result, name: str) -> str:
    """The formula of a cost in the Budget's table of one plan; nothing where it has no such row."""
    table = budget.key(each.scenario.name)
    if name == EMPLOYER:
        return f"({{{table}!total.seats}}-{{{table}!total.wages}})"
    rows = {WAGES: "total.wages", INDIRECT: "total.indirect", REVENUE: "total.revenue"}
    if name == REVENUE:
        there = bool(each.revenue and each.revenue.lines)
    elif name == INDIRECT:
        there = each.plan.indirect is not None
    else:
        there = name == WAGES or name in each.budget.beside
    return f"{{{table}!{rows.get(name, name)}}}" if there else ""


def _title(base: Result, result: Result, name: str) -> str:
    known = {WAGES: "Wages", EMPLOYER: "Employer cost on top of wages", INDIRECT: "Indirect cost"}
    if name in known:
        return known[name]
    return cost_title((result if name in result.budget.beside else base).plan, name)
