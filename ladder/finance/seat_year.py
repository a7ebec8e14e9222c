"""A year of one filled seat at the first month's pay and figures: its loaded cost, and what that says.

Loaded cost is wages and every employer cost of the person in the seat. Costs beside the seats, such as each hire,
stand apart. Amounts are Decimal dollars a year, not rounded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ladder.finance.employer_cost import EmployerRates, employer_costs
from ladder.finance.hires import yearly_exits
from ladder.finance.hours_worked import PersonHours, person_hours
from ladder.finance.other_costs import bought_a_month, bought_hours_a_month, hire_cost
from ladder.finance.supervision import supervised_roles, supervising_role
from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR, Plan, SeatLine


@dataclass(frozen=True, slots=True)
class SeatYear:
    """One person's year in a role at some weekly hours."""

    role: str
    line: str | None  # the seat line whose hours these are; None for full time
    weekly: Decimal
    pay: Decimal  # dollars an hour
    wages: Decimal
    items: dict[str, Decimal]
    hours: PersonHours  # of a month
    replacing: Decimal  # what the year's expected hires into this seat cost, beside the loaded cost

    @property
    def loaded(self) -> Decimal:
        """Wages and every employer cost."""
        return self.wages + sum(self.items.values(), Decimal(0))

    @property
    def load(self) -> Decimal:
        """Employer cost as a share of wages."""
        return self.loaded / self.wages - 1

    @property
    def load_on_hours_paid(self) -> Decimal:
        """Everything beside pay for the hours paid, as a share of that pay: paid leave counted in salary."""
        return self.loaded / (self.pay * self.hours.paid * MONTHS_A_YEAR) - 1

    @property
    def load_on_hours_worked(self) -> Decimal:
        """Everything beside pay for the hours worked, as a share of that pay: paid leave counted in fringe."""
        return self.loaded / (self.pay * self.hours.worked * MONTHS_A_YEAR) - 1

    @property
    def per_paid_hour(self) -> Decimal:
        """Loaded cost of an hour paid."""
        return self.loaded / (self.hours.paid * MONTHS_A_YEAR)

    @property
    def per_hour_worked(self) -> Decimal:
        """Loaded cost of an hour worked."""
        return self.loaded / (self.hours.worked * MONTHS_A_YEAR)


@dataclass(frozen=True, slots=True)
class SupervisionCost:
    """What supervising one full-time person in a role costs in a year."""

    role: str
    supervisor: Decimal  # the supervisor's loaded cost, shared by the span
    own_time: Decimal  # the supervised person's own hours at their loaded cost

    @property
    def total(self) -> Decimal:
        """Both together."""
        return self.supervisor + self.own_time


@dataclass(frozen=True, slots=True)
class MakeOrBuy:
    """An hour bought beside an hour worked by our own full-time person in the role it stands instead of."""

    name: str
    instead_of: str
    hours: Decimal  # bought, a month
    buy: Decimal  # dollars an hour
    make: Decimal


@dataclass(frozen=True, slots=True)
class EmployerView:
    """Loaded costs by role, and what supervision and bought services come to."""

    full_time: dict[str, SeatYear]
    part_time: dict[
        str, SeatYear
    ]  # at the role's most usual part-time hours; roles without them are not here
    supervision: tuple[SupervisionCost, ...]
    make_or_buy: tuple[MakeOrBuy, ...]


def employer_view(plan: Plan, hourly: Mapping[str, Decimal], rates: EmployerRates) -> EmployerView:
    """Each role's loaded cost at its `hourly` pay in the plan's first month."""
    whole = plan.pay.full_time_hours
    full_time = {
        role: _seat_year(plan, SeatLine(role=role, hours=whole), None, hourly[role], rates)
        for role in plan.roles
    }
    part_time = {
        role: _seat_year(plan, plan.seats[name], name, hourly[role], rates)
        for role in plan.roles
        if (name := usual_part_time_line(plan, role))
    }
    return EmployerView(full_time, part_time, _supervision(plan, full_time), _make_or_buy(plan, full_time))


def usual_part_time_line(plan: Plan, role: str) -> str | None:
    """The first seat line at the part-time hours that most people in a role work."""
    people: Counter[Decimal] = Counter()
    part_time = {
        name: line
        for name, line in plan.seats.items()
        if line.role == role and line.seats and line.hours_a_person < plan.pay.full_time_hours
    }
    for line in part_time.values():
        people[line.hours_a_person] += line.seats * line.shared_by
    if not people:
        return None
    usual = people.most_common(1)[0][0]
    return next(name for name, line in part_time.items() if line.hours_a_person == usual)


def _seat_year(plan: Plan, line: SeatLine, name: str | None, pay: Decimal, rates: EmployerRates) -> SeatYear:
    """The year of one person in a seat line; `name` is the line's, where the config has it."""
    role, weekly, months = line.role, line.hours_a_person, plan.period.months
    month = pay * weekly * WEEKS_A_YEAR / MONTHS_A_YEAR
    one_person = (Decimal(1) / line.shared_by,) * months  # of a seat
    costs = employer_costs(
        plan, line, one_person, (month * line.shared_by,) * months, (month,) * months, rates
    )
    return SeatYear(
        role=role,
        line=name,
        weekly=weekly,
        pay=pay,
        wages=pay * weekly * WEEKS_A_YEAR,
        items={name: amounts[0] * MONTHS_A_YEAR for name, amounts in costs.items()},
        hours=person_hours(plan, role, weekly),
        replacing=yearly_exits(plan, role) * hire_cost(plan, role),
    )


def _supervision(plan: Plan, full_time: Mapping[str, SeatYear]) -> tuple[SupervisionCost, ...]:
    supervision, by = plan.supervision, supervising_role(plan)
    if supervision is None or supervision.span is None or by is None:
        return ()
    share = full_time[by].loaded / supervision.span
    weekly = supervision.hours_a_week_supervised
    return tuple(
        SupervisionCost(role, share, weekly * WEEKS_A_YEAR * full_time[role].per_hour_worked)
        for role in supervised_roles(plan)
    )


def _make_or_buy(plan: Plan, full_time: Mapping[str, SeatYear]) -> tuple[MakeOrBuy, ...]:
    found = []
    for name, service in plan.bought.items():
        hours = bought_hours_a_month(service)
        make = full_time[service.instead_of].per_hour_worked
        found.append(MakeOrBuy(name, service.instead_of, hours, bought_a_month(service) / hours, make))
    return tuple(found)
