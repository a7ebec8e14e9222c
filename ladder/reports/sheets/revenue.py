"""The sheet "Revenue": units and dollars by role and fiscal year, and what a unit costs on each rung; all live."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.finance.revenue import group_beats_one_to_one
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.phrases import LINE, Sentence
from ladder.reports.sheets import months, unit_cost
from ladder.reports.sheets.budget import YearRows, year_columns
from ladder.reports.sheets.revenue_inputs import billed_services, billing_roles
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit, heading
from ladder.workforce.budget import by_fiscal_year

Words = Mapping[str, Sequence[Sentence]]
"""Sentences by role."""

RULES = (
    "Units paid = paid hours of filled seats x share worked x direct share x billable share x units an hour x "
    "(1 - denied). Of a group, each billed member's unit counts. Newly opened seats bill after the months "
    "Assumptions gives.",
    "So do people whom the roster says are not certified yet, from the month they were hired. People who replace "
    "others are taken as billing, and overtime hours are not billed.",
)


def key(scenario: str) -> str:
    """The key of a scenario's table of units and revenue by fiscal year."""
    return f"revenue.{scenario}"


def build(results: Sequence[Result], sentences: Mapping[str, Words]) -> Sheet | None:
    """The sheet; None where no role bills. `sentences` say each scenario's unit costs in words."""
    billing = [result for result in results if billing_roles(result.plan)]
    if not billing:
        return None
    tables = [_by_year(result) for result in billing]
    for result in billing:
        if result.unit_costs:
            tables += [unit_cost.table(result), _in_words(result, sentences[result.scenario.name])]
    tables += [table for result in billing if (table := _groups(result))]
    return Sheet("Revenue", "What is billed, and what a unit costs", tuple(tables), lines=RULES)


def _by_year(result: Result) -> Table:
    revenue, columns = result.revenue, year_columns(result)
    assert revenue
    rows = YearRows(result)
    rows.rows.append(Row("fiscal_year", "Fiscal year", (*rows.years, None), Unit.FISCAL_YEAR, kind=Kind.TEXT))
    roles = billing_roles(result.plan)
    rows.rows.append(heading("head.units", "Units paid", columns))
    for role in roles:
        title = result.plan.roles[role].title
        rows.add(f"units_by_role.{role}", title, Unit.COUNT, revenue.units_of(role), indent=1)
    rows.add("total.units", "Units paid", Unit.COUNT, revenue.units_of(), Kind.TOTAL)
    rows.rows.append(heading("head.revenue", "Revenue", columns))
    for role in roles:
        title = result.plan.roles[role].title
        rows.add(f"revenue_by_role.{role}", title, Unit.DOLLARS, revenue.dollars_of(role), indent=1)
    rows.add("total.revenue", "Revenue", Unit.DOLLARS, revenue.dollars_of(), Kind.TOTAL)
    rows.add("total.cost", "Total cost", Unit.DOLLARS, result.budget.total)
    net = tuple(cost - earned for cost, earned in zip(result.budget.total, revenue.dollars_of(), strict=True))
    by_year = (*by_fiscal_year(result.budget, net).values(), sum(net, Decimal(0)))
    formula = "={total.cost}-{total.revenue}"
    rows.rows.append(Row("net", "Total cost less revenue", by_year, Unit.DOLLARS, formula=formula))
    title = f"{result.scenario.title}: units and revenue"
    return Table(key(result.scenario.name), title, columns, tuple(rows.rows), label_header="Line")


def _in_words(result: Result, sentences: Words) -> Table:
    rows = tuple(
        Row(
            f"words.{role}.{number}.{at}",
            "" if number or at else result.plan.roles[role].title,
            (line.text,),
            formula=line.formula,
            kind=Kind.TEXT,
            flows=True,
        )
        for role, some in sentences.items()
        for number, sentence in enumerate(some)
        for at, line in enumerate(sentence.lines(LINE))
    )
    key, column = f"unit_words.{result.scenario.name}", Column("words", "", Unit.TEXT, 22)
    return Table(
        key, f"{result.scenario.title}: in words", (column,), rows, label_width=unit_cost.LABEL_WIDTH
    )


def _groups(result: Result) -> Table | None:
    """How many billed members make a group's hour pay more than an hour one to one, at the first month's rates."""
    revenue, every = result.plan.revenue, result.budget.months
    assert revenue
    used = billed_services(result.plan)
    groups = [name for name in used if revenue.services[name].group_size]
    singles = [name for name in used if not revenue.services[name].group_size]
    if not (groups and singles):
        return None
    columns = (
        Column("group", "Group: a member's hour", Unit.CENTS, 16),
        Column("single", "One to one: an hour", Unit.CENTS, 16),
        Column("members", "Group beats from members", Unit.COUNT, 16),
        Column("given", "Members billed here", Unit.COUNT, 16),
    )
    rows = []
    for group in groups:
        for single in singles:
            hours = [_hour(result, name) for name in (group, single)]
            least = group_beats_one_to_one(hours[0], hours[1])
            path = f"{ASSUMPTIONS}!revenue.services.{group}.group_size@{result.scenario.name}"
            formulas = (
                *(_hour_formula(result, name, str(every[0])) for name in (group, single)),
                f"=INT(ROUND({{{group}.{single}@single}}/{{{group}.{single}@group}},6))+1",
                f"={{{path}}}",
            )
            label = f"{revenue.services[group].title} against {revenue.services[single].title}"
            values = (*hours, least, revenue.services[group].group_size)
            rows.append(Row(f"{group}.{single}", label, values, formula=formulas))
    title = f"{result.scenario.title}: the size at which a group beats one to one"
    key = f"groups.{result.scenario.name}"
    return Table(key, title, columns, tuple(rows), label_header="Services", label_width=unit_cost.LABEL_WIDTH)


def _hour(result: Result, service: str) -> Decimal:
    """Dollars of an hour of a service in the plan's first month; of a group, a member's."""
    assert result.plan.revenue
    assert result.revenue
    about = result.plan.revenue.services[service]
    return result.revenue.rates[service][0] * about.units_an_hour / (about.group_size or 1)


def _hour_formula(result: Result, service: str, month: str) -> str:
    name = result.scenario.name
    rate = f"{{{months.key(name)}!service.{service}@{month}}}"
    minutes = f"{{{ASSUMPTIONS}!revenue.minutes_an_hour@{name}}}"
    return f"={rate}*{minutes}/{{{ASSUMPTIONS}!revenue.services.{service}.unit_minutes@{name}}}"
