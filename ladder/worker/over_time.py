"""Sixty months on each rung at every number of hours, and after each promotion; and each path in a few figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from ladder.law import Law
from ladder.law.medicaid import Medicaid
from ladder.law.money import to_dollars
from ladder.law.ssdi_months import SsdiPhase
from ladder.law.ssi_months import SsiStatus
from ladder.model.month import month_range
from ladder.model.plan import Plan
from ladder.worker.paths import PATH_MONTHS, Paths, Workers, follow
from ladder.worker.pay_over_time import job, promoted
from ladder.worker.schedule import PROFILES, WorkerSchedule

WITH_BENEFITS = ("ssi", "ssdi", "both")
MEDICAID_WORDS = {
    Medicaid.SSI: "with SSI",
    Medicaid.MEDICAID_1619B: "1619(b)",
    Medicaid.BUY_IN: "buy-in",
    Medicaid.UNKNOWN: "ask",
}
_AROUND = ("ssdi", "ssi")
_AFTERWARDS = 12  # months that a picture shows of the new role, at least
_PAID = (SsdiPhase.TRIAL_WORK, SsdiPhase.EXTENDED, SsdiPhase.GRACE)


@dataclass(frozen=True, slots=True)
class Start:
    """Where a path begins: a rung at some weekly hours, with one benefit profile."""

    role: str
    title: str
    hours: Decimal
    profile: str
    offered: bool  # a seat of the role has these hours


@dataclass(frozen=True, slots=True)
class RungPaths:
    """Starting on each rung, at every number of hours and with every profile: one column a start."""

    starts: tuple[Start, ...]
    paths: Paths


@dataclass(frozen=True, slots=True)
class PathSummary:
    """One invented worker's sixty months. Amounts are dollars a month; months count from 1."""

    key: str
    title: str
    profile: str
    ssdi_stops: int | None  # the first month SSDI is not paid for; None: never, or no SSDI
    months_with_ssdi: int
    months_with_ssi: int
    net_by_year: tuple[Decimal, ...]  # the average month of each year
    lowest_month: Decimal
    medicaid: str  # in the last month
    medicare: str
    projected: bool


def paths_of_rungs(plan: Plan, schedules: Sequence[WorkerSchedule], law: Law) -> RungPaths:
    """Starting on each rung, at every whole hour from 5 to 40 and the hours its seats offer, with each profile."""
    months = month_range(plan.period.start, PATH_MONTHS)
    starts, jobs = [], []
    for schedule in schedules:
        at_the_rung = job(plan, schedule.role, schedule.rate, Decimal(0), months)
        for hours in schedule.hours:
            offered = hours in schedule.seat_hours
            starts += [Start(schedule.role, schedule.title, hours, each, offered) for each in PROFILES]
            jobs += [replace(at_the_rung, hours=hours)] * len(PROFILES)
    workers = Workers(tuple(jobs), tuple(start.profile for start in starts))
    return RungPaths(tuple(starts), follow(plan, workers, law))


def summaries_of_rungs(rungs: RungPaths) -> tuple[PathSummary, ...]:
    """The paths of staff who receive benefits, at the hours that seats offer."""
    return tuple(
        summary(
            rungs.paths,
            column,
            f"{start.role}.{start.hours.normalize():f}",
            f"{start.title}, {start.hours.normalize():f} hours",
        )
        for column, start in enumerate(rungs.starts)
        if start.offered and start.profile in WITH_BENEFITS
    )


