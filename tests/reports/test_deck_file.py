"""The saved deck: everything fits and is described, charts can be edited, and the bytes are the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from decks import Box, boxes, cells, facts_from, facts_of, needed_height, opened
from legible import illegible
from openxml_audit import OpenXmlValidator
from pptx.util import Inches, Pt
from small_configs import MENTORS, SMALL, changed

from ladder.reports.deck import deck_bytes
from ladder.reports.deck.facts import Facts
from ladder.reports.deck.slides import board_deck
from ladder.reports.deck.spec import BODY, Line, Placed, Words
from ladder.reports.deck.writer import written

LONG = "Senior Certified Peer Recovery and Whole Health Support Specialist for Family Programs"
SOME_MONEY = """
funds:
  grant: {title: County grant, kind: grant, ends: 2027-06}
  gifts: {title: Giving, kind: general}
workforce: {yearly_exits: 25%}
hiring: {items: {ads: {title: Advertising, amount: 1500}}}
promotions: [{from: peer, to: mentor, months_in_role: 6}]
"""


def many_roles() -> str:
    """Twenty roles with long titles and 400 seats."""
    tiers = ["direct_support", "mentor", "peer_supervisor", "director"]
    grades = [
        f"  G{n}: {{minimum: {15 + n}.00, control_point: {17 + n}.00, maximum: {20 + n}.00}}"
        for n in range(20)
    ]
    roles = [f'  r{n}: {{title: "{LONG} {n}", tier: {tiers[n // 6]}, grade: G{n}}}' for n in range(20)]
    seats = [f"  s{n}: {{role: r{n}, seats: 20, hours: 40}}" for n in range(20)]
    return "\n".join(
        [
            f'agency: {{name: "The {LONG} Network of the Commonwealth", kind: nonprofit, state: PA}}',
            "period: {start: 2027-03, months: 12}",
            *("grades:", *grades, "roles:", *roles, "seats:", *seats),
            f'entry_role: {{title: "{LONG}", rate: 15.75}}\n',
        ]
    )


def many_years() -> str:
    """Ten years, six funds and four scenarios, all with long titles."""
    funds = [
        f'  f{n}: {{title: "A fund with a very long name indeed, number {n}", kind: grant}}' for n in range(6)
    ]
    scenarios = [
        f"  x{n}:\n    title: 'A very long scenario title that says what it changes and for whom, number {n}'\n"
        f"    changes: {{grades: {{P1: {{minimum: 16.{n}0}}}}}}"
        for n in range(1, 5)
    ]
    whole = "\n".join(["funds:", *funds, "scenarios:", *scenarios])
    return changed(("months: 24", "months: 120"), ("2027-01", "2027-03")) + whole + "\n"


ONE_MONTH = changed(("months: 24", "months: 1"), ("{title: Peer,", '{title: "=1+1",'))
CONFIGS = {
    "small": lambda: facts_of(SMALL + MENTORS),
    "one month of a role that looks like a formula": lambda: facts_of(ONE_MONTH),
    "twenty roles": lambda: facts_of(many_roles()),
    "ten years": lambda: facts_of(many_years()),
}


@pytest.fixture(scope="module", params=list(CONFIGS))
def facts(request: pytest.FixtureRequest) -> Facts:
    return CONFIGS[request.param]()


@pytest.fixture(scope="module")
def saved(facts: Facts) -> bytes:
    return deck_bytes(facts.results, facts.report, facts.charts, facts.pictures)


@pytest.fixture(scope="module")
def deck(saved: bytes) -> Any:
    return opened(saved)


def test_every_chart_of_an_unusual_plan_can_be_read(facts: Facts) -> None:
    assert {chart.stem: faults for chart in facts.charts if (faults := illegible(chart.draw()))} == {}


def crowded(slide: Any) -> list[str]:
    """Parts that leave the slide or lie on one another, and words that need more height than they have."""
    parts = boxes(slide)
    faults = [
        f"{box.name} leaves the slide"
        for box in parts
        if min(box.left, box.top) < -0.001 or box.right > 13.334 or box.bottom > 7.501
    ]
    faults += [
        f"{one.name} lies on {other.name}"
        for one, other in combinations(parts, 2)
        if min(one.right, other.right) - max(one.left, other.left) > 0.01
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 0.01
    ]
    return faults + [f"{box.name} is too full" for box in [*parts, *cells(slide)] if too_full(box)]


def too_full(box: Box) -> bool:
    return needed_height(box) > box.bottom - box.top


def test_everything_fits_and_nothing_overlaps(deck: Any) -> None:
    assert deck.slide_width == Inches(13.333)
    assert [fault for slide in deck.slides for fault in crowded(slide)] == []


def test_the_check_on_fitting_can_fail() -> None:
    deck = opened(written(board_deck(facts_from())))
    slide = deck.slides[0]
    slide.shapes[1].left = Inches(12)
    assert "leaves the slide" in "".join(crowded(slide))
    slide.shapes.title.text_frame.paragraphs[0].runs[0].text = "many words " * 30
    slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size = Pt(28)
    assert any(fault.endswith("is too full") for fault in crowded(slide))
    box = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(2), Inches(2))
    assert any("lies on" in fault and box.name in fault for fault in crowded(slide))


def sizes(slide: Any) -> Iterator[tuple[str, float]]:
    """The size of every run of letters that is not in a placeholder."""
    for shape in slide.shapes:
        frames = [cell.text_frame for cell in shape.table.iter_cells()] if shape.has_table else []
        frames += [shape.text_frame] if shape.has_text_frame and not shape.is_placeholder else []
        for frame in frames:
            for paragraph in frame.paragraphs:
                for run in paragraph.runs:
                    yield "table" if shape.has_table else "text", run.font.size.pt


def test_no_letters_are_too_small(deck: Any) -> None:
    found = [each for slide in deck.slides for each in sizes(slide)]
    assert min(size for kind, size in found if kind == "text") >= 14
    assert min(size for kind, size in found if kind == "table") >= 12
    pictures = [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == 13]
    assert pictures
    # A picture as wide as the slide has its letters as they are drawn, none under 12 points.
    assert min(shape.width / deck.slide_width for shape in pictures) > 0.995
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert min(chart.font.size.pt for chart in charts) >= 12


def test_screen_readers_find_titles_numbers_and_descriptions(deck: Any, facts: Facts) -> None:
    for number, slide in enumerate(deck.slides, 1):
        assert slide.shapes[0].shape_id == slide.shapes.title.shape_id  # read first
        assert slide.shapes.title.text_frame.text.strip()
        kinds = [shape.placeholder_format.type.name for shape in slide.placeholders]
        assert {"FOOTER", "SLIDE_NUMBER"} <= set(kinds), number
        footer = next(shape for shape in slide.placeholders if shape.placeholder_format.type.name == "FOOTER")
        assert footer.text_frame.text.startswith("config.yaml (")
        assert len({shape.shape_id for shape in slide.shapes}) == len(slide.shapes)
        assert slide.notes_slide.notes_text_frame.text.strip().endswith("has every figure and its source.")
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == 13:
                described = shape._element.xpath(".//p:cNvPr")[0].get("descr", "")
                assert len(described.split()) > 5, shape.name


def test_charts_hold_what_they_show_and_no_text_is_a_formula(deck: Any) -> None:
    seen = 0
    for slide in deck.slides:
        for shape in slide.shapes:
            if not shape.has_chart:
                continue
            chart = shape.chart
            assert chart.value_axis.tick_labels.number_format.startswith("$")
            assert not chart.value_axis.tick_labels.number_format_is_linked
            sheet = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
            assert [cell.value for cell in sheet["A"][1:]] == list(chart.plots[0].categories)
            for column, series in enumerate(chart.plots[0].series, 2):
                assert sheet.cell(1, column).value == series.name
                assert [sheet.cell(row, column).value for row in range(2, sheet.max_row + 1)] == list(
                    series.values
                )
            assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
            seen += 1
    assert seen >= 2


def test_the_same_plan_gives_the_same_bytes(facts: Facts, saved: bytes) -> None:
    assert written(board_deck(facts)) == saved
    workbooks = 0
    with ZipFile(BytesIO(saved)) as archive:
        for entry in archive.infolist():
            assert entry.date_time[0] == 1980
            assert "thumbnail" not in entry.filename
            if entry.filename.endswith(".xlsx"):
                workbooks += 1
                with ZipFile(BytesIO(archive.read(entry))) as inner:
                    assert {each.date_time[0] for each in inner.infolist()} == {1980}
                    assert inner.read("docProps/core.xml").count(b"1980-01-01") == 2
        assert archive.read("docProps/core.xml").count(b"1980-01-01") == 2
    assert workbooks >= 2


def test_the_file_is_valid(saved: bytes, tmp_path: Path) -> None:
    path = tmp_path / "board.pptx"
    path.write_bytes(saved)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_the_validator_would_find_a_fault(tmp_path: Path) -> None:
    deck = opened(written(board_deck(facts_from())))
    deck.slides[0].shapes[1]._element.xpath(".//a:bodyPr")[0].set("anchor", "nowhere")
    deck.save(str(tmp_path / "board.pptx"))
    assert OpenXmlValidator().validate(str(tmp_path / "board.pptx")).errors


def test_the_agencys_colors_are_the_decks() -> None:
    colors = 'board: {colors: {primary: "#5B2A86", accent: "#00796b"}}\n'
    deck = opened(written(board_deck(facts_of(colors + SMALL))))
    master = deck.slide_master.part
    theme = next(each.target_part for each in master.rels.values() if each.reltype.endswith("/theme")).blob
    for name, color in (("accent1", b"5B2A86"), ("dk2", b"5B2A86"), ("accent3", b"00796B")):
        assert b'<a:%b><a:srgbClr val="%b"/>' % (name.encode(), color) in theme
    pay = next(shape.chart for shape in deck.slides[2].shapes if shape.has_chart)
    first = pay.plots[0].series[0].points[0].format.fill.fore_color.rgb
    assert str(first) == "00796B"  # our own entry role stands out


def test_a_minus_stays_with_its_amount() -> None:
    line = Words((Line("The net is -$1,137,605 over the plan."),))
    slides = board_deck(facts_from()).slides[:1]
    one = replace(board_deck(facts_from()), slides=(replace(slides[0], parts=(Placed(line, BODY),)),))
    words = [box.text_frame.text for box in opened(written(one)).slides[0].shapes if box.has_text_frame]
    assert "The net is \u2011$1,137,605 over the plan." in words


def test_a_deck_with_every_kind_of_slide_fits() -> None:
    """A simulated plan with funds has slides on both besides."""
    paid = "peers: {role: peer, seats: 6, hours: 20, funds: {grant: 60%, gifts: 40%}}"
    text = changed(("peers: {role: peer, hours: 20}", paid), text=SMALL + MENTORS) + SOME_MONEY
    found = facts_of(text)
    keys = [each.key for each in board_deck(found).slides]
    assert {"funding", "case", "promotions"} <= set(keys)
    assert len(keys) <= 12
    deck = opened(written(board_deck(found)))
    assert [fault for slide in deck.slides for fault in crowded(slide)] == []
