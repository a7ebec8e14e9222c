"""What a person file may not say, and where in the file each problem is; and what it may say all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from ladder.config.load_person import load_person
from ladder.config.problems import Problem, UserProblems
from ladder.worker.months import benefits_of
from ladder.worker.person import Person

START = "first_month: 2026-01\nmonths: 6\n"
SSDI = "ssdi:\n  benefit: 900\n"


def read(tmp_path: Path, text: str) -> Person:
    file = tmp_path / "person.yaml"
    file.write_text(text, encoding="utf-8")
    return load_person(file)


def problems(tmp_path: Path, text: str) -> list[Problem]:
    with pytest.raises(UserProblems) as caught:
        read(tmp_path, text)
    return list(caught.value.problems)


# Each text goes on from the two lines of START; line and column are those of the field that is wrong.
WRONG = {
    "blind work expenses, not blind": (
        "work_incentives:\n  irwe: 5\n  blind_work_expenses: 10\n",
        (5, 24),
        "set `blind: true`",
    ),
    "no such living arrangement": ("state: NY\nliving_arrangement: castle\n", (4, 21), "use one of"),
    "wages and pay checks": (
        "income:\n  wages: 5\n  pay_checks: [{paid: 2026-01-09, amount: 5}]\n",
        (5, 3),
        "not both",
    ),
    "first payable, and a status before": (
        "ssi:\n  history: first_payable_month\n  now: paid\n",
        (5, 8),
        "leave it out",
    ),
    "a trial work month in the run": (
        SSDI + "  trial_work_months: [2026-02]\n",
        (5, 3),
        "later ones come from wages",
    ),
    "trial work out of order": (SSDI + "  trial_work_months: [2025-05, 2025-04]\n", (5, 3), "out of order"),
    "trial work before entitlement": (
        SSDI + "  entitled_from: 2025-05\n  trial_work_months: [2025-04]\n",
        (6, 3),
        "begins with entitlement",
    ),
    "more trial work months than months since entitlement": (
        SSDI + "  entitled_from: 2025-10\n  trial_work_months: 4\n",
        (6, 22),
        "give fewer",
    ),
    "a month in a list that is none": (
        SSDI + "  trial_work_months:\n    - 2025-01\n    - 2025-13\n",
        (7, 7),
        "is not a month",
    ),
    "ceased in the run": (SSDI + "  ceased: 2026-01\n", (5, 11), "follow from the wages"),
    "ceased in trial work": (
        SSDI + "  trial_work_months: [2024-01..2024-09]\n  ceased: 2024-09\n",
        (6, 11),
        "after the last trial work month",
    ),
    "ceased, trial work not complete": (
        SSDI + "  ceased: 2025-03\n  trial_work_months: 8\n",
        (6, 22),
        "write 9",
    ),
    "ceased, nine months but not within 60": (
        SSDI + "  ceased: 2025-03\n  trial_work_months: [2018-01..2018-04, 2024-01..2024-05]\n",
        (6, 3),
        "list its nine months",
    ),
    "ceased, trial work not known": (
        SSDI + "  ceased: 2025-03\n  trial_work_months: unknown\n",
        (6, 22),
        "write 9",
    ),
    "ceased before entitlement": (
        SSDI + "  entitled_from: 2025-04\n  ceased: 2025-03\n",
        (6, 11),
        "comes after `entitled_from`",
    ),
    "terminated before ceased": (
        SSDI + "  ceased: 2025-03\n  terminated: 2025-02\n",
        (6, 15),
        "before `ceased`",
    ),
    "terminated before entitlement": (
        SSDI + "  entitled_from: 2025-04\n  terminated: 2025-03\n",
        (6, 15),
        "comes after `entitled_from`",
    ),
    "trial work after termination": (
        SSDI + "  trial_work_months: [2025-04]\n  terminated: 2025-03\n",
        (5, 3),
        "comes before `terminated`",
    ),
    "reinstatement before termination": (
        SSDI + "  terminated: 2025-06\n  reinstatement_requested: 2025-05\n",
        (6, 28),
        "before `terminated`",
    ),
    "reinstatement, never terminated": (
        SSDI + "  reinstatement_requested: 2025-11\n",
        (5, 28),
        "give the month it ended as `terminated`",
    ),
    "a long unsuccessful attempt": (
        SSDI + "  unsuccessful_attempts: [2026-01..2026-07]\n",
        (5, 3),
        "six months or less",
    ),
    "averaged out of order": (
        SSDI + "  averaged:\n    - 2026-03..2026-01\n",
        (6, 7),
        "write the earlier one first",
    ),
    "one month's amount": (
        "income:\n  wages:\n    2026-01: 5\n    2026-02: -5\n",
        (6, 14),
        "cannot be negative",
    ),
    "more than a billion dollars": ("income: {wages: 1000000000.01}\n", (3, 17), "at most 1,000,000,000"),
    "a month's pay checks together": (
        "income:\n  pay_checks:\n    - {paid: 2026-01-09, amount: 1000000000}\n    - {paid: 2026-01-23, amount: 1}\n",
        (4, 3),
        "the pay checks of a month",
    ),
    "a SNAP household of five": ("snap:\n  household: 5\n", (4, 14), "at most 4"),
    "a SNAP household without the spouse": (
        "spouse: {earned: 500}\nsnap:\n  household: 1\n",
        (5, 14),
        "write `household: 2` or more",
    ),
    "a rent of one's own choice": ("snap: {rent: 500}\n", (3, 8), "unknown field"),
    "a negative shelter cost": ("snap: {shelter: {2026-01: -5}}\n", (3, 27), "cannot be negative"),
    "medical costs without measure": ("housing: {annual_medical: 1000000000.01}\n", (3, 27), "at most"),
    "part of a dependent": ("housing: {dependents: 1.5}\n", (3, 23), "a whole number"),
    "a month past 2100": ("income: {wages: {2026-01..2999-01: 5}}\n", (3, 36), "past December 2100"),
    "a payday past 2100": (
        "income: {pay_checks: [{paid: 2101-01-05, amount: 5}]}\n",
        (3, 30),
        "past December 2100",
    ),
    "entitled past 2100": (SSDI + "  entitled_from: 2101-01\n", (5, 18), "past December 2100"),
    "growth without measure": ("projection: {cola: 1000%}\n", (3, 20), "between -10% and 20%"),
    "growth that is no number": ("projection: {cola: nan%}\n", (3, 20), "between -10% and 20%"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_problem_is_placed_at_its_field_with_a_remedy(tmp_path: Path, wrong: str) -> None:
    text, place, words = WRONG[wrong]
    (found,) = problems(tmp_path, START + text)
    assert (found.file, (found.line, found.column)) == (str(tmp_path / "person.yaml"), place)
    assert words in found.message


def test_months_end_with_2100(tmp_path: Path) -> None:
    (late,) = problems(tmp_path, "first_month: 2900-01\nmonths: 1\n")
    assert (late.line, late.column) == (1, 14)
    assert "check the year" in late.message
    (long,) = problems(tmp_path, "first_month: 2100-06\nmonths: 8\n")
    assert (long.line, long.column) == (2, 9)
    assert "at most 7 fit" in long.message
    last = benefits_of(read(tmp_path, "first_month: 2100-06\nmonths: 7\nssi: {}\n" + SSDI))["months"][-1]
    assert (last["month"], last["projected"]) == ("2100-12", True)


RIGHT = {
    "terminated in the first month": SSDI + "  terminated: 2026-01\n",
    "a notice of termination to come": SSDI + "  terminated: 2026-04\n",
    "a reinstatement to come": SSDI + "  terminated: 2025-06\n  reinstatement_requested: 2026-02\n",
    "a request before a termination that the run may bring": SSDI + "  reinstatement_requested: 2026-05\n",
    "ceased alone": SSDI + "  ceased: 2025-03\n",
    "ceased and nine": SSDI + "  ceased: 2025-03\n  trial_work_months: 9\n",
    "ceased and terminated three months on": SSDI + "  ceased: 2025-03\n  terminated: 2025-06\n",
    "trial work anew after reinstatement": SSDI
    + "  entitled_from: 2015-01\n  ceased: 2019-01\n  terminated: 2019-04\n  reinstatement_requested: 2020-01\n"
    + "  trial_work_months: [2024-01, 2024-02]\n",
    "averaged before the run": SSDI + "  averaged: [2025-01..2025-03]\n",
    "averaged from before the run": SSDI + "  averaged: [2025-11..2026-02]\n",
    "a spouse without SSI": "spouse: {earned: 500}\n",
    "a spouse's SSI alone": "spouse: {ssi: true}\n",
    "a billion dollars": "income: {wages: 1000000000}\n",
    "a couple's SNAP household": "spouse: {ssi: true}\nsnap: {household: 2, medical: {2026-01: 202.90}}\n",
    "a tenant with the largest amounts": "housing: {annual_medical: 1000000000, minimum_rent: 1000000000}\n",
    "no growth": "projection: {cola: 0%, wage_growth: -10%, cpi: 20%, part_b_growth: 0.03}\n",
}


@pytest.mark.parametrize("right", RIGHT)
def test_what_is_unusual_but_possible_is_accepted(tmp_path: Path, right: str) -> None:
    assert len(benefits_of(read(tmp_path, START + RIGHT[right]))["months"]) == 6


def test_an_endless_amount_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="at most 1,000,000,000"):
        Person.model_validate({"first_month": "2026-01", "months": 1, "income": {"wages": "1e400"}})


def test_the_largest_amounts_do_not_overflow(tmp_path: Path) -> None:
    most = "1000000000"
    income = ", ".join(f"{name}: {most}" for name in ("wages", "unearned", "needs_based", "in_kind_support"))
    text = (
        "first_month: 2060-01\nmonths: 480\nstate: NY\nssi: {resources: 5}\n"
        f"ssdi: {{benefit: {most}, part_b_paid_by: state}}\nincome: {{{income}}}\n"
        f"spouse: {{earned: {most}, unearned: {most}}}\nlaw: {{sga: {most}, trial_work_month: {most}}}\n"
        "projection: {cola: 20%, wage_growth: 20%, cpi: -10%, part_b_growth: 20%}\n"
    )
    months = benefits_of(read(tmp_path, text))["months"]
    # 39 Decembers of 20 percent on a billion dollars: 1.2^39 is 1,224.81
    received = months[-2]["ssdi"]["received"]
    assert 1224 * 10**9 < received < 1225 * 10**9
    # all but a few dollars at 37 percent: wages, and 85 percent of wages and half of Social Security (26 USC 86)
    taxed = 10**9 + 0.85 * (10**9 + received / 2)
    assert months[-2]["federal_tax"] == pytest.approx(0.37 * taxed, rel=1e-6)
    assert all(month["fica"] > 0 for month in months)


def test_a_group_that_is_left_empty_is_as_one_left_out(tmp_path: Path) -> None:
    empty = "income: null\nlaw:\nwork_incentives: ~\nssi: null\nssdi:\nspouse:\n"
    assert read(tmp_path, START + empty) == read(tmp_path, START)
