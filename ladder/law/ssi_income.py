"""One month's income for SSI by source, and what of it counts for the person's household."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ladder.law.deeming import deemed_from_spouse
from ladder.law.money import Mills
from ladder.law.record import MonthLaw
from ladder.law.ssi import (
    Amount,
    Income,
    countable_earned,
    countable_unearned,
    one_third_reduction,
    presumed_maximum_value,
)

Flags = NDArray[np.bool_]
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Household:
    """Who is counted together. The same for every row of a run."""

    spouse: Literal["none", "eligible", "ineligible"] = "none"
    ineligible_children: int = 0
    in_household_of_another: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """Income received in a month, and what is taken from it; mills. A plain 0 stands for none."""

    wages: Amount = 0  # gross less a cafeteria plan's reductions
    self_employment: Amount = 0  # a twelfth of the year's
    social_security: Amount = 0  # as SSI counts it
    unearned: Amount = 0
    in_kind_support: Amount = 0
    needs_based: Amount = 0
    spouse_earned: Amount = 0
    spouse_unearned: Amount = 0
    student_exclusion: Amount = 0
    impairment_related_work_expenses: Amount = 0
    blind_work_expenses: Amount = 0
    plan_to_achieve_self_support: Amount = 0
    allocation: Amount = 0  # for deeming: that month's


class Counted(NamedTuple):
    """Countable income without needs-based income, mills, not rounded.

    The person's (or eligible couple's) own, and pooled with a spouse's where it is deemed.
    """

    unearned: Mills
    earned: Mills
    pooled_unearned: Mills | int = 0
    pooled_earned: Mills | int = 0
    deemed: Flags | bool = False


_RECURRING = ("wages", "self_employment", "social_security", "unearned", "in_kind_support")
_SPOUSES = ("spouse_earned", "spouse_unearned")


def plus(first: Amount, second: Amount) -> Amount:
    """A sum, a plain 0 leaving the other as it is."""
    if isinstance(second, int) and second == 0:
        return first
    return second if isinstance(first, int) and first == 0 else first + second


def counted(sources: Sources, household: Household, law: MonthLaw) -> Counted:
    """Countable income of a month's sources under a month's law. 20 CFR 416.1112, .1124, .1163."""
    unearned = plus(sources.unearned, sources.social_security)
    if not household.in_household_of_another:
        unearned = plus(unearned, _in_kind_support(sources.in_kind_support, household, law))
    earned = plus(sources.wages, sources.self_employment)
    if household.spouse == "eligible":
        unearned = plus(unearned, sources.spouse_unearned)
        earned = plus(earned, sources.spouse_earned)
    own = _counted(sources, unearned, earned, law)
    if household.spouse != "ineligible":
        return Counted(*own)
    deemed = deemed_from_spouse(
        sources.spouse_unearned, sources.spouse_earned, household.ineligible_children, sources.allocation
    )
    pooled = _counted(sources, plus(unearned, deemed.unearned), plus(earned, deemed.earned), law)
    return Counted(*own, *pooled, deemed.applies)


def _counted(sources: Sources, unearned: Amount, earned: Amount, law: MonthLaw) -> tuple[Mills, Mills]:
    income = Income(
        earned=earned,
        unearned=unearned,
        student_exclusion=sources.student_exclusion,
        impairment_related_work_expenses=sources.impairment_related_work_expenses,
        blind_work_expenses=sources.blind_work_expenses,
        plan_to_achieve_self_support=sources.plan_to_achieve_self_support,
    )
    counts, general_left, pass_left = countable_unearned(income, law)
    return counts, countable_earned(income, general_left, pass_left, law)


def _in_kind_support(support: Amount, household: Household, law: MonthLaw) -> Amount:
    """Shelter given by others, up to the presumed maximum value. 20 CFR 416.1140."""
    if isinstance(support, int) and support == 0:
        return 0
    couple = household.spouse == "eligible"
    rate = law.federal_benefit_rate_couple if couple else law.federal_benefit_rate
    return np.minimum(support, presumed_maximum_value(rate, law))


def without_own_earnings(sources: Sources) -> Sources:
    """The same month with the person's own earnings left out, for the unearned test of 1619(b)."""
    return replace(sources, wages=0, self_employment=0, student_exclusion=0)


def federal_rate(household: Household, law: MonthLaw) -> int:
    """The federal standard: the rate, a third less in the household of another. 20 CFR 416.410 to .412."""
    couple = household.spouse == "eligible"
    return _reduced(law.federal_benefit_rate_couple if couple else law.federal_benefit_rate, household)


def _reduced(rate: int, household: Household) -> int:
    return rate - int(one_third_reduction(rate)) if household.in_household_of_another else rate


def against_rate(income: Counted, household: Household, law: MonthLaw) -> Mills:
    """Countable income as it stands against the federal standard.

    With a spouse's income deemed, the payment is the lesser of the two computations, so the greater income
    counts. 20 CFR 416.1163(d), (e).
    """
    total: Mills = income.unearned + income.earned
    if household.spouse != "ineligible":
        return total
    couple = _reduced(law.federal_benefit_rate_couple, household)
    pooled = income.pooled_unearned + income.pooled_earned - (couple - federal_rate(household, law))
    return np.where(income.deemed, np.maximum(total, pooled), total)


def take(sources: Sources, rows: Rows) -> Sources:
    """Some rows of a month's sources."""
    return Sources(
        **{
            f.name: value
            if isinstance(value := getattr(sources, f.name), int) or value.ndim == 0
            else value[rows]
            for f in fields(Sources)
        }
    )


def recurring(first: Sources, second: Sources) -> tuple[Sources, bool]:
    """A cycle's first month without the sources that are not there in its second, and whether any went.

    20 CFR 416.420(c); POMS SI 02005.001.
    """
    kept = {}
    for name in (*_RECURRING, *_SPOUSES):
        amount, later = getattr(first, name), np.asarray(getattr(second, name))
        stopped = (np.asarray(amount) > 0) & (later == 0)
        if stopped.any():
            kept[name] = np.where(stopped, 0, amount)
    left = replace(first, **kept)
    if "wages" in kept or "self_employment" in kept:  # a student's exclusion goes with the student's earnings
        own = plus(left.wages, left.self_employment)
        left = replace(left, student_exclusion=np.minimum(left.student_exclusion, own))
    return left, bool(kept)
