"""Rates, hours billed, units paid and revenue, month by month; nothing where no role bills."""

from __future__ import annotations

from collections.abc import Callable

from ladder.finance.employer_cost import fixed_items
from ladder.finance.funding import added
from ladder.finance.revenue import (
    LineRevenue,
    counted_from,
    dollars_an_hour,
    newly_opened,
    service_mix,
    units_an_hour,
)
from ladder.model.plan import Plan, SeatLine
from ladder.model.revenue import Revenue
from ladder.reports.sheets.month_rows import TEXT_COLUMNS, MonthRows
from ladder.reports.sheets.revenue_inputs import billed_services, billing_roles, rate_key
from ladder.reports.tables import Kind, Unit
from ladder.workforce.budget import Amounts


def add_revenue(rows: MonthRows) -> None:
    """The blocks of revenue, from the services' rates to each role's units and dollars."""
    roles = billing_roles(rows.plan)
    if not roles or rows.plan.revenue is None or rows.result.revenue is None:
        return
    revenue = rows.plan.revenue
    _rates(rows)
    _hour_billed(rows, revenue, roles)
    lines = rows.result.revenue.lines
    _block(rows, "billed", "Hours billed", Unit.HOURS, lambda line: line.billed_hours, _billed_formula)
    _block(rows, "units", "Units paid", Unit.COUNT, lambda line: line.units, _paid_formula("units_an_hour"))
    _block(
        rows, "revenue", "Revenue", Unit.DOLLARS, lambda line: line.dollars, _paid_formula("dollars_an_hour")
    )
    first, *_, last = [*lines, *lines]
    for name, label, unit, values in (
        ("units", "Units paid", Unit.COUNT, rows.result.revenue.units_of()),
        ("revenue", "Revenue", Unit.DOLLARS, rows.result.revenue.dollars_of()),
    ):
        formula = f"=SUM({{{name}.{first}:{name}.{last}}})"
        rows.add(f"total.{name}", label, unit, values, formula, kind=Kind.TOTAL)
    for role in roles:
        for name, label, unit, values in (
            ("units", "units paid", Unit.COUNT, rows.result.revenue.units_of(role)),
            ("revenue", "revenue", Unit.DOLLARS, rows.result.revenue.dollars_of(role)),
        ):
            _by_role(rows, role, name, label, unit, values)
    _fixed_cost(rows)


def _rates(rows: MonthRows) -> None:
    assert rows.plan.revenue
    assert rows.result.revenue
    rows.head("service", "Rate of a unit")
    for name in billed_services(rows.plan):
        dates, rates = rows.dated_block(rate_key(name))
        service = rows.plan.revenue.services[name]
        label = f"{service.title} ({service.code})"
        values = rows.result.revenue.rates[name]
        rows.add(f"service.{name}", label, Unit.CENTS, values, f"=LOOKUP({{month}},{dates},{rates})")


def _hour_billed(rows: MonthRows, revenue: Revenue, roles: list[str]) -> None:
    """Units and dollars of an hour billed by each role, before denials."""
    assert rows.result.revenue
    rows.head("hour_billed", "An hour billed: units, and dollars before denials")
    for role in roles:
        mix = {name: share for name, share in service_mix(revenue, revenue.roles[role]).items() if share}
        title, units = rows.plan.roles[role].title, [_units(rows, role, name) for name in mix]
        worth = [f"{unit}*{{service.{name}}}" for unit, name in zip(units, mix, strict=True)]
        values = (units_an_hour(revenue, mix),) * len(rows.plan.period.all_months)
        label = f"{title}: units"
        rows.add(f"units_an_hour.{role}", label, Unit.RATIO, values, "=" + "+".join(units))
        dollars = dollars_an_hour(revenue, mix, rows.result.revenue.rates)
        label = f"{title}: dollars"
        rows.add(f"dollars_an_hour.{role}", label, Unit.CENTS, dollars, "=" + "+".join(worth))


def _units(rows: MonthRows, role: str, service: str) -> str:
    """Units that an hour billed has of one service."""
    assert rows.plan.revenue
    path = f"revenue.services.{service}"
    share = rows.assume(f"revenue.roles.{role}.services.{service}")
    units = f"{share}*{rows.assume('revenue.minutes_an_hour')}/{rows.assume(f'{path}.unit_minutes')}"
    if rows.plan.revenue.services[service].group_size is None:
        return units
    return f"{units}*{rows.assume(f'{path}.group_size')}"


