"""Checks on moving staff to new ranges, and on what a roster says beside its rows."""

from __future__ import annotations

from collections.abc import Iterator

from ladder.config.parts import entries, period_of
from ladder.config.problems import Problem, quoted
from ladder.config.source import ABSENT, Document, value_at
from ladder.config.validate import Parts, problem_at
from ladder.model.plan import Plan
from ladder.model.staff import Roster
from ladder.pay.placement import is_moved

PAY_FIELDS = ("rate", "place", "step")


def roster_makes_sense(parts: Parts, document: Document) -> Iterator[Problem]:
    """A roster of a month after the plan's start, hire months after it, and rows that only a roster can give."""
    period, roster = period_of(parts), parts.values.get("roster")
    if period and isinstance(roster, Roster) and roster.as_of > period.start:
        message = f"this is after the plan's start, {period.start}; give a roster of that month or before"
        yield problem_at(document, ("roster", "as_of"), message)
    for path, line in entries(parts, "seats"):
        if (*path, "roster_rows") in document.value_marks:
            message = "the roster fills this in, one number a row; take it out"
            yield problem_at(document, (*path, "roster_rows"), message, on_key=True)
        for number, month in enumerate(line.hired):
            if period and month > period.start and (*path, "hired", number) in document.value_marks:
                message = (
                    f"this is after the plan's start, {period.start}; seats filled later have a first_month"
                )
                yield problem_at(document, (*path, "hired", number), message)


def implementation_is_a_change(document: Document) -> Iterator[Problem]:
    """Moving people to new ranges in the config itself, which has no ranges before it."""
    if document.data.get("implementation") is not None:
        message = (
            "the config itself is today's pay, with no ranges before it; put this under a scenario's changes"
        )
        yield problem_at(document, ("implementation",), message, on_key=True)


def check_implementation(plan: Plan, before: Plan, document: Document, scenario: str) -> Iterator[Problem]:
    """A scenario's move to new ranges: its month, and changes to people who keep today's pay until then."""
    how = plan.implementation
    if how is None:
        return
    changes = ("scenarios", scenario, "changes")
    months = plan.period.all_months
    if how.month not in months:
        message = (
            f"the plan runs from {months[0]} to {months[-1]}, and no one would be moved; change the month"
        )
        yield problem_at(document, (*changes, "implementation", "month"), message)
        return
    moved = [name for name, line in plan.seats.items() if is_moved(line, name, before, how)]
    if not any(plan.seats[name].open_in(how.month) for name in moved):
        message = "no one is in a seat of the baseline then, so no one is moved; take this out"
        yield problem_at(document, (*changes, "implementation"), message, on_key=True)
    for name in moved:
        for field in PAY_FIELDS:
            path = (*changes, "seats", name, field)
            if value_at(document.data, path) is not ABSENT:
                message = (
                    f"people in these seats keep today's pay until {how.month}, and are placed then; take this out, "
                    "or give new seats a line of their own"
                )
                yield problem_at(document, path, message, on_key=True)
        old = before.grades[before.roles[before.seats[name].role].grade]
        role = plan.roles[plan.seats[name].role]
        if old.basis != plan.grades[role.grade].basis:
            message = (
                f"people in {quoted(name)} would go from pay by the hour to a salary or back, and no one can be placed "
                "across; take this out, or put them in a role of the same kind"
            )
            yield problem_at(document, (*changes, "implementation"), message, on_key=True)
