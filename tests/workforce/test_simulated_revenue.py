"""Revenue in every draw: the budget's where there is no chance, and every difference from it by its cause."""

from __future__ import annotations

import numpy as np
import pytest
from plans import plan_set, result_from, results_of
from simulations import LADDER, simulated

from ladder.analysis import Result
from ladder.workforce.risk import REVENUE_CAUSES, WHOLE, Risk
from ladder.workforce.simulated_revenue import drawn_revenue, reconcile_revenue

# $10 for each quarter hour, all of an hour worked is direct, 80% of it billable, a tenth denied: 28.80 an hour paid.
REVENUE = """
revenue:
  services: {individual: {title: Peer support, code: H0038, rate: 10}}
  roles:
    peer: {direct_share: 100%, billable_share: 80%, denial_rate: 10%}
"""
CERTIFIED = (
    "roles: {peer: {title: Peer, tier: direct_support, grade: G, certification: {name: C, within_months: 4}}}"
)
TEAM = REVENUE + (
    "seats:\n"
    "  old: {role: peer, seats: 2, hours: 30}\n"
    "  shared: {role: peer, hours: 40, shared_by: 2}\n"
    "  new: {role: peer, seats: 3, hours: 20, first_month: 2027-03}\n"
)
AN_HOUR = 28.8 * 52 / 12


def revenue_of(sections: str, draws: int = 3) -> tuple[Result, np.ndarray]:
    planned = result_from(sections)
    assert planned.revenue
    return planned, drawn_revenue(planned.plan, planned.revenue, simulated(sections, draws=draws))


@pytest.mark.parametrize(
    ("more", "waits"),
    [
        ("workforce: {yearly_exits: 0%}\n", 0),
        # Certification due in four months: the budget's new seats wait as long, whoever is certified when hired.
        (CERTIFIED + "\nworkforce: {yearly_exits: 0%}\n", 4),
        (CERTIFIED + "\nworkforce: {yearly_exits: 0%, certification: {months: 4}}\n", 4),
    ],
)
def test_without_chance_revenue_is_the_budget_s_to_the_cent(more: str, waits: int) -> None:
    planned, drawn = revenue_of(TEAM + more)
    assert planned.revenue
    expected = np.array([float(month) for month in planned.revenue.dollars_of()])
    assert np.abs(drawn - expected[:, np.newaxis]).max() < 0.005
    # 2 x 30 and 40 hours bill from January, 3 x 20 from March on or after the wait.
    by_hand = [AN_HOUR * (100 + 60 * (month >= 2 + waits)) for month in range(12)]
    assert drawn[:, 0] == pytest.approx(by_hand, abs=0.005)


def test_a_seat_bills_while_someone_certified_and_productive_is_in_it() -> None:
    # A seat that opens in March, found filled two months later, certified two months on, half productive at first.
    sections = (
        REVENUE
        + CERTIFIED
        + "\nseats: {new: {role: peer, hours: 20, first_month: 2027-03}}\n"
        + "workforce: {yearly_exits: 0%, months_to_fill: 2, certification: {months: 2}, "
        + "onboarding: [0%, 50%, 50%, 75%]}"
    )
    _, drawn = revenue_of(sections)
    # Hired in May, certified in July, the third month: half productive, then three quarters, then wholly.
    assert drawn[:, 0] == pytest.approx([20 * AN_HOUR * share for share in [0] * 6 + [0.5, 0.75, 1, 1, 1, 1]])
    planned = result_from(sections)
    assert planned.revenue
    found = reconcile_revenue(planned.plan, planned.budget, planned.revenue, simulated(sections, draws=3))
    # The budget fills it in March and bills from July: four months of certification.
    a_month = 20 * AN_HOUR
    assert found.budget == pytest.approx([0] * 6 + [a_month] * 6)
    assert found.vacancy == pytest.approx([0, 0, -a_month, -a_month] + [0] * 8)
    assert found.certification == pytest.approx([0, 0, a_month, a_month] + [0] * 8)
    assert found.onboarding == pytest.approx([0] * 6 + [-a_month / 2, -a_month / 4, 0, 0, 0, 0])


def test_who_may_bill_before_certification_does() -> None:
    provisional = REVENUE.replace("denial_rate: 10%", "denial_rate: 10%, bills_while_provisional: true")
    sections = (
        provisional
        + CERTIFIED
        + "\nworkforce: {yearly_exits: 60%, months_to_fill: 0, certification: {months: 3}}"
    )
    _, drawn = revenue_of(sections, draws=40)
    assert drawn == pytest.approx(np.full(drawn.shape, 20 * AN_HOUR))


def test_the_causes_add_up_to_the_whole_difference() -> None:
    # Onboarding is over before certification, unless people may bill before it.
    provisional = A_LADDER.replace("denial_rate: 10%", "denial_rate: 10%, bills_while_provisional: true")
    for text, second in ((A_LADDER, "certification"), (provisional, "onboarding")):
        result = results_of(plan_set(text))[0]
        rows = risk_of(result).revenue_reconciliation
        assert list(rows) == ["budget", *REVENUE_CAUSES, "simulated"]
        assert {name for name in REVENUE_CAUSES if abs(rows[name][WHOLE]) > 1} == {"vacancy", second}
        _adds_up(result)


def _adds_up(result: Result) -> None:
    rows = risk_of(result).revenue_reconciliation
    for span in ("fy2027", "fy2029", WHOLE):
        causes = sum(rows[cause][span] for cause in ("budget", *REVENUE_CAUSES))
        assert causes == pytest.approx(rows["simulated"][span])
    assert result.revenue
    assert rows["budget"][WHOLE] == pytest.approx(float(sum(result.revenue.dollars_of())))


def test_people_who_move_up_in_their_seat_bill_as_their_new_role() -> None:
    # Peer I to Peer II after six months in the seat; Peer II bills half as much of an hour.
    sections = """
roles:
  peer: {title: Peer I, tier: direct_support, grade: G}
  two: {title: Peer II, tier: direct_support, grade: G}
promotions: [{from: peer, to: two, months_in_role: 6, needs_opening: false}]
revenue:
  services: {individual: {title: Peer support, code: H0038, rate: 10}}
  roles:
    peer: {direct_share: 100%, billable_share: 80%, denial_rate: 10%}
    two: {direct_share: 100%, billable_share: 40%, denial_rate: 10%}
seats: {line: {role: peer, hours: 20, first_month: 2027-01}}
workforce: {yearly_exits: 0%, months_to_fill: 0}
"""
    planned, drawn = revenue_of(sections)
    assert planned.revenue
    assert drawn[:, 0] == pytest.approx([20 * AN_HOUR] * 6 + [10 * AN_HOUR] * 6)
    found = reconcile_revenue(planned.plan, planned.budget, planned.revenue, simulated(sections, draws=3))
    assert found.roles == pytest.approx([0] * 6 + [-10 * AN_HOUR] * 6)


A_LADDER = (
    "agency: {name: A, kind: nonprofit, state: OH, fiscal_year_starts: July}\n"
    "entry_role: {title: Aide, rate: 16.00}\n" + LADDER + REVENUE
)


def risk_of(result: Result) -> Risk:
    assert result.risk
    return result.risk
