"""What a reader should know beside the answer: figures that disagree, odd years, pay outside its range."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.money import CENT
from ladder.model.plan import WEEKS_A_YEAR, Plan, Rate
from ladder.reports.floor_findings import floor_findings
from ladder.reports.money_findings import money_findings
from ladder.reports.pay_findings import structure_findings
from ladder.reports.phrases import number_text
from ladder.reports.practice_words import practice_findings
from ladder.reports.risk_findings import risk_findings
from ladder.reports.staff_findings import staff_findings
from ladder.reports.today_findings import today_findings
from ladder.reports.what_if_words import what_if_findings
from ladder.workforce.paydays import USUAL_PAYDAYS, years_with_an_extra_payday


def build_findings(results: Sequence[Result]) -> tuple[str, ...]:
    """The findings in sentences; one that holds in several scenarios is said once."""
    found = [*_postings(results[0].plan), *_paydays(results[0].plan), *_projected(results[0])]
    found += _unpublished(results[0])
    for result in results:
        found += [*_outside_range(result), *staff_findings(result)]
        found += money_findings(result, leads=result is results[min(1, len(results) - 1)])
        found += [*today_findings(result, results[0]), *risk_findings(result)]
    found = [*floor_findings(results), *found, *what_if_findings(results)]
    found += [*_structure(results), *practice_findings(results)]
    return tuple(dict.fromkeys(found))


def _structure(results: Sequence[Result]) -> Iterator[str]:
    """That the sheet on the pay structure has more to say: too much for here."""
    count = len(structure_findings(results))
    if count:
        yield (
            f"The Pay structure sheet says what stands out on rungs, ranges and compression: {count} "
            f"{'finding' if count == 1 else 'findings'}."
        )


def _postings(plan: Plan) -> Iterator[str]:
    """A posting's hourly and yearly figures that do not agree. The hourly one rules; a salary's is the yearly one."""
    for name, grade in plan.grades.items():
        points = grade.steps or (grade.minimum, grade.control_point, grade.maximum)
        for rate in [rate for rate in points if rate and rate.annual is not None]:
            yield from _disagreement(f"Grade {name}", rate, plan.pay.full_time_hours)
    if plan.entry_role.rate.annual is not None:
        yield from _disagreement(plan.entry_role.title, plan.entry_role.rate, plan.pay.full_time_hours)


def _disagreement(what: str, rate: Rate, full_time_hours: Decimal) -> Iterator[str]:
    assert rate.annual is not None
    hours = full_time_hours * WEEKS_A_YEAR
    year = rate.amount * hours
    apart = abs(rate.annual - year)
    if apart == 0:
        return
    why = (
        "the hourly figure looks like the yearly one rounded to a cent"
        if apart <= hours * CENT / 2
        else "that is more than rounding to a cent explains; ask which one is meant"
    )
    yield (
        f"{what}: {number_text(rate.amount, 'hourly')} x {hours:,f} hours is {number_text(year, 'hourly')} a year, "
        f"not the posted {number_text(rate.annual, 'hourly')}; they are {number_text(apart, 'hourly')} apart. "
        f"The hourly rate is the one used; {why}."
    )


def _paydays(plan: Plan) -> Iterator[str]:
    usual = USUAL_PAYDAYS.get(plan.pay.frequency, 0)
    for year, count in years_with_an_extra_payday(plan).items():
        more = Decimal(count) / usual - 1
        yield (
            f"FY {year} has {count} paydays: cash paid out in it is about {number_text(more, 'percent')} more than a "
            "usual year's. The budget counts cost when work is done (accrual) and does not show it."
        )


def _projected(result: Result) -> Iterator[str]:
    months = result.plan.period.all_months
    late = [
        month for month, projected in zip(months, result.rates.wage_base_projected, strict=True) if projected
    ]
    if late:
        yield f"From {late[0].name} on, the law's figures are projections, not yet published; columns say so."


def _unpublished(result: Result) -> Iterator[str]:
    """Pay that was asked for and that BLS does not publish: said, so that no one takes it for forgotten."""
    for each in result.market.unpublished:
        who = f"{each.title.lower()} ({each.code}) in {each.place}"
        yield f"BLS publishes no median pay of {who}; that comparison is missing."


def _outside_range(result: Result) -> Iterator[str]:
    """Pay under a range's minimum (green circle) or over its maximum (red circle) at the plan's start."""
    for name, line in result.plan.seats.items():
        if line.roster_rows or result.pay.seats[name].placed is not None:
            continue  # said together, and with what it costs
        points = result.pay.grades[result.plan.roles[line.role].grade]
        rate = result.pay.seats[name].rate[0]
        if "minimum" in points and rate < points["minimum"][0]:
            yield (
                f"{result.scenario.title}: {name} is paid {number_text(rate, 'hourly')}, under its range's minimum of "
                f"{number_text(points['minimum'][0], 'hourly')} (a green circle)."
            )
        if "maximum" in points and rate > points["maximum"][0]:
            yield (
                f"{result.scenario.title}: {name} is paid {number_text(rate, 'hourly')}, over its range's maximum of "
                f"{number_text(points['maximum'][0], 'hourly')} (a red circle); it gets general raises only."
            )
