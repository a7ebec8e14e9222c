"""What a reader should know about funding, indirect cost and revenue."""

from __future__ import annotations

from collections.abc import Iterator

from ladder.analysis import Result
from ladder.finance.fund_ends import lines_that_fund_closes
from ladder.finance.indirect import over_de_minimis
from ladder.finance.revenue import group_beats_one_to_one, lag_months, waits_for_certification
from ladder.model.plan_set import BASELINE
from ladder.reports.phrases import number_text
from ladder.reports.sheets.revenue_inputs import billed_services, billing_roles, opens_seats
from ladder.reports.unit_words import unit_sentences


def money_findings(result: Result, *, leads: bool) -> Iterator[str]:
    """Every finding of one scenario, in sentences; what a paid unit costs only for the one that leads."""
    yield from _indirect(result)
    yield from _funds(result)
    yield from _group_sizes(result)
    yield from _lags(result)
    for sentences in unit_sentences(result).values() if leads else ():
        yield f"{result.scenario.title}: {' '.join(sentence.text for sentence in sentences)}"


def _indirect(result: Result) -> Iterator[str]:
    rules = result.indirect
    if result.scenario.name == BASELINE and rules and over_de_minimis(rules):
        most = number_text(rules.de_minimis, "percent")
        yield (
            f"The indirect rate of {number_text(rules.given.rate, 'percent')} is called de minimis, which is up to "
            f"{most} of modified total direct cost (2 CFR 200.414(f)); a federal award would not pay more."
        )


def _funds(result: Result) -> Iterator[str]:
    plan = result.plan
    if result.funding is None:
        return
    for name, use in result.funding.funds.items():
        if not use.direct:
            yield f"{result.scenario.title}: no cost is charged to {plan.funds[name].title}."
            continue
        last = plan.funds[name].ends
        seats = sum(plan.seats[line].seats for line in lines_that_fund_closes(plan, name))
        if seats and last and last < result.budget.months[-1]:
            count = "1 seat closes" if seats == 1 else f"{seats} seats close"
            yield f"{result.scenario.title}: {count} with {plan.funds[name].title}, after {last.name}."
        if plan.funds[name].kind == "medicaid" and not (result.revenue and result.revenue.lines):
            yield (
                f"Cost is charged to {plan.funds[name].title}, and the config has no revenue to compare it with."
            )
    for role in dict.fromkeys(line.role for line in plan.seats.values()):
        if not any(plan.shares_of(line) for line in plan.seats.values() if line.role == role):
            yield f"{result.scenario.title}: no fund is named for {plan.roles[role].title}; all its cost is unfunded."


def _group_sizes(result: Result) -> Iterator[str]:
    """From how many billed members a group's hour is paid more than an hour one to one."""
    if result.revenue is None or result.plan.revenue is None:
        return
    services = {name: result.plan.revenue.services[name] for name in billed_services(result.plan)}
    start = result.budget.months[0].name
    for name, group in services.items():
        for other, single in services.items():
            if group.group_size and not single.group_size:
                rates = (result.revenue.rates[name][0], result.revenue.rates[other][0])
                hours = rates[0] * 60 / group.unit_minutes, rates[1] * 60 / single.unit_minutes
                least = group_beats_one_to_one(*hours)
                yield (
                    f"In {start} a group ({group.code}, {number_text(rates[0], 'hourly')} a member) is paid more than "
                    f"one to one ({single.code}, {number_text(rates[1], 'hourly')}) from {least} billed members on."
                )


def _lags(result: Result) -> Iterator[str]:
    plan = result.plan
    for role in billing_roles(plan):
        months = lag_months(plan, role)
        if opens_seats(plan, role) and months:
            words = "month" if months == 1 else "months"
            yield (
                f"{result.scenario.title}: newly opened seats of {plan.roles[role].title} bill {months} {words} after "
                "they open; they cost from the first."
            )
        waiting = sum(
            line.seats * line.shared_by
            for line in plan.seats.values()
            if line.role == role and waits_for_certification(plan, line)
        )
        if waiting and months:
            people = "1 person" if waiting == 1 else f"{waiting} people"
            yield (
                f"{result.scenario.title}: {people} in the role of {plan.roles[role].title} not certified yet: billing "
                f"starts {months} {'month' if months == 1 else 'months'} after they were hired."
            )
