"""Sixty months in a few figures: starting on each rung, and being promoted from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from ladder.law import Law
from ladder.law.medicaid import Medicaid
from ladder.law.money import to_dollars
from ladder.law.ssdi_months import SsdiPhase
from ladder.law.ssi_months import SsiStatus
from ladder.model.month import month_range
from ladder.model.plan import Plan
from ladder.worker.paths import PATH_MONTHS, Paths, Workers, follow, rates_over_time
from ladder.worker.schedule import WorkerSchedule

PROFILES = ("ssi", "ssdi", "both")
MEDICAID_WORDS = {
    Medicaid.SSI: "with SSI",
    Medicaid.MEDICAID_1619B: "1619(b)",
    Medicaid.BUY_IN: "buy-in",
    Medicaid.UNKNOWN: "ask",
}
_PAID = (SsdiPhase.TRIAL_WORK, SsdiPhase.EXTENDED, SsdiPhase.GRACE)


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


def paths_of_rungs(plan: Plan, schedules: Sequence[WorkerSchedule], law: Law) -> tuple[PathSummary, ...]:
    """Starting on each rung, at each number of hours its seats offer, with each benefit profile."""
    months = month_range(plan.period.start, PATH_MONTHS)
    starts = [
        (schedule, hours, profile)
        for schedule in schedules
        for hours in schedule.seat_hours
        for profile in PROFILES
    ]
    workers = Workers(
        rates=tuple(rates_over_time(plan, schedule.rate, months) for schedule, _, _ in starts),
        hours=tuple(hours for _, hours, _ in starts),
        profiles=tuple(profile for _, _, profile in starts),
    )
    paths = follow(plan, workers, law)
    return tuple(
        summary(
            paths,
            column,
            f"{schedule.role}.{hours.normalize():f}",
            f"{schedule.title}, {hours.normalize():f} hours",
        )
        for column, (schedule, hours, _) in enumerate(starts)
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
        rates = (
            *rates_over_time(plan, before.rate, months)[: step.months_in_role],
            *rates_over_time(plan, after.rate, months)[step.months_in_role :],
        )
        workers = Workers((rates,) * len(PROFILES), (hours,) * len(PROFILES), PROFILES)
        paths = follow(plan, workers, law, len(months))
        title = f"{before.title} to {after.title}, {hours.normalize():f} hours"
        key = f"{step.from_role}.{step.to_role}"
        summaries += [
            summary(paths, column, key, title, step.months_in_role) for column in range(len(PROFILES))
        ]
    return tuple(summaries)


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
