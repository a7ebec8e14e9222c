"""What hours do: stretches that pay less, hours to come out ahead, what the next hour and a promotion leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ladder.model.plan import Plan
from ladder.worker.schedule import (
    PROFILES,
    SteadyLaw,
    WorkerSchedule,
    hours_that_pay_less,
    schedule,
)

FINE_HOURS = tuple(Decimal(tenths) / 10 for tenths in range(50, 421))
"""Weekly hours from 5 to 42 in tenths, so that a line shows where it is and 40 hours has a next hour."""
MOST_HOURS = Decimal(40)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hours between which working more leaves less: from the last hours before, to those that make whole again."""

    role: str
    profile: str
    last_before: Decimal
    ahead_at: Decimal | None  # None: not within 40 hours
    offered: bool  # a seat of this role has the hours to come out ahead


@dataclass(frozen=True, slots=True)
class PromotionEffect:
    """What a promotion changes at the same hours, one profile: dollars a month, and where it leaves less."""

    from_role: str
    to_role: str
    profile: str
    leaves_less: tuple[tuple[Decimal, Decimal], ...]  # stretches of weekly hours, both ends included


def fine_schedule(rung: WorkerSchedule, plan: Plan, law: SteadyLaw) -> WorkerSchedule:
    """A rung's schedule in tenths of an hour."""
    return schedule(rung.role, rung.title, rung.rate, rung.seat_hours, plan, law, FINE_HOURS)


def stretches_that_pay_less(fine: WorkerSchedule) -> tuple[Stretch, ...]:
    """Every stretch up to 40 hours, for each profile with benefits."""
    upto = sum(weekly <= MOST_HOURS for weekly in fine.hours)
    found = []
    for profile in PROFILES:
        net = fine.profiles[profile].net[:upto]
        for last_before, ahead in hours_that_pay_less(fine.hours[:upto], net):
            # A cent of rounding, or the dollar minimum of SSI running out, is not a loss to plan by.
            start = fine.hours.index(last_before)
            dip = net[start] - min(net[start:upto] if ahead is None else net[start : fine.hours.index(ahead)])
            if dip > 1:
                offered = ahead is not None and any(weekly >= ahead for weekly in fine.seat_hours)
                found.append(Stretch(fine.role, profile, last_before, ahead, offered))
    return tuple(found)


def next_hour_leaves(fine: WorkerSchedule, profile: str, weekly: Decimal) -> Decimal:
    """Dollars a month that one more weekly hour leaves."""
    at = fine.at(weekly)
    later = fine.at(weekly + 1)
    return fine.profiles[profile].net[later] - fine.profiles[profile].net[at]


def promotion_effects(plan: Plan, fine: Sequence[WorkerSchedule]) -> tuple[PromotionEffect, ...]:
    """Each promotion path between roles with seats, each profile: the hours at which it leaves less."""
    by_role = {each.role: each for each in fine}
    effects = []
    for step in plan.promotions:
        before, after = by_role.get(step.from_role), by_role.get(step.to_role)
        if before is None or after is None:
            continue
        places = {weekly: at for at, weekly in enumerate(after.hours)}
        shared = {
            weekly: (at, places[weekly])
            for at, weekly in enumerate(before.hours)
            if weekly in places and weekly <= MOST_HOURS
        }
        hours = tuple(shared)
        for profile in PROFILES:
            one, other = before.profiles[profile].net, after.profiles[profile].net
            less = [other[later] < one[earlier] for earlier, later in shared.values()]
            effects.append(PromotionEffect(step.from_role, step.to_role, profile, _stretches(hours, less)))
    return tuple(effects)


def _stretches(hours: Sequence[Decimal], flags: Sequence[bool]) -> tuple[tuple[Decimal, Decimal], ...]:
    """Runs of hours whose flag is set."""
    runs: list[tuple[Decimal, Decimal]] = []
    for weekly, flag, before in zip(hours, flags, (False, *flags), strict=False):
        if flag and before:
            runs[-1] = (runs[-1][0], weekly)
        elif flag:
            runs.append((weekly, weekly))
    return tuple(runs)
