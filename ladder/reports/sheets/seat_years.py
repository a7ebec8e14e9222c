"""Tables of one filled seat's year by role, full time and at the role's usual part-time hours, live."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from ladder.analysis import Result
from ladder.finance.employer_cost import PAID_LEAVE, is_for
from ladder.finance.seat_year import SeatYear
from ladder.finance.supervision import supervised_roles
from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR
from ladder.reports.sheets import market, months
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
    name, first = result.scenario.name, result.plan.period.start
    rows.add(
        "hours", "Hours a week", Unit.HOURS, lambda seat: seat.weekly, lambda seat: _hours_of(rows, seat)
    )
    pay = f"{market.key(name)}!"
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
            lambda seat, item=item: seat.items[item],  # type: ignore[misc]
            lambda seat, item=item: item_formula(
                rows.assumed, item, _one(seat, months.key(name), str(first))
            ),  # type: ignore[misc]
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


def _one(seat: SeatYear, table: str, first: str) -> PaidPeople:
    """One person for twelve months like the plan's first."""
    return PaidPeople(
        role=seat.role,
        people=("12",),
        hours="{hours}",
        wages="{wages}",
        a_person="{wages}/12",
        leave=f"{{item.{PAID_LEAVE}}}",
        wage_base=f"{{{table}!wage_base@{first}}}",
        amount=lambda item: f"{{{table}!amount.{item}@{first}}}",
    )


def _hours(rows: _SeatRows) -> None:
    """Hours paid, worked and left for direct service, and what they cost."""
    cost, at, plan = rows.plan.employer_cost, rows.assumed.at, rows.plan
    year = MONTHS_A_YEAR

    def paid(seat: SeatYear) -> str:
        hourly = plan.grades[plan.roles[seat.role].grade].basis == "hourly"
        on_top = cost.paid_leave and cost.paid_leave.counted_in == "fringe" and hourly
        return "={hours}*52+{leave_hours}" if on_top else "={hours}*52"

    rows.add("paid_hours", "Hours paid", Unit.HOURS, lambda seat: seat.hours.paid * year, paid)
    worked = "={paid_hours}"
    if cost.paid_leave:
        words = "on top of the seats' hours" if cost.paid_leave.counted_in == "fringe" else "inside them"
        leave = f"={at('employer_cost.paid_leave.hours_a_year')}*{{hours}}/{at('pay.full_time_hours')}"
        label = f"  of them paid leave, {words} (a salary's is inside)"
        rows.add("leave_hours", label, Unit.HOURS, lambda seat: seat.hours.leave * year, leave)
        worked = "={paid_hours}-{leave_hours}"
    rows.add("worked_hours", "Hours worked", Unit.HOURS, lambda seat: seat.hours.worked * year, worked)
    a_paid, a_worked = (
        "=IF({paid_hours}=0,0,{loaded}/{paid_hours})",
        "=IF({worked_hours}=0,0,{loaded}/{worked_hours})",
    )
    rows.add(
        "per_paid_hour", "Loaded cost of an hour paid", Unit.HOURLY, lambda seat: seat.per_paid_hour, a_paid
    )
    rows.add(
        "per_hour_worked",
        "Loaded cost of an hour worked",
        Unit.HOURLY,
        lambda seat: seat.per_hour_worked,
        a_worked,
    )
    taken = _time_taken(rows)
    if taken:
        left = "={worked_hours}-" + "-".join(f"{{{row}}}" for row in taken)
        label = "Hours left for direct service and what goes with it"
        rows.add("available_hours", label, Unit.HOURS, lambda seat: seat.hours.available * year, left)
        value = "=(" + "+".join(f"{{{row}}}" for row in taken) + ")*{per_hour_worked}"
        label = "What the hours taken are worth (in the loaded cost already)"
        rows.add("time_value", label, Unit.DOLLARS, _time_value, value)
    if plan.hiring:
        label = "Expected cost of replacing people, beside the loaded cost"
        rows.add(
            "replacing", label, Unit.DOLLARS, lambda seat: seat.replacing, lambda seat: _replacing(rows, seat)
        )


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
            lambda seat, item=item: item.hours_a_month * MONTHS_A_YEAR * int(is_for(item.roles, seat.role)),  # type: ignore[misc]
            lambda seat, item=item, hours=hours: f"={hours}*12" if is_for(item.roles, seat.role) else "=0",  # type: ignore[misc]
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
