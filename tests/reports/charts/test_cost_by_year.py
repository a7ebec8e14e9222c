from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from chart_samples import cost, yearly, years
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.patches import Rectangle

from ladder.reports.charts.cost_by_year import CostData, YearlyCost, alt_text, draw, title
from ladder.reports.charts.year_table import FiscalYear

AMOUNT = st.integers(0, 10**9).map(lambda cents: Decimal(cents) / 100)


def data(*lines: tuple[str, list[str]], first_months: int = 10) -> CostData:
    (baseline, *scenarios) = (YearlyCost(name, tuple(map(Decimal, amounts))) for name, amounts in lines)
    spans = years(len(baseline.amounts), first_months)
    return CostData("Agency", spans, baseline, tuple(scenarios), "wages", "")


PLAN = ("today's plan", ["563412", "694200", "715026"])


@pytest.mark.parametrize(
    ("second_year", "expected"),
    [
        # 906,120 - 694,200 = 211,920; 211,920 / 694,200 = 30.5%
        ("906120", "The ladder adds $212,000 in FY 2028, the first full fiscal year, 31% over today's plan"),
        # 694,200 - 690,000 = 4,200; 0.6%
        ("690000", "The ladder saves $4,200 in FY 2028, the first full fiscal year, 1% under today's plan"),
        ("694200.40", "The ladder costs the same as today's plan in FY 2028, the first full fiscal year"),
        # 2,120,543 - 694,200 = 1,426,343; 205.5%
        (
            "2120543",
            "The ladder adds $1.43 million in FY 2028, the first full fiscal year, 205% over today's plan",
        ),
    ],
)
def test_title_says_what_the_scenario_adds(second_year: str, expected: str) -> None:
    assert title(data(PLAN, ("the ladder", ["702000", second_year, "938000"]))) == expected


def test_title_of_several_scenarios_names_the_most_and_the_least() -> None:
    lines = [("B", ["0", "794200", "0"]), ("C", ["0", "694200", "0"]), ("D", ["0", "594200", "0"])]
    assert title(data(PLAN, *lines)) == (
        "B adds $100,000 and D saves $100,000 in FY 2028, the first full fiscal year, beside today's plan"
    )


def test_title_of_a_baseline_alone() -> None:
    # 715,026 / 694,200 = 1.030
    assert title(data(PLAN)) == "Today's plan grows from $694,000 in FY 2028 to $715,000 in FY 2029, by 3%"
    assert title(data(("today's plan", ["1", "500", "500"]))) == (
        "Today's plan costs $500 in FY 2028 and the same in FY 2029"
    )
    assert title(data(("today's plan", ["1200"]))) == "Today's plan costs $1,200 in FY 2027 (10 months)"


def test_title_without_a_full_fiscal_year_says_so() -> None:
    lines = ("today's plan", ["1000"]), ("the ladder", ["1500"])
    assert title(data(*lines)) == "The ladder adds $500 in the 10 months of FY 2027, 50% over today's plan"


@given(AMOUNT, AMOUNT)
def test_title_is_true_of_any_two_amounts(before: Decimal, after: Decimal) -> None:
    words = title(data(("today's plan", [str(before)]), ("the ladder", [str(after)]), first_months=12))
    added = after - before
    if "costs the same" in words:
        assert abs(added) <= Decimal("0.5")
        return
    found = re.match(r"The ladder (adds|saves) \$([\d,.]+)( million)? in", words)
    assert found
    assert (found[1] == "adds") == (added > 0)
    said = Decimal(found[2].replace(",", "")) * (1_000_000 if found[3] else 1)
    assert abs(said - abs(added)) <= max(abs(added) * Decimal("0.005"), Decimal("0.5"))
    share = re.search(r", (less than )?(\d+)% (over|under) today's plan$", words)
    assert bool(share) == (before > 0)
    if share:
        assert (share[3] == "over") == (added > 0)
        exact = abs(added) / before * 100
        assert exact < Decimal("0.5") if share[1] else abs(exact - int(share[2])) <= Decimal("0.5")


def test_bars_stand_on_zero_at_the_amounts() -> None:
    figure = draw(data(PLAN, ("the ladder", ["702000", "906120", "938000"])))
    axes = next(axes for axes in figure.axes if len(axes.patches) == 6)
    found = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    assert [patch.get_height() for patch in found] == [563412, 702000, 694200, 906120, 715026, 938000]
    assert {patch.get_y() for patch in found} == {0}
    assert axes.get_ylim()[0] == 0


def test_the_table_gives_every_amount_the_difference_and_the_months() -> None:
    figure = draw(data(PLAN, ("the ladder", ["702000.40", "906120", "700000"])))
    texts = [text.get_text() for text in figure.texts]
    for expected in ("10 months", "$563,412", "$702,000", "+$138,588", "+$211,920", "\N{MINUS SIGN}$15,026"):
        assert expected in texts


def test_alt_text_gives_first_and_last_amounts() -> None:
    words = alt_text(data(PLAN, ("the ladder", ["702000", "906120", "938000"])))
    assert "Today's plan $563,412 in FY 2027 (10 months) and $715,026 in FY 2029" in words
    assert "the ladder $702,000 in FY 2027 (10 months) and $938,000 in FY 2029" in words


def test_says_what_it_leaves_out() -> None:
    scenarios = [(f"scenario {letter}", "100") for letter in "abcd"]
    crowded = replace(
        cost(14, "100", *scenarios), years=tuple(FiscalYear(f"FY {year}") for year in range(2027, 2041))
    )
    subtitle = " ".join(draw(crowded).texts[1].get_text().split())
    assert "The first 12 of 14 fiscal years are shown" in subtitle
    assert "The first 3 of 4 scenarios are shown" in subtitle


def test_a_range_off_its_bar_is_explained() -> None:
    ranges = ((Decimal(600_000), Decimal(700_000)), (Decimal(690_000), Decimal(700_000)))
    apart = CostData(
        "Agency", years(2), yearly("now", "650000", 2, "1.1"), (), "wages", "", "more seats filled"
    )
    off = replace(apart, baseline=replace(apart.baseline, ranges=ranges))  # 715,000 in the second year
    words = "8 of 10 simulated runs, off their bars chiefly through more seats filled (see Risk)"
    assert words in _words(off)
    inside = replace(apart, baseline=replace(off.baseline, amounts=(Decimal(650_000), Decimal(695_000))))
    assert "off their bars" not in _words(inside)
    assert "8 of 10 simulated runs" in _words(inside)


def _words(shown: CostData) -> str:
    return " ".join(" ".join(text.get_text() for text in draw(shown).texts).split())


def test_a_simulated_range_is_a_whisker_and_said_in_words() -> None:
    plain = data(("today's plan", ["100", "200"]))
    ranged = replace(plain, baseline=replace(plain.baseline, ranges=((Decimal(90), Decimal(130)),) * 2))
    assert "8 of 10" not in alt_text(plain) + draw(plain).texts[1].get_text()
    assert "8 of 10 simulated runs of today's plan cost $90 to $130 in FY 2028" in alt_text(ranged)
    figure = draw(ranged)
    assert "Whiskers: 8 of 10 simulated runs" in " ".join(figure.texts[1].get_text().split())
    ends = [
        [point[1] for point in segment]
        for axes in figure.axes
        for lines in axes.collections
        for segment in lines.get_segments()
    ]
    assert [90.0, 130.0] in ends
