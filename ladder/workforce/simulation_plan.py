"""A plan as the arrays that the simulation steps through: who may leave, move up and be hired, and at what pay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from graphlib import TopologicalSorter
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ladder.model.month import Month
from ladder.model.plan import Plan
from ladder.model.workforce import Workforce
from ladder.pay.structure import PayStructure, build_pay_structure
from ladder.workforce.draws import Bits, chance_bits
from ladder.workforce.entry_pay import against_baseline
from ladder.workforce.exits import NO_EXITS, MonthlyExits, monthly_exits, service_at_start
from ladder.workforce.jobs import Job, LineSeats, lay_out
from ladder.workforce.pay_tables import PayTables, pay_tables
from ladder.workforce.placing import Placing, paid_by_plan, placing_of
from ladder.workforce.todays_team import with_todays_lines

Floats = NDArray[np.float64]
NEVER_FILLED = 30_000.0  # months: a vacant seat where no one leaves, and the vacancy is meant to stay


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
class OnStaff:
    """The people of a line whose hire months the roster or the config gives: they are there when the plan starts.

    Months are counted from the plan's start, and all before it. `certified` is None where that is not known.
    """

    hired: NDArray[np.int16]
    certified: bool | None


@dataclass(frozen=True, slots=True)
class StartingTeam:
    """The people there as the plan starts, by line: today's, in a scenario too."""

    on_staff: tuple[OnStaff, ...]
    service: tuple[Floats, ...]  # the others' months of service, as shares of a steady team
    vacancy: Floats  # the share of its other seats that are vacant
    fill_mean: Floats  # months those vacant are looked for, in all
    fill_spread: Floats


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
    roles: frozenset[str]  # the plan's own; today's people may be in one that it takes out

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
    today, own_roles = before or plan, frozenset(plan.roles)
    with_todays = with_todays_lines(plan, today)
    if with_todays is not plan:
        plan, pay = with_todays, build_pay_structure(with_todays, before)
    workforce = plan.workforce or Workforce()
    lines, jobs = lay_out(plan, today)
    exits = {role: monthly_exits(workforce, role) for role in plan.roles}
    chance = _exit_chance(plan, pay, lines, jobs, exits, before)
    bounds = chance_bits(chance)
    fill = [_months_to_fill(plan, line.name, exits[line.role], workforce) for line in lines]
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
        at_start=_starting_team(today, lines),
        fill_mean=np.array([mean for mean, _ in fill]),
        fill_spread=np.array([spread for _, spread in fill]),
        internal_share=float(workforce.internal_share),
        certifying=_certifying(plan, workforce, jobs),
        onboarding_lost=1 - np.array([float(share) for share in workforce.onboarding]),
        paths=_paths(plan, workforce),
        top_first=_top_first(plan),
        roles=own_roles,
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


def _starting_team(today: Plan, lines: Sequence[LineSeats]) -> StartingTeam:
    """Who is there by the baseline's plan; a line that it does not have today has no one."""
    workforce = today.workforce or Workforce()
    exits = [
        monthly_exits(workforce, today.seats[line.name].role) if line.held else NO_EXITS for line in lines
    ]
    fill = [
        _months_to_fill(today, line.name, leave, workforce) if line.held else (0.0, 0.0)
        for line, leave in zip(lines, exits, strict=True)
    ]
    return StartingTeam(
        on_staff=tuple(_on_staff(today, line) for line in lines),
        service=tuple(map(service_at_start, exits)),
        vacancy=np.array([float(_vacancy(today, line.name)) if line.held else 0.0 for line in lines]),
        fill_mean=np.array([mean for mean, _ in fill]),
        fill_spread=np.array([spread for _, spread in fill]),
    )


def _on_staff(today: Plan, line: LineSeats) -> OnStaff:
    if not line.held:
        return OnStaff(np.empty(0, dtype=np.int16), None)
    given = today.seats[line.name]
    months = [min(month - today.period.start, -1) for month in sorted(given.hired)]
    return OnStaff(np.array(months[: line.held], dtype=np.int16), given.certified)


def _vacancy(plan: Plan, line: str) -> Decimal:
    own = plan.seats[line].vacancy
    return plan.pay.vacancy if own is None else own


def _months_to_fill(plan: Plan, line: str, exits: MonthlyExits, workforce: Workforce) -> tuple[float, float]:
    """Mean and spread of the months a seat waits for someone from outside.

    Where the config does not say, as long as keeps the plan's share of seats vacant: vacant seats are leavers a
    month times months vacant, and leavers are a yearly share of the filled seats.
    """
    if workforce.months_to_fill is not None:
        return float(workforce.months_to_fill.mean), float(workforce.months_to_fill.spread)
    vacancy = float(_vacancy(plan, line))
    if vacancy == 0:
        return 0.0, 0.0
    leavers = _steady_exits(exits) * (1 - vacancy)
    return (min(vacancy / leavers, NEVER_FILLED) if leavers else NEVER_FILLED), 0.0


def _steady_exits(exits: MonthlyExits) -> float:
    """Leavers a month over people in seats, in a steady team."""
    if exits.first_year == exits.later:
        return exits.later
    stay = (1 - exits.first_year) ** 12
    served = (1 - stay) / exits.first_year if exits.first_year else 12.0
    return 1 / (served + stay / exits.later) if exits.later else 0.0


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
