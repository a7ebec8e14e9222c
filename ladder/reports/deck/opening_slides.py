"""The first two slides: what the board is asked, and the answer in six figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.plan import MONTHS_A_YEAR
from ladder.pay.market import RolePay
from ladder.reports.answers import span
from ladder.reports.career_words import within_words
from ladder.reports.case_words import exits_text
from ladder.reports.charts.words import number_word
from ladder.reports.deck.facts import Facts
from ladder.reports.deck.measure import cut_in_the_middle
from ladder.reports.deck.spec import BODY, LEAST_TEXT, Color, Line, Placed, Slide, Tile, Tiles, Words, rows_of
from ladder.reports.key_figures import before_and_after, worker_hours
from ladder.reports.money_figures import NO_END
from ladder.reports.phrases import Form, number_text
from ladder.worker.over_time import WITH_BENEFITS
from ladder.worker.schedule import PROFILES
from ladder.workforce.risk import FIRST

MOST_NAMED = 3  # scenarios in the decision
TILES = 6  # of the answer
ROLE_IN_TILE = 2.4  # inches, of two such names in a tile
ROLE_IN_TITLE = 6.5  # inches of a role's name, where more would push out what the title says of it


def decision(facts: Facts) -> str:
    """The decision asked: the config's own sentence, or one made from the figures."""
    given = facts.base.plan.board.decision
    if given:
        return given
    if not facts.proposed:
        return "No change is proposed: take note of what today's ladder costs and how it pays"
    scenarios = facts.results[1:]
    if len(scenarios) > MOST_NAMED:
        return f"Adopt one of {number_word(len(scenarios))} plans, {facts.title} the first, or stay with today's plan"
    choices = [f'"{each.scenario.title}" ({_more(facts, each)})' for each in scenarios]
    choices[0] = f"{choices[0][:-1]} in the {span(facts.lead, 'first')})"
    return f"Adopt {', '.join(choices)}, or stay with today's plan"


def _more(facts: Facts, result: Result) -> str:
    side = "more" if facts.number("first_year.added", result) >= 0 else "less"
    return f"{facts.shown('first_year.added', 'size', result)} {side}"


def question_slide(facts: Facts) -> Slide:
    """Seats, people, what they are paid and what our own entry role is paid; the decision asked."""
    months = facts.base.plan.period.all_months
    about, figures, asked = rows_of(BODY, 0.5, 2.5, 0)
    until = f" to {months[-1].name}" if len(months) > 1 else ""
    who = f"{facts.base.plan.agency.name}, {months[0].name}{until}"
    parts = (
        Placed(Words((Line(who, color=Color.QUIET),), 20), about),
        Placed(Tiles(tuple(_question_tiles(facts)), 4), figures),
        Placed(
            Words(
                (Line("The decision asked", bold=True, color=Color.PRIMARY), Line(decision(facts))),
                24,
                shaded=True,
            ),
            asked,
        ),
    )
    notes = (
        facts.answer("entry_pay"),
        "Seats are authorized positions, filled or vacant; a seat that two people share is for both of them.",
        "Source: sheets Summary, Ladder and Market.",
        facts.made_from,
    )
    return Slide("question", _question(facts), parts, notes)


def _question(facts: Facts) -> str:
    if not facts.proposed:
        return "What does today's ladder cost, and how does its pay compare?"
    now, then = facts.first_rung_now, facts.first_rung_then
    if now.role != then.role or now.pay == then.pay:
        return f"Should we adopt {facts.title}?"
    verb = "rise" if then.pay > now.pay else "fall"
    amounts = f"from {number_text(now.pay, 'hourly')} to {number_text(then.pay, 'hourly')} an hour"
    who = "on the first rung of peer roles"
    if not facts.first_rung_alike:
        who = (
            f"of our lowest-paid peer role, {cut_in_the_middle(now.title, ROLE_IN_TITLE, 22, 1, bold=True)},"
        )
    if lowest := facts.lowest_then:
        amounts += f" (the least is then {number_text(lowest.pay, 'hourly')})"
    return f"Should pay {who} {verb} {amounts}, with {facts.title}?"


