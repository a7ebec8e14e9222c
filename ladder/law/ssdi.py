"""SSDI tests of one month's work: substantial gainful activity and trial work. Over is strictly more."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ladder.law.money import Mills
from ladder.law.record import MonthLaw

Flags = NDArray[np.bool_]
Amount = Mills | int


class Work(NamedTuple):
    """One month's work, mills: pay counts in the month worked, before any deduction."""

    gross: Amount = 0
    subsidy: Amount = 0  # pay beyond what the work is worth
    special_conditions: Amount = 0
    impairment_related_work_expenses: Amount = 0


def countable_earnings(work: Work) -> Mills:
    """What counts toward SGA, mills. 20 CFR 404.1574(a)(2), (b)(1), 404.1576."""
    earned = np.asarray(work.gross, dtype=np.int64) - work.subsidy - work.special_conditions
    return np.asarray(np.maximum(earned - work.impairment_related_work_expenses, 0))


def is_sga(countable: Amount, law: MonthLaw, blind: Flags | bool = False) -> Flags:
    """Whether countable earnings are substantial gainful activity: over the amount, not at it.

    20 CFR 404.1574(b)(2); blind workers 404.1584(d).
    """
    line = np.where(blind, law.substantial_gainful_activity_blind, law.substantial_gainful_activity)
    return np.asarray(np.asarray(countable) > line)


def is_trial_work_month(gross: Amount, law: MonthLaw) -> Flags:
    """Whether gross pay makes a service month; work expenses and subsidies do not lower it.

    20 CFR 404.1592(b); POMS DI 13010.060.
    """
    return np.asarray(np.asarray(gross) > law.trial_work_month)
