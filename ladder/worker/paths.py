"""The path over time: sixty months of an invented worker who starts at a rung's pay, hours and profile.

The worker has received benefits for long, has no wages before the first month and no trial work months used. Pay
counts on payday for SSI and on workdays for SSDI, so months with three paydays and months with 23 workdays show as
they are. The rate follows the plan's general raises; past the plan's months it stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, islice, repeat

import numpy as np
from numpy.typing import NDArray

from ladder.law import Law, MonthLaw, month_law
from ladder.law.engine import Facts, Result, State, advance, new_ssdi_state, new_ssi_state
from ladder.law.income_tax import federal_income_tax, tax_year
from ladder.law.money import Mills, nearest_cent, to_mills
from ladder.law.ssdi import Work
from ladder.law.ssdi_months import SsdiFacts, payable, with_adjustment
from ladder.law.ssi_income import Household, Sources
from ladder.law.ssi_months import SsiFacts
from ladder.law.supplements import OWN_HOUSEHOLD, is_federally_run
from ladder.model.money import cents
from ladder.model.month import Month, month_range
from ladder.model.plan import Plan
from ladder.worker.paydays import pay_of_a_payday, paydays_in, workdays
from ladder.worker.state_figures import buy_in_limit, state_supplement, threshold_1619b

PATH_MONTHS = 60

Grid = NDArray[np.int64]
"""Mills, or codes: one row a month, one column a worker."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Invented workers, one an entry: rate by month, weekly hours and profile."""

    rates: tuple[tuple[Decimal, ...], ...]  # one a worker: hourly, month by month
    hours: tuple[Decimal, ...]
    profiles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """Every worker's months. Amounts are mills; statuses are the law's codes."""

    months: tuple[Month, ...]
    workers: Workers
    wages: Grid
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
    def net(self) -> Grid:
        """Wages and benefits less FICA and federal income tax."""
        return self.wages + self.ssi + self.supplement + self.ssdi - self.fica - self.tax


def rates_over_time(plan: Plan, rate: Decimal, months: Sequence[Month]) -> tuple[Decimal, ...]:
    """An hourly rate moved by the plan's general raises after the first month."""
    rates = [rate]
    for month in months[1:]:
        rates.append(cents(rates[-1] * (1 + plan.pay.general_raises.get(month, Decimal(0)))))
    return tuple(rates)


def follow(plan: Plan, workers: Workers, law: Law, months: int = PATH_MONTHS) -> Paths:
    """Take every worker through the law, month by month."""
    start = plan.period.start
    # through the December after the last month: a month bears a twelfth of its calendar year's tax
    calendar = month_range(start, Month.of((start + (months - 1)).year, 12) - start + 1)
    household = Household()
    earned, paid = _wages(plan, workers, calendar)
    benefit = np.array([_benefit(plan, profile) for profile in workers.profiles], dtype=np.int64)
    before = payable(benefit, np.zeros(benefit.shape, dtype=np.bool_), month_law(law, start + -1))[0]
    state = _start(plan, before, law, household)
    results: list[Result] = []
    records = [_month_law(plan, law, month) for month in calendar]
    for at, record in enumerate(records):
        benefit = _with_cola(benefit, calendar[at], start, law)
        facts = _facts(plan, workers, earned[at], paid[at], benefit, law, record)
        state, result = advance(state, facts, household, record)
        results.append(result)
    ssdi = np.array([result.ssdi.counted for result in results], dtype=np.int64)
    tax = _tax(calendar, paid, ssdi, before, law)
    return _paths(calendar[:months], workers, paid[:months], ssdi[:months], tax[:months], results, records)


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


def _wages(plan: Plan, workers: Workers, months: Sequence[Month]) -> tuple[Grid, Grid]:
    """Pay by the month it is earned, by workdays, and by the month it is paid, by paydays; the last rate stays."""
    days = [workdays(month) for month in months]
    checks = paydays_in(months, plan.pay)
    earned = np.zeros((len(months), len(workers.hours)), dtype=np.int64)
    paid = np.zeros_like(earned)
    for column, (rates, hours) in enumerate(zip(workers.rates, workers.hours, strict=True)):
        for row, rate in enumerate(islice(chain(rates, repeat(rates[-1])), len(months))):
            earned[row, column] = to_mills(cents(rate * hours * days[row] / 5))
            check = cents(pay_of_a_payday(rate, hours, plan.pay.frequency))
            paid[row, column] = to_mills(check) * checks[row]
    return earned, paid


def _benefit(plan: Plan, profile: str) -> int:
    amounts = {"ssdi": plan.worker.ssdi_benefit, "both": plan.worker.ssdi_benefit_with_ssi}
    return to_mills(amounts.get(profile, Decimal(0)))


def _with_cola(benefit: Mills, month: Month, start: Month, law: Law) -> Mills:
    """The benefit with the adjustment of each December after the first month."""
    if month.month != 12 or month == start:
        return benefit
    return with_adjustment(benefit, law.value("cost_of_living_adjustment", month))


def _facts(
    plan: Plan, workers: Workers, earned: Mills, paid: Mills, benefit: Mills, law: Law, record: MonthLaw
) -> Facts:
    profiles = np.array(workers.profiles)
    state, federally_run = plan.agency.state, is_federally_run(plan.agency.state, OWN_HOUSEHOLD)
    ssi = SsiFacts(
        receives=np.isin(profiles, ("ssi", "both")),
        income=Sources(wages=paid),
        gross=paid,
        supplement=state_supplement(law, state, record.month),
        supplement_federally_run=federally_run,
        threshold=threshold_1619b(law, state, record.month),
    )
    ssdi = SsdiFacts(receives=np.isin(profiles, ("ssdi", "both")), work=Work(gross=earned), benefit=benefit)
    return Facts(
        ssi=ssi,
        ssdi=ssdi,
        taxed_wages=paid,
        buy_in_income=buy_in_limit(law, "medicaid_buy_in_income", state, record.month),
        buy_in_resources=buy_in_limit(law, "medicaid_buy_in_resources", state, record.month),
    )


def _paths(
    months: tuple[Month, ...],
    workers: Workers,
    paid: Grid,
    ssdi: Grid,
    tax: Grid,
    results: Sequence[Result],
    records: Sequence[MonthLaw],
) -> Paths:
    """The months asked for, of those computed."""
    results, records = results[: len(months)], records[: len(months)]
    return Paths(
        months=months,
        workers=workers,
        wages=paid,
        ssi=np.array([result.ssi.federal for result in results]),
        supplement=np.array([result.ssi.supplement + np.zeros_like(paid[0]) for result in results]),
        ssdi=ssdi,
        fica=np.array([result.fica for result in results]),
        tax=tax,
        ssi_status=np.array([result.ssi.status for result in results], dtype=np.int64),
        ssdi_phase=np.array([result.ssdi.phase for result in results], dtype=np.int64),
        medicaid=np.array([result.medicaid for result in results], dtype=np.int64),
        medicare=np.array([result.ssdi.medicare for result in results], dtype=np.int64),
        projected=tuple(bool(record.projected) for record in records),
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
