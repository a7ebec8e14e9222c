"""Who pays, by hand. One seat of 15 hours at $20.00 costs 15 x 52 / 12 x 20 = $1,300 a month, with no payroll tax."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import amounts, dollars, result_from

from ladder.analysis import Result
from ladder.finance.funding import INDIRECT, NO_FUND, NOT_OPEN, OVER_LIMIT, Funding
from ladder.workforce.budget import by_fiscal_year, by_group

SEAT = """
employer_cost: {fringe_rate: 0%}
seats: {line: {role: peer, hours: 15}}
"""


def funded(funds: str, shares: str, more: str = "") -> Result:
    return result_from(
        f"{SEAT}funds: {funds}\n"
        f"roles: {{peer: {{title: Peer, tier: direct_support, grade: G, funds: {shares}}}}}\n{more}"
    )


def view(result: Result) -> Funding:
    assert result.funding is not None
    return result.funding


def year(months: tuple[Decimal, ...]) -> Decimal:
    return sum(months, Decimal(0))


def test_a_fund_pays_through_its_last_month() -> None:
    # 60% of 1,300 = 780 through June, both ends counted: 6 x 780 = 4,680. Then 780 a month has no payer.
    found = view(funded("{grant: {title: Grant, kind: grant, ends: 2027-06}}", "{grant: 60%}"))
    assert dollars(found.funds["grant"].paid) == amounts(780) * 6 + amounts(0) * 6
    assert dollars(found.unfunded) == amounts(520) * 6 + amounts(1300) * 6
    assert dollars(found.reasons[NOT_OPEN]) == amounts(0) * 6 + amounts(780) * 6
    assert dollars(found.reasons[NO_FUND]) == amounts(520) * 12


def test_a_fund_pays_from_its_first_month() -> None:
    found = view(funded("{grant: {title: Grant, kind: grant, starts: 2027-11}}", "{grant: 100%}"))
    assert dollars(found.funds["grant"].paid) == amounts(0) * 10 + amounts(1300) * 2


def test_a_limit_is_used_up_by_earlier_months_first() -> None:
    # 1,300 a month of a limit of 3,000: 1,300, 1,300, 400, then nothing.
    found = view(funded("{grant: {title: Grant, kind: grant, limit_a_year: 3000}}", "{grant: 100%}"))
    assert dollars(found.funds["grant"].paid) == amounts(1300, 1300, 400) + amounts(0) * 9
    assert dollars(found.reasons[OVER_LIMIT]) == amounts(0, 0, 900) + amounts(1300) * 9


def test_a_limit_is_of_a_fiscal_year_and_of_its_part_in_the_plan() -> None:
    # From January with fiscal years from July: six months of FY 2027 have half of 7,200, FY 2028 has half of it too.
    found = view(
        funded(
            "{grant: {title: Grant, kind: grant, limit_a_year: 7200}}",
            "{grant: 100%}",
            "agency: {name: A, kind: nonprofit, state: OH, fiscal_year_starts: July}\n",
        )
    )
    half = amounts(1300, 1300, 1000, 0, 0, 0)
    assert dollars(found.funds["grant"].paid) == half + half


def test_roles_that_reach_a_limit_together_are_paid_in_proportion() -> None:
    # 1,300 and 2,600 in the plan's one month, which has a twelfth of the limit: 1,950 of 3,900.
    result = result_from("""
employer_cost: {fringe_rate: 0%}
period: {start: 2027-01, months: 1}
roles:
  peer: {title: Peer, tier: direct_support, grade: G, funds: {grant: 100%}}
  mentor: {title: Mentor, tier: mentor, grade: G, funds: {grant: 100%}}
