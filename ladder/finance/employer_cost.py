"""What the agency pays on top of wages: payroll tax, unemployment, leave, mileage, and the items its config gives.

Amounts are Decimal dollars by month, not rounded; a premium that grows is whole cents, rounded at each rise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ladder.finance.hires import yearly_exits
from ladder.law import Law
from ladder.model.employer_cost import CostItem
from ladder.model.money import cents
from ladder.model.month import month_number
from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR, Plan, SeatLine

SOCIAL_SECURITY = "social_security"
MEDICARE = "medicare"
FRINGE = "fringe"
PAID_LEAVE = "paid_leave"
FEDERAL_UNEMPLOYMENT = "federal_unemployment"
STATE_UNEMPLOYMENT = "state_unemployment"
MILEAGE = "mileage"
Amounts = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class EmployerRates:
    """The law's figures by month of the plan; wage bases in dollars a year."""

    social_security: Amounts
    medicare: Amounts
    wage_base: Amounts
    wage_base_projected: tuple[bool, ...]
    federal_unemployment: Amounts  # the rate after the full credit for state tax
    federal_unemployment_base: Amounts
    overtime_pay: Decimal  # of an overtime hour, as a multiple of the regular rate (29 USC 207(a)(1))


def employer_rates(plan: Plan, law: Law) -> EmployerRates:
    """Look up the payroll tax figures in force each month of the plan (26 USC 3111, 3301, 3306(b); 42 USC 430)."""
    months = plan.period.all_months
    base = [law.figure("oasdi_wage_base", month) for month in months]
    return EmployerRates(
        social_security=tuple(law.value("oasdi_rate", month) for month in months),
        medicare=tuple(law.value("hospital_insurance_rate", month) for month in months),
        wage_base=tuple(figure.value for figure in base),
        wage_base_projected=tuple(figure.status == "projected" for figure in base),
        federal_unemployment=tuple(law.value("futa_rate_after_credit", month) for month in months),
        federal_unemployment_base=tuple(law.value("futa_wage_base", month) for month in months),
        overtime_pay=law.value("overtime_pay", plan.period.start),
    )


def employer_costs(
    plan: Plan, line: SeatLine, filled: Amounts, a_seat: Amounts, wages: Amounts, rates: EmployerRates
) -> dict[str, Amounts]:
    """Cost items of a seat line by month, in dollars: the ones named above, and the config's own by their names.

    `a_seat` is the month's pay of one filled seat, one-time pay included. Leave paid on top of wages is wages too:
    every share of wages and every tax counts it. One fringe rate stands for every item but mileage.
    """
    cost = plan.employer_cost
    people = tuple(seats * line.shared_by for seats in filled)
    mileage = _mileage(plan, line, people)
    if cost.fringe_rate is not None:
        return {FRINGE: tuple(month * cost.fringe_rate for month in wages), **mileage}
    leave = leave_on_top(plan, line)
    paid = tuple(month * (1 + leave) for month in wages)
    a_person = tuple(month * (1 + leave) / line.shared_by for month in a_seat)
    items = {PAID_LEAVE: tuple(month * leave for month in wages)} if leave_is_on_top(plan) else {}
    items[SOCIAL_SECURITY] = tuple(
        # The wage base is a year's; a month's share of it is counted, so a level salary comes out right.
        heads * min(pay, base / MONTHS_A_YEAR) * rate * int(cost.social_security)
        for heads, pay, base, rate in zip(
            people, a_person, rates.wage_base, rates.social_security, strict=True
        )
    )
    items[MEDICARE] = tuple(month * rate for month, rate in zip(paid, rates.medicare, strict=True))
    items |= _unemployment(plan, line, people, a_person, paid, rates)
    for name, item in cost.items.items():
        items[name] = _item(plan, line, item, people, paid)
    return items | mileage


def _item(plan: Plan, line: SeatLine, item: CostItem, people: Amounts, paid: Amounts) -> Amounts:
    """One of the config's own items: nothing for people under its weekly hours."""
    eligible = int(line.hours_a_person >= item.from_hours)
    if item.share_of_wages is not None:
        return tuple(month * item.share_of_wages * eligible for month in paid)
    amounts = amounts_a_person(plan, item)
    return tuple(heads * amount * eligible for heads, amount in zip(people, amounts, strict=True))


def amounts_a_person(plan: Plan, item: CostItem) -> Amounts:
    """Dollars a month for each person, month by month, as they grow."""
    given = item.per_person_month if item.per_person_year is None else item.per_person_year
    assert given is not None
    divisor = 1 if item.per_person_year is None else MONTHS_A_YEAR
    return tuple(amount / divisor for amount in as_it_grows(plan, item, given))


