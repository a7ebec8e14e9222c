"""What is wrong in what the user gave: where it stands, in plain words, and what to do about it."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Any

from ladder.config.identifiers import without_numbers

_WIDTH = 100  # characters of an excerpt that are shown
_LEAD = 30  # of them, characters before the place that is pointed at, where a line is cut
_LONGEST_WORD = 60  # a longer one is no misspelling, and comparing it would be slow


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One problem. `line` and `column` count from 1; both are None where a whole file is meant."""

    file: str
    line: int | None = None
    column: int | None = None
    length: int = 1
    where: str = ""
    message: str
    excerpt: str = ""


class UserProblems(Exception):  # noqa: N818 - these are the user's problems, not an error of the program
    """Everything found wrong in what the user gave, in file order, each problem once.

    No Social Security number shows, whatever the problem is about.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_file_order(map(_without_numbers, problems))
        super().__init__("\n\n".join(render(problem) for problem in self.problems))


def in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems sorted by file, line and column, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=_place))


def render(problem: Problem) -> str:
    """The problem as text: place and message, then the line with a caret under the place."""
    place = visible(problem.file)
    if problem.line is not None:
        place += f":{problem.line}:{problem.column}"
    where = f"{visible(problem.where)}: " if problem.where else ""
    heading = f"{place}: {where}{visible(problem.message)}"
    if problem.line is None or problem.column is None or not problem.excerpt.strip():
        return heading
    text, before, length = _cut(problem.excerpt, problem.column - 1, problem.length)
    margin = " " * len(str(problem.line))
    caret = " " * _columns(text[:before]) + "^" * max(1, _columns(text[before : before + length]))
    return f"{heading}\n  {problem.line} | {text}\n  {margin} | {caret}"


def as_data(problem: Problem) -> dict[str, Any]:
    """The problem as plain data, for `--json`."""
    return asdict(problem)


def quoted(word: object) -> str:
    """A word of the user's in quotation marks, cut where it is very long."""
    text = visible(str(word))
    return f'"{text}"' if len(text) <= _LONGEST_WORD else f'"{text[:_LONGEST_WORD]}..."'


def listed(words: Sequence[str], most: int = 20) -> str:
    """`a, b, c`, and how many more there are after the first `most`."""
    shown = ", ".join(visible(word) for word in words[:most])
    return shown if len(words) <= most else f"{shown} and {len(words) - most} more"


def closest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that `word` was most likely meant to be, or None if none is near."""
    return _closest(word, tuple(choices))


def remedy(word: str, choices: Iterable[str], kind: str = "choices") -> str:
    """The end of a message: what to use instead of `word`, the nearest of the choices or else all of them."""
    words = tuple(choices)
    near = _closest(word, words)
    if near is not None:
        return f"; did you mean {quoted(near)}?"
    return f"; the {kind} are: {listed(words)}" if words else ""


def visible(text: str) -> str:
    """The text with a space or a question mark for each character that does not show (tab, control code)."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else " " if sign.isspace() else "?" for sign in text)


@lru_cache(maxsize=4096)
def _closest(word: str, choices: tuple[str, ...]) -> str | None:
    if len(word) > _LONGEST_WORD:
        return None
    plain = {_plain(choice): choice for choice in choices if len(choice) <= _LONGEST_WORD}
    wanted = _plain(word)
    if wanted in plain:
        return plain[wanted]
    near = difflib.get_close_matches(wanted, plain, n=1, cutoff=0.6)
    if not near and len(wanted) >= 3:
        near = [name for name in plain if name.startswith(wanted)]
    return plain[near[0]] if len(near) == 1 else None


def _plain(word: str) -> str:
    return word.strip().casefold().replace("-", "_").replace(" ", "_")


def _without_numbers(problem: Problem) -> Problem:
    return replace(
        problem,
        where=without_numbers(problem.where),
        message=without_numbers(problem.message),
        excerpt=without_numbers(problem.excerpt),
    )


def _place(problem: Problem) -> tuple[str, int, int, str, str]:
    return (problem.file, problem.line or 0, problem.column or 0, problem.where, problem.message)


def _cut(line: str, before: int, length: int) -> tuple[str, int, int]:
    """The part of a line that is shown, and where in it the caret starts and how long it is."""
    start = 0 if len(line) <= _WIDTH or before + length <= _WIDTH else max(0, before - _LEAD)
    text = visible(line[start : start + _WIDTH])
    if start + _WIDTH < len(line):
        text += "..."
    if start:
        text = "..." + text
        before += 3
    before -= start
    return text, before, max(1, min(length, len(text) - before))


def _columns(text: str) -> int:
    """How many columns of a terminal the text takes: accents that combine take none, wide characters two."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
