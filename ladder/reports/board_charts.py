"""The board's charts: each chart's plain data, from the results."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.plan import TIERS, TRACKS
from ladder.pay.market import AgedBenchmark
from ladder.pay.market import RolePay as MarketRole
from ladder.pay.percentiles import rank
from ladder.reports.build import Report
from ladder.reports.chart_foot import Foot, chart_foot
from ladder.reports.charts import Chart, cost_by_year, ladder_chart, net_income_by_hours, pay_against_market
from ladder.reports.charts.rows import EntryRole
from ladder.reports.charts.words import inside
from ladder.reports.charts.year_table import FiscalYear
from ladder.reports.key_figures import entry_schedule
from ladder.reports.money_charts import money_charts, where_money_goes_charts
from ladder.reports.people_charts import people_charts
from ladder.reports.promotion_charts import promotion_charts
from ladder.reports.sheets.budget import fiscal_years
from ladder.reports.sheets.market_benchmarks import AGED_TO_WORDS
from ladder.reports.what_if_charts import what_if_charts
from ladder.worker.hours import MOST_HOURS
from ladder.worker.schedule import PROFILES, WorkerSchedule, programs_counted
from ladder.workforce.budget import by_fiscal_year
from ladder.workforce.risk import CAUSES, WHOLE, year_span

LINE_WORDS = {
    "trial_work_month": "trial work month",
    "sga": "SGA: SSDI stops",
    "ssi_break_even": "break-even: SSI is $0",
}
"""The lines drawn in the net income chart."""


def build_charts(results: Sequence[Result], report: Report) -> tuple[Chart, ...]:
    """Every chart, in the order a board would see them."""
    foot = chart_foot(results, report.identity)
    scenarios = results[1:] or results[:1]
    lead = foot.of(scenarios[0])
    charts = [
        ladder_chart.chart(_ladder(each, results, foot.of(each)), f"ladder-{each.scenario.name}")
        for each in scenarios
    ]
    charts.append(cost_by_year.chart(_cost(results, foot)))
    charts += where_money_goes_charts(results, foot)
    charts += [
        pay_against_market.chart(_market(each, results, foot), f"pay-against-benchmarks-{each.scenario.name}")
        for each in results
    ]
    charts += money_charts(scenarios[0], lead)
    charts += people_charts(scenarios[0], lead, results[0] if results[1:] else None)
    charts += what_if_charts(results, foot)
    rungs = first_two_rungs(scenarios[0])
    highest = max(
        float(max(net)) for each in rungs for net in (month.net for month in each.profiles.values())
    )
    charts += [
        net_income_by_hours.chart(_net_income(scenarios[0], each, highest, lead), f"net-income-{each.role}")
        for each in rungs
    ]
    charts += promotion_charts(scenarios[0], lead)
    return tuple(charts)


def _roles_with_seats(result: Result) -> list[MarketRole]:
    """Roles that have a seat in some month, from the first rung up."""
    used = {line.role for line in result.budget.lines.values() if any(line.authorized)}
    tiers, tracks = list(TIERS), list(TRACKS)
    roles = [role for role in result.market.roles if role.role in used]
    return sorted(
        roles,
        key=lambda role: (tiers.index(role.tier), tracks.index(result.plan.roles[role.role].track), role.pay),
    )


def _points(role: MarketRole) -> tuple[Decimal, Decimal, Decimal]:
    """Lowest, control point and highest by the hour; of a grade of steps, the step in the middle."""
    points = list(role.points.values())
    middle = role.points.get("control_point", points[(len(points) - 1) // 2])
    return min(points), middle, max(points)


def _entry(result: Result) -> EntryRole:
    return EntryRole(result.plan.entry_role.title, result.market.entry_rate)


def _every_rate(results: Sequence[Result]) -> tuple[Decimal, ...]:
    """Every rate any scenario shows, so that the scenarios' charts share one scale."""
    return tuple(
        rate for each in results for role in _roles_with_seats(each) for rate in (*_points(role), role.pay)
    )


def _ladder(result: Result, results: Sequence[Result], foot: str) -> ladder_chart.LadderData:
    plan = result.plan
    return ladder_chart.LadderData(
        plan.agency.name,
        result.scenario.title,
        plan.period.start,
        _rungs(result),
        _entry(result),
        foot,
        plan.market.tolerance,
        _every_rate(results),
        tuple(rung for each in results[1:] or results for rung in _rungs(each)),
    )


def _rungs(result: Result) -> tuple[ladder_chart.Rung, ...]:
    rungs = []
    for role in _roles_with_seats(result):
        minimum, control_point, maximum = _points(role)
        about = result.plan.roles[role.role]
        seats = sum(line.authorized[-1] for line in result.budget.lines.values() if line.role == role.role)
        rungs.append(
            ladder_chart.Rung(
                role.title,
                TIERS[about.tier],
                TRACKS[about.track],
                about.grade,
                minimum,
                control_point,
                maximum,
                str(seats),
                role.pay if role.averaged else None,
            )
        )
    return tuple(rungs)


