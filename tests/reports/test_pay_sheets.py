"""The sheets on pay structure and floors, and everything they make live: two engines, changed inputs, sentences."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from plans import plan_set, report_of, results_of, workbook_of
from spreadsheets import (
    audit,
    cached_values,
    disagreements,
    formula_cells,
    recalculate_with_ironcalc,
    recalculate_with_libreoffice,
)

from ladder.reports.summary_json import summary_data

# Everything of this part at once: ranges, steps and a salary; a seat that opens late, a shared one, one with pay over
# its range and one under; two differentials, overtime, adjustments, a promotion raise, matching and every floor.
WHOLE = """
agency: {name: Agency, kind: nonprofit, state: NY, wage_area: rest_of_state}
period: {start: 2026-07, months: 30}
pay:
  general_raises: {2027-07: 3%}
  structure_adjustments: {2027-07: 2%, 2028-01: 4%}
  merit_raises: {2028-01: 1%}
  step_raises: {2027-09: 1}
  vacancy: 5%
  promotion_raise: 5%
  overtime: {share_of_hours: 2%}
  differentials:
    certified: {title: Certified peer, per_hour: 1.00}
    spanish: {title: Spanish, percent: 7.2%}
  matching:
    aides: {title: Home health aides, people: 40, yearly_wages: 1400000, fringe_rate: 22%}
grades:
  G: {minimum: 16.20, control_point: 18.00, maximum: 20.00}
  S: {steps: [19.50, 20.30, 21.10, 22.00]}
  D: {basis: annual, minimum: 61000, control_point: 70000, maximum: 80000}
roles:
  peer:       {title: Peer Specialist, tier: direct_support, grade: G}
  supervisor: {title: Supervisor, tier: peer_supervisor, grade: S}
  director:   {title: Director, tier: director, grade: D, flsa: exempt}
  trainer:    {title: Trainer, tier: mentor, track: training, grade: G}
entry_role: {title: Aide, rate: 16.50}
seats:
  peers:       {role: peer, seats: 9, hours: 20, differentials: [certified, spanish]}
  full:        {role: peer, seats: 3, hours: 40, rate: 15.80, overtime: {share_of_hours: 4%}}
  shared:      {role: peer, seats: 3, hours: 40, shared_by: 2, rate: 21.00}
  later:       {role: peer, seats: 2, hours: 20, first_month: 2028-03}
  supervisors: {role: supervisor, seats: 2, hours: 30, step: 1}
  director:    {role: director, hours: 30, place: control_point, differentials: [spanish]}
  trainers:    {role: trainer, hours: 40, place: maximum}
promotions:
  - {from: peer, to: supervisor, months_in_role: 12}
  - {from: supervisor, to: director, months_in_role: 24}
employer_cost:
  items:
    health: {title: Health plan, per_person_month: 650.00, from_hours: 30}
    comp: {title: Workers comp, percent_of_wages: 2%}
floors:
  minimum_wage: {2027-01: 17.50}
  living_wage: {amount: 21.50, source: A calculator, as_of: 2025-07}
benchmarks:
  b: {title: Assistants, area: New York, date: 2025-05, source: x, p50: 22.69}
