"""The month-by-month workings of one scenario: one block a measure, one row a seat line, one formula a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.month import Month
from ladder.model.plan import SeatLine
from ladder.reports.groups import Grouping, groupings, groups_with_seats
from ladder.reports.sheets import cost_formulas, cost_months, placement_months
from ladder.reports.sheets.assumptions import point_words
from ladder.reports.sheets.funding_months import add_funding, add_indirect
from ladder.reports.sheets.month_rows import TEXT_COLUMNS, MonthRows
from ladder.reports.sheets.pay_months import (
    add_premium_totals,
    add_premiums,
    add_raise_index,
    adjustment_factor,
    adjustment_row,
)
from ladder.reports.sheets.pay_rows import wages_of_a_role
from ladder.reports.sheets.revenue_months import add_revenue
from ladder.reports.tables import Kind, Sheet, Table, Unit
from ladder.workforce.budget import Amounts, SeatLineBudget, by_group, cost_title, one_time_cost


def key(scenario: str) -> str:
    """The key of a scenario's table of months."""
    return f"months.{scenario}"


def item_title(result: Result, item: str) -> str:
    """An employer cost item in words."""
    return cost_formulas.item_title(result.plan, item)


def cost_items(result: Result) -> list[str]:
    """The employer cost items of a scenario, in order."""
    return list(next(iter(result.budget.lines.values())).employer)


def cost_of(item: str) -> Callable[[SeatLineBudget], Amounts]:
    """A seat line's amounts of one employer cost item."""
    return lambda line: line.employer[item]


def build(result: Result, inputs: Table) -> Sheet:
    """One scenario's workings, live from the Assumptions table `inputs`."""
    rows = MonthRows(result, inputs)
    _timeline(rows)
    _pay_table(rows)
    placement_months.add_old_ranges(rows)
    _seats(rows)
    _rates(rows)
    _hours_and_wages(rows)
    cost_months.add_amounts(rows)
    for item in cost_items(result):
        _employer_item(rows, item)
    _line_totals(rows)
    _one_time_pay(rows)
    cost_months.add_people(rows)
    _totals(rows)
    _groups(rows)
    add_funding(rows)
    add_revenue(rows)
    name = result.scenario.name
    table = Table(
        key(name),
        f"{result.scenario.title}, month by month",
        rows.columns,
        tuple(rows.rows),
        label_header="Measure and seat line",
        label_width=46,
    )
    return Sheet(
        f"Months {name}",  # a scenario's name is so short that this fits Excel's 31 characters
        f"Workings: {result.scenario.title}",
        (table,),
        lines=(
            "A budget month is weekly hours x 52 / 12. Vacancy counts filled seats only: it lowers wages and every "
            "cost that goes with a person. A general raise moves the table first; people then move within it.",
        ),
    )


def _timeline(rows: MonthRows) -> None:
    plan, months = rows.plan, rows.plan.period.all_months
    rows.head("timeline", "Time, raises and the law")
    rows.add("month", "Month", Unit.MONTH, months, None, kind=Kind.TEXT)
    rows.add(
        "fiscal_year", "Fiscal year", Unit.FISCAL_YEAR, rows.result.budget.fiscal_years, None, kind=Kind.TEXT
    )
    raises: tuple[tuple[str, str, Unit, Mapping[Month, Decimal] | Mapping[Month, int]], ...] = (
        ("general_raises", "General raise", Unit.PERCENT, plan.pay.general_raises),
        *adjustment_row(plan),
        ("merit_raises", "Merit raise", Unit.PERCENT, plan.pay.merit_raises),
        ("step_raises", "Step raise", Unit.COUNT, plan.pay.step_raises),
    )
    for name, label, unit, given in raises:
        values = [given.get(month, Decimal(0)) for month in months]
        rows.add(name, label, unit, values, rows.dated_sum(f"pay.{name}"))
    add_raise_index(rows)
    dates, bases = rows.dated_block("law.oasdi_wage_base")
    rows.add(
        "wage_base",
        "Social Security wage base",
        Unit.DOLLARS,
        rows.result.rates.wage_base,
        f"=LOOKUP({{month}},{dates},{bases})",
    )


def _pay_table(rows: MonthRows) -> None:
    """Every grade's points and the entry role's rate, moved by the general raises."""
    plan, pay = rows.plan, rows.result.pay
    rows.head("grades", "The pay table")
    for grade, points in pay.grades.items():
        unit = Unit.CENTS if plan.grades[grade].basis == "annual" else Unit.HOURLY
        for point, amounts in points.items():
            rows.moved(
                f"grade.{grade}.{point}",
                f"{grade} {point_words(point)}",
                unit,
                amounts,
                f"grades.{grade}.{point}",
                adjustment_factor(plan, grade),
            )
    rows.moved(
        "entry_rate",
        f"Our own entry role: {plan.entry_role.title}",
        Unit.HOURLY,
        pay.entry_rate,
        "entry_role.rate",
    )


