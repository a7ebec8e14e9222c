"""Where every table, row and column of a workbook lands, and formula templates as A1 formulas."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap
from typing import TypeVar

from openpyxl.utils import get_column_letter

from ladder.reports.tables import Sheet, Table

READING_WIDTH = 120
"""Characters after which a sentence that stands above a table goes on in the next row."""

CHART_ROWS = 17
"""Rows kept free under a table for its chart."""

_Found = TypeVar("_Found")

_BRACES = re.compile(r"\{([^{}]*)\}")
_MARKS = re.compile(r"[{}!:@]")
_REFERENCE = re.compile(
    r"(?:(?P<table>[^!:@]+)!)?(?P<first>[^!:@]+)(?::(?P<last>[^!:@]+))?"
    r"(?:@(?P<from>[^!:@]+)(?::(?P<to>[^!:@]+))?)?"
)
_PLAIN_SHEET = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_CELL_LIKE = re.compile(r"[A-Z]{1,3}[0-9]+|R[0-9]*(C[0-9]*)?|C[0-9]*", re.IGNORECASE)
_SHEET_MARKS = re.compile(r"[][\\/?*:\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one table stands. Row and column numbers count from 1; a row that is not drawn is None."""

    sheet: str
    table: Table
    title_row: int | None
    note: tuple[tuple[int, str], ...]  # rows of the note under the title
    header_row: int | None
    rows: Mapping[str, int]
    unit_column: int | None
    columns: Mapping[str, int]
    chart_row: int | None

    @property
    def top(self) -> int:
        """The first row of the table, its title if it has one."""
        return self.title_row or self.header_row or min(self.rows.values())


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """One sheet: the rows of its sentences, and its tables from top to bottom."""

    sheet: Sheet
    flag_row: int | None
    lines: tuple[tuple[int, str], ...]
    places: tuple[Place, ...]
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole workbook: sheets in order, and every table by its key."""

    sheets: tuple[SheetLayout, ...]
    places: Mapping[str, Place]


def layout(sheets: Sequence[Sheet]) -> Layout:
    """Place every table. ValueError for a name or key that the workbook or a formula could not use."""
    _check_names(sheets)
    laid_out = tuple(_lay_out(sheet) for sheet in sheets)
    return Layout(laid_out, {place.table.key: place for sheet in laid_out for place in sheet.places})


def resolve(template: str, table: str, row: str, column: str, where: Layout) -> str:
    """The formula of one cell, with its equals sign. KeyError names a reference that leads nowhere."""
    here, (parts, paired) = where.places[table], _pieces(template)
    pieces = list(parts)
    for at in range(1, len(pieces), 2):
        try:
            pieces[at] = _address(pieces[at], here, column, where)
        except KeyError as error:
            reason = f"table {table}, row {row}, formula {template}: {{{pieces[at]}}} {error.args[0]}"
            raise KeyError(reason) from None
    if not paired:
        raise KeyError(f"table {table}, row {row}, formula {template}: a brace without its partner")
    return "=" + "".join(pieces)


@lru_cache(maxsize=4096)
def _pieces(template: str) -> tuple[tuple[str, ...], bool]:
    """A template cut at its references: what stands before the first, the first, what is between, and so on.

    The second says whether every brace has its partner.
    """
    pieces = tuple(_BRACES.split(template.removeprefix("=")))
    return pieces, not any(mark in literal for literal in pieces[::2] for mark in "{}")


@lru_cache
def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it, in quotation marks where it needs them."""
    if _PLAIN_SHEET.fullmatch(sheet) and not _CELL_LIKE.fullmatch(sheet):
        return sheet
    return "'" + sheet.replace("'", "''") + "'"


def _address(reference: str, here: Place, column: str, where: Layout) -> str:
    table, first, last, start, end = _parts(reference)
    there = here if table is None else _named(where.places, table, "table", "the workbook")
    top = _named(there.rows, first, "row", there.table.key)
    bottom = _named(there.rows, last, "row", there.table.key) if last else top
    if start is None or start == "<":
        # Relative: the same words in the next column then make the same formula, moved by one.
        if start and end:
            raise KeyError("starts a block of columns with <")
        key = _column_before(here, column) if start else column
        left = right = _named(there.columns, key, "column", there.table.key)
        mark = ""
    else:
        left = _named(there.columns, start, "column", there.table.key)
        right = _named(there.columns, end, "column", there.table.key) if end else left
        mark = "$"
    block = f"{mark}{get_column_letter(left)}{mark}{top}"
    if last or end:
        block += f":{mark}{get_column_letter(right)}{mark}{bottom}"
    return block if there.sheet == here.sheet else f"{quoted(there.sheet)}!{block}"


