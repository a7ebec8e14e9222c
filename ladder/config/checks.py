"""Checks between fields: each a function from what is valid in a config to the problems it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import Any

from ladder.config.problems import Problem, quoted, remedy
from ladder.config.source import ABSENT, Document, Path, value_at
from ladder.config.validate import Parts, entry_names, problem_at
from ladder.model.month import Month
from ladder.model.plan import Grade, Market, Period, Promotion, Rate, Role, SeatLine
from ladder.model.plan_set import BASELINE
from ladder.pay.aging import opening_rate
from ladder.pay.structure import RANGE_POINTS

Check = Callable[[Parts, Document], Iterator[Problem]]

FIRST_MONTH = Month.of(2019, 1)
"""The law's figures start here."""
LONGEST_AGING = 360  # months; an older posting is a typing mistake
FIXED_IN_SCENARIOS = (
    "agency",
    "period",
    "benchmarks",
    "market",
    "worker",
    "projection",
    "sources",
    "assumptions",
)
"""What describes the world, not a choice: the same in every scenario."""


def check_plan(parts: Parts, document: Document) -> list[Problem]:
    """Every check on one plan, the baseline's or a scenario's."""
    return [problem for check in CHECKS for problem in check(parts, document)]


def check_scenarios(document: Document) -> list[Problem]:
    """Checks on the scenarios as such: names, titles and what they may change."""
    scenarios = document.data.get("scenarios")
    problems: list[Problem] = []
    titles: dict[str, str] = {}
    for name, scenario in scenarios.items() if isinstance(scenarios, dict) else {}.items():
        path: Path = ("scenarios", name)
        if name == BASELINE:
            message = "the baseline is the config itself; give the scenario another name"
            problems.append(problem_at(document, path, message, on_key=True))
        if not isinstance(scenario, dict):
            continue
        title = str(scenario.get("title", "")).strip().casefold()
        if title in titles:
            problems.append(
                problem_at(document, (*path, "title"), f"the same title as scenario {quoted(titles[title])}")
            )
        titles.setdefault(title, name)
        changes = scenario.get("changes")
        for field in changes if isinstance(changes, dict) else ():
            if field in FIXED_IN_SCENARIOS:
                message = f"a scenario cannot change {quoted(field)}: it is the same for every scenario"
                problems.append(problem_at(document, (*path, "changes", field), message, on_key=True))
    return problems


def _entries(parts: Parts, field: str) -> Iterator[tuple[Path, Any]]:
    """The valid entries of a mapping or list, each with its path."""
    yield from parts.entries.get(field, ())


def _period(parts: Parts) -> Period | None:
    value = parts.values.get("period")
    return value if isinstance(value, Period) else None


def _aging(parts: Parts) -> Decimal:
    market = parts.values.get("market")
    return market.aging if isinstance(market, Market) else Market().aging


def _months(parts: Parts) -> tuple[Month, ...]:
    period = _period(parts)
    return period.all_months if period else ()


def _period_is_known(parts: Parts, document: Document) -> Iterator[Problem]:
    period = _period(parts)
    if period and period.start < FIRST_MONTH:
        message = f"the law's figures start in {FIRST_MONTH.name}; start the plan then or later"
        yield problem_at(document, ("period", "start"), message)


def _grades_in_order(parts: Parts, document: Document) -> Iterator[Problem]:
    period = _period(parts)
    for path, grade in _entries(parts, "grades") if period else ():
        assert isinstance(grade, Grade) and period  # noqa: PT018 - narrows the type
        named = (
            [(("steps", number), rate) for number, rate in enumerate(grade.steps)]
            if grade.steps is not None
            else [((point,), getattr(grade, point)) for point in RANGE_POINTS]
        )
        amounts = [(place, opening_rate(rate, period.start, _aging(parts))) for place, rate in named]
        for (_, low), (place, high) in pairwise(amounts):
            if low > high:
                what = (
                    "steps go up" if grade.steps is not None else "minimum, control point and maximum go up"
                )
                yield problem_at(document, (*path, *place), f"{high} is under the {low} before it; {what}")


