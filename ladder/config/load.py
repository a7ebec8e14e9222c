"""A config file as a set of plans: the baseline and each scenario laid over it; or every problem in the file."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path as FilePath

from ladder.config.capitals import without_capitals
from ladder.config.checks import check_plan
from ladder.config.funding_checks import funds_close_some_seats
from ladder.config.goal_checks import goals_can_be_sought
from ladder.config.implementation_checks import check_implementation, implementation_is_a_change
from ladder.config.inputs import inputs_of
from ladder.config.market_sources import with_market_sources
from ladder.config.name_checks import check_file
from ladder.config.overlay import added_by_changes, overlay
from ladder.config.privacy_checks import no_text_identifies
from ladder.config.problems import Problem, UserProblems, quoted, remedy
from ladder.config.readiness_checks import check_readiness
from ladder.config.revenue_checks import direct_shares_agree
from ladder.config.roster import with_roster, without_lines
from ladder.config.source import Document, read_file
from ladder.config.todays_team_checks import check_todays_team
from ladder.config.validate import validate_parts
from ladder.config.variations import variations
from ladder.finance.fund_ends import with_seats_closed
from ladder.model.plan import Plan
from ladder.model.plan_set import BASELINE, PlanSet, ScenarioPlan, Variation
from ladder.workforce.readiness import with_hires_delayed


def load_plans(path: FilePath, only: tuple[str, ...] = ()) -> PlanSet:
    """Read a config: the baseline and its scenarios, or those named in `only`.

    Raises UserProblems with every problem found, in file order, or for a scenario that is not there.
    """
    return plans_of(read_file(path), path.parent, path.name, only)


def plans_of(document: Document, folder: FilePath, config_name: str, only: tuple[str, ...] = ()) -> PlanSet:
    """The plans of a config that is read already; the files it names are found from `folder`.

    Raises UserProblems as `load_plans` does.
    """
    document, misnamed = without_capitals(document)
    read = with_roster(document, folder)
    if not read.complete:  # a scenario would miss the lines that are missing, and say so once more
        raise UserProblems([*misnamed, *read.problems, *without_lines(_plan(read.document)[1])])
    sources = with_market_sources(read.document, folder)
    whole = sources.document
    baseline, problems = _plan(whole)
    problems += [*misnamed, *sources.problems, *check_file(whole), *implementation_is_a_change(whole)]
    problems += no_text_identifies(whole)
    found = list(problems)
    scenarios = []
    for name in _scenario_names(whole):
        plan, more = _scenario_plan(whole, name)
        found += added_by_changes(more, problems, ("scenarios", name, "changes"))
        if plan and baseline and name in baseline.scenarios:
            if not (problems or more):
                found += check_implementation(plan, baseline, whole, name)
                found += check_todays_team(plan, baseline, whole, name)
            scenarios.append(ScenarioPlan(name, baseline.scenarios[name].title, plan, before=baseline))
    if found or baseline is None:
        raise UserProblems(found)
    first = ScenarioPlan(BASELINE, baseline.baseline_title, baseline)
    every = tuple(map(with_hires_delayed, (first, *scenarios)))
    varied, wrong = variations(whole, every, _plan)
    wrong = [*wrong, *goals_can_be_sought(whole, every), *check_readiness(every, whole)]
    if wrong := [*wrong, *funds_close_some_seats(every, whole), *direct_shares_agree(every, whole)]:
        raise UserProblems(wrong)
    texts = ("\n".join(document.lines).encode(), read.digest.encode(), *sources.contents)
    digest = hashlib.sha256(b"\n".join(texts)).hexdigest()[:12]
    tried = tuple(map(_with_hires_delayed, varied))
    plans = PlanSet(config_name, digest, every, inputs_of(document, folder), tried)
    return plans.only(_known(only, plans, document.name)) if only else plans


def _with_hires_delayed(varied: Variation) -> Variation:
    """The same wait in every plan that is tried."""
    lows, highs = (tuple(map(with_hires_delayed, plans)) for plans in (varied.lows, varied.highs))
    return replace(varied, lows=lows, highs=highs)


def _known(names: tuple[str, ...], plans: PlanSet, file: str) -> tuple[str, ...]:
    """The names, if every one is a scenario's. Raises UserProblems otherwise."""
    known = [each.name for each in plans.scenarios]
    wrong = [name for name in names if name not in known]
    if wrong:
        messages = [
            f"there is no scenario {quoted(name)}{remedy(name, known[1:], 'scenarios') or '; this config has none'}"
            for name in wrong
        ]
        raise UserProblems(Problem(file=file, message=message) for message in messages)
    return names


def _plan(document: Document) -> tuple[Plan | None, list[Problem]]:
    """The document as a plan, and every problem in it: each field's own, then those between valid fields."""
    parts, problems = validate_parts(document, Plan)
    plan = parts.whole and with_seats_closed(parts.whole)
    return plan, [*problems, *check_plan(parts, document)]


def _scenario_names(document: Document) -> list[str]:
    scenarios = document.data.get("scenarios")
    if not isinstance(scenarios, dict):
        return []
    return [
        name
        for name, scenario in scenarios.items()
        if isinstance(scenario, dict) and isinstance(scenario.get("changes"), dict)
    ]


def _scenario_plan(document: Document, name: str) -> tuple[Plan | None, list[Problem]]:
    try:
        changed = overlay(document, ("scenarios", name, "changes"))
    except UserProblems as refused:
        return None, list(refused.problems)
    return _plan(changed)
