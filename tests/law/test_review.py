"""Months an outside review of the law engine found wrong; the arithmetic stands beside each."""

from __future__ import annotations

from typing import Any

import pytest

from ladder.law import load_law
from ladder.model.month import Month
from ladder.reports.benefits_basis import assumptions
from ladder.worker.months import project_benefits
from ladder.worker.person import Person


def run(**person: Any) -> dict[str, Any]:
    return project_benefits({"state": "TX", **person})


def months(**person: Any) -> dict[str, dict[str, Any]]:
    return {month["month"]: month for month in run(**person)["months"]}


def payments(**person: Any) -> list[float | None]:
    return [month["ssi"]["federal_payment"] for month in months(**person).values()]


def phases(**person: Any) -> dict[str, str]:
    return {month: row["ssdi"]["phase"] for month, row in months(**person).items()}


# --- an adjustment that is not known is not an amount of nothing ---

SSDI = {"benefit": 300, "entitled_from": "2010-10", "trial_work_months": 0, "part_b_paid_by": "state"}


def test_a_rise_that_is_not_known_leaves_the_benefit_unknown() -> None:
    found = months(first_month="2016-11", months=4, ssdi=SSDI)
    assert [row["ssdi"]["benefit"] for row in found.values()] == [300, None, None, None]
    assert [row["ssdi"]["received"] for row in found.values()] == [300, 300, None, None]
    # no amount is needed where none is paid
    ended = months(first_month="2016-11", months=4, ssdi={**SSDI, "terminated": "2016-06"})
    assert {row["ssdi"]["benefit"] for row in ended.values()} == {0}


def test_the_adjustment_of_december_2017() -> None:
    # 300 x 1.02 = 306
    found = months(first_month="2017-11", months=4, ssdi=SSDI)
    assert [row["ssdi"]["benefit"] for row in found.values()] == [300, 306, 306, 306]
    assert [row["ssdi"]["received"] for row in found.values()] == [300, 300, 306, 306]


def test_the_premium_of_2018() -> None:
    # 300 - 134 = 166
    own = {**SSDI, "part_b_paid_by": "self"}
    assert months(first_month="2018-03", months=1, ssdi=own)["2018-03"]["ssdi"]["received"] == 166


@pytest.mark.parametrize(
    ("name", "amounts"),
    [  # https://www.ssa.gov/oact/cola/SSIamts.html, sga.html, twp.html; SSI annual reports 2017, 2018
        ("federal_benefit_rate", (735, 750)),
        ("federal_benefit_rate_couple", (1103, 1125)),
        ("substantial_gainful_activity", (1170, 1180)),
        ("substantial_gainful_activity_blind", (1950, 1970)),
        ("trial_work_month", (840, 850)),
        ("student_exclusion_month", (1790, 1820)),
        ("student_exclusion_year", (7200, 7350)),
        ("part_b_premium", (134, 134)),
        ("oasdi_wage_base", (127200, 128400)),
    ],
)
def test_figures_of_2017_and_2018(name: str, amounts: tuple[int, int]) -> None:
    law = load_law()
    assert (law.value(name, Month.of(2017, 1)), law.value(name, Month.of(2018, 12))) == amounts


# --- the student exclusion's year ---

STUDENT = {"student": True}


def test_wages_before_the_first_payable_month_use_no_student_exclusion() -> None:
    # 2026: 2,410 a month, 9,730 a year. August to November leave out 2,400 each, 9,600; December 130:
    # (2,400 - 130 - 85) / 2 = 1,092.50 is over 994, so December itself is not eligible.
    new = {"history": "first_payable_month"}
    person = {"first_month": "2026-08", "ssi": new, "work_incentives": STUDENT, "income": {"wages": 2400}}
    assert payments(months=5, **person) == [994, 994, 994, 994, 0]


def test_an_ineligible_month_before_the_first_eligible_one_uses_none() -> None:
    # January 2026, resources over: not eligible yet. February to May leave out 2,400 each, 9,600 of 9,730.
    resources = {"2026-01": 5000, "2026-02..2026-05": 0}
    new = {"history": "first_payable_month", "resources": resources}
    person = {"first_month": "2026-01", "ssi": new, "work_incentives": STUDENT, "income": {"wages": 2400}}
    assert payments(months=5, **person) == [0, 994, 994, 994, 994]


@pytest.mark.parametrize("now", ["suspended", "1619b"])
def test_months_before_a_new_cycle_use_none(now: str) -> None:
    new = {"history": "long_standing", "now": now}
    person = {"first_month": "2026-08", "ssi": new, "work_incentives": STUDENT, "income": {"wages": 2400}}
    assert payments(months=5, **person) == [994, 994, 994, 994, 0]


def test_of_the_months_before_only_budget_months_use_it() -> None:
    # May to October leave out 1,400 each, 8,400; November 1,330; December nothing, but October is its budget month
    wages = {"2026-01..2026-12": 1400}
    person: dict[str, Any] = {
        "first_month": "2026-07",
        "months": 6,
        "ssi": {"history": "long_standing"},
        "work_incentives": STUDENT,
        "income": {"wages": wages},
    }
    assert payments(**person) == [994] * 6
    parsed = Person.model_validate({"state": "TX", **person})
    said = list(assumptions(parsed, run(**person)["months"], load_law()))
    told = (
        "Of the wages before July 2026, only those of the two months before may have used the year's student "
        "exclusion."
    )
    assert told in said