def _each_line(
    rows: MonthRows,
    measure: str,
    unit: Unit,
    values: Callable[[SeatLineBudget], Amounts | tuple[int, ...]],
    formula: Callable[[str, SeatLine], str | None],
) -> None:
    """One row of a measure for each seat line; the formula is a function of the line."""
    for name, line in rows.plan.seats.items():
        rows.add(
            f"{measure}.{name}",
            name,
            unit,
            values(rows.result.budget.lines[name]),
            formula(name, line),
            about=rows.about(line.role),
        )


def _seats(rows: MonthRows) -> None:
    rows.head("authorized", "Authorized seats")
    _each_line(rows, "authorized", Unit.SEATS, lambda line: line.authorized, rows.authorized_formula)
    rows.head("filled", "Filled seats")
    _each_line(
        rows,
        "filled",
        Unit.SEATS,
        lambda line: line.filled,
        lambda name, line: f"={{authorized.{name}}}*(1-{rows.assume(f'seats.{name}.vacancy')})",
    )


def _rates(rows: MonthRows) -> None:
    """The pay of each line: after the general raise, then after merit or by step."""
    plan, seats = rows.plan, rows.result.pay.seats
    by_step = [name for name in plan.seats if seats[name].step]
    moved = {name: placement_months.MovedLine(rows, name) for name in placement_months.moved_lines(rows)}
    by_range = [name for name in plan.seats if not seats[name].step or name in moved]
    if by_range:
        rows.head("general", "Pay after the month's general raise (hourly; a salary for exempt roles)")
    for name in by_range:
        rows.add(
            f"general.{name}",
            name,
            rows.pay_unit(name),
            seats[name].after_general_raise[1:],
            rows.general_formula(name),
            about=rows.about(plan.seats[name].role),
        )
    placement_months.add_placed(rows)
    if by_step:
        rows.head("step", "Step in the grade")
    for name in by_step:
        steps = seats[name].step or ()
        rows.add(
            f"step.{name}",
            name,
            Unit.COUNT,
            steps[1:],
            moved[name].step_formula() if name in moved else rows.step_formula(name),
            opening=steps[0],
            opening_formula=f"={rows.assume(f'seats.{name}.step')}",
            about=rows.about(plan.seats[name].role),
        )
    rows.head("rate", "Pay (hourly; a salary for exempt roles)")
    for name, line in plan.seats.items():
        formula = rows.step_rate_formula(name) if name in by_step else ""
        formula = moved[name].rate_formula() if name in moved else formula or rows.range_rate_formula(name)
        rows.add(
            f"rate.{name}",
            name,
            rows.pay_unit(name),
            seats[name].rate[1:],
            formula,
            opening=seats[name].rate[0],
            opening_formula=f"={rows.assume(f'seats.{name}.pay')}",
            about=rows.about(line.role),
        )


def _hours_and_wages(rows: MonthRows) -> None:
    rows.head("hours", "Paid hours")
    _each_line(
        rows,
        "hours",
        Unit.HOURS,
        lambda line: line.hours,
        lambda name, line: f"={{filled.{name}}}*{rows.assume(f'seats.{name}.hours')}*52/12",
    )
    rows.head("seat_wages", "Wages of one filled seat")
    _each_line(rows, "seat_wages", Unit.CENTS, lambda line: line.seat_wages, rows.seat_wages_formula)
    add_premiums(rows)
    rows.head("wages", "Wages")
    _each_line(
        rows,
        "wages",
        Unit.DOLLARS,
        lambda line: line.wages,
        lambda name, line: f"={{filled.{name}}}*({rows.paid_to_a_seat(name)})",
    )


def _one_time_pay(rows: MonthRows) -> None:
    """Pay of a single month: to one filled seat, then what it costs for all of them."""
    if not rows.plan.pay.one_time_payments:
        return
    rows.head("one_time_pay", "One-time pay of one filled seat")
    _each_line(rows, "one_time_pay", Unit.CENTS, lambda line: line.one_time_pay, rows.one_time_pay_formula)
    rows.head("one_time_cost", "Cost of one-time pay, with the employer costs that follow wages")
    _each_line(
        rows, "one_time_cost", Unit.DOLLARS, lambda line: line.one_time_cost, rows.one_time_cost_formula
    )


def _employer_item(rows: MonthRows, item: str) -> None:
    rows.head(f"item.{item}", item_title(rows.result, item))
    _each_line(
        rows,
        f"item.{item}",
        Unit.DOLLARS,
        lambda line: line.employer[item],
        lambda name, line: rows.item_formula(item, name, line),
    )


