"""What moved since an earlier run in `summary.json`: the sentences, the figures then and now, and the inputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from ladder.analysis import Result
from ladder.reports.changes import ChangedInput, Changes, FigureThenNow
from ladder.reports.changes_words import change_sentences
from ladder.reports.tables import Unit, Value
from ladder.workforce.measured_cost import MeasuredCost


def changes_data(changes: Changes, results: Sequence[Result]) -> dict[str, Any]:
    """The changes as plain data; dollars to the cent, shares to six decimals."""
    run, moved = changes.earlier.run, changes.moved
    found: dict[str, Any] = {
        "since": {
            "config": run.config,
            "config_hash": run.config_hash,
            "version": run.version,
            "law_published_through": run.law_published_through,
        },
        "text": list(change_sentences(changes, results)),
        "figures": {name: _figures(some) for name, some in changes.figures.items()},
        "worker": _figures(changes.worker),
        "entered": list(changes.entered),
        "left": list(changes.left),
    }
    if changes.inputs is None or moved is None:
        return found
    net = changes.bills
    due = {"law_tool_and_files": moved.elsewhere, "together": moved.together, "total": moved.total}
    return {
        **found,
        "inputs": [_input(each, net) for each in changes.inputs],
        "files_that_differ": list(moved.files),
        "moved_by": {name: _amounts(amount, net) for name, amount in due.items() if amount},
        "followed": [_input(each, net) for each in changes.followed],
    }


def _figures(figures: Sequence[FigureThenNow]) -> dict[str, dict[str, Any]]:
    return {
        each.row.key: {
            "then": _plain(each.before, each.row.unit),
            "now": _plain(each.now, each.row.unit),
            "change": _plain(each.change, each.row.unit),
        }
        for each in figures
    }


def _input(each: ChangedInput, net: bool) -> dict[str, Any]:
    values = {"then": _plain(each.before), "now": _plain(each.now)}
    effect = {"moves": _amounts(each.effect, net)} if each.effect else {}
    return {"field": each.field, "label": each.label, "unit": each.unit.value, **values, **effect}


def _amounts(moved: MeasuredCost, net: bool) -> dict[str, float]:
    """What is known, in dollars to the cent; `net`: net of revenue too."""
    amounts = asdict(moved)
    if not net:
        del amounts["net_added"]
    return {name: float(amount) for name, amount in amounts.items() if amount is not None}


def _plain(value: Value, unit: Unit | None = None) -> Any:
    """A value as JSON holds it; a figure of Summary is rounded as there."""
    if isinstance(value, Decimal):
        places = 6 if unit in (None, Unit.PERCENT, Unit.RATIO) else 2
        return round(float(value), places)
    return value if value is None or isinstance(value, int | float | bool | str) else str(value)
