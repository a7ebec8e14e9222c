"""One check: two ways to one figure, and whether they agree."""

from __future__ import annotations

from decimal import Decimal

from ladder.reports.tables import Kind, Row, Unit

PASSED, FAILED = "OK", "FAILED"
_CENT = Decimal("0.005")


def check_row(
    key: str,
    label: str,
    one: Decimal,
    other: Decimal,
    one_formula: str,
    other_formula: str,
    unit: Unit = Unit.CENTS,
) -> Row:
    """A row of Checks: the figures agree within half a cent, or half a unit of a hundredth."""
    verdict = PASSED if abs(one - other) < _CENT else FAILED
    formula = (
        one_formula,
        other_formula,
        f'=IF(ABS({{{key}@one}}-{{{key}@other}})<0.005,"{PASSED}","{FAILED}")',
    )
    kinds = (Kind.CALCULATION, Kind.CALCULATION, Kind.CHECK)
    return Row(key, label, (one, other, verdict), unit, formula=formula, kind=kinds)


def none_of(key: str, label: str, found: int, formula: str) -> Row:
    """A row of Checks that counts what must not be."""
    return check_row(key, label, Decimal(found), Decimal(0), formula, "=0", Unit.COUNT)
