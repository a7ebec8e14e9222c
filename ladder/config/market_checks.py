"""Checks on how the market is read: blends of benchmarks that are there, under names of their own."""

from __future__ import annotations

from collections.abc import Iterator

from ladder.config.parts import unknown_name
from ladder.config.problems import Problem
from ladder.config.source import Document, Path
from ladder.config.validate import Parts, entry_names, problem_at
from ladder.model.market import Market


def blends_have_benchmarks(parts: Parts, document: Document) -> Iterator[Problem]:
    """A blend of a benchmark that is not there, or with a benchmark's name or the name of another blend."""
    market = parts.values.get("market")
    if not isinstance(market, Market):
        return
    known = {name.casefold().replace("-", "_") for name in entry_names(document, ("benchmarks",)) or ()}
    for name, blend in market.blends.items():
        path: Path = ("market", "blends", name)
        if name.casefold().replace("-", "_") in known:
            message = "a benchmark has this name, or one like it; give the blend another"
            yield problem_at(document, path, message, on_key=True)
        for part in blend.benchmarks:
            if entry_names(document, ("benchmarks",)) is None:
                message = "this config has no benchmarks to blend; add some"
                yield problem_at(document, (*path, "benchmarks", part), message, on_key=True)
            else:
                yield from unknown_name(
                    document, (*path, "benchmarks", part), part, "benchmarks", "benchmark"
                )


def market_has_medians(parts: Parts, document: Document) -> Iterator[Problem]:
    """A target percentile, or a point to age to, with no benchmark to use it on."""
    market = parts.values.get("market")
    if not isinstance(market, Market) or entry_names(document, ("benchmarks",)):
        return
    for field in ("aged_to", "target_percentile"):
        if field in market.model_fields_set and not (field == "aged_to" and market.peer_wages):
            message = 'this does nothing without benchmarks; add "area" and "occupations" beside it, or "benchmarks"'
            yield problem_at(document, ("market", field), message, on_key=True)
