"""The people in their places, over many draws at once: a row a place, a column a draw.

Months are counted from the plan's start, and only the month of an event is kept, so that nothing has to be counted
up: someone hired in month h has t - h months of service in month t. People on staff at the start have negative months.
Places are also numbered through, row by row: `place = row x draws + draw`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ladder.workforce import draws as numbers
from ladder.workforce.draws import Bits
from ladder.workforce.simulation_plan import SimulationPlan

Places = NDArray[np.int64]
Short = NDArray[np.int16]

NEVER = 30_000  # a month that does not come
NOT_WAITING = 32_767  # no one is looked for: the seat is filled, or not authorized
NO_ONE = -30_000

# How people came to their seat: from outside or before the plan; from a seat of the same role that was cut; by a path.
FROM_OUTSIDE, RESEATED, PROMOTED = range(3)


@dataclass(slots=True)
class Staff:
    """Who holds each place. A vacant one has rate 0."""

    rate: NDArray[np.int32]  # cents
    hired: Short
    in_role: Short  # the month they came into the role; NEVER where vacant
    certified: Short  # the month from which they are certified
    filled_from: Short  # the month in which a vacant, open seat is filled from outside
    inside_first: NDArray[np.bool_]  # vacant, and offered to staff who qualify first
    came: NDArray[np.int8]  # how they came to their seat; see above
    step: NDArray[np.int8]
    rung: NDArray[np.int8]  # above the line's own role
    wants: NDArray[np.bool_]  # more hours, where the role has moves to more; see `wants_more`
    wanting: NDArray[np.float64]  # by row: the share who do
    to_cut: NDArray[np.int16]  # by line and draw: seats still to be cut, each once it is vacant

    @property
    def draws(self) -> int:
        """How many draws the columns are."""
        return int(self.rate.shape[1])


def staff_at_start(plan: SimulationPlan, bits: Bits) -> Staff:
    """The team as the plan's first month begins: everyone whose hire month is known, with the service that gives.

    The other seats have a steady team's service, and the plan's share of them is vacant.
    """
    shape = bits.shape
    staff = Staff(
        rate=np.zeros(shape, dtype=np.int32),
        hired=np.full(shape, NO_ONE, dtype=np.int16),
        in_role=np.full(shape, NEVER, dtype=np.int16),
        certified=np.full(shape, NO_ONE, dtype=np.int16),
        filled_from=np.full(shape, NOT_WAITING, dtype=np.int16),
        inside_first=np.zeros(shape, dtype=np.bool_),
        came=np.zeros(shape, dtype=np.int8),
        step=np.zeros(shape, dtype=np.int8),
        rung=np.zeros(shape, dtype=np.int8),
        wants=np.zeros(shape, dtype=np.bool_),
        wanting=_wanting(plan),
        to_cut=np.zeros((len(plan.lines), shape[1]), dtype=np.int16),
    )
    for at, line in enumerate(plan.lines):
        if line.held:
            _seat(plan, staff, at, bits[line.first : line.first + line.held])
    return staff


def _seat(plan: SimulationPlan, staff: Staff, at: int, bits: Bits) -> None:
    """Fill a line that is there at the start, but for its vacant seats."""
    line, team = plan.lines[at], plan.at_start
    rows = slice(line.first, line.first + line.held)
    known = team.on_staff[at]
    vacant = numbers.uniform(bits, numbers.VACANT) < team.vacancy[at]
    vacant[: known.hired.size] = False
    service = 1 + np.searchsorted(team.service[at], numbers.uniform(bits, numbers.SERVICE), side="right")
    service[: known.hired.size] = -known.hired[:, np.newaxis]
    hired = np.where(vacant, NO_ONE, -service)
    staff.hired[rows] = hired
    staff.in_role[rows] = np.where(vacant, NEVER, hired)
    staff.rate[rows] = np.where(vacant, 0, plan.pay.opening_rate[at])
    staff.step[rows] = plan.pay.opening_step[at]
    staff.wants[rows] = numbers.uniform(bits, numbers.WANTS) < staff.wanting[rows][:, np.newaxis]
    certified = np.minimum(hired + _earned_at_start(plan, at, service, bits), NEVER)
    if plan.certifying and known.certified is not None:
        theirs = certified[: known.hired.size]
        theirs[:] = hired[: known.hired.size] if known.certified else np.maximum(theirs, 1)
    staff.certified[rows] = np.where(vacant, NO_ONE, certified)
    # A seat has been vacant for some part of the months it takes to fill.
    at_line = np.full(bits.shape, at)
    wait = numbers.months_drawn(bits, team.fill_mean[at_line], team.fill_spread[at_line], numbers.FILL)
    left = np.where(wait < NEVER, np.floor(wait * numbers.uniform(bits, numbers.VACANT_SINCE)), NEVER)
    staff.filled_from[rows] = np.where(vacant, left, NOT_WAITING)
    staff.inside_first[rows] = vacant & (numbers.uniform(bits, numbers.INSIDE) < plan.internal_share)


def _earned_at_start(
    plan: SimulationPlan, at: int, service: NDArray[np.int64], bits: Bits
) -> NDArray[np.int64]:
    """Months from hire to certification of people in a line; who was not certified in time is not there any more."""
    earned = months_of_earning(plan, bits)
    within = plan.at_start.within[at] if plan.certifying else -1
    return np.where(service > within, np.minimum(earned, within), earned) if within >= 0 else earned


def open_seats(plan: SimulationPlan, staff: Staff, bits: Bits, month: int) -> None:
    """Seats authorized from this month on stand open."""
    for line in plan.lines:
        rows = line.opened_in(month)
        if rows.start < rows.stop:
            places = np.arange(rows.start * staff.draws, rows.stop * staff.draws)
            vacate(plan, staff, bits, places, month)


def vacate(plan: SimulationPlan, staff: Staff, bits: Bits, places: Places, month: int) -> None:
    """Leave places vacant and start looking for people, or cut them where the line has seats to cut."""
    if staff.to_cut.any():
        places = _without_cut(plan, staff, places)
    found = bits.reshape(-1)[places]
    wait = _months_vacant(plan, found, plan.line_of[places // staff.draws])
    empty(staff, places)
    put(staff.filled_from, places, np.minimum(month + wait, NEVER))
    put(staff.inside_first, places, numbers.uniform(found, numbers.INSIDE) < plan.internal_share)


def _without_cut(plan: SimulationPlan, staff: Staff, places: Places) -> Places:
    """Cut as many of these places as their lines have to cut, and give the others."""
    lines = plan.line_of[places // staff.draws].astype(np.int64)
    group = lines * staff.draws + places % staff.draws
    order = np.argsort(group, kind="stable")
    counts = np.bincount(group, minlength=staff.to_cut.size)
    rank = np.empty_like(group)
    rank[order] = np.arange(group.size) - (np.cumsum(counts) - counts)[group[order]]
    cut = rank < staff.to_cut.reshape(-1)[group]
    taken = np.bincount(group[cut], minlength=staff.to_cut.size)
    staff.to_cut -= taken.reshape(staff.to_cut.shape).astype(np.int16)
    empty(staff, places[cut])
    staying: Places = places[~cut]
    return staying


def empty(staff: Staff, places: Places) -> None:
    """Leave places vacant, with no one looked for."""
    put(staff.rate, places, 0)
    put(staff.hired, places, NO_ONE)
    put(staff.in_role, places, NEVER)
    put(staff.certified, places, NO_ONE)
    put(staff.filled_from, places, NOT_WAITING)
    put(staff.inside_first, places, False)
    put(staff.came, places, FROM_OUTSIDE)
    put(staff.rung, places, 0)


def hire(plan: SimulationPlan, staff: Staff, bits: Bits, places: Places, month: int) -> None:
    """Put new people in vacant places, at the pay of a new hire."""
    found = bits.reshape(-1)[places]
    rows = places // staff.draws
    jobs = plan.job_of[rows]
    pay = plan.pay_in(month)
    put(staff.rate, places, pay.start_rate[jobs, month])
    put(staff.step, places, pay.start_step[jobs])
    put(staff.hired, places, month)
    put(staff.in_role, places, month)
    put(staff.certified, places, np.minimum(month + months_of_earning(plan, found), NEVER))
    put(staff.filled_from, places, NOT_WAITING)
    put(staff.wants, places, numbers.uniform(found, numbers.WANTS) < staff.wanting[rows])


def reseat(
    plan: SimulationPlan,
    staff: Staff,
    bits: Bits,
    month: int,
    people: Places,
    seats: Places,
    pay: tuple[NDArray[np.int64], NDArray[np.int8]],
    rung: NDArray[np.int8],
    in_role: Short,
    came: NDArray[np.int8],
) -> None:
    """Move people to open seats, at some rates and steps; the seats they leave stand open, or are cut."""
    kept = {name: getattr(staff, name).reshape(-1)[people] for name in ("hired", "certified", "wants")}
    vacate(plan, staff, bits, people, month)
    put(staff.rate, seats, pay[0])
    put(staff.step, seats, pay[1])
    put(staff.hired, seats, kept["hired"])
    put(staff.certified, seats, kept["certified"])
    put(staff.wants, seats, kept["wants"])
    put(staff.in_role, seats, in_role)
    put(staff.rung, seats, rung)
    put(staff.came, seats, came)
    put(staff.filled_from, seats, NOT_WAITING)
    put(staff.inside_first, seats, False)


def months_of_earning(plan: SimulationPlan, bits: Bits) -> NDArray[np.int64]:
    """Months from hire to certification; NEVER for those who do not earn it."""
    if plan.certifying is None:
        return np.zeros(bits.shape, dtype=np.int64)
    mean, spread = np.array(plan.certifying.mean), np.array(plan.certifying.spread)
    months = numbers.months_drawn(bits, mean, spread, numbers.EARN)
    return np.where(numbers.uniform(bits, numbers.PASS) < plan.certifying.pass_share, months, NEVER)


def jobs_at(plan: SimulationPlan, staff: Staff, places: Places) -> NDArray[np.int32]:
    """The job of the people in these places."""
    jobs: NDArray[np.int32] = plan.job_of[places // staff.draws]
    return jobs + staff.rung.reshape(-1)[places] if plan.climbs_in_place else jobs


def put(table: NDArray[Any], places: Places, values: NDArray[Any] | float) -> None:
    """Write values into the places of a table."""
    table.reshape(-1)[places] = values


def _months_vacant(plan: SimulationPlan, bits: Bits, lines: NDArray[np.integer]) -> NDArray[np.int64]:
    return numbers.months_drawn(bits, plan.fill_mean[lines], plan.fill_spread[lines], numbers.FILL)


def _wanting(plan: SimulationPlan) -> NDArray[np.float64]:
    share = {path.from_role: path.wanted_by for path in plan.paths if path.kind == "more_hours"}
    by_line = np.array([share.get(line.role, 0.0) for line in plan.lines])
    wanting: NDArray[np.float64] = by_line[plan.line_of]
    return wanting
