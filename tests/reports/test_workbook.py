from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
import synthetic
from spreadsheets import (
    audit,
    cached_values,
    disagreements,
    formula_cells,
    printed_errors,
    recalculate_with_ironcalc,
    recalculate_with_libreoffice,
    render_pages,
    uneven_formulas,
)

from ladder.model.month import Month
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit, Value
from ladder.reports.workbook import workbook_bytes


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("workbook") / "plan.xlsx"
    write(made, synthetic.sheets())
    return made


def write(path: Path, sheets: tuple[Sheet, ...]) -> None:
    path.write_bytes(
        workbook_bytes(sheets, title=synthetic.TITLE, properties=synthetic.PROPERTIES, opens_on="Summary")
    )


def one_cell(value: Value, **more: object) -> Sheet:
    row = Row("row", "Label", (value,), **more)  # type: ignore[arg-type]
    return Sheet("S", "S", (Table("table", "", (Column("c", "C"),), (row,)),))


def drawn(tmp_path: Path, sheet: Sheet) -> openpyxl.worksheet.worksheet.Worksheet:
    path = tmp_path / "one.xlsx"
    path.write_bytes(workbook_bytes([sheet], title="One", properties={}))
    return openpyxl.load_workbook(path).active


def with_wrong_wages(sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """The same sheets, with one value of Summary that its formula does not give: half a cent off."""
    summary = sheets[1]
    table = summary.tables[0]
    wages = table.row("wages")
    wrong = replace(wages, values=(wages.values[0] + Decimal("0.005"), *wages.values[1:]))
    changed = replace(table, rows=(wrong, *table.rows[1:]))
    return (sheets[0], replace(summary, tables=(changed,)), *sheets[2:])


def test_values_are_those_of_the_formulas_by_hand(path: Path) -> None:
    # 4 seats x 37.5 h x 52 / 12 = 650 h a month; 650 x 12.58 = 8,177; after 3%: 650 x 12.9574 = 8,422.31;
    # 3 seats: 6,316.7325. 3 x 8,177 + 8,422.31 + 2 x 6,316.7325 = 45,586.775.
    # Summary: title 1, line 2, blank 3, table title 4, its note 5 and 6, header 7, wages 8, tax 9, share 10.
    cached = cached_values(path)
    assert cached["Summary", "B8"] == 45586.775
    # 16.25: 650 x 16.25 = 10,562.5; after 3%: 10,879.375; 3 seats: 8,159.53125. In all 58,885.9375.
    assert cached["Summary", "D8"] == pytest.approx(58885.9375 - 45586.775, rel=1e-15)
    assert cached["Summary", "C9"] == pytest.approx(58885.9375 * 0.0765, rel=1e-15)
    assert formula_cells(path)["Summary", "C9"] == "=C8*Assumptions!$D$10"


def test_every_formula_has_a_value_and_ironcalc_agrees(path: Path) -> None:
    assert len(formula_cells(path)) > 50
    assert disagreements(path, recalculate_with_ironcalc(path)) == []


@pytest.mark.usefixtures("libreoffice")
def test_libreoffice_agrees_when_it_recalculates(path: Path, tmp_path: Path) -> None:
    assert disagreements(path, cached_values(recalculate_with_libreoffice(path, tmp_path))) == []


def test_ironcalc_would_find_a_wrong_value(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.xlsx"
    write(wrong, with_wrong_wages(synthetic.sheets()))
    faults = disagreements(wrong, recalculate_with_ironcalc(wrong))
    assert len(faults) == 1
    assert "Summary!B8" in faults[0]


@pytest.mark.usefixtures("libreoffice")
def test_libreoffice_would_find_a_wrong_value(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.xlsx"
    write(wrong, with_wrong_wages(synthetic.sheets()))
    faults = disagreements(wrong, cached_values(recalculate_with_libreoffice(wrong, tmp_path / "out")))
    assert len(faults) == 1
    assert "Summary!B8" in faults[0]


@pytest.mark.usefixtures("libreoffice")
def test_nothing_printed_is_too_wide_for_its_column_or_an_error(path: Path, tmp_path: Path) -> None:
    pages = render_pages(path, tmp_path)
    assert len(pages) == len(synthetic.sheets())
    assert printed_errors(tmp_path / "plan.pdf") == []


@pytest.mark.usefixtures("libreoffice")
def test_the_print_check_would_find_a_narrow_column_and_an_error(path: Path, tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(path)
    workbook["Summary"].column_dimensions["B"].width = 2
    workbook["Summary"]["D9"] = "=1/0"
    workbook.save(tmp_path / "narrow.xlsx")
    render_pages(tmp_path / "narrow.xlsx", tmp_path / "out")
    assert len(printed_errors(tmp_path / "out" / "narrow.pdf")) >= 2


def test_the_validator_finds_nothing(path: Path) -> None:
    assert audit(path) == []


def test_rows_hold_one_formula_but_where_they_are_meant_to_differ(path: Path) -> None:
    neighbors = [f"{sheet}!{left}:{right}" for (sheet, left), (_, right) in uneven_formulas(path)]
    # A scenario's own row of months, the difference, and the first month of a running total.
    assert neighbors == ["Summary!B8:C8", "Summary!C8:D8", "Budget by month!C12:D12"]


def test_the_same_bytes_twice_and_in_another_process(path: Path, tmp_path: Path) -> None:
    write(tmp_path / "again.xlsx", synthetic.sheets())
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()
    code = (
        "import pathlib, sys, time; time.sleep(1.1); import synthetic, ladder.reports.workbook as w;"
        "pathlib.Path(sys.argv[1]).write_bytes(w.workbook_bytes(synthetic.sheets(), title=synthetic.TITLE,"
        "properties=synthetic.PROPERTIES, opens_on='Summary'))"
    )
    found = os.pathsep.join(entry for entry in sys.path if entry)
    settings = {**os.environ, "PYTHONPATH": found, "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "other.xlsx")], check=True, env=settings)
    assert (tmp_path / "other.xlsx").read_bytes() == path.read_bytes()


def test_a_workbook_is_sound_without_lxml_too(path: Path, tmp_path: Path) -> None:
    code = (
        "import pathlib, sys, synthetic, ladder.reports.workbook as w;"
        "pathlib.Path(sys.argv[1]).write_bytes(w.workbook_bytes(synthetic.sheets(), title=synthetic.TITLE,"
        "properties=synthetic.PROPERTIES, opens_on='Summary'))"
    )
    found = os.pathsep.join(entry for entry in sys.path if entry)
    settings = {**os.environ, "PYTHONPATH": found, "OPENPYXL_LXML": "False"}
    plain = tmp_path / "plain.xlsx"
    subprocess.run([sys.executable, "-c", code, str(plain)], check=True, env=settings)
    assert audit(plain) == []
    assert cached_values(plain) == cached_values(path)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(1)",
        '=HYPERLINK("http://example.org")',
        "#N/A",
        "#REF!",
        "\t=1",
        "'x",
        "{=1}",
    ],
)
def test_no_text_becomes_a_formula_or_an_error(text: str, tmp_path: Path) -> None:
    column = Column("c", text)
    row = Row("row", text, (text,), note=text)
    sheet = Sheet("S", text, (Table("t", text, (column,), (row,), label_header=text, note=text),), (text,))
    path = tmp_path / "one.xlsx"
    path.write_bytes(workbook_bytes([sheet], title=text, properties={"creator": text, "config": text}))
    assert formula_cells(path) == {}
    cells = [cell for line in openpyxl.load_workbook(path).active.iter_rows() for cell in line if cell.value]
    assert len(cells) == 8
    for cell in cells:
        # The sentences are broken into lines at white space, so a leading tab is gone from them.
        assert (cell.data_type, cell.value.strip()) == ("s", text.strip())
    quoted = [cell for cell in cells if cell.value == text]
    assert all(cell.quotePrefix for cell in quoted) == (text != "{=1}")
    assert {str(value).strip() for value in recalculate_with_ironcalc(path).values()} == {text.strip()}
    assert audit(path) == []


@pytest.mark.parametrize(
    ("sheet", "message"),
    [
        (one_cell(float("nan")), "table table, row row, column c: nan is not a finite number"),
        (one_cell(Decimal("Infinity")), "Infinity is not a finite number"),
        (one_cell("a\x07b"), "U\\+0007, which no cell can hold"),
        (one_cell("a\ud800b"), "U\\+D800"),
        (one_cell("x" * 32_768), "32768 characters; a cell holds 32767"),
        (one_cell(None, formula="1+1"), "row row, column c: a formula without its value"),
        (one_cell(1, formula="1" + "+1" * 5000), "10001 characters; a cell holds 8192"),
        (one_cell(1, note="\x00"), "row row: a text holds the character"),
        (Sheet("S", "bad\x01", ()), "sheet S: a text holds the character"),
        (Sheet("S", "S", (), ("bad\x01",)), "sheet S: a text holds the character"),
    ],
)
def test_what_no_cell_can_hold_is_refused(sheet: Sheet, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        workbook_bytes([sheet], title="T", properties={})


def test_a_value_of_a_kind_no_cell_holds_and_a_link_to_nowhere_are_refused() -> None:
    with pytest.raises(TypeError, match="column c: a cell cannot hold"):
        workbook_bytes([one_cell(b"bytes")], title="T", properties={})  # type: ignore[arg-type]
    with pytest.raises(KeyError, match="the link names no sheet Budget"):
        workbook_bytes([one_cell(1, link="Budget")], title="T", properties={})


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (Decimal("1234.5"), Unit.DOLLARS, '$#,##0_);($#,##0);"\N{EN DASH}"_)'),
        (Decimal("12.58"), Unit.HOURLY, '$#,##0.00_);($#,##0.00);"\N{EN DASH}"_)'),
        (Decimal("0.03"), Unit.PERCENT, '0.0%_);(0.0%);"\N{EN DASH}"_)'),
        (Decimal("0.0765"), Unit.PERCENT, '0.00%_);(0.00%);"\N{EN DASH}"_)'),
        (Decimal(1) / 3, Unit.PERCENT, '0.0%_);(0.0%);"\N{EN DASH}"_)'),
        (18, Unit.SEATS, '#,##0_);(#,##0);"\N{EN DASH}"_)'),
        (Decimal("37.25"), Unit.HOURS, '#,##0.00_);(#,##0.00);"\N{EN DASH}"_)'),
        (Decimal(10) / 3, Unit.PEOPLE, '#,##0.0_);(#,##0.0);"\N{EN DASH}"_)'),
        (2027, Unit.FISCAL_YEAR, '"FY "0_)'),
        (Month.of(2026, 7), Unit.TEXT, "mmm yyyy_)"),
    ],
)
def test_numbers_are_shown_by_their_unit(value: Value, unit: Unit, shown: str, tmp_path: Path) -> None:
    assert drawn(tmp_path, one_cell(value, unit=unit))["B4"].number_format == shown


def test_a_month_is_a_real_date(path: Path) -> None:
    header = openpyxl.load_workbook(path)["Budget by month"]["C4"]
    assert header.is_date
    assert (header.value.year, header.value.month, header.value.day) == (2026, 7, 1)


def test_only_inputs_can_be_changed_and_a_name_leads_to_them(path: Path) -> None:
    workbook = openpyxl.load_workbook(path)
    for sheet in workbook:
        assert sheet.protection.sheet
        assert not sheet.protection.password
    sheet = workbook["Assumptions"]
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {f"{column}{row}" for column in "CD" for row in (6, 7, 8, 10, 11, 12)}
    assert workbook.defined_names["input_inputs.fica"].attr_text == "Assumptions!$C$10:$D$10"
    assert workbook.defined_names["input_budget.seats"].attr_text == "'Budget by month'!$C$6:$H$6"


def test_the_marks_of_a_kind_are_more_than_a_color(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    entered, total, projected = (
        book["Assumptions"]["C6"],
        book["Summary"]["B8"],
        book["Budget by month"]["G4"],
    )
    assert entered.border.left.style == entered.border.top.style == "thin"
    assert total.font.b
    assert total.border.top.style == "thin"
    assert '" projected"' in projected.number_format
    assert book["Budget by month"]["C4"].fill.fgColor.rgb != projected.fill.fgColor.rgb
    for sheet in book:
        assert {cell.font.name for row in sheet.iter_rows() for cell in row} == {"Calibri"}


def test_it_opens_on_the_named_sheet_with_headers_in_view(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    assert book.active.title == "Summary"
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["Summary"]
    assert book["Budget by month"].freeze_panes == "C5"
    assert book["About"].freeze_panes == "B2"  # tables with unlike headers: only the title row stays
    for sheet in book:
        assert {chosen.activeCell for chosen in sheet.sheet_view.selection} == {"A1"}


def test_it_prints_on_letter_paper_with_titles_and_page_numbers(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    for sheet in book:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 1)
        assert 55 <= sheet.page_setup.scale <= 100  # 11 point type never prints smaller than 6
        assert not sheet.sheet_properties.pageSetUpPr.fitToPage  # with it Excel ignores where pages end
        assert (sheet.oddHeader.left.text, sheet.oddHeader.right.text) == (
            "A plan for no one && nobody",
            "&A",
        )
        assert sheet.oddFooter.right.text == "Page &P of &N"
    assert book["Budget by month"].print_title_rows is None  # one page


def test_a_sheet_too_wide_for_a_page_repeats_its_labels(tmp_path: Path) -> None:
    columns = tuple(Column(f"m{index}", f"Month {index}", width=14) for index in range(60))
    row = Row("wages", "Wages", (1,) * 60, Unit.DOLLARS)
    sheet = drawn(tmp_path, Sheet("S", "S", (Table("t", "T", columns, (row,), "Row"),)))
    # 720 points across at 55% hold 231 characters of 5.65 points: 16 of labels and 15 columns of 14.
    assert sheet.page_setup.scale == 55
    areas = sheet.print_area.replace("'S'!", "").replace("$", "")
    # The title, cut at the labels, is left out on the pages to the right.
    assert areas == "A1:P5,Q4:AE5,AF4:AT5,AU4:BI5"
    assert sheet.print_title_cols == "$A:$A"


def test_notes_links_and_properties(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    assert book["Assumptions"]["A10"].comment.text == "26 USC 3101, 3111"
    assert book["Sources"]["C4"].hyperlink.target == "https://www.ssa.gov/oact/progdata/taxRates.html"
    assert book["Sources"]["B5"].hyperlink is None
    contents = [cell.hyperlink.location for cell in book["About"]["A"] if cell.hyperlink]
    assert contents == ["Summary!A1", "'Budget by month'!A1"]
    properties = book.properties
    assert (properties.title, properties.subject) == (synthetic.TITLE, "What a ladder costs")
    assert (properties.creator, properties.keywords) == ("ladder 0.1", "pay, ladder")
    assert [(item.name, item.value) for item in book.custom_doc_props.props] == [("config hash", "abc123")]


def test_a_check_is_colored_by_its_result_and_says_it_in_words(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)["Summary"]
    rules = {
        str(ranges.sqref): [rule.formula[0] for rule in ranges.rules]
        for ranges in sheet.conditional_formatting
    }
    assert rules == {"D13": ['OR(D13=TRUE,D13="OK")', 'NOT(OR(D13=TRUE,D13="OK"))']}
    assert cached_values(path)["Summary", "D13"] is True


def test_columns_are_wide_enough_for_what_they_show(tmp_path: Path) -> None:
    columns = (Column("narrow", "N", width=4), Column("month", Month.of(2026, 7), width=4, projected=True))
    row = Row("big", "B", (Decimal(-123456789), 1), Unit.DOLLARS, kind=Kind.TOTAL)
    sheet = drawn(tmp_path, Sheet("S", "S", (Table("t", "", columns, (row,), "Row"),)))
    assert sheet.column_dimensions["B"].width > len("($123,456,789)")
    assert sheet.column_dimensions["C"].width > len("Jul 2026 projected")


def test_a_row_of_long_text_is_tall_enough(tmp_path: Path) -> None:
    columns = (Column("text", "T", width=20),)
    row = Row(
        "long", "L", ("word " * 20,)
    )  # 100 characters, 20 a line: 5 lines and a little over at 15 points
    sheet = drawn(tmp_path, Sheet("S", "S", (Table("t", "", columns, (row,), "Row"),)))
    assert sheet.row_dimensions[4].height >= 5 * 15
    assert sheet["B4"].alignment.wrap_text


def test_the_file_holds_no_part_but_the_expected(path: Path) -> None:
    names = ZipFile(path).namelist()
    assert "xl/sharedStrings.xml" in names
    assert "xl/calcChain.xml" not in names
    assert len(names) == len(set(names))


def test_two_rows_of_inputs_under_one_name_are_refused() -> None:
    rows = tuple(Row(key, key, (1,), kind=Kind.INPUT) for key in ("a-b", "a.b"))
    sheet = Sheet("S", "S", (Table("t", "", (Column("c", "C"),), rows),))
    with pytest.raises(ValueError, match=r"two rows of inputs would be named input_t\.a_b"):
        workbook_bytes([sheet], title="T", properties={})
