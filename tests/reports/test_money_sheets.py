"""The sheets Funding and Revenue, the answers and the findings on money, with numbers worked by hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from money_plan import MONEY
from plans import config_text, plan_set, report_from, results_from, workbook_of
from spreadsheets import (
    audit,
    cached_values,
    disagreements,
    formula_cells,
    recalculate_with_ironcalc,
    recalculate_with_libreoffice,
    uneven_formulas,
)

from ladder.reports.build import Report
from ladder.reports.summary_json import summary_data
from ladder.reports.tables import Table

# 15 hours at $20.00 without payroll tax: 65 hours and $1,300 a month.
SEAT = """
employer_cost: {fringe_rate: 0%}
agency: {name: Agency, kind: nonprofit, state: OH, fiscal_year_starts: July}
roles: {peer: {title: Peer, tier: direct_support, grade: G, funds: {grant: 60%, medicaid: 30%}}}
seats: {line: {role: peer, hours: 15}}
funds:
  medicaid: {title: Medicaid, kind: medicaid}
  grant: {title: Block grant, kind: grant, ends: 2027-06}
  later: {title: County, kind: county, ends: 2027-09}
revenue:
  services: {individual: {title: Peer support, code: H0038, rate: 10.00}}
  roles: {peer: {direct_share: 50%, billable_share: 80%, denial_rate: 0%}}
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("money") / "plan.xlsx"
    path.write_bytes(workbook_of(plan_set(MONEY)))
    return path


def test_both_engines_compute_every_value(book: Path, libreoffice: str, tmp_path: Path) -> None:
    sheets = {sheet for sheet, _ in formula_cells(book)}
    assert {"Funding", "Revenue"} <= sheets
    assert disagreements(book, recalculate_with_ironcalc(book)) == []
    assert disagreements(book, cached_values(recalculate_with_libreoffice(book, tmp_path))) == []


def test_the_workbook_is_sound_and_a_row_of_months_is_one_formula(book: Path) -> None:
    assert audit(book) == []
    months = [left for left, _ in uneven_formulas(book) if left[0].startswith("Months ") and left[1][0] > "E"]
    assert months == []


def table(report: Report, key: str) -> Table:
    return next(each for sheet in report.sheets for each in sheet.tables if each.key == key)


def answer(report: Report, name: str) -> str:
    return next(each.text for each in report.answers if each.name == name)


def test_who_pays_by_fiscal_year() -> None:
    # A month: Medicaid 390, the grant 780 through June, 130 of no fund. FY 2027 is January to June.
    found = table(report_from(SEAT), "funding.baseline")
    for row, years in (
        ("paid.medicaid", (2340, 2340)),
        ("paid.grant", (4680, 0)),
        ("unfunded", (780, 5460)),
        ("unfunded.not_open", (0, 4680)),
        ("unfunded_by_role.peer", (780, 5460)),
        # 65 x 40% x 4 x 10.00 = 1,040 a month; 390 of it is charged to Medicaid.
        ("total.revenue", (6240, 6240)),
        ("medicaid_gap", (3900, 3900)),
    ):
        assert [found.value(row, year) for year in ("fy2027", "fy2028")] == list(map(Decimal, years))


def test_the_answer_on_what_is_unfunded() -> None:
    # 780 + 5,460 = 6,240 of 15,600. The grant pays 780 in each of six months before it ends.
    assert answer(report_from(SEAT), "funding") == (
        'Under "Today\'s pay and seats" $6,240 of cost is unfunded over the plan (40.0%), $6,240 of it in the last '
        "twelve months. The next fund to end is Block grant, after June 2027; it pays $4,680 in its last twelve "
        "months in the plan. Over the plan Medicaid revenue is $7,800 more than what is charged to Medicaid."
    )


def test_nothing_unfunded_and_no_difference_are_said_in_words() -> None:
    # Medicaid pays all of 15,600 and the services bring 12,480; more hours billed change no cost.
    paid = SEAT.replace("{grant: 60%, medicaid: 30%}", "{medicaid: 100%}")
    more = "scenarios: {more: {title: More, changes: {revenue: {roles: {peer: {direct_share: 60%}}}}}}\n"
    words = answer(report_from(paid + more), "funding")
    assert words.startswith(
        'Under "More" no cost is unfunded over the plan. Under "Today\'s pay and seats" it is the same. '
    )
    # At 62.5% direct time 65 x 50% x 4 x 10.00 = 1,300 a month, what the seat costs.
    even = paid.replace("direct_share: 50%", "direct_share: 62.5%")
    assert "Medicaid revenue is equal to what is charged to Medicaid." in answer(report_from(even), "funding")


def test_a_fund_that_never_ends_is_said() -> None:
    report = report_from(SEAT.replace(", ends: 2027-06", "").replace(", ends: 2027-09", ""))
    assert "No fund has an end date." in answer(report, "funding")


def test_the_unit_rate_at_which_a_scenario_breaks_even() -> None:
    # A second seat adds 15,600 a year and 65 x 40% x 4 x 12 = 1,248 units: 12.50 a unit. Both seats bring 24,960, and
    # 15,600 more than today's 12,480 is 28,080, a factor of 1.125.
    text = SEAT + "scenarios: {two: {title: Two, changes: {seats: {line: {seats: 2}}}}}\n"
    assert answer(report_from(text), "break_even.two") == (
        "Paid units go from 1,248 to 2,496 in the last twelve months. "
        'Once in place, "Two" breaks even on added units at $12.50 a unit; a paid unit brings $10.00. '
        "In a year once in place it pays if people bill 12.5% more hours than planned."
    )


