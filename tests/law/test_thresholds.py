"""At each line and one cent over it: "over" always means strictly more."""

from __future__ import annotations

from typing import Any

import pytest

from ladder.worker.months import project_benefits

SSDI = {"benefit": 1000, "part_b_paid_by": "state"}
AFTER_TRIAL = {**SSDI, "trial_work_months": 9}


def month(person: dict[str, Any], at: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = project_benefits(
        {"first_month": "2026-06", "months": 4, "state": "TX", **person}
    )["months"][at]
    return found


def ssi(wages: str = "0", **more: Any) -> dict[str, Any]:
    return {"ssi": {}, "income": {"wages": wages, **more}}


@pytest.mark.parametrize(
    ("wages", "trial"),
    [("1210.00", False), ("1210.01", True)],
)
def test_trial_work_month(wages: str, trial: bool) -> None:
    assert month({"ssdi": SSDI, "income": {"wages": wages}})["ssdi"]["trial_work_month"] is trial


@pytest.mark.parametrize(
    ("blind", "wages", "sga"),
    [
        (False, "1690.00", False),
        (False, "1690.01", True),
        (True, "2830.00", False),
        (True, "2830.01", True),
    ],
)
def test_sga(blind: bool, wages: str, sga: bool) -> None:
    found = month({"blind": blind, "ssdi": AFTER_TRIAL, "income": {"wages": wages}})["ssdi"]
    assert (found["sga"], found["phase"]) == (sga, "grace" if sga else "extended")


def test_break_even() -> None:
    # 2 x 994 + 85 = 2,073: countable 994 is at the limit, so eligible with nothing payable
    assert month(ssi("2073.00"))["ssi"]["status"] == "zero"
    # (2,073.01 - 85) / 2 = 994.005 is over it
    assert month(ssi("2073.01"))["ssi"]["status"] == "1619b"
    # one cent under: 0.005 due is a dollar
    assert month(ssi("2072.99"))["ssi"]["federal_payment"] == 1.0


def test_general_and_earned_exclusions() -> None:
    assert month(ssi("85.00"))["ssi"]["countable_earned"] == 0
    assert month(ssi("85.01"))["ssi"]["countable_earned"] == 0.005
    assert month(ssi(unearned="20.00"))["ssi"]["countable_unearned"] == 0
    assert month(ssi(unearned="20.01"))["ssi"]["countable_unearned"] == 0.01


def test_resources() -> None:
    for limit, spouse in ((2000, {}), (3000, {"spouse": {}})):
        at = month({"ssi": {"resources": f"{limit}.00"}, **spouse})
        over = month({"ssi": {"resources": f"{limit}.01"}, **spouse})
        assert (at["ssi"]["status"], over["ssi"]["status"]) == ("paid", "suspended")


def test_1619b_threshold() -> None:
    # 12 x 4,430.50 = 53,166 is over Texas's 53,165; 12 x 4,430.41 = 53,164.92 is not
    assert month(ssi("4430.41"))["ssi"]["status"] == "1619b"
    assert month(ssi("4430.42"))["ssi"]["status"] == "suspended"
    exact = {**ssi("4000.00"), "law": {"medicaid_1619b_threshold": 48000}}
    assert month(exact)["ssi"]["status"] == "1619b"
    assert month({**exact, "income": {"wages": "4000.01"}})["ssi"]["status"] == "suspended"


def test_1619b_unearned_alone() -> None:
    # 1,014 - 20 = 994 fits; a cent more does not
    assert month(ssi("100.00", unearned="1014.00"))["ssi"]["status"] == "1619b"
    assert month(ssi("100.00", unearned="1014.01"))["ssi"]["status"] == "suspended"


def test_student_exclusion_caps() -> None:
    student = {"work_incentives": {"student": True}}
    assert month({**ssi("2495.00"), **student})["ssi"]["countable_earned"] == 0  # 2,410 + 85
    assert month({**ssi("2495.01"), **student})["ssi"]["countable_earned"] == 0.005


def test_deeming_line() -> None:
    # 1,491 - 994 = 497: at it nothing is deemed
    at = month({"ssi": {}, "spouse": {"unearned": "497.00"}})["ssi"]
    over = month({"ssi": {}, "spouse": {"unearned": "497.01"}})["ssi"]
    assert (at["countable_income"], at["federal_payment"]) == (0, 994)
    # 477.01 against the couple's 1,491 leaves 1,013.99; the individual's 994 is the lesser
    assert (over["countable_income"], over["federal_payment"]) == (477.01, 994)


def test_presumed_maximum_value() -> None:
    # 331.33 + 20; the general exclusion takes the 20
    for support, counted in (("351.32", 331.32), ("351.33", 331.33), ("351.34", 331.33)):
        assert month(ssi(in_kind_support=support))["ssi"]["countable_unearned"] == counted


def test_twelve_months_of_suspension() -> None:
    person = {
        "ssi": {"now": "suspended"},
        "income": {"unearned": 2000},
        "first_month": "2026-01",
        "months": 14,
    }
    statuses = [m["ssi"]["status"] for m in project_benefits(person)["months"]]
    # the month before the first is the first of twelve; the thirteenth is termination
    assert statuses == ["suspended"] * 11 + ["terminated"] * 3
    back = {**person, "income": {"unearned": {"2025-12..2026-11": 2000}}}
    statuses = [m["ssi"]["status"] for m in project_benefits(back)["months"]]
    # income fits in December, the thirteenth month: no new application
    assert statuses == ["suspended"] * 11 + ["paid"] * 3
