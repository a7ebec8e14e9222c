"""Tables that users keep in files of their own: CSV or Excel, one header row, every cell as text."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Any

from ladder.config.problems import Problem, UserProblems, quoted, remedy

_MOST_BYTES = 4_000_000
_MOST_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with something in it: its number in the file, from 1, and its cells by column."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table: its file as problems call it, its columns as the file writes them, its rows, the bytes read."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    content: bytes

    def problem(self, message: str, row: int = 1, column: str = "") -> Problem:
        """A problem in the table, placed by row and column; in the header where no row is given."""
        number = self.columns.index(column) + 1 if column in self.columns else 1
        return _in_row(self.name, message, row, number, column)


def read_table(path: FilePath, sheet: str | None = None) -> TableFile:
    """Read a CSV file or an Excel workbook's sheet, its first one by default. Raises UserProblems."""
    name, content = str(path), _content(path)
    if path.suffix.lower() == ".xls":
        raise _refused(name, "workbooks of this old kind are not read; save it as .xlsx or as CSV")
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        lines = _workbook_lines(content, name, sheet)
    elif sheet is not None:
        raise _refused(name, 'only a workbook (.xlsx) has sheets; take "sheet" out')
    else:
        lines = _csv_lines(content, name)
    return _table(name, content, lines)


def _content(path: FilePath) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise _refused(str(path), "there is no such file; the path starts at the config's folder") from None
    except (IsADirectoryError, PermissionError):
        folder = "this is a folder; name a file in it"
        message = (
            folder
            if path.is_dir()
            else "this file cannot be opened; close it elsewhere, or ask for permission"
        )
        raise _refused(str(path), message) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _refused(str(path), f"this file cannot be read: {reason.lower()}") from None
    if len(content) > _MOST_BYTES:
        raise _refused(
            str(path), f"this file is too large: at most {_MOST_BYTES // 1_000_000} million bytes are read"
        )
    return content


def _csv_lines(content: bytes, name: str) -> list[tuple[int, list[str]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = "this is not saved as UTF-8; in Excel choose Save as, CSV UTF-8 (comma delimited)"
        raise _refused(name, message) from None
    if "\0" in text:
        raise _refused(name, "this is not a text file; name a CSV file or a workbook (.xlsx)")
    try:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        return [(reader.line_num, cells) for cells in reader]
    except csv.Error:
        raise _refused(
            name, "a quotation mark in this file is never closed, or stands inside a cell"
        ) from None


_MOST_COLUMNS = 60  # a stray cell far to the right is no column


def _workbook_lines(content: bytes, name: str, sheet: str | None) -> list[tuple[int, list[str]]]:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about parts of a workbook that are no cells
            workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        names = [each.title for each in workbook.worksheets]
        if sheet is None or sheet in names:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                rows = list(
                    workbook[sheet or names[0]].iter_rows(
                        values_only=True, max_row=_MOST_ROWS + 2, max_col=_MOST_COLUMNS
                    )
                )
    except Exception:  # a damaged file fails in as many ways as the reader has lines
        raise _refused(
            name, "this is no workbook that can be read; save it as .xlsx anew, or as CSV"
        ) from None
    if sheet is not None and sheet not in names:
        raise _refused(name, f"there is no sheet {quoted(sheet)}{remedy(sheet, names, 'sheets')}")
    return [(number, [_cell_text(value) for value in cells]) for number, cells in enumerate(rows, 1)]


def _cell_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _table(name: str, content: bytes, lines: Iterable[tuple[int, list[str]]]) -> TableFile:
    written = [(number, [" ".join(cell.split()) for cell in cells]) for number, cells in lines]
    filled = [(number, cells) for number, cells in written if any(cells)]
    if not filled:
        raise _refused(name, "this file is empty; the first row names the columns")
    header = list(filled[0][1])
    while header and not header[-1]:
        header.pop()
    problems = list(_header_problems(name, header))
    rows = []
    for number, cells in filled[1:]:
        if any(cells[len(header) :]):
            message = (
                f"this row has more cells than the {len(header)} columns; put a text with a comma in quotes"
            )
            problems.append(_in_row(name, message, number, len(header) + 1))
        rows.append(TableRow(number, dict(zip(header, [*cells, *([""] * len(header))], strict=False))))
    if not rows:
        problems.append(Problem(file=name, message="there is no row under the header"))
    if len(rows) > _MOST_ROWS:
        problems.append(
            Problem(file=name, message=f"this file has more than {_MOST_ROWS:,} rows; shorten it")
        )
    if problems:
        raise UserProblems(problems)
    return TableFile(name, tuple(header), tuple(rows), content)


def _header_problems(name: str, header: list[str]) -> Iterator[Problem]:
    for number, column in enumerate(header, 1):
        if not column:
            yield _in_row(name, f"column {number} has no name; give it one", 1, number)
        elif column.casefold() in [other.casefold() for other in header[: number - 1]]:
            yield _in_row(name, "this column is there twice; take one out", 1, number, column)


def _in_row(name: str, message: str, row: int, number: int, column: str = "") -> Problem:
    """A problem in a row; `number` is that of the column, which goes by its name too."""
    where = f"row {row}" + (f", column {quoted(column)}" if column else "")
    return Problem(file=name, line=row, column=number, where=where, message=message)


def _refused(name: str, message: str) -> UserProblems:
    return UserProblems([Problem(file=name, message=message)])
