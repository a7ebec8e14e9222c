"""The sheet "Funding": who pays by fiscal year, what is unfunded and why, when each fund ends; all live."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ladder.analysis import Result
from ladder.finance.funding import REASONS, added
from ladder.finance.indirect import DE_MINIMIS, SUBAWARD_LIMIT
from ladder.model.funding import FUND_KINDS, INDIRECT_BASES
from ladder.model.month import Month
from ladder.model.plan_set import BASELINE
from ladder.reports.groups import groupings, groups_with_seats
from ladder.reports.law_figures import ASSUMPTIONS, reference
from ladder.reports.sheets import months
from ladder.reports.sheets.budget import WHOLE_PLAN, YearRows, fiscal_years, year_columns
from ladder.reports.sheets.funding_inputs import share_key
from ladder.reports.sheets.funding_months import has_gaps, shown_reasons
from ladder.reports.tables import (
    MOST_SERIES,
    Chart,
    Column,
    Kind,
    Row,
    Series,
    Sheet,
    Table,
    Unit,
    Value,
    heading,
)
from ladder.workforce.budget import Amounts, by_fiscal_year

INDIRECT_TABLE = "indirect"

RULES = (
    "A seat is charged to funds by its role's shares, or its seat line's own. A cost that is no seat's is charged to "
    "the fund it names, or else follows the funds' shares of all seat cost of its month.",
    "A fund pays through its last month and, in a fiscal year, up to its limit, earlier months first; of a year the "
    "plan covers in part, that part of the limit. Revenue does not offset what is charged to other funds.",
)


def key(scenario: str) -> str:
    """The key of a scenario's table of who pays, by fiscal year."""
    return f"funding.{scenario}"


def funds_key(scenario: str) -> str:
    """The key of a scenario's table of funds."""
    return f"funds.{scenario}"


def build(results: Sequence[Result]) -> Sheet | None:
    """The sheet; None where no scenario has a fund or an indirect rate."""
    funded = [result for result in results if result.funding]
    tables = [by_year(result) for result in funded]
    if funded:
        lead = min(1, len(funded) - 1)
        tables[lead] = replace(tables[lead], chart=_who_pays(funded[lead]))
    tables += [_funds(result) for result in funded]
    tables += [_shares(result) for result in funded]
    if results[0].plan.indirect:
        tables.append(_indirect(results[0]))
    if not tables:
        return None
    lines = RULES if funded else ()
    return Sheet("Funding", "Who pays, and what is unfunded", tuple(tables), lines=lines)


def by_year(result: Result) -> Table:
    """What each fund pays and what is unfunded by fiscal year: why, and of which role."""
    funding, columns = result.funding, year_columns(result)
    assert funding
    rows = YearRows(result)
    rows.rows.append(Row("fiscal_year", "Fiscal year", (*rows.years, None), Unit.FISCAL_YEAR, kind=Kind.TEXT))
    for name, use in funding.funds.items():
        title = result.plan.funds[name].title
        rows.add(f"paid.{name}", f"{title} pays", Unit.DOLLARS, use.paid)
    rows.add("unfunded", "Unfunded", Unit.DOLLARS, funding.unfunded, Kind.TOTAL)
    rows.add("total.cost", "Total cost", Unit.DOLLARS, result.budget.total, Kind.TOTAL)
    unfunded, total = (
        (*by_fiscal_year(result.budget, amounts).values(), sum(amounts, Decimal(0)))
        for amounts in (funding.unfunded, result.budget.total)
    )
    shares = tuple(one / all_ if all_ else Decimal(0) for one, all_ in zip(unfunded, total, strict=True))
    formula = "=IF({total.cost}=0,0,{unfunded}/{total.cost})"
    rows.rows.append(Row("share", "Unfunded, of total cost", shares, Unit.PERCENT, formula=formula))
    rows.rows.append(heading("head.reasons", "Why it is unfunded", columns))
    for reason in shown_reasons(has_gaps(result.plan)):
        rows.add(f"unfunded.{reason}", REASONS[reason], Unit.DOLLARS, funding.reasons[reason], indent=1)
    rows.rows.append(heading("head.roles", "Unfunded by role, indirect cost included", columns))
    role = groupings(result.plan)[0]
    for group in groups_with_seats(result, role):
        amounts = funding.unfunded_of(group)
        rows.add(f"unfunded_by_role.{group}", role.titles[group], Unit.DOLLARS, amounts, indent=1)
    if result.budget.beside:
        label, amounts = "Costs that are no role's", funding.unfunded_of(None)
        rows.add("unfunded_others", label, Unit.DOLLARS, amounts, indent=1)
    if medicaid_funds(result) and result.revenue and result.revenue.lines:
        rows.rows.append(heading("head.medicaid", "Medicaid: revenue beside what is charged to it", columns))
        _medicaid(rows, result)
    title = f"{result.scenario.title}: cost by fund"
    return Table(key(result.scenario.name), title, columns, tuple(rows.rows), label_header="Line")


