"""No output of a plan counts the staff who receive benefits or tells who someone is (DESIGN, privacy by design)."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document
from matplotlib.figure import Figure
from openpyxl.comments import Comment
from privacy import Line, counts_of_benefits, lines_of, telling_who
from typer.testing import CliRunner

from ladder.cli import app
from ladder.reports import charts

# What a foot says of the config's name and of its assumptions, one more where shares are given.
FOOT = re.compile(r"Source: -|Illustrative|assumptions still to be replaced|Made by ladder|published through")
SHARES = "workforce_benefits: {ssi: 7%, ssdi: 11%, both: 3%, source: An invented survey}\n"
PLAN = """
agency: {name: A Center, kind: nonprofit, state: OH}
period: {start: 2027-01, months: 12}
grades:
  G: {minimum: 18.00, control_point: 20.00, maximum: 22.00}
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G, funds: {medicaid: 70%, grant: 30%}}
  mentor: {title: Peer Mentor, tier: mentor, grade: G, funds: {grant: 100%}}
entry_role: {title: Aide, rate: 17.50}
roster: {file: staff.csv, as_of: 2026-11}
seats:
  half: {role: peer, seats: 8, hours: 20}
promotions: [{from: peer, to: mentor, months_in_role: 12}]
funds:
  medicaid: {title: Medicaid, kind: medicaid}
  grant: {title: Block grant, kind: grant, ends: 2027-09}
revenue:
  services: {one: {title: Peer support, code: H0038, rate: 16.20}}
  roles: {peer: {billable_share: 80%, denial_rate: 5%}}
workforce: {yearly_exits: 25%, months_to_fill: 2}
hiring: {items: {training: {title: Training, amount: 900}}}
descriptions: true
scenarios:
  more:
    title: Better pay
    changes: {implementation: {method: to_minimum, month: 2027-03}, grades: {G: {minimum: 19.00}}}
