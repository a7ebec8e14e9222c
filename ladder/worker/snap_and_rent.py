"""SNAP and a tenant's rent beside a worker's months, where the person file asks for them; never in net income.

Both look at the month's own income: wages and SSDI before Part B as received, SSI and its supplement as paid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ladder.law import FigureNotKnownError, Law
from ladder.law.housing import tenant_rent
from ladder.law.snap import snap_allotment
from ladder.model.month import Month
from ladder.worker.facts import self_employment_for_ssi
from ladder.worker.person import Person
from ladder.worker.person_benefits import Housing, Snap

OWN_SNAP_FIGURES = frozenset(("AK", "HI"))
"""States with SNAP amounts of their own, which are not known here. 7 CFR 273.10(e)(4)(i)."""

LEAST_ALLOTMENT_THROUGH = 2  # members of a household that receives the minimum at least
_TRUE_HALF = Decimal("1e-9")  # twelfths have 28 digits; this keeps a true half-dollar a half-dollar

Payments = tuple[float | None, float | None, float | None]
"""Federal SSI, state supplement and SSDI before Part B received in a month, dollars; None where not known."""


def snap_and_rent(
    person: Person, law: Law, month: Month, payments: Iterable[Payments], net: Sequence[float | None]
) -> dict[str, list[float | None]]:
    """What the file asks for of `snap`, `rent` and `after_snap_and_rent`, dollars, a row as in `payments`.

    None where an amount or a figure of the law that they need is not known.
    """
    earned = _earned(person, month)
    unearned = [_unearned(person, month, *paid) for paid in payments]
    found: dict[str, list[float | None]] = {}
    if person.snap:
        found["snap"] = [_snap(person, person.snap, law, month, earned, other) for other in unearned]
    if person.housing:
        found["rent"] = [_rent(person.housing, law, month, earned, other) for other in unearned]
    if found:
        nothing = [0.0] * len(net)
        parts = zip(net, found.get("snap", nothing), found.get("rent", nothing), strict=True)
        found["after_snap_and_rent"] = [_after(*amounts) for amounts in parts]
    return found


def figures_used(person: Person, when: Month, month: dict[str, Any]) -> Iterator[tuple[str, Month, str]]:
    """The figures that a month's SNAP and rent rest on, each with its month and place."""
    snap, housing = person.snap, person.housing
    if snap and month["snap"] is not None:
        yield "snap_maximum_allotment", when, str(snap.household)
        yield "snap_standard_deduction", when, str(snap.household)
        yield "snap_earned_income_deduction", when, ""
        yield "snap_expected_contribution", when, ""
        if snap.medical.at(when):
            yield "snap_medical_disregard", when, ""
        if snap.household <= LEAST_ALLOTMENT_THROUGH:
            yield "snap_maximum_allotment", when, "1"
            yield "snap_minimum_share", when, ""
    if housing and month["rent"] is not None:
        yield "housing_disability_deduction", when, ""
        yield "housing_adjusted_share", when, ""
        yield "housing_gross_share", when, ""
        if housing.dependents:
            yield "housing_dependent_deduction", when, ""
        if housing.annual_medical.at(when):
            yield "housing_medical_share", when, ""


def _earned(person: Person, month: Month) -> Decimal:
    """Gross earnings of the worker and a spouse in the month; a twelfth of the year's self-employment."""
    own = person.income.received(month) + Decimal(self_employment_for_ssi(person, month)) / 1000
    return own + (person.spouse.earned.at(month) if person.spouse else 0)


def _unearned(
    person: Person, month: Month, federal: float | None, supplement: float | None, ssdi: float | None
) -> Decimal | None:
    """Benefits and other unearned income of the worker and a spouse in the month, before any exclusion."""
    if person.ssi is None:
        federal, supplement = 0.0, 0.0
    if federal is None or supplement is None or ssdi is None:
        return None
    ssi = Decimal(str(federal)) + Decimal(str(supplement))
    other = person.income.unearned.at(month) + person.income.needs_based.at(month)
    if person.spouse:
        other += person.spouse.unearned.at(month)
        ssi *= 2 if person.spouse.ssi else 1  # the payment is this person's half of a couple's
    return ssi + Decimal(str(ssdi)) + other


def _snap(
    person: Person, snap: Snap, law: Law, month: Month, earned: Decimal, unearned: Decimal | None
) -> float | None:
    """The month's allotment, if income and resources fit the state's limits."""
    if unearned is None or person.state in OWN_SNAP_FIGURES:
        return None
    try:
        allotment = snap_allotment(
            law,
            month,
            size=snap.household,
            earned=earned,
            unearned=unearned,
            shelter=snap.shelter.at(month),
            medical=snap.medical.at(month),
            dependent_care=snap.dependent_care.at(month),
        )
    except FigureNotKnownError:
        return None
    return float(allotment)


def _rent(
    housing: Housing, law: Law, month: Month, earned: Decimal, unearned: Decimal | None
) -> float | None:
    """The tenant's payment on twelve times the month's income, to the nearest dollar. 24 CFR 5.628(a)."""
    if unearned is None:
        return None
    try:
        rent = tenant_rent(
            law,
            month,
            annual_income=12 * (earned + unearned),
            dependents=housing.dependents,
            annual_medical=housing.annual_medical.at(month),
            minimum_rent=housing.minimum_rent.at(month),
        )
    except FigureNotKnownError:
        return None
    return float(rent.quantize(_TRUE_HALF).quantize(Decimal(1), ROUND_HALF_UP))


def _after(net: float | None, snap: float | None, rent: float | None) -> float | None:
    if net is None or snap is None or rent is None:
        return None
    return float(Decimal(str(net)) + Decimal(str(snap)) - Decimal(str(rent)))
