"""The ways cost is grouped: by role, by tier and by track."""

from __future__ import annotations

from dataclasses import dataclass

from ladder.analysis import Result
from ladder.model.plan import TIERS, TRACKS, Plan


@dataclass(frozen=True, slots=True)
class Grouping:
    """One way to group seat lines: `group_of[role]`, and each group's title in the order shown."""

    name: str
    group_of: dict[str, str]
    titles: dict[str, str]


def groupings(plan: Plan) -> tuple[Grouping, Grouping, Grouping]:
    """By role, by tier and by track."""
    roles = plan.roles
    return (
        Grouping("role", {name: name for name in roles}, {name: role.title for name, role in roles.items()}),
        Grouping(
            "tier",
            {name: role.tier for name, role in roles.items()},
            {str(tier): title for tier, title in TIERS.items()},
        ),
        Grouping(
            "track",
            {name: role.track for name, role in roles.items()},
            {str(track): title for track, title in TRACKS.items()},
        ),
    )


def groups_with_seats(result: Result, grouping: Grouping) -> list[str]:
    """The groups that have a seat line in this scenario, in the order shown."""
    used = {grouping.group_of[line.role] for line in result.budget.lines.values()}
    return [group for group in grouping.titles if group in used]
