"""What the simulation tells beside the answer: where it and the budget part, and whether the draws are enough."""

from __future__ import annotations

from collections.abc import Iterator

from ladder.analysis import Result
from ladder.reports.charts.words import inside
from ladder.reports.phrases import number_text
from ladder.reports.sheets.risk import amount
from ladder.workforce.exits import YEARLY_EXITS
from ladder.workforce.risk import WHOLE, Flows, Risk, causes_of
from ladder.workforce.spread import precision
from ladder.workforce.todays_team import places_held

WORTH_TELLING = 0.01
"""A difference of this share of the budget or less is not told among the findings."""

SELDOM = 0.1  # people let go at first, on average, under which nothing is told
VACANCY_APART = 0.02


def risk_findings(result: Result) -> Iterator[str]:
    """The findings of one scenario; none where nothing is simulated."""
    if not result.risk:
        return
    title, rows = result.scenario.title, result.risk.reconciliation
    budget, mean = rows["budget"][WHOLE], rows["simulated"][WHOLE]
    if abs(mean - budget) > WORTH_TELLING * budget:
        causes = causes_of(result.risk)
        cause = max(causes, key=lambda name: abs(rows[name][WHOLE]))
        why = inside(causes[cause])
        if cause == "vacancy":
            why = f"{'more' if rows[cause][WHOLE] > 0 else 'fewer'} seats filled than budgeted"
        apart = f"{number_text(amount(abs(mean - budget)), 'dollars')} {'more' if mean > budget else 'less'}"
        yield (
            f"{title}: simulated, the whole plan costs {apart} than the budget on average "
            f"({abs(mean / budget - 1):.1%}); the largest cause is {why} (see Risk)."
        )
    known = precision(result.risk.cost[WHOLE])
    if not known.enough:
        yield f"{title}, simulated cost: {known.words}"
    yield from _exits(result)
    yield from _let_go(result, result.risk.flows)
    yield from _other_names(result)
    yield from _vacant(result, result.risk)
    yield "The Careers sheet says what stands out in moving up, waits, filling seats from within and supervision."


def _exits(result: Result) -> Iterator[str]:
    """Exits that the config leaves out: the simulation supposes some, and the budget replaces no one."""
    workforce = result.plan.workforce
    if result.plan.hiring and (workforce is None or workforce.yearly_exits is None):
        yield (
            f"{result.scenario.title}: no yearly exits are given. The simulation counts {YEARLY_EXITS:.0%} a year, and "
            "the budget hires for no one who leaves. Give workforce.yearly_exits."
        )


def _let_go(result: Result, flows: Flows) -> Iterator[str]:
    """People whose seats are taken away or close: those for whom there is no seat, and those with other hours."""
    at_first = flows.let_go_at_first.mean
    theirs = "those whose seats are taken away or close"
    found = (
        (
            at_first,
            "today's staff",
            "let go in the first month: their seats are taken away, and no seat of their role is open.",
        ),
        (
            flows.let_go[WHOLE].mean - at_first,
            "those on staff then",
            "let go as seats close: no seat of their role is open.",
        ),
        (
            flows.added_hours[WHOLE].mean,
            theirs,
            "given a seat with more hours. Whether they want them is not asked, and more pay can end SSI or SSDI.",
        ),
        (
            flows.fewer_hours[WHOLE].mean,
            theirs,
            "given a seat with fewer hours, for no other of their role is open: less pay, and benefits that ask for "
            "more hours may end.",
        ),
    )
    for mean, whom, what in found:
        if mean >= SELDOM:
            yield f"{result.scenario.title}: simulated, {_people(mean, whom)} {what}"


def _people(mean: float, whom: str) -> str:
    """`about two of ... are`; where that is seldom, `in some draws one of ... is`."""
    if mean < 0.5:
        return f"in some draws one of {whom} is"
    return f"about one of {whom} is" if mean < 1.5 else f"about {mean:.0f} of {whom} are"


def _other_names(result: Result) -> Iterator[str]:
    """Lines whose people a scenario cannot follow: of another role by the same name, or by another name."""
    plan, before, title = result.plan, result.scenario.before, result.scenario.title
    if before is None:
        return
    for name, line in plan.seats.items():
        was = before.seats.get(name)
        if was and was.role != line.role and places_held(before, name):
            yield (
                f"{title}: people in {name} are taken to be {plan.roles[line.role].title} from the start, for the line "
                "has that role now; they count neither as promoted nor as waiting. Give the new role a line of its own "
                "to have them qualify."
            )
    if plan.implementation is None and not (plan.readiness and plan.readiness.delay_hires):
        return
    for name, was in before.seats.items():
        kept, role = plan.seats.get(name), was.role
        fewer = places_held(before, name) > (kept.seats * kept.shared_by if kept else 0)
        new = [each for each, line in plan.seats.items() if each not in before.seats and line.role == role]
        if new and fewer:
            yield (
                f"{title}: {name} has fewer seats and {new[0]} is new, both of {result.role(role).title}. People are "
                "followed by their line's name: those who change lines are not placed in new ranges, and new lines "
                "wait for the preparation. Keep the name if the seats are the same."
            )


def _vacant(result: Result, risk: Risk) -> Iterator[str]:
    """Where exits and months to fill leave other seats vacant than the budget's vacancy rate says."""
    if not result.plan.workforce or result.plan.workforce.months_to_fill is None:
        return
    lines = result.budget.lines.items()
    places = sum(sum(line.authorized) * result.plan.seats[name].shared_by for name, line in lines)
    people = sum(sum(line.people) for _, line in lines)
    if not places:
        return
    budgeted = 1 - float(people / places)
    vacant = (
        sum(role[WHOLE].mean for role in risk.vacant.values()) * len(result.budget.months) / float(places)
    )
    if abs(vacant - budgeted) > VACANCY_APART:
        yield (
            f"{result.scenario.title}: exits and months to fill leave {vacant:.0%} of seats vacant in the simulation, "
            f"where the budget counts {budgeted:.0%}. Set workforce.months_to_fill or pay.vacancy by what the agency "
            "sees."
        )
