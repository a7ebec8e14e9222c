"""Checks on what a reader may type in: shares that make a whole, seats that can be, the year of the law's figures;
and whether the file still says what the run said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.month import Month
from ladder.reports.law_figures import ASSUMPTIONS, row_key
from ladder.reports.sheets import budget, months
from ladder.reports.sheets.check_row import check_row, none_of
from ladder.reports.sheets.funding_inputs import share_key
from ladder.reports.tables import Column, Kind, Row, Table, Unit

_A_CHECK = 30  # lines or roles; more would make the formula longer than a cell holds
AS_MADE, CHANGED = "as made", "inputs changed since"


def input_checks(result: Result) -> list[Row]:
    """The checks of one scenario."""
    return [
        _seats(result),
        *_fund_shares(result),
        *_service_shares(result),
        *_emptied(result),
        *_people(result),
    ]


def law_year(result: Result, assumptions: Table) -> Row:
    """Whether the benefit lines are those of the plan's first year."""
    start = result.plan.period.start
    row = row_key("substantial_gainful_activity", start)
    month = assumptions.value(row, "month")
    assert isinstance(month, Month)
    return check_row(
        "law.year",
        "The law's benefit lines are those of the plan's first year",
        Decimal(month.year),
        Decimal(start.year),
        f"=YEAR({{{ASSUMPTIONS}!{row}@month}})",
        f"=YEAR({{{months.key(result.scenario.name)}!month@{start}}})",
        Unit.YEAR,
    )


def _seats(result: Result) -> Row:
    """Months in which a line's filled seats are fewer than none or more than are authorized."""
    lines, table = list(result.plan.seats), months.key(result.scenario.name)
    every = result.plan.period.all_months
    filled, authorized = (
        f"{{{table}!{measure}.{lines[0]}:{measure}.{lines[-1]}@{every[0]}:{every[-1]}}}"
        for measure in ("filled", "authorized")
    )
    found = sum(
        not 0 <= full <= seats
        for line in result.budget.lines.values()
        for full, seats in zip(line.filled, line.authorized, strict=True)
    )
    return none_of(
        f"{result.scenario.name}.seats",
        f"{result.scenario.title}: months with filled seats under zero or over those authorized",
        found,
        f"=SUMPRODUCT(({filled}<0)+({filled}>{authorized}))",
    )


def _fund_shares(result: Result) -> Iterator[Row]:
    """Seat lines that funds are charged more than the whole of."""
    terms = []
    for name, line in result.plan.seats.items():
        shares = {fund: share for fund, share in result.plan.shares_of(line).items() if share}
        if shares:
            keys = [share_key(name, fund) for fund in shares]
            over = f"(ROUND({_sum(keys, result)},6)>1)"
            terms.append((sum(shares.values()) > 1, over))
    label = f"{result.scenario.title}: seat lines of which funds are charged more than 100%"
    yield from _counted(f"{result.scenario.name}.fund_shares", label, terms)


def _service_shares(result: Result) -> Iterator[Row]:
    """Roles whose billable time by service does not make a whole."""
    terms = []
    for name, role in result.plan.revenue.roles.items() if result.plan.revenue else ():
        if (
            len(role.services) > 1
            and result.revenue
            and any(line.role == name for line in result.revenue.lines.values())
        ):
            keys = [f"revenue.roles.{name}.services.{service}" for service in role.services]
            terms.append((sum(role.services.values()) != 1, f"(ROUND({_sum(keys, result)},6)<>1)"))
    label = f"{result.scenario.title}: roles whose billable time by service is not 100%"
    yield from _counted(f"{result.scenario.name}.service_shares", label, terms)


def _emptied(result: Result) -> Iterator[Row]:
    """Terms of funds and seats left empty: a formula reads nothing there as 0, the config as no end and no limit."""
    plan = result.plan
    terms = (
        ("funds", plan.funds, ("ends", "limit_a_year", "indirect_rate")),
        ("seats", plan.seats, ("last_month",)),
    )
    cells = [
        f"{{{ASSUMPTIONS}!{section}.{name}.{field}@{result.scenario.name}}}"
        for section, some, fields in terms
        for name, each in some.items()
        for field in fields
        if getattr(each, field) is not None
    ]
    label = (
        f"{result.scenario.title}: last months, limits and rates of funds or seats left empty on Assumptions (for no "
        "end or no limit write a later month or a higher amount)"
    )
    yield from _counted(f"{result.scenario.name}.emptied", label, [(False, f'({cell}="")') for cell in cells])


def _sum(keys: Sequence[str], result: Result) -> str:
    return "+".join(f"{{{ASSUMPTIONS}!{key}@{result.scenario.name}}}" for key in keys)


def _counted(key: str, label: str, terms: Sequence[tuple[bool, str]]) -> Iterator[Row]:
    for first in range(0, len(terms), _A_CHECK):
        some = terms[first : first + _A_CHECK]
        more = (f".{first + 1}", f", from number {first + 1}") if first else ("", "")
        formula = "=0+" + "+".join(term for _, term in some)
        yield none_of(key + more[0], label + more[1], sum(wrong for wrong, _ in some), formula)


def _people(result: Result) -> list[Row]:
    """Roles and years in which the simulated people do not roll forward."""
    if result.risk is None:
        return []
    flows = result.risk.headcount.flows
    years, roles = budget.year_columns(result)[:-1], list(flows)
    found = sum(
        round(flow.rolled - flow.closing, 2) != 0 for role in flows.values() for flow in role.values()
    )
    block = f"{roles[0]}:{roles[-1]}.p90@{years[0].key}:{years[-1].key}"
    return [
        none_of(
            f"{result.scenario.name}.people",
            f"{result.scenario.title}: years in which a role's simulated people do not roll forward",
            found,
            f'=COUNTIF({{headcount.people.{result.scenario.name}!{block}}},"does not add up")',
        )
    ]


def as_made(results: Sequence[Result]) -> Table:
    """Each scenario's cost over the plan as the run worked it out, and as the file says now."""
    columns = (
        Column("one", "As the run made it", None, 18),
        Column("other", "Now in this file", None, 18),
        Column("verdict", "This file is", Unit.TEXT, 22),
    )
    rows = []
    for result in results:
        total, key = sum(result.budget.total, Decimal(0)), f"made.{result.scenario.name}"
        live = f"={{{budget.key(result.scenario.name)}!total.cost@{budget.WHOLE_PLAN}}}"
        same = f'=IF(ABS({{{key}@one}}-{{{key}@other}})<0.005,"{AS_MADE}","{CHANGED}")'
        rows.append(
            Row(
                key,
                f"{result.scenario.title}: total cost over the plan",
                (total, total, AS_MADE),
                Unit.CENTS,
                formula=(None, live, same),
                kind=(Kind.TEXT, Kind.CALCULATION, Kind.CALCULATION),
            )
        )
    return Table(
        "as_made",
        "Is the file as the run made it?",
        columns,
        tuple(rows),
        label_header="Figure",
        label_width=80,
    )
