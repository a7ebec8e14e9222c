"""Units and revenue by hand. One seat of 15 hours a week is paid 15 x 52 / 12 = 65 hours a month."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import amounts, dollars, result_from

from ladder.finance.revenue import RevenueView, group_beats_one_to_one

SERVICES = """
    individual: {title: Peer support, code: H0038, rate: {2026-07: 11.97, 2027-07: 12.50}}
    group: {title: Peer group, code: H0038 HQ, rate: 2.88, group_size: 6}
"""


def revenue(
    role: str,
    seats: str = "{line: {role: peer, hours: 15}}",
    more: str = "",
    mix: str = "{individual: 100%}",
) -> RevenueView:
    found = result_from(f"""
employer_cost: {{fringe_rate: 0%}}
seats: {seats}
{more}
revenue:
  services:{SERVICES}
  roles:
    peer: {{billable_share: 80%, denial_rate: 5%, services: {mix}, {role}}}
""").revenue
    assert found is not None
    return found


def test_time_use_gives_the_direct_share_that_is_not_given() -> None:
    # 20% of time with the people served: 65 x 20% x 80% x 4 x 95% = 39.52 units. Without time use 56%: 110.656.
    time_use = "{experiential_sharing: 20%, documentation: 80%}"
    peer = "{title: Peer, tier: direct_support, grade: G"
    roles = f"roles: {{peer: {peer}, time_use: {time_use}}}}}"
    assert dollars(revenue("other_cost_a_seat: 0", more=roles).units_of())[:1] == amounts("39.52")
    assert dollars(revenue("other_cost_a_seat: 0").units_of())[:1] == amounts("110.656")
    assert dollars(revenue("direct_share: 20%", more=roles).units_of())[:1] == amounts("39.52")


def test_hours_become_units_and_dollars_at_the_rate_of_the_month() -> None:
    # 65 x 50% x 80% = 26 hours billed; x 4 x 95% = 98.8 units; at 11.97 1,182.636, from July at 12.50 1,235.
    found = revenue("direct_share: 50%")
    assert dollars(found.units_of()) == amounts("98.8") * 12
    assert dollars(found.dollars_of()) == amounts("1182.636") * 6 + amounts(1235) * 6


def test_the_direct_share_left_out_is_the_study_s_56_percent() -> None:
    # 65 x 56% x 80% x 4 x 95% = 110.656
    assert dollars(revenue("months_before_billing: 0").units_of()[:1]) == amounts("110.656")


def test_only_hours_worked_are_billed() -> None:
    # 1,820 of 2,080 paid hours are worked: 98.8 x 0.875 = 86.45.
    assert dollars(revenue("direct_share: 50%, hours_worked_a_year: 1820").units_of()[:1]) == amounts("86.45")


def test_a_group_s_hour_has_a_unit_for_each_member() -> None:
    # 26 hours: 20.8 one to one, 5.2 in groups. (20.8 x 4 + 5.2 x 4 x 6) x 95% = (83.2 + 124.8) x 0.95 = 197.6 units;
    # (83.2 x 11.97 + 124.8 x 2.88) x 0.95 = (995.904 + 359.424) x 0.95 = 1,287.5616.
    mixed = revenue("direct_share: 50%", mix="{individual: 80%, group: 20%}")
    assert dollars(mixed.units_of()[:1]) == amounts("197.6")
    assert dollars(mixed.dollars_of()[:1]) == amounts("1287.5616")


NEW = "{line: {role: peer, hours: 15, first_month: 2027-03}}"
CERTIFIED = """
roles:
  peer: {title: Peer, tier: direct_support, grade: G, certification: {name: State, within_months: 4}}