def _block(
    rows: MonthRows,
    name: str,
    label: str,
    unit: Unit,
    values: Callable[[LineRevenue], Amounts],
    formula: Callable[[MonthRows, str, SeatLine], str],
) -> None:
    assert rows.result.revenue
    rows.head(name, label)
    for line_name, found in rows.result.revenue.lines.items():
        line = rows.plan.seats[line_name]
        about = rows.about(line.role)
        rows.add(
            f"{name}.{line_name}", line_name, unit, values(found), formula(rows, line_name, line), about=about
        )


def _billed_formula(rows: MonthRows, name: str, line: SeatLine) -> str:
    """Paid hours that are worked, direct, billable, after admission and after the months before billing."""
    assert rows.plan.revenue
    role, path = rows.plan.revenue.roles[line.role], f"revenue.roles.{line.role}"
    formula = f"={{hours.{name}}}"
    worked = worked_formula(rows.plan, line.role, rows.assume)
    if worked != "1":
        formula += f"*{worked}"
    formula += f"*{rows.assume(f'{path}.direct_share')}*{rows.assume(f'{path}.billable_share')}"
    if role.never_billed:
        formula += f"*(1-{rows.assume(f'{path}.before_admission_share')})"
    if counted_from(rows.plan, line):
        field = "first_month" if newly_opened(rows.plan, line) else "hired"
        counted, lag = rows.assume(f"seats.{name}.{field}"), rows.assume(f"{path}.months_before_billing")
        formula += f"*({{month}}>=EDATE({counted},{lag}))"
    return formula


def worked_formula(plan: Plan, role: str, assume: Callable[[str], str]) -> str:
    """Hours worked of hours paid: as given, else less the leave counted in salary; `1` where that is all."""
    assert plan.revenue
    year, leave = f"({assume('pay.full_time_hours')}*52)", plan.employer_cost.paid_leave
    if plan.revenue.roles[role].hours_worked_a_year is not None:
        return f"{assume(f'revenue.roles.{role}.hours_worked_a_year')}/{year}"
    if leave is None or leave.counted_in != "salary":
        return "1"
    return f"(1-{assume('employer_cost.paid_leave.hours_a_year')}/{year})"


def _paid_formula(per_hour: str) -> Callable[[MonthRows, str, SeatLine], str]:
    def formula(rows: MonthRows, name: str, line: SeatLine) -> str:
        denied = rows.assume(f"revenue.roles.{line.role}.denial_rate")
        return f"={{billed.{name}}}*{{{per_hour}.{line.role}}}*(1-{denied})"

    return formula


def _by_role(rows: MonthRows, role: str, name: str, words: str, unit: Unit, values: Amounts) -> None:
    assert rows.result.revenue
    lines = list(rows.result.revenue.lines)
    title, key = rows.plan.roles[role].title, f"{name}_by_role.{role}"
    span = f"{name}.{lines[0]}:{name}.{lines[-1]}"
    about = tuple(title if each == "role" else None for each in TEXT_COLUMNS)
    formula = f"=SUMPRODUCT(({{{span}@role}}={{{key}@role}})*{{{span}}})"
    rows.add(key, f"{title}: {words}", unit, values, formula, about=about)


def _fixed_cost(rows: MonthRows) -> None:
    """Employer cost that does not move with the wage, by seat line and by billing role, where there is any."""
    plan, budget = rows.plan, rows.result.budget
    items = fixed_items(plan, next(iter(budget.lines.values())).employer)
    lines = [name for name, line in budget.lines.items() if line.role in rows.result.unit_costs]
    if not items or not lines:
        return
    rows.head("fixed", "Employer cost that does not move with the wage")
    fixed = {
        name: added([budget.lines[name].employer[item] for item in items], len(budget.months))
        for name in lines
    }
    for name in lines:
        formula = "=" + "+".join(f"{{item.{item}.{name}}}" for item in items)
        about = rows.about(plan.seats[name].role)
        rows.add(f"fixed.{name}", name, Unit.DOLLARS, fixed[name], formula, about=about)
    span = f"fixed.{lines[0]}:fixed.{lines[-1]}"
    for role in rows.result.unit_costs:
        title, key = plan.roles[role].title, f"fixed_by_role.{role}"
        values = added([fixed[name] for name in lines if plan.seats[name].role == role], len(budget.months))
        formula = f"=SUMPRODUCT(({{{span}@role}}={{{key}@role}})*{{{span}}})"
        about = tuple(title if each == "role" else None for each in TEXT_COLUMNS)
        rows.add(key, title, Unit.DOLLARS, values, formula, about=about)
