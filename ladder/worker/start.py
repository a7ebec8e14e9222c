"""Where a person stands before the first month: only what the file says, nothing inferred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ladder.law import Law
from ladder.law.engine import State, new_ssdi_state, new_ssi_state
from ladder.law.money import Mills
from ladder.law.ssdi import Flags, countable_earnings, is_sga
from ladder.law.ssdi_months import (
    EXTENDED_MONTHS,
    GRACE_MONTHS,
    NEVER,
    REINSTATEMENT_MONTHS,
    REINSTATEMENT_WITHIN,
    SsdiState,
    count_service_months,
    payable,
)
from ladder.law.ssi import student_exclusion
from ladder.law.ssi_income import Sources, plus
from ladder.law.ssi_months import SsiState
from ladder.model.month import Month
from ladder.worker.facts import (
    USED_UP,
    Suppositions,
    benefit_of,
    household_of,
    law_of,
    medicare_from,
    sga_figure,
    sources_of,
    ssi_wages,
    work_of,
)
from ladder.worker.person import TRIAL_WORK_MONTHS, Person


def starting_state(person: Person, law: Law, suppose: Suppositions) -> State:
    """Every row before the first month."""
    first = person.first_month
    january = Month.of(first.year, 1)
    earlier = sum(ssi_wages(person, january + offset) for offset in range(first - january))
    return State(
        ssi=_ssi_state(person, law, suppose),
        ssdi=_ssdi_state(person, law, suppose),
        wages_this_year=np.full(suppose.rows, earlier, dtype=np.int64),
    )


def _ssi_state(person: Person, law: Law, suppose: Suppositions) -> SsiState:
    first, household = person.first_month, household_of(person)
    laws = (law_of(person, law, first + -1), law_of(person, law, first + -2))
    now = person.ssi.now if person.ssi else None
    # only a budget month's wages use the year's student exclusion; a new cycle has none before the first month
    feeds = person.ssi is None or (person.ssi.history == "long_standing" and now in (None, "paid"))
    two_back, used = _excluding(person, law, suppose, first + -2, 0)
    one_back, used = _excluding(person, law, suppose, first + -1, used)
    state = new_ssi_state(
        suppose.rows,
        (one_back, two_back),
        laws,
        household,
        long_standing=person.ssi is None or person.ssi.history == "long_standing",
    )
    if now in ("1619b", "suspended"):
        state = replace(
            state,
            cycle=state.cycle * 0,
            suspended=state.suspended + (1 if now == "suspended" else 0),
        )
    return replace(state, student_used=used if feeds else 0)


def _excluding(
    person: Person, law: Law, suppose: Suppositions, month: Month, used: Mills | int
) -> tuple[Sources, Mills | int]:
    """A budget month before the first, with its Social Security and its student exclusion."""
    counted, _ = benefit_before(person, law, suppose, month + -1)
    sources = replace(sources_of(person, month), social_security=counted)
    if not person.work_incentives.student.at(month):
        return sources, used
    used = 0 if month.month == 1 else used
    earned = plus(sources.wages, sources.self_employment)
    excluded = student_exclusion(earned, used, law_of(person, law, month))
    return replace(sources, student_exclusion=excluded), used + excluded


def benefit_before(person: Person, law: Law, suppose: Suppositions, month: Month) -> tuple[Mills, Mills]:
    """The SSDI benefit for a month before the first, as SSI counts it, and its cash; mills, by row.

    Paid from entitlement until `terminated` and again after reinstatement; unless SGA, past `ceased`'s grace.
    """
    none = np.zeros(suppose.rows, dtype=np.int64)
    amount = benefit_of(person, law, month) if person.ssdi else None
    if person.ssdi is None or amount is None:
        return none, none
    paid = _paid_before(person, law, suppose, month)
    pays = person.ssdi.part_b_paid_by == "self" and month.ordinal + 1 >= medicare_from(person)
    counted, cash = payable(amount, np.full(suppose.rows, pays), law_of(person, law, month))
    return counted * paid, cash * paid


def _paid_before(person: Person, law: Law, suppose: Suppositions, month: Month) -> Flags:
    ssdi = person.ssdi
    assert ssdi is not None
    everyone = np.full(suppose.rows, True)
    if ssdi.entitled_from and month < ssdi.entitled_from:
        return ~everyone
    if ssdi.terminated and month >= ssdi.terminated:
        asked = _reinstated_from(person, law, suppose)
        again = asked is not None and month >= asked
        return ~_sga(person, law, suppose, month) & again
    if ssdi.ceased and month - ssdi.ceased >= GRACE_MONTHS:
        return ~_sga(person, law, suppose, month)
    return everyone


def _sga(person: Person, law: Law, suppose: Suppositions, month: Month) -> Flags:
    record = law_of(person, law, month)
    earnings = countable_earnings(work_of(person, month))
    if sga_figure(person) in record.unknown:
        return suppose.sga & (earnings > 0)
    answer = is_sga(earnings, record, person.blind)
    return np.full(suppose.rows, bool(answer))


def _ssdi_state(person: Person, law: Law, suppose: Suppositions) -> SsdiState:
    state = new_ssdi_state(suppose.rows)
    ssdi, first = person.ssdi, person.first_month
    if ssdi is None:
        return state
    window, used, ninth = _trial_work(person, suppose, ssdi.trial_work_before(first))
    if ssdi.ceased and (ninth == NEVER).any():
        ninth = np.where(ninth == NEVER, ssdi.ceased.ordinal - 1, ninth)  # complete, at the latest, by then
    due, due_cash = benefit_before(person, law, suppose, first + -1)
    state = replace(
        state,
        entitled_from=state.entitled_from + (ssdi.entitled_from.ordinal if ssdi.entitled_from else 0),
        window=window,
        used=used,
        ninth=ninth,
        cessation=state.cessation if ssdi.ceased is None else state.cessation * 0 + ssdi.ceased.ordinal,
        terminated=state.terminated
        if ssdi.terminated is None
        else state.terminated * 0 + ssdi.terminated.ordinal,
        due=due,
        due_cash=due_cash,
    )
    return _reinstated_before(person, law, suppose, state)


def _trial_work(
    person: Person, suppose: Suppositions, end: Month, since: Month | None = None
) -> tuple[Mills, Mills, Mills]:
    """Window, months used and ninth month before the first month, from what the file says alone.

    A count is the months just before `end`; months before `since` belong to an earlier trial work period.
    """
    assert person.ssdi is not None
    first, given = person.first_month, person.ssdi.trial_work_months
    if isinstance(given, tuple):
        listed = [{month for month in given if since is None or month >= since}] * suppose.rows
    else:
        counts = suppose.trial_work_months if given == "unknown" else (given,) * suppose.rows
        listed = [_just_before(end, count) for count in counts]
    window = np.zeros(suppose.rows, dtype=np.int64)
    used, ninth = window.copy(), window + NEVER
    start = min((min(months) for months in listed if months), default=first)
    for offset in range(first - start):
        month = start + offset
        service = np.array([month in months for months in listed])
        window, used = count_service_months(window, used, service, ninth == NEVER)
        ninth = np.where((ninth == NEVER) & (used >= TRIAL_WORK_MONTHS), month.ordinal, ninth)
    return window, used, ninth


def _just_before(end: Month, count: int) -> set[Month]:
    """So many months just before, or nine so long before that the extended period is over."""
    if count == USED_UP:
        end, count = end + -EXTENDED_MONTHS, TRIAL_WORK_MONTHS
    return {end + -back for back in range(1, count + 1)}


def _reinstated_from(person: Person, law: Law, suppose: Suppositions) -> Month | None:
    """The month of a reinstatement asked for in time, and not in a month of SGA. 20 CFR 404.1592b, .1592c."""
    assert person.ssdi is not None
    asked, ended = person.ssdi.reinstatement_requested, person.ssdi.terminated
    if asked is None or ended is None or asked - ended >= REINSTATEMENT_WITHIN:
        return None
    return None if _sga(person, law, suppose, asked).any() else asked


def _reinstated_before(person: Person, law: Law, suppose: Suppositions, state: SsdiState) -> SsdiState:
    """A reinstatement requested before the first month, with its payable months so far."""
    asked, first = _reinstated_from(person, law, suppose), person.first_month
    if asked is None or asked >= first:
        return state
    months: Sequence[Month] = [asked + offset for offset in range(first - asked)]
    payable_months = [month for month in months if not _sga(person, law, suppose, month).any()]
    never = state.ninth * 0 + NEVER
    state = replace(state, window=state.window * 0, used=state.used * 0, ninth=never)
    state = replace(state, cessation=never, terminated=never, sga_after_extended=never, late_sga=never)
    if len(payable_months) < REINSTATEMENT_MONTHS:
        return replace(state, reinstated=never * 0 + len(payable_months))
    anew = payable_months[REINSTATEMENT_MONTHS - 1] + 1
    window, used, ninth = _trial_work(person, suppose, first, anew)
    return replace(state, entitled_from=never * 0 + anew.ordinal, window=window, used=used, ninth=ninth)
