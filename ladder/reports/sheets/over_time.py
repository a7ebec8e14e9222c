"""The sheet "Worker over time": sixty months on each rung and after each promotion, for an invented worker."""

from __future__ import annotations

from collections.abc import Sequence

from ladder.analysis import Result
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit
from ladder.worker.over_time import PathSummary, summaries_of_rungs
from ladder.worker.schedule import PROFILES

LABEL_WIDTH = 58


def build(results: Sequence[Result]) -> Sheet:
    """The sheet: starting on each rung, scenario by scenario; then being promoted, in the scenario that leads."""
    lead = results[min(1, len(results) - 1)]
    tables = [
        _table(f"rungs.{each.scenario.name}", each.scenario.title, summaries_of_rungs(each.rungs_over_time))
        for each in results
    ]
    if lead.promotions_over_time:
        title = f"{lead.scenario.title}: after being promoted, at the same hours"
        tables.append(_table("promoted", title, lead.promotions_over_time))
    first, last = lead.plan.period.start, lead.plan.period.start + 59
    return Sheet(
        "Worker over time",
        "Sixty months of an invented worker on each rung",
        tuple(tables),
        lines=(
            f"Calculated by the month-by-month law from {first.name} to {last.name}, not live. The worker has received "
            "benefits for long, had no wages before and has no trial work months used; after a promotion, months count "
            "from it.",
            "Pay follows the plan's general raises and stays as it is past the plan's months, while the law's lines "
            "rise. Months with three paydays and with 23 workdays are as the calendar has them; SSI follows two months "
            "later.",
            'Net: wages, SSI and a known state supplement, SSDI, less FICA and federal income tax. Medicaid "ask": it '
            "may come another way (a buy-in, expansion, the marketplace); ask a benefits counselor.",
        ),
    )


def _table(key: str, title: str, paths: Sequence[PathSummary]) -> Table:
    years = len(paths[0].net_by_year)
    columns = (
        Column("stops", "SSDI not paid first in month", Unit.COUNT, 12),
        Column("ssdi", "Months with SSDI", Unit.COUNT, 10),
        Column("ssi", "Months with SSI cash", Unit.COUNT, 10),
        *(
            Column(f"year{year}", f"Net a month, year {year}", Unit.DOLLARS, 12)
            for year in range(1, years + 1)
        ),
        Column("lowest", "Lowest month", Unit.DOLLARS, 12),
        Column("medicaid", "Medicaid, last month", Unit.TEXT, 12),
        Column("medicare", "Medicare, last month", Unit.TEXT, 12),
    )
    rows = tuple(
        Row(
            path.key,
            f"{path.title}: {PROFILES[path.profile]}",
            (
                path.ssdi_stops,
                path.months_with_ssdi,
                path.months_with_ssi,
                *path.net_by_year,
                path.lowest_month,
                path.medicaid,
                path.medicare,
            ),
            kind=Kind.CALCULATION,
        )
        for path in paths
    )
    return Table(key, title, columns, rows, label_header="Role, hours and profile", label_width=LABEL_WIDTH)
