"""The market's tables in the workbook: right in a second engine, live from Assumptions, and in `summary.json`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from plans import config_text, plan_set, report_of, results_of, workbook_of
from spreadsheets import Cell, audit, cached_values, disagreements, formula_cells, recalculate_with_ironcalc

from ladder.reports.board_charts import build_charts
from ladder.reports.build import Report
from ladder.reports.charts import render_chart
from ladder.reports.charts.pay_against_market import MOST_BENCHMARKS
from ladder.reports.sheets.check_row import FAILED
from ladder.reports.summary_json import summary_data
from ladder.reports.tables import Table

SHEET = "Market"
MARKET = config_text("""
agency: {name: Agency, kind: nonprofit, state: CA}
period: {start: 2027-01, months: 14}
grades:
  G: {minimum: 16.50, control_point: 18.00, maximum: 20.00}
  H: {minimum: 21.00, control_point: 23.00, maximum: 25.00}
roles:
  peer:   {title: Peer Specialist, tier: direct_support, grade: G}
  mentor: {title: Mentor, tier: mentor, grade: H}
seats: {peers: {role: peer, hours: 20, seats: 3}, mentors: {role: mentor, hours: 20}}
benchmarks:
  council: {title: Residential counselors, area: A council, date: 2026-03, source: S, p25: 17.00, p50: 18.00,
    top_coded: [p90]}
market:
  area: California
  occupations: [31-1120, 21-1093, 11-9151]
  industries: [624100]
  aging: 2%
  aged_to: middle
  target_percentile: 60
  peer_wages: true
  blends:
    entry: {title: Entry mix, benchmarks: {state_31_1120: 70%, council: 30%}}
scenarios:
  more: {title: More, changes: {grades: {G: {minimum: 17.50}}}}
""")


def saved(text: str, folder: Path) -> Path:
    path = folder / "plan.xlsx"
    path.write_bytes(workbook_of(plan_set(text)))
    return path


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan's workbook."""
    return saved(MARKET, tmp_path_factory.mktemp("market"))


def input_cell(values: dict[Cell, object], label: str) -> Cell:
    """The baseline's cell of an assumption."""
    (address,) = [cell[1] for cell, value in values.items() if cell[0] == "Assumptions" and value == label]
    return "Assumptions", f"E{address.removeprefix('A')}"


def table_of(report: Report, key: str) -> Table:
    return next(table for sheet in report.sheets for table in sheet.tables if table.key == key)


def test_another_engine_computes_every_value(book: Path) -> None:
    assert disagreements(book, recalculate_with_ironcalc(book)) == []
    assert audit(book) == []


def test_ties_are_ties_in_the_workbook_too(tmp_path: Path) -> None:
    # Without aging pay of 16.50 is the 10th, 25th and 50th percentile of California's aides.
    text = MARKET.replace("aging: 2%", "aging: 0%")
    table = table_of(report_of(plan_set(text)), "standings.baseline")
    assert table.value("state_31_1120", "peer") == "10 to 50"
    assert table.value("council", "peer") == "under 25"
    assert table.value("council", "mentor") == "over 50"
    path = saved(text, tmp_path)
    assert disagreements(path, recalculate_with_ironcalc(path)) == []


