"""Moving up: who qualifies for a path, who gets the open seats, and at what pay.

The top of the ladder comes first, so that a seat left by a move can be filled from below in the same month. In each
role, people on staff there may first move to seats with more hours, then open seats go to those who qualify, longest
in role first; who needs no opening moves up in the seat they have.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ladder.workforce.draws import Bits
from ladder.workforce.jobs import Job, LineSeats
from ladder.workforce.pay_tables import Cents, times
from ladder.workforce.simulation_plan import Path, SimulationPlan
from ladder.workforce.staff import NEVER, PROMOTED, Places, Staff, jobs_at, put, reseat
from ladder.workforce.tallies import Tallies

MANY = 50
"""People who qualify in a draw, from which on only those who can be reached are ranked."""

Mask = NDArray[np.bool_]
Group = tuple[slice, Mask]
"""Rows, and who of them is meant."""


def climb(plan: SimulationPlan, staff: Staff, bits: Bits, month: int, tallies: Tallies) -> None:
    """One month's moves on every path."""
    for role in plan.top_first:
        numbered = [(at, path) for at, path in enumerate(plan.paths) if path.to_role == role]
        for at, path in numbered:
            if path.kind == "more_hours":
                _more_hours(plan, staff, bits, month, at, tallies)
        into = [at for at, path in numbered if path.kind == "opening"]
        if into:
            _into_open_seats(plan, staff, bits, month, into, tallies)
        for at, path in numbered:
            if path.kind == "in_place":
                _in_place(plan, staff, month, at, tallies)


def _more_hours(
    plan: SimulationPlan, staff: Staff, bits: Bits, month: int, at: int, tallies: Tallies
) -> None:
    """People who want more hours, into open seats of their role that have more, the most hours first."""
    path = plan.paths[at]
    own = sorted((line for line in plan.lines if line.role == path.to_role), key=lambda line: -line.hours)
    least = min((line.hours for line in own), default=0.0)
    for line in own:
        fewer = [each for each in own if each.hours < line.hours]
        groups = [_qualified_in(staff, each, 0, path, month, plan.climbs_in_place) for each in fewer]
        groups = [(rows, who & staff.wants[rows]) for rows, who in groups]
        _fill(plan, staff, bits, month, [line], [(at, group) for group in groups], tallies)
    short = [line for line in own if line.hours < own[0].hours]
    for line in short if own and least < own[0].hours else ():
        rows, who = _qualified_in(staff, line, 0, path, month, plan.climbs_in_place)
        tallies.waiting[at, month] += _count(who & staff.wants[rows])


def _into_open_seats(
    plan: SimulationPlan, staff: Staff, bits: Bits, month: int, paths: list[int], tallies: Tallies
) -> None:
    role = plan.paths[paths[0]].to_role
    groups = [(at, group) for at in paths for group in _qualified(plan, staff, plan.paths[at], month)]
    for at, (_, who) in groups:
        tallies.waiting[at, month] += _count(who)
    lines = [line for line in plan.lines if line.role == role]
    before = tallies.moves[paths, month].copy()
    _fill(plan, staff, bits, month, lines, groups, tallies)
    tallies.waiting[paths, month] -= tallies.moves[paths, month] - before


def _in_place(plan: SimulationPlan, staff: Staff, month: int, at: int, tallies: Tallies) -> None:
    """Everyone who qualifies, in the seat they have."""
    path = plan.paths[at]
    for rows, who in _qualified(plan, staff, path, month):
        places = rows.start * staff.draws + np.flatnonzero(who)
        jobs = jobs_at(plan, staff, places)
        _count_moves(plan, staff, month, np.full(places.shape, at), jobs, jobs + 1, places, tallies)
        rate, step = new_pay(plan, staff, month, places, jobs, jobs + 1, np.array(True))
        put(staff.rate, places, rate)
        put(staff.step, places, step)
        put(staff.in_role, places, month)
        put(staff.came, places, PROMOTED)
        put(staff.rung, places, staff.rung.reshape(-1)[places] + 1)


