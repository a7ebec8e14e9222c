"""Tables of one filled seat's year by role, full time and at the role's usual part-time hours, live."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial

from ladder.analysis import Result
from ladder.finance.employer_cost import PAID_LEAVE, is_for, leave_is_on_top
from ladder.finance.hours_worked import PersonHours
from ladder.finance.seat_year import SeatYear
from ladder.finance.supervision import supervised_roles
from ladder.model.employer_cost import PaidTime
from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR
from ladder.reports.sheets import market_cells, months
from ladder.reports.sheets.cost_formulas import Assumed, PaidPeople, item_formula
from ladder.reports.tables import Column, Kind, Row, Table, Unit

LABEL_WIDTH = 58


def key(scenario: str, part_time: bool = False) -> str:
    """The key of a scenario's table of one seat's year."""
    return f"{'part_time' if part_time else 'full_time'}_seat.{scenario}"


def tables(result: Result, inputs: Table) -> list[Table]:
    """One full-time seat's year by role and, where seats are part time, one at the role's usual part-time hours."""
    view, title = result.employer, result.scenario.title
    found = [_table(result, inputs, view.full_time, f"{title}: a year of one full-time filled seat", False)]
    if view.part_time:
        words = f"{title}: a year of one filled seat at the part-time hours most people in the role work"
        found.append(_table(result, inputs, view.part_time, words, True))
    return found


def _table(
    result: Result, inputs: Table, seats: Mapping[str, SeatYear], title: str, part_time: bool
) -> Table:
    columns = tuple(Column(role, result.plan.roles[role].title, None, 15) for role in seats)
    rows = _SeatRows(Assumed(result.plan, result.scenario.name, inputs), list(seats.values()))
    _cost(rows, result)
    _hours(rows)
    table = key(result.scenario.name, part_time)
    return Table(table, title, columns, tuple(rows.rows), label_header="A year", label_width=LABEL_WIDTH)


class _SeatRows:
    """Rows of one seat's year, a column a role."""

    def __init__(self, assumed: Assumed, seats: list[SeatYear]) -> None:
        self.assumed, self.plan, self.seats = assumed, assumed.plan, seats
        self.rows: list[Row] = []

    def add(
        self,
        key: str,
        label: str,
        unit: Unit,
        value: Callable[[SeatYear], Decimal],
        formula: str | Callable[[SeatYear], str],
        kind: Kind = Kind.CALCULATION,
        indent: int = 0,
    ) -> None:
        """One row; its formula is the same in every column, or follows from the column's seat."""
        formulas = formula if isinstance(formula, str) else tuple(formula(seat) for seat in self.seats)
        values = tuple(value(seat) for seat in self.seats)
        self.rows.append(Row(key, label, values, unit, formula=formulas, kind=kind, indent=indent))


def _cost(rows: _SeatRows, result: Result) -> None:
    """Hours, pay, wages, each item, and the loaded cost they make."""
    rows.add(
        "hours", "Hours a week", Unit.HOURS, lambda seat: seat.weekly, lambda seat: _hours_of(rows, seat)
    )
    pay = f"{market_cells.key(result.scenario.name)}!"
    rows.add(
        "pay", "Pay an hour", Unit.HOURLY, lambda seat: seat.pay, lambda seat: f"={{{pay}{seat.role}@pay}}"
    )
    rows.add("wages", "Wages", Unit.DOLLARS, lambda seat: seat.wages, "={pay}*{hours}*52")
    items = months.cost_items(result)
    for item in items:
        rows.add(
            f"item.{item}",
            months.item_title(result, item),
            Unit.DOLLARS,
            partial(_item, item),
            partial(_item_formula, rows, item),
            indent=1,
        )
    added = f"={{wages}}+SUM({{item.{items[0]}:item.{items[-1]}}})"
    rows.add("loaded", "Loaded cost", Unit.DOLLARS, lambda seat: seat.loaded, added, Kind.TOTAL)
    rows.add(
        "load", "  over wages", Unit.PERCENT, lambda seat: seat.load, "=IF({wages}=0,0,{loaded}/{wages}-1)"
    )


def _hours_of(rows: _SeatRows, seat: SeatYear) -> str:
    if seat.line is None:
        return f"={rows.assumed.at('pay.full_time_hours')}"
    shared = f"seats.{seat.line}.shared_by"
    by = f"/{rows.assumed.at(shared)}" if rows.assumed.has(shared) else ""
    return f"={rows.assumed.at(f'seats.{seat.line}.hours')}{by}"


def _item(item: str, seat: SeatYear) -> Decimal:
    return seat.items[item]


def _item_formula(rows: _SeatRows, item: str, seat: SeatYear) -> str:
    """An item of one person for twelve months like the plan's first."""
    table, first = months.key(rows.assumed.scenario), rows.plan.period.start
    one = PaidPeople(
        role=seat.role,
        people=("12",),
        hours="{hours}",
        wages="{wages}",
        a_person="{wages}/12",
        leave=f"{{item.{PAID_LEAVE}}}",
        wage_base=f"{{{table}!wage_base@{first}}}",
        amount=lambda name: f"{{{table}!amount.{name}@{first}}}",
    )
    return item_formula(rows.assumed, item, one)


