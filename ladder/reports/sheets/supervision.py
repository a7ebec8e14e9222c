"""Tables of supervision by rung, and of hours bought beside hours of our own, live."""

from __future__ import annotations

from decimal import Decimal

from ladder.analysis import Result
from ladder.finance.seat_year import MakeOrBuy
from ladder.finance.supervision import supervising_role
from ladder.model.plan import MONTHS_A_YEAR
from ladder.reports.sheets import seat_years
from ladder.reports.sheets.cost_formulas import Assumed, bought_hours
from ladder.reports.tables import Column, Kind, Row, Table, Unit


def key(scenario: str) -> str:
    """The key of a scenario's table of supervision."""
    return f"supervision.{scenario}"


def bought_key(scenario: str) -> str:
    """The key of a scenario's table of hours bought beside hours of our own."""
    return f"make_or_buy.{scenario}"


def tables(result: Result, inputs: Table) -> list[Table]:
    """What supervising one person costs, and what is bought; no table where the config has neither."""
    assumed = Assumed(result.plan, result.scenario.name, inputs)
    found = []
    if result.employer.supervision:
        found.append(_supervision(result, assumed))
    if result.employer.make_or_buy:
        found.append(_make_or_buy(result, assumed))
    return found


def _supervision(result: Result, assumed: Assumed) -> Table:
    """A column a supervised role: a share of the supervisor, the person's own time, and both over the loaded cost."""
    plan, costs, seats = result.plan, result.employer.supervision, seat_years.key(result.scenario.name)
    by = supervising_role(plan)
    assert by
    columns = tuple(Column(cost.role, plan.roles[cost.role].title, None, 15) for cost in costs)
    loaded = [result.employer.full_time[cost.role].loaded for cost in costs]
    timed = bool(plan.supervision and plan.supervision.hours_a_week_supervised)
    hours = assumed.at("supervision.hours_a_week_supervised")
    own_time = f"={hours}*52*{{{seats}!per_hour_worked}}" if timed else "=0"
    rows = (
        Row(
            "supervisor",
            f"Share of a full-time {plan.roles[by].title}'s loaded cost",
            tuple(cost.supervisor for cost in costs),
            Unit.DOLLARS,
            formula=f"={{{seats}!loaded@{by}}}/{assumed.at('supervision.span')}",
        ),
        Row(
            "own_time",
            "The supervised person's own hours, at their loaded cost",
            tuple(cost.own_time for cost in costs),
            Unit.DOLLARS,
            formula=own_time,
        ),
        Row(
            "total",
            "Supervising one full-time person",
            tuple(cost.total for cost in costs),
            Unit.DOLLARS,
            formula="={supervisor}+{own_time}",
            kind=Kind.TOTAL,
        ),
        Row(
            "share",
            "  over that person's loaded cost",
            tuple(cost.total / whole for cost, whole in zip(costs, loaded, strict=True)),
            Unit.PERCENT,
            formula=f"=IF({{{seats}!loaded}}=0,0,{{total}}/{{{seats}!loaded}})",
        ),
    )
    title = f"{result.scenario.title}: supervision of one person for a year"
    return Table(
        key(result.scenario.name),
        title,
        columns,
        rows,
        label_header="A year",
        label_width=seat_years.LABEL_WIDTH,
        note="In the budget already: the supervisor's seat is in it, and the person's own hours are paid hours.",
    )


def _make_or_buy(result: Result, assumed: Assumed) -> Table:
    columns = (
        Column("hours", "Hours bought a month", Unit.HOURS, 14),
        Column("buy", "Bought, an hour", Unit.HOURLY, 14),
        Column("make", "Our own, an hour worked", Unit.HOURLY, 14),
        Column("more", "Buying costs more by", Unit.HOURLY, 14),
        Column("year", "  over a year", Unit.DOLLARS, 14),
    )
    rows = tuple(_bought(result, assumed, each) for each in result.employer.make_or_buy)
    title = f"{result.scenario.title}: bought hours beside our own"
    return Table(
        bought_key(result.scenario.name),
        title,
        columns,
        rows,
        label_header="Bought, instead of",
        label_width=seat_years.LABEL_WIDTH,
        note="Our own hour is the loaded cost of an hour worked by a full-time person in the role; hiring and "
        "supervising that person come on top. What is bought takes no seat away by itself: take the seats it "
        "replaces out of the config.",
    )


def _bought(result: Result, assumed: Assumed, each: MakeOrBuy) -> Row:
    service, path = result.plan.bought[each.name], f"bought.{each.name}"
    if service.hourly is not None:
        buy = f"={assumed.at(f'{path}.hourly')}"
    else:
        seats = f"{assumed.at(f'{path}.seats')}*" if service.seats is not None else ""
        buy = f"={seats}{assumed.at(f'{path}.a_month')}/{{{each.name}@hours}}"
    more = each.buy - each.make
    values: tuple[Decimal, ...] = (each.hours, each.buy, each.make, more, more * each.hours * MONTHS_A_YEAR)
    return Row(
        each.name,
        f"{service.title}, instead of {result.plan.roles[each.instead_of].title}",
        values,
        formula=(
            f"={bought_hours(assumed, path)}",
            buy,
            f"={{{seat_years.key(result.scenario.name)}!per_hour_worked@{each.instead_of}}}",
            f"={{{each.name}@buy}}-{{{each.name}@make}}",
            f"={{{each.name}@more}}*{{{each.name}@hours}}*12",
        ),
    )
