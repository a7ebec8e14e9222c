"""A person file that is not as it must be is refused, in plain words."""

from __future__ import annotations

import pytest

from ladder.worker.person import Person

WRONG = {
    "unknown state": ({"state": "ZZ"}, "is not a state"),
    "months out of order": ({"income": {"wages": {"2026-03..2026-01": 5}}}, "out of order"),
    "a month twice": ({"income": {"wages": {"2026-01..2026-03": 5, "2026-02": 6}}}, "given twice"),
    "wages and pay checks": (
        {"income": {"wages": 5, "pay_checks": [{"paid": "2026-01-09", "amount": 5}]}},
        "not both",
    ),
    "a service month after the first": (
        {"ssdi": {"benefit": 5, "trial_work_months": ["2026-01"]}},
        "not before the first month",
    ),
    "ten trial work months": ({"ssdi": {"benefit": 5, "trial_work_months": 10}}, "0 to 9"),
    "blind expenses, not blind": ({"work_incentives": {"blind_work_expenses": 5}}, "blind: true"),
    "ceased in trial work": (
        {"ssdi": {"benefit": 5, "trial_work_months": ["2025-10"], "ceased": "2025-05"}},
        "after the last trial work month",
    ),
    "terminated before ceased": (
        {"ssdi": {"benefit": 5, "ceased": "2025-05", "terminated": "2025-01"}},
        "before `ceased`",
    ),
    "trial work before entitlement": (
        {"ssdi": {"benefit": 5, "entitled_from": "2025-05", "trial_work_months": ["2025-01"]}},
        "begins with entitlement",
    ),
    "an arrangement no state has": ({"state": "NY", "living_arrangement": "castle"}, "use one of"),
    "an amount below nothing": ({"income": {"wages": -1}}, "negative"),
    "a name": ({"name": "someone"}, "Extra inputs"),
    "first payable and now": ({"ssi": {"history": "first_payable_month", "now": "paid"}}, "leave it out"),
    "a part of a cent": ({"income": {"wages": "10.001"}}, "two decimals"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_bad_input_is_refused_in_plain_words(wrong: str) -> None:
    person, message = WRONG[wrong]
    with pytest.raises(ValueError, match=message):
        Person.model_validate({"first_month": "2026-01", "months": 6, **person})
