"""Every scenario starts with the people who are there today, whatever its seats: they move, are let go, or stay."""

from __future__ import annotations

import numpy as np
import pytest
from plans import config_text, plan_set, results_of
from simulations import LADDER

from ladder.analysis import Result
from ladder.workforce.simulate import SimulationResult, simulate
from ladder.workforce.simulation_plan import simulation_plan

# Nobody leaves, no seat is vacant, and whoever is looked for comes at once: the team's moves can be counted by hand.
CERTAIN = """
period: {start: 2027-01, months: 12}
grades:
  G: {minimum: 18.00, control_point: 20.00, maximum: 22.00}
  H: {minimum: 21.00, control_point: 23.00, maximum: 26.00}
roles:
  peer: {title: Peer, tier: direct_support, grade: G}
  senior: {title: Senior Peer, tier: mentor, grade: H}
seats:
  full_time: {role: peer, seats: 6, hours: 40, place: control_point}
  part_time: {role: peer, seats: 2, hours: 20}
promotions: [{from: peer, to: senior, months_in_role: WAIT}]
workforce: {yearly_exits: 0%, months_to_fill: 0}
scenarios:
  other:
    title: Other seats
    changes: {CHANGES}
"""


def results(changes: str, wait: int = 0) -> list[Result]:
    text = CERTAIN.replace("WAIT", str(wait)).replace("CHANGES", changes)
    return results_of(plan_set(config_text(text)))


def drawn(result: Result, draws: int = 40) -> SimulationResult:
    plan = simulation_plan(result.plan, result.pay, result.scenario.before)
    return simulate(plan, draws=draws, seed=7)


def scenario(changes: str, wait: int = 0) -> SimulationResult:
    return drawn(results(changes, wait)[1], draws=4)


def in_first_month(found: SimulationResult, tally: str) -> int:
    """The same count in every draw, and none later."""
    counts = getattr(found.tallies, tally).sum(axis=0)
    assert (counts == counts[:, :1]).all()
    assert not counts[1:].any()
    return int(counts[0, 0])


def heads(found: SimulationResult) -> dict[str, int]:
    """People at the plan's end by line, the same in every draw."""
    by_line = {name: counts[-1] for name, counts in found.by_line(found.tallies.heads).items()}
    assert all((counts == counts[0]).all() for counts in by_line.values())
    return {name: int(counts[0]) for name, counts in by_line.items()}


def test_people_move_up_from_the_seats_that_are_cut() -> None:
    # Six seats become four, and two senior seats are new: the longest in the role move up, wherever they sit, and
    # whoever still holds a seat to be cut takes the one they left.
    found = scenario("seats: {full_time: {seats: 4}, seniors: {role: senior, seats: 2, hours: 40}}")
    assert found.tallies.opening_heads.sum(axis=0).tolist() == [8, 8, 8, 8]
    assert in_first_month(found, "moves") == 2
    assert in_first_month(found, "let_go") == 0
    assert in_first_month(found, "hires") == 0
    assert heads(found) == {"full_time": 4, "part_time": 2, "seniors": 2}


def test_who_does_not_qualify_is_let_go() -> None:
    # Nobody has 20 years in the role: two people lose their seats, and the new seats are filled from outside.
    found = scenario("seats: {full_time: {seats: 4}, seniors: {role: senior, seats: 2, hours: 40}}", wait=240)
    assert in_first_month(found, "let_go") == 2
    assert in_first_month(found, "hires") == 2
    assert heads(found) == {"full_time": 4, "part_time": 2, "seniors": 2}


def test_within_a_role_people_keep_their_pay_and_no_one_comes_or_goes() -> None:
    # Two of the six at $20.00 an hour go to two new seats of 20 hours, where a newcomer is paid $18.00.
    found = scenario("seats: {full_time: {seats: 4}, part_time: {seats: 4}}")
    assert heads(found) == {"full_time": 4, "part_time": 4}
    assert in_first_month(found, "moved_in") == in_first_month(found, "moved_out") == 2
    assert [in_first_month(found, each) for each in ("moves", "let_go", "hires")] == [0, 0, 0]
    a_month = (4 * 40 * 20 + 2 * 20 * 20 + 2 * 20 * 18) * 52 / 12
    assert found.wages() == pytest.approx(np.full((12, 4), a_month))


