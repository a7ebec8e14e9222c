"""The board's charts on money: who pays by fiscal year, and the unit rate each rung's wage requires."""

from __future__ import annotations

from decimal import Decimal

from ladder.analysis import Result
from ladder.model.plan import TIERS
from ladder.reports.charts import Chart, funding_by_year, rate_required
from ladder.reports.charts.year_table import FiscalYear
from ladder.reports.sheets.budget import fiscal_years
from ladder.workforce.budget import Amounts, by_fiscal_year


def money_charts(result: Result, foot: str) -> list[Chart]:
    """The charts of one scenario; none of what its config does not have."""
    charts = []
    if result.funding:
        charts.append(funding_by_year.chart(_funding(result, foot)))
    if result.unit_costs:
        charts.append(rate_required.chart(_rates(result, foot)))
    return charts


def _funding(result: Result, foot: str) -> funding_by_year.FundingData:
    assert result.funding

    def years(amounts: Amounts) -> tuple[Decimal, ...]:
        return tuple(by_fiscal_year(result.budget, amounts).values())

    funds = result.plan.funds
    ending = [fund for fund in funds.values() if fund.ends]
    first = min(ending, key=lambda fund: fund.ends.ordinal if fund.ends else 0, default=None)
    return funding_by_year.FundingData(
        result.plan.agency.name,
        result.scenario.title,
        tuple(FiscalYear(f"FY {year}", count) for year, count in fiscal_years(result).items()),
        tuple(
            funding_by_year.FundYears(
                fund.title, years(result.funding.funds[name].paid), fund.ends.name if fund.ends else None
            )
            for name, fund in funds.items()
        ),
        years(result.funding.unfunded),
        (first.title, first.ends.name) if first and first.ends else None,
        foot,
    )


def _rates(result: Result, foot: str) -> rate_required.RateData:
    """Each role with the service that takes most of its billable time."""
    assert result.plan.revenue
    services, plan, tiers = result.plan.revenue.services, result.plan, list(TIERS)
    rungs = []
    for role in sorted(result.unit_costs, key=lambda name: tiers.index(plan.roles[name].tier)):
        cost, mix = result.unit_costs[role], result.plan.revenue.roles[role].services
        service = max(cost.rates, key=lambda name: mix.get(name, Decimal(1)))
        rungs.append(
            rate_required.RateRung(
                plan.roles[role].title,
                services[service].code,
                cost.wage,
                cost.rates[service],
                cost.rate_required(service),
            )
        )
    return rate_required.RateData(plan.agency.name, result.scenario.title, tuple(rungs), foot)
