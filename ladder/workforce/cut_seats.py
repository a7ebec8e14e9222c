"""Seats that end in a month: those that close, and in the first month those of today that a scenario does not have.

As few people are let go as can be. Vacant seats are cut first, and in that month each seat as it falls vacant. Before
anyone is promoted, people in seats to be cut, those hired last, take seats of their role that open in the month: those
with their hours and starting pay, then with their hours, then any, who has been there longest and the most hours
first; so a line under a new name keeps its people. After the promotions, who still holds a seat to be cut takes any
open seat of the role. Pay stays, or is a new hire's there if that is more. Only who finds no seat is let go.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def ending(plan: SimulationPlan, month: int) -> list[LineSeats]:
    """The lines with seats that end as a month begins."""
    return [
        line for line in plan.lines if line.size and (line.closes == month - 1 if month else line.to_cut > 0)
    ]


def cut_vacant_seats(plan: SimulationPlan, staff: Staff, lines: Iterable[LineSeats], month: int) -> None:
    """Set how many seats end in each draw, and cut those that are vacant, the last of a line first."""
    for line in lines:
        at = plan.lines.index(line)
        vacant = (staff.rate[line.rows] == 0) & (staff.filled_from[line.rows] != NOT_WAITING)
        held = staff.rate[line.rows] > 0
        staff.to_cut[at] = (vacant | held).sum(axis=0) if month else line.to_cut
        rank = np.cumsum(vacant[::-1], axis=0)[::-1]
        cut = vacant & (rank <= staff.to_cut[at])
        staff.to_cut[at] -= cut.sum(axis=0, dtype=np.int16)
        empty(staff, line.first * staff.draws + np.flatnonzero(cut))


def move_to_new_seats(
    plan: SimulationPlan, staff: Staff, bits: Bits, ended: Sequence[LineSeats], month: int, tallies: Tallies
) -> None:
    """People in seats to be cut take seats of their role that open in the month."""

    def paid(line: LineSeats) -> int:
        return int(plan.pay_in(month).start_rate[line.first_job, month])

    for old in ended:
        alike = [each for each in _of_role(plan, old.role) if each.hours == old.hours]
        for lines in ([each for each in alike if paid(each) == paid(old)], alike):
            found = [_open(staff, each.opened_in(month)) for each in lines]
            _move(plan, staff, bits, [old], found, month, tallies)
    for role in dict.fromkeys(line.role for line in ended):
        found = [_open(staff, each.opened_in(month)) for each in _of_role(plan, role)]
        _move(plan, staff, bits, [line for line in ended if line.role == role], found, month, tallies)


def _of_role(plan: SimulationPlan, role: str) -> list[LineSeats]:
    """A role's lines, those with the most hours first."""
    return sorted((each for each in plan.lines if each.role == role), key=lambda line: -line.hours)


def cut_held_seats(
    plan: SimulationPlan, staff: Staff, bits: Bits, ended: Sequence[LineSeats], month: int, tallies: Tallies
) -> None:
    """Cut what is left to cut at the month's end: people move within their role, or are let go."""
    for role in dict.fromkeys(line.role for line in ended):
        lines = _of_role(plan, role)
        _move(plan, staff, bits, lines, [_open(staff, line.rows) for line in lines], month, tallies)
        people = _to_move(plan, staff, lines)
        jobs = jobs_at(plan, staff, people)
        tallies.let_go[:, month] += tabulate(jobs, people % staff.draws, len(plan.jobs), staff.draws)
        empty(staff, people)
    staff.to_cut[:] = 0


def _move(
    plan: SimulationPlan,
    staff: Staff,
    bits: Bits,
    lines: Sequence[LineSeats],
    found: Sequence[Places],
    month: int,
    tallies: Tallies,
) -> None:
    """As many as there are seats, in every draw."""
    seats = by_draw(np.concatenate([np.empty(0, dtype=np.int64), *found]), staff.draws)
    if seats.size:
        people = _to_move(plan, staff, lines)
        chosen, seats = first_come(people, seats, staff.draws)
        _within_the_role(plan, staff, bits, people[chosen], seats, month, tallies)


def _to_move(plan: SimulationPlan, staff: Staff, lines: Sequence[LineSeats]) -> Places:
    """Who holds a seat that is to be cut: those hired last in each line; by draw, the longest there first."""
    found = [np.empty(0, dtype=np.int64)]
    for line in lines:
        to_cut = staff.to_cut[plan.lines.index(line)]
        if to_cut.any():
            last_hired = np.argsort(-staff.hired[line.rows].astype(np.int64), axis=0, kind="stable")
            rank = np.empty_like(last_hired)
            np.put_along_axis(rank, last_hired, np.arange(line.size)[:, np.newaxis], axis=0)
            who = (staff.rate[line.rows] > 0) & (rank < to_cut)
            found.append(line.first * staff.draws + np.flatnonzero(who))
    people = np.concatenate(found)
    in_order: Places = people[np.lexsort((staff.hired.reshape(-1)[people], people % staff.draws))]
    return in_order


def _open(staff: Staff, rows: slice) -> Places:
    """The open seats in some rows."""
    free = (staff.rate[rows] == 0) & (staff.filled_from[rows] != NOT_WAITING)
    places: Places = rows.start * staff.draws + np.flatnonzero(free)
    return places


def _within_the_role(
    plan: SimulationPlan,
    staff: Staff,
    bits: Bits,
    people: Places,
    seats: Places,
    month: int,
    tallies: Tallies,
) -> None:
    old, rung = jobs_at(plan, staff, people), staff.rung.reshape(-1)[people]
    new = plan.job_of[seats // staff.draws] + rung
    hours = np.array([plan.lines[job.line].hours for job in plan.jobs])
    fewer, more = hours[new] < hours[old], hours[new] > hours[old]
    draw = people % staff.draws
    moved = (tallies.moved_out, old, draw), (tallies.moved_in, new, draw)
    other = (tallies.fewer_hours, old[fewer], draw[fewer]), (tallies.added_hours, old[more], draw[more])
    for counted, jobs, draws in (*moved, *other):
        counted[:, month] += tabulate(jobs, draws, len(plan.jobs), staff.draws)
    pay = new_pay(plan, staff, month, people, old, new, np.zeros(people.shape, dtype=np.bool_))
    came = staff.came.reshape(-1)[people]
    came = np.where(came == FROM_OUTSIDE, RESEATED, came).astype(np.int8)
    in_role = staff.in_role.reshape(-1)[people]
    reseat(plan, staff, bits, month, people, seats, pay, rung, in_role, came)
