"""A user's table in a file of its own: rows of text with the place of every cell, from CSV as Excel saves it or .xlsx.

Rosters and pay surveys are read alike. A date comes out as 2026-07-31, whatever Excel shows; a formula as the value
saved with it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path as FilePath
from typing import Any
from zipfile import ZipFile

from ladder.config.identifiers import masked, plain
from ladder.config.problems import Problem, UserProblems, closest, quoted, remedy

KINDS = (".csv", ".xlsx")
_WORKBOOKS = (".xlsx", ".xlsm")
_MOST_BYTES = 10_000_000
_MOST_UNPACKED = 200_000_000  # a small workbook can unpack to fill the memory
_MOST_ROWS, _MOST_COLUMNS = 20_000, 200
_NO_NAME = "this column has no name; write one above it (merged headings leave the cells beside them empty)"
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text without outer blanks, and where it stands: its column of the excerpt, from 1."""

    text: str
    column: int
    length: int
    address: str = ""  # in a workbook: C17


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that is not empty: its number in the file, the line a message shows, its cells."""

    number: int
    excerpt: str
    cells: tuple[Cell, ...]

    def cell_at(self, place: int) -> Cell:
        """The cell in a column, empty where the row ends before it."""
        return self.cells[place] if place < len(self.cells) else Cell("", len(self.excerpt) + 1, 1)

    def text_at(self, place: int) -> str:
        """The text in a column."""
        return self.cell_at(place).text


@dataclass(frozen=True, slots=True)
class TableFile:
    """The rows of a file, the header's first."""

    file: str
    rows: tuple[TableRow, ...]
    decimal_comma: bool = False  # columns parted by semicolons: a comma may stand for the decimal point

    def columns(
        self, column_of: Callable[[str], str | None], refusal: Callable[[str], str]
    ) -> tuple[dict[str, int], list[Problem]]:
        """The place of each known column in a row, and every problem with the header's names.

        `column_of` knows a column by what is written over it; `refusal` says why any other is not taken.
        """
        header, problems = self.rows[0], []
        found: dict[str, int] = {}
        for place, cell in enumerate(header.cells):
            column, message = column_of(cell.text), ""
            if not cell.text:
                if not any(row.text_at(place) for row in self.rows[1:]):
                    continue  # an empty column
                message = _NO_NAME
            elif column is None:
                message = refusal(cell.text)
            elif column in found:
                message = _twice(header.cells[found[column]].text, cell.text, column)
            if message:
                problems.append(self.problem(header, cell, "", message))
            elif column:
                found[column] = place
        return found, problems

    def beyond(self, row: TableRow) -> Problem | None:
        """What is wrong with a row that has more cells than there are columns."""
        width = len(self.rows[0].cells)
        if not any(cell.text for cell in row.cells[width:]):
            return None
        message = "this row has more cells than there are columns; put text with a comma in quotation marks"
        return self.problem(row, row.cells[width], "", message)

    def problem(self, row: TableRow, cell: Cell | None, where: str, message: str) -> Problem:
        """A problem with a cell, or with a whole row. What could tell who someone is does not show."""
        place = f"{where} ({cell.address})" if cell and cell.address else where
        return Problem(
            file=self.file,
            line=row.number,
            column=cell.column if cell else 1,
            length=cell.length if cell else 1,
            where=place,
            message=message,
            excerpt=masked(row.excerpt),
        )