def _who_pays(result: Result) -> Chart | None:
    """Each fund's part of a fiscal year's cost and what is unfunded; None with more funds than can be told apart."""
    assert result.funding
    if len(result.funding.funds) >= MOST_SERIES:
        return None
    years = list(fiscal_years(result))
    parts = {f"paid.{name}": result.plan.funds[name].title for name in result.funding.funds}
    parts |= {"unfunded": "Unfunded"}
    table, span = key(result.scenario.name), (f"fy{years[0]}", f"fy{years[-1]}")
    return Chart(
        f"Who pays, by fiscal year: {result.scenario.title}",
        Unit.DOLLARS,
        tuple(
            Series(title, table, (row, row), span, lacking=row == "unfunded") for row, title in parts.items()
        ),
        f"Stacked column chart of the scenario {result.scenario.title}: what each fund pays in dollars by fiscal year, "
        f"and on top what is unfunded. From below: {', '.join(parts.values())}. The table above the chart holds the "
        "figures; the columns follow when an assumption changes.",
        stacked=True,
    )


def medicaid_funds(result: Result) -> list[str]:
    """The plan's funds of kind Medicaid."""
    return [name for name, fund in result.plan.funds.items() if fund.kind == "medicaid"]


def medicaid_charged(result: Result) -> Amounts:
    """What is charged to Medicaid, by month."""
    assert result.funding
    charged = [result.funding.funds[name].charged for name in medicaid_funds(result)]
    return added(charged, len(result.budget.months))


def _medicaid(rows: YearRows, result: Result) -> None:
    assert result.revenue
    rows.add("total.revenue", "Revenue", Unit.DOLLARS, result.revenue.dollars_of(), indent=1)
    gap = tuple(
        earned - charged
        for earned, charged in zip(result.revenue.dollars_of(), medicaid_charged(result), strict=True)
    )
    years = (*by_fiscal_year(result.budget, gap).values(), sum(gap, Decimal(0)))
    for name in medicaid_funds(result):
        about, use = result.plan.funds[name], result.funding
        assert use
        rows.add(
            f"charged.{name}", f"Charged to {about.title}", Unit.DOLLARS, use.funds[name].charged, indent=1
        )
    charged = "".join(f"-{{charged.{name}}}" for name in medicaid_funds(result))
    label = "Revenue over (under) what is charged to Medicaid"
    formula = f"={{total.revenue}}{charged}"
    rows.rows.append(Row("medicaid_gap", label, years, Unit.DOLLARS, formula=formula, kind=Kind.TOTAL))


def _funds(result: Result) -> Table:
    """Each fund: its terms, what it pays over the plan, and what rests on it at its end."""
    funding, name = result.funding, result.scenario.name
    assert funding
    columns = (
        Column("kind", "Kind", Unit.TEXT, 12),
        Column("starts", "First month", Unit.MONTH, 13),
        Column("ends", "Last month", Unit.MONTH, 13),
        Column("limit", "At most a fiscal year", Unit.DOLLARS, 16),
        Column("paid", "Pays over the plan", Unit.DOLLARS, 16),
        Column("at_end", "In its last twelve months", Unit.DOLLARS, 18),
    )
    rows = []
    for fund, about in result.plan.funds.items():
        path = f"{ASSUMPTIONS}!funds.{fund}"
        values: tuple[Value, ...] = (
            FUND_KINDS[about.kind],
            about.starts,
            about.ends,
            about.limit_a_year,
            sum(funding.funds[fund].paid, Decimal(0)),
            paid_at_end(result, fund),
        )
        formulas = (
            None,
            f"={{{path}.starts@{name}}}" if about.starts else None,
            f"={{{path}.ends@{name}}}" if about.ends else None,
            f"={{{path}.limit_a_year@{name}}}" if about.limit_a_year is not None else None,
            f"={{{key(name)}!paid.{fund}@{WHOLE_PLAN}}}",
            _at_end_formula(result, fund),
        )
        kinds = tuple(Kind.CALCULATION if formula else Kind.TEXT for formula in formulas)
        rows.append(Row(fund, about.title, values, formula=formulas, kind=kinds))
    title = f"{result.scenario.title}: each fund, and what rests on it when it ends"
    note = (
        "The last twelve months are those up to its last month, or up to the plan's end if that comes first."
    )
    return Table(funds_key(name), title, columns, tuple(rows), label_header="Fund", note=note)


