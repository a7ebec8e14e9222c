"""What `ladder check` says: that there are no problems, and what to look at in the roles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ladder.config.faithful_roles import Advice, advice_data, kinds
from ladder.config.problems import Problem, as_data, render
from ladder.model.plan_set import PlanSet


def check_text(config: Path, plans: PlanSet, advice: Sequence[Advice]) -> str:
    """No problems, then each piece of advice with its place."""
    titles = ", ".join(each.title for each in plans.scenarios)
    plans_found = "1 plan" if len(plans.scenarios) == 1 else f"{len(plans.scenarios)} plans"
    lines = [f"{config}: no problems. {plans_found}: {titles}"]
    if advice:
        counted = ", ".join(f"{count} {kind}" for kind, count in kinds(advice).items())
        about = "This is advice; with --strict each is a problem."
        lines += ["", f"Faithful roles: {len(advice)} to look at ({counted}). {about}"]
        for each in advice:
            lines += ["", render(each.problem)]
    return "\n".join(lines)


def check_data(problems: Sequence[Problem], advice: Sequence[Advice]) -> dict[str, Any]:
    """The same as plain data, for `--json`: every problem and every piece of advice, and how many of each kind."""
    return {
        "problems": [as_data(problem) for problem in problems],
        "advice": [advice_data(each) for each in advice],
        "advice_by_kind": kinds(advice),
    }