def _line_totals(rows: MonthRows) -> None:
    items = cost_items(rows.result)
    rows.head("cost", "Cost of each seat line")
    _each_line(
        rows,
        "cost",
        Unit.DOLLARS,
        lambda line: line.total,
        lambda name, line: (
            "=" + "+".join([f"{{wages.{name}}}", *(f"{{item.{item}.{name}}}" for item in items)])
        ),
    )


def _totals(rows: MonthRows) -> None:
    budget, plan = rows.result.budget, rows.plan
    lines = list(plan.seats)
    rows.head("totals", "Totals")

    def total(name: str, label: str, unit: Unit, values: Amounts, block: str) -> None:
        rows.add(
            f"total.{name}",
            label,
            unit,
            values,
            f"=SUM({{{block}.{lines[0]}:{block}.{lines[-1]}}})",
            kind=Kind.TOTAL,
        )

    total(
        "authorized",
        "Authorized seats",
        Unit.SEATS,
        budget.sum_of(lambda line: tuple(Decimal(seats) for seats in line.authorized)),
        "authorized",
    )
    total("filled", "Filled seats", Unit.SEATS, budget.sum_of(lambda line: line.filled), "filled")
    total("hours", "Paid hours", Unit.HOURS, budget.sum_of(lambda line: line.hours), "hours")
    total("wages", "Wages", Unit.DOLLARS, budget.sum_of(lambda line: line.wages), "wages")
    add_premium_totals(rows)
    for item in cost_items(rows.result):
        title = item_title(rows.result, item)
        total(f"item.{item}", title, Unit.DOLLARS, budget.sum_of(cost_of(item)), f"item.{item}")
    total("seats", "Cost of seats", Unit.DOLLARS, budget.sum_of(lambda line: line.total), "cost")
    running = cost_months.add_other_costs(rows)
    for name, amounts in budget.one_time.items():
        title = cost_title(plan, one_time_cost(name))
        formula = f"=SUM({{one_time_cost.{lines[0]}:one_time_cost.{lines[-1]}}})"
        if name in plan.one_time_costs:
            path = f"one_time.{name}.{plan.one_time_costs[name].month}"
            formula = f"={rows.assume(path)}*({{month}}={rows.assume(path, 'month')})"
        rows.add(one_time_cost(name), f"One-time: {title}", Unit.DOLLARS, amounts, formula)
    add_indirect(rows)
    more = "".join(f"+{{one_time.{name}}}" for name in budget.one_time)
    more += "+{total.indirect}" if plan.indirect else ""
    rows.add("total.cost", "Total cost", Unit.DOLLARS, budget.total, f"={{{running}}}{more}", kind=Kind.TOTAL)


def _groups(rows: MonthRows) -> None:
    """Cost of seats by role, tier and track, and the roles' hours and wages: lines added up by their own columns."""
    role, tier, track = groupings(rows.plan)
    for grouping in (role, tier, track):
        label = f"Cost of seats by {grouping.name}"
        _grouped(rows, f"by_{grouping.name}", label, grouping, ("cost",), lambda line: line.total)
    _grouped(
        rows, "hours_by_role", "Paid hours by role", role, ("hours",), lambda line: line.hours, Unit.HOURS
    )
    # Pay beside the market is pay at the rate: a differential or overtime is no part of it.
    rate_blocks = ("filled", "seat_wages")
    _grouped(rows, "wages_by_role", "Wages at the rate by role", role, rate_blocks, _wages_at_the_rate)
    every = wages_of_a_role(rows.plan)
    if every != "wages_by_role":
        _grouped(rows, every, "All wages by role", role, ("wages",), lambda line: line.wages)


def _wages_at_the_rate(line: SeatLineBudget) -> Amounts:
    return tuple(seats * month for seats, month in zip(line.filled, line.seat_wages, strict=True))


def _grouped(
    rows: MonthRows,
    name: str,
    label: str,
    grouping: Grouping,
    blocks: Sequence[str],
    values: Callable[[SeatLineBudget], Amounts],
    unit: Unit = Unit.DOLLARS,
) -> None:
    """Rows of a block of seat lines, or of the product of several, added up by the role, tier or track beside them."""
    lines = list(rows.plan.seats)
    spans = [f"{block}.{lines[0]}:{block}.{lines[-1]}" for block in blocks]
    product = "*".join(f"{{{span}}}" for span in spans)
    amounts = by_group(rows.result.budget, grouping.group_of, values)
    rows.head(name, label)
    for group in groups_with_seats(rows.result, grouping):
        title = grouping.titles[group]
        about = tuple(title if each == grouping.name else None for each in TEXT_COLUMNS)
        own = f"{{{name}.{group}@{grouping.name}}}"
        formula = f"=SUMPRODUCT(({{{spans[0]}@{grouping.name}}}={own})*{product})"
        rows.add(f"{name}.{group}", title, unit, amounts[group], formula, about=about)
