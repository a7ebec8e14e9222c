"""What others pay, aged: the benchmarks, their blends, and what labor costs in an area against the nation."""

from __future__ import annotations

from decimal import Decimal

from ladder.analysis import Result
from ladder.model.market import PERCENTILES, AgedTo
from ladder.model.plan import Plan
from ladder.pay.market import AgedBenchmark, lowest_rate_above, lowest_rate_at
from ladder.pay.percentiles import PERCENTILE_WORDS, rank, rate_at
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.sheets.market_cells import (
    BENCHMARKS,
    BLENDS,
    LABEL_WIDTH,
    RANK,
    cell,
    lowest_rate_formulas,
    mark_label,
    rate_at_formula,
    rate_columns,
)
from ladder.reports.tables import Column, Kind, Row, Table, Unit, Value

AGED_TO_WORDS: dict[AgedTo, str] = {
    "start": "the plan's start",
    "middle": "the middle of the plan's first year",
    "end": "the end of the plan's first year",
}
TOP_CODED = "over the ceiling"


def growth_formula(plan: Plan, months: str, scenario: str) -> str:
    """The factor that ages an amount by its months to the plan's start, and past it where the plan says so."""
    past = f"+{{{ASSUMPTIONS}!market.aged_to@{scenario}}}" if plan.market.aged_to != "start" else ""
    exponent = f"({months}{past})/12" if past else f"{months}/12"
    return f"(1+{{{ASSUMPTIONS}!market.aging@{scenario}}})^({exponent})"


def benchmarks(result: Result) -> Table:
    """Every benchmark's percentiles, aged, those of entry-level work first; and the rates they ask for."""
    plan, target = result.plan, result.plan.market.target_percentile
    marks = [mark for mark in result.market.marks if not mark.weights]
    counted = any(mark.people for mark in plan.benchmarks.values())
    columns = (
        *(Column(each, PERCENTILE_WORDS[each].capitalize(), None, 14) for each in PERCENTILES),
        *rate_columns(target),
        *((Column("people", "People counted", Unit.COUNT, 12),) if counted else ()),
        Column("date", "As of", Unit.MONTH, 14),
    )
    rows = [_ranks(len(columns))]
    for mark in marks:
        given = plan.benchmarks[mark.name]
        path = f"{ASSUMPTIONS}!benchmarks.{mark.name}"
        growth = growth_formula(plan, f"{{{path}.p50@aged}}", result.scenario.name)
        formulas: list[str | None] = []
        values: list[Value] = []
        for each in PERCENTILES:
            known = each in mark.percentiles
            formulas.append(f"={{{path}.{each}@{result.scenario.name}}}*{growth}" if known else None)
            values.append(mark.percentiles.get(each, TOP_CODED if each in given.top_coded else None))
        more_values, more_formulas = _rates(result, mark)
        about: tuple[Value, ...] = (*((given.people,) if counted else ()), given.date)
        every = (*formulas, *more_formulas, *(None for _ in about))
        kinds = tuple(Kind.CALCULATION if formula else Kind.TEXT for formula in every)
        rows.append(
            Row(
                mark.name,
                mark_label(mark),
                (*values, *more_values, *about),
                Unit.HOURLY,
                formula=every,
                kind=kinds,
            )
        )
    return Table(
        BENCHMARKS,
        f"What others pay, by the hour, aged to {AGED_TO_WORDS[plan.market.aged_to]}",
        columns,
        tuple(rows),
        label_header="Benchmark",
        label_width=LABEL_WIDTH,
        note="A blank percentile was not published.",
    )


def _ranks(count: int) -> Row:
    """The percentiles' numbers, which formulas between percentiles need."""
    values = [rank(each) for each in PERCENTILES]
    return Row(RANK, "Percentile", (*values, *((None,) * (count - len(values)))), Unit.COUNT, kind=Kind.TEXT)


