"""The sheet "Headcount": authorized and filled seats by role, live; and people in the simulation, calculated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import accumulate

from ladder.analysis import Result
from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR
from ladder.reports.groups import groupings, groups_with_seats
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.sheets import budget, months
from ladder.reports.sheets.simulated_case import run_words
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit, heading
from ladder.workforce.budget import Amounts, SeatLineBudget, by_group
from ladder.workforce.headcount import Headcount, RoleFlow

LABEL_WIDTH = 62
ALL = "all.roles"  # no role has a point in its name
AVERAGE, AT_THE_END = "the year's average", "at the year's end"
FLOWS = {
    "opening": "People as it begins",
    "hires": "and hired from outside",
    "promoted_in": "and promoted into it",
    "promoted_out": "less promoted to another role",
    "leavers": "less people who leave",
    "let_go": "less let go because their seat closes",
    "closing": "People at its end, mean of the draws",
}
LESS = ("promoted_out", "leavers", "let_go")


def key(scenario: str) -> str:
    """The key of a scenario's table of seats by month."""
    return f"headcount.{scenario}"


def build(results: Sequence[Result]) -> Sheet:
    """Each scenario's seats by fiscal year, and its people where simulated; then the months."""
    tables = [_years(result) for result in results]
    tables += [_people(result, result.risk.headcount) for result in results if result.risk]
    tables += [_months(result) for result in results]
    lines = [
        "Seats and full-time equivalents are live. Filled seats are authorized seats less the budget's vacancy; "
        "full-time equivalents are their weekly hours, divided by a full-time week."
    ]
    if results[0].risk:
        lines.append(
            "People are calculated, not live: the simulation counts heads, so a seat shared by two has two, and a seat "
            "waits to be filled after each exit. They need not equal the budget's filled seats."
        )
    return Sheet("Headcount", "Seats and people by role", tuple(tables), lines=tuple(lines))


class _Measure:
    """Authorized seats, filled seats or full-time equivalents: by role and month, and all together."""

    def __init__(
        self, result: Result, name: str, label: str, amounts: Callable[[SeatLineBudget], Amounts]
    ) -> None:
        self.name, self.label, self.result = name, label, result
        role = groupings(result.plan)[0]
        self.titles = {each: role.titles[each] for each in groups_with_seats(result, role)}
        self.by_role = by_group(result.budget, role.group_of, amounts)
        self.unit = Unit.PEOPLE if name == "fte" else Unit.SEATS

    def formula(self, role: str) -> str:
        """A month's: a block of the workings' seat lines where the role is this one, or hours over a full-time week."""
        block, lines = months.key(self.result.scenario.name), list(self.result.plan.seats)
        if self.name == "fte":
            week = f"{{{ASSUMPTIONS}!pay.full_time_hours@{self.result.scenario.name}}}"
            return f"={{{block}!hours_by_role.{role}}}*12/52/{week}"
        span = f"{block}!{self.name}.{lines[0]}:{self.name}.{lines[-1]}"
        return f"=SUMPRODUCT(({{{span}@role}}={{{block}!hours_by_role.{role}@role}})*{{{span}}})"

    @property
    def total(self) -> Amounts:
        """All roles, by month."""
        return tuple(sum(month, Decimal(0)) for month in zip(*self.by_role.values(), strict=True))


def _measures(result: Result) -> tuple[_Measure, ...]:
    week = result.plan.pay.full_time_hours * WEEKS_A_YEAR / MONTHS_A_YEAR

    def authorized(line: SeatLineBudget) -> Amounts:
        return tuple(Decimal(seats) for seats in line.authorized)

    def full_time(line: SeatLineBudget) -> Amounts:
        return tuple(hours / week for hours in line.hours)

    return (
        _Measure(result, "authorized", "Authorized seats", authorized),
        _Measure(result, "filled", "Filled seats in the budget", lambda line: line.filled),
        _Measure(result, "fte", "Full-time equivalents filled", full_time),
    )


def _months(result: Result) -> Table:
    columns = tuple(Column(str(month), month, None, 12) for month in result.budget.months)
    rows: list[Row] = []
    for measure in _measures(result):
        rows.append(heading(f"head.{measure.name}", measure.label, columns))
        keys = [f"{measure.name}.{role}" for role in measure.titles]
        for role, title in measure.titles.items():
            amounts = measure.by_role[role]
            rows.append(
                Row(
                    f"{measure.name}.{role}",
                    title,
                    amounts,
                    measure.unit,
                    formula=measure.formula(role),
                    indent=1,
                )
            )
        total = f"=SUM({{{keys[0]}:{keys[-1]}}})"
        rows.append(
            Row(
                f"{measure.name}.{ALL}",
                "All roles",
                measure.total,
                measure.unit,
                formula=total,
                kind=Kind.TOTAL,
            )
        )
    title = f"{result.scenario.title}: seats by month"
    return Table(
        key(result.scenario.name),
        title,
        columns,
        tuple(rows),
        label_header="Role",
        label_width=LABEL_WIDTH,
    )


