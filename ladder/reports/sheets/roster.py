"""The Roster sheet: who is on the roster, by role, and whose pay is outside its range with the cost to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.plan import Plan, SeatLine
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit
from ladder.workforce.implementation import OutsideRange

LABEL_WIDTH = 46
SMALL_GROUP = 5
"""Of fewer people than this, whoever knows the staff can tell whose pay a line shows."""


def build(results: Sequence[Result]) -> Sheet | None:
    """The sheet; None for a config without a roster."""
    plan = results[0].plan
    if plan.roster is None:
        return None
    # Where people are moved to new ranges, the Implementation sheet has them beside those, line by line.
    staying = [result for result in results if result.outside_ranges and not result.plan.implementation]
    tables = [_by_role(results[0]), *(_outside(result) for result in staying)]
    return Sheet(
        "Roster",
        f"Today's staff, from {plan.roster.file} as of {plan.roster.as_of.name}",
        (*tables, _rows(plan)),
        lines=(
            "One row a person and no names. People alike in role, pay, hours, fund, certification and, where a "
            "scenario moves people, years in role are one line of seats. Pay outside its range is compared at the "
            "plan's start; for a scenario that moves people to new ranges see Implementation.",
            *small_groups(plan),
        ),
    )


def lines_of(plan: Plan) -> dict[str, SeatLine]:
    """The seat lines that the roster makes."""
    return {name: line for name, line in plan.seats.items() if line.roster_rows}


def small_groups(plan: Plan) -> Iterator[str]:
    """That some lines of the roster are of so few people that their pay can be told, and what to do."""
    people = [line.seats for line in lines_of(plan).values()]
    small = sum(count < SMALL_GROUP for count in people)
    if small:
        of_them = "is" if small == 1 else "are"
        yield (
            f"On the roster {small} of {len(people)} lines {of_them} of fewer than five people: whoever knows the "
            "staff can tell whose pay it is. Keep the workbook and the tables among those who may see pay."
        )


def _small(people: int) -> str:
    return "fewer than five" if people < SMALL_GROUP else ""


def _by_role(result: Result) -> Table:
    plan = result.plan
    columns = (
        Column("people", "People", Unit.PEOPLE, 10),
        Column("full_time", "Full-time equivalents", Unit.RATIO, 13),
        Column("certified", "Certified", Unit.PEOPLE, 13),
        Column("lowest", "Lowest pay", None, 15),
        Column("highest", "Highest pay", None, 15),
        Column("under", "Under the minimum", Unit.PEOPLE, 18),
        Column("over", "Over the maximum", Unit.PEOPLE, 28),
        Column("small", "Small group", Unit.TEXT, 18),
    )
    rows = []
    for role, about in plan.roles.items():
        lines = {name: line for name, line in lines_of(plan).items() if line.role == role}
        if not lines:
            continue
        rates = [result.pay.seats[name].rate[0] for name in lines]
        outside = [each for each in result.outside_ranges if each.line in lines]
        hours = sum((line.hours * line.seats for line in lines.values()), Decimal(0))
        certified = [line.seats for line in lines.values() if line.certified]
        known = any(line.certified is not None for line in lines.values())
        annual = plan.grades[about.grade].basis == "annual"
        rows.append(
            Row(
                role,
                about.title,
                (
                    sum(line.seats for line in lines.values()),
                    hours / plan.pay.full_time_hours,
                    sum(certified) if known else None,
                    min(rates),
                    max(rates),
                    sum(each.people for each in outside if each.under),
                    sum(each.people for each in outside if not each.under),
                    _small(sum(line.seats for line in lines.values())),
                ),
                Unit.CENTS if annual else Unit.HOURLY,
                kind=Kind.TEXT,
            )
        )
    return Table(
        "roster.roles",
        "By role, under today's ranges",
        columns,
        tuple(rows),
        label_header="Role",
        label_width=LABEL_WIDTH,
        note="As read, not live. A blank under Certified: the roster does not say.",
    )


def _outside(result: Result) -> Table:
    """Lines paid under the minimum or over the maximum; the year of wages is live, the year with every cost is not."""
    columns = (
        Column("people", "People", Unit.PEOPLE, 10),
        Column("rate", "Pay", None, 13),
        Column("bound", "Minimum or maximum", None, 13),
        Column("wages", "A year of the difference in wages", Unit.DOLLARS, 15),
        Column("total", "With all that follows wages (not live)", Unit.DOLLARS, 15),
        Column("is", "Pay is", Unit.TEXT, 18),
        Column("role", "Role", Unit.TEXT, 28),
    )
    rows = [_outside_row(result, each) for each in result.outside_ranges]
    for under, label in ((True, "To bring everyone to the minimum"), (False, "Paid over the maximum")):
        some = [each for each in result.outside_ranges if each.under == under]
        if some:
            rows.append(_total(label, some))
    return Table(
        f"outside.{result.scenario.name}",
        f"{result.scenario.title}: pay outside its range",
        columns,
        tuple(rows),
        label_header="Seat line",
        label_width=LABEL_WIDTH,
    )


def _outside_row(result: Result, each: OutsideRange) -> Row:
    plan, line = result.plan, result.plan.seats[each.line]
    grade = plan.roles[line.role].grade
    scenario, point = result.scenario.name, "minimum" if each.under else "maximum"
    seat = f"{ASSUMPTIONS}!seats.{each.line}"
    annual = plan.grades[grade].basis == "annual"
    hours = f"{{{seat}.hours@{scenario}}}" + (
        f"/{{{ASSUMPTIONS}!pay.full_time_hours@{scenario}}}" if annual else "*52"
    )
    apart = f"MAX(0,{{{each.line}@bound}}-{{{each.line}@rate}})"
    apart = apart if each.under else f"MAX(0,{{{each.line}@rate}}-{{{each.line}@bound}})"
    return Row(
        each.line,
        each.line,
        (
            each.people,
            each.rate,
            each.bound,
            each.wages,
            each.total,
            "under the minimum" if each.under else "over the maximum",
            plan.roles[line.role].title,
        ),
        Unit.CENTS if annual else Unit.HOURLY,
        formula=(
            None,
            f"={{{seat}.pay@{scenario}}}",
            f"={{{ASSUMPTIONS}!grades.{grade}.{point}@{scenario}}}",
            f"={apart}*{{{seat}.seats@{scenario}}}*{hours}",
            None,
            None,
            None,
        ),
        kind=(Kind.TEXT, *(Kind.CALCULATION,) * 3, *(Kind.TEXT,) * 3),
    )


def _total(label: str, some: Sequence[OutsideRange]) -> Row:
    people = sum(each.people for each in some)
    wages, total = (sum((getattr(each, name) for each in some), Decimal(0)) for name in ("wages", "total"))
    cells = "+".join(f"{{{each.line}@wages}}" for each in some)
    formula = (None, None, None, f"={cells}", None, None, None)
    key, people = "under" if some[0].under else "over", sum(each.people for each in some)
    values = (people, None, None, wages, total, None, None)
    return Row(f"total.{key}", label, values, formula=formula, kind=Kind.TOTAL)


def _rows(plan: Plan) -> Table:
    """Which rows of the roster each line stands for."""
    longest = max(len(line.fund or "") for line in lines_of(plan).values())
    columns = (
        Column("people", "People", Unit.PEOPLE, 10),
        Column("hired", "First hired", Unit.MONTH, 13),
        Column("last", "Last hired", Unit.MONTH, 13),
        Column("fund", "Fund", Unit.TEXT, min(28, max(15, longest + 3))),
        Column("small", "Small group", Unit.TEXT, 18),
        Column("rows", "Rows of the roster", Unit.TEXT, 15),
    )
    rows = tuple(
        Row(
            name,
            name,
            (
                line.seats,
                min(line.hired),
                max(line.hired),
                line.fund or "",
                _small(line.seats),
                row_words(line.roster_rows),
            ),
            kind=Kind.TEXT,
            flows=True,
        )
        for name, line in lines_of(plan).items()
    )
    return Table(
        "roster.lines",
        "The lines of seats, and the rows they stand for",
        columns,
        rows,
        label_header="Seat line",
        label_width=LABEL_WIDTH,
    )


def row_words(rows: Sequence[int]) -> str:
    """`2 to 9, 14`: numbers of rows, those in sequence together."""
    parts: list[list[int]] = []
    for row in rows:
        if parts and row == parts[-1][-1] + 1:
            parts[-1].append(row)
        else:
            parts.append([row])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]} to {part[-1]}" for part in parts)
