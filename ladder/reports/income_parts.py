"""What the charts of income by source show of a worker's months, a plan's or a person's alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ladder.reports.charts.income_by_source import Phases, SourceAmounts


def sources_of(cash: Mapping[str, Sequence[float]]) -> tuple[SourceAmounts, ...]:
    """Dollars from each source by month, in the order given; wages come first."""
    return tuple(SourceAmounts(name, tuple(amounts)) for name, amounts in cash.items())


def phases_of(states: Mapping[str, Sequence[str]], projected: Sequence[bool]) -> tuple[Phases, ...]:
    """Each program's state by month, and which months rest on projected figures where any does."""
    said = dict(states)
    if any(projected):
        said["Figures"] = ["projected" if each else "not projected" for each in projected]
    return tuple(Phases(name, tuple(words)) for name, words in said.items())
