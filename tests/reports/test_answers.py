"""The answers of whole plans, their numbers worked by hand."""

from __future__ import annotations

import json
import re

import pytest
from plans import CONFIGS, config_text, plan_set, report_from, report_of, results_of

from ladder.reports.build import Report
from ladder.reports.summary_json import summary_data

NO_TAX = "employer_cost: {fringe_rate: 0%}\n"


def answer(report: Report, name: str) -> str:
    return next(each.text for each in report.answers if each.name == name)


def with_scenario(changes: str, more: str = "") -> Report:
    return report_from(f"{NO_TAX}{more}\nscenarios: {{other: {{title: Other, changes: {changes}}}}}")


@pytest.mark.parametrize(
    ("rate", "verdict"),
    [
        ("19.39", "below"),
        ("19.40", "at"),  # 97% of the entry role's 20.00
        ("20.60", "at"),
        ("20.61", "above"),
    ],
)
def test_entry_pay_and_its_posture(rate: str, verdict: str) -> None:
    report = report_from(f"seats: {{line: {{role: peer, hours: 20, rate: {rate}}}}}")
    assert answer(report, "entry_pay") == (
        f"People in peer roles on the first rung are paid ${rate} an hour: {verdict} what our own entry role pays "
        "($20.00, Aide). "
        "$19.40 or more would count as at our entry role's pay, $20.61 or more as above it."
    )


def test_the_market_is_the_lowest_and_highest_median_of_entry_level_work() -> None:
    # 12 months at 3%: 15.00 to 15.45, 20.00 to 20.60; 40.00 is for higher rungs and stays out.
    report = report_from("""
benchmarks:
  a: {title: A, area: X, date: 2026-01, source: S, p50: 20.00}
  b: {title: B, area: X, date: 2026-01, source: S, p50: 15.00}
  c: {title: C, area: X, date: 2026-01, source: S, entry_level: false, p50: 40.00}
""")
    assert "Medians of entry-level work elsewhere run from $15.45 to $20.60." in answer(report, "entry_pay")


def test_the_cost_of_a_scenario() -> None:
    # Baseline 1 seat x 20 h x 52 x 20.00 = 20,800 a year. Another such seat: 20,800 more, 100%.
    # From January 2028 3% more: 21,424.
    report = with_scenario(
        "{seats: {line: {seats: 2}}}",
        "period: {start: 2027-01, months: 24}\npay: {general_raises: {2028-01: 3%}}",
    )
    assert answer(report, "cost.other") == (
        '"Other" adds $20,800 (100.0%) in the first twelve months; '
        "it adds $21,424 (100.0%) a year once in place."
    )


def test_one_time_costs_are_left_out_only_where_there_are_any() -> None:
    once = "one_time_costs: {study: {title: Pay study, month: 2027-08, amount: 1000}}\n"
    scenario = "scenarios: {other: {title: Other, changes: {seats: {line: {seats: 2}}}}}\n"
    words = answer(report_from("period: {start: 2027-01, months: 24}\n" + once + scenario), "cost.other")
    assert words.endswith(" a year once in place, not counting its one-time costs ($1,000 over the plan).")


def test_a_plan_of_one_month_has_one_month_in_every_sentence() -> None:
    report = report_from("""
period: {start: 2027-01, months: 1}
workforce: {yearly_exits: 30%}
hiring: {items: {recruiting: {title: Recruiting, amount: 2000}}}
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
  lead: {title: Lead, tier: mentor, grade: G}
seats: {line: {role: peer, hours: 20}, leads: {role: lead, hours: 20}}
promotions: [{from: peer, to: lead, months_in_role: 1}]
scenarios: {other: {title: Other, changes: {seats: {line: {seats: 2}}}}}
""")
    told = " ".join([*(each.text for each in report.answers), *report.findings])
    assert "the plan's only month changes by" in told
    assert "are promoted within the plan's only month" in told
    assert "does not pay for itself in the plan's only month" not in told  # the short form is on this screen
    assert not re.search(r"\b1 months|only month change by|its one month", told)
    (case,) = (sheet for sheet in report.sheets if sheet.name == "Business case")
    rows = [str(row.values[0]) for table in case.tables for row in table.rows]
    assert any("it does not pay for itself" in words for words in rows)


def test_a_saving_is_never_added() -> None:
    # 18 of 20 hours: 2,080 less of 20,800, 10%.
    report = with_scenario("{seats: {line: {hours: 18}}}")
    assert answer(report, "cost.other") == ('"Other" saves $2,080 (10.0%) in the first twelve months.')


