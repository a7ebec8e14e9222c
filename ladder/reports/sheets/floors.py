"""The sheet "Floors": minimum wage, exempt salary and living wage; who is under them, and what it costs to comply."""

from __future__ import annotations

from collections.abc import Sequence

from ladder.analysis import Result
from ladder.model.state import STATES
from ladder.pay.reporting import full_time_equivalents, reports_of
from ladder.reports.law_figures import ASSUMPTIONS, row_key
from ladder.reports.sheets import floor_months, months
from ladder.reports.sheets.floor_months import WORDS, floor_amounts
from ladder.reports.sheets.plan_years import added_up, at_the_start, most, over_the_year, year_columns
from ladder.reports.tables import Kind, Row, Sheet, Table, Unit, Value, heading

LABEL_WIDTH = 62


def key(scenario: str) -> str:
    """The key of a scenario's table of plan years."""
    return f"floors.{scenario}"


def build(results: Sequence[Result], inputs: Table) -> Sheet:
    """The sheet: by plan year, the duties of exempt roles, then the workings, live from the Assumptions table."""
    tables = [_years(result) for result in results]
    tables += [table for result in results for table in _duties(result)]
    tables += [floor_months.table(result, inputs) for result in results]
    return Sheet(
        "Floors", "Who is paid under a floor, and what it costs to comply", tuple(tables), _lines(results[0])
    )


def _lines(result: Result) -> tuple[str, ...]:
    plan, floors = result.plan, result.floors
    lines = [
        "Straight-time pay counts, differentials included. The cost lifts pay to the floor: wages, and the employer "
        "costs that follow wages. It is not in the budget. A city or county may ask for more than the state.",
        "An exempt role has a weekly salary level in place of the minimum wage, whatever the hours: it is not reduced "
        "for part-time staff (29 CFR 541.600). Salary alone makes no role exempt: its duties must meet a test too.",
    ]
    if floors.area:
        chosen = "chosen" if plan.agency.wage_area else 'the highest; choose with "agency: wage_area"'
        lines.append(
            f"{STATES[plan.agency.state]} has several minimum wages; here {floors.area.replace('_', ' ')}'s ({chosen})."
        )
    given = plan.floors.living_wage
    if given:
        moved = (
            "aged to the start of each plan year"
            if given.as_of
            else "held as given in every year: it has no date"
        )
        lines.append(f"The living wage is {given.source}, {moved}.")
    late = [figure.month for figure in floors.minimum_wage if figure.status == "projected"]
    if late:
        lines.append(
            f"From {late[0].name} the minimum wage is a projection: no law or notice was read for it."
        )
    return tuple(lines)


def _years(result: Result) -> Table:
    """Each floor by plan year, the seats under it and the cost to comply, line by line."""
    plan, name, columns = result.plan, result.scenario.name, year_columns(result.plan)
    workings, rows = floor_months.key(name), []

    def add(
        row: str, label: str, unit: Unit, values: Sequence[Value], formula: str, kind: Kind, indent: int
    ) -> None:
        formulas = over_the_year(plan, formula)
        rows.append(Row(row, label, tuple(values), unit, formulas, kind, indent=indent))

    for floor, lines in result.exposure.lines.items():
        words, amounts = WORDS[floor], floor_amounts(result, floor)
        label = f"{words.removeprefix('the ').capitalize()}{' a week' if floor == 'exempt_salary' else ' an hour'}"
        rows.append(heading(f"head.{floor}", f"Against {words}", columns))
        unit = Unit.CENTS if floor == "exempt_salary" else Unit.HOURLY
        highest = f"=MAX({{{workings}!{floor}@#}})"
        add(floor, f"{label}, highest in the year", unit, most(amounts), highest, Kind.CALCULATION, 1)
        add(
            f"seats.{floor}", "Seats under it, most in a month of the year", Unit.SEATS,
            most(result.exposure.seats(floor)), f"=MAX({{{workings}!seats.{floor}@#}})", Kind.TOTAL, 1,
        )  # fmt: skip
        for line, under in lines.items():
            add(
                f"seats.{floor}.{line}", line, Unit.SEATS, most(under.seats),
                f"=MAX({{{workings}!seats.{floor}.{line}@#}})", Kind.CALCULATION, 2,
            )  # fmt: skip
        add(
            f"cost.{floor}", "Cost to lift them to it", Unit.DOLLARS, added_up(result.exposure.cost(floor)),
            f"=SUM({{{workings}!cost.{floor}@#}})", Kind.TOTAL, 1,
        )  # fmt: skip
        for line, under in lines.items():
            add(
                f"cost.{floor}.{line}", line, Unit.DOLLARS, added_up(under.cost),
                f"=SUM({{{workings}!cost.{floor}.{line}@#}})", Kind.CALCULATION, 2,
            )  # fmt: skip
    title = f"{result.scenario.title}: exposure by plan year"
    return Table(
        key(name), title, columns, tuple(rows), label_header="Floor and seat line", label_width=LABEL_WIDTH
    )


def _duties(result: Result) -> list[Table]:
    """For each exempt role with seats, the full-time equivalents that report to it (29 CFR 541.104)."""
    plan, name, columns = result.plan, result.scenario.name, year_columns(result.plan)
    held = {line.role for line in plan.seats.values()}
    exempt = [role for role, about in plan.roles.items() if about.flsa == "exempt" and role in held]
    rows: list[Row] = []
    needed = result.floors.executive_staff
    for role in exempt:
        reports = reports_of(plan, role)
        titles = ", ".join(plan.roles[each].title for each in reports) or "no role"
        starts = [plan.period.start + month for month in result.structure.years]
        staff = [full_time_equivalents(plan, reports, start) for start in starts]
        rows.append(heading(f"head.{role}", f"{plan.roles[role].title}, to whom reports: {titles}", columns))
        lines = [line for line, each in plan.seats.items() if each.role in reports]
        terms = [
            f"{{{months.key(name)}!authorized.{line}@#}}*{{{ASSUMPTIONS}!seats.{line}.hours@{name}}}"
            for line in lines
        ]
        total = f"=({'+'.join(terms) or '0'})/{{{ASSUMPTIONS}!pay.full_time_hours@{name}}}"
        label = "Full-time equivalents that report to it"
        rows.append(
            Row(f"staff.{role}", label, tuple(staff), Unit.RATIO, at_the_start(plan, total), indent=1)
        )
        test = f"{{{ASSUMPTIONS}!{row_key('executive_staff', plan.period.start)}@{name}}}"
        meets = tuple("yes" if each >= needed else "no" for each in staff)
        formula = f'=IF({{staff.{role}}}>={test},"yes","no")'
        rows.append(
            Row(f"meets.{role}", "Two or more, as the executive test asks", meets, formula=formula, indent=1)
        )
    if not rows:
        return []
    title = f"{result.scenario.title}: do exempt roles direct two full-time equivalents?"
    note = (
        "The executive test also asks that managing is the primary duty and that the role hires or has a say in it "
        "(29 CFR 541.100). A role that does not meet it may meet another test; ask counsel. Direct reports count here."
    )
    return [
        Table(
            f"duties.{name}",
            title,
            columns,
            tuple(rows),
            label_header="Exempt role",
            label_width=LABEL_WIDTH,
            note=note,
        )
    ]
