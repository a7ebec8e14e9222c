"""How a person file is read, in the order of its contract: what other tests of the months do not show.

2026: federal benefit rate 994 and 1,491, SGA 1,690 (blind 2,830), trial work 1,210, Part B 202.90.
2025: 967 and 1,450, SGA 1,620, trial work 1,160 (https://www.ssa.gov/oact/cola/SSIamts.html, sga.html, twp.html).
"""

from __future__ import annotations

from typing import Any

import pytest

from ladder.worker.months import project_benefits

PAID_BY_STATE = {"benefit": 1000, "part_b_paid_by": "state"}


def run(person: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = project_benefits({"first_month": "2026-01", "months": 6, **person})[
        "months"
    ]
    return found


def column(months: list[dict[str, Any]], program: str, name: str) -> list[Any]:
    return [month[program][name] for month in months]


# Before the first month nothing is inferred.


def test_work_before_the_first_month_uses_no_trial_work_and_ceases_nothing() -> None:
    wages = {"2024-01..2025-12": 3000, "2026-01": 0, "2026-02..2026-06": 3000}
    fresh = run({"ssdi": PAID_BY_STATE, "income": {"wages": wages}})
    assert column(fresh, "ssdi", "trial_work_months_used") == [0, 1, 2, 3, 4, 5]
    assert column(fresh, "ssdi", "received") == [1000] * 6
    complete = run({"ssdi": {**PAID_BY_STATE, "trial_work_months": 9}, "income": {"wages": wages}})
    # SGA of years before is no cessation: February is the first month of it, April the last that is paid for
    assert column(complete, "ssdi", "phase") == ["extended", "grace", "grace", "grace"] + ["suspended"] * 2


def test_income_before_the_first_month_ends_no_ssi_and_feeds_budget_months_alone() -> None:
    wages = {"2024-01..2025-12": 5000, "2026-01..2026-06": 0}
    found = run({"ssi": {}, "income": {"wages": wages}})
    assert column(found, "ssi", "status") == ["zero", "zero"] + ["paid"] * 4
    assert column(found, "ssi", "federal_payment") == [0, 0] + [994] * 4


def test_a_count_of_trial_work_months_lies_just_before() -> None:
    # April to November 2020: in the sixty months that end with December 2020, and from April 2025 on no longer all
    ssdi = {**PAID_BY_STATE, "trial_work_months": 8}
    found = run({"first_month": "2020-12", "months": 60, "ssdi": ssdi})
    used = {month["month"]: month["ssdi"]["trial_work_months_used"] for month in found}
    assert (used["2020-12"], used["2025-03"], used["2025-04"], used["2025-11"]) == (8, 8, 7, 0)


def test_trial_work_months_used_are_those_of_the_sixty_months_ending_here() -> None:
    ssdi = {**PAID_BY_STATE, "trial_work_months": ["2021-01", "2021-03"]}
    found = run({"first_month": "2025-12", "months": 4, "ssdi": ssdi})
    # January 2021 is the first of the sixty months that end with December 2025
    assert column(found, "ssdi", "trial_work_months_used") == [2, 1, 1, 0]


def test_past_the_grace_of_ceased_a_month_is_paid_unless_sga() -> None:
    ssdi = {**PAID_BY_STATE, "ceased": "2025-03", "trial_work_months": ["2024-06..2025-02"]}
    found = run({"ssdi": ssdi, "income": {"wages": {"2025-03..2026-02": 2000}}})
    assert column(found, "ssdi", "phase") == ["suspended"] * 2 + ["extended"] * 4
    assert column(found, "ssdi", "received") == [0, 0, 0, 1000, 1000, 1000]


def test_terminated_as_given_in_the_first_month_or_later() -> None:
    at = run({"ssdi": {**PAID_BY_STATE, "terminated": "2026-01"}})
    assert column(at, "ssdi", "phase") == ["terminated"] * 6
    assert column(at, "ssdi", "received") == [1000, 0, 0, 0, 0, 0]  # December's arrives in January
    later = run({"ssdi": {**PAID_BY_STATE, "terminated": "2026-03"}})
    assert column(later, "ssdi", "received") == [1000, 1000, 1000, 0, 0, 0]


def test_a_request_out_of_time_before_the_first_month_reinstates_nothing() -> None:
    ssdi = {**PAID_BY_STATE, "terminated": "2020-01", "reinstatement_requested": "2025-01"}
    assert column(run({"ssdi": ssdi}), "ssdi", "phase") == ["terminated"] * 6
    in_time = {**ssdi, "reinstatement_requested": "2024-12"}
    assert column(run({"ssdi": in_time}), "ssdi", "phase") == ["extended"] * 6


def test_trial_work_anew_after_reinstatement() -> None:
    ssdi = {
        **PAID_BY_STATE,
        "terminated": "2019-01",
        "reinstatement_requested": "2020-01",  # 24 payable months end with December 2021
        "trial_work_months": ["2021-12", "2022-01", "2025-10"],
    }
    assert column(run({"ssdi": ssdi}), "ssdi", "trial_work_months_used") == [2] * 6


# A figure that is missing makes only the answers that need it null.


def test_no_figure_is_needed_where_there_is_nothing_to_test() -> None:
    person = {"first_month": "2012-05", "months": 12, "ssdi": PAID_BY_STATE, "ssi": {}}
    person["law"] = {"federal_benefit_rate": 698}
    ssdi = {**PAID_BY_STATE, "benefit": {"2012-01..2013-06": 300}}
    found = run({**person, "ssdi": ssdi})
    # no earnings: not trial work, not SGA, no payroll tax, and 3,600 of Social Security is never taxed
    for month in found:
        told = month["ssdi"]
        assert (told["phase"], told["trial_work_month"], told["trial_work_months_used"]) == (
            "trial_work",
            False,
            0,
        )
        assert (told["sga"], month["fica"], month["federal_tax"]) == (False, 0, 0)
        assert (month["ssi"]["federal_payment"], month["net_income"]) == (698 - 280, 698 - 280 + 300)
    working = run({**person, "ssdi": ssdi, "income": {"wages": 900}})[0]
    assert (working["ssdi"]["sga"], working["ssdi"]["trial_work_month"]) == (None, None)
    assert (working["fica"], working["federal_tax"], working["net_income"]) == (None, None, None)
    assert working["ssi"]["countable_earned"] == (900 - 65) / 2


def test_resources_over_the_limit_need_no_rate() -> None:
    ssi = run({"first_month": "2012-05", "months": 1, "ssi": {"resources": 2001}})[0]["ssi"]
    assert (ssi["status"], ssi["federal_payment"]) == ("suspended", 0)


def test_an_unknown_premium_is_not_needed_before_medicare_begins() -> None:
    ssdi = {"benefit": {"2012-01..2013-01": 500}, "entitled_from": "2012-01"}
    found = run({"first_month": "2012-05", "months": 2, "ssdi": ssdi})
    assert column(found, "ssdi", "received") == [500, 500]
    begun = run({"first_month": "2012-05", "months": 2, "ssdi": {**ssdi, "entitled_from": "2010-01"}})
    assert column(begun, "ssdi", "received") == [None, None]


def test_an_average_over_an_unknown_amount_decides_nothing() -> None:
    ssdi = {
        **PAID_BY_STATE,
        "benefit": {"2012-01..2012-12": 500},
        "trial_work_months": 9,
        "averaged": ["2012-05..2012-06"],
    }
    found = run({"first_month": "2012-05", "months": 2, "ssdi": ssdi, "income": {"wages": 900}})
    assert column(found, "ssdi", "phase") == [None, None]
    assert column(found, "ssdi", "benefit") == [500, 500]  # grace or extended, it is paid


# A figure that is projected, and nothing else, marks its month.


def test_a_month_is_projected_where_a_projected_figure_was_used() -> None:
    # 2027's rate is published; its 1619(b) chart is the new base and the last Medicaid part
    paid = run({"first_month": "2027-01", "months": 1, "state": "TX", "ssi": {}, "income": {"wages": 500}})
    person = {"first_month": "2027-01", "months": 1, "state": "TX", "ssi": {}}
    person["income"] = {"wages": {"2027-01": 2500}}  # no tax in the year: 2027's deduction is not needed
    kept = run(person)
    assert [(month[0]["ssi"]["status"], month[0]["projected"]) for month in (paid, kept)] == [
        ("paid", False),
        ("1619b", True),
    ]
    assert run({**person, "law": {"medicaid_1619b_threshold": 50000}})[0]["projected"] is False
    # 2028's SGA rests on projected wages, unless the file has it
    ssdi = {"first_month": "2028-01", "months": 1, "ssdi": {**PAID_BY_STATE, "trial_work_months": 9}}
    assert run(ssdi)[0]["projected"] is True
    assert run({**ssdi, "law": {"sga": 1800}})[0]["projected"] is False


@pytest.mark.parametrize(
    ("name", "amount", "program", "answer"),
    [
        ("sga", 1900, "ssdi", ("sga", False)),
        ("trial_work_month", 1900, "ssdi", ("trial_work_month", False)),
        ("federal_benefit_rate", 900, "ssi", ("federal_payment", 900 - 857.5)),
        ("state_supplement", 100, "ssi", ("state_supplement", 100)),
    ],
)
def test_the_files_own_figure_by_month(
    name: str, amount: int, program: str, answer: tuple[str, object]
) -> None:
    person = {"state": "TX", "ssi" if program == "ssi" else "ssdi": {} if program == "ssi" else PAID_BY_STATE}
    found = run({**person, "income": {"wages": 1800}, "law": {name: {"2026-03": amount}}})
    plain = run({**person, "income": {"wages": 1800}})
    key, expected = answer
    assert found[2][program][key] == expected
    for at in (0, 1, 3, 4, 5):
        assert found[at][program][key] == plain[at][program][key]


# SSI's amounts.


def test_a_rise_in_social_security_counts_at_once_in_january_and_february_alone() -> None:
    benefit = {"2025-09..2025-11": 500, "2025-12..2026-03": 514, "2026-04..2026-12": 614}
    ssdi = {"benefit": benefit, "part_b_paid_by": "state"}
    found = run({"months": 8, "ssi": {}, "ssdi": ssdi})
    # received from May on: 614, which counts two months later
    assert column(found, "ssi", "federal_payment") == [500] * 6 + [400] * 2
    starting = run({"ssi": {}, "ssdi": {**ssdi, "entitled_from": "2025-12"}})
    # no Social Security in November or December: January and February do not count January's
    assert column(starting, "ssi", "federal_payment")[:3] == [994, 994, 500]
    # a cycle that starts in December: January looks at December, with January's amount
    cycle = run(
        {"first_month": "2025-12", "months": 4, "ssi": {"history": "first_payable_month"}, "ssdi": ssdi}
    )
    assert column(cycle, "ssi", "budget_month") == ["2025-12"] * 3 + ["2026-01"]
    assert column(cycle, "ssi", "federal_payment") == [487, 500, 500, 500]


def test_only_a_cycles_first_month_leaves_out_what_did_not_go_on() -> None:
    # paid for long: November is no first month, so its income counts in January though December had none
    found = run({"ssi": {}, "income": {"wages": {"2025-11": 885}, "unearned": {"2025-12": 120}}})
    assert column(found, "ssi", "federal_payment") == [594, 894] + [994] * 4


def test_a_source_that_shrinks_goes_on_and_one_that_stops_does_not_count_again() -> None:
    first = {"ssi": {"history": "first_payable_month"}}
    shrinks = {"2026-01": 885, "2026-02..2026-06": 1}
    # (885 - 85) / 2 = 400 in all three months of the cycle
    assert column(run({**first, "income": {"wages": shrinks}}), "ssi", "federal_payment")[:4] == [
        594,
        594,
        594,
        994,
    ]
    stops = {"2026-01": 885, "2026-03": 885}
    # 0 in the second month; back in the third, it counts in the fifth
    assert column(run({**first, "income": {"wages": stops}}), "ssi", "federal_payment") == [
        594,
        994,
        994,
        994,
        594,
        994,
    ]


def test_the_dollar_is_the_least_of_federal_money_by_who_runs_the_supplement() -> None:
    wages = {"wages": "2072.50"}  # countable 993.75: 0.25 is due
    amounts = {
        state: run({"state": state, "ssi": {}, "income": wages})[0]["ssi"]["federal_payment"]
        for state in ("TX", "MA", "VT")  # none, run by the state, run by SSA
    }
    assert amounts == {"TX": 1, "MA": 1, "VT": 0.25}


def test_the_household_of_another() -> None:
    place = {"living_arrangement": "household_of_another"}
    # a third of 994, cut to the cent, less; its limit too: 662.67 x 2 + 85 = 1,410.34
    at = run({**place, "ssi": {}, "income": {"wages": "1410.34"}})[0]["ssi"]
    over = run({**place, "ssi": {}, "income": {"wages": "1410.35"}})[0]["ssi"]
    assert (at["status"], over["status"]) == ("zero", None)  # no state, so no 1619(b) threshold
    # a couple: 1,491 - 497, halved
    couple = run({**place, "ssi": {}, "spouse": {"ssi": True}})[0]["ssi"]
    assert couple["federal_payment"] == 497
    # support in kind counts neither here nor in what is shown
    kind = run({**place, "ssi": {}, "income": {"in_kind_support": 200}})[0]["ssi"]
    assert (kind["countable_unearned"], kind["federal_payment"]) == (0, 662.67)


def test_pretax_deductions_lower_ssi_and_payroll_wages_not_trial_work() -> None:
    income = {"wages": 1300, "pretax_deductions": 200}
    found = run({"ssi": {}, "ssdi": {"benefit": 300, "part_b_paid_by": "state"}, "income": income})[0]
    assert found["ssi"]["countable_earned"] == (1100 - 65) / 2
    assert (found["wages"], found["fica"]) == (1300, 84.15)  # 68.20 and 15.95 of 1,100
    assert found["ssdi"]["trial_work_month"] is True
    more = run({"ssi": {}, "income": {"wages": 100, "pretax_deductions": 200}})[0]
    assert (more["fica"], more["ssi"]["countable_earned"]) == (0, 0)


def test_self_employment_counts_in_its_month_for_trial_work_and_the_year_before_for_its_budget_months() -> (
    None
):
    income = {"self_employment": {"2025-06": 12000, "2026-03": 2400}}
    found = run({"ssi": {}, "ssdi": PAID_BY_STATE, "income": income})
    assert column(found, "ssdi", "trial_work_month") == [False, False, True, False, False, False]
    alone = run({"ssi": {}, "income": income})
    # November 2025: (1,000 - 85) / 2 = 457.50; from January 2026: (200 - 85) / 2 = 57.50
    assert column(alone, "ssi", "federal_payment") == [536.5, 536.5, 936.5, 936.5, 936.5, 936.5]
    assert {month["fica"] for month in alone} == {0}


def test_a_blind_workers_expenses_count_for_sga_and_not_for_ssi() -> None:
    person = {"blind": True, "ssi": {}, "ssdi": {**PAID_BY_STATE, "benefit": 300, "trial_work_months": 9}}
    found = run({**person, "income": {"wages": 2900}, "work_incentives": {"irwe": 70}, "law": {"sga": 2830}})[
        0
    ]
    assert found["ssdi"]["sga"] is False  # 2,830
    assert found["ssi"]["countable_earned"] == (2900 - 65) / 2


def test_who_runs_it_says_which_month_a_supplement_follows() -> None:
    wages = {"2025-11": 2100, "2025-12..2026-06": 0}
    # November's countable 1,007.50 is 13.50 over 994
    eligible = run({"state": "NY", "ssi": {}, "income": {"wages": wages}})[0]["ssi"]
    assert (eligible["status"], eligible["federal_payment"], eligible["state_supplement"]) == (
        "zero",
        0,
        73.5,
    )
    # January's own unearned income, 1,030 - 20, is 16 over
    out = run({"state": "NY", "ssi": {}, "income": {"unearned": {"2026-01": 1030}}})[0]["ssi"]
    assert (out["status"], out["state_supplement"]) == ("suspended", 71)
    # run by SSA, it belongs to the limit and stops with it
    california = run({"state": "CA", "ssi": {}, "income": {"unearned": {"2026-01": 1254}}})[0]["ssi"]
    assert (california["status"], california["state_supplement"]) == ("suspended", 0)


def test_1619b_takes_twelve_times_the_months_gross_self_employment_in_it() -> None:
    law = {"medicaid_1619b_threshold": 36000}
    income = {"wages": 2900, "self_employment": {"2026-03": 1200}}
    assert run({"ssi": {}, "income": income, "law": law})[0]["ssi"]["status"] == "1619b"
    more = {**income, "self_employment": {"2026-03": "1200.12"}}
    assert run({"ssi": {}, "income": more, "law": law})[0]["ssi"]["status"] == "suspended"


def test_after_1619b_suspension_starts_its_twelve_months_anew() -> None:
    income = {"unearned": {"2026-01..2026-05": 2000, "2026-07..2027-12": 2000}, "wages": {"2026-06": 3000}}
    found = run({"months": 24, "ssi": {}, "income": income, "law": {"medicaid_1619b_threshold": 50000}})
    statuses = column(found, "ssi", "status")
    assert statuses == ["suspended"] * 5 + ["1619b"] + ["suspended"] * 12 + ["terminated"] * 6


# SSDI and the sums.


def test_social_security_and_medicare_tax_are_each_rounded_to_the_cent() -> None:
    # 0.6262 and 0.14645: 0.63 and 0.15, though 7.65% is 0.77265
    assert run({"income": {"wages": "10.10"}})[0]["fica"] == 0.78
    # 1.3175 and 0.308125: 1.32 and 0.31; cut or rounded twice it would be 1.62
    assert run({"income": {"wages": "21.25"}})[0]["fica"] == 1.63


def test_sga_is_the_months_own_test_during_trial_work_too_and_whatever_was_averaged() -> None:
    trial = run({"ssdi": PAID_BY_STATE, "income": {"wages": 2000}})
    assert (column(trial, "ssdi", "sga"), column(trial, "ssdi", "phase")) == ([True] * 6, ["trial_work"] * 6)
    ssdi = {**PAID_BY_STATE, "trial_work_months": 9, "averaged": ["2026-01..2026-02"]}
    averaged = run({"ssdi": ssdi, "income": {"wages": {"2026-01": 1800, "2026-02": 1500}}})
    assert column(averaged, "ssdi", "sga")[:2] == [True, False]
    assert column(averaged, "ssdi", "phase")[:2] == ["extended", "extended"]


def test_an_average_reaches_back_before_the_first_month() -> None:
    ssdi = {**PAID_BY_STATE, "trial_work_months": 9, "averaged": ["2025-12..2026-01"]}
    # a year's SGA amount has its own average: 2026's months alone are 1,800
    wages = {"2025-12": 1000, "2026-01": 1800}
    assert column(run({"ssdi": ssdi, "income": {"wages": wages}}), "ssdi", "phase")[0] == "grace"
    within = {**ssdi, "averaged": ["2026-01..2026-02"]}
    found = run(
        {"first_month": "2026-02", "ssdi": within, "income": {"wages": {"2026-01": 1500, "2026-02": 1800}}}
    )
    assert column(found, "ssdi", "phase")[0] == "extended"  # 1,650


def test_without_ssdi_there_is_no_phase_no_amount_and_no_flag() -> None:
    for month in run({"ssi": {}, "income": {"wages": 3000}}):
        assert month["ssdi"] == {
            "phase": "none",
            "trial_work_month": False,
            "trial_work_months_used": 0,
            "sga": False,
            "benefit": 0.0,
            "received": 0.0,
        }
        assert month["medicare"] is False


def test_unknown_trial_work_makes_ranges_of_counts_and_of_amounts() -> None:
    person = {
        "state": "TX",
        "ssi": {},
        "ssdi": {"benefit": 600, "part_b_paid_by": "state", "trial_work_months": "unknown"},
        "income": {"wages": 1800},
    }
    found = run(person)
    # from none to nine before January, and each month over 1,210 is one more
    assert column(found, "ssdi", "trial_work_months_used") == [[used, 9] for used in range(1, 7)]
    # April's check is the first that may stop; from May on SSI may be paid: 994 - (1,800 - 85) / 2 = 136.50
    assert column(found, "ssdi", "received") == [600] * 4 + [[0, 600]] * 2
    assert column(found, "ssi", "federal_payment") == [0] * 4 + [[0, 136.5]] * 2
    assert [month["medicaid"] for month in found] == ["1619b"] * 4 + ["unknown"] * 2
    still = run({**person, "income": {"wages": 100}})
    assert column(still, "ssdi", "trial_work_months_used") == [[0, 9]] * 6
