"""Columns of plan years, and references to the months they start with or cover."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ladder.model.plan import Plan
from ladder.pay.analytics import plan_years
from ladder.reports.tables import Column


def year_columns(plan: Plan) -> tuple[Column, ...]:
    """One column a plan year, named by its first month; the last may have fewer than twelve."""
    columns = []
    for number, month in enumerate(plan_years(plan), 1):
        count = min(12, plan.period.months - month)
        short = "" if count == 12 else f" ({count} month{'s' if count > 1 else ''})"
        title = f"Year {number}, from {(plan.period.start + month).name}{short}"
        columns.append(Column(f"y{number}", title, None, 15))
    return tuple(columns)


def at_the_start(plan: Plan, template: str) -> tuple[str, ...]:
    """A formula for each plan year: `#` in the template stands for the year's first month."""
    return tuple(template.replace("#", str(plan.period.start + month)) for month in plan_years(plan))


def over_the_year(plan: Plan, template: str) -> tuple[str, ...]:
    """A formula for each plan year: `#` in the template stands for the span of the year's months."""
    last = plan.period.months - 1
    return tuple(
        template.replace("#", f"{plan.period.start + month}:{plan.period.start + min(month + 11, last)}")
        for month in plan_years(plan)
    )


def added_up(amounts: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Monthly amounts summed by plan year."""
    return tuple(sum(amounts[first : first + 12], Decimal(0)) for first in range(0, len(amounts), 12))


def most(amounts: Sequence[int] | Sequence[Decimal]) -> tuple[int | Decimal, ...]:
    """The highest of the months of each plan year."""
    return tuple(max(amounts[first : first + 12]) for first in range(0, len(amounts), 12))
