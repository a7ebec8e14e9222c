"""Payroll tax of an employee (FICA): whole cents on each month's wages. 26 USC 3101."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from ladder.law.money import CENT, Mills
from ladder.law.record import MonthLaw

_PARTS = 100_000  # rates have at most five decimals


def employee_fica(wages: Mills, earlier_this_year: Mills | int, law: MonthLaw) -> Mills:
    """Social Security tax up to the year's wage base, and Medicare tax on all wages; mills, whole cents."""
    room = np.maximum(law.oasdi_wage_base - np.asarray(earlier_this_year), 0)
    social_security = _share(np.minimum(wages, room), law.oasdi_rate)
    return social_security + _share(wages, law.hospital_insurance_rate)


def _share(amount: Mills, rate: Decimal) -> Mills:
    """A rate's share of an amount, rounded once, to the nearest cent."""
    cents = _PARTS * CENT
    return (amount * int(rate * _PARTS) + cents // 2) // cents * CENT
