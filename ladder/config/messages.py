"""A complaint of pydantic's, known by its code, in plain words and with a remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, get_args

from pydantic_core.core_schema import ErrorType

from ladder.config.problems import listed, quoted, remedy

_TEXT, _WHOLE, _NUMBER, _CHOICE, _DATE = (
    "text",
    "a whole number",
    "a number",
    "true or false",
    "a date like 2026-07-31",
)
_LIST, _GROUP = "a list", "a group of fields"

_NEEDS = {
    "string_type": _TEXT,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "int_parsing_size": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "bool_type": _CHOICE,
    "bool_parsing": _CHOICE,
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "set_type": _LIST,
    "frozen_set_type": _LIST,
    "iterable_type": _LIST,
    "dict_type": _GROUP,
    "frozen_dict_type": _GROUP,
    "mapping_type": _GROUP,
    "model_type": _GROUP,
    "model_attributes_type": _GROUP,
    "dataclass_type": _GROUP,
    "none_required": "nothing",
}
_HOW = {_LIST: ' (lines that start with "- ")', _GROUP: ' (indented lines, each "name: value")'}
_LIMITS = {
    "greater_than": "this must be more than {gt}",
    "greater_than_equal": "this must be at least {ge}",
    "less_than": "this must be less than {lt}",
    "less_than_equal": "this must be at most {le}",
    "multiple_of": "this must be a multiple of {multiple_of}",
    "decimal_max_places": "this has too many decimals; at most {decimal_places} are kept",
    "decimal_max_digits": "this number is too long; at most {max_digits} digits are kept",
    "decimal_whole_digits": "this number is too large; at most {whole_digits} digits stand before the point",
    "string_too_long": "this text is too long; at most {max_length} characters fit",
    "string_pattern_mismatch": "this text does not have the form that is needed here",
    "date_past": "this date must be in the past",
    "date_future": "this date must be in the future",
}
_BUILT_IN = frozenset(get_args(ErrorType))
_GROUPED = re.compile(r"\$? ?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_EXPECTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"([^\"]*)\"|([^\s,'\"]+)")


def need(code: str, context: Mapping[str, Any]) -> str | None:
    """What kind of value, or which words, a complaint asks for; None if it is about something else."""
    if code in ("enum", "literal_error"):
        return " or ".join(quoted(word) for word in words(str(context.get("expected", ""))))
    return _NEEDS.get(code)


def wrong_kind(needs: Iterable[str], value: Any, written: str) -> str:
    """`a list is needed here, not text`. `written` is the value as the file has it."""
    kinds = tuple(dict.fromkeys(needs))
    wanted = " or ".join(kinds)
    if value is None:
        return f"nothing is written here, and {wanted} is needed"
    message = f"{wanted}{_HOW.get(wanted, '')} is needed here, not {_kind(value)}"
    if kinds == (_TEXT,) and isinstance(value, bool | int | float | Decimal):
        return f'{message}; put it in quotes: "{written}"'
    if kinds == (_DATE,) and isinstance(value, str):
        return f"{_DATE} is needed here, not {quoted(value)}"
    if kinds == (_LIST,) and isinstance(value, str | int | float | Decimal) and len(written) < 40:
        return f"{message}; for a list of one write [{written}]"
    if isinstance(value, str) and kinds in ((_NUMBER,), (_WHOLE,), (_CHOICE,)):
        return f"{wanted} is needed here, not {quoted(value)}{_as_number(kinds[0], value, written)}"
    if kinds == (_WHOLE,) and isinstance(value, Decimal):
        return f"{wanted} is needed here, not {written}"
    return message


def explain(code: str, message: str, context: Mapping[str, Any], value: Any, written: str) -> str:
    """The complaint in plain words. A message of our own checks passes through as it is."""
    if code in _NEEDS:
        return wrong_kind([_NEEDS[code]], value, written)
    if code in ("value_error", "assertion_error"):
        return str(context.get("error", message))
    if code in ("enum", "literal_error"):
        return _not_a_choice(value, words(str(context.get("expected", ""))))
    if code == "union_tag_invalid":
        return _not_a_choice(context.get("tag"), words(str(context.get("expected_tags", ""))))
    if code == "string_too_short":
        least = context.get("min_length", 1)
        return (
            "this cannot be empty"
            if least == 1
            else f"this text is too short; it has at least {least} characters"
        )
    if code == "too_long" and isinstance(value, str):
        code = "string_too_long"
    if code in ("too_short", "too_long"):
        return _wrong_count(code, context)
    if code in _LIMITS:
        return _LIMITS[code].format_map({name: _figure(limit) for name, limit in context.items()})
    if code in _BUILT_IN:
        return f"{quoted(written)} does not fit here"
    return f"nothing is written here; {message}" if value is None else message


def _wrong_count(code: str, context: Mapping[str, Any]) -> str:
    if code == "too_long":
        return f"too many entries: at most {context['max_length']} fit here"
    if not context["actual_length"]:
        return "there is no entry here, and at least one is needed"
    return f"too few entries: {context['actual_length']}, and at least {context['min_length']} needed"


def _figure(limit: Any) -> Any:
    """A limit as messages show it, with commas where it is long."""
    return f"{limit:,}" if isinstance(limit, int | Decimal) and limit >= 10_000 else limit


def words(expected: str) -> tuple[str, ...]:
    """The allowed words from pydantic's list of them, `'a', 'b' or 'c'`."""
    found = _EXPECTED.findall(expected)
    return tuple(single or double or bare for single, double, bare in found if bare != "or")


def _not_a_choice(value: Any, choices: tuple[str, ...]) -> str:
    if value is None:
        return f"nothing is written here; the choices are: {listed(choices)}"
    if isinstance(value, dict | list):
        return f"one word is needed here, not {_kind(value)}; the choices are: {listed(choices)}"
    value = str(value).lower() if isinstance(value, bool) else value
    # All choices are shown even where one is near: there are few, and the near one may be the wrong one.
    near = remedy(str(value), choices)
    every = f" ({listed(choices)})" if near.startswith("; did") and len(choices) > 1 else ""
    return f"{quoted(value)} is none of the choices{near}{every}"


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float | Decimal):
        return "a number"
    if isinstance(value, str):
        return "text"
    return _LIST if isinstance(value, list) else _GROUP


def _as_number(kind: str, value: str, written: str) -> str:
    """How to write a text that was meant as a number or a choice."""
    if kind == _CHOICE:
        word = value.strip().casefold()
        return (
            "; write true"
            if word in ("yes", "y", "on")
            else "; write false"
            if word in ("no", "n", "off")
            else ""
        )
    plain = value.strip()
    if _GROUPED.fullmatch(plain):
        digits = plain.replace("$", "").replace(",", "").strip()
        if written[:1] in ("'", '"'):
            return "; take the quotes off"
        without_zeros = digits.lstrip("0") or "0"
        return f"; write {without_zeros if without_zeros[0].isdigit() else '0' + without_zeros}"
    return ""
