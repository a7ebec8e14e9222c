"""The Worker sheet: what each rung's pay and hours leave an invented worker, live from the rates and the law."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.month import Month
from ladder.model.plan_set import BASELINE
from ladder.reports.sheets import market
from ladder.reports.sheets.assumptions import KEY as ASSUMPTIONS
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit
from ladder.worker.schedule import NOT_COUNTED, PROGRAMS_COUNTED, EarningsLine, WorkerSchedule

LINES = "lines"
AMOUNTS = "earnings_lines"
LABEL_WIDTH = 66
SHORT = {"trial_work_month": "Trial work", "sga": "SGA", "ssi_break_even": "SSI break-even"}


def key(scenario: str, role: str) -> str:
    """The key of the table of one role's steady months."""
    return f"worker.{scenario}.{role}"


def shown(results: Sequence[Result]) -> list[tuple[Result, WorkerSchedule]]:
    """The schedules to show: every role of every scenario, a role at a rate once."""
    seen: dict[tuple[str, Decimal], tuple[Result, WorkerSchedule]] = {}
    for result in results:
        for schedule in result.worker:
            seen.setdefault((schedule.role, schedule.rate), (result, schedule))
    return list(seen.values())


def table_of(results: Sequence[Result], schedule: WorkerSchedule) -> str:
    """The key of the table that shows a role's steady months at its rate, whichever scenario it stands under."""
    return next(
        key(other.scenario.name, each.role)
        for other, each in shown(results)
        if (each.role, each.rate) == (schedule.role, schedule.rate)
    )


def build(results: Sequence[Result]) -> Sheet:
    """The sheet: the earnings lines, the hours below them, then a table of steady months a role."""
    schedules = shown(results)
    start = results[0].plan.period.start
    tables = [_amounts(results[0], schedules[0][1]), _hours_below(schedules)]
    tables += [_steady_months(result, schedule, start) for result, schedule in schedules]
    return Sheet(
        "Worker",
        "What each rung's pay and hours mean for an invented worker who receives SSI or SSDI",
        tuple(tables),
        lines=(
            f"A steady month in {start.name}, trial work and grace months used up. "
            f"Counted: {', '.join(PROGRAMS_COUNTED)}. Not counted: {', '.join(NOT_COUNTED)}.",
            "Never a staff member's figures: an employer may not ask who receives benefits or set pay or hours by it "
            "(42 USC 12112). For a person's own decision: a benefits counselor, https://choosework.ssa.gov/findhelp/",
        ),
    )


def law(figure: str, month: Month) -> str:
    """A reference to a figure of the law on the Assumptions sheet."""
    return f"{{{ASSUMPTIONS}!law.{figure}.{month}@{BASELINE}}}"


def _amounts(result: Result, schedule: WorkerSchedule) -> Table:
    start = result.plan.period.start
    live = {
        "trial_work_month": f"={law('trial_work_month', start)}",
        "sga": f"={law('substantial_gainful_activity', start)}",
        "ssi_break_even": (
            f"={law('federal_benefit_rate', start)}/(1-{law('earned_income_share_excluded', start)})"
            f"+{law('general_income_exclusion', start)}+{law('earned_income_exclusion', start)}"
        ),
    }
    means = {
        "trial_work_month": "a month over it uses one of nine",
        "sga": "after trial work and grace, SSDI pays nothing over it",
        "ssi_break_even": "SSI pays nothing from here; Medicaid can go on, 1619(b)",
    }
    rows = tuple(
        Row(
            line.name,
            f"{_capital(line.title)}: {means[line.name]}",
            (line.amount,),
            Unit.CENTS,
            formula=live[line.name],
        )
        for line in schedule.lines
    )
    columns = (Column("amount", "Gross pay a month", None, 14),)
    return Table(AMOUNTS, "Earnings lines", columns, rows, label_header="Line", label_width=LABEL_WIDTH)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _hours_below(schedules: Sequence[tuple[Result, WorkerSchedule]]) -> Table:
    lines = schedules[0][1].lines
    columns = [Column("rate", "Pay an hour", Unit.HOURLY, 14)]
    for line in lines:
        columns += [
            Column(f"{line.name}.worst", f"{SHORT[line.name]}, worst month", Unit.HOURS, 14),
            Column(f"{line.name}.average", f"{SHORT[line.name]}, average month", Unit.HOURS, 14),
        ]
    rows = []
    for result, schedule in schedules:
        name, scenario = key(result.scenario.name, schedule.role), result.scenario.name
        values, formulas = [schedule.rate], [f"=ROUND({{{market.key(scenario)}!{schedule.role}@pay}},2)"]
        for line in schedule.lines:
            values += [line.worst_month_hours, line.average_month_hours]
            formulas += [
                _hours_formula(name, line, weeks) for weeks in (_worst_weeks(line, scenario), "52/12")
            ]
        label = (
            f"{schedule.title}, {result.scenario.title} (seats of {hours_text(schedule.seat_hours)} hours)"
        )
        rows.append(Row(name, label, tuple(values), formula=tuple(formulas)))
    return Table(
        LINES,
        "The most weekly hours that stay at or under each line",
        tuple(columns),
        tuple(rows),
        label_header="Role and scenario",
        label_width=LABEL_WIDTH,
        note="The worst month: 23 workdays for SSDI, which counts pay when the work is done; the month with the most "
        "paydays for SSI, which counts pay on payday.",
    )


