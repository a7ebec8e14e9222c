"""The one clock: a calendar month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

MonthName = Literal[
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip

_FORM = re.compile(r"(?P<year>[12][0-9]{3})-(?P<month>[0-9]{2})")
MONTH_NAMES: tuple[str, ...] = MonthName.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A calendar month. `ordinal` is year x 12 + (month - 1), so months subtract and count."""

    ordinal: int

    @classmethod
    def of(cls, year: int, month: int) -> Month:
        """The given month of the given year; `month` is 1 to 12."""
        if not 1 <= month <= 12:
            raise ValueError(f"{month} is not a month of the year")
        return cls(year * 12 + month - 1)

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read `2026-07`. Raises ValueError on anything else."""
        found = _FORM.fullmatch(text)
        if not found or not 1 <= int(found["month"]) <= 12:
            raise ValueError(f'"{text[:40]}" is not a month; write it as year-month, like 2026-07')
        return cls.of(int(found["year"]), int(found["month"]))

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.ordinal // 12

    @property
    def month(self) -> int:
        """1 for January to 12 for December."""
        return self.ordinal % 12 + 1

    @property
    def name(self) -> str:
        """`July 2026`."""
        return f"{MONTH_NAMES[self.month - 1]} {self.year}"

    def fiscal_year(self, first_month: int) -> int:
        """The fiscal year this month is in, named by the calendar year in which it ends."""
        return self.year + (1 if first_month > 1 and self.month >= first_month else 0)

    def __add__(self, months: int) -> Month:
        return Month(self.ordinal + months)

    def __sub__(self, other: Month) -> int:
        return self.ordinal - other.ordinal

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def read(value: Any) -> Month:
            if isinstance(value, Month):
                return value
            if not isinstance(value, str | int | Decimal) or isinstance(value, bool):
                raise PydanticCustomError("month", "a month is needed, like 2026-07", {})
            try:
                return Month.parse(str(value))
            except ValueError as error:
                raise PydanticCustomError("month", "{reason}", {"reason": str(error)}) from None

        return core_schema.no_info_plain_validator_function(
            read, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "pattern": "^[12][0-9]{3}-(0[1-9]|1[0-2])$", "examples": ["2026-07"]}


@lru_cache(maxsize=256)
def month_range(first: Month, count: int) -> tuple[Month, ...]:
    """`count` months from `first` on."""
    return tuple(first + offset for offset in range(count))


def month_number(name: MonthName) -> int:
    """1 for January to 12 for December."""
    return MONTH_NAMES.index(name) + 1
