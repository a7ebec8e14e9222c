"""Lines that pay should not fall under, beside the law's own: a minimum wage to come, a living wage."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ladder.model.frozen import Frozen
from ladder.model.money import PayAmount
from ladder.model.month import Month
from ladder.model.names import Text

HourlyFloor = Annotated[PayAmount, Field(le=200)]


class LivingWage(Frozen):
    """What an adult needs an hour, by a named source."""

    amount: HourlyFloor
    source: Text
    as_of: Month | None = None  # aged from then at the rate of `market.aging`; held as given without it


class Floors(Frozen):
    """Amounts from a month on, in place of the law's that the tool knows or projects."""

    minimum_wage: dict[Month, HourlyFloor] = {}  # by the hour: a city's, or a scheduled one
    exempt_salary: dict[Month, PayAmount] = {}  # by the week
    living_wage: LivingWage | None = None
