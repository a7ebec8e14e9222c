"""The Sources sheet: every figure of the law with where it was read, and every source and assumption of the config."""

from __future__ import annotations

from collections.abc import Sequence

from ladder.analysis import Result, is_simulated
from ladder.law.not_modeled import NOT_MODELED
from ladder.reports.law_figures import UsedFigure
from ladder.reports.provenance import standing_assumptions
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit


def build(results: Sequence[Result], figures: Sequence[UsedFigure]) -> Sheet:
    """The sheet."""
    plan = results[0].plan
    tables = [_law(figures)]
    if plan.sources:
        tables.append(_marks("sources", "Where the config's figures come from", plan.sources, "Source"))
    if plan.benchmarks:
        marks = {
            name: f"{mark.title}, {mark.area}, {mark.date.name}: {mark.source}"
            + (f" ({mark.status})" if mark.status else "")
            for name, mark in plan.benchmarks.items()
        }
        tables.append(_marks("benchmark_sources", "Benchmarks", marks, "Source"))
    standing = standing_assumptions(plan, simulated=is_simulated(results))
    if standing:
        tables.append(
            _marks(
                "standing",
                "Assumptions and defaults to replace by the agency's own figures",
                standing,
                "Why it stands",
            )
        )
    tables.append(_not_modeled())
    return Sheet("Sources", "Where the figures come from", tuple(tables))


def _law(figures: Sequence[UsedFigure]) -> Table:
    columns = (
        Column("source", "Read in", Unit.TEXT, 76),
        Column("month", "In force", Unit.MONTH, 12),
        Column("value", "Value", Unit.TEXT, 14),
        Column("unit", "Unit", Unit.TEXT, 12),
        Column("status", "Status", Unit.TEXT, 12),
        Column("law", "Rule", Unit.TEXT, 34),
    )
    rows = tuple(_figure(used) for used in figures)
    return Table("law_sources", "The law's figures", columns, rows, label_header="Figure", label_width=50)


def _figure(used: UsedFigure) -> Row:
    figure = used.figure
    title = f"{figure.title} ({used.words})" if used.words else figure.title
    values = (figure.source, figure.month, f"{figure.value:,f}", figure.unit, figure.status, figure.law)
    return Row(used.key, title, values, kind=Kind.TEXT)


def _not_modeled() -> Table:
    """What the law package leaves out, so that no one takes silence for an answer."""
    column = Column("words", "", Unit.TEXT, 12)
    rows = tuple(
        Row(f"gap.{number}", words, (None,), kind=Kind.TEXT) for number, words in enumerate(NOT_MODELED, 1)
    )
    return Table("not_modeled", "What the law of this tool leaves out", (column,), rows, label_width=50)


def _marks(key: str, title: str, marks: dict[str, str], header: str) -> Table:
    rows = tuple(Row(name, name, (words,), kind=Kind.TEXT) for name, words in marks.items())
    return Table(
        key,
        title,
        (Column("words", header, Unit.TEXT, 76),),
        rows,
        label_header="Part of the config",
        label_width=50,
    )
