"""Who pays for what: funds with their dates and limits, and the indirect rate."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ladder.model.frozen import Frozen
from ladder.model.money import Dollars, Share
from ladder.model.month import Month
from ladder.model.names import Name, Text

FundKind = Literal["medicaid", "grant", "county", "general"]
IndirectBase = Literal["direct", "mtdc", "wages", "wages_and_fringe"]
InIndirectBase = Literal["counted", "excluded", "subaward"]

FUND_KINDS: dict[FundKind, str] = {
    "medicaid": "Medicaid",
    "grant": "Grant",
    "county": "County",
    "general": "General",
}
INDIRECT_BASES: dict[IndirectBase, str] = {
    "direct": "all direct cost",
    "mtdc": "modified total direct cost",
    "wages": "wages",
    "wages_and_fringe": "wages and employer cost",
}

FundShares = Annotated[dict[Name, Share], Field(max_length=12)]
"""Fund -> the share of a cost it is charged. What is left of 100% has no fund."""


class Fund(Frozen):
    """Where money comes from. `ends` is the last month it pays, inclusive; the limit is of a fiscal year.

    With `closes_seats` the seats it pays alone close when it ends; others it pays stay, and lose its share.
    """

    title: Annotated[Text, Field(max_length=80)]
    kind: FundKind
    starts: Month | None = None
    ends: Month | None = None
    roles: Annotated[tuple[Name, ...], Field(min_length=1, max_length=100)] | None = (
        None  # it pays only these
    )
    closes_seats: bool = False
    limit_a_year: Dollars | None = None
    indirect_rate: Share | None = (
        None  # what it pays of indirect cost, where that is less than the plan's rate
    )

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Fund:
        if self.starts and self.ends and self.ends < self.starts:
            message = "this is before the fund starts, {first}; change one of the two"
            raise PydanticCustomError("fund_months", message, {"first": str(self.starts), "field": "ends"})
        return self

    def open_in(self, month: Month) -> bool:
        """Whether the fund pays in that month."""
        return (self.starts is None or self.starts <= month) and (self.ends is None or month <= self.ends)


class Indirect(Frozen):
    """The agency's indirect rate and what it is taken on; `de_minimis` where no rate was negotiated."""

    rate: Share
    base: IndirectBase
    de_minimis: bool = False

    @property
    def on_fringe(self) -> Decimal:
        """Indirect cost of a dollar of employer cost on top of wages."""
        return Decimal(0) if self.base == "wages" else self.rate

    @property
    def on_other(self) -> Decimal:
        """Indirect cost of a dollar of any other direct cost."""
        return self.rate if self.base in ("direct", "mtdc") else Decimal(0)