def paths_of_promotions(plan: Plan, schedules: Sequence[WorkerSchedule], law: Law) -> tuple[PathSummary, ...]:
    """Starting on a rung, promoted after the months it asks, at the same hours; sixty months from then on."""
    by_role = {schedule.role: schedule for schedule in schedules}
    summaries: list[PathSummary] = []
    for step in plan.promotions:
        before, after = by_role.get(step.from_role), by_role.get(step.to_role)
        if before is None or after is None:
            continue
        hours = before.seat_hours[0]
        months = month_range(plan.period.start, step.months_in_role + PATH_MONTHS)
        lower, upper = (job(plan, each.role, each.rate, hours, months) for each in (before, after))
        stepped = promoted(lower, upper, step.months_in_role)
        paths = follow(plan, Workers((stepped,) * len(WITH_BENEFITS), WITH_BENEFITS), law, len(months))
        title = f"{before.title} to {after.title}, {hours.normalize():f} hours"
        key = f"{step.from_role}.{step.to_role}"
        summaries += [
            summary(paths, column, key, title, step.months_in_role) for column in range(len(WITH_BENEFITS))
        ]
    return tuple(summaries)


@dataclass(frozen=True, slots=True)
class PromotionMonths:
    """One invented worker's months around a promotion, one column a profile of `profiles`; `after` counts from 0."""

    from_title: str
    to_title: str
    hours: Decimal
    profiles: tuple[str, ...]
    paths: Paths
    after: int  # the number of the first month in the new role


def months_around_a_promotion(
    plan: Plan, schedules: Sequence[WorkerSchedule], law: Law
) -> PromotionMonths | None:
    """Sixty months of a worker on the first promotion path, who is promoted after the months it asks.

    At the hours most seats of the lower role have, part time first. None where no path has seats at both ends and
    leaves a year after the promotion.
    """
    by_role = {schedule.role: schedule for schedule in schedules}
    for step in plan.promotions:
        lower, upper = by_role.get(step.from_role), by_role.get(step.to_role)
        after = max(step.months_in_role, 1)
        if lower is None or upper is None or after > PATH_MONTHS - _AFTERWARDS:
            continue
        hours = _usual_hours(plan, lower)
        months = month_range(plan.period.start, PATH_MONTHS)
        before, later = (job(plan, each.role, each.rate, hours, months) for each in (lower, upper))
        workers = Workers((promoted(before, later, after),) * len(_AROUND), _AROUND)
        return PromotionMonths(lower.title, upper.title, hours, _AROUND, follow(plan, workers, law), after)
    return None


def _usual_hours(plan: Plan, rung: WorkerSchedule) -> Decimal:
    """The weekly hours of most people in the role, part time before full time."""
    people: dict[Decimal, int] = {}
    for line in plan.seats.values():
        if line.role == rung.role and line.hours_a_person in rung.seat_hours:
            hours = line.hours_a_person
            people[hours] = people.get(hours, 0) + line.seats * line.shared_by
    part_time = {hours: count for hours, count in people.items() if hours < plan.pay.full_time_hours}
    usual = part_time or people
    return max(usual, key=lambda hours: (usual[hours], -hours)) if usual else rung.seat_hours[0]


def summary(paths: Paths, column: int, key: str, title: str, skipped: int = 0) -> PathSummary:
    """One worker's months from the `skipped`th on."""
    profile = paths.workers.profiles[column]
    phase = paths.ssdi_phase[skipped:, column]
    stopped = np.isin(phase, (SsdiPhase.SUSPENDED, SsdiPhase.TERMINATED))
    net = paths.net[skipped:, column]
    years = [net[start : start + 12] for start in range(0, len(net), 12)]
    return PathSummary(
        key=f"{key}.{profile}",
        title=title,
        profile=profile,
        ssdi_stops=int(stopped.argmax()) + 1 if stopped.any() else None,
        months_with_ssdi=int(np.isin(phase, _PAID).sum()),
        months_with_ssi=int((paths.ssi_status[skipped:, column] == SsiStatus.PAID).sum()),
        net_by_year=tuple(to_dollars(int(year.sum())) / len(year) for year in years),
        lowest_month=to_dollars(int(net.min())),
        medicaid=MEDICAID_WORDS[Medicaid(int(paths.medicaid[-1, column]))],
        medicare="yes" if paths.medicare[-1, column] and profile != "ssi" else "no",
        projected=any(paths.projected[skipped:]),
    )
