"""The table of unit cost on the sheet "Revenue": what a paid unit costs, and what rate and wage go together; live."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from ladder.analysis import Result
from ladder.finance.revenue import service_mix
from ladder.finance.unit_cost import UnitCost
from ladder.model.plan import WEEKS_A_YEAR
from ladder.model.revenue import Service
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.sheets import months
from ladder.reports.sheets.pay_rows import wages_of_a_role
from ladder.reports.sheets.revenue_inputs import billed_services
from ladder.reports.sheets.revenue_months import worked_formula
from ladder.reports.tables import Column, Kind, Row, Table, Unit, Value

NONE = "none"
LABEL_WIDTH = 62


def key(scenario: str) -> str:
    """The key of a scenario's table of unit cost by role."""
    return f"unit_cost.{scenario}"


class _RoleRows:
    """Rows of the unit cost table, one column a role; a formula for each role, all of one form."""

    def __init__(self, result: Result) -> None:
        self.result, self.rows = result, list[Row]()
        self.table = months.key(result.scenario.name)

    def add(
        self,
        key: str,
        label: str,
        unit: Unit,
        value: Callable[[UnitCost], Value],
        formula: Callable[[str], str | None],
        kind: Kind = Kind.CALCULATION,
    ) -> None:
        """One measure of every role's unit cost."""
        costs = self.result.unit_costs
        values = tuple(value(cost) for cost in costs.values())
        self.rows.append(Row(key, label, values, unit, tuple(formula(role) for role in costs), kind))

    def month(self, row: str, role: str) -> str:
        """A cell of the months: `row` of a role in its first month with filled seats."""
        month = self.result.budget.months[_month_of(self.result, role)]
        return f"{{{self.table}!{row}.{role}@{month}}}"

    def an_hour(self, row: str) -> Callable[[str], str]:
        """A part of a formula: dollars of a row of the months for each hour the role is paid in that month."""

        def formula(role: str) -> str:
            paid = self.month("hours_by_role", role)
            return f"IF({paid}=0,0,{self.month(row, role)}/{paid})"

        return formula

    def assumed(self, row: str) -> str:
        """A reference to the cell of the scenario in a row of Assumptions."""
        return f"{{{ASSUMPTIONS}!{row}@{self.result.scenario.name}}}"

    def assume(self, role: str, field: str) -> str:
        """What a role bills, on Assumptions."""
        return self.assumed(f"revenue.roles.{role}.{field}")


def _month_of(result: Result, role: str) -> int:
    hours = result.budget.sum_of(
        lambda line: line.hours, [name for name, line in result.budget.lines.items() if line.role == role]
    )
    return next(number for number, paid in enumerate(hours) if paid)


def table(result: Result) -> Table:
    """What a paid unit costs on each billing role with filled seats, one column a role."""
    rows = _RoleRows(result)
    _cost_rows(rows)
    _unit_rows(rows)
    _answer_rows(rows)
    columns = tuple(Column(role, result.plan.roles[role].title, None, 18) for role in result.unit_costs)
    note = (
        "One full-time seat's paid hours over a year, at the role's average pay and cost in its first month with "
        "filled seats. Supervision and other cost are counted here only, not in the budget. Cost that does not move "
        "with the wage stays as it is when the wage moves."
    )
    title = f"{result.scenario.title}: what a paid unit costs on each rung"
    return Table(
        key(result.scenario.name),
        title,
        columns,
        tuple(rows.rows),
        label_header="A full-time seat for a year",
        label_width=LABEL_WIDTH,
        note=note,
    )


