"""Who is paid under a floor, and what lifting them costs, by hand."""

from __future__ import annotations

from decimal import Decimal

from plans import amounts, dollars, result_from

RISING = """
agency: {name: Agency, kind: nonprofit, state: OH}
pay: {vacancy: 50%}
employer_cost: {items: {comp: {title: Comp, percent_of_wages: 2.35%}, plan: {title: Plan, per_person_month: 500}}}
seats: {line: {role: peer, seats: 4, hours: 20, rate: 17.00}, above: {role: peer, hours: 20, rate: 21.00}}
floors: {minimum_wage: {2027-01: 15.00, 2027-07: 18.00}}
sources: {floors.minimum_wage: A schedule of the test}
"""


def test_a_line_falls_under_a_rising_minimum_wage() -> None:
    exposure = result_from(RISING).exposure
    line = exposure.lines["minimum_wage"]["line"]
    assert line.seats == (0,) * 6 + (4,) * 6
    # $1.00 an hour for 2 filled seats x 20 x 52 / 12 hours, and 7.65% + 2.35% on top; not the dollars a person
    assert dollars(line.cost[5:7]) == dollars([Decimal(0), Decimal(2) * 20 * 52 / 12 * Decimal("1.1")])
    assert dollars([sum(exposure.cost("minimum_wage"), Decimal(0))]) == amounts(2 * 20 * 26 * Decimal("1.1"))
    assert exposure.lines_under("minimum_wage", slice(0, 6)) == []
    assert exposure.lines_under("minimum_wage", slice(6, 12)) == ["line"]


def test_a_fringe_rate_follows_wages() -> None:
    rate = "employer_cost: {fringe_rate: 30%}\n"
    line = result_from(RISING + rate).exposure.lines["minimum_wage"]["line"]
    assert dollars(line.cost[11:]) == dollars([Decimal(2) * 20 * 52 / 12 * Decimal("1.3")])


def test_a_differential_counts_toward_the_minimum_wage() -> None:
    paid = "pay: {differentials: {certified: {title: Certified, per_hour: 1.00}}}\n"
    seats = "seats: {line: {role: peer, seats: 4, hours: 20, rate: 17.00, differentials: [certified]}}\n"
    assert result_from(RISING + paid + seats).exposure.lines["minimum_wage"]["line"].seats == (0,) * 12


def director(hours: str, more: str = "") -> str:
    return (
        "agency: {name: Agency, kind: nonprofit, state: NY, wage_area: rest_of_state}\n"
        "period: {start: 2026-01, months: 12}\n"
        "grades: {D: {basis: annual, minimum: 70000, control_point: 80000, maximum: 90000},"
        " G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}}\n"
        "roles:\n  director: {title: Director, tier: director, grade: D, flsa: exempt}\n"
        "  peer: {title: Peer, tier: direct_support, grade: G}\n"
        f"seats:\n  director: {{role: director, hours: {hours}{more}}}\n  peers: {{role: peer, seats: 3, hours: 20}}\n"
        "employer_cost: {fringe_rate: 20%}\n"
    )


def test_the_exempt_salary_is_not_reduced_for_part_time() -> None:
    # 70,000 / 52 = 1,346.15 a week full time, over 1,199.10
    assert result_from(director("40")).exposure.lines["exempt_salary"]["director"].seats == (0,) * 12
    # at 30 of 40 hours 1,009.62 a week, under it whole
    line = result_from(director("30")).exposure.lines["exempt_salary"]["director"]
    assert line.seats == (1,) * 12
    short = (Decimal("1199.10") - Decimal(70000) * 30 / 40 / 52) * 52
    assert dollars([sum(line.cost, Decimal(0))]) == dollars([short * Decimal("1.2")])


def test_two_people_who_share_a_salary_are_each_held_against_it() -> None:
    line = result_from(director("40", ", shared_by: 2")).exposure.lines["exempt_salary"]["director"]
    # 673.08 a week each, and two of them
    short = (Decimal("1199.10") - Decimal(70000) / 52 / 2) * 52 * 2
    assert line.seats == (1,) * 12
    assert dollars([sum(line.cost, Decimal(0))]) == dollars([short * Decimal("1.2")])


def test_an_exempt_role_is_not_held_against_the_minimum_wage() -> None:
    assert list(result_from(director("40")).exposure.lines["minimum_wage"]) == ["peers"]


def test_the_living_wage_is_held_against_everyone() -> None:
    given = "floors: {living_wage: {amount: 21.50, source: A calculator}}\n"
    exposure = result_from(director("40") + given).exposure
    assert exposure.seats("living_wage") == (3,) * 12
    # 1.50 x 3 x 20 x 52 hours, and 20%
    assert dollars([sum(exposure.cost("living_wage"), Decimal(0))]) == amounts(
        Decimal("1.5") * 3 * 20 * 52 * Decimal("1.2")
    )
