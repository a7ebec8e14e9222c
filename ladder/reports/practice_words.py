"""What the structure check and the readiness answers say, in a sentence each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ladder.analysis import Result
from ladder.config.starter_text import shipped
from ladder.model.plan_set import ScenarioPlan
from ladder.model.readiness import A_YEAR, SIX_MONTHS, Readiness, ReadinessAnswers
from ladder.workforce.practice import Practice, Verdict
from ladder.workforce.practices import of_verdict
from ladder.workforce.readiness import ready_from

SHEET = "Practices"
HANDBOOK_TIMELINE = (
    'The Provider\'s Handbook on Developing & Implementing Peer Roles, "Developing a Timeline"'
)

TO_DO = {
    "people_who_support": "Invite people in peer roles elsewhere to speak with staff, leadership and the board.",
    "supervisors_who_support": "Speak with the supervisors of the teams that people in peer roles would join.",
    "in_the_budget": "Settle who pays for the seats, from when to when: see Funding and Unit cost in this workbook.",
    "agencies_to_ask": "Find agencies farther away, and plan a visit or regular calls with one.",
    "peer_organization_to_ask": "Look for a peer-run organization farther away that consults at a distance.",
    "recovery_values": "Review policies, records and words together with people who use the services.",
    "other_views_heard": "Host events at which people speak of what they lived through and of other ways to see it.",
    "trainings_nearby": "Budget for travel or online training, and for paid time to attend.",
    "staff_who_have_learned": "Send two or three people to a course or conference on peer roles and supervision.",
    "advisory_board": "Form a board with several people who use or used the services, pay them, and give it a say.",
}
"""What to do about a statement that is not true, in the project's own words."""

_AT_LEAST = {SIX_MONTHS: "at least six months", A_YEAR: "at least a year"}


def statements() -> Mapping[str, str]:
    """The ten statements by field, in the handbook's order, in the project's own words."""
    words = shipped("fields")["ReadinessAnswers"]
    return {name: words[name] for name in ReadinessAnswers.model_fields}


def leading(results: Sequence[Result]) -> Result:
    """The result that leads the answer: the first scenario, or the baseline alone."""
    return results[min(1, len(results) - 1)]


def structure_sentence(practices: Sequence[Practice]) -> str:
    """How many practices are met, which are not, and on how many the config is silent."""
    met, missed, silent = (of_verdict(practices, verdict) for verdict in Verdict)
    words = f"{len(met)} of {len(practices)} practices met"
    if missed:
        words += f"; not met: {', '.join(each.short for each in missed)}"
    if silent:
        words += f"; the config does not say: {', '.join(each.short for each in silent)}"
    return words


def practice_findings(results: Sequence[Result]) -> Iterator[str]:
    """The structure check of the plan that leads, in one line, and the readiness of the agency."""
    lead = leading(results)
    yield f"The structure ({lead.scenario.title}): {structure_sentence(lead.practices)}. See {SHEET}."
    if lead.plan.readiness:
        yield f"Readiness: {preparation_sentence(lead.scenario, lead.plan.readiness)}"
    for result in results:
        if result.scenario.delayed:
            yield f"{result.scenario.title}: {delay_sentence(result.scenario)}"


def preparation_sentence(scenario: ScenarioPlan, readiness: Readiness) -> str:
    """How many statements are true, how long the handbook says to prepare, and from when to when that is."""
    true, least = readiness.true_statements, readiness.least_months
    words = f"{true} of the ten statements {'is' if true == 1 else 'are'} true; "
    words += (
        f"prepare for {_AT_LEAST[least]}"
        if least
        else "for so few the handbook gives no time: ask other organizations how long theirs took"
    )
    ready = ready_from(scenario.plan)
    if ready is None:
        return f"{words}."
    starts = readiness.starts or scenario.plan.period.start
    from_to = f"from {starts.name} to {(ready + -1).name}"
    own = readiness.preparation_months
    if least is None:
        return f"{words}. The agency's own figure is {own} months, {from_to}."
    return f"{words}{f' ({own} months here)' if own else ''}, {from_to}."


def delay_sentence(scenario: ScenarioPlan) -> str:
    """Which new seats wait, until when, and that seats taken away do not."""
    seats = sum(each.seats for each in scenario.delayed)
    ready = ready_from(scenario.plan)
    assert ready
    lines = ", ".join(each.line for each in scenario.delayed[:4])
    more = f" and {len(scenario.delayed) - 4} more lines" if len(scenario.delayed) > 4 else ""
    words = f"{seats} new {'seat waits' if seats == 1 else 'seats wait'} for the preparation and open"
    words += f"{'s' if seats == 1 else ''} in {ready.name} ({lines}{more})"
    if _takes_seats_away(scenario):
        words += "; seats this plan takes away do not wait, so there are fewer seats until then"
    return f"{words}."


def fewer_seats_sentence(scenario: ScenarioPlan) -> str:
    """That part of a lower cost is seats that are gone while the new ones wait; empty where none are."""
    ready = ready_from(scenario.plan)
    if ready is None or not scenario.delayed or not _takes_seats_away(scenario):
        return ""
    return f"Until {ready.name} it has fewer seats: new ones wait for the preparation, and those it takes away do not."


def _takes_seats_away(scenario: ScenarioPlan) -> bool:
    if scenario.before is None:
        return False
    from_line = {each.line: each.from_line for each in scenario.delayed}
    now: Counter[str] = Counter()
    for name, line in scenario.plan.seats.items():
        now[from_line.get(name, name)] += line.seats
    return any(now[name] < line.seats for name, line in scenario.before.seats.items())
