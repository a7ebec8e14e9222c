"""The path over time by hand, and against `ladder benefits` for the same pay checks and months worked.

2027: federal benefit rate 1,029; SGA 1,770 and trial work 1,270 by the statute's formula. 2027 begins on a Friday.
"""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import pytest
from plans import plan_from

from ladder.law import load_law
from ladder.law.medicaid import Medicaid
from ladder.law.money import to_mills
from ladder.law.projection import Projection
from ladder.law.ssdi_months import SsdiPhase
from ladder.law.ssi_months import SsiStatus
from ladder.model.money import cents
from ladder.model.month import Month, month_range
from ladder.model.pay import Pay
from ladder.model.plan import Plan
from ladder.worker.months import project_benefits
from ladder.worker.over_time import summary
from ladder.worker.paths import Paths, Workers, follow
from ladder.worker.pay_over_time import Job, job, pay_by_month, workdays
from ladder.workforce.paydays import paydays_in

LAW = load_law()
YEAR_2027 = month_range(Month.of(2027, 1), 12)
PROFILES = ("none", "ssi", "ssdi", "both")
TEXAS = """
agency: {name: Agency, kind: nonprofit, state: TX}
pay: {frequency: biweekly, first_payday: 2027-01-08}
worker: {ssdi_benefit: 1688.60, ssdi_benefit_with_ssi: 600}
"""


def path(
    rate: str, hours: str, profile: str, plan: Plan | None = None, months: int = 60, **law: Projection
) -> Paths:
    plan = plan or plan_from(TEXAS)
    rates = (Decimal(rate),) * months
    workers = Workers((Job(("peer",) * months, rates, ((0, rates),), Decimal(hours)),), (profile,))
    return follow(plan, workers, load_law(law["projection"]) if law else LAW, months)


def dollars(grid: Any) -> list[float]:
    """The first worker's months."""
    return [int(mills) / 1000 for mills in grid[:, 0]]


def paydays(frequency: str, first: str | None = "2027-01-08") -> tuple[int, ...]:
    return paydays_in(YEAR_2027, Pay.model_validate({"frequency": frequency, "first_payday": first}))


# When pay is earned and when it is paid.


def test_workdays_of_each_month() -> None:
    # a month of 31 days that begins on a Monday has three weekdays five times: 23
    assert [workdays(month) for month in YEAR_2027] == [21, 20, 23, 22, 21, 22, 22, 22, 22, 21, 22, 23]


def test_april_and_october_have_three_biweekly_paydays() -> None:
    # April 2, 16 and 30; October 1, 15 and 29
    assert paydays("biweekly") == (2, 2, 2, 3, 2, 2, 2, 2, 2, 3, 2, 2)
    # any payday of the rhythm says the same: December 25, 2026, and July 23, 2027
    assert paydays("biweekly", "2026-12-25") == paydays("biweekly", "2027-07-23") == paydays("biweekly")
    # no first payday: the first Friday is January 1, and July and December have three instead
    assert paydays("biweekly", None) == (3, 2, 2, 2, 2, 2, 3, 2, 2, 2, 2, 3)


def test_the_other_rhythms() -> None:
    # the five Fridays of January, April, July, October and December
    assert paydays("weekly") == (5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 5)
    assert paydays("semimonthly") == (2,) * 12
    assert paydays("monthly") == (1,) * 12


@pytest.mark.parametrize(
    ("frequency", "check"),
    # 17.52 x 30 = 525.60; x 52 / 12 = 2,277.60
    [("biweekly", 1051.20), ("weekly", 525.60), ("monthly", 2277.60), ("semimonthly", 1138.80)],
)
def test_pay_of_a_payday(frequency: str, check: float) -> None:
    plan = plan_from(f"pay: {{frequency: {frequency}}}\n")
    found = pay_by_month(plan, [job(plan, "peer", Decimal("17.52"), Decimal(30), YEAR_2027)], YEAR_2027)
    paid = [count * check for count in found.paydays]
    assert dollars(found.paid) == pytest.approx(paid, abs=1e-9)
    # 21 workdays of 105.12
    assert dollars(found.earned)[0] == 2207.52


def test_a_rate_moves_with_the_general_raises_after_the_first_month() -> None:
    raises = "pay: {general_raises: {2027-01: 5%, 2027-07: 3%, 2028-01: 2%}}\n"
    plan = plan_from(f"{raises}period: {{start: 2027-01, months: 24}}\n")
    rates = job(plan, "peer", Decimal("17.50"), Decimal(20), month_range(plan.period.start, 13)).rates
    # 17.50 x 1.03 = 18.025, up to 18.03; x 1.02 = 18.3906
    assert rates == (Decimal("17.50"),) * 6 + (Decimal("18.03"),) * 6 + (Decimal("18.39"),)


# SSI.


