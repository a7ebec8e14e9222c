"""A config's roster as lines of seats: a file with a row for each person, and no names.

Rows alike in role, rate (or step), hours, fund and certification become one line of seats, and so do years in role
where a scenario places people by them. The lines stand in the document beside those it writes under `seats`, so that
every check and every scenario takes them alike; a problem with one of them is shown at its row of the roster.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any

from ladder.config import roster_cells
from ladder.config.identifiers import cell_identifies
from ladder.config.problems import Problem, UserProblems, closest, listed, quoted, remedy
from ladder.config.roster_columns import columns_of
from ladder.config.roster_lines import SeatGroup, StaffRow, grouped
from ladder.config.source import Document, Path, value_at
from ladder.config.table_file import KINDS, Cell, TableFile, TableRow, read_content, read_table
from ladder.config.validate import problem_at, validate
from ladder.model.month import Month
from ladder.model.pay import Pay
from ladder.model.staff import Roster

_MOST_ALIKE = 1_000  # people in one row
_AGREE = Decimal("0.5")  # hours a week; a share of full time is often rounded
_PLACES = ("role", "rate", "step", "hours", "fund")


@dataclass(frozen=True, slots=True)
class WithRoster:
    """The document with the roster's lines among its seats, what is wrong in the roster, and the file's digest.

    `complete` is false where lines are missing because the roster, or what the config says of it, has problems.
    """

    document: Document
    problems: list[Problem] = field(default_factory=list)
    digest: str = ""
    complete: bool = True


def with_roster(document: Document, folder: FilePath) -> WithRoster:
    """Read the roster that a config names, its path as seen from `folder`; a config without one stays as it is."""
    if document.data.get("roster") is None:
        return WithRoster(document)
    roster, _ = validate(document, Roster, ("roster",))
    if roster is None:
        return WithRoster(document, complete=False)  # the config's own problems say why
    try:
        content = _content(document, folder, roster.file)
        table = read_table(content, str(folder / roster.file))
        rows, problems = _staff(document, table, roster.as_of)
    except UserProblems as refused:
        return WithRoster(document, list(refused.problems), complete=False)
    whole = _with_lines(document, table, grouped(document.data, rows))
    return WithRoster(whole, problems, hashlib.sha256(content).hexdigest(), complete=not problems)


def _content(document: Document, folder: FilePath, written: str) -> bytes:
    """What the file holds. Raises UserProblems, placed where the config names it."""
    path = folder / written
    try:
        if path.suffix.lower() not in KINDS and not path.is_dir():
            raise ValueError(
                f"a roster is a .csv or .xlsx file, and {quoted(written)} is neither; save it as one of them"
            )
        return read_content(folder, written)
    except ValueError as refused:
        raise UserProblems([problem_at(document, ("roster", "file"), str(refused))]) from None


# Rows.


def _staff(document: Document, table: TableFile, as_of: Month) -> tuple[list[StaffRow], list[Problem]]:
    """The people of a roster, and everything wrong with its header or else with its rows."""
    columns, problems = columns_of(table)
    problems = problems or _funds_of_no_config(document, table, columns)
    if problems:
        raise UserProblems(problems)  # a column that is not known may hold names: no row is shown
    reading = _Rows(document, table, columns, as_of)
    rows = [reading.staff(row) for row in table.rows[1:]]
    return [row for row in rows if row is not None], _once(reading.problems)


def _once(problems: Sequence[Problem]) -> list[Problem]:
    """An unknown role or fund once, at its first row, with the other rows that have it; the rest as they are."""
    rows: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        named = problem.where.split(" ")[0] in ("role", "fund") and problem.message.startswith("there is no ")
        rows.setdefault(("named", problem.message) if named else ("other", problem), []).append(problem)
    return [
        replace(first, message=f"{first.message}{_and_in(more)}") if more else first
        for first, *more in rows.values()
    ]


def _and_in(more: Sequence[Problem]) -> str:
    numbers = sorted({problem.line for problem in more if problem.line is not None})
    first, last = numbers[0], numbers[-1]
    if first == last:
        return f" (in row {first} too)"
    together = len(numbers) == last - first + 1
    return (
        f" (in rows {first}-{last} too)"
        if together
        else f" (in rows {listed([str(one) for one in numbers])} too)"
    )


def _funds_of_no_config(document: Document, table: TableFile, columns: dict[str, int]) -> list[Problem]:
    """A column of funds that is filled in where the config has no fund: any text would pass there, a name too."""
    place = columns.get("fund")
    if document.data.get("funds") or place is None or not any(row.text_at(place) for row in table.rows[1:]):
        return []
    message = (
        'the config has no funds, so this column could hold anything; list the funds under "funds" in the config, each '
        "with a title and a kind, or take the column out"
    )
    return [table.problem(table.rows[0], table.rows[0].cell_at(place), "fund", message)]


class _Rows:
    """The rows of a table as they are read against the config's roles, grades and funds."""

    def __init__(self, document: Document, table: TableFile, columns: dict[str, int], as_of: Month) -> None:
        self.document, self.table, self.columns, self.as_of = document, table, columns, as_of
        self.roles = _group(document, "roles")
        self.funds = tuple(_group(document, "funds"))
        self.full_time = _full_time_hours(document)
        self.problems: list[Problem] = []

    def staff(self, row: TableRow) -> StaffRow | None:
        """One row as a person, or several alike; None where something is wrong with it."""
        before = len(self.problems)
        for cell in row.cells:
            if what := cell_identifies(cell.text):
                self._refuse(row, cell, "", f"this looks like {what}, which no roster may hold; take it out")
        if len(self.problems) > before:
            return None
        if beyond := self.table.beyond(row):
            self.problems.append(beyond)
        role = self._read(row, "role", self._role, needed="the role")
        steps = self._steps(role)
        rate, step = self._rate(row, steps)
        hours = self._hours(row)
        as_of = self.as_of
        hired = self._read(
            row, "hire_month", lambda text: roster_cells.hire_month(text, as_of), needed="the month of hire"
        )
        certified = self._read(row, "certification", lambda text: roster_cells.certified(text, as_of))
        fund = self._read(row, "fund", self._fund)
        seats = self._read(row, "seats", lambda text: roster_cells.count(text, _MOST_ALIKE))
        if len(self.problems) > before or role is None or hours is None or hired is None:
            return None
        return StaffRow(row.number, role, rate, step, hours, hired, certified, fund, seats or 1)

    def _refuse(self, row: TableRow, cell: Cell | None, where: str, message: str) -> None:
        self.problems.append(self.table.problem(row, cell, where, message))

    def _cell(self, row: TableRow, column: str) -> Cell:
        return row.cell_at(self.columns[column])

    def _read(self, row: TableRow, column: str, read: Callable[[str], Any], needed: str = "") -> Any:
        """A column's value in a row; None where the cell is empty or wrong. `needed` says what may not be empty."""
        if column not in self.columns:
            return None
        cell = self._cell(row, column)
        try:
            if cell.text:
                return read(cell.text)
            if needed:
                raise ValueError(f"{needed} is missing; write it in this row")
        except ValueError as refused:
            self._refuse(row, cell, column, str(refused))
        return None

    def _role(self, text: str) -> str:
        """A role by its short name or its title."""
        titles = {str(role.get("title", "")).casefold(): name for name, role in self.roles.items()}
        if text in self.roles:
            return text
        if text.casefold() in titles:
            return titles[text.casefold()]
        near = remedy(text, self.roles, "roles")
        if near.startswith("; the") and (title := closest(text.casefold(), titles)):
            near = f"; did you mean {quoted(titles[title])}?"
        raise ValueError(f"there is no role {quoted(text)} in the config{near}")

    def _fund(self, text: str) -> str:
        """One of the plan's funds."""
        if text not in self.funds:
            raise ValueError(
                f"there is no fund {quoted(text)} in the config{remedy(text, self.funds, 'funds')}"
            )
        return text

    def _steps(self, role: str | None) -> list[Decimal] | None:
        """The steps of a role's grade, where it has steps and they are plain to read."""
        grade = _group(self.document, "grades").get(str(self.roles[role].get("grade"))) if role else None
        steps = grade.get("steps") if grade else None
        amounts = [
            step.get("amount") if isinstance(step, dict) else step
            for step in (steps if isinstance(steps, list) else ())
        ]
        return [Decimal(amount) for amount in amounts if isinstance(amount, int | Decimal)] or None

    def _rate(self, row: TableRow, steps: list[Decimal] | None) -> tuple[Decimal | None, int | None]:
        """The rate, or in a grade of steps the step: the one given, or the one that pays the rate."""
        comma = self.table.decimal_comma
        before = len(self.problems)
        step = self._read(row, "step", lambda text: roster_cells.count(text, 30))
        what = "" if step else "the rate (pay by the hour, or a salary for an exempt role)"
        rate = self._read(row, "rate", lambda text: roster_cells.pay(text, comma), needed=what)
        if len(self.problems) > before:
            return None, None
        if steps is None:
            if step is not None:
                message = "this role's grade is a range; take the step out, and write the rate"
                self._refuse(row, self._cell(row, "step"), "step", message)
            elif rate is None:
                self._refuse(row, None, "", f"{what} is missing; add a column for it")
            return rate, None
        return None, self._step(row, rate, step, steps)

    def _step(
        self, row: TableRow, rate: Decimal | None, step: int | None, steps: Sequence[Decimal]
    ) -> int | None:
        pays = listed([str(amount) for amount in steps])
        if step is not None and step > len(steps):
            message = f"this role's grade has {len(steps)} steps; write a step from 1 to {len(steps)}"
            self._refuse(row, self._cell(row, "step"), "step", message)
        elif step is not None and rate is not None and rate != steps[step - 1]:
            message = f"step {step} pays {steps[step - 1]}, not {rate}; correct the rate or the step"
            self._refuse(row, self._cell(row, "rate"), "rate", message)
        elif step is None and rate not in steps:
            message = f"no step of this role's grade pays {rate} (they pay {pays}); correct it, or add a step column"
            self._refuse(row, self._cell(row, "rate"), "rate", message)
        elif step is None and rate is not None:
            return list(steps).index(rate) + 1
        return step

    def _hours(self, row: TableRow) -> Decimal | None:
        """Weekly hours, or the share of full time as hours; both where they agree to half an hour."""
        comma, full_time = self.table.decimal_comma, self.full_time
        before = len(self.problems)
        share: Decimal | None = self._read(
            row, "fte", lambda text: roster_cells.full_time_share(text, full_time, comma)
        )
        needed = "the number of weekly hours" if share is None and len(self.problems) == before else ""
        given: Decimal | None = self._read(row, "hours", lambda text: roster_cells.hours(text, comma), needed)
        if "hours" not in self.columns and needed:
            self._refuse(
                row, self._cell(row, "fte"), "fte", "the share of full time is missing; write it in this row"
            )
        if given is not None and share is not None and abs(given - share) > _AGREE:
            message = (
                f"this share of {full_time.normalize():f} full-time hours is {share.normalize():f} hours a week, and "
                f"{given.normalize():f} are given; correct one of the two"
            )
            self._refuse(row, self._cell(row, "fte"), "fte", message)
        return given if given is not None else share


