"""The sheet "Business case": what a scenario adds by fiscal year, when it pays back, and at which exits it would."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from io import StringIO

import pytest
from plans import report_from, results_from

from ladder.reports.case_words import case_sentences, draws_text, live_case_sentences
from ladder.reports.plain_tables import plain_tables
from ladder.reports.summary_json import summary_data
from ladder.reports.tables import Table

# One peer seat of 20 hours at 20.00, and 3.00 more in the scenario: 3 x 20 x 52 x 1.0765 = 3,358.68 a year.
TEAM = """
period: {start: 2027-01, months: 24}
agency: {name: A, kind: nonprofit, state: OH, fiscal_year_starts: July}
workforce: {yearly_exits: 40%, months_to_fill: 0}
hiring: {items: {onboarding: {title: Onboarding, amount: AMOUNT}}}
one_time_costs: {study: {title: Pay study, month: 2027-08, amount: 1000}}
scenarios:
  more: {title: More, changes: {seats: {line: {rate: 23.00}}, one_time_costs: {study: null}}}
"""


def table_of(sections: str, key: str) -> Table:
    return next(table for sheet in report_from(sections).sheets for table in sheet.tables if table.key == key)


def team(amount: int) -> str:
    return TEAM.replace("AMOUNT", str(amount))


def test_costs_by_fiscal_year_less_the_baseline_s() -> None:
    case = table_of(team(3000), "case.more")
    wages = [case.value("cost.wages", year) for year in ("fy2027", "fy2028", "fy2029", "plan")]
    assert wages == pytest.approx([1560, 3120, 1560, 6240])
    # The study is paid in the baseline only, in FY 2028.
    assert case.value("cost.one_time.study", "fy2028") == -1000
    assert case.value("net", "plan") == pytest.approx(-(2 * Decimal("3358.68") - 1000))
    assert case.value("cumulative", "fy2028") == pytest.approx(-(Decimal("3358.68") * Decimal("1.5") - 1000))
    assert case.row("cumulative").values[-1] == case.row("cumulative").values[-2]


def test_the_exits_at_which_saved_hires_pay() -> None:
    result = results_from(team(20_000))[1]
    assert result.case
    found = result.case.exits
    assert found
    assert found.net_cost == pytest.approx(Decimal("5717.36"))
    assert found.cost_of_an_exit == pytest.approx(Decimal(20_000))
    assert found.people_years == pytest.approx(Decimal(2))  # one person, two years, every seat filled at once
    assert found.today == pytest.approx(Decimal("0.4"))  # the config's, whatever the draws come to
    # 5,717.36 is 0.2859 exits of 20,000: over two years of one person, 14.3% a year fewer.
    assert found.exits == pytest.approx(Decimal("0.4") - Decimal("0.142934"))
    words = case_sentences(result, result.case)
    assert words[0] == (
        '"More" breaks even over the plan if yearly exits fall from 40% to 25.7%: each person who stays saves $20,000 '
        "of hiring, against a net cost of $5,717."
    )
    assert words[1] == '"More" does not pay for itself in the plan\'s 24 months: it costs $5,717 more.'
    # No chance bears on it: every seat is filled at once, and whoever holds it is paid 3.00 more.
    assert words[2] == (
        "In eight of ten draws cost changes by $5,717 over the plan; it pays for itself in no draw."
    )
    assert words[3] == (
        "No saving from fewer exits is counted: as many are expected to leave under both plans."
    )


def test_where_no_fall_in_exits_pays_it_says_so() -> None:
    result = results_from(team(500))[1]
    assert result.case
    words = case_sentences(result, result.case)
    assert words[0] == '"More" does not pay for itself in the plan\'s 24 months: it costs $5,717 more.'
    # 40% of one person leave in each of two years, 500 an exit: 400, which is all that the budget has for hires.
    assert words[1] == "Fewer exits alone cannot pay for it; if no one left, $400 of hiring would be saved."
    answers = {answer.name: answer.text for answer in report_from(team(500)).answers}
    assert answers["break_even.more"].startswith(
        '"More" costs $5,717 more over the plan: it does not pay for itself. Calculated, not live: fewer exits alone '
        "cannot pay for it; if no one left, $400 of hiring would be saved. Simulated, not live: in eight of "
    )
    leads = {answer.name: answer.text for answer in report_from(team(20_000)).answers}["break_even.more"]
    assert leads.startswith(
        'Calculated, not live: "More" breaks even over the plan if yearly exits fall from '
    )


def test_a_scenario_that_saves_exits_does_not_count_them_twice() -> None:
    calmer = team(20_000).replace("changes: {seats", "changes: {workforce: {yearly_exits: 20%}, seats")
    same, fewer = (results_from(text)[1].case for text in (team(20_000), calmer))
    assert same
    assert same.exits
    assert fewer
    assert fewer.exits
    assert fewer.exits.net_cost == pytest.approx(same.exits.net_cost)
    # 20% fewer exits of one person over two years: 0.4 hires of 20,000.
    assert fewer.case.cumulative[-1] - same.case.cumulative[-1] == pytest.approx(Decimal(8000))
    # And it says on what it counts.
    assert (same.exits.expected, fewer.exits.today) == (None, same.exits.today)
    assert fewer.exits.expected == pytest.approx(Decimal("0.2"))
    result = results_from(calmer)[1]
    assert result.case
    assert case_sentences(result, result.case)[-1] == (
        'It counts on yearly exits of 20% where they are 40% now, because the scenario changes "workforce": an '
        "assumption."
    )


def test_other_changes_to_the_workforce_change_no_exits() -> None:
    sections = team(20_000).replace("changes: {seats", "changes: {workforce: {months_to_fill: 5}, seats")
    result = results_from(sections)[1]
    assert result.case
    assert result.case.exits
    assert result.case.exits.expected is None
    assert case_sentences(result, result.case)[-1].startswith("No saving from fewer exits is counted:")


def test_exits_of_roles_and_a_share_of_vacant_seats_are_the_budget_s_own() -> None:
    # 10 seats at 10% vacant are 9 people, 4.5 a role. A year 30% of the aides leave and 10% of the peers, 1.35 + 0.45
    # = 1.8 of 9, 20%. Their hires at 1,000 and 3,000 are 1,350 + 1,350 = 2,700 for 1.8 exits, so 1,500 an exit.
    two_roles = """
