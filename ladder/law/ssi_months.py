"""SSI month by month: who is eligible, whose month sets the payment, suspension and termination.

Eligibility looks at the month itself, the amount at the budget month. 20 CFR 416.420, 416.1320, 416.1335;
POMS SI 02005.001, SI 02301.205.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from ladder.law.money import Mills
from ladder.law.record import MonthLaw
from ladder.law.ssi import Amount, each_of_couple, payment, student_exclusion, supplement_paid, with_minimum
from ladder.law.ssi_income import (
    Counted,
    Flags,
    Household,
    Rows,
    Sources,
    against_rate,
    counted,
    federal_rate,
    plus,
    recurring,
    take,
    without_own_earnings,
)

Codes = NDArray[np.int8]
Counts = NDArray[np.int64]

MONTHS_OF_SUSPENSION = 12  # the next is termination, 20 CFR 416.1335
UNKNOWN_THRESHOLD = -1


class SsiStatus(IntEnum):
    """A month's status; `UNKNOWN` is 1619(b) or suspended, for want of a threshold."""

    NONE = 0
    PAID = 1
    ZERO = 2
    MEDICAID_1619B = 3
    SUSPENDED = 4
    INELIGIBLE = 5
    TERMINATED = 6
    UNKNOWN = 7


@dataclass(frozen=True, slots=True)
class SsiState:
    """Where each person's SSI stands before a month, with the two months before it."""

    cycle: Counts  # consecutive eligible months up to now; 0 starts a new cycle
    payable: Flags  # a payment was due in this period of eligibility
    known: Flags  # eligible in some month
    suspended: Counts  # consecutive months of suspension
    terminated: Flags
    student_used: Amount  # student exclusion used this calendar year
    before: tuple[Sources, Sources]  # the month before, and the one before that
    counted_before: tuple[Counted, Counted]


@dataclass(frozen=True, slots=True)
class SsiFacts:
    """What a month's SSI rests on besides income; mills. A row is a person."""

    receives: Flags  # an SSI recipient at all
    income: Sources
    gross: Amount = 0  # the month's earnings for 1619(b): before a cafeteria plan's reductions too
    gross_of_a_year: Amount | None = (
        None  # of the twelve months from this one on; None: twelve times the month's
    )
    student: Flags | bool = False
    resources: Amount = 0
    supplement: Amount = 0  # the state's standard for the living arrangement
    supplement_federally_run: bool = False
    threshold: Amount = UNKNOWN_THRESHOLD  # 1619(b), a year
    rate_known: bool = True
    supplement_known: bool = True
    # where a figure is not known: what each row supposes, so that only answers that differ are unknown
    suppose_eligible: Flags | bool = True
    suppose_1619b: Flags | bool = True


@dataclass(frozen=True, slots=True)
class SsiMonth:
    """One month's SSI; mills. `budget_lag` is how many months back the budget month lies, -1 for none."""

    status: Codes
    counted: Counted
    needs_based: Amount
    budget_lag: Codes
    federal: Mills
    supplement: Mills
    threshold_decides: Flags  # all else of 1619(b) was met


def with_student_exclusion(state: SsiState, facts: SsiFacts, law: MonthLaw) -> tuple[Sources, Amount]:
    """Income with the student exclusion taken, and what the year has used. 20 CFR 416.1112(c)(3)."""
    if isinstance(facts.student, bool) and not facts.student:
        return facts.income, 0
    used = 0 if law.month.month == 1 else state.student_used
    earned = plus(facts.income.wages, facts.income.self_employment)
    excluded = np.where(facts.student, student_exclusion(earned, used, law), 0)
    return replace(facts.income, student_exclusion=excluded), used + excluded


