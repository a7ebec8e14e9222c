"""`ladder plan --against DIR`: what moved since an earlier run, and why a folder cannot be compared with."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from command_line import Command, contents
from plans import plan_set, report_of, results_of
from small_configs import MENTORS, SMALL, changed, write
from spreadsheets import (
    cached_values,
    disagreements,
    formula_cells,
    recalculate_with_ironcalc,
)

from ladder.reports.summary_json import summary_json

HOURS_A_YEAR = 52 * 20
FICA = Decimal("1.0765")


@pytest.fixture(scope="module")
def record() -> bytes:
    """What a run of one seat at $16.00 and two mentor seats more leaves in its summary.json."""
    plans = plan_set(SMALL + MENTORS)
    return summary_json(results_of(plans), report_of(plans), ["summary.json"])


@pytest.fixture
def earlier(record: bytes, tmp_path: Path) -> Path:
    """The folder of that run; its config is there to be run again."""
    write(tmp_path, SMALL + MENTORS)
    (tmp_path / "then").mkdir()
    (tmp_path / "then" / "summary.json").write_bytes(record)
    return tmp_path / "then"


def changes_in(folder: Path) -> dict[str, Any]:
    found = json.loads((folder / "summary.json").read_text(encoding="utf-8"))["changes"]
    assert isinstance(found, dict)
    return found


def test_two_inputs_move_the_answer_alone_and_together(cli: Command, tmp_path: Path, earlier: Path) -> None:
    """The ladder adds two seats of 20 hours: 2 x 1,040 x $16.00 x 1.0765, then at $17.00 with three seats.

    The raise by itself, at three seats: 3 x 1,040 x $1.00. The seat by itself, at $17.00: 1,040 x $17.00. Together
    they overlap by the raise on the third seat, 1,040 x $1.00, which each of them counts.
    """
    before = contents(earlier)
    text = changed(("minimum: 16.00", "minimum: 17.00"), ("seats: 2", "seats: 3"), text=SMALL + MENTORS)
    write(tmp_path, text)
    found = cli("plan", "plan.yaml", "--out", "now", "--against", "then")
    assert (found.code, found.err) == (0, "")
    assert contents(earlier) == before  # only read

    changes = changes_in(tmp_path / "now")
    seat_at = {rate: HOURS_A_YEAR * rate * FICA for rate in (1, 16, 17)}
    moves = {each["field"]: each for each in changes["inputs"]}
    assert list(moves) == ["grades.P1.minimum", "scenarios.mentors.changes.seats.mentors.seats"]
    raised, more = moves.values()
    assert (raised["label"], raised["unit"]) == ("P1 minimum", "$ an hour")
    assert (raised["then"], raised["now"]) == (16.0, 17.0)
    assert (more["then"], more["now"]) == (2.0, 3.0)
    assert raised["moves"]["first_year_added"] == pytest.approx(float(3 * seat_at[1]), abs=0.006)
    assert raised["moves"]["first_year"] == pytest.approx(float(4 * seat_at[1]), abs=0.006)
    assert more["moves"]["first_year_added"] == pytest.approx(float(seat_at[17]), abs=0.006)
    total = 3 * seat_at[17] - 2 * seat_at[16]
    by = changes["moved_by"]
    assert by["total"]["first_year_added"] == pytest.approx(float(total), abs=0.006)
    assert by["together"]["first_year_added"] == pytest.approx(float(-seat_at[1]), abs=0.011)
    assert by["law_tool_and_files"]["first_year_added"] == pytest.approx(0, abs=0.006)
    figure = changes["figures"]["mentors"]["first_year.added"]
    assert figure["then"] == round(float(2 * seat_at[16]), 2)
    assert figure["change"] == pytest.approx(float(total), abs=0.006)
    assert changes["followed"] == []  # a rate at the minimum follows by a formula

    said = " ".join(found.out.split())
    assert "What moved since the earlier run?" in said
    assert "2 inputs moved." in said
    assert f"adds ${3 * seat_at[17]:,.0f} in the first twelve months (${total:,.0f} more than then)" in said
    assert "- P1 minimum: $16.00 then, $17.00 now (+$3,359)" in said
    assert all(len(line) <= 100 for line in found.out.splitlines())


def test_the_sheet_is_live_and_other_programs_agree(cli: Command, tmp_path: Path, earlier: Path) -> None:
    write(tmp_path, changed(("minimum: 16.00", "minimum: 17.00"), text=SMALL + MENTORS))
    assert (
        cli("plan", "plan.yaml", "--out", "then", "--against", "then", "--quiet").code == 0
    )  # its own folder
    path = earlier / "plan.xlsx"
    assert "Changes" in openpyxl.load_workbook(path, read_only=True).sheetnames
    live = {cell: text for cell, text in formula_cells(path).items() if cell[0] == "Changes"}
    assert sum("Summary!" in text for text in live.values()) > 20
    assert disagreements(path, recalculate_with_ironcalc(path)) == []
    values = [value for cell, value in cached_values(path).items() if cell[0] == "Changes"]
    assert "grades.P1.minimum" in values
    assert any("moves it most: by itself it raises what it adds" in str(value) for value in values)
    assert (earlier / "tables" / "changes.csv").is_file()
    sheet = openpyxl.load_workbook(path)["Changes"]
    labels = [str(row[0].value) for row in sheet.iter_rows() if row[0].value]
    assert not any(label.startswith("  ") for label in labels)  # none is read without what it belongs to


def test_a_run_beside_itself(cli: Command, tmp_path: Path, earlier: Path) -> None:
    found = cli("plan", "plan.yaml", "--out", "now", "--against", "then")
    assert "no input of the config moved." in " ".join(found.out.split())
    changes = changes_in(tmp_path / "now")
    assert changes["inputs"] == changes["followed"] == changes["entered"] == changes["left"] == []
    every = [each for some in changes["figures"].values() for each in some.values()]
    assert len(every) > 20
    assert {each["change"] for each in every} == {0.0}


def test_what_entered_and_left_and_what_cannot_be_put_back_alone(
    cli: Command, tmp_path: Path, earlier: Path
) -> None:
    """A role that seats use cannot be put back to nothing by itself, and neither can the seats' own scenario lead."""
    text = changed(
        ("  peer: {", "  guide: {title: Guide, tier: mentor, grade: P1}\n  peer: {"),
        ("mentors: {role: mentor, seats: 2", "mentors: {role: guide, seats: 2"),
        ("  mentors:\n", "  more:\n"),
        text=SMALL + MENTORS + "pay: {vacancy: 5%}\nassumptions: {seats: A guess}\n",
    )
    write(tmp_path, text)
    found = cli("plan", "plan.yaml", "--out", "now", "--against", "then", "--json")
    changes = json.loads(found.out)["changes"]
    assert changes["entered"] == [
        "scenario: Two mentor seats",
        "role: Guide",
        "assumption to replace: seats",
    ]
    assert changes["left"] == ["scenario: Two mentor seats", "assumption to replace: pay.vacancy"]
    assert "moves" not in next(each for each in changes["inputs"] if each["field"] == "roles.guide")
    vacancy = next(each for each in changes["inputs"] if each["field"] == "pay")
    assert vacancy["moves"]["first_year_added"] == pytest.approx(
        -0.05 * 2 * float(1040 * 16 * FICA), abs=0.006
    )
    assert set(changes["figures"]) == {"baseline"}


