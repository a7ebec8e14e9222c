"""The answer, in sentences: the same words on the terminal, on the Summary sheet and in `summary.json`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ladder.analysis import Result, is_simulated
from ladder.model.plan import MONTHS_A_YEAR
from ladder.model.plan_set import BASELINE
from ladder.reports.career_words import promoted_once
from ladder.reports.case_words import assumption_sentences, live_case_sentences
from ladder.reports.key_figures import before_and_after, first_rung_then, worker_hours
from ladder.reports.money_answers import break_even_sentence, funding_sentences
from ladder.reports.phrases import Choice, Count, Form, Part, Sentence, Shown, UnlessNothing, Word, text
from ladder.reports.practice_words import fewer_seats_sentence
from ladder.reports.provenance import standing_assumptions
from ladder.reports.risk_figures import range_of, why_outside
from ladder.reports.sheets import market_cells, market_roles
from ladder.reports.sheets.check_row import PASSED
from ladder.reports.sheets.checks import KEY as CHECKS
from ladder.reports.tables import Table
from ladder.worker.schedule import programs_counted
from ladder.workforce.risk import FIRST

_LINES_CROSSED = 72  # characters: two lines with their names in full


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: a short name, its question, and a few sentences."""

    name: str
    question: str
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """All its sentences."""
        return " ".join(sentence.text for sentence in self.sentences)


def build_answers(results: Sequence[Result], key: Table, worker: Table, checks: Table) -> tuple[Answer, ...]:
    """The answers this plan can give, most important first."""
    answers = [_entry_pay(results, key)]
    answers += [_cost(results[0], result, key) for result in results[1:]] or [_baseline_cost(results, key)]
    funding = funding_sentences(results, key)
    if funding:
        answers.append(Answer("funding", "What is unfunded, and which fund ends next?", funding))
    told: set[str] = set()  # what the scenarios suppose alike is said once
    for result in results[1:]:
        sentences = tuple(each for each in _break_even(result, key) if each.text not in told)
        told |= set(assumption_sentences(result, result.case)) if result.case else set()
        if sentences:
            name = f"break_even.{result.scenario.name}"
            answers.append(Answer(name, "When does it break even?", sentences))
    if promoted := _promotions(results):
        answers.append(promoted)
    answers += [_worker(results, worker), _standing(results, checks)]
    return tuple(answers)


def _say(*parts: Part) -> Sentence:
    return Sentence(parts)


def _shown(table: Table, row: str, column: str, form: Form) -> Shown:
    value = table.value(row, column)
    assert isinstance(value, Decimal)
    return Shown(f"{table.key}!{row}@{column}", value, form)


def _word(table: Table, row: str, column: str) -> Word:
    return Word(f"{table.key}!{row}@{column}", str(table.value(row, column)))


def _entry_pay(results: Sequence[Result], key: Table) -> Answer:
    """Entry pay in peer roles, the posture, what would change it, and the market."""
    base, lead = results[0], results[min(1, len(results) - 1)]
    entry_role = base.plan.entry_role.title
    sentences = [
        _say(
            _who_on_the_first_rung(base),
            _shown(key, "entry_pay", BASELINE, "hourly"),
            " an hour: ",
            _word(key, "posture", BASELINE),
            " what our own entry role pays (",
            _shown(key, "entry_role", BASELINE, "hourly"),
            f", {entry_role}).",
        )
    ]
    if lead is not base:
        name = lead.scenario.name
        sentences.append(
            _say(
                f'Under "{lead.scenario.title}" ',
                *_who_then(base, lead),
                _shown(key, "entry_pay", name, "hourly"),
                ", ",
                _word(key, "posture", name),
                " our entry role's pay.",
            )
        )
    sentences.append(
        _say(
            _shown(key, "rate_at", BASELINE, "hourly"),
            " or more would count as at our entry role's pay, ",
            _shown(key, "rate_above", BASELINE, "hourly"),
            " or more as above it.",
        )
    )
    if any(row.key == "market_low" for row in key.rows):
        sentences.append(
            _say(
                "Medians of entry-level work elsewhere run from ",
                _shown(key, "market_low", BASELINE, "hourly"),
                " to ",
                _shown(key, "market_high", BASELINE, "hourly"),
                ".",
            )
        )
        sentences.append(Sentence(market_roles.finding(base, base.market.entry_peer_role)))
    return Answer("entry_pay", "What are people in peer roles paid?", tuple(sentences))


