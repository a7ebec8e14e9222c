"""SSDI month by month: trial work, the extended period, cessation and grace, suspension, termination.

The state is what each worker has used and when; a step adds one month. 20 CFR 404.1592, .1592a, .1592b to f,
.325, .401a; POMS DI 13010.035, DI 13050.066.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from ladder.law.medicare import has_medicare
from ladder.law.money import Mills, floor_to_dime, floor_to_dollar
from ladder.law.record import MonthLaw
from ladder.law.ssdi import Amount, Flags, Work, countable_earnings, is_sga, is_trial_work_month

Codes = NDArray[np.int8]
Counts = NDArray[np.int64]

TRIAL_WORK_MONTHS = 9  # 20 CFR 404.1592(a)
WINDOW = 60  # months in which they are counted, 404.1592(e)(2)
EXTENDED_MONTHS = 36  # 404.1592a(b)
GRACE_MONTHS = 3  # the cessation month and the next two, 404.325
REINSTATEMENT_WITHIN = 60  # months from the month entitlement ended, 404.1592b
REINSTATEMENT_MONTHS = 24  # payable months of the initial reinstatement period, 404.1592f
NEVER = -1
_WINDOW_MASK = (1 << WINDOW) - 1


class SsdiPhase(IntEnum):
    """Where a worker stands in a month."""

    NONE = 0
    TRIAL_WORK = 1
    EXTENDED = 2  # paid unless SGA
    GRACE = 3
    SUSPENDED = 4
    TERMINATED = 5


@dataclass(frozen=True, slots=True)
class SsdiState:
    """What each worker has used. Months are ordinals, `NEVER` where there is none; mills."""

    entitled_from: Counts  # or the first month of a new trial work period after reinstatement
    window: Counts  # service months of the last 60, a bit each, the newest lowest
    used: Counts
    ninth: Counts  # the month trial work was complete
    cessation: Counts
    terminated: Counts  # the first month without entitlement
    sga_after_extended: Counts  # first SGA month past the extended period, grace months among them
    late_sga: Counts  # first SGA month in or after the 16th of the extended period, for Medicare
    reinstated: Counts  # payable months of the initial reinstatement period so far; NEVER outside it
    due: Mills  # last month's benefit as SSI counts it, received this month
    due_cash: Mills  # and the cash of it


@dataclass(frozen=True, slots=True)
class SsdiFacts:
    """What a month's SSDI rests on; mills. A row is a worker."""

    receives: Flags  # an SSDI beneficiary at all
    work: Work
    benefit: Amount  # the monthly benefit before Part B
    pays_part_b: Flags | bool = False
    blind: Flags | bool = False
    decided: NDArray[np.int8] | int = (
        NEVER  # SGA as averaging or an unsuccessful attempt decides it; NEVER: itself
    )
    reinstatement_requested: Counts | int = NEVER
    medicare_from: Counts | int = 0
    trial_work_known: bool = True
    sga_known: bool = True
    # where a figure is not known: what each row supposes
    suppose_service: Flags | bool = False
    suppose_sga: Flags | bool = False


@dataclass(frozen=True, slots=True)
class SsdiMonth:
    """One month's SSDI; mills."""

    phase: Codes
    service_month: Flags
    used: Counts
    sga: Flags
    benefit: Mills  # payable for the month, as SSI counts it
    counted: Mills  # received in the month, as SSI counts it
    received: Mills  # cash in the month
    medicare: Flags


