"""People moved to a scenario's ranges in the simulation: the budget where nothing is left to chance, and by hand."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from plans import config_text, plan_set, results_of

from ladder.analysis import Result
from ladder.workforce.reconcile import reconcile
from ladder.workforce.risk import CAUSES, WHOLE
from ladder.workforce.simulate import SimulationResult, simulate
from ladder.workforce.simulation_plan import simulation_plan

CERTAIN = """
period: {start: 2027-01, months: 30}
pay:
  general_raises: {2027-05: 2%, 2027-10: 3%, 2029-01: 2%}
  merit_raises: {2027-10: 1%, 2028-03: 4%}
  step_raises: {2028-03: 1}
grades:
  G: {minimum: 16.00, control_point: 18.00, maximum: 20.00}
  S: {steps: [20.01, 21.13, 22.27]}
  A: {basis: annual, minimum: 50000, control_point: 55000, maximum: 60000}
roles:
  peer: {title: Peer, tier: direct_support, grade: G}
  senior: {title: Senior, tier: mentor, grade: S}
  lead: {title: Lead, tier: peer_supervisor, grade: A, flsa: exempt}
seats:
  low: {role: peer, seats: 3, hours: 20, hired: [2024-02, 2023-01]}
  given: {role: peer, seats: 2, hours: 30, rate: 15.11, hired: [2020-01]}
  over: {role: peer, seats: 1, hours: 20, rate: 25.00}
  later: {role: peer, seats: 2, hours: 20, first_month: 2027-06}
  after: {role: peer, seats: 2, hours: 20, first_month: 2028-06}
  steps: {role: senior, seats: 2, hours: 37.5, step: 2}
  leads: {role: lead, seats: 1, hours: 30, place: control_point, hired: [2018-01]}
workforce: {yearly_exits: 0%}
scenarios:
  new:
    title: New
    changes:
      grades: {G: {minimum: 17.77, control_point: 20.00, maximum: 23.00}, S: STEPS, A: {minimum: 53000}}
      implementation: {method: METHOD, month: 2027-10, dollars_a_year: 0.35}
"""
STEPS = "{steps: [21.50, 22.40, 23.30, 24.20]}"
RANGE = "{steps: null, minimum: 21.50, control_point: 23.00, maximum: 25.00}"


def scenario(text: str) -> Result:
    return results_of(plan_set(config_text(text)))[1]


def drawn(result: Result, draws: int = 3, **how: int) -> SimulationResult:
    return simulate(
        simulation_plan(result.plan, result.pay, result.scenario.before), draws=draws, seed=4, **how
    )


@pytest.mark.parametrize("method", ["to_minimum", "years_in_role", "full_placement"])
@pytest.mark.parametrize("steps", [STEPS, RANGE])
def test_without_chance_those_placed_are_paid_as_budgeted_to_the_cent(method: str, steps: str) -> None:
    result = scenario(CERTAIN.replace("METHOD", method).replace("STEPS", steps))
    simulated = drawn(result)
    for name, line in result.budget.lines.items():
        planned = np.array([float(month) for month in line.wages])
        assert np.abs(simulated.wages((name,)) - planned[:, np.newaxis]).max() < 0.005, name
    assert result.risk
    rows = result.risk.reconciliation
    assert list(rows) == ["budget", "vacancy", "turnover", "new_ranges", *list(CAUSES)[2:], "simulated"]
    assert [rows[cause][WHOLE] for cause in (*CAUSES, "new_ranges")] == pytest.approx([0] * 8, abs=0.005)


# No one leaves in the first twelve months of service, and everyone after them.
YEAR_BY_YEAR = """
period: {start: 2027-01, months: 36}
pay: {general_raises: {2027-11: 10%}}
grades: {G: {minimum: 16.00, control_point: 18.00, maximum: 30.00}}
seats: {line: {role: peer, hours: 20, first_month: 2027-03RATE}}
workforce: {yearly_exits: 92.307692%, first_year_exits: 0%}
scenarios:
  new:
    title: New
    changes:
      grades: {G: {minimum: 18.00, control_point: 20.00}}
      implementation: {method: to_minimum, month: 2027-11}
