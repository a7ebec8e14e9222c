"""What holds of the charts of one plan together: their feet, their scales, more than color to tell marks apart."""

from __future__ import annotations

import pytest
from decks import facts_from

from ladder.reports import benefits_table
from ladder.reports.charts import (
    Chart,
    cost_by_year,
    funding_by_year,
    income_looks,
    ladder_chart,
    where_money_goes,
)

PLAN = """
roles:
  peer: {title: Peer, tier: direct_support, grade: G}
  lead: {title: Lead of a Team of People in Peer Roles, tier: peer_supervisor, grade: G}
benchmarks:
  survey: {title: Aides, area: Ohio, date: 2026-05, p50: 19.00, source: "State survey, page 4"}
scenarios:
  one: {title: More pay, changes: {grades: {G: {minimum: 21.00, maximum: 60.00}}}}
  two: {title: A lead, changes: {seats: {lead: {role: lead, hours: 40, first_month: 2027-07}}}}
"""


@pytest.fixture(scope="module")
def charts() -> dict[str, Chart]:
    return {chart.stem: chart for chart in facts_from(PLAN).charts}


def test_every_foot_says_source_date_scenario_placeholders_and_version(charts: dict[str, Chart]) -> None:
    for chart in charts.values():
        assert chart.footer.startswith("Source: config.yaml (")
        assert "plan from January 2027; law published through 2025 to 2027" in chart.footer
        assert " still to be replaced. Made by ladder " in chart.footer
        assert "Scenario" in chart.footer
    assert "Scenarios: baseline, one and two." in charts["cost-by-fiscal-year"].footer
    assert "Scenario: two." in charts["ladder-two"].footer
    assert "Benchmarks: State survey. Scenario: one." in charts["pay-against-benchmarks-one"].footer


@pytest.mark.parametrize(
    "prefix", ["ladder-", "pay-against-benchmarks-", "where-the-money-goes-", "net-income-"]
)
def test_the_scale_is_where_it_was_when_slides_are_flipped(charts: dict[str, Chart], prefix: str) -> None:
    found = [chart for stem, chart in charts.items() if stem.startswith(prefix)]
    assert len(found) >= 2 or prefix == "net-income-"
    scales = set()
    for chart in found:
        figure = chart.draw()
        axes = next(each for each in figure.axes if len(each.get_xticks()))
        scales.add((axes.get_xlim(), round(axes.get_position().x0, 6), round(axes.get_position().x1, 6)))
    assert len(scales) == 1


def states(*words: str) -> list[tuple[str, str]]:
    """How the states of one program's row are drawn."""
    return [(income_looks.STATES[word].color, income_looks.STATES[word].hatch) for word in words]


@pytest.mark.parametrize(
    "looks",
    [
        [(look.color, look.hatch) for look in cost_by_year._LOOKS],
        [(look.color, look.hatch) for look in funding_by_year._LOOKS],
        [(look.color, look.hatch) for look in income_looks.SOURCES.values()],
        states(*benefits_table._SSDI_PHASES.values(), "depends", "not known"),
        states(*benefits_table._SSI.values(), "depends", "not known"),
        states(*benefits_table._MEDICAID.values()),
        list(ladder_chart._TRACK_LOOKS),
        [(look.color, look.hatch) for look in (where_money_goes._MORE, where_money_goes._LESS)],
    ],
    ids=["cost", "funding", "income", "SSDI", "SSI", "Medicaid", "tracks", "waterfall"],
)
def test_marks_differ_in_more_than_color(looks: list[tuple[str, str]]) -> None:
    assert len({color for color, _ in looks}) > 1
    assert len(looks) - len({hatch for _, hatch in looks}) <= 1  # two plain fills: dark and grey
