from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from PIL import Image as Picture
from spreadsheets import audit, recalculate_with_ironcalc

from ladder.reports.finishing import finish_workbook


def saved(workbook: openpyxl.Workbook) -> bytes:
    held = BytesIO()
    workbook.save(held)
    return held.getvalue()


def two_cells() -> openpyxl.Workbook:
    workbook = openpyxl.Workbook()
    workbook.active.title = "A & B"
    workbook.active["A1"] = 2
    workbook.active["A2"] = "=A1*3"
    workbook.active["A3"] = " two  words & <more>\n"
    workbook.active["A4"] = " two  words & <more>\n"
    workbook.active["A1"].comment = Comment("a note", "someone")
    return workbook


def with_drawings() -> openpyxl.Workbook:
    workbook = two_cells()
    chart = BarChart()
    chart.add_data(Reference(workbook.active, min_col=1, min_row=1, max_row=2))
    workbook.active.add_chart(chart, "C1")
    picture = BytesIO()
    Picture.new("RGB", (2, 2)).save(picture, "PNG")
    workbook.active.add_image(Image(picture), "C20")
    return workbook


@pytest.mark.parametrize(
    ("value", "written", "kind"),
    [
        (6, "6", None),
        (Decimal("6.0"), "6", None),
        (Decimal("0.0765"), "0.0765", None),
        (Decimal(1) / 3, repr(1 / 3), None),
        (-0.0, "0", None),
        (1e22, "1e+22", None),
        (True, "1", "b"),
        (False, "0", "b"),
        ('below & "at"', 'below & "at"', "str"),
        ("", None, "str"),
    ],
)
def test_a_formula_cell_gets_its_value(value: object, written: str | None, kind: str | None) -> None:
    finished = finish_workbook(saved(two_cells()), {"A & B": {"A2": value}})  # type: ignore[dict-item]
    sheet = ElementTree.fromstring(ZipFile(BytesIO(finished)).read("xl/worksheets/sheet1.xml"))
    cell = sheet.find(".//{*}c[@r='A2']")
    assert cell is not None
    assert (cell.findtext("{*}f"), cell.findtext("{*}v") or None, cell.get("t")) == ("A1*3", written, kind)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "A & B!A2 has a formula and no value"),
        ({"A & B": {"A2": 6, "A9": 1}}, "values without a formula: A & B!A9"),
        ({"A & B": {"A2": float("nan")}}, "A2: nan cannot be the value of a formula"),
        ({"A & B": {"A2": Decimal("Infinity")}}, "cannot be the value of a formula"),
        ({"A & B": {"A2": None}}, "cannot be the value of a formula"),
    ],
)
def test_a_value_that_is_missing_or_too_many_is_refused(values: object, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        finish_workbook(saved(two_cells()), values)  # type: ignore[arg-type]


def test_a_kind_of_formula_it_does_not_know_is_refused() -> None:
    workbook = two_cells()
    workbook.active["B1"] = openpyxl.worksheet.formula.ArrayFormula("B1", "=SUM(A1:A1*2)")
    with pytest.raises(ValueError, match="a kind of formula"):
        finish_workbook(saved(workbook), {"A & B": {"A2": 6}})


def test_the_validator_finds_faults_before_and_none_after(tmp_path: Path) -> None:
    before, after = tmp_path / "before.xlsx", tmp_path / "after.xlsx"
    before.write_bytes(saved(with_drawings()))
    texts = {"A & B": ["A chart of two bars", 'A picture, "black" & small']}
    after.write_bytes(finish_workbook(before.read_bytes(), {"A & B": {"A2": 6}}, texts))
    assert audit(before) != []
    assert audit(after) == []


def test_texts_are_shared_and_stay_what_they_were(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(finish_workbook(saved(two_cells()), {"A & B": {"A2": 6}}))
    sheet = openpyxl.load_workbook(path).active
    assert sheet["A3"].value == sheet["A4"].value == " two  words & <more>\n"
    strings = ElementTree.fromstring(ZipFile(path).read("xl/sharedStrings.xml"))
    assert (strings.get("count"), strings.get("uniqueCount"), len(strings)) == ("2", "1", 1)


def test_targets_are_relative_so_that_every_reader_can_follow_them(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(finish_workbook(saved(two_cells()), {"A & B": {"A2": 6}}))
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith(".rels"):
                assert b'Target="/' not in archive.read(name)
    assert recalculate_with_ironcalc(path)["A & B", "A2"] == 6


def test_alternative_texts_reach_charts_and_pictures_and_none_may_lack(tmp_path: Path) -> None:
    raw, values = saved(with_drawings()), {"A & B": {"A2": 6}}
    finished = finish_workbook(raw, values, {"A & B": ["The chart", 'The "picture" / & more']})
    drawing = ElementTree.fromstring(ZipFile(BytesIO(finished)).read("xl/drawings/drawing1.xml"))
    texts = [shape.get("descr") for shape in drawing.iter() if shape.tag.endswith("cNvPr")]
    assert texts == ["The chart", 'The "picture" / & more']
    for too_few in ({}, {"A & B": ["The chart"]}, {"A & B": ["The chart", " "]}):
        with pytest.raises(ValueError, match="has no alternative text"):
            finish_workbook(raw, values, too_few)
    with pytest.raises(ValueError, match="1 alternative texts belong to no chart"):
        finish_workbook(raw, values, {"A & B": ["The chart", "The picture", "Nothing"]})


def test_no_trace_of_the_moment_or_the_machine_is_left() -> None:
    finished = finish_workbook(saved(two_cells()), {"A & B": {"A2": 6}})
    with ZipFile(BytesIO(finished)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {0}
        assert archive.namelist()[0] == "[Content_Types].xml"
        stamps = re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+Z", archive.read("docProps/core.xml"))
    assert stamps == [b"1980-01-01T00:00:00Z"] * 2
