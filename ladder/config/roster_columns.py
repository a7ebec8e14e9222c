"""The columns of a roster: which they are, by the names agencies give them, and which are refused and why."""

from __future__ import annotations

from collections.abc import Iterator

from ladder.config.identifiers import column_identifies, plain, tells_of_benefits
from ladder.config.problems import Problem, closest, listed, quoted
from ladder.config.staff_table import Cell, StaffTable, TableRow

COLUMNS = {
    "role": "role job job_title title position position_title role_name job_name",
    "rate": "rate hourly_rate pay_rate base_rate pay hourly_pay wage hourly_wage salary annual_salary",
    "hours": "hours weekly_hours hours_per_week hours_a_week scheduled_hours hours_week",
    "fte": "fte full_time_equivalent",
    "hire_month": "hire_month hire_date hired date_of_hire date_hired month_hired in_role_since",
    "certification": "certification certified certification_month",
    "fund": "fund funding funding_source fund_source",
    "step": "step pay_step",
    "seats": "seats count headcount people",
}
"""A roster's columns, each with the names it goes by, words joined by underscores."""

_KNOWN = {name: column for column, names in COLUMNS.items() for name in names.split()}
_IDENTIFYING = "this tool takes no names or other identifiers of people; take the column out"
_OF_BENEFITS = (
    "an employer may not ask who receives benefits or has a disability, nor set pay or hours by it (42 USC 12112), "
    "and no roster may say it; take the column out"
)


def columns_of(table: StaffTable) -> tuple[dict[str, int], list[Problem]]:
    """The place of each column in a row, and every problem with the header."""
    header, problems = table.rows[0], []
    found: dict[str, int] = {}
    for place, cell in enumerate(header.cells):
        column = _KNOWN.get(plain(cell.text))
        message = _refusal(cell, column)
        if not cell.text:
            if not any(_text(row, place) for row in table.rows[1:]):
                continue  # an empty column
            message = "this column has no name; write one above it (merged headings leave the cells beside them empty)"
        elif column in found:
            first = header.cells[found[column]].text
            message = (
                f"{quoted(first)} is the name of a column before this one too; keep one of the two"
                if plain(first) == plain(cell.text)
                else f"{quoted(first)} gives the {column.replace('_', ' ')} too; keep one of the two columns"
            )
        if message:
            problems.append(table.problem(header, cell, "", message))
        elif column:
            found[column] = place
    return found, problems or list(_missing(table, found))


def _text(row: TableRow, place: int) -> str:
    return row.cells[place].text if place < len(row.cells) else ""


def _refusal(cell: Cell, column: str | None) -> str | None:
    """Why a column is not taken, if it is not."""
    if column:
        return None
    if tells_of_benefits(cell.text):
        return f"{quoted(cell.text)}: {_OF_BENEFITS}"
    if column_identifies(cell.text):
        return f"{quoted(cell.text)}: {_IDENTIFYING}"
    near = closest(plain(cell.text), COLUMNS)
    hint = (
        f"did you mean {quoted(near)}?" if near else f"the columns are: {listed(tuple(COLUMNS))}; take it out"
    )
    return f"there is no column {quoted(cell.text)} in a roster; {hint}"


def _missing(table: StaffTable, found: dict[str, int]) -> Iterator[Problem]:
    header = table.rows[0]
    for needed in (("role",), ("rate", "step"), ("hours", "fte"), ("hire_month",)):
        if not any(column in found for column in needed):
            names = " or ".join(quoted(name) for name in needed)
            message = f"a roster needs a column {names}; add it to the first row"
            yield table.problem(header, header.cells[0], "", message)
    if len(table.rows) == 1:
        message = "there is no one under this header; write a row for each person"
        yield table.problem(header, header.cells[0], "", message)
