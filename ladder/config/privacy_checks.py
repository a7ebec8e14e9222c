"""What a config may not say of people in words: a Social Security number in any title, note or name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ladder.config.identifiers import has_social_security_number, masked
from ladder.config.problems import Problem
from ladder.config.source import Document, value_at
from ladder.config.validate import problem_at

_MESSAGE = (
    "this looks like a Social Security number, and this tool takes no names or other identifiers of people; "
    "take it out"
)


def no_text_identifies(document: Document) -> list[Problem]:
    """Texts and names in the file that hold a Social Security number, each once; the number itself is not shown."""
    return [
        replace(problem, where=masked(problem.where), excerpt=masked(problem.excerpt))
        for problem in dict.fromkeys(_found(document))
    ]


def _found(document: Document) -> Iterator[Problem]:
    for path in document.value_marks:
        value = value_at(document.data, path)
        if isinstance(value, str) and has_social_security_number(value):
            yield problem_at(document, path, _MESSAGE)
    for path in document.key_marks:
        if has_social_security_number(str(path[-1])):
            yield problem_at(document, path, _MESSAGE, on_key=True)
