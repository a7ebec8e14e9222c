from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from chart_samples import HoursLine, NetIncomeData, ProfileNet, law_lines, net_income
from hypothesis import given
from hypothesis import strategies as st

from ladder.reports.charts.net_income_by_hours import alt_text, draw, title
from ladder.reports.charts.stretches import Stretch, stretches

GRID = tuple(float(hours) for hours in range(5, 41))
AMOUNTS = st.lists(st.integers(0, 5000), min_size=36, max_size=36).map(
    lambda amounts: tuple(map(float, amounts))
)


def one_profile(
    amounts: tuple[float, ...], hours: tuple[float, ...] = GRID, name: str = "SSDI"
) -> NetIncomeData:
    return replace(net_income("16.00"), hours=hours, profiles=(ProfileNet(name, amounts),))


def test_a_stretch_ends_where_the_worker_is_whole_again() -> None:
    # From 300 down to 100 at once, then up by 100 an hour: whole again two hours on.
    hours, amounts = (1.0, 2.0, 3.0, 3.0, 4.0, 5.0, 6.0), (100.0, 200.0, 300.0, 100.0, 200.0, 300.0, 400.0)
    assert stretches(hours, amounts) == (Stretch(3.0, 5.0, 300.0, 100.0),)
    assert stretches(hours[:5], amounts[:5]) == (Stretch(3.0, None, 300.0, 100.0),)
    assert stretches(hours[:3], amounts[:3]) == ()
    # Between points: from 250 to 350 the line passes 300 halfway.
    assert stretches((1, 2, 3), (300, 250, 350)) == (Stretch(1, 2.5, 300, 250),)


@given(AMOUNTS)
def test_stretches_hold_exactly_the_hours_with_less_than_at_fewer(amounts: tuple[float, ...]) -> None:
    fine = np.linspace(5, 40, 701)
    line = np.interp(fine, GRID, amounts)
    less = line < np.maximum.accumulate(line) - 0.01
    inside = np.zeros_like(less)
    edges = []
    for stretch in stretches(GRID, amounts):
        end = 99.0 if stretch.end is None else stretch.end
        inside |= (fine > stretch.start) & (fine < end)
        edges += [stretch.start, end]
    far = np.array([min((abs(hours - edge) for edge in edges), default=9) > 0.06 for hours in fine])
    assert (less == inside)[far].all()


def test_title_names_the_whole_hours_that_pay_less_and_those_they_are_compared_with() -> None:
    # $16 an hour: SGA of $1,690 at 1,690 x 12 / 52 / 16 = 24.375 hours. An hour nets 16 x 52 / 12 x 0.9235 =
    # $64.03 a month; at 24 hours 1,536.70 + 1,234.70 = 2,771.40, which wages alone reach at 43.3 hours.
    assert title(net_income("16.00")) == (
        "At $16.00 an hour, an invented worker who receives SSDI has less each month at 25 to 40 hours a week"
        " than at 24"
    )
    # With $400 of SSDI: 1,936.70 at 24 hours, reached again at 30.2 hours.
    assert title(net_income("16.00", ssdi=400.0)).endswith(
        "less each month at 25 to 30 hours a week than at 24"
    )


def test_title_where_more_hours_always_pay() -> None:
    assert title(net_income("7.25")) == (
        "At $7.25 an hour, more hours always leave an invented worker with more each month, with or without"
        " the benefits shown"
    )
    flat = tuple(min(hours, 20.0) for hours in GRID)
    assert "more hours never leave an invented worker with less each month" in title(one_profile(flat))


@given(AMOUNTS)
def test_title_is_true_of_any_line(amounts: tuple[float, ...]) -> None:
    words = title(one_profile(amounts))
    at = dict(zip(GRID, amounts, strict=True))
    if found := re.search(r"has less each month at (\d+)(?: to (\d+))? hours a week than at (\d+)$", words):
        first, last, before = int(found[1]), int(found[2] or found[1]), int(found[3])
        assert before == first - 1
        assert all(at[hours] < at[before] for hours in range(first, last + 1))
        assert last == 40 or at[last + 1] >= at[before]
    elif "always leave an invented worker with more" in words:
        assert (np.diff(amounts) > 0).all()
    else:
        assert "never leave an invented worker with less" in words
        assert (np.diff(amounts) >= 0).all()


@given(AMOUNTS.map(sorted))
def test_title_never_finds_hours_that_pay_less_where_there_are_none(amounts: list[float]) -> None:
    assert "more hours" in title(one_profile(tuple(amounts)))


def test_title_where_the_loss_is_less_than_the_last_hour_adds() -> None:
    hours, amounts = (*GRID[:5], 9.9, *GRID[5:]), (*range(100, 600, 100), 590.0, *range(550, 3650, 100))
    words = title(one_profile(tuple(map(float, amounts)), hours))
    assert words.endswith("has less each month at some hours past 9 a week than at fewer hours")


def test_lines_are_drawn_through_the_amounts_and_the_step_is_upright() -> None:
    data = net_income("16.00", law_lines("16.00"))
    axes = next(axes for axes in draw(data).axes if axes.get_xlim() == (5, 40))
    drawn = [line for line in axes.get_lines() if len(line.get_xdata()) == len(data.hours)]  # type: ignore[arg-type]
    assert [tuple(line.get_ydata()) for line in drawn] == [each.amounts for each in data.profiles]  # type: ignore[arg-type]
    assert [tuple(line.get_xdata()) for line in drawn] == [data.hours] * 4  # type: ignore[arg-type]
    assert len({(line.get_linewidth(), line.get_linestyle()) for line in drawn}) >= 3  # not by color alone


def test_texts_name_each_line_seat_hours_and_what_is_out_of_view() -> None:
    lines = (*law_lines("16.00"), HoursLine("something early", 2.0), HoursLine("something late", 60.0))
    figure = draw(net_income("16.00", lines))
    texts = [text.get_text() for axes in figure.axes for text in axes.texts] + [
        text.get_text() for text in figure.texts
    ]
    # 1,210 x 12 / 52 / 16 = 17.45, shown as 17.4: 17.5 would be past the line
    assert "trial work month\n17.4 hours" in texts
    assert "substantial gainful\nactivity (SGA)\n24.3 hours" in texts
    assert {"hours our seats offer", "hours that pay less: from 24.4 on", "SSDI"} <= set(texts)
    subtitle = " ".join(figure.texts[1].get_text().split())
    assert "Crossed under 5 hours a week: something early." in subtitle
    assert "Not crossed by 40 hours a week: something late." in subtitle


def test_one_scale_for_several_roles() -> None:
    data = replace(net_income("16.00"), highest=5400.0)
    axes = next(axes for axes in draw(data).axes if axes.get_xlim() == (5, 40))
    assert axes.get_ylim() == (0, 6000)


def test_alt_text_says_invented_and_gives_first_and_last() -> None:
    # 16 x 5 x 52 / 12 x 0.9235 = 320.15; x 40: 2,561.17
    words = alt_text(net_income("16.00"))
    assert "an invented worker" in words
    assert "no benefits, $320 to $2,561" in words


@pytest.mark.parametrize("word", ["cliff", "consumer", "the disabled"])
def test_words_are_people_first(word: str) -> None:
    data = net_income("16.00", law_lines("16.00"))
    assert word not in " ".join([title(data), alt_text(data)]).lower()