"""


@pytest.mark.parametrize("rate", ["", ", rate: 15.00"])
def test_hired_by_the_old_range_placed_and_followed_by_a_hire_of_the_new(rate: str) -> None:
    # In March 2027 by the old range, 16.00 (or the line's own 15.00). In November 10% makes it 17.60 (16.50), and the
    # new minimum, 18.00, is 19.80 by then. The next person comes in April 2028, at 19.80.
    found = drawn(scenario(YEAR_BY_YEAR.replace("RATE", rate))).tallies
    before = 1500 if rate else 1600
    for draw in found.rates[0].T:
        assert list(draw[[1, 2, 9, 10, 14, 15]]) == [0, before, before, 1980, 1980, 1980]
    assert list(found.hires[0, :, 0].nonzero()[0]) == [2, 15, 28]


def test_those_who_moved_up_in_their_seat_are_placed_from_their_own_role_s_range() -> None:
    # Peer I to II at once, by the old range of II: 20.00. In November its new minimum, 22.00: no whole year has
    # passed in the role, for which the method pays 1.00.
    text = """
period: {start: 2027-01, months: 24}
grades:
  G: {minimum: 16.00, control_point: 18.00, maximum: 20.00}
  H: {minimum: 20.00, control_point: 24.00, maximum: 26.00}
roles:
  one: {title: Peer I, tier: direct_support, grade: G}
  two: {title: Peer II, tier: direct_support, grade: H}
seats: {ones: {role: one, hours: 30}}
promotions: [{from: one, to: two, months_in_role: 1, needs_opening: false}]
workforce: {yearly_exits: 0%}
scenarios:
  new:
    title: New
    changes:
      grades: {G: {minimum: 17.00}, H: {minimum: 22.00}}
      implementation: {method: years_in_role, month: MONTH, dollars_a_year: 1.00}
"""
    found = drawn(scenario(text.replace("MONTH", "2027-11"))).tallies.rates.sum(axis=0)
    assert [set(month) for month in found[[0, 9, 10, 23]]] == [{2000}, {2000}, {2200}, {2200}]
    # With a whole year as Peer II behind them: 23.00.
    found = drawn(scenario(text.replace("MONTH", "2028-02"))).tallies.rates.sum(axis=0)
    assert [set(month) for month in found[[0, 12, 13]]] == [{2000}, {2000}, {2300}]


def test_years_are_one_s_own_and_never_more_than_the_budget_counts() -> None:
    # Three whole years in October 2028 for staff there from the start: 18.00 + 3 x 0.50 = 19.50. Whoever was hired
    # since has one year at most: 18.50, or 18.00.
    text = """
period: {start: 2027-01, months: 36}
grades: {G: {minimum: 16.00, control_point: 20.00, maximum: 24.00}}
seats: {line: {role: peer, seats: 6, hours: 20, hired: [2025-10, 2020-01]}}
workforce: {yearly_exits: 40%, months_to_fill: 0}
scenarios:
  new:
    title: New
    changes:
      grades: {G: {minimum: 18.00, control_point: 22.00}}
      implementation: {method: years_in_role, month: 2028-10, dollars_a_year: 0.50}
"""
    result = scenario(text)
    simulated = drawn(result, draws=200)
    assert set(simulated.tallies.rates[0, 20]) == {6 * 1600}
    sums = simulated.tallies.rates[0, 21]
    assert sums.max() <= 6 * 1950
    assert not (sums % 50).any()
    found = reconcile(result.budget, simulated)
    assert not found.new_ranges[:21].any()
    assert found.new_ranges[21] < 0  # placed with fewer years than the budget's people
    assert found.turnover[21] <= 0
    causes = found.vacancy + found.turnover + found.new_ranges + found.placement + found.on_top
    assert np.allclose(found.budget + causes, found.simulated, rtol=1e-12)


def test_a_move_to_the_same_ranges_changes_no_one_s_pay_in_any_draw() -> None:
    text = (
        CERTAIN.replace("STEPS", "{title: The same}").replace("METHOD", "to_minimum").replace("0%}", "40%}")
    )
    text = text.replace("{minimum: 17.77, control_point: 20.00, maximum: 23.00}", "{title: The same}")
    text = text.replace("A: {minimum: 53000}", "A: {title: The same}").replace("rate: 15.11", "rate: 16.50")
    today, same = results_of(plan_set(config_text(text)))
    assert same.plan.implementation
    one, other = drawn(today, draws=40), drawn(same, draws=40)
    assert np.array_equal(one.tallies.rates, other.tallies.rates)
    assert np.array_equal(one.tallies.hires, other.tallies.hires)
    assert one.tallies.leavers.sum() > 0


def test_parts_and_processes_change_nothing() -> None:
    result = scenario(
        CERTAIN.replace("METHOD", "full_placement").replace("STEPS", STEPS).replace("0%}", "40%}")
    )
    whole = drawn(result, draws=7)
    for other in (drawn(result, draws=7, chunk=3), drawn(result, draws=7, chunk=4, processes=2)):
        for field in fields(whole.tallies):
            assert np.array_equal(getattr(whole.tallies, field.name), getattr(other.tallies, field.name))
