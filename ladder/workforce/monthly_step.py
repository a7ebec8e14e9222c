"""The workforce over time, every place and person, month by month, over many draws at once.

Each month takes these steps, all on its first day, and then pays whoever is in a seat:

1. seats that end are cut where they are vacant, and from then on where they fall vacant; others open. Seats end that
   close, and in the first month those of today that a scenario does not have;
2. people leave, by role and service;
3. those whose time for certification has run out leave;
4. raises: general, then, where a scenario moves people to its ranges that month, their place in them, then merit or
   steps;
5. people in seats that end take seats of their role that open;
6. moves up into open seats, the top of the ladder first;
7. who still holds a seat that ends takes an open seat of the role, or is let go;
8. people are hired from outside into seats that have waited long enough.

A part of the draws is a pure function of the plan, the seed and which draws they are, so that parts can be
simulated anywhere and in any order.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ladder.workforce.climb import climb, tabulate
from ladder.workforce.cut_seats import cut_held_seats, cut_vacant_seats, ending, move_to_new_seats
from ladder.workforce.draws import Bits, month_bits
from ladder.workforce.exits import FIRST_YEAR
from ladder.workforce.pay_tables import times
from ladder.workforce.placing import placed
from ladder.workforce.simulation_plan import SimulationPlan
from ladder.workforce.staff import (
    FROM_OUTSIDE,
    Places,
    Staff,
    hire,
    jobs_at,
    open_seats,
    staff_at_start,
    vacate,
)
from ladder.workforce.tallies import Tallies, empty_tallies


def simulate_draws(plan: SimulationPlan, seed: int, draws: range) -> Tallies:
    """Simulate some of the draws, by number, from the plan's start to its end."""
    staff = staff_at_start(plan, month_bits(seed, plan.keys, 0, draws))
    tallies = empty_tallies(plan, len(draws))
    for at, job in enumerate(plan.jobs):
        if job.rung == 0:
            tallies.opening_heads[at] = _sum(staff.rate[plan.lines[job.line].rows] > 0)
    for month in range(len(plan.months)):
        advance(plan, staff, month_bits(seed, plan.keys, month + 1, draws), month, tallies)
    return tallies


def advance(plan: SimulationPlan, staff: Staff, bits: Bits, month: int, tallies: Tallies) -> None:
    """One month, in the order stated above."""
    ended = ending(plan, month)
    cut_vacant_seats(plan, staff, ended, month)
    open_seats(plan, staff, bits, month)
    _leave(plan, staff, bits, month, tallies)
    _certification_runs_out(plan, staff, bits, month, tallies)
    _raise_pay(plan, staff, month)
    move_to_new_seats(plan, staff, bits, ended, month, tallies)
    climb(plan, staff, bits, month, tallies)
    cut_held_seats(plan, staff, bits, ended, month, tallies)
    _hire(plan, staff, bits, month, tallies)
    _count(plan, staff, month, tallies)


def _leave(plan: SimulationPlan, staff: Staff, bits: Bits, month: int, tallies: Tallies) -> None:
    """Few leave in a month: look closely only at those whose bits are under the line's highest chance."""
    bound = np.repeat(plan.highest_bound[:, month], [line.size for line in plan.lines])
    places = np.flatnonzero(bits < bound[:, np.newaxis])
    places = places[staff.rate.reshape(-1)[places] > 0]
    jobs = jobs_at(plan, staff, places)
    band = (month - staff.hired.reshape(-1)[places] > FIRST_YEAR).astype(np.int64)
    leaves = bits.reshape(-1)[places] < plan.exit_bounds[jobs, month, band]
    _go(plan, staff, bits, month, places[leaves], tallies)


def _certification_runs_out(
    plan: SimulationPlan, staff: Staff, bits: Bits, month: int, tallies: Tallies
) -> None:
    """The role gives so many months from hire; who is not certified by then cannot stay."""
    if plan.certifying is None:
        return
    for job, within in zip(plan.jobs, plan.certifying.within, strict=True):
        line = plan.lines[job.line]
        if within < 0 or not line.size:
            continue
        late = (staff.hired[line.rows] == month - within - 1) & (staff.certified[line.rows] > month - 1)
        if plan.climbs_in_place:
            late &= staff.rung[line.rows] == job.rung
        places = line.first * staff.draws + np.flatnonzero(late)
        jobs = jobs_at(plan, staff, places)
        counted = tabulate(jobs, places % staff.draws, len(plan.jobs), staff.draws)
        tallies.not_certified_in_time[:, month] += counted
        _go(plan, staff, bits, month, places, tallies)


