"""The baseline and its scenarios, each a whole plan of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ladder.model.inputs import Inputs
from ladder.model.month import Month
from ladder.model.plan import Plan

BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class DelayedSeats:
    """New seats that wait until the agency is ready: their line, the config's line they come from, and when they
    would have opened.
    """

    line: str
    from_line: str
    seats: int
    planned: Month


@dataclass(frozen=True, slots=True)
class ScenarioPlan:
    """One scenario: its short name, its title, and the plan it makes of the baseline.

    `before` is the baseline's plan, which says what people are paid until they are moved to new ranges; None for
    the baseline itself. `delayed` names the seats that the plan opens later than the config says.
    """

    name: str
    title: str
    plan: Plan
    before: Plan | None = None
    delayed: tuple[DelayedSeats, ...] = ()


@dataclass(frozen=True, slots=True)
class Variation:
    """An input set low and high: what it is called, its values in words, and every scenario's plan with each.

    The plans stand in the order of the scenarios, the baseline's first.
    """

    title: str
    field: str  # where it stands in the config
    now: str
    low: str
    high: str
    lows: tuple[ScenarioPlan, ...]
    highs: tuple[ScenarioPlan, ...]


@dataclass(frozen=True, slots=True)
class PlanSet:
    """Everything one config file says. The baseline stands first; no scenario can change it."""

    config_name: str  # the file's name, as the user gave it
    config_hash: str  # the first twelve hex digits of the SHA-256 of its text and of the files it names
    scenarios: tuple[ScenarioPlan, ...]
    inputs: Inputs
    variations: tuple[Variation, ...] = ()  # of the inputs that the config names

    @property
    def baseline(self) -> ScenarioPlan:
        """The plan every scenario is compared with."""
        return self.scenarios[0]

    def only(self, names: tuple[str, ...]) -> PlanSet:
        """The baseline and the named scenarios, in the order they are named. KeyError for an unknown name."""
        varied = tuple(
            replace(each, lows=_only(each.lows, names), highs=_only(each.highs, names))
            for each in self.variations
        )
        return replace(self, scenarios=_only(self.scenarios, names), variations=varied)


def _only(scenarios: tuple[ScenarioPlan, ...], names: tuple[str, ...]) -> tuple[ScenarioPlan, ...]:
    known = {scenario.name: scenario for scenario in scenarios}
    return (scenarios[0], *(known[name] for name in dict.fromkeys(names) if name != BASELINE))
