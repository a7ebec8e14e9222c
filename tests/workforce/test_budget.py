"""The budget by hand: a month is weekly hours x 52 / 12, on accrual, and vacancy counts filled seats only."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import CONFIGS, amounts, dollars, plan_set, result_from, results_from, results_of

from ladder.reports.groups import groupings
from ladder.workforce.budget import SeatLineBudget, by_fiscal_year, by_group, first_year, run_rate

NO_TAX = "employer_cost: {fringe_rate: 0%}\n"


def line_of(sections: str, name: str = "line") -> SeatLineBudget:
    return result_from(sections).budget.lines[name]


def test_a_month_of_six_part_time_seats() -> None:
    # 6 seats x 20 h = 120 h a week; 120 x 52 / 12 = 520 h a month; 520 x 20.00 = 10,400.
    # Social Security 6.2% = 644.80, Medicare 1.45% = 150.80; in all 11,195.60.
    line = line_of("seats: {line: {role: peer, seats: 6, hours: 20}}")
    assert line.authorized == (6,) * 12
    assert dollars(line.hours) == amounts(520) * 12
    assert dollars(line.wages) == amounts(10400) * 12
    assert dollars(line.employer["social_security"]) == amounts("644.80") * 12
    assert dollars(line.employer["medicare"]) == amounts("150.80") * 12
    assert dollars(line.total) == amounts("11195.60") * 12


def test_hours_that_do_not_divide_evenly() -> None:
    # 1 seat x 18.75 h x 52 = 975 h a year; x 20.00 = 19,500 a year, 1,625 a month.
    # 7 h: 7 x 52 / 12 = 30 1/3 h; x 20.00 = 606 2/3 a month, and 7,280 a year to the cent.
    assert dollars(line_of("seats: {line: {role: peer, hours: 18.75}}").wages) == amounts(1625) * 12
    wages = line_of("seats: {line: {role: peer, hours: 7}}").wages
    assert dollars(wages) == amounts("606.666666666667") * 12
    assert dollars([sum(wages, Decimal(0))]) == amounts(7280)


def test_vacancy_lowers_hours_wages_and_every_cost_of_a_person() -> None:
    # 12 seats less 10% = 10.8 filled; 10.8 x 30 x 52 / 12 = 1,404 h; x 20.00 = 28,080.
    # Health plan 10.8 x 657.08 = 7,096.464; retirement 7% = 1,965.60;
    # Social Security 1,740.96, Medicare 407.16. In all 39,290.184.
    line = line_of("""
pay: {vacancy: 10%}
seats: {line: {role: peer, seats: 12, hours: 30}}
employer_cost:
  items:
    health: {title: Health plan, per_person_month: 657.08, from_hours: 30}
    retirement: {title: Retirement, percent_of_wages: 7%}
""")
    assert line.authorized == (12,) * 12
    assert dollars(line.filled) == amounts("10.8") * 12
    assert dollars(line.hours) == amounts(1404) * 12
    assert dollars(line.wages) == amounts(28080) * 12
    assert dollars(line.employer["health"]) == amounts("7096.464") * 12
    assert dollars(line.employer["retirement"]) == amounts("1965.60") * 12
    assert dollars(line.total) == amounts("39290.184") * 12


def test_a_line_s_own_vacancy_stands_instead_of_the_plan_s() -> None:
    # 12 seats less 25% = 9 filled: 9 x 30 x 52 / 12 x 20.00 = 23,400. And none at all: 12 filled, 31,200.
    def line(vacancy: str) -> SeatLineBudget:
        seats = f"{{role: peer, seats: 12, hours: 30, vacancy: {vacancy}}}"
        return line_of(f"pay: {{vacancy: 10%}}\nseats: {{line: {seats}}}")

    assert dollars(line("25%").wages) == amounts(23400) * 12
    assert dollars(line("0%").wages) == amounts(31200) * 12
    assert dollars(line("100%").total) == amounts(0) * 12


def test_a_seat_shared_by_two_people_costs_its_hours_once() -> None:
    # 4 seats of 37.5 h, two people each: 4 x 37.5 x 52 / 12 = 650 h; x 20.00 = 13,000, as for 4 people.
    shared = line_of("seats: {line: {role: peer, seats: 4, hours: 37.5, shared_by: 2}}")
    whole = line_of("seats: {line: {role: peer, seats: 4, hours: 37.5}}")
    assert dollars(shared.wages) == dollars(whole.wages) == amounts(13000) * 12
    assert dollars(shared.total) == dollars(whole.total)


@pytest.mark.parametrize(
    ("hours", "shared_by", "monthly"),
    [
        (37.5, 1, "1773"),  # 3 people at 37.5 h: 3 x 591
        (37.5, 2, "0"),  # 6 people at 18.75 h: under 30
        (60, 2, "3546"),  # 6 people at exactly 30 h: 6 x 591
        (59.98, 2, "0"),  # 6 people at 29.99 h
        (30, 1, "1773"),
        (29.99, 1, "0"),
    ],
)
def test_the_health_plan_goes_by_each_person_s_own_hours(hours: float, shared_by: int, monthly: str) -> None:
    line = line_of(f"""
