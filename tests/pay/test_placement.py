"""Moving people to new ranges, by hand: to the minimum, to the minimum plus years in role, and full placement."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import config_text, plan_set, results_of

from ladder.analysis import Result
from ladder.model.month import Month
from ladder.pay.placement import whole_years

# Five people in the range 16.00 to 20.00 (control point 18.00): under it, at its minimum, within, at its top, over it.
STAFF = """
  under:  {role: peer, hours: 20, rate: 15.50, hired: [2026-05]}
  bottom: {role: peer, hours: 20, rate: 16.00, hired: [2024-07]}
  within: {role: peer, hours: 20, rate: 17.00, hired: [2021-01]}
  top:    {role: peer, hours: 20, rate: 20.00, hired: [2015-12]}
  over:   {role: peer, hours: 20, rate: 23.50, hired: [2001-01]}
"""
OLD = "{minimum: 16.00, control_point: 18.00, maximum: 20.00}"
NEW = "{minimum: 18.00, control_point: 20.50, maximum: 22.00}"


def moved(how: str, new: str = NEW, old: str = OLD, staff: str = STAFF, more: str = "") -> Result:
    """The results of a scenario that moves the staff from the old range to the new in July 2027."""
    text = config_text(
        f"grades: {{G: {old}}}\nseats: {{{staff.strip()}}}\n".replace("}\n  ", "},\n  ")
        + more
        + f"scenarios:\n  new:\n    title: New\n    changes: {{grades: {{G: {new}}}, implementation: {{{how}}}}}\n"
    )
    return results_of(plan_set(text))[1]


def pay_in(result: Result, month: str) -> list[str]:
    """Each line's pay in a month."""
    number = 1 + (Month.parse(month) - result.plan.period.start)
    return [str(seats.rate[number]) for seats in result.pay.seats.values()]


TODAY = ["15.50", "16.00", "17.00", "20.00", "23.50"]


@pytest.mark.parametrize(
    ("how", "placed"),
    [
        # Up to the new minimum, 18.00; those over it stay.
        ("method: to_minimum", ["18.00", "18.00", "18.00", "20.00", "23.50"]),
        # Whole years in July 2027: 1, 3, 6, 11, 26. A year is 5% of 22.00 - 18.00 = 0.20:
        # 18.20, 18.60, 19.20, then 20.20; 26 years would be 23.20, and 20.50 is the most. 23.50 stays.
        (
            "method: years_in_role, percent_of_range_a_year: 5%",
            ["18.20", "18.60", "19.20", "20.20", "23.50"],
        ),
        # A year is 0.40: 18.40, 19.20, 20.40; 11 years would be 22.40, and 20.50 is the most.
        ("method: years_in_role, dollars_a_year: 0.40", ["18.40", "19.20", "20.40", "20.50", "23.50"]),
        # The same up to the maximum, 22.00.
        (
            "method: years_in_role, dollars_a_year: 0.40, up_to: maximum",
            ["18.40", "19.20", "20.40", "22.00", "23.50"],
        ),
        # Penetration: under the old range, 0%, 25%, 100%, over it. 18 + 25% of 4 = 19.00; 22.00 is the most.
        ("method: full_placement", ["18.00", "18.00", "19.00", "22.00", "23.50"]),
        # Compa-ratio: 15.50 / 18 x 20.50 = 17.65, under 18.00; 16 / 18 x 20.50 = 18.22; 17 / 18 x 20.50 = 19.36;
        # 20 / 18 x 20.50 = 22.78, over 22.00.
        ("method: full_placement, keeps: compa_ratio", ["18.00", "18.22", "19.36", "22.00", "23.50"]),
    ],
)
def test_people_keep_today_s_pay_until_the_month_and_are_placed_in_it(how: str, placed: list[str]) -> None:
    result = moved(f"month: 2027-07, {how}")
    assert pay_in(result, "2027-01") == pay_in(result, "2027-06") == TODAY
    assert pay_in(result, "2027-07") == pay_in(result, "2027-12") == placed


def test_a_general_raise_of_the_same_month_comes_first_and_moves_both_ranges() -> None:
    # 10%: people 17.05, 17.60, 18.70, 22.00, 25.85; the new range 19.80 to 24.20, the old 17.60 to 22.00.
    # Penetration 25%: 19.80 + 25% of 4.40 = 20.90; at the top 24.20; over the old range too, and so kept.
    result = moved("method: full_placement, month: 2027-07", more="pay: {general_raises: {2027-07: 10%}}\n")
    assert pay_in(result, "2027-06") == TODAY
    assert pay_in(result, "2027-07") == ["19.80", "19.80", "20.90", "24.20", "25.85"]


def test_merit_stops_at_the_old_maximum_before_and_at_the_new_one_after() -> None:
    # March: 10% of each, but 20.00 at most, and over it none: 17.05, 17.60, 18.70, 20.00, 23.50.
    # July, to the minimum: 18.00, 18.00, 18.70. October: 10% again, 22.00 at most: 19.80, 19.80, 20.57, 22.00.
    merit = "pay: {merit_raises: {2027-03: 10%, 2027-10: 10%}}\n"
    result = moved("method: to_minimum, month: 2027-07", more=merit)
    assert pay_in(result, "2027-03") == ["17.05", "17.60", "18.70", "20.00", "23.50"]
    assert pay_in(result, "2027-07") == ["18.00", "18.00", "18.70", "20.00", "23.50"]
    assert pay_in(result, "2027-10") == ["19.80", "19.80", "20.57", "22.00", "23.50"]


STEPS = "{steps: [17.50, 18.50, 19.50, 20.50]}"
ON_STEPS = (
    "  first: {role: peer, hours: 20, step: 1, hired: [2026-05]}\n  third: {role: peer, hours: 20, step: 3}\n"
)


