"""Seats that close with the fund that pays them, where the config says so."""

from __future__ import annotations

from ladder.model.plan import Plan, SeatLine


def lines_closed_with(plan: Plan, fund: str) -> tuple[str, ...]:
    """The seat lines that a fund pays alone: these close with it, where it closes seats."""
    return tuple(name for name, line in plan.seats.items() if plan.shares_of(line) == {fund: 1})


def lines_that_fund_closes(plan: Plan, fund: str) -> tuple[str, ...]:
    """Of these, in a plan whose seats are closed, the lines that do not close earlier."""
    given = plan.funds[fund]
    if not given.closes_seats:
        return ()
    return tuple(name for name in lines_closed_with(plan, fund) if plan.seats[name].last_month == given.ends)


def with_seats_closed(plan: Plan) -> Plan:
    """The plan with the last month of these lines no later than their fund's."""
    closing = {name: fund.ends for name, fund in plan.funds.items() if fund.closes_seats and fund.ends}
    seats: dict[str, SeatLine] = {}
    for name, ends in closing.items():
        for line in lines_closed_with(plan, name):
            last = plan.seats[line].last_month
            if last is None or last > ends:
                seats[line] = plan.seats[line].model_copy(update={"last_month": ends})
    return plan.model_copy(update={"seats": plan.seats | seats}) if seats else plan
