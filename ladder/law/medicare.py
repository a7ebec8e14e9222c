"""Medicare of an SSDI worker: from the 25th month, and at least 93 months after trial work."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]

WAITING_MONTHS = 24  # 42 USC 426(b)
CONTINUED_MONTHS = 93  # after the ninth trial work month, at least; 42 CFR 406.12(e)
AFTER_LATE_SGA = 77
_NEVER = -1


def has_medicare(
    month: int, medicare_from: Counts | int, ninth: Counts, terminated: Counts, late_sga: Counts
) -> Flags:
    """Medicare while entitled, and after termination through extended month max(93, j + 77).

    j is the extended period's month, the 16th or later, of the first SGA. 42 CFR 406.12(e). The regulation
    and SSA's own tool differ by a month at the end, so no last day is promised.
    """
    covered = np.asarray(month >= np.asarray(medicare_from))
    ended = terminated != _NEVER
    if not ended.any():
        return covered
    return np.asarray(covered & (~ended | (month - ninth <= continued_months(ninth, late_sga))))


def continued_months(ninth: Counts, late_sga: Counts) -> Counts:
    """Months after the ninth trial work month through which Medicare goes on, at least."""
    late = np.where(late_sga == _NEVER, 0, late_sga - ninth + AFTER_LATE_SGA)
    return np.asarray(np.maximum(CONTINUED_MONTHS, late))
