"""One practice that peer roles rest on, whether a plan meets it, and what the practices look at in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ladder.model.month import Month
from ladder.model.plan import TIERS, Plan, SeatLine, Tier
from ladder.model.practices import PracticeName

SUPPORT: tuple[Tier, ...] = ("direct_support", "mentor")
"""The tiers that give support themselves."""
HANDBOOK = "The Provider's Handbook on Developing & Implementing Peer Roles"
CAREER_LADDER = "Hiring from Within! Creating a Career Ladder (PeerTAC)"
STUDY = "What do peer support workers do? A job description (BMC Health Services Research 12:205, 2012)"
_NAMED = 4  # of a longer list


class Verdict(StrEnum):
    """Whether a plan meets a practice, as far as the config tells."""

    MET = "met"
    NOT_MET = "not met"
    NOT_TOLD = "the config does not say"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a plan says on one practice: why the verdict, where in the config, and what to do (nothing where met)."""

    verdict: Verdict
    reason: str
    place: tuple[str | int, ...]
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice, the document and section it rests on, and the finding.

    `accepted` is why the agency leaves it as it is, where the config says so.
    """

    name: PracticeName
    title: str
    short: str
    source: str
    finding: Finding
    accepted: str | None

    @property
    def verdict(self) -> Verdict:
        """The finding's verdict."""
        return self.finding.verdict


def met(reason: str, *place: str | int) -> Finding:
    """A practice that is met."""
    return Finding(Verdict.MET, reason, place)


def not_met(reason: str, remedy: str, *place: str | int) -> Finding:
    """A practice that is not met, and what to do."""
    return Finding(Verdict.NOT_MET, reason, place, remedy)


def not_told(reason: str, remedy: str, *place: str | int) -> Finding:
    """A practice on which the config is silent, and what to write there."""
    return Finding(Verdict.NOT_TOLD, reason, place, remedy)


def lines_of(plan: Plan, roles: Iterable[str]) -> dict[str, SeatLine]:
    """The seat lines of some roles that have seats in some month of the plan."""
    wanted, months = set(roles), plan.period.all_months
    return {
        name: line
        for name, line in plan.seats.items()
        if line.role in wanted and line.seats and any(map(line.open_in, months))
    }


def roles_held(plan: Plan, tiers: Sequence[Tier] = tuple(TIERS)) -> list[str]:
    """The roles of some tiers that have seats in some month of the plan, in the config's order."""
    held = {line.role for line in lines_of(plan, plan.roles).values()}
    return [name for name, role in plan.roles.items() if name in held and role.tier in tiers]


def open_months(plan: Plan, roles: Iterable[str]) -> set[Month]:
    """The months in which some seat of these roles is authorized."""
    lines = lines_of(plan, roles).values()
    return {month for month in plan.period.all_months if any(line.open_in(month) for line in lines)}


def titles(plan: Plan, roles: Sequence[str]) -> str:
    """Role titles in a list, and how many more there are."""
    return listed([plan.roles[role].title for role in roles])


def listed(words: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and 3 more`."""
    if len(words) > _NAMED:
        return f"{', '.join(words[: _NAMED - 1])} and {len(words) - _NAMED + 1} more"
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def sentence(words: str) -> str:
    """Words with a capital and a full stop."""
    return f"{words[0].upper()}{words[1:]}."