def _cost(results: Sequence[Result], foot: Foot) -> cost_by_year.CostData:
    years = fiscal_years(results[0])
    costs = [
        cost_by_year.YearlyCost(
            f'"{each.scenario.title}"',
            tuple(by_fiscal_year(each.budget, each.budget.total).values()),
            _ranges(each, years),
        )
        for each in results[:4]  # a chart holds four series at most
    ]
    return cost_by_year.CostData(
        results[0].plan.agency.name,
        tuple(FiscalYear(f"FY {year}", count) for year, count in years.items()),
        costs[0],
        tuple(costs[1:]),
        "Wages, employer cost, hiring, supervision and bought services, and one-time cost"
        if any(each.budget.other for each in results)
        else "Wages, employer cost and one-time cost",
        foot.of(*results[:4]),
        _why_apart(results[:4]),
    )


def _why_apart(results: Sequence[Result]) -> str:
    """Why simulated cost differs most from the budget over the whole plan; nothing without a simulation."""
    rows = [each.risk.reconciliation for each in results if each.risk]
    totals = {cause: sum(row[cause][WHOLE] for row in rows) for cause in CAUSES}
    cause = max(totals, key=lambda name: abs(totals[name]))
    if not totals[cause]:
        return ""
    if cause == "vacancy":
        return f"{'more' if totals[cause] > 0 else 'fewer'} seats filled than budgeted"
    return inside(CAUSES[cause])


def _ranges(result: Result, years: Iterable[int]) -> tuple[tuple[Decimal, Decimal], ...]:
    """What 8 of 10 simulated runs cost in each fiscal year; none where nothing is simulated."""
    if result.risk is None:
        return ()
    found = [result.risk.cost[year_span(year)] for year in years]
    return tuple((Decimal(str(each.p10)), Decimal(str(each.p90))) for each in found)


def _market(result: Result, results: Sequence[Result], foot: Foot) -> pay_against_market.MarketData:
    blends = [mark for mark in result.market.blends if mark.entry_level]
    marks = tuple(_benchmark(result, mark) for mark in (*blends, *result.market.entry_level_benchmarks))
    plan = result.plan
    names = [
        name
        for mark in (*blends, *result.market.entry_level_benchmarks)
        for name in mark.weights or (mark.name,)
    ]
    sources = [plan.benchmarks[name].source for name in names]
    return pay_against_market.MarketData(
        plan.agency.name,
        result.scenario.title,
        plan.period.start.name,
        _market_roles(result),
        _entry(result),
        marks,
        foot.of(result, benchmarks=sources),
        plan.market.tolerance,
        _every_rate(results),
        "then" if plan.market.aged_to == "start" else AGED_TO_WORDS[plan.market.aged_to],
        tuple(role for each in results for role in _market_roles(each)),
    )


def _market_roles(result: Result) -> tuple[pay_against_market.RolePay, ...]:
    found = []
    for role in _roles_with_seats(result):
        minimum, control_point, _ = _points(role)
        pay = role.pay if role.averaged else None
        found.append(pay_against_market.RolePay(role.title, pay, minimum, control_point))
    return tuple(found)


def _benchmark(result: Result, mark: AgedBenchmark) -> pay_against_market.MarketBenchmark:
    dates = {result.plan.benchmarks[name].date.name for name in mark.weights or (mark.name,)}
    date = dates.pop() if len(dates) == 1 else "several dates"
    by_number = {rank(name): amount for name, amount in mark.percentiles.items()}
    return pay_against_market.MarketBenchmark(mark.title, mark.area, date, by_number, bool(mark.weights))


def first_two_rungs(result: Result) -> list[WorkerSchedule]:
    """The schedule of the role people start in, and of the lowest-paid role with seats on the next tier up."""
    first = entry_schedule(result)
    tiers = list(TIERS)
    start = tiers.index(result.plan.roles[first.role].tier)
    for tier in tiers[start + 1 :]:
        above = [each for each in result.worker if result.plan.roles[each.role].tier == tier]
        if above:
            return [first, min(above, key=lambda each: each.rate)]
    return [first]


def _net_income(
    result: Result, rung: WorkerSchedule, highest: float, foot: str
) -> net_income_by_hours.NetIncomeData:
    plan = result.plan
    whole = next(each for each in result.fine if each.role == rung.role)
    upto = sum(weekly <= MOST_HOURS for weekly in whole.hours)
    profiles = tuple(
        net_income_by_hours.ProfileNet(words, tuple(float(net) for net in whole.profiles[profile].net[:upto]))
        for profile, words in PROFILES.items()
    )
    lines = tuple(
        net_income_by_hours.HoursLine(LINE_WORDS[line.name], float(line.average_month_hours))
        for line in whole.lines
        if line.name in LINE_WORDS
    )
    return net_income_by_hours.NetIncomeData(
        rung.title,
        rung.rate,
        plan.period.start.name,
        tuple(float(hours) for hours in whole.hours[:upto]),
        profiles,
        lines,
        tuple(float(hours) for hours in rung.seat_hours),
        _counted(result, rung),
        foot,
        highest,
    )


def _counted(result: Result, rung: WorkerSchedule) -> str:
    """What the net income counts, and whether the law's figures are projected."""
    return ", ".join(programs_counted(result.supplement_known)) + (
        ". The law's figures are projected" if rung.projected else ""
    )
