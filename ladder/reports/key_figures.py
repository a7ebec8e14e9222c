"""The figures behind the answers, live: cost and pay by scenario, and one invented worker before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from ladder.analysis import Result
from ladder.model.month import Month
from ladder.model.plan_set import BASELINE
from ladder.pay.market import lowest_rate_above, lowest_rate_at, posture
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.sheets import market, months, worker
from ladder.reports.sheets.steady_months import AMOUNTS, hours_key, shown_hours
from ladder.reports.tables import Column, Kind, Row, Table, Unit, Value
from ladder.worker.schedule import PROFILES, WorkerSchedule
from ladder.workforce.budget import first_year, run_rate

PLAN, WORKER = "key", "key_worker"
USUAL_HOURS = Decimal(20)
PART_TIME = Decimal(30)  # weekly hours; benefits matter most under them


def plan_figures(results: Sequence[Result]) -> Table:
    """Cost and entry pay, one column a scenario."""
    columns = tuple(Column(each.scenario.name, each.scenario.title, None, 22) for each in results)
    every = results[0].plan.period.all_months
    count = "twelve" if len(every) >= 12 else str(len(every))
    rows = [
        *_cost(results, "first_year", f"Cost, first {count} months", _first_year, "total.cost", every[:12]),
        *_cost(
            results,
            "run_rate",
            f"Cost of seats, last {count} months (one-time costs left out)",
            _run_rate,
            "total.seats",
            every[-12:],
        ),
        _row("seats", "Authorized seats, last month", Unit.SEATS, results, partial(_seats, month=every[-1])),
        _row(
            "entry_pay", "People in peer roles on the first rung, an hour", Unit.HOURLY, results, _entry_pay
        ),
        _row("entry_role", "Our own entry role, an hour", Unit.HOURLY, results, _entry_role),
        _row("entry_ratio", "  the first over the second", Unit.RATIO, results, _entry_ratio),
        _row("posture", "  so people in peer roles are paid", Unit.TEXT, results, _posture),
        _row("rate_at", "  lowest rate at our entry role's pay", Unit.HOURLY, results, _rate_at),
        _row("rate_above", "  lowest rate above it", Unit.HOURLY, results, _rate_above),
    ]
    marks = entry_level_benchmarks(results[0])
    if marks:
        medians = ",".join(f"{{{market.BENCHMARKS}!{name}@p50}}" for name in marks)
        low, high = (min(marks.values()), f"=MIN({medians})"), (max(marks.values()), f"=MAX({medians})")
        rows.append(
            _row("market_low", "Entry-level benchmarks: lowest median", Unit.HOURLY, results, lambda _: low)
        )
        rows.append(
            _row(
                "market_high", "Entry-level benchmarks: highest median", Unit.HOURLY, results, lambda _: high
            )
        )
    return Table(
        PLAN, "The figures behind the answers", columns, tuple(rows), label_header="Figure", label_width=58
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
    row: str,
    span: Sequence[Month],
) -> list[Row]:
    """A year's cost, what it is more than the baseline's same months, and that as a share of them."""
    base = total_of(results[0])

    def total(each: Result) -> Live:
        return total_of(each), f"=SUM({{{months.key(each.scenario.name)}!{row}@{span[0]}:{span[-1]}}})"

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


def _run_rate(each: Result) -> Decimal:
    return run_rate(each.budget.sum_of(lambda line: line.total))


def _seats(each: Result, month: Month) -> Live:
    seats = sum(line.authorized[-1] for line in each.budget.lines.values())
    return seats, f"={{{months.key(each.scenario.name)}!total.authorized@{month}}}"


def _entry_cell(each: Result, column: str) -> str:
    return f"={{{market.key(each.scenario.name)}!{each.market.entry_peer_role.role}@{column}}}"


def _entry_pay(each: Result) -> Live:
    return each.market.entry_peer_role.pay, _entry_cell(each, "pay")


def _entry_role(each: Result) -> Live:
    return each.market.entry_rate, _entry_cell(each, "entry")


def _entry_ratio(each: Result) -> Live:
    return each.market.entry_peer_role.pay / each.market.entry_rate, "={entry_pay}/{entry_role}"


def _posture(each: Result) -> Live:
    words = posture(each.market.entry_peer_role.pay, each.market.entry_rate, each.market.tolerance)
    return words, market.posture_formula("{entry_ratio}", each.scenario.name)


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


def entry_schedule(result: Result) -> WorkerSchedule:
    """The schedule of the role where people in peer roles start, or of the lowest-paid role with seats."""
    role = result.market.entry_peer_role.role
    return next((each for each in result.worker if each.role == role), result.worker[0])


def worker_hours(before: Result, after: Result) -> Decimal:
    """The weekly hours to speak of: the most usual on the first rung that both scenarios show, part time first."""
    role = entry_schedule(before).role
    people: Counter[Decimal] = Counter()
    for line in before.plan.seats.values():
        if line.role == role:
            people[line.hours_a_person] += line.seats * line.shared_by
    shown = set(shown_hours(entry_schedule(after))) & set(shown_hours(entry_schedule(before)))
    usual = [weekly for weekly, _ in people.most_common() if weekly in shown]
    part_time = [weekly for weekly in usual if weekly < PART_TIME]
    return (part_time or usual or [USUAL_HOURS])[0]


def worker_figures(results: Sequence[Result]) -> Table:
    """One invented worker on the first rung at the same hours: the baseline's pay, then the lead scenario's."""
    before, after = results[0], results[min(1, len(results) - 1)]
    hours = worker_hours(before, after)
    column = hours_key(hours)
    tables = [worker.table_of(results, each, entry_schedule(each)) for each in (before, after)]
    columns = (
        Column("before", before.scenario.title, Unit.CENTS, 22),
        Column("after", after.scenario.title, Unit.CENTS, 22),
        Column("change", "Change", Unit.CENTS, 16),
    )
    places = [entry_schedule(each).at(hours) for each in (before, after)]
    wages = [entry_schedule(each).wages[place] for each, place in zip((before, after), places, strict=True)]
    rows = [_pair("wages", "Wages a month", wages, tables, column)]
    for profile, words in PROFILES.items():
        net = [
            entry_schedule(each).profiles[profile].net[place]
            for each, place in zip((before, after), places, strict=True)
        ]
        rows.append(_pair(f"{profile}.net", f"Net income a month with {words}", net, tables, column))
    for line in entry_schedule(after).lines:
        amount = f"{{{AMOUNTS}!{line.name}@amount}}"
        crossed = f"the {line.title} line" if wages[1] > line.amount >= wages[0] else ""
        rows.append(
            Row(
                f"crossed.{line.name}",
                f"Crosses the {line.title} line",
                (None, None, crossed),
                flows=True,
                formula=(
                    None,
                    None,
                    f'=IF(AND({{wages@after}}>{amount},{{wages@before}}<={amount}),"the {line.title} line","")',
                ),
            )
        )
    crossings = [str(row.values[2]) for row in rows if row.key.startswith("crossed.")]
    joined = "&".join(f"{{crossed.{line.name}@change}}" for line in entry_schedule(after).lines)
    spaced = f'SUBSTITUTE({joined},"linethe","line, the")'
    crossed = ", ".join(each for each in crossings if each) or "no line"
    formula = (None, None, f'=IF({joined}="","no line",{spaced})')
    rows.append(Row("crossed", "Lines crossed", (None, None, crossed), formula=formula, flows=True))
    title = f"An invented worker on the first rung at {hours.normalize():f} hours a week"
    return Table(WORKER, title, columns, tuple(rows), label_header="A steady month", label_width=58)


def _pair(key: str, label: str, values: Sequence[Decimal], tables: Sequence[str], column: str) -> Row:
    row = "none.net" if key == "none.net" else key
    formulas = (*(f"={{{table}!{row}@{column}}}" for table in tables), f"={{{key}@after}}-{{{key}@before}}")
    return Row(key, label, (*values, values[1] - values[0]), Unit.CENTS, formula=formulas)
