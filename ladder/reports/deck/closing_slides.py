"""The last three slides: what could go wrong, the decision, and what it all rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ladder.analysis import Result
from ladder.model.plan import MONTHS_A_YEAR
from ladder.reports.answers import span
from ladder.reports.career_words import LONG_WAIT, path_title, wait_words
from ladder.reports.case_words import exits_text
from ladder.reports.charts.words import inside, left_off
from ladder.reports.deck.facts import Facts
from ladder.reports.deck.measure import cut_in_the_middle, shortened
from ladder.reports.deck.opening_slides import decision
from ladder.reports.deck.spec import BODY, Color, Grid, Line, Placed, Slide, Words, columns_of, rows_of
from ladder.reports.floor_findings import Under, pay_under
from ladder.reports.key_figures import before_and_after, worker_hours
from ladder.reports.money_figures import NO_END
from ladder.reports.phrases import number_text
from ladder.reports.sheets.floor_months import WORDS as FLOORS
from ladder.reports.what_if_words import seen
from ladder.worker.schedule import PROFILES
from ladder.workforce.exposure import LEGAL, Floor
from ladder.workforce.simulation_plan import Path

Risk = tuple[str, str]
"""What could go wrong, and what the plan shows of it."""
MOST_RISKS = 6
ROLE_IN_PATH = 3.6  # inches
NOT_OUR_OWN = "Figures are not our own yet"
MOST_OPTIONS = 5
MOST_PARTS = 9
_PARTS = {
    "pay": "Raises, vacancy, pay dates",
    "grades": "Pay ranges",
    "roles": "Roles",
    "entry_role": "Our own entry role's pay",
    "roster": "Today's staff",
    "seats": "Seats and hours",
    "promotions": "Promotion paths",
    "employer_cost": "Employer cost",
    "workforce": "Who leaves, how seats are filled",
    "hiring": "What a hire costs",
    "supervision": "Supervision",
    "one_time_costs": "One-time costs",
    "bought": "Bought services",
    "funds": "Who pays",
    "indirect": "Indirect cost",
    "revenue": "Services, rates, billable time",
    "market": "How pay is compared",
    "benchmarks": "What others pay",
    "floors": "Minimum and living wage",
    "period": "The plan's months",
    "worker": "The invented worker",
    "scenarios": "What the scenarios change",
    "implementation": "How people move to new ranges",
    "projection": "Growth of the law's figures",
}


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
                f"{seats} under {_floor(facts, floor, found)}; to lift pay costs "
                f"{number_text(found.cost, 'dollars')} in plan year {found.first // 12 + 1}.",
            )


def _floor(facts: Facts, floor: Floor, found: Under) -> str:
    """`the minimum wage from January 2027, $15.00`."""
    per = " a week" if floor == "exempt_salary" else ""
    status = " as projected" if found.projected else ""
    month = (facts.lead.plan.period.start + found.first).name
    return f"{FLOORS[floor]} from {month}, {number_text(found.amount, 'hourly')}{per}{status}"


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


def decision_slide(facts: Facts) -> Slide:
    """The decision asked, the plans to choose from, and what to do before it takes effect."""
    shown = facts.results[:MOST_OPTIONS]
    header, rows = _options(facts, shown)
    names = 4.4
    table = Grid(
        "Plans to choose from",
        header,
        rows,
        (names, *((BODY.width - names) / (len(header) - 1) for _ in header[1:])),
        "Table of the plans. " + "; ".join(", ".join(row) for row in rows) + ".",
        bold=frozenset({1} if facts.proposed else ()),
    )
    top, under = rows_of(BODY, 0.55 * (len(rows) + 1) + 0.3, 0)
    off = left_off("plans", len(shown), len(facts.results))
    lines = [Line("Before it takes effect", bold=True, color=Color.PRIMARY)]
    lines += [Line(each, bullet=True) for each in (*_before(facts), *([off] if off else []))]
    notes = (
        f"The decision asked: {decision(facts)}",
        facts.answer("standing"),
        "Source: sheet Summary.",
        facts.made_from,
    )
    return Slide(
        "decision",
        decision(facts),
        (Placed(table, top), Placed(Words(tuple(lines), 20, shaded=True), under)),
        notes,
    )


def _options(facts: Facts, shown: Sequence[Result]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The table's header and a row for each plan."""
    longer = facts.base.plan.period.months > MONTHS_A_YEAR
    count = "twelve" if facts.base.plan.period.months >= MONTHS_A_YEAR else str(facts.base.plan.period.months)
    columns = [(f"Cost, first {count} months", "first_year", "dollars")]
    if longer:
        columns.append(("A year once in place", "run_rate", "dollars"))
    if facts.has("unfunded"):
        columns.append(("Unfunded over the plan", "unfunded", "dollars"))
    alike = facts.first_rung_alike and not facts.lowest_then
    least = "First rung, an hour" if alike else "Least on the first rung, an hour"
    columns.append((least, "entry_pay", "hourly"))
    header = ("Plan", *(title for title, _, _ in columns))
    rows = tuple(
        (
            cut_in_the_middle(each.scenario.title, 4.2, 16, 1, bold=True),
            *(
                "$" + f"{facts.number(row, each):,.{2 if form == 'hourly' else 0}f}"
                for _, row, form in columns
            ),
        )
        for each in shown
    )
    return header, rows


