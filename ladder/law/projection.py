"""Figures past the last known year, by the statute's own formula; never a silent carry-forward."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from ladder.law.figures import Index

CENT = Decimal("0.01")

Rate = Callable[[int], tuple[Decimal, str]]
"""A year's growth and where it comes from."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Yearly growth past the published figures, as fractions; None leaves the Trustees' assumption."""

    cola: Decimal | None = None
    wage_growth: Decimal | None = None
    cpi: Decimal | None = None
    part_b_growth: Decimal | None = None
    source: str = "the config's projection"


def rounded(amount: Decimal, index: Index) -> Decimal:
    """The amount as the figure's statute rounds it: to the nearest multiple, down to one, or to the cent."""
    if index.nearest:
        return (amount / index.nearest).quantize(Decimal(1), ROUND_HALF_UP) * index.nearest
    if index.down_to:
        return (amount / index.down_to).quantize(Decimal(1), ROUND_FLOOR) * index.down_to
    return amount.quantize(CENT, ROUND_HALF_UP)


def benefit_rate(amount: Decimal, from_year: int, year: int, cola: Rate) -> tuple[Decimal, str]:
    """An SSI rate, dollars a month: the unrounded yearly amount raised each December, a twelfth of it
    cut to the dollar. 42 USC 1382f.
    """
    yearly, source = amount, ""
    for rise_year in range(from_year, year):
        rise, source = cola(rise_year)
        yearly = (yearly * (1 + rise)).quantize(CENT, ROUND_HALF_UP)
    return (yearly / 12).quantize(
        Decimal(1), ROUND_FLOOR
    ), f"{yearly} a year, a twelfth cut to the dollar; {source}"


def chained(index: Index, year: int, last: tuple[int, Decimal], growth: Rate) -> tuple[Decimal, str]:
    """An amount grown each year from its last unrounded value, rounded once at the end, never falling."""
    start, amount = (index.year, index.amount) if index.amount and index.year else last
    source = ""
    for rise_year in range(start, year):
        rise, source = growth(rise_year)
        amount *= 1 + rise
    return max(last[1], rounded(amount, index)), source


def grown_each_year(index: Index, year: int, last: tuple[int, Decimal], growth: Rate) -> tuple[Decimal, str]:
    """An amount grown and rounded year by year from its last value (the Part B premium)."""
    start, amount = last
    source = ""
    for grown_year in range(start + 1, year + 1):
        rise, source = growth(grown_year)
        amount = rounded(amount * (1 + rise), index)
    return amount, source
