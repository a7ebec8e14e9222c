"""What would have to be paid back if a change in work were not reported. 20 CFR 404.504, 416.538."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel

from ladder.model.month import Month
from ladder.worker.amounts import Amounts
from ladder.worker.months import benefits_of
from ladder.worker.person import LawInstead, PayCheck, Person

SPANS = (6, 12, 18)
"""Months after which the sum to pay back is shown."""

_NEVER_SGA = Amounts(steady=Decimal(10**9))  # as a subsidy: no month's work counts
_PAYMENTS = (
    ("SSI", "ssi", "federal_payment"),
    ("State supplement", "ssi", "state_supplement"),
    ("SSDI", "ssdi", "benefit"),
)

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Overpaid:
    """One program's payments beyond what is due, from the first month that work lowers them; dollars.

    `after`: the sum after each of `SPANS` months, None where an amount is not known. `at_most`: what is due is
    known only as a range. `held`: work past the months asked for is taken to go on at these wages a month, and
    at `held_self_employment`.
    """

    program: str
    first: Month
    after: tuple[Decimal | None, ...]
    at_most: bool
    held: Decimal | None
    held_self_employment: Decimal


def overpaid_if_unreported(person: Person, result: dict[str, Any]) -> tuple[Overpaid, ...]:
    """Each program that would go on paying as before the work changed, and how much too much that is.

    An overpayment is what was paid less what was due over the whole period, which starts with the first
    month that differs. 20 CFR 404.504, 416.538(a).
    """
    paid, due = benefits_of(as_if_unreported(person))["months"], result["months"]
    firsts = {}
    for program, group, name in _PAYMENTS:
        months = (now for before, now in zip(paid, due, strict=True) if _too_much(before, now, group, name))
        first = next(months, None)
        if first:
            firsts[program] = Month.parse(first["month"])
    if not firsts:
        return ()
    longer = max(person.months, max(firsts.values()) - person.first_month + SPANS[-1])
    held, held_self_employment = None, Decimal(0)
    if longer > person.months:
        last = person.run[-1]
        held = _usual(person.income.received(last + -back) for back in range(3))
        held_self_employment = _usual(person.income.self_employment.at(last + -back) for back in range(3))
        person = _held(person, last, person.first_month + (longer - 1)).model_copy(update={"months": longer})
        paid, due = benefits_of(as_if_unreported(person))["months"], benefits_of(person)["months"]
    return tuple(
        _overpaid(
            program,
            group,
            name,
            (paid, due),
            person.first_month,
            firsts[program],
            (held, held_self_employment),
        )
        for program, group, name in _PAYMENTS
        if program in firsts
    )


def as_if_unreported(person: Person) -> Person:
    """The same worker as SSA would see them: earnings as in the month that set the first payment.

    And no month of work decided as SGA, unless SSDI had stopped before the first month.
    """
    long_standing = person.ssi is None or person.ssi.history == "long_standing"
    known = person.first_month + (-2 if long_standing else 0)

    def as_of(amounts: Amounts) -> Amounts:
        return Amounts(steady=amounts.at(known))

    income, incentives = person.income, person.work_incentives
    income = income.model_copy(
        update={
            "wages": Amounts(steady=income.received(known)),
            "pay_checks": None,
            "pretax_deductions": as_of(income.pretax_deductions),
            "self_employment": as_of(income.self_employment),
        }
    )
    stopped = person.ssdi is not None and (person.ssdi.ceased or person.ssdi.terminated)
    incentives = incentives.model_copy(
        update={
            "irwe": as_of(incentives.irwe),
            "blind_work_expenses": as_of(incentives.blind_work_expenses),
            "subsidy": incentives.subsidy if stopped else _NEVER_SGA,
        }
    )
    return person.model_copy(update={"income": income, "work_incentives": incentives})


def _too_much(before: dict[str, Any], now: dict[str, Any], group: str, name: str) -> bool:
    paid, due = _highest(before[group][name]), _lowest(now[group][name])
    return paid is not None and due is not None and paid > due


def _overpaid(
    program: str,
    group: str,
    name: str,
    runs: tuple[list[dict[str, Any]], list[dict[str, Any]]],
    start: Month,
    first: Month,
    held: tuple[Decimal | None, Decimal],
) -> Overpaid:
    pairs = [
        (paid[group][name], due[group][name])
        for paid, due in islice(zip(*runs, strict=True), first - start, first - start + SPANS[-1])
    ]
    sums = []
    for span in SPANS:
        amounts = [(_highest(paid), _lowest(due)) for paid, due in pairs[:span]]
        known = [paid - due for paid, due in amounts if paid is not None and due is not None]
        sums.append(max(sum(known, Decimal(0)), Decimal(0)) if len(known) == len(amounts) else None)
    ranged = any(isinstance(amount, list) for pair in pairs for amount in pair)
    return Overpaid(program, first, tuple(sums), ranged, *held)


def _highest(amount: Any) -> Decimal | None:
    return _decimal(amount[1] if isinstance(amount, list) else amount)


def _lowest(amount: Any) -> Decimal | None:
    return _decimal(amount[0] if isinstance(amount, list) else amount)


def _decimal(amount: float | None) -> Decimal | None:
    return None if amount is None else Decimal(str(amount))


def _held(model: Model, last: Month, through: Month) -> Model:
    """The model with what it gives by month going on after the last month as it usually was."""
    changes: dict[str, Any] = {}
    for name in type(model).model_fields:
        value = getattr(model, name)
        if isinstance(value, Amounts) and value.steady is None:
            changes[name] = _held_amounts(value, last, through)
        elif name == "pay_checks" and value:
            changes[name] = _held_checks(value, last, through)
        elif isinstance(value, BaseModel) and not isinstance(value, LawInstead):
            changes[name] = _held(value, last, through)
    return model.model_copy(update=changes)


def _held_amounts(amounts: Amounts, last: Month, through: Month) -> Amounts:
    usual = _usual(amounts.at(last + -back) for back in range(3))
    later = {last + ahead: usual for ahead in range(1, through - last + 1)}
    return Amounts(by_month={**later, **amounts.by_month})


def _held_checks(checks: tuple[PayCheck, ...], last: Month, through: Month) -> tuple[PayCheck, ...]:
    def paid(month: Month) -> Decimal:
        return sum((check.amount for check in checks if check.month_paid == month), Decimal(0))

    usual = _usual(paid(last + -back) for back in range(3))
    months = [last + ahead for ahead in range(1, through - last + 1)]
    # A check dated past the last month is there for the work it pays; the rest of its month's pay is added.
    return checks + tuple(
        PayCheck.model_construct(paid=date(month.year, month.month, 15), amount=rest, worked=month)
        for month in months
        if (rest := usual - paid(month)) > 0
    )


def _usual(amounts: Iterable[Decimal]) -> Decimal:
    """The middle one of three months: one month with an extra payday does not count as usual."""
    return sorted(amounts)[1]
