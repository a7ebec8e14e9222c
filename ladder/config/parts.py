"""What the checks between fields share: the valid parts of a config, and a problem with a name in it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ladder.config.problems import Problem, quoted, remedy
from ladder.config.source import Document, Path
from ladder.config.validate import Parts, entry_names, problem_at
from ladder.model.market import Market
from ladder.model.plan import Period, Rate
from ladder.pay.structure import RANGE_POINTS


def entries(parts: Parts, field: str) -> Iterator[tuple[Path, Any]]:
    """The valid entries of a mapping or list, each with its path."""
    yield from parts.entries.get(field, ())


def period_of(parts: Parts) -> Period | None:
    """The plan's period, if it is valid."""
    value = parts.values.get("period")
    return value if isinstance(value, Period) else None


def aging_of(parts: Parts) -> Decimal:
    """The growth a year of posted pay."""
    market = parts.values.get("market")
    return market.aging if isinstance(market, Market) else Market().aging


def rates_of(parts: Parts) -> Iterator[tuple[Path, Rate, str | None]]:
    """Every amount of pay with its path and the basis it is on: hourly or annual; None where that is not known."""
    grades, roles = parts.values.get("grades") or {}, parts.values.get("roles") or {}
    for path, grade in entries(parts, "grades"):
        for number, rate in enumerate(grade.steps or ()):
            yield (*path, "steps", number), rate, grade.basis
        for point in RANGE_POINTS:
            if rate := getattr(grade, point):
                yield (*path, point), rate, grade.basis
    for path, line in entries(parts, "seats"):
        if line.rate:
            role = roles.get(line.role)
            grade = grades.get(role.grade) if role else None
            yield (*path, "rate"), line.rate, grade.basis if grade else None
    entry = parts.values.get("entry_role")
    if entry is not None:
        yield ("entry_role", "rate"), entry.rate, "hourly"


def unknown_name(document: Document, path: Path, name: str, section: str, what: str) -> Iterator[Problem]:
    """A problem where a name is not among those a section writes, whether those are valid or not."""
    known = entry_names(document, (section,))
    if known is not None and name not in known:
        message = f"there is no {what} {quoted(name)}{remedy(name, known, f'{what}s')}"
        yield problem_at(document, path, message)


def percent(share: Decimal) -> str:
    """A share as a config writes it: `12.5%`."""
    return f"{share * 100:f}".rstrip("0").rstrip(".") + "%" if share % 1 else f"{share * 100:.0f}%"
