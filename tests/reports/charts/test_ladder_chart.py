from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from chart_samples import ENTRY, FOUR_RUNGS, ladder, many_rungs, rung
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ladder.reports.charts.ladder_chart import Rung, draw, title
from ladder.reports.charts.rows import EntryRole

RATE = st.integers(1000, 4000).map(lambda cents: Decimal(cents) / 100)


@st.composite
def rungs(draw_value: st.DrawFn) -> tuple[Rung, ...]:
    pairs = draw_value(st.lists(st.tuples(RATE, RATE).map(sorted), min_size=1, max_size=6))
    return tuple(rung(str(low), str(high)) for low, high in pairs)


def entry(rate: str) -> EntryRole:
    return replace(ENTRY, rate=Decimal(rate))


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        # 14.50 / 13.25 = 1.094
        (
            "13.25",
            "Every rung pays above our own entry role's $13.25 an hour: the first starts 9% above it, the"
            " highest reaches $34.10",
        ),
        (
            "14.50",
            "The first rung starts at our own entry role's $14.50 an hour; the ladder reaches $34.10",
        ),
        # 14.50 / 14.90 = 0.973: 2.7% below
        (
            "14.90",
            "The first rung starts within 3% of our own entry role's $14.90 an hour; the ladder reaches"
            " $34.10",
        ),
        # 14.50 / 16.00 = 0.906
        (
            "16.00",
            "The first rung starts 9% below our own entry role's $16.00 an hour; the ladder reaches $34.10",
        ),
        (
            "40.00",
            "Every rung stays below our own entry role's $40.00 an hour; the ladder reaches $34.10",
        ),
    ],
)
def test_title_says_where_the_ladder_starts(rate: str, expected: str) -> None:
    assert title(ladder(FOUR_RUNGS, entry(rate))) == expected


def test_title_of_one_role() -> None:
    one = (rung("12.58", "15.00", "Peer Specialist"),)
    # 12.58 / 13.25 = 0.949
    assert title(ladder(one)) == (
        "Peer Specialist: pay starts 5% below our own entry role's $13.25 an hour and reaches $15.00"
    )
    assert title(ladder((rung("13.25", "13.25", "Peer Specialist"),))) == (
        "Peer Specialist: the one rate is at our own entry role's $13.25 an hour"
    )


def test_title_counts_the_rungs_where_not_all_start_above() -> None:
    mixed = (FOUR_RUNGS[2], FOUR_RUNGS[0], FOUR_RUNGS[3])
    assert title(ladder(mixed, entry("16.00"))).startswith(
        "2 of 3 rungs start above our own entry role's $16.00"
    )


def test_title_calls_rungs_of_several_tracks_roles() -> None:
    assert title(ladder(many_rungs(5))).startswith("Every role pays above")


@given(rungs(), RATE)
def test_title_is_true_of_any_ladder(ladder_rungs: tuple[Rung, ...], rate: Decimal) -> None:
    words = title(ladder(ladder_rungs, EntryRole("Aide", rate)))
    minimums = [each.minimum for each in ladder_rungs]
    highest = max(each.maximum for each in ladder_rungs)
    if words.startswith("Every rung pays above"):
        assert min(minimums) > rate
    if "stays below" in words:
        assert highest < rate
    if counted := re.match(r"(\d) of (\d) rungs start above", words):
        assert int(counted[1]) == sum(each > rate * Decimal("1.03") for each in minimums)
        assert int(counted[2]) == len(minimums)
    if share := re.search(r"(\d+)% (above|below)", words):
        ratio = minimums[0] / rate - 1
        assert (ratio > 0) == (share[2] == "above")
        assert abs(abs(ratio) * 100 - int(share[1])) <= Decimal("0.5")
        assert abs(ratio) > Decimal("0.03")
    if "within 3% of" in words:
        assert abs(minimums[0] / rate - 1) <= Decimal("0.03")
    if " at our own entry role's" in words:
        assert minimums[0] == rate
    if reached := re.search(r"reaches \$([\d.]+)$", words):
        assert Decimal(reached[1]) == highest


def bars(figure: Figure) -> list[tuple[float, float]]:
    axes = next(axes for axes in figure.axes if len(axes.get_xticks()) > 1 and axes.get_xlim()[0] > 1)
    found = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    return [(patch.get_x(), patch.get_x() + patch.get_width()) for patch in found]


def test_bars_run_from_minimum_to_maximum_first_rung_lowest() -> None:
    figure = draw(ladder())
    assert bars(figure) == [(14.5, 18.0), (16.5, 21.0), (20.0, 26.0), (27.0, pytest.approx(34.1))]
    places = {text.get_text(): text.get_position()[1] for text in figure.texts}
    assert (
        places["Peer Support Specialist"]
        < places["Peer Supervisor"]
        < places["Director of Peer Support Services"]
    )


def test_one_scale_for_several_scenarios() -> None:
    other = replace(ladder(FOUR_RUNGS[:2]), scale_over=(Decimal("34.10"),))
    ticks = [[text.get_text() for text in axes.get_xticklabels()] for axes in draw(other).axes]
    assert ["$10", "$15", "$20", "$25", "$30", "$35"] in ticks
    assert ticks[-1] == [text.get_text() for text in draw(ladder()).axes[-1].get_xticklabels()]