@pytest.mark.parametrize(
    ("changes", "units", "words", "billing"),
    [
        (
            "{grades: {G: {minimum: 21.00}}}",
            "stay at 1,248",
            "has no break-even unit rate: paid units do not rise",
            "pays if people bill 6.3% more hours than planned",  # 780 more, of 12,480
        ),
        # Twice the seats at less than half the pay.
        (
            "{seats: {line: {seats: 2}}, grades: {G: {minimum: 9.00}}}",
            "go from 1,248 to 2,496",
            "needs no break-even unit rate: it adds no cost",
            # 14,040 of cost is 1,560 less; 12,480 less that is 10,920, of 24,960.
            "pays as planned, and would with 56.3% fewer hours billed",
        ),
    ],
)
def test_there_is_no_break_even_rate_where_units_do_not_rise_or_nothing_is_added(
    changes: str, units: str, words: str, billing: str
) -> None:
    report = report_from(SEAT + f"scenarios: {{other: {{title: Other, changes: {changes}}}}}\n")
    assert answer(report, "break_even.other") == (
        f"Paid units {units} in the last twelve months. "
        f'Once in place, "Other" {words}; a paid unit brings $10.00. In a year once in place it {billing}.'
    )
    assert report.figures[0].value("break_even_rate", "other") == "none"


def test_the_unit_cost_is_a_finding_on_each_rung() -> None:
    # 20.00 x 2,080 = 41,600; 832 h billed, 3,328 units: 12.50 each. 41,600 / (2,080 x 4 x 10) = 50% of hours worked.
    # Today's 33,280 covers 16.00 an hour.
    assert (
        "Today's pay and seats: Peer: a full-time equivalent at today's hours costs $41,600 a year, "
        "so a paid unit costs $12.50. It breaks "
        "even with 50.0% of hours worked billed (now 40.0%), or with H0038 at $12.50 (now $10.00). The wage an hour "
        "that today's rate covers: $16.00 (now $20.00)."
    ) in report_from(SEAT).findings


def test_a_productivity_no_one_can_reach_is_said() -> None:
    found = [
        words for words in report_from(SEAT.replace("rate: 10.00", "rate: 4.00")).findings if "Peer:" in words
    ]
    assert (
        "with 125.0% of hours worked billed (now 40.0%; no one can bill more hours than they work)"
        in found[0]
    )


@pytest.mark.parametrize(
    ("indirect", "said"),
    [
        ("{rate: 15%, base: mtdc, de_minimis: true}", False),
        ("{rate: 15.5%, base: mtdc, de_minimis: true}", True),
        ("{rate: 15%, base: direct, de_minimis: true}", True),
        ("{rate: 30%, base: direct}", False),
    ],
)
def test_a_de_minimis_rate_over_the_rule_is_a_finding(indirect: str, said: bool) -> None:
    report = report_from(f"{SEAT}indirect: {indirect}\n")
    assert any("2 CFR 200.414(f)" in words for words in report.findings) == said


def test_a_role_without_a_fund_and_a_fund_without_a_cost_are_findings() -> None:
    report = report_from(SEAT.replace(", funds: {grant: 60%, medicaid: 30%}", ""))
    assert "Today's pay and seats: no fund is named for Peer; all its cost is unfunded." in report.findings
    assert "Today's pay and seats: no cost is charged to County." in report.findings


def test_a_weak_default_is_listed_as_one() -> None:
    [result] = results_from(SEAT.replace("direct_share: 50%, ", ""))
    report = report_from(SEAT.replace("direct_share: 50%, ", ""))
    standing = summary_data([result], report, [])["assumptions_standing"]
    assert "6 peers and 11 logs" in standing["revenue.roles.peer.direct_share"]


def test_time_use_is_a_live_input_of_the_budget_and_its_source(tmp_path: Path) -> None:
    time_use = "time_use: {experiential_sharing: 20%, documentation: 80%}, tier"
    config = SEAT.replace("direct_share: 50%, ", "").replace("title: Peer, tier", f"title: Peer, {time_use}")
    book = tmp_path / "plan.xlsx"
    book.write_bytes(workbook_of(plan_set(config_text(config))))
    assert disagreements(book, recalculate_with_ironcalc(book)) == []
    sheet = openpyxl.load_workbook(book, data_only=True)["Assumptions"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    [row] = [row for row in rows if "Peer: direct share of hours worked" in row]
    assert 0.2 in row
    assert "The role's use of paid time, roles.peer.time_use" in row
    [result] = results_from(config)
    standing = summary_data([result], report_from(config), [])["assumptions_standing"]
    assert "revenue.roles.peer.direct_share" not in standing


def test_the_summary_file_has_funding_revenue_and_unit_costs() -> None:
    results, report = results_from(SEAT), report_from(SEAT)
    data = summary_data(results, report, [])
    assert data["funding"]["baseline"]["funds"]["grant"]["pays"] == {"FY 2027": 4680.0, "FY 2028": 0.0}
    assert data["funding"]["baseline"]["unfunded"] == {"FY 2027": 780.0, "FY 2028": 5460.0}
    assert data["revenue"]["baseline"]["units"] == {"FY 2027": 624.0, "FY 2028": 624.0}
    unit = data["unit_costs"]["baseline"]["peer"]
    assert (unit["cost_a_unit"], unit["break_even_productivity"], unit["wage_the_rate_covers"]) == (
        12.5,
        0.5,
        16.0,
    )
    assert unit["rate_this_wage_requires"] == {"individual": 12.5}


def test_a_plan_without_funds_and_revenue_has_the_same_sheets_as_before() -> None:
    report = report_from()
    names = {sheet.name for sheet in report.sheets}
    assert not names & {"Funding", "Revenue"}
    keys = [row.key for sheet in report.sheets for each in sheet.tables for row in each.rows]
    assert not [
        key for key in keys if key.split(".")[0] in ("funds", "revenue", "indirect", "unfunded", "paid")
    ]
