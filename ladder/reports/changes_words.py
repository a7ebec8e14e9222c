"""What moved since an earlier run, in sentences: on the Changes sheet, on the terminal and in `summary.json`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.plan_set import BASELINE
from ladder.reports.answers import span
from ladder.reports.changes import ChangedInput, Changes, FigureThenNow
from ladder.reports.phrases import number_text
from ladder.reports.tables import Unit, Value

NO_INPUTS = (
    "That run was made by an older version, which did not record its inputs: only the answer is set side by side. "
    "Which inputs differ, ladder compare tells from the two configs."
)


def change_sentences(changes: Changes, results: Sequence[Result]) -> tuple[str, ...]:
    """The answer then and now, what moved it most, and what makes the two runs hard to compare."""
    run = changes.earlier.run
    there = f"Since the run of {run.config} (fingerprint {run.config_hash}, ladder {run.version})"
    said = [f"{there}, {_moved(changes)}.", *_answer(changes, results), *_most(changes, results)]
    elsewhere = changes.moved.elsewhere if changes.moved else None
    if elsewhere and round(elsewhere.first_year_added):
        said.append(
            "The law's figures, the tool's version and the files that the config names, together "
            f"account for {_signed(elsewhere.first_year_added)} in the {span(results[0], 'first')}."
        )
    if changes.inputs is None:
        said.append(NO_INPUTS)
    period, plan = changes.earlier.period, results[0].plan.period
    if (period.first_month, period.months) != (str(plan.start), plan.months):
        said.append(
            f"That plan began in {period.first_month} and had {period.months} months, this one begins in {plan.start} "
            f"and has {plan.months}: the years set side by side are not the same years."
        )
    return tuple(said)


def _moved(changes: Changes) -> str:
    """`3 inputs moved`; what a reader asks first."""
    if changes.inputs is None:
        return "the answer is set beside this one"
    count = len(changes.inputs)
    said = (
        "no input of the config moved"
        if not count
        else "1 input moved"
        if count == 1
        else f"{count} inputs moved"
    )
    assert changes.moved
    if changes.moved.files:
        said += f", and the files under {', '.join(changes.moved.files)} hold something else"
    return said


def _answer(changes: Changes, results: Sequence[Result]) -> list[str]:
    """The lead scenario's cost, now and by how much it moved."""
    lead = results[min(1, len(results) - 1)]
    found = {each.row.key: each for each in changes.figures.get(lead.scenario.name, ())}
    if lead.scenario.name == BASELINE:
        parts = [found.get("first_year"), found.get("run_rate")]
        verbs = ("The plan costs", "costs")
    else:
        parts = [found.get("first_year.added"), found.get("run_rate.added")]
        verbs = (f'"{lead.scenario.title}" adds', "adds")
    first, later = parts
    if first is None or later is None or first.change is None or later.change is None:
        return [f'"{lead.scenario.title}" was not in that run.'] if not found else []
    amounts = [_now(each) for each in (first, later)]
    return [
        f"{verbs[0]} {amounts[0]} in the {span(lead, 'first')} ({_than_then(first.change)}) and {amounts[1]} a year "
        f"once in place ({_than_then(later.change)})."
    ]


def _now(each: FigureThenNow) -> str:
    assert isinstance(each.now, Decimal)
    return number_text(each.now, "dollars")


def _than_then(change: Decimal) -> str:
    amount = number_text(change, "size")
    return "as then" if amount == "$0" else f"{amount} {'more' if change > 0 else 'less'} than then"


def _most(changes: Changes, results: Sequence[Result]) -> list[str]:
    """The input that moved the first year's cost most, of those put back alone."""
    known = [(each, each.effect.first_year_added) for each in changes.inputs or () if each.effect]
    if not known:
        return []
    each, effect = max(known, key=lambda pair: abs(pair[1]))
    if not round(effect):
        return []
    lead = results[min(1, len(results) - 1)]
    what = "that cost" if lead.scenario.name == BASELINE else "what it adds"
    way = "raises" if effect > 0 else "lowers"
    return [
        f"{each.label}, {shown(each.before, each.unit)} then and {shown(each.now, each.unit)} now, moves it most: by "
        f"itself it {way} {what} in the {span(lead, 'first')} by {number_text(effect, 'size')}."
    ]


def moved_line(each: ChangedInput) -> str:
    """An input on one line, for the terminal."""
    effect = f" ({_signed(each.effect.first_year_added)})" if each.effect else ""
    return f"{each.label}: {shown(each.before, each.unit)} then, {shown(each.now, each.unit)} now{effect}"


def _signed(amount: Decimal) -> str:
    return ("-" if amount < 0 else "+") + number_text(amount, "size")


def shown(value: Value, unit: Unit) -> str:
    """A value as a sentence has it."""
    if isinstance(value, Decimal):
        if unit is Unit.PERCENT:
            return f"{(value * 100).normalize():f}%"
        if unit in (Unit.HOURLY, Unit.CENTS):
            return number_text(value, "hourly")
        return number_text(value, "dollars") if unit is Unit.DOLLARS else f"{value.normalize():f}"
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
