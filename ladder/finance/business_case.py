"""The business case: a scenario against the baseline by fiscal year, when it pays back, and what it would take.

Nothing is saved by fewer exits unless the two plans say that fewer leave: the exit rate at which a ladder pays is a
finding, never a promise. Amounts are Decimal dollars, not rounded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from ladder.model.month import Month

Amounts = tuple[Decimal, ...]
"""One amount a month of the plan."""
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class CaseYear:
    """What one fiscal year adds: each cost and return, returns less costs, and that from the plan's start on."""

    year: int
    added_costs: dict[str, Decimal]
    added_returns: dict[str, Decimal]
    net: Decimal
    cumulative: Decimal


@dataclass(frozen=True, slots=True)
class BusinessCase:
    """A scenario against the baseline. `net` is added returns less added costs, by month."""

    years: tuple[CaseYear, ...]
    net: Amounts
    cumulative: Amounts
    pays_back: Month | None  # the month from which all that was spent has come back, for good


@dataclass(frozen=True, slots=True)
class CostsAndReturns:
    """One plan's costs and returns by name, each an amount a month."""

    costs: Mapping[str, Amounts]
    returns: Mapping[str, Amounts]


def business_case(
    months: Sequence[Month],
    fiscal_years: Sequence[int],
    baseline: CostsAndReturns,
    scenario: CostsAndReturns,
) -> BusinessCase:
    """Compare a scenario's costs and returns with the baseline's; what one of them does not have counts as 0."""
    costs = _added(baseline.costs, scenario.costs, len(months))
    returns = _added(baseline.returns, scenario.returns, len(months))
    net = tuple(
        sum((each[at] for each in returns.values()), NOTHING)
        - sum((each[at] for each in costs.values()), NOTHING)
        for at in range(len(months))
    )
    cumulative = tuple(accumulate(net))
    years = []
    for year in dict.fromkeys(fiscal_years):
        inside = [at for at, each in enumerate(fiscal_years) if each == year]
        years.append(
            CaseYear(
                year,
                {name: _sum(amounts, inside) for name, amounts in costs.items()},
                {name: _sum(amounts, inside) for name, amounts in returns.items()},
                net=_sum(net, inside),
                cumulative=cumulative[inside[-1]],
            )
        )
    return BusinessCase(tuple(years), net, cumulative, payback(months, cumulative))


def payback(months: Sequence[Month], cumulative: Sequence[Decimal]) -> Month | None:
    """The first month from which the cumulative net stays at 0 or more to the plan's end; None where it does not."""
    found = None
    for month, amount in zip(reversed(months), reversed(cumulative), strict=True):
        if amount < 0:
            break
        found = month
    return found


def break_even_exits(
    today: Decimal, added_cost: Decimal, people_years: Decimal, cost_of_an_exit: Decimal
) -> Decimal | None:
    """The yearly exits at which a scenario's added cost is paid for by the exits it saves.

    `today` is the share who leave in a year now, `added_cost` the net cost of the scenario over a time with no change
    in exits, `people_years` the people in seats times years of that time. None where not even no exits at all would
    pay; a scenario that costs nothing more breaks even above today's exits.
    """
    saved_by_all = people_years * cost_of_an_exit
    if saved_by_all <= 0:
        return None
    exits = today - added_cost / saved_by_all
    return exits if exits >= 0 else None


def break_even_unit_rate(added_cost: Decimal, added_units: Decimal) -> Decimal | None:
    """The rate for a unit at which the added units pay the added cost; None where units do not rise."""
    return added_cost / added_units if added_units > 0 else None


def break_even_billing(
    added_cost: Decimal, baseline_revenue: Decimal, revenue: Decimal, most_billable: Decimal
) -> Decimal | None:
    """Hours billed, as a multiple of those a scenario plans, at which its revenue pays its added cost.

    Unit rates, services and denials stay, so revenue goes with hours billed; the baseline bills what it plans. All are
    of the same months. `most_billable` is the largest share of hours worked that any role plans to bill. None where
    nothing is billed, or where not even every hour worked would pay.
    """
    if revenue <= 0:
        return None
    times = (added_cost + baseline_revenue) / revenue
    return None if times * most_billable > 1 else max(times, NOTHING)


def _added(
    baseline: Mapping[str, Amounts], scenario: Mapping[str, Amounts], months: int
) -> dict[str, Amounts]:
    none = (NOTHING,) * months
    return {
        name: tuple(
            new - old for new, old in zip(scenario.get(name, none), baseline.get(name, none), strict=True)
        )
        for name in dict.fromkeys([*baseline, *scenario])
    }


def _sum(amounts: Amounts, months: Sequence[int]) -> Decimal:
    return sum((amounts[at] for at in months), NOTHING)