def test_from_a_range_to_steps_people_go_to_the_nearest_step_not_below() -> None:
    new = "{steps: [17.50, 18.50, 19.50, 20.50], minimum: null, control_point: null, maximum: null}"
    # To the minimum: 17.50 three times; 20.00 to 20.50; 23.50 is over the top step and stays.
    to_minimum = moved("method: to_minimum, month: 2027-07", new)
    assert pay_in(to_minimum, "2027-06") == TODAY
    assert pay_in(to_minimum, "2027-07") == ["17.50", "17.50", "17.50", "20.50", "23.50"]
    # Full: penetration 25% of 3.00 over 17.50 is 18.25: the step of 18.50.
    full = moved("method: full_placement, month: 2027-07", new)
    assert pay_in(full, "2027-07") == ["17.50", "17.50", "18.50", "20.50", "23.50"]
    assert [seats.step[12] for seats in full.pay.seats.values() if seats.step] == [1, 1, 2, 4, 4]


def test_from_steps_to_steps_and_up_from_there() -> None:
    # Old steps 16, 17, 18, 19; to the minimum: 16.00 to 17.50, 18.00 to the step not below it, 18.50.
    # A step raise before and one after: 17.00 and 19.00, then 17.50 and 19.50, then 18.50 and 20.50.
    result = moved(
        "method: to_minimum, month: 2027-07",
        STEPS,
        "{steps: [16.00, 17.00, 18.00, 19.00]}",
        ON_STEPS,
        "pay: {step_raises: {2027-03: 1, 2027-10: 1}}\n",
    )
    assert pay_in(result, "2027-02") == ["16.00", "18.00"]
    assert pay_in(result, "2027-06") == ["17.00", "19.00"]
    assert pay_in(result, "2027-07") == ["17.50", "19.50"]
    assert pay_in(result, "2027-10") == ["18.50", "20.50"]


def test_from_steps_to_a_range() -> None:
    # Old steps 16, 17, 18, 19, for which the lowest is the minimum and the top one the maximum: 0% and 2/3.
    # 18.00 + 2/3 x 4.00 = 20.67.
    new = NEW.replace("{", "{steps: null, ")
    steps = "{steps: [16.00, 17.00, 18.00, 19.00]}"
    result = moved("method: full_placement, month: 2027-07", new, steps, ON_STEPS)
    assert pay_in(result, "2027-06") == ["16.00", "18.00"]
    assert pay_in(result, "2027-07") == ["18.00", "20.67"]


def test_a_salary_takes_dollars_an_hour_for_a_full_year() -> None:
    # 0.50 an hour is 0.50 x 40 x 52 = 1,040 a year; five years 5,200 over 70,000.
    result = moved(
        "method: years_in_role, dollars_a_year: 0.50, month: 2027-07",
        "{minimum: 70000, control_point: 80000, maximum: 90000}",
        "{basis: annual, minimum: 60000, control_point: 70000, maximum: 80000}",
        "  director: {role: peer, hours: 40, rate: 66000, hired: [2022-03]}\n",
        "roles: {peer: {title: Director, tier: director, grade: G, flsa: exempt}}\n",
    )
    assert pay_in(result, "2027-06") == ["66000.00"]
    assert pay_in(result, "2027-07") == ["75200.00"]


def test_a_range_of_one_amount_has_no_place_in_it() -> None:
    old = "{minimum: 16.00, control_point: 16.00, maximum: 16.00}"
    result = moved("method: full_placement, month: 2027-07", old=old)
    assert pay_in(result, "2027-07") == ["18.00", "18.00", "18.00", "20.00", "23.50"]


@pytest.mark.parametrize("method", ["to_minimum", "years_in_role", "full_placement"])
@pytest.mark.parametrize(
    "new", [NEW, "{minimum: 12.00, control_point: 13.00, maximum: 14.00}", "{maximum: 20.00}"]
)
def test_no_one_is_ever_paid_less(method: str, new: str) -> None:
    result = moved(f"method: {method}, month: 2027-07, percent_of_range_a_year: 5%", new)
    for seats in result.pay.seats.values():
        assert list(seats.rate) == sorted(seats.rate)


def test_seats_that_are_placed_rather_than_paid_a_rate_keep_today_s_table_until_the_month() -> None:
    # At the old minimum until July, then full placement at the new one; seats the scenario adds start at the new.
    staff = "  old: {role: peer, hours: 20, place: minimum}\n"
    text = config_text(
        f"grades: {{G: {OLD}}}\nseats:\n{staff}scenarios:\n  new:\n    title: New\n    changes:\n"
        f"      grades: {{G: {NEW}}}\n      seats: {{added: {{role: peer, hours: 20}}}}\n"
        "      implementation: {method: full_placement, month: 2027-07}\n"
    )
    result = results_of(plan_set(text))[1]
    assert pay_in(result, "2027-06") == ["16.00", "18.00"]
    assert pay_in(result, "2027-07") == ["18.00", "18.00"]


@pytest.mark.parametrize(
    ("hired", "years"), [("2027-07", 0), ("2026-08", 0), ("2026-07", 1), ("2025-06", 2), ("2028-01", 0)]
)
def test_years_in_role_are_whole_years(hired: str, years: int) -> None:
    assert whole_years(Month.parse(hired), Month.parse("2027-07")) == years


def test_the_latest_hire_of_a_line_counts() -> None:
    staff = "  two: {role: peer, seats: 2, hours: 20, rate: 17.00, hired: [2015-01, 2024-01]}\n"
    result = moved("method: years_in_role, dollars_a_year: 0.40, month: 2027-07", staff=staff)
    assert result.pay.seats["two"].rate[7] == Decimal("19.20")  # three years
