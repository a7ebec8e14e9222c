"""The employer's cost in the workbook: other programs agree, every input is used, and a changed input is followed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from cost_plans import EVERYTHING
from plans import config_text, plan_set, report_of, result_from, workbook_of
from spreadsheets import (
    audit,
    cached_values,
    disagreements,
    formula_cells,
    locate,
    recalculate_with_ironcalc,
    recalculate_with_libreoffice,
)
from test_plan_workbook import dead_inputs, uneven_months, untraced

from ladder.reports.addresses import layout
from ladder.reports.build import Report
from ladder.reports.sheets.cost_words import cost_sentences

# What the plan of every cost lacks: a scenario with other costs, one with a fringe rate and leave in salary, a salary.
CONFIG = config_text(
    EVERYTHING
    + """
grades:
  G: {minimum: 20.00, control_point: 22.00, maximum: 26.00}
  D: {basis: annual, minimum: 184000, control_point: 196000, maximum: 208000}
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
  mentor: {title: Mentor, tier: mentor, grade: G}
  supervisor: {title: Supervisor, tier: peer_supervisor, grade: D, flsa: exempt}
baseline_title: Now
scenarios:
  more:
    title: More
    changes:
      bought: {seats: null, hours: {hourly: 30.00}}
      supervision: {span: 10, licensed: {hours_a_month_per_person: null, hours_a_month: 12}}
      hiring: {items: {onboarding: {amount: 1500}}}
      employer_cost: {paid_leave: {counted_in: salary}, items: {compensation: {per_100_of_wages: 2.10}}}
  rate:
    title: One rate
    changes:
      employer_cost: {items: null, unemployment: null, paid_leave: {counted_in: salary}, fringe_rate: 24%}
      supervision: null
      hiring: null
      bought: null
      workforce: null
"""
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cost") / "plan.xlsx"
    path.write_bytes(workbook_of(plan_set(CONFIG)))
    return path


def test_ironcalc_computes_every_value(book: Path) -> None:
    assert disagreements(book, recalculate_with_ironcalc(book)) == []


@pytest.mark.usefixtures("libreoffice")
def test_libreoffice_computes_every_value(book: Path, tmp_path: Path) -> None:
    computed = cached_values(recalculate_with_libreoffice(book, tmp_path))
    assert disagreements(book, computed) == []
    assert [cell for cell, value in computed.items() if str(value).startswith("#")] == []


def test_the_file_is_sound_and_every_input_is_used(book: Path) -> None:
    formulas, values = formula_cells(book), cached_values(book)
    assert audit(book) == []
    assert dead_inputs(formulas, values) == []
    assert untraced(formulas, values) == []
    assert uneven_months(book) == []


def test_a_plan_without_these_costs_has_no_rows_for_them() -> None:
    report = report_of(plan_set(config_text("")))
    keys = {row.key for sheet in report.sheets for table in sheet.tables for row in table.rows}
    starts = (
        "hires",
        "people",
        "other.",
        "amount.",
        "total.running",
        "workforce.",
        "hiring.",
        "bought.",
        "item.mileage",
    )
    assert [key for key in keys if key.startswith(starts)] == []


@dataclass(frozen=True)
class Change:
    """Baseline cells of Assumptions by row key with their new values, and the same change in the config's text."""

    cells: Mapping[str, float]
    words: Mapping[str, str]


