"""A roster as lines of seats, and everything that is refused in one, word for word."""

from __future__ import annotations

import datetime
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from ladder.config.load import load_plans
from ladder.config.problems import UserProblems
from ladder.model.plan import SeatLine

CONFIG = """\
agency: {name: Agency, kind: nonprofit, state: PA}
period: {start: 2027-01, months: 24}
pay: {full_time_hours: 40}
grades:
  G: {minimum: 16.00, control_point: 18.00, maximum: 20.00}
  S: {steps: [22.00, 23.00, 24.00]}
  D: {basis: annual, minimum: 70000, control_point: 80000, maximum: 90000}
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
  lead: {title: Peer Lead, tier: mentor, grade: G}
  sup: {title: Peer Supervisor, tier: peer_supervisor, grade: S}
  dir: {title: Director, tier: director, grade: D, flsa: exempt}
entry_role: {title: Aide, rate: 16.00}
roster: {file: staff.csv, as_of: 2026-11}
funds:
  medicaid: {title: Medicaid, kind: medicaid}
  county: {title: County, kind: county}
  block_grant_2027: {title: Block grant, kind: grant}
  m: {title: Millage, kind: county}
"""
PLACED = """\
scenarios:
  up: {title: Up, changes: {implementation: {method: to_minimum, month: 2027-07}}}
"""
HEADER = "role,rate,hours,hire month,certification,fund\n"
PERSON = "peer,16.50,20,2024-03,yes,medicaid\n"


def seats(
    folder: Path, content: str | bytes, config: str = CONFIG, file: str = "staff.csv", scenario: int = 0
) -> dict[str, SeatLine]:
    """The seat lines of a config with this roster beside it."""
    (folder / "plan.yaml").write_text(config.replace("staff.csv", file), encoding="utf-8")
    (folder / file).write_bytes(content.encode() if isinstance(content, str) else content)
    return load_plans(folder / "plan.yaml").scenarios[scenario].plan.seats


def said(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: str | bytes,
    config: str = CONFIG,
    file: str = "staff.csv",
) -> list[str]:
    """Every problem as it is printed, for a config in the folder the command is run in."""
    monkeypatch.chdir(folder)
    with pytest.raises(UserProblems) as caught:
        seats(Path(), content, config, file)
    return str(caught.value).split("\n\n")


# People alike are one line.


def test_people_alike_in_role_pay_hours_fund_and_certification_are_one_line(tmp_path: Path) -> None:
    rows = (
        "peer,16.50,20,2024-03,yes,medicaid\n"  # row 2
        "peer,$16.50,20.0,5/7/2021,Y,medicaid\n"  # row 3, the same but for the month of hire
        "peer,16.50,37.5,2024-03,yes,medicaid\n"  # other hours
        "peer,17,20,2024-03,yes,medicaid\n"  # other pay
        "Peer Lead,16.50,20,2024-03,yes,medicaid\n"  # another role, by its title
        "peer,16.50,20,2019-06,yes,medicaid\n"  # row 7, alike again
    )
    lines = seats(tmp_path, HEADER + rows)
    assert {name: (line.role, line.seats, line.roster_rows) for name, line in lines.items()} == {
        "peer_37_5h_1650": ("peer", 1, (4,)),
        "peer_20h_1650": ("peer", 3, (2, 3, 7)),
        "peer_20h_1700": ("peer", 1, (5,)),
        "lead_20h_1650": ("lead", 1, (6,)),
    }
    alike = lines["peer_20h_1650"]
    assert alike.rate is not None
    assert (str(alike.rate.amount), str(alike.hours), alike.certified, alike.fund) == (
        "16.50",
        "20",
        True,
        "medicaid",
    )
    assert [str(month) for month in alike.hired] == ["2024-03", "2021-05", "2019-06"]


def test_what_tells_lines_of_one_short_name_apart_is_in_their_names(tmp_path: Path) -> None:
    rows = (
        "peer,16.50,20,2024-03,yes,medicaid\n"
        "peer,16.50,20,2024-03,yes,county\n"
        "peer,16.50,20,2024-03,no,county\n"
        "sup,23.00,40,2020-01,,\n"
        "dir,81000,40,2020-01,,\n"
    )
    assert list(seats(tmp_path, HEADER + rows)) == [
        "peer_20h_1650_county_uncertified",
        "peer_20h_1650_county_certified",
        "peer_20h_1650_medicaid_certified",
        "sup_40h_step2",
        "dir_40h_81000",
    ]


