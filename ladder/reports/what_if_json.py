"""What was tried, in `summary.json`: ranks, what each input does, and what fits a budget."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ladder.analysis import Result
from ladder.model.money import cents
from ladder.reports.ranking import net_added, ranks
from ladder.reports.what_if_words import goal_sentence
from ladder.workforce.goal_seek import GoalFound, Trial
from ladder.workforce.sensitivity import Sensitivity
from ladder.workforce.simulated_sensitivity import SimulatedSensitivity
from ladder.workforce.spread import Spread


def what_if_data(results: Sequence[Result]) -> dict[str, Any]:
    """`ranking`, `sensitivity` and `goal_seek`; nothing of what there is not."""
    data: dict[str, Any] = {}
    if len(results) > 1:
        data["ranking"] = {
            each.scenario.name: {"rank": rank, "net_cost_added": float(added)}
            for each, rank, added in zip(results, ranks(results), net_added(results), strict=True)
            if rank
        }
    for result in results:
        if result.sensitivity and result.sensitivity.effects:
            data["sensitivity"] = {"scenario": result.scenario.name, **_sensitivity(result.sensitivity)}
        if found := result.simulated_sensitivity:
            data["simulated_sensitivity"] = {"scenario": result.scenario.name, **_simulated(found)}
    goals = {each.name: _goal(result, each) for result in results for each in result.goals}
    return {**data, **({"goal_seek": goals} if goals else {})}


def _sensitivity(found: Sensitivity) -> dict[str, Any]:
    return {
        "net_cost_added": _dollars(found.planned),
        "named_by_the_config": found.named,
        "inputs": [
            {
                "title": effect.varied.title,
                "field": effect.varied.field,
                "now": effect.varied.now,
                "low": effect.varied.low,
                "high": effect.varied.high,
                "change_at_low": _dollars(effect.at_low),
                "change_at_high": _dollars(effect.at_high),
            }
            for effect in found.effects
        ],
    }


def _simulated(found: SimulatedSensitivity) -> dict[str, Any]:
    return {
        "draws": found.draws,
        "seed": found.seed,
        "net_cost_added": _mean(found.planned),
        "inputs": [
            {
                "title": effect.varied.title,
                "field": effect.varied.field,
                "now": effect.varied.now,
                "low": effect.varied.low,
                "high": effect.varied.high,
                "change_at_low": _mean(effect.at_low),
                "change_at_high": _mean(effect.at_high),
            }
            for effect in found.effects
        ],
    }


def _mean(found: Spread) -> dict[str, float]:
    return {"mean": round(found.mean, 2), "standard_error": round(found.standard_error, 2)}


def _goal(result: Result, found: GoalFound) -> dict[str, Any]:
    return {
        "find": found.goal.find,
        "scenario": result.scenario.name,
        "fiscal_year": found.goal.fiscal_year,
        "budget": float(found.goal.budget),
        "now": _trial(found.now),
        "found": _trial(found.found),
        "one_step_more": _trial(found.above),
        "text": goal_sentence(result, found),
    }


def _trial(trial: Trial | None) -> dict[str, float] | None:
    return None if trial is None else {"value": float(trial.value), "cost": _dollars(trial.cost)}


def _dollars(amount: Decimal) -> float:
    return float(cents(amount))
