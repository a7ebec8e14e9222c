"""A tenant's share of rent in public housing or with a voucher. 24 CFR 5.611, 5.628.

The earned income disregard is gone (HOTMA); many authorities raise rent only at the yearly review.
"""

from __future__ import annotations

from decimal import Decimal

from ladder.law.law import Law
from ladder.model.month import Month

_ZERO = Decimal(0)


def tenant_rent(
    law: Law,
    month: Month,
    *,
    annual_income: Decimal,
    disabled: bool = True,
    dependents: int = 0,
    annual_medical: Decimal = _ZERO,
    minimum_rent: Decimal = _ZERO,
) -> Decimal:
    """The tenant's payment, dollars a month: the greatest of 30 percent of adjusted income, 10 percent of
    income and the authority's minimum rent.
    """
    deductions = dependents * law.value("housing_dependent_deduction", month)
    if disabled:
        deductions += law.value("housing_disability_deduction", month)
        deductions += max(annual_medical - annual_income * law.value("housing_medical_share", month), _ZERO)
    adjusted = max(annual_income - deductions, _ZERO) / 12
    return max(
        adjusted * law.value("housing_adjusted_share", month),
        annual_income / 12 * law.value("housing_gross_share", month),
        minimum_rent,
    )
