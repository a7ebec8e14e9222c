"""The charts Excel draws: from which cells, with axes, patterns and a description; and names for every table."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from plans import shipped_workbook
from spreadsheets import audit

from ladder.model.month import Month
from ladder.reports.named_tables import table_name
from ladder.reports.tables import MOST_SERIES, Chart, Column, Row, Series, Sheet, Table, Unit, heading
from ladder.reports.workbook import workbook_bytes

YEARS = (Column("a", "FY 2027"), Column("b", "FY 2028"), Column("all", "Whole plan"))


def chart(**more: object) -> Chart:
    series = tuple(
        Series(name, "cost", (row, row), ("a", "b")) for name, row in (("Now", "x"), ("Then", "y"))
    )
    return replace(Chart("Cost", Unit.DOLLARS, series, "Columns of cost, two years."), **more)


def sheet(drawn: Chart | None) -> Sheet:
    rows = (Row("x", "Now", (1, 2, 3)), Row("y", "Then", (4, 5, 9)))
    return Sheet("S", "S", (Table("cost", "Cost", YEARS, rows, label_header="Line", chart=drawn),))


def written(drawn: Chart | None) -> bytes:
    return workbook_bytes([sheet(drawn)], title="T", properties={})


def chart_part(workbook: bytes) -> str:
    with ZipFile(BytesIO(workbook)) as archive:
        return archive.read("xl/charts/chart1.xml").decode()


def test_a_chart_is_drawn_from_the_cells_and_not_from_their_values() -> None:
    part = chart_part(written(chart()))
    # Title row 3, header 4, rows 5 and 6; the headers name the columns, the whole plan is left out.
    assert re.findall(r"<(?:\w+:)?f>([^<]+)</", part) == [
        "'S'!$B$4:$C$4",
        "'S'!$B$5:$C$5",
        "'S'!$B$4:$C$4",
        "'S'!$B$6:$C$6",
    ]


def test_down_a_column_the_labels_name_the_columns() -> None:
    series = (Series("First", "cost", ("x", "y"), ("a", "a")),)
    part = chart_part(written(chart(series=series)))
    assert re.findall(r"<(?:\w+:)?f>([^<]+)</", part) == ["'S'!$A$5:$A$6", "'S'!$B$5:$B$6"]


def test_what_no_one_pays_has_its_color_wherever_it_stands_and_no_other_has_it() -> None:
    orange = "B34700"
    three = tuple(Series(name, "cost", ("x", "x"), ("a", "b")) for name in ("One", "Two", "Three"))
    assert orange in chart_part(written(chart(series=three)))
    unpaid = replace(three[2], name="Unfunded", lacking=True)
    part = chart_part(written(chart(series=(*three, unpaid))))
    *paid, last = part.split("<ser>")[1:] if "<ser>" in part else part.split("<c:ser>")[1:]
    assert orange in last
    assert not any(orange in each for each in paid)


def test_axes_are_drawn_and_series_differ_by_pattern_too(tmp_path: Path) -> None:
    content = written(chart())
    part = chart_part(content)
    assert re.findall(r"<(?:\w+:)?delete val=\"(\d)\"", part) == ["0", "0"]  # or Excel leaves them out
    assert part.count("pattFill ") == 1
    path = tmp_path / "one.xlsx"
    path.write_bytes(content)
    assert audit(path) == []


def test_a_chart_without_a_description_or_with_too_many_series_is_refused() -> None:
    with pytest.raises(ValueError, match="has no alternative text"):
        written(chart(alt_text=" "))
    one = chart().series[0]
    with pytest.raises(ValueError, match="9 series, at most 8"):
        written(chart(series=(one,) * (MOST_SERIES + 1)))
    with pytest.raises(KeyError, match="nowhere"):
        written(chart(series=(replace(one, table="nowhere"),)))


@pytest.mark.parametrize("name", ["minimal", "pss-103"])
def test_every_chart_of_a_plan_once_with_its_description(name: str) -> None:
    content = shipped_workbook(name)
    book = openpyxl.load_workbook(BytesIO(content))
    charts = {sheet.title: len(sheet._charts) for sheet in book if sheet._charts}
    assert charts == {"Summary": 1, "Market": 1, **({"Funding": 1} if name == "pss-103" else {})}
    drawn = [
        tuple(series.val.numRef.f for series in chart.series) for sheet in book for chart in sheet._charts
    ]
    assert len(set(drawn)) == len(drawn)  # no chart twice
    with ZipFile(BytesIO(content)) as archive:
        drawings = [part for part in archive.namelist() if re.fullmatch(r"xl/drawings/drawing\d+\.xml", part)]
        texts = [
            text for part in drawings for text in re.findall(r' descr="([^"]*)"', archive.read(part).decode())
        ]
    assert len(texts) == len(drawn)
    assert all(len(text) > 80 for text in texts)
    # A changed input would make a figure in the description untrue.
    assert not any("$" in text for text in texts)


def names_in(sheets: list[Sheet]) -> tuple[dict[str, str], dict[str, str]]:
    """The Excel tables and the named ranges of tables, each with its cells."""
    book = openpyxl.load_workbook(BytesIO(workbook_bytes(sheets, title="T", properties={})))
    tables = {name: ref for sheet in book for name, ref in sheet.tables.items()}
    ranges = {
        name: found.attr_text for name, found in book.defined_names.items() if name.startswith("table_")
    }
    return tables, ranges


def test_a_flat_table_is_an_excel_table_and_any_other_a_named_range() -> None:
    flat = sheet(None).tables[0]
    months = Table(
        "months", "", (Column("m", Month.of(2027, 1)),), (Row("r", "R", (1,)),), label_header="Line"
    )
    divided = Table("divided", "", YEARS, (heading("h", "H", YEARS), *flat.rows), label_header="Line")
    twice = Table("twice", "", (Column("a", "Same"), Column("b", "same")), (Row("r", "R", (1, 2)),), "Line")
    unnamed = Table("un.named", "", (Column("a", ""),), (Row("r", "R", (1,)),))
    tables, ranges = names_in([Sheet("S", "S", (flat, months, divided, twice, unnamed))])
    assert tables == {"table_cost": "A4:D6"}
    assert set(ranges) == {"table_months", "table_divided", "table_twice", "table_un.named"}
    assert ranges["table_months"] == "S!$A$8:$B$9"


def test_a_key_that_no_name_may_hold_is_written_so_that_it_may() -> None:
    assert table_name("cost by year:§2") == "table_cost_by_year__2"


@pytest.mark.parametrize("name", ["minimal", "pss-103"])
def test_every_table_of_a_plan_has_a_name_and_headers_are_what_the_names_say(name: str) -> None:
    book = openpyxl.load_workbook(BytesIO(shipped_workbook(name)))
    tables = [(sheet, table) for sheet in book for table in sheet.tables.values()]
    ranges = [found for found in book.defined_names if found.startswith("table_")]
    assert len(tables) > 20
    assert len(ranges) > 10
    names = [table.displayName.lower() for _, table in tables] + [found.lower() for found in ranges]
    assert len(set(names)) == len(names)
    for sheet, table in tables:
        headers = [cell.value for cell in sheet[table.ref][0]]
        # Excel repairs a file whose table says other headers than its cells, or the same one twice.
        assert [column.name for column in table.tableColumns] == headers
        assert len({header.lower() for header in headers}) == len(headers)
        assert table.autoFilter is None
