"""Checks on pay: amounts that go up and are likely, grades that fit their roles, placements that fit their grades."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from math import prod

from ladder.config.parts import aging_of, entries, period_of, rates_of, unknown_name
from ladder.config.problems import Problem, quoted
from ladder.config.source import Document, Path
from ladder.config.validate import Parts, problem_at
from ladder.model.market import PERCENTILES
from ladder.model.month import Month
from ladder.model.pay import Pay
from ladder.model.plan import Grade, Rate, Role, SeatLine
from ladder.model.staff import Implementation
from ladder.pay.aging import opening_rate
from ladder.pay.structure import RANGE_POINTS

LONGEST_AGING = 360  # months; an older posting is a typing mistake
MOST_AN_HOUR = Decimal(1_000)
LEAST_A_YEAR, MOST_A_YEAR = Decimal(1_000), Decimal(2_000_000)
MOST_RAISED = Decimal(10)  # times the opening pay, by all general raises together


def grades_in_order(parts: Parts, document: Document) -> Iterator[Problem]:
    """A grade's points that do not go up at the plan's start."""
    period, growth = period_of(parts), aging_of(parts)
    for path, grade in entries(parts, "grades"):
        points = _points(grade)
        posted = any(rate.as_of for _, rate in points)
        if posted and period is None:
            continue
        amounts = [
            (place, opening_rate(rate, period.start, growth) if period else rate.amount)
            for place, rate in points
        ]
        rule = "minimum, control point and maximum go up" if grade.steps is None else "steps go up"
        when = ", aged to the plan's start" if posted else ""
        for (_, low), (place, high) in pairwise(amounts):
            if low > high:
                message = f"{high} is under the {low} before it{when}; {rule}"
                yield problem_at(document, (*path, *place), message)


def _points(grade: Grade) -> list[tuple[Path, Rate]]:
    if grade.steps is not None:
        return [(("steps", number), rate) for number, rate in enumerate(grade.steps)]
    return [((point,), getattr(grade, point)) for point in RANGE_POINTS]


def dates_make_sense(parts: Parts, document: Document) -> Iterator[Problem]:
    """Pay as of a month after the plan's start, or so long before it that it must be a slip."""
    period = period_of(parts)
    if period is None:
        return
    dated = [((*path, "as_of"), rate.as_of) for path, rate, _ in rates_of(parts) if rate.as_of]
    dated += [((*path, "date"), mark.date) for path, mark in entries(parts, "benchmarks")]
    for path, month in dated:
        if month > period.start:
            message = f"this is after the plan's start, {period.start}; give pay of that month or before"
            yield problem_at(document, path, message)
        elif not _can_be_aged(month, period.start):
            message = f"this is more than 30 years before the plan's start, {period.start}; check the year"
            yield problem_at(document, path, message)


def _can_be_aged(month: Month | None, start: Month) -> bool:
    return month is None or 0 <= start - month <= LONGEST_AGING


def pay_is_likely(parts: Parts, document: Document) -> Iterator[Problem]:
    """A salary where pay by the hour belongs, or the other way round."""
    period, growth = period_of(parts), aging_of(parts)
    if period is None:
        return
    for path, rate, basis in (*rates_of(parts), *_benchmark_rates(parts)):
        if _can_be_aged(rate.as_of, period.start):
            amount = opening_rate(rate, period.start, growth)
            message = _unlikely(amount, rate.amount, basis, path[0] in ("grades", "seats"))
            if message:
                yield problem_at(document, path, message)


def _benchmark_rates(parts: Parts) -> Iterator[tuple[Path, Rate, str]]:
    for path, mark in entries(parts, "benchmarks"):
        for name in PERCENTILES:
            if (amount := getattr(mark, name)) is not None:
                yield (*path, name), Rate(amount=amount, as_of=mark.date), "hourly"


def _unlikely(amount: Decimal, written: Decimal, basis: str | None, graded: bool) -> str | None:
    """Why pay that comes to an amount at the plan's start cannot be meant, if it cannot."""
    if basis == "annual" and not LEAST_A_YEAR <= amount <= MOST_A_YEAR:
        hourly = (
            '; for pay by the hour take "basis: annual" out of the grade' if amount < LEAST_A_YEAR else ""
        )
        return f"${written:,.2f} is no salary for a year{hourly}"
    if basis == "hourly" and amount > MOST_AN_HOUR:
        salary = '; for a salary give the grade "basis: annual"' if graded else "; give it by the hour"
        return f"${written:,.2f} is no pay for an hour{salary}"
    return (
        None if amount else "aged to the plan's start, this comes to less than a cent; check it and its month"
    )