@pytest.mark.parametrize(
    ("spouse", "payment"),
    [
        ({"ssi": False, "earned": 1500}, 783.5),  # 1,491 - (1,500 - 85) / 2
        ({"ssi": True, "earned": 900}, 541.75),  # (1,491 - (900 - 85) / 2) / 2
    ],
)
def test_a_students_exclusion_goes_with_wages_that_stop(spouse: dict[str, Any], payment: float) -> None:
    found = payments(
        first_month="2026-01",
        months=3,
        ssi={"history": "first_payable_month"},
        spouse=spouse,
        income={"wages": {"2026-01": 1600}},
        work_incentives=STUDENT,
    )
    assert found[1:] == [payment, payment]


# --- SGA in grace months past the extended period: 42 USC 423(a)(1) ---


@pytest.mark.parametrize(
    ("worked", "terminated"),
    [
        # ninth trial work month 2022-12, so the extended period is 2023-01 to 2025-12
        ("2025-12..2026-02", "2026-03"),  # later of 2025-12 + 3 and 2026-01
        ("2025-11..2026-01", "2026-02"),  # later of 2025-11 + 3 and 2026-01
        ("2025-11..2025-12", None),  # no SGA after the extended period: paid
        ("2025-10..2025-12", None),
        ("2026-01..2026-01", "2026-04"),  # cessation after it: the third month after
    ],
)
def test_sga_in_a_grace_month_past_the_extended_period(worked: str, terminated: str | None) -> None:
    found = phases(
        first_month="2025-10",
        months=9,
        ssdi={
            "benefit": 1000,
            "entitled_from": "2015-01",
            "trial_work_months": ["2022-04..2022-12"],
            "part_b_paid_by": "state",
        },
        income={"wages": {worked: 2000}},
    )
    over = [month for month, phase in found.items() if phase == "terminated"]
    assert (over[0] if over else None) == terminated
    assert len(over) == (0 if terminated is None else len([month for month in found if month >= terminated]))


# --- state supplements ---


@pytest.mark.parametrize(
    ("living_arrangement", "alone", "each"),
    [("own_household", 14, 10.5), ("household_of_another", 9.33, 6.98)],  # 21.00 / 2; 13.96 / 2
)
def test_michigan_pays_a_supplement_at_home(living_arrangement: str, alone: float, each: float) -> None:
    person = {"first_month": "2026-03", "months": 1, "state": "MI", "ssi": {}}
    person |= {"living_arrangement": living_arrangement}
    assert months(**person)["2026-03"]["ssi"]["state_supplement"] == alone
    couple = months(spouse={"ssi": True}, **person)["2026-03"]["ssi"]
    assert couple["state_supplement"] == each


@pytest.mark.parametrize("state", ["AZ", "AR", "MS", "ND", "TN", "WV"])
@pytest.mark.parametrize("living_arrangement", ["own_household", "household_of_another"])
def test_a_state_without_a_supplement_had_none_before_2019(state: str, living_arrangement: str) -> None:
    place = {"state": state, "living_arrangement": living_arrangement}
    found = months(first_month="2018-03", months=1, ssi={}, **place)["2018-03"]["ssi"]
    assert found["state_supplement"] == 0


# --- 1619(b) ---


def uses_threshold(**person: Any) -> tuple[bool, bool]:
    found = run(months=1, **person)
    listed = any(source["figure"].startswith("medicaid_1619b") for source in found["sources"])
    return listed, found["months"][0]["projected"]


def test_a_threshold_counts_only_where_it_decides() -> None:
    # January 2027: the rate is published, the 1619(b) chart projected
    january: dict[str, Any] = {"first_month": "2027-01"}
    earning = {"income": {"wages": {"2026-11..2027-01": 3000}}}  # (3,000 - 85) / 2 = 1,457.50, over 1,029
    assert uses_threshold(ssi={}, **earning, **january) == (True, True)
    assert uses_threshold(ssi={"resources": 5000}, **earning, **january)[0] is False
    assert uses_threshold(ssi={"resources": 5000}, **january) == (False, False)
    assert uses_threshold(ssi={}, income={"unearned": 1200}, **january) == (False, False)
    both = {"wages": {"2027-01": 500}, "unearned": 1200}  # unearned alone is over
    assert uses_threshold(ssi={}, income=both, **january)[0] is False


def test_1619b_looks_at_gross_wages_before_a_cafeteria_plan() -> None:
    # 12 x 4,500 = 54,000, over Texas's 53,165; less 200 a month it would be 51,600, under it
    person: dict[str, Any] = {"first_month": "2026-03", "months": 1, "ssi": {}}
    over = months(income={"wages": 4500, "pretax_deductions": 200}, **person)["2026-03"]
    assert over["ssi"]["status"] == "suspended"
    under = months(income={"wages": 4400, "pretax_deductions": 200}, **person)["2026-03"]  # 52,800
    assert under["ssi"]["status"] == "1619b"