sources: {floors.minimum_wage: A city's ordinance}
scenarios:
  more:
    title: More
    changes: {seats: {supervisors: {seats: 3}}, grades: {G: {minimum: 17.50, maximum: 23.00}}}
"""
LIVE = ("Pay structure", "Floors", "Promotions", "Budget", "Months baseline", "Months more")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("pay") / "plan.xlsx"
    found.write_bytes(workbook_of(plan_set(WHOLE)))
    return found


def test_two_engines_compute_every_value(path: Path, tmp_path: Path, libreoffice: str) -> None:
    assert {"Pay structure", "Floors"} <= {sheet for sheet, _ in formula_cells(path)}
    assert disagreements(path, recalculate_with_ironcalc(path)) == []
    computed = cached_values(recalculate_with_libreoffice(path, tmp_path))
    assert disagreements(path, computed) == []
    assert audit(path) == []


# An input's label on Assumptions, its new value in the baseline, and the same change in the config.
CHANGES: dict[str, tuple[str, float, tuple[str, str]]] = {
    "a range": ("G control point", 19.25, ("control_point: 18.00", "control_point: 19.25")),
    "an adjustment": (
        "Structure adjustment (moves ranges, and no one's pay)",
        0.065,
        ("{2027-07: 2%", "{2027-07: 6.5%"),
    ),
    "dollars an hour": (
        "Certified peer: differential an hour",
        2.35,
        ("per_hour: 1.00", "per_hour: 2.35"),
    ),
    "a percent of the rate": (
        "Spanish: differential, of the rate",
        0.043,
        ("percent: 7.2%", "percent: 4.3%"),
    ),
    "overtime": (
        "Overtime hours, as a share of full-time seats' hours",
        0.08,
        ("overtime: {share_of_hours: 2%}", "overtime: {share_of_hours: 8%}"),
    ),
    "a line's overtime": (
        "full: overtime, as a share of its hours",
        0.11,
        ("{share_of_hours: 4%}", "{share_of_hours: 11%}"),
    ),
    "hours that make a seat full-time": (
        "supervisors: hours a week, each seat",
        40,
        ("seats: 2, hours: 30", "seats: 2, hours: 40"),
    ),
    "the promotion raise": (
        "Promotion raise, at least; the new range's lowest pay if that is more",
        0.3,
        ("promotion_raise: 5%", "promotion_raise: 30%"),
    ),
    "the group's wages": (
        "Home health aides, 40 people: wages a year",
        1_900_000,
        ("yearly_wages: 1400000", "yearly_wages: 1900000"),
    ),
    "a living wage": ("Living wage", 19.75, ("amount: 21.50", "amount: 19.75")),
    "the minimum wage": ("Minimum wage", 18.75, ("{2027-01: 17.50}", "{2027-01: 18.75}")),
    "a norm": (
        "Pay is narrow within this of the highest pay of the rung below",
        0.8,
        ("  vacancy: 5%", "  vacancy: 5%\n  norms: {narrow_pay: 80%}"),
    ),
}


def test_changed_inputs_give_what_the_changed_config_gives(path: Path, tmp_path: Path) -> None:
    config, inputs = WHOLE, {}
    sheet = openpyxl.load_workbook(path)["Assumptions"]
    rows = {sheet.cell(row, 1).value: row for row in range(sheet.max_row, 0, -1)}
    for label, value, (words, other_words) in CHANGES.values():
        assert WHOLE.count(words) == 1
        assert isinstance(sheet.cell(rows[label], 5).value, int | float)
        config, inputs["Assumptions", f"E{rows[label]}"] = config.replace(words, other_words), value
    expected = tmp_path / "expected.xlsx"
    expected.write_bytes(workbook_of(plan_set(config)))

    computed, before = recalculate_with_ironcalc(path, inputs), cached_values(path)
    live = [cell for cell in formula_cells(expected) if cell[0] in LIVE]
    wanted = cached_values(expected)
    assert [cell for cell in live if not _same(computed.get(cell), wanted.get(cell))] == []
    for name in LIVE:  # the changes show on every sheet
        assert any(not _same(before.get(cell), wanted.get(cell)) for cell in live if cell[0] == name)


def _same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= 1e-9 * max(1, abs(other))
    return (one or "") == (other or "")


def test_a_plan_without_these_features_has_no_rows_for_them() -> None:
    report = report_of(plan_set((Path(__file__).parents[2] / "configs" / "minimal.yaml").read_text()))
    keys = {row.key for sheet in report.sheets for table in sheet.tables for row in table.rows}
    words = ("differential", "overtime", "structure_adjustments", "raise_index", "promotion_raise", "living")
    assert [key for key in keys if key and any(word in key for word in words)] == []


def test_what_is_said() -> None:
    plans = plan_set(WHOLE)
    report = report_of(plans)
    said = "\n".join(report.findings)
    # 494 filled hours a month at 20 cents and, from January, $1.70 under; 9.65% follows: 6 x 1.90 x 494 x 1.0965
    assert (
        "In every scenario: against the law: pay under the minimum wage of $16.00 an hour from July 2026: full (up to "
        "3 seats). Lifting it costs $6,175 in plan year 1." in said
    )
    assert (
        "pay under the exempt salary level of $1,199.10 a week, whatever the hours, from July 2026: director"
        in said
    )
    # two supervisors at 30 hours are 1.5 full-time equivalents, three 2.25
    assert (
        "Today's pay and seats: Director is exempt, and 1.5 full-time equivalents report to it where the executive "
        "test asks for two (29 CFR 541.104)" in said
    )
    data = summary_data(results_of(plans), report, [])
    structure = "\n".join(data["pay_structure"]["findings"])
    assert "no next step is planned from Trainer" in structure
    assert "an upper rung is paid less than the one below: Supervisor over Peer Specialist (0.93" in structure
    assert (
        "midpoints rise by more than 30.0%, so the rungs are far apart: Supervisor to Director" in structure
    )
    assert "from July 2027 peers are paid under the minimum of their range (a green circle)" in structure
    assert (
        "the highest pay of Peer Specialist (to $20.00) does not reach the median of Assistants" in structure
    )
    # 1,400,000 x 3% x 1.22
    assert (
        "giving the general raises to Home health aides too (40 people) would cost $51,240 a year"
        in structure
    )
    assert data["floors"]["baseline"]["minimum_wage"]["most_seats_under"] == [3, 3, 3]
    assert data["pay_structure"]["scenarios"]["baseline"]["grades"]["G"]["spread"][0] == 0.234568
    json.dumps(data["floors"], allow_nan=False)


def test_an_area_that_is_not_chosen_is_said() -> None:
    report = report_of(plan_set(WHOLE.replace(", wage_area: rest_of_state", "")))
    assert report.findings[0] == (
        'New York has several minimum wages; the highest, downstate\'s, is used. Choose with "agency: wage_area".'
    )
