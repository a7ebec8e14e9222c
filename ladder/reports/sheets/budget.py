"""The Budget sheet: cost by fiscal year, each scenario and its difference from the baseline, live from the months."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.finance.other_costs import other_cost_titles
from ladder.model.money import cents
from ladder.reports.groups import groupings, groups_with_seats
from ladder.reports.money_parts import cause_words, money_parts
from ladder.reports.sheets import months
from ladder.reports.sheets.cost_months import HIRES, RUNNING
from ladder.reports.sheets.pay_months import premium_totals
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit, heading
from ladder.workforce.budget import Amounts, by_fiscal_year, by_group, cost_title, one_time_cost
from ladder.workforce.paydays import paydays_by_fiscal_year, years_with_an_extra_payday

WHOLE_PLAN = "plan"


def key(scenario: str) -> str:
    """The key of a scenario's table of fiscal years."""
    return f"budget.{scenario}"


def difference_key(scenario: str) -> str:
    """The key of a scenario's table of differences from the baseline."""
    return f"difference.{scenario}"


def fiscal_years(result: Result) -> dict[int, int]:
    """The fiscal years of the plan, and how many of the plan's months each has."""
    years = result.budget.fiscal_years
    return {year: years.count(year) for year in dict.fromkeys(years)}


def year_title(year: int, months_in_it: int) -> str:
    """`FY 2027`, and how many months where the plan has only part of the year."""
    return f"FY {year}" if months_in_it == 12 else f"FY {year} ({months_in_it} months)"


def build(results: Sequence[Result]) -> Sheet:
    """The sheet: one table a scenario, then the differences."""
    tables = [_scenario(result) for result in results]
    tables += [_difference(results[0], result) for result in results[1:]]
    tables += [_parts(results[0], result) for result in results[1:]]
    return Sheet(
        "Budget",
        "What the plan costs, by fiscal year",
        tuple(tables),
        lines=_lines(results[0]),
    )


def _parts(base: Result, result: Result) -> Table:
    """Where the scenario's added money goes: the steps of the waterfall chart."""
    found = money_parts(base, result)
    change = found.change
    rows = [_step("baseline", f"Cost under {base.scenario.title}", change.baseline)]
    rows += [
        _step(cause, cause_words(cause, amount), amount, Kind.CALCULATION)
        for cause, amount in change.causes.items()
        if cents(amount)
    ]
    rows.append(_step("added", "Change in cost", change.added))
    if found.revenue is not None:
        rows.append(_step("revenue", "Change in revenue", found.revenue, Kind.CALCULATION))
        rows.append(_step("net", "Change in cost less revenue", found.net))
    return Table(
        f"parts.{result.scenario.name}",
        f"{result.scenario.title}: where the money goes in {found.span}",
        (Column("dollars", "Dollars", None, 15),),
        tuple(rows),
        label_header="Cause",
        note="Calculated, not live: seats of both plans are priced at the hours they have under "
        f"{base.scenario.title}. The lines add up to the change in cost in the table of differences.",
    )


def _step(key: str, label: str, amount: Decimal, kind: Kind = Kind.TOTAL) -> Row:
    return Row(key, label, (amount,), Unit.DOLLARS, kind=kind)


def _lines(result: Result) -> tuple[str, ...]:
    lines = [
        "On accrual: a month is 52/12 weeks of pay. A fiscal year is named by the calendar year in which it ends."
    ]
    lines += [
        f"FY {year} has {count} paydays: cash paid out in it is about "
        f"{Decimal(100) / (count - 1):.1f}% more than a usual year's."
        for year, count in years_with_an_extra_payday(result.plan).items()
    ]
    return tuple(lines)


def year_columns(result: Result) -> tuple[Column, ...]:
    """A column a fiscal year, and one for the whole plan."""
    years = fiscal_years(result)
    titles = (Column(f"fy{year}", year_title(year, count), None, 15) for year, count in years.items())
    return (*titles, Column(WHOLE_PLAN, "Whole plan", None, 16))


class YearRows:
    """Rows of one scenario by fiscal year, each added up from a row of its months."""

    def __init__(self, result: Result) -> None:
        self.result = result
        self.months = months.key(result.scenario.name)
        every = result.plan.period.all_months
        self.span = f"{every[0]}:{every[-1]}"
        self.years = fiscal_years(result)
        self.rows: list[Row] = []

    def add(
        self,
        name: str,
        label: str,
        unit: Unit,
        amounts: Amounts,
        kind: Kind = Kind.CALCULATION,
        indent: int = 0,
    ) -> None:
        """Monthly amounts by fiscal year and over the whole plan; `name` is the row of the months."""
        by_year = by_fiscal_year(self.result.budget, amounts)
        year = f"=SUMIF({{{self.months}!fiscal_year@{self.span}}},{{fiscal_year}},{{{self.months}!{name}@{self.span}}})"
        first, last = (f"fy{year}" for year in (min(self.years), max(self.years)))
        self.rows.append(
            Row(
                name,
                label,
                (*(by_year[year] for year in self.years), sum(amounts, Decimal(0))),
                unit,
                formula=(*(year for _ in self.years), f"=SUM({{{name}@{first}:{last}}})"),
                kind=kind,
                indent=indent,
            )
        )


