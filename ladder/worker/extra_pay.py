"""What each one-time payment, and each raise paid late, leaves an invented worker in all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ladder.law import Law
from ladder.law.money import to_dollars
from ladder.model.month import Month, month_range
from ladder.model.plan import Plan
from ladder.worker.paths import Workers, follow
from ladder.worker.pay_over_time import Grid, job
from ladder.worker.schedule import PROFILES, WorkerSchedule


@dataclass(frozen=True, slots=True)
class ExtraPayEffect:
    """One payment, one rung and one profile: what changes, dollars, to the end of the year after its own."""

    name: str
    title: str
    paid: Month
    role: str
    role_title: str
    hours: Decimal
    profile: str
    pay: Decimal  # before taxes; 0 for a raise paid late, which is the same pay at another time
    ssi: Decimal  # the state's supplement included
    ssdi: Decimal
    taxes: Decimal  # FICA and federal income tax
    left: Decimal


def extra_pay_effects(
    plan: Plan, schedules: Sequence[WorkerSchedule], law: Law
) -> tuple[ExtraPayEffect, ...]:
    """Each payment on each rung that gets it, at the fewest hours its seats offer, with each profile."""
    found: list[ExtraPayEffect] = []
    for name, title, paid, roles, without in _extras(plan):
        rungs = [each for each in schedules if roles is None or each.role in roles]
        if rungs:
            found += _effects(plan, without, rungs, law, (name, title, paid))
    return tuple(found)


def _extras(plan: Plan) -> Iterator[tuple[str, str, Month, tuple[str, ...] | None, Plan]]:
    """Name, title, month and roles of each payment and each late raise, and the plan without it."""
    pay = plan.pay
    for name, payment in pay.one_time_payments.items():
        others = {key: each for key, each in pay.one_time_payments.items() if key != name}
        without = pay.model_copy(update={"one_time_payments": others})
        roles = payment.roles
        yield name, payment.title, payment.paid, roles, plan.model_copy(update={"pay": without})
    for raised, paid in pay.back_pay.items():
        on_time = {key: each for key, each in pay.back_pay.items() if key != raised}
        without = pay.model_copy(update={"back_pay": on_time})
        title = f"Back pay for the raise of {raised.name}, against being paid on time"
        yield f"back_pay.{raised}", title, paid, None, plan.model_copy(update={"pay": without})


def _effects(
    plan: Plan, without: Plan, rungs: Sequence[WorkerSchedule], law: Law, payment: tuple[str, str, Month]
) -> Iterator[ExtraPayEffect]:
    start = plan.period.start
    months = month_range(start, Month.of(payment[2].year + 2, 1) - start)
    profiles = tuple(PROFILES) * len(rungs)

    def path_of(each: Plan) -> tuple[Grid, ...]:
        jobs = [job(each, rung.role, rung.rate, rung.seat_hours[0], months) for rung in rungs]
        workers = Workers(tuple(one for one in jobs for _ in PROFILES), profiles)
        paths = follow(each, workers, law, len(months))
        # A first year in part bears only its months' twelfths of the year's tax; the payment bears all it adds.
        in_part = 13 - start.month
        tax = paths.tax.copy()
        tax[:in_part] = tax[:in_part] * 12 // in_part
        return paths.wages, paths.ssi + paths.supplement, paths.ssdi, paths.fica + tax

    changes = [
        (after - before).sum(axis=0) for after, before in zip(path_of(plan), path_of(without), strict=True)
    ]
    for column, profile in enumerate(profiles):
        rung = rungs[column // len(PROFILES)]
        pay, ssi, ssdi, taxes = (to_dollars(int(change[column])) for change in changes)
        left = pay + ssi + ssdi - taxes
        yield ExtraPayEffect(
            *payment, rung.role, rung.title, rung.seat_hours[0], profile, pay, ssi, ssdi, taxes, left
        )
