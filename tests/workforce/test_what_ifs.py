"""Inputs set low and high, and the raise or minimum that fits a budget, against arithmetic on one seat."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import config_text, dollars, plan_set, results_from

from ladder.analysis import Result
from ladder.model.plan_set import BASELINE, ScenarioPlan, Variation
from ladder.reports.what_if_words import value_words
from ladder.workforce.goal_seek import GoalFound, largest_within
from ladder.workforce.sensitivity import Sensitivity, sensitivity

# 2,080 hours at 20.00 are 41,600 a year; a second seat adds as much, and 20% on top of it.
SEAT = """
seats: {line: {role: peer, hours: 40}}
employer_cost: {fringe_rate: 20%}
"""
TWO = "scenarios: {two: {title: Two, changes: {seats: {line: {seats: 2}}}}}\n"
WAGES = Decimal(41_600)


def lead(sections: str) -> Result:
    return results_from(sections)[1]


def effects(result: Result) -> dict[str, list[Decimal]]:
    assert result.sensitivity
    found = result.sensitivity.effects
    return {effect.varied.title: dollars((effect.at_low, effect.at_high)) for effect in found}


def test_a_fringe_rate_ten_percent_higher_adds_a_tenth_of_fringe_on_what_is_added() -> None:
    result = lead(SEAT + TWO)
    assert result.sensitivity
    assert not result.sensitivity.named
    assert result.sensitivity.planned == WAGES * Decimal("1.2")
    assert effects(result) == {"Fringe rate": [-WAGES * Decimal("0.02"), WAGES * Decimal("0.02")]}
    (effect,) = result.sensitivity.effects
    assert (effect.varied.now, effect.varied.low, effect.varied.high) == ("20%", "18%", "22%")


def test_the_config_s_own_values_stand_in_place_of_the_usual_ones() -> None:
    result = lead(
        SEAT
        + TWO
        + """
pay: {vacancy: 10%}
sensitivity:
  fringe: {title: Fringe, field: employer_cost.fringe_rate, low: 15%, high: 20%}
  vacancy: {title: Vacancy, field: pay.vacancy, low: 0%, high: 25%}
"""
    )
    assert result.sensitivity
    assert result.sensitivity.named
    cost = WAGES * Decimal("1.2")
    # The widest first: 25 points of a whole seat's cost, then 5 points of fringe on nine tenths of its wages.
    assert list(effects(result).items()) == [
        ("Vacancy", [cost * Decimal("0.1"), -cost * Decimal("0.15")]),
        ("Fringe", [-WAGES * Decimal("0.9") * Decimal("0.05"), 0]),
    ]


def test_revenue_is_taken_off_and_a_share_stays_within_all_of_it() -> None:
    result = lead(
        SEAT
        + TWO
        + """
revenue:
  services: {individual: {title: Support, code: H0038, rate: 10.00}}
  roles: {peer: {direct_share: 50%, billable_share: 95%, denial_rate: 0%}}
"""
    )
    an_hour = Decimal(2080) * Decimal("0.5") * 4 * 10  # dollars of a billable hour's share, a year
    found = effects(result)
    assert found["Unit rates"] == [an_hour * Decimal("0.095"), -an_hour * Decimal("0.095")]
    assert found["Billable share of direct time"] == [an_hour * Decimal("0.095"), -an_hour * Decimal("0.05")]


def test_what_a_scenario_gives_itself_is_varied_there_only() -> None:
    text = (
        SEAT
        + """
scenarios: {more: {title: More, changes: {seats: {line: {rate: 25.00}}}}}
sensitivity:
  own: {title: Their pay, field: seats.line.rate, low: 24.00, high: 27.00}
  both: {title: Hours, field: seats.line.hours, low: 20, high: 40}
"""
    )
    a_dollar = Decimal(2080) * Decimal("1.2")
    # 5 dollars an hour are added; at half the hours in both plans, half as much.
    assert effects(lead(text)) == {
        "Their pay": [-a_dollar, 2 * a_dollar],
        "Hours": [-a_dollar * 5 / 2, 0],
    }


def test_a_star_stands_for_every_entry_and_says_what_they_are_now() -> None:
    plans = plan_set(
        config_text(
            """
pay: {general_raises: {2027-03: 2%, 2027-07: 3%}}
sensitivity: {raises: {title: Raises, field: pay.general_raises.*, low: 1%, high: 4%}}
"""
        )
    )
    (varied,) = plans.variations
    assert (varied.now, varied.low, varied.high) == ("2% to 3%", "1%", "4%")
    assert set(varied.highs[0].plan.pay.general_raises.values()) == {Decimal("0.04")}
    assert set(varied.lows[0].plan.pay.general_raises.values()) == {Decimal("0.01")}


def test_an_estimate_that_no_scenario_may_change_can_be_varied_for_all() -> None:
    rate = "indirect: {rate: 10%, base: direct}\n"
    if_other = "sensitivity: {rate: {title: Rate, field: indirect.rate, low: 8%, high: 12%}}\n"
    plans = plan_set(config_text(rate + if_other))
    (varied,) = plans.variations
    found = [each.plan.indirect and each.plan.indirect.rate for each in (*varied.lows, *varied.highs)]
    assert found == [Decimal("0.08"), Decimal("0.12")]


def test_only_the_scenarios_of_the_run_are_varied() -> None:
    text = config_text(
        SEAT
        + """
scenarios:
  a: {title: A, changes: {seats: {line: {seats: 2}}}}
  b: {title: B, changes: {seats: {line: {seats: 3}}}}
