"""What an earlier run of `ladder plan` recorded in its summary.json, as far as a later run compares itself with it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

Figure = Decimal | int | str | bool | None
"""A figure of the Summary sheet as recorded: dollars to the cent, shares to six decimals."""


class _Recorded(BaseModel):
    """Part of a record: what it holds beyond these fields, a newer version may have added."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True, arbitrary_types_allowed=True)


class RunRecord(_Recorded):
    """Which config and which version of the tool made the run."""

    config: str
    config_hash: str
    version: str
    law_published_through: dict[str, int]
    draws: int | None = None
    seed: int | None = None


class AgencyRecord(_Recorded):
    """Whose plan it was."""

    name: str
    state: str


class PeriodRecord(_Recorded):
    """Which months it covered."""

    first_month: str
    months: int


class AssumptionRecord(_Recorded):
    """A row of the Assumptions sheet: its label and unit, and what was typed in for each scenario."""

    label: str
    unit: str
    values: dict[str, Figure]


class InputsRecord(_Recorded):
    """The config and the Assumptions sheet, without the rows of a roster or a survey."""

    config: Mapping[str, object]
    files: dict[str, str]
    assumptions: dict[str, AssumptionRecord]


class RankRecord(_Recorded):
    """What a scenario costs over the baseline, net of revenue, over the whole plan: dollars to the cent."""

    net_cost_added: Decimal


class EarlierRun(_Recorded):
    """The record. `inputs` is None where an older version of the tool wrote it, which kept no inputs."""

    run: RunRecord
    agency: AgencyRecord
    period: PeriodRecord
    scenarios: dict[str, str]
    figures: dict[str, dict[str, Figure]]
    worker: dict[str, dict[str, Figure]]
    assumptions_standing: dict[str, str]
    ranking: Mapping[str, RankRecord] = {}  # by scenario; a baseline alone has none
    inputs: InputsRecord | None = None
