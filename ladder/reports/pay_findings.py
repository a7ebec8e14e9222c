"""What the pay structure says, in sentences: rungs, ranges, circles, compression and what matching would cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.pay.analytics import GREEN, RED
from ladder.pay.compression import BANDS, Pair, band
from ladder.pay.matching import matching
from ladder.pay.structure_findings import (
    APART,
    CLOSE,
    SAME_GRADE,
    ranges_under_the_market,
    reading_of_a_step,
    roles_with_no_next_step,
    roles_with_seats,
    steps_between,
)
from ladder.reports.phrases import number_text
from ladder.reports.sheets.matching import entry_pay_rise
from ladder.workforce.budget import run_rate

_NAMED = 5  # more than so many are counted, not named


def structure_findings(results: Sequence[Result]) -> tuple[str, ...]:
    """Every finding, with the scenarios it holds in."""
    found: dict[str, list[Result]] = {}
    for result in results:
        for what in (_no_next_step, _steps, _market, _circles, _compression):
            for sentence in what(result):
                found.setdefault(sentence, []).append(result)
        for sentence in _matching(results, result):
            found.setdefault(sentence, []).append(result)
    return tuple(f"{in_scenarios(results, some)}: {sentence}" for sentence, some in found.items())


def in_scenarios(results: Sequence[Result], some: Sequence[Result]) -> str:
    """The titles of some scenarios; all of several in one word."""
    if len(some) == len(results) > 1:
        return "In every scenario"
    return " and ".join(result.scenario.title for result in some)


def named(names: Sequence[str]) -> str:
    """Some names, and how many more there are."""
    shown = ", ".join(names[:_NAMED])
    return shown if len(names) <= _NAMED else f"{shown} and {len(names) - _NAMED} more"


def _no_next_step(result: Result) -> Iterator[str]:
    roles = [result.plan.roles[name].title for name in roles_with_no_next_step(result.plan)]
    if roles:
        yield f"no next step is planned from {named(roles)}."


def _steps(result: Result) -> Iterator[str]:
    """Steps between rungs at the plan's start, by what they read as; and large overlaps."""
    plan = result.plan
    readings: dict[str, list[str]] = {SAME_GRADE: [], CLOSE: [], APART: []}
    large = []
    held = roles_with_seats(plan)
    for step in steps_between(plan, result.structure):
        if not {step.lower, step.upper} <= held:
            continue
        titles = f"{plan.roles[step.lower].title} to {plan.roles[step.upper].title}"
        one_grade = plan.roles[step.lower].grade == plan.roles[step.upper].grade
        reading = reading_of_a_step(step.rises[0], one_grade, plan.pay.norms)
        if reading == SAME_GRADE:
            readings[reading].append(titles)
        elif reading in readings:
            readings[reading].append(f"{titles} ({number_text(step.rises[0], 'percent')})")
        if not one_grade and step.overlaps[0] > plan.pay.norms.largest_overlap:
            large.append(f"{titles} ({number_text(step.overlaps[0], 'percent')})")
    if readings[SAME_GRADE]:
        yield f"a promotion within one grade moves no range: {named(readings[SAME_GRADE])}."
    if readings[CLOSE]:
        least = number_text(plan.pay.norms.smallest_step, "percent")
        yield f"midpoints rise by less than {least}, so the rungs are too close: {named(readings[CLOSE])}."
    if readings[APART]:
        most = number_text(plan.pay.norms.largest_step, "percent")
        yield f"midpoints rise by more than {most}, so the rungs are far apart: {named(readings[APART])}."
    if large:
        most = number_text(plan.pay.norms.largest_overlap, "percent")
        yield f"more than {most} of the higher range lies in the lower one: {named(large)}."


def _market(result: Result) -> Iterator[str]:
    """Roles whose whole range lies under the median of entry-level work elsewhere."""
    under: dict[str, list[str]] = {}
    for role, mark in ranges_under_the_market(result.plan, result.market):
        about = result.plan.benchmarks[mark.name]
        median = number_text(mark.percentiles["p50"], "hourly")
        words = f"{role.title} (to {number_text(max(role.points.values()), 'hourly')})"
        under.setdefault(words, []).append(f"{about.title}, {about.area} ({median})")
    alike: dict[tuple[str, ...], list[str]] = {}
    for words, marks in under.items():
        alike.setdefault(tuple(marks), []).append(words)
    for marks_alike, roles in alike.items():
        yield f"the highest pay of {named(roles)} does not reach the median of {named(marks_alike)}."


def _circles(result: Result) -> Iterator[str]:
    """Lines that come to stand outside their range after the plan's start."""
    for circle, words in ((GREEN, "under the minimum of"), (RED, "over the maximum of")):
        for year, month in enumerate(result.structure.years):
            lines = [
                name
                for name, years in result.structure.lines.items()
                if years[year].circle == circle
                and years[year].seats
                and not any(before.circle == circle for before in years[:year])
            ]
            if lines and year:
                start = (result.plan.period.start + month).name
                yield f"from {start} {named(lines)} are paid {words} their range (a {circle})."


def _compression(result: Result) -> Iterator[str]:
    """Inverted and compressed pairs: as planned, and those that only the minimum wage makes."""
    for word, words in (
        (BANDS[0], "an upper rung is paid less than the one below"),
        (BANDS[1], "an upper rung is paid hardly more than the one below"),
    ):
        planned, by_law = [], []
        for pair in result.compression.pairs:
            if not {pair.upper, pair.lower} <= roles_with_seats(result.plan):
                continue
            years = _years_that_read(result, pair.planned, word)
            lifted = [year for year in _years_that_read(result, pair.by_law, word) if year not in years]
            if years:
                planned.append(_pair(result, pair, pair.planned, years))
            if lifted:
                by_law.append(_pair(result, pair, pair.by_law, lifted))
        if planned:
            yield f"{words}: {named(planned)}."
        if by_law:
            yield f"{words} once pay rises to the minimum wage: {named(by_law)}."


def _years_that_read(result: Result, ratios: Sequence[Decimal], word: str) -> list[int]:
    return [year for year, ratio in enumerate(ratios) if band(ratio, result.plan.pay.norms) == word]


def _pair(result: Result, pair: Pair, ratios: Sequence[Decimal], years: Sequence[int]) -> str:
    roles = result.plan.roles
    lowest = min(ratios[year] for year in years)
    numbers = (
        f"year {years[0] + 1}" if len(years) == 1 else f"{len(years)} years, the first year {years[0] + 1}"
    )
    if len(years) == len(ratios) > 1:
        numbers = "every plan year"
    return f"{roles[pair.upper].title} over {roles[pair.lower].title} ({lowest:.2f}; {numbers})"


def _matching(results: Sequence[Result], result: Result) -> Iterator[str]:
    for group, about in result.plan.pay.matching.items():
        found = matching(result.plan, group, entry_pay_rise(results, result))
        general = number_text(run_rate(found.general_raises), "dollars")
        entry = number_text(run_rate(found.entry_pay), "dollars")
        more = f", and the same rise as entry pay in peer roles {entry} more" if any(found.entry_pay) else ""
        yield (
            f"giving the general raises to {about.title} too ({about.people} people) would cost {general} a year once "
            f"all are given{more}; that is not in this plan's cost."
        )
