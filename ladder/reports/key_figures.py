"""The figures behind the answers, live: cost and pay by scenario, and one invented worker before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from ladder.analysis import Result
from ladder.model.month import Month
from ladder.model.plan_set import BASELINE
from ladder.pay.market import RolePay, lowest_rate_above, lowest_rate_at, posture
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.money_figures import money_figures
from ladder.reports.risk_figures import risk_rows
from ladder.reports.sheets import budget, market_cells, months, worker
from ladder.reports.sheets.cost_months import running_key
from ladder.reports.sheets.funding_months import LASTING_INDIRECT
from ladder.reports.sheets.steady_months import AMOUNTS, hours_key, shown_hours
from ladder.reports.tables import Column, Kind, Row, Table, Unit, Value
from ladder.worker.schedule import PROFILES, WorkerSchedule
from ladder.workforce.budget import first_year, run_rate

PLAN, WORKER = "key", "key_worker"
HOURS = "hours"  # the row of weekly hours
USUAL_HOURS = Decimal(20)
PART_TIME = Decimal(30)  # weekly hours; benefits matter most under them


def plan_figures(results: Sequence[Result]) -> Table:
    """Cost and entry pay, one column a scenario."""
    columns = tuple(Column(each.scenario.name, each.scenario.title, None, 22) for each in results)
    every = results[0].plan.period.all_months
    count = "twelve" if len(every) >= 12 else str(len(every))
    rows = [
        *_cost(results, "first_year", f"Cost, first {count} months", _first_year, _total_cost, every[:12]),
        *_cost(
            results,
            "run_rate",
            f"Cost, last {count} months, without one-time costs",
            _run_rate,
            lasting_rows,
            every[-12:],
        ),
        _row("one_time", "One-time costs over the whole plan", Unit.DOLLARS, results, _one_time),
        _row("seats", "Authorized seats, last month", Unit.SEATS, results, partial(_seats, month=every[-1])),
        _row(
            "entry_pay", "People in peer roles on the first rung, an hour", Unit.HOURLY, results, _entry_pay
        ),
        _row("entry_role", "Our own entry role, an hour", Unit.HOURLY, results, _entry_role),
        _row(
            "entry_ratio", "  pay in peer roles over our own entry role's", Unit.RATIO, results, _entry_ratio
        ),
        _row("posture", "  so people in peer roles are paid", Unit.TEXT, results, _posture),
        _row(
            "rate_at", "  lowest rate that counts as at our entry role's pay", Unit.HOURLY, results, _rate_at
        ),
        _row("rate_above", "  lowest rate that counts as above it", Unit.HOURLY, results, _rate_above),
    ]
    marks = entry_level_benchmarks(results[0])
    if marks:
        medians = ",".join(f"{{{market_cells.BENCHMARKS}!{name}@p50}}" for name in marks)
        low, high = (min(marks.values()), f"=MIN({medians})"), (max(marks.values()), f"=MAX({medians})")
        rows.append(
            _row("market_low", "Entry-level benchmarks: lowest median", Unit.HOURLY, results, lambda _: low)
        )
        rows.append(
            _row(
                "market_high", "Entry-level benchmarks: highest median", Unit.HOURLY, results, lambda _: high
            )
        )
    rows += [_row(key, label, unit, results, live) for key, label, unit, live in money_figures(results)]
    rows += risk_rows(results)
    return Table(
        PLAN, "The figures behind the answers", columns, tuple(rows), label_header="Figure", label_width=50
    )


Live = tuple[Value, str]
"""A value and its formula template."""


def _row(
    key: str,
    label: str,
    unit: Unit,
    results: Sequence[Result],
    live: Callable[[Result], Live],
    kind: Kind = Kind.CALCULATION,
) -> Row:
    cells = [live(each) for each in results]
    return Row(
        key,
        label,
        tuple(value for value, _ in cells),
        unit,
        formula=tuple(formula for _, formula in cells),
        kind=kind,
    )


def _cost(
    results: Sequence[Result],
    key: str,
    label: str,
    total_of: Callable[[Result], Decimal],
    rows_of: Callable[[Result], Sequence[str]],
    span: Sequence[Month],
) -> list[Row]:
    """A year's cost, what it is more than the baseline's same months, and that as a share of them."""
    base = total_of(results[0])

    def total(each: Result) -> Live:
        table = months.key(each.scenario.name)
        sums = "+".join(f"SUM({{{table}!{part}@{span[0]}:{span[-1]}}})" for part in rows_of(each))
        return total_of(each), f"={sums}"

    def added(each: Result) -> Live:
        return total_of(each) - base, f"={{{key}}}-{{{key}@{BASELINE}}}"

    def share(each: Result) -> Live:
        formula = f"=IF({{{key}@{BASELINE}}}=0,0,{{{key}.added}}/{{{key}@{BASELINE}}})"
        return (total_of(each) - base) / base if base else Decimal(0), formula

    return [
        _row(key, label, Unit.DOLLARS, results, total, Kind.TOTAL),
        _row(f"{key}.added", "  more than the baseline", Unit.DOLLARS, results, added),
        _row(f"{key}.share", "  over the baseline", Unit.PERCENT, results, share),
    ]


def _first_year(each: Result) -> Decimal:
    return first_year(each.budget.total)


def _total_cost(each: Result) -> tuple[str, ...]:
    return ("total.cost",)


def _run_rate(each: Result) -> Decimal:
    return run_rate(each.budget.lasting)


def lasting_rows(each: Result) -> tuple[str, ...]:
    """The rows of a scenario's months that make its cost without one-time costs."""
    return (running_key(each), *((LASTING_INDIRECT,) if each.plan.indirect else ()))