def test_the_first_cut_of_ssi_comes_two_months_after_starting() -> None:
    found = path("17.52", "20", "ssi")
    # two paydays of 700.80: 1,029 - (1,401.60 - 85) / 2 = 370.70; April's three, 2,102.40, leave 20.30 in June
    assert dollars(found.ssi)[:8] == [1029, 1029, 370.7, 370.7, 370.7, 20.3, 370.7, 370.7]
    assert dollars(found.wages)[:4] == [1401.6, 1401.6, 1401.6, 2102.4]


def test_a_month_of_three_paydays_over_the_limit_starts_a_new_cycle() -> None:
    found = path("17.52", "30", "ssi")
    # April: (3,153.60 - 85) / 2 is over 1,029, so no SSI; May, June and July follow May: 1,029 - 1,008.70
    assert dollars(found.ssi)[:8] == [1029, 1029, 20.3, 0, 20.3, 20.3, 20.3, 20.3]
    assert SsiStatus(int(found.ssi_status[3, 0])) == SsiStatus.MEDICAID_1619B
    assert Medicaid(int(found.medicaid[3, 0])) == Medicaid.MEDICAID_1619B


# SSDI.

RATES = Projection(Decimal("0.02"), Decimal("0.03"), Decimal("0.02"), Decimal("0.05"), "a test")


def test_trial_work_grace_and_the_end_of_ssdi() -> None:
    found = path("17.52", "30", "ssdi", projection=RATES)
    # 105.12 a workday: 20 workdays are 2,102.40, over trial work and, as wages rise 3% a year, over each year's SGA.
    # January to September 2027 are the nine; October is the cessation month; January 2028 is not paid for; the 36
    # months end with September 2030, and the first SGA month after them ends entitlement.
    phases = [SsdiPhase.TRIAL_WORK] * 9 + [SsdiPhase.GRACE] * 3
    phases += [SsdiPhase.SUSPENDED] * 33 + [SsdiPhase.TERMINATED] * 15
    assert [SsdiPhase(int(code)) for code in found.ssdi_phase[:, 0]] == phases
    # paid the month after, in whole dollars: 1,688.60 and, for December 2027, 1.02 of it, 1,722.30 to the dime
    assert dollars(found.ssdi) == [1688] * 12 + [1722] + [0] * 47
    assert found.medicare[:, 0].all()


def test_months_of_more_workdays_make_trial_work_months() -> None:
    # 57.76 a workday: 22 workdays are 1,270.72, over 2027's 1,270 in eight months, and 23 are 1,328.48, over the 1,320
    # that the Trustees' wages give for 2028: March 2028 is the ninth
    phases = [SsdiPhase.TRIAL_WORK] * 15 + [SsdiPhase.EXTENDED] * 45
    assert [SsdiPhase(int(code)) for code in path("14.44", "20", "ssdi").ssdi_phase[:, 0]] == phases
    # 57.72: 22 workdays are 1,269.84, so only months of 23 count, and there are not nine
    assert set(path("14.43", "20", "ssdi").ssdi_phase[:, 0]) == {SsdiPhase.TRIAL_WORK}


def test_a_path_in_a_few_figures() -> None:
    found = summary(path("17.52", "30", "ssdi", projection=RATES), 0, "peer.30", "Peer, 30 hours")
    assert (found.key, found.ssdi_stops, found.months_with_ssdi, found.months_with_ssi) == (
        "peer.30.ssdi",
        13,
        12,
        0,
    )
    # 2027: 26 checks of 1,051.20 are 27,331.20; SSDI 12 x 1,688 = 20,256; FICA 160.83 in ten months (130.35 + 30.48)
    # and 241.25 in two. Tax: 37,459.20 is 3,459.20 over 34,000, so 2,940.32 + 4,500 of Social Security is taxed;
    # 34,771.52 - 16,550 = 18,221.52, 10% of 12,750 and 12% of 5,471.52: 1,931.58, a twelfth 160.97
    net = Decimal("27331.20") + 20256 - Decimal("2090.80") - 12 * Decimal("160.97")
    assert found.net_by_year[0] == net / 12
    # after a promotion in the thirteenth month the months count from it
    later = summary(path("17.52", "30", "ssdi", projection=RATES), 0, "a.b", "A to B", skipped=6)
    assert (later.ssdi_stops, later.months_with_ssdi, len(later.net_by_year)) == (7, 6, 5)


# The same as `ladder benefits`.


def _person(plan: Plan, found: Paths, column: int, earned: list[int]) -> dict[str, Any]:
    """The person file of one column: pay checks whose sums by month are what is paid and what is worked."""
    profile = found.workers.profiles[column]
    months = [str(month) for month in found.months]
    after = f"{found.months[-1].year + 2}-06"  # past every month that matters
    owed = [[month, int(mills)] for month, mills in zip(months, earned, strict=True)]
    checks = []
    for month, mills in zip(months, found.wages[:, column], strict=True):
        left = int(mills)
        while left:
            work = next((entry for entry in owed if entry[1]), [after, left])
            part = min(left, work[1])
            checks.append({"paid": f"{month}-15", "amount": str(Decimal(part) / 1000), "worked": work[0]})
            work[1], left = work[1] - part, left - part
    checks += [
        {"paid": f"{after}-15", "amount": str(Decimal(rest) / 1000), "worked": month}
        for month, rest in owed
        if rest and month != after
    ]
    person: dict[str, Any] = {
        "state": plan.agency.state,
        "first_month": months[0],
        "months": len(months),
        "income": {"pay_checks": checks},
    }
    benefit = {"ssdi": plan.worker.ssdi_benefit, "both": plan.worker.ssdi_benefit_with_ssi}.get(profile)
    if profile in ("ssi", "both"):
        person["ssi"] = {}
    if benefit is not None:
        person["ssdi"] = {"benefit": str(benefit), "part_b_paid_by": "state"}
    return person


