"""Seats of today that a scenario does not have: cut in the plan's first month, with as few people let go as can be.

Vacant ones are cut first. Then, in the order of the month, seats fall vacant as people leave and move up, and these are
cut too. Who still holds one, those hired last, takes an open seat of the same role, with the most hours first, at the
same pay or a new hire's there if that is more. Only for whom there is none the agency has no seat.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ladder.workforce.climb import by_draw, first_come, new_pay, tabulate
from ladder.workforce.draws import Bits
from ladder.workforce.jobs import LineSeats
from ladder.workforce.simulation_plan import SimulationPlan
from ladder.workforce.staff import (
    FROM_OUTSIDE,
    NOT_WAITING,
    RESEATED,
    Places,
    Staff,
    empty,
    jobs_at,
    reseat,
)
from ladder.workforce.tallies import Tallies

FIRST_MONTH = 0


def cut_vacant_seats(plan: SimulationPlan, staff: Staff) -> None:
    """Cut the seats that are vacant as the plan starts, the last of a line first."""
    for at, line in enumerate(plan.lines):
        if line.to_cut:
            vacant = staff.rate[line.rows] == 0
            rank = np.cumsum(vacant[::-1], axis=0)[::-1]
            cut = vacant & (rank <= staff.to_cut[at])
            staff.to_cut[at] -= cut.sum(axis=0, dtype=np.int16)
            empty(staff, line.first * staff.draws + np.flatnonzero(cut))


def cut_held_seats(plan: SimulationPlan, staff: Staff, bits: Bits, tallies: Tallies) -> None:
    """Cut what is left to cut at the first month's end: people move within their role, or are let go."""
    for role in dict.fromkeys(line.role for line in plan.lines if line.to_cut):
        lines = sorted((each for each in plan.lines if each.role == role), key=lambda line: -line.hours)
        people, seats = _to_move(plan, staff, lines), by_draw(_open(staff, lines), staff.draws)
        chosen, seats = first_come(people, seats, staff.draws)
        if seats.size:
            _within_the_role(plan, staff, bits, people[chosen], seats, tallies)
        people = _to_move(plan, staff, lines)
        jobs = jobs_at(plan, staff, people)
        tallies.let_go[:, FIRST_MONTH] += tabulate(jobs, people % staff.draws, len(plan.jobs), staff.draws)
        empty(staff, people)
    staff.to_cut[:] = 0


def _to_move(plan: SimulationPlan, staff: Staff, lines: Sequence[LineSeats]) -> Places:
    """Who holds a seat that is to be cut, by draw: those hired last."""
    found = [np.empty(0, dtype=np.int64)]
    for line in lines:
        to_cut = staff.to_cut[plan.lines.index(line)]
        if to_cut.any():
            last_hired = np.argsort(-staff.hired[line.rows].astype(np.int64), axis=0, kind="stable")
            rank = np.empty_like(last_hired)
            np.put_along_axis(rank, last_hired, np.arange(line.size)[:, np.newaxis], axis=0)
            who = (staff.rate[line.rows] > 0) & (rank < to_cut)
            found.append(line.first * staff.draws + np.flatnonzero(who))
    return by_draw(np.concatenate(found), staff.draws)


def _open(staff: Staff, lines: Sequence[LineSeats]) -> Places:
    found = [np.empty(0, dtype=np.int64)]
    for line in lines:
        free = (staff.rate[line.rows] == 0) & (staff.filled_from[line.rows] != NOT_WAITING)
        found.append(line.first * staff.draws + np.flatnonzero(free))
    return np.concatenate(found)


def _within_the_role(
    plan: SimulationPlan, staff: Staff, bits: Bits, people: Places, seats: Places, tallies: Tallies
) -> None:
    old, rung = jobs_at(plan, staff, people), staff.rung.reshape(-1)[people]
    new = plan.job_of[seats // staff.draws] + rung
    for counted, jobs in ((tallies.moved_out, old), (tallies.moved_in, new)):
        counted[:, FIRST_MONTH] += tabulate(jobs, people % staff.draws, len(plan.jobs), staff.draws)
    no_raise = np.zeros(people.shape, dtype=np.bool_)
    pay = new_pay(plan, staff, FIRST_MONTH, people, old, new, no_raise)
    came = staff.came.reshape(-1)[people]
    came = np.where(came == FROM_OUTSIDE, RESEATED, came).astype(np.int8)
    in_role = staff.in_role.reshape(-1)[people]
    reseat(plan, staff, bits, FIRST_MONTH, people, seats, pay, rung, in_role, came)
