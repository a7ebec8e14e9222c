"""Pay by hand: aging, general raises half up to the cent, merit within the range, steps, and when a line opens."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import amounts, plan_from

from ladder.model.month import Month
from ladder.model.plan import Rate
from ladder.pay.aging import aged, opening_rate
from ladder.pay.structure import PayStructure, SeatRates, build_pay_structure


def pay_of(sections: str) -> PayStructure:
    return build_pay_structure(plan_from(sections))


def line_of(sections: str, name: str = "line") -> SeatRates:
    return pay_of(sections).seats[name]


def test_the_posting_of_november_2022_aged_to_january_2027() -> None:
    # 50 months at 3% a year: 12.58 x 1.03^(50/12) = 12.58 x 1.03^4 x 1.03^(1/6).
    # 1.03^4 = 1.12550881; 1.03^(1/6) = 1.0049386, as 1.0049386^6 = 1.03. 12.58 x 1.1310673 = 14.228826, so 14.23.
    assert Month.parse("2027-01") - Month.parse("2022-11") == 50
    assert abs(Decimal("1.0049386") ** 6 - Decimal("1.03")) < Decimal("1e-6")
    assert round(aged(Decimal("12.58"), 50, Decimal("0.03")), 6) == Decimal("14.228826")
    posted = Rate(amount=Decimal("12.58"), annual=Decimal(26175), as_of=Month.parse("2022-11"))
    assert opening_rate(posted, Month.parse("2027-01"), Decimal("0.03")) == Decimal("14.23")


def test_aging_by_whole_years_and_not_at_all() -> None:
    # Two years: 20.00 x 1.0609 = 21.218, so 21.22. A rate of the plan's own start, and one without a date, stay.
    start, growth = Month.parse("2027-01"), Decimal("0.03")
    assert opening_rate(Rate(amount=20, as_of="2025-01"), start, growth) == Decimal("21.22")
    assert opening_rate(Rate(amount=20, as_of="2027-01"), start, growth) == 20
    assert opening_rate(Rate(amount=20), start, growth) == 20


def test_a_config_s_own_aging_rate() -> None:
    # 12 months at 10%: 20.00 to 22.00.
    pay = pay_of("market: {aging: 10%}\nentry_role: {title: Aide, rate: {amount: 20.00, as_of: 2026-01}}")
    assert pay.entry_rate[0] == 22


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("15.50", "15.97"),  # x 1.03 = 15.9650: a tie goes up (half to even would leave 15.96)
        ("16.50", "17.00"),  # 16.9950
        ("20.00", "20.60"),
        ("16.68", "17.18"),  # 17.1804: down
        ("16.71", "17.21"),  # 17.2113
    ],
)
def test_a_general_raise_is_rounded_half_up_to_the_cent(before: str, after: str) -> None:
    line = line_of(f"""
grades: {{G: {{minimum: {before}, control_point: 30.00, maximum: 40.00}}}}
pay: {{general_raises: {{2027-03: 3%}}}}
""")
    # One value before the first month, then one a month: January and February as before.
    assert line.rate == tuple(amounts(*[before] * 3, *[after] * 10))


def test_each_raise_starts_from_whole_cents() -> None:
    # 15.50 x 1.03 = 15.965 -> 15.97; 15.97 x 1.03 = 16.4491 -> 16.45. Unrounded, 15.50 x 1.0609 = 16.444.
    pay = pay_of("""
grades: {G: {minimum: 15.50, control_point: 20.00, maximum: 24.00}}
pay: {general_raises: {2027-03: 3%, 2027-09: 3%}}
""")
    assert pay.seats["line"].rate[-1] == Decimal("16.45")
    assert pay.grades["G"]["minimum"][-1] == Decimal("16.45")


def test_a_general_raise_moves_the_table_and_the_entry_role() -> None:
    # x 1.025: 20.00, 22.00, 24.00 to 20.50, 22.55, 24.60; the entry role's 18.50 to 18.9625 -> 18.96.
    pay = pay_of("entry_role: {title: Aide, rate: 18.50}\npay: {general_raises: {2027-07: 2.5%}}")
    moved = {point: schedule[-1] for point, schedule in pay.grades["G"].items()}
    assert moved == dict(
        zip(("minimum", "control_point", "maximum"), amounts("20.50", "22.55", "24.60"), strict=True)
    )
    assert pay.entry_rate == tuple(amounts(*["18.50"] * 7, *["18.96"] * 6))


def test_a_general_cut_is_a_general_raise_below_zero() -> None:
    # 20.00 x 0.98 = 19.60
    assert line_of("pay: {general_raises: {2027-02: -2%}}").rate[-1] == Decimal("19.60")


@pytest.mark.parametrize(
    ("seat", "general", "merit", "rate"),
    [
        # 22.00 x 1.03 = 22.66; x 1.02 = 23.1132 -> 23.11; the maximum is 24.00 x 1.03 = 24.72.
        ("place: control_point", "3%", "2%", "23.11"),
        # At the maximum: moves with it and no further, 24.72.
        ("place: maximum", "3%", "2%", "24.72"),
        # 23.80 x 1.03 = 24.514 -> 24.51; x 1.02 = 25.0002, capped at 24.72.
        ("rate: 23.80", "3%", "2%", "24.72"),
        # Merit alone: 23.80 x 1.02 = 24.276, capped at 24.00.
        ("rate: 23.80", "0%", "2%", "24.00"),
        # Red circle, 24.50 over 24.00: the general raise only, 24.50 x 1.03 = 25.235 -> 25.24.
        ("rate: 24.50", "3%", "2%", "25.24"),
        ("rate: 24.50", "0%", "2%", "24.50"),
        # Green circle, 18.00 under 20.00: 18.54; x 1.02 = 18.9108 -> 18.91, still under 20.60.
        ("rate: 18.00", "3%", "2%", "18.91"),
    ],
)
def test_merit_stops_at_the_range_s_maximum(seat: str, general: str, merit: str, rate: str) -> None:
    line = line_of(f"""
