"""Whether an agency is ready for people in peer roles: the handbook's ten statements, and the time to prepare.

The Provider's Handbook on Developing & Implementing Peer Roles, "Developing a Timeline": eight to ten true, plan on at
least six months; five to seven, at least one year; fewer, ask other organizations how long theirs took: no figure.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ladder.model.frozen import Frozen
from ladder.model.month import Month

NEARLY_READY, UNDER_WAY = 8, 5
"""The fewest true statements for each of the two times the handbook gives."""
SIX_MONTHS, A_YEAR = 6, 12


class ReadinessAnswers(Frozen):
    """Which of the ten statements are true of the agency today, in the handbook's order."""

    people_who_support: bool
    supervisors_who_support: bool
    in_the_budget: bool
    agencies_to_ask: bool
    peer_organization_to_ask: bool
    recovery_values: bool
    other_views_heard: bool
    trainings_nearby: bool
    staff_who_have_learned: bool
    advisory_board: bool


class Readiness(Frozen):
    """The answers, when the preparation starts, and whether the first hires wait for it."""

    answers: ReadinessAnswers
    starts: Month | None = None  # the first month of the preparation; the plan's where it is left out
    preparation_months: Annotated[int, Field(ge=1, le=120)] | None = (
        None  # our own, no fewer than the handbook's; with fewer than five true, what others took
    )
    delay_hires: bool = False

    @property
    def true_statements(self) -> int:
        """How many of the ten are true."""
        return sum(bool(answer) for _, answer in self.answers)

    @property
    def least_months(self) -> int | None:
        """The fewest months the handbook gives; None where it gives no figure and says to ask others."""
        if self.true_statements >= NEARLY_READY:
            return SIX_MONTHS
        return A_YEAR if self.true_statements >= UNDER_WAY else None

    @property
    def months(self) -> int | None:
        """The months of preparation: the config's own, else the handbook's; None where neither gives them."""
        return self.preparation_months or self.least_months

    @model_validator(mode="after")
    def _long_enough(self) -> Readiness:
        given, least = self.preparation_months, self.least_months or A_YEAR
        if given is not None and given < least:
            message = f"{self._asked}; write {least} or more, or take it out"
            raise PydanticCustomError("preparation", "{m}", {"m": message, "field": "preparation_months"})
        if self.delay_hires and self.months is None:
            message = f'{self._asked}; write what they say under "preparation_months", or take this out'
            raise PydanticCustomError("preparation", "{m}", {"m": message, "field": "delay_hires"})
        return self

    @property
    def _asked(self) -> str:
        words = f"with {self.true_statements} of the ten statements true the handbook "
        if self.least_months:
            return f"{words}asks for at least {self.least_months} months"
        words += "gives no figure, and says to ask other organizations how long theirs took"
        too_short = self.preparation_months is not None
        return f"{words}; with five to seven true it asks for at least a year" if too_short else words
