"""The Checks sheet: identities that must hold, each live, and one flag over them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ladder.analysis import Result
from ladder.pay.structure import RANGE_POINTS
from ladder.reports.groups import groupings, groups_with_seats
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.sheets import budget, funding, months
from ladder.reports.sheets.check_row import FAILED, PASSED, check_row
from ladder.reports.sheets.input_checks import as_made, input_checks, law_year
from ladder.reports.sheets.market_cells import BLENDS
from ladder.reports.tables import Column, Flag, Kind, Row, Sheet, Table, Unit
from ladder.workforce.budget import Amounts, by_fiscal_year, by_group

KEY = "checks"
_LINES_A_CHECK = 30  # more seat lines would make the formula longer than a cell holds


def build(results: Sequence[Result], assumptions: Table) -> Sheet:
    """The sheet: pairs of figures that must agree, by scenario; and whether inputs were changed since the run."""
    rows: list[Row] = []
    for result in results:
        rows += [*_scenario(result), *input_checks(result)]
    rows += [law_year(results[0], assumptions), *_blends(results[0])]
    overall = Row(
        "overall",
        "All checks",
        (None, None, PASSED if all(_passed(row) for row in rows) else FAILED),
        formula=(
            None,
            None,
            f'=IF(COUNTIF({{{rows[0].key}:{rows[-1].key}@verdict}},"{PASSED}")'
            f'=ROWS({{{rows[0].key}:{rows[-1].key}@verdict}}),"{PASSED}","{FAILED}")',
        ),
        kind=Kind.CHECK,
    )
    columns = (
        Column("one", "One way", None, 18),
        Column("other", "Another way", None, 18),
        Column("verdict", "Check", Unit.TEXT, 12),
    )
    table = Table(
        KEY, "Figures that must agree", columns, (overall, *rows), label_header="Check", label_width=80
    )
    return Sheet(
        "Checks",
        "Does it add up?",
        (table, as_made(results)),
        lines=("Each check compares two ways to one figure, to the cent.",),
    )


def with_findings(sheet: Sheet, findings: Sequence[str]) -> Sheet:
    """The sheet with what else a reader should know, in sentences."""
    if not findings:
        return sheet
    column = Column("one", "", Unit.CENTS, 18)
    rows = tuple(
        Row(f"finding.{number}", words, (None,), kind=Kind.TEXT) for number, words in enumerate(findings, 1)
    )
    return replace(
        sheet, tables=(*sheet.tables, Table("findings", "Also to know", (column,), rows, label_width=80))
    )


def verdicts(sheet: Sheet) -> tuple[int, int]:
    """How many checks passed, and how many there are."""
    rows = sheet.tables[0].rows[1:]
    return sum(_passed(row) for row in rows), len(rows)


def flagged(sheet: Sheet, verdict: str) -> Sheet:
    """The sheet with the verdict over all checks under its title."""
    good, bad = "All checks passed", "A CHECK HAS FAILED: see the sheet Checks"
    formula = f'=IF({{{KEY}!overall@verdict}}="{PASSED}","{good}","{bad}")'
    return replace(sheet, flag=Flag(good if verdict == PASSED else bad, formula, good))


def _passed(row: Row) -> bool:
    return row.values[-1] == PASSED


def _scenario(result: Result) -> list[Row]:
    name, plan, title = result.scenario.name, result.plan, result.scenario.title
    table, years = months.key(name), budget.key(name)
    every = plan.period.all_months
    span, whole = f"{every[0]}:{every[-1]}", budget.WHOLE_PLAN
    total = sum(result.budget.total, Decimal(0))
    seats = sum(result.budget.sum_of(lambda line: line.total), Decimal(0))
    by_year = sum(by_fiscal_year(result.budget, result.budget.total).values(), Decimal(0))
    in_years = Decimal(sum(budget.fiscal_years(result).values()))
    rows = [
        check_row(
            f"{name}.years",
            f"{title}: fiscal years add up to the months",
            by_year,
            total,
            f"={{{years}!total.cost@{whole}}}",
            f"=SUM({{{table}!total.cost@{span}}})",
        ),
        check_row(
            f"{name}.months",
            f"{title}: every month falls in a fiscal year",
            in_years,
            Decimal(len(every)),
            f"={{{years}!months@{whole}}}",
            f"=COUNT({{{table}!month@{span}}})",
            Unit.COUNT,
        ),
    ]
    for grouping in groupings(plan):
        groups = [f"by_{grouping.name}.{group}" for group in groups_with_seats(result, grouping)]
        amounts = by_group(result.budget, grouping.group_of).values()
        grouped = sum((sum(group, Decimal(0)) for group in amounts), Decimal(0))
        rows.append(
            check_row(
                f"{name}.{grouping.name}",
                f"{title}: cost by {grouping.name} adds up to the cost of seats",
                grouped,
                seats,
                f"=SUM({{{years}!{groups[0]}:{groups[-1]}@{whole}}})",
                f"={{{years}!total.seats@{whole}}}",
            )
        )
    rows += _funding(result, years)
    return [*rows, _parts(result, years), *_inside_range(result, table, span)]


def _funding(result: Result, years: str) -> list[Row]:
    """Cost by fund and unfunded, and paid by role and unfunded by role, make the total."""
    if result.funding is None:
        return []
    name, whole, title = result.scenario.name, budget.WHOLE_PLAN, result.scenario.title
    table, view = funding.key(name), result.funding
    total = sum(result.budget.total, Decimal(0))
    paid = sum((sum(use.paid, Decimal(0)) for use in view.funds.values()), Decimal(0))
    unfunded = sum(view.unfunded, Decimal(0))
    by_role = sum((sum(amounts, Decimal(0)) for amounts in view.unfunded_costs.values()), Decimal(0))
    rows = [row.key for row in funding.by_year(result).rows]
    funds = [row for row in rows if row.startswith("paid.")]
    roles = [row for row in rows if row.startswith(("unfunded_by_role.", "unfunded_others"))]
    return [
        check_row(
            f"{name}.funds",
            f"{title}: cost by fund and what is unfunded add up to the total",
            paid + unfunded,
            total,
            f"=SUM({{{table}!{funds[0]}:{funds[-1]}@{whole}}})+{{{table}!unfunded@{whole}}}",
            f"={{{years}!total.cost@{whole}}}",
        ),
        check_row(
            f"{name}.unfunded",
            f"{title}: what is unfunded by role adds up to all that is unfunded",
            by_role,
            unfunded,
            f"=SUM({{{table}!{roles[0]}:{roles[-1]}@{whole}}})",
            f"={{{table}!unfunded@{whole}}}",
        ),
    ]


def _parts(result: Result, years: str) -> Row:
    """Wages, each employer cost, costs beside the seats and one-time costs make the total."""
    name, items = result.scenario.name, months.cost_items(result)
    parts = [
        "total.wages",
        *(f"total.item.{item}" for item in items),
        *(f"other.{path}" for path in result.budget.other),
        *(f"one_time.{cost}" for cost in result.budget.one_time),
        *(["total.indirect"] if result.plan.indirect else []),
    ]
    formula = "=" + "+".join(f"{{{years}!{part}@{budget.WHOLE_PLAN}}}" for part in parts)
    total = sum(result.budget.total, Decimal(0))
    added = sum(_all_parts(result), Decimal(0))
    label = f"{result.scenario.title}: wages and every cost add up to the total"
    return check_row(
        f"{name}.parts", label, added, total, formula, f"={{{years}!total.cost@{budget.WHOLE_PLAN}}}"
    )


def _all_parts(result: Result) -> list[Decimal]:
    parts: list[Amounts] = [result.budget.one_time_total, *result.budget.other.values()]
    parts.append(result.budget.indirect_total)
    for line in result.budget.lines.values():
        parts += [line.wages, *line.employer.values()]
    return [sum(part, Decimal(0)) for part in parts]


def _inside_range(result: Result, table: str, span: str) -> list[Row]:
    """Seat lines by month that are paid under their range's minimum: none, once they are moved to it.

    The Roster sheet, not a check, says who of today's staff is paid under it.
    """
    if result.plan.pay.structure_adjustments:
        return []  # ranges move past people then: the Pay structure sheet says whom
    terms, how = [], result.plan.implementation
    for name, line in result.plan.seats.items():
        grade = result.plan.roles[line.role].grade
        points, moved = result.pay.grades[grade], result.pay.seats[name].placed is not None
        if all(point in points for point in RANGE_POINTS) and (moved or not line.roster_rows):
            first = 1 + (how.month - result.plan.period.start if how and moved else 0)
            rates, minimum = result.pay.seats[name].rate[first:], points["minimum"][first:]
            under = sum(rate < low for rate, low in zip(rates, minimum, strict=True))
            pair = f"{{{table}!rate.{name}@{span}}}<{{{table}!grade.{grade}.minimum@{span}}}"
            since = f"{{{ASSUMPTIONS}!implementation.month@{result.scenario.name}}}"
            in_force = f"({{{table}!month@{span}}}>={since})" if moved else "1"
            terms.append((under, f"SUMPRODUCT(({pair})*{in_force})"))
    label = f"{result.scenario.title}: months in which a seat line is paid under its range's minimum"
    rows = []
    for first in range(0, len(terms) or 1, _LINES_A_CHECK):
        some = terms[first : first + _LINES_A_CHECK]
        under, formula = sum(count for count, _ in some), "+".join(term for _, term in some) or "0"
        more = f", from line {first + 1}" if first else ""
        key = f"{result.scenario.name}.range" + (f".{first + 1}" if first else "")
        rows.append(check_row(key, label + more, Decimal(under), Decimal(0), f"={formula}", "=0", Unit.COUNT))
    return rows


def _blends(result: Result) -> list[Row]:
    """The weights of each blend of benchmarks make a whole."""
    rows = []
    for blend in result.market.blends:
        total, key = sum((blend.weights or {}).values(), Decimal(0)), f"blend.{blend.name}"
        exactly = f'=IF(ROUND({{{key}@one}}-{{{key}@other}},6)=0,"{PASSED}","{FAILED}")'
        label = f'Weights of the blend "{blend.title}" add up to 100%'
        weight = f"={{{BLENDS}!{blend.name}@weight}}"
        row = check_row(key, label, total, Decimal(1), weight, "=1", Unit.PERCENT)
        rows.append(replace(row, formula=(weight, "=1", exactly)))  # a cent's leeway would be half a percent
    return rows
