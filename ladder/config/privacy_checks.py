"""What a config may not say of people in words: who they are, or that they receive benefits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ladder.config.findings import NO_BENEFITS
from ladder.config.identifiers import (
    cell_identifies,
    has_social_security_number,
    masked,
    says_who_receives,
)
from ladder.config.problems import Problem
from ladder.config.source import Document, Path, value_at
from ladder.config.validate import problem_at

_OF_STAFF = ("seats", "roles")  # groups whose names and texts are about staff


def no_text_identifies(document: Document) -> list[Problem]:
    """Texts and names in the file that tell who someone is, or who receives benefits, each once.

    What tells who someone is does not show. A Social Security number is refused everywhere; nine digits in a row
    only in titles and of staff, since a source or a code may have them. An address may stand in a source or a
    description, and not in the name of seats, of a role or of a team.
    """
    return [
        replace(problem, where=masked(problem.where), excerpt=masked(problem.excerpt))
        for problem in dict.fromkeys(_found(document))
    ]


def _found(document: Document) -> Iterator[Problem]:
    for path in document.value_marks:
        value = value_at(document.data, path)
        if isinstance(value, str) and (message := _refusal(_of_plan(path), value)):
            yield problem_at(document, path, message)
    for path in document.key_marks:
        within = _of_plan(path)
        names_staff = len(within) == 2 and within[0] in _OF_STAFF
        if message := _of_a_name(str(path[-1])) if names_staff else _refusal(within[:-1], str(path[-1])):
            yield problem_at(document, path, message, on_key=True)


def _of_plan(path: Path) -> Path:
    """The path as the baseline has it, of a part that a scenario changes."""
    return path[3:] if path[:1] == ("scenarios",) and path[2:3] == ("changes",) else path


def _refusal(path: Path, text: str) -> str:
    """Why a text is refused; empty where it is not."""
    if path[:1] == ("seats",):
        return _of_a_name(text)
    bare = path[-1:] == ("title",) or (path[:1] == ("roles",) and path[-1:] != ("job_code",))
    return _looks_like("a Social Security number") if has_social_security_number(text, bare) else ""


def _of_a_name(text: str) -> str:
    """Why the name of seats or of a role, or a text of seats such as their team, is refused."""
    if what := cell_identifies(text):
        return _looks_like(what)
    return NO_BENEFITS if says_who_receives(text) else ""


def _looks_like(what: str) -> str:
    return f"this looks like {what}, and this tool takes no names or other identifiers of people; take it out"