CHANGES = {
    "the aging": (
        {"Growth a year by which posted and surveyed pay is aged": 0.06},
        ("aging: 2%", "aging: 6%"),
    ),
    "the point aged to": (
        {"Months past the plan's start to which benchmarks are aged": 12},
        ("aged_to: middle", "aged_to: end"),
    ),
    "a median": ({"Residential counselors, A council: p50": 21.37}, ("p50: 18.00", "p50: 21.37")),
    "weights": (
        {
            "Entry mix: Home health and personal care aides, California": 0.25,
            "Entry mix: Residential counselors, A council": 0.75,
        },
        ("state_31_1120: 70%, council: 30%", "state_31_1120: 25%, council: 75%"),
    ),
    "a minimum": ({"H minimum": 18.4}, ("{minimum: 21.00", "{minimum: 18.40")),
    "the tolerance": ({"At a benchmark means within": 0.1}, ("aging: 2%", "aging: 2%\n  tolerance: 10%")),
    "the target": ({"Percentile of the market we mean to pay at": 20}, ("percentile: 60", "percentile: 20")),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_input_gives_what_the_changed_config_gives(name: str, book: Path, tmp_path: Path) -> None:
    cells, (before, after) = CHANGES[name]
    assert MARKET.count(before) == 1
    before_it = cached_values(book)
    inputs = {input_cell(before_it, label): value for label, value in cells.items()}
    assert not set(inputs) & set(formula_cells(book))
    computed = recalculate_with_ironcalc(book, inputs)
    wanted = cached_values(saved(MARKET.replace(before, after), tmp_path))
    on_sheet = {
        cell: value for cell, value in wanted.items() if cell[0] == SHEET and isinstance(value, int | float)
    }
    off = [
        cell
        for cell, value in on_sheet.items()
        if abs(float(str(computed[cell])) - value) > 1e-9 * abs(value)
    ]
    assert len(on_sheet) > 100
    assert off == []
    words = {cell: value for cell, value in wanted.items() if cell[0] == SHEET and cell in computed}
    titles = (
        "ged to the",
        "Without a date",
    )  # sentences about the choice itself, which the config alone changes
    assert [
        (cell, value, computed[cell])
        for cell, value in words.items()
        if isinstance(value, str) and computed[cell] != value and not any(title in value for title in titles)
    ] == []
    assert name == "a minimum" or any(before_it.get(cell) != value for cell, value in on_sheet.items())


def test_weights_changed_in_the_workbook_must_still_make_a_whole(book: Path) -> None:
    weight = input_cell(cached_values(book), "Entry mix: Residential counselors, A council")
    computed = recalculate_with_ironcalc(book, {weight: 0.301})
    labels = {
        str(value): cell[1][1:]
        for cell, value in cached_values(book).items()
        if cell[0] == "Checks" and cell[1][0] == "A"
    }
    at = labels['Weights of the blend "Entry mix" add up to 100%']
    assert computed["Checks", f"D{at}"] == FAILED
    assert computed["Checks", f"D{labels['All checks']}"] == FAILED


def test_the_finding_says_what_would_change_it() -> None:
    # Medians as published: 16.50, 17.21, 16.78 (aides), 24.56, 22.08, 21.88 (assistants), 18.00: pay of 16.50 is at
    # 16.50 and 16.78 (97% of it is 16.28), below the others. 24.56 x 0.97 = 23.8232; x 1.03 = 25.2968.
    text = MARKET.replace("aging: 2%\n  aged_to: middle", "aging: 0%")
    report = report_of(plan_set(text))
    said = next(answer.text for answer in report.answers if answer.name == "entry_pay")
    assert said.endswith(
        "Peer Specialist, paid $16.50, is below 5, at 2 and above 0 of 7 entry-level benchmarks, at the blend "
        '"Entry mix" ($16.95); $23.83 or more would be at or above all of them, $25.30 or more above.'
    )


def test_what_a_config_does_not_use_has_no_row() -> None:
    plain = report_of(plan_set(config_text("")))
    assert [table.key for table in next(sheet for sheet in plain.sheets if sheet.name == SHEET).tables] == [
        "market.at",
        "market.baseline",
    ]
    keys = {row.key for row in table_of(plain, "assumptions").rows}
    assert not {
        key for key in keys if key.startswith(("benchmarks", "peer_wages", "market.blends", "blends"))
    }
    assert not keys & {"market.aged_to", "market.target_percentile"}


def test_summary_json_has_the_market() -> None:
    plans = plan_set(MARKET.replace("11-9151", "11-9151, 31-1133"))
    results = results_of(plans)
    market = summary_data(results, report_of(plans), [])["market"]
    assert market["benchmarks"]["state_31_1120"]["status"] == "secondary"
    assert market["benchmarks"]["council"]["top_coded"] == ["p90"]
    assert market["blends"]["entry"]["weights"] == {"state_31_1120": 0.7, "council": 0.3}
    against = market["roles"]["more"]["peer"]["against"]
    assert set(against) == {*market["benchmarks"], "entry"}
    assert against["us_11_9151"]["percentile"] == "under the 10th percentile"
    assert len(market["peer_wages"]) == 19
    assert "market" not in summary_data(
        results_of(plan_set(config_text(""))), report_of(plan_set(config_text(""))), []
    )


def test_what_bls_does_not_publish_is_said_among_the_findings() -> None:
    text = config_text(
        "agency: {name: A, kind: public, state: TX}\nmarket: {area: 'El Paso, TX', occupations: [21-1093, 31-1133]}"
    )
    assert (
        "BLS publishes no median pay of psychiatric aides (31-1133) in El Paso, TX; that comparison is missing."
        in (report_of(plan_set(text)).findings)
    )


def test_a_chart_of_many_benchmarks_says_how_many_it_left_off() -> None:
    every = "21-1093, 21-1094, 31-1120, 31-1131, 31-1133, 29-2053"
    plans = plan_set(MARKET.replace("31-1120, 21-1093, 11-9151", every))
    results = results_of(plans)
    assert len(results[0].market.entry_level_benchmarks) > MOST_BENCHMARKS
    chart = next(
        each
        for each in build_charts(results, report_of(plans))
        if each.stem == "pay-against-benchmarks-baseline"
    )
    drawing = render_chart(replace(chart))[f"{chart.stem}.svg"].decode()
    assert "Of 20 benchmarks, the 10 nearest our own entry role's pay are drawn." in drawing
    assert "market benchmarks" in chart.title