seats: {{line: {{role: peer, seats: 3, hours: {hours}, shared_by: {shared_by}}}}}
employer_cost: {{items: {{health: {{title: Health plan, per_person_month: 591.00, from_hours: 30}}}}}}
""")
    assert dollars(line.employer["health"]) == amounts(monthly) * 12


def test_seats_that_open_later_and_close() -> None:
    # 2 seats x 15 h x 52 / 12 x 20.00 = 2,600 a month, March to May only; first and last month included.
    budget = result_from(
        NO_TAX + "seats: {a: {role: peer, hours: 20}, "
        "b: {role: peer, seats: 2, hours: 15, first_month: 2027-03, last_month: 2027-05}}"
    ).budget
    assert budget.lines["b"].authorized == (0, 0, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0)
    assert dollars(budget.lines["b"].total) == amounts(0, 0, 2600, 2600, 2600, 0, 0, 0, 0, 0, 0, 0)


SALARIED = """
pay: {full_time_hours: 37.5}
grades: {D: {basis: annual, minimum: 84000, control_point: 96000, maximum: 108000}}
roles: {director: {title: Director, tier: director, grade: D, flsa: exempt}}
"""


def test_a_salary_is_a_twelfth_a_month_times_the_share_of_full_time() -> None:
    # 84,000 / 12 = 7,000 at 37.5 h; at 30 h of 37.5: 5,600. Paid hours at 30: 30 x 52 / 12 = 130.
    whole = line_of(SALARIED + "seats: {line: {role: director, hours: 37.5}}")
    part = line_of(SALARIED + "seats: {line: {role: director, hours: 30, seats: 2}}")
    assert dollars(whole.wages) == amounts(7000) * 12
    assert dollars(part.seat_wages) == amounts(5600) * 12
    assert dollars(part.wages) == amounts(11200) * 12
    assert dollars(part.hours) == amounts(260) * 12


def test_a_raise_takes_effect_in_its_month() -> None:
    # 20.00 x 1.03 = 20.60 from April: 20 h x 52 / 12 x 20.00 = 1,733 1/3; x 20.60 = 1,785 1/3.
    line = line_of(NO_TAX + "pay: {general_raises: {2027-04: 3%}}")
    assert line.rate == (Decimal("20.00"),) * 3 + (Decimal("20.60"),) * 9
    assert dollars(line.wages) == amounts(*["1733.333333333333"] * 3, *["1785.333333333333"] * 9)


def test_a_one_time_cost_falls_in_its_month_only() -> None:
    result = result_from(
        NO_TAX + "one_time_costs: {training: {title: Training, month: 2027-04, amount: 6000}}"
    )
    assert dollars(result.budget.one_time["training"]) == amounts(0, 0, 0, 6000, *[0] * 8)
    # 20 h x 52 x 20.00 = 20,800 a year of wages; with the training 26,800.
    assert dollars([sum(result.budget.total, Decimal(0))]) == amounts(26800)
    assert dollars([result.budget.total[3] - result.budget.total[2]]) == amounts(6000)
    # A one-time cost belongs to no role.
    assert dollars([sum(result.budget.lines["line"].total, Decimal(0))]) == amounts(20800)


def test_totals_by_role_tier_and_track() -> None:
    # 30 h of every line, 30 x 52 / 12 = 130 h a month: peers 2 seats x 130 x 20.00 = 5,200; youth peer 130 x 20.00 =
    # 2,600; trainer 130 x 25.00 = 3,250; supervisor 130 x 30.00 = 3,900.
    result = result_from(
        NO_TAX
        + """
