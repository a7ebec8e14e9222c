"""Each role against each benchmark and blend: the ratio, the posture, the percentile, and the finding in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from ladder.analysis import Result
from ladder.pay.market import (
    AgedBenchmark,
    Posture,
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

POSTURES: tuple[Posture, ...] = ("below", "at", "above")

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
    """Each role's counts of postures, the rates that would change them, and both in words under it."""
    columns = (
        *(Column(word, word.capitalize(), None, 14) for word in POSTURES),
        Column("rate_at", "Rate at every median", Unit.HOURLY, 14),
        Column("rate_above", "Rate above every one", Unit.HOURLY, 14),
    )
    rows: list[Row] = []
    for role in result.market.roles:
        rows += [_counts(result, role), *_words(result, role)]
    return Table(
        findings_key(result.scenario.name),
        f"{result.scenario.title}: how many entry-level benchmarks our pay is below, at and above",
        columns,
        tuple(rows),
        label_header="Role",
        label_width=LABEL_WIDTH,
    )


def _counts(result: Result, role: RolePay) -> Row:
    span = _entry_level_span(result)
    block = f"{{{postures_key(result.scenario.name)}!{span}@{role.role}}}"
    return Row(
        role.role,
        role.title,
        (*(_number_of(result, role, word) for word in POSTURES), *_rates_for_all(result)),
        Unit.COUNT,
        formula=(
            *(f'=COUNTIF({block},"{word}")' for word in POSTURES),
            f"=MAX({{{BENCHMARKS}!{span}@rate_at}})",
            f"=MAX({{{BENCHMARKS}!{span}@rate_above}})",
        ),
    )


def _number_of(result: Result, role: RolePay, word: Posture) -> int:
    """How many entry-level benchmarks the role's pay is below, at or above."""
    marks, tolerance = result.market.entry_level_benchmarks, result.market.tolerance
    return sum(posture(role.pay, mark.median, tolerance) == word for mark in marks)


def _words(result: Result, role: RolePay) -> list[Row]:
    """The finding in lines short enough to print: the count, each blend, what would change it."""
    blends = [
        ("Our pay is ", *_blend_words(result, role, blend), ".") for blend in _entry_level_blends(result)
    ]
    change = (*_change(result, role), ".")
    rows = []
    for number, parts in enumerate((("Our pay is ", *_counted(result, role), "."), *blends, change), 1):
        values = (phrases.text(parts), None, None, None, None)
        formulas = (phrases.formula(parts), None, None, None, None)
        rows.append(Row(f"{role.role}.words.{number}", "", values, formula=formulas, flows=True))
    return rows


def finding(result: Result, role: RolePay) -> tuple[Part, ...]:
    """How many entry-level benchmarks a role's pay is below, at and above; and from which rate that changes."""
    blends = [(", ", *_blend_words(result, role, blend)) for blend in _entry_level_blends(result)]
    return (
        f"{role.title}, paid ",
        Shown(f"{key(result.scenario.name)}!{role.role}@pay", role.pay, "hourly"),
        ", is ",
        *_counted(result, role),
        *(part for parts in blends for part in parts),
        "; ",
        *_change(result, role),
        ".",
    )


def _entry_level_blends(result: Result) -> list[AgedBenchmark]:
    return [blend for blend in result.market.blends if blend.entry_level]


def _counted(result: Result, role: RolePay) -> tuple[Part, ...]:
    number = len(result.market.entry_level_benchmarks)
    block = f"{postures_key(result.scenario.name)}!{_entry_level_span(result)}@{role.role}"
    below, at, above = (Count(block, word, _number_of(result, role, word)) for word in POSTURES)
    benchmarks = f" of {number} entry-level benchmark{'s' if number > 1 else ''}"
    return "below ", below, ", at ", at, " and above ", above, benchmarks


def _change(result: Result, role: RolePay) -> tuple[Part, ...]:
    own, number = (
        f"{findings_key(result.scenario.name)}!{role.role}",
        len(result.market.entry_level_benchmarks),
    )
    at_all, above_all = _rates_for_all(result)
    every = "it" if number == 1 else "both" if number == 2 else "all of them"
    return (
        Shown(f"{own}@rate_at", at_all, "hourly"),
        f" or more would be at or above {every}, ",
        Shown(f"{own}@rate_above", above_all, "hourly"),
        " or more above",
    )


def _blend_words(result: Result, role: RolePay, blend: AgedBenchmark) -> tuple[Part, ...]:
    word = posture(role.pay, blend.median, result.market.tolerance)
    return (
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