def test_years_in_role_part_lines_only_where_a_scenario_moves_people(tmp_path: Path) -> None:
    # In July 2027: hired 2024-07, three whole years; 2024-08, two; 2025-07, two.
    rows = "".join(f"peer,16.50,20,{month},yes,m\n" for month in ("2024-07", "2024-08", "2025-07"))
    assert {name: line.seats for name, line in seats(tmp_path, HEADER + rows).items()} == {"peer_20h_1650": 3}
    placed = seats(tmp_path, HEADER + rows, CONFIG + PLACED)
    assert {name: [str(month) for month in line.hired] for name, line in placed.items()} == {
        "peer_20h_1650_2y": ["2024-08", "2025-07"],
        "peer_20h_1650_3y": ["2024-07"],
    }


def test_the_order_of_rows_changes_no_line(tmp_path: Path) -> None:
    people = [f"peer,{rate},20,2024-03,yes,m\n" for rate in ("16.50", "15.00", "16.50", "19.00")]
    one, other = seats(tmp_path, HEADER + "".join(people)), seats(tmp_path, HEADER + "".join(people[::-1]))
    assert list(one) == list(other)
    assert [line.seats for line in one.values()] == [line.seats for line in other.values()] == [1, 2, 1]


def test_a_long_role_gives_a_name_that_still_fits_and_differs(tmp_path: Path) -> None:
    role = "certified_recovery_peer_specialist_west1"  # as long as a short name may be
    config = CONFIG.replace("  peer: {title: Peer Specialist", f"  {role}: {{title: Peer Specialist")
    rows = f"{role},16.50,37.5,2024-03,yes,block_grant_2027\n{role},16.50,37.5,2024-03,no,county\n"
    names = list(seats(tmp_path, HEADER + rows, config))
    assert len(set(names)) == 2
    assert all(len(name) <= 40 and name.startswith("certified_") for name in names)


def test_roster_lines_stand_beside_seats_and_a_scenario_changes_them_by_name(tmp_path: Path) -> None:
    config = CONFIG + (
        "seats: {vacant: {role: peer, hours: 20, place: minimum, first_month: 2027-06}}\n"
        "scenarios:\n  more:\n    title: More\n"
        "    changes: {seats: {peer_20h_1650: {seats: 2, rate: 18.00}, leads: {role: lead, hours: 30}}}\n"
    )
    assert list(seats(tmp_path, HEADER + PERSON, config)) == ["peer_20h_1650", "vacant"]
    changed = seats(tmp_path, HEADER + PERSON, config, scenario=1)
    assert list(changed) == ["peer_20h_1650", "vacant", "leads"]
    assert changed["peer_20h_1650"].seats == 2
    assert changed["peer_20h_1650"].rate is not None
    assert str(changed["peer_20h_1650"].rate.amount) == "18.00"


def test_a_share_of_full_time_and_a_count_of_seats_stand_for_hours_and_rows(tmp_path: Path) -> None:
    content = (
        "Job Title,Hourly Rate,FTE,Headcount,Date of Hire\npeer,16,0.5,3,2020-01\nlead,16,75%,1,1/2020\n"
    )
    lines = seats(tmp_path, content)
    assert {name: (line.seats, line.hours, len(line.hired)) for name, line in lines.items()} == {
        "peer_20h_1600": (3, 20, 3),
        "lead_30h_1600": (1, 30, 1),
    }


