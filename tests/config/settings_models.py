"""Small models for the tests of the settings reader; it knows nothing of what the tool's own files hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Band(Section):
    min: Decimal
    max: Decimal
    title: str = ""

    @model_validator(mode="after")
    def in_order(self) -> Band:
        if self.min > self.max:
            raise PydanticCustomError("band_order", "the most is below the least", {"field": "max"})
        return self


class Job(Section):
    band: str
    posts: int = Field(default=1, ge=1, le=500)
    kind: Literal["outdoor work", "office work"] = "office work"


class ByTheHour(Section):
    paid: Literal["by the hour"]
    rate: Decimal


class ByTheYear(Section):
    paid: Literal["by the year"]
    salary: Decimal


class Shop(Section):
    name: str
    bands: dict[Annotated[str, StringConstraints(min_length=2)], Band]
    jobs: dict[str, Job] = {}
    guests: tuple[Band, ...] = ()
    open: bool = True
    since: date | None = None
    size: int = Field(default=1, gt=0)
    ratio: Decimal | None = None
    count: int | Literal["unknown"] | None = None
    pay: Annotated[ByTheHour | ByTheYear, Field(discriminator="paid")] | None = None
    contract: ByTheHour | ByTheYear | None = None
    either: Band | tuple[str, ...] | None = None
    cases: dict[str, Any] = {}


SHOP = """\
name: Corner shop
bands:
  B1: {min: 10.50, max: 12}
  B2:
    min: 11
    max: 15.25
jobs:
  clerk: {band: B1, posts: 3}
  guard: {band: B2, kind: outdoor work}
guests:
  - min: 1
    max: 2
  - {min: 3, max: 4, title: "Two: words"}
open: true
since: 2020-01-31
cases:
  better:
    changes:
      bands:
        B2:
          max: 17.50
"""
