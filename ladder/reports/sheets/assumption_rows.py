"""Rows of the Assumptions sheet as they are added: inputs, links to the baseline, and where each comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ladder.analysis import Result
from ladder.model.month import Month
from ladder.model.plan import Plan, Rate
from ladder.model.plan_set import BASELINE, ScenarioPlan
from ladder.pay.aging import opening
from ladder.reports.law_figures import UsedFigure
from ladder.reports.provenance import ASSUMPTION, owner_of, provenance
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


def tried_plans(results: Sequence[Result]) -> list[tuple[list[Result], list[Result]]]:
    """For each input that Scenarios tries, the results of its low and of its high plans, for what the plans say."""
    found = next((each.sensitivity for each in results if each.sensitivity), None)
    return [
        (_with_plans(results, effect.varied.lows), _with_plans(results, effect.varied.highs))
        for effect in (found.effects if found else ())
    ]


def _with_plans(results: Sequence[Result], varied: Sequence[ScenarioPlan]) -> list[Result]:
    return [replace(result, scenario=plan) for result, plan in zip(results, varied, strict=False)]


class AssumptionRows:
    """The rows so far. Each `add` asks every scenario's plan for its value and links those that did not change."""

    def __init__(self, results: Sequence[Result]) -> None:
        self.results = results
        self._tried = tried_plans(results)
        low_and_high = [("low", "Low tried"), ("high", "High tried")] if self._tried else []
        self._owned = bool(results[0].plan.owners)
        self.columns = (
            Column("unit", "Unit", Unit.TEXT, 12),
            Column("month", "From", Unit.MONTH, 11),
            Column("aged", "Months aged", Unit.MONTHS, 9),
            *(Column(result.scenario.name, result.scenario.title, None, 16) for result in results),
            *(Column(end, header, None, 11) for end, header in low_and_high),
            Column("source", "Source or reason", Unit.TEXT, 76),
            Column("status", "Standing", Unit.TEXT, 21),
            *([Column("owner", "Who answers for it", Unit.TEXT, 26)] if self._owned else []),
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
        tried = self._low_and_high(value_of, kinds)
        owner = (owner_of(self.results[0].plan, path),) if self._owned else ()
        self._append(
            Row(
                key,
                label,
                (UNIT_WORDS.get(unit, unit.value), month, months, *values, *tried, source, status, *owner),
                unit,
                formula=tuple(formulas),
                kind=tuple(kinds),
                note=f"{source} ({status})" if has_source(key) else "",
            )
        )

    def _append(self, row: Row) -> None:
        """A row whose formulas and kinds are those of its scenarios: all other cells are words and plain figures."""
        assert isinstance(row.formula, tuple)
        assert isinstance(row.kind, tuple)
        after = len(self.columns) - 3 - len(self.results)
        formulas = (None, None, None, *row.formula, *((None,) * after))
        kinds = (*(Kind.TEXT,) * 3, *row.kind, *(Kind.TEXT,) * after)
        self.rows.append(replace(row, formula=formulas, kind=kinds))

    def _low_and_high(self, value_of: ValueOf, kinds: Sequence[Kind]) -> tuple[Value, ...]:
        """What is tried low and high of a figure, in the scenario that leads where it gives the figure itself."""
        for lows, highs in self._tried:
            for place in (min(1, len(self.results) - 1), 0):
                now = value_of(self.results[place])
                ends = (value_of(lows[place]), value_of(highs[place]))
                if kinds[place] is Kind.INPUT and ends != (now, now):
                    return ends
        return (None, None) if self._tried else ()

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
        dates = [rate.as_of for each in self.results if (rate := rate_of(each.plan)) and rate.as_of]

        def posted(result: Result) -> Value:
            rate = rate_of(result.plan)
            return rate.amount if rate and rate.as_of == dates[0] else None

        def at_the_start(result: Result) -> Value:
            rate = rate_of(result.plan)
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
        values: list[Value] = [words, figure.month, None, *(figure.value for _ in names)]
        values += [None, None] if self._tried else []
        values += [figure.source, figure.status, *([None] if self._owned else [])]
        note = f"{figure.law}. {figure.source} ({figure.status})"
        self._append(Row(key, title, tuple(values), unit, links, kinds, note=note))
