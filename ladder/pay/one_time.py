"""Pay of a single month on top of the rate: retention and sign-on payments, bonuses."""

from __future__ import annotations

from decimal import Decimal

from ladder.model.pay import OneTimePayment
from ladder.model.plan import MONTHS_A_YEAR, Plan


def payment_amount(plan: Plan, payment: OneTimePayment, hours: Decimal, month_wages: Decimal) -> Decimal:
    """Dollars of one payment for so many weekly hours, not rounded.

    A full-time amount in proportion to hours, or a share of a year's pay; `month_wages` is a month's wages at the rate
    in force when it is paid, for the same hours.
    """
    if payment.percent_of_pay is not None:
        return month_wages * MONTHS_A_YEAR * payment.percent_of_pay
    return (payment.amount or Decimal(0)) * hours / plan.pay.full_time_hours


def one_time_pay(plan: Plan, role: str, hours: Decimal, wages: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """One-time pay of one seat of a role by month of the plan; `wages` are its wages at the rate, by month."""
    return tuple(
        sum(
            (
                payment_amount(plan, payment, hours, month_wages)
                for payment in plan.pay.one_time_payments.values()
                if payment.paid == month and payment.goes_to(role)
            ),
            Decimal(0),
        )
        for month, month_wages in zip(plan.period.all_months, wages, strict=True)
    )
