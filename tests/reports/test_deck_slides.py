"""What the board's slides say: computed from the figures, at most twelve, and only what the config can tell."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from decks import blank_picture, facts_from, facts_of
from small_configs import MENTORS, SMALL, changed

from ladder.model.plan_set import Variation
from ladder.reports.charts import Chart
from ladder.reports.deck.facts import Facts
from ladder.reports.deck.measure import cut_in_the_middle
from ladder.reports.deck.risk_slide import MOST_RISKS
from ladder.reports.deck.slides import MOST_SLIDES, board_deck
from ladder.reports.deck.spec import Deck, Grid, NativeChart, Slide, Tiles, Words
from ladder.workforce.risk import FIRST
from ladder.workforce.sensitivity import Effect, Sensitivity

# One seat of 20 hours a week at $20.00 costs $20,800 in wages and 7.65% of it in payroll tax: $22,391.20 a year. At
# $22.00 it costs $24,630.32: $2,239.12 or 10% more.
HIGHER = """
scenarios:
  higher:
    title: Higher pay
    changes: {grades: {G: {minimum: 22.00}}}
"""
FUNDED = """
funds: {grant: {title: County grant, kind: grant, ends: 2027-06}}
roles: {peer: {title: Peer Specialist, tier: direct_support, grade: G, funds: {grant: 100%}}}
"""
THE_TEN = ("question", "answer", "pay", "ladder", "cost", "worker", "hours", "risks", "decision", "sources")


def slide(deck: Deck, key: str) -> Slide:
    return next(each for each in deck.slides if each.key == key)


def said(found: Slide) -> str:
    """All words on a slide but those in charts and pictures."""
    words = [found.title]
    for placed in found.parts:
        part = placed.part
        if isinstance(part, Words):
            words += [line.text for line in part.lines]
        elif isinstance(part, Tiles):
            words += [text for tile in part.tiles for text in (tile.value, tile.label, tile.detail)]
        elif isinstance(part, Grid):
            words += [text for row in (part.header, *part.rows) for text in row]
    return "\n".join(words)


def chart_of(found: Slide) -> NativeChart:
    """The slide's chart."""
    return next(placed.part for placed in found.parts if isinstance(placed.part, NativeChart))


@pytest.fixture(scope="module")
def higher() -> Facts:
    return facts_from(HIGHER + FUNDED)


@pytest.fixture(scope="module")
def deck(higher: Facts) -> Deck:
    return board_deck(higher)


def test_the_question_names_pay_seats_and_the_decision(deck: Deck) -> None:
    found = slide(deck, "question")
    assert found.title == (
        'Should pay on the first rung of peer roles rise from $20.00 to $22.00 an hour, with "Higher pay"?'
    )
    assert "Agency, January 2027 to December 2027" in said(found)
    assert 'Adopt "Higher pay" ($2,239 more in the first twelve months), or stay with today\'s plan' in said(
        found
    )


def test_the_answer_is_in_large_figures(deck: Deck) -> None:
    found = slide(deck, "answer")
    assert found.title == '"Higher pay" adds $2,239 in the first twelve months'
    tiles = found.parts[0].part
    assert isinstance(tiles, Tiles)
    assert (tiles.tiles[0].value, tiles.tiles[0].label) == (
        "+$2,239",
        "in the first twelve months, 10.0% over today's plan",
    )
    # The grant pays six of twelve months, so half of $24,630.32 is unfunded.
    assert (tiles.tiles[1].value, tiles.tiles[1].detail) == ("$12,315", "County grant ends after June 2027")


def test_what_is_unfunded_stands_beside_todays(deck: Deck, higher: Facts) -> None:
    # Half of $22,391.20 is unfunded today, half of $24,630.32 then; the grant, without a limit, pays the other half.
    beside = "$1,120 more than under today's plan"
    tile = slide(deck, "answer").parts[0].part.tiles[1]  # type: ignore[union-attr]
    assert tile.label == f"unfunded over the plan, 50.0% of its cost; {beside}"
    shown = "$12,315 is unfunded over the plan, $1,120 more than under today's plan; funds without a limit pay $1,120"
    assert shown in said(slide(deck, "risks"))
    decided = said(slide(deck, "decision"))
    assert f"Find who pays the $12,315 that no fund covers, {beside}." in decided
    assert "Make sure of the $1,120 more that funds without a limit are to pay over the plan." in decided
    assert (
        'Under "Today\'s pay and seats" it is $11,196 over the plan, $1,120 less. Funds without a limit pay $1,120 '
        'more over the plan than under "Today\'s pay and seats".' in higher.answer("funding")
    )


