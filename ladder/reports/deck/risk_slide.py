"""What could go wrong under the plan that is proposed, and how large it is."""

from __future__ import annotations

from collections.abc import Iterator

from ladder.reports.answers import span
from ladder.reports.career_words import LONG_WAIT, path_title, wait_words
from ladder.reports.case_words import exits_text
from ladder.reports.charts.words import inside
from ladder.reports.deck.facts import Facts
from ladder.reports.deck.measure import cut_in_the_middle, shortened
from ladder.reports.deck.spec import BODY, Grid, Placed, Slide
from ladder.reports.floor_findings import Under, pay_under
from ladder.reports.key_figures import before_and_after, worker_hours
from ladder.reports.money_figures import NO_END
from ladder.reports.phrases import number_text
from ladder.reports.sheets.floor_months import WORDS as FLOORS
from ladder.worker.schedule import PROFILES
from ladder.workforce.exposure import LEGAL, Floor
from ladder.workforce.simulation_plan import Path

Risk = tuple[str, str]
"""What could go wrong, and what the plan shows of it."""
MOST_RISKS = 6
ROLE_IN_PATH = 3.6  # inches
NOT_OUR_OWN = "Figures are not our own yet"


def risks_slide(facts: Facts) -> Slide:
    """What could go wrong and how large it is, the largest first."""
    found = list(_risks(facts))
    placeholders = [each for each in found if each[0] == NOT_OUR_OWN]  # never crowded out by others
    found = [each for each in found if each not in placeholders][
        : MOST_RISKS - len(placeholders)
    ] + placeholders
    table = Grid(
        "Risks",
        ("What could go wrong", "What the plan shows"),
        tuple((what, shortened(shows, 8.0, 18, 2)) for what, shows in found),
        (4.0, BODY.width - 4.0),
        "Table of risks. " + " ".join(f"{what}: {shows}" for what, shows in found),
        words=2,
        size=18.0,
    )
    title = "What could go wrong: " + ", ".join(what.lower() for what, _ in found[:3])
    notes = ("Findings beside the answers:", *facts.report.findings, "Source: sheet Checks.", facts.made_from)
    return Slide("risks", title, (Placed(table, BODY),), notes)


def _risks(facts: Facts) -> Iterator[Risk]:
    lead = facts.lead
    if facts.has("unfunded") and facts.number("unfunded") > 0:
        words = f"{facts.shown('unfunded', 'dollars')} is unfunded over the plan"
        beside = [each for each in (facts.unfunded_beside_today, facts.unlimited_beside_today) if each]
        if beside:
            words += f", {'; '.join(beside)}"
        elif facts.has("next_fund") and facts.word("next_fund") != NO_END:
            words += f"; {facts.word('next_fund')} ends after {facts.word('next_fund.month')}"
        yield "Money runs out", f"{words}."
    yield from _floor_risks(facts)
    drawn = facts.range_of("first_year.added" if facts.proposed else "first_year.simulated")
    if drawn:
        than = " than today's plan" if facts.proposed else ""
        words = f"It costs {drawn}{than} in the {span(lead, 'first')} in eight of ten simulated draws."
        yield "Cost differs from the budget", words
    yield from _worker_risk(facts)
    yield from _billing_risk(facts)
    yield from _career_risk(facts)
    yield from _turnover_risk(facts)
    base = facts.base
    if facts.has("market_low") and facts.number("entry_pay") < facts.number("market_high"):
        high = facts.shown("market_high", "hourly", base)
        pay = facts.shown("entry_pay", "hourly")
        ours = f"the lowest-paid role {pay}" if facts.lowest_then else f"{pay} on the first rung"
        yield (
            "Others pay more",
            f"Entry-level work elsewhere is paid up to {high} at the median; we would pay {ours}.",
        )
    if facts.standing:
        yield (
            NOT_OUR_OWN,
            f"{len(facts.standing)} assumptions and defaults are still to be replaced (see the last slide).",
        )
    late = [each for each in facts.report.findings if each.startswith("From ") and "projections" in each]
    if late:
        yield "The law's figures change", late[0].partition(";")[0].rstrip(".") + "."


