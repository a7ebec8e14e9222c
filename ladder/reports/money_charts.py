"""The board's charts on money: where it goes, who pays by fiscal year, and the unit rate each rung's wage requires."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ladder.analysis import Result
from ladder.finance.unit_cost import UnitCost
from ladder.model.plan import TIERS
from ladder.reports.chart_foot import Foot
from ladder.reports.charts import Chart, funding_by_year, rate_required, where_money_goes
from ladder.reports.charts.year_table import FiscalYear
from ladder.reports.money_parts import cause_words, money_parts
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


def where_money_goes_charts(results: Sequence[Result], foot: Foot) -> list[Chart]:
    """A waterfall for each scenario, all on one scale; none without a scenario."""
    found = [_money(results[0], each, foot.of(results[0], each)) for each in results[1:]]
    every = tuple(total for each in found for total in where_money_goes.running_totals(each))
    return [
        where_money_goes.chart(replace(data, every=every), f"where-the-money-goes-{each.scenario.name}")
        for data, each in zip(found, results[1:], strict=True)
    ]


def _money(base: Result, result: Result, foot: str) -> where_money_goes.MoneyData:
    found = money_parts(base, result)
    return where_money_goes.MoneyData(
        result.plan.agency.name,
        found.span,
        f'"{base.scenario.title}"',
        f'"{result.scenario.title}"',
        found.change.baseline,
        tuple((cause_words(cause, amount), amount) for cause, amount in found.change.causes.items()),
        found.revenue,
        foot,
    )


def _funding(result: Result, foot: str) -> funding_by_year.FundingData:
    assert result.funding

    def years(amounts: Amounts) -> tuple[Decimal, ...]:
        return tuple(by_fiscal_year(result.budget, amounts).values())

    funds = result.plan.funds
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
        _ends(result),
        foot,
    )


def _ends(result: Result) -> tuple[funding_by_year.FundEnd, ...]:
    """The funds that end, the first to end first."""
    start, by_month = result.plan.period.start, result.budget.fiscal_years
    years = list(fiscal_years(result))
    ending = sorted((fund.ends, fund.title) for fund in result.plan.funds.values() if fund.ends)
    found = []
    for last, title in ending:
        without = max(last + 1 - start, 0)
        year = years.index(by_month[without]) if without < len(by_month) else len(years)
        found.append(funding_by_year.FundEnd(title, last.name, year))
    return tuple(found)


def _on_top(cost: UnitCost) -> dict[str, Decimal]:
    """What a role's unit cost counts on top of wages and employer cost."""
    parts = (rate_required.SUPERVISION, rate_required.OTHER, rate_required.INDIRECT)
    return dict(zip(parts, (cost.supervision, cost.other, cost.indirect), strict=True))


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
                tuple(part for part, dollars in _on_top(cost).items() if dollars),
            )
        )
    return rate_required.RateData(plan.agency.name, result.scenario.title, tuple(rungs), foot)