@pytest.mark.parametrize(
    "content",
    [
        HEADER + PERSON,
        "\ufeff" + HEADER + PERSON,
        (HEADER + PERSON).replace("\n", "\r\n"),
        (HEADER + PERSON).replace("\n", "\r"),
        (HEADER + PERSON).replace(",", ";").replace("16.50", "16,50"),
        (HEADER + PERSON).replace(",", "\t"),
        (HEADER + PERSON).replace(",", "\t").encode("utf-16"),
        "\n" + HEADER + "\n,,,,,\n" + PERSON + "\n\n",
        HEADER + '"peer"," 16.50 ",20,"3/15/2024",YES,"medicaid"\n',
        HEADER + "peer,16.50,20,Mar 2024,2024-09,medicaid\n",
    ],
    ids=("plain", "bom", "crlf", "cr", "semicolons", "tabs", "utf-16", "blank", "quotes", "certified in"),
)
def test_every_form_that_excel_saves_reads_the_same(tmp_path: Path, content: str | bytes) -> None:
    (line,) = seats(tmp_path, content).values()
    assert line.rate is not None
    assert (line.role, str(line.rate.amount), line.hours, str(line.hired[0]), line.certified, line.fund) == (
        "peer",
        "16.50",
        20,
        "2024-03",
        True,
        "medicaid",
    )


def test_windows_own_code_page_is_read(tmp_path: Path) -> None:
    content = (HEADER + PERSON).replace("peer", "Pair aidé").encode("cp1252")
    (line,) = seats(tmp_path, content, CONFIG.replace("title: Peer Specialist", "title: Pair aidé")).values()
    assert line.role == "peer"


def test_the_run_s_fingerprint_follows_the_roster(tmp_path: Path) -> None:
    def fingerprint(rate: str) -> str:
        seats(tmp_path, HEADER + PERSON.replace("16.50", rate))
        return load_plans(tmp_path / "plan.yaml").config_hash

    assert fingerprint("16.50") == fingerprint("16.50") != fingerprint("16.51")


# Workbooks.


def sheet(*rows: tuple[Any, ...], merge: str = "") -> bytes:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    if merge:
        workbook.active.merge_cells(merge)
    workbook.create_sheet("Notes").append(["not read"])
    held = BytesIO()
    workbook.save(held)
    return held.getvalue()


COLUMNS = ("role", "rate", "hours", "hire date", "certified", "fund")


def test_the_first_sheet_of_a_workbook_is_read(tmp_path: Path) -> None:
    content = sheet(
        COLUMNS,
        ("peer", 18.23, 20, datetime.date(2024, 3, 15), True, "medicaid"),
        (None, None),
        ("peer", "$18.23", 20.0, "2024-03", "yes", "medicaid"),
    )
    (line,) = seats(tmp_path, content, file="staff.xlsx").values()
    assert line.rate is not None
    assert (line.seats, str(line.rate.amount), line.hours, line.roster_rows) == (2, "18.23", 20, (2, 4))
    assert [str(month) for month in line.hired] == ["2024-03", "2024-03"]


def test_a_formula_counts_as_the_value_saved_with_it(tmp_path: Path) -> None:
    written = sheet(COLUMNS, ("peer", "=2*9", 20, "2024-03"))
    held = BytesIO()
    with ZipFile(BytesIO(written)) as parts, ZipFile(held, "w") as saved:  # as Excel saves it, with its value
        for name in parts.namelist():
            saved.writestr(
                name, re.sub(b"<f>2\\*9</f><v ?/?>(</v>)?", b"<f>2*9</f><v>18</v>", parts.read(name))
            )
    (line,) = seats(tmp_path, held.getvalue(), file="staff.xlsx").values()
    assert line.rate is not None
    assert str(line.rate.amount) == "18"


def test_a_problem_in_a_workbook_names_the_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = sheet(COLUMNS, ("peer", 18.23, 200, "2024-03", "yes", "m"), ("pear", 18.2345, 20, "2024-03"))
    assert said(tmp_path, monkeypatch, content, file="staff.xlsx") == [
        "staff.xlsx:2:14: hours (C2): weekly hours must be more than 0 and at most 168\n"
        "  2 | peer, 18.23, 200, 2024-03, yes, m\n    |              ^^^",
        'staff.xlsx:3:1: role (A3): there is no role "pear" in the config; did you mean "peer"?\n'
        "  3 | pear, 18.2345, 20, 2024-03\n    | ^^^^",
        "staff.xlsx:3:7: rate (B3): an amount has at most two decimals: whole cents; write 18.23\n"
        "  3 | pear, 18.2345, 20, 2024-03\n    |       ^^^^^^^",
    ]