@pytest.mark.parametrize("once", [0, 9000])
@pytest.mark.parametrize("hours", [18, 20, 22])
def test_no_clause_says_adds_before_a_minus(once: int, hours: int) -> None:
    """A first-year cost with a saving after it, and every other mix."""
    report = with_scenario(
        f"{{seats: {{line: {{hours: {hours}}}}}, one_time_costs: {{t: {{title: T, month: 2027-02, amount: {once}}}}}}}",
        "period: {start: 2027-01, months: 24}",
    )
    words = answer(report, "cost.other")
    first, later = words.split("; it ")
    assert "-$" not in words
    assert ("saves" in first) == ((once, hours) == (0, 18))
    assert later.startswith("saves $2,080" if hours == 18 else "adds $0" if hours == 20 else "adds $2,080")
    assert ("adds $6,920" in first) == ((once, hours) == (9000, 18))  # 9,000 - 2,080


def test_nothing_changed_adds_nothing() -> None:
    assert answer(with_scenario("{pay: {vacancy: 0%}}"), "cost.other") == (
        '"Other" adds $0 (0.0%) in the first twelve months.'
    )


def test_without_a_scenario_the_cost_is_the_plan_s() -> None:
    # 20,800 and payroll tax of 7.65%, 1,591.20: 22,391.20.
    assert answer(report_from(), "cost.baseline").startswith(
        "The plan costs $22,391 in the first twelve months."
    )


def test_the_worker_of_pss_103() -> None:
    # At 20 h: 14.23 x 20 x 52 / 12 = 1,233.27, FICA 94.34; at 17.52, P1 aged: 1,518.40, FICA 116.16.
    # SSI 2027: 1,029 - (1,233.27 - 85) / 2 = 454.865 -> 454.87; 1,029 - (1,518.40 - 85) / 2 = 312.30.
    # Tax of 2027, deduction 16,550: none on 14,799.24; on 18,220.80: 167.08, a month 13.92.
    # None: 1,402.24 - 1,138.93 - 13.92 = 249.39. SSI: 249.39 + 312.30 - 454.87 = 106.82.
    # SSDI of 1,688.60, 1,688 in whole dollars, is paid both times, under 1,770. Half of a year of it is 10,128: with
    # 14,799.24 under 25,000; with 18,220.80 it is 3,348.80 over, half of that taxed: 3,345.20 taxable, 334.52, a month
    # 27.88: 263.31 - 27.88 = 235.43.
    # Both: SSDI 600 leaves no SSI: 580 + 584.135 > 1,029. The trial work line, 1,270, lies between.
    report = report_of(plan_set((CONFIGS / "pss-103.yaml").read_text(encoding="utf-8")))
    words = answer(report, "worker")
    assert (
        "net income changes by +$106.82 a month with SSI, +$235.43 with SSDI, +$249.39 with both, "
        "+$249.39 with neither." in words
    )
    assert "Wages go from $1,233.27 to $1,518.40 a month and cross the trial work month line;" in words


def test_crossing_substantial_gainful_activity_costs_the_benefit() -> None:
    # 20 h at 20.00: 1,733.33, FICA 132.60; at 21.00: 1,820.00, FICA 112.84 + 26.39 = 139.23, over 1,770.
    # Tax: 20,799.96 - 16,550 = 4,249.96: 425.00, a month 35.42; 21,840: 529, a month 44.08.
    # None: 1,680.77 - 1,600.73 - 8.66 = 71.38. SSDI 1,688: before, 5,927.96 over 25,000, 2,963.98 taxed, tax 721.39,
    # a month 60.12: 3,228.61; after, 1,680.77 - 44.08 = 1,636.69: -1,591.92.
    # SSI: (1,733.33 - 85) / 2 = 824.165 -> 204.84 (204.835 up); 867.50 -> 161.50: 71.38 - 43.34 = 28.04.
    # Both: 600 and no SSI before; none and 161.50 after: 71.38 - 600 + 161.50 = -367.12.
    words = answer(
        with_scenario(
            "{seats: {line: {rate: 21.00, place: null}}}",
            "seats: {line: {role: peer, hours: 20, place: minimum}}",
        ),
        "worker",
    )
    assert (
        "net income changes by +$28.04 a month with SSI, -$1,591.92 with SSDI, -$367.12 with both, "
        "+$71.38 with neither." in words
    )
    assert "and cross the substantial gainful activity (SGA) line;" in words


def test_the_benefit_of_exactly_sga_is_kept() -> None:
    # 2026: 19.50 x 20 x 52 / 12 = 1,690.00, the line. From 15.00 (1,300.00, over 1,210) nothing is crossed.
    # FICA 80.60 + 18.85 = 99.45 before; 104.78 + 24.51 (24.505) = 129.29 after: 390 - 29.84 = 360.16 with SSDI.
    # Tax of 2026, deduction 16,100: before, 15,600 and 364 of SSDI, none; after, 20,280 and 2,704: 688.40 a year,
    # 57.37 a month: 302.79.
    words = answer(
        with_scenario(
            "{seats: {line: {rate: 19.50}}}",
            "period: {start: 2026-01, months: 12}\nseats: {line: {role: peer, hours: 20, rate: 15.00}}",
        ),
        "worker",
    )
    assert "+$302.79 with SSDI" in words
    assert "Wages go from $1,300.00 to $1,690.00 a month and cross no line;" in words


