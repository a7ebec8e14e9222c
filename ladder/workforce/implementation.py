"""What moving staff to a scenario's ranges costs, by each of the three methods, and what pay outside its range costs.

A cost is a difference between two budgets of one scenario: people moved by the method, and people never moved, who
keep today's pay and ranges. It is wages and everything that follows wages, in Decimal dollars, not rounded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ladder.finance.employer_cost import EmployerRates
from ladder.finance.funding import added
from ladder.model.plan import Plan
from ladder.model.staff import METHODS, Implementation, Method
from ladder.pay.placement import highest, is_moved
from ladder.pay.structure import PayStructure, SeatRates, build_pay_structure
from ladder.workforce.budget import Amounts, Budget, first_year, project_budget, run_rate

NO_FUND = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """Dollars in the plan's first twelve months, in the first twelve with people moved, and in the last twelve."""

    first_year: Decimal
    first_in_place: Decimal
    run_rate: Decimal


@dataclass(frozen=True, slots=True)
class MethodCost:
    """One method's effect. People are those in today's seats; the largest raise is a share of pay, and its line."""

    method: Method
    people: int
    people_moved: int
    over_maximum: int  # people whose pay is kept over the new maximum
    largest_raise: Decimal
    largest_raise_line: str
    wages: Cost
    total: Cost
    by_role: dict[str, Cost]
    by_fund: dict[str, Cost]  # empty where no line names a fund


def compare_methods(plan: Plan, before: Plan | None, rates: EmployerRates) -> tuple[MethodCost, ...]:
    """Each method's cost in this scenario; none where no one is moved.

    Years in role are left out where the config does not say what a year is worth.
    """
    how = plan.implementation
    if how is None or before is None:
        return ()
    moved_lines = {name: line for name, line in plan.seats.items() if is_moved(line, name, before, how)}
    if not moved_lines:
        return ()
    plan = plan.model_copy(update={"seats": moved_lines, "one_time_costs": {}})
    never = how.model_copy(update={"month": plan.period.start + plan.period.months})
    stay = _budget(plan, before, never, rates)[1]
    costs = []
    for method in METHODS:
        if method != "years_in_role" or how.pays_for_years:
            pay, moved = _budget(plan, before, how.model_copy(update={"method": method}), rates)
            costs.append(_method_cost(plan, how, method, pay, moved, stay))
    return tuple(costs)


def _budget(
    plan: Plan, before: Plan, how: Implementation, rates: EmployerRates
) -> tuple[PayStructure, Budget]:
    changed = plan.model_copy(update={"implementation": how})
    pay = build_pay_structure(changed, before)
    return pay, project_budget(changed, pay, rates)


def _method_cost(
    plan: Plan, how: Implementation, method: Method, pay: PayStructure, moved: Budget, stay: Budget
) -> MethodCost:
    number = 1 + (how.month - plan.period.start)
    people = people_moved = over = 0
    largest, largest_line = Decimal(0), ""
    for name, line in plan.seats.items():
        seats = pay.seats[name]
        if not line.open_in(how.month):
            continue
        assert seats.placed is not None
        count = line.seats * line.shared_by
        top = highest(pay.grades[plan.roles[line.role].grade])[number]
        general = seats.after_general_raise[number]
        # In a grade of steps the step's pay is the placement; in a range merit may follow in the same month.
        placed = (
            seats.rate[number] if plan.grades[plan.roles[line.role].grade].steps else seats.placed[number]
        )
        people += count
        people_moved += count * (placed > general)
        over += count * (placed > top)
        if placed / general - 1 > largest:
            largest, largest_line = placed / general - 1, name
    first = number - 1

    def cost(before: Amounts, after: Amounts) -> Cost:
        return _cost(before, after, first)

    def by(group_of: Mapping[str, str]) -> dict[str, Cost]:
        groups: dict[str, list[str]] = {}
        for name, group in group_of.items():
            groups.setdefault(group, []).append(name)
        return {
            group: cost(
                stay.sum_of(lambda line: line.total, names), moved.sum_of(lambda line: line.total, names)
            )
            for group, names in groups.items()
        }

    return MethodCost(
        method,
        people,
        people_moved,
        over,
        largest,
        largest_line,
        cost(stay.sum_of(lambda line: line.wages), moved.sum_of(lambda line: line.wages)),
        cost(stay.total, moved.total),
        by({name: line.role for name, line in plan.seats.items()}),
        _by_fund(plan, stay, moved, first),
    )


