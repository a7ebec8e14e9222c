"""A plan as the arrays that the simulation steps through: who may leave, move up and be hired, and at what pay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ladder.model.month import Month
from ladder.model.plan import Plan, Role
from ladder.model.workforce import Workforce
from ladder.pay.structure import PayStructure, build_pay_structure
from ladder.workforce.draws import Bits, chance_bits
from ladder.workforce.entry_pay import against_baseline
from ladder.workforce.exits import MonthlyExits, monthly_exits
from ladder.workforce.jobs import Job, LineSeats, lay_out
from ladder.workforce.pay_tables import PayTables, pay_tables
from ladder.workforce.placing import Placing, paid_by_plan, placing_of
from ladder.workforce.starting_team import StartingTeam, starting_team
from ladder.workforce.todays_team import with_todays_lines
from ladder.workforce.vacancies import months_to_fill

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Path:
    """A way up: into an open seat, in the seat one has, or to an open seat with more hours in the same role."""

    kind: Literal["opening", "in_place", "more_hours"]
    from_role: str
    to_role: str
    months_in_role: int
    certified: bool = False
    wanted_by: float = 1.0


@dataclass(frozen=True, slots=True)
class Certifying:
    """Months from hire to certification, the share who earn it, and by job the months there are to do so (or -1)."""

    mean: float
    spread: float
    pass_share: float
    within: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SimulationPlan:
    """Everything the monthly step reads. Rows are places for one person; lines and jobs index the tables."""

    months: tuple[Month, ...]
    lines: tuple[LineSeats, ...]
    jobs: tuple[Job, ...]
    line_of: NDArray[np.int32]  # by row
    job_of: NDArray[np.int32]  # by row: the line's own job
    pay: PayTables
    placing: Placing | None  # where a scenario moves people to its own ranges
    exit_chance: Floats  # by job, month and band of service: the chance of leaving
    exit_bounds: Bits  # the same, as bits
    highest_bound: Bits  # by line and month, over its jobs and bands
    at_start: StartingTeam
    fill_mean: Floats  # by line, months
    fill_spread: Floats
    internal_share: float
    certifying: Certifying | None
    onboarding_lost: Floats  # by month since hire: the share of working time that is not yet productive
    paths: tuple[Path, ...]
    top_first: tuple[str, ...]  # roles, the top of the ladder first
    roles: Mapping[str, Role]  # with those it takes out, where people are in them as it starts

    @property
    def rows(self) -> int:
        """Places for one person, in all lines."""
        return self.lines[-1].last

    def pay_in(self, month: int) -> PayTables:
        """What jobs pay in a month."""
        return self.placing.before if self.placing and month < self.placing.month else self.pay

    @property
    def climbs_in_place(self) -> bool:
        """Whether anyone can move up in the seat they have."""
        return len(self.jobs) > len(self.lines)

    @property
    def keys(self) -> tuple[tuple[int, int], ...]:
        """The address of each line's random numbers, and its places."""
        return tuple((line.key, line.size) for line in self.lines)


def simulation_plan(plan: Plan, pay: PayStructure, before: Plan | None = None) -> SimulationPlan:
    """Lay a plan out for simulation; `before` is the baseline's plan, None for the baseline itself.

    The config's checks have passed; see `ladder.config.workforce_checks`.
    """
    today = before or plan
    with_todays = with_todays_lines(plan, today)
    if with_todays is not plan:
        plan, pay = with_todays, build_pay_structure(with_todays, before)
    workforce = plan.workforce or Workforce()
    lines, jobs = lay_out(plan, today)
    exits = {role: monthly_exits(workforce, role) for role in plan.roles}
    chance = _exit_chance(plan, pay, lines, jobs, exits, before)
    bounds = chance_bits(chance)
    fill = [months_to_fill(plan, line.name, exits[line.role], workforce) for line in lines]
    sizes = [line.size for line in lines]
    return SimulationPlan(
        months=plan.period.all_months,
        lines=lines,
        jobs=jobs,
        line_of=np.repeat(np.arange(len(lines), dtype=np.int32), sizes),
        job_of=np.repeat(np.array([line.first_job for line in lines], dtype=np.int32), sizes),
        pay=pay_tables(plan, pay, lines, jobs, paid_by_plan(plan, pay, lines, jobs, before)),
        placing=placing_of(plan, pay, lines, jobs, before),
        exit_chance=chance,
        exit_bounds=bounds,
        highest_bound=np.array(
            [bounds[[job.line == at for job in jobs]].max(axis=(0, 2)) for at in range(len(lines))]
        ),
        at_start=starting_team(today, lines),
        fill_mean=np.array([mean for mean, _ in fill]),
        fill_spread=np.array([spread for _, spread in fill]),
        internal_share=float(workforce.internal_share),
        certifying=_certifying(plan, workforce, jobs),
        onboarding_lost=1 - np.array([float(share) for share in workforce.onboarding]),
        paths=_paths(plan, workforce),
        top_first=_top_first(plan),
        roles=plan.roles,
    )


def _exit_chance(
    plan: Plan,
    pay: PayStructure,
    lines: Sequence[LineSeats],
    jobs: Sequence[Job],
    exits: dict[str, MonthlyExits],
    before: Plan | None,
) -> Floats:
    """By job, month and band: the config's exits, which are those at the baseline's pay.

    With an elasticity, each 1% that a scenario pays more than that, beside entry pay, lowers them by so many percent.
    """
    elasticity = float((plan.workforce or Workforce()).pay_elasticity)
    against = against_baseline(plan, pay, lines, before) if elasticity and before else None
    chance = np.empty((len(jobs), plan.period.months, 2))
    for at, job in enumerate(jobs):
        chance[at] = exits[job.role].first_year, exits[job.role].later
        if against is not None:
            chance[at] *= (against[job.line] ** -elasticity)[:, np.newaxis]
    return np.minimum(chance, 1.0)


def _certifying(plan: Plan, workforce: Workforce, jobs: Sequence[Job]) -> Certifying | None:
    earning = workforce.certification
    if earning is None:
        return None
    asked = [plan.roles[job.role].certification for job in jobs]
    within = tuple(each.within_months if each else -1 for each in asked)
    return Certifying(
        float(earning.months.mean), float(earning.months.spread), float(earning.pass_share), within
    )


def _paths(plan: Plan, workforce: Workforce) -> tuple[Path, ...]:
    paths = [
        Path(
            "opening" if step.needs_opening else "in_place",
            step.from_role,
            step.to_role,
            step.months_in_role,
            step.certification is not None,
        )
        for step in plan.promotions
    ]
    paths += [
        Path("more_hours", role, role, more.months_in_role, wanted_by=float(more.wanted_by))
        for role, more in workforce.more_hours.items()
    ]
    return tuple(paths)


def _top_first(plan: Plan) -> tuple[str, ...]:
    """Roles so that each stands before those that lead to it."""
    order: TopologicalSorter[str] = TopologicalSorter(dict.fromkeys(plan.roles, ()))
    for step in plan.promotions:
        order.add(step.from_role, step.to_role)
    return tuple(order.static_order())
