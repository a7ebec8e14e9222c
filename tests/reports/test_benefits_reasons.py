"""What the benefits text says beside the amounts: what they leave out, why a payment stopped, and what comes next."""

from __future__ import annotations

from typing import Any

import pytest

from ladder.law import load_law
from ladder.reports.benefits_chart import income_data
from ladder.reports.benefits_text import benefits_text
from ladder.worker.months import benefits_of
from ladder.worker.person import Person
from ladder.worker.unreported import overpaid_if_unreported

AFTER_TRIAL = {"benefit": 800, "part_b_paid_by": "state", "trial_work_months": 9}


def text_of(**about: Any) -> str:
    worker = Person.model_validate({"state": "TX", "first_month": "2026-01", "months": 6, **about})
    result, law = benefits_of(worker), load_law()
    return " ".join(benefits_text(worker, result, overpaid_if_unreported(worker, result), law).split())


def test_net_income_says_what_it_leaves_out_and_no_loss_that_comes_from_that() -> None:
    # SSDI stops with June; self-employment of $2,200 from March is over 2026's SGA of $1,690
    text = text_of(ssdi=AFTER_TRIAL, months=8, income={"self_employment": {"2026-03..2026-08": 2200}})
    assert "Net income leaves out self-employment of $0.00 to $2,200.00 a month" in text
    assert "With SSDI stopped, what net income counts is $0.00 (July 2026), beside self-employment" in text
    assert "a month less than" not in text
    assert "It is least" not in text
    assert "Net leaves out self-employment, which the file gives." in text
    assert "Not counted: self-employment, SNAP" in text
    # the same with wages is a loss that net income does count: nothing is left out
    waged = text_of(ssdi=AFTER_TRIAL, months=8, income={"wages": {"2026-03..2026-08": 2200}})
    assert "leaves out" not in waged
    assert "With SSDI stopped, net income is" in waged


def test_self_employment_is_reported_and_taken_to_go_on() -> None:
    text = text_of(ssdi=AFTER_TRIAL, months=8, income={"self_employment": {"2026-03..2026-08": 2200}})
    assert "March 2026: net earnings from self-employment are $2,200.00. Report them to SSA promptly" in text
    assert "Self-employment: tell SSA that it has begun" in text
    assert "work is taken to go on with net earnings from self-employment of $2,200.00 a month." in text
    assert "wages of $0.00" not in text


def test_other_income_left_out_is_named_in_the_text_and_on_the_chart() -> None:
    about = {"ssi": {}, "income": {"unearned": 50}, "spouse": {"earned": 300}}
    text = text_of(**about)
    assert (
        "leaves out unearned income other than SSI and SSDI of $50.00 a month and the spouse's income of "
        "$300.00 a month" in text
    )
    worker = Person.model_validate({"state": "TX", "first_month": "2026-01", "months": 6, **about})
    net = income_data(worker, benefits_of(worker)).net
    assert "without unearned income other than SSI and SSDI and the spouse's income" in net


# 2,500 less 20 and 65, halved, is 1,207.50, over 2025's rate of 967; the 1619(b) figures start with 2026.
WITHOUT_THRESHOLD = {"first_month": "2025-01", "ssi": {}, "income": {"wages": {"2025-02..2025-04": 2500}}}


@pytest.mark.parametrize("state", ["OH", None])
def test_ssi_that_is_surely_not_paid_is_not_called_unknown(state: str | None) -> None:
    text = text_of(state=state, **WITHOUT_THRESHOLD)
    assert "Whether SSI is paid is not known" not in text
    assert "SSI pays no federal cash in February 2025 to April 2025. Only whether Medicaid continues" in text
    assert "February 2025: no SSI cash." in text
    assert "May 2025: SSI is paid again." in text
    assert text.count("SSI is paid again.") == 1


def test_a_supplement_that_is_not_known_leaves_federal_ssi_known() -> None:
    # 994 less (500 - 20 - 65) / 2 = 207.50
    text = text_of(state="MN", ssi={}, income={"wages": 500})
    assert "Federal SSI is $786.50 in every month shown." in text
    assert "MN's supplement is not known" in text
    assert "give it as `law.state_supplement`" in text
    assert "SSI is not known" not in text
    given = text_of(state="MN", ssi={}, income={"wages": 500}, law={"state_supplement": 81})
    assert "SSI is $867.50 in every month shown ($786.50 federal and $81.00 from the state)." in given