def _cost(before: Amounts, after: Amounts, first: int) -> Cost:
    """What is added: in the plan's first year, in twelve months from the `first` on, and in its last year."""
    more = tuple(one - other for one, other in zip(after, before, strict=True))
    return Cost(first_year(more), sum(more[first : first + 12], Decimal(0)), run_rate(more))


def _by_fund(plan: Plan, stay: Budget, moved: Budget, first: int) -> dict[str, Cost]:
    """Each line's cost by its shares; what has no fund apart."""
    shares = {name: plan.shares_of(line) for name, line in plan.seats.items()}
    funds = dict.fromkeys(fund for of in shares.values() for fund in of)
    found = {}
    for fund in (*funds, NO_FUND) if funds else ():
        part = {
            name: 1 - sum(of.values(), Decimal(0)) if fund == NO_FUND else of.get(fund, Decimal(0))
            for name, of in shares.items()
        }
        if any(part.values()):
            found[fund] = _cost(_parts_of(stay, part), _parts_of(moved, part), first)
    return found


def _parts_of(budget: Budget, part: Mapping[str, Decimal]) -> Amounts:
    """Parts of the seat lines' cost, added up by month."""
    lines = budget.lines.items()
    return added(
        (tuple(month * part[name] for month in line.total) for name, line in lines), len(budget.months)
    )


@dataclass(frozen=True, slots=True)
class OutsideRange:
    """People in a line of the roster paid under their range's minimum, or over its maximum, at the plan's start.

    The amounts are a year's: wages up to the minimum (or over the maximum), and with every cost that follows wages.
    """

    line: str
    people: int
    rate: Decimal
    bound: Decimal
    under: bool
    wages: Decimal
    total: Decimal


def outside_ranges(plan: Plan, pay: PayStructure, rates: EmployerRates) -> tuple[OutsideRange, ...]:
    """Every line of the roster that is paid outside its range, and what a year of the difference costs."""
    found: dict[str, tuple[Decimal, bool]] = {}
    for name, line in plan.seats.items():
        points = pay.grades[plan.roles[line.role].grade]
        rate = pay.seats[name].rate[0]
        if line.roster_rows and "minimum" in points:
            if rate < points["minimum"][0]:
                found[name] = points["minimum"][0], True
            elif rate > points["maximum"][0]:
                found[name] = points["maximum"][0], False
    if not found:
        return ()
    level = {name: _level(pay, name, pay.seats[name].rate[0]) for name in found}
    inside = {name: _level(pay, name, bound) for name, (bound, _) in found.items()}
    held = {"vacancy": Decimal(0), "first_month": None, "last_month": None}
    filled = {name: plan.seats[name].model_copy(update=held) for name in found}
    people = plan.model_copy(update={"seats": filled, "one_time_costs": {}})
    now, then = (
        project_budget(people, PayStructure(pay.grades, pay.entry_rate, seats), rates)
        for seats in (level, inside)
    )
    return tuple(
        OutsideRange(
            name,
            plan.seats[name].seats * plan.seats[name].shared_by,
            pay.seats[name].rate[0],
            bound,
            under,
            abs(then.lines[name].wages[0] - now.lines[name].wages[0]) * 12,
            abs(then.lines[name].total[0] - now.lines[name].total[0]) * 12,
        )
        for name, (bound, under) in found.items()
    )


def _level(pay: PayStructure, name: str, rate: Decimal) -> SeatRates:
    """A line at one rate over the whole plan."""
    every = (rate,) * len(pay.seats[name].rate)
    return SeatRates(every, every, None)