def advance_ssi(
    state: SsiState, facts: SsiFacts, household: Household, law: MonthLaw
) -> tuple[SsiState, SsiMonth]:
    """One month of SSI for every row."""
    income, student_used = with_student_exclusion(state, facts, law)
    now = counted(income, household, law)
    rate = federal_rate(household, law)
    total = against_rate(now, household, law) + income.needs_based
    resources_fit = _resources_fit(facts, household, law)

    # 416.1100, 416.202: the month's own income; equal to the limit is eligible.
    limit = rate + facts.supplement if facts.supplement_federally_run else rate
    fits = np.asarray(total <= limit) if facts.rate_known else np.asarray(facts.suppose_eligible)
    if facts.supplement_federally_run and not facts.supplement_known:
        fits = fits | facts.suppose_eligible  # over the federal rate, the supplement would decide
    open_case = facts.receives & ~state.terminated
    eligible = open_case & fits & resources_fit
    cycle = np.where(eligible, state.cycle + 1, 0)

    budget = _budget_month_income(state, cycle, income, now, household, law) + income.needs_based
    federal, supplement = _amounts(rate, facts, budget, eligible, household)

    paid = federal + supplement > 0 if facts.supplement_federally_run else federal > 0
    status = np.where(eligible, np.where(paid, SsiStatus.PAID, SsiStatus.ZERO), SsiStatus.NONE).astype(
        np.int8
    )
    out = open_case & ~eligible
    suspended = state.suspended * 0
    terminated = state.terminated
    qualifies = np.zeros_like(out)
    if out.any():
        qualifies = _qualifies_for_1619b(
            state, facts, income, out & resources_fit, rate, limit, household, law
        )
        medicaid, unknown = _under_threshold(facts, qualifies)
        lost = out & ~medicaid & (state.known | eligible)
        suspended = np.where(lost, state.suspended + 1, 0)
        ended = suspended > MONTHS_OF_SUSPENSION
        status[out] = SsiStatus.INELIGIBLE
        status[lost] = SsiStatus.SUSPENDED
        status[ended] = SsiStatus.TERMINATED
        status[medicaid] = SsiStatus.MEDICAID_1619B
        status[unknown & ~ended] = SsiStatus.UNKNOWN
        terminated = state.terminated | ended
        if not facts.supplement_federally_run:
            # A state-run supplement looks at the month itself while Medicaid continues or SSI is suspended.
            kept = resources_fit & (medicaid | (lost & ~ended))
            alone = _supplement(facts.supplement, rate, total, household)
            supplement = np.where(kept, alone, supplement)
    status[facts.receives & state.terminated] = SsiStatus.TERMINATED

    known = state.known | eligible
    after = SsiState(
        cycle=cycle,
        payable=state.payable | (eligible & paid),
        known=known,
        suspended=suspended,
        terminated=terminated,
        # earnings before the first eligible month do not use the year's amount, POMS SI 00820.510
        student_used=0 if isinstance(student_used, int) else np.where(known, student_used, 0),
        before=(income, state.before[0]),
        counted_before=(now, state.counted_before[0]),
    )
    lag = np.where(eligible, np.minimum(cycle, 3) - 1, -1).astype(np.int8)
    return after, SsiMonth(status, now, income.needs_based, lag, federal, supplement, qualifies)


def _resources_fit(facts: SsiFacts, household: Household, law: MonthLaw) -> Flags:
    """Resources on the first of the month are at or under the limit. 20 CFR 416.1205, 416.1207."""
    alone = household.spouse == "none"
    limit = law.resource_limit if alone else law.resource_limit_couple
    return np.asarray(np.asarray(facts.resources) <= limit)


