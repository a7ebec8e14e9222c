"""Aging: pay of a date brought to a later one by an assumed growth a year."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from ladder.model.money import cents
from ladder.model.month import Month
from ladder.model.plan import MONTHS_A_YEAR, Plan, Rate


def aged(amount: Decimal, months: int, growth: Decimal) -> Decimal:
    """An amount aged by so many months at a growth a year, compounded and not rounded: x(1 + r)^(months/12)."""
    return amount * _growth_over(months, growth)


@lru_cache(maxsize=256)  # amounts of one date come by the dozen, and the power takes the time
def _growth_over(months: int, growth: Decimal) -> Decimal:
    return (1 + growth) ** (Decimal(months) / MONTHS_A_YEAR)


def opening_rate(rate: Rate, start: Month, growth: Decimal) -> Decimal:
    """A rate at the plan's start in whole cents: as it stands, or aged from its date."""
    return cents(aged(rate.amount, start - rate.as_of, growth)) if rate.as_of else rate.amount


def opening(plan: Plan, rate: Rate) -> Decimal:
    """A rate of the plan at its start, in whole cents."""
    return opening_rate(rate, plan.period.start, plan.market.aging)
