"""What the config asks to try: inputs set low and high, and goals to find the input for."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from ladder.model.frozen import Frozen
from ladder.model.money import Dollars, number_or_percent
from ladder.model.month import Month
from ladder.model.names import Name, ScenarioName, Text


def _tried(value: Any) -> Decimal:
    number = number_or_percent(value)
    if number is None:
        message = "write a number or a percentage with its sign, like 12.50 or 3%"
        raise PydanticCustomError("tried", "{m}", {"m": message})
    return number


Tried = Annotated[
    Decimal, BeforeValidator(_tried), WithJsonSchema({"type": ["number", "string"], "examples": ["24%"]})
]
"""A value to try in place of the config's: a number, or a percentage as a fraction."""


class VariedInput(Frozen):
    """An input that is not known for sure, with the lowest and the highest value it may well have."""

    title: Text
    field: Text  # where it stands in the config, like employer_cost.fringe_rate; * is every entry of a group
    low: Tried
    high: Tried

    @model_validator(mode="after")
    def _low_first(self) -> VariedInput:
        if self.low > self.high:
            message = "this is above the high value; write the lower of the two here"
            raise PydanticCustomError("low", "{m}", {"m": message, "field": "low"})
        if self.low == self.high:
            message = "low and high are the same, so nothing is varied; give two values"
            raise PydanticCustomError("low", "{m}", {"m": message, "field": "high"})
        return self


class GoalSeek(Frozen):
    """The largest raise for everyone, or grade minimum, whose plan costs at most `budget` in a fiscal year."""

    find: Literal["general_raise", "grade_minimum"]
    grade: Name | None = None  # whose minimum
    month: Month | None = None  # of the raise; not given: the first of the fiscal year in the plan
    scenario: ScenarioName = "baseline"
    fiscal_year: Annotated[int, Field(ge=2000, le=2100)]
    budget: Annotated[Dollars, Field(gt=0)]

    @model_validator(mode="after")
    def _what_it_needs(self) -> GoalSeek:
        if self.find == "grade_minimum" and self.grade is None:
            message = 'name the grade whose minimum is looked for: add "grade"'
            raise PydanticCustomError("goal", "{m}", {"m": message, "field": "find"})
        for field, other in (("grade", "grade_minimum"), ("month", "general_raise")):
            if getattr(self, field) is not None and self.find != other:
                message = f'"{field}" goes with "find: {other}" only; take it out'
                raise PydanticCustomError("goal", "{m}", {"m": message, "field": field})
        return self