def _aging_makes_sense(parts: Parts, document: Document) -> Iterator[Problem]:
    period = _period(parts)
    for path, rate in _rates(parts) if period else ():
        assert period
        if rate.as_of is None:
            continue
        if rate.as_of > period.start:
            yield problem_at(
                document, (*path, "as_of"), f"after the plan's start, {period.start}; pay ages forward"
            )
        elif period.start - rate.as_of > LONGEST_AGING:
            yield problem_at(document, (*path, "as_of"), "more than 30 years before the plan's start")
        elif opening_rate(rate, period.start, _aging(parts)) == 0:
            yield problem_at(document, path, "aged to the plan's start this comes to nothing")
    for path, mark in _entries(parts, "benchmarks") if period else ():
        if period and mark.date > period.start:
            yield problem_at(
                document, (*path, "date"), f"after the plan's start, {period.start}; pay ages forward"
            )
        elif period and period.start - mark.date > LONGEST_AGING:
            yield problem_at(document, (*path, "date"), "more than 30 years before the plan's start")


def _rates(parts: Parts) -> Iterator[tuple[Path, Rate]]:
    for path, grade in _entries(parts, "grades"):
        for number, rate in enumerate(grade.steps or ()):
            yield (*path, "steps", number), rate
        for point in RANGE_POINTS:
            if rate := getattr(grade, point):
                yield (*path, point), rate
    for path, line in _entries(parts, "seats"):
        if line.rate:
            yield (*path, "rate"), line.rate
    entry = parts.values.get("entry_role")
    if entry is not None:
        yield ("entry_role", "rate"), entry.rate


def _unknown(document: Document, path: Path, name: str, section: str, what: str) -> Iterator[Problem]:
    """A problem where a name is not among those a section writes, whether those are valid or not."""
    known = entry_names(document, (section,))
    if known is not None and name not in known:
        yield problem_at(
            document, path, f"there is no {what} {quoted(name)}{remedy(name, known, f'{what}s')}"
        )


def _roles_have_grades(parts: Parts, document: Document) -> Iterator[Problem]:
    grades = parts.values.get("grades") or {}
    titles: dict[str, str] = {}
    for path, role in _entries(parts, "roles"):
        assert isinstance(role, Role)
        yield from _unknown(document, (*path, "grade"), role.grade, "grades", "grade")
        grade = grades.get(role.grade)
        if grade and (grade.basis == "annual") != (role.flsa == "exempt"):
            message = (
                "an exempt role is paid a salary: its grade needs `basis: annual`"
                if role.flsa == "exempt"
                else f"grade {quoted(role.grade)} is annual, and a non-exempt role is paid by the hour"
            )
            yield problem_at(document, (*path, "grade"), message)
        same = titles.setdefault(role.title.casefold(), str(path[-1]))
        if same != path[-1]:
            yield problem_at(
                document, (*path, "title"), f"the same title as role {quoted(same)}; titles tell roles apart"
            )


def _seats_fit(parts: Parts, document: Document) -> Iterator[Problem]:
    roles, grades = parts.values.get("roles") or {}, parts.values.get("grades") or {}
    for path, line in _entries(parts, "seats"):
        assert isinstance(line, SeatLine)
        yield from _unknown(document, (*path, "role"), line.role, "roles", "role")
        role = roles.get(line.role)
        grade = grades.get(role.grade) if role else None
        if role and grade:
            yield from _placement_fits(document, path, line, role.grade, grade)


def _placement_fits(
    document: Document, path: Path, line: SeatLine, name: str, grade: Grade
) -> Iterator[Problem]:
    if grade.steps is None:
        if line.step is not None:
            message = f"grade {quoted(name)} is a range: give `place: minimum`, `control_point`, `maximum`, or a `rate`"
            yield problem_at(document, (*path, "step"), message)
        return
    for field in ("rate", "place"):
        if getattr(line, field) is not None:
            message = f"grade {quoted(name)} has steps: give `step: 1` to `{len(grade.steps)}` instead"
            yield problem_at(document, (*path, field), message)
    if line.step is not None and line.step > len(grade.steps):
        yield problem_at(document, (*path, "step"), f"grade {quoted(name)} has {len(grade.steps)} steps")