def test_pay_starts_with_our_own_entry_role(deck: Deck) -> None:
    found = slide(deck, "pay")
    chart = next(placed.part for placed in found.parts if isinstance(placed.part, NativeChart))
    assert chart.categories == ("Our entry role: Aide", "Peer Specialist, today", "Peer Specialist")
    assert chart.series[0].values == (20.0, 20.0, 22.0)
    assert found.title == (
        'People on the first rung are paid $20.00 an hour, at our own entry role\'s $20.00; "Higher pay" pays $22.00, '
        "above it"
    )
    assert "$19.40 or more is at our entry role's pay, $20.61 or more above it" in said(found)


TWO_FIRST_RUNGS = """
grades:
  G: {minimum: 16.00, control_point: 22.00, maximum: 24.00}
  H: {minimum: 18.00, control_point: 22.00, maximum: 24.00}
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
  guide: {title: Peer Guide, tier: direct_support, grade: H}
seats: {line: {role: peer, hours: 20}, guides: {role: guide, hours: 20}}
scenarios: {higher: {title: Higher pay, changes: {grades: {G: {minimum: 19.00}}}}}
"""


def test_pay_before_and_after_is_that_of_one_role() -> None:
    found = board_deck(facts_from(TWO_FIRST_RUNGS))
    assert slide(found, "question").title == (
        "Should pay of our lowest-paid peer role, Peer Specialist, rise from $16.00 to $19.00 an hour (the least is "
        'then $18.00), with "Higher pay"?'
    )
    # 19.00 is 95% of 20.00, and 3% is the tolerance.
    assert slide(found, "pay").title == (
        'Peer Specialist is paid $16.00 an hour, below our own entry role\'s $20.00; "Higher pay" pays $19.00, below '
        "it (the least is then $18.00)"
    )
    assert slide(found, "decision").parts[0].part.header[-1] == "Least on the first rung, an hour"  # type: ignore[union-attr]


def test_the_lowest_paid_under_the_plan_stands_beside_the_role_that_is_followed() -> None:
    # Peer Specialist, the lowest-paid today at 16.00, goes to 21.00, 105% of our own entry role's 20.00; Peer Guide
    # stays at 18.00, 90% of it, and is then the lowest-paid.
    passed = board_deck(facts_from(TWO_FIRST_RUNGS.replace("19.00", "21.00")))
    assert slide(passed, "question").title == (
        "Should pay of our lowest-paid peer role, Peer Specialist, rise from $16.00 to $21.00 an hour (the least is "
        'then $18.00), with "Higher pay"?'
    )
    assert "Peer Specialist; then Peer Guide, $18.00" in said(slide(passed, "question"))
    least = "above our own entry role's $20.00; the lowest-paid, Peer Guide, has $18.00, below it"
    assert least in said(slide(passed, "answer"))
    found = slide(passed, "pay")
    assert found.title.endswith('"Higher pay" pays $21.00, above it (the least is then $18.00)')
    assert 'Under "Higher pay": above it; the lowest-paid, Peer Guide, has $18.00, below it' in said(found)
    assert "lowest-paid, Peer Guide" not in said(slide(board_deck(facts_from(HIGHER)), "pay"))


def test_first_rung_roles_that_are_paid_alike_are_spoken_of_together() -> None:
    alike = TWO_FIRST_RUNGS.replace("H: {minimum: 18.00", "H: {minimum: 16.00").replace(
        "{grades: {G: {minimum: 19.00}}}", "{grades: {G: {minimum: 19.00}, H: {minimum: 19.00}}}"
    )
    assert slide(board_deck(facts_from(alike)), "question").title.startswith(
        "Should pay on the first rung of peer roles rise from $16.00 to $19.00 an hour"
    )


def test_pay_that_is_at_another_but_not_the_same_is_said_to_be_near_it() -> None:
    facts = facts_from("seats: {line: {role: peer, hours: 20, rate: 19.40}}")
    found = slide(board_deck(facts), "pay")
    assert found.title == (
        "People on the first rung are paid $19.40 an hour, within 3% of our own entry role's $20.00"
    )
    assert "Today: within 3% of our own entry role's pay" in said(found)


