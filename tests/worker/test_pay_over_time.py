"""One-time pay and back pay, by hand: when SSDI counts them, when SSI does, and what the budget pays.

2027 begins on a Friday; with paydays from January 8 on, April and October have three, the others two.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from plans import plan_from, results_from

from ladder.law import load_law
from ladder.law.ssi_months import SsiStatus
from ladder.model.month import Month, month_range
from ladder.model.plan import Plan
from ladder.worker.paths import Workers, follow
from ladder.worker.pay_over_time import PayOverTime, job, pay_by_month, promoted

MONTHS = month_range(Month.of(2027, 1), 12)
BIWEEKLY = "frequency: biweekly, first_payday: 2027-01-08"


def plan_with(pay: str) -> Plan:
    return plan_from(f"agency: {{name: A, kind: nonprofit, state: TX}}\npay: {{{BIWEEKLY}, {pay}}}\n")


def paid(plan: Plan, rate: str = "20.00", hours: str = "20") -> PayOverTime:
    return pay_by_month(plan, [job(plan, "peer", Decimal(rate), Decimal(hours), MONTHS)], MONTHS)


def dollars(grid: Any) -> list[float]:
    return [int(mills) / 1000 for mills in grid[:, 0]]


RETENTION = "one_time_payments: {r: {title: Retention, paid: 2027-06, amount: 1000%s}}"


def test_a_one_time_payment_is_in_proportion_to_hours() -> None:
    found = paid(plan_with(RETENTION % ""))
    # 20 of 40 hours: 500, beside two checks of 800
    assert dollars(found.one_time) == [0] * 5 + [500] + [0] * 6
    assert dollars(found.paid)[4:7] == [1600, 2100, 1600]
    # June has 22 workdays of 80: 1,760, and the payment counts as earned when paid
    assert dollars(found.earned)[5] == 2260


def test_a_payment_for_months_of_work_is_earned_in_them() -> None:
    found = paid(plan_with(RETENTION % ", earned_from: 2027-04, earned_to: 2027-06"))
    without = paid(plan_with("vacancy: 0%"))
    # 500 over three months: 166.66, 166.66 and the rest
    extra = [
        round(one - other, 2)
        for one, other in zip(dollars(found.earned), dollars(without.earned), strict=True)
    ]
    assert extra == [0, 0, 0, 166.66, 166.66, 166.68, 0, 0, 0, 0, 0, 0]
    assert dollars(found.paid)[5] == 2100


def test_a_share_of_a_year_of_pay() -> None:
    plan = plan_with("one_time_payments: {b: {title: Bonus, paid: 2027-06, percent_of_pay: 2%}}")
    # 20.00 x 20 x 52 = 20,800; 2% of it
    assert dollars(paid(plan).one_time)[5] == 416


def test_other_roles_do_not_get_it() -> None:
    plan = plan_from(
        f"""
pay: {{{BIWEEKLY}, {RETENTION % ", roles: [lead]"}}}
roles:
  peer: {{title: Peer, tier: direct_support, grade: G}}
  lead: {{title: Lead, tier: mentor, grade: G}}
