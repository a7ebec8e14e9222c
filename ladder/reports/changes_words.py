"""What moved since an earlier run, in sentences: on the Changes sheet, on the terminal and in `summary.json`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.money import cents
from ladder.model.plan_set import BASELINE
from ladder.reports.answers import span
from ladder.reports.changes import ChangedInput, Changes, FigureThenNow
from ladder.reports.moved_inputs import MOST_PUT_BACK
from ladder.reports.phrases import number_text
from ladder.reports.tables import Unit, Value
from ladder.workforce.measured_cost import MeasuredCost

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
    if elsewhere and elsewhere.first_year_added and round(elsewhere.first_year_added):
        said.append(
            "The law's figures, the tool's version and the files that the config names, together "
            f"account for {_signed(elsewhere.first_year_added)} in the {span(results[0], 'first')}."
        )
    if changes.inputs is None:
        said.append(NO_INPUTS)
    elif changes.inputs and not any(each.effect for each in changes.inputs):
        said.append(f"By how much each moves the answer is not told: {_why_not_alone(len(changes.inputs))}.")
    period, plan = changes.earlier.period, results[0].plan.period
    if (period.first_month, period.months) != (str(plan.start), plan.months):
        said.append(
            f"That plan began in {period.first_month} and had {period.months} months, this one begins in {plan.start} "
            f"and has {plan.months}: the years set side by side are not the same years."
        )
    return tuple(said)


def _why_not_alone(inputs: int) -> str:
    if inputs > MOST_PUT_BACK:
        return f"past {MOST_PUT_BACK} inputs, none is put back by itself"
    return "with none of them put back by itself to what that run recorded does the config hold together"


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
    else:
        parts = [found.get("first_year.added"), found.get("run_rate.added")]
    first, later = parts
    if first is None or later is None or first.change is None or later.change is None:
        return [_not_there(lead, changes)] if not found else []
    who = "The plan" if lead.scenario.name == BASELINE else f'"{lead.scenario.title}"'
    amounts = [_now(each, lead.scenario.name != BASELINE) for each in (first, later)]
    return [
        f"{who} {amounts[0]} in the {span(lead, 'first')} ({_then(first)}) and {amounts[1]} a year once in place "
        f"({_then(later)}).",
        *_net_and_unfunded(lead, found),
    ]


def _net_and_unfunded(lead: Result, found: Mapping[str, FigureThenNow]) -> list[str]:
    """What is left of the cost after revenue, and what no fund pays, over the whole plan, where both runs have it."""
    added = lead.scenario.name != BASELINE
    parts = []
    net, unfunded = found.get("net_cost.added" if added else "net_cost"), found.get("unfunded")
    if net and net.change is not None:
        parts.append(f"after revenue it {_now(net, added)} ({_then(net)})")
    if unfunded and isinstance(unfunded.now, Decimal) and unfunded.change is not None:
        parts.append(f"{number_text(unfunded.now, 'dollars')} of its cost is unfunded ({_then(unfunded)})")
    return [f"Over the whole plan {' and '.join(parts)}."] if parts else []


def _not_there(lead: Result, changes: Changes) -> str:
    """That there is nothing to set beside it; a scenario is known by its key."""
    name, title = lead.scenario.name, lead.scenario.title
    same = next((key for key, each in changes.earlier.scenarios.items() if each == title), None)
    renamed = f'; one of this title was there under the key "{same}", now it is "{name}"' if same else ""
    return f'"{title}" was not in that run{renamed}.'


def _now(each: FigureThenNow, added: bool) -> str:
    assert isinstance(each.now, Decimal)
    if not added:
        return f"costs {number_text(each.now, 'dollars')}"
    return f"{'adds' if cents(each.now) >= 0 else 'saves'} {number_text(each.now, 'size')}"


def _then(each: FigureThenNow) -> str:
    """How far the figure moved since; where it changed its sign, what it was then."""
    assert each.change is not None
    amount = number_text(each.change, "size")
    if amount == "$0":
        return "as then"
    before = Decimal(str(each.before))
    negative = isinstance(each.now, Decimal) and each.now < 0
    if before and (before < 0) != negative:
        return f"then {number_text(before, 'size')} {'less' if before < 0 else 'more'} than the baseline"
    more = (each.change > 0) != negative
    return f"{amount} {'more' if more else 'less'} than then"


def _most(changes: Changes, results: Sequence[Result]) -> list[str]:
    """The input that moved the first year's cost most, of those put back alone."""
    known = [
        (each, moved)
        for each in changes.inputs or ()
        if each.effect and (moved := each.effect.first_year_added) is not None
    ]
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


def moved_line(each: ChangedInput, bills: bool) -> str:
    """An input on one line, for the terminal; `bills`: a role bills, so that net cost is another than cost."""
    moved = f" ({'; '.join(_effects(each.effect, bills))})" if each.effect else ""
    return f"{each.label}: {shown(each.before, each.unit)} then, {shown(each.now, each.unit)} now{moved}"


def _effects(moved: MeasuredCost, bills: bool) -> Iterator[str]:
    """What an input does to the first year's cost, and to the whole plan's net cost and what of it is unfunded."""
    if moved.first_year_added is not None:
        yield _signed(moved.first_year_added)
    whole = {"net of revenue": moved.net_added if bills else None, "unfunded": moved.unfunded}
    parts = [f"{_signed(amount)} {words}" for words, amount in whole.items() if amount and round(amount)]
    if parts:
        yield f"over the plan {', '.join(parts)}"


def _signed(amount: Decimal) -> str:
    size = number_text(amount, "size")
    return "no change in cost" if size == "$0" else ("-" if amount < 0 else "+") + size


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
