"""Hires that wait until an agency is ready: a plan whose new seats open no earlier than its preparation ends.

New seats are those beyond the seats filled now: lines that open in the plan's first month or later, and, in a scenario,
lines the baseline has not, and what a line has more than in the baseline. Seats taken away are not moved.
"""

from __future__ import annotations

from dataclasses import replace

from ladder.model.month import Month
from ladder.model.plan import Plan, SeatLine
from ladder.model.plan_set import DelayedSeats, ScenarioPlan


def ready_from(plan: Plan) -> Month | None:
    """The first month after the preparation; None without one, or where no one says how long it takes."""
    readiness = plan.readiness
    if readiness is None or readiness.months is None:
        return None
    return (readiness.starts or plan.period.start) + readiness.months


def with_hires_delayed(scenario: ScenarioPlan) -> ScenarioPlan:
    """The scenario with new seats moved to the month after the preparation, where the config asks; they are named."""
    plan, before = scenario.plan, scenario.before
    ready = ready_from(plan)
    if ready is None or plan.readiness is None or not plan.readiness.delay_hires:
        return scenario
    seats: dict[str, SeatLine] = {}
    delayed: list[DelayedSeats] = []
    for name, line in plan.seats.items():
        there = _seats_there(plan, line, before.seats.get(name) if before else line)
        opens = line.first_month or plan.period.start
        if there >= line.seats or opens >= ready:
            seats[name] = line
            continue
        new = name
        if there:
            seats[name] = line.model_copy(update={"seats": there})
            new = _free_name(f"{name}_new", {*plan.seats, *seats})
        seats[new] = line.model_copy(update={"seats": line.seats - there, "first_month": ready})
        delayed.append(DelayedSeats(new, name, line.seats - there, opens))
    return replace(scenario, plan=plan.model_copy(update={"seats": seats}), delayed=tuple(delayed))


def _seats_there(plan: Plan, line: SeatLine, today: SeatLine | None) -> int:
    """How many of a line's seats are there before the plan starts; all of them where it says who was hired when."""
    if line.hired or line.roster_rows:
        return line.seats
    if line.first_month is not None and line.first_month >= plan.period.start:
        return 0
    return min(line.seats, today.seats) if today else 0


def _free_name(name: str, taken: set[str]) -> str:
    """The name, with a number where it is taken."""
    number = 2
    free = name
    while free in taken:
        free = f"{name}_{number}"
        number += 1
    return free
