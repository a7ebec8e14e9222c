"""The sheet "Worker month by month": one invented worker's sixty months as they come, nothing averaged away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from ladder.analysis import Result
from ladder.law.money import to_dollars
from ladder.law.ssdi_months import SsdiPhase
from ladder.law.ssi_months import SsiStatus
from ladder.reports.key_figures import before_and_after, worker_hours
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit, heading
from ladder.worker.extra_pay import ExtraPayEffect
from ladder.worker.over_time import RungPaths
from ladder.worker.pay_over_time import Grid
from ladder.worker.schedule import PROFILES, WITH_SSDI, WITH_SSI

SSI_WORDS = {
    SsiStatus.PAID: "paid",
    SsiStatus.ZERO: "nothing payable",
    SsiStatus.MEDICAID_1619B: "1619(b)",
    SsiStatus.SUSPENDED: "suspended",
    SsiStatus.INELIGIBLE: "ineligible",
    SsiStatus.TERMINATED: "terminated",
    SsiStatus.UNKNOWN: "not known",
}
SSDI_WORDS = {
    SsdiPhase.TRIAL_WORK: "trial work",
    SsdiPhase.EXTENDED: "paid",
    SsdiPhase.GRACE: "grace",
    SsdiPhase.SUSPENDED: "not paid",
    SsdiPhase.TERMINATED: "ended",
}


def build(results: Sequence[Result]) -> Sheet:
    """The sheet: the first rung under the scenario that leads, at its most usual hours; then each extra payment."""
    pair = before_and_after(results)
    hours, lead = worker_hours(pair), pair.after
    tables = [_months(lead.rungs_over_time, pair.after_rung.role, hours)]
    if lead.extra_pay:
        tables.append(_extra_pay(lead.extra_pay))
    title = f"{pair.after_rung.title}, {hours.normalize():f} hours a week, {lead.scenario.title}"
    return Sheet(
        "Worker month by month",
        f"An invented worker's sixty months: {title}",
        tuple(tables),
        lines=(
            "Calculated by the month-by-month law, not live. SSI counts pay when it is paid, two months later; SSDI "
            "counts it when it is worked for: months of three paydays and of 23 workdays stand as they are.",
            "The hours are the most usual on the first rung today, part time first; this role's seats may have others.",
            "Every rung at every number of hours from 5 to 40 is in the folder tables, a file for each scenario.",
        ),
    )


def _months(rungs: RungPaths, role: str, hours: Decimal) -> Table:
    paths = rungs.paths
    columns = tuple(
        Column(str(month), month, None, 11, projected=projected)
        for month, projected in zip(paths.months, paths.projected, strict=True)
    )
    at = {
        start.profile: column
        for column, start in enumerate(rungs.starts)
        if start.role == role and start.hours == hours
    }
    first = at["none"]

    def dollars(key: str, label: str, grid: Grid, column: int, kind: Kind = Kind.CALCULATION) -> Row:
        return Row(
            key, label, tuple(to_dollars(int(each)) for each in grid[:, column]), Unit.CENTS, kind=kind
        )

    def words(key: str, label: str, grid: Grid, column: int, names: Mapping[Any, str]) -> Row:
        return Row(key, label, tuple(names[each] for each in grid[:, column]), kind=Kind.TEXT)

    pay = paths.pay
    rows = [
        heading("pay", "Pay", columns),
        Row("workdays", "Workdays", pay.workdays, Unit.COUNT),
        Row("paydays", "Paydays", pay.paydays, Unit.COUNT),
        dollars("earned", "Pay earned (SSDI)", pay.earned, first),
        dollars("received", "Pay received (SSI)", pay.paid, first),
    ]
    for key, label, grid in (
        ("one_time", "  of it one-time pay", pay.one_time),
        ("back_pay", "  of it back pay", pay.back_pay),
    ):
        if grid[:, first].any():
            rows.append(dollars(key, label, grid, first))
    for profile, title in PROFILES.items():
        column = at[profile]
        rows.append(heading(profile, f"With {title}", columns))
        if profile in WITH_SSI:
            rows.append(words(f"{profile}.status", "SSI", paths.ssi_status, column, SSI_WORDS))
            rows.append(
                dollars(f"{profile}.ssi", "SSI and a known supplement", paths.ssi + paths.supplement, column)
            )
        if profile in WITH_SSDI:
            rows.append(words(f"{profile}.phase", "SSDI", paths.ssdi_phase, column, SSDI_WORDS))
            rows.append(dollars(f"{profile}.ssdi", "SSDI received", paths.ssdi, column))
        rows.append(
            dollars(f"{profile}.taxes", "FICA and federal income tax", paths.fica + paths.tax, column)
        )
        rows.append(dollars(f"{profile}.net", "Net income", paths.net, column, Kind.TOTAL))
    return Table("by_month", "Month by month", columns, tuple(rows), label_width=34)


def _extra_pay(effects: Sequence[ExtraPayEffect]) -> Table:
    columns = (
        Column("paid", "Paid", Unit.MONTH, 11),
        Column("pay", "Before taxes", Unit.CENTS, 13),
        Column("ssi", "Change in SSI", Unit.CENTS, 13),
        Column("ssdi", "Change in SSDI", Unit.CENTS, 13),
        Column("taxes", "Change in FICA and income tax", Unit.CENTS, 13),
        Column("left", "Left", Unit.CENTS, 13),
    )
    rows = tuple(
        Row(
            f"{each.name}.{each.role}.{each.profile}",
            f"{each.title}: {each.role_title}, {each.hours.normalize():f} hours, {PROFILES[each.profile]}",
            (each.paid, each.pay, each.ssi, each.ssdi, each.taxes, each.left),
        )
        for each in effects
    )
    title = "What one-time pay and late raises leave, to the end of the year after"
    return Table("extra_pay", title, columns, rows, label_header="Payment, role and profile", label_width=58)