def _cost_rows(rows: _RoleRows) -> None:
    add, every = rows.add, rows.result.budget.months
    costs, hours = rows.result.unit_costs.values(), rows.result.plan.pay.full_time_hours * WEEKS_A_YEAR
    when = tuple(every[cost.month] for cost in costs)
    rows.rows.append(Row("month", "Pay, cost and rates of", when, Unit.MONTH, kind=Kind.TEXT))
    full_time = f"={rows.assumed('pay.full_time_hours')}*52"
    wage = rows.an_hour(wages_of_a_role(rows.result.plan))
    add("wage", "Wage, an hour", Unit.HOURLY, lambda c: c.wage, lambda r: f"={wage(r)}")
    add("hours", "Paid hours", Unit.HOURS, lambda c: hours, lambda r: full_time)
    add("wages", "Wages", Unit.DOLLARS, lambda c: c.wages, lambda r: "={wage}*{hours}")
    cost = rows.an_hour("by_role")
    employer, fixed = "Employer cost", "  of it, not moving with the wage"
    add(
        "employer", employer, Unit.DOLLARS, lambda c: c.employer, lambda r: f"=({cost(r)}-{{wage}})*{{hours}}"
    )
    if _has_fixed_cost(rows.result):
        part = rows.an_hour("fixed_by_role")
        add("fixed", fixed, Unit.DOLLARS, lambda c: c.fixed, lambda r: f"={part(r)}*{{hours}}")
    label = "Supervision of one person"
    add("supervision", label, Unit.DOLLARS, lambda c: c.supervision, lambda r: _supervision(rows, r))
    add("other", "Other cost", Unit.DOLLARS, lambda c: c.other, lambda r: _other(rows, r))
    add("indirect", "Indirect cost", Unit.DOLLARS, lambda c: c.indirect, lambda r: f"={_indirect(rows)}")
    total = "={wages}+{employer}+{supervision}+{other}+{indirect}"
    add("full_cost", "Full cost", Unit.DOLLARS, lambda c: c.full_cost, lambda r: total, Kind.TOTAL)


def _has_fixed_cost(result: Result) -> bool:
    """Whether some employer cost is dollars a person, which do not move with the wage."""
    items = result.plan.employer_cost.items.values()
    return any(item.per_person_month is not None for item in items)


def _supervision(rows: _RoleRows, role: str) -> str:
    assert rows.result.plan.revenue
    given = rows.result.plan.revenue.roles[role].supervision
    if given is None:
        return "=0"
    span = rows.assume(role, "supervision.span")
    if given.role is None:
        return f"={rows.assume(role, 'supervision.cost')}/{span}"
    held = [line for line in rows.result.budget.lines.values() if line.role == given.role and any(line.hours)]
    if not held:
        return f"=0/{span}"
    return f"={rows.an_hour('by_role')(given.role)}*{{hours}}/{span}"


def _other(rows: _RoleRows, role: str) -> str:
    assert rows.result.plan.revenue
    given = rows.result.plan.revenue.roles[role].other_cost_a_seat
    return f"={rows.assume(role, 'other_cost_a_seat')}" if given else "=0"


def _indirect(rows: _RoleRows) -> str:
    """The indirect rate on what its base holds."""
    given = rows.result.plan.indirect
    if given is None:
        return "0"
    base = "{wages}" + "+{employer}+{supervision}" * bool(given.on_fringe) + "+{other}" * bool(given.on_other)
    return f"({base})*{rows.assumed('indirect.rate')}"


def _worked(rows: _RoleRows, role: str) -> str:
    """Hours worked of a full-time year: as given, else less the leave counted in salary."""
    share = worked_formula(rows.result.plan, role, rows.assumed)
    return "={hours}" if share == "1" else f"={{hours}}*{share}"


def _unit_rows(rows: _RoleRows) -> None:
    plan, add = rows.result.plan, rows.add
    assert plan.revenue

    def productive(role: str) -> str:
        formula = f"={rows.assume(role, 'direct_share')}*{rows.assume(role, 'billable_share')}"
        if plan.revenue and plan.revenue.roles[role].never_billed:
            formula += f"*(1-{rows.assume(role, 'before_admission_share')})"
        return formula

    def accepted(role: str) -> str:
        return f"(1-{rows.assume(role, 'denial_rate')})"

    add("worked", "Hours worked", Unit.HOURS, lambda c: c.worked_hours, partial(_worked, rows))
    add(
        "productivity",
        "Productivity: hours billed of hours worked",
        Unit.PERCENT,
        lambda c: c.productivity,
        productive,
    )

    def units(role: str) -> str:
        return f"={{worked}}*{{productivity}}*{rows.month('units_an_hour', role)}*{accepted(role)}"

    def revenue(role: str) -> str:
        return f"={{worked}}*{{productivity}}*{rows.month('dollars_an_hour', role)}*{accepted(role)}"

    add("paid_units", "Paid units", Unit.COUNT, lambda c: c.paid_units, units)
    add("revenue", "Revenue at today's rate", Unit.DOLLARS, lambda c: c.revenue, revenue, Kind.TOTAL)

    def most(role: str) -> str:
        return f"={{worked}}*{rows.month('dollars_an_hour', role)}*{accepted(role)}-{{full_cost}}"

    def short(cost: UnitCost) -> Decimal:
        return cost.revenue - cost.full_cost

    add("surplus", "Revenue over (under) full cost", Unit.DOLLARS, short, lambda r: "={revenue}-{full_cost}")
    label = "  the same, were every hour worked billed"
    add("most", label, Unit.DOLLARS, lambda c: c.surplus_at_most, most)


