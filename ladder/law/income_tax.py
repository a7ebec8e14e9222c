"""Federal income tax of a single filer on wages and Social Security, yearly, mills. 26 USC 1, 63, 86."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from ladder.law.law import Law
from ladder.law.money import Mills, nearest_cent, to_mills
from ladder.model.month import Month

BRACKETS = 7


@dataclass(frozen=True, slots=True)
class TaxYear:
    """A year's figures for a single filer, mills; the last bracket has no top."""

    standard_deduction: int
    bracket_tops: tuple[int, ...]
    rates: tuple[Decimal, ...]
    social_security_first: int
    social_security_second: int


def tax_year(law: Law, year: int) -> TaxYear:
    """The figures of a tax year. Raises FigureNotKnownError before the first known year."""
    month = Month.of(year, 12)

    def mills(name: str, place: str = "") -> int:
        return to_mills(law.value(name, month, place))

    return TaxYear(
        mills("standard_deduction"),
        tuple(mills("tax_bracket_top", str(bracket)) for bracket in range(1, BRACKETS)),
        tuple(law.value("tax_bracket_rate", month, str(bracket)) for bracket in range(1, BRACKETS + 1)),
        mills("social_security_tax_first"),
        mills("social_security_tax_second"),
    )


def taxable_social_security(other_income: Mills, social_security: Mills, year: TaxYear) -> Mills:
    """How much of a year's Social Security is taxed. 26 USC 86(a), (b)."""
    provisional = other_income + social_security // 2
    over_first = np.maximum(provisional - year.social_security_first, 0)
    over_second = np.maximum(provisional - year.social_security_second, 0)
    half: Mills = np.minimum(social_security // 2, over_first // 2)
    # 86(a)(2): above the second amount, 85 percent of the excess and the lesser of the first tier's parts
    tier = (year.social_security_second - year.social_security_first) // 2
    upper = over_second * 85 // 100 + np.minimum(social_security // 2, tier)
    return np.asarray(np.where(over_second > 0, np.minimum(social_security * 85 // 100, upper), half))


def federal_income_tax(wages: Mills, social_security: Mills, year: TaxYear) -> Mills:
    """The year's tax, to the cent, before any credit."""
    taxed = wages + taxable_social_security(wages, social_security, year)
    taxable = np.maximum(taxed - year.standard_deduction, 0)
    tax = np.zeros_like(taxable)
    bottom = 0
    for top, rate in zip((*year.bracket_tops, None), year.rates, strict=True):
        upper = taxable if top is None else np.minimum(taxable, top)
        tax = tax + np.maximum(upper - bottom, 0) * int(rate * 100) // 100
        bottom = bottom if top is None else top
    return nearest_cent(tax)