def _one_time(each: Result) -> Live:
    table, plan = budget.key(each.scenario.name), budget.WHOLE_PLAN
    indirect = f"-{{{table}!total.indirect@{plan}}}" if each.plan.indirect else ""
    rest = f"{{{table}!total.cost@{plan}}}-{{{table}!{running_key(each)}@{plan}}}{indirect}"
    return sum(each.budget.one_time_total, Decimal(0)), f"=ROUND({rest},6)"


def _seats(each: Result, month: Month) -> Live:
    seats = sum(line.authorized[-1] for line in each.budget.lines.values())
    return seats, f"={{{months.key(each.scenario.name)}!total.authorized@{month}}}"


def _entry_cell(each: Result, column: str) -> str:
    return f"={{{market_cells.key(each.scenario.name)}!{each.market.entry_peer_role.role}@{column}}}"


def _entry_pay(each: Result) -> Live:
    return each.market.entry_peer_role.pay, _entry_cell(each, "pay")


def _entry_role(each: Result) -> Live:
    return each.market.entry_rate, _entry_cell(each, "entry")


def _entry_ratio(each: Result) -> Live:
    return each.market.entry_peer_role.pay / each.market.entry_rate, "={entry_pay}/{entry_role}"


def _posture(each: Result) -> Live:
    words = posture(each.market.entry_peer_role.pay, each.market.entry_rate, each.market.tolerance)
    return words, market_cells.posture_formula("{entry_ratio}", each.scenario.name)


def _tolerance(each: Result) -> str:
    return f"{{{ASSUMPTIONS}!market.tolerance@{each.scenario.name}}}"


def _rate_at(each: Result) -> Live:
    rate = lowest_rate_at(each.market.entry_rate, each.market.tolerance)
    return rate, f"=ROUNDUP(ROUND({{entry_role}}*(1-{_tolerance(each)}),6),2)"


def _rate_above(each: Result) -> Live:
    rate = lowest_rate_above(each.market.entry_rate, each.market.tolerance)
    return rate, f"=ROUNDDOWN(ROUND({{entry_role}}*(1+{_tolerance(each)}),6),2)+0.01"


def entry_level_benchmarks(result: Result) -> dict[str, Decimal]:
    """The aged median of each entry-level benchmark."""
    return {
        mark.name: mark.percentiles["p50"]
        for mark in result.market.benchmarks
        if result.plan.benchmarks[mark.name].entry_level
    }


def first_rung_then(base: Result, other: Result) -> RolePay:
    """The baseline's first-rung role as another scenario pays it; its own first rung where no one holds that role."""
    followed = base.market.entry_peer_role
    return next(
        (
            role
            for role in other.market.roles
            if role.role == followed.role and role.averaged == followed.averaged
        ),
        other.market.entry_peer_role,
    )


def entry_schedule(result: Result) -> WorkerSchedule:
    """The schedule of the role where people in peer roles start, or of the lowest-paid role with seats."""
    role = result.market.entry_peer_role.role
    return next((each for each in result.worker if each.role == role), result.worker[0])


@dataclass(frozen=True, slots=True)
class BeforeAndAfter:
    """One invented worker before and after: a scenario and a rung each, and what changes in words."""

    before: Result
    before_rung: WorkerSchedule
    after: Result
    after_rung: WorkerSchedule
    change: str  # `under "..."`, or `promoted to ... under "..."`


def before_and_after(results: Sequence[Result]) -> BeforeAndAfter:
    """The first rung under the baseline and the lead scenario; where its pay is the same, the step up from it."""
    base, lead = results[0], results[min(1, len(results) - 1)]
    rung = entry_schedule(base)
    by_role = {each.role: each for each in lead.worker}
    after = by_role.get(rung.role, entry_schedule(lead))
    change = f'under "{lead.scenario.title}"'
    if after.rate == rung.rate and after.role == rung.role:
        steps = [step.to_role for step in lead.plan.promotions if step.from_role == rung.role]
        ups = [by_role[role] for role in steps if role in by_role and by_role[role].rate > rung.rate]
        if ups:
            after = ups[0]
            change = f"promoted to {after.title} {change}"
    return BeforeAndAfter(base, rung, lead, after, change)


