from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from chart_samples import ENTRY, FOUR_RUNGS, THREE_BENCHMARKS, benchmark, market, roles
from hypothesis import given
from hypothesis import strategies as st

from ladder.reports.charts.pay_against_market import MarketBenchmark, RolePay, draw, title

RATE = st.integers(1000, 3000).map(lambda cents: Decimal(cents) / 100)
WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "both": 2}


def paid(pay: str | None) -> tuple[RolePay, ...]:
    return (RolePay("Peer Specialist", Decimal(pay) if pay else None, Decimal("14.50"), Decimal("16.25")),)


def middles(*rates: str) -> tuple[MarketBenchmark, ...]:
    return tuple(benchmark(f"Occupation {rate}", "Texas", {50: rate}) for rate in rates)


@pytest.mark.parametrize(
    ("pay", "benchmarks", "to_entry", "to_market"),
    [
        # 15.10 / 13.25 = 1.140
        (
            "15.10",
            ("18.34", "19.93", "19.10"),
            "14% above",
            "below the middle of all three market benchmarks",
        ),
        ("13.25", ("13.00", "13.25"), "at", "at the middle of both market benchmarks"),
        # 12.58 / 13.25 = 0.949; 12.58 / 12.00 = 1.048
        ("12.58", ("12.00", "18.00"), "5% below", "below the middle of one of two market benchmarks"),
        ("13.00", ("10.00",), "within 3% of", "above the middle of the one market benchmark"),
        ("13.00", ("10.00", "13.00"), "within 3% of", "at or above the middle of both market benchmarks"),
    ],
)
def test_title_places_the_first_role(
    pay: str, benchmarks: tuple[str, ...], to_entry: str, to_market: str
) -> None:
    assert title(market(paid(pay), middles(*benchmarks))) == (
        f"People in our first peer role are paid {to_entry} our own entry role's $13.25 an hour"
        f" and {to_market}"
    )


def test_title_of_a_vacant_role_takes_its_minimum() -> None:
    # 14.50 / 13.25 = 1.094
    assert title(market(paid(None), ())) == (
        "People in our first peer role would start 9% above our own entry role's $13.25 an hour"
    )


def test_a_benchmark_without_a_middle_is_not_counted() -> None:
    words = title(market(paid("15.10"), (*THREE_BENCHMARKS[:2], benchmark("Aides", "Texas", {}))))
    assert words.endswith("below the middle of both market benchmarks")


@given(RATE, RATE, st.lists(RATE, min_size=1, max_size=4))
def test_title_is_true_of_any_pay(pay: Decimal, rate: Decimal, rates: list[Decimal]) -> None:
    data = market(paid(str(pay)), middles(*map(str, rates)), replace(ENTRY, rate=rate))
    words = title(data)
    to_entry, to_market = re.match(r"(.* an hour) and (.*)$", words).groups()  # type: ignore[union-attr]
    assert (" above " in to_entry) == (pay > rate * Decimal("1.03"))
    assert (" below " in to_entry) == (pay < rate * Decimal("0.97"))
    below = sum(pay < middle * Decimal("0.97") for middle in rates)
    above = sum(pay > middle * Decimal("1.03") for middle in rates)
    if some := re.match(r"below the middle of (\w+) of (\w+) market", to_market):
        assert (WORDS[some[1]], WORDS[some[2]]) == (below, len(rates))
    elif to_market.startswith("below"):
        assert below == len(rates)
    elif to_market.startswith("above"):
        assert above == len(rates)
    elif to_market.startswith("at or above"):
        assert below == 0
        assert above > 0
    else:
        assert to_market.startswith("at the middle")
        assert below == above == 0


def test_the_title_counts_every_benchmark_and_the_subtitle_says_which_are_drawn() -> None:
    # Twelve middles from 10.25 to 21.25; pay of 13.25 is under those from 14.25 on. The two furthest are 20.25, 21.25.
    rates = [f"{dollars}.25" for dollars in (*range(10, 14), *range(14, 22))]
    data = market(paid("13.25"), middles(*rates))
    assert title(data).endswith("below the middle of eight of 12 market benchmarks")
    texts = [text.get_text() for text in draw(data).texts]
    assert "Of 12 benchmarks, the 10 nearest our own entry role's pay are drawn." in " ".join(
        texts[1].split()
    )
    assert sum(text.startswith("Occupation ") for text in texts) == 10
    assert not any(text.startswith(("Occupation 20.25", "Occupation 21.25")) for text in texts)
    assert "benchmarks, the" not in draw(market(paid("13.25"), middles(*rates[:10]))).texts[1].get_text()


def test_a_blend_of_benchmarks_is_drawn_and_not_counted_again() -> None:
    blend = replace(benchmark("A blend", "Texas", {50: "18.00"}), blend=True)
    data = market(paid("13.25"), (blend, *middles("12.00", "19.00")))
    assert title(data).endswith("below the middle of one of two market benchmarks")
    assert "A blend" in [text.get_text() for text in draw(data).texts]


def test_marks_stand_at_the_pay_and_the_percentiles() -> None:
    figure = draw(market(roles(FOUR_RUNGS), (benchmark("Health workers", "Texas"),)))
    axes = next(axes for axes in figure.axes if axes.get_lines() and axes.get_xlim()[1] < 100)
    diamonds = [line.get_xdata()[0] for line in axes.get_lines() if line.get_marker() == "D"]  # type: ignore[index]
    expected = sorted((float(role.pay) for role in roles(FOUR_RUNGS) if role.pay), reverse=True)
    assert diamonds == expected
    (box,) = axes.patches
    assert box.get_x() == 15.2  # type: ignore[attr-defined]
    assert box.get_width() == pytest.approx(22.9 - 15.2)  # type: ignore[attr-defined]
    ends = {
        round(float(x), 2)
        for lines in axes.collections
        for path in lines.get_paths()
        for x, _ in path.vertices
    }
    assert {13.1, 15.2, 18.34, 22.9, 28.15, 13.25} <= ends


def test_each_benchmark_shows_its_area_and_date() -> None:
    texts = [text.get_text() for text in draw(market(roles(FOUR_RUNGS))).texts]
    assert "El Paso, Texas, May 2025" in texts
    assert "Community health workers" in texts
