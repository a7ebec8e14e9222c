"""Between published percentiles: where a rate stands among them, and the rate at a percentile they do not give.

Lines are drawn between neighboring published percentiles and never past the outermost: a survey that gives the 10th
to the 90th cannot tell the 5th. Percentiles may tie (a minimum wage that many are paid), and some may be missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Literal

from ladder.model.market import Percentile

_MILLIONTH = Decimal(
    "1e-6"
)  # rates are compared to it, so that an average that is a whole cent counts as one

PERCENTILE_WORDS: dict[Percentile, str] = {
    "p10": "10th percentile",
    "p25": "25th percentile",
    "p50": "median",
    "p75": "75th percentile",
    "p90": "90th percentile",
}


def rank(name: Percentile) -> int:
    """The number of a percentile: 25 of `p25`."""
    return int(name.removeprefix("p"))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a rate stands: under the lowest rank published, over the highest, at one, or at tied ones."""

    where: Literal["under", "over", "at"]
    low: int
    high: int  # the same as `low` but where percentiles tie

    @property
    def value(self) -> int | str:
        """As a cell shows it: 18, `under 10`, `over 90`, `10 to 50`."""
        if self.where != "at":
            return f"{self.where} {self.low}"
        return self.low if self.low == self.high else f"{self.low} to {self.high}"

    @property
    def words(self) -> str:
        """`about the 18th percentile`, `under the 10th`, `at the 10th to 50th percentile`."""
        if self.where != "at":
            return f"{self.where} the {ordinal(self.low)} percentile"
        if self.low == self.high:
            return f"about the {ordinal(self.low)} percentile"
        return f"at the {ordinal(self.low)} to {ordinal(self.high)} percentile"


def standing(pay: Decimal, percentiles: Mapping[Percentile, Decimal]) -> Standing:
    """Where pay stands among the percentiles known, at least one, in ascending order; ranks are whole numbers."""
    pay = pay.quantize(_MILLIONTH, ROUND_HALF_UP)
    known = [(rank(name), amount) for name, amount in percentiles.items()]
    if pay < known[0][1]:
        return Standing("under", known[0][0], known[0][0])
    if pay > known[-1][1]:
        return Standing("over", known[-1][0], known[-1][0])
    tied = [number for number, amount in known if amount == pay]
    if tied:
        return Standing("at", tied[0], tied[-1])
    (low_rank, low), (high_rank, high) = next(
        (one, other) for one, other in pairwise(known) if one[1] < pay < other[1]
    )
    exact = low_rank + (pay - low) / (high - low) * (high_rank - low_rank)
    whole = int(exact.quantize(_MILLIONTH, ROUND_HALF_UP).quantize(Decimal(1), ROUND_HALF_UP))
    return Standing("at", whole, whole)


def rate_at(target: int, percentiles: Mapping[Percentile, Decimal]) -> Decimal | None:
    """The rate at a percentile, between the two published beside it; None outside those published."""
    known = [(rank(name), amount) for name, amount in percentiles.items()]
    for number, amount in known:
        if number == target:
            return amount
    for (low_rank, low), (high_rank, high) in pairwise(known):
        if low_rank < target < high_rank:
            return low + (high - low) * (target - low_rank) / (high_rank - low_rank)
    return None


def ordinal(number: int) -> str:
    """`1st`, `12th`, `23rd`."""
    last = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 11 <= number % 100 <= 13 else last}"
