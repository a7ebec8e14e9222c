"""How charts say numbers and comparisons, so that a sentence is true of the figures it is made from."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from ladder.model.state import STATES

_NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_NAMES = ("Medicaid", "Medicare", "Social Security", "Supplemental Security", *STATES.values())
PHASES_EXPLAINED = {
    "trial work": "trial work: SSDI is paid whatever the pay",
    "grace": "grace: SSDI is still paid",
    "1619(b)": "1619(b): SSI is $0, Medicaid stays",
}
"""What the key says of words that few readers know."""
MINUS = "\u2212"
TO = "\u2013"  # the dash of a range


def hourly(rate: Decimal) -> str:
    """`$13.25`."""
    return f"${rate:,.2f}"


def whole(amount: Decimal) -> Decimal:
    """Whole dollars, half up."""
    return amount.quantize(Decimal(1), ROUND_HALF_UP)


def dollars(amount: Decimal) -> str:
    """Whole dollars, half up: `$1,424`, with a minus sign before the dollar sign."""
    rounded = whole(amount)
    return f"{MINUS}${-rounded:,}" if rounded < 0 else f"${abs(rounded):,}"


def round_dollars(amount: Decimal) -> str:
    """To three figures, for a sentence: `$212,000`, `$1.42 million`. The amount is not negative."""
    if amount < 1000:
        return dollars(amount)
    exponent = amount.adjusted() - 2
    rounded = amount.quantize(Decimal(1).scaleb(exponent), ROUND_HALF_UP)
    if rounded >= 1_000_000:
        return f"${(rounded / 1_000_000).normalize():f} million"
    return f"${int(rounded):,}"


def percent(share: Decimal, places: int = 0) -> str:
    """A fraction, not negative, as a percentage, half up: `6%`; `less than 1%` where that would be zero."""
    rounded = (share * 100).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if rounded == 0 and share > 0:
        return f"less than {Decimal(1).scaleb(-places):f}%"
    return f"{rounded:f}%"


def number(value: float) -> str:
    """A count or hours without idle zeros, at most one decimal: `20`, `37.5`."""
    return f"{value:,.1f}".removesuffix(".0")


def number_down(value: float) -> str:
    """Hours below a line, rounded down to a tenth so that the number shown does not cross it."""
    return number(math.floor(value * 10 + 1e-6) / 10)


def number_word(count: int) -> str:
    """`three` up to nine, then figures."""
    return _NUMBER_WORDS[count] if count < len(_NUMBER_WORDS) else str(count)


def listing(items: Sequence[str]) -> str:
    """`20, 30 and 37.5`."""
    return " and ".join(part for part in (", ".join(items[:-1]), items[-1]) if part) if items else ""


def sentence(text: str) -> str:
    """The same words with a capital first letter."""
    return text[:1].upper() + text[1:]


def inside(title: str) -> str:
    """A title inside a sentence: its first letter small, unless it begins with a code, capitals or a name."""
    first = title.split(" ")[0]
    code = any(not letter.islower() and letter.isalnum() for letter in first[1:])
    return title if code or title.startswith(_NAMES) else title[:1].lower() + title[1:]


def compare(value: Decimal, reference: Decimal, tolerance: Decimal) -> int:
    """-1 below, 0 at (within the tolerance, a fraction of the reference), 1 above."""
    if abs(value - reference) <= tolerance * reference:
        return 0
    return 1 if value > reference else -1


def beside(value: Decimal, reference: Decimal, tolerance: Decimal) -> str:
    """`6% above`, `within 3% of`, `at`, `5% below`: to be followed by the reference's name."""
    if value == reference:
        return "at"
    side = compare(value, reference, tolerance)
    if side == 0:
        return f"within {percent(tolerance, 0 if tolerance * 100 % 1 == 0 else 1)} of"
    word = "above" if side > 0 else "below"
    return f"{percent(abs(value - reference) / reference)} {word}" if reference else word


def left_off(noun: str, shown: int, total: int) -> str:
    """A sentence that says how many of a chart's items did not fit; empty where all did."""
    return f"The first {shown} of {total} {noun} are shown; the workbook has all." if shown < total else ""