def _who_on_the_first_rung(result: Result) -> str:
    """Whose pay the headline gives: everyone's on the first rung, or where roles differ the lowest-paid role's."""
    number = len(_first_rung(result))
    if number == 1:
        return "People in peer roles on the first rung are paid "
    title = result.market.entry_peer_role.title
    return f"The lowest-paid of {number} peer roles on the first rung, {title}, is paid "


def _who_then(base: Result, lead: Result) -> tuple[Part, ...]:
    """Whose pay the scenario's headline gives; where that is another role's, what the baseline's role is paid, too."""
    followed, lowest = first_rung_then(base, lead), lead.market.entry_peer_role
    if followed.role != lowest.role:
        pay = Shown(f"{market_cells.key(lead.scenario.name)}!{followed.role}@pay", followed.pay, "hourly")
        return f"{followed.title} is paid ", pay, f"; the lowest-paid is then {lowest.title}, at "
    if len(_first_rung(lead)) == 1 and lowest.role == base.market.entry_peer_role.role:
        return ("they are paid ",)
    return (f"the lowest-paid of them, {lowest.title}, is paid ",)


def _first_rung(result: Result) -> list[str]:
    """The roles with filled seats on the lowest tier."""
    lowest = result.market.entry_peer_role
    return [
        role.role
        for role in result.market.roles
        if role.tier == lowest.tier and role.averaged == lowest.averaged
    ]


def _cost(base: Result, result: Result, key: Table) -> Answer:
    longer = result.plan.period.months > MONTHS_A_YEAR
    first = (
        f'"{result.scenario.title}" ',
        *_change(result, key, "first_year"),
        f" in the {span(result, 'first')}",
    )
    sentences = [_say(*first, ";" if longer else ".")]
    if longer:
        one_time = _shown(key, "one_time", result.scenario.name, "dollars")
        later = ("it ", *_change(result, key, "run_rate"), " a year once in place")
        aside: tuple[Part, ...] = (", not counting its one-time costs (", one_time, " over the plan).")
        sentences.append(_say(*later, *(aside if any(result.budget.one_time_total) else (".",))))
    what = f"cost in the {span(result, 'first')} changes by"
    sentences += _in_draws(what, key, "first_year.added", result, base)
    if waits := fewer_seats_sentence(result.scenario):
        sentences.append(_say(waits))
    return Answer(f"cost.{result.scenario.name}", "What does it cost?", tuple(sentences))


def _change(result: Result, key: Table, year: str) -> tuple[Part, ...]:
    """`adds $1,200 (3.0%)` or `saves $1,200 (3.0%)`."""
    name = result.scenario.name
    added = _shown(key, f"{year}.added", name, "size")
    share = _shown(key, f"{year}.share", name, "percent_size")
    return Choice(added.reference, added.value, "adds ", "saves "), added, " (", share, ")"


def span(result: Result, which: str) -> str:
    """`first twelve months`, or as many as the plan has."""
    months = result.plan.period.months
    if months >= MONTHS_A_YEAR:
        return f"{which} twelve months"
    return "plan's only month" if months == 1 else f"plan's {months} months"


def _baseline_cost(results: Sequence[Result], key: Table) -> Answer:
    sentence = _say(
        "The plan costs ",
        _shown(key, "first_year", BASELINE, "dollars"),
        f" in the {span(results[0], 'first')}. The config has no scenario to compare it with.",
    )
    drawn = _in_draws("that is", key, "first_year.simulated", results[0])
    return Answer("cost.baseline", "What does it cost?", (sentence, *drawn))


def _in_draws(
    words: str, key: Table, row: str, result: Result, base: Result | None = None
) -> tuple[Sentence, ...]:
    """What eight of ten simulated draws come to, in words that no cell moves; nothing where nothing is simulated."""
    name = result.scenario.name
    found = text(range_of(key, row, name))
    if not found:
        return ()
    exact = key.value("first_year.added" if base else "first_year", name)
    assert isinstance(exact, Decimal)
    why = why_outside(result, base, FIRST, exact)
    beside = f" ({why})" if why else ""
    return (_say(f"Simulated, not live: {words} {found} in eight of ten draws{beside}."),)


def _break_even(result: Result, key: Table) -> tuple[Sentence, ...]:
    """What it would take and what it comes to; the exits, the range and the unit rate where the config has them."""
    case, rate = result.case, break_even_sentence(result, key, named=not result.case)
    said = [*_units(result, key), *([rate] if rate else [])]
    return tuple(said) if case is None else live_case_sentences(result, case, said)


