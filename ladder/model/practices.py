"""What a config says of what peer roles rest on, beside roles, seats and promotions, as pydantic models."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from ladder.model.frozen import Frozen
from ladder.model.money import Share
from ladder.model.names import Text

PracticeName = Literal[
    "supervision", "other_supervisor", "span", "next_step", "tracks", "direct_support",
    "leadership", "alone", "paid_time", "part_time", "documentation",
]  # fmt: skip


class OtherSupervisor(Frozen):
    """Whether a rule asks for a supervisor of another profession beside the one from a peer role, and which."""

    required: bool
    title: Text | None = (
        None  # of the position; hours that are paid for apart stand under `supervision.licensed`
    )

    @model_validator(mode="after")
    def _someone_only_where_asked(self) -> OtherSupervisor:
        if self.title is not None and not self.required:
            message = "no rule asks for another supervisor here; take this out, or set required to true"
            raise PydanticCustomError("other_supervisor", "{m}", {"m": message, "field": "title"})
        return self


class Practices(Frozen):
    """What the structure check cannot read elsewhere in the config."""

    other_supervisor: OtherSupervisor | None = None
    most_documentation: Share | None = None  # of the paid time of a role that gives support; our own limit
    accepted: dict[
        PracticeName, Text
    ] = {}  # why a practice that is not met is left so; no problem under --strict
