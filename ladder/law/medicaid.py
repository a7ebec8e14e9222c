"""Medicaid of a worker: through SSI, 1619(b) or a buy-in, else unknown and what to ask about."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from ladder.law.money import Mills
from ladder.law.ssi import Amount
from ladder.law.ssi_months import SsiStatus

Codes = NDArray[np.int8]

SEPARATE_APPLICATION = frozenset(("AK", "ID", "KS", "NE", "NV", "OK", "OR", "UT"))
"""States that use SSI's rules but want a Medicaid application. POMS SI 01715.010."""

OWN_RULES = frozenset(("CT", "HI", "IL", "MN", "MO", "NH", "ND", "VA"))
"""States whose Medicaid rules may differ from SSI's, section 209(b). POMS SI 01715.010."""


class Medicaid(IntEnum):
    """How a month's Medicaid comes about; never that there is none."""

    UNKNOWN = 0
    SSI = 1
    MEDICAID_1619B = 2
    BUY_IN = 3


def medicaid(status: Codes, buy_in_open: NDArray[np.bool_]) -> Codes:
    """The month's Medicaid. 42 USC 1396a(a)(10); SSI and 1619(b) come before a buy-in."""
    found = np.where(buy_in_open, Medicaid.BUY_IN, Medicaid.UNKNOWN).astype(np.int8)
    found[(status == SsiStatus.PAID) | (status == SsiStatus.ZERO)] = Medicaid.SSI
    found[status == SsiStatus.MEDICAID_1619B] = Medicaid.MEDICAID_1619B
    found[status == SsiStatus.UNKNOWN] = Medicaid.UNKNOWN
    return found


def buy_in_open(
    earned: Amount, countable: Mills, resources: Amount, income_limit: Amount, resource_limit: Amount
) -> NDArray[np.bool_]:
    """Whether a working person's countable income (by SSI rules) and resources fit a state's buy-in."""
    fits = np.asarray(countable <= income_limit) & np.asarray(np.asarray(resources) <= resource_limit)
    return fits & np.asarray(np.asarray(earned) > 0)