def _go(plan: SimulationPlan, staff: Staff, bits: Bits, month: int, places: Places, tallies: Tallies) -> None:
    """People leave these places, which stand open."""
    band = (month - staff.hired.reshape(-1)[places] > FIRST_YEAR).astype(np.int64)
    rows = 2 * jobs_at(plan, staff, places).astype(np.int64) + band
    gone = tabulate(rows, places % staff.draws, 2 * len(plan.jobs), staff.draws)
    tallies.leavers[:, :, month] += gone.reshape(len(plan.jobs), 2, staff.draws)
    vacate(plan, staff, bits, places, month)


def _raise_pay(plan: SimulationPlan, staff: Staff, month: int) -> None:
    """Everyone in a seat: the general raise, the place in new ranges, then merit up to the maximum, or steps."""
    pay = plan.pay_in(month)
    placing = plan.placing if plan.placing and plan.placing.month == month else None
    if pay.general[month] == pay.merit[month] == 1 and not pay.steps_up[month] and placing is None:
        return
    for at, job in enumerate(plan.jobs):
        rows = plan.lines[job.line].rows
        rate = staff.rate[rows]
        held = rate > 0 if not plan.climbs_in_place else (rate > 0) & (staff.rung[rows] == job.rung)
        table, move = pay.step_table[at], placing.moves[at] if placing else None
        after = times(rate.astype(np.int64), pay.general[month])
        if move:
            after[held] = placed(move, job, month, after[held], staff.in_role[rows][held])
        if table is None:
            within = np.minimum(times(after, pay.merit[month]), pay.top_rate[at, month])
            raised = np.maximum(after, within)
        else:
            now = np.searchsorted(table[:, month], after) if move else staff.step[rows]
            step = np.minimum(now + pay.steps_up[month], len(table) - 1)
            staff.step[rows] = np.where(held, step, staff.step[rows])
            raised = np.maximum(after, table[step, month])  # pay over the top step is kept
        staff.rate[rows] = np.where(held, raised, rate)


def _hire(plan: SimulationPlan, staff: Staff, bits: Bits, month: int, tallies: Tallies) -> None:
    places = np.flatnonzero(staff.filled_from <= month)
    jobs = plan.job_of[places // staff.draws]
    tallies.hires[:, month] += tabulate(jobs, places % staff.draws, len(plan.jobs), staff.draws)
    hire(plan, staff, bits, places, month)


def _count(plan: SimulationPlan, staff: Staff, month: int, tallies: Tallies) -> None:
    """Who is paid this month, and how much, after everyone has come and gone."""
    held = staff.rate > 0
    for at, job in enumerate(plan.jobs):
        rows = plan.lines[job.line].rows
        rate, here = staff.rate[rows], held[rows]
        moved = staff.came[rows] != FROM_OUTSIDE
        if plan.climbs_in_place:
            here = here & (staff.rung[rows] == job.rung)
            rate = rate * here
        tallies.heads[at, month] = _sum(here)
        tallies.rates[at, month] = np.add.reduce(rate, axis=0, dtype=np.int64)
        if moved.any():
            tallies.moved_heads[at, month] = np.count_nonzero(moved & here)
            tallies.moved_rates[at, month] = np.add.reduce(rate, axis=None, dtype=np.int64, where=moved)
        if plan.placing and plan.placing.moves[at] and month >= plan.placing.month:
            theirs = here & ~moved & (staff.hired[rows] < plan.placing.month)
            tallies.placed_heads[at, month] = np.count_nonzero(theirs)
            tallies.placed_rates[at, month] = np.add.reduce(rate, axis=None, dtype=np.int64, where=theirs)
        if plan.certifying:
            tallies.uncertified[at, month] = _sum((staff.certified[rows] > month) & here)
    if plan.onboarding_lost.size:
        _count_learning(plan, staff, month, tallies)


def _count_learning(plan: SimulationPlan, staff: Staff, month: int, tallies: Tallies) -> None:
    """The share of new people's time that is not yet productive, by months since hire."""
    places = np.flatnonzero(staff.hired > month - plan.onboarding_lost.size)
    months = month - staff.hired.reshape(-1)[places].astype(np.int64)
    rows = jobs_at(plan, staff, places).astype(np.int64) * staff.draws + places % staff.draws
    size = len(plan.jobs) * staff.draws
    weights = plan.onboarding_lost[months]
    lost = np.bincount(rows, weights=weights, minlength=size)
    tallies.learning[:, month] = lost.reshape(len(plan.jobs), staff.draws)
    if plan.certifying:
        waits = staff.certified.reshape(-1)[places] > month
        lost = np.bincount(rows[waits], weights=weights[waits], minlength=size)
        tallies.learning_uncertified[:, month] = lost.reshape(len(plan.jobs), staff.draws)


def _sum(who: NDArray[np.bool_]) -> NDArray[np.int32]:
    counted: NDArray[np.int32] = np.add.reduce(who.view(np.int8), axis=0, dtype=np.int32)
    return counted
