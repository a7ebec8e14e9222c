"""Checks on one-time pay and back pay: what is written must reach someone, in a month of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from ladder.config.parts import period_of, unknown_name
from ladder.config.problems import Problem
from ladder.config.source import Document, Path
from ladder.config.validate import Parts, problem_at
from ladder.model.pay import Pay


def one_time_payments_count(parts: Parts, document: Document) -> Iterator[Problem]:
    """Each payment is paid in the plan, to roles that exist."""
    pay, period = parts.values.get("pay"), period_of(parts)
    for name, payment in pay.one_time_payments.items() if isinstance(pay, Pay) else ():
        place: Path = ("pay", "one_time_payments", name)
        if period and payment.paid not in period.all_months:
            first, last = period.all_months[0], period.all_months[-1]
            message = (
                f"the plan runs from {first} to {last}, and a payment outside it is never counted; "
                "change the month or take it out"
            )
            yield problem_at(document, (*place, "paid"), message)
        for number, role in enumerate(payment.roles or ()):
            yield from unknown_name(document, (*place, "roles", number), role, "roles", "role")


def back_pay_follows_its_raise(parts: Parts, document: Document) -> Iterator[Problem]:
    """Back pay is for a general raise of the plan, and comes after the month the raise counts from."""
    pay, period = parts.values.get("pay"), period_of(parts)
    if not isinstance(pay, Pay):
        return
    for month, paid in pay.back_pay.items():
        place: Path = ("pay", "back_pay", str(month))
        if month not in pay.general_raises:
            message = f"there is no general raise in {month}; write the month of one, or take this out"
            yield problem_at(document, place, message, on_key=True)
        elif pay.general_raises[month] < 0:
            message = f"the raise of {month} lowers pay, and nothing is owed for it; take this out"
            yield problem_at(document, place, message, on_key=True)
        elif paid <= month:
            message = f"the raise counts from {month}, and its back pay comes later; give a later month"
            yield problem_at(document, place, message)
        elif period and paid > period.all_months[-1]:
            message = f"the plan ends in {period.all_months[-1]}; give a month in it"
            yield problem_at(document, place, message)
