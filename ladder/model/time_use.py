"""How the paid time of a role is used, by activity: what is done with the people served, and what makes that possible.

The activities are those of the study of what peer support workers do (Jacobson, Trojanowski and Dewa, BMC Health
Services Research 12:205, 2012, "The types of work peers do"): eight of direct work, seven of indirect work, and one
for the two that its interviews found and its logs did not count. The study counts preparation and documentation under
administration and speaks of information gathering done unpaid; here each has a line, so that it is paid time.
The last two are for rungs above direct support and are not the study's.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from ladder.model.money import Share

Activity = Literal[
    "advocacy", "connecting_to_resources", "experiential_sharing", "building_community", "relationship_building",
    "group_facilitation", "skill_building", "socialization",
    "group_planning", "preparation", "information_gathering", "documentation", "administration", "team_communication",
    "supervision_and_training", "receiving_support", "education_and_awareness", "collegiality",
    "supporting_colleagues", "program_leadership",
]  # fmt: skip

DIRECT: dict[Activity, str] = {
    "advocacy": "Advocacy",
    "connecting_to_resources": "Connecting to resources",
    "experiential_sharing": "Sharing experience",
    "building_community": "Building community",
    "relationship_building": "Building relationships",
    "group_facilitation": "Facilitating groups",
    "skill_building": "Building skills, mentoring, goals",
    "socialization": "Social connection and self-esteem",
}
INDIRECT: dict[Activity, str] = {
    "group_planning": "Planning and developing groups",
    "preparation": "Preparing for visits and groups, and wrapping up",
    "information_gathering": "Gathering and checking information",
    "documentation": "Documentation",
    "administration": "Other administration",
    "team_communication": "Communication with the team",
    "supervision_and_training": "Supervision and training received",
    "receiving_support": "Support from colleagues and the peer network",
    "education_and_awareness": "Education and awareness",
    "collegiality": "Working relationships with colleagues, and explaining the role",
    "supporting_colleagues": "Mentoring, precepting or supervising colleagues",
    "program_leadership": "Program planning and leadership",
}
ACTIVITIES: dict[Activity, str] = {**DIRECT, **INDIRECT}


def share_text(share: Decimal) -> str:
    """A share as it is written in a config: `12.5%`."""
    return f"{(share * 100).normalize():f}%"


def _whole(shares: dict[Activity, Decimal]) -> dict[Activity, Decimal]:
    total = sum(shares.values(), Decimal(0))
    if total != 1:
        remedy = f"add {share_text(1 - total)}" if total < 1 else f"take {share_text(total - 1)} out"
        message = f"these shares are {share_text(total)} together, and all paid time is 100%; {remedy}"
        raise PydanticCustomError("time_use", "{m}", {"m": message})
    return shares


TimeUse = Annotated[dict[Activity, Share], AfterValidator(_whole)]
"""The share of paid time of each activity; together all of it."""


def direct_share(time_use: Mapping[Activity, Decimal]) -> Decimal:
    """The share of paid time with the people served, from 0 to 1. Not all of it can be billed."""
    return sum((share for activity, share in time_use.items() if activity in DIRECT), Decimal(0))
