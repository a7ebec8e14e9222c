"""Each role against each benchmark and blend: the ratio, the posture, the percentile, and the finding in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from ladder.analysis import Result
from ladder.pay.market import (
    AgedBenchmark,
    RolePay,
    lowest_rate_above,
    lowest_rate_at,
    posture,
)
from ladder.pay.percentiles import rate_at, standing
from ladder.reports import phrases
from ladder.reports.phrases import Count, Part, Shown, Word
from ladder.reports.sheets.market_cells import (
    BENCHMARKS,
    LABEL_WIDTH,
    cell,
    key,
    mark_label,
    posture_formula,
    postures_key,
    standing_formula,
)
from ladder.reports.tables import Column, Row, Table, Unit, Value

Live = tuple[Value, str]
"""A value and its formula template."""


def ratios_key(scenario: str) -> str:
    """The key of a scenario's table of ratios, by benchmark and role."""
    return f"ratios.{scenario}"


def findings_key(scenario: str) -> str:
    """The key of a scenario's table of sentences, by role."""
    return f"against.{scenario}"


def tables(result: Result) -> list[Table]:
    """Ratios, then what they come to: postures, percentiles, and pay over the target."""
    name, title, tolerance = result.scenario.name, result.scenario.title, result.market.tolerance

    def ratio(mark: AgedBenchmark, role: RolePay) -> Live:
        return role.pay / mark.median, f"={_pay(name, role)}/{cell(mark, 'p50')}"

    def judged(mark: AgedBenchmark, role: RolePay) -> Live:
        over = f"{{{ratios_key(name)}!{mark.name}@{role.role}}}"
        return posture(role.pay, mark.median, tolerance), posture_formula(over, name)

    def stands(mark: AgedBenchmark, role: RolePay) -> Live:
        return standing(role.pay, mark.percentiles).value, standing_formula(_pay(name, role), mark)

    def over_target(mark: AgedBenchmark, role: RolePay) -> Live:
        target = result.plan.market.target_percentile
        wanted = rate_at(target, mark.percentiles) if target is not None else None
        goal = cell(mark, "target")
        share = "not published" if wanted is None else role.pay / wanted
        return share, f'=IF(ISNUMBER({goal}),{_pay(name, role)}/{goal},"not published")'

    made = [
        _by_role(
            result, ratios_key(name), f"{title}: our pay over each benchmark's median", ratio, Unit.RATIO
        ),
        _by_role(result, postures_key(name), f"{title}: so our pay is", judged, Unit.TEXT),
        _by_role(
            result,
            f"standings.{name}",
            f"{title}: the percentile of each benchmark at which our pay stands",
            stands,
            Unit.COUNT,
        ),
    ]
    if result.plan.market.target_percentile is not None:
        about = f"{title}: our pay over each benchmark at our target percentile"
        made.append(_by_role(result, f"targets.{name}", about, over_target, Unit.RATIO))
    return made


def _pay(scenario: str, role: RolePay) -> str:
    return f"{{{key(scenario)}!{role.role}@pay}}"


def _by_role(
    result: Result, table: str, title: str, live: Callable[[AgedBenchmark, RolePay], Live], unit: Unit
) -> Table:
    """A table of benchmarks down and roles across."""
    columns = tuple(Column(role.role, role.title, None, 14) for role in result.market.roles)
    rows = []
    for mark in result.market.marks:
        cells = [live(mark, role) for role in result.market.roles]
        values, formulas = tuple(value for value, _ in cells), tuple(formula for _, formula in cells)
        rows.append(Row(mark.name, mark_label(mark), values, unit, formula=formulas))
    return Table(table, title, columns, tuple(rows), label_header="Benchmark", label_width=LABEL_WIDTH)


def sentences(result: Result) -> Table:
    """Each role's finding, and the rates that would put it at every entry-level median, and above every one."""
    columns = (
        Column("rate_at", "Rate at every median", Unit.HOURLY, 14),
        Column("rate_above", "Rate above every one", Unit.HOURLY, 14),
        Column("words", "In a sentence", Unit.TEXT, 14),
    )
    span = _entry_level_span(result)
    rows = []
    for role in result.market.roles:
        parts = finding(result, role)
        rows.append(
            Row(
                role.role,
                role.title,
                (*_rates_for_all(result), phrases.text(parts)),
                formula=(
                    f"=MAX({{{BENCHMARKS}!{span}@rate_at}})",
                    f"=MAX({{{BENCHMARKS}!{span}@rate_above}})",
                    phrases.formula(parts),
                ),
                flows=True,
            )
        )
    return Table(
        findings_key(result.scenario.name),
        f"{result.scenario.title}: against entry-level work elsewhere, in a sentence",
        columns,
        tuple(rows),
        label_header="Role",
        label_width=LABEL_WIDTH,
    )


def finding(result: Result, role: RolePay) -> tuple[Part, ...]:
    """How many entry-level benchmarks a role's pay is below, at and above; and from which rate that changes."""
    scenario, marks = result.scenario.name, result.market.entry_level_benchmarks
    table, span = postures_key(scenario), _entry_level_span(result)
    words = [posture(role.pay, mark.median, result.market.tolerance) for mark in marks]

    def count(word: str) -> Count:
        return Count(f"{table}!{span}@{role.role}", word, sum(each == word for each in words))

    at_all, above_all = _rates_for_all(result)
    own = f"{findings_key(scenario)}!{role.role}"
    number = len(marks)
    every = "it" if number == 1 else "both" if number == 2 else "all of them"
    return (
        f"{role.title}, paid ",
        Shown(f"{key(scenario)}!{role.role}@pay", role.pay, "hourly"),
        ", is below ",
        count("below"),
        ", at ",
        count("at"),
        " and above ",
        count("above"),
        f" of {number} entry-level benchmark{'s' if number > 1 else ''}",
        *(
            part
            for blend in result.market.blends
            if blend.entry_level
            for part in _blend_words(result, role, blend)
        ),
        "; ",
        Shown(f"{own}@rate_at", at_all, "hourly"),
        f" or more would be at or above {every}, ",
        Shown(f"{own}@rate_above", above_all, "hourly"),
        f" or more above {every}.",
    )


def _blend_words(result: Result, role: RolePay, blend: AgedBenchmark) -> tuple[Part, ...]:
    word = posture(role.pay, blend.median, result.market.tolerance)
    return (
        ", ",
        Word(f"{postures_key(result.scenario.name)}!{blend.name}@{role.role}", word),
        f' the blend "{blend.title}" (',
        Shown(cell(blend, "p50").strip("{}"), blend.median, "hourly"),
        ")",
    )


def _rates_for_all(result: Result) -> tuple[Decimal, Decimal]:
    medians, tolerance = (
        [mark.median for mark in result.market.entry_level_benchmarks],
        result.market.tolerance,
    )
    return (
        max(lowest_rate_at(median, tolerance) for median in medians),
        max(lowest_rate_above(median, tolerance) for median in medians),
    )


def _entry_level_span(result: Result) -> str:
    marks = result.market.entry_level_benchmarks
    return f"{marks[0].name}:{marks[-1].name}"