def _before(facts: Facts) -> Iterator[str]:
    """What is left to do, from what the figures show; what the law asks for first."""
    for floor in LEGAL:
        if found := pay_under(facts.lead, floor):
            seats = "1 seat" if found.most_seats == 1 else f"{found.most_seats} seats"
            yield f"Lift the pay of {seats} to {_floor(facts, floor, found)}."
    if facts.has("unfunded") and facts.number("unfunded") > 0:
        beside = facts.unfunded_beside_today
        yield (
            f"Find who pays the {facts.shown('unfunded', 'dollars')} that no fund covers"
            f"{beside and f', {beside}'}."
        )
    if facts.has("unlimited.added") and facts.number("unlimited.added") > 0:
        yield (
            f"Make sure of the {facts.shown('unlimited.added', 'size')} more that funds without a limit are to pay "
            "over the plan."
        )
    if facts.standing:
        count = len(facts.standing)
        first = _matters_most(facts)
        assumed = "assumption that still stands" if count == 1 else f"{count} assumptions that still stand"
        most = f", first {first}: of those tried, it moves the cost most" if first else ""
        yield f"Replace the {assumed} by our own figures{most}."
    pay_changes = facts.proposed and facts.first_rung_now.pay != facts.first_rung_then.pay
    when = "before pay changes" if pay_changes else "at every step up"
    yield f"Offer everyone paid time with a benefits counselor {when}; ask no one what they receive."
    if facts.report.checks_passed < facts.report.checks:
        failed = facts.report.checks - facts.report.checks_passed
        yield f"Clear up the {failed} of {facts.report.checks} checks that failed."


def _matters_most(facts: Facts) -> str:
    """Of the inputs tried low and high that are assumed still, the one that moves the cost most; else nothing."""
    tried = next((each.sensitivity for each in facts.results if each.sensitivity), None)
    for effect in seen(tried.effects) if tried else ():
        if any(f"{effect.varied.field}.".startswith(f"{path}.") for path in facts.standing):
            return inside(effect.varied.title)
    return ""


def sources_slide(facts: Facts) -> Slide:
    """The parts of the plan that are assumptions still, and where the rest comes from."""
    standing = facts.standing
    left, right = columns_of(BODY, 6.0, 0)
    parts: list[Placed] = []
    if standing:
        counts = Counter(_part(path) for path in standing).most_common()
        shown = counts[:MOST_PARTS] if len(counts) > MOST_PARTS + 1 else counts
        rest = sum(count for _, count in counts[len(shown) :])
        rows = [*shown, *([("Other parts", rest)] if rest else [])]
        table = Grid(
            "Assumptions still to be replaced",
            ("Still assumed", "How many"),
            tuple((name, f"{count}") for name, count in rows),
            (4.6, 1.4),
            "Table of assumptions by part of the plan. "
            + "; ".join(f"{name} {count}" for name, count in rows)
            + ".",
        )
        parts.append(Placed(table, left))
    else:
        right = BODY
    lines = (Line("Where figures come from", bold=True, color=Color.PRIMARY), *_sources(facts))
    parts.append(Placed(Words(lines, 18), right))
    checks = f"{facts.report.checks_passed} of {facts.report.checks} checks passed"
    count = len(standing)
    title = (
        f"{count} {'assumption is' if count == 1 else 'assumptions are'} still to be replaced by our own; {checks}"
        if standing
        else f"Every figure is our own or has a source; {checks}"
    )
    notes = (
        "Still assumed:" if standing else "Nothing is assumed.",
        *(f"{path}: {why}" for path, why in standing.items()),
        "Source: sheets Sources and Checks.",
        facts.made_from,
    )
    return Slide("sources", title, tuple(parts), notes)


def _part(path: str) -> str:
    head = path.split(".", maxsplit=1)[0]
    return _PARTS.get(head, head.replace("_", " ").capitalize())


def _sources(facts: Facts) -> Iterator[Line]:
    plan, identity = facts.base.plan, facts.report.identity
    named = shortened(identity.config_name, 3, 18, 1)
    yield Line(
        f"Our plan: {named}, fingerprint {identity.config_hash} (another as soon as an input changes)",
        bullet=True,
    )
    through = sorted(set(identity.law_published_through.values()))
    years = f"{through[0]}" if len(through) == 1 else f"{through[0]} to {through[-1]}, by program"
    yield Line(
        f"The law: figures published through {years}; after that, projected and marked so", bullet=True
    )
    if plan.benchmarks:
        dates = sorted(mark.date for mark in plan.benchmarks.values())
        when = dates[0].name if dates[0] == dates[-1] else f"{dates[0].name} to {dates[-1].name}"
        count = len(plan.benchmarks)
        yield Line(
            f"What others pay: {count} {'benchmark' if count == 1 else 'benchmarks'}, {when}, aged to the plan",
            bullet=True,
        )
    if plan.sources:
        yield Line(f"Sources named in the plan: {len(plan.sources)}", bullet=True)
    risk = facts.lead.risk
    if risk:
        words = (
            f"The workforce over time: simulated {risk.draws:,} times; each time, a draw, chance says who leaves and "
            f"when (seed {risk.seed})"
        )
        yield Line(words, bullet=True)
    yield Line("Each figure with its source: plan.xlsx, sheets Assumptions and Sources", bullet=True)