def test_a_line_and_its_role_taken_out() -> None:
    # All eight peers hold seats the scenario does not have; three of the seats it has instead are of another role.
    changes = (
        "roles: {peer: null}, promotions: [], "
        "seats: {full_time: null, part_time: null, seniors: {role: senior, seats: 3, hours: 40}}"
    )
    found = scenario(changes)
    assert found.tallies.opening_heads.sum() == 4 * 8
    assert in_first_month(found, "let_go") == 8
    assert in_first_month(found, "hires") == 3
    assert heads(found) == {"full_time": 0, "part_time": 0, "seniors": 3}
    assert found.wages() == pytest.approx(np.full((12, 4), 3 * 40 * 21 * 52 / 12))


def test_seats_of_today_that_open_later_stand_empty_until_then() -> None:
    found = scenario("seats: {full_time: {first_month: 2027-07}}")
    assert in_first_month(found, "let_go") == 6
    by_month = found.by_line(found.tallies.heads)["full_time"][:, 0]
    assert by_month.tolist() == [0] * 6 + [6] * 6


def test_seats_added_to_a_line_are_filled_from_outside() -> None:
    found = scenario("seats: {part_time: {seats: 5}}")
    assert in_first_month(found, "hires") == 3
    assert heads(found) == {"full_time": 6, "part_time": 5}


SCENARIOS = """
scenarios:
  fewer:
    title: Fewer
    changes: {workforce: {more_hours: null}, seats: {part_time: {seats: 1}, full_time: null, seniors: {seats: 5}}}
  other_rules: {title: Other rules, changes: {pay: {vacancy: 30%}, workforce: {yearly_exits: 5%, months_to_fill: 6}}}
  same: {title: Same seats, changes: {pay: {promotion_raise: 6%}}}
"""


@pytest.fixture(scope="module")
def teams() -> dict[str, SimulationResult]:
    found = results_of(plan_set(config_text(LADDER + SCENARIOS)))
    return {each.scenario.name: drawn(each, draws=200) for each in found}


def test_every_scenario_starts_with_the_same_people_in_every_draw(teams: dict[str, SimulationResult]) -> None:
    today = teams["baseline"].by_line(teams["baseline"].tallies.opening_heads)
    assert np.unique(today["part_time"]).size > 1  # vacancy makes a difference from draw to draw
    for name, found in teams.items():
        opening = found.by_line(found.tallies.opening_heads)
        assert {line for line in opening if opening[line].any()} == {
            line for line in today if today[line].any()
        }
        for line, people in today.items():
            assert np.array_equal(opening[line], people), (name, line)


def test_nobody_is_lost_where_seats_are_cut(teams: dict[str, SimulationResult]) -> None:
    found = teams["fewer"].tallies
    assert found.let_go[:, 0].sum() > 0
    change = found.hires + found.moved_in - found.moved_out - found.leavers.sum(axis=1) - found.let_go
    before = np.concatenate([found.opening_heads[:, np.newaxis], found.heads[:, :-1]], axis=1)
    assert np.array_equal(before + change, found.heads)


def test_vacant_seats_are_cut_first(teams: dict[str, SimulationResult]) -> None:
    # One part-time seat and the five full-time ones gone, no other seat of the role: five of part-time's six are cut.
    found = teams["fewer"]
    opening = found.by_line(found.tallies.opening_heads)
    left = found.by_line(found.tallies.leavers[:, :, 0].sum(axis=1))
    moved = found.by_line(found.tallies.moved_out[:, 0])
    let_go = found.by_line(found.tallies.let_go[:, 0])
    here = opening["part_time"] + opening["full_time"]
    gone = sum(each[line] for each in (left, moved) for line in ("part_time", "full_time"))
    assert np.array_equal(let_go["part_time"] + let_go["full_time"], np.maximum(here - gone - 1, 0))
