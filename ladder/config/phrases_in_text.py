"""Phrases of the faithful-roles rules as patterns: `lead/leads ... group/groups` in a sentence.

`!by/from` at the end of a phrase: none of these words follows it.
"""

from __future__ import annotations

import re
from functools import lru_cache

_GAP = "..."  # up to five words between
_NOT = "!"  # before words that do not follow
_BETWEEN = r"[\s\-]+"
_WORDS_BETWEEN = r"(?:[\s,/()\-]+[\w'%&]+){0,5}?[\s,/()\-]+"


@lru_cache(maxsize=4096)
def pattern_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases as whole words, the longer ones first. None of them: finds nothing."""
    parts = sorted((_pattern(phrase) for phrase in phrases), key=len, reverse=True)
    return re.compile("|".join(parts) if parts else r"(?!)", re.IGNORECASE)


def _pattern(phrase: str) -> str:
    pieces: list[str] = []
    between = ""
    for token in phrase.split():
        if token == _GAP:
            between = _WORDS_BETWEEN
            continue
        words = "|".join(map(_word, token.removeprefix(_NOT).split("/")))
        if token.startswith(_NOT):
            pieces.append(rf"(?!{_BETWEEN}(?:{words})(?!\w))")
            continue
        pieces += [between if pieces else "", f"(?:{words})"]
        between = _BETWEEN
    return rf"(?<![\w']){''.join(pieces)}(?!\w)"


def _word(word: str) -> str:
    """Capitals alone, such as BA, are an abbreviation and found as such only."""
    escaped = re.escape(word)
    return f"(?-i:{escaped})" if word.isupper() and len(word) > 1 else escaped


@lru_cache(maxsize=4096)
def third_person(phrases: tuple[str, ...]) -> frozenset[str]:
    """The verbs in the third person: words whose other forms stand beside them (`lead/leads/leading`)."""
    found = set()
    for phrase in phrases:
        for token in phrase.split():
            forms = set(token.casefold().split("/"))
            for base in forms:
                stem = base.removesuffix("e")
                if {f"{base}ing", f"{stem}ing"} & forms:
                    found |= {form for form in (f"{base}s", f"{base}es", f"{base[:-1]}ies") if form in forms}
    return frozenset(found)