seats: {one: {role: peer, hours: 15}, two: {role: mentor, hours: 30}}
funds: {grant: {title: Grant, kind: grant, limit_a_year: 23400}}
""")
    found = view(result)
    assert dollars(found.funds["grant"].paid) == amounts(1950)
    assert dollars(found.unfunded_of("peer")) == amounts(650)
    assert dollars(found.unfunded_of("mentor")) == amounts(1300)


def test_a_seat_line_s_own_shares_stand_instead_of_its_role_s() -> None:
    result = funded(
        "{grant: {title: Grant, kind: grant}, county: {title: County, kind: county}}",
        "{grant: 100%}",
        "seats: {line: {role: peer, hours: 15}, other: {role: peer, hours: 15, funds: {county: 40%}}}\n",
    )
    found = view(result)
    assert dollars(found.funds["grant"].paid) == amounts(1300) * 12
    assert dollars(found.funds["county"].paid) == amounts(520) * 12
    assert dollars(found.unfunded) == amounts(780) * 12


def test_a_one_time_cost_follows_all_seats_unless_it_names_a_fund() -> None:
    # Seats: 1,300 of the grant and 1,300 of no fund: half of the training is the grant's. The van is all the county's.
    result = funded(
        "{grant: {title: Grant, kind: grant}, county: {title: County, kind: county}}",
        "{grant: 100%}",
        "seats: {line: {role: peer, hours: 15}, other: {role: peer, hours: 15, funds: {}}}\n"
        "one_time_costs:\n"
        "  training: {title: Training, month: 2027-03, amount: 900}\n"
        "  van: {title: Van, month: 2027-03, amount: 30000, fund: county}\n",
    )
    found = view(result)
    assert dollars(found.funds["grant"].paid[1:3]) == amounts(1300, 1750)
    assert dollars(found.funds["county"].paid[1:3]) == amounts(0, 30000)
    assert dollars(found.unfunded_of(None)[2:3]) == amounts(450)


def test_indirect_cost_goes_with_what_it_is_on_and_a_fund_may_pay_less_of_it() -> None:
    # 1,300 and 15%, 195. The grant pays 60% at 10%: 0.6 x 1,430 = 858. It leaves 0.6 x 65 = 39 of indirect cost, and
    # 40% of 1,495 = 598 has no fund: 637 in all.
    result = funded(
        "{grant: {title: Grant, kind: grant, indirect_rate: 10%}}",
        "{grant: 60%}",
        "indirect: {rate: 15%, base: direct}\n",
    )
    found = view(result)
    assert dollars(result.budget.total) == amounts(1495) * 12
    assert dollars(found.funds["grant"].paid) == amounts(858) * 12
    assert dollars(found.unfunded) == amounts(637) * 12
    assert dollars(found.reasons[INDIRECT]) == amounts(39) * 12
    assert dollars(found.reasons[NO_FUND]) == amounts(598) * 12


@pytest.mark.parametrize(
    ("base", "in_month_3"),
    [
        # The seat's wages 1,300 and fringe 390 = 1,690; in March a van of 30,000 and a subaward of 80,000.
        ("wages", "130"),  # 10% of 1,300
        ("wages_and_fringe", "169"),
        ("direct", "11169"),  # 10% of 111,690
        ("mtdc", "5169"),  # 10% of 1,690 + 50,000: no van, and 50,000 of the subaward (2 CFR 200.1)
    ],
)
def test_each_base_holds_what_its_name_says(base: str, in_month_3: str) -> None:
    kinds = (
        {"van": ", indirect_base: excluded", "study": ", indirect_base: subaward"} if base == "mtdc" else {}
    )
    result = result_from(f"""
employer_cost: {{fringe_rate: 30%}}
seats: {{line: {{role: peer, hours: 15}}}}
indirect: {{rate: 10%, base: {base}}}
one_time_costs:
  van: {{title: Van, month: 2027-03, amount: 30000{kinds.get("van", "")}}}
  study: {{title: Study, month: 2027-03, amount: 80000{kinds.get("study", "")}}}