def test_three_benchmarks_are_the_lowest_the_middle_and_the_highest() -> None:
    marks = {"a": 17, "b": 15, "c": 22, "d": 19, "e": 18}
    given = "".join(
        f"  {name}: {{title: Work {name}, area: Ohio, date: 2026-12, source: A survey, p50: {rate}.00}}\n"
        for name, rate in marks.items()
    )
    text = f"benchmarks:\n{given}market: {{aging: 0%}}\n"
    found = slide(board_deck(facts_from(text)), "pay")
    chart = next(placed.part for placed in found.parts if isinstance(placed.part, NativeChart))
    assert "Dollars an hour, January 2027 (what others paid in December 2026 is aged to it)" in said(found)
    assert "run from $15.00 to $22.00, aged to January 2027." in said(found)
    assert chart.categories[-3:] == tuple(f"Work {name}, Ohio" for name in "bec")
    assert chart.series[0].values[-3:] == (15.0, 18.0, 22.0)
    other = text.replace("2026-12", "2026-11", 1)  # of the first, which the chart does not show twice
    assert chart_of(slide(board_deck(facts_from(other)), "pay")).categories[-3:] == chart.categories[-3:]
    two = text.replace("title: Work b, area: Ohio, date: 2026-12", "title: Work b, area: Ohio, date: 2026-11")
    dated = slide(board_deck(facts_from(two)), "pay")
    assert "Dollars an hour, January 2027 (what others paid is aged to it)" in said(dated)
    assert chart_of(dated).categories[-3:-1] == ("November 2026: Work b, Ohio", "December 2026: Work e, Ohio")


def test_a_long_name_of_work_elsewhere_is_whole_among_many_roles() -> None:
    grades = "".join(
        f"  G{n}: {{minimum: {16 + n}.00, control_point: 30.00, maximum: 34.00}}\n" for n in range(8)
    )
    roles = "".join(f"  r{n}: {{title: Role {n}, tier: direct_support, grade: G{n}}}\n" for n in range(8))
    seats = "".join(f"  s{n}: {{role: r{n}, hours: 20}}\n" for n in range(8))
    aides = "Home health and personal care aides"
    mark = f"a: {{title: {aides}, area: Pennsylvania, date: 2025-05, source: BLS, p50: 15.00}}"
    text = f"grades:\n{grades}roles:\n{roles}seats:\n{seats}benchmarks: {{{mark}}}\n"
    found = chart_of(slide(board_deck(facts_from(text)), "pay"))
    assert len(found.categories) == 10
    assert found.categories[-1] == f"{aides}, Pennsylvania"


def test_cost_by_year_stands_in_a_table_with_what_is_added(deck: Deck) -> None:
    found = slide(deck, "cost")
    table = next(placed.part for placed in found.parts if isinstance(placed.part, Grid))
    assert table.header == ("Dollars", "FY 2027")
    assert table.rows == (("More than today's plan", "+$2,239"),)
    chart = next(placed.part for placed in found.parts if isinstance(placed.part, NativeChart))
    assert [each.values for each in chart.series] == [(22391.2,), (24630.32,)]


def test_funding_ends_with_what_is_unfunded(deck: Deck) -> None:
    found = slide(deck, "funding")
    table = next(placed.part for placed in found.parts if isinstance(placed.part, Grid))
    assert table.rows == (("County grant", "$12,315"), ("Unfunded", "$12,315"))


def test_no_two_parts_of_a_stack_look_alike_and_what_is_unfunded_has_a_pattern() -> None:
    six = "".join(f"  f{n}: {{title: Fund {n}, kind: grant}}\n" for n in range(6))
    shares = ", ".join(f"f{n}: 10%" for n in range(6))
    text = (
        f"funds:\n{six}roles: {{peer: {{title: P, tier: direct_support, grade: G, funds: {{{shares}}}}}}}\n"
    )
    found = slide(board_deck(facts_from(text)), "funding")
    chart = next(placed.part for placed in found.parts if isinstance(placed.part, NativeChart))
    looks = [(series.color, series.hatch) for series in chart.series]
    assert len(set(looks)) == len(looks) == 5
    assert chart.series[-1].name == "Unfunded"
    assert chart.series[-1].hatch not in {"", *(series.hatch for series in chart.series[:-1])}


def test_a_worker_slide_is_for_invented_workers(deck: Deck) -> None:
    # 20 hours x $2.00 x 52 / 12 = $173.33 more in wages.
    found = slide(deck, "worker")
    assert found.title.startswith("With $173 more a month in wages, an invented worker has ")
    assert "An employer may not ask who receives benefits" in said(found)
    assert "benefits counselor" in said(found)