def _months_fall_in_the_plan(parts: Parts, document: Document) -> Iterator[Problem]:
    """A raise, a cost or a seat outside the plan's months would quietly do nothing."""
    months = _months(parts)
    if not months:
        return
    during = f"the plan runs from {months[0]} to {months[-1]}"
    pay = parts.values.get("pay")
    for field in ("general_raises", "merit_raises", "step_raises") if pay else ():
        for month in getattr(pay, field):
            if month not in months:
                yield problem_at(
                    document,
                    ("pay", field, str(month)),
                    f"{during}; a raise outside it does nothing",
                    on_key=True,
                )
    for path, cost in _entries(parts, "one_time_costs"):
        if cost.month not in months:
            yield problem_at(document, (*path, "month"), f"{during}; a cost outside it is never counted")
    for path, line in _entries(parts, "seats"):
        if not any(line.open_in(month) for month in months):
            field = "first_month" if line.first_month and line.first_month > months[-1] else "last_month"
            yield problem_at(document, (*path, field), f"{during}; these seats are never open")


def _someone_works(parts: Parts, document: Document) -> Iterator[Problem]:
    lines = dict(_entries(parts, "seats"))
    months = _months(parts)
    complete = not any(path[:1] == ("seats",) for path in parts.left_out)
    if lines and months and complete and not any(line.seats for line in lines.values()):
        yield problem_at(document, ("seats",), "no line has a seat; give at least one", on_key=True)


def _promotions_lead_up(parts: Parts, document: Document) -> Iterator[Problem]:
    """Paths between known roles, each once, that never lead back."""
    steps: dict[tuple[str, str], Path] = {}
    for path, step in _entries(parts, "promotions"):
        assert isinstance(step, Promotion)
        yield from _unknown(document, (*path, "from"), step.from_role, "roles", "role")
        yield from _unknown(document, (*path, "to"), step.to_role, "roles", "role")
        if (step.from_role, step.to_role) in steps:
            message = f"a second path from {quoted(step.from_role)} to {quoted(step.to_role)}"
            yield problem_at(document, path, message)
        steps[step.from_role, step.to_role] = path
    order: TopologicalSorter[str] = TopologicalSorter()
    for from_role, to_role in steps:
        order.add(to_role, from_role)
    try:
        order.prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        message = f"promotions go in a circle: {' -> '.join(circle)}; take one of these steps out"
        yield problem_at(document, steps[circle[-2], circle[-1]], message)


def _marks_point_somewhere(parts: Parts, document: Document) -> Iterator[Problem]:
    """Every path under `sources` and `assumptions` names a part of the config, and none stands under both."""
    marks = {field: parts.values.get(field) or {} for field in ("sources", "assumptions")}
    for field, paths in marks.items():
        for mark in paths:
            if not _exists(document.data, mark):
                message = f"the config has no part {quoted(mark)}"
                yield problem_at(document, (field, mark), message, on_key=True)
    for mark in marks["assumptions"]:
        if mark in marks["sources"]:
            message = "given a source as well; a figure is sourced or an assumption"
            yield problem_at(document, ("assumptions", mark), message, on_key=True)


def _exists(data: Any, mark: str) -> bool:
    names = mark.split(".")
    numbered = [int(name) if name.isdigit() else name for name in names]  # a place in a list
    return any(value_at(data, tuple(path)) is not ABSENT for path in (names, numbered))


CHECKS: tuple[Check, ...] = (
    _period_is_known,
    _grades_in_order,
    _aging_makes_sense,
    _roles_have_grades,
    _seats_fit,
    _months_fall_in_the_plan,
    _someone_works,
    _promotions_lead_up,
    _marks_point_somewhere,
)