def _scenario(result: Result) -> Table:
    budget, columns = result.budget, year_columns(result)
    rows = YearRows(result)
    years = list(rows.years)
    rows.rows.append(Row("fiscal_year", "Fiscal year", (*years, None), Unit.FISCAL_YEAR, kind=Kind.TEXT))
    rows.rows.append(
        Row(
            "months",
            "Months of the plan in it",
            (*rows.years.values(), len(budget.months)),
            Unit.COUNT,
            formula=(
                *(f"=COUNTIF({{{rows.months}!fiscal_year@{rows.span}}},{{fiscal_year}})" for _ in years),
                f"=SUM({{months@fy{years[0]}:fy{years[-1]}}})",
            ),
        )
    )
    paydays = paydays_by_fiscal_year(result.plan)
    if paydays:
        rows.rows.append(
            Row(
                "paydays",
                "Paydays in a whole year",
                (*(paydays.get(year) for year in years), None),
                Unit.COUNT,
                kind=Kind.TEXT,
            )
        )
    _seats(rows)
    _beside_seats(rows)
    rows.add("total.cost", "Total cost", Unit.DOLLARS, budget.total, Kind.TOTAL)
    if result.funding:
        rows.add("unfunded", "Of it unfunded (see Funding)", Unit.DOLLARS, result.funding.unfunded, indent=1)
    if result.revenue and result.revenue.lines:
        rows.add("total.revenue", "Revenue (see Revenue)", Unit.DOLLARS, result.revenue.dollars_of())
    _groups(rows, columns)
    return Table(
        key(result.scenario.name), result.scenario.title, columns, tuple(rows.rows), label_header="Line"
    )


def _seats(rows: YearRows) -> None:
    """Hours, wages and each employer cost of the seats."""
    result, budget = rows.result, rows.result.budget
    rows.add("total.hours", "Paid hours", Unit.HOURS, budget.sum_of(lambda line: line.hours))
    rows.add("total.wages", "Wages", Unit.DOLLARS, budget.sum_of(lambda line: line.wages))
    for name, label, _, amounts in premium_totals(result):
        rows.add(f"total.{name}", label, Unit.DOLLARS, amounts, indent=2)
    for item in months.cost_items(result):
        rows.add(
            f"total.item.{item}",
            months.item_title(result, item),
            Unit.DOLLARS,
            budget.sum_of(months.cost_of(item)),
            indent=1,
        )
    rows.add("total.seats", "Cost of seats", Unit.DOLLARS, budget.sum_of(lambda line: line.total), Kind.TOTAL)


def _beside_seats(rows: YearRows) -> None:
    """Costs that are no seat's: each hire and what is bought, one-time costs, indirect cost."""
    result, budget = rows.result, rows.result.budget
    titles = other_cost_titles(result.plan)
    if result.plan.hiring:
        rows.add(HIRES, "Expected hires", Unit.PEOPLE, budget.hires)
    for path, amounts in budget.other.items():
        rows.add(f"other.{path}", titles[path], Unit.DOLLARS, amounts)
    if budget.other:
        label = "Cost of seats and of what stands beside them"
        rows.add(RUNNING, label, Unit.DOLLARS, budget.running, Kind.TOTAL)
    for name, amounts in budget.one_time.items():
        title = cost_title(result.plan, one_time_cost(name))
        rows.add(one_time_cost(name), f"One-time: {title}", Unit.DOLLARS, amounts)
    if result.plan.indirect:
        rows.add("total.indirect", "Indirect cost", Unit.DOLLARS, budget.indirect_total)


def _groups(rows: YearRows, columns: Sequence[Column]) -> None:
    for grouping in groupings(rows.result.plan):
        name = f"by_{grouping.name}"
        rows.rows.append(heading(f"head.{name}", f"Cost of seats by {grouping.name}", columns))
        amounts = by_group(rows.result.budget, grouping.group_of)
        for group in groups_with_seats(rows.result, grouping):
            rows.add(f"{name}.{group}", grouping.titles[group], Unit.DOLLARS, amounts[group], indent=1)


def _difference(baseline: Result, result: Result) -> Table:
    """What a scenario adds to the baseline, and by how much in percent."""
    columns = year_columns(result)
    own, base = key(result.scenario.name), key(baseline.scenario.name)
    measures: tuple[tuple[str, str, Callable[[Result], Amounts]], ...] = (
        ("total.wages", "Wages", lambda each: each.budget.sum_of(lambda line: line.wages)),
        ("total.seats", "Cost of seats", lambda each: each.budget.sum_of(lambda line: line.total)),
        ("total.cost", "Total cost", lambda each: each.budget.total),
    )
    rows: list[Row] = []
    more: Amounts = ()
    for name, label, amounts in measures:
        more = _less(_by_year(result, amounts(result)), _by_year(baseline, amounts(baseline)))
        formula = f"={{{own}!{name}}}-{{{base}!{name}}}"
        kind = Kind.TOTAL if name == "total.cost" else Kind.CALCULATION
        rows.append(Row(name, f"{label}: added", more, Unit.DOLLARS, formula=formula, kind=kind))
    before = _by_year(baseline, baseline.budget.total)
    shares = tuple(one / other if other else Decimal(0) for one, other in zip(more, before, strict=True))
    share = f"=IF({{{base}!total.cost}}=0,0,{{total.cost}}/{{{base}!total.cost}})"
    rows.append(Row("share", "Total cost: over the baseline", shares, Unit.PERCENT, formula=share))
    title = f"{result.scenario.title}, less {baseline.scenario.title}"
    return Table(difference_key(result.scenario.name), title, columns, tuple(rows), label_header="Line")


def _less(amounts: Amounts, others: Amounts) -> Amounts:
    return tuple(one - other for one, other in zip(amounts, others, strict=True))


def _by_year(result: Result, amounts: Amounts) -> tuple[Decimal, ...]:
    by_year = by_fiscal_year(result.budget, amounts)
    return (*(by_year[year] for year in fiscal_years(result)), sum(amounts, Decimal(0)))
