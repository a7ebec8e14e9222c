"""The risk view: the budget where there is no chance, and every difference from it by its cause."""

from __future__ import annotations

import pytest
from plans import plan_set, result_from, results_from, results_of
from simulations import LADDER

from ladder.analysis import Result, with_risk
from ladder.workforce.risk import CAUSES, FIRST, WHOLE, Risk

CERTAIN = """
period: {start: 2027-01, months: 18}
pay:
  general_raises: {2027-05: 2%}
  differentials: {night: {title: Night, percent: 10%}}
seats:
  part: {role: peer, seats: 3, hours: 20, differentials: [night]}
  full: {role: peer, seats: 2, hours: 40, overtime: {share_of_hours: 5%}}
employer_cost: {items: {health: {title: Health plan, per_person_month: 657.08, from_hours: 30}}}
hiring: {items: {onboarding: {title: Onboarding, amount: 1200}}}
one_time_costs: {start: {title: Start, month: 2027-04, amount: 6000}}
indirect: {rate: 12%, base: direct}
"""

EVERY_COST = (
    "agency: {name: A, kind: nonprofit, state: OH, fiscal_year_starts: July}\n"
    "entry_role: {title: Aide, rate: 16.00}\n"
    + LADDER.replace("  vacancy: 10%\n", "  vacancy: 10%\n  overtime: {share_of_hours: 2%}\n")
    + """
employer_cost: {items: {health: {title: Health plan, per_person_month: 657.08, from_hours: 30}}}
hiring: {items: {onboarding: {title: Onboarding, amount: 1200}}}
indirect: {rate: 12%, base: wages}
"""
)


def risk_of(result: Result) -> Risk:
    assert result.risk
    return result.risk


def test_a_plan_without_a_workforce_is_not_simulated() -> None:
    assert result_from().risk is None


def test_without_exits_and_vacancy_the_cost_is_the_budget_s_to_the_cent() -> None:
    result = result_from(CERTAIN + "workforce: {yearly_exits: 0%}\n")
    risk = risk_of(result)
    year = float(sum(result.budget.total[:12]))
    assert risk.cost["fy2027"].p10 == pytest.approx(year, abs=0.005)
    assert risk.cost[FIRST].p90 == pytest.approx(year, abs=0.005)
    whole = risk.cost[WHOLE]
    assert whole.mean == pytest.approx(float(sum(result.budget.total)), abs=0.005)
    assert whole.standard_error == pytest.approx(0, abs=1e-6)
    assert {cause: risk.reconciliation[cause][WHOLE] for cause in CAUSES} == pytest.approx(
        dict.fromkeys(CAUSES, 0.0), abs=0.005
    )
    # The premiums are in it: 10% of 3 x 20 hours at 20.00, and 5% at time and a half of 2 x 40 hours.
    first_month = 60 * 52 / 12 * 22 + 80 * 52 / 12 * 20 * 1.075
    assert float(result.budget.sum_of(lambda line: line.wages)[0]) == pytest.approx(first_month)


def test_the_causes_add_up_to_the_whole_difference() -> None:
    rows = risk_of(results_of(plan_set(EVERY_COST))[0]).reconciliation
    assert list(rows) == ["budget", *CAUSES, "simulated"]
    assert all(abs(rows[cause][WHOLE]) > 1 for cause in CAUSES)
    for span in ("fy2027", "fy2029", WHOLE):
        assert sum(rows[cause][span] for cause in ("budget", *CAUSES)) == pytest.approx(
            rows["simulated"][span]
        )


def test_people_and_places_add_up_to_the_authorized() -> None:
    risk = risk_of(results_of(plan_set(EVERY_COST))[0])
    # Two of the five senior places are there from October 2027 to June 2029: 21 of 48 months.
    held = risk.people["senior"][WHOLE].mean + risk.vacant["senior"][WHOLE].mean
    assert held == pytest.approx(3 + 2 * 21 / 48)
    flows = risk.flows
    assert flows.hires[WHOLE].mean > 0
    assert flows.hires[WHOLE].mean == pytest.approx(
        sum(found.mean for span, found in flows.hires.items() if span != WHOLE)
    )


def test_a_scenario_s_added_cost_is_the_difference_of_the_means() -> None:
    same, more = results_from(
        CERTAIN + "workforce: {yearly_exits: 40%, months_to_fill: 2}\n"
        "scenarios: {more: {title: More, changes: {entry_role: {rate: 21.00}, seats: {part: {rate: 21.00}}}}}\n"
    )
    base, risk = risk_of(same), risk_of(more)
    assert base.added is None
    assert risk.added is not None
    assert risk.added[WHOLE].mean == pytest.approx(risk.cost[WHOLE].mean - base.cost[WHOLE].mean)
    assert 0 < risk.added[WHOLE].p10 < risk.added[WHOLE].p90


def test_a_workforce_in_one_scenario_only_is_simulated_beside_the_baseline() -> None:
    results = results_from("scenarios: {calm: {title: Calm, changes: {workforce: {yearly_exits: 5%}}}}")
    calm, base = risk_of(results[1]).flows.leavers[WHOLE], risk_of(results[0]).flows.leavers[WHOLE]
    assert calm.mean < base.mean


def test_what_is_done_is_told_over_all_scenarios() -> None:
    told: list[float] = []
    with_risk(
        results_from("workforce: {}\nscenarios: {same: {title: Same, changes: {}}}"),
        draws=10,
        on_share=told.append,
    )
    assert told == [0.5, 1.0]