def as_it_grows(plan: Plan, item: CostItem, first: Decimal) -> Amounts:
    """An amount of the plan's first month in every month: to whole cents, up by `grows` each `grows_in` after it."""
    months = plan.period.all_months
    amounts = [first]
    for month in months[1:]:
        rises = item.grows is not None and month.month == month_number(item.grows_in)
        amounts.append(cents(amounts[-1] * (1 + (item.grows or 0))) if rises else amounts[-1])
    return tuple(amounts)


def _unemployment(
    plan: Plan, line: SeatLine, people: Amounts, a_person: Amounts, paid: Amounts, rates: EmployerRates
) -> dict[str, Amounts]:
    """Federal unemployment tax of a for-profit employer, and the state's: tax, or claims paid back.

    A 501(c)(3) and a public employer are outside the federal tax (26 USC 3306(c)(7) and (8)).
    """
    items = {}
    exits = yearly_exits(plan, line.role)
    if pays_federal_unemployment(plan):
        items[FEDERAL_UNEMPLOYMENT] = tuple(
            heads * taxed_to_a_base(pay, base, exits) * rate
            for heads, pay, base, rate in zip(
                people, a_person, rates.federal_unemployment_base, rates.federal_unemployment, strict=True
            )
        )
    state = plan.employer_cost.unemployment
    if state and state.rate is not None and state.wage_base is not None:
        items[STATE_UNEMPLOYMENT] = tuple(
            heads * taxed_to_a_base(pay, state.wage_base, exits) * state.rate
            for heads, pay in zip(people, a_person, strict=True)
        )
    elif state and state.share_of_wages is not None:
        items[STATE_UNEMPLOYMENT] = tuple(month * state.share_of_wages for month in paid)
    return items


def taxed_to_a_base(pay: Decimal, base: Decimal, exits: Decimal) -> Decimal:
    """A month's wages of one filled position that a tax on the first `base` dollars of each person's year reaches.

    A twelfth of the base counts each month, never more than the month's pay. Each person replaced starts a new base:
    leaving on any day of the year alike, the two people in the position that year are taxed on base x (1 - base /
    yearly pay) more than one would be, and a month has `exits` / 12 of that (`exits` is the share of people who leave
    in a year).
    """
    new_base = base * exits * (1 - base / max(base, pay * MONTHS_A_YEAR)) / MONTHS_A_YEAR
    return min(pay, base / MONTHS_A_YEAR) + new_base


def pays_federal_unemployment(plan: Plan) -> bool:
    """Whether federal unemployment tax is an item: for a for-profit employer without one rate for everything."""
    return plan.agency.kind == "for_profit" and plan.employer_cost.fringe_rate is None


def pays_tax_to_a_base(plan: Plan) -> bool:
    """Whether an unemployment tax, federal or the state's, stops at a wage base: people who leave then bear on it."""
    state = plan.employer_cost.unemployment
    return pays_federal_unemployment(plan) or (state is not None and state.kind == "contributing")


def leave_is_on_top(plan: Plan) -> bool:
    """Whether paid leave is paid on top of the seats' hours."""
    leave = plan.employer_cost.paid_leave
    return leave is not None and leave.counted_in == "fringe"


def leave_on_top(plan: Plan, line: SeatLine) -> Decimal:
    """Paid leave on top of wages, as a share of them: none where it is inside, as it always is in a salary."""
    leave = plan.employer_cost.paid_leave
    salaried = plan.grades[plan.roles[line.role].grade].basis == "annual"
    if leave is None or leave.counted_in == "salary" or salaried:
        return Decimal(0)
    return leave.hours_a_year / (plan.pay.full_time_hours * WEEKS_A_YEAR)


def _mileage(plan: Plan, line: SeatLine, people: Amounts) -> dict[str, Amounts]:
    mileage = plan.employer_cost.mileage
    if mileage is None:
        return {}
    amount = mileage.miles_a_month * mileage.rate * int(is_for(mileage.roles, line.role))
    return {MILEAGE: tuple(heads * amount for heads in people)}


def is_for(roles: Sequence[str] | None, role: str) -> bool:
    """Whether something is for a role: for every one where no roles are named."""
    return roles is None or role in roles


def fixed_items(plan: Plan, items: Iterable[str]) -> list[str]:
    """The cost items among these that do not move with the wage: dollars a person, miles, taxes on a small base."""
    given, state = plan.employer_cost.items, plan.employer_cost.unemployment
    fixed = {MILEAGE, FEDERAL_UNEMPLOYMENT}
    if state and state.kind == "contributing":
        fixed.add(STATE_UNEMPLOYMENT)
    return [
        name for name in items if name in fixed or (name in given and given[name].person_base is not None)
    ]
