"""Hours that pay less: where on a line of net income by weekly hours more work leaves a worker with less."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

_EXACT = 0.001  # dollars; less than that is the noise of floats


@dataclass(frozen=True, slots=True)
class Stretch:
    """Past `start` the worker has less than there, until `end` (None: not within the hours looked at)."""

    start: float
    end: float | None
    peak: float  # dollars at the start
    lowest: float  # dollars at the worst point


def stretches(hours: Sequence[float], amounts: Sequence[float]) -> tuple[Stretch, ...]:
    """Every stretch over which the worker has less than at fewer hours, on straight lines between the points.

    Hours do not fall from one point to the next; the same hours twice are a step.
    """
    found: list[Stretch] = []
    peak, peak_at, lowest = amounts[0], hours[0], math.inf
    for index in range(1, len(hours)):
        here = amounts[index]
        if here < peak - _EXACT:
            lowest = min(lowest, here)
            continue
        if lowest < math.inf:
            before = amounts[index - 1]
            share = min(1.0, (peak - before) / (here - before))
            end = hours[index - 1] + (hours[index] - hours[index - 1]) * share
            found.append(Stretch(peak_at, end, peak, lowest))
        peak, peak_at, lowest = max(peak, here), hours[index], math.inf
    if lowest < math.inf:
        found.append(Stretch(peak_at, None, peak, lowest))
    return tuple(found)


def whole_hours(
    hours: Sequence[float], amounts: Sequence[float], stretch: Stretch
) -> tuple[int, int, int] | None:
    """The first and last whole hours at all of which the worker has less than at the whole hours before them.

    Those before come third. None where no whole hours lie in the stretch, or none before it in the chart.
    """
    before = math.floor(stretch.start + _EXACT)
    if before < hours[0]:
        return None
    last = before
    while last + 1 <= hours[-1] and _at(hours, amounts, last + 1) < _at(hours, amounts, before) - _EXACT:
        last += 1
    return (before + 1, last, before) if last > before else None


def _at(hours: Sequence[float], amounts: Sequence[float], wanted: float) -> float:
    """The amount at these hours; on a step, the one before it."""
    index = bisect_left(hours, wanted)
    if hours[index] == wanted:
        return amounts[index]
    share = (wanted - hours[index - 1]) / (hours[index] - hours[index - 1])
    return amounts[index - 1] + (amounts[index] - amounts[index - 1]) * share
