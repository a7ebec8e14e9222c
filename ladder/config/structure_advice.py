"""Advice on a config's structure: practices that the plans it proposes do not meet, each with its place.

Where there are scenarios, those are what is proposed; today's seats are what they change.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from ladder.config.problems import Problem, in_file_order, quoted
from ladder.config.scenario_places import place_in_scenario
from ladder.config.source import Document, Path
from ladder.config.validate import problem_at
from ladder.model.plan_set import PlanSet
from ladder.workforce.practice import Practice, Verdict
from ladder.workforce.practices import of_verdict, structure_practices


@dataclass(frozen=True, slots=True)
class StructureAdvice:
    """A practice that is not met, in which plans, with its place; why, what to do and what it rests on."""

    problem: Problem
    practice: str
    plans: tuple[str, ...]
    why: str
    instead: str
    source: str


@dataclass(frozen=True, slots=True)
class StructureCheck:
    """What to look at; what the agency accepts, with its reason; and what the config does not say, with what to do.

    `plans` are those looked at, by title; `met_anyway` what the config accepts though every one of them meets it.
    """

    plans: tuple[str, ...] = ()
    advice: tuple[StructureAdvice, ...] = ()
    accepted: dict[str, str] = field(default_factory=dict)
    met_anyway: tuple[str, ...] = ()
    not_told: dict[str, str] = field(default_factory=dict)


def structure_check(plans: PlanSet, document: Document) -> StructureCheck:
    """The structure of the plans a config proposes, in file order."""
    proposed = plans.scenarios[1:] or plans.scenarios
    found: dict[
        tuple[str, str], StructureAdvice
    ] = {}  # by practice and reason: one that holds in several is said once
    accepted: dict[str, str] = {}
    met: list[str] = []
    silent: dict[str, str] = {}
    for scenario in proposed:
        practices = structure_practices(scenario.plan)
        silent |= {each.title: each.finding.remedy for each in of_verdict(practices, Verdict.NOT_TOLD)}
        met += [each.title for each in of_verdict(practices, Verdict.MET) if each.accepted]
        for each in of_verdict(practices, Verdict.NOT_MET):
            if each.accepted:
                accepted[each.title] = each.accepted
                continue
            key, place = (
                (each.name, each.finding.reason),
                _place(document, scenario.name, each),
            )
            if key in found:
                found[key] = replace(found[key], plans=(*found[key].plans, scenario.title))
            else:
                found[key] = _advice(problem_at(document, place, _message(each)), each, (scenario.title,))
    by_problem = {advice.problem: advice for advice in found.values()}
    return StructureCheck(
        plans=tuple(scenario.title for scenario in proposed),
        advice=tuple(by_problem[problem] for problem in in_file_order(by_problem)),
        accepted=accepted,
        met_anyway=tuple(title for title, count in Counter(met).items() if count == len(proposed)),
        not_told=silent,
    )


def _place(document: Document, scenario: str, practice: Practice) -> Path:
    """Where the file has what the finding is about; a section it does not have stands beside its roles."""
    place = place_in_scenario(document, scenario, practice.finding.place)
    return place if place[:1] and place[0] in document.data else ("roles",)


def structure_data(advice: StructureAdvice) -> dict[str, Any]:
    """A finding as plain data, for `--json`: the fields of a problem, and its own."""
    parts = asdict(advice)
    return {**parts.pop("problem"), **parts}


def _advice(problem: Problem, practice: Practice, plans: tuple[str, ...]) -> StructureAdvice:
    finding = practice.finding
    return StructureAdvice(problem, practice.name, plans, finding.reason, finding.remedy, practice.source)


def _message(practice: Practice) -> str:
    finding = practice.finding
    return f"{quoted(practice.title)} is not met. {finding.reason} {finding.remedy} From {practice.source}"
