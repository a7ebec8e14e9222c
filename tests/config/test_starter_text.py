"""The starter text has every part for every tier, track and population, and is faithful to the roles it describes."""

from __future__ import annotations

import re
from itertools import product

import pytest

from ladder.config.faithful_rules import Place, matches
from ladder.config.starter_text import starter_description, starter_text
from ladder.model.description import POPULATIONS, Description, Population
from ladder.model.plan import TIERS, TRACKS, Role, Tier, Track

RUNGS = list(product(TIERS, TRACKS, POPULATIONS))


def described(tier: Tier, track: Track, population: Population) -> Description:
    """The starter text of a role at that place."""
    role = Role(title="Role", tier=tier, track=track, grade="G", population=population)
    return starter_description(role, "Our Agency")


def texts(description: Description) -> list[tuple[str, Place]]:
    """Every text of a description, and what kind it is."""
    assert description.responsibilities
    tasks = [description.function, *(each.title for each in description.responsibilities)]
    tasks += [duty for each in description.responsibilities for duty in each.duties]
    kinds: list[tuple[list[str], Place]] = [
        ([str(task) for task in tasks], "tasks"),
        (list(description.required or ()), "required"),
        ([*(description.preferred or ()), *(description.competencies or ())], "preferred"),
        (list(description.employment_conditions or ()), "conditions"),
        ([str(description.note)], "note"),
    ]
    return [(text, kind) for found, kind in kinds for text in found]


@pytest.mark.parametrize(("tier", "track", "population"), RUNGS)
def test_every_part_is_there(tier: Tier, track: Track, population: Population) -> None:
    found = described(tier, track, population)
    assert {name for name, part in found if part is None} == {"job_code", "revised", "reports_to"}
    assert found.function is not None
    assert re.fullmatch(r"[A-Z][^.]*\.", found.function)  # one sentence
    assert found.responsibilities is not None
    assert 4 <= len(found.responsibilities) <= 6
    assert all(len(each.duties) >= 2 for each in found.responsibilities)
    for part in (found.required, found.competencies, found.employment_conditions, found.not_in_this_role):
        assert part is not None
        assert len(part) >= 3


@pytest.mark.parametrize(("tier", "track", "population"), RUNGS)
def test_it_has_no_word_or_work_that_the_check_would_find(
    tier: Tier, track: Track, population: Population
) -> None:
    found = [
        (text, match.rule)
        for text, kind in texts(described(tier, track, population))
        for match in matches(text, kind, tier)
    ]
    assert found == []


def test_every_rung_and_population_has_text_of_its_own() -> None:
    functions = {described(*rung).function for rung in RUNGS}
    assert len(functions) == len(RUNGS) == 36
    for tier, track in product(TIERS, TRACKS):
        duties = {
            population: {text for text, _ in texts(described(tier, track, population))}
            for population in POPULATIONS
        }
        assert duties["family"] - duties["adult"]
        assert duties["youth"] - duties["adult"]
        assert duties["youth"] - duties["family"]


def test_words_in_braces_are_filled_in() -> None:
    written = [text for rung in RUNGS for text, _ in texts(described(*rung))]
    assert any("Our Agency" in text for text in written)
    assert [text for text in written if "{" in text or "}" in text] == []


def test_a_name_with_braces_is_left_as_it_is() -> None:
    role = Role(title="Role", tier="director", track="administration", grade="G")
    assert "{duty} Center" in str(starter_description(role, "{duty} Center").function)


def test_peer_roles_above_the_first_rung_ask_for_work_in_a_peer_role() -> None:
    for tier, track, population in RUNGS:
        asked = str((described(tier, track, population).required or ("",))[0])
        lived = starter_text().populations.model_dump()[population]["experience"]
        assert lived.casefold() in asked.casefold()
        assert ("Work in a peer role" in asked) == (tier != "direct_support")
