"""Seats that close with the fund that pays them: in the budget, among people and on the sheets."""

from __future__ import annotations

from decimal import Decimal

from plans import report_from, results_from

from ladder.model.money import cents

GRANT = """
period: {start: 2027-01, months: 12}
funds:
  grant: {title: Block grant, kind: grant, ends: 2027-06, closes_seats: true}
  county: {title: County, kind: county}
roles:
  peer: {title: Peer, tier: direct_support, grade: G, funds: {grant: 40%, county: 60%}}
seats:
  both: {role: peer, seats: 5, hours: 20}
  grants: {role: peer, seats: 3, hours: 20, fund: grant}
  shorter: {role: peer, seats: 2, hours: 20, fund: grant, last_month: 2027-03}
workforce: {yearly_exits: 0%, months_to_fill: 0}
"""


def test_seats_a_fund_pays_alone_close_with_it_and_others_stay() -> None:
    (result,) = results_from(GRANT)
    lines = result.budget.lines
    assert lines["both"].authorized == (5,) * 12
    assert lines["grants"].authorized == (3,) * 6 + (0,) * 6
    assert lines["shorter"].authorized == (2,) * 3 + (0,) * 9
    # The simulation lets the people in them go, two after March and three after June.
    assert result.risk
    assert result.risk.flows.let_go["plan"].mean == 5
    # What is unfunded from July on is the grant's part of the five seats that stay: 40%, and half a year of it.
    assert result.funding
    cost = sum(lines["both"].total[6:])
    assert cents(sum(result.funding.unfunded, Decimal(0))) == cents(cost * 4 / 10)


def test_left_out_the_seats_stay() -> None:
    (result,) = results_from(GRANT.replace(", closes_seats: true", ""))
    assert result.budget.lines["grants"].authorized == (3,) * 12


def test_the_sheets_and_the_findings_say_so() -> None:
    report = report_from(GRANT)
    assert "Today's pay and seats: 3 seats close with Block grant, after June 2027." in report.findings
    assumptions = next(sheet for sheet in report.sheets if sheet.name == "Assumptions")
    labels = [row.label for table in assumptions.tables for row in table.rows]
    assert "grants: last month, with its fund" in labels
    assert "shorter: last month" in labels
