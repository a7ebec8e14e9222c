"""The sheet "Scenarios": ranks, what was tried, and the words for it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from plans import config_text, plan_set, report_from, report_of, results_from, workbook_of
from spreadsheets import disagreements, recalculate_with_ironcalc

from ladder.model.plan_set import Variation
from ladder.reports.chart_foot import Foot
from ladder.reports.summary_json import summary_data
from ladder.reports.tables import Sheet, Table
from ladder.reports.what_if_charts import what_if_charts
from ladder.reports.what_if_words import ranking_sentence, simulated_sentence
from ladder.workforce.simulated_sensitivity import SimulatedEffect, SimulatedSensitivity
from ladder.workforce.spread import Spread

# A full-time seat at 20.00 costs 41,600 a year; 4,160 hours billed of two seats bring 40.00 each at most.
TEAM = """
period: {start: 2027-01, months: 24}
seats: {line: {role: peer, hours: 40}}
employer_cost: {fringe_rate: 0%}
funds: {grant: {title: Grant, kind: grant, ends: 2027-06}}
revenue:
  services: {individual: {title: Support, code: H0038, rate: 10.00}}
  roles: {peer: {direct_share: 50%, billable_share: 80%, denial_rate: 0%, months_before_billing: 0}}
scenarios:
  pay: {title: Pay, changes: {grades: {G: {minimum: 22.00}}}}
  two: {title: Two, changes: {seats: {line: {seats: 2}}}}
  more_pay: {title: More pay, changes: {grades: {G: {minimum: 22.00, control_point: 23.00}}}}
"""
GOALS = """
goal_seek:
  fits: {find: grade_minimum, grade: G, scenario: two, fiscal_year: 2027, budget: 85000}
  none: {find: general_raise, scenario: two, fiscal_year: 2028, budget: 4000}
  all: {find: general_raise, fiscal_year: 2028, budget: 400000}
"""


def sheet_of(sections: str) -> Sheet:
    return next(sheet for sheet in report_from(sections).sheets if sheet.name == "Scenarios")


def table(sheet: Sheet, key: str) -> Table:
    return next(each for each in sheet.tables if each.key == key)


def test_scenarios_rank_by_net_cost_and_equal_ones_share_a_place() -> None:
    ranking = table(sheet_of(TEAM), "ranking")
    # Two seats cost 41,600 more a year and bring 2,080 x 40% x 40.00 = 33,280; pay costs 2.00 x 2,080 = 4,160 more.
    assert ranking.row("added").values == (0, 8320, 16_640, 8320)
    assert ranking.row("rank").values == (None, 1, 3, 1)
    assert ranking.value("cost", "two") == pytest.approx(166_400)
    assert ranking.value("revenue", "two") == pytest.approx(133_120)
    assert ranking.value("posture", "pay") == "above"
    assert ranking.value("seats", "two") == 2


def test_the_sheet_says_what_moves_the_lead_scenario_and_what_fits() -> None:
    sheet = sheet_of(TEAM + GOALS)
    tried = table(sheet, "sensitivity")
    assert [row.label for row in tried.rows] == [
        "Unit rates: 10% lower, 10% higher",
        "Billable share of direct time: now 80%, from 72% to 88%",
    ]
    assert tried.title == 'Which inputs move the net cost "Pay" adds over two years'
    goals = table(sheet, "goal_seek")
    assert goals.row("fits.words").label == (
        'Under "Two", the largest minimum of grade G that fits $85,000 in FY 2027 is $20.43, which costs $84,989; '
        "$20.44 would cost $85,030."
    )
    assert goals.row("none.words").label == (
        'Under "Two", no general raise in January 2028 fits $4,000 in FY 2028: even 0.00%, the lowest tried, costs '
        "$83,200."
    )
    assert goals.row("all.words").label == (
        'Under "Today\'s pay and seats", every general raise in January 2028 up to 20.00%, the highest tried, fits '
        "$400,000 in FY 2028; that one costs $49,920."
    )


def test_a_minimum_that_no_one_is_paid_by_does_not_change_the_cost() -> None:
    sections = """
