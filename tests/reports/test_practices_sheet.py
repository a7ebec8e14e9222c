"""The sheet "Practices", the structure's line in the terminal, readiness on the timeline, and both in summary.json."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from plans import config_text, plan_set, report_of, results_of, workbook_of
from spreadsheets import cached_values as values_in
from spreadsheets import disagreements, recalculate_with_ironcalc, recalculate_with_libreoffice

from ladder.model.plan_set import PlanSet
from ladder.model.readiness import ReadinessAnswers
from ladder.reports.build import Report
from ladder.reports.practice_words import TO_DO, preparation_sentence, statements
from ladder.reports.summary_json import summary_json
from ladder.reports.tables import Sheet

NAMES = tuple(ReadinessAnswers.model_fields)
ANSWERS = ", ".join(f"{name}: {str(number < 8).lower()}" for number, name in enumerate(NAMES))
CONFIG = (
    "seats: {line: {role: peer, hours: 20}, more: {role: peer, seats: 2, hours: 30, first_month: 2027-03}}\n"
    "hiring: {items: {training: {title: Training, amount: 600}}}\n"
    f"readiness: {{answers: {{{ANSWERS}}}, delay_hires: true}}\n"
    "scenarios:\n"
    "  bigger: {title: Bigger, changes: {seats: {line: {seats: 3}, fresh: {role: peer, hours: 40}}}}\n"
)


@pytest.fixture(scope="module")
def plans() -> PlanSet:
    return plan_set(config_text(CONFIG))


@pytest.fixture(scope="module")
def report(plans: PlanSet) -> Report:
    return report_of(plans)


@pytest.fixture(scope="module")
def sheet(report: Report) -> Sheet:
    return next(sheet for sheet in report.sheets if sheet.name == "Practices")


def test_every_practice_has_its_verdict_its_reason_and_its_source(sheet: Sheet) -> None:
    table = sheet.tables[0]
    assert (len(table.rows), table.title) == (11, "Bigger: eleven practices")
    assert [column.key for column in table.columns] == ["verdict", "why", "do", "place", "source"]
    assert table.value("leadership", "verdict") == "the config does not say"
    assert table.value("next_step", "verdict") == "not met"
    assert table.value("part_time", "verdict") == "met"
    assert table.value("part_time", "why") == "Seats that give support: 5 part-time and 1 full-time."
    assert table.value("part_time", "place") == "seats"
    assert "Setting Pay Rates" in str(table.value("part_time", "source"))


def test_what_another_plan_says_otherwise_is_beside(sheet: Sheet) -> None:
    other = next(table for table in sheet.tables if table.key == "practices.baseline")
    assert [row.key for row in other.rows] == ["part_time"]
    assert other.value("part_time", "verdict") == "not met"


def test_statements_that_are_not_true_say_what_to_do(sheet: Sheet) -> None:
    table = next(table for table in sheet.tables if table.key == "readiness")
    assert table.title == "Readiness: 8 of ten statements are true"
    assert [row.key for row in table.rows] == list(NAMES) == list(TO_DO) == list(statements())
    assert [row.values[0] for row in table.rows] == ["yes"] * 8 + ["no"] * 2
    assert [bool(row.values[1]) for row in table.rows] == [False] * 8 + [True] * 2


def test_the_timeline_has_the_preparation_and_each_line_that_waits(sheet: Sheet) -> None:
    table = next(table for table in sheet.tables if table.key == "preparation")
    assert {row.key: (str(row.values[0]), row.values[1]) for row in table.rows} == {
        "starts": ("2027-01", None),
        "ends": ("2027-06", None),
        "ready": ("2027-07", None),
        "baseline.more": ("2027-07", "2 seats, planned for March 2027"),
        "bigger.line_new": ("2027-07", "2 seats, planned for January 2027"),
        "bigger.more": ("2027-07", "2 seats, planned for March 2027"),
        "bigger.fresh": ("2027-07", "1 seat, planned for January 2027"),
    }
    live = [row.formula_at(0) for row in table.rows if row.formula]
    assert live[0] == "={assumptions!seats.more.first_month@baseline}"


def test_assumptions_say_that_a_month_is_after_the_preparation(report: Report) -> None:
    inputs = next(sheet for sheet in report.sheets if sheet.name == "Assumptions").tables[0]
    row = inputs.row("seats.more.first_month")
    assert row.label == "more: first month, after the preparation"
    assert str(inputs.value("seats.more.first_month", "baseline")) == "2027-07"


def test_the_terminal_has_a_line_for_each(report: Report) -> None:
    structure, ready, *waits = [
        words
        for words in report.findings
        if words.startswith(("The structure", "Readiness")) or "wait" in words
    ]
    assert structure.startswith("The structure (Bigger): 1 of 11 practices met; not met: ")
    assert structure.endswith(". See Practices.")
    assert ready == (
        "Readiness: 8 of the ten statements are true; prepare for at least six months, from January 2027 to June 2027."
    )
    assert waits == [
        "Today's pay and seats: 2 new seats wait for the preparation and open in July 2027 (more).",
        "Bigger: 5 new seats wait for the preparation and open in July 2027 (line_new, more, fresh).",
    ]


# The handbook gives no time for fewer than five: it says to ask others, and what they say is the agency's own figure.
@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("", "."),
        (
            ", preparation_months: 14",
            ". The agency's own figure is 14 months, from January 2027 to February 2028.",
        ),
    ],
)
def test_fewer_than_five_true_have_no_time_of_the_handbooks(own: str, said: str) -> None:
    few = ", ".join(f"{name}: {str(number < 4).lower()}" for number, name in enumerate(NAMES))
    plans = plan_set(config_text(f"readiness: {{answers: {{{few}}}{own}}}\n"))
    readiness = plans.baseline.plan.readiness
    assert readiness
    assert preparation_sentence(plans.baseline, readiness) == (
        "4 of the ten statements are true; for so few the handbook gives no time: ask other organizations how long "
        f"theirs took{said}"
    )


def test_the_cost_answer_says_that_seats_are_gone_while_new_ones_wait(report: Report) -> None:
    # The only seat of today goes and another waits until July; the plan that only adds seats says nothing of it.
    swap = (
        "scenarios:\n  swap: {title: Swap, changes: {seats: {line: null, fresh: {role: peer, hours: 40}}}}\n"
    )
    answers = report_of(plan_set(config_text(CONFIG.split("scenarios:")[0] + swap))).answers
    (cost,) = (each.text for each in answers if each.name == "cost.swap")
    assert cost.endswith(
        " Until July 2027 it has fewer seats: new ones wait for the preparation, and those it takes away do not."
    )
    assert not any("fewer seats" in each.text for each in report.answers)


def test_summary_json_has_both(plans: PlanSet, report: Report) -> None:
    data = json.loads(summary_json(results_of(plans), report, []))
    assert (data["practices"]["bigger"]["met"], data["practices"]["bigger"]["of"]) == (1, 11)
    by_name = {each["name"]: each for each in data["practices"]["bigger"]["practices"]}
    assert by_name["leadership"]["verdict"] == "the config does not say"
    ready = data["readiness"]
    assert {key: ready[key] for key in ("true", "least_months", "starts", "ready_from")} == {
        "true": 8,
        "least_months": 6,
        "starts": "2027-01",
        "ready_from": "2027-07",
    }
    assert ready["seats_that_wait"]["bigger"][0] == {
        "line": "line_new",
        "seats": 2,
        "planned": "2027-01",
        "opens": "2027-07",
    }


@pytest.mark.usefixtures("libreoffice")
def test_other_programs_compute_the_same_with_hires_that_wait(plans: PlanSet, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(workbook_of(plans))
    assert disagreements(path, recalculate_with_ironcalc(path)) == []
    assert disagreements(path, values_in(recalculate_with_libreoffice(path, tmp_path / "again"))) == []
