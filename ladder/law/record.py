"""The figures of one month that the rules take, in mills."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from functools import lru_cache

from ladder.law.law import FigureNotKnownError, Law
from ladder.law.money import to_mills
from ladder.model.month import Month


@dataclass(frozen=True, slots=True)
class MonthLaw:
    """One month's law. Amounts are mills; a figure named in `unknown` is 0 here and may not be used."""

    month: Month
    federal_benefit_rate: int
    federal_benefit_rate_couple: int
    general_income_exclusion: int
    earned_income_exclusion: int
    student_exclusion_month: int
    student_exclusion_year: int
    resource_limit: int
    resource_limit_couple: int
    substantial_gainful_activity: int
    substantial_gainful_activity_blind: int
    trial_work_month: int
    part_b_premium: int
    part_b_premium_next: int  # of the month after, in which this month's SSDI arrives
    oasdi_wage_base: int
    oasdi_rate: Decimal
    hospital_insurance_rate: Decimal
    unknown: frozenset[str]
    projected: frozenset[str]


_RATES = {"oasdi_rate", "hospital_insurance_rate"}
_NAMES = tuple(f.name for f in fields(MonthLaw) if f.name not in {"month", "unknown", "projected"})


def _where(name: str, month: Month) -> tuple[str, Month]:
    """The figure and month behind a field."""
    return (name.removesuffix("_next"), month + 1) if name.endswith("_next") else (name, month)


@lru_cache(maxsize=4096)
def month_law(law: Law, month: Month) -> MonthLaw:
    """The law of a month as the rules take it; figures not known that far back are listed, not guessed."""
    values: dict[str, int | Decimal] = {}
    unknown, projected = set(), set()
    for name in _NAMES:
        try:
            figure = law.figure(*_where(name, month))
        except FigureNotKnownError:
            unknown.add(name)
            values[name] = Decimal(0) if name in _RATES else 0
            continue
        values[name] = figure.value if name in _RATES else to_mills(figure.value)
        if figure.status == "projected":
            projected.add(name)
    return MonthLaw(month=month, unknown=frozenset(unknown), projected=frozenset(projected), **values)  # type: ignore[arg-type]
