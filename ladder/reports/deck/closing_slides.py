"""The last two slides: the decision, and what it all rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ladder.analysis import Result
from ladder.model.plan import MONTHS_A_YEAR
from ladder.reports.charts.words import inside, left_off
from ladder.reports.deck.facts import Facts
from ladder.reports.deck.measure import cut_in_the_middle, shortened
from ladder.reports.deck.opening_slides import decision
from ladder.reports.deck.risk_slide import floor_words
from ladder.reports.deck.spec import BODY, Color, Grid, Line, Placed, Slide, Words, columns_of, rows_of
from ladder.reports.floor_findings import pay_under
from ladder.reports.what_if_words import seen
from ladder.workforce.exposure import LEGAL

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
            yield f"Lift the pay of {seats} to {floor_words(facts, floor, found)}."
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
        most = f"; of those tried, most depends on {first}" if first else ""
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
