"""The Roster and Implementation sheets and their months: live where they say so, there only where of use."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl.utils.datetime import to_excel
from plans import config_text, plan_set, report_from, report_of, results_of, workbook_of
from spreadsheets import (
    Cell,
    disagreements,
    formula_cells,
    locate,
    recalculate_with_ironcalc,
    recalculate_with_libreoffice,
)
from spreadsheets import cached_values as values_in

from ladder.model.plan_set import PlanSet
from ladder.reports.addresses import layout
from ladder.reports.build import Report
from ladder.reports.sheets.roster import row_words
from ladder.reports.summary_json import summary_data
from ladder.reports.tables import Sheet

STAFF = """\
role,rate,hours,hire month,certification,fund
peer,15.50,20,2026-05,no,medicaid
peer,15.50,20,2026-06,no,medicaid
peer,17.35,40,2021-01,yes,grant
peer,23.00,20,2012-01,yes,grant
sup,22.00,40,2020-01,yes,grant
dir,71000,40,2016-01,yes,
to_steps,17.00,30,2022-01,yes,grant
to_range,22.00,30,2022-01,yes,grant
"""
CONFIG = """
period: {start: 2027-01, months: 18}
pay:
  full_time_hours: 40
  general_raises: {2027-07: 3%, 2028-01: 2.5%}
  merit_raises: {2027-03: 1%, 2027-07: 1.5%, 2027-10: 2%}
  step_raises: {2027-04: 1, 2027-10: 1}
  vacancy: 7%
grades:
  G: {minimum: 16.00, control_point: 18.00, maximum: 20.00}
  H: {steps: [22.00, 23.00, 24.00, 25.00]}
  D: {basis: annual, minimum: 70000, control_point: 80000, maximum: 90000}
  R: {minimum: 16.00, control_point: 18.00, maximum: 20.00}
  S: {steps: [21.00, 22.00]}
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
  sup:  {title: Peer Supervisor, tier: peer_supervisor, grade: H}
  dir:  {title: Director, tier: director, grade: D, flsa: exempt}
  to_steps: {title: Trainer, tier: mentor, grade: R}
  to_range: {title: Senior Trainer, tier: mentor, grade: S}
roster: {file: staff.csv, as_of: 2026-11}
funds:
  medicaid: {title: Medicaid, kind: medicaid}
  grant: {title: Block grant, kind: grant}
seats:
  vacant: {role: peer, seats: 2, hours: 20, first_month: 2027-09, place: minimum}
  open:   {role: peer, seats: 1, hours: 30, first_month: 2027-03, place: control_point, hired: [2027-01]}
scenarios:
"""
NEW = """
  {name}:
    title: New ranges, {name}
    changes:
      grades:
        G: {{minimum: 18.00, control_point: 20.00, maximum: 22.00}}
        H: {{steps: [24.00, 25.00, 26.00]}}
        D: {{minimum: 75000, control_point: 86000, maximum: 97000}}
        R: {{steps: [18.00, 19.00, 20.00], minimum: null, control_point: null, maximum: null}}
        S: {{minimum: 23.00, control_point: 24.00, maximum: 25.00, steps: null}}
      implementation: {{month: 2027-07, {how}}}
"""
WAYS = {
    "minimum": "method: to_minimum",
    "share": "method: years_in_role, percent_of_range_a_year: 3.3%",
    "dollars": "method: years_in_role, dollars_a_year: 0.37, up_to: maximum",
    "place": "method: full_placement",
    "ratio": "method: full_placement, keeps: compa_ratio, percent_of_range_a_year: 3%",
}


def plans(*ways: str) -> PlanSet:
    scenarios = "".join(NEW.format(name=way, how=WAYS[way]) for way in ways)
    return plan_set(config_text(CONFIG + scenarios), {"staff.csv": STAFF})


def sheet(report: Report, name: str) -> Sheet:
    return next(each for each in report.sheets if each.name == name)


@pytest.fixture(scope="module")
def every_way(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of a plan with a scenario for each way of moving people."""
    path = tmp_path_factory.mktemp("ways") / "plan.xlsx"
    path.write_bytes(workbook_of(plans(*WAYS)))
    return path


