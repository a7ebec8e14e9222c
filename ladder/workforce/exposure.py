"""Who is paid under a floor: which seat lines, how many seats, and what it costs to lift them to it.

Straight-time pay counts, differentials included. Lifting pay adds wages and the employer costs that follow wages;
overtime on what is added is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ladder.finance.added_wages import cost_that_follows_wages
from ladder.finance.employer_cost import EmployerRates
from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR, Plan
from ladder.pay.floors import Floors
from ladder.workforce.budget import Amounts, Budget

Floor = Literal["minimum_wage", "exempt_salary", "living_wage"]
LEGAL: tuple[Floor, ...] = ("minimum_wage", "exempt_salary")


@dataclass(frozen=True, slots=True)
class LineUnder:
    """One seat line against one floor, by month: authorized seats paid under it, and dollars to lift them to it."""

    seats: tuple[int, ...]
    cost: Amounts


@dataclass(frozen=True, slots=True)
class Exposure:
    """Every floor with the lines it applies to; an exempt role has the exempt salary in place of the minimum wage."""

    lines: dict[Floor, dict[str, LineUnder]]
    follows: Amounts  # employer cost that follows a dollar of added wages

    def seats(self, floor: Floor) -> tuple[int, ...]:
        """Seats under a floor by month."""
        return tuple(
            sum(month) for month in zip(*(line.seats for line in self.lines[floor].values()), strict=True)
        )

    def cost(self, floor: Floor) -> Amounts:
        """Dollars to lift everyone to a floor, by month."""
        every = [line.cost for line in self.lines[floor].values()]
        return tuple(sum(month, Decimal(0)) for month in zip(*every, strict=True))

    def lines_under(self, floor: Floor, months: slice) -> list[str]:
        """The lines with a seat under a floor in some of the months."""
        return [name for name, line in self.lines.get(floor, {}).items() if any(line.seats[months])]


def exposure_to_floors(plan: Plan, budget: Budget, rates: EmployerRates, floors: Floors) -> Exposure:
    """Hold every seat line against every floor that applies to it, month by month."""
    annual = [name for name in plan.seats if is_salaried(plan, name)]
    hourly = [name for name in plan.seats if name not in annual]
    follows = cost_that_follows_wages(plan, rates)
    lines: dict[Floor, dict[str, LineUnder]] = {}

    def add(floor: Floor, names: Sequence[str], amounts: Amounts, by_the_week: bool) -> None:
        if names:
            lines[floor] = {name: _line(plan, budget, name, amounts, follows, by_the_week) for name in names}

    add("minimum_wage", hourly, tuple(each.value for each in floors.minimum_wage), by_the_week=False)
    add("exempt_salary", annual, tuple(each.value for each in floors.exempt_salary), by_the_week=True)
    if floors.living_wage:
        add("living_wage", list(plan.seats), floors.living_wage, by_the_week=False)
    return Exposure(lines, follows)


def is_salaried(plan: Plan, line: str) -> bool:
    """Whether a seat line is paid a salary."""
    return plan.grades[plan.roles[plan.seats[line].role].grade].basis == "annual"


def _line(
    plan: Plan, budget: Budget, name: str, floor: Amounts, follows: Amounts, by_the_week: bool
) -> LineUnder:
    pay, units = _measure(plan, budget, name, by_the_week)
    line = budget.lines[name]
    short = [max(low - paid, Decimal(0)) for low, paid in zip(floor, pay, strict=True)]
    return LineUnder(
        seats=tuple(seats if lack else 0 for seats, lack in zip(line.authorized, short, strict=True)),
        cost=tuple(
            lack * count * (1 + share) for lack, count, share in zip(short, units, follows, strict=True)
        ),
    )


def _measure(plan: Plan, budget: Budget, name: str, by_the_week: bool) -> tuple[Amounts, Amounts]:
    """A line's pay by the hour and its hours, or a person's pay by the week and the weeks; both by month.

    A weekly floor is not reduced for part-time staff, so the pay of the hours worked is held against it whole.
    """
    line, seat = budget.lines[name], plan.seats[name]
    paid = line.premium.paid_rate
    full_time = plan.pay.full_time_hours
    if by_the_week:
        weekly = tuple(each * seat.hours / full_time / WEEKS_A_YEAR / seat.shared_by for each in paid)
        people = tuple(filled * seat.shared_by * WEEKS_A_YEAR / MONTHS_A_YEAR for filled in line.filled)
        return weekly, people
    if is_salaried(plan, name):
        return tuple(each / (full_time * WEEKS_A_YEAR) for each in paid), line.hours
    return paid, line.hours
