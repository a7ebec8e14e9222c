"""What matching the raises would cost for other staff, by plan year: beside the plan's cost, not in it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.pay.matching import matching
from ladder.reports.key_figures import before_and_after
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.sheets import market_cells, months
from ladder.reports.sheets.plan_years import added_up, over_the_year, year_columns
from ladder.reports.tables import Row, Table, Unit, heading


def matching_tables(results: Sequence[Result]) -> list[Table]:
    """One table a scenario that names groups to match."""
    return [_table(results, result) for result in results if result.plan.pay.matching]


def entry_pay_rise(results: Sequence[Result], result: Result) -> Decimal:
    """How much more the first rung is paid than in the baseline, as a share; 0 in the baseline."""
    role = before_and_after(results).before_rung.role
    before, after = (_pay(each, role) for each in (results[0], result))
    return max(after / before - 1, Decimal(0)) if before and after else Decimal(0)


def _pay(result: Result, role: str) -> Decimal | None:
    return next((each.pay for each in result.market.roles if each.role == role), None)


def _table(results: Sequence[Result], result: Result) -> Table:
    plan, name, columns = result.plan, result.scenario.name, year_columns(result.plan)
    rise = entry_pay_rise(results, result)
    rows: list[Row] = []
    if result is not results[0]:
        role = before_and_after(results).before_rung.role
        ours, base = (f"{{{market_cells.key(each)}!{role}@pay}}" for each in (name, results[0].scenario.name))
        label = f"{plan.roles[role].title}: pay over the baseline's, less one"
        known = _pay(result, role) is not None
        formula = f"=MAX(0,{ours}/{base}-1)" if known else None
        rows.append(Row("rise", label, (rise,) * len(columns), Unit.PERCENT, formula))
    for group, about in plan.pay.matching.items():
        found = matching(plan, group, rise)
        path = f"{ASSUMPTIONS}!pay.matching.{group}"
        month = f"{{{path}.yearly_wages@{name}}}/12*(1+{{{path}.fringe_rate@{name}}})"
        index = f"{{{months.key(name)}!raise_index@#}}"
        rows.append(heading(f"head.{group}", f"{about.title}: {about.people} people", columns))
        general = over_the_year(plan, f"={month}*(SUM({index})-COUNT({index}))")
        label = "The plan's general raises, for them too"
        values = added_up(found.general_raises)
        rows.append(Row(f"{group}.general", label, values, Unit.DOLLARS, general, indent=1))
        if result is not results[0]:
            entry = over_the_year(plan, f"={month}*SUM({index})*{{rise}}")
            label = "And the same rise as entry pay in peer roles"
            values = added_up(found.entry_pay)
            rows.append(Row(f"{group}.entry", label, values, Unit.DOLLARS, entry, indent=1))
    title = f"{result.scenario.title}: what matching the raises for other staff would cost"
    return Table(
        f"matching.{name}",
        title,
        columns,
        tuple(rows),
        label_header="Wages and what follows them, a year",
        label_width=62,
        note="Beside the plan's cost, not in it. The group's wages are those given for the plan's start.",
    )
