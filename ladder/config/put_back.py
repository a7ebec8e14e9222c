"""A config with inputs put back to what they were, one at a time or all: what a change is measured against."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

from ladder.config.load import plans_of
from ladder.config.problems import UserProblems
from ladder.config.source import ABSENT, Path, read_document
from ladder.model.plan_set import PlanSet

_WHAT_IFS = ("sensitivity", "goal_seek")


def plans_from(config: Mapping[str, Any], folder: FilePath) -> PlanSet | None:
    """The plans of a config as plain data, its files as they are in `folder` now; None where it has problems.

    Its what-ifs are left out: no cost depends on them, and each would be planned again.
    """
    planned = {name: value for name, value in config.items() if name not in _WHAT_IFS}
    text = json.dumps(planned, default=float, ensure_ascii=False)  # JSON is YAML
    try:
        return plans_of(read_document(text, "inputs"), folder, "inputs")
    except UserProblems:
        return None


def with_put_back(data: Any, path: Path, before: Any) -> Any:
    """The data with the value at `path` as it was: `before`, or nothing where that is ABSENT."""
    if not path:
        return before
    name, rest = path[0], path[1:]
    if isinstance(data, list):
        return [
            with_put_back(each, rest, before) if index == name else each for index, each in enumerate(data)
        ]
    fields = dict(data)
    if before is ABSENT and not rest:
        fields.pop(name)
    else:
        fields[name] = with_put_back(fields.get(name), rest, before)
    return fields
