"""What a unit costs on each rung in sentences: text, and live on the Revenue sheet."""

from __future__ import annotations

from decimal import Decimal

from ladder.analysis import Result
from ladder.finance.unit_cost import UnitCost
from ladder.reports.phrases import Choice, Form, Part, Sentence, Shown, ShownOr
from ladder.reports.sheets import unit_cost


def unit_sentences(result: Result) -> dict[str, list[Sentence]]:
    """By billing role with filled seats: what a unit costs, what breaks even, what wage today's rate covers."""
    return {role: _sentences(result, role, cost) for role, cost in result.unit_costs.items()}


def _sentences(result: Result, role: str, cost: UnitCost) -> list[Sentence]:
    table = unit_cost.key(result.scenario.name)

    def shown(row: str, value: Decimal, form: Form) -> Shown:
        return Shown(f"{table}!{row}@{role}", value, form)

    def shown_or(row: str, value: Decimal | None, form: Form, otherwise: str) -> ShownOr:
        return ShownOr(f"{table}!{row}@{role}", value, form, otherwise)

    assert result.plan.revenue
    rates: list[Part] = []
    for number, (service, today) in enumerate(cost.rates.items()):
        code = result.plan.revenue.services[service].code
        rates += [
            f"{' and ' if number else ''}{code} at ",
            shown_or(f"required.{service}", cost.rate_required(service), "hourly", "no rate"),
            " (now ",
            shown(f"rate.{service}", today, "hourly"),
            ")",
        ]
    costs = (
        f"{result.plan.roles[role].title}: a full-time equivalent at today's hours costs ",
        shown("full_cost", cost.full_cost, "dollars"),
        " a year, so a paid unit costs ",
        shown_or("cost_a_unit", cost.cost_a_unit, "hourly", "no amount, as none is paid"),
        " on average over its services." if len(cost.rates) > 1 else ".",
    )
    breaks_even = (
        "It breaks even with ",
        shown_or("break_even", _break_even(cost), "percent", "no share"),
        " of hours worked billed (now ",
        shown("productivity", cost.productivity, "percent"),
        Choice(
            f"{table}!most@{role}", cost.surplus_at_most, ")", "; no one can bill more hours than they work)"
        ),
        ", or with ",
        *rates,
        ".",
    )
    covers = (
        "The wage an hour that today's rate covers: ",
        shown_or("wage_covered", cost.wage_the_rate_covers, "hourly", "none"),
        " (now ",
        shown("wage", cost.wage, "hourly"),
        ").",
    )
    return [Sentence(costs), Sentence(breaks_even), Sentence(covers)]


def _break_even(cost: UnitCost) -> Decimal | None:
    return cost.break_even_productivity if cost.revenue else None
