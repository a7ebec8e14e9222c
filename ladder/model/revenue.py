"""What Medicaid pays for: services by unit, their dated rates, and how a role's paid hours become units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ladder.model.frozen import Frozen
from ladder.model.money import Dollars, Share
from ladder.model.month import Month
from ladder.model.names import Name, Text

MINUTES_AN_HOUR = Decimal(60)
DIRECT_SHARE = Decimal("0.56")
"""Direct work of peers in a log study: 6 peers, 11 logs, one Canadian hospital. A weak default, to be replaced."""

_GROUP = re.compile(r"\bHQ\b", re.IGNORECASE)  # the procedure code modifier of a group setting


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """Months from the first on: through the last, or until the next span starts. No months: always."""

    first: Month | None = None
    last: Month | None = None

    @classmethod
    def parse(cls, text: str) -> Span:
        """Read `2026-07` or `2026-07..2028-06`. Raises ValueError on anything else."""
        first, dots, last = text.partition("..")
        span = cls(Month.parse(first.strip()), Month.parse(last.strip()) if dots else None)
        if span.first and span.last and span.last < span.first:
            raise ValueError(f'"{text}" ends before it starts; write the earlier month first')
        return span

    def __str__(self) -> str:
        return f"{self.first}..{self.last}" if self.last else str(self.first)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def read(value: Any) -> Span:
            if isinstance(value, Span):
                return value
            try:
                return Span.parse(str(value))
            except ValueError as error:
                raise PydanticCustomError("span", "{reason}", {"reason": str(error)}) from None

        return core_schema.no_info_plain_validator_function(
            read, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        month = "[12][0-9]{3}-(0[1-9]|1[0-2])"
        return {"type": "string", "pattern": rf"^{month}(\.\.{month})?$", "examples": ["2026-07"]}


def _one_rate(value: Any) -> Any:
    """A plain number is a rate that holds all the time."""
    return value if value is None or isinstance(value, dict | list) else {Span(): value}


UnitRate = Annotated[Dollars, Field(gt=0, le=10_000)]
DatedRates = Annotated[dict[Span, UnitRate], Field(min_length=1, max_length=60), BeforeValidator(_one_rate)]
"""The dollars of a unit: one number, or by the months in which each rate holds."""


class Service(Frozen):
    """A service that is paid by the unit; of a group each billed member's unit is paid."""

    title: Text
    code: Annotated[Text, Field(max_length=40)]
    unit_minutes: Annotated[int, Field(ge=1, le=480)] = 15
    rate: DatedRates
    group_size: Annotated[Decimal, Field(gt=1, le=100)] | None = None  # members billed, on average
    source: Text | None = None

    @model_validator(mode="after")
    def _rates_take_turns(self) -> Service:
        if _GROUP.search(self.code) and self.group_size is None:
            message = (
                "{code} is a group's code, so the rate is a member's; add group_size, the members billed"
            )
            raise PydanticCustomError("group_size", message, {"code": self.code, "field": "code"})
        for before, after in pairwise(self.spans):
            if before.first == after.first or (before.last and after.first and before.last >= after.first):
                message = (
                    "this rate overlaps the one of {before}; one rate holds in a month, so change the months"
                )
                context = {"before": str(before), "path": ("rate", str(after))}
                raise PydanticCustomError("overlap", message, context)
        return self

    @property
    def spans(self) -> list[Span]:
        """The spans of the rates, earliest first."""
        return sorted(self.rate, key=lambda span: span.first.ordinal if span.first else 0)

    def rate_in(self, month: Month) -> Decimal | None:
        """The rate of a unit in a month; None where none holds."""
        begun = [span for span in self.spans if span.first is None or span.first <= month]
        if not begun or (begun[-1].last and begun[-1].last < month):
            return None
        return self.rate[begun[-1]]

    @property
    def units_an_hour(self) -> Decimal:
        """Units of an hour of the service, all members of a group counted."""
        return MINUTES_AN_HOUR / self.unit_minutes * (self.group_size or 1)


class Supervision(Frozen):
    """What supervising one person costs: a year of the supervisor over the people supervised."""

    span: Annotated[Decimal, Field(ge=1, le=100)]
    cost: Dollars | None = None  # a year of the supervisor, employer cost included
    role: Name | None = None  # or the role in this plan that supervises

    @model_validator(mode="after")
    def _one_cost(self) -> Supervision:
        if (self.cost is None) == (self.role is None):
            message = 'give either "cost", a year of the supervisor, or "role", who supervises'
            context = {"m": message} if self.cost is None else {"m": message, "field": "cost"}
            raise PydanticCustomError("supervision", "{m}", context)
        return self


class RoleRevenue(Frozen):
    """How the paid hours of a role become paid units."""

    direct_share: Share = DIRECT_SHARE  # of hours worked, with the people served
    billable_share: Share  # of direct time
    denial_rate: Share  # of units billed
    services: Annotated[
        dict[Name, Share], Field(max_length=12)
    ] = {}  # of billable time; may be left out for one
    hours_worked_a_year: Annotated[Decimal, Field(gt=0, le=8736)] | None = None  # full time, leave taken off
    months_before_billing: Annotated[int, Field(ge=0, le=60)] | None = None  # of a newly opened seat
    bills_while_provisional: bool | None = None  # before certification: states differ
    before_admission_share: Share = Decimal(0)  # of direct time, with people not yet admitted
    bills_before_admission: bool | None = None  # states differ
    supervision: Supervision | None = None  # for the unit cost only: not added to the budget
    other_cost_a_seat: Annotated[Dollars, Field(le=1_000_000)] = Decimal(
        0
    )  # the same; a full-time seat a year

    @model_validator(mode="after")
    def _said_once(self) -> RoleRevenue:
        if self.months_before_billing is not None and self.bills_while_provisional is not None:
            message = '"months_before_billing" says already when a new seat bills; keep one of the two'
            raise PydanticCustomError("lag", "{m}", {"m": message, "field": "bills_while_provisional"})
        if self.before_admission_share and self.bills_before_admission is None:
            message = 'say whether that time is paid: add "bills_before_admission", true or false'
            raise PydanticCustomError("admission", "{m}", {"m": message, "field": "before_admission_share"})
        if self.bills_before_admission is not None and not self.before_admission_share:
            message = 'this needs "before_admission_share", the share of direct time it is about; add it'
            raise PydanticCustomError("admission", "{m}", {"m": message, "field": "bills_before_admission"})
        return self

    @property
    def never_billed(self) -> Decimal:
        """The share of billable time that is not paid because it comes before admission."""
        return Decimal(0) if self.bills_before_admission else self.before_admission_share


class Revenue(Frozen):
    """Services, and the roles that bill them. A role that may not bill has no entry."""

    services: Annotated[dict[Name, Service], Field(min_length=1, max_length=12)]
    roles: Annotated[dict[Name, RoleRevenue], Field(min_length=1)]
