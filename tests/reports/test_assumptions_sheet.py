"""Each assumption once: name, value, unit, low and high where tried, source or standing, who answers for it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import report_from

from ladder.reports.build import Report
from ladder.reports.tables import Kind, Table

VARIED = """
pay: {vacancy: 10%, general_raises: {2027-07: 3%}}
scenarios:
  more: {title: More, changes: {grades: {G: {minimum: 21.00}}}}
"""
NAMED = """
sensitivity:
  entry: {title: Entry pay, field: grades.G.minimum, low: 20.50, high: 21.75}
  vacancy: {title: Vacancy, field: pay.vacancy, low: 5%, high: 20%}
"""
OWNERS = "owners: {agency: Finance office, grades: Human resources, grades.G.maximum: The board}\n"


def sheet_table(report: Report, sheet: str, number: int = 0) -> Table:
    return next(each for each in report.sheets if each.name == sheet).tables[number]


def ends(table: Table, row: str) -> tuple[object, object]:
    return table.value(row, "low"), table.value(row, "high")


def test_the_usual_inputs_ten_percent_either_way() -> None:
    table = sheet_table(report_from(VARIED), "Assumptions")
    assert ends(table, "pay.vacancy") == (Decimal("0.09"), Decimal("0.11"))
    assert ends(table, "pay.general_raises.2027-07") == (Decimal("0.027"), Decimal("0.033"))
    assert ends(table, "grades.G.minimum") == (None, None)  # not tried
    assert ends(table, "seats.line.vacancy") == (None, None)  # it follows from the plan's


def test_the_configs_own_lows_and_highs_in_the_scenario_that_leads() -> None:
    table = sheet_table(report_from(VARIED + NAMED), "Assumptions")
    assert ends(table, "pay.vacancy") == (Decimal("0.05"), Decimal("0.2"))
    assert table.value("grades.G.minimum", "baseline") == 20
    assert ends(table, "grades.G.minimum") == (Decimal("20.5"), Decimal("21.75"))
    assert ends(table, "pay.general_raises.2027-07") == (None, None)


TRIED = {
    "indirect": (
        "indirect: {rate: 12%, base: direct}",
        "field: indirect.rate, low: 10%, high: 15%",
        "indirect.rate",
        (Decimal("0.1"), Decimal("0.15")),
    ),
    "step": (
        "grades: {G: {steps: [18.00, 19.00, 20.00, 21.00]}}\nseats: {line: {role: peer, hours: 20, step: 2}}",
        "field: seats.line.step, low: 1, high: 4",
        "seats.line.step",
        (1, 4),
    ),
}


@pytest.mark.parametrize("name", TRIED)
def test_what_no_scenario_may_change_and_what_pay_follows_from_are_tried_too(name: str) -> None:
    sections, varied, row, low_and_high = TRIED[name]
    report = report_from(f"{sections}\nsensitivity: {{one: {{title: One, {varied}}}}}\n")
    assert ends(sheet_table(report, "Assumptions"), row) == low_and_high


def test_who_answers_for_a_figure_where_the_config_says_so() -> None:
    report = report_from(VARIED + OWNERS)
    table = sheet_table(report, "Assumptions")
    assert table.value("grades.G.minimum", "owner") == "Human resources"
    assert table.value("grades.G.maximum", "owner") == "The board"  # the longest path rules
    assert table.value("pay.vacancy", "owner") == ""
    assert sheet_table(report, "About").value("ask", "words") == "Finance office"
    without = report_from(VARIED)
    assert "owner" not in [column.key for column in sheet_table(without, "Assumptions").columns]
    assert "names no one" in str(sheet_table(without, "About").value("ask", "words"))


def test_every_assumption_has_a_unit_and_says_how_it_stands() -> None:
    table = sheet_table(report_from(VARIED), "Assumptions")
    rows = [row for row in table.rows if row.kind is not Kind.HEADING]
    assert len(rows) > 30
    lacking = [
        row.key for row in rows if not (table.value(row.key, "unit") and table.value(row.key, "status"))
    ]
    assert lacking == []
    guessed = [row.key for row in rows if "to replace" in str(table.value(row.key, "status"))]
    assert all(table.value(key, "source") for key in guessed)
    assert len({row.label + str(table.value(row.key, "month")) for row in rows}) == len(rows)


def test_about_counts_placeholders_and_the_workings_come_last() -> None:
    report = report_from(VARIED + "assumptions: {pay: Invented}\n")
    run = {row.key: str(row.values[0]) for row in sheet_table(report, "About").rows}
    trusted = next(answer for answer in report.answers if answer.name == "standing")
    assert run["standing"].split(" and ")[0] == trusted.text.split(" and ")[0]  # `9 assumptions`
    names = [sheet.name for sheet in report.sheets]
    assert names[:3] == ["About", "Summary", "Assumptions"]
    assert names[-3:] == ["Sources", "Months baseline", "Months more"]
    lines = next(sheet for sheet in report.sheets if sheet.name == "Assumptions").lines
    assert "the weekly hours of the invented worker" in lines[0]
