"""What can be wrong with the draws that a run asks for, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ladder.config.problems import Problem, UserProblems
from ladder.model.plan_set import PlanSet
from ladder.workforce.simulate import TooManyDraws


def refuse_draws_of_nothing(config: Path, plans: PlanSet, options: dict[str, object]) -> None:
    """UserProblems where an option of the simulation is given and no plan has a workforce to simulate."""
    given = [name for name, value in options.items() if value is not None]
    if given and not any(each.plan.workforce for each in plans.scenarios):
        message = (
            f"{given[0]} has nothing to do: the config does not say how the workforce moves; "
            'add a "workforce" section, such as "workforce: {yearly_exits: 37%}"'
        )
        raise UserProblems([Problem(file=str(config), message=message)])


@contextmanager
def too_many_draws_in_words(config: Path) -> Iterator[None]:
    """UserProblems in place of TooManyDraws: how many would fit."""
    try:
        yield
    except TooManyDraws as found:
        remedy = (
            f"give --draws {found.fits} or fewer"
            if found.fits > 1
            else "this plan is too large to simulate with so many --processes, months and seats; lower one of them"
        )
        raise UserProblems([Problem(file=str(config), message=f"{found}; {remedy}")]) from None
