"""What is paid on top of the rate, who else gets the raises, and what reads as a sound structure."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ladder.model.frozen import Frozen
from ladder.model.money import Dollars, PayAmount, Percent, Share
from ladder.model.names import Text

MOST_OVERTIME = Decimal("0.5")


class Differential(Frozen):
    """Pay on top of the rate for what a seat asks: a certification, a language, an area's cost of labor."""

    title: Text
    per_hour: Annotated[PayAmount, Field(le=100)] | None = None
    percent: Share | None = None  # of the rate

    @model_validator(mode="after")
    def _one_amount(self) -> Differential:
        if (self.per_hour is None) == (self.percent is None):
            message = (
                'this differential has no amount: add "per_hour" or "percent"'
                if self.per_hour is None
                else "dollars an hour and a percentage are given; keep one"
            )
            raise PydanticCustomError("differential", "{m}", {"m": message})
        return self


class Overtime(Frozen):
    """Hours worked beyond those of the seat, as a share of them, at the overtime rate (29 USC 207)."""

    share_of_hours: Share

    @model_validator(mode="after")
    def _not_a_second_job(self) -> Overtime:
        if self.share_of_hours > MOST_OVERTIME:
            message = (
                "overtime of more than half the hours is a seat of its own; check the share, or add seats"
            )
            raise PydanticCustomError("overtime", "{m}", {"m": message, "field": "share_of_hours"})
        return self


class MatchingGroup(Frozen):
    """Staff outside the peer roles who would ask for the same raises: a bargaining unit, other direct care staff."""

    title: Text
    people: Annotated[int, Field(ge=1, le=100_000)]
    yearly_wages: Annotated[Dollars, Field(gt=0)]  # of the whole group, at the plan's start
    fringe_rate: Share  # what follows their wages


class PayNorms(Frozen):
    """What the findings on the pay structure go by."""

    smallest_step: Percent = Decimal("0.05")  # from one rung's midpoint to the next
    largest_step: Percent = Decimal("0.30")
    largest_overlap: Share = Decimal("0.50")  # of the higher range
    close_pay: Share = Decimal(
        "0.05"
    )  # an upper rung's lowest over the lower rung's highest: closer is compression
    narrow_pay: Share = Decimal("0.10")  # … and under this is narrow