def test_another_roster_is_told_and_its_rows_are_not_kept(cli: Command, tmp_path: Path) -> None:
    config = SMALL + "roster: {file: staff.csv, as_of: 2026-11}\n"
    write(tmp_path, config)
    for hours, out in ((24, "then"), (31, "now")):
        (tmp_path / "staff.csv").write_text(f"role,rate,hours,hire_month\npeer,17.89,{hours},2025-01\n")
        options = ("--against", "then") if out == "now" else ()
        assert cli("plan", "plan.yaml", "--out", out, "--quiet", *options).code == 0
        inputs = json.loads((tmp_path / out / "summary.json").read_text(encoding="utf-8"))["inputs"]
        assert "17.89" not in json.dumps(inputs)
        assert not any(key.startswith("seats.roster") for key in inputs["assumptions"])
    changes = changes_in(tmp_path / "now")
    assert changes["files_that_differ"] == ["roster.file"]
    seven_hours = 52 * 7 * Decimal("17.89") * FICA
    due = changes["moved_by"]["law_tool_and_files"]["first_year"]
    assert due == pytest.approx(float(seven_hours), abs=0.01)
    assert "and the files under roster.file hold something else" in changes["text"][0]


def edited(folder: Path, **fields: Any) -> None:
    """The run's record with some fields as given; None takes one out."""
    path = folder / "summary.json"
    data = {**json.loads(path.read_text(encoding="utf-8")), **fields}
    path.write_text(json.dumps({name: each for name, each in data.items() if each is not None}))


