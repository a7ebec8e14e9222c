"""The person file read sentence by sentence: what each part of it does to the months."""

from __future__ import annotations

from typing import Any

import pytest

from ladder.worker.months import project_benefits


def run(person: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = project_benefits({"first_month": "2026-01", "months": 6, **person})[
        "months"
    ]
    return found


def column(months: list[dict[str, Any]], program: str, name: str) -> list[Any]:
    return [month[program][name] for month in months]


def test_only_the_first_month_and_how_many_are_needed() -> None:
    found = project_benefits({"first_month": "2026-01", "months": 1})
    assert set(found) == {"months", "events", "sources", "programs_counted"}
    assert found["months"] == [
        {
            "month": "2026-01",
            "wages": 0.0,
            "ssi": {
                "status": "none",
                "countable_unearned": None,
                "countable_earned": None,
                "countable_income": None,
                "budget_month": None,
                "federal_payment": None,
                "state_supplement": None,
            },
            "ssdi": {
                "phase": "none",
                "trial_work_month": False,
                "trial_work_months_used": 0,
                "sga": False,
                "benefit": 0.0,
                "received": 0.0,
            },
            "medicaid": "unknown",
            "medicare": False,
            "fica": 0.0,
            "federal_tax": 0.0,
            "net_income": 0.0,
            "projected": False,
        }
    ]


def test_net_income_adds_up() -> None:
    month = run(
        {
            "state": "TX",
            "ssi": {},
            "ssdi": {"benefit": "300.00", "part_b_paid_by": "state"},
            "income": {"wages": 900},
        }
    )[0]
    # 994 - 280 - (900 - 65) / 2 = 296.50; FICA 68.85
    assert month["ssi"]["federal_payment"] == 296.5
    assert month["net_income"] == 900 + 296.5 + 300 - 68.85


def test_a_steady_amount_fills_the_months_before_and_months_not_named_are_nothing() -> None:
    assert column(run({"ssi": {}, "income": {"wages": 1085}}), "ssi", "federal_payment") == [494] * 6
    named = run({"ssi": {}, "income": {"wages": {"2026-01..2026-02": 1085}}})
    assert column(named, "ssi", "federal_payment") == [994, 994, 494, 494, 994, 994]


def test_needs_based_income_counts_in_full_and_at_once() -> None:
    found = run({"ssi": {}, "income": {"needs_based": {"2026-02": 100}}})
    assert column(found, "ssi", "federal_payment") == [994, 894, 994, 994, 994, 994]
    assert column(found, "ssi", "countable_unearned")[1] == 100


def test_self_employment_is_the_years_over_twelve_for_ssi_and_the_months_for_sga() -> None:
    found = run(
        {
            "ssi": {},
            "ssdi": {"benefit": 100, "part_b_paid_by": "state", "trial_work_months": 9},
            "income": {"self_employment": {"2026-03": 2400}},
        }
    )
    # 2,400 / 12 = 200 each month, less 65, half: 67.50
    assert column(found, "ssi", "countable_earned") == [67.5] * 6
    assert column(found, "ssdi", "sga") == [False, False, True, False, False, False]


def test_pass_comes_from_unearned_first() -> None:
    found = run({"ssi": {}, "income": {"unearned": 120, "wages": 265}, "work_incentives": {"pass": 150}})[0]
    # 100 of unearned is set aside, and 50 of the 100 countable earned
    assert (found["ssi"]["countable_unearned"], found["ssi"]["countable_earned"]) == (0, 50)


def test_after_1619b_or_suspension_a_new_cycle_starts() -> None:
    wages = {"2025-11..2025-12": 3000, "2026-01..2026-06": 285}
    for now in ("1619b", "suspended"):
        found = run({"ssi": {"now": now}, "income": {"wages": wages}})
        assert column(found, "ssi", "budget_month")[:4] == ["2026-01", "2026-01", "2026-01", "2026-02"]
        assert column(found, "ssi", "federal_payment") == [894] * 6
    lagging = run({"ssi": {}, "income": {"wages": wages}})
    assert column(lagging, "ssi", "federal_payment")[:3] == [0, 0, 894]


def test_first_payable_month_that_is_not_payable_is_ineligible() -> None:
    found = run({"ssi": {"history": "first_payable_month"}, "income": {"wages": {"2026-01": 5000}}})
    assert column(found, "ssi", "status")[:2] == ["ineligible", "paid"]


def test_an_unknown_threshold_leaves_the_status_open_for_that_month() -> None:
    person = {
        "ssi": {},
        "income": {"wages": {"2025-11..2026-02": 1000, "2026-03": 3000, "2026-04..2026-06": 1000}},
    }
    months = run(person)
    assert column(months, "ssi", "status") == ["paid", "paid", None, "paid", "paid", "paid"]
    assert [m["medicaid"] for m in months] == ["ssi", "ssi", "unknown", "ssi", "ssi", "ssi"]
    assert months[2]["ssi"]["federal_payment"] == 0.0


def test_an_old_year_makes_only_what_needs_it_null() -> None:
    month = project_benefits(
        {
            "first_month": "2010-06",
            "months": 1,
            "ssi": {},
            "income": {"wages": 485},
            "law": {"federal_benefit_rate": 674},
        }
    )["months"][0]
    assert month["ssi"]["federal_payment"] == 474
    assert (month["fica"], month["federal_tax"], month["net_income"]) == (None, None, None)
    without = project_benefits({"first_month": "2010-06", "months": 1, "ssi": {}, "income": {"wages": 485}})
    ssi = without["months"][0]["ssi"]
    assert (ssi["status"], ssi["federal_payment"], ssi["countable_earned"]) == (None, None, 200)


def test_unknown_trial_work_gives_a_range() -> None:
    months = run(
        {
            "ssdi": {"benefit": 1000, "part_b_paid_by": "state", "trial_work_months": "unknown"},
            "income": {"wages": 2000},
        }
    )
    # at the least used, trial work lasts; at the most, January is the cessation month and April is not paid
    assert column(months, "ssdi", "received") == [1000, 1000, 1000, 1000, [0.0, 1000.0], [0.0, 1000.0]]
    assert column(months, "ssdi", "phase") == [None] * 6
    assert column(months, "ssdi", "sga") == [True] * 6


def test_law_by_month_keeps_the_table_for_other_months() -> None:
    found = run({"ssi": {}, "law": {"federal_benefit_rate": {"2026-02": 900}}})
    assert column(found, "ssi", "federal_payment") == [994, 900, 994, 994, 994, 994]


def test_part_b_is_that_of_the_month_of_receipt_and_a_projected_one_marks_the_month() -> None:
    found = run({"first_month": "2026-11", "months": 4, "ssdi": {"benefit": 1000}})
    # December's benefit takes the 3.6% and arrives in January with 2027's premium, projected at 209.50
    assert column(found, "ssdi", "received") == [797, 797, 826, 826]
    assert column(found, "ssdi", "benefit")[1] == 826 + 209.5
    assert [m["projected"] for m in found] == [False, True, True, True]


def test_the_users_projection_is_used_and_named() -> None:
    given = {
        "first_month": "2028-01",
        "months": 1,
        "ssi": {},
        "projection": {"cola": "3%", "source": "our plan"},
    }
    found = project_benefits(given)
    assert found["months"][0]["ssi"]["federal_payment"] == 1060
    assert found["months"][0]["projected"] is True
    assert any("our plan" in source["source"] for source in found["sources"])


def test_family_benefits_stop_with_the_workers() -> None:
    events = project_benefits(
        {
            "first_month": "2026-01",
            "months": 5,
            "ssdi": {"benefit": 1000, "trial_work_months": 9, "family_benefit": 300},
            "income": {"wages": 2000},
        }
    )["events"]
    stop = next(event for event in events if event["code"] == "ssdi_stops")
    assert stop["month"] == "2026-04"
    assert "$300.00 stops with it" in stop["text"]


def test_averaging_and_attempts_hold_before_cessation_only() -> None:
    ssdi = {"benefit": 1000, "part_b_paid_by": "state", "trial_work_months": 9}
    wages = {"2026-01": 1600, "2026-02": 1750, "2026-03": 1600, "2026-04..2026-06": 2000}
    averaged = run({"ssdi": {**ssdi, "averaged": ["2026-01..2026-03"]}, "income": {"wages": wages}})
    # 4,950 / 3 = 1,650 is not over 1,690; April is the cessation month
    assert column(averaged, "ssdi", "phase") == ["extended"] * 3 + ["grace"] * 3
    plain = run({"ssdi": ssdi, "income": {"wages": wages}})
    assert column(plain, "ssdi", "phase") == ["extended"] + ["grace"] * 3 + ["suspended"] * 2
    ceased = {
        **ssdi,
        "trial_work_months": ["2024-12..2025-08"],
        "ceased": "2025-09",
        "averaged": ["2026-01..2026-03"],
    }
    assert column(run({"ssdi": ceased, "income": {"wages": wages}}), "ssdi", "phase")[1] == "suspended"


def test_an_expedited_reinstatement_is_refused_in_an_sga_month() -> None:
    ssdi = {"benefit": 1000, "terminated": "2025-06", "reinstatement_requested": "2026-02"}
    paid = run({"ssdi": ssdi, "income": {"wages": 500}})
    assert column(paid, "ssdi", "phase") == ["terminated"] + ["extended"] * 5
    refused = run({"ssdi": ssdi, "income": {"wages": 2000}})
    assert column(refused, "ssdi", "phase") == ["terminated"] * 6


def test_before_entitlement_there_is_nothing() -> None:
    found = run({"ssdi": {"benefit": 1000, "entitled_from": "2026-03"}, "income": {"wages": 1500}})
    assert column(found, "ssdi", "phase") == ["none", "none"] + ["trial_work"] * 4
    assert column(found, "ssdi", "trial_work_months_used") == [0, 0, 1, 2, 3, 4]
    assert column(found, "ssdi", "received") == [
        0,
        0,
        0,
        1000,
        1000,
        1000,
    ]  # no Part B in the first 24 months
    assert [m["medicare"] for m in found] == [False] * 6


def test_a_state_run_supplement_is_nothing_over_the_resource_limit() -> None:
    found = run({"state": "NY", "ssi": {"resources": {"2026-01..2026-02": 1000, "2026-03": 2500}}})
    assert column(found, "ssi", "state_supplement") == [87, 87, 0, 87, 87, 87]
    assert column(found, "ssi", "status")[2] == "suspended"


def test_a_supplement_that_is_not_known_leaves_only_itself_and_the_sum_open() -> None:
    month = run({"state": "IL", "ssi": {}})[0]
    assert (month["ssi"]["federal_payment"], month["ssi"]["state_supplement"]) == (994, None)
    assert month["net_income"] is None


def test_medicaid_by_buy_in_where_the_limits_are_known() -> None:
    working = run({"state": "NY", "ssdi": {"benefit": 1200}, "income": {"wages": 2500}})
    assert working[0]["medicaid"] == "buy_in"
    not_working = run({"state": "NY", "ssdi": {"benefit": 1200}})
    assert not_working[0]["medicaid"] == "unknown"


def test_events_are_in_words() -> None:
    events = project_benefits(
        {
            "first_month": "2026-10",
            "months": 7,
            "state": "TX",
            "ssdi": {"benefit": 1000, "trial_work_months": 3},
            "income": {"wages": 2000},
        }
    )["events"]
    ninth = next(event for event in events if event["code"] == "trial_work_complete")
    assert ninth["month"] == "2027-03"
    assert ninth["text"].startswith(
        "March 2027: ninth trial work month. SSDI continues; from April 2027 a month over $1,770"
    )


def test_this_months_figures_value_a_budget_months_support_in_kind() -> None:
    found = run({"first_month": "2025-12", "months": 3, "ssi": {}, "income": {"in_kind_support": 400}})
    # December: 967 - (322.33 + 20 - 20); January, of November's support: 994 - 331.33
    assert column(found, "ssi", "federal_payment") == [644.67, 662.67, 662.67]


def test_a_deeming_allocation_is_the_budget_months_years() -> None:
    found = run({"first_month": "2025-12", "months": 4, "ssi": {}, "spouse": {"earned": 490}})
    # 490 is over 2025's allocation of 483 and under 2026's 497; the pool is (490 - 85) / 2 = 202.50.
    # January still looks at November: the lesser of 994 and 1,491 - 202.50
    assert column(found, "ssi", "federal_payment") == [967, 994, 994, 994]
    assert column(found, "ssi", "countable_income") == [202.5, 0, 0, 0]


def test_a_couples_supplement_is_halved_too() -> None:
    found = run({"state": "NY", "ssi": {}, "spouse": {"ssi": True}})[0]["ssi"]
    assert (found["federal_payment"], found["state_supplement"]) == (745.5, 52)


def test_new_yorks_living_arrangements() -> None:
    amounts = {
        arrangement: run({"state": "NY", "ssi": {}, "living_arrangement": arrangement})[0]["ssi"][
            "state_supplement"
        ]
        for arrangement in ("own_household", "living_alone", "living_with_others", "household_of_another")
    }
    assert amounts == {
        "own_household": 87,
        "living_alone": 87,
        "living_with_others": 23,
        "household_of_another": 23,
    }


# POMS SI 01415.058 and each state's own chart, 2026
SUPPLEMENTS = {
    "CA": 239.94,
    "MA": 114.39,
    "NJ": 31.25,
    "PA": 22.10,
    "VT": 55.68,
    "HI": 0,
    "NV": 0,
    "DC": 0,
    "MI": 14,
}


@pytest.mark.parametrize("state", SUPPLEMENTS)
def test_each_states_supplement(state: str) -> None:
    ssi = run({"state": state, "ssi": {}})[0]["ssi"]
    assert (ssi["federal_payment"], ssi["state_supplement"]) == (994, SUPPLEMENTS[state])


def test_a_states_blind_amount() -> None:
    assert run({"state": "NV", "blind": True, "ssi": {}})[0]["ssi"]["state_supplement"] == 109.3


def test_who_runs_a_supplement_given_by_the_user() -> None:
    person = {"ssi": {}, "income": {"wages": 2100}, "law": {"state_supplement": 100}}
    # countable 1,007.50: 13.50 over 994, inside California's limit of 1,094 and outside Texas's of 994
    assert run({**person, "state": "CA"})[0]["ssi"]["status"] == "paid"
    assert run({**person, "state": "TX"})[0]["ssi"]["status"] == "1619b"
    assert {run({**person, "state": s})[0]["ssi"]["state_supplement"] for s in ("CA", "TX")} == {86.5}


def test_a_dollar_is_the_least_only_without_a_federally_run_supplement() -> None:
    person = {"ssi": {}, "income": {"wages": 2072}}  # 0.50 due
    assert run({**person, "state": "NY"})[0]["ssi"]["federal_payment"] == 1
    assert run({**person, "state": "CA"})[0]["ssi"]["federal_payment"] == 0.5


def test_an_unknown_federally_run_supplement_leaves_the_federal_part_known() -> None:
    # New Jersey's amount is not known before 2026
    person = {"first_month": "2025-06", "months": 1, "state": "NJ", "ssi": {}}
    ssi = run({**person, "income": {"wages": 1085}})[0]["ssi"]
    assert (ssi["status"], ssi["federal_payment"], ssi["state_supplement"]) == ("paid", 467, None)
    over = run({**person, "income": {"wages": 2100}, "law": {"medicaid_1619b_threshold": 50000}})[0]["ssi"]
    assert (over["status"], over["federal_payment"]) == (None, 0)


def test_a_students_exclusion_starts_anew_in_january() -> None:
    person = {
        "first_month": "2026-02",
        "months": 6,
        "ssi": {},
        "income": {"wages": 2410},
        "work_incentives": {"student": True},
    }
    # 2026's 9,730 is 2,410 four times (January to April) and 90 in May: (2,410 - 90 - 85) / 2
    assert column(run(person), "ssi", "countable_earned") == [0, 0, 0, 1117.5, 1162.5, 1162.5]
    # the budget months December and January: 2,350 in December, so (2,410 - 2,350 - 85) leaves nothing
    assert column(run(person), "ssi", "federal_payment")[:2] == [994, 994]
