"""How the workforce moves: who leaves, how long seats stay vacant, how people learn, and who gets more hours."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ladder.model.frozen import Frozen
from ladder.model.money import Share
from ladder.model.names import Name


class Months(Frozen):
    """A number of months that differs from case to case: evenly from mean - spread to mean + spread.

    In YAML a plain number will do. Parts of a month come out as a share of cases with one month more.
    """

    mean: Annotated[Decimal, Field(ge=0, le=60)]
    spread: Annotated[Decimal, Field(ge=0, le=60)] = Decimal(0)

    @model_validator(mode="before")
    @classmethod
    def _plain_number(cls, value: Any) -> Any:
        return value if isinstance(value, dict | Months) else {"mean": value}

    @model_validator(mode="after")
    def _never_negative(self) -> Months:
        if self.spread > self.mean:
            message = (
                "the spread is more than the mean ({mean}), and no one takes less than 0 months; lower it"
            )
            raise PydanticCustomError("spread", message, {"mean": str(self.mean), "field": "spread"})
        return self


class EarningCertification(Frozen):
    """How long people take from hire to certification, and how many earn it."""

    months: Months
    pass_share: Share = Decimal(1)


class MoreHours(Frozen):
    """Moves to an open seat with more hours in the same role; these count as promotions."""

    months_in_role: Annotated[int, Field(ge=0, le=240)]
    wanted_by: Share  # of the people in the role


class Workforce(Frozen):
    """Exits are people who leave in a year as a share of the people in seats, in a team of steady size.

    `first_year_exits` stands beside `yearly_exits`; a role with exits of its own has a first year in proportion.
    """

    yearly_exits: Share | None = None
    exits_by_role: Annotated[dict[Name, Share], Field(max_length=60)] = {}
    first_year_exits: Share | None = None  # the same, among people in their first year
    pay_elasticity: Annotated[Decimal, Field(ge=0, le=5)] = Decimal(0)  # % fewer exits for 1% more than today
    months_to_fill: Months | None = None  # from outside; not given: what the plan's vacancy implies
    internal_share: Share = Decimal(1)  # of openings offered to staff who qualify before anyone outside
    certification: EarningCertification | None = None  # not given: everyone is certified when hired
    onboarding: Annotated[tuple[Share, ...], Field(max_length=24)] = ()  # productive, by month since hire
    more_hours: Annotated[dict[Name, MoreHours], Field(max_length=60)] = {}
