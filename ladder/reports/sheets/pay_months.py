"""Rows of the months for structure adjustments, differentials and overtime: only where the config has them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.month import Month
from ladder.model.plan import Plan
from ladder.pay.matching import raise_index
from ladder.reports.law_figures import row_key
from ladder.reports.sheets.month_rows import MonthRows
from ladder.reports.sheets.pay_rows import (
    DIFFERENTIAL,
    OVERTIME,
    PAID_RATE,
    with_differentials,
    with_overtime,
)
from ladder.reports.tables import Unit
from ladder.workforce.budget import Amounts, SeatLineBudget

Given = tuple[str, str, Unit, Mapping[Month, Decimal]]


def adjustment_row(plan: Plan) -> tuple[Given, ...]:
    """The timeline's row of structure adjustments, if there are any."""
    given = plan.pay.structure_adjustments
    label = "Structure adjustment (ranges, and no one's pay)"
    return (("structure_adjustments", label, Unit.PERCENT, given),) if given else ()


def adjustment_factor(plan: Plan, grade: str) -> str:
    """What a structure adjustment adds to the formula of a range's points."""
    adjusted = plan.pay.structure_adjustments and plan.grades[grade].steps is None
    return "*(1+{structure_adjustments})" if adjusted else ""


def add_premiums(rows: MonthRows) -> None:
    """The rate with differentials, and a month's differentials and overtime of one filled seat."""
    lines = with_differentials(rows.plan)
    if lines:
        rows.head(PAID_RATE, "Pay with differentials (hourly; a salary for exempt roles)")
    for name in lines:
        premium = rows.result.budget.lines[name].premium
        _add(rows, PAID_RATE, name, premium.paid_rate, _paid_rate(rows, name), rows.pay_unit(name))
    if lines:
        rows.head(DIFFERENTIAL, "Differentials of one filled seat")
    for name in lines:
        premium = rows.result.budget.lines[name].premium
        formula = f"=({{{PAID_RATE}.{name}}}-{{rate.{name}}}){_of_a_month(rows, name)}"
        _add(rows, DIFFERENTIAL, name, premium.differential, formula, Unit.CENTS)
    lines = with_overtime(rows.plan)
    if lines:
        rows.head(OVERTIME, "Overtime of one filled seat")
    for name in lines:
        premium = rows.result.budget.lines[name].premium
        _add(rows, OVERTIME, name, premium.overtime, _overtime(rows, name), Unit.CENTS)


def add_premium_totals(rows: MonthRows) -> None:
    """Dollars of differentials and of overtime, all lines together: parts of the wages."""
    for name, label, lines, amounts in premium_totals(rows.result):
        block = DIFFERENTIAL if name == "differentials" else OVERTIME
        formula = "=" + "+".join(f"{{filled.{line}}}*{{{block}.{line}}}" for line in lines)
        rows.add(f"total.{name}", label, Unit.DOLLARS, amounts, formula)


def add_raise_index(rows: MonthRows) -> None:
    """Pay that got every general raise over pay at the plan's start: what matching the raises goes by."""
    if rows.plan.pay.matching:
        label = "Pay with every general raise, over pay at the plan's start"
        formula = "={raise_index@<}*(1+{general_raises})"
        rows.add("raise_index", label, Unit.RATIO, raise_index(rows.plan), formula, opening=1)


def premium_totals(result: Result) -> list[tuple[str, str, list[str], Amounts]]:
    """The parts of wages that are no pay at the rate: name, label, the lines that have them, dollars by month."""
    budget, plan = result.budget, result.plan
    parts = (
        ("differentials", "of them differentials", with_differentials(plan), _differential_dollars),
        ("overtime", "of them overtime", with_overtime(plan), _overtime_dollars),
    )
    return [(name, label, lines, budget.sum_of(of, lines)) for name, label, lines, of in parts if lines]


def _differential_dollars(line: SeatLineBudget) -> Amounts:
    return tuple(seats * month for seats, month in zip(line.filled, line.premium.differential, strict=True))


def _overtime_dollars(line: SeatLineBudget) -> Amounts:
    return tuple(seats * month for seats, month in zip(line.filled, line.premium.overtime, strict=True))


def _add(
    rows: MonthRows, block: str, name: str, values: tuple[Decimal, ...], formula: str, unit: Unit
) -> None:
    rows.add(f"{block}.{name}", name, unit, values, formula, about=rows.about(rows.plan.seats[name].role))


def _paid_rate(rows: MonthRows, name: str) -> str:
    percents, dollars = "", ""
    for each in rows.plan.seats[name].differentials:
        if rows.plan.pay.differentials[each].percent is not None:
            percents += f"+{rows.assume(f'pay.differentials.{each}.percent')}"
        else:
            dollars += f"+{rows.assume(f'pay.differentials.{each}.per_hour')}"
    return f"=ROUND({{rate.{name}}}*(1{percents}),2){dollars}"


def _of_a_month(rows: MonthRows, name: str) -> str:
    """What turns an amount of pay into a month's: the seat's hours, or its share of a salary."""
    hours = rows.assume(f"seats.{name}.hours")
    if rows.pay_unit(name) is Unit.HOURLY:
        return f"*{hours}*52/12"
    return f"*{hours}/{rows.assume('pay.full_time_hours')}/12"


def _overtime(rows: MonthRows, name: str) -> str:
    paid = f"{PAID_RATE}.{name}" if rows.plan.seats[name].differentials else f"rate.{name}"
    share = rows.assume(f"seats.{name}.overtime_share")
    multiple = rows.assume(row_key("overtime_pay", rows.plan.period.start))
    return f"={{{paid}}}*{share}*{multiple}{_of_a_month(rows, name)}"
