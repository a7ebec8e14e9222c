"""Worked examples of SSI and 1619(b), through the rule functions and through the person file."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from worked_examples import CASES, dollars, law_of, mills, of_kind

from ladder.law.deeming import deemed_from_spouse
from ladder.law.money import nearest_cent, round_payment
from ladder.law.ssi import (
    Income,
    countable_income,
    each_of_couple,
    one_third_reduction,
    payment,
    student_exclusion,
    supplement_paid,
    with_minimum,
)
from ladder.model.month import Month
from ladder.worker.months import project_benefits


def test_every_example_is_here_once_and_named() -> None:
    ids = [case["example"] for case in CASES]
    assert len(ids) == len(set(ids)) == 82
    assert all(case["name"] and case["source"] for case in CASES)


@pytest.mark.parametrize("case", of_kind("ssi_month"))
def test_ssi_month(case: dict[str, Any]) -> None:
    law, given, expect = law_of(case), case["given"], case["expect"]
    rate = law.federal_benefit_rate - mills(given.get("vtr", 0))
    counted = countable_income(
        Income(
            earned=mills(given.get("earned", 0)),
            unearned=mills(given.get("unearned", 0)) + mills(given.get("ism_pmv", 0)),
            impairment_related_work_expenses=mills(given.get("irwe", 0)),
            blind_work_expenses=mills(given.get("bwe", 0)),
        ),
        law,
    )
    federal = with_minimum(payment(rate, counted.total), 0)
    supplement = supplement_paid(mills(given.get("state_supplement", 0)), rate, counted.total)
    found = {
        "countable_unearned": dollars(counted.unearned),
        "countable_earned": dollars(counted.earned),
        "countable_income": dollars(counted.total),
        "ssi_payment": dollars(federal + supplement),
        "total_income": dollars(federal + supplement)
        + Decimal(str(given.get("earned", 0)))
        + Decimal(str(given.get("unearned", 0))),
        "cash_eligible": bool(counted.total <= rate),
    }
    assert {name: found[name] for name in expect} == {
        name: value if isinstance(value, bool) else Decimal(str(value)) for name, value in expect.items()
    }


@pytest.mark.parametrize("case", of_kind("ssi_month"))
def test_ssi_month_through_the_person_file(case: dict[str, Any]) -> None:
    given, expect = case["given"], case["expect"]
    person: dict[str, Any] = {
        "first_month": f"{case['year']}-06",
        "months": 1,
        "ssi": {},
        "income": {
            "wages": given.get("earned", 0),
            "unearned": given.get("unearned", 0),
            "in_kind_support": given.get("ism_pmv", 0),
        },
        "work_incentives": {"irwe": given.get("irwe", 0), "blind_work_expenses": given.get("bwe", 0)},
        "blind": "bwe" in given,
        "law": {"federal_benefit_rate": given["fbr"]},
        "living_arrangement": "household_of_another" if "vtr" in given else "own_household",
    }
    if "state_supplement" in given:
        person |= {"state": "NY"}
        person["law"]["state_supplement"] = given["state_supplement"]
    ssi = project_benefits(person)["months"][0]["ssi"]

    for name in ("countable_unearned", "countable_earned", "countable_income"):
        if name in expect:
            assert ssi[name] == float(expect[name])
    assert ssi["federal_payment"] + ssi["state_supplement"] == float(expect["ssi_payment"])
    assert (ssi["status"] == "paid") == (expect["ssi_payment"] > 0)


@pytest.mark.parametrize("case", of_kind("seie_series"))
def test_student_exclusion(case: dict[str, Any]) -> None:
    given, expect = case["given"], case["expect"]
    law = replace(
        law_of(case),
        student_exclusion_month=mills(given["monthly_cap"]),
        student_exclusion_year=mills(given["annual_cap"]),
    )
    used = 0
    for month, wages in given["wages"].items():
        excluded = int(student_exclusion(np.array(mills(wages)), used, law))
        used += excluded
        assert dollars(excluded) == expect["seie_used"][month]
        counted = countable_income(Income(earned=mills(wages), student_exclusion=excluded), law)
        assert dollars(counted.earned) == Decimal(str(expect["countable_earned"][month]))


@pytest.mark.parametrize("case", of_kind("seie_series"))
def test_student_exclusion_through_the_person_file(case: dict[str, Any]) -> None:
    given = case["given"]
    months = project_benefits(
        {
            "first_month": min(given["wages"]),
            "months": len(given["wages"]),
            "ssi": {},
            "income": {"wages": given["wages"]},
            "work_incentives": {"student": True},
            "law": {
                "federal_benefit_rate": 967,
                "student_exclusion_month": given["monthly_cap"],
                "student_exclusion_year": given["annual_cap"],
            },
        }
    )["months"]
    counted = {month["month"]: month["ssi"]["countable_earned"] for month in months}
    assert counted == {month: float(amount) for month, amount in case["expect"]["countable_earned"].items()}


# SSDI behind the two concurrent series, as the person file says it (the December 2025 rise of 2.8% makes 100
# into 102 and 600 into 616; the state pays the premium).
SERIES_SSDI = {
    "concurrent-ssdi-stops-ssi-lags": {"benefit": 100, "trial_work_months": ["2025-04..2025-09"]},
    "concurrent-ssdi-stops-new-cycle": {"benefit": 600, "trial_work_months": ["2025-01..2025-09"]},
}


@pytest.mark.parametrize("case", of_kind("ssi_series"))
def test_ssi_series_through_the_person_file(case: dict[str, Any]) -> None:
    given, payments = case["given"], case["expect"]["payments"]
    rates = {f"{year}-01..{year}-12": rate for year, rate in given["fbr"].items()}
    first = Month.parse(min(payments)) if "t2" not in given else Month.parse("2025-10")
    person: dict[str, Any] = {
        "first_month": str(first),
        "months": Month.parse(max(payments)) - first + 1,
        "state": "TX",
        "ssi": {"history": given["history"]},
        "income": {"wages": given["wages"]},
        "law": {"federal_benefit_rate": rates},
    }
    ssdi = SERIES_SSDI.get(case["example"])
    if ssdi:
        person["ssdi"] = {**ssdi, "part_b_paid_by": "state"}
        person["income"]["wages"] = {"2025-01..2026-12": 1750}
        if ssdi["benefit"] == 600:
            person["ssi"]["now"] = "1619b"
    found = {month["month"]: month["ssi"]["federal_payment"] for month in project_benefits(person)["months"]}
    assert {month: found[month] for month in payments} == {
        month: float(amount) for month, amount in payments.items()
    }


@pytest.mark.parametrize("case", of_kind("couple_month"))
def test_couple(case: dict[str, Any]) -> None:
    law, given, expect = law_of(case), case["given"], case["expect"]
    counted = countable_income(
        Income(
            earned=mills(given["earned_a"]) + mills(given["earned_b"]),
            unearned=mills(given["unearned_a"]) + mills(given["unearned_b"]),
        ),
        law,
    )
    assert dollars(counted.total) == Decimal(str(expect["countable_income"]))
    due = law.federal_benefit_rate_couple - counted.total
    assert dollars(round_payment(due)) == Decimal(str(expect["couple_payment"]))
    assert dollars(each_of_couple(due)) == Decimal(str(expect["payment_each"]))

    month = project_benefits(
        {
            "first_month": "2025-06",
            "months": 1,
            "ssi": {},
            "income": {"wages": given["earned_a"], "unearned": given["unearned_a"]},
            "spouse": {"ssi": True, "earned": given["earned_b"], "unearned": given["unearned_b"]},
            "law": {"federal_benefit_rate": 265, "federal_benefit_rate_couple": given["fbr_couple"]},
        }
    )["months"][0]["ssi"]
    assert month["countable_income"] == float(expect["countable_income"])
    assert month["federal_payment"] == float(expect["payment_each"])


@pytest.mark.parametrize("case", of_kind("spouse_deeming"))
def test_spouse_deeming(case: dict[str, Any]) -> None:
    law, given, expect = law_of(case), case["given"], case["expect"]
    each = law.federal_benefit_rate_couple - law.federal_benefit_rate
    deemed = deemed_from_spouse(
        mills(given["spouse_unearned"]), mills(given["spouse_earned"]), given["ineligible_children"], each
    )
    found = {
        "child_allocation": dollars(each),
        "spouse_remaining": dollars(deemed.unearned + deemed.earned),
        "deeming_applies": bool(deemed.applies),
    }
    assert {name: found[name] for name in found if name in expect} == {
        name: expect[name] for name in found if name in expect
    }
    month = project_benefits(
        {
            "first_month": "2025-06",
            "months": 1,
            "ssi": {},
            "income": {"wages": given["own_earned"], "unearned": given["own_unearned"]},
            "spouse": {
                "earned": given["spouse_earned"],
                "unearned": given["spouse_unearned"],
                "ineligible_children": given["ineligible_children"],
            },
            "law": {"federal_benefit_rate": given["fbr"], "federal_benefit_rate_couple": given["fbr_couple"]},
        }
    )["months"][0]["ssi"]
    assert month["federal_payment"] == float(expect["ssi_payment"])
    if "combined_countable" in expect:
        assert month["countable_income"] == float(expect["combined_countable"])


@pytest.mark.parametrize("case", of_kind("ny_ssp"))
def test_new_york(case: dict[str, Any]) -> None:
    given, expect = case["given"], case["expect"]
    month = project_benefits(
        {
            "first_month": f"{case['year']}-11",
            "months": 1,
            "state": "NY",
            "living_arrangement": given["living_arrangement"],
            "ssi": {},
            "income": {"wages": given.get("earned", 0)},
            "law": {"federal_benefit_rate": given["fbr"]},
        }
    )["months"][0]["ssi"]
    assert month["federal_payment"] == float(expect["federal"])
    assert month["state_supplement"] == float(expect["state"])
    if "vtr" in expect:
        assert dollars(one_third_reduction(mills(given["fbr"]))) == Decimal(str(expect["vtr"]))


@pytest.mark.parametrize("case", of_kind("eligibility_1619b"))
def test_1619b(case: dict[str, Any]) -> None:
    given, expect = case["given"], case["expect"]
    wages = nearest_cent(np.array(mills(given["gross_annual"]) // 12))
    month = project_benefits(
        {
            "first_month": f"{case['year']}-06",
            "months": 1,
            "state": given["state"],
            "ssi": {"resources": given["resources"]},
            "income": {"wages": str(dollars(wages)), "unearned": given["unearned"]},
            "law": {"medicaid_1619b_threshold": given["threshold"]},
        }
    )["months"][0]
    assert month["ssi"]["federal_payment"] == expect["cash"]
    assert (month["ssi"]["status"] == "1619b") == (expect["status"] == "1619b")
    assert (month["medicaid"] == "1619b") == expect["medicaid"]
    if "countable_income_month" in expect:
        # (52,000 / 12 - 85) / 2 in whole cents of wages
        assert abs(month["ssi"]["countable_income"] - expect["countable_income_month"]) < 0.01