def test_a_workbook_s_merged_cells_formulas_and_errors_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = sheet(COLUMNS, ("peer", "=2*9", 20, "2024-03"), ("peer", "#REF!", 20, "2024-03"), merge="D1:E1")
    assert [text.split("\n")[0] for text in said(tmp_path, monkeypatch, content, file="staff.xlsx")] == [
        "staff.xlsx:1:20: cell (D1): the cells D1:E1 are merged; unmerge them, so that each column stands by itself",
        "staff.xlsx:2:7: cell (B2): this formula has no saved value; open the workbook in Excel, save it and run again",
        'staff.xlsx:3:7: cell (B3): this cell holds the error "#REF!"; mend it in Excel',
    ]


# Refusals, word for word.


def test_columns_that_tell_who_someone_is_or_of_benefits_are_refused_before_any_row_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    telling = [
        "Last Name",
        "SSN",
        "Birth Date",
        "Employee ID",
        "Work Email",
        "Home Phone",
        "Address",
        "SS#",
        "name",
    ]
    protected = ["Race", "Sex", "National origin"]
    of_benefits = ["Benefits", "SSI", "Receives SSDI", "Disability", "accommodation", "Medicaid"]
    header = ",".join([*telling, *protected, *of_benefits, *HEADER.strip().split(",")])
    found = said(tmp_path, monkeypatch, f"{header}\nDoe,123-45-6789,,,,,,,,,,,,,peers,1%,,,,\n")
    headings = [text.split("\n")[0].split(": ", 1)[1] for text in found]
    assert headings == [
        *(
            f'"{name}": this tool takes no names or other identifiers of people; take the column out'
            for name in telling
        ),
        *(
            f'"{name}": an employer may not set pay by race, color, religion, sex or national origin (42 USC 2000e-2), '
            "and a pay plan has no use for them; take the column out"
            for name in protected
        ),
        *(
            f'"{name}": an employer may not ask who receives benefits or has a disability, nor set pay or hours by it '
            "(42 USC 12112), and no roster may say it; take the column out"
            for name in of_benefits
        ),
    ]
    assert "Doe" not in "".join(found)


