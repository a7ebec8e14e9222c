"""Two configs side by side: cost, seats, entry pay and the answers of each, and the inputs that differ."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ladder.analysis import Result
from ladder.config.differences import Difference
from ladder.model.plan_set import BASELINE
from ladder.reports.build import Report
from ladder.reports.phrases import Form, number_text
from ladder.reports.summary_json import summary_data
from ladder.reports.tables import Unit, Value

_WIDTH = 100
_CELL = 16
_MOST_SHOWN = 40  # differing inputs on the terminal
_LONGEST = 36  # characters of an input's value there
_IN_JSON = ("run", "agency", "period", "answers", "scenarios", "figures", "checks")
_FIGURES = {
    "first_year": "Cost, first year",
    "first_year.added": "  more than the baseline",
    "first_year.share": "  over the baseline",
    "run_rate": "Cost a year once in place",
    "run_rate.added": "  more than the baseline",
    "run_rate.share": "  over the baseline",
    "one_time": "One-time costs, whole plan",
    "seats": "Authorized seats, last month",
    "entry_pay": "First rung's pay an hour",
    "entry_role": "Our own entry role, an hour",
    "posture": "  so people in peer roles are paid",
}
"""The key figures shown, and what they are called where two plans need not have the same months."""

_FORMS: dict[Unit, Form] = {Unit.DOLLARS: "dollars", Unit.HOURLY: "hourly", Unit.PERCENT: "percent"}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two configs, as given on the command line, and what it comes to."""

    config: str
    results: Sequence[Result]
    report: Report


def comparison_text(a: Side, b: Side, inputs: Sequence[Difference]) -> str:
    """The comparison for the terminal."""
    lines = [line for letter, side in (("A", a), ("B", b)) for line in _heading(letter, side)]
    for one, two in _pairs(a, b):
        lines += ["", *_titles(one, two), f"{'':38}{'A':>{_CELL}}{'B':>{_CELL}}{'B less A':>{_CELL}}"]
        lines += [
            f"{label:38}{_shown(left, unit):>{_CELL}}{_shown(right, unit):>{_CELL}}"
            f"{_difference_shown(left, right, unit):>{_CELL}}".rstrip()
            for _, label, unit, left, right in _figures(a, one, b, two)
        ]
    return "\n".join([*lines, *_answers(a, b), "", *_inputs(inputs)])


def comparison_data(a: Side, b: Side, inputs: Sequence[Difference]) -> dict[str, Any]:
    """The comparison for `--json`; each side's figures and answers are those of its own `summary.json`."""
    sides = {letter: {"file": side.config, **_summary(side)} for letter, side in (("a", a), ("b", b))}
    pairs = [
        {
            "a": one.scenario.name if one else None,
            "b": two.scenario.name if two else None,
            "b_less_a": {
                key: round(float(difference), 6 if unit is Unit.PERCENT else 2)
                for key, _, unit, left, right in _figures(a, one, b, two)
                if (difference := _difference(left, right)) is not None
            },
        }
        for one, two in _pairs(a, b)
    ]
    differing = [{"field": each.field, "a": each.a, "b": each.b} for each in inputs]
    return {**sides, "pairs": pairs, "inputs_that_differ": differing}


def _summary(side: Side) -> dict[str, Any]:
    data = summary_data(side.results, side.report, ())
    return {name: data[name] for name in _IN_JSON}


Pair = tuple[Result | None, Result | None]


def _pairs(a: Side, b: Side) -> list[Pair]:
    """The plans that stand side by side: the baselines, scenarios of one name, the others in their order."""
    there = {result.scenario.name: result for result in b.results}
    pairs: list[Pair] = [(one, there.pop(one.scenario.name, None)) for one in a.results]
    left = list(there.values())
    paired = [(one, two or (left.pop(0) if left else None)) for one, two in pairs]
    return [*paired, *((None, two) for two in left)]


