"""Moving people to a scenario's ranges in the simulation, by the rules of `ladder.pay.placement`.

Until the month of implementation the lines that are moved pay, raise and hire by the baseline's ranges. In that month
everyone in them, those hired or promoted into them since the start too, is placed after the general raise and before
merit or steps. People who were there at the start have the years in role that the budget counts for their line; later
hires have their own, and no more than these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR, Plan
from ladder.pay.placement import Move, is_moved, placement_target, years_in_role
from ladder.pay.structure import PayStructure, Schedule, moved_grades
from ladder.workforce.jobs import Job, LineSeats
from ladder.workforce.pay_tables import Cents, PaidBy, PayTables, pay_tables

_YEARS = 1_000  # more than anyone has in a role: a rate and years as one number


@dataclass(frozen=True, slots=True)
class Placing:
    """The month people are placed, counted from 0; what jobs pay until then; and, by job, how its people are placed."""

    month: int
    before: PayTables
    moves: tuple[Move | None, ...]


def paid_by_plan(
    plan: Plan, pay: PayStructure, lines: Sequence[LineSeats], jobs: Sequence[Job], before: Plan | None
) -> list[PaidBy]:
    """What pays each job by the plan's own ranges."""
    found = []
    for job in jobs:
        name, grade = lines[job.line].name, plan.roles[job.role].grade
        moved = before is not None and is_moved(plan.seats[name], name, before, plan.implementation)
        found.append(PaidBy(plan.grades[grade], pay.grades[grade], plan.seats[name], moved))
    return found


def placing_of(
    plan: Plan, pay: PayStructure, lines: Sequence[LineSeats], jobs: Sequence[Job], before: Plan | None
) -> Placing | None:
    """How a scenario moves the people of `before`, the baseline; None where it moves no one."""
    how = plan.implementation
    if how is None or before is None:
        return None
    old = moved_grades(plan, before)
    paid_first = paid_by_plan(plan, pay, lines, jobs, before)
    moves: list[Move | None] = []
    for at, job in enumerate(jobs):
        then = paid_first[at]
        first = _paid_first(lines[job.line].name, job, before, old) if then.at_least_minimum else None
        if first is None or first.grade.basis != then.grade.basis:
            moves.append(None)
            continue
        years = years_in_role(first.line, how.month)
        hours_a_year = plan.pay.full_time_hours * WEEKS_A_YEAR
        moves.append(Move(how, first.grade, first.points, then.grade, then.points, years, hours_a_year))
        paid_first[at] = first
    return Placing(
        how.month - plan.period.start, pay_tables(plan, pay, lines, jobs, paid_first), tuple(moves)
    )


def _paid_first(name: str, job: Job, before: Plan, old: dict[str, dict[str, Schedule]]) -> PaidBy | None:
    """What pays a job of a line that is moved until then; None where the baseline has no such role."""
    was = before.seats[name]
    role = before.roles.get(job.role if job.rung else was.role)
    return PaidBy(before.grades[role.grade], old[role.grade], was) if role else None


def placed(move: Move, job: Job, month: int, rates: Cents, in_role: NDArray[np.integer]) -> Cents:
    """What people of a job are paid once placed, never less than now; `in_role` is since when they are in the role."""
    years = (month - in_role.astype(np.int64)) // int(MONTHS_A_YEAR)
    if not job.rung:
        years = np.where(in_role < 0, move.years, np.minimum(years, move.years))
    alike, which = np.unique(rates * _YEARS + years, return_inverse=True)
    targets = [_target(move, month, *divmod(int(each), _YEARS)) for each in alike]
    found: Cents = np.maximum(rates, np.array(targets, dtype=np.int64)[which])
    return found


def _target(move: Move, month: int, rate: int, years: int) -> int:
    return int(placement_target(replace(move, years=years), Decimal(rate) / 100, month + 1) * 100)