def test_the_decision_is_the_configs_own_where_it_has_one() -> None:
    text = changed(("agency:", "board: {decision: Fund two mentor seats}\nagency:"), text=SMALL + MENTORS)
    found = board_deck(facts_of(text))
    assert slide(found, "decision").title == "Fund two mentor seats"
    assert "Fund two mentor seats" in said(slide(found, "question"))


def test_a_plan_without_scenarios_asks_what_todays_ladder_costs() -> None:
    found = board_deck(facts_from())
    assert tuple(each.key for each in found.slides) == THE_TEN
    assert slide(found, "question").title == "What does today's ladder cost, and how does its pay compare?"
    assert slide(found, "answer").title == "Today's ladder costs $22,391 in the first twelve months"
    assert slide(found, "decision").title == (
        "No change is proposed: take note of what today's ladder costs and how it pays"
    )


MOVING = """
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
  lead: {title: Lead Peer, tier: mentor, grade: G}
seats: {line: {role: peer, seats: 6, hours: 20}, leads: {role: lead, hours: 20}}
promotions: [{from: peer, to: lead, months_in_role: 1}]
workforce: {yearly_exits: 25%}
"""


def test_a_simulated_plan_says_who_moves_up_and_leaves_out_ranges_that_are_none() -> None:
    facts = facts_from(MOVING + HIGHER)
    found = board_deck(facts)
    promoted = slide(found, "promotions")
    assert " of 7 staff are promoted within one year" in promoted.title
    assert "Peer Specialist to Lead Peer" in promoted.title
    # Everyone new is paid the range's minimum, as everyone is, so higher pay adds the same in each draw.
    key = facts.report.figures[0]
    assert key.value("first_year.added.p10", "higher") == key.value("first_year.added.p90", "higher")
    assert "draws" not in said(slide(found, "cost"))
    assert "simulated draws" not in said(slide(found, "risks"))
    slow = board_deck(facts_from(MOVING.replace("25%", "25%, months_to_fill: 3")))
    assert "Simulated: 1 in 10 draws under" in said(slide(slow, "cost"))


def test_a_range_that_leaves_out_its_figure_says_why_where_it_is_read() -> None:
    # Seats are budgeted as vacant half of the time; simulated they are filled again after a month.
    quick = MOVING.replace("25%", "25%, months_to_fill: 1")
    half = facts_from(quick + "pay: {vacancy: 50%}\n")
    exact, risk = half.number("first_year"), half.lead.risk
    assert risk
    assert exact < risk.cost[FIRST].p10
    why = "the draws fill more seats than the budget; see Risk"
    assert f" in eight of ten simulated draws ({why})" in said(slide(board_deck(half), "answer"))
    assert f"Outside a range: {why}" in said(slide(board_deck(half), "cost"))
    assert half.answer("cost.baseline").endswith(f" in eight of ten draws ({why}).")
    assert half.why_outside(FIRST, Decimal(round(risk.cost[FIRST].p50))) == ""


def test_many_fiscal_years_have_short_names_and_say_which_are_partial() -> None:
    long = board_deck(facts_from("period: {start: 2027-03, months: 120}\n" + HIGHER))
    found = slide(long, "cost")
    chart = next(placed.part for placed in found.parts if isinstance(placed.part, NativeChart))
    assert chart.categories == tuple(str(year) for year in range(2027, 2038))
    assert " (2027: 10 months, 2037: 2 months)" in said(found)


def test_names_that_start_alike_stay_apart_when_cut() -> None:
    names = [
        f"Certified Peer Recovery and Wellness Navigation Specialist, Level {n} (County)" for n in (1, 2)
    ]
    one, two = (cut_in_the_middle(name, 4.1, 14, 1) for name in names)
    assert one != two
    assert one.startswith("Certified ")
    assert one.endswith("Level 1 (County)")
    assert " … " in one
    assert cut_in_the_middle("Short", 4.1, 14, 1) == "Short"


def test_every_slide_has_a_sentence_notes_and_a_source(deck: Deck) -> None:
    assert 8 <= len(deck.slides) <= MOST_SLIDES
    assert len({each.title for each in deck.slides}) == len(deck.slides)
    for each in deck.slides:
        assert len(each.title.split()) >= 5
        assert each.notes[-1].startswith("Made from config.yaml (")
        assert any("Source:" in note for note in each.notes)
    assert "Illustrative: " in deck.footer
    assert "assumptions still to be replaced" in deck.footer


