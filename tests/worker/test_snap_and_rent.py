"""SNAP and rent beside a worker's months: off unless asked for, and by arithmetic where asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ladder import project_benefits
from ladder.config.source import read_file

PEOPLE = sorted((Path(__file__).parents[2] / "configs" / "people").glob("*.yaml"))
ASKED = {"snap": {"shelter": 800}, "housing": {}}
KEYS = {"snap", "rent", "after_snap_and_rent"}


def run(**about: Any) -> dict[str, Any]:
    return project_benefits({"state": "TX", "first_month": "2026-05", "months": 1, **about})


def month_of(**about: Any) -> dict[str, Any]:
    found: dict[str, Any] = run(**about)["months"][0]
    return found


def without_asked(result: dict[str, Any]) -> dict[str, Any]:
    """A result less all that SNAP and rent add to it, but for whether a month is projected."""
    return {
        "months": [
            {key: value for key, value in month.items() if key not in KEYS | {"projected"}}
            for month in result["months"]
        ],
        "events": result["events"],
        "sources": [
            source for source in result["sources"] if not source["figure"].startswith(("snap_", "housing_"))
        ],
        "programs_counted": [
            name for name in result["programs_counted"] if not name.startswith(("SNAP", "HUD"))
        ],
    }


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_what_is_asked_for_is_added_and_changes_nothing_else(path: Path) -> None:
    person = read_file(path).data
    plain, asked = project_benefits(person), project_benefits({**person, **ASKED})
    assert not any(KEYS & set(month) for month in plain["months"])
    assert all(set(month) >= KEYS for month in asked["months"])
    assert asked != plain  # the comparison below can fail
    assert without_asked(asked) == without_asked(plain)
    assert without_asked(plain)["sources"] == plain["sources"]
    assert without_asked(plain)["programs_counted"] == plain["programs_counted"]


# SSI of 2026 with wages of 600: (600 - 85) / 2 = 257.50 counts, 994 - 257.50 = 736.50.
WORKING = {"ssi": {}, "income": {"wages": 600}}


def test_snap_of_one_person_with_ssi_and_wages() -> None:
    # the worked example: 0.8 x 600 + 736.50 - 209 = 1,007.50; shelter 800 - 503.75 = 296.25, so 711.25 is left;
    # 30% of it is 213.375, up to 214; 298 - 214 = 84
    month = month_of(**WORKING, snap={"household": 1, "shelter": 800})
    assert month["snap"] == 84
    # 600 + 736.50 - 45.90 (7.65% of 600) = 1,290.60 net; with SNAP 1,374.60
    assert month["net_income"] == 1290.6
    assert month["after_snap_and_rent"] == 1374.6
    assert "rent" not in month


def test_rent_of_one_person_with_ssi_and_wages() -> None:
    # 12 x (600 + 736.50) = 16,038; less 550 for the disability 15,488; a twelfth is 1,290.67, 30% of it 387.20,
    # to the dollar 387 (10% of 1,336.50 is less)
    month = month_of(**WORKING, housing={})
    assert month["rent"] == 387
    assert month["after_snap_and_rent"] == 903.6  # 1,290.60 - 387
    assert "snap" not in month
    both = month_of(**WORKING, **ASKED)
    assert both["after_snap_and_rent"] == 987.6  # 1,290.60 + 84 - 387
    # two dependents 2 x 500; medical 2,603.80 less 10% of 16,038 (1,603.80) is 1,000: (15,488 - 2,000) / 40 = 337.20
    deducted = month_of(**WORKING, housing={"dependents": 2, "annual_medical": 2603.80})
    assert deducted["rent"] == 337


def test_a_minimum_rent_and_a_half_dollar() -> None:
    # (12 x 1,007.50 - 550) / 40 = 288.50, half up; 30% of the twelfth 961.666... would be just under the half
    assert month_of(income={"unearned": 1007.5}, housing={})["rent"] == 289
    assert month_of(housing={"minimum_rent": 50})["rent"] == 50
    assert month_of(housing={})["rent"] == 0


def test_costs_by_month_and_the_fiscal_year() -> None:
    # without shelter 30% of 1,007.50 is 302.25, over 298: the minimum, 8% of 298 = 23.84, is 24
    # October 2026: 480 + 736.50 - 217 = 999.50; 800 - 499.75 = 300.25, so 699.25; 209.775 up to 210; 306 - 210 = 96
    found = run(**WORKING, snap={"shelter": {"2026-05": 800, "2026-07..2026-10": 800}}, months=6)["months"]
    assert [month["snap"] for month in found] == [84, 24, 84, 84, 84, 96]
    # two people: 1,007.50 - 50 - (100 - 35) = 892.50; 800 - 446.25 = 353.75, so 538.75; 162; 546 - 162 = 384
    more = {"household": 2, "shelter": 800, "medical": 100, "dependent_care": 50}
    assert month_of(**WORKING, snap=more)["snap"] == 384


def test_ssdi_counts_before_part_b() -> None:
    # 1,002.90, of which 202.90 is the premium: 1,002.90 - 209 = 793.90, 30% up to 239; 298 - 239 = 59
    # (12 x 1,002.90 - 550) / 40 = 287.12
    own = month_of(ssdi={"benefit": 1002.90, "part_b_paid_by": "self"}, snap={}, housing={})
    assert (own["ssdi"]["received"], own["snap"], own["rent"]) == (800, 59, 287)
    # the state pays the premium, and the benefit is cut to 1,002: 793, 30% up to 238; 298 - 238 = 60
    state = month_of(ssdi={"benefit": 1002.90, "part_b_paid_by": "state"}, snap={}, housing={})
    assert (state["ssdi"]["received"], state["snap"], state["rent"]) == (1002, 60, 287)


def test_other_income_and_a_spouse() -> None:
    # self-employment of 1,200 in one month is 100 in each: 80; 80 + 300 + 200 - 209 = 371, 30% up to 112; 298 - 112
    other = {"self_employment": {"2026-02": 1200}, "unearned": 300, "needs_based": 200}
    assert month_of(income=other, snap={})["snap"] == 186
    # a couple's 1,491, both halves of it: 1,491 - 209 = 1,282; 800 - 641 = 159, so 1,123; 337; 546 - 337 = 209
    # (12 x 1,491 - 550) / 40 = 433.55
    couple = month_of(ssi={}, spouse={"ssi": True}, snap={"household": 2, "shelter": 800}, housing={})
    assert couple["ssi"]["federal_payment"] == 745.5
    assert (couple["snap"], couple["rent"]) == (209, 434)
    # a spouse's 500 earned and 100 unearned: 400 + 100 - 209 = 291, 30% up to 88; 546 - 88 = 458
    spouse = {"earned": 500, "unearned": 100}
    assert month_of(spouse=spouse, snap={"household": 2})["snap"] == 458


def test_what_is_not_known_stays_not_known() -> None:
    early = run(first_month="2023-09", months=2, snap={}, housing={})["months"]
    assert [month["snap"] for month in early] == [None, 291]  # the figures begin with fiscal year 2024
    assert [month["rent"] for month in early] == [0, 0]
    assert early[0]["after_snap_and_rent"] is None
    for state in ("AK", "HI"):
        result = run(state=state, snap={}, housing={})
        month = result["months"][0]
        assert (month["snap"], month["rent"], month["after_snap_and_rent"]) == (None, 0, None)
        assert not any(source["figure"].startswith("snap_") for source in result["sources"])
    unknown = month_of(first_month="2016-05", ssi={}, **ASKED)
    assert unknown["ssi"]["federal_payment"] is None
    assert (unknown["snap"], unknown["rent"], unknown["after_snap_and_rent"]) == (None, None, None)


def test_a_range_where_trial_work_is_unknown() -> None:
    # paid 900: (12 x 2,700 - 550) / 40 = 796.25; stopped: (12 x 1,800 - 550) / 40 = 526.25; SNAP is the minimum
    ssdi = {"benefit": 900, "trial_work_months": "unknown", "part_b_paid_by": "state"}
    month = run(ssdi=ssdi, income={"wages": 1800}, snap={}, housing={}, months=6)["months"][5]
    assert (month["snap"], month["rent"]) == (24, [526, 796])
    low, high = month["net_income"]
    assert month["after_snap_and_rent"] == [round(low + 24 - 526, 2), round(high + 24 - 796, 2)]


def test_projected_where_a_figure_they_need_is() -> None:
    later = {"first_month": "2027-01", "months": 10}

    def projected(**asked: Any) -> list[str]:
        return [month["month"] for month in run(**later, **asked)["months"] if month["projected"]]

    assert projected() == []
    assert projected(snap={}) == ["2027-10"]  # the figures are published through September 2027
    assert len(projected(housing={})) == 10  # HUD's amounts are published through 2026


def test_the_figures_and_programs_are_named() -> None:
    result = run(**WORKING, snap={"medical": 40}, housing={"dependents": 1, "annual_medical": 100})
    figures = {source["figure"]: source["value"] for source in result["sources"]}
    expected = {
        "snap_maximum_allotment (1)": 298.0,
        "snap_standard_deduction (1)": 209.0,
        "snap_earned_income_deduction": 0.2,
        "snap_expected_contribution": 0.3,
        "snap_medical_disregard": 35.0,
        "snap_minimum_share": 0.08,
        "housing_disability_deduction": 550.0,
        "housing_dependent_deduction": 500.0,
        "housing_adjusted_share": 0.3,
        "housing_gross_share": 0.1,
        "housing_medical_share": 0.1,
    }
    assert {name: figures.get(name) for name in expected} == expected
    assert [name.split(" (")[0] for name in result["programs_counted"][-2:]] == ["SNAP", "HUD rent"]
    three = {source["figure"] for source in run(snap={"household": 3})["sources"]}
    assert "snap_minimum_share" not in three  # only one or two people have a minimum