""")
    assert dollars(result.budget.indirect_total[2:3]) == amounts(in_month_3)


def test_the_alaska_pact_budget_s_peer_specialist() -> None:
    # akmhcweb.org: 2.0 FTE at 35,000 = 70,000, fringe 30% = 21,000, in all 91,000; indirect 20% on it is 18,200.
    result = result_from("""
grades: {D: {basis: annual, minimum: 35000, control_point: 35000, maximum: 35000}}
roles: {peer: {title: Peer Specialist, tier: direct_support, grade: D, flsa: exempt}}
seats: {line: {role: peer, seats: 2, hours: 40}}
employer_cost: {fringe_rate: 30%}
indirect: {rate: 20%, base: direct}
""")
    assert dollars([year(result.budget.lasting) - year(result.budget.indirect_total)]) == amounts(91000)
    assert dollars([year(result.budget.indirect_total)]) == amounts(18200)


def test_a_one_time_cost_may_have_a_seat_line_s_name() -> None:
    result = funded(
        "{grant: {title: Grant, kind: grant}}",
        "{grant: 100%}",
        "one_time_costs: {line: {title: A new line, month: 2027-03, amount: 500}}\n",
    )
    assert dollars(view(result).funds["grant"].paid[1:3]) == amounts(1300, 1800)
    assert dollars(view(result).unfunded) == amounts(0) * 12


def test_without_funds_there_is_no_funding() -> None:
    assert result_from(SEAT).funding is None


percents = st.integers(0, 50)


@settings(max_examples=40, deadline=None)
@given(
    grant=percents,
    county=percents,
    ends=st.sampled_from(["", ", ends: 2027-05", ", starts: 2027-03, ends: 2027-11"]),
    limit=st.sampled_from(["", ", limit_a_year: 0", ", limit_a_year: 7000.01", ", limit_a_year: 90000"]),
    rate=st.sampled_from(["", ", indirect_rate: 0%", ", indirect_rate: 7.3%"]),
    base=st.sampled_from(["direct", "mtdc", "wages", "wages_and_fringe"]),
)
def test_cost_by_fund_and_unfunded_is_cost_by_role_is_cost_by_month(
    grant: int, county: int, ends: str, limit: str, rate: str, base: str
) -> None:
    result = result_from(f"""
agency: {{name: A, kind: nonprofit, state: OH, fiscal_year_starts: July}}
indirect: {{rate: 15%, base: {base}}}
employer_cost: {{fringe_rate: 23.7%}}
roles:
  peer: {{title: Peer, tier: direct_support, grade: G, funds: {{grant: {grant}%, county: {county}%}}}}
  mentor: {{title: Mentor, tier: mentor, grade: G, funds: {{county: {county}%}}}}
seats: {{one: {{role: peer, seats: 3, hours: 17}}, two: {{role: mentor, hours: 30, first_month: 2027-04}}}}
one_time_costs:
  t: {{title: T, month: 2027-04, amount: 1234.56}}
  v: {{title: V, month: 2027-02, amount: 999, fund: county}}
funds: {{grant: {{title: Grant, kind: grant{ends}{limit}{rate}}}, county: {{title: County, kind: county}}}}
""")
    found, budget = view(result), result.budget
    near = Decimal("0.0001")
    paid = sum((year(use.paid) for use in found.funds.values()), Decimal(0))
    total = year(budget.total)
    assert abs(paid + year(found.unfunded) - total) < near
    by_role = by_group(budget, {"peer": "peer", "mentor": "mentor"})
    roles = sum((year(months) for months in by_role.values()), Decimal(0))
    assert abs(roles + year(budget.one_time_total) + year(budget.indirect_total) - total) < near
    assert abs(sum(by_fiscal_year(budget, budget.total).values()) - total) < near
    unfunded = [year(found.unfunded_of(role)) for role in ("peer", "mentor", None)]
    assert abs(sum(unfunded) - year(found.unfunded)) < near
    assert abs(sum(year(months) for months in found.reasons.values()) - year(found.unfunded)) < near
    assert all(amount > -near for months in found.reasons.values() for amount in months)
