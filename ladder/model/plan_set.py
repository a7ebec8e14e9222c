"""The baseline and its scenarios, each a whole plan of its own."""

from __future__ import annotations

from dataclasses import dataclass

from ladder.model.inputs import Inputs
from ladder.model.plan import Plan

BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class ScenarioPlan:
    """One scenario: its short name, its title, and the plan it makes of the baseline.

    `before` is the baseline's plan, which says what people are paid until they are moved to new ranges; None for
    the baseline itself.
    """

    name: str
    title: str
    plan: Plan
    before: Plan | None = None


@dataclass(frozen=True, slots=True)
class PlanSet:
    """Everything one config file says. The baseline stands first; no scenario can change it."""

    config_name: str  # the file's name, as the user gave it
    config_hash: str  # the first twelve hex digits of the SHA-256 of its text and of the files it names
    scenarios: tuple[ScenarioPlan, ...]
    inputs: Inputs

    @property
    def baseline(self) -> ScenarioPlan:
        """The plan every scenario is compared with."""
        return self.scenarios[0]

    def only(self, names: tuple[str, ...]) -> PlanSet:
        """The baseline and the named scenarios, in the order they are named. KeyError for an unknown name."""
        known = {scenario.name: scenario for scenario in self.scenarios}
        chosen = tuple(known[name] for name in dict.fromkeys(names) if name != BASELINE)
        return PlanSet(self.config_name, self.config_hash, (self.baseline, *chosen), self.inputs)