"""
STAFF = """\
role,rate,hours,hire month,seats
peer,18.50,40,2024-03,4
mentor,21.00,32,2021-05,4
peer,17.00,20,2025-01,2
"""
SEATS_OF_OTHERS = 10  # on the roster


@dataclass(frozen=True)
class Outputs:
    """How a run ended, and all it said."""

    problem: str
    lines: list[Line]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outputs]:
    """Plans of 18 and of 60 seats, with and without shares of staff who receive benefits."""
    folder = tmp_path_factory.mktemp("privacy")
    (folder / "staff.csv").write_text(STAFF, encoding="utf-8")
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(charts, "DOTS_PER_INCH", 20)
        for name in ("18", "18 with", "60", "60 with"):
            half = int(name[:2]) - SEATS_OF_OTHERS
            text = PLAN.replace("seats: 8", f"seats: {half}") + (SHARES if "with" in name else "")
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
            arguments = ["plan", str(folder / f"{name}.yaml"), "--out", str(folder / name), "--draws", "20"]
            run = CliRunner().invoke(app, arguments)
            lines = lines_of(folder / name, run.output) if (folder / name).exists() else []
            found[name] = Outputs(str(run.exception or ""), lines)
    return found


# The walker sees what is planted.

COUNT = "About 4 staff in this role receive SSI."
NUMBER = "Maria, 123-45-6789"


def a_workbook(text: str, where: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if where == "figures":
        for row in (
            ("Who may cross a line",),
            ("Expected staff over SGA", "2027-01"),
            ("Peer Specialist", 4),
        ):
            sheet.append(row)
    sheet["D5"] = text if where == "cell" else "nothing"
    sheet["D5"].comment = Comment(text, "ladder") if where == "note" else None
    book.properties.description = text if where == "properties" else ""
    sheet.oddFooter.left.text = text if where == "footer" else ""
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def a_picture(text: str, kind: str) -> bytes:
    content, figure = BytesIO(), Figure()
    titles = {"png": "Description", "svg": "Description", "pdf": "Subject"}
    figure.savefig(content, format=kind, metadata={titles[kind]: text})
    return content.getvalue()


def a_document(text: str) -> bytes:
    document, content = Document(), BytesIO()
    document.add_paragraph(text[:7]).add_run(text[7:])  # in two pieces
    document.save(content)
    return content.getvalue()


def some_slides(text: str, where: str) -> bytes:
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    half = len(text) // 2
    said = f"<a:p><a:r><a:t>{text[:half]}</a:t></a:r><a:r><a:t>{text[half:]}</a:t></a:r></a:p>"
    slide = said if where == "slide" else f'<a:pic descr="{text}"/>' if where == "picture" else ""
    content = BytesIO()
    with ZipFile(content, "w") as parts:
        parts.writestr("ppt/slides/slide1.xml", f'<a:slide xmlns:a="{a}">{slide}</a:slide>')
        if where == "notes":
            parts.writestr("ppt/notesSlides/notesSlide1.xml", f'<a:notes xmlns:a="{a}">{said}</a:notes>')
        if where == "chart":
            parts.writestr("ppt/embeddings/data.xlsx", a_workbook(text, "cell"))
    return content.getvalue()


def a_table(text: str) -> bytes:
    content = StringIO()
    csv.writer(content).writerows([["table", "row", "unit", "value"], ["Staff", text, "people", "4"]])
    return content.getvalue().encode("utf-8-sig")


PLANTS: dict[str, Callable[[str], bytes]] = {
    **{f"{where}.xlsx": lambda text, where=where: a_workbook(text, where) for where in ("cell", "note")},
    **{
        f"{where}.xlsx": lambda text, where=where: a_workbook(text, where)
        for where in ("properties", "footer")
    },
    **{f"picture.{kind}": lambda text, kind=kind: a_picture(text, kind) for kind in ("png", "svg", "pdf")},
    **{f"{where}.pptx": lambda text, where=where: some_slides(text, where) for where in ("slide", "picture")},
    **{f"{where}.pptx": lambda text, where=where: some_slides(text, where) for where in ("notes", "chart")},
    "role.docx": a_document,
    "table.csv": a_table,
    "summary.json": lambda text: json.dumps({"answers": [{"text": text}]}).encode(),
    "alt-text.md": lambda text: f"# Charts\n\n{text}\n".encode(),
}


@pytest.mark.parametrize("name", PLANTS)
def test_what_is_planted_in_a_file_is_found(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(PLANTS[name](COUNT))
    assert counts_of_benefits(lines_of(tmp_path))
    assert not telling_who(lines_of(tmp_path))
    (tmp_path / name).write_bytes(PLANTS[name](NUMBER))
    assert telling_who(lines_of(tmp_path))
    (tmp_path / name).write_bytes(PLANTS[name]("Nothing of the kind. SSI is paid."))
    assert not telling_who(lines_of(tmp_path))
    if name != "table.csv":  # whose unit is people
        assert not counts_of_benefits(lines_of(tmp_path))


def test_what_is_planted_elsewhere_is_found(tmp_path: Path) -> None:
    assert counts_of_benefits(lines_of(tmp_path, "Also to know\n  12% of\n  staff may be over SGA."))
    (tmp_path / "plan.xlsx").write_bytes(a_workbook("", "figures"))
    assert "Sheet!B3" in [line.place for line in counts_of_benefits(lines_of(tmp_path))]


# What a plan says.


def test_a_small_plan_with_shares_is_refused_and_writes_nothing(runs: dict[str, Outputs]) -> None:
    assert runs["18 with"].lines == []
    assert "need 30 authorized seats in every month, and this plan has 18" in runs["18 with"].problem


@pytest.mark.parametrize("plan", ["18", "60", "60 with"])
def test_no_output_tells_who_someone_is(runs: dict[str, Outputs], plan: str) -> None:
    assert runs[plan].problem == ""
    kinds = {Path(line.file).suffix for line in runs[plan].lines}
    assert kinds >= {".xlsx", ".csv", ".json", ".svg", ".png", ".pdf", ".md", ".docx", ""}
    assert [str(line) for line in telling_who(runs[plan].lines)] == []


@pytest.mark.parametrize("plan", ["18", "60"])
def test_nothing_is_counted_unless_the_config_asks(runs: dict[str, Outputs], plan: str) -> None:
    assert [str(line) for line in counts_of_benefits(runs[plan].lines)] == []


def test_where_it_asks_one_sheet_counts_for_the_whole_agency(runs: dict[str, Outputs]) -> None:
    found = counts_of_benefits(runs["60 with"].lines)
    assert {line.file for line in found} == {"plan.xlsx", "tables/workforce-and-benefits.csv"}
    cells = {line.place.partition("!")[0] for line in found if "!" in line.place}
    assert cells == {"Workforce and benefits"}
    parts = ("Peer Specialist", "Peer Mentor", "Medicaid", "Block grant", "half", "mentor")
    assert [str(line) for line in found if any(re.search(rf"\b{part}\b", line.text) for part in parts)] == []


def test_asking_adds_one_sheet_and_its_table_and_changes_nothing_else(runs: dict[str, Outputs]) -> None:
    def said(plan: str) -> set[tuple[str, str]]:
        """What stands in the files; the parts of the workbook are numbered, and its cells are enough."""
        return {
            (line.file, re.sub(r"\b[0-9a-f]{12}\b|60( with)?\.yaml", "-", line.text))
            for line in runs[plan].lines
            if line.file not in ("screen", "summary.json")
            and not line.place.startswith(("xl/", "docProps/"))
            and not FOOT.search(line.text)
        }

    def apart(plan: str, other: str) -> set[tuple[str, str]]:
        return {each for each in said(plan) - said(other) if "orkforce and benefits" not in each[1]}

    new = {line.text for line in runs["60 with"].lines if line.place.startswith("Workforce and benefits!")}
    assert apart("60", "60 with") == set()
    more = {text for file, text in apart("60 with", "60") if file != "tables/workforce-and-benefits.csv"}
    assert more - new == set()