def _answer_rows(rows: _RoleRows) -> None:
    """Cost a unit, the productivity and rates that would cover it, and the wage today's rate covers."""
    plan, add = rows.result.plan, rows.add
    assert plan.revenue
    add(
        "cost_a_unit",
        "Cost of a paid unit",
        Unit.CENTS,
        lambda c: _or_none(c.cost_a_unit),
        lambda r: f'=IF({{paid_units}}=0,"{NONE}",{{full_cost}}/{{paid_units}})',
        Kind.TOTAL,
    )
    add(
        "break_even",
        "Productivity at which it breaks even",
        Unit.PERCENT,
        lambda c: _or_none(c.break_even_productivity if c.revenue else None),
        lambda r: f'=IF({{revenue}}=0,"{NONE}",{{productivity}}*{{full_cost}}/{{revenue}})',
    )
    for service in billed_services(plan):
        about = plan.revenue.services[service]
        _rate_rows(rows, service, about)
    add(
        "wage_covered",
        "Wage an hour that today's rate covers",
        Unit.HOURLY,
        lambda c: _or_none(c.wage_the_rate_covers),
        lambda r: _wage_covered(rows),
        Kind.TOTAL,
    )


def _rate_rows(rows: _RoleRows, service: str, about: Service) -> None:
    def today(role: str) -> str | None:
        return f"={_service_cell(rows, service, role)}" if _bills(rows, role, service) else None

    def needed(role: str) -> str | None:
        if not _bills(rows, role, service):
            return None
        up = f"ROUNDUP(ROUND({{rate.{service}}}*{{full_cost}}/{{revenue}},6),2)"
        return f'=IF({{revenue}}=0,"{NONE}",{up})'

    title = f"{about.title} ({about.code})"
    rows.add(f"rate.{service}", f"{title}: today's rate", Unit.CENTS, lambda c: c.rates.get(service), today)
    rows.add(
        f"required.{service}",
        f"{title}: the rate this wage requires",
        Unit.CENTS,
        lambda c: _or_none(c.rate_required(service)) if service in c.rates else None,
        needed,
        Kind.TOTAL,
    )


def _bills(rows: _RoleRows, role: str, service: str) -> bool:
    revenue = rows.result.plan.revenue
    return bool(revenue and service_mix(revenue, revenue.roles[role]).get(service))


def _service_cell(rows: _RoleRows, service: str, role: str) -> str:
    month = rows.result.budget.months[rows.result.unit_costs[role].month]
    return f"{{{rows.table}!service.{service}@{month}}}"


def _or_none(value: Decimal | None) -> Value:
    return NONE if value is None else value


def _wage_covered(rows: _RoleRows) -> str:
    """The wage at which the full cost is the revenue; employer cost moves with it but for its fixed part."""
    given = rows.result.plan.indirect
    rate = rows.assumed("indirect.rate") if given else "0"
    on_fringe = f"(1+{rate})" if given and given.on_fringe else "1"
    on_other = f"(1+{rate})" if given and given.on_other else "1"
    fixed = "{fixed}" if _has_fixed_cost(rows.result) else "0"
    rest = f"({fixed}+{{supervision}})*{on_fringe}-{{other}}*{on_other}"
    fringe = f"({{employer}}-{fixed})/{{wages}}*{on_fringe}"
    wage = f"({{revenue}}-{rest})/(1+{rate}+{fringe})/{{hours}}"
    return f'=IF({{wages}}=0,"{NONE}",IF({wage}>0,ROUNDDOWN(ROUND({wage},6),2),"{NONE}"))'
