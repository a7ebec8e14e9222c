"""The Worker sheet: what each rung's pay and hours leave an invented worker, live from the rates and the law."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.month import Month
from ladder.reports.law_figures import ASSUMPTIONS, reference
from ladder.reports.sheets import market_cells
from ladder.reports.sheets.steady_months import (
    AMOUNTS,
    LABEL_WIDTH,
    LINES,
    key,
    steady_months,
    tax_brackets,
)
from ladder.reports.tables import Column, Row, Sheet, Table, Unit
from ladder.worker.schedule import NOT_COUNTED, EarningsLine, WorkerSchedule, programs_counted

SHORT = {
    "trial_work_month": "Trial work",
    "sga": "SGA",
    "ssi_break_even": "SSI break-even",
    "ssi_break_even_with_ssdi": "SSI break-even beside SSDI",
    "threshold_1619b": "1619(b)",
}
MEANS = {
    "trial_work_month": "a month over it uses one of nine",
    "sga": "after trial work and grace, SSDI pays nothing over it",
    "ssi_break_even": "SSI cash ends here; Medicaid can go on, 1619(b)",
    "ssi_break_even_with_ssdi": "the same, for someone with both",
    "threshold_1619b": "Medicaid under 1619(b) ends over twelve of these",
}
# The weeks a worst month counts, as Assumptions has them; see ladder.worker.schedule.
WORST_WEEKS = {"trial_work_month": "workday_weeks", "sga": "workday_weeks", "threshold_1619b": "year_weeks"}


def shown(results: Sequence[Result]) -> list[tuple[Result, WorkerSchedule]]:
    """The schedules to show: every role of every scenario; a role set up alike in two scenarios once."""
    seen: dict[str, tuple[Result, WorkerSchedule]] = {}
    for result in results:
        for schedule in result.worker:
            seen.setdefault(_set_up(result, schedule), (result, schedule))
    return list(seen.values())


def table_of(results: Sequence[Result], result: Result, schedule: WorkerSchedule) -> str:
    """The key of the table that shows a role's steady months, whichever scenario it stands under."""
    alike = _set_up(result, schedule)
    return next(
        key(other.scenario.name, each.role) for other, each in shown(results) if _set_up(other, each) == alike
    )


def _set_up(result: Result, schedule: WorkerSchedule) -> str:
    """All that a role's schedule follows from: alike in two scenarios, their cells are links to one another."""
    plan = result.plan
    lines = {name: line for name, line in plan.seats.items() if line.role == schedule.role}
    grade = plan.grades[plan.roles[schedule.role].grade]
    return repr((schedule.role, schedule.rate, lines, grade, plan.pay, plan.employer_cost.social_security))


def build(results: Sequence[Result]) -> Sheet:
    """The sheet: the earnings lines, the hours below them, a table of steady months a role, the tax brackets."""
    schedules = shown(results)
    start = results[0].plan.period.start
    tables = [_amounts(results[0], schedules[0][1]), _hours_below(schedules)]
    tables += [steady_months(result, schedule) for result, schedule in schedules]
    tables.append(tax_brackets(results[0].steady, start))
    return Sheet(
        "Worker",
        "What each rung's pay and hours mean for an invented worker who receives SSI or SSDI",
        tuple(tables),
        lines=(
            f"A steady month in {start.name}, trial work and grace months used up. "
            f"Counted: {', '.join(programs_counted(results[0].supplement_known))}. "
            f"Not counted: {', '.join(NOT_COUNTED)}.",
            *_unknown(results[0]),
            "Never a staff member's figures: an employer may not ask who receives benefits or set pay or hours by it "
            "(42 USC 12112). For a person's own decision: a benefits counselor, https://choosework.ssa.gov/findhelp/",
        ),
    )


def _unknown(result: Result) -> tuple[str, ...]:
    """What of the state's figures is not known, so that no one takes silence for none."""
    state = result.plan.agency.state
    unknown = []
    if not result.supplement_known:
        unknown.append(
            f"{state}'s supplement to SSI is not known here and not counted; ask SSA or the state."
        )
    if not any(line.name == "threshold_1619b" for line in result.worker[0].lines):
        unknown.append(f"{state}'s 1619(b) threshold is not known here; ask SSA.")
    return tuple(unknown)


