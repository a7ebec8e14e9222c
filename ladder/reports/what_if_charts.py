"""The board's chart of which assumptions matter."""

from __future__ import annotations

from collections.abc import Sequence

from ladder.analysis import Result
from ladder.reports import what_if_words as words
from ladder.reports.chart_foot import Foot
from ladder.reports.charts import Chart, what_matters
from ladder.workforce.sensitivity import Sensitivity
from ladder.workforce.usual_variations import AS_IN_THE_CONFIG


def what_if_charts(results: Sequence[Result], foot: Foot) -> list[Chart]:
    """The chart of the scenario that leads; none where no input was tried, or none changes anything."""
    return [
        what_matters.chart(_matters(results, result.sensitivity, foot.of(result)))
        for result in results
        if result.sensitivity and words.seen(result.sensitivity.effects)
    ]


def _matters(results: Sequence[Result], found: Sensitivity, foot: str) -> what_matters.MattersData:
    effects, less = words.seen(found.effects), words.bills_less(results)
    how = (
        "one input at a time, from the low to the high value the config gives"
        if found.named
        else f"one input at a time, {words.NOT_A_FORECAST}"
    )
    return what_matters.MattersData(
        results[0].plan.agency.name,
        words.measure(results),
        found.planned,
        tuple(
            what_matters.Input(
                each.varied.title,
                "" if each.varied.now == AS_IN_THE_CONFIG else each.varied.now,
                what_matters.End(words.at(each.varied.low), each.at_low),
                what_matters.End(words.at(each.varied.high), each.at_high),
            )
            for each in effects
        ),
        tuple(each.varied.title for each in found.effects if each not in effects),
        f"{how}. {less}" if less else how,
        foot,
    )