grades: {G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}}
roles:
  aide: {title: Aide, tier: direct_support, grade: G}
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
pay: {vacancy: 10%}
seats: {aides: {role: aide, seats: 5, hours: 20}, peers: {role: peer, seats: 5, hours: 20}}
"""
    sections = team(1000).replace("yearly_exits: 40%", "yearly_exits: 30%, exits_by_role: {peer: 10%}")
    sections = sections.replace(
        "amount: 1000}", "amount: 1000}, more: {title: More, amount: 2000, roles: [peer]}", 1
    )
    sections = sections.replace("seats: {line: {rate: 23.00}}", "seats: {aides: {rate: 20.10}}")
    result = results_from(two_roles + sections)[1]
    assert result.case
    found = result.case.exits
    assert found
    assert (found.today, found.people_years, found.cost_of_an_exit) == (
        pytest.approx(Decimal("0.2")),
        pytest.approx(Decimal(18)),
        pytest.approx(Decimal(1500)),
    )
    # 4.5 people, 0.10 x 20 x 52 x 2 years x 1.0765, less the study: 1,007.604 - 1,000.
    assert found.net_cost == pytest.approx(Decimal("7.604"))


def test_where_nothing_is_added_no_fall_in_exits_is_needed() -> None:
    less = team(20_000).replace("rate: 23.00", "rate: 18.00")
    table = table_of(less, "break_even.more")
    assert table.value("exits", "value") == "none needed"
    assert table_of(team(500), "break_even.more").value("exits", "value") == "none"


def test_a_scenario_that_changes_nothing_and_one_that_pays_at_once() -> None:
    for changes, words in (
        ("", '"More" changes neither cost nor revenue.'),
        ("seats: {line: {hours: 10}}", '"More" never costs more than it brings.'),
    ):
        text = TEAM[: TEAM.index("scenarios")].replace("AMOUNT", "500")
        result = results_from(f"{text}scenarios: {{more: {{title: More, changes: {{{changes}}}}}}}\n")[1]
        assert result.case
        assert case_sentences(result, result.case)[0] == words


REVENUE = """
revenue:
  services: {individual: {title: Support, code: H0038, rate: 10.00}}
  roles: {peer: {direct_share: 100%, billable_share: 50%, denial_rate: 0%, months_before_billing: 0}}
