"""Many draws in a few figures: percentiles, the mean and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, inf, sqrt

import numpy as np
from numpy.typing import NDArray

WANTED_ERROR = 0.01
"""A mean is good enough where its standard error is at most this share of it."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure over the draws. `standard_error` is the mean's."""

    p10: float
    p50: float
    p90: float
    mean: float
    standard_error: float
    draws: int

    @property
    def relative_error(self) -> float:
        """The standard error as a share of the mean; 0 where nothing differs."""
        if self.standard_error == 0:
            return 0.0
        return self.standard_error / abs(self.mean) if self.mean else inf


@dataclass(frozen=True, slots=True)
class Precision:
    """Whether there are enough draws for a mean, and about how many would be."""

    relative_error: float
    enough: bool
    draws_needed: int | None  # None where no number would do: the mean is 0 and draws differ

    @property
    def words(self) -> str:
        """The finding in a sentence."""
        if self.enough:
            return f"Enough draws: the mean is known to {self.relative_error:.2%}."
        if self.draws_needed is None:
            return "Not enough draws: the mean is 0 and draws differ; read the range, not the mean."
        return (
            f"Not enough draws: the mean is known only to {self.relative_error:.1%}; "
            f"about {self.draws_needed:,} draws would do."
        )


def spread(values: NDArray[np.floating] | NDArray[np.integer]) -> Spread:
    """Percentiles, mean and standard error of one figure over its draws."""
    p10, p50, p90 = (float(found) for found in np.percentile(values, [10, 50, 90]))
    draws = int(values.size)
    error = float(np.std(values, ddof=1)) / sqrt(draws) if draws > 1 else inf
    return Spread(p10, p50, p90, float(np.mean(values)), error, draws)


BySpan = Mapping[str, Spread]
"""A figure by span of months: fiscal years and the whole plan, by key."""


def sums(
    amounts: NDArray[np.floating] | NDArray[np.integer], spans: Mapping[str, NDArray[np.bool_]]
) -> dict[str, Spread]:
    """Amounts by month and draw, added up over the months of each span."""
    return {name: spread(amounts[months].sum(axis=0)) for name, months in spans.items()}


def precision(found: Spread, wanted: float = WANTED_ERROR) -> Precision:
    """Whether the mean is known well enough. The error falls with the square root of the draws."""
    error = found.relative_error
    if error <= wanted:
        return Precision(error, True, found.draws)
    known = error < inf
    return Precision(error, False, ceil(found.draws * (error / wanted) ** 2) if known else None)
