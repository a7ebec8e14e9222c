"""Worked examples of SSDI and Medicare, through the rule functions and through the person file."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from worked_examples import dollars, law_of, mills, of_kind

from ladder.law.medicare import continued_months
from ladder.law.ssdi import Work, countable_earnings, is_sga, is_trial_work_month
from ladder.law.ssdi_months import REINSTATEMENT_MONTHS, REINSTATEMENT_WITHIN, payable
from ladder.model.month import Month
from ladder.worker.months import project_benefits


@pytest.mark.parametrize("case", of_kind("mbc"))
def test_social_security_counted_and_paid(case: dict[str, Any]) -> None:
    given, expect = case["given"], case["expect"]
    withheld = given["premium_paid_by"] == "beneficiary"
    counted, cash = payable(mills(given["monthly_benefit_amount"]), np.array(withheld), law_of(case))
    assert dollars(counted) == Decimal(str(expect["amount_counted_by_ssi"]))
    assert dollars(cash) == Decimal(str(expect["cash_received"]))
    month = project_benefits(
        {
            "first_month": "2026-03",
            "months": 1,
            "ssdi": {
                "benefit": given["monthly_benefit_amount"],
                "part_b_paid_by": "self" if withheld else "state",
            },
        }
    )["months"][0]["ssdi"]
    assert (month["benefit"], month["received"]) == (
        float(expect["amount_counted_by_ssi"]),
        float(expect["cash_received"]),
    )


@pytest.mark.parametrize("case", of_kind("sga_average"))
def test_average(case: dict[str, Any]) -> None:
    earnings, expect = case["given"]["earnings"], case["expect"]
    total = sum(earnings)
    assert round(Decimal(total) / len(earnings), 2) == Decimal(str(expect["average"]))
    first = Month.of(case["year"], 1)
    months = [first + at for at in range(len(earnings))]
    ssdi = {
        "benefit": 1000,
        "trial_work_months": [f"{first + -9}..{first + -1}"],
        "averaged": [f"{months[0]}..{months[-1]}"],
        "part_b_paid_by": "state",
    }
    found = project_benefits(
        {
            "first_month": str(first),
            "months": len(earnings),
            "ssdi": ssdi,
            "income": {"wages": {str(month): amount for month, amount in zip(months, earnings, strict=True)}},
            "law": {"sga": case["given"]["sga"]},
        }
    )["months"]
    assert (found[0]["ssdi"]["phase"] == "grace") == expect["sga"]


@pytest.mark.parametrize("case", of_kind("sga_month"))
def test_sga(case: dict[str, Any]) -> None:
    given, expect = case["given"], case["expect"]
    law = replace(law_of(case), substantial_gainful_activity=mills(given["sga"]))
    coach = mills(given.get("hourly", 0)) * given.get("coach_hours", 0)  # at the worker's own rate
    counted = countable_earnings(
        Work(mills(given["gross"]), mills(given.get("subsidy", 0)), coach, mills(given.get("irwe", 0)))
    )
    assert dollars(counted) == Decimal(str(expect["countable"]))
    assert bool(is_sga(counted, law)) == expect["sga"]


@pytest.mark.parametrize("case", of_kind("uwa"))
def test_unsuccessful_attempt(case: dict[str, Any]) -> None:
    months = case["given"]["months_of_work"]
    person = {
        "first_month": "2026-01",
        "months": 12,
        "ssdi": {
            "benefit": 1000,
            "trial_work_months": 9,
            "unsuccessful_attempts": [f"2026-02..2026-{1 + months:02d}"],
        },
        "income": {"wages": {f"2026-02..2026-{1 + months:02d}": 2500}},
    }
    if not case["expect"]["uwa_possible"]:
        with pytest.raises(ValueError, match="six months or less"):
            project_benefits(person)
        return
    phases = {month["ssdi"]["phase"] for month in project_benefits(person)["months"]}
    assert phases == {"extended"}


def phases_of(person: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {month["month"]: month["ssdi"] for month in project_benefits(person)["months"]}


@pytest.mark.parametrize("case", of_kind("ssdi_timeline"))
def test_timeline(case: dict[str, Any]) -> None:
    given, expect = case["given"], case["expect"]
    if "twp_amount" in given and "gross" in given:
        law = replace(law_of(case), trial_work_month=mills(given["twp_amount"]))
        assert bool(is_trial_work_month(mills(given["gross"]), law)) == expect["service_month"]
    elif "service_months" in given:
        ssdi = {"benefit": 1000, "trial_work_months": given["service_months"]}
        found = phases_of({"first_month": "2025-04", "months": 1, "ssdi": ssdi})["2025-04"]
        assert found["phase"] == "trial_work"
        assert expect["twp_complete"] is False
        # April 2025 looks back to May 2020, and March's eight are all later than that
        assert found["trial_work_months_used"] == expect["months_in_window"]
    elif "gross_from" in given:
        check_full_time(given, expect)
    elif "ninth_twp_month" in given:
        check_new_year(given, expect)
    else:
        check_ruth(given)


def check_full_time(given: dict[str, Any], expect: dict[str, Any]) -> None:
    found = phases_of(
        {
            "first_month": given["gross_from"],
            "months": 48,
            "ssdi": {"benefit": 1000, "entitled_from": given["entitled_from"]},
            "income": {"wages": given["gross"]},
            "law": {"sga": {"2025-01..2025-12": 1620, "2026-01..2028-12": 1690}},
        }
    )
    assert [m for m, of in found.items() if of["trial_work_month"]] == expect["twp_months"]
    grace = [m for m, of in found.items() if of["phase"] == "grace"]
    assert grace == [expect["cessation_month"], *expect["grace_months"]]
    assert next(m for m, of in found.items() if not of["benefit"]) == expect["first_unpaid_month"]
    assert next(m for m, of in found.items() if of["phase"] == "terminated") == expect["terminated_from"]


def check_new_year(given: dict[str, Any], expect: dict[str, Any]) -> None:
    ninth = Month.parse(given["ninth_twp_month"])
    found = phases_of(
        {
            "first_month": str(ninth + 1),
            "months": 6,
            "ssdi": {"benefit": 1000, "trial_work_months": [f"{ninth + -8}..{ninth}"]},
            "income": {"wages": given["gross"]},
        }
    )
    grace = [m for m, of in found.items() if of["phase"] == "grace"]
    assert grace == [expect["cessation_month"], *expect["grace_months"]]
    assert (found["2024-02"]["phase"] == "extended") == expect["february_2024_payable"]


def check_ruth(given: dict[str, Any]) -> None:
    one, two, three = (given[f"phase_{n}_wages"] for n in (1, 2, 3))
    found = phases_of(
        {
            "first_month": "2019-01",
            "months": 20,
            "ssdi": {"benefit": 1000},
            "income": {
                "wages": {"2019-01..2019-09": one, "2019-10..2020-03": two, "2020-04..2020-08": three}
            },
            "law": {"sga": given["sga"], "trial_work_month": given["twp_amount"]},
        }
    )
    phases = [of["phase"] for of in found.values()]
    assert phases == ["trial_work"] * 9 + ["grace"] * 3 + ["suspended"] * 3 + ["extended"] * 5


@pytest.mark.parametrize("case", of_kind("exr"))
def test_reinstatement(case: dict[str, Any]) -> None:
    given, expect = case["given"], case["expect"]
    asked, ended = Month.parse(given["request"]), Month.parse(given["terminated"])
    assert (asked - ended < REINSTATEMENT_WITHIN) == expect["within_60_months"]
    assert expect["initial_reinstatement_payable_months"] == REINSTATEMENT_MONTHS
    found = phases_of(
        {
            "first_month": str(asked + -1),
            "months": 27,
            "ssdi": {
                "benefit": 1000,
                "terminated": given["terminated"],
                "reinstatement_requested": given["request"],
            },
        }
    )
    phases = [of["phase"] for of in found.values()]
    # month by month for 24 payable months, then a new trial work period
    assert phases == ["terminated"] + ["extended"] * 24 + ["trial_work"] * 2


@pytest.mark.parametrize("case", of_kind("epmc"))
def test_medicare_goes_on(case: dict[str, Any]) -> None:
    given, expect = case["given"], case["expect"]
    ninth, sixteenth = Month.parse(given["ninth_twp_month"]), Month.parse(expect["epe_month_16"])
    assert sixteenth - ninth == 16
    months = continued_months(np.array(ninth.ordinal), np.array(sixteenth.ordinal))
    assert str(ninth + int(months)) == expect["medicare_at_least_through"]