"""


def test_what_bills_less_and_costs_less_says_what_it_comes_to() -> None:
    # Half of 20 hours are billed at 40.00: 400 a week, 41,600 in two years. A seat costs 20 x 20.00 x 1.0765 = 430.60
    # a week and 40% of a hire a year: 44,782.40 + 400.
    for seats, words in (
        (
            "seats: 2",
            '"More" costs $45,182 more and brings in $41,600 more over the plan: it does not pay for itself; net '
            "of both it costs $3,582.",
        ),
        (
            "hours: 10",
            '"More" costs $22,391 less and brings in $20,800 less over the plan: net of both it saves $1,591.',
        ),
        ("rate: 23.00", '"More" costs $6,717 more net of revenue over the plan: it does not pay for itself.'),
        ("rate: 17.00", '"More" costs $6,717 less net of revenue over the plan.'),
    ):
        text = (
            team(500).replace("rate: 23.00", seats).replace(", one_time_costs: {study: null}", "") + REVENUE
        )
        told = {answer.name: answer.text for answer in report_from(text).answers}["break_even.more"]
        assert words in told


def test_what_costs_the_same_and_bills_less_says_so() -> None:
    # A unit of 9.00 for 10.00 brings a tenth less of 41,600.
    text = team(500).replace(
        "seats: {line: {rate: 23.00}}, one_time_costs: {study: null}",
        "revenue: {services: {individual: {rate: 9.00}}}",
    )
    told = {answer.name: answer.text for answer in report_from(text + REVENUE).answers}["break_even.more"]
    assert told.startswith(
        '"More" costs the same and brings in $4,160 less over the plan: it does not pay for itself; net of both it '
        "costs $4,160."
    )


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "no draw"),
        (0.004, "less than 1% of draws"),
        (0.4, "40% of draws"),
        (0.996, "more than 99% of draws"),
        (1.0, "every draw"),
    ],
)
def test_a_share_of_draws_is_none_or_all_only_where_it_is(share: float, words: str) -> None:
    assert draws_text(share) == words


def test_what_costs_less_has_nothing_to_come_back() -> None:
    result = results_from(team(500).replace("rate: 23.00", "rate: 17.00"))[1]
    assert result.case
    words = " ".join(case_sentences(result, result.case))
    # 3.00 less: 2 x 3,358.68, and the study's 1,000.
    assert (
        "cost changes by -$7,717 over the plan; it comes out no worse than the baseline in every draw."
        in words
    )
    assert "comes back" not in words


def test_what_two_scenarios_suppose_alike_is_said_once() -> None:
    second = "  two: {title: Two, changes: {seats: {line: {rate: 24.00}}}}\n"
    answers = {answer.name: answer.text for answer in report_from(team(500) + second).answers}
    told = [name for name, text in answers.items() if "No saving from fewer exits is counted" in text]
    assert told == ["break_even.more"]
    assert answers["break_even.two"].startswith('"Two" costs ')


def test_exits_that_follow_pay_are_named_as_an_assumption() -> None:
    result = results_from(team(500).replace("yearly_exits: 40%", "yearly_exits: 40%, pay_elasticity: 0.5"))[1]
    assert result.case
    assert 'by "workforce.pay_elasticity": an assumption.' in case_sentences(result, result.case)[-1]


def test_the_summary_has_the_case_too() -> None:
    data = summary_data(results_from(team(20_000)), report_from(team(20_000)), [])["business_case"]["more"]
    assert data["fiscal_years"]["fy2028"]["added_costs"] == {
        "wages": 3120.0,
        "employer": 238.68,
        "other.hiring.items.onboarding": 0.0,
        "one_time.study": -1000.0,
    }
    assert (data["pays_back"], data["exits"]["net_cost"]) == (None, 5717.36)


def test_only_a_scenario_of_a_simulated_plan_has_a_case() -> None:
    for sections in ("workforce: {yearly_exits: 40%}", "scenarios: {more: {title: More, changes: {}}}"):
        assert "Business case" not in [sheet.name for sheet in report_from(sections).sheets]


def test_the_ranges_of_what_it_adds_stand_under_the_exact_years() -> None:
    # Two draws of chance: when people leave, and how long the seat then stands open, paid to no one.
    sections = team(20_000).replace("months_to_fill: 0", "months_to_fill: 3")
    result = results_from(sections)[1]
    assert result.risk
    assert result.risk.case
    table = table_of(sections, "case.simulated.more")
    assert table.note == "Calculated, not live: 60 draws, seed 1; the same as on the Risk sheet."
    for line, spans in (("net", result.risk.case.net), ("cumulative", result.risk.case.cumulative)):
        for figure in ("p10", "p50", "p90", "mean", "standard_error"):
            shown = table.value(f"{line}.{figure}", "fy2028")
            assert shown == pytest.approx(
                Decimal(str(getattr(spans["fy2028"], figure))), abs=Decimal("0.005")
            )
    # The study is paid whoever leaves; less is paid in wages than with every seat filled.
    assert table.value("cost.one_time.study.same", "fy2028") == -1000
    assert table.row("cost.one_time.study").label == "Pay study: added"
    assert table.row("cost.one_time.study.same").label == "the same in every draw"
    # In the plain file too it stands under its own name.
    content = plain_tables(report_from(sections).sheets)["tables/business-case.csv"].decode("utf-8-sig")
    alone = [line for line in csv.DictReader(StringIO(content)) if line["row"] == "the same in every draw"]
    assert {line["section"] for line in alone} >= {"Pay study: added"}
    assert [line["value"] for line in alone if line["section"] == "Pay study: added"][1] == "-1000.00"
    assert 0 < table.value("cost.wages.mean", "plan") < 6240
    when = table_of(sections, "break_even.more")
    assert [when.value(f"payback.{name}", "value") for name in ("share", "p10", "p90")] == [
        0,
        "not in the plan",
        "not in the plan",
    ]
    data = summary_data(results_from(sections), report_from(sections), [])["business_case"]["more"][
        "simulated"
    ]
    assert data["net"]["plan"]["p90"] == pytest.approx(result.risk.case.net["plan"].p90, abs=0.005)
    assert data["cumulative"]["fy2029"] == data["net"]["plan"]
    assert data["pays_back"] == {"share_of_draws": 0.0, "p10": None, "p50": None, "p90": None}


def test_where_the_budget_is_outside_the_range_it_says_by_how_much_the_draws_differ() -> None:
    # Seats stand empty for nine months or so after each exit: less is paid in every draw than in the budget.
    many = team(20_000).replace("months_to_fill: 0", "months_to_fill: {mean: 9, spread: 1}")
    result = results_from(many + "seats: {line: {role: peer, seats: 30, hours: 20}}\n")[1]
    assert result.case
    assert result.risk
    assert result.risk.case
    assert result.risk.case.net["plan"].p10 > float(result.case.case.cumulative[-1])
    # What the scenario adds to cost in the budget, less what it adds in the draws on average.
    apart = float(-result.case.case.cumulative[-1]) - result.risk.case.cost["plan"].mean
    said = f"The budget is outside that range: on average it costs ${apart:,.0f} less in the draws (why: sheet Risk)."
    assert any(words.endswith(f"no draw. {said}") for words in case_sentences(result, result.case))


@pytest.mark.parametrize("hire", [500, 20_000])
def test_the_answer_the_sheet_and_the_slides_say_it_in_one_order(hire: int) -> None:
    result = results_from(team(hire))[1]
    assert result.case
    said = case_sentences(result, result.case)
    live = [sentence.text for sentence in live_case_sentences(result, result.case)]
    on_sheet = [
        row.values[0] or row.label
        for row in table_of(team(hire), "break_even.more").rows
        if row.key.startswith("words.")
    ]
    labels = [row.label for row in table_of(team(hire), "break_even.more").rows]
    assert "" not in labels  # a live sentence stands beside words of its own
    answer = next(each for each in report_from(team(hire)).answers if each.name == "break_even.more")
    assert on_sheet == live == [sentence.text for sentence in answer.sentences]
    parts = (
        "breaks even over|Fewer exits alone|fewer exits alone",
        "not pay for itself",
        "eight of ten",
        "No saving",
    )
    orders = [
        [next(at for at, words in enumerate(each) if re.search(part, words)) for part in parts]
        for each in (said, live)
    ]
    assert orders[0] == orders[1] == ([0, 1, 2, 3] if hire == 20_000 else [1, 0, 2, 3])


def test_the_words_over_the_years_follow_them_or_say_that_they_do_not() -> None:
    rows = [row for row in table_of(team(20_000), "break_even.more").rows if row.key.startswith("words.")]
    live = [row for row in rows if row.formula]
    assert [row.values[0] for row in live] == [
        '"More" costs $5,717 more over the plan: it does not pay for itself.'
    ]
    fixed = [row.label for row in rows if not row.formula]
    assert [words.split(":")[0] for words in fixed] == [
        "Calculated, not live",
        "Simulated, not live",
        "No saving from fewer exits is counted",
    ]
    assert not any("does not pay" in words for words in fixed)