def worker_hours(pair: BeforeAndAfter) -> Decimal:
    """The weekly hours to speak of: the most usual on the first rung that both rungs show, part time first."""
    people: Counter[Decimal] = Counter()
    for name, line in pair.before.plan.seats.items():
        if line.role == pair.before_rung.role and any(pair.before.budget.lines[name].filled):
            people[line.hours_a_person] += line.seats * line.shared_by
    shown = set(shown_hours(pair.after_rung)) & set(shown_hours(pair.before_rung))
    usual = [weekly for weekly, _ in people.most_common() if weekly in shown]
    part_time = [weekly for weekly in usual if weekly < PART_TIME]
    return (part_time or usual or [USUAL_HOURS])[0]


def worker_figures(results: Sequence[Result]) -> Table:
    """One invented worker at the same hours, before and after: wages, benefits, net income, lines crossed."""
    pair = before_and_after(results)
    hours = worker_hours(pair)
    rungs = (pair.before_rung, pair.after_rung)
    tables = [
        worker.table_of(results, pair.before, rungs[0]),
        worker.table_of(results, pair.after, rungs[1]),
    ]
    column, places = hours_key(hours), [rung.at(hours) for rung in rungs]

    def both(amounts: Callable[[WorkerSchedule], Sequence[Decimal]]) -> list[Decimal]:
        return [amounts(rung)[place] for rung, place in zip(rungs, places, strict=True)]

    wages = both(lambda rung: rung.wages)
    worked = f"{hours.normalize():f} hours"  # words, since no input moves them
    rows = [Row(HOURS, "Work a week", (worked, worked, None), kind=Kind.TEXT)]
    rows.append(_pair("wages", "Wages a month", wages, tables, column))
    rows.append(_pair("ssi.ssi", "SSI a month (with SSI only)", both(_ssi), tables, column))
    rows.append(_pair("ssdi.ssdi", "SSDI a month (with SSDI only)", both(_ssdi), tables, column))
    for profile, words in PROFILES.items():
        net = both(partial(_net, profile))
        rows.append(_pair(f"{profile}.net", f"Net income a month with {words}", net, tables, column))
    rows += _against_lines(pair.after_rung, wages)
    columns = (
        Column("before", f"{rungs[0].title}, {pair.before.scenario.title}", None, 22),
        Column("after", f"{rungs[1].title}, {pair.after.scenario.title}", None, 22),
        Column("change", "Change", None, 16),
    )
    usual = "The most usual part time" if hours < PART_TIME else "The most usual hours"
    return Table(
        WORKER,
        f"An invented worker at {worked} a week, before and after",
        columns,
        tuple(rows),
        label_header="A steady month",
        label_width=50,
        note=f"{usual} on the first rung when the plan was run; other hours need another run.",
    )


def _ssi(rung: WorkerSchedule) -> Sequence[Decimal]:
    return rung.profiles["ssi"].ssi


def _ssdi(rung: WorkerSchedule) -> Sequence[Decimal]:
    return rung.profiles["ssdi"].ssdi


def _net(profile: str, rung: WorkerSchedule) -> Sequence[Decimal]:
    return rung.profiles[profile].net


def _against_lines(rung: WorkerSchedule, wages: Sequence[Decimal]) -> list[Row]:
    """Each line of the law: on which side of it the wages are, before and after; and which are crossed."""
    rows, crossed, live = [], [], []
    for line in rung.lines:
        key, amount = f"side.{line.name}", f"{{{AMOUNTS}!{line.name}@amount}}"
        sides = ["over" if wage > line.amount else "under" for wage in wages]
        change = "crossed" if sides[0] != sides[1] else "not crossed"
        side = f'=IF({{wages}}>{amount},"over","under")'
        moved = f'=IF({{{key}@before}}={{{key}@after}},"not crossed","crossed")'
        label = f"Wages over or under: {line.title}"
        rows.append(Row(key, label, (*sides, change), formula=(side, side, moved)))
        crossed += [f"the {line.title} line"] if change == "crossed" else []
        live.append(f'IF({{{key}@change}}="crossed","the {line.title} line","")')
    found = ", ".join(crossed) or "no line"
    joined = "&".join(live)
    count = f'COUNTIF({{{rows[0].key}:{rows[-1].key}@change}},"crossed")'
    formula = f'=IF({count}=0,"no line",SUBSTITUTE({joined},"linethe","line, the"))'
    rows.append(
        Row("crossed", "Lines crossed", (None, None, found), formula=(None, None, formula), flows=True)
    )
    return rows


def _pair(key: str, label: str, values: Sequence[Decimal], tables: Sequence[str], column: str) -> Row:
    formulas = (*(f"={{{table}!{key}@{column}}}" for table in tables), f"={{{key}@after}}-{{{key}@before}}")
    return Row(key, label, (*values, values[1] - values[0]), Unit.CENTS, formula=formulas)
