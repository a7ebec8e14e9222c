"""One month of the law for one worker or a million: (state, this month's facts, law) -> (state, result).

SSDI first, for it sets the Social Security that SSI counts; then SSI, Medicaid and payroll tax. Splitting a
run in two gives the same months: all that a later month needs is in the state.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ladder.law.deeming import allocation
from ladder.law.medicaid import buy_in_open, medicaid
from ladder.law.money import Mills
from ladder.law.payroll import employee_fica
from ladder.law.record import MonthLaw
from ladder.law.ssdi_months import NEVER, SsdiFacts, SsdiMonth, SsdiState, advance_ssdi
from ladder.law.ssi import Amount
from ladder.law.ssi_income import Household, Sources, counted
from ladder.law.ssi_months import SsiFacts, SsiMonth, SsiState, advance_ssi

Flags = NDArray[np.bool_]

LAG_ALREADY_RUNS = 3  # eligible months behind a long-standing recipient: past the first three of a cycle


@dataclass(frozen=True, slots=True)
class State:
    """Where every worker stands before a month."""

    ssi: SsiState
    ssdi: SsdiState
    wages_this_year: Mills  # on which payroll tax was due


@dataclass(frozen=True, slots=True)
class Facts:
    """One month's facts of every worker; mills. SSI's Social Security income comes from the SSDI step."""

    ssi: SsiFacts
    ssdi: SsdiFacts
    taxed_wages: Amount = 0  # paid in the month, less a cafeteria plan's reductions
    buy_in_income: Amount = NEVER  # a state's limits of countable income and resources, where known
    buy_in_resources: Amount = 0


@dataclass(frozen=True, slots=True)
class Result:
    """One month of every worker; mills."""

    ssi: SsiMonth
    ssdi: SsdiMonth
    medicaid: NDArray[np.int8]
    fica: Mills


def advance(state: State, facts: Facts, household: Household, law: MonthLaw) -> tuple[State, Result]:
    """The next month."""
    ssdi_state, ssdi = advance_ssdi(state.ssdi, facts.ssdi, law)
    each = 0 if household.spouse == "none" else allocation(law)
    income = replace(facts.ssi.income, social_security=ssdi.counted, allocation=each)
    ssi_state, ssi = advance_ssi(state.ssi, replace(facts.ssi, income=income), household, law)
    earlier = state.wages_this_year if law.month.month > 1 else state.wages_this_year * 0
    fica = employee_fica(np.asarray(facts.taxed_wages), earlier, law)
    countable = ssi.counted.unearned + ssi.counted.earned + ssi.needs_based
    open_to_buy_in = buy_in_open(
        facts.ssi.gross, countable, facts.ssi.resources, facts.buy_in_income, facts.buy_in_resources
    )
    result = Result(ssi, ssdi, medicaid(ssi.status, open_to_buy_in), fica)
    return State(ssi_state, ssdi_state, earlier + facts.taxed_wages), result


def new_ssdi_state(workers: int) -> SsdiState:
    """Workers entitled for long, with no trial work months used."""

    def full(value: int) -> Mills:
        return np.full(workers, value, dtype=np.int64)

    return SsdiState(
        entitled_from=full(0),
        window=full(0),
        used=full(0),
        ninth=full(NEVER),
        cessation=full(NEVER),
        terminated=full(NEVER),
        sga_after_extended=full(NEVER),
        late_sga=full(NEVER),
        reinstated=full(NEVER),
        due=full(0),
        due_cash=full(0),
    )


def new_ssi_state(
    workers: int,
    before: tuple[Sources, Sources],
    laws_before: tuple[MonthLaw, MonthLaw],
    household: Household,
    *,
    long_standing: bool = True,
) -> SsiState:
    """Recipients before their first month here, with two months' income behind them."""
    flags = np.full(workers, long_standing)
    one_back, two_back = (
        replace(sources, allocation=0 if household.spouse == "none" else allocation(law))
        for sources, law in zip(before, laws_before, strict=True)
    )
    return SsiState(
        cycle=np.full(workers, LAG_ALREADY_RUNS if long_standing else 0, dtype=np.int64),
        payable=flags,
        known=flags,
        suspended=np.zeros(workers, dtype=np.int64),
        terminated=np.zeros(workers, dtype=np.bool_),
        student_used=0,
        before=(one_back, two_back),
        counted_before=(
            counted(one_back, household, laws_before[0]),
            counted(two_back, household, laws_before[1]),
        ),
    )
