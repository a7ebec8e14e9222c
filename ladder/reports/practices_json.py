"""The structure check and the readiness answers as plain data, for `summary.json`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ladder.analysis import Result
from ladder.config.source import dotted
from ladder.reports.practice_words import TO_DO, leading, statements
from ladder.workforce.practice import Practice, Verdict
from ladder.workforce.practices import of_verdict
from ladder.workforce.readiness import ready_from


def practices_data(results: Sequence[Result]) -> dict[str, Any]:
    """Each scenario's practices; readiness too where the config answers it."""
    data: dict[str, Any] = {
        "practices": {
            result.scenario.name: {
                "met": len(of_verdict(result.practices, Verdict.MET)),
                "of": len(result.practices),
                "practices": [practice_data(each) for each in result.practices],
            }
            for result in results
        }
    }
    return {**data, "readiness": _readiness(results)} if leading(results).plan.readiness else data


def practice_data(practice: Practice) -> dict[str, Any]:
    """One practice and its finding."""
    found = practice.finding
    return {
        "name": practice.name,
        "title": practice.title,
        "verdict": str(found.verdict),
        "reason": found.reason,
        "place": dotted(found.place),
        "remedy": found.remedy,
        "accepted": practice.accepted,
        "source": practice.source,
    }


def _readiness(results: Sequence[Result]) -> dict[str, Any]:
    lead = leading(results)
    readiness, ready = lead.plan.readiness, ready_from(lead.plan)
    assert readiness
    return {
        "true": readiness.true_statements,
        "least_months": readiness.least_months,
        "preparation_months": readiness.months,
        "starts": str(readiness.starts or lead.plan.period.start),
        "ready_from": str(ready) if ready else None,
        "statements": [
            {
                "name": name,
                "statement": words,
                "true": getattr(readiness.answers, name),
                "to_do": None if getattr(readiness.answers, name) else TO_DO[name],
            }
            for name, words in statements().items()
        ],
        "seats_that_wait": {
            result.scenario.name: [
                {
                    "line": each.line,
                    "seats": each.seats,
                    "planned": str(each.planned),
                    "opens": str(result.plan.seats[each.line].first_month),
                }
                for each in result.scenario.delayed
            ]
            for result in results
            if result.scenario.delayed
        },
    }