def read_content(folder: FilePath, written: str) -> bytes:
    """What the file holds that a config names, as seen from `folder`. ValueError says why it cannot be read."""
    path = folder / written
    try:
        if path.is_dir():
            raise ValueError(f"{quoted(written)} is a folder; name a file in it")
        with path.open("rb") as file:
            return file.read(_MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise ValueError(f"there is no file {quoted(written)} beside this config{_similar(path)}") from None
    except PermissionError:
        message = f"{quoted(written)} cannot be opened; close it elsewhere, or ask for permission to read it"
        raise ValueError(message) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ValueError(f"{quoted(written)} cannot be read: {reason}") from None


def _similar(path: FilePath) -> str:
    try:
        names = [
            entry.name for entry in sorted(path.parent.iterdir())[:1000] if entry.suffix.lower() in KINDS
        ]
    except OSError:
        names = []
    near = closest(path.name, names)
    return f"; did you mean {quoted(near)}?" if near else "; check its name and folder"


def read_table(content: bytes, file: str, sheet: str | None = None) -> TableFile:
    """Read what a file holds, of a workbook that sheet or else the first. Raises UserProblems, all there are."""
    if len(content) > _MOST_BYTES:
        raise _refused(
            file, f"this file is too large: at most {_MOST_BYTES // 1_000_000} million bytes are read"
        )
    suffix = FilePath(file).suffix.lower()
    if suffix == ".xls":
        raise _refused(file, "workbooks of this old kind are not read; save it as .xlsx or as CSV")
    if sheet is not None and suffix not in _WORKBOOKS:
        raise _refused(file, 'only a workbook (.xlsx) has sheets; take "sheet" out')
    table = _workbook(content, file, sheet) if suffix in _WORKBOOKS else _csv(content, file)
    if not table.rows:
        raise _refused(file, "this file is empty; write a row of column names and the rows under it")
    if len(table.rows) > _MOST_ROWS:
        raise _refused(file, f"this file has more than {_MOST_ROWS:,} rows; shorten it")
    return table


def _refused(file: str, message: str) -> UserProblems:
    return UserProblems([Problem(file=file, message=message)])


def _twice(first: str, second: str, column: str) -> str:
    if plain(first) == plain(second):
        return f"{quoted(first)} is the name of a column before this one too; keep one of the two"
    return f"{quoted(first)} gives the {column.replace('_', ' ')} too; keep one of the two columns"


# Text.


def _csv(content: bytes, file: str) -> TableFile:
    lines = _decoded(content, file).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    header = next((line for line in lines if line.strip()), "")
    delimiter = max(_DELIMITERS, key=header.count)
    rows, problems = [], []
    for number, line in enumerate(lines, 1):
        cells, closed = _split(line, delimiter)
        row = TableRow(number, line, cells)
        if not closed:
            message = "a quotation mark opens here and is not closed on this line; keep each row on one line"
            problems.append(TableFile(file, ()).problem(row, cells[-1], "", message))
        elif any(cell.text for cell in cells):
            rows.append(row)
    if problems:
        raise UserProblems(problems)
    return TableFile(file, tuple(rows), decimal_comma=delimiter == ";")


def _decoded(content: bytes, file: str) -> str:
    """The text, as Excel saves it: UTF-8 with or without a mark, UTF-16 with one, or Windows' own code page."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content or content.startswith(b"PK"):
        raise _refused(file, "this is not a text file; for a workbook the name ends in .xlsx")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _split(line: str, delimiter: str) -> tuple[tuple[Cell, ...], bool]:
    """A line's cells, and whether every quotation mark in it is closed."""
    cells, start, inside = [], 0, False
    for at, sign in enumerate(line):
        if sign == '"':
            inside = not inside
        elif sign == delimiter and not inside:
            cells.append(_cell(line[start:at], start))
            start = at + 1
    return (*cells, _cell(line[start:], start)), not inside


def _cell(written: str, start: int) -> Cell:
    lead = len(written) - len(written.lstrip())
    text = written.strip()
    length = max(1, len(text))
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].replace('""', '"').strip()
    return Cell(text, start + lead + 1, length)


# Workbooks.


def _workbook(content: bytes, file: str, sheet: str | None) -> TableFile:
    from openpyxl import load_workbook

    try:
        with ZipFile(BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _MOST_UNPACKED:
                raise _refused(file, "this workbook is too large; save the table alone in a new one")
        workbook = load_workbook(BytesIO(content), data_only=True)
        names = [each.title for each in workbook.worksheets]
        if sheet is not None and sheet not in names:
            raise _refused(file, f"there is no sheet {quoted(sheet)}{remedy(sheet, names, 'sheets')}")
        saved = workbook[sheet or names[0]]
        written = load_workbook(BytesIO(content))[saved.title]
    except UserProblems:
        raise
    except Exception:  # a damaged file fails in as many ways as the reader has lines
        message = (
            "this is no workbook that can be read; in Excel save it as .xlsx without a password, or as CSV"
        )
        raise _refused(file, message) from None
    if (saved.max_column or 0) > _MOST_COLUMNS:
        raise _refused(
            file, f"this sheet has more than {_MOST_COLUMNS} columns; save the table's columns alone"
        )
    if (saved.max_row or 0) > 50 * _MOST_ROWS:
        raise _refused(file, "this sheet runs on far below the table; delete the empty rows under it")
    rows, problems = [], []
    merged = {str(block).split(":")[0]: str(block) for block in written.merged_cells.ranges}
    for values, formulas in zip(saved.iter_rows(), written.iter_rows(), strict=True):
        row = _sheet_row(values)
        if any(cell.text for cell in row.cells) or any(cell.value is not None for cell in formulas):
            rows.append(row)
            problems += list(_sheet_problems(file, row, formulas, merged))
    if problems:
        raise UserProblems(problems)
    return TableFile(file, tuple(rows))


def _sheet_row(values: tuple[Any, ...]) -> TableRow:
    """A sheet's row as one line, its cells parted by commas, so that a message can show and point at it."""
    line, cells = "", []
    for value in values:
        text = _shown(value.value)
        cells.append(Cell(text, len(line) + 1, max(1, len(text)), value.coordinate))
        line += f"{text}, "
    return TableRow(values[0].row, line.rstrip(", "), tuple(cells))


def _sheet_problems(
    file: str, row: TableRow, formulas: tuple[Any, ...], merged: dict[str, str]
) -> Iterator[Problem]:
    table = TableFile(file, ())
    for cell, formula in zip(row.cells, formulas, strict=True):
        if cell.address in merged:
            message = f"the cells {merged[cell.address]} are merged; unmerge them, so that each column stands by itself"
            yield table.problem(row, cell, "cell", message)
        elif not cell.text and formula.value is not None:
            message = "this formula has no saved value; open the workbook in Excel, save it and run again"
            yield table.problem(row, cell, "cell", message)
        elif cell.text.startswith("#") and cell.text.endswith(("!", "?", "/A")):
            message = f"this cell holds the error {quoted(cell.text)}; mend it in Excel"
            yield table.problem(row, cell, "cell", message)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime | datetime.date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, int | float):
        # A spreadsheet keeps 18.23 as the nearest binary fraction; past the sixth decimal stands only that.
        return f"{Decimal(str(round(value, 6))).normalize():f}"
    return " ".join(str(value).split())
