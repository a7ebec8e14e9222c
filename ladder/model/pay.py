"""How people are paid and how pay moves, as the config says it."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from ladder.model.frozen import Frozen
from ladder.model.money import Percent, Share, WeeklyHours
from ladder.model.month import Month
from ladder.model.names import Name
from ladder.model.pay_rules import Differential, MatchingGroup, Overtime, PayNorms

PayFrequency = Literal["weekly", "biweekly", "semimonthly", "monthly"]


class Pay(Frozen):
    """How people are paid and how pay moves."""

    full_time_hours: Annotated[WeeklyHours, Field(ge=20, le=60)] = Decimal(40)
    frequency: PayFrequency = "biweekly"
    first_payday: datetime.date | None = None
    general_raises: dict[Month, Percent] = {}  # move every range, step, rate and the entry role
    structure_adjustments: dict[Month, Percent] = {}  # move ranges, and no one's pay
    merit_raises: dict[Month, Percent] = {}  # within a range, up to its maximum
    step_raises: dict[Month, Annotated[int, Field(ge=1, le=5)]] = {}  # steps up within a grade of steps
    promotion_raise: Annotated[Percent, Field(ge=0)] | None = (
        None  # at least; the new range's minimum if more
    )
    vacancy: Share = Decimal(0)
    differentials: Annotated[dict[Name, Differential], Field(max_length=20)] = {}  # given to seats by name
    overtime: Overtime | None = None  # of non-exempt seats with full-time hours
    matching: Annotated[dict[Name, MatchingGroup], Field(max_length=10)] = {}
    norms: PayNorms = PayNorms()