def test_the_law_and_our_defaults_moved(cli: Command, tmp_path: Path, earlier: Path) -> None:
    """As an older version would have left it: other figures of the law, and a cost that they made."""
    data = json.loads((earlier / "summary.json").read_text(encoding="utf-8"))
    aging = data["inputs"]["assumptions"]["market.aging"]["values"]
    assert aging["baseline"] == 0.03
    aging["baseline"] = 0.02
    data["figures"]["first_year.added"]["mentors"] -= 100
    data["run"]["version"] = "0.0.9"
    edited(earlier, **data)
    found = cli("plan", "plan.yaml", "--out", "now", "--against", "then")
    changes = changes_in(tmp_path / "now")
    assert [(each["field"], each["then"], each["now"]) for each in changes["followed"]] == [
        ("market.aging", 0.02, 0.03)
    ]
    assert changes["moved_by"]["law_tool_and_files"]["first_year_added"] == pytest.approx(100, abs=0.006)
    assert "ladder 0.0.9), no input of the config moved." in " ".join(found.out.split())
    assert "account for +$100 in the first twelve months." in " ".join(found.out.split())


def test_a_plan_that_saves_says_so(cli: Command, tmp_path: Path, earlier: Path) -> None:
    """Then it added $35,826; with the mentors gone and 5 hours fewer it saves 5 x 52 x $16.00 x 1.0765 = $4,478."""
    text = SMALL + "scenarios: {mentors: {title: Two mentor seats, changes: {seats: {peers: {hours: 15}}}}}\n"
    write(tmp_path, text)
    assert cli("plan", "plan.yaml", "--out", "fewer", "--quiet").code == 0
    said = cli("plan", "plan.yaml", "--out", "now", "--against", "then").out
    assert '"Two mentor seats" saves $4,478 in the first twelve months (then $35,826 more' in " ".join(
        said.split()
    )
    again = cli("plan", "plan.yaml", "--out", "now", "--against", "fewer").out
    assert '"Two mentor seats" saves $4,478 in the first twelve months (as then)' in " ".join(again.split())
    assert "(+$0)" not in said
    assert "-$" not in again.split("What moved")[1].split("What does it mean")[0]


def test_a_scenario_of_another_key_is_told(cli: Command, tmp_path: Path, earlier: Path) -> None:
    write(tmp_path, changed(("  mentors:\n", "  more:\n"), text=SMALL + MENTORS))
    said = cli("plan", "plan.yaml", "--out", "now", "--against", "then").out
    assert 'one of this title was there under the key "mentors", now it is "more".' in " ".join(said.split())


def test_an_empty_name_of_a_folder(cli: Command, earlier: Path) -> None:
    found = cli("plan", "plan.yaml", "--against", "")
    assert (found.code, found.out) == (2, "")
    assert "name a folder" in found.err


OTHER_KEYS = """
pay: {general_raises: {2027-01: 3%}}
market: {aging: 3%}
one_time_costs: {study: {title: Pay study, month: 2027-02, amount: 1000}}
"""


def test_a_field_whose_row_has_another_key_is_called_as_there_and_told_once(
    cli: Command, tmp_path: Path
) -> None:
    text = changed(
        ("{minimum: 16.00, control_point: 18.00, maximum: 20.00}", "{steps: [16.00, 17.00]}"),
        ("rate: 15.75", "rate: {amount: 15.75, as_of: 2026-07}"),
        text=SMALL + OTHER_KEYS,
    )
    write(tmp_path, text)
    assert cli("plan", "plan.yaml", "--out", "then", "--quiet").code == 0
    edits = (("[16.00,", "[16.50,"), ("amount: 15.75", "amount: 15.90"), ("amount: 1000", "amount: 1200"))
    write(tmp_path, changed(*edits, text=text))
    assert cli("plan", "plan.yaml", "--out", "now", "--against", "then", "--quiet").code == 0
    changes = changes_in(tmp_path / "now")
    told = {each["field"]: (each["label"], each["unit"]) for each in changes["inputs"]}
    assert told == {
        "grades.P1.steps.1": ("P1 step 1", "$ an hour"),
        "entry_role.rate.amount": ("Our own entry role: Aide, as posted, July 2026", "$ an hour"),
        "one_time_costs.study.amount": ("Pay study, February 2027", "$"),
    }
    assert changes["followed"] == []