def _group(document: Document, name: str) -> dict[str, dict[str, Any]]:
    """The entries of a group of the config that are groups themselves."""
    group = document.data.get(name)
    if not isinstance(group, dict):
        return {}
    return {name: entry for name, entry in group.items() if isinstance(entry, dict)}


def _full_time_hours(document: Document) -> Decimal:
    given = value_at(document.data, ("pay", "full_time_hours"))
    usable = isinstance(given, int | Decimal) and 0 < given <= 168
    return Decimal(given) if usable else Pay().full_time_hours


# Lines.


def _with_lines(document: Document, table: TableFile, groups: Sequence[SeatGroup]) -> Document:
    """The document with the groups among its seats, each placed at its first row of the roster."""
    written = document.data.get("seats")
    if not groups or not (written is None or isinstance(written, dict)):
        return document
    seats = {**{group.name: group.entry() for group in groups}, **(written or {})}
    rows = {row.number: row for row in table.rows}
    columns, _ = columns_of(table)
    places: dict[Path, Problem] = {}
    for group in groups:
        row = rows[group.rows[0].number]
        places["seats", group.name] = table.problem(row, None, "", "")
        for column in _PLACES:
            if column in columns and columns[column] < len(row.cells):
                cell = row.cells[columns[column]]
                places["seats", group.name, column] = table.problem(row, cell, column, "")
    return replace(document, data={**document.data, "seats": seats}, elsewhere=places)


def without_lines(problems: Sequence[Problem]) -> list[Problem]:
    """The config's problems but for seats that are missing because the roster could not be read."""
    return [problem for problem in problems if problem.where != "seats"]
