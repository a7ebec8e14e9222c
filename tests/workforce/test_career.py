"""Findings for people on the ladder, and what a spread of draws says."""

from __future__ import annotations

import random
from math import inf

import numpy as np
import pytest
from plans import plan_from
from simulations import simulated

from ladder.workforce.career import (
    all_promoted_within,
    filled_from_within,
    held_alone,
    path_findings,
    promoted_within,
    supervision_span,
    wait_of_who_stays,
)
from ladder.workforce.exits import standing_assumptions
from ladder.workforce.spread import precision, spread

# Nobody leaves. Two lead seats open in month 3 and month 8; two peers, on staff at the start, move into them.
TWO_OPENINGS = """
period: {start: 2027-01, months: 12}
roles:
  peer: {title: Peer, tier: direct_support, grade: G}
  lead: {title: Lead, tier: peer_supervisor, grade: G}
seats:
  peers: {role: peer, seats: 10, hours: 20}
  lead: {role: lead, hours: 40, first_month: 2027-04}
  second_lead: {role: lead, hours: 40, first_month: 2027-09}
promotions: [{from: peer, to: lead, months_in_role: 0}]
workforce: {yearly_exits: 0%, months_to_fill: 0}
"""


def test_staff_promoted_within_some_months() -> None:
    result = simulated(TWO_OPENINGS, draws=5)
    within = {months: promoted_within(result, months) for months in (3, 4, 12, 36)}
    assert [found["peer"].promoted.p50 for found in within.values()] == [0, 1, 2, 2]
    assert within[12]["peer"].staff.p50 == 10
    assert within[12]["peer"].share == pytest.approx(0.2)
    assert "lead" not in within[12]  # no one is there at the start
    staff, promoted = all_promoted_within(result, 12)
    assert (staff.mean, promoted.mean) == (10, 2)


def test_paths_and_seats_filled_from_within() -> None:
    result = simulated(TWO_OPENINGS, draws=5)
    (path,) = path_findings(result)
    assert path.moves_a_year.mean == 2
    assert path.months_in_role is not None
    assert path.months_in_role > 100  # the longest in the role of ten go first
    # By the end of each month the ten peers wait, but those hired in the same month (into the seats that were left).
    # Month 3 and month 8 have nine: (10 x 10 + 2 x 9) / 12; two moves in twelve months: x 12 / 2.
    assert path.waiting == pytest.approx(118 / 12)
    assert path.expected_wait == pytest.approx(59)
    assert path.people_a_seat == 5  # ten peers' seats for two of the leads'
    assert filled_from_within(result) == {"peer": 0.0, "lead": 1.0}


def test_a_path_nobody_took_has_no_wait() -> None:
    result = simulated(
        TWO_OPENINGS.replace(", first_month: 2027-04", "").replace(", first_month: 2027-09", "")
    )
    (path,) = path_findings(result)
    assert (path.moves_a_year.mean, path.months_in_role, path.expected_wait) == (0, None, None)
    assert path.waiting == 10
    assert filled_from_within(result) == {"peer": None, "lead": None}


def test_the_span_of_supervision_month_by_month() -> None:
    span = supervision_span(simulated(TWO_OPENINGS, draws=4), ["lead"], ["peer"], 8)
    # Ten peers: no lead to month 3, one from then on (10 for each), two from month 8 (5 for each).
    assert list(span.none) == [1] * 3 + [0] * 9
    assert list(span.kept) == [0] * 8 + [1] * 4
    assert np.isnan(span.mean[:3]).all()
    assert list(span.mean[3:]) == [10] * 5 + [5] * 4


def test_a_seat_alone_and_the_months_nobody_holds_it() -> None:
    # One seat, vacant for exactly four of the twelve months after it opens in month 2: no one on staff may take it.
    result = simulated(
        """
roles:
  peer: {title: Peer, tier: direct_support, grade: G}
  lead: {title: Lead, tier: peer_supervisor, grade: G}
seats: {peers: {role: peer, seats: 4, hours: 20}, lead: {role: lead, hours: 40, first_month: 2027-03}}
workforce: {yearly_exits: 0%, months_to_fill: 4}
"""
    )
    assert held_alone(result) == {"lead": pytest.approx(0.4)}  # four of ten


def test_a_spread_in_figures() -> None:
    found = spread(np.arange(1, 102))  # 1 to 101: mean 51, sample variance 101 x 102 / 12 = 858.5
    assert (found.p10, found.p50, found.p90, found.mean) == (11, 51, 91, 51)
    assert found.standard_error == pytest.approx((858.5 / 101) ** 0.5)


def test_enough_draws_or_a_word_that_there_are_not() -> None:
    # Half 90, half 110: deviation 10. Of 100 draws the error is about 1, 1% of the mean; of 25 about 2%.
    few, many = spread(np.tile([90.0, 110.0], 12)), spread(np.tile([90.0, 110.0], 60))
    assert precision(many).enough
    assert precision(many).words == "Enough draws: the mean is known to 0.92%."
    short = precision(few)  # error 10 x sqrt(24/23) / sqrt(24) = 2.085
    assert not short.enough
    assert short.draws_needed == 105  # 24 x 2.085^2 = 104.3
    assert "about 105 draws would do" in short.words


def test_draws_that_never_settle_a_mean_of_nothing() -> None:
    found = precision(spread(np.array([-1.0, 1.0])))
    assert (found.enough, found.draws_needed, found.relative_error) == (False, None, inf)
    assert "read the range" in found.words
    assert precision(spread(np.zeros(5))).enough  # all the same


def test_what_the_simulation_supposes_is_listed_until_the_config_says_it() -> None:
    silent = standing_assumptions(plan_from())
    assert "workforce.yearly_exits" in silent
    assert "37%" in silent["workforce.yearly_exits"]
    said = standing_assumptions(
        plan_from("pay: {promotion_raise: 3%}\nworkforce: {yearly_exits: 25%, months_to_fill: 2}")
    )
    assert set(silent) - set(said) == {
        "workforce.yearly_exits",
        "workforce.months_to_fill",
        "pay.promotion_raise",
    }


@pytest.mark.parametrize(
    ("exits", "arrivals", "moves"), [(0.03, 1.2, 0.4), (0.02, 0.5, 0.15), (0.0, 0.3, 0.31)]
)
def test_the_wait_of_who_stays_is_that_of_a_line_that_people_leave(
    exits: float, arrivals: float, moves: float
) -> None:
    # First come, first served, a month at a time: the mean number waiting gives the wait of people who never leave.
    dice, line, lengths, waits = random.Random(5), [], [], []
    for month in range(40_000):
        line = [each for each in line if each[1] or dice.random() >= exits]
        line += [(month, dice.random() < 0.02) for _ in range(int(arrivals) + (dice.random() < arrivals % 1))]
        if line and dice.random() < moves:
            came, stays = line.pop(0)
            if month > 1_000 and (stays or not exits):
                waits.append(month - came)
        lengths.append(len(line))
    ratio = sum(lengths[1_000:]) / len(lengths[1_000:]) / min(moves, arrivals)
    assert len(waits) > 50
    assert wait_of_who_stays(ratio, exits) == pytest.approx(sum(waits) / len(waits), rel=0.1)
    assert exits == 0 or ratio > 1.3 * sum(waits) / len(waits)  # waiting over moves alone would be too long
