"""How the benefits text says amounts, months and lists: plain ASCII, a hundred columns."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from ladder.model.month import Month

WIDTH = 100
NOT_KNOWN = "not known"
_MOST_SPANS = 6


def money(amount: Any) -> str:
    """`$1,276.00`; a range as `$0.00 to $1,276.00`; `not known`."""
    if amount is None:
        return NOT_KNOWN
    if isinstance(amount, list):
        return f"{money(amount[0])} to {money(amount[1])}"
    return f"-${-amount:,.2f}" if amount < 0 else f"${amount:,.2f}"


def law_money(amount: Decimal) -> str:
    """A figure of the law: `$1,770`, `$202.90`."""
    return f"${amount:,.0f}" if amount == amount.to_integral_value() else f"${amount:,.2f}"


def figure_words(value: Decimal, unit: str) -> str:
    """A figure of the law with its unit: `$1,770 a month`, `6.2%`, `9 months`."""
    if unit == "fraction":
        return f"{value * 100:.4f}".rstrip("0").rstrip(".") + "%"
    if unit == "USD/hour":
        return f"${value:,.2f} an hour"
    if unit.startswith("USD"):
        return law_money(value) + unit.removeprefix("USD").replace("/", " a ")
    return f"{value.normalize():f} {unit}"


def lowest(amount: Any) -> float | None:
    """The amount, or the least of a range; None where it is not known."""
    bound: float | None = amount[0] if isinstance(amount, list) else amount
    return bound


def between(amount: Any) -> str:
    """`$1,276.00`; a range in the middle of a sentence as `between $0.00 and $1,276.00`."""
    if isinstance(amount, list):
        return f"between {money(amount[0])} and {money(amount[1])}"
    return money(amount)


def highest(amount: Any) -> float | None:
    """The amount, or the most of a range; None where it is not known."""
    bound: float | None = amount[1] if isinstance(amount, list) else amount
    return bound


def month_of(row: dict[str, Any]) -> Month:
    """The month of a result's row."""
    return Month.parse(row["month"])


def months_told(result: dict[str, Any]) -> list[dict[str, Any]]:
    """A result's months, with Medicaid that goes on in any case told apart from Medicaid to ask about.

    The result has `unknown` for both; its events, one at each change, say which. Where a buy-in is one of the
    ways it goes on, that takes an application.
    """
    codes: dict[str, set[str]] = {}
    for event in result["events"]:
        codes.setdefault(event["month"], set()).add(event["code"])
    told, either = [], None
    for row in result["months"]:
        found = codes.get(row["month"], set())
        if "medicaid_either_way" in found:
            either = "either_way_buy_in" if "medicaid_buy_in" in found else "either_way"
        elif "medicaid_ask" in found:
            either = None
        told.append({**row, "medicaid": either} if either and row["medicaid"] == "unknown" else row)
    return told


def short(month: Month) -> str:
    """`Apr 2027`."""
    name, year = month.name.split()
    return f"{name[:3]} {year}"


def spans(months: Iterable[Month]) -> str:
    """`April 2027, July 2027 to September 2027`; past six stretches, how many months more."""
    runs: list[list[Month]] = []
    for month in sorted(months):
        if runs and runs[-1][-1] + 1 == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    shown = [_span(run) for run in runs[:_MOST_SPANS]]
    rest = sum(len(run) for run in runs[_MOST_SPANS:])
    return listing([*shown, f"{rest} more"] if rest else shown)


def _span(run: Sequence[Month]) -> str:
    if len(run) == 1:
        return run[0].name
    return f"{run[0].name} to {run[-1].name}"


def listing(items: Sequence[str]) -> str:
    """`a, b and c`."""
    return " and ".join(part for part in (", ".join(items[:-1]), items[-1]) if part) if items else ""


def spread(months: Sequence[dict[str, Any]], amount: Callable[[dict[str, Any]], Any]) -> str:
    """The least and the most of some amount, each with its months."""
    known = [(amount(row), row) for row in months if amount(row) is not None]
    least = min(lowest(value) or 0.0 for value, _ in known)
    most = max(highest(value) or 0.0 for value, _ in known)
    low = spans(month_of(row) for value, row in known if lowest(value) == least)
    high = spans(month_of(row) for value, row in known if highest(value) == most)
    return f"It is least, {money(least)}, in {low}, and most, {money(most)}, in {high}."


def paragraph(text: str, indent: str = "", width: int = WIDTH) -> list[str]:
    """The text in lines of at most a hundred columns, or fewer."""
    return _wrapped(text, indent, indent, width)


def bullet(text: str) -> list[str]:
    """The text as an entry of a list."""
    return _wrapped(text, "  - ", "    ", WIDTH)


def bullets(texts: Iterable[str]) -> list[str]:
    """Each text as an entry of a list."""
    return [line for text in texts for line in bullet(text)]


def _wrapped(text: str, first: str, rest: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def ascii_only(text: str) -> str:
    """The text with a question mark for each letter that a plain console lacks."""
    return text.encode("ascii", "replace").decode()