def _worker_risk(facts: Facts) -> Iterator[Risk]:
    """Who has less in all each month, by the benefits received."""
    if losing := facts.losing:
        less = number_text(facts.worker_amount(f"{losing}.net", "change"), "size")
        hours = f"{worker_hours(before_and_after(facts.results)).normalize():f}"
        higher = facts.worker_amount("wages", "change") > 0
        yield (
            "Higher pay leaves someone with less" if higher else "Someone has less each month",
            f"An invented worker with {PROFILES[losing]} has {less} a month less in all at {hours} hours a week.",
        )


def _floor_risks(facts: Facts) -> Iterator[Risk]:
    """Pay under what the law asks for, and what lifting it costs."""
    for floor in LEGAL:
        if found := pay_under(facts.lead, floor):
            seats = "1 seat is" if found.most_seats == 1 else f"Up to {found.most_seats} seats are"
            yield (
                f"Pay is under {FLOORS[floor]}",
                f"{seats} under {floor_words(facts, floor, found)}; to lift pay costs "
                f"{number_text(found.cost, 'dollars')} in plan year {found.first // 12 + 1}.",
            )


def _billing_risk(facts: Facts) -> Iterator[Risk]:
    """The service whose rate is furthest under what a role's wage requires."""
    lead, revenue = facts.lead, facts.lead.plan.revenue
    short = [
        (required - rate, role, service, required)
        for role, cost in lead.unit_costs.items()
        for service, rate in cost.rates.items()
        if (required := cost.rate_required(service)) and required > rate
    ]
    if revenue and short:
        lacking, role, service, required = max(short)
        title, sold = lead.plan.roles[role].title, revenue.services[service]
        words = (
            f"{title} needs ${required:,.2f} a unit of {inside(sold.title)} (billing code {sold.code}); it pays "
            f"${required - lacking:,.2f}."
        )
        yield "The unit rate stays too low", words


def _career_risk(facts: Facts) -> Iterator[Risk]:
    """The path with the longest wait, where that is long or no one moves."""
    risk = facts.lead.risk
    if not risk or not risk.careers.paths:
        return
    longest = max(risk.careers.paths, key=lambda each: each.expected_wait or float("inf"))
    if longest.expected_wait is None or longest.expected_wait >= LONG_WAIT:
        wait = wait_words(longest)
        words = wait if longest.expected_wait is None else f"{wait} once someone qualifies"
        yield "People wait for a step up", f"{_path(facts, longest.path)}: {words}."


def _path(facts: Facts, path: Path) -> str:
    """A path's two roles, each cut so that the wait after them is not."""
    if path.kind == "more_hours":
        return path_title(facts.lead, path)
    roles = facts.lead.plan.roles
    return " to ".join(
        cut_in_the_middle(roles[role].title, ROLE_IN_PATH, 18, 1) for role in (path.from_role, path.to_role)
    )


def _turnover_risk(facts: Facts) -> Iterator[Risk]:
    exits = facts.lead.case.exits if facts.lead.case else None
    if exits and exits.net_cost > 0:
        need = (
            "even if no one left"
            if exits.exits is None
            else f"unless yearly exits fall from {exits_text(exits.today)} to {exits_text(exits.exits)}"
        )
        yield "Fewer exits do not pay for it", f"Hires saved do not cover what it costs net {need}."


def floor_words(facts: Facts, floor: Floor, found: Under) -> str:
    """`the minimum wage from January 2027, $15.00`."""
    per = " a week" if floor == "exempt_salary" else ""
    status = " as projected" if found.projected else ""
    month = (facts.lead.plan.period.start + found.first).name
    return f"{FLOORS[floor]} from {month}, {number_text(found.amount, 'hourly')}{per}{status}"