sensitivity: {hours: {title: Hours, field: seats.line.hours, low: 20, high: 40}}
"""
    )
    (varied,) = plan_set(text).only(("b",)).variations
    assert [[each.name for each in end] for end in (varied.lows, varied.highs)] == [[BASELINE, "b"]] * 2
    assert varied.lows[1].plan.seats["line"].seats == 3


def test_effects_stand_in_the_order_of_their_width() -> None:
    plan = plan_set(config_text("")).baseline

    def named(cost: str) -> tuple[ScenarioPlan, ...]:
        return (ScenarioPlan(cost, "", plan.plan),)

    varied = [
        Variation(title, "", "", "", "", named(low), named(high))
        for title, low, high in (
            ("A", "90", "110"),
            ("B", "100", "100"),
            ("C", "105", "125"),
            ("D", "60", "95"),
        )
    ]
    found: Sensitivity = sensitivity(named("100"), 0, varied, lambda each: Decimal(each.name), named=True)
    # C and D lie on one side of 100: 25 and 40 from it at most.
    assert [(each.varied.title, each.width) for each in found.effects] == [
        ("D", 40),
        ("C", 25),
        ("A", 20),
        ("B", 0),
    ]


# Goals.


def goal(sections: str) -> GoalFound:
    (found,) = (goal for result in results_from(SEAT + sections) for goal in result.goals)
    return found


def test_the_largest_raise_that_fits() -> None:
    # Half the year at the raise: 24,960 + 24,960 x (1 + r) with fringe; rates in whole cents. 51,000 leaves
    # 26,040 for July to December: 26,040 / 1,248 = 20.8653..., so 20.86 an hour: up to 4.32%, for 4.33% is 20.87.
    found = goal("goal_seek: {g: {find: general_raise, month: 2027-07, fiscal_year: 2027, budget: 51000}}\n")
    assert found.found
    assert found.above
    assert found.found.value == Decimal("0.0432")
    assert found.found.cost == pytest.approx(24_960 + Decimal("20.86") * 1248)
    assert found.above.value == Decimal("0.0433")
    assert found.above.cost == pytest.approx(24_960 + Decimal("20.87") * 1248)
    assert found.found.cost <= 51_000 < found.above.cost
    assert found.now.value == 0


def test_a_raise_stands_in_place_of_the_config_s_own_of_that_month() -> None:
    raises = "pay: {general_raises: {2027-01: 5%}}\n"
    found = goal(raises + "goal_seek: {g: {find: general_raise, fiscal_year: 2027, budget: 49920}}\n")
    assert str(found.month) == "2027-01"
    assert found.now.value == Decimal("0.05")
    assert found.found
    # 20.00 an hour costs 49,920; 20.00 x 1.0002 is 20.004, still 20.00 in cents; 1.0003 is 20.01.
    assert found.found.value == Decimal("0.0002")


def test_the_largest_minimum_that_fits_a_scenario() -> None:
    # Two seats: 2 x 2,080 x 1.2 = 4,992 a dollar; 105,000 / 4,992 = 21.0336...
    found = goal(
        TWO
        + "goal_seek: {g: {find: grade_minimum, grade: G, scenario: two, fiscal_year: 2027, budget: 105000}}\n"
    )
    assert found.found
    assert found.above
    assert (found.found.value, found.above.value) == (Decimal("21.03"), Decimal("21.04"))
    assert found.found.cost == pytest.approx(Decimal("21.03") * 4992)
    assert found.above.cost == pytest.approx(Decimal("21.04") * 4992)
    assert found.highest.value == 22  # the control point


def test_a_minimum_of_a_yearly_grade_is_found_in_whole_dollars() -> None:
    # A seat of 40 hours at 20% fringe: 60,020 / 1.2 = 50,016.67 a year, as near as whole cents a month come.
    found = goal(
        """
roles: {peer: {title: Peer Director, tier: director, grade: G, flsa: exempt}}
grades: {G: {basis: annual, minimum: 45000, control_point: 52000.40, maximum: 60000}}
goal_seek: {g: {find: grade_minimum, grade: G, fiscal_year: 2027, budget: 60020}}
"""
    )
    assert found.found
    assert found.above
    values = (found.lowest.value, found.found.value, found.above.value, found.highest.value)
    assert all(value == value.to_integral_value() for value in values)
    assert found.above.value - found.found.value == 1
    assert found.found.cost <= 60_020 < found.above.cost
    assert found.found.value == pytest.approx(Decimal(50_016), abs=10)
    assert value_words(found, found.found.value) == f"${found.found.value:,}"


@pytest.mark.parametrize(("budget", "fits"), [(1000, False), (90_000, True)])
def test_a_budget_that_nothing_or_everything_fits(budget: int, fits: bool) -> None:
    found = goal(f"goal_seek: {{g: {{find: general_raise, fiscal_year: 2027, budget: {budget}}}}}\n")
    assert found.found == (found.highest if fits else None)
    assert found.above is None
    assert found.lowest.cost == pytest.approx(49_920)
    assert found.highest.cost == pytest.approx(49_920 * Decimal("1.2"))


@pytest.mark.parametrize("limit", range(-1, 12))
def test_halving_finds_the_last_number_that_fits(limit: int) -> None:
    asked: list[int] = []

    def fits(number: int) -> bool:
        asked.append(number)
        return number <= limit

    found = largest_within(0, 10, fits)
    assert found == (None if limit < 0 else min(limit, 10))
    assert len(asked) <= 7
