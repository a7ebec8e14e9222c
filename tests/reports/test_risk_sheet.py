"""The sheet "Risk", and the simulation in `summary.json` and among the assumptions that stand."""

from __future__ import annotations

from decimal import Decimal

from plans import report_from, results_from

from ladder.model.money import cents
from ladder.reports.provenance import standing_assumptions
from ladder.reports.risk_findings import risk_findings
from ladder.reports.summary_json import summary_data
from ladder.reports.tables import Sheet, Table

CALM = "seats: {line: {role: peer, seats: 4, hours: 20}}\nworkforce: {yearly_exits: 0%}\n"
LIVELY = "seats: {line: {role: peer, seats: 4, hours: 20}}\nworkforce: {months_to_fill: 2}\n"


def sheet_named(name: str, sections: str) -> Sheet:
    return next(sheet for sheet in report_from(sections).sheets if sheet.name == name)


def table_of(sheet: Sheet, key: str) -> Table:
    return next(table for table in sheet.tables if table.key == key)


def test_only_a_plan_with_a_workforce_has_the_sheet() -> None:
    assert "Risk" not in [sheet.name for sheet in report_from().sheets]


def test_without_exits_and_vacancy_the_sheet_shows_the_budget_to_the_cent() -> None:
    total = cents(sum(results_from(CALM)[0].budget.total, Decimal(0)))
    cost = table_of(sheet_named("Risk", CALM), "risk.cost.baseline")
    assert [cost.value(row, "plan") for row in ("p10", "p50", "p90", "mean")] == [total] * 4
    assert cost.value("standard_error", "plan") == 0
    causes = table_of(sheet_named("Risk", CALM), "risk.reconciled.baseline")
    assert [row.key for row in causes.rows] == ["budget", "simulated"]


def test_the_sheet_says_that_it_is_not_live_and_whether_there_are_enough_draws() -> None:
    sheet = sheet_named("Risk", LIVELY)
    assert sheet.lines[0].startswith(
        "Calculated, not live: 60 simulated courses of the plan (draws), seed 1."
    )
    assert any("nough draws" in line for line in sheet.lines)
    assert all(row.formula is None for table in sheet.tables for row in table.rows)


def test_a_plan_that_bills_has_the_range_of_revenue_and_why_it_differs() -> None:
    bills = LIVELY + (
        "revenue:\n"
        "  services: {individual: {title: Peer support, code: H0038, rate: 10}}\n"
        "  roles: {peer: {direct_share: 100%, billable_share: 80%, denial_rate: 10%}}\n"
    )
    sheet = sheet_named("Risk", bills)
    revenue = table_of(sheet, "risk.revenue.baseline")
    causes = table_of(sheet, "risk.reconciled.revenue.baseline")
    # Four seats of 20 hours at 28.80 an hour; seats stand vacant for two months after each exit.
    assert causes.value("budget", "plan") == 80 * 52 * Decimal("28.80")
    assert [row.key for row in causes.rows] == ["budget", "vacancy", "simulated"]
    assert causes.value("simulated", "plan") == revenue.value("mean", "plan") < causes.value("budget", "plan")
    assert "risk.revenue.baseline" not in [table.key for table in sheet_named("Risk", LIVELY).tables]


def test_the_summary_has_the_draws_the_seed_and_the_ranges() -> None:
    results, report = results_from(LIVELY), report_from(LIVELY)
    data = summary_data(results, report, [])
    assert (data["run"]["draws"], data["run"]["seed"]) == (60, 1)
    cost = data["risk"]["baseline"]["cost"]["first"]
    assert cost["p10"] < cost["mean"] < cost["p90"]
    plain = summary_data(results_from(), report_from(), [])
    assert "draws" not in plain["run"]
    assert not {"risk", "careers"} & set(plain)


