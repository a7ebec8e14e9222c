"""The sheet "Promotions": what each step up changes in net income at the same hours, live, and where it leaves less."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.plan import Promotion
from ladder.reports.sheets import worker
from ladder.reports.sheets.pay_after import TYPICAL_AND_ON_THE_DAY, pay_after_table
from ladder.reports.sheets.steady_months import hours_key, shown_hours
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit
from ladder.worker.hours import PromotionEffect
from ladder.worker.schedule import PROFILES, WorkerSchedule

LABEL_WIDTH = 58


def build(results: Sequence[Result]) -> Sheet | None:
    """The sheet for the scenario that leads; None where it has no step between roles with seats."""
    lead = results[min(1, len(results) - 1)]
    by_role = {each.role: each for each in lead.worker}
    steps = [step for step in lead.plan.promotions if step.from_role in by_role and step.to_role in by_role]
    if not steps:
        return None
    tables = [_changes(results, lead, step, by_role[step.from_role], by_role[step.to_role]) for step in steps]
    tables.append(_leaves_less(lead))
    on_the_day = pay_after_table(lead, steps)
    if on_the_day:
        tables.insert(0, on_the_day)
    return Sheet(
        "Promotions",
        f"What each step up means at the same hours: {lead.scenario.title}",
        tuple(tables),
        lines=(
            "An invented worker's net income in a steady month after the step, less before it. See the Worker sheet "
            "for what is counted.",
            *(TYPICAL_AND_ON_THE_DAY if on_the_day else ()),
        ),
    )


def _changes(
    results: Sequence[Result], lead: Result, step: Promotion, before: WorkerSchedule, after: WorkerSchedule
) -> Table:
    hours = [weekly for weekly in shown_hours(before) if weekly in shown_hours(after)]
    columns = tuple(
        Column(hours_key(weekly), f"{weekly.normalize():f} hours", None, 14, projected=after.projected)
        for weekly in hours
    )
    tables = [worker.table_of(results, lead, each) for each in (before, after)]
    rows = []
    for profile, words in PROFILES.items():
        values = tuple(
            after.profiles[profile].net[after.at(weekly)] - before.profiles[profile].net[before.at(weekly)]
            for weekly in hours
        )
        formulas = tuple(
            f"={{{tables[1]}!{profile}.net@{hours_key(weekly)}}}-{{{tables[0]}!{profile}.net@{hours_key(weekly)}}}"
            for weekly in hours
        )
        rows.append(Row(profile, f"With {words}", values, Unit.CENTS, formula=formulas))
    title = f"{before.title} to {after.title}"
    key = f"step.{step.from_role}.{step.to_role}"
    return Table(key, title, columns, tuple(rows), label_header="Net income a month", label_width=LABEL_WIDTH)


def _leaves_less(lead: Result) -> Table:
    titles = {name: role.title for name, role in lead.plan.roles.items()}
    rows = tuple(
        Row(
            f"{each.from_role}.{each.to_role}.{each.profile}",
            f"{titles[each.from_role]} to {titles[each.to_role]}: {PROFILES[each.profile]}",
            (_hours(each),),
            kind=Kind.TEXT,
            flows=True,
        )
        for each in lead.promotion_effects
    )
    return Table(
        "leaves_less",
        "Weekly hours at which the step leaves less than before (calculated, not live)",
        (Column("hours", "Hours", Unit.TEXT, 14),),
        rows,
        label_header="Step and profile",
        label_width=LABEL_WIDTH,
    )


def _hours(effect: PromotionEffect) -> str:
    if not effect.leaves_less:
        return "at no hours from 5 to 40"
    return ", ".join(_stretch(low, high) for low, high in effect.leaves_less)


def _stretch(low: Decimal, high: Decimal) -> str:
    return f"{low.normalize():f}" if low == high else f"{low.normalize():f} to {high.normalize():f}"