def paid_at_end(result: Result, fund: str) -> Decimal:
    """What a fund pays in the twelve months to its last month, or to the plan's end if that comes first."""
    assert result.funding
    last = _last_month(result, fund)
    paid = zip(result.budget.months, result.funding.funds[fund].paid, strict=True)
    return sum((amount for month, amount in paid if last + -12 < month <= last), Decimal(0))


def _last_month(result: Result, fund: str) -> Month:
    end, ends = result.budget.months[-1], result.plan.funds[fund].ends
    return min(ends, end) if ends else end


def _at_end_formula(result: Result, fund: str) -> str:
    table, every = months.key(result.scenario.name), result.budget.months
    span = f"{every[0]}:{every[-1]}"
    month, paid = f"{{{table}!month@{span}}}", f"{{{table}!paid.{fund}@{span}}}"
    last = f"{{{table}!month@{every[-1]}}}"
    if result.plan.funds[fund].ends:
        last = f"MIN({{{ASSUMPTIONS}!funds.{fund}.ends@{result.scenario.name}}},{last})"
    return f"=SUMPRODUCT(({month}<={last})*({month}>EDATE({last},-12))*{paid})"


def _shares(result: Result) -> Table:
    """What share of each seat line's cost each fund is charged."""
    plan, name = result.plan, result.scenario.name
    columns = (
        *(Column(fund, about.title, Unit.PERCENT, 16) for fund, about in plan.funds.items()),
        Column("no.fund", "No fund", Unit.PERCENT, 12),
    )
    first, *_, last = [*plan.funds, *plan.funds]
    rows = []
    for line, about in plan.seats.items():
        shares = plan.shares_of(about)
        given = tuple(shares.get(fund, Decimal(0)) or None for fund in plan.funds)
        links = tuple(
            f"={{{ASSUMPTIONS}!{share_key(line, fund)}@{name}}}" if share else None
            for fund, share in zip(plan.funds, given, strict=True)
        )
        left = 1 - sum(shares.values(), Decimal(0))
        values = (*given, left)
        formulas = (*links, f"=ROUND(1-SUM({{{line}@{first}:{last}}}),6)")
        label = f"{line} ({plan.roles[about.role].title})"
        rows.append(Row(line, label, values, formula=formulas))
    title = f"{result.scenario.title}: shares of each seat line's cost"
    return Table(f"fund_shares.{name}", title, columns, tuple(rows), label_header="Seat line")


def _indirect(result: Result) -> Table:
    """The indirect rate beside what the law lets a de minimis rate be."""
    rules, start = result.indirect, result.plan.period.start
    assert rules
    rate = f"{{{ASSUMPTIONS}!indirect.rate@{BASELINE}}}"
    rows = [
        Row("base", "Taken on", (INDIRECT_BASES[rules.given.base],), kind=Kind.TEXT),
        Row("rate", "Rate", (rules.given.rate,), Unit.PERCENT, formula=f"={rate}"),
    ]
    if rules.given.de_minimis:
        most, within = reference(DE_MINIMIS, start), rules.given.rate <= rules.de_minimis
        label = "Most a de minimis rate can be (2 CFR 200.414(f))"
        rows.append(Row("most", label, (rules.de_minimis,), Unit.PERCENT, formula=f"={most}"))
        words, other = "within it", "over it"
        formula = f'=IF({{rate}}<={{most}},"{words}","{other}")'
        rows.append(Row("standing", "So the rate is", (words if within else other,), formula=formula))
    if rules.given.base == "mtdc":
        label = "Of each subaward, counted in the base (2 CFR 200.1)"
        formula = f"={reference(SUBAWARD_LIMIT, start)}"
        rows.append(Row("subaward", label, (rules.subaward_limit,), Unit.DOLLARS, formula=formula))
    column = Column("value", "", None, 18)
    return Table(INDIRECT_TABLE, "Indirect cost", (column,), tuple(rows), label_width=52)