def test_a_run_that_recorded_no_inputs(cli: Command, tmp_path: Path, earlier: Path) -> None:
    edited(earlier, inputs=None)
    found = cli("plan", "plan.yaml", "--out", "now", "--against", "then")
    assert found.code == 0
    assert "which did not record its inputs: only the answer is set side by side." in " ".join(
        found.out.split()
    )
    changes = changes_in(tmp_path / "now")
    assert "inputs" not in changes
    assert changes["figures"]["mentors"]["first_year.added"]["change"] == 0.0


def refused(cli: Command, folder: str) -> str:
    """What the command says of a folder that it cannot compare with; it writes nothing."""
    found = cli("plan", "plan.yaml", "--out", "now", "--against", folder)
    assert (found.code, found.out) == (1, "")
    assert not Path("now").exists()
    return found.err.replace("\\", "/").strip()


def test_folders_that_hold_no_run(cli: Command, tmp_path: Path, earlier: Path) -> None:
    (tmp_path / "empty").mkdir()
    takes = "--against takes"
    assert refused(cli, "thenn") == (
        f'thenn: there is no such folder; {takes} the folder of an earlier run; did you mean "then"?'
    )
    assert refused(cli, "plan.yaml") == (
        f'plan.yaml: this is a file; {takes} the folder of an earlier run, such as "."'
    )
    assert refused(cli, "empty") == (
        f"empty: there is no summary.json in this folder; {takes} a folder that ladder plan wrote"
    )


AGAIN = "run the earlier config once more into another folder and name that one"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"run": \n [1, 2', f":2:7: this record is damaged: it cannot be read on from here; {AGAIN}"),
        (b"\xff\xfe", f": this record is damaged: it is not JSON as the tool writes it; {AGAIN}"),
        (b'{"run": NaN}', f": this record is damaged: it is not JSON as the tool writes it; {AGAIN}"),
        (b"[" * 100_000, f": this record is damaged: it is not JSON as the tool writes it; {AGAIN}"),
        (
            b"[]",
            f': this is no summary of a run of ladder plan: "everything" is not what the tool writes there; {AGAIN}',
        ),
        (b"{}", f': this is no summary of a run of ladder plan: "run" is missing; {AGAIN}'),
    ],
)
def test_records_that_are_damaged_or_not_ours(
    cli: Command, earlier: Path, content: bytes, words: str
) -> None:
    (earlier / "summary.json").write_bytes(content)
    assert refused(cli, "then").splitlines()[0] == f"then/summary.json{words}"


def test_a_figure_of_another_kind(cli: Command, earlier: Path) -> None:
    edited(earlier, figures=[1])
    assert '"figures" is not what the tool writes there' in refused(cli, "then")


@pytest.mark.parametrize(("section", "value"), [("seats", "six"), ("grades", None)])
def test_a_recorded_config_that_never_ran_is_damaged(
    cli: Command, earlier: Path, section: str, value: object
) -> None:
    record = json.loads((earlier / "summary.json").read_text(encoding="utf-8"))
    record["inputs"]["config"][section] = value
    edited(earlier, inputs=record["inputs"])
    assert refused(cli, "then") == (
        f'then/summary.json: this record is damaged: "inputs.config.{section}" is not what the tool writes there; '
        f"{AGAIN}"
    )


def test_why_no_input_has_an_effect_of_its_own(cli: Command, tmp_path: Path, earlier: Path) -> None:
    """What it was is no number of seats: put back, the config has a problem."""
    record = json.loads((earlier / "summary.json").read_text(encoding="utf-8"))
    record["inputs"]["config"]["seats"]["peers"]["hours"] = "many"
    edited(earlier, inputs=record["inputs"])
    found = cli("plan", "plan.yaml", "--out", "now", "--against", "then")
    assert found.code == 0
    assert "not told: with none of them put back by itself" in " ".join(changes_in(tmp_path / "now")["text"])
    sheet = openpyxl.load_workbook(tmp_path / "now" / "plan.xlsx", read_only=True)["Changes"]
    titles = [row[0] for row in sheet.iter_rows(max_col=1, values_only=True)]
    assert "The inputs that moved" in titles


def test_another_agencys_plan(cli: Command, tmp_path: Path, earlier: Path) -> None:
    write(tmp_path, changed(("name: A Center", "name: Another"), text=SMALL + MENTORS))
    assert refused(cli, "then") == (
        'then/summary.json: agency.name: the run in this folder is of "A Center" (OH), this config of "Another" (OH); '
        "name a folder of this agency's own runs, or set two configs side by side with ladder compare. If the agency "
        "changed its name, run the earlier config under the new one first"
    )
