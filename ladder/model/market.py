"""What others pay: single benchmarks, and how the market as a whole is read."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from ladder.model.frozen import Frozen
from ladder.model.money import Growth, PayAmount, Share, WeeklyHours
from ladder.model.month import Month
from ladder.model.names import Name, Text

Percentile = Literal["p10", "p25", "p50", "p75", "p90"]
AgedTo = Literal["start", "middle", "end"]

PERCENTILES: tuple[Percentile, ...] = ("p10", "p25", "p50", "p75", "p90")
MONTHS_PAST_THE_START: dict[AgedTo, int] = {"start": 0, "middle": 6, "end": 12}
"""From the plan's start to the point of the first plan year that benchmarks are aged to: lag, lead-lag, lead."""


class Benchmark(Frozen):
    """What someone else pays for comparable work, by the hour. A missing percentile was not published."""

    title: Text
    area: Text
    date: Month
    source: Text
    status: Literal["published", "secondary"] | None = None  # secondary: read in a copy, not at the source
    entry_level: bool = True  # false: a comparison for higher rungs only
    people: Annotated[int, Field(ge=1, le=100_000_000)] | None = None  # whose pay it counts
    p10: PayAmount | None = None
    p25: PayAmount | None = None
    p50: PayAmount
    p75: PayAmount | None = None
    p90: PayAmount | None = None
    top_coded: tuple[Percentile, ...] = ()  # published only as at or over a ceiling, so not known

    @model_validator(mode="after")
    def _ascending(self) -> Benchmark:
        known = [(name, value) for name in PERCENTILES if (value := getattr(self, name)) is not None]
        for (low_name, low), (high_name, high) in pairwise(known):
            if low > high:
                text = f"{high_name} ({high}) is under {low_name} ({low}); percentiles go up"
                raise PydanticCustomError("percentiles", "{text}", {"text": text, "field": high_name})
        return self

    @model_validator(mode="after")
    def _top_coded_are_the_highest(self) -> Benchmark:
        if not self.top_coded:
            return self
        first = min(PERCENTILES.index(name) for name in self.top_coded)
        given = [name for name in PERCENTILES[first:] if getattr(self, name) is not None]
        if given:
            text = f"{PERCENTILES[first]} is over the ceiling, so {given[0]} cannot be known; take one of the two out"
            raise PydanticCustomError("top_coded", "{text}", {"text": text, "field": "top_coded"})
        return self


class Survey(Frozen):
    """A pay survey in a file of its own: CSV or an Excel workbook, one benchmark a row."""

    file: Text  # its path from the config's folder
    source: Text
    sheet: Text | None = None  # of a workbook; its first one otherwise
    date: Month | None = None  # of rows that give none
    area: Text | None = None  # of rows that give none
    basis: Literal["hourly", "annual"] = "hourly"  # of rows that give none
    full_time_hours: WeeklyHours = Decimal(40)  # a week of the survey's annual pay
    entry_level: bool = True  # of rows that give none


class Blend(Frozen):
    """Several benchmarks as one, each with its weight; never one alone."""

    title: Text
    benchmarks: dict[Name, Share]
    entry_level: bool = True

    @model_validator(mode="after")
    def _several_make_a_whole(self) -> Blend:
        if len(self.benchmarks) < 2:
            message = "a blend has two benchmarks or more; one alone stands as it is, without a blend"
            raise PydanticCustomError("blend", "{m}", {"m": message, "field": "benchmarks"})
        for name, weight in self.benchmarks.items():
            if not weight:
                message = "a weight of 0% does nothing; take this benchmark out"
                raise PydanticCustomError("blend", "{m}", {"m": message, "path": ("benchmarks", name)})
        total = sum(self.benchmarks.values())
        if total != 1:
            message = (
                f"these weights are {100 * total:f}".rstrip("0").rstrip(".") + "% together; make them 100%"
            )
            raise PydanticCustomError("blend", "{m}", {"m": message, "field": "benchmarks"})
        return self


def _industry_code(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class Market(Frozen):
    """How pay is compared, and what the shipped data and the agency's surveys add to `benchmarks`."""

    area: Text | None = None  # a metropolitan area, a state or the United States, as BLS names it
    occupations: tuple[Text, ...] = ()  # by SOC code or title, of the pay data shipped with the tool
    industries: tuple[Annotated[Text, BeforeValidator(_industry_code)], ...] = ()  # national, by NAICS code
    surveys: Annotated[tuple[Survey, ...], Field(max_length=20)] = ()
    blends: Annotated[dict[Name, Blend], Field(max_length=20)] = {}
    aging: Growth = Decimal("0.03")  # growth a year of posted and surveyed pay, compounded by the month
    aged_to: AgedTo = "start"  # the point of the first plan year to which benchmarks are aged
    tolerance: Share = Decimal("0.03")  # "at" a benchmark: within this of it
    target_percentile: Annotated[int, Field(ge=1, le=99)] | None = None  # what we mean to pay at
    peer_wages: bool = False  # shows what others pay people in peer roles

    @model_validator(mode="after")
    def _area_and_occupations(self) -> Market:
        if self.occupations and self.area is None:
            message = 'name the area too, like "area: El Paso, TX"'
            raise PydanticCustomError("market", "{m}", {"m": message, "field": "occupations"})
        for field in ("area", "industries"):
            if getattr(self, field) and not self.occupations:
                message = 'this does nothing without occupations; add them, like "occupations: [21-1093]"'
                raise PydanticCustomError("market", "{m}", {"m": message, "field": field})
        return self
