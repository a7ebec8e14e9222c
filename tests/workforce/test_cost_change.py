"""Where a scenario's added money goes, by cause, in hand arithmetic; the parts always add up to the whole."""

from __future__ import annotations

from decimal import Decimal

import pytest
from money_plan import MONEY
from plans import plan_set, results_from, results_of

from ladder.analysis import Result
from ladder.workforce.cost_change import (
    CostChange,
    cost_change,
    last_full_year,
    months_of_year,
    supervisors_of,
)

# One peer of 20 hours at 20.00, 1,040 hours a year; payroll tax is 7.65%.
TEAM = """
period: {start: 2027-01, months: 24}
grades:
  G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}
  S: {minimum: 30.00, control_point: 31.00, maximum: 32.00}
roles:
  peer: {title: Peer, tier: direct_support, grade: G}
  mentor: {title: Mentor, tier: mentor, grade: G}
  boss: {title: Supervisor, tier: peer_supervisor, grade: S}
seats: {line: {role: peer, seats: 2, hours: 20}}
scenarios:
  more:
    title: More
    changes:
      seats:
        line: {seats: 1, rate: 23.00}
        mentors: {role: mentor, hours: 30}
        boss: {role: boss, hours: 10}
      one_time_costs: {training: {title: Training, month: 2027-05, amount: 700}}
"""


def change_of(results: list[Result], months: list[int] | None = None) -> CostChange:
    before, after = results[0], results[1]
    every = list(range(len(before.budget.months)))
    roles = supervisors_of(before.plan) | supervisors_of(after.plan)
    return cost_change(before.budget, after.budget, months or every, roles)


def test_each_cause_in_hand_arithmetic() -> None:
    change = change_of(results_from(TEAM), list(range(12)))
    pay = 2 * 1040 * Decimal("3.00")  # both of today's seats at the higher rate
    seats = -1040 * Decimal("23.00") + 1560 * Decimal("20.00")  # one closed, a mentor of 30 hours added
    boss = 520 * Decimal("30.00")
    tax = (pay + seats + boss) * Decimal("0.0765")
    found = {name: amount.quantize(Decimal("0.01")) for name, amount in change.causes.items() if amount}
    assert found == {"pay": pay, "seats": seats, "supervisors": boss, "employer": tax, "one_time": 700}
    assert change.added.quantize(Decimal("0.01")) == pay + seats + boss + tax + 700


def test_a_seat_that_takes_another_role_is_a_move_not_higher_pay() -> None:
    moved = TEAM.replace("line: {seats: 1, rate: 23.00}", "line: {role: mentor, rate: 23.00}")
    causes = change_of(results_from(moved), list(range(12))).causes
    assert causes["pay"] == 0
    assert causes["seats"] == pytest.approx(2 * 1040 * Decimal(3) + 1560 * 20)


@pytest.mark.parametrize("months", [[0], [3, 4, 5], list(range(20))])
def test_the_parts_add_up_to_the_change_to_the_cent(months: list[int]) -> None:
    change = change_of(results_of(plan_set(MONEY)), months)
    parts = sum(change.causes.values(), Decimal(0))
    assert parts.quantize(Decimal("1e-12")) == change.added.quantize(Decimal("1e-12"))
    assert change.causes["indirect"] > 0


def test_the_last_full_fiscal_year() -> None:
    budget = results_of(plan_set(MONEY))[0].budget  # 2027-01 to 2028-08, years from July: 6, 12 and 2 months
    assert last_full_year(budget) == 2028
    assert months_of_year(budget, 2028) == list(range(6, 18))
