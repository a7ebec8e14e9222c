"""The rules of faithful peer roles (`texts/faithful_roles.yaml`), and what in one text goes against them.

A rule is data: words, why they are a matter, what to write instead, and the document and section it rests on. A word
in a sentence that forbids it, or that makes it consistent with a peer role, is no finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import Field, model_validator

from ladder.config.phrases_in_text import pattern_of, third_person
from ladder.config.starter_text import shipped
from ladder.model.frozen import Frozen
from ladder.model.names import Name, Text
from ladder.model.plan import TIERS, TRACKS, Tier, Track

Place = Literal["titles", "tasks", "required", "preferred", "conditions", "note"]
"""What kind of text it is; each rule says where it counts."""
Phrases = tuple[Text, ...]

_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*")
_AND = re.compile(r"\band\b", re.IGNORECASE)
_PART_ENDS = re.compile(r";|\bbut\b|\bhowever\b|\byet\b", re.IGNORECASE)


class Rule(Frozen):
    """One rule; the file says what each field means."""

    kind: Text
    places: tuple[Place, ...]
    tiers: tuple[Tier, ...] = tuple(TIERS)
    tracks: tuple[Track, ...] = tuple(TRACKS)
    words: Phrases
    unless: Phrases = ()
    exempt: Phrases = ()
    unless_asked: bool = False
    even_forbidden: bool = False
    why: Text
    instead: Text
    rests_on: dict[Name, Text]  # document and section
    but: dict[Name, Text] = Field(default_factory=dict)  # what another document says

    @model_validator(mode="before")
    @classmethod
    def _in_is_places(cls, value: dict[str, object]) -> dict[str, object]:
        return {"places" if name == "in" else name: part for name, part in value.items()}


class Rules(Frozen):
    """All of them, and the words that forbid."""

    documents: dict[Name, Text]
    person: Text
    persons: Text
    asked: Phrases
    forbidding_headings: Phrases
    forbids_throughout: Phrases
    forbids: Phrases
    forbids_what_follows: Phrases
    forbids_before: Phrases
    does_not_forbid: Phrases
    asks_nothing: Phrases
    rules: dict[Name, Rule]


@dataclass(frozen=True)
class Match:
    """Words of a text that go against a rule: from `start` up to `end`."""

    start: int
    end: int
    rule: str


@lru_cache(maxsize=1)
def faithful_rules() -> Rules:
    """The rules shipped with the package."""
    return Rules.model_validate(shipped("faithful_roles"))


def matches(text: str, place: Place, tier: Tier | None, track: Track | None = None) -> list[Match]:
    """What in a text of that kind goes against a rule, in order."""
    rules = faithful_rules()
    plain = text.replace("\u2019", "'")
    found = [
        match
        for name, rule in rules.rules.items()
        if place in rule.places
        and (tier is None or tier in rule.tiers)
        and (track is None or track in rule.tracks)
        for sentence in _SENTENCE.finditer(plain)
        for match in _in_sentence(rules, name, rule, sentence[0], sentence.start())
    ]
    return sorted(found, key=lambda one: (one.start, one.end))


def forbids(text: str) -> bool:
    """Whether a heading says that what stands under it is not done."""
    heading = text.replace("\u2019", "'").strip(" .:!")
    return bool(pattern_of(faithful_rules().forbidding_headings).fullmatch(heading))


def _in_sentence(rules: Rules, name: str, rule: Rule, sentence: str, offset: int) -> Iterator[Match]:
    found = list(_by_part(pattern_of(rule.words), sentence))
    if not found or pattern_of(_consistent(rules, rule)).search(sentence):
        return
    verbs, after = third_person(rule.words), 0
    for each in found:
        finite = each[0].split()[0].casefold() in verbs
        forbidden = not rule.even_forbidden and _is_forbidden(
            rules, sentence, each.start(), each.end(), finite
        )
        if each.start() >= after and not forbidden and not _is_exempt(rule, sentence, each):
            after = each.end()
            yield Match(offset + each.start(), offset + each.end(), name)


def _by_part(pattern: re.Pattern[str], sentence: str) -> Iterator[re.Match[str]]:
    """What is found in each part of a sentence, also where it begins within what is found before it.

    So "never gives up and counts pills" has "counts pills" too, and no match runs from one part into the next.
    """
    start = 0
    for end in [*(each.start() for each in _PART_ENDS.finditer(sentence)), len(sentence)]:
        while found := pattern.search(sentence, start, end):
            yield found
            start = found.start() + 1
        start = end


def _is_exempt(rule: Rule, sentence: str, found: re.Match[str]) -> bool:
    """Whether one of the rule's exempt phrases has some of the words found."""
    exempt = pattern_of(rule.exempt).finditer(sentence)
    return any(each.start() < found.end() and found.start() < each.end() for each in exempt)


def _consistent(rules: Rules, rule: Rule) -> Phrases:
    """The phrases that make the rule's words consistent with a peer role."""
    asked = _person_asks(rules) if rule.unless_asked else ()
    nothing = rules.asks_nothing if rule.even_forbidden else ()
    return (*rule.unless, *asked, *nothing)


def _person_asks(rules: Rules) -> Phrases:
    """The phrases that say that the person asks, with the words for the person in their places."""
    return tuple(
        phrase.replace("PERSON'S", rules.persons).replace("PERSON", rules.person) for phrase in rules.asked
    )


def _is_forbidden(rules: Rules, sentence: str, start: int, end: int, finite: bool) -> bool:
    before = _PART_ENDS.split(sentence[:start])[-1]
    after = _PART_ENDS.split(sentence[end:])[0]
    return _says_no(rules, before, finite) or bool(pattern_of(rules.forbids_before).search(after))


def _says_no(rules: Rules, words: str, finite: bool) -> bool:
    """Whether the words forbid what follows them; `finite`: where that is a verb in the third person."""
    left = pattern_of(rules.does_not_forbid).sub(" ", words)
    if pattern_of(rules.forbids_throughout).search(left):
        return True
    if finite:
        return bool(pattern_of(rules.forbids).search(_AND.split(left)[-1]))
    return bool(pattern_of((*rules.forbids, *rules.forbids_what_follows)).search(left))
