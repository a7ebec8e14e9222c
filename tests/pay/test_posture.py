"""Pay against the entry role and the market by hand: at means within 3%, both ends included, nothing rounded."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import amounts, dollars, result_from

from ladder.pay.market import MarketView, Posture, RolePay, lowest_rate_above, lowest_rate_at, posture

THREE_PERCENT = Decimal("0.03")


def market_of(sections: str) -> MarketView:
    return result_from(sections).market


def role_of(view: MarketView, name: str) -> RolePay:
    return next(role for role in view.roles if role.role == name)


@pytest.mark.parametrize(
    ("pay", "verdict"),
    [
        ("19.40", "at"),  # 97% of 20.00 exactly
        ("19.39", "below"),
        ("19.399999", "below"),
        ("20.00", "at"),
        ("20.60", "at"),  # 103% exactly
        ("20.600001", "above"),
        ("20.61", "above"),
    ],
)
def test_posture_at_and_a_hair_outside_the_tolerance(pay: str, verdict: Posture) -> None:
    assert posture(Decimal(pay), Decimal(20), THREE_PERCENT) == verdict


def test_a_tolerance_of_nothing() -> None:
    assert [posture(Decimal(pay), Decimal(20), Decimal(0)) for pay in ("19.99", "20", "20.01")] == [
        "below",
        "at",
        "above",
    ]


@pytest.mark.parametrize(
    ("entry", "at", "above"),
    [
        ("20.00", "19.40", "20.61"),  # 19.40 and 20.60 exactly: the first cent over 20.60 is above
        ("15.59", "15.13", "16.06"),  # 15.1223 up to 15.13; 16.0577, so 16.06 is over it
        ("15.75", "15.28", "16.23"),  # 15.2775; 16.2225
        ("20.50", "19.89", "21.12"),  # 19.885; 21.115
        ("17.00", "16.49", "17.52"),  # 16.49 exactly; 17.51 exactly
    ],
)
def test_the_lowest_rates_at_and_above(entry: str, at: str, above: str) -> None:
    rate, cent = Decimal(entry), Decimal("0.01")
    assert lowest_rate_at(rate, THREE_PERCENT) == Decimal(at)
    assert lowest_rate_above(rate, THREE_PERCENT) == Decimal(above)
    # And they are what they say: a cent less is not.
    assert posture(Decimal(at), rate, THREE_PERCENT) == "at"
    assert posture(Decimal(at) - cent, rate, THREE_PERCENT) == "below"
    assert posture(Decimal(above), rate, THREE_PERCENT) == "above"
    assert posture(Decimal(above) - cent, rate, THREE_PERCENT) == "at"


TWO_RATES = """
grades: {G: {minimum: 14.00, control_point: 18.00, maximum: 22.00}}
"""


def test_a_role_s_pay_is_the_average_of_filled_seats_by_hours() -> None:
    # 12 x 20 = 240 h at 14.00 and 3 x 40 = 120 h at 18.00: 3,360 + 2,160 = 5,520 / 360 = 15.3333.
    view = market_of(
        TWO_RATES
        + "seats: {a: {role: peer, seats: 12, hours: 20}, b: {role: peer, seats: 3, hours: 40, place: control_point}}"
    )
    assert dollars([role_of(view, "peer").pay]) == amounts("15.333333333333")
    # Half of the first line vacant: 120 h at each: 16.00.
    view = market_of(
        TWO_RATES
        + "seats: {a: {role: peer, seats: 12, hours: 20, vacancy: 50%}, "
        + "b: {role: peer, seats: 3, hours: 40, place: control_point}}"
    )
    assert dollars([role_of(view, "peer").pay]) == amounts(16)


def test_posture_does_not_round_the_average() -> None:
    # 40 h at 19.40 and 1 h at 19.39: (776.00 + 19.39) / 41 = 19.39976, which rounds to 19.40 and is below 97% of 20.00.
    result = result_from("""
seats: {a: {role: peer, hours: 40, rate: 19.40}, b: {role: peer, hours: 1, rate: 19.39}}
""")
    pay = result.market.entry_peer_role.pay
    assert round(pay, 2) == Decimal("19.40")
    assert posture(pay, result.market.entry_rate, result.market.tolerance) == "below"


def test_pay_is_that_of_the_plan_s_first_month() -> None:
    # A raise in the first month counts, for both: 20.60 against 20.60.
    view = market_of("pay: {general_raises: {2027-01: 3%, 2027-02: 3%}}")
    assert (role_of(view, "peer").pay, view.entry_rate) == (Decimal("20.60"), Decimal("20.60"))


def test_a_benchmark_is_aged_to_the_plan_s_start_and_not_rounded() -> None:
    # May 2025 to January 2027: 20 months. 1.03^(20/12) = 1.03 x 1.03^(2/3) = 1.03 x 1.0199013 = 1.0504983; x 19.25 =
    # 20.222093. (1.0199013^3 = 1.0609 = 1.03^2.) Percentiles that were not published stay out.
    assert abs(Decimal("1.0199013") ** 3 - Decimal("1.0609")) < Decimal("1e-6")
    mark = market_of("""
benchmarks: {b: {title: Assistants, area: El Paso, date: 2025-05, source: BLS, p25: 16.68, p50: 19.25}}
""").benchmarks[0]
    assert set(mark.percentiles) == {"p25", "p50"}
    assert round(mark.percentiles["p50"], 6) == Decimal("20.222093")
    assert round(mark.percentiles["p25"], 6) == Decimal("17.522312")


ROLES = """
grades:
  G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}
  H: {steps: [19.00, 25.00]}
  D: {basis: annual, minimum: 84000, control_point: 96000, maximum: 108000}
pay: {full_time_hours: 37.5}
roles:
  peer:     {title: Peer Specialist, tier: direct_support, grade: G}
  youth:    {title: Youth Peer, tier: direct_support, grade: H}
  mentor:   {title: Mentor, tier: mentor, grade: H}
  director: {title: Director, tier: director, grade: D, flsa: exempt}
"""


def test_a_role_without_filled_seats_shows_the_lowest_of_its_grade() -> None:
    # Mentor has no line; youth opens in February: neither has a filled seat in January.
    view = market_of(
        ROLES
        + "seats: {a: {role: peer, hours: 20, place: control_point}, "
        + "b: {role: youth, hours: 20, step: 2, first_month: 2027-02}}"
    )
    assert (role_of(view, "peer").pay, role_of(view, "peer").averaged) == (22, True)
    for name in ("youth", "mentor"):
        assert (role_of(view, name).pay, role_of(view, name).averaged) == (19, False)


def test_a_salary_by_the_hour_is_over_52_weeks_of_full_time() -> None:
    # 84,000 / (37.5 x 52 = 1,950) = 43.0769, whatever hours the seat has.
    view = market_of(ROLES + "seats: {a: {role: director, hours: 15}}")
    assert round(role_of(view, "director").pay, 4) == Decimal("43.0769")
    assert round(role_of(view, "director").points["maximum"], 4) == Decimal("55.3846")


def test_people_in_peer_roles_start_in_the_lowest_paid_role_of_the_lowest_tier() -> None:
    view = market_of(ROLES + "seats: {a: {role: peer, hours: 20}, b: {role: youth, hours: 20, step: 2}}")
    # 20.00 against 25.00; mentor's 19.00 is on a higher tier.
    assert view.entry_peer_role.role == "peer"
    assert [role.role for role in view.roles] == ["mentor", "peer", "youth", "director"]
