"""The market by hand: aging to a point, blends, posture against each benchmark, cost of labor, peer wages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import result_from

from ladder.pay.aging import aged
from ladder.pay.market import AgedBenchmark, MarketView, posture
from ladder.pay.percentiles import standing

EL_PASO = """
agency: {name: Agency, kind: public, state: TX}
market: {area: "El Paso, TX", occupations: [21-1093, 31-1120, 31-1133, 11-9151], aging: 0%}
"""
PAID_AS_POSTED = "grades: {G: {minimum: 12.58, control_point: 14.00, maximum: 16.00}}\n"
TWO = """
benchmarks:
  a: {title: Aides, area: Ohio, date: 2026-01, source: S, p10: 10.00, p25: 12.00, p50: 14.00, p75: 16.00, p90: 20.00}
  b: {title: Assistants, area: Ohio, date: 2026-07, source: S, p25: 18.00, p50: 20.00, p75: 24.00}
"""


def named(view: MarketView, name: str) -> AgedBenchmark:
    return next(mark for mark in view.marks if mark.name == name)


def places(amounts: object, count: int = 6) -> list[str]:
    assert isinstance(amounts, dict)
    return [str(round(amount, count)) for amount in amounts.values()]


def test_aging_compounds() -> None:
    # 90,000 x 1.03^(1/2): 1.03^(1/2) = 1.0148891565 (its square is 1.03), so 91,340.02.
    assert round(aged(Decimal(90_000), 6, Decimal("0.03")), 2) == Decimal("91340.02")
    assert aged(Decimal(90_000), 0, Decimal("0.03")) == 90_000
    # 1.03^(3/4) = 1.0148891565 x 1.0074170718 = 1.0224166622: 53,165.67, not the straight line's 53,170.
    assert round(aged(Decimal(52_000), 9, Decimal("0.03")), 2) == Decimal("53165.67")


@pytest.mark.parametrize(
    ("point", "median"),
    [
        ("start", "20.600000"),  # 12 months: 20.00 x 1.03
        ("middle", "20.906717"),  # 18 months: 20.60 x 1.0148891565
        ("end", "21.218000"),  # 24 months: 20.00 x 1.03 x 1.03
    ],
)
def test_benchmarks_are_aged_to_a_point_of_the_first_year(point: str, median: str) -> None:
    view = result_from(f"""
benchmarks: {{b: {{title: B, area: X, date: 2026-01, source: S, p50: 20.00}}}}
market: {{aged_to: {point}}}
entry_role: {{title: Aide, rate: {{amount: 20.00, as_of: 2026-01}}}}
""").market
    assert str(round(view.benchmarks[0].median, 6)) == median
    assert view.entry_rate == Decimal(
        "20.60"
    )  # our own posted pay is aged to the plan's start, whatever the point


def test_the_posting_of_el_paso_against_its_own_market() -> None:
    """12.58 against figures of May 2025 as published: over the aides' median, under the assistants' 25th percentile."""
    view = result_from(EL_PASO + PAID_AS_POSTED).market
    pay = view.entry_peer_role.pay
    assistants, aides = named(view, "metro_21_1093"), named(view, "metro_31_1120")
    assert places(assistants.percentiles, 2) == ["12.07", "16.68", "19.25", "22.72", "27.16"]
    assert aides.median == Decimal("11.15")
    assert posture(pay, assistants.median, view.tolerance) == "below"
    assert standing(pay, assistants.percentiles).words == "about the 12th percentile"
    assert posture(pay, aides.median, view.tolerance) == "above"
    assert standing(pay, aides.percentiles).words == "about the 78th percentile"


def test_what_bls_does_not_publish_is_carried_along() -> None:
    view = result_from(EL_PASO).market
    assert [(each.code, each.place) for each in view.unpublished] == [("31-1133", "El Paso, TX")]
    assert len(view.benchmarks) == 11  # four occupations in three areas, less one


def test_entry_level_benchmarks_come_first_and_managers_are_for_higher_rungs() -> None:
    view = result_from(EL_PASO).market
    assert [mark.entry_level for mark in view.marks] == [True] * 8 + [False] * 3
    assert {mark.title for mark in view.marks if not mark.entry_level} == {
        "Social and community service managers"
    }


def test_a_blend_is_the_weighted_average_of_what_all_parts_have() -> None:
    blends = "  blends: {mix: {title: Mix, benchmarks: {a: 60%, b: 40%}}}\n"
    view = result_from(TWO + "market:\n  aging: 0%\n" + blends).market
    # 0.6 x 12 + 0.4 x 18 = 14.40; 0.6 x 14 + 0.4 x 20 = 16.40; 0.6 x 16 + 0.4 x 24 = 19.20. b has no 10th and no 90th.
    assert named(view, "mix").percentiles == {
        "p25": Decimal("14.40"),
        "p50": Decimal("16.40"),
        "p75": Decimal("19.20"),
    }
    # Each part is aged from its own date first: 14 x 1.03 and 20 x 1.0148891565.
    view = result_from(TWO + "market:\n" + blends).market
    assert str(round(named(view, "mix").median, 6)) == "16.771113"  # 0.6 x 14.42 + 0.4 x 20.297783


def test_the_cost_of_labor_is_a_median_over_the_nation_s() -> None:
    view = result_from(EL_PASO).market
    ratios = {each.local: str(round(each.ratio, 4)) for each in view.differentials}
    # 19.25 / 22.08, 11.15 / 17.21, 34.37 / 38.65; Texas 22.05, 11.65, 20.46 over 21.59, 36.79.
    assert ratios == {
        "metro_21_1093": "0.8718",
        "metro_31_1120": "0.6479",
        "metro_11_9151": "0.8893",
        "state_21_1093": "0.9986",
        "state_31_1120": "0.6769",
        "state_31_1133": "0.9477",
        "state_11_9151": "0.9519",
    }


def test_the_nation_s_industries_are_no_areas() -> None:
    view = result_from("market: {area: Ohio, occupations: [21-1093], industries: [621420]}").market
    assert [each.local for each in view.differentials] == ["state_21_1093"]
    assert "metro_21_1093" not in [mark.name for mark in view.benchmarks]


def test_peer_wages_are_aged_where_dated_and_judge_nothing() -> None:
    assert result_from().market.peer_wages == ()
    view = result_from("market: {peer_wages: true}").market
    assert view.marks == ()
    posting = next(wage for wage in view.peer_wages if wage.found.area == "El Paso, TX")
    # November 2022 to January 2027: 50 months. 1.03^4 = 1.12550881; 1.03^(1/6) = 1.0049386; 12.58 x 1.1310674.
    assert (posting.months, str(round(posting.low, 2))) == (50, "14.23")
    undated = [wage for wage in view.peer_wages if wage.found.date is None]
    assert [(wage.months, wage.low) for wage in undated] == [
        (None, Decimal("16.83")),
        (None, Decimal("24.31")),
    ]
    # One found later than the plan's start is not aged backward.
    early = result_from("period: {start: 2024-01, months: 12}\nmarket: {peer_wages: true}").market
    later = [wage for wage in early.peer_wages if wage.found.date and wage.found.date.year == 2026]
    assert [(wage.months, wage.low) for wage in later] == [(None, Decimal("17.82"))]
