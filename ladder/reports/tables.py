"""What a report is: sheets of tables of plain rows. Writers draw these and know nothing of careers.

A row holds its label, its unit, one value a column and, where the figure is live in the workbook, a formula
template. The values are always there: the workbook shows them before anything recalculates.

Formula templates name other cells by key, in braces; the workbook writer turns each into an address:

    {wages}                     this table's row `wages`, in this column             F12
    {wages@<}                   this table's row `wages`, in the column to the left  E12
    {wages@ladder}              this table's row `wages`, in column `ladder`         $D$12
    {first:last}                this table's rows `first` to `last`, in this column  F10:F14
    {wages@2026-07:2027-06}     row `wages` over those columns                       $F$12:$Q$12
    {assumptions!fica@ladder}   another table's row and column                       Assumptions!$D$40
    {budget!wages}              another table's row, in the column of the same key   Budget!F12
    {assumptions!a:b@ladder}    a block of another table                             Assumptions!$D$3:$D$9

Keys hold none of the marks { } ! : @ and no key is `<`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ladder.model.month import Month

Value = Decimal | int | float | bool | str | Month | None
"""What a cell can hold. A Month is written as the first day of that month; None is an empty cell."""


class Unit(StrEnum):
    """What a number counts; it decides how the number is shown, never how it is stored."""

    TEXT = ""
    DOLLARS = "$"
    CENTS = "$ and cents"
    HOURLY = "$ an hour"
    PER_MILE = "$ a mile"
    PERCENT = "%"
    RATIO = "ratio"
    COUNT = "count"
    PEOPLE = "people"
    SEATS = "seats"
    HOURS = "hours"
    MONTH = "month"
    MONTHS = "months"
    FISCAL_YEAR = "fiscal year"
    YEAR = "year"


class Kind(StrEnum):
    """What a cell is to its reader: one color key for the whole workbook.

    A CHECK cell holds TRUE or OK where the check passes; anything else shows as failed.
    """

    INPUT = "input"
    CALCULATION = "calculation"
    TOTAL = "total"
    HEADING = "heading"
    TEXT = "text"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values. `key` names it in formulas; `unit` overrules the row's unit.

    `width` is in characters: text wraps at it, a number that needs more room widens it.
    """

    key: str
    header: str | Month
    unit: Unit | None = None
    width: int = 14
    projected: bool = False  # shaded: rests on a projection of the law's figures


@dataclass(frozen=True, slots=True)
class Row:
    """A labeled line of a table: one value a column; `formula` and `kind` for the row, or one a column."""

    key: str
    label: str
    values: tuple[Value, ...]
    unit: Unit = Unit.TEXT
    formula: str | tuple[str | None, ...] | None = None
    kind: Kind | tuple[Kind, ...] = Kind.CALCULATION
    note: str = ""  # shown as a note on the label: where a figure comes from, what it leaves out
    indent: int = 0
    flows: bool = False  # its text runs on over the empty cells to the right, in one line
    link: str = ""  # what the label opens: a sheet of the workbook, by name

    def formula_at(self, column: int) -> str | None:
        """The template of the cell in that column, None where the value is not live."""
        return self.formula[column] if isinstance(self.formula, tuple) else self.formula

    def kind_at(self, column: int) -> Kind:
        """What the cell in that column is to its reader."""
        return self.kind[column] if isinstance(self.kind, tuple) else self.kind


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: a row or a column of a table, in a block of cells from first to last, by key."""

    name: str
    table: str
    rows: tuple[str, str]
    columns: tuple[str, str]
    lacking: bool = False  # what no one pays, in the color that the board's charts keep for it


MOST_SERIES = 8
"""More series than these in one chart could not be told apart."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns drawn in the workbook from cells, so that they follow when an input changes.

    Along a row of the first series the table's headers name the columns, down a column its labels do. The title names
    the measure and no finding, which a changed input could make untrue; so does the alternative text.
    """

    title: str
    unit: Unit
    series: tuple[Series, ...]
    alt_text: str
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one header. `key` names the table in formulas."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    label_header: str = ""
    label_width: int = 44
    show_unit: bool = False  # the unit's words in a column of their own
    note: str = ""
    chart: Chart | None = None  # drawn under the rows

    def __post_init__(self) -> None:
        keys = [row.key for row in self.rows]
        if len(set(keys)) != len(keys):
            raise ValueError(
                f"table {self.key}: two rows have one key: {sorted(k for k in keys if keys.count(k) > 1)}"
            )
        for row in self.rows:
            if len(row.values) != len(self.columns):
                counts = f"{len(row.values)} values for {len(self.columns)} columns"
                raise ValueError(f"table {self.key}, row {row.key}: {counts}")

    def row(self, key: str) -> Row:
        """The row of that key; KeyError if there is none."""
        for row in self.rows:
            if row.key == key:
                return row
        raise KeyError(f"{self.key}!{key}")

    def value(self, row: str, column: str) -> Value:
        """The value at a row and column, both by key."""
        return self.row(row).values[[c.key for c in self.columns].index(column)]


@dataclass(frozen=True, slots=True)
class Flag:
    """A live line under a sheet's title: what it says, its formula template, and what it says when all is well."""

    words: str
    formula: str
    passed: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the workbook: a title, a line or two under it, and its tables from top to bottom."""

    name: str
    title: str
    tables: tuple[Table, ...]
    lines: tuple[str, ...] = ()  # plain sentences under the title
    first_page: int = 0  # in print, upright, with so many tables from the top on the first page
    freeze_columns: bool = True  # keep the labels in view when scrolling right
    flag: Flag | None = None


def heading(key: str, label: str, columns: Sequence[Column]) -> Row:
    """A row that only names the rows under it."""
    return Row(key, label, (None,) * len(columns), kind=Kind.HEADING)
