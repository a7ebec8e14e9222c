"""Where the money goes: the waterfall's steps as a table of the Budget sheet and in the summary."""

from __future__ import annotations

import pytest
from plans import config_text, plan_set, report_of, results_of

from ladder.reports.money_json import money_data

# Two mentors' seats of 20 hours at 25.00 from the first month: 2 x 20 x 52 x 25.00 = 52,000 a year.
MENTORS = """
grades:
  G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}
  M: {minimum: 25.00, control_point: 27.00, maximum: 29.00}
roles:
  peer: {title: Peer, tier: direct_support, grade: G}
  mentor: {title: Mentor, tier: mentor, grade: M}
scenarios:
  up:
    title: Up
    changes:
      grades: {G: {minimum: 21.00}}
      seats: {mentors: {role: mentor, seats: 2, hours: 20}}
"""


def test_the_steps_stand_on_the_budget_sheet_and_in_the_summary() -> None:
    plans = plan_set(config_text(MENTORS))
    results = results_of(plans)
    # One seat of 20 hours at 20.00: 20,800 a year; a dollar more is 1,040. Payroll tax 7.65% of both: 4,057.56.
    causes = {"pay": 1040.0, "seats": 52_000.0, "employer": 4057.56}
    assert money_data(results)["where_the_money_goes"] == {
        "up": {
            "fiscal_year": "FY 2027",
            "months": 12,
            "baseline_cost": 22_391.20,  # 20,800 x 1.0765
            "causes": causes,
            "added_cost": 57_097.56,
            "added_revenue": None,
            "net": 57_097.56,
        }
    }
    (sheet,) = [each for each in report_of(plans, results=results).sheets if each.name == "Budget"]
    table = sheet.tables[-1]
    shown = {row.key: float(row.values[0]) for row in table.rows}  # type: ignore[arg-type]
    assert shown == pytest.approx({"baseline": 22_391.20, **causes, "added": 57_097.56})
    assert table.note.startswith("Calculated, not live")
