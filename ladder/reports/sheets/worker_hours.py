"""The sheet "Worker hours": hours that pay less, what the next hour leaves, and the agency's own benefits beside."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit
from ladder.worker.hours import next_hour_leaves
from ladder.worker.schedule import HOURS, PROFILES, WorkerSchedule

LABEL_WIDTH = 58


def build(results: Sequence[Result]) -> Sheet:
    """The sheet, for the scenario that leads."""
    lead = results[min(1, len(results) - 1)]
    tables = [_pay_less(lead), _next_hour(lead)]
    if any(item.per_person_month is not None for item in lead.plan.employer_cost.items.values()):
        tables.append(_own_benefits(lead))
    return Sheet(
        "Worker hours",
        f"What hours do: {lead.scenario.title}",
        tuple(tables),
        lines=(
            "Calculated, not live, for an invented worker's steady month. Hours that pay less: between them, working "
            "more leaves less than the last hours before. What is counted stands on the Worker sheet.",
        ),
    )


def _title(result: Result, role: str) -> str:
    rung = next(each for each in result.worker if each.role == role)
    return f"{rung.title} at ${rung.rate}"


def _pay_less(lead: Result) -> Table:
    columns = (
        Column("from", "Less from over", Unit.HOURS, 14),
        Column("ahead", "Ahead again at", Unit.HOURS, 14),
        Column("offered", "A seat offers it", Unit.TEXT, 14),
    )
    rows = tuple(
        Row(
            f"{each.role}.{each.profile}.{number}",
            f"{_title(lead, each.role)}: {PROFILES[each.profile]}"
            + ("" if each.ahead_at is not None else " (not ahead again within 40 hours)"),
            (each.last_before, each.ahead_at, "yes" if each.offered else "no"),
            kind=Kind.CALCULATION,
        )
        for number, each in enumerate(lead.pay_less)
    )
    if not rows:
        none = Row("none", "At no hours from 5 to 40 does working more leave less", (None, None, None))
        rows = (none,)
    title = "Hours that pay less, and hours to come out ahead"
    return Table("pay_less", title, columns, rows, label_header="Role and profile", label_width=LABEL_WIDTH)


def _next_hour(lead: Result) -> Table:
    hours = [weekly for weekly in HOURS if weekly % 5 == 0]
    columns = tuple(
        Column(f"h{weekly}", f"At {weekly} hours", Unit.CENTS, 14, projected=rung.projected)
        for rung in lead.worker[:1]
        for weekly in hours
    )
    rows = tuple(
        _next(fine, profile, words, hours) for fine in lead.fine for profile, words in PROFILES.items()
    )
    return Table(
        "next_hour",
        "What one more weekly hour leaves a month",
        columns,
        rows,
        label_header="Role and profile",
        label_width=LABEL_WIDTH,
    )


def _next(fine: WorkerSchedule, profile: str, words: str, hours: Sequence[Decimal]) -> Row:
    values = tuple(next_hour_leaves(fine, profile, weekly) for weekly in hours)
    return Row(f"{fine.role}.{profile}", f"{fine.title} at ${fine.rate}: {words}", values, Unit.CENTS)


def _own_benefits(lead: Result) -> Table:
    """What the agency's plans ask of a worker, and what that does to SSI wages."""
    columns = (
        Column("hours", "From hours a week", Unit.HOURS, 14),
        Column("agency", "Agency pays a month", Unit.CENTS, 14),
        Column("worker", "Worker pays a month", Unit.CENTS, 14),
        Column("ssi", "SSI rises by at most", Unit.CENTS, 14),
    )
    rows = []
    for name, item in lead.plan.employer_cost.items.items():
        if item.per_person_month is not None:
            share = item.worker_pays
            values = (item.from_hours, item.per_person_month, share, None if share is None else share / 2)
            rows.append(Row(name, item.title, values))
    return Table(
        "own_benefits",
        "The agency's own benefits beside SSI and SSDI",
        columns,
        tuple(rows),
        label_header="Plan",
        label_width=LABEL_WIDTH,
        note="What a worker pays through a cafeteria plan (section 125) is not wages for SSI: each "
        "dollar of it leaves 50 cents more SSI. It still counts toward SGA and trial work. "
        f"Retirement deferrals stay in SSI wages (POMS SI 00820.102).{_paid_leave(lead)}",
    )


def _paid_leave(lead: Result) -> str:
    """The agency's paid leave, and how SSI and SSDI take it."""
    leave = lead.plan.employer_cost.paid_leave
    if leave is None:
        return ""
    return (
        f" Paid leave, {leave.hours_a_year.normalize():f} hours a year at full time and in proportion below it, is "
        "wages for SSI when paid; SSDI asks about pay for work done, so ask SSA how a month with much leave counts."
    )