"""


@pytest.mark.parametrize(
    ("role", "more", "first"),
    [
        ("months_before_billing: 3", "", 5),  # March, April, May: billing from June, the sixth month
        ("months_before_billing: 0", "", 2),
        ("direct_share: 56%", CERTIFIED, 6),  # until certification is due, four months on
        ("bills_while_provisional: true", CERTIFIED, 2),
        ("bills_while_provisional: false", CERTIFIED, 6),
        ("direct_share: 56%", "", 2),  # no certification is asked for
    ],
)
def test_a_newly_opened_seat_bills_after_a_while(role: str, more: str, first: int) -> None:
    units = revenue(role, NEW, more).units_of()
    assert [bool(month) for month in units] == [False] * first + [True] * (12 - first)


def test_a_seat_that_is_there_bills_from_the_start() -> None:
    assert all(revenue("months_before_billing: 9").units_of())


def test_time_before_admission_is_billed_where_the_state_pays_it() -> None:
    # 10% of direct time: 98.8 units, or 88.92.
    paid = revenue("direct_share: 50%, before_admission_share: 10%, bills_before_admission: true")
    unpaid = revenue("direct_share: 50%, before_admission_share: 10%, bills_before_admission: false")
    assert dollars(paid.units_of()[:1]) == amounts("98.8")
    assert dollars(unpaid.units_of()[:1]) == amounts("88.92")


def test_vacant_seats_bill_nothing() -> None:
    half = revenue("direct_share: 50%", "{line: {role: peer, hours: 15, vacancy: 50%}}")
    assert dollars(half.units_of()[:1]) == amounts("49.4")


@pytest.mark.parametrize(
    ("one_to_one", "group", "members"),
    [("11.97", "2.88", 5), ("12.00", "3.00", 5), ("11.99", "3.00", 4), ("2.00", "3.00", 1)],
)
def test_the_size_at_which_a_group_beats_one_to_one(one_to_one: str, group: str, members: int) -> None:
    # 11.97 / 2.88 = 4.16: five members. At 12.00 four members are paid the same, and five more.
    assert group_beats_one_to_one(Decimal(group), Decimal(one_to_one)) == members


def test_a_role_without_an_entry_bills_nothing() -> None:
    found = result_from(f"""
roles:
  peer: {{title: Peer, tier: direct_support, grade: G}}
  supervisor: {{title: Supervisor, tier: peer_supervisor, grade: G}}
seats: {{line: {{role: peer, hours: 15}}, boss: {{role: supervisor, hours: 40}}}}
revenue:
  services:{SERVICES}
  roles: {{peer: {{billable_share: 80%, denial_rate: 5%, services: {{individual: 100%}}}}}}
""")
    assert found.revenue is not None
    assert list(found.revenue.lines) == ["line"]
    assert list(found.unit_costs) == ["peer"]


def test_people_not_certified_yet_bill_when_certification_is_due() -> None:
    seats = "{line: {role: peer, hours: 15, certified: false, hired: [2026-11, 2026-12]}}"
    # hired in December 2026, certification due four months on: April 2027 is the first month billed
    units = revenue("bills_while_provisional: false", seats, CERTIFIED).units_of()
    assert [bool(month) for month in units] == [False] * 3 + [True] * 9
    assert all(revenue("bills_while_provisional: true", seats, CERTIFIED).units_of())
    certified = seats.replace("false", "true")
    assert all(revenue("bills_while_provisional: false", certified, CERTIFIED).units_of())


def test_leave_counted_in_salary_is_not_billed() -> None:
    # 260 of 2,080 hours paid are leave: 98.8 x 0.875 = 86.45; leave on top of wages takes none of them
    leave = "employer_cost: {paid_leave: {hours_a_year: 260, counted_in: %s}}"
    for counted, units in (("salary", "86.45"), ("fringe", "98.8")):
        found = result_from(f"""
{leave % counted}
seats: {{line: {{role: peer, hours: 15}}}}
revenue:
  services:{SERVICES}
  roles:
    peer: {{direct_share: 50%, billable_share: 80%, denial_rate: 5%, services: {{individual: 100%}}}}
""").revenue
        assert found is not None
        assert dollars(found.units_of()[:1]) == amounts(units)
