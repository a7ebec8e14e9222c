"""What a cell can hold: values as a spreadsheet stores them, and what is refused before writing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import TypeGuard

from ladder.model.month import Month
from ladder.reports.tables import Row, Sheet, Table, Value

Stored = int | float | bool | str
"""A value as a spreadsheet holds it; a month is the number of its first day."""

_LONGEST_TEXT = 32_767
_LONGEST_FORMULA = 8_192
_WEB_ADDRESS = re.compile(r"https?://\S{1,2000}")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DAY_ZERO = date(1899, 12, 30).toordinal()


def stored(value: Value) -> Stored | None:
    """The value as a spreadsheet stores it; text and booleans as they are, no text as no value."""
    if value is None or value == "":
        return None
    if isinstance(value, bool | str):
        return value
    if isinstance(value, Month):
        return date(value.year, value.month, 1).toordinal() - _DAY_ZERO
    number = float(value)
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def is_figure(value: Value) -> bool:
    """Whether a value is a number, true or false, or a month: whatever is not text."""
    return value is not None and not isinstance(value, str)


def is_web_address(value: Value) -> TypeGuard[str]:
    """Whether a value is one web address and nothing else."""
    return isinstance(value, str) and bool(_WEB_ADDRESS.fullmatch(value))


def refuse_unwritable(sheets: Sequence[Sheet], document_texts: Sequence[str]) -> None:
    """ValueError, saying where, for the first text, number or formula that a workbook cannot hold."""
    for text in document_texts:
        _refuse_text(text, "the document's properties")
    for sheet in sheets:
        for text in (sheet.title, *sheet.lines):
            _refuse_text(text, f"sheet {sheet.name}")
        for table in sheet.tables:
            for text in _words(table):
                _refuse_text(text, f"table {table.key}")
            for row in table.rows:
                _refuse_row(row, table)


def _words(table: Table) -> Iterator[str]:
    yield from (table.title, table.note, table.label_header)
    yield from (column.header for column in table.columns if isinstance(column.header, str))


def _refuse_row(row: Row, table: Table) -> None:
    where = f"table {table.key}, row {row.key}"
    for text in (row.label, row.note):
        _refuse_text(text, where)
    for index, (value, column) in enumerate(zip(row.values, table.columns, strict=True)):
        _refuse_value(value, f"{where}, column {column.key}")
        formula = row.formula_at(index)
        if formula is not None and value is None:
            raise ValueError(f"{where}, column {column.key}: a formula without its value")
        if formula is not None:
            _refuse_text(formula, where, _LONGEST_FORMULA)


def _refuse_value(value: Value, where: str) -> None:
    if isinstance(value, str):
        _refuse_text(value, where)
    elif isinstance(value, Decimal | int | float):
        if not isfinite(value):
            raise ValueError(f"{where}: {value} is not a finite number")
    elif value is not None and not isinstance(value, Month):
        raise TypeError(f"{where}: a cell cannot hold {value!r}")


def _refuse_text(text: str, where: str, longest: int = _LONGEST_TEXT) -> None:
    if len(text) > longest:
        raise ValueError(f"{where}: a text of {len(text)} characters; a cell holds {longest}")
    found = _UNWRITABLE.search(text)
    if found:
        raise ValueError(f"{where}: a text holds the character U+{ord(found[0]):04X}, which no cell can hold")