def _question_tiles(facts: Facts) -> Iterator[Tile]:
    base, lead = facts.base, facts.lead
    start = base.plan.period.start
    lowest = facts.lowest_then
    on_it = base.market.entry_peer_role.title
    if lowest:
        now, then = (cut_in_the_middle(each, ROLE_IN_TILE, LEAST_TEXT, 2) for each in (on_it, lowest.title))
        on_it = f"{now}; then {then}, {number_text(lowest.pay, 'hourly')}"
    seats = sum(line.authorized[0] for line in base.budget.lines.values())
    open_now = [line for line in base.plan.seats.values() if line.open_in(start)]
    people = sum(line.seats * line.shared_by for line in open_now)
    yield Tile(
        f"{seats:,}",
        f"{'seat' if seats == 1 else 'seats'} in peer roles in {start.name}",
        f"for {people:,} {'person' if people == 1 else 'people'}, full or part time",
    )
    later = sum(line.authorized[-1] for line in lead.budget.lines.values())
    if facts.proposed:
        yield Tile(
            f"{later:,}",
            f"{'seat' if later == 1 else 'seats'} by {lead.budget.months[-1].name}",
            "if adopted",
        )
    else:
        full = sum(line.seats * line.hours for line in open_now) / base.plan.pay.full_time_hours
        yield Tile(
            f"{full:,.1f}", "full-time equivalents", f"of a {base.plan.pay.full_time_hours:f}-hour week"
        )
    yield Tile(
        facts.shown("entry_pay", "hourly", base),
        "an hour on the first rung today"
        if facts.first_rung_alike
        else "an hour today, the least on the first rung",
        on_it,
    )
    yield Tile(
        facts.shown("entry_role", "hourly", base), "an hour in our own entry role", base.plan.entry_role.title
    )


def answer_slide(facts: Facts) -> Slide:
    """Cost, what is unfunded, break-even, promotions, assumptions standing."""
    tiles = tuple(_answer_tiles(facts))
    tiles += tuple(_more_tiles(facts))[: max(0, TILES - len(tiles))]
    notes = tuple(f"{each.question} {each.text}" for each in facts.report.answers)
    title = _proposal_costs(facts) if facts.proposed else _today_costs(facts)
    parts = (Placed(Tiles(tiles, 2 if len(tiles) == 4 else 3), BODY),)
    return Slide("answer", title, parts, (*notes, "Source: sheet Summary.", facts.made_from))


def _proposal_costs(facts: Facts) -> str:
    verb = "adds" if facts.number("first_year.added") >= 0 else "saves"
    added = (
        f"{facts.title} {verb} {facts.shown('first_year.added', 'size')} in the {span(facts.lead, 'first')}"
    )
    if facts.lead.plan.period.months <= MONTHS_A_YEAR:
        return added
    later = facts.number("run_rate.added")
    verb = "" if (later >= 0) == (verb == "adds") else "adds " if later >= 0 else "saves "
    return f"{added} and {verb}{facts.shown('run_rate.added', 'size')} a year once in place"


def _today_costs(facts: Facts) -> str:
    return f"Today's ladder costs {facts.shown('first_year', 'dollars')} in the {span(facts.base, 'first')}"


def _answer_tiles(facts: Facts) -> Iterator[Tile]:
    yield from _cost_tiles(facts)
    if facts.has("unfunded"):
        ends = facts.word("next_fund") != NO_END
        detail = f"{facts.word('next_fund')} ends after {facts.word('next_fund.month')}" if ends else ""
        share = facts.shown("unfunded.share", "percent")
        beside = facts.unfunded_beside_today
        words = f"unfunded over the plan, {share} of its cost{beside and f'; {beside}'}"
        yield Tile(facts.shown("unfunded", "dollars"), words, detail)
    if facts.proposed:
        yield from _break_even_tile(facts)
    risk = facts.lead.risk
    if risk and risk.careers.paths:
        within = risk.careers.longest
        yield Tile(
            f"{within.promoted.mean:.0f} of {within.staff.mean:.0f}",
            f"staff promoted within {within_words(within.months)}",
            f"{within.promoted.p10:.0f} to {within.promoted.p90:.0f} in eight of ten simulated draws",
        )
    checks = f"{facts.report.checks_passed} of {facts.report.checks} checks passed"
    yield Tile(f"{len(facts.standing)}", "assumptions still to be replaced by our own figures", checks)


def _cost_tiles(facts: Facts) -> Iterator[Tile]:
    """The first year and a year once in place: what they add, or of today's plan what they cost."""
    longer = facts.lead.plan.period.months > MONTHS_A_YEAR
    one_time = facts.shown("one_time", "dollars")
    detail = f"and {one_time} of one-time costs over the plan" if facts.number("one_time") else ""
    if not facts.proposed:
        drawn = facts.range_of("first_year.simulated")
        yield Tile(
            facts.shown("first_year", "dollars"),
            f"in the {span(facts.base, 'first')}",
            _drawn(facts, "first_year", drawn),
        )
        if longer:
            yield Tile(facts.shown("run_rate", "dollars"), "in the last twelve months", detail)
        return
    yield Tile(
        _signed(facts, "first_year.added"),
        f"in the {span(facts.lead, 'first')}, {_over(facts, 'first_year')} today's plan",
        _drawn(facts, "first_year.added", facts.range_of("first_year.added")),
    )
    if longer:
        words = f"a year once in place, {_over(facts, 'run_rate')} today's plan"
        yield Tile(_signed(facts, "run_rate.added"), words, detail)


