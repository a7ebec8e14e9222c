"""What `ladder check` says: that there are no problems, and what to look at in the roles and their structure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ladder.config.faithful_roles import Advice, advice_data, kinds
from ladder.config.problems import Problem, as_data, listed, quoted, render
from ladder.config.structure_advice import StructureCheck, structure_data
from ladder.model.plan_set import PlanSet


def check_text(config: Path, plans: PlanSet, advice: Sequence[Advice], structure: StructureCheck) -> str:
    """No problems, then each piece of advice with its place, then what the config does not say."""
    titles = ", ".join(each.title for each in plans.scenarios)
    plans_found = "1 plan" if len(plans.scenarios) == 1 else f"{len(plans.scenarios)} plans"
    lines = [f"{config}: no problems. {plans_found}: {titles}"]
    if advice:
        counted = ", ".join(f"{count} {kind}" for kind, count in kinds(advice).items())
        about = "This is advice; with --strict each is a problem."
        lines += ["", f"Faithful roles: {len(advice)} to look at ({counted}). {about}"]
        for each in advice:
            lines += ["", render(each.problem)]
    return "\n".join([*lines, *_structure(structure)])


def _structure(structure: StructureCheck) -> Iterator[str]:
    yield ""
    yield f"Structure of {listed([quoted(title) for title in structure.plans])}: {_unmet(len(structure.advice))}"
    for each in structure.advice:
        yield ""
        yield render(each.problem)
    if structure.accepted:
        yield ""
        yield "Structure: accepted as it is"
        yield from (f"  {title}: {reason}" for title, reason in structure.accepted.items())
    if structure.met_anyway:
        yield ""
        yield "Structure: met, so practices.accepted need not name it"
        yield from (f"  {title}" for title in structure.met_anyway)
    if structure.not_told:
        yield ""
        yield "Structure: what the config does not say, which is no problem (the sheet Practices says what to write)"
        yield from (f"  {title}" for title in structure.not_told)


def _unmet(count: int) -> str:
    if not count:
        return "no practice is found unmet."
    practices = "1 practice is" if count == 1 else f"{count} practices are"
    return f"{practices} not met. This is advice; with --strict each is a problem."


def check_data(
    problems: Sequence[Problem], advice: Sequence[Advice], structure: StructureCheck
) -> dict[str, Any]:
    """The same as plain data, for `--json`: every problem and every piece of advice, and how many of each kind."""
    return {
        "problems": [as_data(problem) for problem in problems],
        "advice": [advice_data(each) for each in advice],
        "advice_by_kind": kinds(advice),
        "structure": {
            "plans": structure.plans,
            "advice": [structure_data(each) for each in structure.advice],
            "accepted": structure.accepted,
            "met_anyway": structure.met_anyway,
            "not_told": structure.not_told,
        },
    }
