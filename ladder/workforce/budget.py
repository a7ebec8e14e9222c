"""The budget view: what the authorized seats cost, exact, month by month.

A budget month is weekly hours x 52 / 12, on accrual. Vacancy counts filled seats only: it lowers wages and every
cost that follows from a person in the seat. Amounts are Decimal dollars, not rounded: they are rounded once, where
they are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ladder.finance.added_wages import cost_of_one_time_pay
from ladder.finance.employer_cost import EmployerRates, employer_costs
from ladder.finance.funding import Cost, added
from ladder.finance.hires import expected_hires
from ladder.finance.indirect import IndirectRules, indirect_on, one_time_base, other_base, seat_base
from ladder.finance.other_costs import Staffing, other_cost_titles, other_costs
from ladder.model.month import Month
from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR, Plan, SeatLine
from ladder.pay.one_time import one_time_pay
from ladder.pay.premium import SeatPremium, seat_premium
from ladder.pay.structure import PayStructure, Schedule

ONE_TIME_PAY = "pay.one_time"  # beside the config's own one-time costs, whose names have no point

Amounts = tuple[Decimal, ...]
"""One amount a month of the plan."""


@dataclass(frozen=True, slots=True)
class SeatLineBudget:
    """One seat line by month. `hours` are paid hours; `rate` is hourly, or a salary for an exempt role."""

    role: str
    authorized: tuple[int, ...]
    filled: Amounts
    hours: Amounts
    rate: Amounts
    seat_wages: Amounts  # the month's wages of one filled seat at its rate
    one_time_pay: Amounts  # the month's one-time pay of one filled seat
    one_time_cost: Amounts  # of the line's filled seats, with the employer costs that follow wages
    premium: SeatPremium  # what one filled seat is paid on top
    wages: Amounts
    employer: dict[str, Amounts]  # cost item -> dollars; see ladder.finance.employer_cost
    total: Amounts
    people: Amounts  # in filled seats
    hires: Amounts  # expected; see ladder.finance.hires
    indirect_base: Amounts  # the part of the total on which indirect cost is taken
    when_filled: SeatLineBudget | None = None  # with every seat filled, of a line whose seats are all vacant


@dataclass(frozen=True, slots=True)
class Budget:
    """A plan's cost by month: seat lines, costs beside them, one-time costs, indirect cost on all, and their total."""

    months: tuple[Month, ...]
    fiscal_years: tuple[int, ...]  # the fiscal year of each month
    lines: dict[str, SeatLineBudget]
    other: dict[
        str, Amounts
    ]  # each hire, licensed supervision, what is bought; see ladder.finance.other_costs
    one_time: dict[str, Amounts]
    total: Amounts
    indirect: dict[str, Amounts]  # by seat line; all nothing without an indirect rate
    beside_base: dict[
        str, Amounts
    ]  # of each cost that is no seat's, the part on which indirect cost is taken
    beside_indirect: dict[str, Amounts]

    def sum_of(
        self, amounts: Callable[[SeatLineBudget], Amounts], lines: Iterable[str] | None = None
    ) -> Amounts:
        """One of the lines' amounts added up by month, over all lines or those named."""
        chosen = [amounts(self.lines[name]) for name in (self.lines if lines is None else lines)]
        return tuple(sum(month, Decimal(0)) for month in zip(*chosen, strict=True)) or self.zero

    @property
    def zero(self) -> Amounts:
        """Nothing, every month."""
        return (Decimal(0),) * len(self.months)

    @property
    def running(self) -> Amounts:
        """The cost of seats and the costs beside them by month: everything but one-time costs."""
        seats = self.sum_of(_total)
        return tuple(sum(month, Decimal(0)) for month in zip(seats, *self.other.values(), strict=True))

    @property
    def hires(self) -> Amounts:
        """Expected hires by month."""
        return self.sum_of(lambda line: line.hires)

    @property
    def one_time_total(self) -> Amounts:
        """One-time costs by month."""
        return (
            tuple(sum(month, Decimal(0)) for month in zip(*self.one_time.values(), strict=True)) or self.zero
        )

    @property
    def indirect_total(self) -> Amounts:
        """Indirect cost by month."""
        return added((*self.indirect.values(), *self.beside_indirect.values()), len(self.months))

    @property
    def beside(self) -> dict[str, Amounts]:
        """Every cost that is no seat's, one-time costs last."""
        lasting = {other_cost(name): amounts for name, amounts in self.other.items()}
        return lasting | {one_time_cost(name): amounts for name, amounts in self.one_time.items()}

    @property
    def lasting_indirect(self) -> Amounts:
        """Indirect cost on everything but one-time costs."""
        on_other = [self.beside_indirect[other_cost(name)] for name in self.other]
        return added((*self.indirect.values(), *on_other), len(self.months))

    @property
    def lasting(self) -> Amounts:
        """Cost by month without one-time costs and the indirect cost on them."""
        return added((self.running, self.lasting_indirect), len(self.months))

    def costs(self, plan: Plan) -> list[Cost]:
        """Every cost that a fund can be charged: seat lines, then costs that are no seat's."""
        seats = [
            Cost(name, line.role, line.total, line.indirect_base, plan.shares_of(plan.seats[name]))
            for name, line in self.lines.items()
        ]
        return seats + [
            Cost(name, None, amounts, self.beside_base[name], {fund: Decimal(1)} if fund else None)
            for name, amounts in self.beside.items()
            for fund in [fund_of(plan, name)]
        ]


