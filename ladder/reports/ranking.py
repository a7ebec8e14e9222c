"""Scenarios ranked: the smallest net cost over the plan first."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.money import cents


def net_added(results: Sequence[Result]) -> list[Decimal]:
    """What each plan costs over the baseline, net of revenue, over the whole plan, in whole cents."""
    return [cents(net_cost(each) - net_cost(results[0])) for each in results]


def ranks(results: Sequence[Result]) -> list[int | None]:
    """Each scenario's place, the smallest net cost first; the baseline has none. Equal costs share a place."""
    added = net_added(results)
    return [None, *(1 + sum(other < own for other in added[1:]) for own in added[1:])]


def net_cost(each: Result) -> Decimal:
    """Cost less revenue over the whole plan."""
    return sum(each.budget.total, Decimal(0)) - revenue(each)


def revenue(each: Result) -> Decimal:
    """Revenue over the whole plan; nothing where no role bills."""
    return sum(each.revenue.dollars_of(), Decimal(0)) if each.revenue and each.revenue.lines else Decimal(0)