def postings_fit(parts: Parts, document: Document) -> Iterator[Problem]:
    """A posting's yearly figure beside a salary, or dated pay for seats that open after the plan's start."""
    for path, rate, basis in rates_of(parts):
        if rate.annual is not None and basis == "annual":
            message = 'this grade is a salary already, and "annual" goes beside hourly pay; take it out'
            yield problem_at(document, (*path, "annual"), message)
    period = period_of(parts)
    for path, line in entries(parts, "seats"):
        late = period and line.first_month and line.first_month > period.start
        if late and line.rate and line.rate.as_of:
            message = (
                "these seats open after the plan's start; give the rate of their first month, and no as_of"
            )
            yield problem_at(document, (*path, "rate", "as_of"), message)


def raises_stay_likely(parts: Parts, document: Document) -> Iterator[Problem]:
    """General raises that together multiply pay, or leave little of it."""
    pay = parts.values.get("pay")
    if not isinstance(pay, Pay):
        return
    raised = prod((1 + raise_ for raise_ in pay.general_raises.values()), start=Decimal(1))
    if not 1 / MOST_RAISED <= raised <= MOST_RAISED:
        message = f"together these raises turn $1.00 into ${raised:,.2f}; check each of them"
        yield problem_at(document, ("pay", "general_raises"), message, on_key=True)


def roles_fit_their_grades(parts: Parts, document: Document) -> Iterator[Problem]:
    """A role in a grade that is not there, or whose pay is not of the role's kind."""
    grades = parts.values.get("grades") or {}
    for path, role in entries(parts, "roles"):
        assert isinstance(role, Role)
        yield from unknown_name(document, (*path, "grade"), role.grade, "grades", "grade")
        grade = grades.get(role.grade)
        if grade and (grade.basis == "annual") != (role.flsa == "exempt"):
            message = (
                f"grade {quoted(role.grade)} is by the hour, and an exempt role is paid a salary; give the grade "
                '"basis: annual", or take "flsa: exempt" out'
                if role.flsa == "exempt"
                else f"grade {quoted(role.grade)} is a salary, and a non-exempt role is paid by the hour; give the "
                'role "flsa: exempt", or a grade by the hour'
            )
            yield problem_at(document, (*path, "grade"), message)


def seats_fit_their_grades(parts: Parts, document: Document) -> Iterator[Problem]:
    """Seats of a role that is not there, or placed where their grade has no place."""
    roles, grades = parts.values.get("roles") or {}, parts.values.get("grades") or {}
    for path, line in entries(parts, "seats"):
        assert isinstance(line, SeatLine)
        yield from unknown_name(document, (*path, "role"), line.role, "roles", "role")
        role = roles.get(line.role)
        grade = grades.get(role.grade) if role else None
        if role and grade and not _placed_later(parts, document, path, line):
            yield from _placement_fits(document, path, line, role.grade, grade)


def _placed_later(parts: Parts, document: Document, path: Path, line: SeatLine) -> bool:
    """Whether these are the baseline's seats, which a scenario moves to new ranges: their placement is the old one."""
    how = parts.values.get("implementation")
    return (
        isinstance(how, Implementation)
        and path not in document.origins
        and (line.first_month is None or line.first_month < how.month)
    )


def _placement_fits(
    document: Document, path: Path, line: SeatLine, name: str, grade: Grade
) -> Iterator[Problem]:
    if grade.steps is None:
        if line.step is not None:
            message = f'grade {quoted(name)} is a range; write "place: minimum" (or control_point, maximum) or a "rate"'
            yield problem_at(document, (*path, "step"), message)
        return
    count = len(grade.steps)
    steps = f'give a "step", 1 to {count}' if count > 1 else 'give "step: 1"'
    for field in ("rate", "place"):
        if getattr(line, field) is not None:
            message = f"grade {quoted(name)} has steps; {steps}, instead"
            yield problem_at(document, (*path, field), message)
    if line.step is not None and line.step > count:
        message = f"grade {quoted(name)} has {count} step{'s' if count > 1 else ''}; {steps}"
        yield problem_at(document, (*path, "step"), message)