def _plan(draw: random.Random, state: str, start: str) -> Plan:
    frequency = draw.choice(["weekly", "biweekly", "semimonthly", "monthly"])
    first = f"\n  first_payday: 2027-01-{draw.randint(1, 28):02d}" if frequency.endswith("weekly") else ""
    return plan_from(
        f"""
agency: {{name: Agency, kind: nonprofit, state: {state}}}
period: {{start: {start}, months: 24}}
pay:
  frequency: {frequency}{first}
  general_raises: {{2028-01: 3%, 2028-07: 1.5%}}
worker: {{ssdi_benefit: {draw.randint(8000, 30000) / 10}, ssdi_benefit_with_ssi: {draw.randint(500, 9500) / 10}}}
"""
    )


@pytest.mark.parametrize(
    ("state", "start", "months"), [("TX", "2027-01", 60), ("NY", "2027-07", 66), ("CA", "2026-10", 63)]
)
def test_a_path_is_what_ladder_benefits_says(state: str, start: str, months: int) -> None:
    draw = random.Random(f"{state} {start}")
    for _ in range(3):
        plan = _plan(draw, state, start)
        rate, hours = Decimal(draw.randint(1300, 4200)) / 100, Decimal(draw.randint(10, 80)) / 2
        calendar = month_range(plan.period.start, months)
        each = job(plan, "peer", rate, hours, calendar)
        found = follow(plan, Workers((each,) * 4, PROFILES), LAW, months)
        worked = zip(each.rates, calendar, strict=True)
        earned = [to_mills(cents(rate * hours * workdays(month) / 5)) for rate, month in worked]
        for column, profile in enumerate(PROFILES):
            person = _person(plan, found, column, earned)
            for at, month in enumerate(project_benefits(person)["months"]):
                told = (state, profile, str(rate), str(hours), month["month"])
                assert (told, _told(found, at, column)) == (told, _said(month))


def _told(found: Paths, at: int, column: int) -> dict[str, Any]:
    grids = ("wages", "ssi", "supplement", "ssdi", "fica", "tax", "net")
    amounts = {name: int(getattr(found, name)[at, column]) / 1000 for name in grids}
    return {
        **amounts,
        "status": SsiStatus(int(found.ssi_status[at, column])).name,
        "phase": SsdiPhase(int(found.ssdi_phase[at, column])).name,
        "medicaid": Medicaid(int(found.medicaid[at, column])).name,
        "medicare": bool(found.medicare[at, column]),
    }


def _said(month: dict[str, Any]) -> dict[str, Any]:
    ssi, ssdi = month["ssi"], month["ssdi"]
    return {
        "wages": month["wages"],
        "ssi": ssi["federal_payment"] or 0.0,
        "supplement": ssi["state_supplement"] or 0.0,
        "ssdi": ssdi["received"],
        "fica": month["fica"],
        "tax": month["federal_tax"],
        "net": month["net_income"],
        "status": "MEDICAID_1619B" if ssi["status"] == "1619b" else ssi["status"].upper(),
        "phase": ssdi["phase"].upper(),
        "medicaid": "MEDICAID_1619B" if month["medicaid"] == "1619b" else month["medicaid"].upper(),
        "medicare": month["medicare"],
    }


def test_the_comparison_can_fail() -> None:
    found = path("17.52", "20", "ssi")
    assert _told(found, 1, 0) != _told(found, 2, 0)


def test_a_path_does_not_depend_on_how_far_it_is_followed() -> None:
    plan = plan_from(TEXAS + "period: {start: 2027-07, months: 24}\n")
    short, long = (path("17.52", "30", "both", plan, months) for months in (60, 66))
    for name in ("wages", "ssi", "ssdi", "fica", "tax", "net", "ssi_status", "ssdi_phase"):
        assert (getattr(short, name) == getattr(long, name)[:60]).all(), name
    assert len(short.months) == len(short.projected) == 60


def test_a_first_year_in_part_bears_the_tax_of_its_own_pay() -> None:
    plan = plan_from(TEXAS + "period: {start: 2027-07, months: 24}\n")
    # thirteen checks of 1,051.20 from July to December are 13,665.60, less than the deduction of 16,550
    assert set(dollars(path("17.52", "30", "ssi", plan).tax)[:6]) == {0}
    # all of 2028: 27,331.20
    assert dollars(path("17.52", "30", "ssi", plan).tax)[6] > 0
