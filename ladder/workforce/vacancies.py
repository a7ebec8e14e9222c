"""How many seats stand vacant, and how long a seat waits for someone from outside."""

from __future__ import annotations

from decimal import Decimal

from ladder.model.plan import Plan
from ladder.model.workforce import Workforce
from ladder.workforce.exits import MonthlyExits

NEVER_FILLED = 30_000.0  # months: a vacant seat where no one leaves, and the vacancy is meant to stay


def vacancy_of(plan: Plan, line: str) -> Decimal:
    """The share of a line's seats that are vacant: its own, else the plan's."""
    own = plan.seats[line].vacancy
    return plan.pay.vacancy if own is None else own


def months_to_fill(plan: Plan, line: str, exits: MonthlyExits, workforce: Workforce) -> tuple[float, float]:
    """Mean and spread of the months a seat waits for someone from outside.

    Where the config does not say, as long as keeps the plan's share of seats vacant: vacant seats are leavers a
    month times months vacant, and leavers are a yearly share of the filled seats.
    """
    if workforce.months_to_fill is not None:
        return float(workforce.months_to_fill.mean), float(workforce.months_to_fill.spread)
    vacancy = float(vacancy_of(plan, line))
    if vacancy == 0:
        return 0.0, 0.0
    leavers = _steady_exits(exits) * (1 - vacancy)
    return (min(vacancy / leavers, NEVER_FILLED) if leavers else NEVER_FILLED), 0.0


def _steady_exits(exits: MonthlyExits) -> float:
    """Leavers a month over people in seats, in a steady team."""
    if exits.first_year == exits.later:
        return exits.later
    stay = (1 - exits.first_year) ** 12
    served = (1 - stay) / exits.first_year if exits.first_year else 12.0
    return 1 / (served + stay / exits.later) if exits.later else 0.0
