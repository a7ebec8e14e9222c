"""Where pages end: no title alone at a page's foot, no table torn that fits, and as many pages as foreseen."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from plans import shipped_workbook
from spreadsheets import render_pdf

from ladder.reports.addresses import SheetLayout, layout
from ladder.reports.page import column_widths, set_page
from ladder.reports.paper import LANDSCAPE, UPRIGHT, page_breaks, page_columns
from ladder.reports.tables import Chart, Column, Row, Series, Sheet, Table, Unit, heading

COLUMN = (Column("c", "C"),)


def table(key: str, rows: int, chart: Chart | None = None) -> Table:
    lines = tuple(Row(f"r{number}", "Row", (number,)) for number in range(rows))
    return Table(key, key, COLUMN, lines, label_header="Line", chart=chart)


def placed(*tables: Table) -> SheetLayout:
    return layout([Sheet("S", "S", tables)]).sheets[0]


def breaks(*tables: Table, room: float, first: int = 0) -> list[int]:
    """Page breaks where every row is one point high."""
    sheet = placed(*tables)
    return page_breaks(sheet, [1.0] * sheet.last_row, room, first)


def test_a_title_is_never_alone_at_the_foot_of_a_page() -> None:
    # Title row 1, blank 2; a: title 3, header 4, rows 5-9; blank 10; b: title 11, header 12, rows 13-32.
    long = (table("a", 5), table("b", 20))
    assert breaks(*long, room=12) == [10, 22]  # 11 and 12 would be title and header alone
    assert breaks(*long, room=14)[0] == 10  # with one row: still moved
    assert breaks(*long, room=15)[0] == 15  # with three rows it may go on


def test_a_table_that_fits_a_page_is_not_torn_when_it_begins_late() -> None:
    # b begins in row 11 of 20 and ends in row 22.
    assert breaks(table("a", 5), table("b", 10), room=15) == [10]
    # One that begins early or does not fit on any page is torn.
    assert breaks(table("a", 1), table("b", 30), room=15)[0] == 15


def test_a_heading_goes_with_its_rows() -> None:
    rows = [Row(f"r{number}", "Row", (number,)) for number in range(20)]
    rows[7] = heading("h", "Heading", COLUMN)  # row 12 of the sheet
    one = Table("t", "T", COLUMN, tuple(rows), label_header="Line")
    assert breaks(one, room=12)[0] == 11
    assert breaks(one, room=13)[0] == 13


def test_what_belongs_to_a_row_goes_with_it() -> None:
    labels = [*["Row"] * 5, "Next fund to end", "  its last month", "  after", "Row"]
    rows = [Row(f"r{number}", label, (number,)) for number, label in enumerate(labels)]
    one = Table("t", "T", COLUMN, (*rows, *(Row(f"s{number}", "Row", (number,)) for number in range(9))))
    first = layout([Sheet("S", "S", (one,))]).sheets[0].places[0].rows["r0"]
    room = first + 6  # the page's last row is "its last month"
    assert breaks(one, room=room)[0] == first + 4
    every = Table("t", "T", COLUMN, tuple(Row(f"r{number}", "  row", (number,)) for number in range(20)))
    assert breaks(every, room=room)[0] == room  # there is nothing to go with


def test_on_the_sheet_that_leads_no_table_is_torn_that_fits() -> None:
    """Table a begins in row 3, b in row 11: early on the page that follows the first."""
    sheet = layout([Sheet("S", "S", (table("a", 5), table("b", 4), table("c", 15)), first_page=1)]).sheets[0]
    heights = [1.0] * sheet.last_row
    top = sheet.places[2].top
    assert page_breaks(sheet, heights, 19, first=10) == [10, top - 1]
    assert page_breaks(layout([replace(sheet.sheet, first_page=0)]).sheets[0], heights, 19, first=10) == [
        10,
        29,
    ]


@pytest.mark.parametrize(("rows", "repeated"), [(90, "$13:$13"), (5, None)])
def test_the_last_table_repeats_its_header_where_it_goes_on(rows: int, repeated: str | None) -> None:
    """The first, of another header, is not torn; the last has a title in row 12."""
    one = replace(table("a", 6), columns=(Column("c", "Another"),))
    sheet = layout([Sheet("S", "S", (one, table("b", rows)))]).sheets[0]
    assert sheet.places[-1].header_row == 13
    worksheet = openpyxl.Workbook().worksheets[0]
    set_page(worksheet, sheet, column_widths(sheet), "A plan")
    assert worksheet.print_title_rows == repeated


def test_a_chart_is_never_torn() -> None:
    chart = Chart("C", Unit.COUNT, (Series("c", "a", ("r0", "r9"), ("c", "c")),), "A chart")
    # a: title 3, header 4, rows 5-14; chart from row 16 to row 30.
    assert breaks(table("a", 10, chart), room=20) == [14]


def test_the_first_page_ends_where_it_is_told() -> None:
    assert breaks(table("a", 5), table("b", 5), room=40, first=10) == [10]


def test_pages_across_repeat_the_labels() -> None:
    widths = {1: 20.0, 2: 30.0, 3: 30.0, 4: 30.0, 5: 30.0}
    assert page_columns(widths, 1, 80) == [(1, 3), (4, 5)]
    assert page_columns(widths, 1, 140) == [(1, 5)]
    # A column wider than a page still gets one.
    assert page_columns({1: 20.0, 2: 200.0, 3: 10.0}, 1, 80) == [(1, 2), (3, 3)]


def test_print_is_as_large_as_fits_and_never_under_the_smallest() -> None:
    # 720 points across; 5.65 a character, with 2% to spare: 100 characters at 100%, 156 at 80%.
    assert LANDSCAPE.scale(100, 0) == 100
    assert LANDSCAPE.scale(156, 0) == 80
    assert LANDSCAPE.scale(900, 0) == 55
    assert LANDSCAPE.scale(100, 1008) == 55  # 504 points down: 49%


@pytest.mark.usefixtures("libreoffice")
def test_as_many_pages_are_printed_as_were_laid_out(tmp_path: Path) -> None:
    """Each break is where the program that prints would not yet have broken by itself."""
    path = tmp_path / "plan.xlsx"
    path.write_bytes(shipped_workbook("minimal"))
    foreseen = sum(
        (len(sheet.row_breaks.brk) + 1) * len(str(sheet.print_area).split(","))
        for sheet in openpyxl.load_workbook(path)
    )
    pdf = render_pdf(path, tmp_path / "out")
    told = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    assert f"Pages:           {foreseen}\n" in told


def summary_of(title: str, answers: int) -> SheetLayout:
    """As Summary: sentences that run on, numbers with a chart, and more figures; the first two on the first page."""
    said = tuple(
        Row(f"a{number}", "", ("A sentence of the answer. " * 4,), flows=True) for number in range(answers)
    )
    chart = Chart("C", Unit.COUNT, (Series("c", "b", ("r0", "r6"), ("c", "c")),), "A chart")
    tables = (Table("a", "a", COLUMN, said, label_width=50), table("b", 7, chart), table("c", 40))
    return layout([Sheet("Summary", title, tables, first_page=2)]).sheets[0]


def page_of(sheet: SheetLayout) -> Worksheet:
    worksheet = openpyxl.Workbook().worksheets[0]
    set_page(worksheet, sheet, column_widths(sheet), "Plan")
    return worksheet


def test_the_answer_its_numbers_and_chart_are_on_the_first_page_or_the_chart_is_whole_on_the_next() -> None:
    # 17 points a row: 20 answers, 7 numbers, 17 rows of chart and titles are some 860 points; at 70% 957 fit.
    short, long = summary_of("An agency", 20), summary_of("An agency", 30)
    assert next(each.id for each in page_of(short).row_breaks.brk) == short.places[2].top - 1
    assert next(each.id for each in page_of(long).row_breaks.brk) == long.places[1].top - 1
    assert page_of(short).page_setup.scale >= UPRIGHT.smallest
    assert page_of(long).page_setup.scale >= UPRIGHT.smallest


def test_a_long_name_makes_no_page_of_its_own() -> None:
    assert "," not in str(page_of(summary_of("An agency with a name of many words " * 6, 10)).print_area)
