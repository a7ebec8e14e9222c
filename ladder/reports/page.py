"""A worksheet as a page: column widths, what stays in view, and how it prints."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from ladder.model.month import Month
from ladder.reports.addresses import Place, SheetLayout
from ladder.reports.appearance import decimals_shown, shown_width
from ladder.reports.cell_values import is_web_address
from ladder.reports.tables import Kind

_PAGE_WIDTH = 190  # characters across a landscape letter page before the print gets too small to read
_EMPTY_COLUMN = 9  # characters in a column that no table uses
_NARROWEST_LABEL = 16
_MOST_FROZEN_ROWS = 10  # more would leave a small screen no room to scroll
_MOST_FROZEN_WIDTH = 75
_SHORT_HEADER = 16
_LONGEST_ADDRESS = 80  # a web address wraps nowhere in some programs
_MONTH, _PROJECTED_MONTH = 11, 20  # characters of `Jul 2026` and of `Jul 2027 projected` in bold


def column_widths(placed: SheetLayout) -> dict[int, float]:
    """The width of each column in characters: as asked for, or more where a figure needs more."""
    widths: dict[int, float] = {}
    for place in placed.places:
        for at, width in _table_widths(place):
            widths[at] = max(widths.get(at, 0), width)
    return widths or {1: _text_extent(placed)}


def set_view(worksheet: Worksheet, placed: SheetLayout, widths: Mapping[int, float]) -> None:
    """Keep the header and the labels in view where they hold for the whole sheet."""
    worksheet.sheet_view.showGridLines = False
    headers = _common_header(placed)
    rows = headers if headers and headers <= _MOST_FROZEN_ROWS else 1
    lead = _lead_columns(placed)
    columns = lead if sum(widths[at] for at in range(1, lead + 1)) <= _MOST_FROZEN_WIDTH else 0
    if placed.places:
        worksheet.freeze_panes = f"{get_column_letter(columns + 1)}{rows + 1}"


def set_page(worksheet: Worksheet, placed: SheetLayout, widths: Mapping[int, float], title: str) -> None:
    """Letter paper, landscape, as many pages wide as it takes to stay readable, labels and header on each."""
    setup = worksheet.page_setup
    setup.orientation, setup.paperSize, setup.fitToHeight = "landscape", 1, 0
    worksheet.sheet_properties.pageSetUpPr.fitToPage = True
    lead = _lead_columns(placed)
    lead_width = sum(widths[at] for at in range(1, lead + 1))
    width = sum(widths.values())
    setup.fitToWidth = max(1, ceil((width - lead_width) / max(1, _PAGE_WIDTH - lead_width)))
    if placed.sheet.one_page:
        setup.fitToWidth = setup.fitToHeight = 1
    if lead and setup.fitToWidth > 1:
        worksheet.print_title_cols = f"A:{get_column_letter(lead)}"
    header = _common_header(placed)
    if header and not placed.sheet.new_pages:  # there, every page starts with a table's own header
        worksheet.print_title_rows = f"{header}:{header}"
    # A sentence runs on over empty columns; they are printed too, or it would be cut off.
    last = placed.last_column + max(0, ceil((_text_extent(placed) - width) / _EMPTY_COLUMN))
    worksheet.print_area = f"A1:{get_column_letter(last)}{placed.last_row}"
    if placed.sheet.new_pages:
        for place in placed.places[1:]:
            worksheet.row_breaks.append(Break(id=(place.title_row or place.header_row or 2) - 1))
    margins = worksheet.page_margins
    margins.left = margins.right = 0.5
    margins.top = margins.bottom = 0.75
    margins.header = margins.footer = 0.35
    # A header holds 255 characters in all, and reads & as the start of a code.
    worksheet.oddHeader.left.text, worksheet.oddHeader.right.text = title[:100].replace("&", "&&"), "&A"
    worksheet.oddFooter.left.text, worksheet.oddFooter.right.text = "&F", "Page &P of &N"


def _table_widths(place: Place) -> list[tuple[int, float]]:
    table = place.table
    labels = [(row.label, row.indent) for row in table.rows] + [(table.label_header, 0)]
    longest = max(1.1 * len(text) + 2 * indent + 2 for text, indent in labels)
    widths = [(1, max(_NARROWEST_LABEL, min(longest, table.label_width)))]
    if place.unit_column:
        units = [len(row.unit.value) for row in table.rows]
        widths.append((place.unit_column, max(units, default=0) + 4.0))
    shown = decimals_shown(table)
    for index, column in enumerate(table.columns):
        figures = [
            shown_width(
                row.values[index],
                column.unit or row.unit,
                shown[row.key][index],
                bold=row.kind_at(index) is Kind.TOTAL,
            )
            for row in table.rows
        ]
        if isinstance(column.header, Month):
            header: float = _PROJECTED_MONTH if column.projected else _MONTH
        else:
            header = _header_width(column.header)
        addresses = [len(value) for row in table.rows if is_web_address(value := row.values[index])]
        address = min(_LONGEST_ADDRESS, max(addresses, default=0))
        widths.append((place.columns[column.key], max(column.width, header, address, *figures)))
    return widths


def _header_width(header: str) -> float:
    """Room for a header: whole if it is short, else for its longest word."""
    longest = len(header) if len(header) <= _SHORT_HEADER else max(len(word) for word in header.split())
    return 1.1 * longest + 2


def _text_extent(placed: SheetLayout) -> float:
    """How far the longest sentence outside the tables runs, in characters."""
    texts: list[float] = [len(text) for _, text in placed.lines]
    texts += [len(text) for place in placed.places for _, text in place.note]
    texts += [
        place.table.label_width + len(value)
        for place in placed.places
        for row in place.table.rows
        if row.flows
        for value in row.values
        if isinstance(value, str)
    ]
    texts += [1.3 * len(place.table.title) for place in placed.places]
    return max([1.5 * len(placed.sheet.title), *texts]) + 1


def _common_header(placed: SheetLayout) -> int | None:
    """The row of the header that holds for every table of the sheet, if one does."""
    headers = {tuple(column.header for column in place.table.columns) for place in placed.places}
    return placed.places[0].header_row if len(headers) == 1 else None


def _lead_columns(placed: SheetLayout) -> int:
    """How many columns of labels and units stay in view and are repeated in print."""
    if not placed.places or not placed.sheet.freeze_columns:
        return 0
    return 2 if placed.places[0].unit_column else 1
