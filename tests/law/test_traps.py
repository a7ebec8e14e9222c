"""Mistakes seen in other calculators; each test names one and would catch it here."""

from __future__ import annotations

from typing import Any

from ladder.law import load_law
from ladder.model.month import Month
from ladder.worker.months import project_benefits

FULL_TIME_WINDOW = ["2025-04..2025-12"]


def months(person: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found = project_benefits({"first_month": "2026-03", "months": 1, "state": "TX", **person})["months"]
    return {month["month"]: month for month in found}


def ssi_of(**more: Any) -> dict[str, Any]:
    found: dict[str, Any] = months({"ssi": {}, **more})["2026-03"]["ssi"]
    return found


def test_1_work_expenses_before_the_half_blind_expenses_and_pass_after() -> None:
    wages = {"wages": 1600}
    assert ssi_of(income=wages)["federal_payment"] == 236.5
    assert ssi_of(income=wages, work_incentives={"irwe": 200})["federal_payment"] == 336.5
    blind = {"blind": True, "work_incentives": {"blind_work_expenses": 200}}
    assert ssi_of(income=wages, **blind)["federal_payment"] == 436.5
    assert ssi_of(income=wages, work_incentives={"pass": 200})["federal_payment"] == 436.5


def test_1_a_blind_workers_irwe_is_left_out_of_ssi() -> None:
    assert (
        ssi_of(income={"wages": 1600}, blind=True, work_incentives={"irwe": 200})["federal_payment"] == 236.5
    )


def test_2_the_twenty_goes_to_social_security_and_never_to_the_one_third() -> None:
    both = months({"ssi": {}, "ssdi": {"benefit": 300, "part_b_paid_by": "state"}, "income": {"wages": 265}})
    # 300 - 20 = 280; (265 - 65) / 2 = 100
    assert both["2026-03"]["ssi"]["federal_payment"] == 994 - 280 - 100
    assert ssi_of(living_arrangement="household_of_another")["federal_payment"] == 662.67
    # support in kind is not counted beside the one-third reduction
    both_kinds = ssi_of(living_arrangement="household_of_another", income={"in_kind_support": 300})
    assert both_kinds["federal_payment"] == 662.67


def test_3_eligibility_by_the_month_amount_by_two_months_back_restart_after_an_ineligible_month() -> None:
    found = months(
        {
            "first_month": "2026-01",
            "months": 6,
            "ssi": {},
            "income": {"wages": {"2025-11..2026-02": 1000, "2026-03": 3000, "2026-04..2026-06": 500}},
        }
    )
    told = {
        m: (of["ssi"]["status"], of["ssi"]["budget_month"], of["ssi"]["federal_payment"])
        for m, of in found.items()
    }
    assert told == {
        "2026-01": ("paid", "2025-11", 536.5),
        "2026-02": ("paid", "2025-12", 536.5),
        "2026-03": ("1619b", None, 0.0),
        "2026-04": ("paid", "2026-04", 786.5),
        "2026-05": ("paid", "2026-04", 786.5),
        "2026-06": ("paid", "2026-04", 786.5),
    }


def test_3_a_zero_month_does_not_restart_the_cycle() -> None:
    # 2,073 is exactly the break-even: eligible, nothing payable two months later
    wages = {"2025-11": 0, "2025-12": 2073, "2026-01": 0, "2026-02": 0, "2026-03": 0}
    found = months({"first_month": "2026-01", "months": 3, "ssi": {}, "income": {"wages": wages}})
    assert [of["ssi"]["status"] for of in found.values()] == ["paid", "zero", "paid"]


def test_3_a_first_months_one_time_income_is_left_out_of_the_next_two() -> None:
    person = {
        "first_month": "2026-03",
        "months": 4,
        "ssi": {"history": "first_payable_month"},
        "income": {"unearned": {"2026-03": 500}, "wages": {"2026-03..2026-06": 285}},
    }
    # March: 480 + (285 - 65) / 2 = 590; April and May: (285 - 85) / 2 = 100 of the wages alone
    assert [of["ssi"]["federal_payment"] for of in months(person).values()] == [404, 894, 894, 894]


def test_4_january_and_february_count_the_new_social_security_amount() -> None:
    person = {
        "first_month": "2025-11",
        "months": 5,
        "ssi": {},
        "ssdi": {"benefit": 500, "part_b_paid_by": "state"},
    }
    paid = {m: of["ssi"]["federal_payment"] for m, of in months(person).items()}
    # 500 x 1.028 = 514; 967 - 480 = 487, then 994 - 494 = 500 from January on
    assert paid == {"2025-11": 487, "2025-12": 487, "2026-01": 500, "2026-02": 500, "2026-03": 500}


def test_5_the_trial_work_test_ignores_work_expenses_and_subsidies() -> None:
    incentives = {"irwe": 300, "subsidy": 300, "special_conditions": 300}
    found = months({"ssdi": {"benefit": 1000}, "income": {"wages": 1300}, "work_incentives": incentives})
    assert found["2026-03"]["ssdi"]["trial_work_month"] is True


def test_6_the_extended_period_is_36_months_working_or_not_and_grace_comes_once() -> None:
    wages = {"2026-01..2026-02": 2000, "2026-04": 2000, "2028-12": 2500, "2029-01": 3000}
    person = {
        "first_month": "2026-01",
        "months": 38,
        "ssdi": {"benefit": 1000, "part_b_paid_by": "state", "trial_work_months": FULL_TIME_WINDOW},
        "income": {"wages": wages},
    }
    phases = {m: of["ssdi"]["phase"] for m, of in months(person).items()}
    assert [phases[f"2026-{m:02d}"] for m in (1, 2, 3, 4, 5)] == [
        "grace",
        "grace",
        "grace",
        "suspended",
        "extended",
    ]
    # the 36th month, December 2028, is suspended; the first SGA month after it ends entitlement
    assert (phases["2028-12"], phases["2029-01"], phases["2029-02"]) == (
        "suspended",
        "terminated",
        "terminated",
    )


def test_6_cessation_after_the_extended_period_ends_entitlement_after_two_grace_months() -> None:
    person = {
        "first_month": "2029-01",
        "months": 5,
        "ssdi": {"benefit": 1000, "part_b_paid_by": "state", "trial_work_months": FULL_TIME_WINDOW},
        "income": {"wages": {"2029-02": 4000}},
    }
    phases = [of["ssdi"]["phase"] for of in months(person).values()]
    assert phases == ["extended", "grace", "grace", "grace", "terminated"]


def test_7_ssi_never_uses_the_sga_amount() -> None:
    found = ssi_of(income={"wages": 1900})  # 210 over SGA
    assert (found["status"], found["federal_payment"]) == ("paid", 86.5)


def test_8_the_1619b_test_uses_gross_earnings_and_the_states_chart() -> None:
    law, month = load_law(), Month.of(2026, 3)
    chart = {state: law.value("medicaid_1619b_threshold", month, state) for state in ("AL", "CA", "NY", "TX")}
    assert chart == {"AL": 40026, "CA": 66078, "NY": 68654, "TX": 53165}
    # 4,400 x 12 = 52,800 gross; the countable 2,157.50 x 12 = 25,890 is not what is tested
    assert ssi_of(income={"wages": 4400})["status"] == "1619b"
    assert ssi_of(income={"wages": 4500})["status"] == "suspended"


def test_9_social_security_counts_before_part_b_and_a_month_late() -> None:
    found = months(
        {
            "first_month": "2026-03",
            "months": 2,
            "ssi": {},
            "ssdi": {"benefit": {"2025-12..2026-02": "700.50", "2026-03": 0}, "part_b_paid_by": "self"},
        }
    )
    # 700.50 - 202.90 = 497.60: 497 paid, 699.90 counted
    assert found["2026-03"]["ssdi"]["received"] == 497
    assert found["2026-03"]["ssi"]["countable_unearned"] == 679.9
    assert found["2026-04"]["ssi"]["countable_unearned"] == 0
    # the amount lags: April still looks at February
    assert found["2026-04"]["ssi"]["federal_payment"] == 994 - 679.9


def test_10_new_yorks_supplement_is_the_states_and_goes_on_after_the_federal_part() -> None:
    found = months({"state": "NY", "ssi": {}, "income": {"wages": 2100}})["2026-03"]["ssi"]
    assert (found["status"], found["federal_payment"], found["state_supplement"]) == ("1619b", 0, 73.5)


def test_10_a_federally_run_supplement_belongs_to_the_limit() -> None:
    # California: 994 + 239.94; 1,007.50 countable leaves 226.44 of supplement, and SSI is paid
    found = months({"state": "CA", "ssi": {}, "income": {"wages": 2100}})["2026-03"]["ssi"]
    assert (found["status"], found["federal_payment"], found["state_supplement"]) == ("paid", 0, 226.44)


def test_11_each_rounding_has_its_direction() -> None:
    assert ssi_of(income={"wages": "1733.33"})["federal_payment"] == 169.84  # 169.835 up
    assert ssi_of(living_arrangement="household_of_another")["federal_payment"] == 662.67  # 331.333 cut
    assert load_law().value("federal_benefit_rate", Month.of(2027, 1)) == 1029  # 1,029.91 cut
    paid = months({"ssdi": {"benefit": "1234.79", "part_b_paid_by": "state"}})["2026-03"]["ssdi"]["received"]
    assert paid == 1234  # to the dime, then to the dollar


def test_12_a_couple_is_not_two_singles() -> None:
    couple = ssi_of(income={"wages": 500}, spouse={"ssi": True, "earned": 500})
    # (1,000 - 85) / 2 = 457.50 once; two singles would lose two 20s and two 65s
    assert couple["federal_payment"] == (1491 - 457.5) / 2


def test_pay_dates_count_for_ssi_and_workdays_for_ssdi() -> None:
    checks = [
        {"paid": "2026-03-06", "amount": 800, "worked": "2026-02"},
        {"paid": "2026-03-20", "amount": 800, "worked": "2026-03"},
        {"paid": "2026-04-03", "amount": 800, "worked": "2026-03"},
    ]
    person = {
        "months": 2,
        "ssi": {},
        "ssdi": {"benefit": 100, "part_b_paid_by": "state"},
        "income": {"pay_checks": checks},
    }
    found = months(person)
    # paid in March: 1,600, of which 65 and half; worked in March: 1,600, over the trial work amount
    assert found["2026-03"]["ssi"]["countable_earned"] == (1600 - 65) / 2
    assert found["2026-03"]["ssdi"]["trial_work_month"] is True
    assert found["2026-04"]["ssdi"]["trial_work_month"] is False
    assert found["2026-04"]["wages"] == 800


def test_a_cafeteria_plan_lowers_ssi_and_payroll_wages_but_not_sga() -> None:
    person = {
        "ssi": {},
        "ssdi": {"benefit": 100, "trial_work_months": 9},
        "income": {"wages": 1700, "pretax_deductions": 100},
    }
    found = months(person)["2026-03"]
    assert found["ssi"]["countable_earned"] == (1600 - 65) / 2
    assert found["fica"] == 122.4
    assert found["ssdi"]["sga"] is True