seats: {{line: {{role: peer, hours: 20, {seat}}}}}
pay: {{general_raises: {{2027-06: {general}}}, merit_raises: {{2027-06: {merit}}}}}
""")
    assert line.rate[-1] == Decimal(rate)


def test_a_red_circle_keeps_general_raises_only() -> None:
    # 24.50 over a maximum of 24.00: merit of 5% in March and September adds nothing; June's 10% makes 26.95.
    line = line_of("""
seats: {line: {role: peer, hours: 20, rate: 24.50}}
pay: {general_raises: {2027-06: 10%}, merit_raises: {2027-03: 5%, 2027-09: 5%}}
""")
    assert line.rate == tuple(amounts(*["24.50"] * 6, *["26.95"] * 7))


STEPS = """
grades: {G: {steps: [20.00, 21.00, 22.50]}}
"""


def test_the_table_moves_first_then_people_step() -> None:
    # March: 3% and one step. Step 2 was 21.00, is 21.63; from 20.00 the rate goes to 21.63, not to
    # 21.00 or to 20.00 x 1.03 = 20.60.
    line = line_of(STEPS + "pay: {general_raises: {2027-03: 3%}, step_raises: {2027-03: 1}}")
    assert line.rate == tuple(amounts(*["20.00"] * 3, *["21.63"] * 10))
    assert line.step == (1,) * 3 + (2,) * 10


def test_two_steps_at_once() -> None:
    # From 20.00 past 21.00 to 22.50.
    assert line_of(STEPS + "pay: {step_raises: {2027-03: 2}}").rate[3] == Decimal("22.50")


def test_nobody_steps_past_the_top() -> None:
    line = line_of(
        STEPS
        + "seats: {line: {role: peer, hours: 20, step: 2}}\npay: {step_raises: {2027-03: 2, 2027-06: 1}}"
    )
    assert line.rate == tuple(amounts(*["21.00"] * 3, *["22.50"] * 10))


def test_merit_raises_leave_a_grade_of_steps_alone() -> None:
    assert line_of(STEPS + "pay: {merit_raises: {2027-03: 5%}}").rate == tuple(amounts(*[20] * 13))


def test_step_raises_leave_a_range_alone() -> None:
    assert line_of("pay: {step_raises: {2027-03: 1}}").rate == tuple(amounts(*[20] * 13))


OPENS_IN_JULY = """
period: {start: 2027-01, months: 18}
pay:
  general_raises: {2027-03: 3%, 2027-07: 3%, 2028-03: 3%}
  merit_raises: {2027-07: 2%, 2028-03: 2%}
"""


def test_a_given_rate_is_what_the_line_is_paid_in_its_first_month() -> None:
    # 21.00 in July 2027, whatever was raised before or in that month; March 2028: 21.63, merit 22.0626 -> 22.06.
    line = line_of(
        OPENS_IN_JULY + "seats: {line: {role: peer, hours: 20, rate: 21.00, first_month: 2027-07}}"
    )
    july = 7  # the value of the plan's seventh month: the first value stands before January
    assert line.rate[july] == Decimal("21.00")
    assert line.rate[july + 7] == Decimal("21.00")
    assert line.rate[july + 8] == Decimal("22.06")


def test_a_placement_is_the_table_s_in_the_line_s_first_month() -> None:
    # The minimum of July 2027: 20.00 x 1.03 = 20.60; x 1.03 = 21.218 -> 21.22, and no merit for those who start.
    # March 2028: 21.8566 -> 21.86; merit 22.2972 -> 22.30.
    line = line_of(OPENS_IN_JULY + "seats: {line: {role: peer, hours: 20, first_month: 2027-07}}")
    assert line.rate[7] == Decimal("21.22")
    assert line.rate[14] == Decimal("21.22")
    assert line.rate[15] == Decimal("22.30")


def test_a_step_is_the_table_s_in_the_line_s_first_month() -> None:
    # The steps of July: 21.00 x 1.03 = 21.63, x 1.03 = 22.2789 -> 22.28; no step up for those who start that month.
    line = line_of(
        STEPS
        + "pay: {general_raises: {2027-03: 3%, 2027-07: 3%}, step_raises: {2027-03: 1, 2027-07: 1, 2027-10: 1}}\n"
        + "seats: {line: {role: peer, hours: 20, step: 2, first_month: 2027-07}}"
    )
    assert line.step == (2,) * 10 + (3,) * 3
    assert line.rate[7] == Decimal("22.28")
    # October: step 3 of the table: 22.50 x 1.03 = 23.175 -> 23.18; x 1.03 = 23.8754 -> 23.88.
    assert line.rate[10] == Decimal("23.88")


def test_a_line_open_from_the_start_gets_the_first_month_s_raise() -> None:
    # 20.00 before January, 20.60 in it.
    assert line_of("pay: {general_raises: {2027-01: 3%}}").rate == tuple(amounts("20.00", *["20.60"] * 12))


def test_salaries_move_in_whole_cents_too() -> None:
    # 45,950.55 x 1.03 = 47,329.0665 -> 47,329.07
    line = line_of("""
grades: {D: {basis: annual, minimum: 45950.55, control_point: 57100, maximum: 71500}}
roles: {director: {title: Director, tier: director, grade: D, flsa: exempt}}
seats: {line: {role: director, hours: 40}}
pay: {general_raises: {2027-05: 3%}}
""")
    assert line.rate[-1] == Decimal("47329.07")
