"""Exact money in mills: whole tenths of a cent in 64-bit integers, and each rounding the law uses.

SSA carries three decimals, so mills hold every step exactly where binary fractions would not
(POMS SI 02001.010).
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

Mills = NDArray[np.int64]
"""An array of mills (thousandths of a dollar)."""

MILLS_PER_DOLLAR = 1000
CENT = 10
DIME = 100


def to_mills(dollars: Decimal) -> int:
    """Mills of a dollar amount. Raises ValueError where the amount has more than three decimals."""
    mills = dollars * MILLS_PER_DOLLAR
    if mills != mills.to_integral_value():
        raise ValueError(f"{dollars} has more than three decimals")
    return int(mills)


def to_dollars(mills: int) -> Decimal:
    """The dollars of so many mills, exact."""
    return Decimal(int(mills)) / MILLS_PER_DOLLAR


def round_payment(mills: Mills) -> Mills:
    """An SSI payment in whole cents: any third decimal goes up to the next cent. POMS SI 02001.010."""
    return -(-mills // CENT) * CENT


def cut_to_cent(mills: Mills) -> Mills:
    """Whole cents, the rest cut (one-third reduction and presumed maximum value). POMS SI 00835.901."""
    return mills // CENT * CENT


def nearest_cent(mills: Mills) -> Mills:
    """Whole cents, half up (taxes and wages)."""
    return (mills + CENT // 2) // CENT * CENT


def floor_to_dime(mills: Mills) -> Mills:
    """The next lower dime, as a Social Security benefit amount. 20 CFR 404.304(f)."""
    return mills // DIME * DIME


def floor_to_dollar(mills: Mills) -> Mills:
    """The next lower dollar, as a Social Security payment. 20 CFR 404.304(f)."""
    return mills // MILLS_PER_DOLLAR * MILLS_PER_DOLLAR