def _hours(rows: _SeatRows) -> None:
    """Hours paid and worked, what one of each costs, and the hours left for direct service."""
    leave = rows.plan.employer_cost.paid_leave
    rows.add(
        "paid_hours", "Hours paid", Unit.HOURS, _a_year(lambda hours: hours.paid), partial(_paid_hours, rows)
    )
    if leave:
        _leave(rows, leave.counted_in == "salary")
    worked = "={paid_hours}-{leave_hours}" if leave else "={paid_hours}"
    rows.add("worked_hours", "Hours worked", Unit.HOURS, _a_year(lambda hours: hours.worked), worked)
    label, formula = "Loaded cost of an hour paid", "=IF({paid_hours}=0,0,{loaded}/{paid_hours})"
    rows.add("per_paid_hour", label, Unit.HOURLY, lambda seat: seat.per_paid_hour, formula)
    label, formula = "Loaded cost of an hour worked", "=IF({worked_hours}=0,0,{loaded}/{worked_hours})"
    rows.add("per_hour_worked", label, Unit.HOURLY, lambda seat: seat.per_hour_worked, formula)
    if leave:
        _load_both_ways(rows)
    taken = _time_taken(rows)
    if taken:
        left = "={worked_hours}-" + "-".join(f"{{{row}}}" for row in taken)
        label = "Hours left for direct service and what goes with it"
        rows.add("available_hours", label, Unit.HOURS, _a_year(lambda hours: hours.available), left)
        value = "=(" + "+".join(f"{{{row}}}" for row in taken) + ")*{per_hour_worked}"
        label = "What the hours taken are worth (in the loaded cost already)"
        rows.add("time_value", label, Unit.DOLLARS, _time_value, value)
    if rows.plan.hiring:
        label = "Expected cost of replacing people, beside the loaded cost"
        rows.add("replacing", label, Unit.DOLLARS, lambda seat: seat.replacing, partial(_replacing, rows))


def _paid_hours(rows: _SeatRows, seat: SeatYear) -> str:
    """The seat's hours, and leave where it is paid on top of them."""
    hourly = rows.plan.grades[rows.plan.roles[seat.role].grade].basis == "hourly"
    return "={hours}*52+{leave_hours}" if leave_is_on_top(rows.plan) and hourly else "={hours}*52"


def _leave(rows: _SeatRows, inside: bool) -> None:
    label = f"  of them paid leave, {'inside' if inside else 'on top of'} the seats' hours"
    path = "employer_cost.paid_leave.hours_a_year"
    formula = f"={rows.assumed.at(path)}*{{hours}}/{rows.assumed.at('pay.full_time_hours')}"
    rows.add("leave_hours", label, Unit.HOURS, _a_year(lambda hours: hours.leave), formula)


def _load_both_ways(rows: _SeatRows) -> None:
    """The same dollars as two fringe rates, so that neither is set beside the wrong pay."""
    label = "Over pay for hours paid: leave in salary"
    formula = "=IF({paid_hours}=0,0,{loaded}/({pay}*{paid_hours})-1)"
    rows.add("load_paid", label, Unit.PERCENT, lambda seat: seat.load_on_hours_paid, formula)
    label = "Over pay for hours worked: leave in fringe"
    formula = "=IF({worked_hours}=0,0,{loaded}/({pay}*{worked_hours})-1)"
    rows.add("load_worked", label, Unit.PERCENT, lambda seat: seat.load_on_hours_worked, formula)


def _a_year(hours: Callable[[PersonHours], Decimal]) -> Callable[[SeatYear], Decimal]:
    """Hours of a usual month as a year's."""
    return lambda seat: hours(seat.hours) * MONTHS_A_YEAR


def _time_value(seat: SeatYear) -> Decimal:
    return (seat.hours.paid_time + seat.hours.supervised) * MONTHS_A_YEAR * seat.per_hour_worked


def _time_taken(rows: _SeatRows) -> list[str]:
    """Rows of paid hours that are not direct service; their keys."""
    plan, at, keys = rows.plan, rows.assumed.at, []
    for name, item in plan.employer_cost.paid_time.items():
        hours = at(f"employer_cost.paid_time.{name}.hours_a_month")
        keys.append(f"paid_time.{name}")
        rows.add(
            keys[-1],
            f"  {item.title}",
            Unit.HOURS,
            partial(_paid_time, item),
            partial(_paid_time_formula, item, hours),
        )
    supervised = supervised_roles(plan)
    if plan.supervision and plan.supervision.hours_a_week_supervised:
        keys.append("supervised_hours")
        weekly = plan.supervision.hours_a_week_supervised
        hours = at("supervision.hours_a_week_supervised")
        rows.add(
            keys[-1],
            "  Being supervised",
            Unit.HOURS,
            lambda seat: weekly * WEEKS_A_YEAR * int(seat.role in supervised),
            lambda seat: f"={hours}*52" if seat.role in supervised else "=0",
        )
    return keys


def _paid_time(item: PaidTime, seat: SeatYear) -> Decimal:
    return item.hours_a_month * MONTHS_A_YEAR * int(is_for(item.roles, seat.role))


def _paid_time_formula(item: PaidTime, hours: str, seat: SeatYear) -> str:
    return f"={hours}*12" if is_for(item.roles, seat.role) else "=0"


def _replacing(rows: _SeatRows, seat: SeatYear) -> str:
    """Expected hires into the seat in a year at what each costs."""
    hiring, exits = rows.plan.hiring, rows.assumed.exits(seat.role)
    items = hiring.items.items() if hiring else ()
    amounts = [
        rows.assumed.at(f"hiring.items.{name}.amount")
        for name, item in items
        if is_for(item.roles, seat.role)
    ]
    return f"={exits}*({'+'.join(amounts)})" if exits and amounts else "=0"
