"""The sheet "Market": each role beside our own entry role and dated, aged benchmarks."""

from __future__ import annotations

from collections.abc import Sequence

from ladder.analysis import Result
from ladder.model.plan import WEEKS_A_YEAR
from ladder.pay.market import RolePay, posture
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.phrases import Sentence, Shown
from ladder.reports.sheets import market_benchmarks, market_roles, months, peer_wages
from ladder.reports.sheets.ladder_sheet import lowest_and_highest
from ladder.reports.sheets.market_cells import LABEL_WIDTH, key, posture_formula
from ladder.reports.tables import Chart, Column, Kind, Row, Series, Sheet, Table, Unit, Value


def build(results: Sequence[Result]) -> Sheet:
    """The sheet: pay and posture by scenario, then the benchmarks themselves."""
    lead = results[min(1, len(results) - 1)]
    tables = [
        table
        for result in results
        for table in (
            _against_entry(result, _pay_chart(result) if result is lead else None),
            *([market_roles.sentences(result)] if result.market.entry_level_benchmarks else []),
        )
    ]
    base = results[0]
    if base.plan.benchmarks:
        tables += [market_benchmarks.benchmarks(base)]
        tables += [market_benchmarks.blends(base)] if base.market.blends else []
        tables += [table for result in results for table in market_roles.tables(result)]
        tables += [market_benchmarks.differentials(base)] if base.market.differentials else []
    tables += [peer_wages.table(base)] if base.market.peer_wages else []
    return Sheet(
        "Market",
        "What people in peer roles are paid, against entry-level pay",
        (_what_at_means(base), *tables),
        lines=(
            "Pay is the hours-weighted average of filled seats in the plan's first month. "
            f"Benchmarks are aged to {market_benchmarks.AGED_TO_WORDS[base.plan.market.aged_to]}.",
        ),
    )


def _what_at_means(base: Result) -> Table:
    """How near is at, live: the tolerance of every posture on this sheet."""
    name = base.scenario.name
    near = Shown(f"{ASSUMPTIONS}!market.tolerance@{name}", base.plan.market.tolerance, "percent")
    words = Sentence(("At means within ", near, " of the benchmark; below and above mean further away."))
    row = Row("at", "Below, at and above", (words.text,), formula=words.formula, flows=True)
    return Table("market.at", "", (Column("words", "", Unit.TEXT, 14),), (row,), label_width=LABEL_WIDTH)


def _against_entry(result: Result, chart: Chart | None) -> Table:
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
    return Table(
        key(name), title, columns, tuple(rows), label_header="Role", label_width=LABEL_WIDTH, chart=chart
    )


def _pay_chart(result: Result) -> Chart:
    """Each role's pay and its grade's lowest rate, beside the entry role's."""
    table, roles = key(result.scenario.name), [role.role for role in result.market.roles]
    shown = {"pay": "Our pay", "minimum": "Lowest of the grade", "entry": "Our entry role"}
    return Chart(
        f"Pay of each role an hour, beside our own entry role: {result.scenario.title}",
        Unit.HOURLY,
        tuple(Series(title, table, (roles[0], roles[-1]), (name, name)) for name, title in shown.items()),
        f"Column chart of the scenario {result.scenario.title}: for each role its pay an hour, the lowest rate of its "
        f"grade, and our own entry role, {result.plan.entry_role.title}. The table above the chart holds the "
        "figures; the columns follow when an assumption changes.",
    )


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