def test_ironcalc_computes_every_placement(every_way: Path) -> None:
    assert disagreements(every_way, recalculate_with_ironcalc(every_way)) == []


@pytest.mark.usefixtures("libreoffice")
def test_libreoffice_computes_every_placement(every_way: Path, tmp_path: Path) -> None:
    assert disagreements(every_way, values_in(recalculate_with_libreoffice(every_way, tmp_path))) == []


def test_every_check_holds_and_the_sheets_stand_after_the_budget() -> None:
    report = report_of(plans("share", "place"))
    assert report.checks_passed == report.checks
    names = [each.name for each in report.sheets]
    after = names[names.index("Budget") :]
    assert [name for name in after if name != "Scenarios"][3:5] == ["Roster", "Implementation"]


def test_a_plan_without_roster_or_move_has_the_sheets_it_had() -> None:
    report = report_from()
    assert not {"Roster", "Implementation"} & {each.name for each in report.sheets}
    rows = [row.key for row in sheet(report, "Assumptions").tables[0].rows]
    months = [row.key for row in sheet(report, "Months baseline").tables[0].rows]
    assert not any("implementation" in key or key.endswith(".years") for key in rows)
    assert not any(key.startswith(("old.", "placed.", "head.old", "head.placed")) for key in months)


def test_the_roster_sheet_says_who_is_outside_a_range_and_what_it_costs() -> None:
    roles, outside, lines = sheet(report_of(plans("share")), "Roster").tables
    assert roles.row("peer").values[:3] == (4, 2.5, 2)  # 20 + 20 + 40 + 20 hours of 40; two certified
    assert [row.key for row in outside.rows] == [
        "peer_20h_1550",
        "peer_20h_2300",
        "total.under",
        "total.over",
    ]
    # 2 x 0.50 x 20 x 52 = 1,040 under the minimum; 3.00 x 20 x 52 = 3,120 over the maximum.
    assert float(str(outside.value("total.under", "wages"))) == pytest.approx(1040)
    assert float(str(outside.value("total.over", "wages"))) == pytest.approx(3120)
    assert lines.value("peer_20h_1550", "rows") == "2 to 3"


def test_groups_of_fewer_than_five_are_marked_and_said() -> None:
    report = report_of(plans("share"))
    roster = sheet(report, "Roster")
    roles, _, lines = roster.tables
    # The staff: 4 in peer roles in three lines (2, 1, 1), one person in each of four roles.
    assert [row.values[-1] for row in roles.rows] == ["fewer than five"] * 5
    assert lines.value("peer_20h_1550", "small") == "fewer than five"
    said = "On the roster 7 of 7 lines are of fewer than five people"
    assert any(line.startswith(said) for line in roster.lines)
    assert sum(finding.startswith(said) for finding in report.findings) == 1

    large = STAFF + "peer,15.50,20,2026-07,no,medicaid\n" * 3  # the two of that line are five now
    texts = {"staff.csv": large}
    roles, _, lines = sheet(
        report_of(plan_set(config_text(CONFIG.replace("scenarios:\n", "")), texts)), "Roster"
    ).tables
    assert roles.row("peer").values[-1] == ""
    assert lines.value("peer_20h_1550", "small") == ""


def test_the_implementation_sheet_compares_all_three_and_says_which_is_chosen() -> None:
    methods, lines = sheet(report_of(plans("share")), "Implementation").tables
    assert methods.row("chosen").values == ("compared", "chosen", "compared")
    assert methods.row("people").values == (9, 9, 9)
    keys = [row.key for row in methods.rows]
    assert {"role.run_rate.peer", "fund.run_rate.grant", "fund.run_rate.none"} <= set(keys)
    # 15.50, with merit of 1% in March 15.66, raised by 3% to 16.13, is placed; the range is 18.54 to 22.66 then.
    # One whole year: 18.54 + 3.3% of 4.12 = 18.68; merit of 1.5%: 18.96.
    assert (lines.value("peer_20h_1550", "people"), lines.value("peer_20h_1550", "years")) == (2, 1)
    assert str(lines.value("peer_20h_1550", "before")) == "16.13"
    assert str(lines.value("peer_20h_1550", "minimum")) == "18.54"
    assert str(lines.value("peer_20h_1550", "after")) == "18.96"


