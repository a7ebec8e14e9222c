"""SNAP of a household with an elderly or disabled member or without, 48 states and DC. 7 USC 2014, 2017."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from ladder.law.law import Law
from ladder.model.month import Month

_ZERO = Decimal(0)


def snap_allotment(
    law: Law,
    month: Month,
    *,
    size: int,
    earned: Decimal,
    unearned: Decimal,
    shelter: Decimal,
    medical: Decimal = _ZERO,
    dependent_care: Decimal = _ZERO,
    disabled: bool = True,
) -> Decimal:
    """A month's allotment, dollars, for a household whose net income fits. SSI counts as unearned.

    7 USC 2014(e), 2017(a); 7 CFR 273.9, 273.10. Raises KeyError for a size that is not known (1 to 4).
    """
    most = law.value("snap_maximum_allotment", month, str(size))
    net = net_income(
        law,
        month,
        size=size,
        earned=earned,
        unearned=unearned,
        shelter=shelter,
        medical=medical if disabled else _ZERO,
        dependent_care=dependent_care,
        disabled=disabled,
    )
    share = law.value("snap_expected_contribution", month)
    allotment = max(most - (net * share).to_integral_value(ROUND_CEILING), _ZERO)
    if size > 2:
        return allotment
    one_person = law.value("snap_maximum_allotment", month, "1")
    least = (one_person * law.value("snap_minimum_share", month)).to_integral_value(ROUND_HALF_UP)
    return max(allotment, least)


def net_income(
    law: Law,
    month: Month,
    *,
    size: int,
    earned: Decimal,
    unearned: Decimal,
    shelter: Decimal,
    medical: Decimal,
    dependent_care: Decimal,
    disabled: bool,
) -> Decimal:
    """Income after SNAP's deductions, dollars a month. 7 USC 2014(e)."""
    counted_earned = earned * (1 - law.value("snap_earned_income_deduction", month))
    medical_deduction = max(medical - law.value("snap_medical_disregard", month), _ZERO)
    standard = law.value("snap_standard_deduction", month, str(size))
    before_shelter = max(counted_earned + unearned - standard - dependent_care - medical_deduction, _ZERO)
    excess = max(shelter - before_shelter / 2, _ZERO)
    if not disabled:
        excess = min(excess, law.value("snap_shelter_cap", month))
    return max(before_shelter - excess, _ZERO)
