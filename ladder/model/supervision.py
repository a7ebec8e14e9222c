"""Supervision, and seats or supervision bought from a peer-run organization, as the config gives them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, TypeVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ladder.model.employer_cost import Roles
from ladder.model.frozen import Frozen
from ladder.model.money import Dollars, WeeklyHours
from ladder.model.month import Month
from ladder.model.names import Name, Text

HoursAMonth = Annotated[Decimal, Field(gt=0, le=100_000)]
HourlyAmount = Annotated[Dollars, Field(gt=0, le=1_000)]


class _Dated(Frozen):
    """Something paid for from a month to a month, both included; the whole plan where they are left out."""

    from_month: Month | None = Field(default=None, alias="from")
    to_month: Month | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> _Dated:
        if self.from_month and self.to_month and self.to_month < self.from_month:
            message = f"this is before the first month, {self.from_month}; change one of the two"
            raise PydanticCustomError("months", "{m}", {"m": message, "field": "to"})
        return self

    def paid_in(self, month: Month) -> bool:
        """Whether it is paid for in that month."""
        return (self.from_month is None or self.from_month <= month) and (
            self.to_month is None or month <= self.to_month
        )


class LicensedSupervision(_Dated):
    """A licensed supervisor's hours, where the state's rule asks for them: in all, or for each supervised person."""

    title: Text
    hours_a_month: HoursAMonth | None = None
    hours_a_month_per_person: Annotated[Decimal, Field(gt=0, le=300)] | None = None
    hourly: HourlyAmount

    @model_validator(mode="after")
    def _one_way_to_count(self) -> LicensedSupervision:
        _exactly_one(self, ("hours_a_month", "hours_a_month_per_person"))
        return self


class Supervision(Frozen):
    """Who supervises, how many people each, and the paid time of the supervised. Licensed supervision is beside it."""

    by: Name | None = None  # the role that supervises; left out, the one role on the peer supervisor tier
    roles: Roles | None = None  # who is supervised; left out, every role on a lower tier
    span: Annotated[Decimal, Field(ge=1, le=100)] | None = None  # people for each full-time supervisor
    hours_a_week_supervised: Annotated[Decimal, Field(ge=0, le=40)] = Decimal(0)  # of each supervised person
    licensed: LicensedSupervision | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Supervision:
        if self.span is None and self.licensed is None and not self.hours_a_week_supervised:
            message = 'nothing is counted here: add "span", "hours_a_week_supervised" or "licensed"'
            raise PydanticCustomError("supervision", "{m}", {"m": message})
        return self


class BoughtService(_Dated):
    """Seats, or hours a month, bought from a peer-run organization instead of employing people in a role.

    `hourly` is for each hour; `a_month` is for each seat, or for all the hours together.
    """

    title: Text
    instead_of: Name
    seats: Annotated[int, Field(ge=1, le=10_000)] | None = None
    hours: WeeklyHours | None = None  # a week, of each seat
    hours_a_month: HoursAMonth | None = None
    hourly: HourlyAmount | None = None
    a_month: Annotated[Dollars, Field(gt=0)] | None = None

    @model_validator(mode="after")
    def _one_way_to_count(self) -> BoughtService:
        _exactly_one(self, ("seats", "hours_a_month"))
        _exactly_one(self, ("hourly", "a_month"))
        if self.seats is not None and self.hours is None:
            message = '"seats" needs their hours a week too; add "hours"'
            raise PydanticCustomError("bought", "{m}", {"m": message, "field": "seats"})
        if self.seats is None and self.hours is not None:
            message = '"hours" a week goes with "seats" only; take it out'
            raise PydanticCustomError("bought", "{m}", {"m": message, "field": "hours"})
        return self


_Part = TypeVar("_Part", bound=Frozen)


def _exactly_one(part: _Part, names: tuple[str, str]) -> None:
    """Refuse a part that gives both or none of two ways to say one thing."""
    given = [name for name in names if getattr(part, name) is not None]
    if len(given) == 1:
        return
    first, second = (f'"{name}"' for name in names)
    if given:
        message = f"{first} and {second} are given; keep one"
        raise PydanticCustomError("one_of_two", "{m}", {"m": message, "field": names[1]})
    raise PydanticCustomError("one_of_two", "{m}", {"m": f"add {first} or {second}"})
