"""Each employer cost item by hand. One seat of 20 hours at $20.00 is paid 20 x 52 x 20.00 = 20,800 a year."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import amounts, dollars, result_from

from ladder.finance.employer_cost import taxed_to_a_base
from ladder.workforce.budget import SeatLineBudget

FOR_PROFIT = "agency: {name: Agency, kind: for_profit, state: OH}\n"
AT_18 = "grades: {G: {minimum: 18.00, control_point: 19.00, maximum: 20.00}}\n"


def line_of(sections: str) -> SeatLineBudget:
    return result_from(sections).budget.lines["line"]


def year_of(line: SeatLineBudget, item: str) -> list[Decimal]:
    return dollars([sum(line.employer[item][:12], Decimal(0))])


def test_a_for_profit_employer_pays_federal_unemployment_tax_and_others_none() -> None:
    # 7,000 x 0.6% = 42.00 a year, 3.50 a month.
    assert dollars(line_of(FOR_PROFIT).employer["federal_unemployment"]) == amounts("3.50") * 12
    for kind in ("nonprofit", "public"):
        line = line_of(f"agency: {{name: Agency, kind: {kind}, state: OH}}\n")
        assert list(line.employer) == ["social_security", "medicare"]


def test_federal_unemployment_tax_is_each_persons_own() -> None:
    # 3 seats of 40 h, two people each, 10% vacant: 5.4 people at 20 h and 20.00: 5.4 x 3.50 = 18.90 a month.
    line = line_of(
        FOR_PROFIT + "seats: {line: {role: peer, seats: 3, hours: 40, shared_by: 2, vacancy: 10%}}"
    )
    assert dollars(line.employer["federal_unemployment"][:1]) == amounts("18.90")


def test_pay_under_a_wage_base_is_taxed_once() -> None:
    # 5 h x 52 x 20.00 = 5,200 a year, under 7,000: x 0.6% = 31.20, however many people leave.
    for exits in ("0%", "50%"):
        text = f"seats: {{line: {{role: peer, hours: 5}}}}\nworkforce: {{yearly_exits: {exits}}}\n"
        assert year_of(line_of(FOR_PROFIT + text), "federal_unemployment") == amounts("31.20")


CONTRIBUTING = "employer_cost: {unemployment: {kind: contributing, rate: 2.5%, wage_base: 10400}}\n"


def test_state_unemployment_tax_to_its_base() -> None:
    # 10,400 x 2.5% = 260.00 a year.
    assert year_of(line_of(CONTRIBUTING), "state_unemployment") == amounts(260)


def test_a_new_hire_starts_a_new_base() -> None:
    # 40% leave in a year. Two people in one seat are taxed on 10,400 x (1 - 10,400 / 20,800) = 5,200 more than one:
    # (10,400 + 40% x 5,200) x 2.5% = 312.00.
    assert year_of(line_of(CONTRIBUTING + "workforce: {yearly_exits: 40%}"), "state_unemployment") == amounts(
        312
    )
    # A role's own share stands instead of the plan's: 10% x 5,200 = 520; 10,920 x 2.5% = 273.00.
    own = "workforce: {yearly_exits: 40%, exits_by_role: {peer: 10%}}"
    assert year_of(line_of(CONTRIBUTING + own), "state_unemployment") == amounts(273)


def test_the_new_base_is_what_leaving_on_any_day_of_the_year_comes_to() -> None:
    pay, base, days = 30_000, 12_000, 2_000
    leaves = [(day + 0.5) / days for day in range(days)]
    two = sum(min(pay * at, base) + min(pay * (1 - at), base) for at in leaves) / days
    one_leaves = taxed_to_a_base(Decimal(pay) / 12, Decimal(base), Decimal(1)) * 12
    assert two == pytest.approx(19_200, rel=1e-6)
    assert float(one_leaves) == pytest.approx(two, rel=1e-6)


def test_reimbursing_is_a_share_of_wages() -> None:
    # 20,800 x 0.6% = 124.80.
    text = "employer_cost: {unemployment: {kind: reimbursing, share_of_wages: 0.6%}}"
    assert year_of(line_of(text), "state_unemployment") == amounts("124.80")


def test_workers_compensation_is_for_each_100_of_wages() -> None:
    # 20 h x 52 / 12 x 18.00 = 1,560 a month: 15.60 hundreds x 1.87 = 29.172.
    items = "employer_cost: {items: {compensation: {title: Compensation, per_100_of_wages: 1.87}}}"
    assert dollars(line_of(AT_18 + items).employer["compensation"]) == amounts("29.172") * 12


def test_a_share_of_wages_from_some_hours() -> None:
    # 3% of 1,560 from 20 h a person; nothing where two people share those hours.
    items = (
        "employer_cost: {items: {retirement: {title: Retirement, percent_of_wages: 3%, from_hours: 20}}}\n"
    )
    assert dollars(line_of(AT_18 + items).employer["retirement"]) == amounts("46.80") * 12
    shared = "seats: {line: {role: peer, hours: 20, shared_by: 2}}"
    assert dollars(line_of(AT_18 + items + shared).employer["retirement"]) == amounts(0) * 12


def test_an_amount_a_year_for_each_person() -> None:
    # 300 a year for each of two people to a seat: 50.00 a month.
    text = "seats: {line: {role: peer, hours: 20, shared_by: 2}}\n"
    text += "employer_cost: {items: {counseling: {title: Benefits counseling, per_person_year: 300}}}"
    assert dollars(line_of(text).employer["counseling"]) == amounts(50) * 12


def premium(grows: str, hours: str = "30") -> list[Decimal]:
    text = f"""
