"""Payroll tax and fringe by hand. Social Security 6.2% up to 192,300 in 2027 (SSA 2027 fact sheet), Medicare 1.45%."""

from __future__ import annotations

import pytest
from plans import amounts, dollars, result_from

from ladder.workforce.budget import SeatLineBudget


def salaried(salary: int, seats: str = "hours: 40", rest: str = "") -> SeatLineBudget:
    """A line of one role with that salary at full time, 40 hours."""
    result = result_from(f"""
grades: {{D: {{basis: annual, minimum: {salary}, control_point: {salary}, maximum: {salary}}}}}
roles: {{director: {{title: Director, tier: director, grade: D, flsa: exempt}}}}
seats: {{line: {{role: director, {seats}}}}}
{rest}""")
    return result.budget.lines["line"]


def test_a_salary_over_the_wage_base_is_taxed_up_to_it() -> None:
    # A month's share of the base: 192,300 / 12 = 16,025; x 6.2% = 993.55. Medicare on all: 20,000 x 1.45% = 290.00.
    line = salaried(240_000)
    assert dollars(line.employer["social_security"]) == amounts("993.55") * 12
    assert dollars(line.employer["medicare"]) == amounts(290) * 12
    # The year's tax is the law's most: 192,300 x 6.2% = 11,922.60.
    assert dollars([sum(line.employer["social_security"])]) == amounts("11922.60")


@pytest.mark.parametrize(
    ("salary", "social_security"),
    [
        (192_300, "993.55"),  # exactly the base: 16,025 x 6.2%
        (192_312, "993.55"),  # a dollar a month over
        (192_288, "993.488"),  # a dollar a month under: 16,024 x 6.2%
    ],
)
def test_at_and_around_the_wage_base(salary: int, social_security: str) -> None:
    assert dollars(salaried(salary).employer["social_security"][:1]) == amounts(social_security)


def test_each_of_two_people_who_share_a_seat_has_a_wage_base_of_their_own() -> None:
    # 20,000 a month between two: 10,000 each, under 16,025: 2 x 10,000 x 6.2% = 1,240.
    assert dollars(salaried(240_000, "hours: 40, shared_by: 2").employer["social_security"][:1]) == amounts(
        1240
    )
    # 480,000: 20,000 each, over it: 2 x 16,025 x 6.2% = 1,987.10.
    assert dollars(salaried(480_000, "hours: 40, shared_by: 2").employer["social_security"][:1]) == amounts(
        "1987.10"
    )


def test_vacancy_does_not_bring_a_salary_under_the_wage_base() -> None:
    # 2 seats half vacant: one person at 20,000, taxed on 16,025: 993.55; not 2 people at 10,000.
    line = salaried(240_000, "hours: 40, seats: 2, vacancy: 50%")
    assert dollars(line.employer["social_security"][:1]) == amounts("993.55")
    assert dollars(line.wages[:1]) == amounts(20000)


def test_a_part_time_salary_may_fall_under_the_wage_base() -> None:
    # 240,000 x 20 / 40 = 120,000 a year, 10,000 a month: all of it taxed, 620.00.
    assert dollars(salaried(240_000, "hours: 20").employer["social_security"][:1]) == amounts(620)


def test_a_public_employer_outside_social_security_pays_medicare_only() -> None:
    line = salaried(120_000, rest="employer_cost: {social_security: false}")
    # 10,000 x 1.45% = 145.00
    assert dollars(line.employer["social_security"]) == amounts(0) * 12
    assert dollars(line.employer["medicare"]) == amounts(145) * 12
    assert dollars(line.total) == amounts(10145) * 12


def test_one_fringe_rate_stands_for_every_cost_and_the_tax() -> None:
    # 10,000 x 24.5% = 2,450.
    line = salaried(120_000, rest="employer_cost: {fringe_rate: 24.5%}")
    assert list(line.employer) == ["fringe"]
    assert dollars(line.employer["fringe"]) == amounts(2450) * 12
    assert dollars(line.total) == amounts(12450) * 12


def test_items_are_a_share_of_wages_or_dollars_a_person() -> None:
    # 20 h x 52 / 12 x 18.00 = 1,560: retirement 3% 46.80; parking 25.00 a person, 2 people to a seat: 50.00.
    # Social Security 96.72, Medicare 22.62; in all 1,776.14.
    line = result_from("""
grades: {G: {minimum: 18.00, control_point: 19.00, maximum: 20.00}}
seats: {line: {role: peer, hours: 20, shared_by: 2}}
employer_cost:
  items:
    retirement: {title: Retirement, percent_of_wages: 3%}
    parking: {title: Parking, per_person_month: 25.00}
""").budget.lines["line"]
    assert dollars(line.employer["retirement"]) == amounts("46.80") * 12
    assert dollars(line.employer["parking"]) == amounts(50) * 12
    assert dollars(line.total) == amounts("1776.14") * 12


def test_the_wage_base_of_each_month_and_whether_it_is_projected() -> None:
    # 184,500 in 2026 and 192,300 in 2027 are published. Past that the law's own formula (42 USC 430(b)): 60,600 x the
    # average wage index of two years before / 22,935.42, to the nearest 300. The index of 2025, 72,800.33, up 4% is
    # 75,712.34; 60,600 x 75,712.34 / 22,935.42 = 200,047; / 300 = 666.8, so 667 x 300 = 200,100.
    rates = result_from("""
period: {start: 2026-07, months: 24}
projection: {cola: 3%, wage_growth: 4%, cpi: 3%, part_b_growth: 5%, source: Given}
""").rates
    assert rates.wage_base == tuple(amounts(*[184_500] * 6, *[192_300] * 12, *[200_100] * 6))
    assert rates.wage_base_projected == (False,) * 18 + (True,) * 6