REFUSED = {
    "a number of Social Security": (
        "peer,16.50,20,2024-03,yes,123-45-6789",
        "staff.csv:2:27: this looks like a Social Security number, which no roster may hold; take it out\n"
        "  2 | peer,16.50,20,2024-03,yes,***-**-****\n    |                           ^^^^^^^^^^^",
    ),
    "an address": (
        "peer,16.50,20,2024-03,yes,jane.doe@example.org",
        "staff.csv:2:27: this looks like an e-mail address, which no roster may hold; take it out\n"
        "  2 | peer,16.50,20,2024-03,yes,****.***@*******.***\n    |                           ^^^^^^^^^^^^^^^^^^^^",
    ),
    "a telephone": (
        "peer,16.50,20,2024-03,yes,(555) 123-4567",
        "staff.csv:2:27: this looks like a telephone number, which no roster may hold; take it out\n"
        "  2 | peer,16.50,20,2024-03,yes,(***) ***-****\n    |                           ^^^^^^^^^^^^^^",
    ),
    "a birth date": (
        "peer,16.50,20,1958-04-02,yes,m",
        "staff.csv:2:15: hire_month: this is more than 55 years ago and looks like a birth date, which no roster may "
        "hold; write the month of hire\n  2 | peer,16.50,20,1958-04-02,yes,m\n    |               ^^^^^^^^^^",
    ),
    "an unknown role": (
        "peers,16.50,20,2024-03,yes,m",
        'staff.csv:2:1: role: there is no role "peers" in the config; did you mean "peer"?\n'
        "  2 | peers,16.50,20,2024-03,yes,m\n    | ^^^^^",
    ),
    "a title nearly right": (
        "Peer Specalist,16.50,20,2024-03,yes,m",
        'staff.csv:2:1: role: there is no role "Peer Specalist" in the config; did you mean "peer"?\n'
        "  2 | Peer Specalist,16.50,20,2024-03,yes,m\n    | ^^^^^^^^^^^^^^",
    ),
    "a role far off": (
        "xyz,16.50,20,2024-03,yes,m",
        'staff.csv:2:1: role: there is no role "xyz" in the config; the roles are: peer, lead, sup, dir\n'
        "  2 | xyz,16.50,20,2024-03,yes,m\n    | ^^^",
    ),
    "no rate": (
        "peer,,20,2024-03,yes,m",
        "staff.csv:2:6: rate: the rate (pay by the hour, or a salary for an exempt role) is missing; write it in this "
        "row\n  2 | peer,,20,2024-03,yes,m\n    |      ^",
    ),
    "a percentage": (
        "peer,16%,20,2024-03,yes,m",
        "staff.csv:2:6: rate: an amount is needed, not a percentage\n"
        "  2 | peer,16%,20,2024-03,yes,m\n    |      ^^^",
    ),
    "words": (
        "peer,16.50/hr,20,2024-03,yes,m",
        'staff.csv:2:6: rate: "16.50/hr" is not a number; write it in digits, like 19.50\n'
        "  2 | peer,16.50/hr,20,2024-03,yes,m\n    |      ^^^^^^^^",
    ),
    "parts of a cent": (
        "peer,16.505,20,2024-03,yes,m",
        "staff.csv:2:6: rate: an amount has at most two decimals: whole cents; write 16.51\n"
        "  2 | peer,16.505,20,2024-03,yes,m\n    |      ^^^^^^",
    ),
    "a salary by the hour": (
        "peer,52000,20,2024-03,yes,m",
        'staff.csv:2:6: rate: $52,000.00 is no pay for an hour; for a salary give the grade "basis: annual"\n'
        "  2 | peer,52000,20,2024-03,yes,m\n    |      ^^^^^",
    ),
    "pay by the hour as a salary": (
        "dir,38.50,40,2024-03,yes,m",
        'staff.csv:2:5: rate: $38.50 is no salary for a year; for pay by the hour take "basis: annual" out of the '
        "grade\n  2 | dir,38.50,40,2024-03,yes,m\n    |     ^^^^^",
    ),
    "a rate between steps": (
        "sup,22.50,40,2024-03,yes,m",
        "staff.csv:2:5: rate: no step of this role's grade pays 22.50 (they pay 22.00, 23.00, 24.00); correct it, or "
        "add a step column\n  2 | sup,22.50,40,2024-03,yes,m\n    |     ^^^^^",
    ),
    "no hours": (
        "peer,16.50,,2024-03,yes,m",
        "staff.csv:2:12: hours: the number of weekly hours is missing; write it in this row\n"
        "  2 | peer,16.50,,2024-03,yes,m\n    |            ^",
    ),
    "too many hours": (
        "peer,16.50,169,2024-03,yes,m",
        "staff.csv:2:12: hours: weekly hours must be more than 0 and at most 168\n"
        "  2 | peer,16.50,169,2024-03,yes,m\n    |            ^^^",
    ),
    "hours as a clock": (
        "peer,16.50,20:30,2024-03,yes,m",
        "staff.csv:2:12: hours: write hours as a number: 20.5\n"
        "  2 | peer,16.50,20:30,2024-03,yes,m\n    |            ^^^^^",
    ),
    "hired after the roster": (
        "peer,16.50,20,2026-12,yes,m",
        "staff.csv:2:15: hire_month: December 2026 is after the roster's month, November 2026; correct it, or take the "
        "row out\n  2 | peer,16.50,20,2026-12,yes,m\n    |               ^^^^^^^",
    ),
    "a day before the month": (
        "peer,16.50,20,15/3/2024,yes,m",
        'staff.csv:2:15: hire_month: "15/3/2024" is not a date; the month comes first, as in 3/15/2024, or write '
        "2024-03\n  2 | peer,16.50,20,15/3/2024,yes,m\n    |               ^^^^^^^^^",
    ),
    "no month": (
        "peer,16.50,20,45366,yes,m",
        'staff.csv:2:15: hire_month: "45366" is not a month; write it as 2024-03 or 3/15/2024\n'
        "  2 | peer,16.50,20,45366,yes,m\n    |               ^^^^^",
    ),
    "perhaps certified": (
        "peer,16.50,20,2024-03,maybe,m",
        'staff.csv:2:23: certification: "maybe" is no answer; write yes, no, or the month it was earned\n'
        "  2 | peer,16.50,20,2024-03,maybe,m\n    |                       ^^^^^",
    ),
    "certified later": (
        "peer,16.50,20,2024-03,2027-05,m",
        "staff.csv:2:23: certification: May 2027 is after the roster's month, November 2026; write no for a "
        "certification not yet earned\n  2 | peer,16.50,20,2024-03,2027-05,m\n    |                       ^^^^^^^",
    ),
    "a comma in a cell": (
        "peer,16.50,20,2024-03,yes,m,n",
        "staff.csv:2:29: this row has more cells than there are columns; put text with a comma in quotation marks\n"
        "  2 | peer,16.50,20,2024-03,yes,m,n\n    |                             ^",
    ),
    "an open quotation mark": (
        'peer,"16.50,20,2024-03,yes,m',
        "staff.csv:2:6: a quotation mark opens here and is not closed on this line; keep each row on one line\n"
        '  2 | peer,"16.50,20,2024-03,yes,m\n    |      ^^^^^^^^^^^^^^^^^^^^^^^',
    ),
}


