"""Every scenario starts with the people who are there today, whatever its seats: they move, are let go, or stay."""

from __future__ import annotations

import numpy as np
import pytest
from plans import config_text, plan_set, results_of
from simulations import LADDER

from ladder.analysis import Result
from ladder.reports.risk_findings import risk_findings
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


def test_a_line_under_a_new_name_keeps_its_people() -> None:
    # All may move up at once, and none does, for the three seats of the role that open are theirs.
    seniors = CERTAIN.replace("  part_time:", "  seniors: {role: senior, seats: 3, hours: 40}\n  part_time:")
    renamed = "seats: {seniors: null, mentors: {role: senior, seats: 3, hours: 40}}"
    text = seniors.replace("WAIT", "0").replace("CHANGES", renamed)
    today, other = (drawn(each, draws=4) for each in results_of(plan_set(config_text(text))))
    assert [in_first_month(other, each) for each in ("moves", "let_go", "hires")] == [0, 0, 0]
    assert np.array_equal(today.wages(), other.wages())


def test_people_of_seats_that_close_take_those_that_open_in_the_month() -> None:
    changes = "seats: {part_time: {last_month: 2027-06}, county: {role: peer, seats: 2, hours: 20, first_month: OPEN}}"
    changes = changes.replace("OPEN", "2027-07")
    found = scenario(changes)
    assert found.tallies.let_go.sum() == found.tallies.hires.sum() == found.tallies.fewer_hours.sum() == 0
    assert found.tallies.moved_in.sum(axis=0)[6].tolist() == [2] * 4
    assert heads(found) == {"full_time": 6, "part_time": 0, "county": 2}
    # With ten hours a week less they are given the seats, and counted; with no seat of the role they are let go.
    fewer = scenario(changes.replace("hours: 20", "hours: 10"))
    assert fewer.tallies.fewer_hours.sum(axis=0)[6].tolist() == [2] * 4
    gone = scenario("seats: {part_time: {last_month: 2027-06}}")
    assert gone.tallies.let_go.sum(axis=0)[6].tolist() == [2] * 4


def test_pay_over_the_top_step_is_kept() -> None:
    # Six at $20.00 and two at $18.00; the scenario's top step is $19.00, and four of the six change lines.
    changes = (
        "grades: {G: {minimum: null, control_point: null, maximum: null, steps: [18.00, 19.00]}}, "
        "seats: {full_time: null, others: {role: peer, seats: 6, hours: 40}}"
    )
    found = scenario(changes)
    a_month = (6 * 40 * 20 + 2 * 20 * 18) * 52 / 12
    assert found.wages() == pytest.approx(np.full((12, 4), a_month))


def test_who_has_been_there_longest_is_the_last_to_go() -> None:
    # Two open seats of the role for four people, two of them of 2015: these two stay.
    text = CERTAIN.replace("seats: 6, hours: 40, place: control_point", "seats: 4, hours: 40, hired: HIRED")
    text = text.replace("HIRED", "[2026-01, 2015-01, 2026-02, 2015-02]").replace("WAIT", "96")
    changes = "seats: {full_time: null, halves: {role: peer, seats: 2, hours: 20}, lead: LEAD}"
    changes = changes.replace("LEAD", "{role: senior, hours: 40, first_month: 2027-03}")
    found = drawn(results_of(plan_set(config_text(text.replace("CHANGES", changes))))[1], draws=4)
    assert in_first_month(found, "let_go") == 2
    # Only someone with eight years in the role can take the senior seat in March.
    assert found.tallies.moves.sum(axis=0)[2].tolist() == [1] * 4


def test_a_role_that_is_taken_out_stays_in_the_headcount() -> None:
    changes = (
        "roles: {peer: null}, promotions: [], "
        "seats: {full_time: null, part_time: null, seniors: {role: senior, seats: 3, hours: 40}}"
    )
    result = results(changes)[1]
    assert result.risk
    flow = next(iter(result.risk.headcount.flows["peer"].values()))
    assert (flow.opening, flow.let_go, flow.closing) == (8, 8, 0)
    assert result.role("peer").title == "Peer"


def test_a_changed_role_and_a_changed_name_are_findings_where_people_cannot_be_followed() -> None:
    reclassified = results("seats: {part_time: {role: senior}}")[1]
    (words,) = (each for each in risk_findings(reclassified) if "part_time" in each)
    assert "people in part_time are taken to be Senior Peer from the start" in words
    renamed = "seats: {part_time: null, halves: {role: peer, seats: 2, hours: 20}}"
    assert not any("halves" in each for each in risk_findings(results(renamed)[1]))
    placed = f"{renamed}, grades: {{G: {{minimum: 18.50}}}}, implementation: {{method: to_minimum, month: 2027-03}}"
    (words,) = (each for each in risk_findings(results(placed)[1]) if "halves" in each)
    assert "part_time has fewer seats and halves is new, both of Peer." in words


def test_people_in_seats_the_budget_leaves_vacant_cost_what_an_employer_pays_for_them() -> None:
    # Two of 20 hours at $18.00, payroll tax of 7.65%, though the budget fills none of the seats.
    text = CERTAIN.replace("  part_time: {role: peer, seats: 2, hours: 20}", "  part_time: VACANT")
    text = text.replace(
        "VACANT", "{role: peer, seats: 2, hours: 20, vacancy: 100%, hired: [2026-01, 2026-01]}"
    )
    result = results_of(
        plan_set(config_text(text.replace("WAIT", "0").replace("CHANGES", "pay: {vacancy: 0%}")))
    )[0]
    assert result.risk
    planned = float(result.budget.lines["full_time"].total[0] * 12)
    assert result.risk.cost["plan"].mean == pytest.approx(planned + 2 * 20 * 18 * 52 * 1.0765, abs=0.01)


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
