"""The sheet "Changes": an earlier run's answer beside this one's, which inputs moved, and by how much each moved it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, replace

from ladder.analysis import Result
from ladder.model.plan_set import BASELINE
from ladder.reports.answers import span
from ladder.reports.changes import ChangedInput, Changes, FigureThenNow, is_number
from ladder.reports.changes_words import change_sentences
from ladder.reports.key_figures import PLAN, WORKER
from ladder.reports.recorded_inputs import places
from ladder.reports.sheets.about import Identity, published_through
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit, Value
from ladder.workforce.measured_cost import MeasuredCost

INPUTS = "changes.inputs"
LABEL_WIDTH = 50
_WIDTH = 17
_LONGEST = 160
_OTHER_HOURS = "The most usual hours are others than then: then and now are not of one worker."
_THEN_AND_NOW = (("then", "Then"), ("now", "Now"))


def build(changes: Changes, results: Sequence[Result], identity: Identity) -> Sheet:
    """The sheet: the two runs, the figures of Summary then and now, the inputs that moved, what entered or left."""
    tables = [_inputs(changes, changes.inputs or (), results)] if _moved(changes) else []
    if changes.followed:
        tables.append(_followed(changes.followed))
    if changes.entered or changes.left:
        tables.append(_entered_and_left(changes))
    for each in (*results[1:], results[0]):  # the scenario that leads the answer first
        figures = changes.figures.get(each.scenario.name)
        if figures:
            title = f"{each.scenario.title}: the figures of Summary"
            tables.append(_figures(f"changes.{each.scenario.name}", title, PLAN, figures))
    if changes.worker:
        title = "The invented worker: what the ladder changes in a steady month"
        table = _figures("changes.worker", title, WORKER, changes.worker)
        tables.append(replace(table, note=_OTHER_HOURS if changes.worker_at_other_hours else ""))
    return Sheet(
        "Changes",
        "What moved since the earlier run",
        (*tables, _runs(changes, results, identity)),
        lines=(
            *change_sentences(changes, results),
            "Then is what that run recorded, to the cent. Now is live. What each input moved is calculated, not live.",
        ),
    )


def _moved(changes: Changes) -> bool:
    """Whether inputs moved, or the answer did without any."""
    elsewhere = changes.moved.elsewhere if changes.moved else None
    return bool(changes.inputs) or bool(elsewhere and any(astuple(elsewhere)))


def _figures(key: str, title: str, table: str, figures: Sequence[FigureThenNow]) -> Table:
    columns = tuple(
        Column(name, header, None, _WIDTH) for name, header in (*_THEN_AND_NOW, ("change", "Change"))
    )
    rows = tuple(_figure(table, each) for each in figures)
    return Table(key, title, columns, rows, label_header="Figure", label_width=LABEL_WIDTH)


def _figure(table: str, each: FigureThenNow) -> Row:
    """Then, now and the change: live, and rounded as that run recorded it."""
    name = each.row.key
    live: str | None = f"={{{table}!{name}@{each.column}}}"
    if each.now is None:
        live = None
    elif is_number(each.now):
        live = f"=ROUND({{{table}!{name}@{each.column}}},{places(each.row.unit)})"
    change: Value = each.change
    difference: str | None = f"={{{name}@now}}-{{{name}@then}}"
    if change is None:
        change, difference = "changed" if each.moved else None, None
    return Row(
        name,
        each.label,
        (each.before, each.now, change),
        each.row.unit,
        formula=(None, live, difference),
        kind=(Kind.TEXT, Kind.CALCULATION, Kind.CALCULATION),
    )


def _inputs(changes: Changes, inputs: Sequence[ChangedInput], results: Sequence[Result]) -> Table:
    """Every input that moved with its effect, and what is due to anything else: together, the change of the answer."""
    moved = changes.moved
    measured = moved and (not inputs or any(each.effect for each in inputs))
    measures = _measures(changes, results) if measured else {}
    rows = [
        Row(
            f"input.{number}",
            each.label,
            (_cut(each.before), _cut(each.now), *_effect(each.effect, measures), each.field),
            each.unit,
            kind=Kind.TEXT,
        )
        for number, each in enumerate(inputs)
    ]
    rest = (
        ("elsewhere", "The law's figures, the tool's version, and files named", moved and moved.elsewhere),
        ("together", "Changes acting on each other, or not to be put back alone", moved and moved.together),
        ("total", "The answer moved by", moved and moved.total),
    )
    rows += [
        Row(
            name,
            words,
            (None, None, *_effect(amount, measures, "not known"), None),
            kind=Kind.TOTAL if name == "total" else Kind.TEXT,
        )
        for name, words, amount in rest
        if measured and amount
    ]
    return Table(
        INPUTS,
        f"The inputs that moved{', and by how much each by itself moves the answer' if measured else ''}",
        (
            *(Column(name, header, None, _WIDTH) for name, header in _THEN_AND_NOW),
            *(Column(f"effect.{name}", words, Unit.CENTS, 15) for name, words in measures.items()),
            Column("field", "Where in the config", Unit.TEXT, 44),
        ),
        tuple(rows),
        label_header="Input",
        label_width=LABEL_WIDTH,
        show_unit=True,
    )


def _measures(changes: Changes, results: Sequence[Result]) -> dict[str, str]:
    """What of the answer is followed: the fields of MeasuredCost, and each one's header."""
    lead = results[min(1, len(results) - 1)]
    over, first = ", over the baseline", f"Cost, {span(lead, 'first')}"
    found = {"first_year": first}
    if lead.scenario.name == BASELINE:
        over = ""
    else:
        found["first_year_added"] = first + over
    found["run_rate_added"] = f"Cost a year once in place{over}"
    if changes.bills:
        found["net_added"] = f"Whole plan, net of revenue{over}"
    if any(each.plan.funds for each in results) or "unfunded" in changes.earlier.figures:
        found["unfunded"] = "Unfunded, whole plan"
    return found