def _units(result: Result, key: Table) -> Iterator[Sentence]:
    """What is billed, before and after: seats that bill less can cost more than raises do."""
    if result.scenario.name == BASELINE or not any(row.key == "units" for row in key.rows):
        return
    months = min(12, len(result.budget.months))
    name = result.scenario.name
    added = _shown(key, "units.added", name, "count")
    moved = ("Paid units go from ", _shown(key, "units", BASELINE, "count"), " to ")
    yield _say(
        UnlessNothing(added.reference, added.value, moved, "Paid units stay at "),
        _shown(key, "units", name, "count"),
        f" in the last {'twelve' if months == 12 else months} months.",
    )


def _promotions(results: Sequence[Result]) -> Answer | None:
    """How many of today's staff move up, and the wait for each path; None where nothing is simulated or no one can."""
    found = promoted_once(results[1:] or results)
    sentences = tuple(_say(f"Simulated, not live: {words[:1].lower()}{words[1:]}") for words in found)
    return Answer("promotions", "Who is promoted, and after what wait?", sentences) if sentences else None


def _worker(results: Sequence[Result], worker: Table) -> Answer:
    pair = before_and_after(results)
    hours = f"{worker_hours(pair).normalize():f}"
    projected = "; the law projected" if pair.after_rung.projected else ""
    counted = _say(
        f"Counted: {', '.join(programs_counted(pair.after.supplement_known))}, in a steady month with trial work and "
        f"grace months used up{projected}."
    )
    question = "What does it mean for someone who receives SSI or SSDI?"
    if pair.before is pair.after and pair.before_rung is pair.after_rung:
        has = _say(
            f"An invented worker on the first rung at {hours} hours a week has ",
            _shown(worker, "ssi.net", "before", "hourly"),
            " a month with SSI, ",
            _shown(worker, "ssdi.net", "before", "hourly"),
            " with SSDI and ",
            _shown(worker, "none.net", "before", "hourly"),
            " with neither.",
        )
        return Answer("worker", question, (has, counted))
    changes = _say(f"An invented worker on the first rung at {hours} hours a week, {pair.change}:")
    net = _say(
        "net income changes by ",
        _shown(worker, "ssi.net", "change", "change"),
        " a month with SSI, ",
        _shown(worker, "ssdi.net", "change", "change"),
        " with SSDI, ",
        _shown(worker, "both.net", "change", "change"),
        " with both, ",
        _shown(worker, "none.net", "change", "change"),
        " with neither.",
    )
    crossed = _say(
        "Wages go from ",
        *_from_to(worker, "wages"),
        " a month and cross ",
        replace(_word(worker, "crossed", "change"), usual=_LINES_CROSSED),
        "; SSI ",
        *_moves(worker, "ssi.ssi"),
        ", SSDI ",
        *_moves(worker, "ssdi.ssdi"),
        ".",
    )
    return Answer("worker", question, (changes, net, crossed, counted))


def _from_to(worker: Table, row: str) -> tuple[Part, ...]:
    return _shown(worker, row, "before", "hourly"), " to ", _shown(worker, row, "after", "hourly")


def _moves(worker: Table, row: str) -> tuple[Part, ...]:
    """`goes from $454.87 to $312.30`, or `stays at $0.00` where it moves by less than half a dollar."""
    change, before = _shown(worker, row, "change", "hourly"), _shown(worker, row, "before", "hourly")
    moved = ("goes from ", before, " to ")
    return UnlessNothing(change.reference, change.value, moved, "stays at "), _shown(
        worker, row, "after", "hourly"
    )


def _standing(results: Sequence[Result], checks: Table) -> Answer:
    standing = len(standing_assumptions(results[0].plan, simulated=is_simulated(results)))
    verdicts = [row for row in checks.rows if row.key != "overall"]
    passed = sum(row.values[-1] == PASSED for row in verdicts)
    span = f"{CHECKS}!{verdicts[0].key}:{verdicts[-1].key}@verdict"
    assumptions = _say(
        f"{standing} assumptions and defaults are still to be replaced by the agency's own figures (see Sources)."
    )
    count = _say(Count(span, PASSED, passed), f" of {len(verdicts)} checks passed.")
    return Answer("standing", "How far can it be trusted?", (assumptions, count))
