"""When a scenario pays, in sentences: what it would take first, then what it comes to, and what that supposes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.reports.charts.words import whole
from ladder.reports.phrases import Choice, Part, Sentence, Shown, UnlessNothing, number_text
from ladder.reports.sheets.risk import amount
from ladder.workforce.risk import WHOLE
from ladder.workforce.scenario_case import ScenarioCase
from ladder.workforce.simulated_case import SimulatedCase


def case_sentences(result: Result, case: ScenarioCase) -> tuple[str, ...]:
    """Whether it pays and at which exits, the simulated range, and what is supposed."""
    said = _in_order(result, case, (Sentence((_pays(result, case),)),), marked=False)
    return tuple(sentence.text for sentence in said)


def live_case_sentences(
    result: Result, case: ScenarioCase, also: Sequence[Sentence] = ()
) -> tuple[Sentence, ...]:
    """The same with the totals live, then `also`; what is calculated or simulated says that it is not live."""
    return _in_order(result, case, (live_sentence(result, case), *also), marked=True)


def _in_order(
    result: Result, case: ScenarioCase, pays: Sequence[Sentence], *, marked: bool
) -> tuple[Sentence, ...]:
    """What it would take, which leads where there are such exits; what it comes to; the range; what is supposed."""
    if not any(case.case.net):
        return (Sentence((f'"{result.scenario.title}" changes neither cost nor revenue.',)),)
    exits = exits_sentence(result, case)
    takes = [_made("Calculated", exits, marked=marked)] if exits else []
    said = [*takes, *pays] if breaks_even(case) else [*pays, *takes]
    if result.risk and result.risk.case:
        said.append(_made("Simulated", range_sentence(case, result.risk.case), marked=marked))
    return (*said, *(Sentence((words,)) for words in assumption_sentences(result, case)))


def _made(how: str, words: str, *, marked: bool) -> Sentence:
    return Sentence((f"{how}, not live: {words[:1].lower()}{words[1:]}" if marked else words,))


def breaks_even(case: ScenarioCase) -> bool:
    """Whether there are yearly exits at which it pays by the hires saved."""
    return case.exits is not None and case.exits.net_cost > 0 and case.exits.exits is not None


def live_sentence(result: Result, case: ScenarioCase) -> Sentence:
    """What it costs and brings over the plan, live from the Business case."""
    table = f"case.{result.scenario.name}"
    cost, returns = totals(case)
    net = case.case.cumulative[-1]
    reference, start = f"{table}!cumulative@{WHOLE}", f'"{result.scenario.title}" costs '
    verdict = Choice(reference, net, ".", ": it does not pay for itself.")
    if not case.case.years[0].added_returns:
        return Sentence((start, *_live_size(f"{table}!cost@{WHOLE}", cost), " over the plan", verdict))
    if not whole(returns):
        less = Choice(reference, net, " less", " more")
        return Sentence(
            (start, Shown(reference, net, "size"), less, " net of revenue over the plan", verdict)
        )
    return Sentence(
        (
            start,
            *_live_size(f"{table}!cost@{WHOLE}", cost),
            " and brings in ",
            *_live_size(f"{table}!revenue@{WHOLE}", returns),
            " over the plan: ",
            Choice(
                reference, net, "net of both it saves ", "it does not pay for itself; net of both it costs "
            ),
            Shown(reference, net, "size"),
            ".",
        )
    )


def _live_size(reference: str, value: Decimal) -> tuple[Part, ...]:
    size = (Shown(reference, value, "size"), Choice(reference, value, " more", " less"))
    return (UnlessNothing(reference, value, size, "the same"),)


def totals(case: ScenarioCase) -> tuple[Decimal, Decimal]:
    """Added cost and added revenue over the plan."""
    years = case.case.years
    return (
        sum((sum(year.added_costs.values(), Decimal(0)) for year in years), Decimal(0)),
        sum((sum(year.added_returns.values(), Decimal(0)) for year in years), Decimal(0)),
    )


def _pays(result: Result, case: ScenarioCase) -> str:
    title, month = f'"{result.scenario.title}"', case.case.pays_back
    if month is None:
        return f"{title} does not pay for itself {_within(result)}: {_costs_and_returns(case)}."
    if month == result.budget.months[0]:
        return f"{title} never costs more than it brings."
    return f"What {title} costs has come back by {month.name}: {_costs_and_returns(case)}."


def _within(result: Result) -> str:
    months = len(result.budget.months)
    return "in the plan's only month" if months == 1 else f"in the plan's {months} months"


def _costs_and_returns(case: ScenarioCase) -> str:
    """`it costs $2,000 more and brings in $500 less, so that it costs $2,500 net of both`, over the plan."""
    cost, returns = totals(case)
    words, net = f"it costs {_more_or_less(cost)}", case.case.cumulative[-1]
    if not whole(returns):
        return words
    comes_to = f"{'saves' if net >= 0 else 'costs'} {number_text(net, 'size')}"
    return f"{words} and brings in {_more_or_less(returns)}, so that it {comes_to} net of both"


def _more_or_less(value: Decimal) -> str:
    if not whole(value):
        return "the same"
    return f"{number_text(value, 'size')} {'more' if value >= 0 else 'less'}"


def exits_text(share: Decimal) -> str:
    """Yearly exits as a percentage, to a tenth: `37%`, `27.6%`."""
    return number_text(share, "percent").replace(".0%", "%")


def exits_sentence(result: Result, case: ScenarioCase) -> str:
    """What yearly exits would have to fall to, were saved hires to pay for it all; empty where no net cost is added."""
    found = case.exits
    if found is None or found.net_cost <= 0:
        return ""
    cost, each = (number_text(value, "dollars") for value in (found.net_cost, found.cost_of_an_exit))
    if found.exits is None:
        most = number_text(found.most_saved, "dollars")
        return f"Fewer exits alone cannot pay for it; if no one left, {most} of hiring would be saved."
    return (
        f'"{result.scenario.title}" breaks even over the plan if yearly exits fall from {exits_text(found.today)} to '
        f"{exits_text(found.exits)}: each person who stays saves {each} of hiring, against a net cost of {cost}."
    )


def range_sentence(case: ScenarioCase, found: SimulatedCase) -> str:
    """The range of the net over the plan, in how many draws what was spent comes back, and how the budget differs."""
    net = found.net[WHOLE]
    what, ends = "revenue less cost", (net.p10, net.p90)
    if found.revenue is None:
        what, ends = "cost", (-net.p90, -net.p10)
    low, high = (number_text(amount(value), "dollars") for value in ends)
    span = low if low == high else f"{low} to {high}"
    within = round(net.p10) <= round(case.case.cumulative[-1]) <= round(net.p90)  # whole dollars, as shown
    return (
        f"In eight of ten draws {what} changes by {span} over the plan; {_comes_back(found)}."
        f"{'' if within else _beside_the_budget(case, found)}"
    )


def _beside_the_budget(case: ScenarioCase, found: SimulatedCase) -> str:
    """What the draws add on average beside what the budget adds, where its net is out of their range."""
    cost, returns = totals(case)
    more = _more_or_less(amount(found.cost[WHOLE].mean) - cost)
    bring = ""
    if found.revenue is not None:
        bring = f" and brings in {_more_or_less(amount(found.revenue[WHOLE].mean) - returns)}"
    return f" The budget is outside that range: on average it costs {more} in the draws{bring} (why: sheet Risk)."


def _comes_back(found: SimulatedCase) -> str:
    """In how many draws it has cost no more than it brings by the plan's end."""
    share = found.payback.share
    if found.cost[WHOLE].mean > 0:
        return f"it pays for itself in {draws_text(share)}"
    if share == 0:
        return "it comes out worse than the baseline in every draw"
    return f"it comes out no worse than the baseline in {draws_text(share)}"


def draws_text(share: float) -> str:
    """`no draw`, `less than 1% of draws`, `40% of draws`, `every draw`."""
    if share in (0, 1):
        return "every draw" if share else "no draw"
    if share < 0.005:
        return "less than 1% of draws"
    return "more than 99% of draws" if share >= 0.995 else f"{share:.0%} of draws"


def assumption_sentences(result: Result, case: ScenarioCase) -> Iterator[str]:
    """What the figures suppose about exits, by the name it has in the config."""
    found, workforce = case.exits, result.plan.workforce
    if found is None:
        return
    if found.expected is not None:
        now = exits_text(found.today)
        yield (
            f"It counts on yearly exits of {exits_text(found.expected)} where they are {now} now, because the "
            'scenario changes "workforce": an assumption.'
        )
    elif workforce and workforce.pay_elasticity:
        yield (
            'The simulated figures count on fewer exits where pay is higher, by "workforce.pay_elasticity": an '
            "assumption. The others count none."
        )
    else:
        yield "No saving from fewer exits is counted: as many are expected to leave under both plans."