def _years(result: Result) -> Table:
    """Seats authorized at each fiscal year's end; filled seats and full-time equivalents on average."""
    columns = budget.year_columns(result)[:-1]
    years = list(budget.fiscal_years(result))
    counts = list(accumulate(budget.fiscal_years(result).values()))
    so_far = f'=COUNTIF({_fiscal_years(result)},"<="&{{fiscal_year}})'
    rows = [
        Row("fiscal_year", "Fiscal year", tuple(years), Unit.FISCAL_YEAR, kind=Kind.TEXT),
        Row("months", "Months of the plan by its end", tuple(counts), Unit.COUNT, formula=so_far),
    ]
    for measure in _measures(result):
        at_the_end = measure.name == "authorized"
        label = f"{measure.label}, {AT_THE_END if at_the_end else AVERAGE}"
        rows.append(heading(f"head.{measure.name}", label, columns))
        for role, title in {**measure.titles, ALL: "All roles"}.items():
            amounts = measure.total if role == ALL else measure.by_role[role]
            by_year = _by_year(result, amounts)
            rows.append(
                Row(
                    f"{measure.name}.{role}",
                    title,
                    tuple(by_year[year][-1] if at_the_end else _average(by_year[year]) for year in years),
                    measure.unit,
                    formula=_of_the_year(result, f"{measure.name}.{role}", at_the_end),
                    kind=Kind.TOTAL if role == ALL else Kind.CALCULATION,
                    indent=int(role != ALL),
                )
            )
    title = f"{result.scenario.title}: seats by fiscal year"
    return Table(
        f"headcount.years.{result.scenario.name}",
        title,
        columns,
        tuple(rows),
        label_header="Role",
        label_width=LABEL_WIDTH,
    )


def _of_the_year(result: Result, row: str, at_the_end: bool) -> str:
    """The last of the fiscal year's months, or their average."""
    years, amounts = _fiscal_years(result), f"{{{key(result.scenario.name)}!{row}@{_span(result)}}}"
    if at_the_end:
        return f"=INDEX({amounts},1,{{months}})"
    return f"=SUMIF({years},{{fiscal_year}},{amounts})/COUNTIF({years},{{fiscal_year}})"


def _fiscal_years(result: Result) -> str:
    return f"{{{months.key(result.scenario.name)}!fiscal_year@{_span(result)}}}"


def _span(result: Result) -> str:
    return f"{result.budget.months[0]}:{result.budget.months[-1]}"


def _by_year(result: Result, amounts: Amounts) -> dict[int, list[Decimal]]:
    found: dict[int, list[Decimal]] = {}
    for year, amount in zip(result.budget.fiscal_years, amounts, strict=True):
        found.setdefault(year, []).append(amount)
    return found


def _average(amounts: Sequence[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0)) / len(amounts)


def _people(result: Result, found: Headcount) -> Table:
    """How each role's people roll from one fiscal year's end to the next, with the range at the end."""
    columns = budget.year_columns(result)[:-1]
    rows: list[Row] = []
    for role, flows in found.flows.items():
        rows += _rolled(role, result.role(role).title, [flows[each.key] for each in columns], columns)
        for name, words in (
            ("p10", "nine in ten draws have at least"),
            ("p90", "nine in ten draws have at most"),
        ):
            values = tuple(_people_shown(getattr(found.people[role][each.key], name)) for each in columns)
            rows.append(
                Row(f"{role}.{name}", f"At its end, {words}", values, Unit.PEOPLE, kind=Kind.TEXT, indent=2)
            )
    return Table(
        f"headcount.people.{result.scenario.name}",
        f"{result.scenario.title}: people, simulated, from each fiscal year's beginning to its end",
        columns,
        tuple(rows),
        label_header="Role",
        label_width=LABEL_WIDTH,
        note=run_words(result),
    )


def _rolled(role: str, title: str, flows: Sequence[RoleFlow], columns: Sequence[Column]) -> list[Row]:
    """Means of the draws, and whether they add up; what never happens in the role is left out."""
    rows, terms = [heading(role, title, columns)], ""
    for name, words in FLOWS.items():
        values = tuple(_people_shown(getattr(flow, name)) for flow in flows)
        ends = name in ("opening", "closing")
        if not ends and not any(values):
            continue
        terms += "" if name == "closing" else f"{'-' if name in LESS else '+'}{{{role}.{name}}}"
        kind = Kind.TOTAL if name == "closing" else Kind.TEXT
        rows.append(Row(f"{role}.{name}", words, values, Unit.PEOPLE, kind=kind, indent=1 if ends else 2))
    check = f'=IF(ROUND({terms.lstrip("+")}-{{{role}.closing}},2)=0,"OK","does not add up")'
    verdicts = tuple(
        "OK" if round(flow.rolled - flow.closing, 2) == 0 else "does not add up" for flow in flows
    )
    rows.append(Row(f"{role}.rolls", "These add up", verdicts, formula=check, kind=Kind.CHECK, indent=2))
    return rows


def _people_shown(value: float) -> Decimal:
    return Decimal(str(round(value, 6))) + 0  # + 0 takes the sign off a zero
