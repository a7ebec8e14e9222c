"""Beside the months: what was assumed, what an unreported change would cost, where to find help."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ladder.model.month import Month
from ladder.worker.amounts import Amounts
from ladder.worker.months import benefits_of
from ladder.worker.person import Income, Person

PAY_BACK_AFTER = (6, 12, 18)  # months
FIND_A_COUNSELOR = "A benefits counselor (WIPA) is free: https://choosework.ssa.gov/findhelp/"
BENEFITS_PLANNING_QUERY = "Ask SSA for a Benefits Planning Query (BPQY): it says what is on record."


def assumptions_of(person: Person) -> list[str]:
    """What a run takes for granted, in words."""
    told = [f"Living arrangement: {person.living_arrangement.replace('_', ' ')}."]
    if person.state is None:
        told.append(
            "No state named: no state supplement, no 1619(b) threshold and no Medicaid buy-in is looked up."
        )
    if person.income.pay_checks is None:
        told.append(
            "Wages are paid in the month they are worked. Paydays can make a month larger; list pay checks."
        )
    if person.ssi and person.ssi.resources == Amounts(steady=Decimal(0)):
        told.append("Resources are under the limit.")
    if person.ssi:
        told.append(
            "The person is still disabled by SSA's rules and needs Medicaid to work, as 1619(b) asks."
        )
    if person.ssdi and person.ssdi.entitled_from is None:
        told.append("SSDI entitlement began more than two years ago, so Medicare has begun.")
    if person.ssdi and person.ssdi.ceased and person.ssdi.trial_work_months == 0:
        told.append(
            "Trial work was complete in the month before cessation, at the latest; the actual month may differ."
        )
    if not person.work_incentives.irwe.any and not person.work_incentives.blind_work_expenses.any:
        told.append("No work expenses are taken off: none were entered.")
    told.append("Federal income tax is a single filer's on wages and Social Security, before any credit.")
    return told


def unreported_change(person: Person) -> dict[str, Any] | None:
    """What would be paid too much if SSA did not learn of the first change in wages.

    The month of the change, and the dollars to pay back after 6, 12 and 18 months: what would have been paid on
    the wages before it, over what is due. None where wages do not change, or where the answer is not known.
    """
    changed = next(
        (
            month
            for month in person.run[1:]
            if person.income.received(month) != person.income.received(month + -1)
        ),
        None,
    )
    if changed is None:
        return None
    months = changed - person.first_month + PAY_BACK_AFTER[-1]
    told = person.model_copy(update={"months": months})
    untold = told.model_copy(update={"income": _as_before(person.income, changed, told.run)})
    due, paid = (_paid_by_month(benefits_of(run)["months"]) for run in (told, untold))
    over = _too_much(due, paid, changed - person.first_month)
    if over is None:
        return None
    return {
        "from": str(changed),
        "pay_back": {str(after): float(sum(over[:after])) for after in PAY_BACK_AFTER},
    }


def _as_before(income: Income, changed: Month, run: tuple[Month, ...]) -> Income:
    """The same income with wages from the change on as they were before it."""
    usual = income.received(changed + -1)
    before = {run[0] + -back: income.received(run[0] + -back) for back in range(12, 0, -1)}
    during = {month: income.received(month) if month < changed else usual for month in run}
    wages = Amounts(by_month=before | during)
    return income.model_copy(update={"wages": wages, "pay_checks": None})


def _paid_by_month(months: list[dict[str, Any]]) -> list[tuple[Any, Any]]:
    """SSI and SSDI paid in each month."""
    return [(month["ssi"]["federal_payment"] or 0.0, month["ssdi"]["received"]) for month in months]


def _too_much(due: list[tuple[Any, Any]], paid: list[tuple[Any, Any]], start: int) -> list[Decimal] | None:
    over = []
    for month_due, month_paid in zip(due[start:], paid[start:], strict=True):
        amounts = (*month_due, *month_paid)
        if not all(isinstance(amount, float) for amount in amounts):
            return None
        pairs = zip(month_due, month_paid, strict=True)
        over.append(sum((max(Decimal(str(p)) - Decimal(str(d)), Decimal(0)) for d, p in pairs), Decimal(0)))
    return over