def _rates(result: Result, mark: AgedBenchmark) -> tuple[tuple[Value, ...], tuple[str, ...]]:
    """What to pay to be at the target percentile, at the median and above it: values and formulas."""
    scenario, target = result.scenario.name, result.plan.market.target_percentile
    tolerance = result.market.tolerance
    lowest: tuple[Value, ...] = (
        lowest_rate_at(mark.median, tolerance),
        lowest_rate_above(mark.median, tolerance),
    )
    formulas = lowest_rate_formulas(cell(mark, "p50"), scenario)
    if target is None:
        return lowest, formulas
    wanted = rate_at(target, mark.percentiles)
    goal = rate_at_formula(f"{{{ASSUMPTIONS}!market.target_percentile@{scenario}}}", mark)
    return ("not published" if wanted is None else wanted, *lowest), (goal, *formulas)


def blends(result: Result) -> Table:
    """Each blend under its parts: what each weighs, and each percentile that all of them have."""
    plan, scenario = result.plan, result.scenario.name
    by_name = {mark.name: mark for mark in result.market.benchmarks}
    more = rate_columns(plan.market.target_percentile)
    columns = (
        Column("weight", "Weight", Unit.PERCENT, 12),
        *(Column(each, PERCENTILE_WORDS[each].capitalize(), None, 14) for each in PERCENTILES),
        *more,
    )
    rows: list[Row] = []
    for blend in result.market.blends:
        assert blend.weights is not None
        rows.append(Row(f"{blend.name}.title", blend.title, (None,) * len(columns), kind=Kind.HEADING))
        for name, weight in blend.weights.items():
            part = by_name[name]
            values = (weight, *(part.percentiles.get(each) for each in PERCENTILES), *(None for _ in more))
            formulas = (
                f"={{{ASSUMPTIONS}!market.blends.{blend.name}.{name}@{scenario}}}",
                *(f"={cell(part, each)}" if each in part.percentiles else None for each in PERCENTILES),
                *(None for _ in more),
            )
            label = mark_label(part)
            rows.append(Row(f"{blend.name}.{name}", label, values, Unit.HOURLY, formula=formulas, indent=1))
        rows.append(_whole(result, blend))
    return Table(
        BLENDS,
        "Blends of benchmarks, by the hour: the weighted average of each percentile that every part has",
        columns,
        tuple(rows),
        label_header="Blend",
        label_width=LABEL_WIDTH,
    )


def _whole(result: Result, blend: AgedBenchmark) -> Row:
    assert blend.weights is not None
    parts = [f"{blend.name}.{name}" for name in blend.weights]
    weighted = [
        "=" + "+".join(f"{{{part}@weight}}*{{{part}@{each}}}" for part in parts)
        if each in blend.percentiles
        else None
        for each in PERCENTILES
    ]
    more_values, more_formulas = _rates(result, blend)
    total = sum(blend.weights.values(), Decimal(0))
    return Row(
        blend.name,
        f"{blend.title}, blended" + ("" if blend.entry_level else " (for higher rungs)"),
        (total, *(blend.percentiles.get(each) for each in PERCENTILES), *more_values),
        Unit.HOURLY,
        formula=(f"=SUM({{{parts[0]}:{parts[-1]}@weight}})", *weighted, *more_formulas),
        kind=Kind.TOTAL,
    )


def differentials(result: Result) -> Table:
    """An area's median over the nation's: what the same work costs there."""
    by_name = {mark.name: mark for mark in result.market.benchmarks}
    columns = (
        Column("local", "Median there", Unit.HOURLY, 14),
        Column("national", "Median, United States", Unit.HOURLY, 14),
        Column("ratio", "Ratio", Unit.RATIO, 14),
    )
    rows = []
    for each in result.market.differentials:
        local, national = by_name[each.local], by_name[each.national]
        rows.append(
            Row(
                each.local,
                mark_label(local),
                (local.median, national.median, each.ratio),
                formula=(
                    f"={cell(local, 'p50')}",
                    f"={cell(national, 'p50')}",
                    f"={{{each.local}@local}}/{{{each.local}@national}}",
                ),
            )
        )
    return Table(
        "differentials",
        "Geographic differential: the cost of labor in an area over the nation's, not the cost of living",
        columns,
        tuple(rows),
        label_header="Work and area",
        label_width=LABEL_WIDTH,
    )
