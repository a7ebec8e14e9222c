"""What a run records of its inputs in summary.json, so that a later run can tell what moved."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ladder.analysis import Result
from ladder.model.inputs import Inputs
from ladder.model.money import cents
from ladder.model.month import Month
from ladder.reports.tables import Kind, Row, Table, Unit, Value


def recorded_inputs(inputs: Inputs, assumptions: Table, results: Sequence[Result]) -> dict[str, Any]:
    """The config, the fingerprints of its files, and what is typed in on the Assumptions sheet; no roster's rows."""
    found = typed_in(assumptions, results)
    return {
        "config": _plain(inputs.config),
        "files": dict(inputs.files),
        "assumptions": {
            row.key: {
                "label": row.label,
                "unit": row.unit.value,
                "values": {name: _plain(value) for name, value in values.items()},
            }
            for row, values in found
        },
    }


def typed_in(assumptions: Table, results: Sequence[Result]) -> list[tuple[Row, dict[str, Value]]]:
    """The rows of the Assumptions sheet and the values in them that no formula makes, by scenario."""
    of_roster = tuple(
        f"seats.{name}." for each in results for name, line in each.plan.seats.items() if line.roster_rows
    )
    names = {each.scenario.name for each in results}
    found = []
    for row in assumptions.rows:
        if row.kind is Kind.HEADING or row.key.startswith(of_roster):
            continue
        values = {
            column.key: row.values[index]
            for index, column in enumerate(assumptions.columns)
            if column.key in names and row.kind_at(index) is Kind.INPUT
        }
        if values:
            found.append((row, values))
    return found


def places(unit: Unit) -> int:
    """The decimals to which `summary.json` gives a figure: shares and ratios six, all others two."""
    return 6 if unit in (Unit.PERCENT, Unit.RATIO) else 2


def as_recorded(value: Decimal, unit: Unit) -> Decimal:
    """A figure of Summary as `summary.json` gives it."""
    step = places(unit)
    return cents(value) if step == 2 else value.quantize(Decimal(1).scaleb(-step), ROUND_HALF_UP)


def _plain(value: Any) -> Any:
    """The value as JSON holds it."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, Month):
        return str(value)
    return float(value) if isinstance(value, Decimal) else value
