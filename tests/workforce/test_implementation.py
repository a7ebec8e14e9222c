"""What moving people to new ranges costs, by hand and by identity; and pay outside its range."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import config_text, plan_set, results_of

from ladder.analysis import Result
from ladder.model.staff import METHODS
from ladder.workforce.budget import first_year, run_rate

NOTHING = Decimal("1e-9")
CONFIG = """
period: {start: 2027-01, months: 24}
pay: {general_raises: {2028-01: 3%}, merit_raises: {2028-03: 2%}, vacancy: 10%}
grades: {G: {minimum: 16.00, control_point: 18.00, maximum: 20.00}, H: {steps: [22.00, 23.00, 24.00]}}
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
  sup:  {title: Peer Supervisor, tier: peer_supervisor, grade: H}
employer_cost:
  items:
    retirement: {title: Retirement, percent_of_wages: 3%}
    health: {title: Health plan, per_person_month: 600, from_hours: 30}
roster: {file: staff.csv, as_of: 2026-11}
funds:
  medicaid: {title: Medicaid, kind: medicaid}
  grant: {title: Block grant, kind: grant}
seats: {planned: {role: peer, seats: 2, hours: 20, first_month: 2027-10}}
scenarios:
  new:
    title: New
    changes:
      grades: {G: {minimum: 18.00, control_point: 20.00, maximum: 22.00}, H: {steps: [24.00, 25.00, 26.00]}}
      implementation: {method: METHOD, month: 2027-07, percent_of_range_a_year: 5%}
"""
STAFF = """\
role,rate,hours,hire month,fund
peer,15.50,20,2026-05,medicaid
peer,15.50,20,2026-06,medicaid
peer,17.00,40,2021-01,grant
peer,23.00,20,2012-01,grant
sup,22.00,40,2020-01,
"""


def results(method: str = "to_minimum", staff: str = STAFF) -> list[Result]:
    plans = plan_set(config_text(CONFIG.replace("METHOD", method)), {"staff.csv": staff})
    return results_of(plans)


def test_to_the_minimum_by_hand() -> None:
    # July to December 2027, 10% vacant, Social Security 6.2%, Medicare 1.45%, retirement 3%: 1.1065 of wages.
    # Two people 15.50 to 18.00 at 20 h: 2 x 2.50 x 20 x 52 / 2 x 0.9 = 2,340.
    # One 17.00 to 18.00 at 40 h: 1.00 x 40 x 26 x 0.9 = 936. 23.00 stays.
    # The supervisor 22.00 to 24.00 at 40 h: 2.00 x 40 x 26 x 0.9 = 1,872. In all 5,148 of wages.
    new = results()[1]
    each = next(cost for cost in new.methods if cost.method == "to_minimum")
    assert abs(each.wages.first_year - 5148) < NOTHING
    assert abs(each.total.first_year - Decimal("5148") * Decimal("1.1065")) < NOTHING
    assert (each.people, each.people_moved, each.over_maximum) == (5, 4, 1)
    assert each.largest_raise == Decimal(18) / Decimal("15.50") - 1
    assert each.largest_raise_line == "peer_20h_1550"
    by_role = {role: cost.first_year / Decimal("1.1065") for role, cost in each.by_role.items()}
    assert abs(by_role["peer"] - 3276) < NOTHING
    assert abs(by_role["sup"] - 1872) < NOTHING
    by_fund = {fund: cost.first_year / Decimal("1.1065") for fund, cost in each.by_fund.items()}
    assert {fund: round(cost, 6) for fund, cost in by_fund.items()} == {
        "medicaid": 2340,
        "grant": 936,
        "": 1872,
    }


@pytest.mark.parametrize("method", METHODS)
def test_the_chosen_method_costs_what_today_s_staff_cost_over_the_baseline(method: str) -> None:
    base, new = results(method)
    (cost,) = [each for each in new.methods if each.method == method]
    staff = list(base.budget.lines)[:-1]  # the seats that are planned follow the new ranges whoever is moved
    before, after = (each.budget.sum_of(lambda line: line.total, staff) for each in (base, new))
    more = tuple(one - other for one, other in zip(after, before, strict=True))
    assert all(amount == 0 for amount in more[:6])
    assert abs(cost.total.first_year - first_year(more)) < NOTHING
    assert abs(cost.total.first_in_place - sum(more[6:18], Decimal(0))) < NOTHING
    assert abs(cost.total.run_rate - run_rate(more)) < NOTHING


@pytest.mark.parametrize("method", METHODS)
def test_cost_by_role_and_by_fund_add_up_to_the_cost(method: str) -> None:
    for each in results(method)[1].methods:
        for groups in (each.by_role, each.by_fund):
            for part in ("first_year", "first_in_place", "run_rate"):
                added = sum((getattr(cost, part) for cost in groups.values()), Decimal(0))
                assert abs(added - getattr(each.total, part)) < NOTHING


def test_all_three_methods_are_compared_whichever_is_chosen() -> None:
    compared = [results(method)[1].methods for method in METHODS]
    assert [each.method for each in compared[0]] == list(METHODS)
    assert compared[0] == compared[1] == compared[2]
    costs = {each.method: each.total.run_rate for each in compared[0]}
    assert costs["to_minimum"] < costs["years_in_role"]
    assert costs["to_minimum"] < costs["full_placement"]


def test_without_a_year_s_worth_two_methods_are_compared() -> None:
    text = config_text(CONFIG.replace("METHOD", "to_minimum").replace(", percent_of_range_a_year: 5%", ""))
    new = results_of(plan_set(text, {"staff.csv": STAFF}))[1]
    assert [each.method for each in new.methods] == ["to_minimum", "full_placement"]


def test_a_plan_that_moves_no_one_compares_nothing() -> None:
    assert results()[0].methods == ()


def test_pay_outside_its_range_and_what_a_year_of_it_costs() -> None:
    # Today: two at 15.50 under 16.00, 2 x 0.50 x 20 x 52 = 1,040; one at 23.00 over 20.00, 3.00 x 20 x 52 = 3,120.
    # With payroll tax and retirement 1.1065 of it. Every seat filled: these are people.
    under, over = results()[0].outside_ranges
    assert (under.line, under.people, under.under) == ("peer_20h_1550", 2, True)
    assert (over.line, over.people, over.under) == ("peer_20h_2300", 1, False)
    for each, wages in ((under, 1040), (over, 3120)):
        assert abs(each.wages - wages) < NOTHING
        assert abs(each.total - wages * Decimal("1.1065")) < NOTHING