def test_work_after_the_extended_period_ends_entitlement() -> None:
    # the ninth month is December 2022, its 36 months end with December 2025; May is the third after February
    ssdi = {"benefit": 1200, "trial_work_months": ["2022-04..2022-12"]}
    text = text_of(months=8, ssdi=ssdi, income={"wages": {"2026-02..2026-03": 2000}})
    assert text.count("the extended period ended with December 2025") == 2
    assert text.count("SSDI entitlement ends from May 2026 on, whatever is earned then") == 2
    assert "Expedited reinstatement may be asked for within 60 months" in text
    assert "after them a month over the SGA amount is not" not in text
    assert "ended: entitlement has ended" in text
    # two months later the ninth month, and February lies in the extended period, April does not
    inside = text_of(
        months=8,
        ssdi={"benefit": 1200, "trial_work_months": ["2022-06..2023-02"]},
        income={"wages": {"2026-02..2026-03": 2000}},
    )
    assert "the extended period ends with February 2026, so from May 2026 the first month over" in inside
    early = text_of(ssdi=AFTER_TRIAL, income={"wages": {"2026-02..2026-03": 2000}})
    assert "after them a month over the SGA amount is not" in early


SUSPENDED = {
    "resources": (
        {"ssi": {"resources": {"2026-01..2026-02": 1000, "2026-03..2026-06": 2500.5}}},
        "countable resources, $2,500.50, are over the limit of $2,000",
    ),
    "resources of a couple": (
        {"ssi": {"resources": {"2026-03..2026-06": 3001}}, "spouse": {}},
        "countable resources, $3,001.00, are over the limit of $3,000",
    ),
    "unearned income": (
        {"ssi": {}, "income": {"unearned": {"2026-03..2026-06": 1200}}},
        "unearned income is over the SSI limit without any wages",
    ),
    "a spouse's unearned income": (
        {"ssi": {}, "spouse": {"unearned": {"2026-03..2026-06": 2500}}},
        "unearned income, a spouse's included, is over the SSI limit without any wages",
    ),
    "a spouse's pay": (
        {"ssi": {}, "spouse": {"earned": {"2026-03..2026-06": 4000}}},
        "a spouse's income brings the income counted over the SSI limit",
    ),
    "earnings over the 1619(b) threshold": (  # 12 x 5,000 is over $53,165
        {"ssi": {}, "income": {"wages": {"2026-03..2026-06": 5000}}},
        "earnings are over the limit of SSI and of section 1619(b), $53,165 a year",
    ),
}


@pytest.mark.parametrize("case", SUSPENDED)
def test_a_suspension_says_why(case: str) -> None:
    about, why = SUSPENDED[case]
    text = text_of(**about)
    assert f"SSI is suspended in March 2026 to June 2026, because {why}." in text
    assert f"March 2026: SSI is suspended because {why}." in text


def test_reinstatement_has_no_extended_period_and_needs_approval() -> None:
    ssdi = {**AFTER_TRIAL, "terminated": "2025-06", "reinstatement_requested": "2026-02"}
    text = text_of(ssdi=ssdi, income={"wages": 300})
    assert "if SSA approves the request. Until 24 months are paid there is no trial work" in text
    assert "after reinstatement, with no such period yet, the same for 24 paid months" in text
    assert "SSA approves" not in text_of(ssdi=AFTER_TRIAL, income={"wages": 300})


def test_each_year_has_its_own_threshold() -> None:
    text = text_of(state="NY", first_month="2025-10", ssi={}, income={"wages": 3000})
    assert "$64,017 a year (secondary) in 2025 and $68,654 a year (secondary) in 2026" in text


def test_a_payment_that_falls_is_not_laid_to_the_new_rate() -> None:
    # January looks at November: 994 - (1000 - 85) / 2 = 536.50
    text = text_of(first_month="2025-10", ssi={}, income={"wages": {"2025-11..2026-03": 1000}})
    assert "SSI goes from $967.00 to $536.50; it follows the income of two months before." in text
    assert "with the new year's rate" not in text


def test_the_household_of_another_needs_no_support_entered() -> None:
    text = text_of(ssi={}, living_arrangement="household_of_another")
    assert "with the support entered" not in text
    assert "SSI's rate is a third less" in text


def test_new_york_shows_federal_and_state_parts() -> None:
    text = text_of(state="NY", ssi={})
    assert "SSI is $1,081.00 in every month shown ($994.00 federal and $87.00 from the state)." in text


def test_a_month_before_the_table_starts_still_has_a_text() -> None:
    text = text_of(first_month="1985-01", ssi={}, income={"wages": 300})
    assert "Countable resources on the first of a month: $0.00, limit not known." in text
