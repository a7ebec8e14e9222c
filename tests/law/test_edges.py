"""Corners of the rules that the worked examples do not reach; the arithmetic is beside each number."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from ladder.law import load_law, month_law
from ladder.law.housing import tenant_rent
from ladder.law.income_tax import federal_income_tax, tax_year, taxable_social_security
from ladder.law.payroll import employee_fica
from ladder.law.snap import snap_allotment
from ladder.model.month import Month
from ladder.worker.months import project_benefits

LAW = load_law()


def run(person: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = project_benefits({"first_month": "2026-01", "months": 6, **person})[
        "months"
    ]
    return found


def test_a_fourth_decimal_is_cut() -> None:
    found = run({"ssi": {}, "income": {"self_employment": {"2026-01": "2000.13"}}})
    # 2,000.13 / 12 = 166.6775, cut 166.677; (166.677 - 85) / 2 = 40.8385, cut 40.838
    assert found[0]["ssi"]["countable_earned"] == 40.838
    # 994 - 40.838 = 953.162, up to the next cent
    assert found[3]["ssi"]["federal_payment"] == 953.17


def test_cessation_in_the_36th_month_is_within_the_extended_period() -> None:
    # ninth month December 2025, so December 2028 is the 36th
    person = {
        "first_month": "2028-11",
        "months": 7,
        "ssdi": {"benefit": 1000, "part_b_paid_by": "state", "trial_work_months": ["2025-04..2025-12"]},
        "income": {"wages": {"2028-12": 4000, "2029-05": 4000}},
    }
    phases = [month["ssdi"]["phase"] for month in run(person)]
    # paid after the grace months, until the first month of SGA after the extended period
    assert phases == ["extended", "grace", "grace", "grace", "extended", "extended", "terminated"]


def test_medicare_outlasts_the_cash_by_at_least_93_months_from_trial_work() -> None:
    person = {
        "first_month": "2025-10",
        "months": 100,
        "ssdi": {"benefit": 1000, "trial_work_months": ["2025-01..2025-09"]},
        "income": {"wages": 6000},
    }
    months = run(person)
    ended = next(at for at, month in enumerate(months) if month["ssdi"]["phase"] == "terminated")
    assert months[ended]["month"] == "2028-10"
    last = [month["month"] for month in months if month["medicare"]][-1]
    assert last == "2033-06"  # September 2025 and 93 months
    # no last day is promised: after it Medicare is not known, rather than gone
    assert months[-1]["month"] > last
    assert months[-1]["medicare"] is None


def test_medicare_begins_with_the_25th_month() -> None:
    months = run(
        {"first_month": "2026-01", "months": 3, "ssdi": {"benefit": 1000, "entitled_from": "2024-02"}}
    )
    assert [month["medicare"] for month in months] == [False, True, True]
    # January's benefit arrives in February, with the first premium: 1,000 - 202.90
    assert [month["ssdi"]["received"] for month in months] == [1000, 797, 797]


def test_no_social_security_tax_over_the_wage_base() -> None:
    law = month_law(LAW, Month.of(2026, 12))
    wages = np.array([2_000_000])
    # 1,500 of room: 93.00; Medicare tax on all: 29.00
    assert employee_fica(wages, 183_000_000, law) == 93_000 + 29_000
    assert employee_fica(wages, 184_500_000, law) == 29_000


def test_fica_over_a_year_stops_at_the_base() -> None:
    months = run({"first_month": "2026-11", "months": 3, "income": {"wages": 17000}})
    # November: 170,000 before, 14,500 of room: 899 + 246.50; December: 246.50; January: all
    assert [month["fica"] for month in months] == [1145.5, 246.5, 1300.5]


def test_tax_between_the_two_social_security_amounts_and_above() -> None:
    year = tax_year(LAW, 2026)
    benefit = np.array([12_000_000])
    # wages 30,000: 36,000 is 2,000 over the second amount: 1,700 + min(6,000, 4,500)
    assert taxable_social_security(np.array([30_000_000]), benefit, year) == 6_200_000
    # 30,000 + 6,200 - 16,100 = 20,100: 12,400 at 10% and 7,700 at 12%
    assert federal_income_tax(np.array([30_000_000]), benefit, year) == 1_240_000 + 924_000
    assert federal_income_tax(np.array([16_100_000]), np.array([0]), year) == 0
    assert federal_income_tax(np.array([16_100_100]), np.array([0]), year) == 10


def test_a_month_bears_a_twelfth_of_the_years_tax() -> None:
    months = run({"income": {"wages": {"2026-01..2026-06": 4000}}})
    # 24,000 - 16,100 = 7,900 at 10%: 790 / 12 = 65.83
    assert {month["federal_tax"] for month in months} == {65.83}


def test_a_benefit_as_of_december_has_that_decembers_rise() -> None:
    person = {"first_month": "2025-12", "months": 2, "ssdi": {"benefit": 1000, "part_b_paid_by": "state"}}
    assert [month["ssdi"]["benefit"] for month in run(person)] == [1000, 1000]
    person["first_month"] = "2025-11"
    assert [month["ssdi"]["benefit"] for month in run(person)] == [1000, 1028]


def test_an_average_at_the_amount_is_not_sga() -> None:
    ssdi = {"benefit": 1000, "trial_work_months": 9, "averaged": ["2026-01..2026-02"]}
    at = run({"ssdi": ssdi, "income": {"wages": {"2026-01": 1700, "2026-02": 1680}}})
    over = run({"ssdi": ssdi, "income": {"wages": {"2026-01": 1700, "2026-02": "1680.01"}}})
    assert (at[0]["ssdi"]["phase"], over[0]["ssdi"]["phase"]) == ("extended", "grace")


@pytest.mark.parametrize(("ceased", "received"), [("2025-10", 1000), ("2025-09", 0)])
def test_the_grace_months_of_a_cessation_before_the_first_month(ceased: str, received: int) -> None:
    ssdi = {
        "benefit": 1000,
        "part_b_paid_by": "state",
        "trial_work_months": ["2024-01..2024-09"],
        "ceased": ceased,
    }
    found = run({"ssdi": ssdi, "income": {"wages": 3000}})
    # December is the second month after October, and the third after September
    assert [month["ssdi"]["received"] for month in found] == [received, 0, 0, 0, 0, 0]


def test_reinstatement_before_the_first_month_counts_its_payable_months() -> None:
    ssdi = {"benefit": 1000, "terminated": "2022-01", "reinstatement_requested": "2024-03"}
    # March 2024 to December 2025 are 22: two more, then trial work
    assert [m["ssdi"]["phase"] for m in run({"ssdi": ssdi})] == ["extended"] * 2 + ["trial_work"] * 4
    # 24 by December 2025
    earlier = {**ssdi, "reinstatement_requested": "2024-01"}
    assert [m["ssdi"]["phase"] for m in run({"ssdi": earlier})] == ["trial_work"] * 6


def test_a_request_after_60_months_is_too_late() -> None:
    ssdi = {"benefit": 1000, "terminated": "2021-02", "reinstatement_requested": "2026-02"}
    assert {m["ssdi"]["phase"] for m in run({"ssdi": ssdi})} == {"terminated"}


def test_an_unknown_threshold_comes_before_a_buy_in() -> None:
    # New York's 2024 threshold is not known here; its buy-in limit is
    person = {"first_month": "2024-06", "months": 1, "state": "NY", "ssi": {}, "income": {"wages": 3000}}
    month = run(person)[0]
    assert (month["ssi"]["status"], month["medicaid"]) == (None, "unknown")


def test_rent() -> None:
    month = Month.of(2026, 5)
    # (12,000 - 550) / 12 x 30% = 286.25; 10% of 1,000 = 100
    assert tenant_rent(LAW, month, annual_income=Decimal(12000)) == Decimal("286.25")
    assert tenant_rent(LAW, month, annual_income=Decimal(600), minimum_rent=Decimal(50)) == 50
    # medical costs of 2,200 over 10% of 12,000 (1,200) and one dependent: (12,000 - 550 - 500 - 1,000) x 30% / 12
    rent = tenant_rent(LAW, month, annual_income=Decimal(12000), annual_medical=Decimal(2200), dependents=1)
    assert rent == Decimal("248.75")


def test_snap_has_a_least_amount_for_one_or_two_and_a_shelter_cap_without_disability() -> None:
    month, zero = Month.of(2026, 5), Decimal(0)
    rich = snap_allotment(LAW, month, size=1, earned=Decimal(4000), unearned=zero, shelter=zero)
    assert rich == 24  # 8% of 298
    # 1,000 earned: 800 - 209 = 591; shelter 1,500 - 295.50 = 1,204.50, capped at 744: net 0
    capped = snap_allotment(
        LAW, month, size=1, earned=Decimal(2500), unearned=zero, shelter=Decimal(2000), disabled=False
    )
    # 2,000 - 209 = 1,791; 2,000 - 895.50 = 1,104.50, at most 744: net 1,047; 298 - 315 is under nothing: 24
    assert capped == 24
    with pytest.raises(KeyError):
        snap_allotment(LAW, month, size=9, earned=zero, unearned=zero, shelter=zero)
