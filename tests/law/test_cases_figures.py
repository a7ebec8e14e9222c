"""Worked examples of rounding, yearly amounts, payroll tax, income tax and SNAP."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from worked_examples import LAW, ZERO, dollars, law_of, mills, of_kind

from ladder.law.income_tax import tax_year, taxable_social_security
from ladder.law.medicaid import buy_in_open
from ladder.law.money import DIME, MILLS_PER_DOLLAR, cut_to_cent, round_payment
from ladder.law.payroll import employee_fica
from ladder.law.projection import benefit_rate
from ladder.law.snap import net_income, snap_allotment
from ladder.law.ssi import (
    Income,
    break_even_wages,
    countable_income,
    each_of_couple,
    one_third_reduction,
    presumed_maximum_value,
)
from ladder.model.month import Month
from ladder.worker.months import project_benefits


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
    }
    expect = case["expect"]
    assert {name: dollars(amount) for name, amount in found.items()} == {name: expect[name] for name in found}
    for name, rate in (("unearned_individual", alone), ("unearned_couple", couple)):
        least = mills(expect[name])
        left = [
            rate - countable_income(Income(unearned=amount), law).total for amount in (least - DIME, least)
        ]
        assert left == [DIME, 0]


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


@pytest.mark.parametrize("case", of_kind("mbi_wpd"))
def test_new_york_buy_in(case: dict[str, Any]) -> None:
    """A month's wages of a twelfth of New York's yearly limit are inside the buy-in, and two dollars more are not."""
    law, given = law_of(case), case["given"]
    limit = math.ceil(Decimal(given["fpl_annual"] * given["percent"]) / 100 / 12) * MILLS_PER_DOLLAR
    wages = mills(case["expect"]["gross_annual_max"]) // 12
    found = [
        bool(buy_in_open(earned, countable_income(Income(earned=earned), law).total, 0, limit, 1))
        for earned in (wages, wages + 2 * MILLS_PER_DOLLAR)
    ]
    assert found == [True, False]


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