def _amounts(result: Result, schedule: WorkerSchedule) -> Table:
    start = result.plan.period.start
    live = _amount_formulas(result, start)
    rows = tuple(
        Row(
            line.name,
            f"{_capital(line.title)}: {MEANS[line.name]}",
            (line.amount,),
            Unit.CENTS,
            live[line.name],
        )
        for line in schedule.lines
    )
    columns = (Column("amount", "Gross pay a month", None, 14),)
    return Table(AMOUNTS, "Earnings lines", columns, rows, label_header="Line", label_width=LABEL_WIDTH)


def _amount_formulas(result: Result, start: Month) -> dict[str, str]:
    def law(figure: str) -> str:
        return reference(figure, start)

    general, earned = law("general_income_exclusion"), law("earned_income_exclusion")
    share = law("earned_income_share_excluded")
    standard = law("federal_benefit_rate")
    if result.steady.supplement:
        standard = f"({standard}+{law('state_supplement')})"
    ssdi = f"ROUNDDOWN({{{ASSUMPTIONS}!worker.ssdi_benefit_with_ssi@{result.scenario.name}}},0)"
    return {
        "trial_work_month": f"={law('trial_work_month')}",
        "sga": f"={law('substantial_gainful_activity')}",
        "ssi_break_even": f"={standard}/(1-{share})+{general}+{earned}",
        "ssi_break_even_with_ssdi": (
            f"=MAX({standard}-MAX({ssdi}-{general},0),0)/(1-{share})+MAX({general}-{ssdi},0)+{earned}"
        ),
        "threshold_1619b": f"=ROUND({law('medicaid_1619b_threshold')}/12,2)",
    }


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _hours_below(schedules: Sequence[tuple[Result, WorkerSchedule]]) -> Table:
    projected = schedules[0][1].projected
    columns = [Column("rate", "Pay an hour", Unit.HOURLY, 14)]
    for line in schedules[0][1].lines:
        columns += [
            Column(f"{line.name}.{month}", f"{SHORT[line.name]}, {month} month", Unit.HOURS, 14, projected)
            for month in ("worst", "average")
        ]
    rows = []
    for result, schedule in schedules:
        name, scenario = key(result.scenario.name, schedule.role), result.scenario.name
        values, formulas = (
            [schedule.rate],
            [f"=ROUND({{{market_cells.key(scenario)}!{schedule.role}@pay}},2)"],
        )
        for line in schedule.lines:
            values += [line.worst_month_hours, line.average_month_hours]
            weeks = f"{{{ASSUMPTIONS}!worker.{WORST_WEEKS.get(line.name, 'payday_weeks')}@{scenario}}}"
            formulas += [_hours_formula(name, line, each) for each in (weeks, "52/12")]
        offered = hours_text(schedule.seat_hours)
        label = f"{schedule.title}, {result.scenario.title} (seats of {offered} hours)"
        rows.append(Row(name, label, tuple(values), formula=tuple(formulas)))
    return Table(
        LINES,
        "The most weekly hours that stay at or under each line",
        tuple(columns),
        tuple(rows),
        label_header="Role and scenario",
        label_width=LABEL_WIDTH,
        note="The worst month: 23 workdays of a five-day week for SSDI, which counts pay when the work is done "
        "(someone with one to three set days a week can have five of each: five weeks); the month with the most "
        "paydays for SSI, which counts pay on payday; the year with the most paydays for 1619(b).",
    )


def _hours_formula(name: str, line: EarningsLine, weeks: str) -> str:
    # Rounded to six places first: a quotient a hair under a whole tenth is that tenth.
    return f"=ROUNDDOWN(ROUND({{{AMOUNTS}!{line.name}@amount}}/({{{name}@rate}}*({weeks})),6),1)"


def hours_text(hours: Sequence[Decimal]) -> str:
    """Weekly hours in a list: `20, 37.5`."""
    return ", ".join(f"{weekly.normalize():f}" for weekly in hours)