def _heading(letter: str, side: Side) -> list[str]:
    plan = side.results[0].plan
    months = plan.period.all_months
    count = "1 month" if len(months) == 1 else f"{len(months)} months"
    span = f"{months[0].name} to {months[-1].name}, {count}"
    short = f"{letter}'s years are those {count}." if len(months) < 12 else ""
    return _wrapped(f"{letter}  {side.config}: {plan.agency.name}, {span}. {short}".rstrip(), "   ")


def _titles(one: Result | None, two: Result | None) -> list[str]:
    titles = [each.scenario.title if each else "" for each in (one, two)]
    if titles[0] == titles[1]:
        return _wrapped(titles[0], "  ")
    said = [f'{letter} "{title}"' for letter, title in zip("AB", titles, strict=True) if title]
    lone = f" (no scenario of {'B' if one else 'A'} to set beside it)" if len(said) == 1 else ""
    return _wrapped(" | ".join(said) + lone, "  ")


def _figures(
    a: Side, one: Result | None, b: Side, two: Result | None
) -> Iterator[tuple[str, str, Unit, Value, Value]]:
    """Key, label, unit and both values of each figure; of the baselines no change from the baseline."""
    either = one or two
    assert either
    for key, label in _FIGURES.items():
        if either.scenario.name == BASELINE and label.endswith("the baseline"):
            continue
        unit = next(row.unit for row in a.report.figures[0].rows if row.key == key)
        left, right = (
            side.report.figures[0].value(key, each.scenario.name) if each else None
            for side, each in ((a, one), (b, two))
        )
        yield key, label, unit, left, right


def _difference(left: Value, right: Value) -> Decimal | None:
    """The second less the first, where both are numbers."""
    if isinstance(left, Decimal | int) and isinstance(right, Decimal | int):
        return Decimal(right) - Decimal(left)
    return None


def _shown(value: Value, unit: Unit) -> str:
    if value is None:
        return "-"
    return number_text(value, _FORMS[unit]) if isinstance(value, Decimal) and unit in _FORMS else str(value)


def _difference_shown(left: Value, right: Value, unit: Unit) -> str:
    difference = _difference(left, right)
    if difference is None:
        return ""
    text = number_text(abs(difference), _FORMS[unit]) if unit in _FORMS else str(abs(difference))
    if not any(digit in text for digit in "123456789"):
        return "0"
    points = " points" if unit is Unit.PERCENT else ""
    return f"{'+' if difference > 0 else '-'}{text.removesuffix('%') if points else text}{points}"


def _answers(a: Side, b: Side) -> Iterator[str]:
    """Each question, and what the two plans answer."""
    given: dict[str, dict[str, list[str]]] = {}
    for letter, side in (("A", a), ("B", b)):
        for answer in side.report.answers:
            given.setdefault(answer.question, {}).setdefault(letter, []).append(answer.text)
    for question, texts in given.items():
        yield from ("", question)
        if texts.get("A") == texts.get("B"):
            yield from _wrapped("A and B: " + " ".join(texts["A"]), "    ", "  ")
            continue
        for letter in "AB":
            yield from _wrapped(f"{letter}: {' '.join(texts.get(letter, ['no answer']))}", "     ", "  ")


def _inputs(inputs: Sequence[Difference]) -> Iterator[str]:
    if not inputs:
        yield "No inputs differ"
        return
    yield f"Inputs that differ: {len(inputs)} (A | B)"
    for each in inputs[:_MOST_SHOWN]:
        yield from _wrapped(f"{each.field}: {_cut(each.a)} | {_cut(each.b)}", "      ", "  ")
    if len(inputs) > _MOST_SHOWN:
        yield f"  and {len(inputs) - _MOST_SHOWN} more; --json lists them all"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def _wrapped(words: str, indent: str, first: str = "") -> list[str]:
    return textwrap.wrap(
        words, _WIDTH, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False
    )
