"""What is counted in every draw: by job and month, by path and month."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from ladder.workforce.simulation_plan import SimulationPlan

Counts = NDArray[np.int32]
BANDS = ("first year", "later")
"""Service of people who leave: up to twelve months, or more."""


@dataclass(frozen=True, slots=True)
class Tallies:
    """Counts in draws (the last axis). Axes before it: job or path, then month; leavers have the band between."""

    opening_heads: Counts  # by job, no month: people on staff as the plan's first month begins
    heads: Counts  # people paid in the month
    rates: NDArray[np.int64]  # the sum of their rates, in cents: hourly, or salaries
    uncertified: Counts  # of the heads, those not certified yet
    learning: NDArray[np.float32]  # heads' worth of working time not yet productive
    learning_uncertified: NDArray[np.float32]  # of it, that of people not certified yet
    hires: Counts  # from outside
    leavers: Counts  # job, band, month: who leave of themselves, or are not certified in time
    not_certified_in_time: Counts  # of the leavers
    let_go: Counts  # whose seat was closed or cut
    fewer_hours: Counts  # who took a seat of their role with fewer hours, for theirs was closed or cut
    added_hours: Counts  # the same with more hours
    moved_in: Counts  # from another job, by any path or from a seat that was cut
    moved_out: Counts
    moves: Counts  # by path
    first_moves: Counts  # by path: the first of someone on staff at the start
    waiting: Counts  # by path: who qualify and have not moved by the month's end
    months_in_role: NDArray[np.int64]  # by path and month: of those who moved, months in the role they left
    moved_heads: NDArray[
        np.int64
    ]  # by job and month, over all draws: heads who came to their seat from another
    moved_rates: NDArray[np.int64]  # the sum of their rates, in cents
    placed_heads: NDArray[
        np.int64
    ]  # the same of heads who were placed in new ranges, in the job they still have
    placed_rates: NDArray[np.int64]

    @property
    def draws(self) -> int:
        """How many draws were counted."""
        return int(self.heads.shape[-1])


OVER_ALL_DRAWS = ("moved_heads", "moved_rates", "placed_heads", "placed_rates")
_WIDE = {
    "rates": np.int64,
    "months_in_role": np.int64,
    "learning": np.float32,
    "learning_uncertified": np.float32,
}
_BY_PATH = ("moves", "first_moves", "waiting", "months_in_role")


def empty_tallies(plan: SimulationPlan, draws: int) -> Tallies:
    """Nothing counted yet."""
    months, jobs, paths = len(plan.months), len(plan.jobs), len(plan.paths)
    tables: dict[str, NDArray[np.generic]] = {}
    for field in fields(Tallies):
        name = field.name
        if name in OVER_ALL_DRAWS:
            tables[name] = np.zeros((jobs, months), dtype=np.int64)
        elif name == "opening_heads":
            tables[name] = np.zeros((jobs, draws), dtype=np.int32)
        elif name == "leavers":
            tables[name] = np.zeros((jobs, len(BANDS), months, draws), dtype=np.int32)
        else:
            rows = paths if name in _BY_PATH else jobs
            tables[name] = np.zeros((rows, months, draws), dtype=_WIDE.get(name, np.int32))
    return Tallies(**tables)  # type: ignore[arg-type]


def bytes_a_draw(plan: SimulationPlan) -> int:
    """What one more draw adds to the tallies."""
    one = empty_tallies(plan, 1)
    return sum(
        getattr(one, field.name).nbytes for field in fields(Tallies) if field.name not in OVER_ALL_DRAWS
    )


def write(whole: Tallies, part: Tallies, first: int) -> None:
    """Write the tallies of some draws into those of all, from draw `first` on."""
    for field in fields(Tallies):
        into, found = getattr(whole, field.name), getattr(part, field.name)
        if field.name in OVER_ALL_DRAWS:
            into += found
        else:
            into[..., first : first + found.shape[-1]] = found
