"""Cost in every draw, from the budget's own employer cost."""

from __future__ import annotations

import numpy as np
from plans import plan_set, result_from, results_of
from simulations import LADDER, seats_and_people, simulated

from ladder.workforce.simulate import simulate
from ladder.workforce.simulated_cost import employer_loads, replacement_cost, simulated_cost

COSTS = """
employer_cost:
  items:
    health: {title: Health plan, per_person_month: 657.08, from_hours: 30}
    retirement: {title: Retirement, percent_of_wages: 3%}
"""


def test_without_chance_cost_is_the_budget_s_to_the_cent() -> None:
    sections = (
        COSTS
        + """
pay: {general_raises: {2027-05: 2%}}
seats:
  part: {role: peer, seats: 3, hours: 20}
  shared: {role: peer, seats: 2, hours: 60, shared_by: 2}
  full: {role: peer, seats: 2, hours: 40, first_month: 2027-03}
workforce: {yearly_exits: 0%}
"""
    )
    planned = result_from(sections)
    result = simulated(sections, draws=3)
    cost = simulated_cost(result, employer_loads(planned.plan, planned.budget))
    expected = np.array([float(month) for month in planned.budget.total])
    assert np.abs(cost - expected[:, np.newaxis]).max() < 0.005


def test_cost_is_the_sum_of_its_parts() -> None:
    # One seat of 40 hours at 20.00: 3,466.67 a month and FICA 7.65%, retirement 3%, health 657.08 where it is held.
    sections = COSTS + "seats: {line: {role: peer, seats: 5, hours: 40}}\nworkforce: {months_to_fill: 3}\n"
    planned = result_from(sections)
    result = simulated(sections, draws=100)
    cost = simulated_cost(result, employer_loads(planned.plan, planned.budget))
    heads = result.tallies.heads[0]
    a_person = 40 * 52 / 12 * 20 * 1.1065 + 657.08
    assert np.allclose(cost, heads * a_person)
    assert heads.min() < 5
    # $3,000 a hire.
    assert np.array_equal(replacement_cost(result, {"peer": 3000.0}), result.tallies.hires[0] * 3000.0)


def test_a_scenario_that_changes_nothing_adds_nothing_in_any_draw() -> None:
    plans = plan_set(
        "agency: {name: A, kind: nonprofit, state: OH, fiscal_year_starts: July}\n"
        "entry_role: {title: Aide, rate: 16.00}\n" + LADDER + "scenarios:\n"
        "  same: {title: The same, changes: {promotions: [{from: peer, to: senior, months_in_role: 12, "
        "certification: Certified Peer}, {from: senior, to: lead, months_in_role: 18}]}}\n"
        "  more: {title: Higher pay, changes: {grades: {H: {minimum: 21.00}}}}\n"
    )
    results = results_of(plans)
    costs = [
        simulated_cost(
            simulate(seats_and_people(each.plan), draws=60, seed=2), employer_loads(each.plan, each.budget)
        )
        for each in results
    ]
    assert not (costs[1] - costs[0]).any()
    # Seniors' minimum 20.00 to 21.00: paid more in every year, and in every draw (the same people come and go).
    years = np.array(results[0].budget.fiscal_years)
    for year in (2027, 2028, 2029, 2030, 2031):
        more = (costs[2] - costs[0])[years == year].sum(axis=0)
        assert np.percentile(more, 10) >= 0
        assert more.mean() > 0
    # Far surer than two simulations of their own would be: the same people in both take most of the chance away.
    apart = np.hypot(costs[0].sum(axis=0).std(ddof=1), costs[2].sum(axis=0).std(ddof=1)) / 60**0.5
    together = (costs[2] - costs[0]).sum(axis=0).std(ddof=1) / 60**0.5
    assert together < apart / 5
