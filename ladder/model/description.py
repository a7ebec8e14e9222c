"""What a config says of a role in words: the parts of its job description that replace the starter text."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from ladder.model.frozen import Frozen
from ladder.model.names import Text

_T = TypeVar("_T")

Population = Literal["adult", "family", "youth"]
POPULATIONS: dict[Population, str] = {
    "adult": "Adult peer role",
    "family": "Family peer role",
    "youth": "Youth peer role",
}


_MOST_LINES, _MOST_DUTIES = 20, 12


def _some_lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    return _counted(lines, 1, _MOST_LINES, "the list has", "entries")


def _some_duties(duties: tuple[str, ...]) -> tuple[str, ...]:
    return _counted(duties, 2, _MOST_DUTIES, "the list has", "duties")


def _counted(entries: tuple[_T, ...], least: int, most: int, what: str, plural: str) -> tuple[_T, ...]:
    if not least <= len(entries) <= most:
        remedy = "join some" if len(entries) > most else "add to it, or take it out to keep the starter text"
        message = f"{what} {least} to {most} {plural}, and this one has {len(entries)}; {remedy}"
        raise PydanticCustomError("count", "{m}", {"m": message})
    return entries


Lines = Annotated[tuple[Text, ...], AfterValidator(_some_lines)]
"""A list of sentences or phrases, in the order they are to be read."""


class Responsibility(Frozen):
    """One of the core responsibilities of a role, and the duties it is made of."""

    title: Text
    duties: Annotated[tuple[Text, ...], AfterValidator(_some_duties)]


def _core(responsibilities: tuple[Responsibility, ...]) -> tuple[Responsibility, ...]:
    return _counted(responsibilities, 4, 6, "a job description has", "core responsibilities")


Responsibilities = Annotated[tuple[Responsibility, ...], AfterValidator(_core)]
"""Four to six, each with its duties, as the Provider's Handbook asks ("Developing a Job Description")."""


class Description(Frozen):
    """The agency's own words for parts of a job description. What is left out keeps the starter text."""

    job_code: Annotated[Text, Field(max_length=40)] | None = None
    revised: datetime.date | None = None
    function: Text | None = None  # one sentence
    reports_to: Lines | None = None  # instead of what the ladder gives
    responsibilities: Responsibilities | None = None
    required: Lines | None = None  # qualifications, the most important first
    preferred: Lines | None = None
    competencies: Lines | None = None
    employment_conditions: Lines | None = None
    not_in_this_role: Lines | None = None  # what nobody may ask of the role
    note: Text | None = None  # the class-description note
