"""A name for every table: `table_` and its key, in the name box of a spreadsheet and for screen readers.

A flat table is named as an Excel table. One with section rows, months as headers or a column without a header cannot
be: Excel asks for a row of unique texts, and would repair the file. Its range has a name instead.
"""

from __future__ import annotations

import re

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn

from ladder.reports.addresses import Layout, Place, quoted
from ladder.reports.tables import Kind

_LONGEST_HEADER = 255


def name_tables(workbook: Workbook, where: Layout) -> None:
    """Name every table of the workbook, its header row included. ValueError where two would have one name."""
    used: set[str] = set()
    number = 0
    for place in where.places.values():
        name = table_name(place.table.key)
        if name.lower() in used:
            raise ValueError(f"two tables would be named {name}")
        used.add(name.lower())
        worksheet = workbook[place.sheet]
        last = max([1, place.unit_column or 1, *place.columns.values()])
        top, bottom = (
            place.header_row or min(place.rows.values(), default=0),
            max(place.rows.values(), default=0),
        )
        if not bottom:
            continue
        headers = [worksheet.cell(top, column).value for column in range(1, last + 1)]
        if is_flat(place, headers):
            number += 1
            table = ExcelTable(displayName=name, name=name, ref=f"A{top}:{get_column_letter(last)}{bottom}")
            # Given here, so that no filter buttons appear, which a protected sheet would not let anyone use.
            table.tableColumns = [TableColumn(id=at, name=text) for at, text in enumerate(headers, 1)]
            worksheet.add_table(table)
        else:
            block = f"$A${top}:${get_column_letter(last)}${bottom}"
            workbook.defined_names[name] = DefinedName(name, attr_text=f"{quoted(place.sheet)}!{block}")


def table_name(key: str) -> str:
    """The name of the table of that key; the prefix keeps it from being a cell's address."""
    return "table_" + re.sub(r"[^A-Za-z0-9_.]", "_", key)


def is_flat(place: Place, headers: list[object]) -> bool:
    """Whether one row of unique texts stands over nothing but rows of one kind."""
    if not place.header_row or any(row.kind is Kind.HEADING for row in place.table.rows):
        return False
    texts = [
        text.casefold() for text in headers if isinstance(text, str) and 0 < len(text) <= _LONGEST_HEADER
    ]
    return len(texts) == len(headers) == len(set(texts))
