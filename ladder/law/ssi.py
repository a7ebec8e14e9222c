"""SSI for one month: countable income in the regulation's order, what is paid, and the break-even.

Every argument is an array of mills (or a whole number of mills); nothing goes below zero and nothing
unused carries to another month. 20 CFR 416.1112, 416.1124; POMS SI 00810.420, SI 00820.500.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ladder.law.money import MILLS_PER_DOLLAR, Mills, cut_to_cent, round_payment
from ladder.law.record import MonthLaw

Amount = Mills | int


class Income(NamedTuple):
    """One month's income and exclusions, mills. `earned` is gross wages and net self-employment for SSI."""

    earned: Amount = 0
    unearned: Amount = 0  # in-kind support and deemed income among it
    needs_based: Amount = 0
    student_exclusion: Amount = 0
    impairment_related_work_expenses: Amount = 0
    blind_work_expenses: Amount = 0
    plan_to_achieve_self_support: Amount = 0


class Countable(NamedTuple):
    """Countable income of one month, mills, not rounded."""

    unearned: Mills
    earned: Mills

    @property
    def total(self) -> Mills:
        """All countable income."""
        return self.unearned + self.earned


def _given(amount: Amount) -> bool:
    """Whether an amount is there at all: a plain 0 stands for none."""
    return not (isinstance(amount, int) and amount == 0)


def _less(amount: Amount, exclusion: Amount) -> Mills:
    """An amount after an exclusion, not below zero."""
    if not _given(exclusion):
        return np.asarray(amount)
    return np.maximum(np.asarray(amount) - exclusion, 0)


def countable_income(income: Income, law: MonthLaw) -> Countable:
    """Countable income of one person, or of an eligible couple whose income is pooled.

    20 CFR 416.1124(c)(12) then 416.1112(c)(3) to (9): one general exclusion, unearned first.
    """
    unearned, general_left, pass_left = countable_unearned(income, law)
    return Countable(unearned, countable_earned(income, general_left, pass_left, law))


def countable_unearned(income: Income, law: MonthLaw) -> tuple[Mills, Mills, Amount]:
    """Countable unearned income, and what is left of the general exclusion and of the PASS amount."""
    other = np.asarray(income.unearned, dtype=np.int64)
    # 416.1124(c)(12): the general exclusion; needs-based income gets none of it (SI 00810.420).
    general = np.minimum(other, law.general_income_exclusion)
    unearned, general_left = other - general, law.general_income_exclusion - general
    pass_left: Amount = income.plan_to_achieve_self_support
    if _given(pass_left):
        # 416.1124(c)(13): income set aside under a plan to achieve self-support, from unearned first.
        plan = np.minimum(unearned, pass_left)
        unearned, pass_left = unearned - plan, pass_left - plan
    if _given(income.needs_based):
        unearned = unearned + income.needs_based
    return unearned, general_left, pass_left


def countable_earned(income: Income, general_left: Amount, pass_left: Amount, law: MonthLaw) -> Mills:
    """Countable earned income, each exclusion in the order of 20 CFR 416.1112(c)."""
    earned = _less(income.earned, income.student_exclusion)  # (c)(3)
    earned = _less(earned, general_left)  # (c)(4)
    earned = _less(earned, law.earned_income_exclusion)  # (c)(5)
    earned = _less(earned, income.impairment_related_work_expenses)  # (c)(6), before the half
    earned = earned // 2  # (c)(7); a fourth decimal is cut
    earned = _less(earned, income.blind_work_expenses)  # (c)(8), after the half
    return _less(earned, pass_left)  # (c)(9), last


def student_exclusion(wages: Amount, used_this_year: Amount, law: MonthLaw) -> Mills:
    """Wages a student under 22 may leave out this month. 20 CFR 416.1112(c)(3); POMS SI 00820.510."""
    left = _less(law.student_exclusion_year, used_this_year)
    return np.minimum(np.minimum(wages, law.student_exclusion_month), left)


def one_third_reduction(rate: Amount) -> Mills:
    """A third of the federal rate, cut to the cent, for someone in another's household.

    20 CFR 416.1131; POMS SI 00835.901.
    """
    return cut_to_cent(np.asarray(rate) // 3)


def presumed_maximum_value(rate: Amount, law: MonthLaw) -> Mills:
    """The most in-kind support counts for: a third of the rate, cut to the cent, and 20. 20 CFR 416.1140."""
    return one_third_reduction(rate) + law.general_income_exclusion


def payment(rate: Amount, countable: Amount) -> Mills:
    """What is payable of a standard after countable income, in whole cents. 20 CFR 416.420; SI 02001.010."""
    return round_payment(_less(rate, countable))


def with_minimum(federal: Mills, supplement: Amount) -> Mills:
    """A federal payment under a dollar is a dollar where no federally run supplement adds. 20 CFR 416.503."""
    small = (federal > 0) & (federal < MILLS_PER_DOLLAR) & (np.asarray(supplement) == 0)
    return np.where(small, MILLS_PER_DOLLAR, federal)


def each_of_couple(couple_payment: Mills) -> Mills:
    """One half of a couple's payment, each half in whole cents. POMS SI 02009.025."""
    return round_payment(couple_payment // 2)


def supplement_paid(standard: Amount, rate: Amount, countable: Amount) -> Mills:
    """A state supplement after the countable income the federal part leaves over. POMS SI 02001.010."""
    return round_payment(_less(standard, _less(countable, rate)))


def break_even_wages(rate: Amount, unearned: Amount, law: MonthLaw) -> Mills:
    """Monthly wages from which nothing is payable, with so much unearned income. POMS SI 00810.350."""
    general = np.minimum(unearned, law.general_income_exclusion)
    room = _less(rate, np.asarray(unearned) - general)
    return 2 * room + law.earned_income_exclusion + law.general_income_exclusion - general
