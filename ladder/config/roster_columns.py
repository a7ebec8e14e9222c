"""The columns of a roster: which they are, by the names agencies give them, and which are refused and why."""

from __future__ import annotations

from collections.abc import Iterator

from ladder.config.identifiers import column_identifies, column_is_protected, plain, tells_of_benefits
from ladder.config.problems import Problem, closest, listed, quoted
from ladder.config.table_file import TableFile

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
_PROTECTED = (
    "an employer may not set pay by race, color, religion, sex or national origin (42 USC 2000e-2), and a pay plan has "
    "no use for them; take the column out"
)


def columns_of(table: TableFile) -> tuple[dict[str, int], list[Problem]]:
    """The place of each column in a row, and every problem with the header."""
    found, problems = table.columns(lambda text: _KNOWN.get(plain(text)), _refusal)
    return found, problems or list(_missing(table, found))


def _refusal(text: str) -> str:
    """Why a column is not taken."""
    if tells_of_benefits(text):
        return f"{quoted(text)}: {_OF_BENEFITS}"
    if column_is_protected(text):
        return f"{quoted(text)}: {_PROTECTED}"
    if column_identifies(text):
        return f"{quoted(text)}: {_IDENTIFYING}"
    near = closest(plain(text), COLUMNS)
    hint = (
        f"did you mean {quoted(near)}?" if near else f"the columns are: {listed(tuple(COLUMNS))}; take it out"
    )
    return f"there is no column {quoted(text)} in a roster; {hint}"


def _missing(table: TableFile, found: dict[str, int]) -> Iterator[Problem]:
    header = table.rows[0]
    for needed in (("role",), ("rate", "step"), ("hours", "fte"), ("hire_month",)):
        if not any(column in found for column in needed):
            names = " or ".join(quoted(name) for name in needed)
            message = f"a roster needs a column {names}; add it to the first row"
            yield table.problem(header, header.cells[0], "", message)
    if len(table.rows) == 1:
        message = "there is no one under this header; write a row for each person"
        yield table.problem(header, header.cells[0], "", message)
