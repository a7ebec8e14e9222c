"""What a paid unit costs on each rung, and what wage and what rate go together.

All of it for one full-time seat's paid hours over a year, at the role's average pay and cost in its first month with
filled seats, and that month's rates. With W wages, E employer cost on top, S supervision of one person, O other cost
and i the indirect rate on whatever its base holds, the full cost is W + E + S + O and i of the base. E is a part that
moves with wages and a part that does not. Every service's rate is moved by the same proportion.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from ladder.finance.revenue import (
    dollars_an_hour,
    productivity,
    service_mix,
    units_an_hour,
    worked_share,
)
from ladder.model.money import CENT
from ladder.model.plan import WEEKS_A_YEAR, Plan

Amounts = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class RoleMonth:
    """A role in a month of the plan (its number from 0): paid hours, wages, employer cost, and its fixed part."""

    month: int
    hours: Decimal
    wages: Decimal
    employer: Decimal
    fixed: Decimal


@dataclass(frozen=True, slots=True)
class UnitCost:
    """One full-time seat of a role for a year, in dollars, hours and units."""

    month: int
    wages: Decimal
    employer: Decimal
    fixed: Decimal  # the part of employer cost that does not move with the wage
    supervision: Decimal
    other: Decimal
    indirect: Decimal
    full_cost: Decimal
    worked_hours: Decimal
    productivity: Decimal  # hours billed of hours worked
    paid_units: Decimal
    revenue: Decimal
    break_even_productivity: Decimal | None  # None where not even a denial-free hour is paid
    rates: dict[str, Decimal]  # service -> today's rate of a unit
    surplus_at_most: Decimal  # revenue over full cost, were every hour worked billed
    wage: Decimal  # an hour, today's average
    wage_covered: Decimal | None  # an hour, not rounded; None where the rate covers no wage at all

    @property
    def cost_a_unit(self) -> Decimal | None:
        """Dollars of a paid unit; None where none is paid."""
        return self.full_cost / self.paid_units if self.paid_units else None

    @property
    def times_the_rate(self) -> Decimal | None:
        """What every rate must be multiplied by to cover the full cost; None where nothing is paid."""
        return self.full_cost / self.revenue if self.revenue else None

    def rate_required(self, service: str) -> Decimal | None:
        """The rate of a unit this wage requires, up to a whole cent; None where nothing is paid."""
        if self.times_the_rate is None:
            return None
        return (self.rates[service] * self.times_the_rate).quantize(CENT, ROUND_CEILING)

    @property
    def wage_the_rate_covers(self) -> Decimal | None:
        """The wage an hour that today's rate covers, down to a whole cent."""
        return None if self.wage_covered is None else self.wage_covered.quantize(CENT, ROUND_FLOOR)


def unit_costs(
    plan: Plan, roles: Mapping[str, RoleMonth], rates: Mapping[str, Amounts]
) -> dict[str, UnitCost]:
    """The unit cost of every role that bills and has filled seats."""
    assert plan.revenue is not None
    return {name: _unit_cost(plan, name, roles, rates) for name in plan.revenue.roles if name in roles}


def _unit_cost(
    plan: Plan, name: str, roles: Mapping[str, RoleMonth], rates: Mapping[str, Amounts]
) -> UnitCost:
    assert plan.revenue is not None
    role, paid = plan.revenue.roles[name], roles[name]
    hours = plan.pay.full_time_hours * WEEKS_A_YEAR
    year = hours / paid.hours
    wages, employer, fixed = paid.wages * year, paid.employer * year, paid.fixed * year
    supervision, other = supervision_cost(plan, name, roles), role.other_cost_a_seat
    i = plan.indirect
    on_wages, on_fringe, on_other = (i.rate, i.on_fringe, i.on_other) if i else (Decimal(0),) * 3
    indirect = wages * on_wages + (employer + supervision) * on_fringe + other * on_other
    full_cost = wages + employer + supervision + other + indirect

    mix = service_mix(plan.revenue, role)
    worked = hours * worked_share(plan, role)
    a_worked_hour = productivity(plan, name)
    billed = worked * a_worked_hour * (1 - role.denial_rate)
    month_rates = {service: rates[service][paid.month] for service in mix}
    an_hour = dollars_an_hour(plan.revenue, mix, {each: (rate,) for each, rate in month_rates.items()})[0]
    revenue = billed * an_hour
    most = worked * (1 - role.denial_rate) * an_hour

    fringe = (employer - fixed) / wages
    rest = (fixed + supervision) * (1 + on_fringe) + other * (1 + on_other)
    left = (revenue - rest) / (1 + on_wages + fringe * (1 + on_fringe)) / hours
    return UnitCost(
        month=paid.month,
        wages=wages,
        employer=employer,
        fixed=fixed,
        supervision=supervision,
        other=other,
        indirect=indirect,
        full_cost=full_cost,
        worked_hours=worked,
        productivity=a_worked_hour,
        paid_units=billed * units_an_hour(plan.revenue, mix),
        revenue=revenue,
        break_even_productivity=full_cost / most if most else None,
        rates=month_rates,
        surplus_at_most=most - full_cost,
        wage=paid.wages / paid.hours,
        wage_covered=left if left > 0 else None,
    )


def supervision_cost(plan: Plan, name: str, roles: Mapping[str, RoleMonth]) -> Decimal:
    """A year's supervision of one person: the cost given, or a full-time year of the supervising role, over the span.

    Nothing where that role has no filled seat in the plan.
    """
    assert plan.revenue is not None
    given = plan.revenue.roles[name].supervision
    if given is None:
        return Decimal(0)
    if given.cost is not None:
        return given.cost / given.span
    paid = roles.get(given.role or "")
    if paid is None:
        return Decimal(0)
    hours = plan.pay.full_time_hours * WEEKS_A_YEAR
    return (paid.wages + paid.employer) * hours / paid.hours / given.span