@pytest.mark.parametrize(("row", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_a_row_is_refused_in_these_words(
    row: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(tmp_path, monkeypatch, f"{HEADER}{row}\n") == [message]


HEADERS = {
    "roel,rate,hours,hire month": (
        'staff.csv:1:1: there is no column "roel" in a roster; did you mean "role"?',
    ),
    "role,rate,hours,hire month,supervisor": (
        'staff.csv:1:28: there is no column "supervisor" in a roster; the columns are: role, rate, hours, fte, '
        "hire_month, certification, fund, step, seats; take it out",
    ),
    "role,rate,hours,hire month,Role": (
        'staff.csv:1:28: "role" is the name of a column before this one too; keep one of the two',
    ),
    "role,rate,hourly rate,hours,hired": (
        'staff.csv:1:11: "rate" gives the rate too; keep one of the two columns',
    ),
    "role,rate,hours,hire month,": (
        "staff.csv:1:28: this column has no name; write one above it (merged headings leave the cells beside them "
        "empty)",
    ),
    "role": (
        'staff.csv:1:1: a roster needs a column "hire_month"; add it to the first row',
        'staff.csv:1:1: a roster needs a column "hours" or "fte"; add it to the first row',
        'staff.csv:1:1: a roster needs a column "rate" or "step"; add it to the first row',
    ),
}


@pytest.mark.parametrize(("header", "messages"), HEADERS.items())
def test_a_header_is_refused_in_these_words(
    header: str, messages: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = said(tmp_path, monkeypatch, f"{header}\npeer,16,20,2024-01,x\n")
    assert tuple(text.split("\n")[0] for text in found) == messages


FILES = {
    "empty": ("", "staff.csv", "staff.csv: this file is empty; write a row of column names and the rows under it"),
    "a header alone": (
        HEADER,
        "staff.csv",
        "staff.csv:1:1: there is no one under this header; write a row for each person",
    ),
    "no workbook": (
        "hello",
        "staff.xlsx",
        "staff.xlsx: this is no workbook that can be read; in Excel save it as .xlsx without a password, or as CSV",
    ),
    "a workbook by another name": (
        b"PK\x03\x04\0",
        "staff.csv",
        "staff.csv: this is not a text file; for a workbook the name ends in .xlsx",
    ),
    "another kind": (
        "hello",
        "staff.xls",
        'plan.yaml:14:16: roster.file: a roster is a .csv or .xlsx file, and "staff.xls" is neither; save it as one '
        "of them",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "file", "message"), FILES.values(), ids=FILES.keys())
def test_a_file_is_refused_in_these_words(
    content: str | bytes, file: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (found,) = said(tmp_path, monkeypatch, content, file=file)
    assert found.split("\n")[0] == message


def test_a_missing_file_is_said_at_its_name_with_the_nearest_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("staff.csv").write_text(HEADER + PERSON, encoding="utf-8")
    Path("plan.yaml").write_text(CONFIG.replace("staff.csv", "staf.csv"), encoding="utf-8")
    with pytest.raises(UserProblems) as caught:
        load_plans(Path("plan.yaml"))
    message = 'roster.file: there is no file "staf.csv" beside this config; did you mean "staff.csv"?'
    assert str(caught.value).split("\n")[0] == f"plan.yaml:14:16: {message}"


def test_a_folder_is_no_roster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("staff").mkdir()
    Path("plan.yaml").write_text(CONFIG.replace("staff.csv", "staff"), encoding="utf-8")
    with pytest.raises(UserProblems) as caught:
        load_plans(Path("plan.yaml"))
    message = 'roster.file: "staff" is a folder; name a file in it'
    assert str(caught.value).split("\n")[0] == f"plan.yaml:14:16: {message}"


def test_every_problem_of_a_roster_and_of_its_config_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "peers,1%,200,2030-01,maybe,m\n" + PERSON + "lead,,0,x,,\n"
    found = said(tmp_path, monkeypatch, HEADER + rows, CONFIG.replace("rate: 16.00", "rate: 0"))
    places = [text.split(": ")[0] for text in found]
    assert places == ["plan.yaml:13:33", *(f"staff.csv:2:{column}" for column in (1, 7, 10, 14, 22)),
                      *(f"staff.csv:4:{column}" for column in (6, 7, 9))]  # fmt: skip


def test_an_unknown_role_is_told_once_with_all_its_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unknown = [
        f"{role},16.50,20,2024-03,yes,m\n" for role in ("xyz", "qqq", "xyz", "xyz", "zzz", "qqq", "zzz")
    ]
    unknown += ["zzz,16.50,20,2024-03,yes,m\n"]
    assert [text.split("\n")[0] for text in said(tmp_path, monkeypatch, HEADER + "".join(unknown))] == [
        f'staff.csv:{row}:1: role: there is no role "{role}" in the config; the roles are: peer, lead, sup, dir {rows}'
        for row, role, rows in (
            (2, "xyz", "(in rows 4-5 too)"),
            (3, "qqq", "(in row 7 too)"),
            (6, "zzz", "(in rows 8-9 too)"),
        )
    ]


def test_a_roster_of_a_month_after_the_start_and_one_of_no_month(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = said(tmp_path, monkeypatch, HEADER + PERSON, CONFIG.replace("as_of: 2026-11", "as_of: 2027-02"))
    assert [text.split("\n")[0] for text in late] == [
        "plan.yaml:14:34: roster.as_of: this is after the plan's start, 2027-01; give a roster of that month or before"
    ]
    without = said(tmp_path, monkeypatch, HEADER + PERSON, CONFIG.replace(", as_of: 2026-11", ""))
    assert [text.split("\n")[0] for text in without] == [
        'plan.yaml:14:1: roster.as_of: this field is missing; add it under "roster"'
    ]


def test_a_problem_that_a_scenario_makes_of_the_roster_is_shown_at_its_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_steps = "{G: {steps: [17.00], minimum: null, control_point: null, maximum: null}}"
    scenario = f"scenarios: {{steps: {{title: Steps, changes: {{grades: {to_steps}}}}}}}\n"
    assert said(tmp_path, monkeypatch, HEADER + PERSON, CONFIG + scenario) == [
        'staff.csv:2:6: rate: grade "G" has steps; give "step: 1", instead (once scenarios.steps.changes is applied)\n'
        "  2 | peer,16.50,20,2024-03,yes,medicaid\n    |      ^^^^^"
    ]


def test_a_fund_is_one_of_the_plan_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = said(tmp_path, monkeypatch, HEADER + PERSON, CONFIG.replace("  medicaid:", "  medicade:"))
    message = 'staff.csv:2:27: fund: there is no fund "medicaid" in the config; did you mean "medicade"?'
    assert [text.split("\n")[0] for text in found] == [message]


def test_without_funds_in_the_config_no_text_passes_as_a_fund(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = CONFIG.partition("funds:")[0]
    rows = PERSON.replace("medicaid", "Ann Smith receives SSDI")
    (found,) = said(tmp_path, monkeypatch, HEADER + rows, without)
    assert found.startswith(
        "staff.csv:1:42: fund: the config has no funds, so this column could hold anything;"
    )
    assert "Ann" not in found
    written = without + "seats: {one: {role: peer, hours: 20, fund: Ann Smith}}\n"
    (found,) = said(tmp_path, monkeypatch, HEADER + PERSON.replace("medicaid", ""), written)
    assert found.startswith(
        'plan.yaml:15:44: seats.one.fund: there is no fund "Ann Smith"; list it under "funds"'
    )
    assert seats(tmp_path, HEADER + PERSON.replace("medicaid", ""), without)["peer_20h_1650"].fund is None
