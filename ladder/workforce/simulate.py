"""Simulate a plan's workforce in parts of its draws, in one process or several, within a bound on memory.

A draw is the same whatever the number of draws, the size of the parts or the number of processes.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray

from ladder.workforce.draws import BLOCK
from ladder.workforce.jobs import Job, LineSeats
from ladder.workforce.monthly_step import simulate_draws
from ladder.workforce.simulation_plan import SimulationPlan
from ladder.workforce.tallies import Tallies, bytes_a_draw, empty_tallies, write

Floats = NDArray[np.float64]

MEMORY = 2_000_000_000  # bytes
BYTES_A_PLACE = 100
"""What one person of one draw takes while a part is stepped through, with room for what is made on the way."""
PLACES_AT_ONCE = 250_000
"""People of all draws of a part: few enough to stay near the processor, many enough for arrays to pay off."""


class TooManyDraws(ValueError):  # noqa: N818 - it says what is wrong
    """The draws do not fit into memory; `fits` says how many would."""

    def __init__(self, draws: int, fits: int) -> None:
        self.fits = fits
        super().__init__(f"{draws:,} draws do not fit into memory; {fits:,} would")


@dataclass(frozen=True, slots=True)
class SimulationResult:
    """A plan's workforce in every draw."""

    plan: SimulationPlan
    seed: int
    tallies: Tallies

    @property
    def draws(self) -> int:
        """How many draws there are."""
        return self.tallies.draws

    @property
    def paid_jobs(self) -> list[tuple[int, Job, LineSeats]]:
        """Each job with its number and line. A line that the plan has no seats in pays no one: it is empty by then."""
        jobs = ((at, job, self.plan.lines[job.line]) for at, job in enumerate(self.plan.jobs))
        return [(at, job, line) for at, job, line in jobs if line.places]

    def wages(self, lines: tuple[str, ...] | None = None) -> Floats:
        """Dollars of wages by month and draw, of all seat lines or those named."""
        total = np.zeros((len(self.plan.months), self.draws))
        for at, job, line in self.paid_jobs:
            if lines is None or line.name in lines:
                total += self.tallies.rates[at] * job.dollars_a_cent
        return total

    def paid_hours(self) -> Floats:
        """Paid hours by month and draw: weekly hours x 52 / 12."""
        total = np.zeros((len(self.plan.months), self.draws))
        for at, _, line in self.paid_jobs:
            total += self.tallies.heads[at] * (line.hours * 52 / 12)
        return total

    def by_role(self, counts: NDArray[np.integer]) -> dict[str, NDArray[np.integer]]:
        """A tally by job added up by the role people hold."""
        roles = dict.fromkeys(job.role for job in self.plan.jobs)
        return {
            role: counts[[at for at, job in enumerate(self.plan.jobs) if job.role == role]].sum(axis=0)
            for role in roles
        }

    def by_line(self, counts: NDArray[np.integer]) -> dict[str, NDArray[np.integer]]:
        """A tally by job added up by seat line."""
        return {
            line.name: counts[[at for at, job in enumerate(self.plan.jobs) if job.line == number]].sum(axis=0)
            for number, line in enumerate(self.plan.lines)
        }


def simulate(
    plan: SimulationPlan,
    *,
    draws: int,
    seed: int,
    chunk: int | None = None,
    processes: int = 1,
    memory: int = MEMORY,
    on_draws: Callable[[int], object] | None = None,
) -> SimulationResult:
    """Simulate so many draws, `chunk` at a time; `on_draws` is told how many are done after each part.

    `seed` is 0 to 2^64 - 1. Raises TooManyDraws where the results would take more than `memory` bytes.
    """
    at_once = min(draws, chunk or usual_chunk(plan))
    fits = draws_that_fit(plan, at_once, processes, memory)
    if draws > fits:
        raise TooManyDraws(draws, fits)
    parts = [range(first, min(first + at_once, draws)) for first in range(0, draws, at_once)]
    tallies = empty_tallies(plan, draws)
    for part, found in zip(parts, _simulated(plan, seed, parts, processes), strict=True):
        write(tallies, found, part.start)
        if on_draws is not None:
            on_draws(part.stop)
    return SimulationResult(plan, seed, tallies)


def usual_chunk(plan: SimulationPlan) -> int:
    """Draws at a time: whole blocks of random numbers, and arrays of a handy size."""
    return BLOCK * max(1, PLACES_AT_ONCE // (plan.rows * BLOCK))


def draws_that_fit(plan: SimulationPlan, chunk: int, processes: int, memory: int) -> int:
    """How many draws the memory holds, beside the parts that are worked on."""
    a_draw = bytes_a_draw(plan)
    at_work = processes * chunk * (plan.rows * BYTES_A_PLACE + a_draw)
    return max(0, (memory - at_work) // a_draw)


def _simulated(plan: SimulationPlan, seed: int, parts: list[range], processes: int) -> Iterator[Tallies]:
    if processes == 1 or len(parts) == 1:
        yield from map(simulate_draws, repeat(plan), repeat(seed), parts)
        return
    # Ctrl-C ends the others at once and without a traceback each; this process answers it.
    at_once = (signal.SIGINT, signal.SIG_DFL)
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=signal.signal, initargs=at_once)
    with pool:
        yield from pool.map(simulate_draws, repeat(plan), repeat(seed), parts)
