"""The path over time: sixty months of an invented worker who starts at a rung's pay, hours and profile.

The worker has received benefits for long, has no wages before the first month and no trial work months used. Pay
counts on payday for SSI and on workdays for SSDI (`ladder.worker.pay_over_time`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from ladder.law import Law, MonthLaw, month_law
from ladder.law.engine import Facts, Result, State, advance, new_ssdi_state, new_ssi_state
from ladder.law.income_tax import federal_income_tax, tax_year
from ladder.law.money import Mills, nearest_cent, to_mills
from ladder.law.ssdi import Work
from ladder.law.ssdi_months import SsdiFacts, payable, with_adjustment
from ladder.law.ssi_income import Household, Sources
from ladder.law.ssi_months import SsiFacts
from ladder.law.supplements import OWN_HOUSEHOLD, is_federally_run
from ladder.model.month import Month, month_range
from ladder.model.plan import Plan
from ladder.worker.pay_over_time import Grid, Job, PayOverTime, pay_by_month
from ladder.worker.schedule import WITH_SSDI, WITH_SSI
from ladder.worker.state_figures import buy_in_limit, state_supplement, threshold_1619b

PATH_MONTHS = 60
NOT_USED = {"part_b_premium", "part_b_premium_next"}
"""Figures of the law that net income here does not rest on: SSDI stands before the premium."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Invented workers, one an entry: the job and the benefit profile."""

    jobs: tuple[Job, ...]
    profiles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """Every worker's months. Amounts are mills; statuses are the law's codes."""

    months: tuple[Month, ...]
    workers: Workers
    pay: PayOverTime
    ssi: Grid  # the federal payment
    supplement: Grid
    ssdi: Grid  # cash received, before the Part B premium
    fica: Grid
    tax: Grid  # federal income tax, a twelfth of the year's
    ssi_status: Grid
    ssdi_phase: Grid
    medicaid: Grid
    medicare: Grid
    projected: tuple[bool, ...]

    @property
    def wages(self) -> Grid:
        """Pay by payday, one-time and back pay included."""
        return self.pay.paid

    @property
    def net(self) -> Grid:
        """Wages and benefits less FICA and federal income tax."""
        return self.wages + self.ssi + self.supplement + self.ssdi - self.fica - self.tax


def follow(plan: Plan, workers: Workers, law: Law, months: int = PATH_MONTHS) -> Paths:
    """Take every worker through the law, month by month."""
    start = plan.period.start
    # through the December after the last month: a month bears a twelfth of its calendar year's tax
    calendar = month_range(start, Month.of((start + (months - 1)).year, 12) - start + 1)
    household = Household()
    beyond = month_range(start, len(calendar) + 11)
    pay = pay_by_month(plan, workers.jobs, beyond)
    # 1619(b) counts the gross pay of twelve months from the month on. 20 CFR 416.269(c); POMS SI 02302.045.
    twelve_months = sliding_window_view(pay.paid, 12, axis=0).sum(axis=-1)
    pay = pay.first(len(calendar))
    benefit = np.array([_benefit(plan, profile) for profile in workers.profiles], dtype=np.int64)
    before = payable(benefit, np.zeros(benefit.shape, dtype=np.bool_), month_law(law, start + -1))[0]
    state = _start(plan, before, law, household)
    results: list[Result] = []
    records = [_month_law(plan, law, month) for month in calendar]
    for at, record in enumerate(records):
        benefit = _with_cola(benefit, calendar[at], start, law)
        facts = _facts(plan, workers, pay.earned[at], pay.paid[at], twelve_months[at], benefit, law, record)
        state, result = advance(state, facts, household, record)
        results.append(result)
    ssdi = np.array([result.ssdi.counted for result in results], dtype=np.int64)
    tax = _tax(calendar, pay.paid, ssdi, before, law)
    return _paths(workers, pay.first(months), ssdi[:months], tax[:months], results, records)


def _month_law(plan: Plan, law: Law, month: Month) -> MonthLaw:
    """The law of a month; no Social Security tax where the employer is outside Social Security."""
    record = month_law(law, month)
    return record if plan.employer_cost.social_security else replace(record, oasdi_rate=Decimal(0))


