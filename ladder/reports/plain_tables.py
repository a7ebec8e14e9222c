"""Every table of the workbook as a plain file: one value a line, for pivot tables and other programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from ladder.model.month import Month
from ladder.reports.csv_table import csv_table, safe
from ladder.reports.tables import Kind, Sheet, Table, Unit, Value

HEADER = ("table", "section", "row", "unit", "column", "projected", "value")
_SIX = Decimal("1e-6")
_CENT = Decimal("0.01")
_DOLLARS = (Unit.DOLLARS, Unit.CENTS, Unit.HOURLY)

Line = tuple[str, str, str, str, str, str, str]


def plain_tables(sheets: Sequence[Sheet]) -> dict[str, bytes]:
    """File name to content: one file a sheet, its tables one below the other."""
    files = {}
    for sheet in sheets:
        lines = [line for table in sheet.tables for line in _lines(table)]
        if lines:
            name = re.sub(r"\W+", "-", sheet.name.lower()).strip("-")
            files[f"tables/{name}.csv"] = csv_table(HEADER, tuple(zip(*lines, strict=True)))
    return files


def _lines(table: Table) -> Iterator[Line]:
    """A line for each cell that holds something; a heading names the lines under it."""
    section = ""
    for row in table.rows:
        if row.kind is Kind.HEADING:
            section = row.label
            continue
        for index, column in enumerate(table.columns):
            value, unit = row.values[index], column.unit or row.unit
            if value is None or value == "":
                continue
            header = column.header
            words = str(header) if isinstance(header, Month) else safe(header)
            yield (
                safe(table.title),
                safe(section),
                safe(row.label.strip()),
                unit.value,
                words,
                "yes" if column.projected else "no",
                _text(value, unit),
            )


def _text(value: Value, unit: Unit) -> str:
    """A value as it would be typed: amounts in cents, other numbers with six decimals at most."""
    if isinstance(value, bool | str):
        return safe(str(value))
    if isinstance(value, Month):
        return str(value)
    number = Decimal(str(value))
    if unit in _DOLLARS:
        return f"{number.quantize(_CENT, ROUND_HALF_UP):f}"
    rounded = number.quantize(_SIX, ROUND_HALF_UP)
    return f"{rounded.normalize() if rounded else Decimal(0):f}"
