"""What trying inputs says, in sentences: which matter, and what fits a budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.plan_set import Variation
from ladder.reports.charts.words import inside, listing, whole
from ladder.reports.phrases import number_text
from ladder.reports.ranking import net_added, revenue
from ladder.workforce.goal_seek import GoalFound, Trial
from ladder.workforce.sensitivity import Effect, Sensitivity
from ladder.workforce.simulated_sensitivity import SimulatedSensitivity
from ladder.workforce.spread import Spread

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
        return f"{months} months" if months > 1 else "one month"
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
    return f'"{lead.scenario.title}" bills less than the baseline, so that whatever raises revenue adds to its net cost'


def ranking_sentence(results: Sequence[Result]) -> str:
    """The scenarios that cost least and most over the plan, in whole dollars; of two or more."""
    added: dict[Decimal, list[str]] = {}
    for amount, each in zip(net_added(results)[1:], results[1:], strict=True):
        added.setdefault(whole(amount), []).append(f'"{each.scenario.title}"')
    net = " net of revenue" if bills(results) else ""
    start = f"Of {len(results) - 1} scenarios, over {span(results[0])}{net}, "
    least, most = min(added), max(added)
    if least == most:
        return f"{start}all {_adds(least, '')} (see Scenarios)."
    lowest = f"{_cost_words(added[least])} least: {_adds(least, _who(added[least]))}"
    if most >= 0:
        highest = f"{_cost_words(added[most])} most: {_adds(most, _who(added[most]))}"
    else:
        saves = "saves" if len(added[most]) == 1 else "save"
        highest = f"{listing(sorted(added[most]))} {saves} least: {number_text(most, 'size')}"
    return f"{start}{lowest}; {highest} (see Scenarios)."


def _cost_words(titles: Sequence[str]) -> str:
    return f"{listing(sorted(titles))} {'costs' if len(titles) == 1 else 'cost'}"


def _who(titles: Sequence[str]) -> str:
    return "it" if len(titles) == 1 else "each"


def _adds(amount: Decimal, who: str) -> str:
    """`it saves $1,200`, or of several, with no `who`, `save $1,200`."""
    verb = "save" if amount < 0 else "add"
    size = number_text(amount, "size") if amount else "nothing"
    return f"{who} {verb}s {size}" if who else f"{verb} {size}"


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
    """The input that matters most in the simulation, of those that can be told from chance, and how sure it is."""
    sure = [effect for effect in found.effects if any(_sure(end) for end in (effect.at_low, effect.at_high))]
    first = (sure or found.effects)[0]
    ends = ((first.at_low, first.varied.low), (first.at_high, first.varied.high))
    low, high = (f"{_whole(end.mean)} {at(value)}" for end, value in ends)
    error = _whole(max(first.at_low.standard_error, first.at_high.standard_error))
    title, changes = inside(first.varied.title), f"by {low} and by {high} on average"
    if not sure:
        return (
            f"Simulated, what the inputs tried do to the {measure(results)} cannot be told from chance. The widest, "
            f"{title}: {changes}, with a standard error of {error} at most."
        )
    words = f"Simulated, the {measure(results)} depends most on {title}: it changes {changes}, with a standard error"
    unsure = [at(value) for end, value in ends if not _sure(end)]
    but = f"; the change {unsure[0]} cannot be told from chance" if unsure else ""
    return f"{words} of {error} at most{but}{only_at_first(results, first.varied)}."


def _sure(end: Spread) -> bool:
    """Whether a mean is two standard errors from nothing, and shows."""
    return abs(end.mean) >= max(2 * end.standard_error, float(_SEEN))


def only_at_first(results: Sequence[Result], varied: Variation) -> str:
    """What vacancy is where a simulation goes by months to fill, to follow its name; nothing of other inputs."""
    vacancy = any(field.split(".")[-1] == "vacancy" for field in varied.field.split(", "))
    lead = results[min(1, len(results) - 1)].plan.workforce
    if not vacancy or lead is None or lead.months_to_fill is None:
        return ""
    return "; the simulation takes from it only how many seats are open at first, then goes by months to fill"


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
    """A raise or a minimum as it is written: an hourly one in cents, a yearly one in dollars."""
    if found.month:
        return f"{value * 100:.2f}%"
    return number_text(value, "hourly" if found.step < 1 else "dollars")


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