@lru_cache(maxsize=8192)
def _parts(reference: str) -> tuple[str | None, str, str | None, str | None, str | None]:
    """A reference's table, first and last row, first and last column; None where it does not say."""
    parts = _REFERENCE.fullmatch(reference)
    if not parts:
        raise KeyError("is not a reference")
    return parts["table"], parts["first"], parts["last"], parts["from"], parts["to"]


def _column_before(here: Place, column: str) -> str:
    keys = list(here.columns)
    index = keys.index(column)
    if index == 0:
        raise KeyError("has no column to its left")
    return keys[index - 1]


def _named(known: Mapping[str, _Found], key: str, what: str, owner: str) -> _Found:
    if key not in known:
        raise KeyError(f"names no {what} {key} of {owner}")
    return known[key]


def _lay_out(sheet: Sheet) -> SheetLayout:
    flag_row = 2 if sheet.flag else None
    row = 3 if sheet.flag else 2
    lines, row = _sentences(sheet.lines, row)
    # One rule for the whole sheet, so that the same column means the same in each of its tables.
    unit_column = 2 if any(table.show_unit for table in sheet.tables) else None
    places = []
    for table in sheet.tables:
        row += 1  # the blank row above
        title_row = row if table.title else None
        row += bool(table.title)
        note, row = _sentences((table.note,) if table.note else (), row)
        headed = bool(table.label_header or any(column.header for column in table.columns))
        header_row = row if headed else None
        row += headed
        first_value = 3 if unit_column else 2
        below = row + len(table.rows)
        places.append(
            Place(
                sheet.name,
                table,
                title_row,
                note,
                header_row,
                {entry.key: row + index for index, entry in enumerate(table.rows)},
                unit_column,
                {column.key: first_value + index for index, column in enumerate(table.columns)},
                below + 1 if table.chart else None,
            )
        )
        row = below + CHART_ROWS if table.chart else below
    last_column = max([1, *(number for place in places for number in place.columns.values())])
    return SheetLayout(sheet, flag_row, lines, tuple(places), row - 1, last_column)


def _sentences(texts: Sequence[str], row: int) -> tuple[tuple[tuple[int, str], ...], int]:
    """Texts broken into rows from `row` on, and the row after them."""
    broken = [part for text in texts for part in (wrap(text, READING_WIDTH) or [""])]
    return tuple(enumerate(broken, row)), row + len(broken)


def _check_names(sheets: Sequence[Sheet]) -> None:
    seen: set[str] = set()
    for sheet in sheets:
        name = sheet.name
        if not 1 <= len(name) <= 31 or _SHEET_MARKS.search(name) or name[0] == "'" or name[-1] == "'":
            raise ValueError(f"{name!r} cannot name a sheet: 1 to 31 characters, none of [ ] \\ / ? * :")
        if name.lower() in seen:
            raise ValueError(f"two sheets are named {name}")
        seen.add(name.lower())
    if not sheets:
        raise ValueError("a workbook needs a sheet")
    tables = [table for sheet in sheets for table in sheet.tables]
    _check_keys([table.key for table in tables], "the workbook")
    for table in tables:
        _check_keys([row.key for row in table.rows], f"the rows of table {table.key}")
        _check_keys([column.key for column in table.columns], f"the columns of table {table.key}")


def _check_keys(keys: Sequence[str], owner: str) -> None:
    for key in keys:
        if not key or key == "<" or _MARKS.search(key):
            raise ValueError(f"{key!r} cannot be a key in {owner}: it is empty or holds one of {{ }} ! : @ <")
    if len(set(keys)) != len(keys):
        doubled = sorted({key for key in keys if keys.count(key) > 1})
        raise ValueError(f"keys given twice in {owner}: {', '.join(doubled)}")