grades:
  G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}
  H: {minimum: 25.00, control_point: 27.00, maximum: 29.00}
  I: {steps: [30.00, 31.00]}
roles:
  peer:       {title: Peer Specialist, tier: direct_support, grade: G}
  youth:      {title: Youth Peer, tier: direct_support, grade: G}
  trainer:    {title: Trainer, tier: mentor, track: training, grade: H}
  supervisor: {title: Supervisor, tier: peer_supervisor, track: administration, grade: I}
  unused:     {title: Unused, tier: director, track: administration, grade: I}
seats:
  a: {role: peer, hours: 30}
  b: {role: youth, hours: 30}
  c: {role: trainer, hours: 30}
  d: {role: peer, hours: 30}
  e: {role: supervisor, hours: 30}
"""
    )
    role, tier, track = groupings(result.plan)
    month = {
        each.name: {group: total[0] for group, total in by_group(result.budget, each.group_of).items()}
        for each in (role, tier, track)
    }
    assert month["role"] == {"peer": 5200, "youth": 2600, "trainer": 3250, "supervisor": 3900}
    assert month["tier"] == {"direct_support": 7800, "mentor": 3250, "peer_supervisor": 3900}
    assert month["track"] == {"direct_service": 7800, "training": 3250, "administration": 3900}
    assert result.budget.total[0] == 14950


@pytest.mark.parametrize(
    ("starts", "first", "years"),
    [
        # 18 months from the plan's start at 1,300 a month (15 h x 52 / 12 x 20.00): so many months of each year.
        ("January", "2027-01", {2027: 12, 2028: 6}),
        ("July", "2027-01", {2027: 6, 2028: 12}),
        ("September", "2027-01", {2027: 8, 2028: 10}),
        ("October", "2027-01", {2027: 9, 2028: 9}),
        ("July", "2027-07", {2028: 12, 2029: 6}),
        ("October", "2027-09", {2027: 1, 2028: 12, 2029: 5}),
        ("December", "2027-11", {2027: 1, 2028: 12, 2029: 5}),
        ("January", "2026-12", {2026: 1, 2027: 12, 2028: 5}),
    ],
)
def test_fiscal_years_are_named_by_the_calendar_year_in_which_they_end(
    starts: str, first: str, years: dict[int, int]
) -> None:
    result = result_from(
        NO_TAX
        + f"agency: {{name: A, kind: nonprofit, state: OH, fiscal_year_starts: {starts}}}\n"
        + f"period: {{start: {first}, months: 18}}\n"
        + "seats: {line: {role: peer, hours: 15}}\n"
    )
    by_year = by_fiscal_year(result.budget, result.budget.total)
    assert {year: round(amount, 9) for year, amount in by_year.items()} == {
        year: 1300 * months for year, months in years.items()
    }


def test_a_raise_in_the_middle_of_a_fiscal_year() -> None:
    # FY 2028 is July 2027 to June 2028. 1,300 a month; from January 2028 +10%: 15 x 52 / 12 x 22.00 = 1,430.
    # 6 x 1,300 + 6 x 1,430 = 16,380.
    result = result_from(
        NO_TAX
        + """