def one_time_cost(name: str) -> str:
    """What a one-time cost is called among all costs; no seat line has a name with a point in it."""
    return f"one_time.{name}"


def other_cost(path: str) -> str:
    """What a cost beside the seats is called among all costs."""
    return f"other.{path}"


def fund_of(plan: Plan, cost: str) -> str | None:
    """The fund that a cost that is no seat's names, if it names one."""
    one_time = plan.one_time_costs.get(cost.removeprefix("one_time."))
    return one_time.fund if one_time and cost.startswith("one_time.") else None


def cost_title(plan: Plan, cost: str) -> str:
    """A cost that is no seat's, in words."""
    if cost == one_time_cost(ONE_TIME_PAY):
        return "One-time pay, payroll tax included"
    if cost.startswith("one_time."):
        return plan.one_time_costs[cost.removeprefix("one_time.")].title
    return other_cost_titles(plan)[cost.removeprefix("other.")]


def project_budget(
    plan: Plan, pay: PayStructure, rates: EmployerRates, rules: IndirectRules | None = None
) -> Budget:
    """Cost every seat line of the plan, month by month, and the indirect cost on it."""
    months = plan.period.all_months
    lines = {
        name: _line_budget(plan, line, pay.seats[name].rate, rates, rules)
        for name, line in plan.seats.items()
    }
    one_time = {
        name: tuple(cost.amount if month == cost.month else Decimal(0) for month in months)
        for name, cost in plan.one_time_costs.items()
    }
    if plan.pay.one_time_payments:
        paid_once = [line.one_time_cost for line in lines.values()]
        one_time[ONE_TIME_PAY] = tuple(sum(month, Decimal(0)) for month in zip(*paid_once, strict=True))
    other = other_costs(plan, [Staffing(line.role, line.people, line.hires) for line in lines.values()])
    indirect = {name: indirect_on(rules, line.indirect_base) for name, line in lines.items()}
    bases = {other_cost(name): other_base(rules, amounts) for name, amounts in other.items()}
    bases |= {
        one_time_cost(name): one_time_base(rules, plan.one_time_costs.get(name), amounts)
        for name, amounts in one_time.items()
    }
    on_beside = {name: indirect_on(rules, base) for name, base in bases.items()}
    everything = [line.total for line in lines.values()] + list(other.values()) + list(one_time.values())
    everything += [*indirect.values(), *on_beside.values()] if rules else []
    return Budget(
        months=months,
        fiscal_years=tuple(month.fiscal_year(plan.agency.fiscal_year_month) for month in months),
        lines=lines,
        other=other,
        one_time=one_time,
        total=tuple(sum(month, Decimal(0)) for month in zip(*everything, strict=True)),
        indirect=indirect,
        beside_base=bases,
        beside_indirect=on_beside,
    )