def _drawn(facts: Facts, row: str, found: str) -> str:
    why = facts.why_outside(FIRST, facts.number(row))
    return f"{found} in eight of ten simulated draws{f' ({why})' if why else ''}" if found else ""


def _signed(facts: Facts, row: str) -> str:
    value = facts.number(row)
    return f"{'+' if value > 0 else '-' if value < 0 else ''}{number_text(value, 'size')}"


def _over(facts: Facts, year: str) -> str:
    side = "over" if facts.number(f"{year}.share") >= 0 else "under"
    return f"{facts.shown(f'{year}.share', 'percent_size')} {side}"


def _break_even_tile(facts: Facts) -> Iterator[Tile]:
    """The exits at which it pays, else the unit rate; nothing where the config gives neither what it needs."""
    exits = facts.lead.case.exits if facts.lead.case else None
    if exits and exits.net_cost <= 0:
        yield Tile("At once", "it breaks even: it adds no net cost over the plan")
    elif exits and exits.exits is not None:
        yield Tile(
            f"{exits_text(exits.today)} to {exits_text(exits.exits)}",
            "the fall in yearly exits at which it breaks even",
            f"an exit costs {number_text(exits.cost_of_an_exit, 'dollars')} in hiring",
        )
    elif exits:
        yield Tile(
            "No break-even",
            "by saved hires alone, even if no one left",
            f"an exit costs {number_text(exits.cost_of_an_exit, 'dollars')} in hiring",
        )
    elif facts.has("break_even_rate"):
        rate = facts.report.figures[0].value("break_even_rate", facts.lead.scenario.name)
        words = facts.word("break_even_rate.words")
        if isinstance(rate, str):
            yield Tile("No break-even", f"unit rate: it {words.partition(': ')[2] or words}")
        else:
            yield Tile(
                facts.shown("break_even_rate", "hourly"), "a unit is the rate at which added units pay for it"
            )


def lowest_words(facts: Facts, lowest: RolePay) -> str:
    """The lead's lowest-paid role of the first rung, its pay and where that stands beside our own entry role's."""
    role = cut_in_the_middle(lowest.title, ROLE_IN_TITLE, 22, 1, bold=True)
    return (
        f"the lowest-paid, {role}, has {number_text(lowest.pay, 'hourly')}, "
        f"{facts.posture_of(lowest.pay, facts.lead)} it"
    )


def _more_tiles(facts: Facts) -> Iterator[Tile]:
    """What else a plan that simulates nothing, or has no funds, can answer: entry pay, and an invented worker's."""
    first = facts.first_rung_then
    side = facts.posture_of(first.pay, facts.lead)
    entry = f"{side} our own entry role's {facts.shown('entry_role', 'hourly')}"
    if lowest := facts.lowest_then:
        entry += f"; {lowest_words(facts, lowest)}"
    who = "on the first rung" if facts.first_rung_alike else f"for {first.title}"
    yield Tile(number_text(first.pay, "hourly"), f"an hour {who}", entry)
    yield from _worker_tiles(facts)


def more_or_less(amount: Decimal) -> str:
    """`$135 more`, `$135 less`, `nothing more`."""
    if abs(amount) < Decimal("0.5"):
        return "nothing more"
    return f"{number_text(amount, 'size')} {'more' if amount > 0 else 'less'}"


def _worker_tiles(facts: Facts) -> Iterator[Tile]:
    """An invented worker with SSI and one with SSDI; where someone has less, who has most less beside who has most."""
    pair = before_and_after(facts.results)
    hours = f"{worker_hours(pair).normalize():f}"
    form: Form
    column, form, where = (
        ("change", "change", f", {pair.change}") if facts.proposed else ("before", "dollars", "")
    )
    nets = {profile: facts.worker_amount(f"{profile}.net", column) for profile in WITH_BENEFITS}
    losing = facts.losing
    best = max(nets, key=lambda profile: nets[profile])
    beside = f"; with {PROFILES[best]}, {more_or_less(nets[best])}" if losing and best != losing else ""
    for profile in (losing,) if losing else ("ssi", "ssdi"):
        words = f"a month for an invented worker with {PROFILES[profile]}{beside}"
        yield Tile(number_text(nets[profile], form), words, f"at {hours} hours a week{where}")