agency: {name: A, kind: nonprofit, state: OH, fiscal_year_starts: July}
period: {start: 2027-07, months: 12}
pay: {general_raises: {2028-01: 10%}}
seats: {line: {role: peer, hours: 15}}
"""
    )
    years = by_fiscal_year(result.budget, result.budget.total)
    assert list(years) == [2028]
    assert dollars(years.values()) == amounts(16380)


def test_first_year_and_run_rate_are_the_first_and_last_twelve_months() -> None:
    # 18 months at 1,300, from month 13 on 1,430 (+10%): first 12 x 1,300 = 15,600; last 6 x 1,300 + 6 x 1,430 = 16,380.
    total = result_from(
        NO_TAX
        + "period: {start: 2027-01, months: 18}\npay: {general_raises: {2028-01: 10%}}\n"
        + "seats: {line: {role: peer, hours: 15}}\n"
    ).budget.total
    assert dollars([first_year(total), run_rate(total)]) == amounts(15600, 16380)


def test_a_plan_shorter_than_a_year_has_only_its_own_months() -> None:
    # 5 months x 1,300 = 6,500, both ways.
    total = result_from(
        NO_TAX + "period: {start: 2027-01, months: 5}\nseats: {line: {role: peer, hours: 15}}\n"
    ).budget.total
    assert dollars([first_year(total), run_rate(total)]) == amounts(6500, 6500)


def test_a_scenario_against_the_baseline() -> None:
    # Baseline 4 seats x 15 h: 5,200 a month. Scenario 3 such seats and one of 30 h at 22.00: 3,900 + 130 x 22.00 =
    # 2,860, in all 6,760; 1,560 more a month, 18,720 a year, 30%.
    baseline, scenario = results_from(
        NO_TAX
        + """
seats: {line: {role: peer, seats: 4, hours: 15}}
scenarios:
  more:
    title: More hours
    changes: {seats: {line: {seats: 3}, other: {role: peer, hours: 30, place: control_point}}}
"""
    )
    assert dollars(baseline.budget.total) == amounts(5200) * 12
    assert dollars(scenario.budget.total) == amounts(6760) * 12


def test_the_agency_of_pss_103_by_hand() -> None:
    """The first month of both plans of the shipped config, from its own words."""
    plans = plan_set((CONFIGS / "pss-103.yaml").read_text(encoding="utf-8"))
    baseline, ladder = results_of(plans)
    # Posted 12.58 aged 50 months at 3%: 14.23 (tests of aging). 12 x 20 + 3 x 30 + 3 x 40 = 450 h a week; less 10%
    # vacant 405; x 52 / 12 = 1,755 h; x 14.23 = 24,973.65.
    assert dollars(baseline.budget.sum_of(lambda line: line.hours)[:1]) == amounts(1755)
    assert dollars(baseline.budget.sum_of(lambda line: line.wages)[:1]) == amounts("24973.65")
    # FICA 7.65%, retirement 7%, workers' compensation 1.2%, unemployment 0.4%: 16.25% = 4,058.218125.
    # Health plan from 30 h: (3 + 3) x 0.9 = 5.4 people x 657.08 = 3,548.232. In all 32,580.100125.
    seats = "32580.100125"
    assert dollars(baseline.budget.sum_of(lambda line: line.total)[:1]) == amounts(seats)
    # 37% a year of 18 x 0.9 people: 0.4995 hires at 600 + 900: 749.25. Indirect 10% of the seats' cost.
    assert dollars(baseline.budget.total[:1]) == amounts(Decimal(seats) * Decimal("1.1") + Decimal("749.25"))
    # The ladder: 10 x 20 h and 2 x 30 h at P1's minimum 16.68 aged 20 months, 16.68 x 1.0505 = 17.52; 2 x 20 h and
    # 1 x 30 h at P2's, 18.99 aged: 19.95; 2 x 40 h at 22.50; a director at 57,100 aged: 59,983.46 a year.
    # Weekly: 260 h x 17.52 = 4,555.20; 70 x 19.95 = 1,396.50; 80 x 22.50 = 1,800.00: 7,751.70; x 0.9 x 52 / 12 =
    # 30,231.63; director 59,983.46 / 12 x 0.9 = 4,498.7595. Wages 34,730.3895.
    assert dollars(ladder.budget.sum_of(lambda line: line.wages)[:1]) == amounts("34730.3895")
    # 16.25% = 5,643.68829375; 0.9 x (2 + 1 + 2 + 1) = 5.4 people x 657.08 = 3,548.232; training 6,000.
    seats = "43922.30979375"
    assert dollars(ladder.budget.sum_of(lambda line: line.total)[:1]) == amounts(seats)
    # 0.4995 hires at 900: 449.55; 37% / 12 of 12 x 0.9 specialists, 0.333, at 600: 199.80
    beside = Decimal("449.55") + Decimal("199.80") + 6000
    assert dollars(ladder.budget.total[:1]) == amounts(Decimal(seats) * Decimal("1.1") + beside)