def test_pictures_of_others_join_where_there_is_room(higher: Facts) -> None:
    def with_charts(*stems: str) -> list[str]:
        charts = [Chart(stem, f"What {stem} shows is this.", "A chart.", lambda: None) for stem in stems]  # type: ignore[arg-type, return-value]
        pictures = {f"{stem}.png": blank_picture() for stem in stems}
        more = replace(higher, charts=[*higher.charts, *charts], pictures={**higher.pictures, **pictures})
        return [each.key for each in board_deck(more).slides]

    usual = with_charts()
    assert len(usual) == MOST_SLIDES
    assert "hours" in usual
    one_more = with_charts("what-matters")
    assert one_more == [key for each in usual if each != "hours" for key in beside(each)]
    assert with_charts("what-matters", "headcount", "income-by-source") == one_more
    assert "promotions" in with_charts("promotions-and-waits-higher")


def beside(key: str) -> tuple[str, ...]:
    """A slide's key, and after the funding that of what matters."""
    return (key, "what_matters") if key == "funding" else (key,)


def test_no_chart_stands_in_the_deck_twice(deck: Deck) -> None:
    names = [
        placed.part.name
        for each in deck.slides
        for placed in each.parts
        if not isinstance(placed.part, Words | Tiles)
    ]
    assert len(names) == len(set(names))


LOWER = HIGHER.replace("higher", "lower").replace("22.00", "19.00").replace("Higher", "Lower")


def test_a_plan_that_costs_less_is_said_without_a_minus_in_a_sentence() -> None:
    # 1.00 less an hour, 20 hours a week: 1,040 and 7.65% of it, 1,119.56, where all seats are filled.
    quick = MOVING.replace("25%", "25%, months_to_fill: 3")
    found = board_deck(facts_from(quick + LOWER))
    risks = said(slide(found, "risks"))
    assert re.search(
        r"It costs \$[\d,]+ to \$[\d,]+ less than today's plan in the first twelve months", risks
    )
    assert "-$" not in risks
    table = next(placed.part for placed in slide(found, "cost").parts if isinstance(placed.part, Grid))
    assert table.rows[0][0] == "Change from today's plan"
    assert table.rows[0][1].startswith("-$")


def test_a_benefit_that_is_not_paid_before_or_after_is_said_to_be_so() -> None:
    # 20 h at 21.00 are 1,820.00 a month, over 1,770: no SSDI on either side.
    text = "grades: {G: {minimum: 21.00, control_point: 22.00, maximum: 24.00}}\n" + HIGHER.replace(
        "22.00", "23.00"
    ).replace("{minimum", "{control_point: 23.00, minimum")
    found = slide(board_deck(facts_from(text)), "worker")
    assert found.title.endswith(" with SSDI ($0 of it before and after)")
    assert "with SSI ($0" not in found.title
    assert "SGA (substantial gainful activity): pay over which SSDI stops." in said(found)


def test_the_risks_never_leave_out_that_figures_are_assumed(higher: Facts) -> None:
    with_all = FUNDED.replace("funds: {grant: 100%}", "funds: {grant: 60%}") + HIGHER
    benchmark = "benchmarks: {a: {title: Work, area: Ohio, date: 2026-12, source: S, p50: 30.00}}\n"
    for facts in (
        higher,
        facts_from(with_all + benchmark + "workforce: {yearly_exits: 25%, months_to_fill: 3}\n"),
    ):
        table = slide(board_deck(facts), "risks").parts[0].part
        assert isinstance(table, Grid)
        assert len(table.rows) <= MOST_RISKS
        assert table.rows[-1][0] == "Figures are not our own yet"


def test_the_funding_slide_names_every_fund_that_has_ended_by_its_worst_year() -> None:
    # Fiscal years are calendar years here. 20 hours at $20.00 cost $22,391.20 a year; each fund has half of it.
    two = """
agency: {name: Agency, kind: nonprofit, state: OH, fiscal_year_starts: January}
period: {start: 2027-01, months: 36}
funds: {grant: {title: County grant, kind: grant, ends: 2027-12}, gift: {title: A gift, kind: general, ends: 2028-06}}
roles: {peer: {title: Peer Specialist, tier: direct_support, grade: G, funds: {grant: 50%, gift: 50%}}}
"""
    assert slide(board_deck(facts_from(two)), "funding").title == (
        "$22,400 of FY 2029's cost is unfunded, 100% of it; County grant ends after December 2027 and A gift after "
        "June 2028"
    )


