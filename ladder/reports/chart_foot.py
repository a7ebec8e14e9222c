"""What stands at the foot of every board chart: where its figures come from and whether they are placeholders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ladder.analysis import Result, is_simulated
from ladder.reports.charts.words import listing
from ladder.reports.provenance import standing_assumptions
from ladder.reports.sheets.about import Identity, published_through

_MOST_NAMED = 3  # sources of benchmarks, and scenarios


@dataclass(frozen=True, slots=True)
class Foot:
    """The words around a chart's scenario; the dates are those of the data, for the same inputs give the same bytes."""

    source: str
    standing: str

    def of(self, *results: Result, benchmarks: Iterable[str] = ()) -> str:
        """The foot of a chart of these scenarios and of benchmarks from these sources."""
        names = [result.scenario.name for result in results]
        named = listing(names) if len(names) <= _MOST_NAMED + 1 else f"{len(names)} of them"
        scenarios = f"Scenario{'s' if len(names) > 1 else ''}: {named}."
        return " ".join(part for part in (self.source, _market(benchmarks), scenarios, self.standing) if part)


def chart_foot(results: Sequence[Result], identity: Identity) -> Foot:
    """The foot of every chart of a run."""
    plan = results[0].plan
    count = len(standing_assumptions(plan, simulated=is_simulated(results)))
    made = f"Made by ladder {identity.version}."
    noun = "assumption" if count == 1 else "assumptions"
    return Foot(
        f"Source: {identity.config_name} ({identity.config_hash}), plan from {plan.period.start.name}; law published "
        f"through {published_through(identity.law_published_through)}.",
        f"Illustrative: {count} {noun} still to be replaced. {made}" if count else made,
    )


def _market(sources: Iterable[str]) -> str:
    """Whose benchmarks they are: of each source the words before the first comma, without codes and addresses."""
    names = list(dict.fromkeys(source.split(",")[0] for source in sources))
    if not names:
        return ""
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return (
        f"Benchmarks: {listing(names[:_MOST_NAMED]) if not more else ', '.join(names[:_MOST_NAMED])}{more}."
    )
