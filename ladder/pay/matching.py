"""What it would cost to give other staff the same raises: beside the plan's cost, never inside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ladder.model.plan import MONTHS_A_YEAR, Plan

Amounts = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """One group's added cost by month, in dollars: its wages and what follows them."""

    general_raises: Amounts
    entry_pay: Amounts  # and then the rise of entry pay in peer roles too


def raise_index(plan: Plan) -> Amounts:
    """By month, pay that got every general raise over pay at the plan's start; not rounded."""
    index, found = Decimal(1), []
    for month in plan.period.all_months:
        index *= 1 + plan.pay.general_raises.get(month, Decimal(0))
        found.append(index)
    return tuple(found)


def matching(plan: Plan, group: str, added_entry_pay: Decimal) -> Matching:
    """A group's cost of the general raises, and of the rise of entry pay (a share, over the baseline's)."""
    about = plan.pay.matching[group]
    month = about.yearly_wages / MONTHS_A_YEAR * (1 + about.fringe_rate)
    index = raise_index(plan)
    return Matching(
        general_raises=tuple(month * (each - 1) for each in index),
        entry_pay=tuple(month * each * added_entry_pay for each in index),
    )
