"""Costs beside the seats: each hire, licensed supervision, and what is bought from a peer-run organization.

Each goes by its path in the config, such as `hiring.items.certification`. Amounts are Decimal dollars by month.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ladder.finance.employer_cost import is_for
from ladder.finance.supervision import supervised_roles
from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR, Plan
from ladder.model.supervision import BoughtService

Amounts = tuple[Decimal, ...]
LICENSED = "supervision.licensed"


@dataclass(frozen=True, slots=True)
class Staffing:
    """A seat line's people and expected hires by month."""

    role: str
    people: Amounts
    hires: Amounts


def other_cost_titles(plan: Plan) -> dict[str, str]:
    """The costs beside the seats that a plan has, in order, with their titles."""
    titles = {}
    if plan.hiring:
        titles = {f"hiring.items.{name}": f"Hiring: {item.title}" for name, item in plan.hiring.items.items()}
    if plan.supervision and plan.supervision.licensed:
        titles[LICENSED] = plan.supervision.licensed.title
    return titles | {f"bought.{name}": service.title for name, service in plan.bought.items()}


def other_costs(plan: Plan, lines: Iterable[Staffing]) -> dict[str, Amounts]:
    """Every cost beside the seats by month."""
    staffing = tuple(lines)
    costs: dict[str, Amounts] = {}
    for name, item in (plan.hiring.items if plan.hiring else {}).items():
        hires = added_up(plan, (line.hires for line in staffing if is_for(item.roles, line.role)))
        costs[f"hiring.items.{name}"] = tuple(month * item.amount for month in hires)
    if plan.supervision and plan.supervision.licensed:
        costs[LICENSED] = _licensed(plan, staffing)
    for name, service in plan.bought.items():
        amount = bought_a_month(service)
        costs[f"bought.{name}"] = tuple(
            amount * int(service.paid_in(month)) for month in plan.period.all_months
        )
    return costs


def _licensed(plan: Plan, staffing: Iterable[Staffing]) -> Amounts:
    """A licensed supervisor's hours at their rate: the hours given, or so many for each supervised person."""
    assert plan.supervision
    licensed = plan.supervision.licensed
    assert licensed
    roles = supervised_roles(plan)
    months = plan.period.all_months
    if licensed.hours_a_month is not None:
        hours: Amounts = (licensed.hours_a_month,) * len(months)
    else:
        assert licensed.hours_a_month_per_person is not None
        people = added_up(plan, (line.people for line in staffing if line.role in roles))
        hours = tuple(heads * licensed.hours_a_month_per_person for heads in people)
    return tuple(
        count * licensed.hourly * int(licensed.paid_in(month))
        for count, month in zip(hours, months, strict=True)
    )


def bought_hours_a_month(service: BoughtService) -> Decimal:
    """The hours a bought service gives in a month."""
    if service.hours_a_month is not None:
        return service.hours_a_month
    assert service.seats is not None
    assert service.hours is not None
    return service.seats * service.hours * WEEKS_A_YEAR / MONTHS_A_YEAR


def bought_a_month(service: BoughtService) -> Decimal:
    """What a bought service costs in a month in which it is paid for."""
    if service.hourly is not None:
        return bought_hours_a_month(service) * service.hourly
    assert service.a_month is not None
    return service.a_month * (service.seats or 1)


def hire_cost(plan: Plan, role: str) -> Decimal:
    """What one hire into a role costs."""
    items = plan.hiring.items.values() if plan.hiring else ()
    return sum((item.amount for item in items if is_for(item.roles, role)), Decimal(0))


def added_up(plan: Plan, amounts: Iterable[Amounts]) -> Amounts:
    """Amounts by month added up; nothing in every month where there are none."""
    rows = list(amounts) or [(Decimal(0),) * plan.period.months]
    return tuple(sum(month, Decimal(0)) for month in zip(*rows, strict=True))