def test_what_the_simulation_supposes_stands_among_the_assumptions() -> None:
    results, report = results_from(LIVELY), report_from(LIVELY)
    standing = summary_data(results, report, [])["assumptions_standing"]
    assert "37% a year" in standing["workforce.yearly_exits"]
    hiring = LIVELY + "hiring: {items: {onboarding: {title: Onboarding, amount: 1200}}}\n"
    both = standing_assumptions(results_from(hiring)[0].plan, simulated=True)["workforce.yearly_exits"]
    assert both.startswith("Not given, so only newly opened seats are hired for.")
    assert "In the simulation: 37% a year" in both
    assert "workforce.months_to_fill" not in standing  # given
    plain = standing_assumptions(results[0].plan)
    assert set(standing) - set(plain) >= {"workforce.yearly_exits", "workforce.internal_share"}


FEWER_SEATS = """
seats: {line: {role: peer, seats: 6, hours: 20}}
workforce: {yearly_exits: 0%, months_to_fill: 0}
scenarios: {fewer: {title: Fewer seats, changes: {seats: {line: {seats: 4}}}}}
"""


def test_people_for_whom_a_scenario_has_no_seat_are_a_finding() -> None:
    baseline, fewer = results_from(FEWER_SEATS)
    assert not any("let go" in words for words in risk_findings(baseline))
    (words,) = (each for each in risk_findings(fewer) if "let go" in each)
    assert words.startswith(
        "Fewer seats: simulated, about 2 of today's staff are let go in the first month: their seats are taken away"
    )
    one = results_from(FEWER_SEATS.replace("seats: 4", "seats: 5"))[1]
    assert any("about one of today's staff is let go" in words for words in risk_findings(one))


def test_people_let_go_later_and_people_who_lose_hours_are_findings() -> None:
    closing = FEWER_SEATS.replace("hours: 20}}\nworkforce", "hours: 20, last_month: 2027-06}}\nworkforce")
    (baseline, _) = results_from(closing)
    assert [each for each in risk_findings(baseline) if "let go" in each] == [
        "Today's pay and seats: simulated, about 6 of those on staff then are let go as seats close: no seat of their "
        "role is open."
    ]
    halved = FEWER_SEATS.replace(
        "{line: {seats: 4}}", "{line: {seats: 3}, half: {role: peer, seats: 3, hours: 10}}"
    )
    found = [each for each in risk_findings(results_from(halved)[1]) if "hours" in each]
    assert found == [
        "Fewer seats: simulated, about 3 of those whose seats are taken away or close are given a seat with fewer "
        "hours, for no other of their role is open: less pay, and benefits that ask for more hours may end."
    ]


def test_vacancy_that_exits_and_months_to_fill_contradict_is_a_finding() -> None:
    # 36% a year is 3% a month: three months to fill leave 0.03 x 3 / (1 + 0.03 x 3) = 8.3% vacant, not 30%.
    several = """
seats: {line: {role: peer, seats: 40, hours: 20}}
period: {start: 2027-01, months: 60}
workforce: {yearly_exits: 36%, first_year_exits: 36%, months_to_fill: 3}
pay: {vacancy: VACANT}
"""
    (result,) = results_from(several.replace("VACANT", "30%"))
    (words,) = (each for each in risk_findings(result) if "seats vacant" in each)
    assert "leave 9% of seats vacant" in words or "leave 8% of seats vacant" in words
    assert "the budget counts 30%" in words
    (result,) = results_from(several.replace("VACANT", "8.3%"))
    assert not any("seats vacant" in each for each in risk_findings(result))


def test_exits_that_are_left_out_are_a_finding_where_hires_cost_something() -> None:
    hiring = "hiring: {items: {ads: {title: Ads, amount: 300}}}\n"
    (result,) = results_from(f"workforce: {{months_to_fill: 2}}\n{hiring}")
    (words,) = (each for each in risk_findings(result) if "yearly exits" in each)
    assert "The simulation counts 37% a year, and the budget hires for no one who leaves." in words
    assert "hiring.items.ads" in result.budget.other
    assert not any(result.budget.other["hiring.items.ads"])
    for text in ("workforce: {months_to_fill: 2}\n", f"workforce: {{yearly_exits: 20%}}\n{hiring}"):
        assert not any("yearly exits" in each for each in risk_findings(results_from(text)[0]))