def _qualified(plan: SimulationPlan, staff: Staff, path: Path, month: int) -> list[Group]:
    """Who could take a path this month: in the role long enough, and certified where it asks for that."""
    holders = [job for job in plan.jobs if job.role == path.from_role and plan.lines[job.line].size]
    return [
        _qualified_in(staff, plan.lines[job.line], job.rung, path, month, _climbs(plan, job))
        for job in holders
    ]


def _climbs(plan: SimulationPlan, job: Job) -> bool:
    """Whether people in the job's line may hold another rung than its own."""
    return sum(each.line == job.line for each in plan.jobs) > 1


def _qualified_in(
    staff: Staff, line: LineSeats, rung: int, path: Path, month: int, climbs: bool = False
) -> Group:
    who = staff.in_role[line.rows] <= month - path.months_in_role
    if path.months_in_role == 0:  # not someone who came into the role this month
        who &= staff.in_role[line.rows] < month
    if path.certified:
        who &= staff.certified[line.rows] <= month
    if climbs:
        who &= staff.rung[line.rows] == rung
    return line.rows, who


def _fill(
    plan: SimulationPlan,
    staff: Staff,
    bits: Bits,
    month: int,
    lines: list[LineSeats],
    groups: list[tuple[int, Group]],
    tallies: Tallies,
) -> None:
    """Give the open seats of some lines to those who qualify, longest in role first, in every draw."""
    draws = staff.draws
    seats = [_open_places(staff, line) for line in lines]
    openings = np.concatenate([*seats, np.empty(0, dtype=np.int64)])
    if not openings.size:
        return
    openings = by_draw(openings, draws)
    people, path = _ranked(staff, groups, np.bincount(openings % draws, minlength=draws))
    chosen, taken = first_come(people, openings, draws)
    if taken.size:
        _move(plan, staff, bits, month, people[chosen], taken, path[chosen], tallies)


def by_draw(places: Places, draws: int) -> Places:
    """Places in the order of their draws, otherwise as they stand."""
    return places[np.argsort(places % draws, kind="stable")]


def first_come(people: Places, openings: Places, draws: int) -> tuple[Mask, Places]:
    """Who gets an open seat, in every draw one after the other, and which; both are given by draw."""
    open_in, able_in = (np.bincount(places % draws, minlength=draws) for places in (openings, people))
    rank = np.arange(people.size) - (np.cumsum(able_in) - able_in)[people % draws]
    chosen = rank < open_in[people % draws]
    first = (np.cumsum(open_in) - open_in)[people[chosen] % draws]
    return chosen, openings[first + rank[chosen]]


def _open_places(staff: Staff, line: LineSeats) -> Places:
    """The line's open seats that are offered inside first."""
    if not line.size:
        return np.empty(0, dtype=np.int64)
    free = staff.inside_first[line.rows] & (staff.filled_from[line.rows] <= NEVER)
    return line.first * staff.draws + np.flatnonzero(free)


def _ranked(
    staff: Staff, groups: list[tuple[int, Group]], open_in: NDArray[np.int64]
) -> tuple[Places, Places]:
    """By draw and longest in role first: people enough for the draw's open seats, and the path each would take."""
    wanted = open_in > 0
    found = [rows.start * staff.draws + np.flatnonzero(who & wanted) for _, (rows, who) in groups]
    path = np.repeat([at for at, _ in groups], [len(each) for each in found]).astype(np.int64)
    people = np.concatenate([*found, np.empty(0, dtype=np.int64)])
    if not people.size:
        return people, path
    since, draw = staff.in_role.reshape(-1)[people].astype(np.int64), people % staff.draws
    if people.size > MANY * staff.draws:  # sorting everyone would then take most of the time
        near = since <= _latest_needed(since, draw, open_in)[draw]
        people, path, since, draw = people[near], path[near], since[near], draw[near]
    order = np.argsort(draw * 65_536 + since + 32_768, kind="stable")
    return people[order], path[order]


def _latest_needed(
    since: NDArray[np.int64], draw: NDArray[np.int64], open_in: NDArray[np.int64]
) -> NDArray[np.int64]:
    """By draw, the month such that as many people came into their role by then as there are open seats."""
    first = since.min()
    months = int(since.max() - first) + 1
    came = np.bincount(draw * months + since - first, minlength=open_in.size * months)
    by_then = came.reshape(open_in.size, months).cumsum(axis=1)
    latest: NDArray[np.int64] = first + (by_then < open_in[:, np.newaxis]).sum(axis=1)
    return latest


