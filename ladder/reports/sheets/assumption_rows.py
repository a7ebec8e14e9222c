"""Rows of the Assumptions sheet as they are added: inputs, links to the baseline, and where each comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ladder.analysis import Result
from ladder.model.month import Month
from ladder.model.plan import Plan, Rate
from ladder.model.plan_set import BASELINE
from ladder.pay.aging import opening
from ladder.reports.law_figures import UsedFigure
from ladder.reports.provenance import ASSUMPTION, provenance
from ladder.reports.source_notes import has_source
from ladder.reports.tables import Column, Kind, Row, Unit, Value, heading

ValueOf = Callable[[Result], Value]

UNIT_WORDS = {Unit.CENTS: "$", Unit.COUNT: "number", Unit.RATIO: "weeks"}
"""How a unit is called beside an assumption, where its own name would not do."""

LAW_UNITS = {
    "USD/hour": (Unit.HOURLY, "$ an hour"),
    "USD/week": (Unit.CENTS, "$ a week"),
    "USD/month": (Unit.CENTS, "$ a month"),
    "USD/year": (Unit.CENTS, "$ a year"),
    "USD": (Unit.CENTS, "$"),
    "fraction": (Unit.PERCENT, "%"),
}
"""The law's units as the workbook shows them."""


class AssumptionRows:
    """The rows so far. Each `add` asks every scenario's plan for its value and links those that did not change."""

    def __init__(self, results: Sequence[Result]) -> None:
        self.results = results
        self.columns = (
            Column("unit", "Unit", Unit.TEXT, 12),
            Column("month", "From", Unit.MONTH, 11),
            Column("aged", "Months aged", Unit.MONTHS, 9),
            *(Column(result.scenario.name, result.scenario.title, None, 16) for result in results),
            Column("source", "Source or reason", Unit.TEXT, 76),
            Column("status", "Standing", Unit.TEXT, 21),
        )
        self.rows: list[Row] = []

    def head(self, key: str, label: str) -> None:
        """Name the rows that follow."""
        self.rows.append(heading(key, label, self.columns))

    def add(
        self,
        key: str,
        label: str,
        unit: Unit,
        path: str,
        value_of: Callable[[Result], Value],
        month: Month | None = None,
        formula_of: Callable[[Result], str | None] = lambda result: None,
        aged: bool = False,
    ) -> None:
        """One assumption: an input where a scenario gives it, a link or a formula where it follows from others.

        `month` is when it takes effect, or when it was posted; `aged` says it is aged from then.
        """
        months = self.results[0].plan.period.start - month if aged and month else None
        values = [value_of(result) for result in self.results]
        formulas: list[str | None] = []
        for result, value in zip(self.results, values, strict=True):
            linked = result.scenario.name != BASELINE and value == values[0] and value is not None
            formulas.append(formula_of(result) or (f"={{{key}@{BASELINE}}}" if linked else None))
        kinds = [
            Kind.INPUT if formula is None and value is not None else Kind.CALCULATION
            for formula, value in zip(formulas, values, strict=True)
        ]
        source, status = self._standing(path, values)
        self.rows.append(
            Row(
                key,
                label,
                (UNIT_WORDS.get(unit, unit.value), month, months, *values, source, status),
                unit,
                formula=(None, None, None, *formulas, None, None),
                kind=(Kind.TEXT, Kind.TEXT, Kind.TEXT, *kinds, Kind.TEXT, Kind.TEXT),
                note=f"{source} ({status})" if has_source(key) else "",
            )
        )

    def _standing(self, path: str, values: Sequence[Value]) -> tuple[str, str]:
        marks = [provenance(self.results[0].plan, path)] if values[0] is not None else []
        for result, value in zip(self.results[1:], values[1:], strict=True):
            if value != values[0]:
                changed = f"scenarios.{result.scenario.name}.changes.{path}"
                marks.append(provenance(result.plan, changed))
        reasons = dict.fromkeys(mark.source for mark in marks if mark.source)
        standing = {mark.status for mark in marks}
        status = ASSUMPTION if ASSUMPTION in standing else next(iter(sorted(standing)), "")
        return "; ".join(reasons), status

    def add_rate(
        self, key: str, label: str, unit: Unit, path: str, rate_of: Callable[[Plan], Rate | None]
    ) -> None:
        """A rate at the plan's start; where it is dated, as posted too, and aged from that by a formula."""
        rates = {result.scenario.name: rate_of(result.plan) for result in self.results}
        dates = [rate.as_of for rate in rates.values() if rate and rate.as_of]

        def posted(result: Result) -> Value:
            rate = rates[result.scenario.name]
            return rate.amount if rate and rate.as_of == dates[0] else None

        def at_the_start(result: Result) -> Value:
            rate = rates[result.scenario.name]
            return opening(result.plan, rate) if rate else None

        def formula(result: Result) -> str | None:
            if posted(result) is None:
                return None
            return f"=ROUND({{{key}.posted}}*(1+{{market.aging}})^({{{key}.posted@aged}}/12),2)"

        if not dates:
            self.add(key, label, unit, path, at_the_start)
            return
        self.add(f"{key}.posted", f"{label}, as posted", unit, path, posted, dates[0], aged=True)
        self.add(key, f"{label}, at the plan's start", unit, path, at_the_start, formula_of=formula)

    def add_figure(self, used: UsedFigure) -> None:
        """A figure of the law: one value for every scenario."""
        key, figure = used.key, used.figure
        title = f"{figure.title} ({used.words})" if used.words else figure.title
        names = [result.scenario.name for result in self.results]
        links = tuple(None if name == BASELINE else f"={{{key}@{BASELINE}}}" for name in names)
        kinds = tuple(Kind.INPUT if link is None else Kind.CALCULATION for link in links)
        unit, words = LAW_UNITS.get(figure.unit, (Unit.COUNT, figure.unit))
        values = (words, figure.month, None, *(figure.value for _ in names), figure.source, figure.status)
        formulas = (None, None, None, *links, None, None)
        note = f"{figure.law}. {figure.source} ({figure.status})"
        every_kind = (Kind.TEXT, Kind.TEXT, Kind.TEXT, *kinds, Kind.TEXT, Kind.TEXT)
        self.rows.append(Row(key, title, values, unit, formulas, every_kind, note=note))
