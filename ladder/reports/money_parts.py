"""Where a scenario's added money goes in the last full fiscal year: for chart, Budget sheet and summary."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ladder.analysis import Result
from ladder.workforce.cost_change import (
    CAUSES,
    PAY,
    CostChange,
    cost_change,
    last_full_year,
    months_of_year,
    supervisors_of,
)


@dataclass(frozen=True, slots=True)
class MoneyParts:
    """The change in cost by cause, and in revenue (None where no one bills), over `months` of a fiscal year."""

    year: int
    months: int
    change: CostChange
    revenue: Decimal | None

    @property
    def span(self) -> str:
        """The year as it stands in a sentence."""
        return (
            f"FY {self.year}" if self.months == 12 else f"the plan's {self.months} months of FY {self.year}"
        )

    @property
    def net(self) -> Decimal:
        """The change in cost less that in revenue."""
        return self.change.added - (self.revenue or Decimal(0))


def money_parts(base: Result, result: Result) -> MoneyParts:
    """The last full fiscal year: everything is in place, and its figures stand on the Budget sheet."""
    year = last_full_year(base.budget)
    months = months_of_year(base.budget, year)
    supervisors = supervisors_of(base.plan) | supervisors_of(result.plan)
    revenue = None
    if result.revenue and result.revenue.lines:
        before = base.revenue.dollars_of() if base.revenue and base.revenue.lines else base.budget.zero
        after = result.revenue.dollars_of()
        revenue = sum((after[at] - before[at] for at in months), Decimal(0))
    change = cost_change(base.budget, result.budget, months, supervisors)
    return MoneyParts(year, len(months), change, revenue)


def cause_words(cause: str, amount: Decimal) -> str:
    """A cause as it stands beside its amount."""
    if cause == PAY:
        return f"{'Higher' if amount > 0 else 'Lower'} pay of today's seats"
    return CAUSES[cause]