def _budget_month_income(
    state: SsiState, cycle: Counts, income: Sources, now: Counted, household: Household, law: MonthLaw
) -> Mills:
    """Countable income of each row's budget month, without needs-based income. 20 CFR 416.420(a) to (c)."""
    total = against_rate(now, household, law)
    one_back, two_back = state.counted_before
    earlier = state.before
    if law.month.month <= 2:
        # 416.420, example 3: in January and February a rise in Social Security counts at that month's amount.
        earlier = (_coordinated(earlier[0], income), _coordinated(earlier[1], income))
    if law.month.month <= 2 or any(np.any(sources.in_kind_support) for sources in earlier):
        # This month's figures value support in kind; only its facts are the budget month's.
        one_back, two_back = (counted(sources, household, law) for sources in earlier)
    total = np.where(cycle >= 3, against_rate(two_back, household, law), total)
    second, third = cycle == 2, cycle == 3
    if second.any():
        total = np.where(second, against_rate(one_back, household, law), total)
        _leave_out_nonrecurring(total, second, earlier[0], income, household, law)
    if third.any():
        _leave_out_nonrecurring(total, third, earlier[1], state.before[0], household, law)
    return total


def _coordinated(sources: Sources, income: Sources) -> Sources:
    """A budget month's income with Social Security at this month's amount, if both had it and it rose."""
    had, has = np.asarray(sources.social_security), np.asarray(income.social_security)
    return replace(sources, social_security=np.where((had > 0) & (has > had), has, had))


def _leave_out_nonrecurring(
    total: Mills, rows: Flags, first: Sources, second: Sources, household: Household, law: MonthLaw
) -> None:
    """In a cycle's second and third months, its first month's income without what did not go on."""
    where: Rows = np.flatnonzero(rows)
    kept, stopped = recurring(take(first, where), take(second, where))
    if stopped:
        total[where] = against_rate(counted(kept, household, law), household, law)


def _amounts(
    rate: int, facts: SsiFacts, budget: Mills, eligible: Flags, household: Household
) -> tuple[Mills, Mills]:
    """The federal payment and the supplement of eligible rows, each rounded apart. POMS SI 02001.010."""
    couple = household.spouse == "eligible"
    due = np.maximum(rate - budget, 0)
    federal = each_of_couple(due) if couple else payment(due, 0)
    supplement: Mills = np.zeros_like(federal)
    if not (isinstance(facts.supplement, int) and facts.supplement == 0):
        supplement = _supplement(facts.supplement, rate, budget, household)
    federal = with_minimum(federal, supplement if facts.supplement_federally_run else 0)
    return federal * eligible, supplement * eligible


def _supplement(standard: Amount, rate: int, income: Mills, household: Household) -> Mills:
    if household.spouse == "eligible":
        return each_of_couple(np.maximum(np.asarray(standard) - np.maximum(income - rate, 0), 0))
    return supplement_paid(standard, rate, income)


def _qualifies_for_1619b(
    state: SsiState,
    facts: SsiFacts,
    income: Sources,
    candidates: Flags,
    rate: int,
    limit: Amount,
    household: Household,
    law: MonthLaw,
) -> Flags:
    """For whom the threshold decides on 1619(b): a payment was due before, and earnings alone are the cause.

    Income without the person's own earnings fits the limit. 20 CFR 416.262 to .269; POMS SI 02302.010.
    """
    unearned = counted(without_own_earnings(income), household, law)
    alone = against_rate(unearned, household, law) + income.needs_based
    return candidates & state.payable & np.asarray(alone <= limit)


def _under_threshold(facts: SsiFacts, qualifies: Flags) -> tuple[Flags, Flags]:
    """Who keeps Medicaid under 1619(b), and for whom that is not known for want of a threshold.

    Gross of twelve months from this one on, before a cafeteria plan's reductions, is not more than the threshold.
    20 CFR 416.269; POMS SI 02302.045.
    """
    unknown = qualifies & np.asarray(np.asarray(facts.threshold) == UNKNOWN_THRESHOLD)
    gross = 12 * np.asarray(facts.gross) if facts.gross_of_a_year is None else facts.gross_of_a_year
    under = np.where(unknown, facts.suppose_1619b, np.asarray(gross) <= facts.threshold)
    return qualifies & under, unknown