period: {{start: 2026-11, months: 16}}
seats: {{line: {{role: peer, hours: {hours}}}}}
employer_cost: {{items: {{health: {{title: Health, per_person_month: 591.37, from_hours: 30, {grows}}}}}}}
"""
    return dollars(line_of(text).employer["health"])


def test_premiums_rise_each_january_to_whole_cents() -> None:
    # 591.37 x 1.06 = 626.8522, 626.85; x 1.06 = 664.461, 664.46.
    assert premium("grows: 6%") == amounts(*["591.37"] * 2, *["626.85"] * 12, *["664.46"] * 2)
    assert premium("grows: 6%", "29.9") == amounts(0) * 16


def test_premiums_rise_in_the_month_given_but_not_in_the_plans_first() -> None:
    assert premium("grows: 6%, grows_in: July") == amounts(*["591.37"] * 8, *["626.85"] * 8)
    assert premium("grows: 6%, grows_in: November") == amounts(*["591.37"] * 12, *["626.85"] * 4)


def test_a_shared_seat_reaches_the_health_plan_by_each_persons_hours() -> None:
    # 60 h shared by two: 30 h each, 2 x 591.37, and 2 x 626.85 from January.
    text = """
period: {start: 2026-12, months: 2}
seats: {line: {role: peer, hours: 60, shared_by: 2}}
employer_cost: {items: {health: {title: Health, per_person_month: 591.37, from_hours: 30, grows: 6%}}}
"""
    assert dollars(line_of(text).employer["health"]) == amounts("1182.74", "1253.70")


FULL_TIME = "seats: {line: {role: peer, hours: 40}}\n"


def test_leave_in_fringe_is_paid_on_top_with_its_tax() -> None:
    # 160 h x 20.00 = 3,200 on top of 41,600. Social Security 44,800 x 6.2% = 2,777.60, Medicare 649.60.
    line = line_of(FULL_TIME + "employer_cost: {paid_leave: {hours_a_year: 160, counted_in: fringe}}")
    assert list(line.employer) == ["paid_leave", "social_security", "medicare"]
    assert year_of(line, "paid_leave") == amounts(3200)
    assert year_of(line, "social_security") == amounts("2777.60")
    assert year_of(line, "medicare") == amounts("649.60")
    assert dollars([sum(line.total)]) == amounts("48227.20")


def test_leave_in_salary_costs_nothing_more() -> None:
    with_leave = line_of(FULL_TIME + "employer_cost: {paid_leave: {hours_a_year: 160, counted_in: salary}}")
    assert with_leave == line_of(FULL_TIME)


def test_a_salary_has_its_leave_inside() -> None:
    line = line_of("""
grades: {D: {basis: annual, minimum: 62400, control_point: 62400, maximum: 62400}}
roles: {director: {title: Director, tier: director, grade: D, flsa: exempt}}
seats: {line: {role: director, hours: 40}}
employer_cost: {paid_leave: {hours_a_year: 160, counted_in: fringe}}
""")
    assert year_of(line, "paid_leave") == amounts(0)
    assert dollars([sum(line.total)]) == amounts("67173.60")  # 62,400 x 1.0765


def test_mileage_is_for_each_person_in_its_roles() -> None:
    # 150 miles x 0.725 = 108.75 a person; two to a seat: 217.50. It is no part of one fringe rate.
    text = "seats: {line: {role: peer, hours: 20, shared_by: 2}}\n"
    mileage = "mileage: {miles_a_month: 150, rate: 0.725}"
    assert dollars(line_of(f"{text}employer_cost: {{{mileage}}}").employer["mileage"][:1]) == amounts(
        "217.50"
    )
    line = line_of(f"{text}employer_cost: {{fringe_rate: 25%, {mileage}}}")
    assert list(line.employer) == ["fringe", "mileage"]
    two_roles = """
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
  mentor: {title: Mentor, tier: mentor, grade: G}
employer_cost: {mileage: {miles_a_month: 150, rate: 0.725, roles: [mentor]}}
"""
    assert dollars(line_of(two_roles).employer["mileage"]) == amounts(0) * 12


def test_the_budget_of_alaskas_assertive_community_treatment_team() -> None:
    # Published: Peer Specialist, 2.0 full-time equivalents x 35,000 = 70,000, fringe 30% = 21,000; 91,000.
    result = result_from("""
grades: {P: {basis: annual, minimum: 35000, control_point: 35000, maximum: 35000}}
roles: {peer: {title: Peer Specialist, tier: direct_support, grade: P, flsa: exempt}}
seats: {line: {role: peer, seats: 2, hours: 40}}
employer_cost: {fringe_rate: 30%}
""")
    line = result.budget.lines["line"]
    assert dollars([sum(line.wages), *year_of(line, "fringe"), sum(line.total)]) == amounts(
        70000, 21000, 91000
    )
    seat = result.employer.full_time["peer"]
    year = [seat.wages, seat.items["fringe"], seat.loaded]
    assert [round(amount, 9) for amount in year] == amounts(
        35000, 10500, 45500
    )  # by the hour, cut at twelve decimals
