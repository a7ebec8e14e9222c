"""Notes with the source on every figure of the law and the market, wherever a sheet shows one.

On Assumptions each such row has its note. A row elsewhere that draws on those rows alone, or on rows that have a note
by then, shows one of these figures, aged or picked by month, and gets the notes of what it draws on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.tables import Row, Sheet, Table

Cell = tuple[str, str]  # a table and a row of it, by key

_REFERENCE = re.compile(r"\{(?:([^{}!:@]+)!)?([^{}!:@]+)(?::([^{}!:@]+))?(?:@[^{}]*)?\}")
_SOURCED = ("law.", "benchmarks.", "peer_wages.")
_NO_FIGURE = ("month", "plan_year", "market.aging", "market.aged_to", "market.tolerance")
"""Rows that only say when, how a figure is aged, or how near counts as at it."""
_MOST = 6  # sources in one note


def has_source(key: str) -> bool:
    """Whether a row of Assumptions is a figure of the law or the market."""
    return key.startswith(_SOURCED)


def with_source_notes(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The sheets with a note on each row without one that shows a figure of the law or the market."""
    tables = {table.key: table for sheet in sheets for table in sheet.tables}
    rows = {(key, row.key): row for key, table in tables.items() for row in table.rows}
    drawn_on = {cell: _drawn_on(tables, cell, row) for cell, row in rows.items() if row.formula}
    notes: dict[Cell, tuple[str, ...]] = {
        (ASSUMPTIONS, row.key): (row.note,) for row in tables[ASSUMPTIONS].rows if has_source(row.key)
    }
    waiting = {cell: parts for cell, parts in drawn_on.items() if cell[0] != ASSUMPTIONS}
    while found := _that_show(notes, waiting):
        notes |= found
        waiting = {cell: parts for cell, parts in waiting.items() if cell not in found}
    return tuple(
        replace(sheet, tables=tuple(_noted(table, notes) for table in sheet.tables)) for sheet in sheets
    )


def _that_show(
    notes: Mapping[Cell, tuple[str, ...]], waiting: Mapping[Cell, frozenset[Cell]]
) -> dict[Cell, tuple[str, ...]]:
    """The rows that draw on nothing but rows with a note, and their notes."""
    return {
        cell: tuple(dict.fromkeys(note for part in sorted(parts) for note in notes[part]))
        for cell, parts in waiting.items()
        if parts and all(part in notes for part in parts)
    }


def _drawn_on(tables: Mapping[str, Table], cell: Cell, row: Row) -> frozenset[Cell]:
    """The rows a row's formulas refer to, but for itself and those that are no figure."""
    templates = set(row.formula) if isinstance(row.formula, tuple) else {row.formula}
    found = {each for template in templates if template for each in _references(tables, cell[0], template)}
    return frozenset(each for each in found if each != cell and each[1] not in _NO_FIGURE)


def _references(tables: Mapping[str, Table], here: str, template: str) -> Iterator[Cell]:
    for table, first, last in _REFERENCE.findall(template):
        key = table or here
        if not last:
            yield key, first
            continue
        names = [row.key for row in tables[key].rows]
        yield from ((key, name) for name in names[names.index(first) : names.index(last) + 1])


def _noted(table: Table, notes: Mapping[Cell, tuple[str, ...]]) -> Table:
    if table.key == ASSUMPTIONS:
        return table
    rows = tuple(
        replace(row, note=_joined(notes[table.key, row.key]))
        if not row.note and (table.key, row.key) in notes
        else row
        for row in table.rows
    )
    return replace(table, rows=rows)


def _joined(notes: Sequence[str]) -> str:
    more = [f"and {len(notes) - _MOST} more, on Assumptions"] if len(notes) > _MOST else []
    return "\n".join([*notes[:_MOST], *more])
