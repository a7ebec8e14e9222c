"""The sheet "Business case": what a scenario adds by fiscal year, when it pays back, and at which exits it would."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import report_from, results_from

from ladder.reports.case_words import case_sentences
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
    assert Decimal("0.3") < found.today < Decimal("0.6")  # 40% expected, in sixty draws
    # 5,717.36 is 0.2859 exits of 20,000: over two years of one person, 14.3% a year fewer.
    assert found.today - (found.exits or 0) == pytest.approx(Decimal("0.142934"))
    words = case_sentences(result, result.case)
    assert words[0].startswith('"More" breaks even over the plan if yearly exits fall from ')
    assert words[0].endswith("each person who stays saves $20,000 of hiring, against a net cost of $5,717.")
    assert words[1] == '"More" does not pay for itself in the plan\'s 24 months: it costs $5,717 more.'
    # No chance bears on it: every seat is filled at once, and whoever holds it is paid 3.00 more.
    assert words[2] == (
        "In eight of ten draws revenue less cost changes by -$5,717 to -$5,717 over the plan; what it costs "
        "comes back in no draw."
    )
    assert words[3] == (
        "No saving from fewer exits is counted: the config expects as many to leave under both plans."
    )


def test_where_no_fall_in_exits_pays_it_says_so() -> None:
    result = results_from(team(500))[1]
    assert result.case
    words = case_sentences(result, result.case)
    assert words[0] == '"More" does not pay for itself in the plan\'s 24 months: it costs $5,717 more.'
    assert result.case.exits
    saved = float(result.case.exits.today) * 2 * 500  # two years of one person, 500 an exit
    assert words[1] == (
        f"Fewer exits alone cannot pay for it: if no one left, ${saved:,.0f} of hiring would be saved."
    )
    answers = {answer.name: answer.text for answer in report_from(team(500)).answers}
    assert answers["break_even.more"].startswith(
        '"More" costs $5,717 more over the plan: it does not pay for itself. Simulated, not live: fewer exits alone '
        f"cannot pay for it: if no one left, ${saved:,.0f} of hiring would be saved. Simulated, not live: in eight of "
    )
    leads = {answer.name: answer.text for answer in report_from(team(20_000)).answers}["break_even.more"]
    assert leads.startswith(
        'Simulated, not live: "More" breaks even over the plan if yearly exits fall from '
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
    assert Decimal("0.1") < (fewer.exits.expected or 0) < Decimal("0.3")
    result = results_from(calmer)[1]
    assert result.case
    assert case_sentences(result, result.case)[-1].endswith(
        f'where they are {fewer.exits.today:.0%} now, because the scenario changes "workforce": an assumption.'
    )


def test_a_scenario_that_changes_nothing_and_one_that_pays_at_once() -> None:
    for changes, words in (
        ("", '"More" changes neither cost nor revenue.'),
        ("seats: {line: {hours: 10}}", '"More" never costs more than it brings.'),
    ):
        text = TEAM[: TEAM.index("scenarios")].replace("AMOUNT", "500")
        result = results_from(f"{text}scenarios: {{more: {{title: More, changes: {{{changes}}}}}}}\n")[1]
        assert result.case
        assert case_sentences(result, result.case)[0] == words


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
    assert table.value("cost.one_time.study", "fy2028") == -1000
    assert table.row("cost.one_time.study").label == "Pay study: added (the same in every draw)"
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


def test_where_the_budget_is_outside_the_range_it_says_where_to_look() -> None:
    # Seats stand empty for nine months or so after each exit: less is paid in every draw than in the budget.
    many = team(20_000).replace("months_to_fill: 0", "months_to_fill: {mean: 9, spread: 1}")
    result = results_from(many + "seats: {line: {role: peer, seats: 30, hours: 20}}\n")[1]
    assert result.case
    assert result.risk
    assert result.risk.case
    assert result.risk.case.net["plan"].p10 > float(result.case.case.cumulative[-1])
    assert any(
        words.endswith("no draw. Risk says why the budget is outside that range.")
        for words in case_sentences(result, result.case)
    )


def test_the_words_over_the_years_follow_them_or_say_that_they_do_not() -> None:
    rows = [row for row in table_of(team(20_000), "break_even.more").rows if row.key.startswith("words.")]
    live = [row for row in rows if row.formula]
    assert [row.values[0] for row in live] == [
        '"More" costs $5,717 more over the plan: it does not pay for itself.'
    ]
    fixed = [row.label for row in rows if not row.formula]
    assert [words.split(":")[0] for words in fixed] == ["Calculated, not live"] * 2 + [
        "No saving from fewer exits is counted"
    ]
    assert not any("does not pay" in words for words in fixed)
