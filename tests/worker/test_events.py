"""What changes, in words: which event in which month, and what it asks the worker to do."""

from __future__ import annotations

from typing import Any

from ladder.worker.months import project_benefits

AFTER_TRIAL = {"benefit": 1000, "part_b_paid_by": "state", "trial_work_months": 9}


def events(person: dict[str, Any]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = project_benefits({"first_month": "2026-01", "months": 6, **person})[
        "events"
    ]
    return found


def months_of(person: dict[str, Any], code: str) -> list[str]:
    return [event["month"] for event in events(person) if event["code"] == code]


def text_of(person: dict[str, Any], code: str) -> str:
    (text,) = [event["text"] for event in events(person) if event["code"] == code]
    return text


def test_cessation_in_the_first_month_is_told_and_one_before_it_is_not() -> None:
    working = {"income": {"wages": 2000}}
    assert months_of({**working, "ssdi": AFTER_TRIAL}, "cessation") == ["2026-01"]
    later = {"ssdi": AFTER_TRIAL, "income": {"wages": {"2026-03..2026-06": 2000}}}
    assert months_of(later, "cessation") == ["2026-03"]
    # ceased in November: January is the last of the grace months, February the first not paid for
    before = {**working, "ssdi": {**AFTER_TRIAL, "ceased": "2025-11"}}
    assert months_of(before, "cessation") == []
    assert months_of(before, "ssdi_stops") == ["2026-02"]


def test_termination_in_the_first_month_is_told_and_one_before_it_is_not() -> None:
    assert months_of({"ssdi": {**AFTER_TRIAL, "terminated": "2026-01"}}, "ssdi_terminated") == ["2026-01"]
    assert months_of({"ssdi": {**AFTER_TRIAL, "terminated": "2025-12"}}, "ssdi_terminated") == []


def test_what_a_request_for_reinstatement_does() -> None:
    ended = {**AFTER_TRIAL, "terminated": "2021-06"}
    asked = {"ssdi": {**ended, "reinstatement_requested": "2026-02"}}
    assert months_of(asked, "reinstated") == ["2026-02"]
    working = {**asked, "income": {"wages": 2000}}
    assert "earnings are over SGA" in text_of(working, "reinstatement_not_possible")
    # 60 months from June 2021 are over with May 2026
    late = {"ssdi": {**ended, "reinstatement_requested": "2026-06"}}
    assert "60 months or more" in text_of(late, "reinstatement_not_possible")
    assert months_of({"ssdi": {**ended, "reinstatement_requested": "2026-05"}}, "reinstated") == ["2026-05"]
    paid = {"ssdi": {**AFTER_TRIAL, "reinstatement_requested": "2026-04"}}
    assert months_of(paid, "reinstatement_not_needed") == ["2026-04"]
    # a termination that the run itself brings: the extended period is over, so February's SGA ends entitlement
    run = {
        "ssdi": {
            **AFTER_TRIAL,
            "trial_work_months": ["2021-01..2021-09"],
            "ceased": "2022-01",
            "reinstatement_requested": "2026-04",
        },
        "income": {"wages": {"2026-02": 2000}},
    }
    assert months_of(run, "ssdi_terminated") == ["2026-02"]
    assert months_of(run, "reinstated") == ["2026-04"]


def test_months_outside_the_run_are_told() -> None:
    outside = {"ssdi": {**AFTER_TRIAL, "averaged": ["2025-01..2025-03"]}}
    assert "under averaged are all outside" in text_of(outside, "months_outside")
    within = {"ssdi": {**AFTER_TRIAL, "averaged": ["2025-11..2026-01"], "unsuccessful_attempts": []}}
    assert months_of(within, "months_outside") == []


def test_reports_ssi_by_a_day_with_its_year_and_ssdi_promptly() -> None:
    wages = {"income": {"wages": {"2026-11": 500, "2026-12": 900}}, "first_month": "2026-11", "months": 2}
    ssi = text_of({**wages, "ssi": {}}, "report")
    assert "by January 10, 2027, and keep" in ssi
    ssdi = text_of({**wages, "ssdi": AFTER_TRIAL}, "report")
    assert "promptly" in ssdi
    assert "10" not in ssdi
    both = text_of({**wages, "ssi": {}, "ssdi": AFTER_TRIAL}, "report")
    assert "by January 10, 2027; for SSDI, promptly" in both
    assert months_of(wages, "report") == []  # no benefits, nothing to report


def test_medicaid_that_goes_on_either_way_is_not_a_thing_to_ask_about() -> None:
    person = {
        "state": "TX",
        "months": 8,
        "ssi": {},
        "ssdi": {"benefit": 600, "part_b_paid_by": "state", "trial_work_months": "unknown"},
        "income": {"wages": 1800},
    }
    # if SSDI stops SSI is paid, else earnings keep Medicaid under 1619(b)
    assert months_of(person, "medicaid_either_way") == ["2026-05"]
    assert "Medicaid continues in any case, through SSI or under section 1619(b)" in text_of(
        person, "medicaid_either_way"
    )
    assert months_of(person, "medicaid_ask") == []
    # 900 of SSDI and 500 of a pension leave no SSI: if SSDI stops there is, else it is to ask about
    high = {**person, "ssdi": {**person["ssdi"], "benefit": 900}, "income": {"wages": 1800, "unearned": 500}}
    assert months_of({**high, "state": "OH"}, "medicaid_ask")
    assert "through the state's buy-in" in text_of(high, "medicaid_either_way")  # Texas's limit is known
    # Virginia's own rules matter whichever way it is
    assert months_of({**person, "state": "VA"}, "medicaid_state") == ["2026-01", "2026-05"]


def test_ssi_resumes_after_the_status_the_file_gives() -> None:
    assert months_of({"ssi": {"now": "1619b"}}, "ssi_resumes") == ["2026-01"]
    assert months_of({"ssi": {"now": "suspended"}}, "ssi_resumes") == ["2026-01"]
    assert months_of({"ssi": {}}, "ssi_resumes") == []
