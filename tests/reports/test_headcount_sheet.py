"""The sheet "Headcount": seats by role, live; and people who come, move and go, adding up."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from plans import config_text, plan_set, report_from, workbook_of
from spreadsheets import disagreements, recalculate_with_ironcalc

from ladder.reports.tables import Table

# Fiscal years from July. Ten peers at 20 hours, a tenth vacant; a lead's seat opens in April, closes in November.
SEATS = """
agency: {name: A, kind: nonprofit, state: OH, fiscal_year_starts: July}
period: {start: 2027-01, months: 12}
pay: {full_time_hours: 40, vacancy: 10%}
roles:
  peer: {title: Peer, tier: direct_support, grade: G}
  lead: {title: Lead, tier: peer_supervisor, grade: G}
seats:
  peers: {role: peer, seats: 8, hours: 20}
  more_peers: {role: peer, hours: 20, seats: 2}
  lead: {role: lead, hours: 40, vacancy: 0%, first_month: 2027-04, last_month: 2027-11}
"""
# Nobody leaves: a peer takes the lead's seat in April, another is hired for theirs at once, and the lead is let go.
PEOPLE = SEATS.replace("vacancy: 10%", "vacancy: 0%") + (
    "promotions: [{from: peer, to: lead, months_in_role: 0}]\n"
    "workforce: {yearly_exits: 0%, months_to_fill: 0}\n"
)


def table_of(sections: str, key: str) -> Table:
    sheet = next(sheet for sheet in report_from(sections).sheets if sheet.name == "Headcount")
    return next(table for table in sheet.tables if table.key == key)


def test_every_plan_has_its_seats_by_month_and_fiscal_year() -> None:
    months = table_of(SEATS, "headcount.baseline")
    assert [months.value("authorized.lead", month) for month in ("2027-03", "2027-04", "2027-12")] == [
        0,
        1,
        0,
    ]
    assert months.value("filled.all.roles", "2027-04") == 10
    # Nine of 20 hours and one of 40.
    assert months.value("fte.all.roles", "2027-04") == pytest.approx(Decimal("5.5"))
    years = table_of(SEATS, "headcount.years.baseline")
    assert [years.value("authorized.lead", year) for year in ("fy2027", "fy2028")] == [1, 0]
    # April to June is three of six months; July to November five of six.
    assert [years.value("fte.lead", year) for year in ("fy2027", "fy2028")] == pytest.approx(
        [Decimal("0.5"), Decimal(5) / 6]
    )
    assert years.value("filled.peer", "fy2027") == 9


def test_without_the_simulation_there_are_no_people() -> None:
    sheet = next(sheet for sheet in report_from(SEATS).sheets if sheet.name == "Headcount")
    assert [table.key for table in sheet.tables] == ["headcount.years.baseline", "headcount.baseline"]
    assert "simulat" not in " ".join(sheet.lines)


def test_people_roll_forward_from_year_to_year() -> None:
    people = table_of(PEOPLE, "headcount.people.baseline")
    shown = {row.key: row.values for row in people.rows}
    assert shown["peer.opening"] == (10, 10)
    assert shown["peer.hires"] == (1, 0)
    assert shown["peer.promoted_out"] == (1, 0)
    assert shown["peer.closing"] == shown["peer.p10"] == shown["peer.p90"] == (10, 10)
    assert (shown["lead.opening"], shown["lead.promoted_in"], shown["lead.let_go"]) == (
        (0, 1),
        (1, 0),
        (0, 1),
    )
    assert shown["lead.closing"] == (1, 0)
    assert shown["peer.rolls"] == shown["lead.rolls"] == ("OK", "OK")
    assert "peer.leavers" not in shown
    assert people.note == "Calculated, not live: 60 draws, seed 1; the same as on the Risk sheet."


def test_another_program_computes_the_same_seats_and_checks(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    # Each with exits, so that the check has means of draws to add up.
    text = config_text(PEOPLE.replace("yearly_exits: 0%", "yearly_exits: 40%"))
    path.write_bytes(workbook_of(plan_set(text)))
    cells = recalculate_with_ironcalc(path)
    assert disagreements(path, cells) == []
    assert "OK" in {value for (sheet, _), value in cells.items() if sheet == "Headcount"}


def test_the_check_can_fail() -> None:
    people = table_of(PEOPLE, "headcount.people.baseline")
    assert people.row("lead.rolls").formula == (
        '=IF(ROUND({lead.opening}+{lead.promoted_in}-{lead.let_go}-{lead.closing},2)=0,"OK","does not add up")'
    )
