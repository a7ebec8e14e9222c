"""Surveys from files: what a row becomes, from CSV and from Excel; and what cannot be read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from small_configs import SMALL, write

from ladder.config.load import load_plans
from ladder.config.problems import UserProblems
from ladder.model.market import Benchmark
from ladder.model.month import Month

HEADER = ["Job", "Area", "Date", "p10", "p25", "p50", "p75", "p90", "People", "Basis", "Entry level", "Key"]
ROWS: list[list[object]] = [
    [
        "Residential counselor",
        "Ohio",
        "2026-03",
        "15.10",
        "$16.25",
        "17.40",
        "18.90",
        "#",
        "1,212",
        "",
        "",
        "",
    ],
    ["Peer coach, lead", "", "2026-04-15", "", "-", "37,440", "*", "", "", "annual", "no", "lead"],
]


def survey_config(survey: str) -> str:
    return SMALL + f"market:\n  surveys:\n    - {{source: A council, {survey}}}\n"


def benchmarks(folder: Path, survey: str) -> dict[str, Benchmark]:
    return load_plans(write(folder, survey_config(survey))).baseline.plan.benchmarks


def refused(folder: Path, survey: str) -> list[str]:
    with pytest.raises(UserProblems) as caught:
        load_plans(write(folder, survey_config(survey)))
    return [problem.message for problem in caught.value.problems]


def save_csv(path: Path, rows: list[list[object]]) -> None:
    lines = [",".join(f'"{cell}"' for cell in row) for row in rows]
    path.write_text("\ufeff" + "\r\n".join(lines), encoding="utf-8")  # as Excel saves it


def save_workbook(path: Path, rows: list[list[object]], sheet: str = "Pay") -> None:
    workbook = openpyxl.Workbook()
    workbook.active.title = "About"
    workbook["About"].append(["A survey"])
    pay = workbook.create_sheet(sheet)
    for row in rows:
        pay.append(row)
    workbook.save(path)


def expected() -> dict[str, Benchmark]:
    return {
        "residential_counselor_ohio": Benchmark(
            title="Residential counselor",
            area="Ohio",
            date=Month.parse("2026-03"),
            source="A council",
            people=1212,
            p10=Decimal("15.10"),
            p25=Decimal("16.25"),
            p50=Decimal("17.40"),
            p75=Decimal("18.90"),
            top_coded=("p90",),
        ),
        "lead": Benchmark(  # 37,440 over 52 weeks of 37.5 hours: 19.20
            title="Peer coach, lead",
            area="Three counties",
            date=Month.parse("2026-04"),
            source="A council",
            entry_level=False,
            p50=Decimal("19.20"),
        ),
    }


def test_rows_of_a_csv_file(tmp_path: Path) -> None:
    (tmp_path / "pay").mkdir()
    save_csv(tmp_path / "pay" / "survey.csv", [HEADER, *ROWS])
    found = benchmarks(tmp_path, "file: pay/survey.csv, area: Three counties, full_time_hours: 37.5")
    assert found == expected()


def test_rows_of_a_workbook(tmp_path: Path) -> None:
    typed: list[list[object]] = [
        [
            "Residential counselor",
            "Ohio",
            date(2026, 3, 1),
            15.1,
            16.25,
            17.4,
            18.9,
            "#",
            1212,
            None,
            None,
            None,
        ],
        [],
        [
            "Peer coach, lead",
            None,
            date(2026, 4, 15),
            None,
            "-",
            37440,
            "*",
            None,
            None,
            "annual",
            "no",
            "lead",
        ],
    ]
    save_workbook(tmp_path / "survey.xlsx", [HEADER, *typed])
    found = benchmarks(tmp_path, "file: survey.xlsx, sheet: Pay, area: Three counties, full_time_hours: 37.5")
    assert found == expected()
    assert refused(tmp_path, "file: survey.xlsx, sheet: Pray") == [
        'there is no sheet "Pray"; did you mean "Pay"?'
    ]


@pytest.mark.parametrize(
    "content",
    [
        "job;p25;p50;people\nCafé aide;16,25;17,40;1.212\n".encode(),
        "job\tp25\tp50\tpeople\r\nCafé aide\t16.25\t$17.40\t1,212\r\n".encode("utf-16"),
        'job,p25,p50,people\nCafé aide, 16.25 ,"17.40",1212\n'.encode("cp1252"),
    ],
    ids=("semicolons", "tabs", "windows"),
)
def test_every_form_that_excel_saves_reads_the_same(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "s.csv").write_bytes(content)
    (found,) = benchmarks(tmp_path, "file: s.csv, area: Ohio, date: 2026-01").values()
    assert (found.title, found.p25, found.p50, found.people) == (
        "Café aide",
        Decimal("16.25"),
        Decimal("17.40"),
        1212,
    )


def test_a_problem_points_at_its_cell(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("job;p25;p50\nAide;16,25;seventeen\n", encoding="utf-8")
    with pytest.raises(UserProblems) as caught:
        load_plans(write(tmp_path, survey_config("file: s.csv, area: Ohio, date: 2026-01")))
    assert str(caught.value) == (
        's.csv:2:12: p50: "seventeen" is not a number; write it in digits, like 19.50, or leave it empty\n'
        "  2 | Aide;16,25;seventeen\n"
        "    |            ^^^^^^^^^"
    )


def test_a_survey_changes_the_run_s_fingerprint(tmp_path: Path) -> None:
    config = write(tmp_path, survey_config("file: s.csv, area: Ohio, date: 2026-01"))
    (tmp_path / "s.csv").write_text("job,p50\nAide,17.00\n", encoding="utf-8")
    before = load_plans(config).config_hash
    (tmp_path / "s.csv").write_text("job,p50\nAide,17.01\n", encoding="utf-8")
    assert load_plans(config).config_hash != before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "this file is empty; write a row of column names and the rows under it"),
        (b"\n , \n", "this file is empty; write a row of column names and the rows under it"),
        (b"PK\x03\x04\x00\x00", "this is not a text file; for a workbook the name ends in .xlsx"),
        (b'job,p50\n"Aide,17.00\n', "a quotation mark opens here and is not closed on this line"),
        (b"job,,p50\nAide,1,17.00\n", "this column has no name; write one above it"),
        (b"job,p50,P50\nAide,1,17.00\n", '"p50" is the name of a column before this one too'),
        (b"job,p25\nAide,17.00\n", 'a survey needs a column "p50"; add it to the first row'),
    ],
)
def test_a_file_that_is_no_table(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "s.csv").write_bytes(content)
    (message,) = refused(tmp_path, "file: s.csv, area: Ohio, date: 2026-01")
    assert message.startswith(said)


def test_files_of_other_kinds(tmp_path: Path) -> None:
    for name, said in (
        ("old.xls", "workbooks of this old kind are not read"),
        ("broken.xlsx", "this is no workbook that can be read"),
    ):
        (tmp_path / name).write_bytes(b"nothing")
        assert refused(tmp_path, f"file: {name}")[0].startswith(said)
    (tmp_path / "folder").mkdir()
    assert refused(tmp_path, "file: folder") == ['"folder" is a folder; name a file in it']


def test_names_of_people_are_refused_by_column(tmp_path: Path) -> None:
    save_csv(tmp_path / "s.csv", [["job", "p50", "Date of birth"], ["Aide", "17.00", "1990-01-01"]])
    assert refused(tmp_path, "file: s.csv") == [
        '"Date of birth": this tool takes no names or other identifiers of people; take it out'
    ]
