"""Where a part of a scenario's plan stands in the file: in the scenario's changes, or in the config itself."""

from __future__ import annotations

from ladder.config.source import ABSENT, Document, Path, value_at
from ladder.model.plan_set import BASELINE


def place_in_scenario(document: Document, scenario: str, path: Path) -> Path:
    """The path of a part as the file has it: the one that leads further, the scenario's where both lead as far."""
    own: Path = () if scenario == BASELINE else ("scenarios", scenario, "changes")
    for length in range(len(path), 0, -1):
        for top in dict.fromkeys((own, ())):
            if value_at(document.data, (*top, *path[:length])) is not ABSENT:
                return (*top, *path)
    return path