def advance_ssdi(state: SsdiState, facts: SsdiFacts, law: MonthLaw) -> tuple[SsdiState, SsdiMonth]:
    """One month of SSDI for every row."""
    month = law.month.ordinal
    earnings = countable_earnings(facts.work)
    sga = is_sga(earnings, law, facts.blind) if facts.sga_known else np.asarray(facts.suppose_sga)
    state = _reinstate(state, facts, sga, month)
    entitled = facts.receives & (month >= state.entitled_from)
    active = entitled & ((state.terminated == NEVER) | (month < state.terminated))

    in_reinstatement = state.reinstated != NEVER
    in_trial = active & (state.ninth == NEVER) & ~in_reinstatement
    over = (
        is_trial_work_month(facts.work.gross, law)
        if facts.trial_work_known
        else np.asarray(facts.suppose_service)
    )
    service = in_trial & over
    window, used = count_service_months(state.window, state.used, service, in_trial)
    ninth = np.where(in_trial & (used >= TRIAL_WORK_MONTHS), month, state.ninth)

    after_trial = active & ~in_trial
    decided = sga
    if not isinstance(facts.decided, int):
        decided = np.where(facts.decided == NEVER, sga, facts.decided == 1)
    ceases = after_trial & ~in_reinstatement & (state.cessation == NEVER) & decided
    cessation = np.where(ceases, month, state.cessation)
    extended_end = state.ninth + EXTENDED_MONTHS
    since = month - cessation
    ceased = after_trial & (cessation != NEVER) & (since >= 0)
    past_grace = ceased & (since >= GRACE_MONTHS)
    # 42 USC 423(a)(1), 404.325, .1592a(a)(3): entitlement ends with the first SGA month after the extended
    # period, and no earlier than the third month after cessation. SGA in a grace month past it counts too.
    first_after = ceased & (month > extended_end) & sga & (state.sga_after_extended == NEVER)
    sga_after_extended = np.where(first_after, month, state.sga_after_extended)
    ends = past_grace & ((cessation > extended_end) | (sga_after_extended != NEVER))
    stopped = (past_grace | (active & in_reinstatement)) & sga & ~ends

    phase = np.zeros(sga.shape, dtype=np.int8)
    phase[in_trial] = SsdiPhase.TRIAL_WORK
    phase[after_trial] = SsdiPhase.EXTENDED
    phase[ceased & ~past_grace] = SsdiPhase.GRACE
    phase[stopped] = SsdiPhase.SUSPENDED
    phase[ends | (entitled & ~active)] = SsdiPhase.TERMINATED
    paid = active & ~stopped & ~ends

    later = after_trial & sga & (month - state.ninth > 15) & (state.late_sga == NEVER)
    terminated = np.where(ends, month, state.terminated)
    medicare = facts.receives & has_medicare(month, facts.medicare_from, ninth, terminated, state.late_sga)
    withheld = np.asarray(facts.pays_part_b) & (month + 1 >= np.asarray(facts.medicare_from))
    benefit, cash = payable(facts.benefit, withheld, law)
    benefit, cash = benefit * paid, cash * paid
    after = SsdiState(
        entitled_from=state.entitled_from,
        window=window,
        used=used,
        ninth=ninth,
        cessation=cessation,
        terminated=terminated,
        sga_after_extended=sga_after_extended,
        late_sga=np.where(later, month, state.late_sga),
        reinstated=np.where(in_reinstatement & paid, state.reinstated + 1, state.reinstated),
        due=benefit,
        due_cash=cash,
    )
    shown = np.where(ninth != NEVER, TRIAL_WORK_MONTHS, used)
    shown_sga = facts.receives & sga
    return after, SsdiMonth(phase, service, shown, shown_sga, benefit, state.due, state.due_cash, medicare)


def count_service_months(
    window: Counts, used: Counts, service: Flags, counting: Flags
) -> tuple[Counts, Counts]:
    """The last 60 months' service months with one more month; the oldest drops out. 20 CFR 404.1592(e)(2)."""
    dropped = (window >> (WINDOW - 1)) & 1
    moved = ((window << 1) & _WINDOW_MASK) | service
    return np.where(counting, moved, window), np.where(counting, used + service - dropped, used)


def with_adjustment(benefit: Mills, rise: Decimal) -> Mills:
    """A benefit after a December's cost-of-living adjustment, down to the dime. 20 CFR 404.271, .304(f)."""
    raised = [int(int(amount) * (1 + rise)) for amount in np.atleast_1d(benefit)]  # exact for any rate
    return floor_to_dime(np.array(raised, dtype=np.int64))


def payable(benefit: Amount, premium_withheld: Flags, law: MonthLaw) -> tuple[Mills, Mills]:
    """A month's benefit as SSI counts it, and the cash paid the month after.

    The dime below, less the Part B premium of the month of receipt, the dollar below; SSI counts the premium
    back in. 20 CFR 404.304(f); POMS RS 00601.020, SI 00830.210.
    """
    amount = floor_to_dime(np.asarray(benefit))
    premium = np.minimum(np.where(premium_withheld, law.part_b_premium_next, 0), amount)
    cash = floor_to_dollar(amount - premium)
    return cash + premium, cash


def _reinstate(state: SsdiState, facts: SsdiFacts, sga: Flags, month: int) -> SsdiState:
    """Expedited reinstatement: from the request on, month by month; after 24 payable months, trial work anew.

    20 CFR 404.1592b, .1592c, .1592f.
    """
    requested = np.asarray(facts.reinstatement_requested) == month
    if not requested.any() and not (state.reinstated >= REINSTATEMENT_MONTHS).any():
        return state
    in_time = month - state.terminated < REINSTATEMENT_WITHIN
    starts = requested & (state.terminated != NEVER) & in_time & ~sga
    anew = state.reinstated >= REINSTATEMENT_MONTHS
    fresh = starts | anew
    return SsdiState(
        entitled_from=np.where(anew, month, state.entitled_from),
        window=np.where(fresh, 0, state.window),
        used=np.where(fresh, 0, state.used),
        ninth=np.where(fresh, NEVER, state.ninth),
        cessation=np.where(fresh, NEVER, state.cessation),
        terminated=np.where(starts, NEVER, state.terminated),
        sga_after_extended=np.where(fresh, NEVER, state.sga_after_extended),
        late_sga=np.where(fresh, NEVER, state.late_sga),
        reinstated=np.where(starts, 0, np.where(anew, NEVER, state.reinstated)),
        due=state.due,
        due_cash=state.due_cash,
    )
