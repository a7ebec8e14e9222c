"""What a reader should know of the roster and of moving staff to new ranges, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.staff import METHODS, Method
from ladder.reports.phrases import number_text
from ladder.reports.sheets.implementation import METHOD_WORDS
from ladder.reports.sheets.roster import small_groups
from ladder.workforce.implementation import OutsideRange


def staff_findings(result: Result) -> Iterator[str]:
    """Groups so small that pay can be told; then pay outside its range, or what a move to new ranges does."""
    yield from small_groups(result.plan)
    yield from _roster(result) if result.plan.implementation is None else _placement(result)


def _roster(result: Result) -> Iterator[str]:
    """Pay on the roster outside its range at the plan's start, and what it costs to mend."""
    title = result.scenario.title
    under = [each for each in result.outside_ranges if each.under]
    over = [each for each in result.outside_ranges if not each.under]
    if under:
        cost = sum((each.total for each in under), Decimal(0))
        yield (
            f"{title}: {_people_are(under)} paid under their range's minimum (green circles). Bringing all "
            f"of them to it costs {number_text(cost, 'dollars')} a year, employer cost included (see Roster)."
        )
    if over:
        cost = sum((each.total for each in over), Decimal(0))
        yield (
            f"{title}: {_people_are(over)} paid over their range's maximum (red circles), by "
            f"{number_text(cost, 'dollars')} a year in all, employer cost included. Pay is not "
            "lowered; it gets general raises only (see Roster)."
        )


def _placement(result: Result) -> Iterator[str]:
    """What the chosen method costs beside the other two, how far the largest raise goes, and who is left over."""
    how = result.plan.implementation
    assert how is not None
    by_method = {each.method: each for each in result.methods}
    chosen = by_method[how.method]
    others = "; ".join(
        f"{_method(method)}, {number_text(by_method[method].total.run_rate, 'dollars')}"
        for method in METHODS
        if method in by_method and method != how.method
    )
    yield (
        f"{result.scenario.title}: in {how.month.name}, {chosen.people_moved} of {chosen.people} people are moved up "
        f"({_method(how.method)}). It costs "
        f"{number_text(chosen.total.first_year, 'dollars')} in the plan's first year and "
        f"{number_text(chosen.total.run_rate, 'dollars')} in its last. "
        f"In the last year the other ways would cost: {others}."
    )
    if chosen.largest_raise:
        role = result.plan.roles[result.plan.seats[chosen.largest_raise_line].role].title
        yield (
            f"{result.scenario.title}: the largest raise is {number_text(chosen.largest_raise, 'percent')}, in the "
            f"role of {role}. Staff who receive SSI or SSDI may want to see a benefits counselor before then."
        )
    if chosen.over_maximum:
        yield (
            f"{result.scenario.title}: {_people(chosen.over_maximum)} would be over the new maximum: pay is kept (red "
            "circles) and gets general raises only."
        )
    if how.month > result.plan.period.start:
        first = result.plan.period.start.name
        yield (
            f"{result.scenario.title}: what people are paid and what it means for an invented worker is said for "
            f"{first}, before anyone is moved; from {how.month.name} the Months and Implementation sheets have the pay."
        )


def _people_are(found: Sequence[OutsideRange]) -> str:
    count = sum(each.people for each in found)
    return f"{_people(count)} on the roster {'is' if count == 1 else 'are'}"


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def _method(method: Method) -> str:
    words = METHOD_WORDS[method]
    return words[0].lower() + words[1:]
