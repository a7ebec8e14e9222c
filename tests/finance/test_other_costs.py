"""Hires, licensed supervision and bought services by hand, and the identities that hold of every cost."""

from __future__ import annotations

from decimal import Decimal

from cost_plans import EVERYTHING, HIRING, ROLES
from plans import amounts, dollars, result_from, results_from

from ladder.analysis import Result
from ladder.reports.groups import groupings
from ladder.workforce.budget import Budget, by_fiscal_year, by_group, first_year, run_rate


def budget_of(sections: str) -> Budget:
    return result_from(sections).budget


def test_hires_are_people_replaced() -> None:
    # 12 seats, a quarter vacant, two people to each: 18 people x 40% / 12 = 0.6 a month; x 1,200 = 720, x 450 = 270.
    budget = budget_of(f"""
seats: {{line: {{role: peer, seats: 12, hours: 30, shared_by: 2, vacancy: 25%}}}}
workforce: {{yearly_exits: 40%}}
{HIRING}""")
    assert dollars(budget.lines["line"].people[:1]) == amounts(18)
    assert dollars(budget.lines["line"].hires) == amounts("0.6") * 12
    assert dollars(budget.other["hiring.items.onboarding"]) == amounts(720) * 12
    assert dollars(budget.other["hiring.items.certification"]) == amounts(270) * 12


def test_without_exits_only_newly_opened_seats_are_hired_for() -> None:
    # Two seats open in March: 2 x 1,200; the certification is for the other role. None for those open from the start.
    budget = budget_of(f"""
{ROLES}
seats: {{old: {{role: peer, seats: 3, hours: 20}}, new: {{role: mentor, seats: 2, hours: 20, first_month: 2027-03}}}}
{HIRING}""")
    assert dollars(budget.other["hiring.items.onboarding"]) == amounts(0, 0, 2400, *[0] * 9)
    assert dollars(budget.other["hiring.items.certification"]) == amounts(0) * 12


def test_seats_that_open_in_the_plans_first_month_are_hired_for_and_then_replaced() -> None:
    # 2 people: 2 in January, then 2 x 30% / 12 = 0.05 a month.
    budget = budget_of("""
seats: {line: {role: peer, seats: 2, hours: 20, first_month: 2027-01}}
workforce: {exits_by_role: {peer: 30%}}
""")
    assert dollars(budget.lines["line"].hires) == amounts("2.05", *["0.05"] * 11)
    assert budget.other == {}  # nothing that a hire costs is given


def test_licensed_supervision_by_the_person_and_in_all() -> None:
    # 4 peers and 2 mentors are supervised, the supervisor is not: 6 x 1.5 h x 65.00 = 585.00 from March to May.
    text = f"""
{ROLES}
seats:
  peers: {{role: peer, seats: 4, hours: 20}}
  mentors: {{role: mentor, seats: 2, hours: 20}}
  supervisor: {{role: supervisor, hours: 40}}
"""
    licensed = "supervision: {licensed: {title: Clinician, hourly: 65.00, %s, from: 2027-03, to: 2027-05}}"
    months = [0, 0, 585, 585, 585, *[0] * 7]
    budget = budget_of(text + licensed % "hours_a_month_per_person: 1.5")
    assert dollars(budget.other["supervision.licensed"]) == amounts(*months)
    budget = budget_of(text + licensed % "hours_a_month: 9")
    assert dollars(budget.other["supervision.licensed"]) == amounts(*months)


def test_bought_hours_and_seats() -> None:
    # 20 h x 55.00 = 1,100 to June; 2 seats x 2,900 = 5,800; 2 seats x 30 h x 52 / 12 = 260 h x 35.00 = 9,100.
    budget = budget_of("""
bought:
  hours: {title: Supervision, instead_of: peer, hours_a_month: 20, hourly: 55.00, to: 2027-06}
  seats: {title: Warmline, instead_of: peer, seats: 2, hours: 20, a_month: 2900}
  hourly_seats: {title: Respite, instead_of: peer, seats: 2, hours: 30, hourly: 35.00}
  retainer: {title: Training, instead_of: peer, hours_a_month: 10, a_month: 500}
""")
    assert dollars(budget.other["bought.hours"]) == amounts(*[1100] * 6, *[0] * 6)
    assert dollars(budget.other["bought.seats"][:1]) == amounts(5800)
    assert dollars(budget.other["bought.hourly_seats"][:1]) == amounts(9100)
    assert dollars(budget.other["bought.retainer"][:1]) == amounts(500)


def test_the_run_rate_has_what_recurs_and_leaves_one_time_costs_out() -> None:
    # Wages 1,733 1/3 a month and 1,000 bought: 12 x 2,733 1/3 = 32,800; the first year has 6,000 more.
    budget = budget_of("""
employer_cost: {fringe_rate: 0%}
bought: {hours: {title: Supervision, instead_of: peer, hours_a_month: 20, hourly: 50.00}}
one_time_costs: {training: {title: Training, month: 2027-04, amount: 6000}}
""")
    assert dollars([first_year(budget.total), run_rate(budget.running)]) == amounts(38800, 32800)


NOTHING = Decimal("1e-12")


def everything() -> Result:
    return result_from(EVERYTHING)


def test_cost_by_role_by_month_by_year_and_by_item_is_one_cost() -> None:
    result = everything()
    budget = result.budget
    whole = sum(budget.total)
    beside = sum(sum(amounts) for amounts in budget.other.values())
    for grouping in groupings(result.plan):
        groups = by_group(budget, grouping.group_of)
        assert abs(sum(map(sum, groups.values())) + beside + 6000 - whole) < NOTHING
    lines = budget.lines.values()
    items = sum(sum(line.wages) + sum(map(sum, line.employer.values())) for line in lines)
    assert abs(items + beside + 6000 - whole) < NOTHING
    assert abs(sum(by_fiscal_year(budget, budget.total).values()) - whole) < NOTHING
    assert abs(sum(budget.running) + 6000 - whole) < NOTHING


def test_hiring_by_line_is_hiring_by_item() -> None:
    result = everything()
    costs = {
        "peer": 1650,
        "mentor": 1200,
        "supervisor": 1200,
    }  # a hire into each role: 1,200, and 450 for a peer
    by_line = sum(sum(line.hires) * costs[line.role] for line in result.budget.lines.values())
    items = [sum(amounts) for path, amounts in result.budget.other.items() if path.startswith("hiring.")]
    assert abs(sum(items) - by_line) < NOTHING


def test_a_scenario_changes_what_it_names() -> None:
    baseline, scenario = results_from(
        EVERYTHING
        + """
scenarios:
  more: {title: More, changes: {bought: {seats: null}, hiring: {items: {onboarding: {amount: 1500}}}}}
"""
    )
    assert "bought.seats" not in scenario.budget.other
    hires = sum(sum(line.hires) for line in baseline.budget.lines.values())
    added = sum(scenario.budget.total) - sum(baseline.budget.total)
    assert abs(added - (300 * hires - 30 * 5800)) < NOTHING
