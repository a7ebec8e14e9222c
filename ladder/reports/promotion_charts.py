"""An invented worker's income by source over sixty months, with a promotion in them: a chart a benefit profile."""

from __future__ import annotations

from decimal import Decimal

from ladder.analysis import Result
from ladder.law.money import to_dollars
from ladder.reports.charts import Chart
from ladder.reports.charts.income_by_source import IncomeData, chart
from ladder.reports.charts.words import dollars
from ladder.reports.income_parts import phases_of, sources_of
from ladder.reports.sheets.month_by_month import SSDI_WORDS, SSI_WORDS
from ladder.worker.over_time import PromotionMonths
from ladder.worker.pay_over_time import Grid
from ladder.worker.schedule import PROFILES, WITH_SSDI, WITH_SSI


def promotion_charts(result: Result, foot: str) -> list[Chart]:
    """The charts of one scenario; none without a promotion path whose roles both have seats."""
    found = result.around_a_promotion
    if found is None:
        return []
    return [
        chart(_income(found, column, foot), f"income-by-source-{profile}")
        for column, profile in enumerate(found.profiles)
    ]


def _income(found: PromotionMonths, column: int, foot: str) -> IncomeData:
    paths, profile = found.paths, found.profiles[column]
    count = len(paths.months)
    cash = {"wages": _column(paths.wages, column)}
    states = {"Role": [found.from_title] * found.after + [found.to_title] * (count - found.after)}
    if profile in WITH_SSDI:
        cash["SSDI"] = _column(paths.ssdi, column)
        states["SSDI"] = [SSDI_WORDS[each] for each in paths.ssdi_phase[:, column]]
    if profile in WITH_SSI:
        cash["SSI"] = _column(paths.ssi + paths.supplement, column)
        states["SSI"] = [SSI_WORDS[each] for each in paths.ssi_status[:, column]]
    hours = f"{found.hours.normalize():f} hours a week"
    return IncomeData(
        who=f"(invented) who receives {PROFILES[profile]}, {hours}, promoted in {paths.months[found.after].name}",
        months=paths.months,
        sources=sources_of(cash),
        phases=phases_of(states, paths.projected),
        depends=(0.0,) * count,
        missing=(False,) * count,
        net=_net(found, column) + (" SSDI is before the Part B premium." if profile in WITH_SSDI else ""),
        footer=foot,
        by_payday=True,
    )


def _net(found: PromotionMonths, column: int) -> str:
    """Income after FICA and income tax in an average month before and after the promotion."""
    net = found.paths.net[:, column]
    before, after = (
        to_dollars(int(part.sum())) / len(part) for part in (net[: found.after], net[found.after :])
    )
    return (
        f"After FICA and federal income tax, {dollars(Decimal(before))} in an average month before the promotion and "
        f"{dollars(Decimal(after))} after it."
    )


def _column(grid: Grid, column: int) -> tuple[float, ...]:
    return tuple(float(to_dollars(int(amount))) for amount in grid[:, column])
