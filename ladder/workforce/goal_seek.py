"""The largest raise for everyone, or grade minimum, whose plan fits a budget in a fiscal year, on the exact budget.

Cost never falls when pay rises, so the answer is found by halving; it is then tried, and the next step above it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil

from ladder.law import Law
from ladder.model.money import CENT, cents
from ladder.model.month import Month
from ladder.model.plan import WEEKS_A_YEAR, Plan, Rate
from ladder.model.plan_set import ScenarioPlan
from ladder.model.what_if import GoalSeek
from ladder.pay.aging import opening
from ladder.pay.floors import pay_floors
from ladder.workforce.budget import Budget, by_fiscal_year
from ladder.workforce.net_cost import budget_of

RAISE_STEP, DOLLAR = Decimal("0.0001"), Decimal(1)
HIGHEST_RAISE = Decimal("0.2")
"""The raises tried: 0% to this, by hundredths of a percent."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A value and what the plan costs with it in the goal's fiscal year, in dollars."""

    value: Decimal
    cost: Decimal


@dataclass(frozen=True, slots=True)
class GoalFound:
    """What came out. `found` is None where not even the lowest fits; `above` is None where the highest does.

    Grade minimums are tried from the minimum wage to the range's control point, both of the plan's first month.
    """

    name: str
    goal: GoalSeek
    month: Month | None  # of the raise
    months: int  # of the fiscal year in the plan
    now: Trial  # as the config has it
    lowest: Trial
    highest: Trial
    step: Decimal  # between two values tried: of a raise, of a cent an hour, of a dollar a year
    found: Trial | None
    above: Trial | None  # one step more than what was found

    @property
    def moves_cost(self) -> bool:
        """Whether the lowest and the highest value differ in cost at all."""
        return self.lowest.cost != self.highest.cost


def seek(name: str, goal: GoalSeek, scenario: ScenarioPlan, law: Law) -> GoalFound:
    """Find the goal's value for one scenario. The goal's grade and fiscal year are the plan's."""
    plan = scenario.plan
    month = first_month(plan, goal) if goal.find == "general_raise" else None
    years: Budget = budget_of(scenario, law)

    def cost(changed: Plan) -> Decimal:
        found = budget_of(replace(scenario, plan=changed), law)
        return by_fiscal_year(found, found.total)[goal.fiscal_year]

    if month is not None:
        now, low, high, step = (
            plan.pay.general_raises.get(month, Decimal(0)),
            0,
            _steps(HIGHEST_RAISE),
            RAISE_STEP,
        )
    else:
        now, lowest, highest = _minimums(plan, goal, law)
        step = CENT if plan.grades[str(goal.grade)].basis == "hourly" else DOLLAR
        high = int(highest / step)
        low = min(ceil(lowest / step), high)

    def tried(steps: int) -> Trial:
        value = steps * step
        return Trial(value, cost(_with_value(plan, goal, month, value)))

    best = largest_within(low, high, lambda steps: tried(steps).cost <= goal.budget)
    return GoalFound(
        name,
        goal,
        month,
        years.fiscal_years.count(goal.fiscal_year),
        Trial(now, by_fiscal_year(years, years.total)[goal.fiscal_year]),
        tried(low),
        tried(high),
        step,
        None if best is None else tried(best),
        None if best is None or best == high else tried(best + 1),
    )


def largest_within(low: int, high: int, fits: Callable[[int], bool]) -> int | None:
    """The largest number from low to high that fits, where all below one that fits do; None where low does not."""
    if not fits(low):
        return None
    if fits(high):
        return high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def first_month(plan: Plan, goal: GoalSeek) -> Month:
    """The month of the raise: as given, or the first of the fiscal year in the plan."""
    if goal.month is not None:
        return goal.month
    start = plan.agency.fiscal_year_month
    return next(each for each in plan.period.all_months if each.fiscal_year(start) == goal.fiscal_year)


def _steps(share: Decimal) -> int:
    return int(share / RAISE_STEP)


def _minimums(plan: Plan, goal: GoalSeek, law: Law) -> tuple[Decimal, Decimal, Decimal]:
    """The grade's minimum as it is, and the lowest and highest tried: the minimum wage and the control point."""
    grade = plan.grades[str(goal.grade)]
    assert grade.minimum
    assert grade.control_point
    now, highest = opening(plan, grade.minimum), opening(plan, grade.control_point)
    wage = pay_floors(plan, law).minimum_wage[0].value
    floor = wage if grade.basis == "hourly" else cents(wage * plan.pay.full_time_hours * WEEKS_A_YEAR)
    return now, min(floor, highest), highest


def _with_value(plan: Plan, goal: GoalSeek, month: Month | None, value: Decimal) -> Plan:
    if month is not None:
        raises = plan.pay.general_raises | {month: value}
        return plan.model_copy(update={"pay": plan.pay.model_copy(update={"general_raises": raises})})
    name = str(goal.grade)
    grade = plan.grades[name].model_copy(update={"minimum": Rate(amount=value)})
    return plan.model_copy(update={"grades": plan.grades | {name: grade}})
