"""Worked examples, each with its source, through the rule functions and through the person file."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from ladder.law import MonthLaw, load_law, month_law
from ladder.law.deeming import deemed_from_spouse
from ladder.law.income_tax import tax_year, taxable_social_security
from ladder.law.medicaid import buy_in_gross_limit
from ladder.law.medicare import continued_months
from ladder.law.money import cut_to_cent, nearest_cent, round_payment, to_dollars, to_mills
from ladder.law.payroll import employee_fica
from ladder.law.projection import benefit_rate
from ladder.law.snap import net_income, snap_allotment
from ladder.law.ssdi import Work, countable_earnings, is_sga, is_trial_work_month
from ladder.law.ssdi_months import REINSTATEMENT_MONTHS, REINSTATEMENT_WITHIN, payable
from ladder.law.ssi import (
    Income,
    break_even_unearned,
    break_even_wages,
    countable_income,
    each_of_couple,
    one_third_reduction,
    payment,
    presumed_maximum_value,
    student_exclusion,
    supplement_paid,
    with_minimum,
)
from ladder.model.month import Month
from ladder.worker.months import project_benefits

CASES = [
    case
    for file in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]
LAW = load_law()
ZERO = Decimal(0)


def of_kind(*kinds: str) -> list[Any]:
    return [pytest.param(case, id=case["example"]) for case in CASES if case["kind"] in kinds]


def mills(amount: Any) -> int:
    return to_mills(Decimal(str(amount)))


def dollars(amount: Any) -> Decimal:
    return to_dollars(int(amount))


def law_of(case: dict[str, Any]) -> MonthLaw:
    """The law of the case's year, with the rates the case names."""
    year = max(case.get("year") or 2026, 2019)
    record = month_law(LAW, Month.of(year, 6))
    given = case["given"]
    names = {"fbr": "federal_benefit_rate", "fbr_couple": "federal_benefit_rate_couple"}
    return replace(record, **{field: mills(given[name]) for name, field in names.items() if name in given})


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


@pytest.mark.parametrize("case", of_kind("fbr_cola"))
def test_benefit_rate(case: dict[str, Any]) -> None:
    given = case["given"]
    before, cola = Decimal(str(given["unrounded_annual_previous"])), Decimal(str(given["cola_percent"])) / 100
    rate, how = benefit_rate(before, 2025, 2026, lambda _: (cola, ""))
    assert rate == case["expect"]["monthly"]
    assert how.startswith(str(case["expect"]["unrounded_annual"]))


@pytest.mark.parametrize("case", of_kind("breakeven"))
def test_break_even(case: dict[str, Any]) -> None:
    law = law_of(case)
    alone, couple = law.federal_benefit_rate, law.federal_benefit_rate_couple
    found = {
        "earned_individual": break_even_wages(alone, 0, law),
        "earned_couple": break_even_wages(couple, 0, law),
        "unearned_individual": break_even_unearned(alone, law),
        "unearned_couple": break_even_unearned(couple, law),
    }
    assert {name: dollars(amount) for name, amount in found.items()} == case["expect"]


@pytest.mark.parametrize("case", of_kind("vtr_pmv"))
def test_one_third_and_presumed_maximum(case: dict[str, Any]) -> None:
    law, given = law_of(case), case["given"]
    found = {}
    for name, ending in (
        ("fbr", ""),
        ("fbr_couple", "_couple"),
        ("essential_person_fbr", "_essential_person"),
    ):
        if name in given:
            found[f"vtr{ending}"] = dollars(one_third_reduction(mills(given[name])))
            found[f"pmv{ending}"] = dollars(presumed_maximum_value(mills(given[name]), law))
    assert found == {name: Decimal(str(amount)) for name, amount in case["expect"].items()}


@pytest.mark.parametrize("case", of_kind("rounding"))
def test_rounding(case: dict[str, Any]) -> None:
    given, expect = case["given"], case["expect"]
    if "t2_november" in given:
        months = project_benefits(
            {
                "first_month": "2026-01",
                "months": 1,
                "ssi": {},
                "ssdi": {
                    "benefit": {"2025-10..2025-11": given["t2_november"], "2025-12": given["t2_january"]},
                    "part_b_paid_by": "state",
                },
            }
        )["months"]
        # 994 less (105 - 20): January's amount, though November's income sets the rest
        assert months[0]["ssi"]["federal_payment"] == 994 - (expect["t2_counted_for_january"] - 20)
        return
    if "payment_before_rounding" in given:
        assert dollars(round_payment(mills(given["payment_before_rounding"]))) == Decimal(
            str(expect["payment"])
        )
        return
    third = (mills(given["quarterly_fbr"]) - mills(given["quarterly_countable"])) // 3
    assert dollars(round_payment(third)) == Decimal(str(expect["monthly_payment"]))
    if "payment_each" in expect:
        assert dollars(each_of_couple(np.array(third))) == Decimal(str(expect["payment_each"]))


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


@pytest.mark.parametrize("case", of_kind("mbi_wpd"))
def test_new_york_buy_in(case: dict[str, Any]) -> None:
    given = case["given"]
    limit = buy_in_gross_limit(Decimal(given["fpl_annual"]), Decimal(given["percent"]))
    assert limit == case["expect"]["gross_annual_max"]


@pytest.mark.parametrize("case", of_kind("threshold_1619b"))
def test_threshold(case: dict[str, Any]) -> None:
    given, expect = case["given"], case["expect"]
    if "charted_annual" in given:
        months = 12 - Month.parse(given["first_month"]).month + 1
        assert months == expect["months"]
        assert given["charted_annual"] * months // 12 == expect["prorated_threshold"]
        return
    base = 12 * (2 * (given["fbr"] + given["state_supplement"]) + 85)
    assert base == expect["base_annual"]
    assert base + given["state_medicaid_average"] == expect["threshold"]
    assert LAW.value("medicaid_1619b_threshold", Month.of(case["year"], 6), "TX") == expect["threshold"]


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


@pytest.mark.parametrize("case", of_kind("fica"))
def test_fica(case: dict[str, Any]) -> None:
    found = employee_fica(np.array(mills(case["given"]["annual_wages"])), 0, law_of(case))
    assert dollars(found) == case["expect"]["employee_fica"]


@pytest.mark.parametrize("case", of_kind("tax_ss"))
def test_taxable_social_security(case: dict[str, Any]) -> None:
    given, expect = case["given"], case["expect"]
    wages, benefit = np.array(mills(given["wages"])), np.array(mills(given["social_security"]))
    assert dollars(wages + benefit // 2) == expect["provisional_income"]
    found = taxable_social_security(wages, benefit, tax_year(LAW, case["year"]))
    assert dollars(found) == expect["taxable_social_security"]


@pytest.mark.parametrize("case", of_kind("snap"))
def test_snap(case: dict[str, Any]) -> None:
    given, expect = case["given"], case["expect"]
    facts = {
        "size": given["household"],
        "earned": Decimal(str(given["earned"])),
        "unearned": Decimal(str(given["unearned"])),
        "shelter": Decimal(str(given["shelter_and_utilities"])),
        "medical": Decimal(str(given["medical"])),
        "dependent_care": ZERO,
        "disabled": given["disabled"],
    }
    month = Month.of(given["fiscal_year"], 3)
    assert net_income(LAW, month, **facts) == Decimal(str(expect["net_income"]))
    assert snap_allotment(LAW, month, **facts) == expect["allotment"]


def test_cut_to_cent_is_not_rounding() -> None:
    assert dollars(cut_to_cent(mills("322.339"))) == Decimal("322.33")
