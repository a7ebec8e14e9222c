from __future__ import annotations

import pytest
from chart_samples import CHARTS
from legible import illegible
from matplotlib.figure import Figure
from overlaps import find_faults

from ladder.reports.charts import Chart
from ladder.reports.charts.style import SKY, WIDTH, Area, add_axes, board_style, put, start_figure


def sound_figure() -> Figure:
    with board_style():
        figure, area = start_figure("A title", "A subtitle", "A footer")
        axes = add_axes(figure, Area(area.left, area.bottom + 30, area.right, area.top))
        axes.set(xlim=(0, 10))
        axes.set_xticks([2, 5, 8], ["two", "five", "eight"])
        put(figure, 200, 200, "a label")
    return figure


def faults(figure: Figure) -> list[str]:
    with board_style():
        return find_faults(figure)


def test_finds_nothing_in_a_sound_figure() -> None:
    assert faults(sound_figure()) == []


def test_finds_a_planted_overlap() -> None:
    figure = sound_figure()
    put(figure, 210, 204, "another label")
    assert faults(figure) == ["'a label' overlaps 'another label'"]


def test_finds_a_planted_text_that_is_cut_off() -> None:
    figure = sound_figure()
    put(figure, WIDTH - 20, 300, "cut off at the edge")
    assert faults(figure) == ["'cut off at the edge' leaves the picture"]


def test_finds_a_tick_label_under_a_text() -> None:
    figure = sound_figure()
    box = figure.axes[-1].get_xticklabels()[1].get_window_extent()
    put(figure, box.x0 * 72 / 200, box.y0 * 72 / 200, "on a tick")
    assert faults(figure) == ["'five' overlaps 'on a tick'"]


def test_ignores_what_is_not_drawn() -> None:
    figure = sound_figure()
    put(figure, 210, 204, "hidden").set_visible(False)
    put(figure, 210, 204, "   ")
    axes = figure.axes[-1]
    axes.set_xticks([2, 5, 8, 5000], ["two", "five", "eight", "out of view"])
    axes.set(xlim=(0, 10))
    with board_style():
        hidden = add_axes(figure, start_figure("", "", "")[1])
        hidden.text(0.5, 0.5, "in hidden axes")
        hidden.set_visible(False)
    assert faults(figure) == []


def test_finds_small_and_faint_text_and_a_faint_mark() -> None:
    figure = sound_figure()
    assert illegible(figure) == []
    put(figure, 200, 300, "small", size=11.9)
    put(figure, 200, 320, "faint", color=SKY)
    add_axes(figure, Area(300, 300, 400, 400)).hlines(0.5, 0, 1, color="#AAAAAA")
    assert illegible(figure) == ["'small' is small", "'faint' is faint", "a mark of #aaaaaa is faint"]


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
def test_no_chart_has_a_fault(chart: Chart) -> None:
    assert illegible(chart.draw()) == []
