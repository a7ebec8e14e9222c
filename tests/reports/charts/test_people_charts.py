"""The charts of headcount by rung and of promotions: their sentences, and the figures they take from the draws."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from matplotlib.text import Text
from overlaps import find_faults
from people_samples import LONG, charts, headcount_data, promotion_data
from plans import results_from

from ladder.reports.charts import Chart, headcount, promotions
from ladder.reports.charts.headcount import Mark, RungPeople
from ladder.reports.charts.promotions import StepWait
from ladder.reports.charts.style import board_style
from ladder.reports.people_charts import _headcount, _promotions, people_charts

# Nobody leaves. Two lead seats open in April and September; two of ten peers move into them.
TWO_OPENINGS = """
period: {start: 2027-01, months: 12}
roles:
  peer: {title: Peer, tier: direct_support, grade: G}
  lead: {title: Lead, tier: peer_supervisor, grade: G}
seats:
  peers: {role: peer, seats: 10, hours: 20}
  lead: {role: lead, hours: 40, first_month: 2027-04}
  second_lead: {role: lead, hours: 40, first_month: 2027-09}
promotions: [{from: peer, to: lead, months_in_role: 0}]
workforce: {yearly_exits: 0%, months_to_fill: 0}
"""
CHARTS = charts()


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
def test_no_chart_has_a_fault_or_small_text(chart: Chart) -> None:
    figure = chart.draw()
    with board_style():
        assert find_faults(figure) == []
    assert min(text.get_fontsize() for text in figure.findobj(Text)) >= 12


def test_the_title_says_how_each_part_of_the_ladder_grows() -> None:
    data = headcount_data(24)
    assert headcount.title(data) == (
        'Under "the ladder" people above direct support grow from 9 to 12 by December 2028; on that first rung they '
        "fall from 40 to 36"
    )
    same = replace(data, rungs=(RungPeople("Direct support", (9,) * 24, (8.2,) * 24, (7,) * 24, (9,) * 24),))
    assert headcount.title(same) == 'Under "the ladder" people in peer roles stay at 8 by December 2028'
    about = replace(same.rungs[0], mean=(8.2,) * 23 + (8.4,))
    assert "stay at about 8" in headcount.title(replace(same, rungs=(about,)))


def test_seats_alone_are_called_seats() -> None:
    rungs = (RungPeople("Direct support", (10,) * 6 + (12,) * 6), RungPeople("Director", (1,) * 12))
    data = replace(headcount_data(12), rungs=rungs, basis="")
    assert headcount.title(data) == (
        'Under "the ladder" seats above direct support stay at 1 by December 2027; on that first rung they grow '
        "from 10 to 12"
    )
    assert "Direct support 10 at first and 12 at the end; Director 1 at first and 1 at the end." in (
        headcount.alt_text(data)
    )


@pytest.mark.parametrize(
    ("rung", "words"),
    [
        (RungPeople("A", (5,), (4.6,), (4,), (5,)), "4.6 (4 to 5 in 8 of 10 runs)"),
        (RungPeople("A", (5,), (4.98,), (5,), (5,)), "5 in 8 of 10 runs"),
        (RungPeople("A", (5,)), "5"),
    ],
)
def test_the_end_of_a_rung_in_words(rung: RungPeople, words: str) -> None:
    assert headcount._at_the_end(rung) == words


def test_the_title_names_the_longest_wait() -> None:
    data = promotion_data()
    assert promotions.title(data) == (
        'Under "the ladder" about 16 of 48 staff are promoted within three years; the longest wait, from Mentor to '
        "Director, is over ten years"
    )
    assert "Peer to Mentor, 5.3 years; Peer to more hours, 3 months" in promotions.alt_text(data)
    long = replace(data, steps=tuple(replace(each, name=f"{LONG} to {each.name}") for each in data.steps))
    assert promotions.title(long).endswith("promoted within three years; the longest wait is over ten years")
    alone = replace(data, steps=data.steps[:1])
    assert promotions.title(alone).endswith("three years; the wait, from Peer to Mentor, is 5.3 years")
    no_one = replace(data, steps=(StepWait("Peer to Mentor", None, "no one moves", 0.0, 0.0),))
    assert promotions.title(no_one) == (
        'Under "the ladder" no one moves up: no seat opens for those who qualify'
    )


def test_steps_between_long_roles_are_told_apart() -> None:
    roles = [
        f"Senior Certified Peer Support Specialist for Newly Hired Staff of Region {n}" for n in range(13)
    ]
    steps = tuple(StepWait(f"{one} to {two}", 20.0, "20 months", 1.0, 0.1) for one, two in pairwise(roles))
    figure = promotions.draw(promotion_data(steps))
    shown = [" ".join(text.get_text().split()) for text in figure.texts[2:] if "Region" in text.get_text()]
    assert len(shown) == len(set(shown)) == 12
    for place, words in enumerate(shown):
        assert f" {place} to Senior " in words
        assert words.endswith(f" {place + 1}")


def test_the_charts_show_what_the_draws_found() -> None:
    result = results_from(TWO_OPENINGS)[0]
    assert [chart.stem for chart in people_charts(result, "")] == ["headcount", "promotions-and-waits"]
    data = _headcount(result, "")
    # Ten peers all the time, for who moves up is replaced at once; leads from April and from September.
    peers, leads = data.rungs
    assert (peers.places, peers.low, peers.high) == ((10,) * 12, (10,) * 12, (10,) * 12)
    assert leads.places == leads.mean == (0,) * 3 + (1,) * 5 + (2,) * 4
    assert data.basis == "Simulated in 60 runs, seed 1"
    assert result.risk
    moving = _promotions(result, result.risk, "")
    assert (moving.staff, moving.promoted, moving.within) == (10, 2, "one year")
    assert [(step.name, step.share) for step in moving.steps] == [("Peer to Lead", 0.2)]
    assert moving.steps[0].wait == pytest.approx(59)


def test_without_the_simulation_seats_are_drawn_where_they_change() -> None:
    changing = TWO_OPENINGS.replace("workforce:", "# ")
    assert [chart.stem for chart in people_charts(results_from(changing)[0], "")] == ["headcount"]
    assert people_charts(results_from("")[0], "") == []
    one_month = "period: {start: 2027-01, months: 1}\nworkforce: {}\n"
    assert people_charts(results_from(one_month)[0], "") == []


def test_the_course_starts_from_todays_people_and_is_drawn_beside_the_baseline() -> None:
    # Two of ten peers' seats become lead seats at once: ten peers and no lead today, then eight and two.
    text = TWO_OPENINGS.replace(", first_month: 2027-04", "").replace(", first_month: 2027-09", "")
    leads = "  lead: {role: lead, hours: 40}\n  second_lead: {role: lead, hours: 40}\n"
    changed = "{peers: {seats: 8}, lead: {role: lead, seats: 2, hours: 40}}"
    scenario = f"scenarios:\n  ladder: {{title: The ladder, changes: {{seats: {changed}}}}}\n"
    assert leads in text
    results = results_from(text.replace(leads, "") + scenario)
    data = _headcount(results[1], "", results[0])
    assert [(rung.at_first, rung.shown[0], rung.shown[-1]) for rung in data.rungs] == [(10, 8, 8), (0, 2, 2)]
    assert [rung.baseline for rung in data.rungs] == [(10,) * 12, ()]
    assert headcount.title(data) == (
        'Under "The ladder" people above direct support grow from 0 today to 2 by December 2027; on that first '
        "rung they fall from 10 today to 8"
    )
    with board_style():
        assert find_faults(headcount.chart(data).draw()) == []


def test_what_changes_in_the_course_is_marked_in_time() -> None:
    funds = (
        "funds:\n  grant: {title: Block grant, kind: grant, ends: 2027-06}\n"
        "  late: {title: Late, kind: grant, ends: 2028-06}\n"
    )
    text = TWO_OPENINGS.replace(
        "tier: direct_support,", "tier: direct_support, funds: {grant: 50%, late: 50%},"
    )
    scenario = (
        "scenarios: {up: {title: Up, changes: {grades: {G: {minimum: 20.50}}, "
        "implementation: {method: to_minimum, month: 2027-03}}}}\n"
    )
    _, up = results_from(text + funds + scenario)
    data = _headcount(up, "")
    # March is month 2 from January; the first month without the grant is July, 6. The other ends after the plan.
    assert data.marks == (Mark(2, "people placed in new ranges"), Mark(6, "Block grant has ended"))
    assert headcount.alt_text(data).endswith(
        "March 2027: people placed in new ranges. July 2027: Block grant has ended."
    )


def test_a_place_shared_by_two_counts_two() -> None:
    text = TWO_OPENINGS.replace("seats: 10, hours: 20", "seats: 5, hours: 40, shared_by: 2")
    assert _headcount(results_from(text)[0], "").rungs[0].places == (10,) * 12
