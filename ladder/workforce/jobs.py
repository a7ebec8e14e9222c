"""Seat lines and jobs as the simulation counts them: places for one person each, in rows by line.

A place is one person's part of a seat; a seat shared by two has two. A job is a role held in a line: the line's
own role, then those that its people reach without an opening, one rung above the other. A tally is kept for each job.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR, Plan, SeatLine
from ladder.workforce.draws import line_key

IN_PLACE_BEFORE = -1
"""The month a line opens, where it was there before the plan."""


@dataclass(frozen=True, slots=True)
class LineSeats:
    """One seat line: its places are rows `first` to `last` (not included); months count from 0."""

    name: str
    role: str
    key: int
    first: int
    last: int
    opens: int
    closes: int  # the last month its seats are authorized
    hours: float  # a week, of one person
    first_job: int

    @property
    def places(self) -> int:
        """How many people the line has room for."""
        return self.last - self.first

    @property
    def rows(self) -> slice:
        """Its places in every array."""
        return slice(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Job:
    """A role held in a seat line, so many rungs above the line's own role."""

    line: int
    role: str
    rung: int
    dollars_a_cent: float  # a month's wages of one person for each cent of the rate


def lay_out(plan: Plan) -> tuple[tuple[LineSeats, ...], tuple[Job, ...]]:
    """The plan's seat lines in rows, those of a role together, and the jobs in them."""
    order = list(plan.roles)
    named = sorted(plan.seats.items(), key=lambda item: order.index(item[1].role))
    lines: list[LineSeats] = []
    jobs: list[Job] = []
    row = 0
    for name, line in named:
        places = line.seats * line.shared_by
        chain = roles_without_opening(plan, line.role)
        lines.append(_line(plan, name, line, row, len(jobs)))
        jobs += [
            Job(len(lines) - 1, each, rung, _dollars_a_cent(plan, each, line))
            for rung, each in enumerate(chain)
        ]
        row += places
    return tuple(lines), tuple(jobs)


def roles_without_opening(plan: Plan, role: str) -> tuple[str, ...]:
    """A role, and those its people reach one after the other in the seat they have."""
    step = {path.from_role: path.to_role for path in plan.promotions if not path.needs_opening}
    chain = [role]
    while chain[-1] in step:
        chain.append(step[chain[-1]])
    return tuple(chain)


def _line(plan: Plan, name: str, line: SeatLine, row: int, first_job: int) -> LineSeats:
    start, months = plan.period.start, plan.period.months
    before = line.first_month is None or line.first_month < start
    return LineSeats(
        name=name,
        role=line.role,
        key=line_key(name),
        first=row,
        last=row + line.seats * line.shared_by,
        opens=IN_PLACE_BEFORE if line.first_month is None or before else line.first_month - start,
        closes=months if line.last_month is None else line.last_month - start,
        hours=float(line.hours_a_person),
        first_job=first_job,
    )


def _dollars_a_cent(plan: Plan, role: str, line: SeatLine) -> float:
    """A salary is a year's for full-time hours; an hourly rate is paid for weekly hours x 52 a year."""
    annual = plan.grades[plan.roles[role].grade].basis == "annual"
    weekly = line.hours_a_person
    times_a_year = weekly / plan.pay.full_time_hours if annual else weekly * WEEKS_A_YEAR
    return float(times_a_year / MONTHS_A_YEAR / Decimal(100))
