"""What a dollar of added wages costs on top: the employer costs that follow wages, not those that follow a person."""

from __future__ import annotations

from decimal import Decimal

from ladder.finance.employer_cost import EmployerRates
from ladder.model.plan import MONTHS_A_YEAR, Plan, SeatLine

Amounts = tuple[Decimal, ...]


def cost_that_follows_wages(
    plan: Plan, rates: EmployerRates, hours_a_person: Decimal | None = None
) -> Amounts:
    """By month, as a share of added wages: payroll tax under the wage base and every share of wages; or fringe.

    With `hours_a_person`, without the items that people of so many weekly hours are not eligible for. A state
    unemployment tax is left out: regular pay uses up its base.
    """
    cost = plan.employer_cost
    if cost.fringe_rate is not None:
        return (cost.fringe_rate,) * plan.period.months
    percents = sum(
        (
            item.share_of_wages or Decimal(0)
            for item in cost.items.values()
            if hours_a_person is None or hours_a_person >= item.from_hours
        ),
        cost.unemployment.share_of_wages or Decimal(0) if cost.unemployment else Decimal(0),
    )
    return tuple(
        social_security * int(cost.social_security) + medicare + percents
        for social_security, medicare in zip(rates.social_security, rates.medicare, strict=True)
    )


def cost_of_one_time_pay(
    plan: Plan, line: SeatLine, people: Amounts, a_seat: tuple[Amounts, Amounts], rates: EmployerRates
) -> Amounts:
    """One-time pay of a line's people by month, with the employer costs that follow wages.

    `a_seat` is the regular and the one-time pay of one filled seat. Social Security tax stops where twelve months of
    regular pay and the payment reach the wage base (26 USC 3121(a)(1)).
    """
    follows = cost_that_follows_wages(plan, rates, line.hours_a_person)
    taxed = plan.employer_cost.social_security and plan.employer_cost.fringe_rate is None
    costs = []
    for month, (heads, regular, extra) in enumerate(zip(people, *a_seat, strict=True)):
        a_person = extra / line.shared_by
        room = max(rates.wage_base[month] - regular * MONTHS_A_YEAR / line.shared_by, Decimal(0))
        over = max(a_person - room, Decimal(0)) * rates.social_security[month] * int(taxed)
        costs.append(heads * (a_person * (1 + follows[month]) - over))
    return tuple(costs)
