"""The sheet "Scenarios": scenarios ranked, live; then which inputs matter and what fits a budget, calculated."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.money import cents
from ladder.model.plan_set import BASELINE, Variation
from ladder.reports import what_if_words as words
from ladder.reports.phrases import number_text
from ladder.reports.ranking import net_added, net_cost, ranks, revenue
from ladder.reports.sheets import budget
from ladder.reports.sheets.risk import amount
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit, Value
from ladder.workforce.goal_seek import GoalFound, Trial
from ladder.workforce.sensitivity import Sensitivity
from ladder.workforce.simulated_sensitivity import SimulatedSensitivity
from ladder.workforce.usual_variations import AS_IN_THE_CONFIG

RANKING, SENSITIVITY, SIMULATED, GOALS = "ranking", "sensitivity", "simulated_sensitivity", "goal_seek"
LABEL_WIDTH, _WIDTH = 54, 20
_FIGURES = (  # of the figures behind the answers, those that tell scenarios apart
    ("first_year", ""),
    ("first_year.added", ""),
    ("run_rate", ""),
    ("run_rate.added", ""),
    ("unfunded", ""),
    ("entry_pay", ""),
    ("posture", ""),
    ("seats", ""),
    ("break_even_rate", "Break-even unit rate, once in place"),
    ("break_even_billing", "Hours billed at which it breaks even, against those planned, once in place"),
)


def build(results: Sequence[Result], key: Table) -> Sheet | None:
    """The sheet; None where there is no scenario and nothing was tried. `key` are the figures behind the answers."""
    tables = [_ranking(results, key)] if len(results) > 1 else []
    tables += [
        _effects(results, found) for result in results if (found := result.sensitivity) and found.effects
    ]
    tables += [_simulated(results, drawn) for result in results if (drawn := result.simulated_sensitivity)]
    goals = [(result, found) for result in results for found in result.goals]
    if goals:
        tables.append(_goals(goals))
    if not tables:
        return None
    live = (
        "The ranking is live: the smallest net cost over the plan ranks first. It weighs nothing else; read the other "
        "rows beside it.",
    )
    tried = (
        "What was tried is calculated, not live: each value is put in the config's place, and the whole budget is "
        "worked out anew. Run the tool again after a change.",
    )
    return Sheet(
        "Scenarios",
        f"Scenarios against {results[0].scenario.title}, and what moves them"
        if len(results) > 1
        else "What moves the cost of the plan",
        tuple(tables),
        lines=(*(live if len(results) > 1 else ()), *(tried if len(tables) > 1 or len(results) == 1 else ())),
    )


# Ranking.


def _ranking(results: Sequence[Result], key: Table) -> Table:
    names = [each.scenario.name for each in results]
    columns = tuple(Column(each.scenario.name, each.scenario.title, None, _WIDTH) for each in results)
    whole = budget.WHOLE_PLAN
    span = f"{{added@{names[1]}:{names[-1]}}}"
    bills = words.bills(results)
    rows = [
        Row(
            "rank",
            "Rank, by net cost over the plan" if bills else "Rank, by cost over the plan",
            tuple(ranks(results)),
            Unit.COUNT,
            formula=(None, *(f'=1+COUNTIF({span},"<"&{{added}})' for _ in names[1:])),
            kind=Kind.TOTAL,
        ),
        Row(
            "cost",
            "Cost over the plan",
            tuple(sum(each.budget.total, Decimal(0)) for each in results),
            Unit.DOLLARS,
            formula=tuple(f"={{{budget.key(name)}!total.cost@{whole}}}" for name in names),
        ),
    ]
    if bills:
        formulas = tuple(
            f"={{{budget.key(each.scenario.name)}!total.revenue@{whole}}}"
            if each.revenue and each.revenue.lines
            else "=0"
            for each in results
        )
        rows.append(
            Row(
                "revenue",
                "Revenue over the plan",
                tuple(revenue(each) for each in results),
                Unit.DOLLARS,
                formula=formulas,
            )
        )
    rows.append(
        Row(
            "net",
            "Net cost: cost less revenue" if bills else "Cost to compare",
            tuple(net_cost(each) for each in results),
            Unit.DOLLARS,
            formula="={cost}-{revenue}" if bills else "={cost}",
            kind=Kind.TOTAL,
        )
    )
    rows.append(
        Row(
            "added",
            "  more than the baseline",
            tuple(net_added(results)),
            Unit.DOLLARS,
            formula=f"=ROUND({{net}}-{{net@{BASELINE}}},2)",
        )
    )
    known = {row.key: row for row in key.rows}
    rows += [_taken(key, known[name], label) for name, label in _FIGURES if name in known]
    title = f"Scenarios against {results[0].scenario.title}"
    return Table(RANKING, title, columns, tuple(rows), label_header="Figure", label_width=LABEL_WIDTH)


def _taken(key: Table, row: Row, label: str) -> Row:
    """A row of the figures behind the answers, by reference."""
    return Row(row.key, label or row.label, row.values, row.unit, formula=f"={{{key.key}!{row.key}}}")


# What was tried.


def _effects(results: Sequence[Result], found: Sensitivity) -> Table:
    columns = (
        Column("at_low", "Change at low", Unit.DOLLARS, _WIDTH),
        Column("at_high", "Change at high", Unit.DOLLARS, _WIDTH),
        Column("width", "From lowest to highest", Unit.DOLLARS, _WIDTH),
    )
    rows = [
        Row(
            f"input.{number}",
            _label(effect.varied),
            (cents(effect.at_low), cents(effect.at_high), cents(effect.width)),
            kind=Kind.TEXT,
            note=f"In the config: {effect.varied.field}",
        )
        for number, effect in enumerate(found.effects, 1)
    ]
    how = (
        "The config's own lows and highs, one input at a time."
        if found.named
        else f"One input at a time, {words.NOT_A_FORECAST}. A config names its own under sensitivity."
    )
    what, less = words.measure(results), words.bills_less(results)
    because = f" {less}." if less else ""
    return Table(
        SENSITIVITY,
        f"Which inputs move the {what}",
        columns,
        tuple(rows),
        label_header="Input",
        label_width=LABEL_WIDTH,
        note=f"Calculated, not live. As planned it is {number_text(found.planned, 'dollars')}. {how} A field that a "
        "scenario gives itself is varied there only; every other in the baseline too, so that it counts only as far as "
        f"the two plans differ.{because}",
    )


def _label(varied: Variation) -> str:
    """`Vacancy: now 12%, from 6% to 20%`."""
    if varied.now == AS_IN_THE_CONFIG:
        return f"{varied.title}: {varied.low}, {varied.high}"
    return f"{varied.title}: now {varied.now}, from {varied.low} to {varied.high}"


def _simulated(results: Sequence[Result], found: SimulatedSensitivity) -> Table:
    columns = (
        Column("at_low", "Change at low, mean", Unit.DOLLARS, _WIDTH),
        Column("low_error", "its standard error", Unit.DOLLARS, _WIDTH),
        Column("at_high", "Change at high, mean", Unit.DOLLARS, _WIDTH),
        Column("high_error", "its standard error", Unit.DOLLARS, 18),
    )
    rows = [
        Row(
            f"input.{number}",
            _label(effect.varied) + words.only_at_first(results, effect.varied),
            tuple(
                amount(value)
                for end in (effect.at_low, effect.at_high)
                for value in (end.mean, end.standard_error)
            ),
            kind=Kind.TEXT,
            note=f"In the config: {effect.varied.field}",
        )
        for number, effect in enumerate(found.effects, 1)
    ]
    mean, error = (
        number_text(amount(value), "dollars") for value in (found.planned.mean, found.planned.standard_error)
    )
    return Table(
        SIMULATED,
        f"The same by simulation: which inputs move the {words.measure(results)}",
        columns,
        tuple(rows),
        label_header="Input",
        label_width=LABEL_WIDTH,
        note=f"Calculated, not live: {found.draws:,} draws, seed {found.seed:,}, the same people and chances in every "
        f"run. As planned it is {mean} on average, with a standard error of {error}. Revenue is the budget's for each "
        "person in a seat. A change of less than two standard errors may be chance.",
    )


def _goals(goals: Sequence[tuple[Result, GoalFound]]) -> Table:
    columns = (
        Column("found", "Largest that fits", Unit.TEXT, _WIDTH),
        Column("cost", "Cost with it", Unit.DOLLARS, _WIDTH),
        Column("above", "One step more", Unit.TEXT, _WIDTH),
        Column("cost_above", "Cost with that", Unit.DOLLARS, 18),
    )
    rows: list[Row] = []
    for result, found in goals:
        rows.append(_goal(result, found))
        sentence = words.goal_sentence(result, found)
        rows.append(Row(f"{found.name}.words", sentence, (None,) * len(columns), kind=Kind.TEXT))
    return Table(
        GOALS,
        "What fits a budget",
        columns,
        tuple(rows),
        label_header="Looked for",
        label_width=LABEL_WIDTH,
        note="Calculated, not live, on the exact budget: raises from 0% to 20% by hundredths of a percent, minimums "
        "from the minimum wage to the range's control point by cents, yearly ones by dollars. Each answer, and the "
        "step above it, is worked out anew.",
    )


def _goal(result: Result, found: GoalFound) -> Row:
    def shown(trial: Trial | None, otherwise: str) -> tuple[Value, Value]:
        return (words.value_words(found, trial.value), cents(trial.cost)) if trial else (otherwise, None)

    now = words.value_words(found, found.now.value)
    label = f"{result.scenario.title}: {words.goal_name(result, found)}, now {now}"
    values = (*shown(found.found, "none"), *shown(found.above, ""))
    return Row(found.name, label, values, kind=Kind.TEXT)
