"""What the agency pays on top of wages: Social Security and Medicare tax, and the items its config gives."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ladder.law import Law
from ladder.model.plan import MONTHS_A_YEAR, Plan, SeatLine

SOCIAL_SECURITY = "social_security"
MEDICARE = "medicare"
FRINGE = "fringe"
Amounts = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class EmployerRates:
    """The employer's payroll tax figures, one a month of the plan; the wage base in dollars a year."""

    social_security: Amounts
    medicare: Amounts
    wage_base: Amounts
    wage_base_projected: tuple[bool, ...]
    overtime_pay: Decimal  # of an overtime hour, as a multiple of the regular rate (29 USC 207(a)(1))


def employer_rates(plan: Plan, law: Law) -> EmployerRates:
    """Look up the payroll tax figures in force each month of the plan (26 USC 3111, 42 USC 430)."""
    months = plan.period.all_months
    base = [law.figure("oasdi_wage_base", month) for month in months]
    return EmployerRates(
        social_security=tuple(law.figure("oasdi_rate", month).value for month in months),
        medicare=tuple(law.figure("hospital_insurance_rate", month).value for month in months),
        wage_base=tuple(figure.value for figure in base),
        wage_base_projected=tuple(figure.status == "projected" for figure in base),
        overtime_pay=law.value("overtime_pay", plan.period.start),
    )


def employer_costs(
    plan: Plan, line: SeatLine, filled: Amounts, a_seat: Amounts, wages: Amounts, rates: EmployerRates
) -> dict[str, Amounts]:
    """Cost items of a seat line by month, in dollars: `social_security`, `medicare` and the config's own; or `fringe`.

    `a_seat` is the month's wages of one filled seat. One fringe rate stands for every item, payroll tax included.
    """
    cost = plan.employer_cost
    if cost.fringe_rate is not None:
        return {FRINGE: tuple(month * cost.fringe_rate for month in wages)}
    people = tuple(seats * line.shared_by for seats in filled)
    a_person = tuple(month / line.shared_by for month in a_seat)
    items = {
        SOCIAL_SECURITY: tuple(
            # The wage base is a year's; a month's share of it is counted, so a level salary comes out right.
            heads * min(pay, base / MONTHS_A_YEAR) * rate * int(cost.social_security)
            for heads, pay, base, rate in zip(
                people, a_person, rates.wage_base, rates.social_security, strict=True
            )
        ),
        MEDICARE: tuple(month * rate for month, rate in zip(wages, rates.medicare, strict=True)),
    }
    for name, item in cost.items.items():
        if item.percent_of_wages is not None:
            items[name] = tuple(month * item.percent_of_wages for month in wages)
        elif item.per_person_month is not None:
            amount = item.per_person_month if line.hours_a_person >= item.from_hours else Decimal(0)
            items[name] = tuple(heads * amount for heads in people)
    return items
