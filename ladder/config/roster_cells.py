"""A roster's cells: amounts, hours, months, yes or no, as people in finance write them. ValueError says what to do."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ladder.config.problems import quoted
from ladder.model.money import CENT, PayAmount, WeeklyHours, cents
from ladder.model.month import Month

LONGEST_CAREER = 55  # years; an earlier date is a birth date or a slip

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"([12]\d{3})-(\d{1,2})(?:-(\d{1,2}))?(?:[ T].*)?")
_US = re.compile(r"(\d{1,2})/(?:(\d{1,2})/)?([12]\d{3})")
_NAMED = re.compile(r"([A-Za-z]{3,9})\.?[ -](?:(\d{1,2}),? )?([12]\d{3})")
_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_YES, _NO = (
    frozenset(("yes", "y", "true", "certified", "x")),
    frozenset(("no", "n", "false", "not certified")),
)
_PAY: TypeAdapter[Decimal] = TypeAdapter(PayAmount)
_HOURS: TypeAdapter[Decimal] = TypeAdapter(WeeklyHours)


def pay(text: str, decimal_comma: bool = False) -> Decimal:
    """An amount of pay, with or without a dollar sign and commas: `$18.50`, `1,840.00`."""
    number = plain_number(text.lstrip("$").strip(), decimal_comma)
    try:
        return _PAY.validate_python(number)
    except ValidationError as error:
        message = _words(error)
        if re.fullmatch(r"\d+\.\d{3,12}", number):
            message += f"; write {cents(Decimal(number))}"
        raise ValueError(message) from None


def hours(text: str, decimal_comma: bool = False) -> Decimal:
    """Weekly hours, more than 0 and at most 168."""
    try:
        return _HOURS.validate_python(plain_number(text, decimal_comma))
    except ValidationError as error:
        raise ValueError(_words(error)) from None


def full_time_share(text: str, full_time: Decimal, decimal_comma: bool = False) -> Decimal:
    """Weekly hours from a share of full time, `0.5` or `50%`, to hundredths of an hour."""
    found = re.fullmatch(r"(\d{0,3}(?:\.\d{0,6})?)(%?)", plain_number(text, decimal_comma))
    share = Decimal(found[1]) / (100 if found[2] else 1) if found and found[1].strip(".") else Decimal(0)
    if not 0 < share <= 1:
        raise ValueError(
            f"{quoted(text)} is no share of full time; write it from 0.01 to 1, or give the hours"
        )
    return max((share * full_time).quantize(CENT), CENT)


def count(text: str, most: int) -> int:
    """A whole number from 1 to `most`."""
    if not re.fullmatch(r"\d{1,6}(?:\.0*)?", text) or not 1 <= (number := int(text.split(".")[0])) <= most:
        raise ValueError(f"a whole number from 1 to {most:,} is needed, not {quoted(text)}")
    return number


def month(text: str) -> Month:
    """The month of a date: `2024-03`, `2024-03-15`, `3/15/2024`, `3/2024`, `Mar 2024`. The day is not kept."""
    if found := _ISO.fullmatch(text):
        year, number, day = found[1], int(found[2]), found[3]
    elif found := _US.fullmatch(text):
        year, number, day = found[3], int(found[1]), found[2]
    elif (found := _NAMED.fullmatch(text)) and found[1][:3].casefold() in _MONTH_NAMES:
        year, number, day = found[3], _MONTH_NAMES.index(found[1][:3].casefold()) + 1, found[2]
    else:
        raise ValueError(f"{quoted(text)} is not a month; write it as 2024-03 or 3/15/2024")
    if not 1 <= number <= 12 or not 1 <= int(day or 1) <= 31:
        raise ValueError(
            f"{quoted(text)} is not a date; the month comes first, as in 3/15/2024, or write 2024-03"
        )
    return Month.of(int(year), number)


def hire_month(text: str, as_of: Month) -> Month:
    """The month of hire: not after the roster, and not so long ago that it must be a birth date."""
    hired = month(text)
    if hired > as_of:
        raise ValueError(
            f"{hired.name} is after the roster's month, {as_of.name}; correct it, or take the row out"
        )
    if hired.year < as_of.year - LONGEST_CAREER:
        message = f"this is more than {LONGEST_CAREER} years ago and looks like a birth date, which no roster may hold"
        raise ValueError(f"{message}; write the month of hire")
    return hired


def certified(text: str, as_of: Month) -> bool:
    """Whether someone holds the certification: yes or no, or the month it was earned."""
    word = text.casefold()
    if word in _YES or word in _NO:
        return word in _YES
    try:
        earned = month(text)
    except ValueError:
        raise ValueError(f"{quoted(text)} is no answer; write yes, no, or the month it was earned") from None
    if earned > as_of:
        message = f"{earned.name} is after the roster's month, {as_of.name}"
        raise ValueError(f"{message}; write no for a certification not yet earned")
    return True


def plain_number(text: str, decimal_comma: bool) -> str:
    """The digits, with thousands' commas taken out and a decimal comma made a point."""
    if decimal_comma and re.fullmatch(r"\d+(?:\.\d{3})*,\d{1,6}", text):
        return text.replace(".", "").replace(",", ".")
    return text.replace(",", "") if _GROUPED.fullmatch(text) else text


def _words(error: ValidationError) -> str:
    first: Any = error.errors(include_url=False)[0]
    return str(first["msg"])
