"""Today's staff and how they are moved to new ranges, as pydantic models: the words of the config file.

A roster becomes seat lines of the plan; see `ladder.config.roster`. How people are placed is in
`ladder.pay.placement`.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from ladder.model.money import PayAmount, Share
from ladder.model.month import Month
from ladder.model.names import Text

Method = Literal["to_minimum", "years_in_role", "full_placement"]
METHODS: tuple[Method, ...] = get_args(Method)


class _Frozen(BaseModel):
    """The settings of `ladder.model.plan`, which stands on this module."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, populate_by_name=True)


class Roster(_Frozen):
    """A file with today's staff, one row a person and no names, and the month it was drawn up."""

    file: Text  # .csv or .xlsx, its path as seen from the config's folder
    as_of: Month


class Implementation(_Frozen):
    """How people in today's seats are moved to a scenario's ranges. No one's pay is lowered."""

    method: Method
    month: Month
    # For each whole year in role, above the minimum: a share of the range, or dollars an hour.
    percent_of_range_a_year: Annotated[Share, Field(gt=0)] | None = None
    dollars_a_year: Annotated[PayAmount, Field(le=100)] | None = None
    up_to: Literal["control_point", "maximum"] = "control_point"
    keeps: Literal["penetration", "compa_ratio"] = "penetration"  # a person's place, under full placement

    @model_validator(mode="after")
    def _one_amount_a_year(self) -> Implementation:
        given = [name for name in ("percent_of_range_a_year", "dollars_a_year") if getattr(self, name)]
        if len(given) > 1:
            message = "a share of the range and dollars are given for each year; keep one"
            raise PydanticCustomError("a_year", "{m}", {"m": message, "field": given[-1]})
        if self.method == "years_in_role" and not given:
            message = 'years in role need an amount a year; add "percent_of_range_a_year" or "dollars_a_year"'
            raise PydanticCustomError("a_year", "{m}", {"m": message, "field": "method"})
        return self

    @property
    def pays_for_years(self) -> bool:
        """Whether the config says what a year in role is worth."""
        return self.percent_of_range_a_year is not None or self.dollars_a_year is not None
