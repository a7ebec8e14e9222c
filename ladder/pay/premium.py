"""Pay on top of the rate: differentials, and overtime at one and a half times the regular rate.

Both are wages, and every cost that follows wages follows them. Raises move the rate, and so what is a percent of it;
dollars an hour stay as they are given. Overtime hours come on top of the seat's own; the regular rate has the
differentials in it (29 USC 207(a)(1) and (e)).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ladder.model.money import cents
from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR, Plan, SeatLine
from ladder.pay.structure import Schedule

Amounts = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class SeatPremium:
    """A seat line's pay on top of its rate, a month of one filled seat; and the rate with differentials in it."""

    paid_rate: Amounts  # hourly, or a salary; whole cents
    differential: Amounts
    overtime: Amounts

    @property
    def total(self) -> Amounts:
        """Both together."""
        return tuple(one + other for one, other in zip(self.differential, self.overtime, strict=True))


def overtime_share(plan: Plan, line: SeatLine) -> Decimal:
    """Overtime as a share of the seat's hours.

    The plan's is for non-exempt people with full-time hours: others work more before they are at forty. A line's own
    share holds whatever its hours.
    """
    if line.overtime is not None:
        return line.overtime.share_of_hours
    full_time = line.hours_a_person >= plan.pay.full_time_hours
    by_plan = plan.pay.overtime if plan.roles[line.role].flsa == "non_exempt" and full_time else None
    return by_plan.share_of_hours if by_plan else Decimal(0)


def paid_rates(plan: Plan, line: SeatLine, rate: Schedule) -> Schedule:
    """The rate with the line's differentials: percents of it rounded to the cent together, then dollars an hour."""
    given = [plan.pay.differentials[name] for name in line.differentials]
    share = sum((each.percent for each in given if each.percent is not None), Decimal(0))
    dollars = sum((each.per_hour for each in given if each.per_hour is not None), Decimal(0))
    return tuple(cents(amount * (1 + share)) + dollars for amount in rate)


def seat_premium(plan: Plan, line: SeatLine, rate: Schedule, multiple: Decimal) -> SeatPremium:
    """What one filled seat of a line is paid on top of its rate, month by month. `rate` has the opening first."""
    annual = plan.grades[plan.roles[line.role].grade].basis == "annual"
    paid, share = paid_rates(plan, line, rate)[1:], overtime_share(plan, line)

    def of_a_month(amount: Decimal) -> Decimal:  # multiplied first and divided last, so that it stays exact
        if annual:
            return amount * (line.hours / plan.pay.full_time_hours) / MONTHS_A_YEAR
        return amount * line.hours * WEEKS_A_YEAR / MONTHS_A_YEAR

    return SeatPremium(
        paid,
        tuple(of_a_month(with_ - without) for with_, without in zip(paid, rate[1:], strict=True)),
        tuple(of_a_month(each * share * multiple) for each in paid),
    )
