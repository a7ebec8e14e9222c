"""Seat lines and jobs as the simulation counts them: places for one person each, in rows by line.

A place is one person's part of a seat; a seat shared by two has two. A job is a role held in a line: the line's
own role, then those that its people reach without an opening, one rung above the other. A tally is kept for each job.

Every scenario starts with the people who are there today, in the baseline's seats, so a line has rows for those it has
today and for those it is authorized, whichever are more. A line that only the baseline has is authorized none.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR, Plan, SeatLine
from ladder.workforce.draws import line_key
from ladder.workforce.todays_team import places_held

IN_PLACE_BEFORE = -1
"""The month a line opens, where it was there before the plan."""


@dataclass(frozen=True, slots=True)
class LineSeats:
    """One seat line: rows `first` to `last` (not included) are places for one person; months count from 0.

    `held` of them are there today, the first ones; `places` are authorized from `opens` to `closes`.
    """

    name: str
    role: str
    key: int
    first: int
    last: int
    held: int
    places: int
    opens: int
    closes: int  # the last month its seats are authorized
    hours: float  # a week, of one person
    first_job: int

    @property
    def rows(self) -> slice:
        """Its places in every array."""
        return slice(self.first, self.last)

    @property
    def size(self) -> int:
        """How many rows it has."""
        return self.last - self.first

    def authorized_in(self, month: int) -> int:
        """Places authorized in a month."""
        return self.places if self.opens <= month <= self.closes else 0

    def opened_in(self, month: int) -> slice:
        """The rows that stand open from a month on: all of them, or what is added to today's in the first month."""
        if month != max(self.opens, 0) or month > self.closes:
            return slice(0, 0)
        return slice(self.first + (self.held if month == 0 else 0), self.first + self.places)

    @property
    def to_cut(self) -> int:
        """Places there today that are not authorized in the first month any more."""
        return max(self.held - self.authorized_in(0), 0)


@dataclass(frozen=True, slots=True)
class Job:
    """A role held in a seat line, so many rungs above the line's own role."""

    line: int
    role: str
    rung: int
    dollars_a_cent: float  # a month's wages of one person for each cent of the rate


def lay_out(plan: Plan, today: Plan) -> tuple[tuple[LineSeats, ...], tuple[Job, ...]]:
    """The plan's seat lines in rows, those of a role together, and the jobs in them; `today` is the baseline."""
    order = list(plan.roles)
    named = sorted(plan.seats.items(), key=lambda item: order.index(item[1].role))
    lines: list[LineSeats] = []
    jobs: list[Job] = []
    row = 0
    for name, line in named:
        chain = roles_without_opening(plan, line.role)
        lines.append(_line(plan, name, row, len(jobs), places_held(today, name)))
        jobs += [
            Job(len(lines) - 1, each, rung, _dollars_a_cent(plan, each, line))
            for rung, each in enumerate(chain)
        ]
        row = lines[-1].last
    return tuple(lines), tuple(jobs)


def roles_without_opening(plan: Plan, role: str) -> tuple[str, ...]:
    """A role, and those its people reach one after the other in the seat they have."""
    step = {path.from_role: path.to_role for path in plan.promotions if not path.needs_opening}
    chain = [role]
    while chain[-1] in step:
        chain.append(step[chain[-1]])
    return tuple(chain)


def _line(plan: Plan, name: str, row: int, first_job: int, held: int) -> LineSeats:
    line, start, months = plan.seats[name], plan.period.start, plan.period.months
    places = line.seats * line.shared_by
    return LineSeats(
        name=name,
        role=line.role,
        key=line_key(name),
        first=row,
        last=row + max(held, places),
        held=held,
        places=places,
        opens=line.first_month - start if line.first_month and line.first_month >= start else IN_PLACE_BEFORE,
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
