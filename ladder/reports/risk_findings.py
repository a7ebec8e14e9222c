"""What the simulation tells beside the answer: where it and the budget part, and whether the draws are enough."""

from __future__ import annotations

from collections.abc import Iterator

from ladder.analysis import Result
from ladder.reports.charts.words import inside
from ladder.reports.phrases import number_text
from ladder.reports.sheets.risk import amount
from ladder.workforce.risk import WHOLE, causes_of
from ladder.workforce.spread import precision

WORTH_TELLING = 0.01
"""A difference of this share of the budget or less is not told among the findings."""


def risk_findings(result: Result) -> Iterator[str]:
    """The findings of one scenario; none where nothing is simulated."""
    if not result.risk:
        return
    title, rows = result.scenario.title, result.risk.reconciliation
    budget, mean = rows["budget"][WHOLE], rows["simulated"][WHOLE]
    if abs(mean - budget) > WORTH_TELLING * budget:
        causes = causes_of(result.risk)
        cause = max(causes, key=lambda name: abs(rows[name][WHOLE]))
        why = inside(causes[cause])
        if cause == "vacancy":
            why = f"{'more' if rows[cause][WHOLE] > 0 else 'fewer'} seats filled than budgeted"
        apart = f"{number_text(amount(abs(mean - budget)), 'dollars')} {'more' if mean > budget else 'less'}"
        yield (
            f"{title}: simulated, the whole plan costs {apart} than the budget on average "
            f"({abs(mean / budget - 1):.1%}); the largest cause is {why} (see Risk)."
        )
    known = precision(result.risk.cost[WHOLE])
    if not known.enough:
        yield f"{title}, simulated cost: {known.words}"
    yield "The Careers sheet says what stands out in moving up, waits, filling seats from within and supervision."
