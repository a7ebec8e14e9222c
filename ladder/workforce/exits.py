"""Who leaves: exits a year as a chance for each month of service, higher in the first year.

Exits a year are leavers over the people in seats, so a month's chance is a twelfth of the yearly figure, and a
team that refills its seats loses that share each year. With a first year of its own, the later rate is the one at
which a steady team's exits come to the yearly figure again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ladder.model.plan import Plan
from ladder.model.workforce import Workforce

YEARLY_EXITS = 0.37
"""US direct support staff, 2024 (National Core Indicators, as reported by EIN Presswire, January 8, 2026): a proxy, for
no verified rate of people in peer roles was found."""
FIRST_YEAR_RATIO = 0.59 / 0.35
"""The first year's exits over all exits: 59% of leavers and 35% of direct support staff had under a year, 2016
(National Core Indicators, https://www.hsri.org/nci)."""
FIRST_YEAR = 12  # months of service that count as the first year
LONGEST_SERVICE = 240  # months; as much as any path asks for

ASSUMED = {
    "workforce.yearly_exits": (
        "37% a year, US direct support staff, 2024 (National Core Indicators, as reported by EIN Presswire, January 8, "
        "2026): a proxy until the agency's own is known"
    ),
    "workforce.first_year_exits": (
        "1.69 times the yearly exits: 59% of leavers and 35% of direct support staff had under a year, 2016 "
        "(National Core Indicators, https://www.hsri.org/nci)"
    ),
    "workforce.months_to_fill": "What the plan's vacancy comes to at these exits",
    "workforce.internal_share": "Every opening goes to someone on staff who qualifies, where there is one",
    "workforce.certification": "Everyone is certified when hired",
    "workforce.onboarding": "New staff are as productive as others from the first day",
    "pay.promotion_raise": "A promotion pays what the new seat pays a new hire, or the same pay where that is more",
}
"""What the simulation supposes where the config is silent, and why."""


@dataclass(frozen=True, slots=True)
class MonthlyExits:
    """The chance of leaving in a month, in the first year of service and later."""

    first_year: float
    later: float


NO_EXITS = MonthlyExits(0.0, 0.0)


def standing_assumptions(plan: Plan) -> dict[str, str]:
    """The suppositions of the simulation that the config has not replaced."""
    workforce = plan.workforce or Workforce()
    given = {f"workforce.{name}" for name in workforce.model_fields_set}
    given |= {f"pay.{name}" for name in plan.pay.model_fields_set}
    return {path: why for path, why in ASSUMED.items() if path not in given}


def monthly_exits(workforce: Workforce, role: str) -> MonthlyExits:
    """The chances of leaving a role in a month.

    Raises ValueError where no later rate brings a steady team to its yearly exits.
    """
    yearly = workforce.exits_by_role.get(role, workforce.yearly_exits)
    exits = YEARLY_EXITS if yearly is None else float(yearly)
    if exits == 0:
        return NO_EXITS
    first = min(1.0, exits * _first_year_ratio(workforce) / 12)
    stay = (1 - first) ** FIRST_YEAR
    # Months of service in the first year, on average; a steady team's mean service is 12 / exits.
    served = (1 - stay) / first if first else float(FIRST_YEAR)
    left = 12 / exits - served
    later = stay / left if left > 0 else 2.0
    if later > 1:
        raise ValueError("no exits after the first year bring a steady team to its yearly exits")
    return MonthlyExits(first, later)


def service_at_start(exits: MonthlyExits) -> NDArray[np.float64]:
    """Of a steady team, the share with 1, 2, ... months of service or less, up to `LONGEST_SERVICE`."""
    chance = np.where(np.arange(1, LONGEST_SERVICE) <= FIRST_YEAR, exits.first_year, exits.later)
    still_there = np.concatenate(([1.0], np.cumprod(1 - chance)))
    shares: NDArray[np.float64] = np.cumsum(still_there) / still_there.sum()
    return shares


def _first_year_ratio(workforce: Workforce) -> float:
    if workforce.first_year_exits is None:
        return FIRST_YEAR_RATIO
    yearly = YEARLY_EXITS if workforce.yearly_exits is None else float(workforce.yearly_exits)
    return float(workforce.first_year_exits) / yearly if yearly else 0.0