def _move(
    plan: SimulationPlan,
    staff: Staff,
    bits: Bits,
    month: int,
    people: Places,
    seats: Places,
    path: Places,
    tallies: Tallies,
) -> None:
    """Move people to open seats; the seats they leave stand open."""
    more_hours = np.array([each.kind == "more_hours" for each in plan.paths])[path]
    old = jobs_at(plan, staff, people)
    rung = np.where(more_hours, staff.rung.reshape(-1)[people], 0)
    new = plan.job_of[seats // staff.draws] + rung
    _count_moves(plan, staff, month, path, old, new, people, tallies)
    pay = new_pay(plan, staff, month, people, old, new, ~more_hours)
    in_role = np.where(more_hours, staff.in_role.reshape(-1)[people], month).astype(np.int16)
    came = np.full(people.shape, PROMOTED, dtype=np.int8)
    reseat(plan, staff, bits, month, people, seats, pay, rung, in_role, came)


def new_pay(
    plan: SimulationPlan,
    staff: Staff,
    month: int,
    people: Places,
    old: NDArray[np.int32],
    new: NDArray[np.int32],
    promoted: Mask,
) -> tuple[Cents, NDArray[np.int8]]:
    """Rate and step: the raise for promotion up to the top, or a new hire's pay if more; never less than now.

    More hours in the same role bring no raise.
    """
    pay = plan.pay_in(month)
    rate = staff.rate.reshape(-1)[people].astype(np.int64)
    rate = np.where(pay.annual[new] & ~pay.annual[old], times(rate, pay.salary_hours), rate)
    rate = np.where(pay.annual[old] & ~pay.annual[new], times(rate, 1 / pay.salary_hours), rate)
    raised = np.minimum(times(rate, pay.promotion), pay.top_rate[new, month])
    wanted = np.where(promoted, raised, rate)
    paid = np.maximum(np.maximum(wanted, pay.start_rate[new, month]), rate)
    step = pay.start_step[new].copy()
    for job in np.unique(new) if pay.has_steps else ():
        table = pay.step_table[job]
        if table is not None:  # the lowest step that pays as much; pay over the top one is kept
            here = new == job
            reached = np.minimum(np.searchsorted(table[:, month], wanted[here]), len(table) - 1)
            step[here] = np.maximum(step[here], reached)
            paid[here] = np.maximum(table[step[here], month], rate[here])
    return paid, step


def _count_moves(
    plan: SimulationPlan,
    staff: Staff,
    month: int,
    path: Places,
    old: NDArray[np.int32],
    new: NDArray[np.int32],
    people: Places,
    tallies: Tallies,
) -> None:
    draw = people % staff.draws
    jobs, paths = len(plan.jobs), len(plan.paths)
    tallies.moved_out[:, month] += tabulate(old, draw, jobs, staff.draws)
    tallies.moved_in[:, month] += tabulate(new, draw, jobs, staff.draws)
    tallies.moves[:, month] += tabulate(path, draw, paths, staff.draws)
    waited = month - staff.in_role.reshape(-1)[people].astype(np.int64)
    np.add.at(tallies.months_in_role[:, month], (path, draw), waited)
    first = (staff.hired.reshape(-1)[people] < 0) & (staff.came.reshape(-1)[people] != PROMOTED)
    tallies.first_moves[:, month] += tabulate(path[first], draw[first], paths, staff.draws)


def tabulate(
    rows: NDArray[np.integer], draw: NDArray[np.integer], count: int, draws: int
) -> NDArray[np.int64]:
    """How often each row and draw occurs."""
    return np.bincount(rows * draws + draw, minlength=count * draws).reshape(count, draws)


def _count(who: Mask) -> NDArray[np.int32]:
    """By draw, how many are meant."""
    counted: NDArray[np.int32] = np.add.reduce(who.view(np.int8), axis=0, dtype=np.int32)
    return counted
