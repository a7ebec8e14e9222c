"""Checks on hires that wait for the preparation: that they wait for something, and that seats still open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ladder.config.problems import Problem
from ladder.config.scenario_places import place_in_scenario
from ladder.config.source import Document
from ladder.config.validate import problem_at
from ladder.model.plan_set import ScenarioPlan
from ladder.workforce.readiness import ready_from


def check_readiness(plans: Sequence[ScenarioPlan], document: Document) -> Iterator[Problem]:
    """Every problem with the preparation of these plans, whose new seats are moved already."""
    asking = [each for each in plans if each.plan.readiness]
    for each in asking:
        yield from _starts_in_time(each, document)
        yield from _seats_still_open(each, document)
    waiting = [each for each in asking if each.plan.readiness and each.plan.readiness.delay_hires]
    ready = ready_from(waiting[0].plan) if waiting else None
    ready_later = ready is not None and ready > waiting[0].plan.period.start
    if ready_later and not any(each.delayed for each in waiting):
        message = (
            f"no seat that is new opens before {ready}, the first month after the preparation, so nothing waits; take "
            "this out"
        )
        yield problem_at(document, _place(document, waiting[0], "delay_hires"), message)


def _starts_in_time(scenario: ScenarioPlan, document: Document) -> Iterator[Problem]:
    readiness, months = scenario.plan.readiness, scenario.plan.period.all_months
    if readiness and readiness.starts and readiness.starts > months[-1]:
        message = f"this is after the plan's last month, {months[-1]}; start the preparation by then"
        yield problem_at(document, _place(document, scenario, "starts"), message)


def _seats_still_open(scenario: ScenarioPlan, document: Document) -> Iterator[Problem]:
    """Seats that would never open, or whose pay is posted for a month before they do."""
    plan = scenario.plan
    for each in scenario.delayed:
        line = plan.seats[each.line]
        opens, last = line.first_month, line.last_month or plan.period.all_months[-1]
        assert opens
        if opens > plan.period.all_months[-1]:
            message = (
                f"the preparation lasts to the plan's last month, {plan.period.all_months[-1]}, and new seats would "
                "never open; give the plan more months, or start the preparation earlier"
            )
            yield problem_at(document, _place(document, scenario, "delay_hires"), message)
        elif last < opens:
            message = (
                f"these new seats wait until {opens} and would never open; close them later, or take them out"
            )
            place = place_in_scenario(document, scenario.name, ("seats", each.from_line, "last_month"))
            yield problem_at(document, place, message)
        elif line.rate and line.rate.as_of:
            message = f"these new seats wait until {opens}; give the rate of that month, and no as_of"
            place = place_in_scenario(document, scenario.name, ("seats", each.from_line, "rate", "as_of"))
            yield problem_at(document, place, message)


def _place(document: Document, scenario: ScenarioPlan, field: str) -> tuple[str | int, ...]:
    return place_in_scenario(document, scenario.name, ("readiness", field))
