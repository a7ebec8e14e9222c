"""Checks on who is there today: the baseline says it, and every scenario starts with these people."""

from __future__ import annotations

from collections.abc import Iterator

from ladder.config.problems import Problem
from ladder.config.source import ABSENT, Document, value_at
from ladder.config.validate import problem_at
from ladder.model.plan import Plan
from ladder.workforce.todays_team import places_held


def check_todays_team(plan: Plan, before: Plan, document: Document, scenario: str) -> Iterator[Problem]:
    """Hire months that a scenario gives, and whether people who are there today are certified."""
    for line in plan.seats:
        path = ("scenarios", scenario, "changes", "seats", line, "certified")
        if places_held(before, line) and value_at(document.data, path) is not ABSENT:
            message = (
                "whether people who are there today are certified is the same in every scenario; put it under "
                '"seats", or take it out'
            )
            yield problem_at(document, path, message, on_key=True)
        path = ("scenarios", scenario, "changes", "seats", line, "hired")
        if value_at(document.data, path) is not ABSENT:
            message = (
                "every scenario starts with the people who are there today, and the baseline says who was hired when; "
                'put these months under "seats" there, or take them out'
            )
            yield problem_at(document, path, message, on_key=True)
