"""The law's dated figures: files read strictly, so that every value has a unit, a source and a status."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from ladder.model.month import Month

Unit = Literal[
    "USD",
    "USD/hour",
    "USD/week",
    "USD/month",
    "USD/year",
    "fraction",
    "hours",
    "months",
    "full-time equivalents",
    "percent of poverty",
]
Status = Literal["published", "computed", "secondary", "projected"]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Index(_Strict):
    """What moves a figure past its last value, and how the statute rounds it."""

    by: Literal["cola", "wage", "cpi", "part_b", "chart", "held"]
    amount: Decimal | None = None  # the unrounded (or base-year) amount the formula starts from
    year: int | None = None  # the year of that amount
    over: Decimal | None = None  # the wage index of the base year
    nearest: Decimal | None = None  # rounded to the nearest multiple of this …
    down_to: Decimal | None = None  # … or down to one
    hold_without_cola: bool = False
    places: tuple[str, ...] = ()  # the only places, or states, it moves; elsewhere an amount is held

    def moves(self, place: str) -> bool:
        """Whether the index moves the figure at a place."""
        return self.by != "held" and (not self.places or place.split(".")[0] in self.places)


class Value(_Strict):
    """One dated amount, where it was read and how sure it is."""

    amount: Decimal
    source: Text
    status: Status


def _index(raw: Any) -> Any:
    return None if raw == "none" else raw


class Series(_Strict):
    """One figure: its title, unit, law and dated values; by place where places differ."""

    title: Text
    unit: Unit
    law: Text
    indexed: Annotated[Index | None, BeforeValidator(_index)]
    values: Mapping[Month, Value] = Field(default_factory=dict)
    places: Mapping[str, Mapping[Month, Value]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _dated_in_order(self) -> Series:
        if bool(self.values) == bool(self.places):
            raise ValueError("a figure has `values` or `places`, one of them")
        # a place may lack a year: that year is then not known there
        for dated in (*self.places.values(),) or (self.values,):
            months = list(dated)
            if not months or months != sorted(months):
                raise ValueError("values are dated, in ascending order")
            yearly = self.values and self.indexed and self.indexed.by != "held"
            if yearly and any(later - earlier > 12 for earlier, later in pairwise(months)):
                raise ValueError("an indexed figure has a value for every year, without a gap")
        return self


class Program(_Strict):
    """One data file: a program's figures and how far they are published."""

    program: Text
    published_through: int
    checked: date
    sources: Mapping[str, Text] = Field(default_factory=dict)
    figures: Mapping[str, Series]


class FiguresError(ValueError):
    """A data file of the law is not as it must be; the message names the file and the place."""


class _PlainLoader(yaml.CBaseLoader if hasattr(yaml, "CBaseLoader") else yaml.BaseLoader):  # type: ignore[misc]
    """YAML with every scalar as text (so 202.90 stays exact) and no key given twice."""


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node)
        if key in read:
            raise FiguresError(f"line {key_node.start_mark.line + 1}: {key} is given twice")
        read[key] = loader.construct_object(value_node, deep=True)
    return read


_PlainLoader.add_constructor("tag:yaml.org,2002:map", _mapping)
_YEAR = re.compile(r"[12][0-9]{3}")


def _dated(raw: Mapping[str, Any], sources: Mapping[str, str]) -> dict[str, Any]:
    """Year keys as January, and short source names as what they stand for."""
    dated = {}
    for key, value in raw.items():
        month = f"{key}-01" if _YEAR.fullmatch(str(key)) else key
        source = value.get("source")
        dated[month] = {**value, "source": sources.get(source, source)} if source else value
    return dated


def read_program(text: str) -> Program:
    """One program's figures from the text of its file. Raises FiguresError in plain words."""
    raw = yaml.load(text, Loader=_PlainLoader)
    about = {
        key: raw.pop(key) for key in ("program", "published_through", "checked", "sources") if key in raw
    }
    sources = about.get("sources", {})
    for figure in raw.values():
        if "values" in figure:
            figure["values"] = _dated(figure["values"], sources)
        if "places" in figure:
            figure["places"] = {place: _dated(dated, sources) for place, dated in figure["places"].items()}
    try:
        return Program.model_validate({**about, "figures": raw})
    except ValueError as error:
        raise FiguresError(str(error)) from error


@lru_cache(maxsize=1)
def shipped_programs() -> Mapping[str, Program]:
    """Every program's figures shipped with the package, by file name."""
    folder = files("ladder.law") / "figures"
    programs = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".yaml"):
            try:
                programs[entry.name.removesuffix(".yaml")] = read_program(entry.read_text(encoding="utf-8"))
            except FiguresError as error:
                raise FiguresError(f"{entry.name}: {error}") from error
    return programs


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in force in a month: dollars, a fraction or months, with its source and status."""

    name: str
    title: str
    month: Month
    value: Decimal
    unit: str
    source: str
    status: str
    law: str
