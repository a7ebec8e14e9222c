"""Exact amounts: dollars, hourly rates and percentages as decimals, and the one way each is rounded."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

CENT = Decimal("0.01")
_GUARD = Decimal("1e-15")  # quotients by 12 carry 28 digits; this keeps a true half-cent a half-cent
_ROOMY = Context(prec=60)  # so that rounding a very large total never runs out of digits
_LARGEST = Decimal(1_000_000_000)
_LARGEST_PAY = Decimal(2_000_000)
_PLAIN = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_CLOCK = re.compile(r"[0-9]{1,3}:[0-5][0-9]")
_PERCENT = re.compile(r"([-+]?[0-9]{1,9}(?:\.[0-9]{1,9})?)\s*%")
_GROUPED = re.compile(r"\$?-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|\$-?[0-9]+(\.[0-9]+)?")


def cents(amount: Decimal) -> Decimal:
    """Round dollars to whole cents, half up (away from zero)."""
    return amount.quantize(_GUARD, ROUND_HALF_UP, _ROOMY).quantize(CENT, ROUND_HALF_UP, _ROOMY)


def _decimal(value: Any) -> Decimal:
    """A finite decimal from what the YAML reader or a caller hands over, or a plain-words refusal."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise PydanticCustomError("number", "a number is needed", {})
    text = str(value).strip()
    if _GROUPED.fullmatch(text):
        plain = text.replace("$", "").replace(",", "")
        raise PydanticCustomError(
            "number_form", "write the number without $ or commas: {plain}", {"plain": plain}
        )
    if text.endswith("%"):
        raise PydanticCustomError("number_percent", "an amount is needed, not a percentage", {})
    if isinstance(value, str) and not _PLAIN.fullmatch(text):
        raise PydanticCustomError(
            "number", '"{text}" is not a number; write it in digits, like 19.50', {"text": text[:40]}
        )
    number = Decimal(text)
    if not number.is_finite():
        raise PydanticCustomError("number", "a number is needed", {})
    return number


def number_or_percent(value: Any) -> Decimal | None:
    """A number, or a percentage as a fraction; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        return None
    text = str(value).strip()
    if found := _PERCENT.fullmatch(text):
        return Decimal(found[1]) / 100
    return Decimal(text) if _PLAIN.fullmatch(text) else None


def _dollars(value: Any, most: Decimal = _LARGEST) -> Decimal:
    number = _decimal(value)
    if number < 0:
        raise PydanticCustomError("negative", "an amount cannot be negative", {})
    if number > most:
        raise PydanticCustomError("too_large", "this amount must be at most {most}", {"most": f"{most:,}"})
    if number != number.quantize(CENT):
        raise PydanticCustomError("cents", "an amount has at most two decimals: whole cents", {})
    return number


def _pay(value: Any) -> Decimal:
    number = _dollars(value, _LARGEST_PAY)
    if number == 0:
        raise PydanticCustomError("zero", "pay must be more than 0", {})
    return number


def _hours(value: Any) -> Decimal:
    if isinstance(value, str) and _CLOCK.fullmatch(value.strip()):
        hours, minutes = map(Decimal, value.split(":"))
        number = (hours + minutes / 60).quantize(CENT).normalize()
        raise PydanticCustomError("hours", "write hours as a number: {number}", {"number": f"{number:f}"})
    number = _decimal(value)
    if not 0 < number <= 168:
        raise PydanticCustomError("hours", "weekly hours must be more than 0 and at most 168", {})
    if number != number.quantize(CENT):
        raise PydanticCustomError("hours", "weekly hours have at most two decimals", {})
    return number


def _percent(value: Any) -> Decimal:
    found = _PERCENT.fullmatch(str(value).strip())
    if not found:
        like = f": {value}%" if isinstance(value, int) and value > 0 else ", like 3% or 2.5%"
        raise PydanticCustomError("percent", "write a percentage with its sign{like}", {"like": like})
    share = Decimal(found[1]) / 100
    if not Decimal("-0.5") <= share <= 1:
        raise PydanticCustomError("percent_range", "a raise must be between -50% and 100%", {})
    return share


def _growth(value: Any) -> Decimal:
    found = _PERCENT.fullmatch(str(value).strip())
    if found and not -10 <= Decimal(found[1]) <= 20:
        raise PydanticCustomError("growth", "a growth a year must be between -10% and 20%", {})
    return _percent(value)


def _share(value: Any) -> Decimal:
    found = _PERCENT.fullmatch(str(value).strip())
    if found and not 0 <= Decimal(found[1]) <= 100:
        raise PydanticCustomError("share", "this must be between 0% and 100%", {})
    return _percent(value)


class _Written:
    """What the JSON Schema says of a number's form; a field that bounds it more says so there too."""

    def __init__(self, **form: Any) -> None:
        self.form = form

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        known = handler(core_schema)  # pydantic names a bound in its own short word where a check runs first
        bounds = {
            name: known.get(short, known.get(name))
            for short, name in (("le", "maximum"), ("ge", "minimum"), ("gt", "exclusiveMinimum"))
        }
        given = {name: bound for name, bound in bounds.items() if bound is not None}
        if self.form["type"] == "string":
            return self.form | ({"$comment": "0% to 100%"} if "minimum" in given else {})
        lower = ("minimum", "exclusiveMinimum")
        kept = {name: bound for name, bound in self.form.items() if name not in lower}
        return (kept if given.keys() & set(lower) else self.form) | given


def _percent_form(least: int, most: int) -> _Written:
    minus = "-?" if least < 0 else ""
    pattern = rf"^{minus}[0-9]+(\.[0-9]+)?\s*%$"
    return _Written(type="string", pattern=pattern, examples=["3%"], **{"$comment": f"{least}% to {most}%"})


Dollars = Annotated[
    Decimal,
    BeforeValidator(lambda value: _dollars(value)),
    _Written(type="number", minimum=0, maximum=int(_LARGEST)),
]
"""Dollars and whole cents, not negative. In YAML: `19.50`."""

PayAmount = Annotated[
    Decimal, BeforeValidator(_pay), _Written(type="number", exclusiveMinimum=0, maximum=int(_LARGEST_PAY))
]
"""Pay in dollars and whole cents, more than 0."""

WeeklyHours = Annotated[
    Decimal, BeforeValidator(_hours), _Written(type="number", exclusiveMinimum=0, maximum=168)
]
"""Hours a week. In YAML: `20` or `37.5`."""

Percent = Annotated[Decimal, BeforeValidator(_percent), _percent_form(-50, 100)]
"""A raise: a fraction (0.03), written `3%` in YAML."""

Growth = Annotated[Decimal, BeforeValidator(_growth), _percent_form(-10, 20)]
"""Growth a year, compounded over many: a fraction, written `3%` in YAML."""

Share = Annotated[Decimal, BeforeValidator(_share), _percent_form(0, 100)]
"""A fraction from 0 to 1, written `0%` to `100%` in YAML."""