"""
    )
    assert set(dollars(paid(plan).one_time)) == {0}
    months = month_range(plan.period.start, 12)
    peer, lead = (job(plan, role, Decimal(20), Decimal(20), months) for role in ("peer", "lead"))
    # promoted in June, in time for the payment; in July, too late for it
    for at, amount in ((5, 500), (6, 0)):
        found = pay_by_month(plan, [promoted(peer, lead, at)], months)
        assert dollars(found.one_time)[5] == amount


BACK_PAY = "general_raises: {2027-04: 5%}, back_pay: {2027-04: 2027-06}"


def test_back_pay_comes_in_the_month_that_catches_up() -> None:
    found = paid(plan_with(BACK_PAY))
    # 20.00 to 21.00: a check of 800 becomes 840. April's three checks and May's two were short by 40 each
    assert dollars(found.back_pay) == [0] * 5 + [200] + [0] * 6
    assert dollars(found.paid) == [1600, 1600, 1600, 2400, 1600, 1880, 1680, 1680, 1680, 2520, 1680, 1680]
    # SSDI counts the months worked: April's 22 workdays at 84
    assert dollars(found.earned)[2:5] == [23 * 80, 22 * 84, 21 * 84]


def test_back_pay_leaves_the_year_as_it_is() -> None:
    late, on_time = paid(plan_with(BACK_PAY)), paid(plan_with("general_raises: {2027-04: 5%}"))
    assert late.paid.sum() == on_time.paid.sum()
    assert (late.earned == on_time.earned).all()
    assert (late.paid != on_time.paid).any()


def test_two_late_raises_are_each_caught_up_with() -> None:
    found = paid(
        plan_with(
            "general_raises: {2027-02: 5%, 2027-07: 5%}, back_pay: {2027-02: 2027-05, 2027-07: 2027-09}"
        )
    )
    # 20.00, 21.00, 22.05: February to April's seven checks were short 40; July and August's four, 42
    assert dollars(found.back_pay) == [0, 0, 0, 0, 280, 0, 0, 0, 168, 0, 0, 0]
    assert dollars(found.paid)[7:10] == [1680, 2 * 882 + 168, 3 * 882]


def test_a_raise_caught_up_with_while_another_waits_is_paid_its_part() -> None:
    found = paid(
        plan_with(
            "general_raises: {2027-02: 5%, 2027-04: 10%}, back_pay: {2027-02: 2027-08, 2027-04: 2027-06}"
        )
    )
    # checks of 800: with April's 10% alone 880, with both 21.00 x 1.1 = 23.10, 924
    # June: April's three and May's two were short 80. August: 40 for four checks, 44 for the nine of April to July
    assert dollars(found.back_pay)[:9] == [0, 0, 0, 0, 0, 400, 0, 4 * 40 + (3 + 2 + 2 + 2) * 44, 0]
    assert dollars(found.paid)[3:8] == [2400, 1600, 1760 + 400, 1760, 1848 + 556]


def test_a_raise_of_the_first_month_can_be_paid_late() -> None:
    found = paid(plan_with("general_raises: {2027-01: 5%}, back_pay: {2027-01: 2027-03}"), rate="21.00")
    # the rate is the first month's, raise and all; checks were 800 until March
    assert dollars(found.paid)[:3] == [1600, 1600, 1680 + 160]


def test_1619b_counts_twelve_months_of_pay_and_not_twelve_times_one() -> None:
    law = load_law()
    plan = plan_with("vacancy: 0%")
    each = job(plan, "peer", Decimal("30.00"), Decimal(30), MONTHS)
    found = follow(plan, Workers((each,), ("ssi",)), law, 12)
    # even 27 checks of 1,800 in twelve months are 48,600, under Texas's 53,165 of 2026; a month of three x 12 is 64,800
    assert set(found.ssi_status[:, 0]) == {SsiStatus.MEDICAID_1619B}


def test_one_waiting_raise_holds_back_what_it_moves_and_no_more() -> None:
    found = paid(plan_with("general_raises: {2027-02: 5%, 2027-03: 10%}, back_pay: {2027-02: 2027-05}"))
    # rates 21.00 from February, 23.10 from March. Paid: 20.00, then the March raise alone, 22.00
    checks = [800, 800, 880, 880, 924]
    # short 40 twice in February, 44 twice in March, 44 three times in April
    assert dollars(found.back_pay)[:5] == [0, 0, 0, 0, 80 + 88 + 132]
    assert [
        one - back for one, back in zip(dollars(found.paid)[:5], dollars(found.back_pay), strict=False)
    ] == [count * check for count, check in zip((2, 2, 2, 3, 2), checks, strict=True)]


def test_ssi_follows_the_payment_two_months_later_and_ssdi_the_work() -> None:
    law = load_law()
    ssi: list[list[float]] = []
    for given in ("vacancy: 0%", RETENTION % ""):
        plan = plan_with(given)
        each = job(plan, "peer", Decimal("17.52"), Decimal(20), MONTHS)
        ssi.append(dollars(follow(plan, Workers((each,), ("ssi",)), law, 12).ssi))
    # June's 500 more leaves August's SSI 250 less: 1,029 - (1,401.60 - 85) / 2 = 370.70, then 120.70
    assert ssi[0][7] == 370.70
    assert [after - before for before, after in zip(*ssi, strict=True)] == [0.0] * 7 + [-250.0] + [0.0] * 4


def test_the_budget_pays_filled_seats_and_the_costs_that_follow() -> None:
    result = results_from(
        f"""
agency: {{name: A, kind: nonprofit, state: OH}}
seats: {{line: {{role: peer, seats: 4, hours: 24, shared_by: 2}}}}
pay: {{vacancy: 25%, {RETENTION % ""}}}
employer_cost: {{items: {{plan: {{title: Retirement, percent_of_wages: 10%}}}}}}
"""
    )[0]
    line = result.budget.lines["line"]
    # a seat of 24 of 40 hours: 600, whoever shares it; three of four seats are filled
    assert line.one_time_pay == (0, 0, 0, 0, 0, 600, 0, 0, 0, 0, 0, 0)
    monthly = Decimal(3 * 20 * 104)  # 24 hours x 52 / 12 = 104
    assert line.wages[5] == monthly + 1800
    assert line.employer["plan"][5] == (monthly + 1800) / 10
    assert line.employer["medicare"][5] == (monthly + 1800) * Decimal("0.0145")
    # pay beside the market is pay at the rate
    assert result.market.entry_peer_role.pay == 20


def test_a_payment_of_the_first_month_is_no_part_of_the_rate() -> None:
    result = results_from("pay: {one_time_payments: {r: {title: Sign-on, paid: 2027-01, amount: 1000}}}\n")[0]
    assert result.budget.lines["line"].one_time_pay[0] == 500
    assert result.market.entry_peer_role.pay == 20
