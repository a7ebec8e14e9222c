"""A note with the source on every figure of the law and the market that a sheet shows."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.cell import coordinate_from_string
from plans import shipped_workbook
from test_plan_workbook import references

from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.source_notes import with_source_notes
from ladder.reports.tables import Column, Row, Sheet, Table

ONE = (Column("baseline", "Now"),)


def rows_of_law_and_market(sheet: openpyxl.worksheet.worksheet.Worksheet) -> set[int]:
    """The rows of Assumptions under the headings of the law and the market, as a reader finds them."""
    found, heading = set(), ""
    for row in sheet.iter_rows(min_row=8):
        if row[0].value and row[1].value is None:
            heading = row[0].value
        elif heading.startswith(("What others pay", "The law's figures")) and row[4].value is not None:
            found.add(row[0].row)
    return found


def shown_without_a_note(path: Path) -> list[str]:
    """Rows that show a figure of the law or the market, as it is or aged, and have no note with its source."""
    book = openpyxl.load_workbook(path)
    inputs = book["Assumptions"]
    sourced = rows_of_law_and_market(inputs)
    assert len(sourced) > 20
    aging = {row[0].row for row in inputs.iter_rows() if "is aged" in str(row[0].value)}
    bare = [f"Assumptions!{row}" for row in sorted(sourced) if not inputs.cell(row, 1).comment]
    for sheet in book:
        for row in sheet.iter_rows():
            cells = [cell.value for cell in row if cell.data_type == "f"]
            drawn = {each for formula in cells for each in references(sheet.title, formula)}
            used = {coordinate_from_string(address)[1] for title, address in drawn if title == "Assumptions"}
            alone = all(title == "Assumptions" for title, _ in drawn)
            if (
                sheet is not inputs
                and used & sourced
                and used <= sourced | aging
                and alone
                and not row[0].comment
            ):
                bare.append(f"{sheet.title}!{row[0].row} {row[0].value}")
    return bare


@pytest.mark.parametrize("name", ["minimal", "pss-103"])
def test_every_figure_of_the_law_and_the_market_has_its_source(name: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(shipped_workbook(name))
    assert shown_without_a_note(path) == []
    book = openpyxl.load_workbook(path)
    if name == "minimal":
        for comment in (
            book["Worker"]["A11"].comment,
            next(r[0].comment for r in book["Floors"] if r[0].comment),
        ):
            assert "http" in comment.text or "computed" in comment.text
        # A guard proves that it can fail.
        book["Worker"]["A11"].comment = None
        book.save(tmp_path / "without.xlsx")
        assert len(shown_without_a_note(tmp_path / "without.xlsx")) == 1


def noted(*rows: Row) -> dict[str, str]:
    """The notes of rows beside two figures of the law and an agency's own."""
    inputs = Table(
        ASSUMPTIONS,
        "",
        ONE,
        (
            Row("law.sga.2027-01", "SGA", (1,), note="A notice"),
            Row("law.sga.2028-01", "SGA", (2,), note="A projection"),
            Row("pay.vacancy", "Vacancy", (3,)),
        ),
    )
    sheets = with_source_notes([Sheet("A", "", (inputs,)), Sheet("B", "", (Table("t", "", ONE, rows),))])
    return {row.key: row.note for row in sheets[1].tables[0].rows}


def test_a_figure_of_the_law_carries_its_note_along() -> None:
    law = "{assumptions!law.sga.2027-01@baseline}"
    assert noted(
        Row("shown", "", (1,), formula=f"={law}/12"),
        Row("again", "", (1,), formula="=MAX({shown})"),
        Row("both", "", (1,), formula="={assumptions!law.sga.2027-01:law.sga.2028-01@baseline}"),
        Row("mixed", "", (1,), formula=f"={law}*{{assumptions!pay.vacancy@baseline}}"),
        Row("own", "", (1,), formula=f"={law}", note="Its own"),
        Row("typed", "", (1,)),
    ) == {
        "shown": "A notice",
        "again": "A notice",
        "both": "A notice\nA projection",
        "mixed": "",
        "own": "Its own",
        "typed": "",
    }
