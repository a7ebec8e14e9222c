"""Amounts and months as the person file gives them: steady or by month, single or in ranges."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from ladder.model.money import CENT
from ladder.model.month import Month

LAST_YEAR = 2100
MOST = Decimal(1_000_000_000)  # dollars a month: sums of a year stay well inside 64-bit mills
_RANGE = re.compile(r"\s*(\S+?)\s*\.\.\s*(\S+)\s*")
_ZERO = Decimal(0)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Amounts:
    """A steady amount, or amounts by month; months not named are 0. Dollars."""

    steady: Decimal | None = None
    by_month: Mapping[Month, Decimal] = field(default_factory=dict)

    def at(self, month: Month) -> Decimal:
        """The amount of a month, dollars."""
        return self.by_month.get(month, _ZERO) if self.steady is None else self.steady

    def named(self, month: Month) -> Decimal | None:
        """The amount of a month, or None where the file does not name it."""
        return self.by_month.get(month) if self.steady is None else self.steady

    @property
    def any(self) -> bool:
        """Whether any amount is not 0."""
        return bool(self.steady) or any(self.by_month.values())


def in_time(month: Month) -> Month:
    """A month of the person file, through `LAST_YEAR`. Raises PydanticCustomError in plain words."""
    if month.year > LAST_YEAR:
        raise PydanticCustomError(
            "month_late",
            "{month} is past December {last}, the last month that is worked out; check the year",
            {"month": str(month), "last": LAST_YEAR},
        )
    return month


def at_part(part: str | int, read: Callable[[Any], T], value: Any) -> T:
    """What `read` makes of one part of a group or list; a problem names the part, so that its place is known."""
    try:
        return read(value)
    except PydanticCustomError as error:
        context = dict(error.context or {})
        path = (part, *context.get("path", ()))
        raise PydanticCustomError(error.type, error.message_template, {**context, "path": path}) from None


def months_of(text: Any) -> tuple[Month, ...]:
    """The months of `2026-01` or `2026-01..2026-03`. Raises PydanticCustomError in plain words."""
    found = _RANGE.fullmatch(str(text))
    try:
        first, last = (Month.parse(part) for part in (found.groups() if found else (str(text), str(text))))
    except ValueError as error:
        raise PydanticCustomError("month", "{reason}", {"reason": str(error)}) from None
    if last < first:
        raise PydanticCustomError(
            "month_order",
            "{text}: the months are out of order; write the earlier one first",
            {"text": str(text)},
        )
    in_time(last)
    return tuple(first + offset for offset in range(last - first + 1))


def dollars(value: Any) -> Decimal:
    """A sum of dollars and whole cents, not negative. Raises PydanticCustomError in plain words."""
    try:
        amount = Decimal(str(value)) if not isinstance(value, bool) else None
    except ArithmeticError:
        amount = None
    if amount is None or not amount.is_finite():
        raise PydanticCustomError("number", "an amount in dollars is needed here, like 1200 or 1234.70", {})
    if amount < 0:
        raise PydanticCustomError("negative", "an amount cannot be negative", {})
    if amount > MOST:
        raise PydanticCustomError(
            "too_large", "an amount is at most {most} dollars; check the digits", {"most": f"{MOST:,}"}
        )
    if amount != amount.quantize(CENT):
        raise PydanticCustomError("cents", "an amount has at most two decimals (whole cents)", {})
    return amount


def _by_month(value: Mapping[Any, Any]) -> dict[Month, Decimal]:
    found: dict[Month, Decimal] = {}
    for key, amount in value.items():
        months, each = at_part(key, months_of, key), at_part(key, dollars, amount)
        for month in months:
            if month in found:
                raise PydanticCustomError(
                    "month_twice", "{month} is given twice", {"month": str(month), "path": (key,)}
                )
            found[month] = each
    return dict(sorted(found.items()))


def _amounts(value: Any) -> Amounts:
    if isinstance(value, Amounts):
        return value
    if isinstance(value, Mapping):
        return Amounts(by_month=_by_month(value))
    return Amounts(steady=dollars(value))


def _periods(value: Any) -> tuple[tuple[Month, ...], ...]:
    """Periods of months: each range its own; single months that follow on each other together."""
    if isinstance(value, str) or not isinstance(value, list | tuple):
        raise PydanticCustomError("month_list", "list the months, like [2025-10, 2026-01..2026-03]", {})
    periods: list[list[Month]] = []
    open_period = False
    for index, item in enumerate(value):
        months = list(at_part(index, months_of, item))
        single = len(months) == 1
        if single and open_period and periods[-1][-1] + 1 == months[0]:
            periods[-1] += months
        else:
            periods.append(months)
        open_period = single
    seen = [month for period in periods for month in period]
    if seen != sorted(set(seen)):
        raise PydanticCustomError("month_order", "the months are out of order or given twice", {})
    return tuple(tuple(period) for period in periods)


PersonMonth = Annotated[Month, AfterValidator(in_time)]
"""A month of the person file."""

AmountsByMonth = Annotated[Amounts, BeforeValidator(_amounts)]
"""`1200`, or `{2025-11..2025-12: 800, 2026-01..2026-12: 1200}`."""

MonthPeriods = Annotated[tuple[tuple[Month, ...], ...], BeforeValidator(_periods)]
"""`[2025-10, 2025-11]` or `[2026-01..2026-03]`."""
