"""Checks on goals to find an input for: scenarios, grades, months and fiscal years that are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ladder.config.problems import Problem, quoted, remedy
from ladder.config.source import Document, Path
from ladder.config.validate import problem_at
from ladder.model.plan import Plan
from ladder.model.plan_set import ScenarioPlan
from ladder.model.what_if import GoalSeek


def goals_can_be_sought(document: Document, scenarios: Sequence[ScenarioPlan]) -> Iterator[Problem]:
    """What is wrong with each goal, in plans without other problems."""
    plans = {scenario.name: scenario.plan for scenario in scenarios}
    for name, goal in scenarios[0].plan.goal_seek.items():
        at: Path = ("goal_seek", name)
        plan = plans.get(goal.scenario)
        if plan is None:
            message = (
                f"there is no scenario {quoted(goal.scenario)}{remedy(goal.scenario, plans, 'scenarios')}"
            )
            yield problem_at(document, (*at, "scenario"), message)
            continue
        yield from _years(document, at, goal, plan)
        yield from _grade(document, at, goal, plan)


def _years(document: Document, at: Path, goal: GoalSeek, plan: Plan) -> Iterator[Problem]:
    """A fiscal year outside the plan, and a raise that comes too late to cost anything in it."""
    months, start = plan.period.all_months, plan.agency.fiscal_year_month
    first, last = months[0].fiscal_year(start), months[-1].fiscal_year(start)
    if not first <= goal.fiscal_year <= last:
        message = (
            f"the plan's only fiscal year is {first}; name that one"
            if first == last
            else f"the plan's fiscal years are {first} to {last}; name one of them"
        )
        yield problem_at(document, (*at, "fiscal_year"), message)
    elif goal.month is not None and goal.month not in months:
        message = f"the plan runs from {months[0]} to {months[-1]}; give a month of it"
        yield problem_at(document, (*at, "month"), message)
    elif goal.month is not None and goal.month.fiscal_year(start) > goal.fiscal_year:
        message = (
            f"a raise of this month costs nothing in fiscal year {goal.fiscal_year}; give an earlier month"
        )
        yield problem_at(document, (*at, "month"), message)


def _grade(document: Document, at: Path, goal: GoalSeek, plan: Plan) -> Iterator[Problem]:
    if goal.grade is None:
        return
    if goal.grade not in plan.grades:
        message = f"there is no grade {quoted(goal.grade)}{remedy(goal.grade, plan.grades, 'grades')}"
        yield problem_at(document, (*at, "grade"), message)
    elif plan.grades[goal.grade].steps is not None:
        message = "this grade has steps and no minimum; name a grade with a range"
        yield problem_at(document, (*at, "grade"), message)