def test_a_method_that_is_not_calculated_says_why_and_leaves_its_column_empty() -> None:
    methods = sheet(report_of(plans("minimum")), "Implementation").tables[0]
    assert methods.row("moved").values[1] is None
    assert 'not calculated: give "percent_of_range_a_year" or "dollars_a_year"' in methods.note


def test_summary_json_has_the_roster_and_each_method_s_cost() -> None:
    found = plans("share")
    results = results_of(found)
    data = summary_data(results, report_of(found), [])
    assert data["roster"]["people"] == 8
    assert data["roster"]["outside_ranges"]["baseline"]["under_minimum"]["wages_a_year"] == 1040.0
    moved = data["implementation"]["share"]
    assert (moved["method"], moved["month"]) == ("years_in_role", "2027-07")
    assert list(moved["methods"]) == ["to_minimum", "years_in_role", "full_placement"]
    for each in moved["methods"].values():
        for part, total in each["cost"].items():
            for groups in ("cost_by_role", "cost_by_fund"):
                assert sum(cost[part] for cost in each[groups].values()) == pytest.approx(total, abs=0.05)
    assert (
        not {"roster", "implementation"}
        & summary_data(results_of(plan_set(config_text(""))), report_from(), []).keys()
    )


def test_findings_say_in_words_what_is_outside_and_what_moving_people_costs() -> None:
    findings = "\n".join(report_of(plans("share")).findings)
    assert "2 people on the roster are paid under their range's minimum (green circles)" in findings
    assert "1 person on the roster is paid over their range's maximum (red circles)" in findings
    assert "7 of 9 people are moved up (to the minimum plus years in role)" in findings
    assert "before anyone is moved" in findings


def test_rows_of_the_roster_in_sequence_are_said_together() -> None:
    assert row_words((2, 3, 4, 9, 11, 12)) == "2 to 4, 9, 11 to 12"


CHANGED = {
    "the month": ("2027-07", "2027-08", "Month in which people are moved", to_excel(date(2027, 8, 1))),
    "a year's worth": ("3.3%", "4.1%", "For each year in role: share of the range", 0.041),
    "the new minimum": (
        "G: {minimum: 18.00",
        "G: {minimum: 18.40",
        "G minimum",
        18.40,
    ),
}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of the config as it is."""
    path = tmp_path_factory.mktemp("original") / "plan.xlsx"
    path.write_bytes(workbook_of(plans("share")))
    return path


def input_cell(path: Path, label: str) -> Cell:
    """The scenario's cell of an input, which holds no formula."""
    values = values_in(path).items()
    (address,) = [cell[1] for cell, value in values if cell[0] == "Assumptions" and value == label]
    # after the label, the unit, the month, the months aged and the baseline
    found = "Assumptions", f"F{address.removeprefix('A')}"
    assert found not in formula_cells(path)
    return found


@pytest.fixture(scope="module")
def unchanged() -> Report:
    """What the config gives as it is."""
    return report_of(plans("share"))


@pytest.mark.parametrize("change", CHANGED)
def test_a_changed_cell_gives_what_the_changed_config_gives(
    change: str, original: Path, unchanged: Report
) -> None:
    old, new, label, value = CHANGED[change]
    text = config_text(CONFIG + NEW.format(name="share", how=WAYS["share"]))
    scenario = text.index("scenarios:")
    assert old in text[scenario:]
    changed = text[:scenario] + text[scenario:].replace(old, new)
    report = report_of(plan_set(changed, {"staff.csv": STAFF}))

    computed = recalculate_with_ironcalc(original, {input_cell(original, label): value})
    where = layout(report.sheets)
    before = unchanged.figures[0]
    assert report.figures[0].value("first_year", "share") != before.value("first_year", "share")
    for figure in ("first_year", "run_rate"):
        expected = float(str(report.figures[0].value(figure, "share")))
        assert computed[locate(where, "key", figure, "share")] == pytest.approx(expected, abs=1e-6)
        assert expected != pytest.approx(float(str(before.value(figure, "share"))))
