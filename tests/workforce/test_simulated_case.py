"""A scenario less the baseline, draw by draw, and the month in which what was spent has come back.

Nothing where nothing changes, and the exact budget's figures where nothing is left to chance.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from plans import plan_set, results_from, results_of
from simulations import seats_and_people
from test_simulated_revenue import A_LADDER, REVENUE, risk_of

from ladder.analysis import Result
from ladder.workforce.risk import FIRST, WHOLE
from ladder.workforce.simulate import simulate
from ladder.workforce.simulated_case import Payback, payback
from ladder.workforce.simulated_cost import INDIRECT, drawn_cost
from ladder.workforce.simulated_revenue import drawn_revenue
from ladder.workforce.spread import Spread

CHANGES = "scenarios: {same: {title: The same, changes: {}}, more: {title: More, changes: {CHANGE}}}\n"
NOTHING = Spread(0, 0, 0, 0, 0, 60)


def test_an_unchanged_scenario_differs_by_nothing_in_any_draw() -> None:
    costs = (
        "hiring: {items: {training: {title: Training, amount: 900}}}\nindirect: {rate: 10%, base: direct}\n"
    )
    change = CHANGES.replace("CHANGE", "revenue: {roles: {peer: {billable_share: 85%}}}")
    _, same, more = results_of(plan_set(A_LADDER + costs + change))
    found = risk_of(same).case
    assert found
    assert found.revenue
    for spans in (found.cost, found.revenue, found.net, found.cumulative, *found.costs.values()):
        assert list(spans.values()) == [NOTHING] * len(spans)
    assert list(found.costs) == ["wages", "employer", "other.hiring.items.training", INDIRECT]
    assert found.payback == Payback(1.0, 0, 0, 0)
    # 85% of direct time is billed, not 80%: 5/85 of all revenue is more, in every draw, and nothing costs more.
    other = risk_of(more)
    assert other.case
    assert other.case.revenue
    assert other.revenue
    assert other.case.cost[WHOLE] == NOTHING
    assert other.case.revenue[WHOLE].p90 == pytest.approx(other.revenue[WHOLE].p90 * 5 / 85)
    assert other.case.net == other.case.revenue


def test_without_chance_every_line_is_the_exact_case_s() -> None:
    change = (
        "seats: {line: {seats: 4, rate: 21.00}}, "
        "one_time_costs: {start: {title: Start, month: 2027-02, amount: 5000}}"
    )
    _, _, more = results_from(
        REVENUE
        + "period: {start: 2027-01, months: 18}\nseats: {line: {role: peer, seats: 2, hours: 20}}\n"
        + "workforce: {yearly_exits: 0%}\n"
        + CHANGES.replace("CHANGE", change)
    )
    found = risk_of(more).case
    assert found
    assert found.revenue
    assert more.case
    for year in more.case.case.years:
        span = f"fy{year.year}"
        for name, amount in year.added_costs.items():
            assert found.costs[name][span].mean == pytest.approx(float(amount), abs=0.005)
        assert found.revenue[span].p10 == pytest.approx(float(year.added_returns["revenue"]), abs=0.005)
        assert found.net[span].p90 == pytest.approx(float(year.net), abs=0.005)
        assert found.cumulative[span].p50 == pytest.approx(float(year.cumulative), abs=0.005)
    # By hand: two seats more bill 2 x 20 hours at 28.80 and 4 are paid 21.00, 2 of them 20.00 before.
    a_month = 20 * 52 / 12
    wages = a_month * (4 * 21 - 2 * 20)
    assert found.net[FIRST].mean == pytest.approx(12 * (a_month * 2 * 28.8 - wages * 1.0765) - 5000, abs=0.01)
    pays_back = more.case.case.pays_back
    assert pays_back
    month = pays_back - more.plan.period.start
    assert found.payback == Payback(1.0, month, month, month)


def test_the_month_it_has_come_back_over_the_draws() -> None:
    # Ten draws of four months: seven are back in the second month, one falls short again, two never come back.
    back, again, never = [-1.0, 2, 3, 4], [-1.0, 1, -1, 2], [-1.0, -2, -3, -4]
    found = payback(np.array([back] * 7 + [again] + [never] * 2).T)
    assert found == Payback(0.8, 1, 1, None)
    assert payback(np.array([[0.0, -1e-9, 3]] * 5).T) == Payback(1.0, 0, 0, 0)


@cache
def planned() -> Result:
    return results_of(plan_set(A_LADDER))[0]


def money(**how: int) -> tuple[np.ndarray, np.ndarray]:
    """Cost and revenue by month and draw."""
    plan = planned()
    found = simulate(seats_and_people(plan.plan), draws=160, seed=3, **how)
    assert plan.revenue
    cost = drawn_cost(plan.plan, plan.budget, plan.indirect, found).total
    return cost, drawn_revenue(plan.plan, plan.revenue, found)


@cache
def at_once() -> tuple[np.ndarray, np.ndarray]:
    return money(chunk=160)


@pytest.mark.parametrize(("chunk", "processes"), [(54, 1), (23, 1), (54, 2)])  # 3 and 7 chunks
def test_the_same_money_whatever_the_chunks_and_processes(chunk: int, processes: int) -> None:
    for whole, parts in zip(at_once(), money(chunk=chunk, processes=processes), strict=True):
        assert np.array_equal(whole, parts)
