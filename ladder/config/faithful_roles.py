"""Advice on the roles a config describes: words and work that are not faithful to a peer role, each with its place.

It reads the config's own text: titles, descriptions and what promotions require, of the baseline and of scenarios.
What a description says is not part of the role is not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from ladder.config.faithful_rules import Match, Place, faithful_rules, forbids, matches
from ladder.config.problems import Problem, in_file_order, quoted
from ladder.config.source import ABSENT, Document, Path, dotted, value_at
from ladder.model.plan import TIERS, TRACKS, Tier, Track

_PLACES: dict[str, Place] = {
    "function": "tasks",
    "required": "required",
    "preferred": "preferred",
    "competencies": "preferred",
    "employment_conditions": "conditions",
    "note": "note",
}


@dataclass(frozen=True, slots=True)
class Advice:
    """One finding: the words and their place, why they are a matter, what to write instead, and what it rests on."""

    problem: Problem
    rule: str
    kind: str
    words: str
    why: str
    instead: str
    source: str
    but: str | None


class _Kind(NamedTuple):
    """What a role is, as far as the config tells."""

    tier: Tier | None
    track: Track | None


_ANY = _Kind(None, None)


@dataclass(frozen=True, slots=True)
class _Text:
    path: Path
    words: str
    place: Place
    kind: _Kind


def faithful_roles(document: Document) -> tuple[Advice, ...]:
    """Everything found in a config that can be read, in file order."""
    found = {
        advice.problem: advice
        for text in _texts(document)
        for match in matches(text.words, text.place, *text.kind)
        for advice in [_advice(document, text, match)]
    }
    return tuple(found[problem] for problem in in_file_order(found))


def advice_data(advice: Advice) -> dict[str, Any]:
    """A finding as plain data, for `--json`: the fields of a problem, and its own."""
    parts = asdict(advice)
    return {**parts.pop("problem"), **parts}


def kinds(found: Sequence[Advice]) -> dict[str, int]:
    """How many findings there are of each kind, the most frequent first."""
    return dict(Counter(advice.kind for advice in found).most_common())


def _texts(document: Document) -> Iterator[_Text]:
    yield from _texts_under(document, ())
    scenarios = value_at(document.data, ("scenarios",))
    for name in scenarios if isinstance(scenarios, dict) else ():
        yield from _texts_under(document, ("scenarios", name, "changes"))


def _texts_under(document: Document, top: Path) -> Iterator[_Text]:
    roles = value_at(document.data, (*top, "roles"))
    for name, role in roles.items() if isinstance(roles, dict) else ():
        if isinstance(role, dict):
            kind = _kind(document, name, role)
            yield from _lines(document, (*top, "roles", name, "title"), "titles", kind)
            yield from _description(document, (*top, "roles", name, "description"), kind)
    promotions = value_at(document.data, (*top, "promotions"))
    for index in range(len(promotions) if isinstance(promotions, list) else 0):
        yield from _lines(document, (*top, "promotions", index, "requires"), "required", _ANY)


def _kind(document: Document, name: str, role: dict[str, Any]) -> _Kind:
    """The role's tier and track, from the baseline where a scenario leaves them as they are."""
    tier = role.get("tier", value_at(document.data, ("roles", name, "tier")))
    track = role.get("track", value_at(document.data, ("roles", name, "track")))
    return _Kind(tier if tier in TIERS else None, track if track in TRACKS else None)


def _description(document: Document, path: Path, kind: _Kind) -> Iterator[_Text]:
    for part, place in _PLACES.items():
        yield from _lines(document, (*path, part), place, kind)
    responsibilities = value_at(document.data, (*path, "responsibilities"))
    for index in range(len(responsibilities) if isinstance(responsibilities, list) else 0):
        at = (*path, "responsibilities", index)
        title = value_at(document.data, (*at, "title"))
        if isinstance(title, str) and forbids(title):
            continue
        yield from _lines(document, (*at, "title"), "tasks", kind)
        yield from _lines(document, (*at, "duties"), "tasks", kind)


def _lines(document: Document, path: Path, place: Place, kind: _Kind) -> Iterator[_Text]:
    """The text at a path, or each text of a list there."""
    value = value_at(document.data, path)
    if isinstance(value, str):
        yield _Text(path, value, place, kind)
    elif value is not ABSENT and isinstance(value, list):
        for index in range(len(value)):
            yield from _lines(document, (*path, index), place, kind)


def _advice(document: Document, text: _Text, match: Match) -> Advice:
    rules = faithful_rules()
    rule, titles = rules.rules[match.rule], rules.documents
    words = " ".join(text.words[match.start : match.end].split())
    source = "; ".join(f'{titles[name]}, "{section}"' for name, section in rule.rests_on.items())
    but = "; ".join(f"{titles[name]}: {said}" for name, said in rule.but.items())
    disagree = f". The sources disagree: {but}" if but else ""
    message = f"{quoted(words)} ({rule.kind}): {rule.why}; {rule.instead}. From {source}{disagree}"
    problem = _problem(document, text, match, message)
    return Advice(problem, match.rule, rule.kind, words, rule.why, rule.instead, source, but or None)


def _problem(document: Document, text: _Text, match: Match, message: str) -> Problem:
    row, column, length = _written_at(document, text, match)
    return Problem(
        file=document.name,
        line=row + 1,
        column=column + 1,
        length=length,
        where=dotted(text.path),
        message=message,
        excerpt=document.lines[row],
    )


def _written_at(document: Document, text: _Text, match: Match) -> tuple[int, int, int]:
    """Row, column and length of the words in the file, or of as many of them as stand on one line."""
    words = text.words[match.start : match.end].split(" ")
    for count in range(len(words), 0, -1):
        first = " ".join(words[:count])
        found = _find(document, text, first, text.words[: match.start].count(first))
        if found:
            return *found, len(first)
    mark = document.value_marks[text.path]
    return mark.line - 1, mark.column - 1, mark.length


def _find(document: Document, text: _Text, words: str, before: int) -> tuple[int, int] | None:
    """Row and column of words that stand `before` times before in the same text."""
    mark = document.value_marks[text.path]
    rows_at_most = len(text.words) // 10 + text.words.count("\n") + 1  # a text may run over several lines
    for row in range(mark.line - 1, min(mark.line - 1 + rows_at_most, len(document.lines))):
        column = document.lines[row].find(words, mark.column - 1 if row == mark.line - 1 else 0)
        while column >= 0:
            if not before:
                return row, column
            before -= 1
            column = document.lines[row].find(words, column + 1)
    return None
