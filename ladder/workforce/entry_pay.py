"""Pay beside the entry role's, a scenario's against the baseline's: what an elasticity of exits goes by."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ladder.model.plan import Plan
from ladder.pay.structure import PayStructure, build_pay_structure, hourly_rate
from ladder.workforce.jobs import LineSeats

Floats = NDArray[np.float64]


def against_baseline(plan: Plan, pay: PayStructure, lines: Sequence[LineSeats], before: Plan) -> list[Floats]:
    """By seat line and month: pay over entry pay, over the same in the baseline; 1 where that has no such role.

    A line that is new, or whose role is, is set against all seats the baseline has in its role.
    """
    today = build_pay_structure(before)
    return [_against_baseline(plan, pay, line, before, today) for line in lines]


def _against_baseline(
    plan: Plan, pay: PayStructure, line: LineSeats, before: Plan, today: PayStructure
) -> Floats:
    was = before.seats.get(line.name)
    if was is not None and was.role == line.role:
        alike = [line.name]
    else:
        alike = [name for name, each in before.seats.items() if each.role == line.role and each.seats]
    if not alike:
        return np.ones(plan.period.months)
    hours = [float(before.seats[name].hours) * max(before.seats[name].seats, 1) for name in alike]
    then: Floats = np.average([over_entry_pay(before, today, name) for name in alike], axis=0, weights=hours)
    now = over_entry_pay(plan, pay, line.name)
    return np.where(now == then, 1.0, now / then)


def over_entry_pay(plan: Plan, pay: PayStructure, line: str) -> Floats:
    """A seat line's budgeted hourly pay over the entry role's, by month."""
    grade = plan.grades[plan.roles[plan.seats[line].role].grade]
    rates = zip(pay.seats[line].rate[1:], pay.entry_rate[1:], strict=True)
    return np.array([float(hourly_rate(plan, grade, rate) / entry) for rate, entry in rates])
