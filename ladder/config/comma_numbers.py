"""Numbers with commas inside braces or brackets, where a comma ends a value: `{amount: 3,000}` is 3, and a "000"."""

from __future__ import annotations

import re
from typing import NamedTuple

_WITH_COMMAS = re.compile(r"(?<![\w.,-])[0-9]+(?:,[0-9]+)+(?:\.[0-9]+)?")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_DECIMALS = re.compile(r"[0-9]+,[0-9]{1,2}")


class CommaNumber(NamedTuple):
    """In its line the column of such a number, from 1, and its length; and how to write it."""

    place: tuple[int, int]
    message: str


def number_with_commas(line: str, column: int) -> CommaNumber | None:
    """The number with commas that has its second or a later part at this column, from 0; None where there is none."""
    for found in _WITH_COMMAS.finditer(line):
        if found.start() < column < found.end():
            place = (found.start() + 1, len(found[0]))
            return CommaNumber(place, f"{_how(found[0])}; in braces a comma ends a value")
    return None


def _how(written: str) -> str:
    if _THOUSANDS.fullmatch(written):
        return f"write {written.replace(',', '')} without the comma"
    if _DECIMALS.fullmatch(written):
        return f"write {written.replace(',', '.')}, with a point"
    return "write this number without commas"
