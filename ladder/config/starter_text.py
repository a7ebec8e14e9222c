"""The starter text of job descriptions: for every tier and track, and for adult, family and youth peer roles.

The text is in `texts/`, to be read and improved by people who know the work. It is the project's own wording; each
file says which public documents it rests on.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from ladder.config.source import read_document
from ladder.model.description import Description, Population, Responsibility
from ladder.model.frozen import Frozen
from ladder.model.names import Text
from ladder.model.plan import TRACKS, Role, Tier, Track


class EveryRole(Frozen):
    """What is the same in every role."""

    supervised_by_nobody: Text
    director_reports_to: Text
    employment_conditions: tuple[Text, ...]
    not_in_this_role: tuple[Text, ...]
    note: Text


class PopulationText(Frozen):
    """The words for a population, and what is particular to the work with it."""

    people: Text
    person: Text
    field: Text
    lived: Text  # in a few words; experience spells it out, as a posting should
    experience: Text
    network: Text
    code: Text
    responsibility: Responsibility
    duty: Text

    def words(self, agency: str) -> dict[str, str]:
        """What stands for each word in braces."""
        plain = {name: value for name, value in self if isinstance(value, str)}
        first_up = self.experience[0].upper() + self.experience[1:]
        words = {**plain, "Experience": first_up, "agency": agency}
        return {**words, "duty": self.duty.format_map(words)}


class RungText(Frozen):
    """What one tier of one track is for, does and asks."""

    function: Text
    responsibilities: tuple[Responsibility | Literal["population"], ...]  # the latter: the population's own
    required: tuple[Text, ...]
    preferred: tuple[Text, ...]
    competencies: tuple[Text, ...]


class Populations(Frozen):
    """Each population's text."""

    adult: PopulationText
    family: PopulationText
    youth: PopulationText


class TrackText(Frozen):
    """Each tier's text on one track."""

    direct_support: RungText
    mentor: RungText
    peer_supervisor: RungText
    director: RungText


class StarterText(Frozen):
    """All of it."""

    every_role: EveryRole
    populations: Populations
    direct_service: TrackText
    training: TrackText
    administration: TrackText


@lru_cache(maxsize=1)
def starter_text() -> StarterText:
    """The text shipped with the package."""
    return StarterText.model_validate(
        {name: shipped(name) for name in ("every_role", "populations", *TRACKS)}
    )


def shipped(name: str) -> Any:
    """A file of `texts/`, as plain data."""
    path = files("ladder.config") / "texts" / f"{name}.yaml"
    return read_document(path.read_text(encoding="utf-8"), path.name).data


def starter_description(role: Role, agency: str) -> Description:
    """Every part of a job description that the starter text has, for a role at its tier, track and population."""
    return _starter_description(role.tier, role.track, role.population, agency)


@lru_cache(maxsize=256)
def _starter_description(tier: Tier, track: Track, population: Population, agency: str) -> Description:
    text = starter_text()
    rung: RungText = getattr(getattr(text, track), tier)
    about: PopulationText = getattr(text.populations, population)
    everyone = text.every_role
    parts = {
        "function": rung.function,
        "responsibilities": tuple(
            about.responsibility if isinstance(each, str) else each for each in rung.responsibilities
        ),
        "required": rung.required,
        "preferred": rung.preferred,
        "competencies": rung.competencies,
        "employment_conditions": everyone.employment_conditions,
        "not_in_this_role": everyone.not_in_this_role,
        "note": everyone.note,
    }
    words = about.words(agency)
    # The bounds are for what a config gives; a long name filled in may go past them.
    return Description.model_construct(**{name: _filled(part, words) for name, part in parts.items()})


def _filled(part: Any, words: dict[str, str]) -> Any:
    """The part with every word in braces filled in."""
    if isinstance(part, str):
        return part.format_map(words)
    if isinstance(part, Responsibility):
        title, duties = _filled(part.title, words), _filled(part.duties, words)
        return part.model_copy(update={"title": title, "duties": duties})
    return tuple(_filled(each, words) for each in part)
