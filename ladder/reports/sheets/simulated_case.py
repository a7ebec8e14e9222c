"""Tables of the sheet "Business case": what a scenario adds in the draws, and when it comes back; not live."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ladder.analysis import Result
from ladder.reports.sheets import budget
from ladder.reports.sheets.risk import PERCENTILES, amount
from ladder.reports.tables import Column, Kind, Row, Table, Unit, Value, heading
from ladder.workforce.simulated_case import Payback, SimulatedCase
from ladder.workforce.spread import BySpan

LABEL_WIDTH = 62
OVER_THE_DRAWS = {**PERCENTILES, "mean": "mean of the draws", "standard_error": "standard error of the mean"}


def ranges(base: Result, result: Result, found: SimulatedCase, titles: Mapping[str, str]) -> Table:
    """What leads first, then each cost by its title; a figure that no draw changes has one row under it."""
    columns = budget.year_columns(result)
    lines: list[tuple[str, str, BySpan]] = [
        ("net", "Net: revenue less cost", found.net),
        ("cumulative", "Net since the plan began", found.cumulative),
        *([("revenue", "Revenue added", found.revenue)] if found.revenue else []),
        ("cost", "Cost added", found.cost),
        *((f"cost.{name}", f"{titles[name]}: added", spans) for name, spans in found.costs.items()),
    ]
    rows = [row for key, label, spans in lines for row in _rows(key, label, spans, columns)]
    return Table(
        f"case.simulated.{result.scenario.name}",
        f"{result.scenario.title}, less {base.scenario.title}: simulated, draw by draw",
        columns,
        tuple(rows),
        label_header="Over the draws",
        label_width=LABEL_WIDTH,
        note=run_words(result),
    )


def run_words(result: Result) -> str:
    """The seed and the draws, and that no cell moves these figures."""
    risk = result.risk
    assert risk
    return f"Calculated, not live: {risk.draws:,} draws, seed {risk.seed:,}; the same as on the Risk sheet."


def _rows(key: str, label: str, spans: BySpan, columns: Sequence[Column]) -> list[Row]:
    found = [spans[column.key] for column in columns]
    rows = [heading(key, label, columns)]
    if not any(round(each.standard_error, 2) for each in found):
        values = tuple(amount(each.mean) for each in found)
        return [
            *rows,
            Row(f"{key}.same", "the same in every draw", values, Unit.DOLLARS, kind=Kind.TEXT, indent=1),
        ]
    for name, words in OVER_THE_DRAWS.items():
        values = tuple(amount(getattr(each, name)) for each in found)
        rows.append(Row(f"{key}.{name}", words, values, Unit.DOLLARS, kind=Kind.TEXT, indent=1))
    return rows


def comes_back(result: Result, found: Payback) -> tuple[Row, ...]:
    """The share of draws in which what was spent comes back within the plan, and the month it has."""

    def month(number: int | None) -> Value:
        return "not in the plan" if number is None else result.budget.months[number]

    share = amount(found.share * 100) / 100
    return (
        Row(
            "payback.share",
            "Draws in which it costs no more than it brings, over the plan",
            (share,),
            Unit.PERCENT,
            kind=Kind.TEXT,
        ),
        *(
            Row(f"payback.{name}", label, (month(number),), Unit.MONTH, kind=Kind.TEXT)
            for name, label, number in (
                ("p10", "Month by which it has, in one draw of ten", found.early),
                ("p50", "In half of the draws", found.middle),
                ("p90", "In nine draws of ten", found.late),
            )
        ),
    )