CHANGES = {
    "premium, its rise and month": Change(
        {
            "employer_cost.items.health.per_person_month": 700,
            "employer_cost.items.health.grows": 0.08,
            "employer_cost.items.health.grows_in": 9,
            "employer_cost.items.health.worker_pays": 99,
        },
        {
            "per_person_month: 650.00, worker_pays: 120.00, from_hours: 30, grows: 6%": (
                "per_person_month: 700, worker_pays: 99, from_hours: 30, grows: 8%, grows_in: September"
            )
        },
    ),
    "leave, unemployment and exits": Change(
        {
            "employer_cost.paid_leave.hours_a_year": 200,
            "employer_cost.unemployment.rate": 0.04,
            "employer_cost.unemployment.wage_base": 25000,
            "workforce.yearly_exits": 0.2,
            "workforce.exits_by_role.supervisor": 0.5,
        },
        {
            "hours_a_year: 160": "hours_a_year: 200",
            "rate: 2.7%, wage_base: 12000": "rate: 4%, wage_base: 25000",
            "{yearly_exits: 37%, exits_by_role: {supervisor: 15%}}": (
                "{yearly_exits: 20%, exits_by_role: {supervisor: 50%}}"
            ),
        },
    ),
    "hiring, supervision, mileage, time and what is bought": Change(
        {
            "hiring.items.certification.amount": 999,
            "supervision.span": 5,
            "supervision.hours_a_week_supervised": 2,
            "supervision.licensed.hourly": 80,
            "employer_cost.mileage.rate": 0.6,
            "employer_cost.mileage.miles_a_month": 75,
            "employer_cost.paid_time.networking.hours_a_month": 6,
            "bought.hours.hourly": 41,
            "bought.seats.hours": 25,
            "bought.seats.a_month": 3100,
        },
        {
            "amount: 450": "amount: 999",
            "span: 8": "span: 5",
            "hours_a_week_supervised: 1": "hours_a_week_supervised: 2",
            "hourly: 65.00": "hourly: 80",
            "miles_a_month: 150, rate: 0.725": "miles_a_month: 75, rate: 0.6",
            "hours_a_month: 2}": "hours_a_month: 6}",
            "hourly: 55.00": "hourly: 41",
            "hours: 20, a_month: 2900": "hours: 25, a_month: 3100",
        },
    ),
}
TABLES = (
    "full_time_seat",
    "part_time_seat",
    "supervision",
    "make_or_buy",
    "employer_items",
    "cost_words",
    "budget",
)


def figures(report: Report) -> Iterator[tuple[str, str, str, object]]:
    """Every value of the baseline's tables of employer cost."""
    for sheet in report.sheets:
        for table in sheet.tables:
            if table.key.removesuffix(".baseline") in TABLES:
                for row in table.rows:
                    for column, value in zip(table.columns, row.values, strict=True):
                        if value is not None:
                            yield table.key, row.key, column.key, value


def differences(computed: Mapping[tuple[str, str], object], report: Report) -> list[str]:
    where = layout(report.sheets)
    return [
        f"{table}!{row}@{column}: {shown!r}, not {value!r}"
        for table, row, column, value in figures(report)
        if not _same(shown := computed.get(locate(where, table, row, column)), value)
    ]


def _same(shown: object, value: object) -> bool:
    if isinstance(value, Decimal | int):
        return isinstance(shown, int | float) and abs(shown - float(value)) <= 1e-9 * max(1, abs(shown))
    return shown == value or not isinstance(value, str)


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_cell_gives_what_the_changed_config_gives(name: str, book: Path) -> None:
    change, report = CHANGES[name], report_of(plan_set(CONFIG))
    where, values = layout(report.sheets), cached_values(book)
    cells = {locate(where, "assumptions", row, "baseline"): value for row, value in change.cells.items()}
    assert all(isinstance(values[cell], int | float) for cell in cells)
    computed = recalculate_with_ironcalc(book, cells)
    text = CONFIG
    for before, after in change.words.items():
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    assert differences(computed, report_of(plan_set(text))) == []
    assert differences(computed, report) != []  # an ignored change would be found


def test_the_sentences() -> None:
    # 20.00 x 2,080 = 41,600; x 1.0765 = 44,782.40; an hour 21.53. Supervisor 62,695.36 / 8 = 7,836.92.
    result = result_from("""
grades: {G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}, S: {steps: [28.00]}}
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
  supervisor: {title: Supervisor, tier: peer_supervisor, grade: S}
seats: {peers: {role: peer, hours: 40}, supervisor: {role: supervisor, hours: 40}}
supervision: {span: 8}
bought:
  dear: {title: Warmline, instead_of: peer, hours_a_month: 80, hourly: 35.00}
  cheap: {title: Respite, instead_of: supervisor, hours_a_month: 80, hourly: 30.00}
""")
    assert [(each.about, each.text) for each in cost_sentences(result)] == [
        (
            "One seat",
            "A full-time Peer Specialist paid $20.00 an hour costs $44,782 a year, 7.7% over wages: "
            "$21.53 an hour paid and $21.53 an hour worked.",
        ),
        (
            "Supervision",
            "Supervising one full-time Peer Specialist costs $7,837 a year: $7,837 as a share of a Supervisor and "
            "$0 as the person's own time.",
        ),
        (
            "Make or buy",
            "Warmline: $35.00 an hour bought, a Peer Specialist of our own $21.53 an hour worked; our own costs less, "
            "by $13.47 an hour.",
        ),
        (
            "Make or buy",
            "Respite: $30.00 an hour bought, a Supervisor of our own $30.14 an hour worked; buying costs less, by "
            "$0.14 an hour.",
        ),
    ]
