"""The sheet "Scenarios": scenarios ranked, live; then which inputs matter and what fits a budget, calculated."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.money import cents
from ladder.model.plan_set import BASELINE
from ladder.reports import what_if_words as words
from ladder.reports.sheets import budget
from ladder.reports.sheets.risk import amount
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit, Value
from ladder.workforce.goal_seek import GoalFound, Trial
from ladder.workforce.sensitivity import Effect, Sensitivity
from ladder.workforce.simulated_sensitivity import SimulatedSensitivity

RANKING, SENSITIVITY, SIMULATED, GOALS = "ranking", "sensitivity", "simulated_sensitivity", "goal_seek"
LABEL_WIDTH = 54
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
    ("break_even_billing", "Break-even hours billed, of those planned, once in place"),
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


def net_added(results: Sequence[Result]) -> list[Decimal]:
    """What each plan costs over the baseline, net of revenue, over the whole plan, in whole cents."""
    return [cents(_net(each) - _net(results[0])) for each in results]


def ranks(results: Sequence[Result]) -> list[int | None]:
    """Each scenario's place, the smallest net cost first; the baseline has none. Equal costs share a place."""
    added = net_added(results)
    return [None, *(1 + sum(other < own for other in added[1:]) for own in added[1:])]


def _net(each: Result) -> Decimal:
    return sum(each.budget.total, Decimal(0)) - _revenue(each)


def _revenue(each: Result) -> Decimal:
    return sum(each.revenue.dollars_of(), Decimal(0)) if each.revenue and each.revenue.lines else Decimal(0)


def _ranking(results: Sequence[Result], key: Table) -> Table:
    names = [each.scenario.name for each in results]
    columns = tuple(Column(each.scenario.name, each.scenario.title, None, 22) for each in results)
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
                tuple(_revenue(each) for each in results),
                Unit.DOLLARS,
                formula=formulas,
            )
        )
    rows.append(
        Row(
            "net",
            "Net cost: cost less revenue" if bills else "Cost to compare",
            tuple(_net(each) for each in results),
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
        Column("now", "Now", Unit.TEXT, 18),
        Column("low", "Low", Unit.TEXT, 14),
        Column("high", "High", Unit.TEXT, 14),
        Column("at_low", "Change at low", Unit.DOLLARS, 18),
        Column("at_high", "Change at high", Unit.DOLLARS, 18),
        Column("width", "From lowest to highest", Unit.DOLLARS, 18),
    )
    planned = Row(
        "planned",
        f"As planned: {words.measure(results)}",
        (None, None, None, None, None, cents(found.planned)),
        kind=Kind.TEXT,
    )
    rows = [_effect(number, effect) for number, effect in enumerate(found.effects, 1)]
    how = (
        "The config's own lows and highs, one input at a time."
        if found.named
        else f"One input at a time, {words.NOT_A_FORECAST}. A config names its own under sensitivity."
    )
    return Table(
        SENSITIVITY,
        f"Which inputs move the {words.measure(results)}",
        columns,
        (planned, *rows),
        label_header="Input",
        label_width=LABEL_WIDTH,
        note=f"Calculated, not live. {how} A field that a scenario gives itself is varied there only; every other in "
        "the baseline too, so that it counts only as far as the two plans differ.",
    )


def _effect(number: int, effect: Effect) -> Row:
    varied = effect.varied
    return Row(
        f"input.{number}",
        varied.title,
        (
            varied.now,
            varied.low,
            varied.high,
            cents(effect.at_low),
            cents(effect.at_high),
            cents(effect.width),
        ),
        kind=Kind.TEXT,
        note=f"In the config: {varied.field}",
    )


def _simulated(results: Sequence[Result], found: SimulatedSensitivity) -> Table:
    columns = (
        Column("now", "Now", Unit.TEXT, 18),
        Column("low", "Low", Unit.TEXT, 14),
        Column("high", "High", Unit.TEXT, 14),
        Column("at_low", "Change at low, mean", Unit.DOLLARS, 18),
        Column("low_error", "its standard error", Unit.DOLLARS, 18),
        Column("at_high", "Change at high, mean", Unit.DOLLARS, 18),
        Column("high_error", "its standard error", Unit.DOLLARS, 18),
    )
    planned = Row(
        "planned",
        f"As planned, simulated: {words.measure(results)}",
        (None, None, None, amount(found.planned.mean), amount(found.planned.standard_error), None, None),
        kind=Kind.TEXT,
    )
    rows = [
        Row(
            f"input.{number}",
            effect.varied.title,
            (
                effect.varied.now,
                effect.varied.low,
                effect.varied.high,
                amount(effect.at_low.mean),
                amount(effect.at_low.standard_error),
                amount(effect.at_high.mean),
                amount(effect.at_high.standard_error),
            ),
            kind=Kind.TEXT,
            note=f"In the config: {effect.varied.field}",
        )
        for number, effect in enumerate(found.effects, 1)
    ]
    return Table(
        SIMULATED,
        f"The same by simulation: which inputs move the {words.measure(results)}",
        columns,
        (planned, *rows),
        label_header="Input",
        label_width=LABEL_WIDTH,
        note=f"Calculated, not live: {found.draws:,} draws, seed {found.seed:,}, the same people and chances in every "
        "run. Revenue is the budget's for each person in a seat. A change of less than two standard errors may be "
        "chance.",
    )


def _goals(goals: Sequence[tuple[Result, GoalFound]]) -> Table:
    columns = (
        Column("budget", "Budget to fit", Unit.DOLLARS, 18),
        Column("now", "Now", Unit.TEXT, 14),
        Column("cost_now", "Cost now", Unit.DOLLARS, 18),
        Column("found", "Largest that fits", Unit.TEXT, 18),
        Column("cost", "Cost with it", Unit.DOLLARS, 18),
        Column("above", "One step more", Unit.TEXT, 14),
        Column("cost_above", "Cost with that", Unit.DOLLARS, 18),
    )
    rows: list[Row] = []
    for result, found in goals:
        rows.append(_goal(result, found))
        rows.append(
            Row(
                f"{found.name}.words",
                words.goal_sentence(result, found),
                (None,) * len(columns),
                kind=Kind.TEXT,
            )
        )
    return Table(
        GOALS,
        "What fits a budget",
        columns,
        tuple(rows),
        label_header="Looked for",
        label_width=LABEL_WIDTH,
        note="Calculated, not live, on the exact budget: raises from 0% to 20% by hundredths of a percent, minimums "
        "from the minimum wage to the range's control point by cents. Each answer, and the step above it, is worked "
        "out anew.",
    )


def _goal(result: Result, found: GoalFound) -> Row:
    def shown(trial: Trial | None, otherwise: str) -> tuple[Value, Value]:
        return (words.value_words(found, trial.value), cents(trial.cost)) if trial else (otherwise, None)

    label = f"{result.scenario.title}: {words.goal_name(result, found)}, {words.fiscal_year(found)}"
    return Row(
        found.name,
        label,
        (
            found.goal.budget,
            *shown(found.now, ""),
            *shown(found.found, "none"),
            *shown(found.above, ""),
        ),
        kind=Kind.TEXT,
    )
