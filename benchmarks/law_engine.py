"""How fast the law engine streams: 100,000 workers x 120 months beside a bare SSI formula.

    python -m benchmarks.law_engine [workers] [months]

Uneven earnings, every benefit profile, month by month on one core. Prints person-months a second, peak
memory, and how many times the bare formula the engine takes.
"""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import replace

import numpy as np

from ladder.law import MonthLaw, load_law, month_law
from ladder.law.engine import Facts, State, advance, new_ssdi_state, new_ssi_state
from ladder.law.money import Mills
from ladder.law.ssdi import Work
from ladder.law.ssdi_months import SsdiFacts
from ladder.law.ssi_income import Household, Sources
from ladder.law.ssi_months import SsiFacts
from ladder.model.month import Month, month_range

FIRST = Month.of(2026, 1)
PATTERN = 30  # months after which the wages repeat


def month_of_wages(usual: Mills, month: int) -> Mills:
    """Uneven pay: three paydays in two months of the year, and a stop in a tenth of the months."""
    wages = usual + usual // 2 if month % 6 == 4 else usual
    rows = np.arange(usual.size)
    return np.where((rows * 7 + month) % 10 == 0, 0, wages)


def bare_formula(wages: Mills, unearned: Mills, law: MonthLaw) -> Mills:
    """The plain SSI formula on one month's income."""
    general = np.minimum(unearned, 20_000)
    earned = np.maximum(wages - (20_000 - general) - 65_000, 0) // 2
    payment = np.maximum(law.federal_benefit_rate - (unearned - general) - earned, 0)
    return -(-payment // 10) * 10


def run(workers: int, months: int) -> None:
    """Both, streamed the same way."""
    draw = np.random.default_rng(20260101)
    usual = draw.integers(0, 350_000, workers, dtype=np.int64) * 10
    benefit = draw.integers(30_000, 200_000, workers, dtype=np.int64) * 10
    profile = np.arange(workers) % 4  # none, SSI, SSDI, both
    has_ssi, has_ssdi = (profile == 1) | (profile == 3), profile >= 2
    law = load_law()
    laws = [month_law(law, month) for month in month_range(FIRST, months)]
    unearned = np.where(has_ssdi, benefit, 0)
    wages_of = [
        month_of_wages(usual, month) for month in range(PATTERN)
    ]  # made beforehand: not the law's time

    begun = time.perf_counter()
    total = 0
    for at, record in enumerate(laws):
        total += int(bare_formula(wages_of[at % PATTERN], unearned, record).sum())
    bare = time.perf_counter() - begun

    nothing = np.zeros(workers, dtype=np.int64)
    before = Sources(wages=nothing, social_security=nothing)
    laws_before = (month_law(law, FIRST + -1), month_law(law, FIRST + -2))
    household = Household()
    state = State(
        new_ssi_state(workers, (before, before), laws_before, household), new_ssdi_state(workers), nothing
    )
    ssi = SsiFacts(receives=has_ssi, income=before, threshold=53_165_000)
    ssdi = SsdiFacts(receives=has_ssdi, work=Work(), benefit=benefit, pays_part_b=True)
    begun = time.perf_counter()
    paid = 0
    for at, record in enumerate(laws):
        wages = wages_of[at % PATTERN]
        facts = Facts(
            ssi=replace(ssi, income=Sources(wages=wages), gross=wages),
            ssdi=replace(ssdi, work=Work(gross=wages)),
            taxed_wages=wages,
        )
        state, result = advance(state, facts, household, record)
        paid += int(result.ssi.federal.sum()) + int(result.ssdi.received.sum())
    whole = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    person_months = workers * months
    print(f"{workers:,} workers x {months} months")
    print(f"bare SSI formula  {bare:7.2f} s  {person_months / bare:14,.0f} person-months a second  ({total})")
    print(
        f"the whole engine  {whole:7.2f} s  {person_months / whole:14,.0f} person-months a second  ({paid})"
    )
    print(f"{whole / bare:.1f} times the bare formula; peak memory {peak:,.0f} MB")


if __name__ == "__main__":
    run(*(int(given) for given in [*sys.argv[1:], *("100000", "120")[len(sys.argv) - 1 :]]))
