"""The sheet "Pay against benchmarks": each role beside our own entry role and dated, aged benchmarks."""

from __future__ import annotations

from collections.abc import Sequence

from ladder.analysis import Result
from ladder.model.plan import PERCENTILES, WEEKS_A_YEAR, Benchmark
from ladder.pay.market import PERCENTILE_WORDS, RolePay, posture
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.sheets import months
from ladder.reports.sheets.ladder_sheet import lowest_and_highest
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit, Value

BENCHMARKS = "benchmarks"
LABEL_WIDTH = 62


def key(scenario: str) -> str:
    """The key of a scenario's table of roles against the market."""
    return f"market.{scenario}"


def build(results: Sequence[Result]) -> Sheet:
    """The sheet: pay and posture by scenario, then the benchmarks themselves."""
    tables = [_against_entry(result) for result in results]
    if results[0].plan.benchmarks:
        tables += [_benchmarks(results[0])]
        tables += [table for result in results for table in _against_benchmarks(result)]
    tolerance = results[0].plan.market.tolerance
    return Sheet(
        "Pay against benchmarks",
        "What people in peer roles are paid, against entry-level pay",
        tuple(tables),
        lines=(
            "Pay is the hours-weighted average of filled seats in the plan's first month. At means within "
            f"{tolerance:.1%} of the benchmark; below and above mean further away. "
            "Benchmarks are aged to the plan's start.",
        ),
    )


def _against_entry(result: Result) -> Table:
    columns = (
        Column("pay", "Our pay", Unit.HOURLY, 14),
        Column("minimum", "Lowest of the grade", Unit.HOURLY, 14),
        Column("control_point", "Control point", Unit.HOURLY, 14),
        Column("entry", "Our entry role", Unit.HOURLY, 14),
        Column("ratio", "Ratio to it", Unit.RATIO, 14),
        Column("posture", "Posture", Unit.TEXT, 14),
    )
    name, first = result.scenario.name, result.plan.period.all_months[0]
    entry = result.market.entry_rate
    rows = []
    for role in result.market.roles:
        values: tuple[Value, ...] = (
            role.pay,
            min(role.points.values()),
            role.points.get("control_point"),
            entry,
            role.pay / entry,
            posture(role.pay, entry, result.market.tolerance),
        )
        formulas = (
            _pay_formula(result, role),
            _point_formula(result, role, lowest_and_highest(result, role.role)[0]),
            _point_formula(result, role, "control_point") if "control_point" in role.points else None,
            f"={{{months.key(name)}!entry_rate@{first}}}",
            f"={{{role.role}@pay}}/{{{role.role}@entry}}",
            posture_formula(f"{{{role.role}@ratio}}", name),
        )
        kinds = tuple(Kind.CALCULATION if formula else Kind.TEXT for formula in formulas)
        label = role.title if role.averaged else f"{role.title} (no seats yet: lowest of its grade)"
        rows.append(Row(role.role, label, values, formula=formulas, kind=kinds))
    title = f"{result.scenario.title}: against our own entry role, {result.plan.entry_role.title}"
    return Table(key(name), title, columns, tuple(rows), label_header="Role", label_width=LABEL_WIDTH)


def posture_formula(ratio: str, scenario: str) -> str:
    """Below, at or above, from a ratio that is not rounded and the tolerance on the Assumptions sheet."""
    tolerance = f"{{{ASSUMPTIONS}!market.tolerance@{scenario}}}"
    return f'=CHOOSE(1+({ratio}>=1-{tolerance})+({ratio}>1+{tolerance}),"below","at","above")'


def _pay_formula(result: Result, role: RolePay) -> str:
    if not role.averaged:
        return _point_formula(result, role, lowest_and_highest(result, role.role)[0])
    table, first = months.key(result.scenario.name), result.plan.period.all_months[0]
    wages, hours = (
        f"{{{table}!{block}.{role.role}@{first}}}" for block in ("wages_by_role", "hours_by_role")
    )
    # With every seat of the role taken out, the lowest of its grade stands.
    lowest = _point_formula(result, role, lowest_and_highest(result, role.role)[0]).removeprefix("=")
    return f"=IF({hours}=0,{lowest},{wages}/{hours})"


def _point_formula(result: Result, role: RolePay, point: str) -> str:
    plan, name = result.plan, result.scenario.name
    grade = plan.roles[role.role].grade
    amount = f"{{{months.key(name)}!grade.{grade}.{point}@{plan.period.all_months[0]}}}"
    if plan.grades[grade].basis == "hourly":
        return f"={amount}"
    return f"={amount}/({{{ASSUMPTIONS}!pay.full_time_hours@{name}}}*{WEEKS_A_YEAR})"


def _against_benchmarks(result: Result) -> list[Table]:
    """Each role's pay over each benchmark's median, then the posture that makes."""
    plan, name, roles = result.plan, result.scenario.name, result.market.roles
    columns = tuple(Column(role.role, role.title, None, 14) for role in roles)
    ratios, postures = [], []
    for mark in result.market.benchmarks:
        label, median = benchmark_label(plan.benchmarks[mark.name]), mark.percentiles["p50"]
        values = tuple(role.pay / median for role in roles)
        over = tuple(f"={{{key(name)}!{role.role}@pay}}/{{{BENCHMARKS}!{mark.name}@p50}}" for role in roles)
        ratios.append(Row(mark.name, label, values, Unit.RATIO, formula=over))
        words = tuple(posture(role.pay, median, result.market.tolerance) for role in roles)
        judged = posture_formula(f"{{ratios.{name}!{mark.name}}}", name)
        postures.append(Row(mark.name, label, words, formula=judged))
    title = result.scenario.title
    return [
        Table(
            f"ratios.{name}",
            f"{title}: our pay over each benchmark's median",
            columns,
            tuple(ratios),
            label_header="Benchmark",
            label_width=LABEL_WIDTH,
        ),
        Table(
            f"postures.{name}",
            f"{title}: so our pay is",
            columns,
            tuple(postures),
            label_header="Benchmark",
            label_width=LABEL_WIDTH,
        ),
    ]


def benchmark_label(mark: Benchmark) -> str:
    """A benchmark in words: what, where, and whether it is for higher rungs."""
    return f"{mark.title}, {mark.area}" + ("" if mark.entry_level else " (for higher rungs)")


def _benchmarks(result: Result) -> Table:
    plan, name = result.plan, result.scenario.name
    columns = (
        *(Column(each, PERCENTILE_WORDS[each].capitalize(), Unit.HOURLY, 14) for each in PERCENTILES),
        Column("date", "As of", Unit.MONTH, 14),
    )
    rows = []
    for mark in result.market.benchmarks:
        path = f"{ASSUMPTIONS}!benchmarks.{mark.name}"
        growth = f"(1+{{{ASSUMPTIONS}!market.aging@{name}}})^({{{path}.p50@aged}}/12)"
        formulas = tuple(
            f"={{{path}.{each}@{name}}}*{growth}" if each in mark.percentiles else None
            for each in PERCENTILES
        )
        values = (*(mark.percentiles.get(each) for each in PERCENTILES), plan.benchmarks[mark.name].date)
        kinds = (*(Kind.CALCULATION for _ in PERCENTILES), Kind.TEXT)
        label = benchmark_label(plan.benchmarks[mark.name])
        rows.append(Row(mark.name, label, values, formula=(*formulas, None), kind=kinds))
    return Table(
        BENCHMARKS,
        "What others pay, by the hour, aged to the plan's start",
        columns,
        tuple(rows),
        label_header="Benchmark",
        label_width=LABEL_WIDTH,
        note="A blank percentile was not published.",
    )