def _line_budget(
    plan: Plan, line: SeatLine, rate: Schedule, rates: EmployerRates, rules: IndirectRules | None
) -> SeatLineBudget:
    months = plan.period.all_months
    annual = plan.grades[plan.roles[line.role].grade].basis == "annual"
    vacancy = plan.pay.vacancy if line.vacancy is None else line.vacancy
    authorized = tuple(line.seats if line.open_in(month) else 0 for month in months)
    filled = tuple(seats * (1 - vacancy) for seats in authorized)
    # Multiply first and divide by 12 last: the quotient is then as exact as the decimal carries.
    hours = tuple(seats * line.hours * WEEKS_A_YEAR / MONTHS_A_YEAR for seats in filled)
    if annual:
        full_time = line.hours / plan.pay.full_time_hours
        a_seat = tuple(salary * full_time / MONTHS_A_YEAR for salary in rate[1:])
    else:
        a_seat = tuple(hourly * line.hours * WEEKS_A_YEAR / MONTHS_A_YEAR for hourly in rate[1:])
    one_time = one_time_pay(plan, line.role, line.hours, a_seat)
    premium = seat_premium(plan, line, rate, rates.overtime_pay)
    paid = tuple(month + extra for month, extra in zip(a_seat, premium.total, strict=True))
    wages = tuple(seats * month for seats, month in zip(filled, paid, strict=True))
    employer = employer_costs(plan, line, filled, paid, wages, rates)
    total = tuple(sum(month, Decimal(0)) for month in zip(wages, *employer.values(), strict=True))
    people = tuple(seats * line.shared_by for seats in filled)
    hires = expected_hires(plan, line, filled)
    one_time_cost = cost_of_one_time_pay(plan, line, people, (paid, one_time), rates)
    full = line.model_copy(update={"vacancy": Decimal(0)})
    return SeatLineBudget(
        line.role,
        authorized,
        filled,
        hours,
        rate[1:],
        a_seat,
        one_time,
        one_time_cost,
        premium,
        wages,
        employer,
        total,
        people,
        hires,
        seat_base(rules, wages, total),
        _line_budget(plan, full, rate, rates, rules) if vacancy == 1 else None,
    )


def _total(line: SeatLineBudget) -> Amounts:
    return line.total


def by_group(
    budget: Budget,
    group_of: Mapping[str, str],
    amounts: Callable[[SeatLineBudget], Amounts] = _total,
) -> dict[str, Amounts]:
    """The seat lines' total cost (or other amounts) by month, grouped by `group_of[role]`: a role, tier or track."""
    groups: dict[str, list[str]] = {}
    for name, line in budget.lines.items():
        groups.setdefault(group_of[line.role], []).append(name)
    return {group: budget.sum_of(amounts, names) for group, names in groups.items()}


def by_fiscal_year(budget: Budget, amounts: Amounts) -> dict[int, Decimal]:
    """Monthly amounts added up by fiscal year."""
    years: dict[int, Decimal] = {}
    for year, amount in zip(budget.fiscal_years, amounts, strict=True):
        years[year] = years.get(year, Decimal(0)) + amount
    return years


def paid_in_the_first_month(budget: Budget) -> dict[str, tuple[Decimal, Decimal]]:
    """By role, the wages at the rate and the paid hours of its filled seats in the plan's first month."""
    paid: dict[str, tuple[Decimal, Decimal]] = {}
    for line in budget.lines.values():
        wages, hours = paid.get(line.role, (Decimal(0), Decimal(0)))
        paid[line.role] = (wages + line.filled[0] * line.seat_wages[0], hours + line.hours[0])
    return paid


def first_year(amounts: Amounts) -> Decimal:
    """The first twelve months of the plan (all of a shorter one)."""
    return sum(amounts[:12], Decimal(0))


def run_rate(amounts: Amounts) -> Decimal:
    """The last twelve months of the plan (all of a shorter one): a year once everything is in place."""
    return sum(amounts[-12:], Decimal(0))
