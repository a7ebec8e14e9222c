"""How the workforce moves: how many people leave in a year."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ladder.model.frozen import Frozen
from ladder.model.money import Share
from ladder.model.names import Name


class Workforce(Frozen):
    """People who leave in a year, as a share of those in filled seats; a role may have a share of its own."""

    yearly_exits: Share | None = None
    exits_by_role: Annotated[dict[Name, Share], Field(max_length=60)] = {}