def _worst_weeks(line: EarningsLine, scenario: str) -> str:
    weeks = "payday_weeks" if line.name == "ssi_break_even" else "workday_weeks"
    return f"{{{ASSUMPTIONS}!worker.{weeks}@{scenario}}}"


def _hours_formula(name: str, line: EarningsLine, weeks: str) -> str:
    # Rounded to six places first: a quotient a hair under a whole tenth is that tenth.
    return f"=ROUNDDOWN(ROUND({{{AMOUNTS}!{line.name}@amount}}/({{{name}@rate}}*({weeks})),6),1)"


def hours_text(hours: Sequence[Decimal]) -> str:
    """Weekly hours in a list: `20, 37.5`."""
    return ", ".join(f"{weekly.normalize():f}" for weekly in hours)


def _steady_months(result: Result, schedule: WorkerSchedule, start: Month) -> Table:
    name, scenario = key(result.scenario.name, schedule.role), result.scenario.name
    shown_hours = [weekly for weekly in schedule.hours if weekly % 5 == 0 or weekly in schedule.seat_hours]
    columns = tuple(
        Column(f"h{weekly.normalize():f}", f"{weekly.normalize():f} hours", None, 14)
        for weekly in shown_hours
    )
    at = [schedule.at(weekly) for weekly in shown_hours]
    fbr, share = law("federal_benefit_rate", start), law("earned_income_share_excluded", start)
    general, earned = law("general_income_exclusion", start), law("earned_income_exclusion", start)
    sga = law("substantial_gainful_activity", start)
    oasdi, medicare = law("oasdi_rate", start), law("hospital_insurance_rate", start)
    worker = f"{ASSUMPTIONS}!worker.ssdi_benefit"

    def pays(countable: str) -> str:
        """SSI's rounding: up to the cent, a dollar at least, nothing from the benefit rate on."""
        return f"=IF({countable}>={fbr},0,MAX(1,ROUNDUP(ROUND({fbr}-{countable},3),2)))"

    ssi, ssdi, both = (schedule.profiles[profile] for profile in ("ssi", "ssdi", "both"))
    rows = [
        Row("hours", "Weekly hours", tuple(shown_hours), Unit.HOURS, kind=Kind.TEXT),
        _money("wages", "Wages", schedule.wages, at, f"=ROUND({{{LINES}!{name}@rate}}*{{hours}}*52/12,2)"),
        _money(
            "fica", "FICA", schedule.fica, at, f"=ROUND({{wages}}*{oasdi},2)+ROUND({{wages}}*{medicare},2)"
        ),
        _money(
            "none.net", "Net, no benefits", schedule.profiles["none"].net, at, "={wages}-{fica}", Kind.TOTAL
        ),
        _money(
            "ssi.countable",
            "With SSI: countable income",
            ssi.countable,
            at,
            f"=MAX({{wages}}-{general}-{earned},0)*(1-{share})",
        ),
        _money("ssi.ssi", "With SSI: SSI", ssi.ssi, at, pays("{ssi.countable}")),
        _money("ssi.net", "Net with SSI", ssi.net, at, "={wages}+{ssi.ssi}-{fica}", Kind.TOTAL),
        _money("ssdi.ssdi", "With SSDI: SSDI", ssdi.ssdi, at, f"={{{worker}@{scenario}}}*({{wages}}<={sga})"),
        _money("ssdi.net", "Net with SSDI", ssdi.net, at, "={wages}+{ssdi.ssdi}-{fica}", Kind.TOTAL),
        _money(
            "both.ssdi",
            "With both: SSDI",
            both.ssdi,
            at,
            f"={{{worker}_with_ssi@{scenario}}}*({{wages}}<={sga})",
        ),
        _money(
            "both.countable",
            "With both: countable income",
            both.countable,
            at,
            f"=MAX({{both.ssdi}}-{general},0)"
            f"+MAX({{wages}}-MAX({general}-{{both.ssdi}},0)-{earned},0)*(1-{share})",
        ),
        _money("both.ssi", "With both: SSI", both.ssi, at, pays("{both.countable}")),
        _money(
            "both.net",
            "Net with both SSI and SSDI",
            both.net,
            at,
            "={wages}+{both.ssdi}+{both.ssi}-{fica}",
            Kind.TOTAL,
        ),
    ]
    over = [
        Row(
            f"over.{line.name}",
            f"Over the {line.title}",
            tuple(_over(schedule, place, line) for place in at),
            formula=f'=IF({{wages}}>{{{AMOUNTS}!{line.name}@amount}},"over","")',
        )
        for line in schedule.lines
    ]
    title = f"{schedule.title} at ${schedule.rate} an hour ({result.scenario.title})"
    return Table(name, title, columns, (*rows, *over), label_header="A steady month", label_width=LABEL_WIDTH)


def _money(
    name: str,
    label: str,
    amounts: Sequence[Decimal],
    at: Sequence[int],
    formula: str,
    kind: Kind = Kind.CALCULATION,
) -> Row:
    return Row(name, label, tuple(amounts[place] for place in at), Unit.CENTS, formula=formula, kind=kind)


def _over(schedule: WorkerSchedule, place: int, line: EarningsLine) -> str:
    return "over" if schedule.wages[place] > line.amount else ""
