"""How people are paid and how pay moves, as the config says it."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ladder.model.frozen import Frozen
from ladder.model.money import PayAmount, Percent, Share, WeeklyHours
from ladder.model.month import Month
from ladder.model.names import Name, Text

MOST_MONTHS_EARNED = 60

PayFrequency = Literal["weekly", "biweekly", "semimonthly", "monthly"]


class OneTimePayment(Frozen):
    """Pay of a single month on top of the rate: a retention or sign-on payment, a bonus."""

    title: Text
    paid: Month
    amount: PayAmount | None = None  # for a full-time person; others in proportion to their hours
    percent_of_pay: Share | None = None  # of a year's pay at the rate of that month
    roles: Annotated[tuple[Name, ...], Field(min_length=1)] | None = None  # every role, where none is named
    earned_from: Month | None = None  # the months of work it is for, up to `earned_to`
    earned_to: Month | None = None  # the month it is paid, where it is not given

    @model_validator(mode="after")
    def _one_amount_and_months_in_order(self) -> OneTimePayment:
        if (self.amount is None) == (self.percent_of_pay is None):
            message = (
                'this payment has no amount: add "amount" or "percent_of_pay"'
                if self.amount is None
                else "an amount and a percentage are given; keep one"
            )
            raise PydanticCustomError("one_time_payment", "{m}", {"m": message})
        if self.earned_to and self.earned_from is None:
            message = 'the months it is earned in have an end and no start; add "earned_from"'
            raise PydanticCustomError("one_time_payment", "{m}", {"m": message, "field": "earned_to"})
        first, last = self.earned
        field = "earned_to" if self.earned_to else "earned_from"
        if last < first:
            message = f"the months it is earned in end in {last}, before they start in {first}; change one of the two"
            raise PydanticCustomError("one_time_payment", "{m}", {"m": message, "field": field})
        if last - first >= MOST_MONTHS_EARNED:
            message = f"a payment can be for {MOST_MONTHS_EARNED} months of work at most; give a shorter time"
            raise PydanticCustomError("one_time_payment", "{m}", {"m": message, "field": field})
        return self

    @property
    def earned(self) -> tuple[Month, Month]:
        """The first and last month of work the payment is for."""
        return self.earned_from or self.paid, self.earned_to or self.paid

    @property
    def given_as(self) -> Literal["amount", "percent_of_pay"]:
        """Which of the two fields gives it."""
        return "amount" if self.percent_of_pay is None else "percent_of_pay"

    def goes_to(self, role: str) -> bool:
        """Whether people in that role get it."""
        return self.roles is None or role in self.roles


class Pay(Frozen):
    """How people are paid and how pay moves."""

    full_time_hours: Annotated[WeeklyHours, Field(ge=20, le=60)] = Decimal(40)
    frequency: PayFrequency = "biweekly"
    first_payday: datetime.date | None = None
    general_raises: dict[Month, Percent] = {}  # move every range, step, rate and the entry role
    merit_raises: dict[Month, Percent] = {}  # within a range, up to its maximum
    step_raises: dict[Month, Annotated[int, Field(ge=1, le=5)]] = {}  # steps up within a grade of steps
    back_pay: dict[
        Month, Month
    ] = {}  # a general raise by its month, and the month pay checks catch up with it
    one_time_payments: Annotated[dict[Name, OneTimePayment], Field(max_length=20)] = {}
    vacancy: Share = Decimal(0)
