"""Expected hires: people replaced and newly opened seats, as the budget counts them.

The exact budget keeps every filled seat filled, so each person who leaves is replaced in the same month, and the
share of seats vacant stays what the config says. A promotion counts as no hire here; who moves up is simulated.
"""

from __future__ import annotations

from decimal import Decimal

from ladder.model.plan import MONTHS_A_YEAR, Plan, SeatLine

Amounts = tuple[Decimal, ...]


def yearly_exits(plan: Plan, role: str) -> Decimal:
    """The share of people in a role who leave in a year; 0 where the config does not say."""
    if plan.workforce is None:
        return Decimal(0)
    return plan.workforce.exits_by_role.get(role, plan.workforce.yearly_exits or Decimal(0))


def expected_hires(plan: Plan, line: SeatLine, filled: Amounts) -> Amounts:
    """People hired into a seat line each month: those replaced, and all of it in the month it opens.

    Seats that are open from the plan's start (no `first_month`) have their people already.
    """
    exits = yearly_exits(plan, line.role)
    return tuple(
        seats * line.shared_by * exits / MONTHS_A_YEAR
        + seats * line.shared_by * int(month == line.first_month)
        for seats, month in zip(filled, plan.period.all_months, strict=True)
    )
