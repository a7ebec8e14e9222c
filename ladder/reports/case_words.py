"""When a scenario pays, in sentences."""

from __future__ import annotations

from ladder.analysis import Result
from ladder.reports.phrases import number_text
from ladder.workforce.scenario_case import ExitBreakEven, ScenarioCase


def case_sentences(result: Result, case: ScenarioCase) -> tuple[str, ...]:
    """The exits at which it breaks even, and the month from which what was spent has come back."""
    exits = (exits_sentence(result, case.exits),) if case.exits else ()
    return (*exits, _payback(result, case))


def exits_sentence(result: Result, found: ExitBreakEven) -> str:
    """What yearly exits would have to fall to, were saved hires to pay for it all."""
    title = f'"{result.scenario.title}"'
    if found.net_cost <= 0:
        return f"{title} adds no net cost over the plan, whoever leaves."
    cost, each = (number_text(value, "dollars") for value in (found.net_cost, found.cost_of_an_exit))
    if found.exits is None:
        return (
            f"{title} does not pay by saved hires alone, even if no one left: it adds {cost} net over the plan, and an "
            f"exit costs {each} in hiring."
        )
    return (
        f"{title} breaks even over the plan if yearly exits fall from {found.today:.0%} to {found.exits:.0%}: it adds "
        f"{cost} net, and an exit costs {each} in hiring."
    )


def _payback(result: Result, case: ScenarioCase) -> str:
    month = case.case.pays_back
    if not any(case.case.net):
        return f'"{result.scenario.title}" changes neither cost nor revenue.'
    if month is None:
        return f'What "{result.scenario.title}" costs does not come back within the plan.'
    if month == result.budget.months[0]:
        return f'"{result.scenario.title}" never costs more than it brings.'
    return f'What "{result.scenario.title}" costs has come back by {month.name}.'
