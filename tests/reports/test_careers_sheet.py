"""The sheet "Careers", the answers on cost's range and on promotion, and what the simulation adds to the findings."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import report_from, result_from

from ladder.reports.career_words import career_sentences, wait_words
from ladder.reports.tables import Table
from ladder.workforce.career import PathFinding
from ladder.workforce.simulation_plan import Path
from ladder.workforce.spread import Spread

# Nobody leaves. Two lead seats open in month 3 and month 8; two of ten peers, on staff at the start, move into them.
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
supervision: {span: 8}
workforce: {yearly_exits: 0%, months_to_fill: 0}
"""
RAISE = "scenarios: {more: {title: More, changes: {seats: {lead: {rate: 23.00}}}}}\n"


def table_of(sections: str, key: str) -> Table:
    return next(table for sheet in report_from(sections).sheets for table in sheet.tables if table.key == key)


def answers_of(sections: str) -> dict[str, str]:
    return {answer.name: answer.text for answer in report_from(sections).answers}


def test_staff_promoted_and_the_wait_for_each_step() -> None:
    promoted = table_of(TWO_OPENINGS, "careers.promoted.baseline")
    assert [column.key for column in promoted.columns] == ["within.12"]
    values = {row.key: row.values[0] for row in promoted.rows}
    assert (values["staff"], values["promoted.p10"], values["promoted.p90"]) == (10, 2, 2)
    assert values["share.peer"] == Decimal("0.2")
    paths = table_of(TWO_OPENINGS, "careers.paths.baseline")
    # 118 people-months of waiting over two moves (see test_career).
    assert paths.value("opening.peer.lead", "wait") == 59
    assert paths.value("opening.peer.lead", "moves") == 2


def test_seats_from_within_and_the_span_of_supervision() -> None:
    within = table_of(TWO_OPENINGS, "careers.within.baseline")
    assert (within.value("peer", "within"), within.value("lead", "within")) == (0, 1)
    teams = table_of(TWO_OPENINGS, "careers.teams.baseline")
    # Ten peers: no lead for three months, one for five (10 each), two for four (5 each).
    assert teams.value("lead", "kept") == Decimal("0.3333")
    assert teams.value("lead", "without") == Decimal("0.25")
    assert teams.value("lead", "people") == Decimal("7.78")  # (5 x 10 + 4 x 5) / 9
    assert (teams.value("lead", "smallest_with"), teams.value("lead", "largest_without")) == (10, 10)
    months = table_of(TWO_OPENINGS, "careers.span.baseline")
    shown = {month: months.row(month).values for month in ("2027-03", "2027-04", "2027-09")}
    assert shown == {"2027-03": ("none", 0, 1), "2027-04": (10, 0, 0), "2027-09": (5, 1, 0)}


def test_a_team_too_small_for_a_supervisor_s_seat() -> None:
    small = (
        TWO_OPENINGS.replace("seats: 10", "seats: 3")
        .replace("  second_lead", "  # ")
        .replace("  lead: {role", "  # ")
    )
    result = result_from(small)
    assert result.risk
    words = career_sentences(result, result.risk.careers)
    assert (
        "Lead: no seat in any month, with up to 3 places to supervise (one for each 8 by the config's span)."
        in words
    )


def test_the_findings_in_words() -> None:
    result = result_from(TWO_OPENINGS)
    assert result.risk
    assert career_sentences(result, result.risk.careers) == (
        'Under "Today\'s pay and seats" about 2 of 10 staff are promoted within one year (2 to 2 in eight of ten '
        "simulated draws).",
        "Expected wait once someone qualifies: Peer to Lead 4.9 years.",
        "No next step from here: Lead.",
        "Openings that go to people on staff: Lead 100%.",
        "Lead: a seat exists from 10 places supervised on; in months without one there are up to 10 (one for each 8 "
        "by the config's span).",
        "Lead: 7.8 people for each on average; the span of 8 is kept in 33% of months.",
        "Lead: in 25% of months there are people to supervise and no supervisor.",
    )


@pytest.mark.parametrize(
    ("months", "words"),
    [(None, "no one moves"), (0.4, "under a month"), (1.2, "1 month"), (18, "18 months"), (30, "2.5 years")],
)
def test_a_wait_in_words(months: float | None, words: str) -> None:
    none = Spread(0, 0, 0, 0, 0, 2)
    assert wait_words(PathFinding(Path("opening", "a", "b", 0), none, None, 0, months, None)) == words


def test_the_answers_have_the_range_and_the_promotions() -> None:
    answers = answers_of(TWO_OPENINGS + RAISE)
    # No chance in it: 3.00 more on 40 hours for nine months, and payroll tax: 3 x 40 x 52 / 12 x 9 x 1.0765.
    assert "adds $5,038" in answers["cost.more"]
    assert (
        "Simulated, not live: cost in the first twelve months changes by $5,038 in eight of ten draws."
        in answers["cost.more"]
    )
    assert answers["promotions"].startswith(
        'Simulated, not live: under "More" about 2 of 10 staff are promoted within one year'
    )
    assert "Simulated, not live: expected wait once someone qualifies: Peer to Lead" in answers["promotions"]
    alone = answers_of(TWO_OPENINGS)
    assert " in eight of ten draws." in alone["cost.baseline"]


def test_scenarios_with_the_same_promotions_are_named_together() -> None:
    two = RAISE.rstrip("}\n") + "}}}}, two: {title: Two, changes: {seats: {lead: {rate: 24.00}}}}}\n"
    told = answers_of(TWO_OPENINGS + two)["promotions"]
    assert told.startswith(
        'Simulated, not live: under "More" and "Two" about 2 of 10 staff are promoted within one year'
    )
    assert told.count("staff are promoted") == told.count("expected wait") == 1


def test_without_a_workforce_there_is_no_range_no_answer_and_no_row() -> None:
    sections = TWO_OPENINGS.replace("workforce:", "# ") + RAISE
    report = report_from(sections)
    assert "Careers" not in [sheet.name for sheet in report.sheets]
    answers = answers_of(sections)
    assert "promotions" not in answers
    assert "simulated" not in "".join(answers.values())
    assert not [row.key for row in report.figures[0].rows if "simulated" in row.label.lower()]


def test_where_the_simulation_and_the_budget_part_is_a_finding() -> None:
    # The budget keeps every seat filled; here each exit leaves one empty for six months.
    found = report_from(
        "seats: {line: {role: peer, seats: 9, hours: 20}}\nworkforce: {months_to_fill: 6}\n"
    ).findings
    told = [words for words in found if "simulated, the whole plan costs" in words]
    assert len(told) == 1
    assert "less than the budget on average" in told[0]
    assert "the largest cause is fewer seats filled than budgeted (see Risk)." in told[0]
