"""What each hire costs, as the config gives it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ladder.model.employer_cost import Roles
from ladder.model.frozen import Frozen
from ladder.model.money import Dollars
from ladder.model.names import Name, Text


class HiringItem(Frozen):
    """A cost of each hire, such as training, certification, recruitment or onboarding."""

    title: Text
    amount: Annotated[Dollars, Field(le=1_000_000)]
    roles: Roles | None = None


class Hiring(Frozen):
    """Everything that one hire costs."""

    items: Annotated[dict[Name, HiringItem], Field(min_length=1, max_length=40)]
