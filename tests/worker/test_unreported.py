"""What would have to be paid back, by arithmetic on round figures."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ladder.model.month import Month
from ladder.worker.months import benefits_of
from ladder.worker.person import Person
from ladder.worker.unreported import Overpaid, as_if_unreported, overpaid_if_unreported

# Round figures of the law, so that every sum can be done in the head.
LAW = {"federal_benefit_rate": 1000, "sga": 1500, "trial_work_month": 1000, "state_supplement": 0}


def overpaid(**about: Any) -> tuple[Overpaid, ...]:
    person = Person.model_validate(
        {"state": "TX", "first_month": "2026-01", "months": 24, "law": LAW, **about}
    )
    return overpaid_if_unreported(person, benefits_of(person))


def steady_ssdi(**about: Any) -> dict[str, Any]:
    # by month, so that no cost-of-living adjustment is added
    return {"benefit": {"2025-01..2029-12": 800}, "part_b_paid_by": "state", **about}


def test_ssi_from_the_third_month_of_new_wages() -> None:
    # 885 a month: (885 - 85) / 2 = 400 counted, 600 due instead of 1,000, two months after work starts.
    (found,) = overpaid(ssi={}, income={"wages": {"2026-01..2027-12": 885}})
    assert found.program == "SSI"
    assert found.first == Month.of(2026, 3)
    assert found.after == (Decimal(2400), Decimal(4800), Decimal(7200))
    assert not found.at_most
    assert found.held is None  # March 2026 and 18 months is within the 24 asked for


def test_a_raise_counts_from_the_wages_that_were_known() -> None:
    # 485 counts 200 and 885 counts 400: 200 a month too much, from two months after the raise of June.
    wages = {"2025-01..2026-05": 485, "2026-06..2027-12": 885}
    (found,) = overpaid(ssi={}, income={"wages": wages})
    assert found.first == Month.of(2026, 8)
    assert found.after[:2] == (Decimal(1200), Decimal(2400))


def test_months_past_those_asked_for_go_on_at_the_usual_wages() -> None:
    # 12 months asked; the last three months are 885, 885 and 1,285 (an extra payday): 885 is taken to go on.
    wages = {"2026-01..2026-11": 885, "2026-12": 1285}
    (found,) = overpaid(months=12, ssi={}, income={"wages": wages})
    assert found.held == Decimal(885)
    # March 2026 to August 2027, 400 each, and 200 more in February 2027 for December's extra payday
    assert found.after == (Decimal(2400), Decimal(5000), Decimal(7400))


def test_pay_checks_go_on_too() -> None:
    checks = [
        {"paid": f"2026-{month:02d}-{day}", "amount": "442.50"}
        for month in range(1, 13)
        for day in ("09", "23")
    ]
    (found,) = overpaid(months=12, ssi={}, income={"pay_checks": checks})
    assert found.held == Decimal("885.00")
    assert found.after == (Decimal(2400), Decimal(4800), Decimal(7200))


def test_ssdi_from_the_month_after_grace() -> None:
    # Trial work is complete; 1,600 is over SGA from the first month, which is paid with the next two.
    (found,) = overpaid(ssdi=steady_ssdi(trial_work_months=9), income={"wages": 1600})
    assert found.program == "SSDI"
    assert found.first == Month.of(2026, 4)
    assert found.after == (Decimal(4800), Decimal(9600), Decimal(14400))


def test_no_sga_no_ssdi_to_pay_back() -> None:
    assert overpaid(ssdi=steady_ssdi(trial_work_months=9), income={"wages": 1500}) == ()


def test_ssdi_that_had_stopped_before_is_not_counted() -> None:
    given = steady_ssdi(trial_work_months=9, ceased="2025-06")
    assert overpaid(ssdi=given, income={"wages": 1600}) == ()


def test_steady_wages_known_to_ssa_change_no_ssi() -> None:
    assert overpaid(ssi={}, income={"wages": 885}) == ()


def test_falling_wages_leave_nothing_to_pay_back() -> None:
    assert overpaid(ssi={}, income={"wages": {"2025-01..2026-02": 885, "2026-03..2027-12": 485}}) == ()


def test_too_little_in_some_months_is_taken_off() -> None:
    # 400 too much for six months (March to August), then wages fall to 85 against a known 0: nothing counts.
    (found,) = overpaid(ssi={}, income={"wages": {"2026-01..2026-06": 885, "2026-07..2027-12": 85}})
    assert found.after == (Decimal(2400), Decimal(2400), Decimal(2400))
    # Known 485 (200 counted): 200 too much for six months, then 200 too little for each month of no wages.
    wages = {"2025-01..2025-12": 485, "2026-01..2026-06": 885}
    (found,) = overpaid(ssi={}, income={"wages": wages})
    assert found.after == (Decimal(1200), Decimal(0), Decimal(0))


def test_both_programs_apart() -> None:
    # SSDI 800: 780 counted, SSI 220 before work. 1,600 counts (1,600 - 65) / 2 = 767.50 more: over the limit, so
    # no SSI from the first month on. From May 2026 no SSDI arrives: (1,600 - 85) / 2 = 757.50, SSI 242.50.
    ssi, ssdi = overpaid(
        ssi={}, ssdi=steady_ssdi(trial_work_months=9), income={"wages": {"2026-01..2027-12": 1600}}
    )
    assert (ssi.program, ssi.first) == ("SSI", Month.of(2026, 1))
    # four months at 220, then 220 - 242.50 = -22.50 a month
    assert ssi.after == (Decimal(835), Decimal(700), Decimal(565))
    assert (ssdi.program, ssdi.first) == ("SSDI", Month.of(2026, 4))
    assert ssdi.after == (Decimal(4800), Decimal(9600), Decimal(14400))


def test_unknown_trial_work_gives_the_most() -> None:
    (found,) = overpaid(ssdi=steady_ssdi(trial_work_months="unknown"), income={"wages": 1600})
    assert found.at_most
    assert found.first == Month.of(2026, 4)  # at the earliest, as with nine months used
    assert found.after == (Decimal(4800), Decimal(9600), Decimal(14400))


def test_what_ssa_sees_has_no_change_in_earnings() -> None:
    person = Person.model_validate(
        {
            "first_month": "2026-01",
            "months": 3,
            "ssi": {},
            "income": {"wages": {"2025-11": 100, "2026-01": 900}},
        }
    )
    seen = as_if_unreported(person)
    assert [seen.income.received(month) for month in person.run] == [Decimal(100)] * 3