seats: {line: {role: peer, hours: 40, rate: 23.00}}
goal_seek: {g: {find: grade_minimum, grade: G, fiscal_year: 2027, budget: 85000}}
"""
    words = table(sheet_of(sections), "goal_seek").row("g.words").label
    assert words.endswith("the minimum of grade G does not change the cost of FY 2027, which is $51,500.")


def test_the_least_and_the_most_of_several_scenarios_are_said() -> None:
    words = (
        'Of 3 scenarios, over two years net of revenue, "More pay" and "Pay" cost least: each adds $8,320; "Two" '
        "costs most: it adds $16,640 (see Scenarios)."
    )
    assert words in report_from(TEAM).findings


@pytest.mark.parametrize(
    ("rates", "said"),
    [
        ((19, 19), "all save $2,080"),  # 1.00 x 40 x 52
        ((18, 19), '"A" costs least: it saves $4,160; "B" saves least: $2,080'),
        ((20, 19), '"B" costs least: it saves $2,080; "A" costs most: it adds nothing'),
    ],
)
def test_scenarios_that_save_or_cost_alike_are_not_said_to_cost_most(
    rates: tuple[int, int], said: str
) -> None:
    one, other = rates
    sections = f"""
seats: {{line: {{role: peer, hours: 40, rate: 20.00}}}}
employer_cost: {{fringe_rate: 0%}}
scenarios:
  a: {{title: A, changes: {{seats: {{line: {{rate: {one}.00}}}}}}}}
  b: {{title: B, changes: {{seats: {{line: {{rate: {other}.00}}}}}}}}
"""
    assert ranking_sentence(results_from(sections)) == f"Of 2 scenarios, over a year, {said} (see Scenarios)."


def ends(*means: float, error: float) -> tuple[Spread, Spread]:
    low, high = (Spread(mean, mean, mean, mean, error, 100) for mean in means)
    return low, high


def test_what_two_standard_errors_cannot_tell_from_chance_is_no_finding() -> None:
    results = results_from("pay: {vacancy: 10%}\nworkforce: {yearly_exits: 30%, months_to_fill: 2}")
    exits = Variation("Yearly exits", "workforce.yearly_exits", "30%", "27%", "33%", (), ())
    vacancy = Variation("Vacancy", "pay.vacancy, seats.*.vacancy", "10%", "9%", "11%", (), ())
    wide = SimulatedEffect(exits, *ends(-900, 800, error=600))
    sure = SimulatedEffect(vacancy, *ends(-500, 100, error=100))
    spread = wide.at_low
    assert simulated_sentence(results, SimulatedSensitivity(spread, (wide,), 100, 1)) == (
        "Simulated, what the inputs tried do to the cost of the plan over a year cannot be told from chance. The "
        "widest, yearly exits: by -$900 at 27% and by $800 at 33% on average, with a standard error of $600 at most."
    )
    assert simulated_sentence(results, SimulatedSensitivity(spread, (wide, sure), 100, 1)) == (
        "Simulated, the cost of the plan over a year depends most on vacancy: it changes by -$500 at 9% and by $100 at "
        "11% on average, with a standard error of $100 at most; the change at 11% cannot be told from chance; the "
        "simulation takes from it only how many seats are open at first, then goes by months to fill."
    )


def test_inputs_without_effect_are_on_the_sheet_and_not_in_the_chart() -> None:
    results = results_from(TEAM)  # more pay alone bills as much as today
    (tried,) = (each.sensitivity for each in results if each.sensitivity)
    assert [effect.width for effect in tried.effects] == [0, 0]
    assert what_if_charts(results, Foot("", "")) == []
    findings = report_of(plan_set(config_text(TEAM))).findings
    assert 'None of the inputs tried changes the net cost "Pay" adds over two years.' in findings


def test_a_plan_without_scenarios_says_what_moves_its_own_cost() -> None:
    sheet = sheet_of("pay: {vacancy: 10%}\n")
    assert [each.key for each in sheet.tables] == ["sensitivity"]
    assert table(sheet, "sensitivity").title == "Which inputs move the cost of the plan over a year"
    assert "Scenarios" not in [
        each.name for each in report_from("").sheets
    ]  # nothing to vary, nothing to rank


def test_the_same_figures_are_in_the_summary() -> None:
    plans = plan_set(config_text(TEAM + GOALS))
    results, report = results_from(TEAM + GOALS), report_of(plans)
    data = summary_data(results, report, [])
    assert data["ranking"]["two"] == {"rank": 3, "net_cost_added": 16_640.0}
    assert data["sensitivity"]["scenario"] == "pay"
    assert data["goal_seek"]["fits"]["found"] == {"value": 20.43, "cost": 84_988.8}
    assert data["goal_seek"]["none"]["found"] is None


def test_a_spreadsheet_agrees_on_the_live_rows(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(workbook_of(plan_set(config_text(TEAM + GOALS))))
    cells = openpyxl.load_workbook(path)["Scenarios"]
    assert sum(cell.data_type == "f" for row in cells.iter_rows() for cell in row) > 40
    assert disagreements(path, recalculate_with_ironcalc(path)) == []
