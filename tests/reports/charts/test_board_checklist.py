"""What a board chart has, for every chart of one plan with all of them, and of one as bare as can be."""

from __future__ import annotations

import re

import pytest
from decks import facts_from
from matplotlib.figure import Figure
from matplotlib.patches import Wedge
from plans import config_text, plan_set

from ladder.reports.charts import Chart
from ladder.reports.charts.style import board_style, start_figure
from ladder.reports.deck.facts import Facts
from ladder.reports.deck.slides import board_deck

FULL = """
period: {start: 2027-01, months: 36}
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
  lead: {title: Lead Peer, tier: mentor, grade: G}
seats: {line: {role: peer, seats: 6, hours: 20, funds: {grant: 100%}}, leads: {role: lead, hours: 20}}
funds: {grant: {title: County grant, kind: grant, ends: 2027-06}}
promotions: [{from: peer, to: lead, months_in_role: 12}]
workforce: {yearly_exits: 25%, months_to_fill: 3}
benchmarks: {aides: {title: Aides, area: Ohio, date: 2026-05, p50: 19.00, source: "State survey, page 4"}}
sensitivity: {pay: {title: Pay, field: grades.G.minimum, low: 19.00, high: 21.00}}
scenarios: {higher: {title: Higher pay, changes: {grades: {G: {control_point: 23.50}}}}}
"""


@pytest.fixture(scope="module", params=["", FULL], ids=["bare", "full"])
def facts(request: pytest.FixtureRequest) -> Facts:
    return facts_from(request.param)


@pytest.fixture(scope="module")
def drawn(facts: Facts) -> dict[str, tuple[Chart, Figure]]:
    return {chart.stem: (chart, chart.draw()) for chart in facts.charts}


def banned(figure: Figure) -> list[str]:
    """A legend, a second axis over the same plot, a pie: what a board chart never has."""
    found = ["a legend"] if figure.legends or any(axes.get_legend() for axes in figure.axes) else []
    scaled = [axes for axes in figure.axes if len(axes.get_xticks()) or len(axes.get_yticks())]
    places = [tuple(round(part, 6) for part in axes.get_position().bounds) for axes in scaled]
    found += ["two axes over one plot"] if len(places) != len(set(places)) else []
    return found + (["a pie"] if figure.findobj(Wedge) else [])


def test_what_is_banned_is_found() -> None:
    with board_style():
        figure, _ = start_figure("A", "B", "C")
        axes = figure.add_subplot()
        axes.plot([1, 2], label="a")
        assert banned(figure) == []
        axes.legend()
        axes.twinx()
        figure.add_subplot().pie([1, 2])
    assert banned(figure) == ["a legend", "two axes over one plot", "a pie"]


def test_no_chart_has_a_legend_two_axes_or_a_pie(drawn: dict[str, tuple[Chart, Figure]]) -> None:
    assert {stem: banned(figure) for stem, (_, figure) in drawn.items() if banned(figure)} == {}


def test_every_chart_has_one_size_a_title_and_who_it_is_about(drawn: dict[str, tuple[Chart, Figure]]) -> None:
    for chart, figure in drawn.values():
        assert tuple(figure.get_size_inches()) == (12.8, 7.2)
        assert figure.dpi == 200
        title, subtitle, footer = (" ".join(text.get_text().split()) for text in figure.texts[:3])
        assert title == chart.title
        assert len(title.split()) >= 5
        assert footer == chart.footer
        assert "Agency" in subtitle or "nvented" in subtitle
        assert re.search(r"config\.yaml \([0-9a-f]{12}\)", footer)


def test_bars_stand_on_zero_and_a_scale_that_starts_elsewhere_says_so(
    drawn: dict[str, tuple[Chart, Figure]],
) -> None:
    for stem, (_, figure) in drawn.items():
        subtitle = figure.texts[1].get_text()
        for axes in figure.axes:
            ticks = [text.get_text() for text in (*axes.get_xticklabels(), *axes.get_yticklabels())]
            money = [text for text in ticks if "$" in text]
            if money and not any(re.fullmatch(r"\$0(\.00)?", text) for text in money):
                assert "not at zero" in " ".join(subtitle.split()), stem
                assert not axes.containers, stem  # bars


def test_each_slides_figures_stand_on_a_sheet_of_the_workbook(facts: Facts) -> None:
    sheets = {sheet.name for sheet in facts.report.sheets}
    for slide in board_deck(facts).slides:
        (source,) = re.findall(r"Source: sheets? ([A-Z][^.;]+)", "\n".join(slide.notes))
        named = {each for each in re.split(r", | and ", source) if each[0].isupper()}
        assert named, slide.key
        assert named <= sheets, slide.key


def test_what_is_tried_low_and_high_has_its_unit() -> None:
    (varied,) = plan_set(config_text(FULL)).variations
    assert (varied.now, varied.low, varied.high) == ("$20.00", "$19.00", "$21.00")