def _start(plan: Plan, ssdi: Mills, law: Law, household: Household) -> State:
    """Benefits as they have been for long: the month before's SSDI arrives in the first month."""
    count, nothing, start = ssdi.size, np.zeros_like(ssdi), plan.period.start
    before = Sources(wages=nothing, social_security=ssdi)
    laws = (month_law(law, start + -1), month_law(law, start + -2))
    ssi = new_ssi_state(count, (before, before), laws, household)
    return State(ssi, replace(new_ssdi_state(count), due=ssdi, due_cash=ssdi), nothing)


def _benefit(plan: Plan, profile: str) -> int:
    amounts = {"ssdi": plan.worker.ssdi_benefit, "both": plan.worker.ssdi_benefit_with_ssi}
    return to_mills(amounts.get(profile, Decimal(0)))


def _with_cola(benefit: Mills, month: Month, start: Month, law: Law) -> Mills:
    """The benefit with the adjustment of each December after the first month."""
    if month.month != 12 or month == start:
        return benefit
    return with_adjustment(benefit, law.value("cost_of_living_adjustment", month))


def _facts(
    plan: Plan,
    workers: Workers,
    earned: Mills,
    paid: Mills,
    twelve_months: Mills,
    benefit: Mills,
    law: Law,
    record: MonthLaw,
) -> Facts:
    profiles = np.array(workers.profiles)
    state, federally_run = plan.agency.state, is_federally_run(plan.agency.state, OWN_HOUSEHOLD)
    ssi = SsiFacts(
        receives=np.isin(profiles, WITH_SSI),
        income=Sources(wages=paid),
        gross=paid,
        gross_of_a_year=twelve_months,
        supplement=state_supplement(law, state, record.month),
        supplement_federally_run=federally_run,
        threshold=threshold_1619b(law, state, record.month),
    )
    ssdi = SsdiFacts(receives=np.isin(profiles, WITH_SSDI), work=Work(gross=earned), benefit=benefit)
    return Facts(
        ssi=ssi,
        ssdi=ssdi,
        taxed_wages=paid,
        buy_in_income=buy_in_limit(law, "medicaid_buy_in_income", state, record.month),
        buy_in_resources=buy_in_limit(law, "medicaid_buy_in_resources", state, record.month),
    )


def _paths(
    workers: Workers,
    pay: PayOverTime,
    ssdi: Grid,
    tax: Grid,
    results: Sequence[Result],
    records: Sequence[MonthLaw],
) -> Paths:
    """The months asked for, of those computed."""
    results, records = results[: len(pay.months)], records[: len(pay.months)]
    return Paths(
        months=pay.months,
        workers=workers,
        pay=pay,
        ssi=np.array([result.ssi.federal for result in results]),
        supplement=np.array([result.ssi.supplement + np.zeros_like(pay.paid[0]) for result in results]),
        ssdi=ssdi,
        fica=np.array([result.fica for result in results]),
        tax=tax,
        ssi_status=np.array([result.ssi.status for result in results], dtype=np.int64),
        ssdi_phase=np.array([result.ssdi.phase for result in results], dtype=np.int64),
        medicaid=np.array([result.medicaid for result in results], dtype=np.int64),
        medicare=np.array([result.ssdi.medicare for result in results], dtype=np.int64),
        projected=tuple(bool(record.projected - NOT_USED) for record in records),
    )


def _tax(months: Sequence[Month], wages: Grid, ssdi: Grid, before: Mills, law: Law) -> Grid:
    """Each month a twelfth of its calendar year's tax; `before` is the SSDI of each month before the first."""
    tax = np.zeros_like(wages)
    for year in dict.fromkeys(month.year for month in months):
        rows = [at for at, month in enumerate(months) if month.year == year]
        received = ssdi[rows].sum(axis=0) + before * (12 - len(rows))
        yearly = federal_income_tax(wages[rows].sum(axis=0), received, tax_year(law, year))
        tax[rows] = nearest_cent(yearly // 12)
    return tax
