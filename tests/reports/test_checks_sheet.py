"""The checks on what a reader may type in: each passes as planned, and fails where it should."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from money_plan import MONEY
from plans import plan_set, report_of, saved
from spreadsheets import locate, recalculate_with_ironcalc

from ladder.reports.addresses import layout
from ladder.reports.build import Report
from ladder.reports.tables import Table

SIMULATED = MONEY + "workforce: {yearly_exits: 30%}\n"

# What is typed in, by table, row and column; and the check that must then fail.
BROKEN = {
    "baseline.fund_shares": ("assumptions", "seats.part.funds.medicaid", "baseline", 1.2),
    "baseline.service_shares": ("assumptions", "revenue.roles.peer.services.group", "baseline", 0.3),
    "more.seats": ("assumptions", "seats.full.vacancy", "more", -0.5),
    "baseline.people": ("headcount.people.baseline", "peer.hires", "fy2027", 99),
    "baseline.emptied": ("assumptions", "funds.block.ends", "baseline", ""),  # cleared
    "law.year": ("assumptions", "law.substantial_gainful_activity.2027-01", "month", 46023),  # January 2026
}


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of(plan_set(SIMULATED))


@pytest.fixture(scope="module")
def computed(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], object]:
    """The workbook with every one of them broken at once, computed anew."""
    path = tmp_path_factory.mktemp("checks") / "plan.xlsx"
    path.write_bytes(saved(report))
    where = layout(report.sheets)
    broken = {locate(where, table, row, column): value for table, row, column, value in BROKEN.values()}
    return recalculate_with_ironcalc(path, broken)


def checks_of(report: Report) -> tuple[Table, Table]:
    sheet = next(each for each in report.sheets if each.name == "Checks")
    return sheet.tables[0], next(each for each in sheet.tables if each.key == "as_made")


@pytest.mark.parametrize("key", BROKEN)
def test_a_check_passes_as_planned_and_fails_when_broken(
    key: str, report: Report, computed: Mapping[tuple[str, str], object]
) -> None:
    table, _ = checks_of(report)
    assert table.value(key, "verdict") == "OK"
    assert computed[locate(layout(report.sheets), "checks", key, "verdict")] == "FAILED"


def test_the_file_says_whether_an_input_was_changed(
    report: Report, computed: Mapping[tuple[str, str], object]
) -> None:
    _, made = checks_of(report)
    assert {row.values[2] for row in made.rows} == {"as made"}
    where = layout(report.sheets)
    said = {key: computed[locate(where, "as_made", f"made.{key}", "verdict")] for key in ("baseline", "more")}
    assert said["more"] == "inputs changed since"  # its seats are
    assert computed[locate(where, "checks", "overall", "verdict")] == "FAILED"
