"""What trying inputs says, in sentences: which matter, and what fits a budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.reports.charts.words import inside
from ladder.reports.phrases import number_text
from ladder.reports.ranking import net_added, revenue
from ladder.workforce.goal_seek import GoalFound, Trial
from ladder.workforce.sensitivity import Effect, Sensitivity
from ladder.workforce.simulated_sensitivity import SimulatedSensitivity

NOT_A_FORECAST = "ten percent either way, not a forecast"
_SEEN = Decimal("0.5")  # under it, an effect shows as $0


def measure(results: Sequence[Result]) -> str:
    """What is varied, as it stands inside a sentence."""
    lead = results[min(1, len(results) - 1)]
    net = "net cost" if bills(results) else "cost"
    if lead is results[0]:
        return f"{net} of the plan over {span(lead)}"
    return f'{net} "{lead.scenario.title}" adds over {span(lead)}'


def bills(results: Sequence[Result]) -> bool:
    """Whether any plan has revenue to take off."""
    return any(each.revenue and each.revenue.lines for each in results)


def span(result: Result) -> str:
    """`five years`, `20 months`: how long the plan is."""
    months = result.plan.period.months
    words = ("a year", "two years", "three years", "four years", "five years", "six years", "seven years")
    if months % 12 or months > 12 * len(words):
        return f"{months} months" if months > 1 else "its one month"
    return words[months // 12 - 1]


def seen(effects: Sequence[Effect]) -> list[Effect]:
    """The effects of half a dollar or more."""
    return [effect for effect in effects if effect.width >= _SEEN]


def sensitivity_sentence(results: Sequence[Result], found: Sensitivity) -> str:
    """The input that matters most, and the next."""
    effects = seen(found.effects)
    if not effects:
        return f"None of the inputs tried changes the {measure(results)}."
    first = effects[0]
    words = f"Of the inputs tried, the {measure(results)} depends most on {inside(first.varied.title)}: "
    words += _range(found, first)
    if len(effects) > 1:
        words += f"; next on {inside(effects[1].varied.title)}"
    return f"{words} (see Scenarios)."


def bills_less(results: Sequence[Result]) -> str:
    """Why higher rates make the scenario that leads cost more, where they do; else nothing."""
    base, lead = results[0], results[min(1, len(results) - 1)]
    if revenue(lead) >= revenue(base):
        return ""
    return f'"{lead.scenario.title}" bills less than the baseline, so that whatever raises revenue adds to its cost'


def ranking_sentence(results: Sequence[Result]) -> str:
    """The scenarios that cost least and most over the plan; of two or more."""
    added = sorted(zip(net_added(results)[1:], (each.scenario.title for each in results[1:]), strict=True))
    net = " net of revenue" if bills(results) else ""
    least, most = (
        f'"{title}" costs {which}: it {"saves" if amount < 0 else "adds"} {number_text(amount, "size")}'
        for which, (amount, title) in (("least", added[0]), ("most", added[-1]))
    )
    return f"Of {len(added)} scenarios, over {span(results[0])}{net}, {least}; {most} (see Scenarios)."


def what_if_findings(results: Sequence[Result]) -> Iterator[str]:
    """Which scenario costs least, which input matters most, and every goal's answer."""
    if len(results) > 2:
        yield ranking_sentence(results)
    for result in results:
        if result.sensitivity and result.sensitivity.effects:
            yield sensitivity_sentence(results, result.sensitivity)
        if result.simulated_sensitivity and result.simulated_sensitivity.effects:
            yield simulated_sentence(results, result.simulated_sensitivity)
        for found in result.goals:
            yield goal_sentence(result, found)


def simulated_sentence(results: Sequence[Result], found: SimulatedSensitivity) -> str:
    """The same in the simulation, with how sure the means are."""
    first = found.effects[0]
    ends = [
        f"{_whole(end.mean)} {at(value)}"
        for end, value in ((first.at_low, first.varied.low), (first.at_high, first.varied.high))
    ]
    error = max(first.at_low.standard_error, first.at_high.standard_error)
    words = f"Simulated, the {measure(results)} depends most on {inside(first.varied.title)}: it changes by {ends[0]} "
    return f"{words}and by {ends[1]} on average, with a standard error of {_whole(error)} at most."


def _whole(amount: float) -> str:
    return number_text(Decimal(round(amount)), "dollars")


def _range(found: Sensitivity, effect: Effect) -> str:
    """The results at the low and the high value."""
    ends = [found.planned + effect.at_low, found.planned + effect.at_high]
    low, high = (number_text(each, "dollars") for each in ends)
    return f"{low} {at(effect.varied.low)} and {high} {at(effect.varied.high)}"


def at(value: str) -> str:
    """`at 70%`, `if 10% lower`."""
    return f"if {value}" if value.endswith(("lower", "higher")) else f"at {value}"


# Goals.


def value_words(found: GoalFound, value: Decimal) -> str:
    """A raise or a minimum as it is written."""
    return f"{value * 100:.2f}%" if found.month else number_text(value, "hourly")


def goal_name(result: Result, found: GoalFound) -> str:
    """What is looked for: `general raise in July 2027`."""
    if found.month:
        return f"general raise in {found.month.name}"
    grade = result.plan.grades[str(found.goal.grade)]
    year = " a year" if grade.basis == "annual" else ""
    return f"minimum{year} of grade {found.goal.grade}"


def goal_sentence(result: Result, found: GoalFound) -> str:
    """The answer to one goal, with its cost and that of one step more."""
    budget, year = number_text(found.goal.budget, "dollars"), fiscal_year(found)
    name, title = goal_name(result, found), f'"{result.scenario.title}"'
    start = f"Under {title}"
    if not found.moves_cost:
        return f"{start}, the {name} does not change the cost of {year}, which is {_cost(found.now)}."
    if found.found is None:
        return (
            f"{start}, no {name} fits {budget} in {year}: even {value_words(found, found.lowest.value)}, the lowest "
            f"tried, costs {_cost(found.lowest)}."
        )
    if found.above is None:
        return (
            f"{start}, every {name} up to {value_words(found, found.highest.value)}, the highest tried, fits {budget} "
            f"in {year}; that one costs {_cost(found.highest)}."
        )
    return (
        f"{start}, the largest {name} that fits {budget} in {year} is {value_words(found, found.found.value)}, which "
        f"costs {_cost(found.found)}; {value_words(found, found.above.value)} would cost {_cost(found.above)}."
    )


def fiscal_year(found: GoalFound) -> str:
    """`FY 2028`, and how many months of it the plan has where not all."""
    part = "" if found.months == 12 else f" ({found.months} months of it in the plan)"
    return f"FY {found.goal.fiscal_year}{part}"


def _cost(trial: Trial) -> str:
    return number_text(trial.cost, "dollars")
