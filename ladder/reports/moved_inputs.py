"""Which inputs moved since an earlier run, and by how much the answer moved because of each: the cost, the net cost
after revenue, and what is unfunded.

An input's effect is today's answer less today's with that input alone put back to what it was. What is left is
named: the law's figures, the tool and the files named (the earlier config at today's figures, less what that run
recorded), and changes that act on each other or cannot be put back alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from pathlib import Path as FilePath
from typing import Any

from ladder.analysis import law_projection
from ladder.config.differences import differing
from ladder.config.put_back import plans_from, with_put_back
from ladder.config.source import Path
from ladder.law import load_law
from ladder.model.earlier_run import EarlierRun, InputsRecord
from ladder.model.plan_set import BASELINE, PlanSet
from ladder.workforce.measured_cost import MeasuredCost, measured_cost

MOST_PUT_BACK = 40
"""Past so many, each is no longer put back: a run would take minutes, and nobody reads it."""


@dataclass(frozen=True, slots=True)
class MovedInput:
    """A field of the config, its value then and now (ABSENT where it was left out), and its effect if known."""

    path: Path
    before: Any
    now: Any
    effect: MeasuredCost | None


@dataclass(frozen=True, slots=True)
class MovedInputs:
    """Every input that moved, the files that hold something else, and what the lead scenario's answer moved by.

    `elsewhere` is due to the law's figures, the tool and the files; `together` to changes that act on each other or
    cannot be put back alone. Each is None where it cannot be told.
    """

    inputs: tuple[MovedInput, ...]
    files: tuple[str, ...]  # the fields that name them
    lead: str
    total: MeasuredCost | None
    elsewhere: MeasuredCost | None
    together: MeasuredCost | None


def moved_inputs(earlier: EarlierRun, plans: PlanSet, folder: FilePath) -> MovedInputs | None:
    """What moved since that run; `folder` is the config's. None where that run recorded no inputs."""
    record = earlier.inputs
    if record is None:
        return None
    lead = plans.scenarios[min(1, len(plans.scenarios) - 1)].name
    now = _measured(plans, lead)
    config = plans.inputs.config
    found = list(differing((), dict(record.config), dict(config)))
    alone = len(found) <= MOST_PUT_BACK
    inputs = tuple(
        MovedInput(path, before, value, _effect(config, path, before, folder, lead, now) if alone else None)
        for path, before, value in found
    )
    recorded = _recorded(earlier, lead)
    total = now - recorded if now and recorded else None
    then = _measured(plans_from(record.config, folder), lead)
    elsewhere = then - recorded if then and recorded else None
    known = [each.effect for each in inputs if each.effect]
    rest = now - then if now and then else total
    together = reduce(MeasuredCost.less_known, known, rest) if rest else None
    return MovedInputs(inputs, _other_files(record, plans), lead, total, elsewhere, together)


def _measured(plans: PlanSet | None, lead: str) -> MeasuredCost | None:
    return measured_cost(plans, lead, load_law(law_projection(plans.baseline.plan))) if plans else None


def _effect(
    config: Mapping[str, Any], path: Path, before: Any, folder: FilePath, lead: str, now: MeasuredCost | None
) -> MeasuredCost | None:
    """The answer now less the answer with this one put back; None where the config would not hold together."""
    without = _measured(plans_from(with_put_back(config, path, before), folder), lead)
    return now - without if now and without else None


def _recorded(earlier: EarlierRun, lead: str) -> MeasuredCost | None:
    """The lead scenario's figures as that run gave them, to the cent; None where it had no such scenario."""
    if lead not in earlier.scenarios:
        return None
    added = "" if lead == BASELINE else ".added"
    ranked = earlier.ranking.get(lead)

    def figure(row: str) -> Decimal | None:
        value = earlier.figures.get(row, {}).get(lead)
        return Decimal(value) if isinstance(value, Decimal | int) else None

    return MeasuredCost(
        figure("first_year"),
        figure(f"first_year{added}"),
        figure(f"run_rate{added}"),
        ranked.net_cost_added if ranked else figure("net_cost"),
        figure("unfunded"),
    )


def _other_files(record: InputsRecord, plans: PlanSet) -> tuple[str, ...]:
    """The fields that name a file as before, which now holds something else."""
    now = plans.inputs.files
    return tuple(field for field, digest in record.files.items() if field in now and now[field] != digest)