def _effect(
    effect: MeasuredCost | None, measures: Iterable[str], unknown: str = "not alone"
) -> tuple[Value, ...]:
    """The amounts under `_measures`, to the cent, so that they add up as shown."""
    amounts = [getattr(effect, name) if effect else None for name in measures]
    return tuple(unknown if amount is None else amount for amount in amounts)


def _followed(followed: Sequence[ChangedInput]) -> Table:
    rows = tuple(
        Row(
            f"followed.{number}",
            each.label,
            (each.before, each.now, each.field),
            each.unit,
            kind=Kind.TEXT,
            flows=True,
        )
        for number, each in enumerate(followed)
    )
    return Table(
        "changes.followed",
        "Moved without a field of their own in the config: the law's figures, defaults, data that comes with the tool",
        (
            *(Column(name, header, None, _WIDTH) for name, header in _THEN_AND_NOW),
            Column(
                "field", "Row of Assumptions", Unit.TEXT, _WIDTH
            ),  # as narrow as the changes above; it runs on
        ),
        rows,
        label_header="Figure",
        label_width=LABEL_WIDTH,
        show_unit=True,
    )


def _entered_and_left(changes: Changes) -> Table:
    rows = [
        Row(f"{name}.{number}", words, (way,), kind=Kind.TEXT)
        for name, way, some in (("entered", "entered", changes.entered), ("left", "left", changes.left))
        for number, words in enumerate(some)
    ]
    columns = (Column("way", "Since then it", Unit.TEXT, _WIDTH),)
    return Table("changes.names", "What entered or left", columns, tuple(rows), label_width=LABEL_WIDTH)


def _runs(changes: Changes, results: Sequence[Result], identity: Identity) -> Table:
    """Which config, version and law made each run."""
    earlier, plan = changes.earlier, results[0].plan
    run, risk = earlier.run, results[0].risk
    rows = [
        ("config", "Config", run.config, identity.config_name),
        ("fingerprint", "Fingerprint of it and its files", run.config_hash, identity.config_hash),
        ("version", "Made by", f"ladder {run.version}", f"ladder {identity.version}"),
        (
            "law",
            "Law's figures published through",
            published_through(run.law_published_through),
            published_through(identity.law_published_through),
        ),
        ("start", "First month", earlier.period.first_month, str(plan.period.start)),
        ("months", "Months", str(earlier.period.months), str(plan.period.months)),
        ("scenarios", "Scenarios", str(len(earlier.scenarios)), str(len(results))),
        (
            "draws",
            "Simulation",
            _draws(run.draws, run.seed),
            _draws(*((risk.draws, risk.seed) if risk else ())),
        ),
    ]
    columns = tuple(Column(name, header, Unit.TEXT, _WIDTH) for name, header in _THEN_AND_NOW)
    return Table(
        "changes.runs",
        "The two runs",
        columns,
        tuple(Row(name, label, (then, now), kind=Kind.TEXT) for name, label, then, now in rows),
        label_width=LABEL_WIDTH,
    )


def _draws(draws: int | None = None, seed: int | None = None) -> str:
    return "none" if draws is None else f"{draws:,} draws, seed {seed}"


def _cut(value: Value) -> Value:
    return f"{value[:_LONGEST]}..." if isinstance(value, str) and len(value) > _LONGEST else value
