"""Who is there as the plan starts: known people, and others with a steady team's service; today's in a scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ladder.model.plan import Plan
from ladder.model.workforce import Workforce
from ladder.workforce.exits import NO_EXITS, monthly_exits, service_at_start
from ladder.workforce.jobs import LineSeats
from ladder.workforce.vacancies import months_to_fill, vacancy_of

Floats = NDArray[np.float64]


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
    within: tuple[int, ...]  # months from hire that their role gave to be certified, or -1
    fill_mean: Floats  # months those vacant are looked for, in all
    fill_spread: Floats


def starting_team(today: Plan, lines: Sequence[LineSeats]) -> StartingTeam:
    """Who is there by the baseline's plan; a line that it does not have today has no one."""
    workforce = today.workforce or Workforce()
    exits = [
        monthly_exits(workforce, today.seats[line.name].role) if line.held else NO_EXITS for line in lines
    ]
    fill = [
        months_to_fill(today, line.name, leave, workforce) if line.held else (0.0, 0.0)
        for line, leave in zip(lines, exits, strict=True)
    ]
    return StartingTeam(
        on_staff=tuple(_on_staff(today, line) for line in lines),
        service=tuple(map(service_at_start, exits)),
        vacancy=np.array([float(vacancy_of(today, line.name)) if line.held else 0.0 for line in lines]),
        within=tuple(_within(today, line) for line in lines),
        fill_mean=np.array([mean for mean, _ in fill]),
        fill_spread=np.array([spread for _, spread in fill]),
    )


def _within(today: Plan, line: LineSeats) -> int:
    asked = today.roles[today.seats[line.name].role].certification if line.held else None
    return asked.within_months if asked else -1


def _on_staff(today: Plan, line: LineSeats) -> OnStaff:
    if not line.held:
        return OnStaff(np.empty(0, dtype=np.int16), None)
    given = today.seats[line.name]
    months = [min(month - today.period.start, -1) for month in sorted(given.hired)]
    return OnStaff(np.array(months[: line.held], dtype=np.int16), given.certified)