def test_two_lines_crossed_are_both_named() -> None:
    # 10.00 to 25.00 at 20 h: 866.67 to 2,166.67: over 1,270, 1,770, 2,143 and, beside SSDI of 600,
    # 2 x (1,029 - 580) + 65 = 963.
    words = answer(
        with_scenario(
            "{seats: {line: {rate: 25.00}}}", "seats: {line: {role: peer, hours: 20, rate: 10.00}}"
        ),
        "worker",
    )
    assert (
        "cross the trial work month line, the substantial gainful activity (SGA) line, the SSI break-even line, "
        "the SSI break-even beside SSDI line;" in words
    )


def test_the_summary_s_json_has_the_same_words_and_cents_half_up() -> None:
    # 12.5 h x 52 x 20.06 = 13,039.00 a year, 7.5% vacant: 12,061.075, so 12,061.08. A month of it is no whole number of
    # digits: 1,005.08958333...
    plans = plan_set(
        config_text(NO_TAX + "pay: {vacancy: 7.5%}\nseats: {line: {role: peer, hours: 12.5, rate: 20.06}}\n")
    )
    report = report_of(plans)
    data = json.loads(json.dumps(summary_data(results_of(plans), report, [])))
    assert [each["text"] for each in data["answers"]] == [each.text for each in report.answers]
    assert data["figures"]["first_year"] == {"baseline": 12061.08}
    assert data["cost_by_fiscal_year"] == {"baseline": {"FY 2027": 12061.08}}
    assert not re.search(r"\bNaN\b|Infinity", json.dumps(data))


def test_a_line_crossed_downward_is_a_line_crossed() -> None:
    # 21.00 to 20.00 at 20 h: 1,820.00 to 1,733.33; SGA, 1,770, lies between, and SSDI comes back.
    words = answer(
        with_scenario(
            "{seats: {line: {rate: 20.00}}}", "seats: {line: {role: peer, hours: 20, rate: 21.00}}"
        ),
        "worker",
    )
    assert "cross the substantial gainful activity (SGA) line;" in words
    assert "SSDI goes from $0.00 to $1,688.00." in words


def test_the_first_rung_is_one_that_someone_holds_and_the_same_before_and_after() -> None:
    # A trainee role below it has no seat in the baseline and three in the scenario: nobody's pay falls.
    report = with_scenario(
        "{seats: {trainees: {role: trainee, seats: 3, hours: 20}}}",
        """
grades:
  G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}
  T: {minimum: 14.00, control_point: 15.00, maximum: 16.00}
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
  trainee: {title: Peer Trainee, tier: direct_support, grade: T}
""",
    )
    assert "on the first rung are paid $20.00 an hour" in answer(report, "entry_pay")
    assert "Wages go from $1,733.33 to $1,733.33" in answer(report, "worker")


def test_where_entry_pay_stays_the_step_up_is_spoken_of() -> None:
    report = with_scenario(
        "{seats: {mentors: {role: mentor, hours: 20}}}",
        """
grades:
  G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}
  H: {minimum: 21.00, control_point: 22.00, maximum: 24.00}
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
  mentor: {title: Peer Mentor, tier: mentor, grade: H}
promotions: [{from: peer, to: mentor, months_in_role: 12}]
""",
    )
    assert 'promoted to Peer Mentor under "Other"' in answer(report, "worker")
    assert "Wages go from $1,733.33 to $1,820.00" in answer(report, "worker")


def test_a_supplement_that_is_not_known_is_not_said_to_be_counted() -> None:
    known, unknown = (
        answer(report_from(f"agency: {{name: A, kind: nonprofit, state: {state}}}"), "worker")
        for state in ("NY", "IL")
    )
    assert "SSI and the state's supplement" in known
    assert "SSI (the state's supplement is not known)" in unknown


PASSED_BY = """
grades:
  G: {minimum: 16.00, control_point: 22.00, maximum: 24.00}
  H: {minimum: 18.00, control_point: 22.00, maximum: 24.00}
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
  guide: {title: Peer Guide, tier: direct_support, grade: H}
seats: {line: {role: peer, hours: 20}, guides: {role: guide, hours: 20}}
"""


def test_a_role_that_overtakes_another_is_followed_by_name() -> None:
    # The lowest-paid role rises from 16.00 to 19.00, over Peer Guide's 18.00: no one goes from 16.00 to 18.00.
    words = answer(with_scenario("{grades: {G: {minimum: 19.00}}}", PASSED_BY), "entry_pay")
    assert "The lowest-paid of 2 peer roles on the first rung, Peer Specialist, is paid $16.00" in words
    assert (
        'Under "Other" Peer Specialist is paid $19.00; the lowest-paid is then Peer Guide, at $18.00, below our '
        "entry role's pay." in words
    )
