"""Sentences with numbers in them, written once: as text, and as a live formula that gives the same text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

Form = Literal["dollars", "hourly", "change", "percent", "hours", "count"]

# How each form is written: decimals, the spreadsheet's TEXT format.
_FORMATS: dict[Form, tuple[str, str]] = {
    "dollars": ("1", "$#,##0"),
    "hourly": ("0.01", "$#,##0.00"),
    "change": ("0.01", "+$#,##0.00;-$#,##0.00;$0.00"),
    "percent": ("0.001", "0.0%"),
    "hours": ("0.1", "0.0"),
    "count": ("1", "#,##0"),
}
_LONGEST_LITERAL = 200  # a text in a formula may have 255 characters


@dataclass(frozen=True, slots=True)
class Shown:
    """A number of the workbook in a sentence: `reference` is its template (see `tables`)."""

    reference: str
    value: Decimal
    form: Form


@dataclass(frozen=True, slots=True)
class Word:
    """A text of the workbook in a sentence."""

    reference: str
    value: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of two texts, by whether a number of the workbook is at least zero."""

    reference: str
    value: Decimal
    if_not_negative: str
    if_negative: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many cells of a block of the workbook hold a word."""

    reference: str
    word: str
    value: int


Part = str | Shown | Word | Choice | Count


def text(parts: Sequence[Part]) -> str:
    """The sentence."""
    return "".join(_text(part) for part in parts)


def formula(parts: Sequence[Part]) -> str:
    """The sentence as a formula template."""
    return "=" + "&".join(piece for part in parts for piece in _pieces(part))


def number_text(value: Decimal, form: Form) -> str:
    """A number as the form writes it: `$1,234`, `+$12.50`, `3.1%`."""
    if form == "percent":
        return f"{value.quantize(Decimal(_FORMATS[form][0]), ROUND_HALF_UP) * 100:.1f}%"
    rounded = value.quantize(Decimal(_FORMATS[form][0]), ROUND_HALF_UP)
    sign = "-" if rounded < 0 else "+" if form == "change" and rounded > 0 else ""
    dollar = "$" if form in ("dollars", "hourly", "change") else ""
    return f"{sign}{dollar}{abs(rounded):,}"


def _text(part: Part) -> str:
    if isinstance(part, str):
        return _plain(part)
    if isinstance(part, Shown):
        return number_text(part.value, part.form)
    if isinstance(part, Word):
        return part.value
    if isinstance(part, Count):
        return str(part.value)
    return _plain(part.if_not_negative if part.value >= 0 else part.if_negative)


def _pieces(part: Part) -> list[str]:
    if isinstance(part, str):
        plain = _plain(part)
        return [
            _quoted(plain[start : start + _LONGEST_LITERAL])
            for start in range(0, len(plain), _LONGEST_LITERAL)
        ]
    if isinstance(part, Shown):
        return [f'TEXT({{{part.reference}}},"{_FORMATS[part.form][1]}")']
    if isinstance(part, Word):
        return [f"{{{part.reference}}}"]
    if isinstance(part, Count):
        return [f"COUNTIF({{{part.reference}}},{_quoted(part.word)})"]
    chosen, other = _quoted(_plain(part.if_not_negative)), _quoted(_plain(part.if_negative))
    return [f"IF({{{part.reference}}}>=0,{chosen},{other})"]


def _plain(words: str) -> str:
    """Words without braces, which would read as a reference in a formula template."""
    return words.replace("{", "(").replace("}", ")")


def _quoted(words: str) -> str:
    doubled = words.replace('"', '""')
    return f'"{doubled}"'
