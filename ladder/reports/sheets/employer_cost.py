"""The sheet "Employer cost": a filled seat's year by role, items by fiscal year, supervision, make or buy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.finance.employer_cost import pays_federal_unemployment, pays_tax_to_a_base
from ladder.finance.other_costs import other_cost_titles
from ladder.reports.provenance import YEARLY_EXITS
from ladder.reports.sheets import budget, months, seat_years, supervision
from ladder.reports.sheets.cost_months import HIRES, growing_amounts
from ladder.reports.sheets.cost_words import words_table
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit
from ladder.workforce.budget import Amounts, by_fiscal_year

LABEL_WIDTH = 58


def build(results: Sequence[Result], inputs: Table) -> Sheet:
    """The sheet: for each scenario what it says in words, then the figures."""
    tables = [words_table(result) for result in results]
    for result in results:
        tables += seat_years.tables(result, inputs)
        tables += supervision.tables(result, inputs)
        tables.append(_by_fiscal_year(result))
        if growing_amounts(result.plan):
            tables.append(_growing(result))
    return Sheet(
        "Employer cost", "What a filled seat costs on top of wages", tuple(tables), lines=_lines(results)
    )


def _lines(results: Sequence[Result]) -> tuple[str, ...]:
    lines = [
        "A year of one filled seat, at the pay, premiums and law of the plan's first month; Months has every month. "
        "Pay is the role's average rate over filled seats, or the lowest of its grade: differentials and overtime, "
        "which the budget pays, are not in it."
    ]
    plans = [result.plan for result in results]
    if any(pays_federal_unemployment(plan) for plan in plans):
        lines.append(
            "Federal unemployment tax supposes the full credit for state tax; in a state that owes the federal fund "
            "the credit is less, and the tax more."
        )
    elif plans[0].agency.kind == "nonprofit":
        lines.append(
            "A nonprofit is taken as a 501(c)(3), which pays no federal unemployment tax (26 USC 3306(c)(8)); another "
            "kind of nonprofit does pay."
        )
    if any(pays_tax_to_a_base(plan) for plan in plans):
        lines.append(
            "Unemployment tax counts a twelfth of its yearly wage base a month. Each person replaced starts a new "
            "base, as if people left evenly over the year."
        )
    if any(plan.hiring for plan in plans):
        lines.append(
            f"Expected hires are people replaced and newly opened seats; promotions are none. {YEARLY_EXITS}"
        )
    return tuple(lines)


def items_key(scenario: str) -> str:
    """The key of a scenario's table of items by fiscal year."""
    return f"employer_items.{scenario}"


def _by_fiscal_year(result: Result) -> Table:
    """Every item added up by fiscal year, from the Budget sheet, and what they come to beside wages."""
    years = budget.fiscal_years(result)
    columns = (
        *(Column(f"fy{year}", budget.year_title(year, count), None, 15) for year, count in years.items()),
        Column(budget.WHOLE_PLAN, "Whole plan", None, 16),
    )
    table, items = budget.key(result.scenario.name), months.cost_items(result)
    wages = _years(result, result.budget.sum_of(lambda line: line.wages))
    costs = {item: _years(result, result.budget.sum_of(months.cost_of(item))) for item in items}
    rows = [Row("total.wages", "Wages", wages, Unit.DOLLARS, formula=f"={{{table}!total.wages}}")]
    for item, values in costs.items():
        label, formula = months.item_title(result, item), f"={{{table}!total.item.{item}}}"
        rows.append(Row(f"item.{item}", label, values, Unit.DOLLARS, formula=formula, indent=1))
    added = _added(costs, len(columns))
    on_top = "=SUM({" + f"item.{items[0]}:item.{items[-1]}" + "})"
    rows.append(Row("on_top", "On top of wages", added, Unit.DOLLARS, formula=on_top, kind=Kind.TOTAL))
    load = tuple(more / paid if paid else Decimal(0) for more, paid in zip(added, wages, strict=True))
    share = "=IF({total.wages}=0,0,{on_top}/{total.wages})"
    rows.append(Row("load", "  as a share of wages", load, Unit.PERCENT, formula=share))
    titles = other_cost_titles(result.plan)
    if result.plan.hiring:
        hires = _years(result, result.budget.hires)
        rows.append(Row(HIRES, "Expected hires", hires, Unit.PEOPLE, formula=f"={{{table}!{HIRES}}}"))
    for path, amounts in result.budget.other.items():
        formula = f"={{{table}!other.{path}}}"
        rows.append(
            Row(f"other.{path}", titles[path], _years(result, amounts), Unit.DOLLARS, formula=formula)
        )
    title = f"{result.scenario.title}: each item by fiscal year"
    return Table(
        items_key(result.scenario.name),
        title,
        columns,
        tuple(rows),
        label_header="Item",
        label_width=LABEL_WIDTH,
    )


def _years(result: Result, amounts: Amounts) -> tuple[Decimal, ...]:
    by_year = by_fiscal_year(result.budget, amounts)
    return (*(by_year[year] for year in budget.fiscal_years(result)), sum(amounts, Decimal(0)))


def _added(costs: Mapping[str, Amounts], columns: int) -> tuple[Decimal, ...]:
    zero = (Decimal(0),) * columns
    return tuple(sum(each, Decimal(0)) for each in zip(zero, *costs.values(), strict=True))


def _growing(result: Result) -> Table:
    """Premiums and the like at the end of each fiscal year, and the worker's part."""
    plan, table = result.plan, months.key(result.scenario.name)
    last = {
        year: month for month, year in zip(plan.period.all_months, result.budget.fiscal_years, strict=True)
    }
    columns = tuple(Column(f"fy{year}", month, None, 15) for year, month in last.items())
    places = [plan.period.all_months.index(month) for month in last.values()]
    rows = []
    for each in growing_amounts(plan):
        formula = tuple(f"={{{table}!{each.key}@{month}}}" for month in last.values())
        rows.append(
            Row(each.key, each.label, tuple(each.amounts[at] for at in places), Unit.CENTS, formula=formula)
        )
    title = f"{result.scenario.title}: amounts for each person in the last month of each fiscal year"
    return Table(
        f"growing.{result.scenario.name}",
        title,
        columns,
        tuple(rows),
        label_header="Amount",
        label_width=LABEL_WIDTH,
    )
