"""A spouse's income: pooled for an eligible couple, deemed from a spouse who is not eligible.

20 CFR 416.1163; POMS SI 01320.400.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ladder.law.money import Mills
from ladder.law.record import MonthLaw

Amount = Mills | int


class Deemed(NamedTuple):
    """What is left of a spouse's income after the children's allocations, and whether it is deemed."""

    unearned: Mills
    earned: Mills
    applies: NDArray[np.bool_]


def allocation(law: MonthLaw) -> int:
    """The allocation for a child, and the line for deeming: the couple's rate less the individual's.

    20 CFR 416.1163(b), (d).
    """
    return law.federal_benefit_rate_couple - law.federal_benefit_rate


def deemed_from_spouse(unearned: Amount, earned: Amount, ineligible_children: int, each: Amount) -> Deemed:
    """Income of a spouse who is not eligible, less each child's allocation, unearned first.

    Nothing is deemed where what remains is not more than one allocation. 20 CFR 416.1163(b) to (d).
    """
    allocated = np.asarray(each) * ineligible_children
    from_unearned = np.minimum(unearned, allocated)
    left_unearned = np.asarray(unearned) - from_unearned
    left_earned = np.maximum(np.asarray(earned) - (allocated - from_unearned), 0)
    return Deemed(left_unearned, left_earned, np.asarray(left_unearned + left_earned > each))
