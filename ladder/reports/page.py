"""A worksheet as a page: column widths, what stays in view, and how it prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from ladder.model.month import Month
from ladder.reports.addresses import Place, SheetLayout
from ladder.reports.appearance import ROW_HEIGHT, decimals_shown, shown_width
from ladder.reports.cell_values import is_web_address
from ladder.reports.paper import LANDSCAPE, UPRIGHT, page_breaks, page_columns
from ladder.reports.tables import Kind

_EMPTY_COLUMN = 9  # characters in a column that no table uses
_NARROWEST_LABEL = 16
_MOST_FROZEN_ROWS = 10  # more would leave a small screen no room to scroll
_MOST_FROZEN_WIDTH = 75
_SHORT_HEADER = 16
_LETTER = 0.93  # characters of width that a letter of a sentence takes, with a margin
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
    """Letter paper: the scale, which columns make a page, where pages end, what each repeats, header and footer."""
    # A sentence runs on over empty columns; they are printed too, or it would be cut off.
    width = sum(widths.values())
    last = placed.last_column + max(0, ceil((_text_extent(placed) - width) / _EMPTY_COLUMN))
    columns = {at: widths.get(at, _EMPTY_COLUMN) for at in range(1, last + 1)}
    heights = [worksheet.row_dimensions[row].height or ROW_HEIGHT for row in range(1, placed.last_row + 1)]
    lead = _lead_columns(placed)
    paper = UPRIGHT if placed.sheet.first_page else LANDSCAPE
    first = _first_page_rows(placed)
    if not paper.holds(sum(heights[:first])):
        first = 0  # pages then end where no table and no chart is torn
    scale = paper.scale(sum(columns.values()), sum(heights[:first]))
    while last > placed.last_column and sum(columns.values()) > paper.characters(scale):
        del columns[last]  # no page for the end of a long name alone
        last -= 1
    spans = page_columns(columns, lead, paper.characters(scale))
    common = _common_header(placed)
    room = paper.points_high(scale)
    header = common or _last_header(placed, page_breaks(placed, heights, room, first))
    room -= heights[header - 1] if header else 0  # for the header again
    breaks = page_breaks(placed, heights, room, first)
    setup = worksheet.page_setup
    setup.orientation, setup.paperSize, setup.scale = paper.orientation, 1, scale
    for row in breaks:
        worksheet.row_breaks.append(Break(id=row))
    if header and _goes_on(placed, [row for row in breaks if row >= header]):
        worksheet.print_title_rows = f"{header}:{header}"
    if len(spans) > 1:
        worksheet.print_title_cols = f"A:{get_column_letter(max(1, lead))}"
    # On the pages to the right the title and sentences would be cut at the labels: they start at the header.
    top = common or 1
    areas = [(start, 1 if start == 1 else top, end) for start, end in spans]
    worksheet.print_area = ",".join(
        f"{get_column_letter(start)}{row}:{get_column_letter(end)}{placed.last_row}"
        for start, row, end in areas
    )
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
    texts: list[float] = [_LETTER * len(text) for _, text in placed.lines]
    texts += [_LETTER * len(text) for place in placed.places for _, text in place.note]
    texts += [
        place.table.label_width + _LETTER * len(value)
        for place in placed.places
        for row in place.table.rows
        if row.flows
        for value in row.values
        if isinstance(value, str)
    ]
    texts += [1.2 * len(place.table.title) for place in placed.places]
    return max([1.5 * len(placed.sheet.title), *texts]) + 1


def _common_header(placed: SheetLayout) -> int | None:
    """The row of the header that holds for every table of the sheet, if one does."""
    headers = {tuple(column.header for column in place.table.columns) for place in placed.places}
    return placed.places[0].header_row if len(headers) == 1 else None


def _last_header(placed: SheetLayout, breaks: Sequence[int]) -> int | None:
    """The header of the last table, where that goes on over a page: no other table follows, under a wrong header."""
    header = placed.places[-1].header_row if placed.places else None
    return header if header and any(row > header for row in breaks) else None


def _lead_columns(placed: SheetLayout) -> int:
    """How many columns of labels and units stay in view and are repeated in print."""
    if not placed.places or not placed.sheet.freeze_columns:
        return 0
    return 2 if placed.places[0].unit_column else 1


def _first_page_rows(placed: SheetLayout) -> int:
    """The last row that has to be on the first page; 0 where nothing has to."""
    tables = placed.sheet.first_page
    if not tables:
        return 0
    return placed.places[tables].top - 1 if tables < len(placed.places) else placed.last_row


def _goes_on(placed: SheetLayout, breaks: Sequence[int]) -> bool:
    """Whether a table goes on over the end of a page."""
    return not {row + 1 for row in breaks} <= {place.top for place in placed.places}
