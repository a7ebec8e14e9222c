"""One worker's months as the chart of income by source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ladder import __version__
from ladder.reports.benefits_ssi import ssi_cash
from ladder.reports.benefits_table import phase_words
from ladder.reports.benefits_text import whom
from ladder.reports.benefits_words import listing, lowest, money, month_of, months_told
from ladder.reports.charts import Chart
from ladder.reports.charts.income_by_source import IncomeData, chart
from ladder.reports.income_parts import phases_of, sources_of
from ladder.worker.person import Person
from ladder.worker.reasons import not_in_net_income

_FOOTER = (
    "For a worker with a benefits counselor; not for an employer to run on its staff (42 USC 12112(d)). Sources: "
    f"`ladder benefits` lists every figure. ladder {__version__}"
)


def benefits_chart(person: Person, result: dict[str, Any], stem: str) -> Chart:
    """The chart of a result of `benefits_of`, to be saved under the stem."""
    return chart(income_data(person, result), stem)


def income_data(person: Person, result: dict[str, Any]) -> IncomeData:
    """What the chart shows: each source's least amount, and what may come on top where amounts are ranges."""
    rows = months_told(result)
    cash: dict[str, list[Any]] = {"wages": [row["wages"] for row in rows]}
    if person.ssdi:
        cash["SSDI"] = [row["ssdi"]["received"] for row in rows]
    if person.ssi:
        cash["SSI"] = [ssi_cash(row) for row in rows]
    known = {name: [lowest(amount) or 0.0 for amount in amounts] for name, amounts in cash.items()}
    return IncomeData(
        who=whom(person),
        months=tuple(month_of(row) for row in rows),
        sources=sources_of(known),
        phases=phases_of(phase_words(person, rows), [row["projected"] for row in rows]),
        depends=tuple(_depends(amounts[at] for amounts in cash.values()) for at in range(len(rows))),
        missing=tuple(any(amounts[at] is None for amounts in cash.values()) for at in range(len(rows))),
        net=_net(person, rows),
        footer=_FOOTER,
    )


def _depends(amounts: Iterable[Any]) -> float:
    """What may come on top of each source's least: the one source of which most is not known.

    Not their sum: where SSDI is paid, SSI is lower, and the other way round.
    """
    return max((amount[1] - amount[0] for amount in amounts if isinstance(amount, list)), default=0.0)


def _net(person: Person, rows: list[dict[str, Any]]) -> str:
    left_out = [name for name, _ in not_in_net_income(person)]
    name = f"After payroll and federal income tax{f', without {listing(left_out)}' if left_out else ''}"
    first, last = rows[0], rows[-1]
    if first["net_income"] is None or last["net_income"] is None:
        return "Income after tax is not known for every month."
    if first is last or first["net_income"] == last["net_income"]:
        return f"{name}: {money(first['net_income'])} in {month_of(first).name}."
    return (
        f"{name}: {money(first['net_income'])} in {month_of(first).name}, "
        f"{money(last['net_income'])} in {month_of(last).name}."
    )