def test_pay_under_the_minimum_wage_is_a_risk_and_comes_before_the_decision() -> None:
    # The config's own minimum wage is $21.00 from July 2027: 2.00 x 20 h x 52 / 12 x 6 months = $1,040 in wages for
    # the seat at $19.00, and 7.65% of it.
    floor = 'floors: {minimum_wage: {2027-07: 21.00}}\nsources: {floors: "A city ordinance"}\n'
    low = board_deck(facts_from(floor + LOWER))
    risks = said(slide(low, "risks"))
    assert (
        "Pay is under the minimum wage\n1 seat is under the minimum wage from July 2027, $21.00; to lift pay costs "
        "$1,120 in plan year 1."
    ) in risks
    assert "pay is under the minimum wage" in slide(low, "risks").title
    assert "Lift the pay of 1 seat to the minimum wage from July 2027, $21.00." in said(
        slide(low, "decision")
    )
    high = board_deck(facts_from(floor + HIGHER))
    assert "minimum wage" not in said(slide(high, "risks")) + said(slide(high, "decision"))


def test_who_has_less_stands_beside_who_has_more() -> None:
    # 20 h at 20.00 are 1,733.33 a month and at 22.00 1,906.67; over 1,770 SSDI stops, and more is lost than is won.
    found = board_deck(facts_from(HIGHER))
    worker = slide(found, "worker").parts[1].part
    assert isinstance(worker, Grid)
    change = {row[0]: row[-1] for row in worker.rows}
    assert change["SSDI"].startswith("-$1,")
    tiles = slide(found, "answer").parts[0].part
    assert isinstance(tiles, Tiles)
    tile = next(each for each in tiles.tiles if "invented worker" in each.label)
    assert tile.value == change["SSDI"]
    assert tile.label.startswith("a month for an invented worker with SSDI; with ")
    risks = said(slide(found, "risks"))
    assert "Higher pay leaves someone with less\nAn invented worker with SSDI has $1," in risks
    same = board_deck(facts_from(HIGHER.replace("22.00", "20.10")))
    assert "someone with less" not in said(slide(same, "risks"))


def test_sources_are_counted_without_saying_whose_they_are() -> None:
    named = 'sources: {entry_role: "BLS, May 2025", grades: "Our payroll"}\n'
    found = said(slide(board_deck(facts_from(named)), "sources"))
    assert "Sources named in the plan: 2" in found
    assert "Our own figures" not in found


def test_a_full_time_equivalent_says_of_which_week() -> None:
    tiles = slide(board_deck(facts_from()), "question").parts[1].part
    assert isinstance(tiles, Tiles)
    full = tiles.tiles[1]
    assert (full.value, full.label, full.detail) == ("0.5", "full-time equivalents", "of a 40-hour week")


def test_only_words_that_a_slide_uses_are_explained() -> None:
    # 20 hours at 16.00 and 16.50 are 1,387 and 1,430 a month: between the trial work month's line and SGA's.
    low = "grades: {G: {minimum: 16.00, control_point: 22.00, maximum: 24.00}}\n"
    found = said(slide(board_deck(facts_from(low + HIGHER.replace("22.00", "16.50"))), "worker"))
    assert "cross no line" in found
    assert "FICA: Social Security and Medicare tax. Part B: the part" in found
    assert not any(word in found for word in ("SGA", "SSI break-even", "1619(b)"))
    crossed = said(slide(board_deck(facts_from(HIGHER)), "worker"))
    assert "cross the substantial gainful activity (SGA) line" in crossed
    assert "SGA (substantial gainful activity): pay over which SSDI stops." in crossed


def test_the_assumption_that_moves_the_cost_most_is_named_where_inputs_were_tried() -> None:
    untried = said(slide(board_deck(facts_from(HIGHER)), "decision"))
    assert re.search(r"Replace the \d+ assumptions that still stand by our own figures\.", untried)
    vacancy = Variation("Vacancy", "pay.vacancy", "0%", "0%", "10%", (), ())
    raises = Variation("Pay of grade G", "grades.G.minimum", "20.00", "18.00", "22.00", (), ())
    effects = (Effect(raises, Decimal(-900), Decimal(900)), Effect(vacancy, Decimal(0), Decimal(-200)))
    facts = facts_from(HIGHER)
    lead = replace(facts.lead, sensitivity=Sensitivity(Decimal(2239), effects, True))
    tried = replace(facts, results=[facts.base, lead])
    assert "pay.vacancy" in tried.standing
    assert "grades" not in "".join(tried.standing)
    words = "by our own figures; of those tried, most depends on vacancy."
    assert words in said(slide(board_deck(tried), "decision"))
