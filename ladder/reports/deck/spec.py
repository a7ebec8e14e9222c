"""What a deck is: slides of a title, parts in places and notes, all plain data. Lengths are inches, letters points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

WIDTH, HEIGHT = 13.333, 7.5
LEAST_TEXT, LEAST_LABEL = 14.0, 12.0
"""The smallest letters of text, and of charts, tables and the footer."""


class Color(StrEnum):
    """What a color says; the deck's agency chooses the first two."""

    PRIMARY = "primary"
    ACCENT = "accent"
    SECOND = "second"
    PLAIN = "plain"
    INK = "ink"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a slide, from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


TITLE = Area(0.5, 0.28, WIDTH - 1.0, 1.02)
BODY = Area(0.5, 1.45, WIDTH - 1.0, 5.4)
FOOTER = Area(0.5, 7.07, WIDTH - 2.0, 0.36)
NUMBER = Area(WIDTH - 1.3, 7.07, 0.8, 0.36)
PICTURE = Area(0.0, TITLE.bottom, WIDTH, FOOTER.top - TITLE.bottom)
"""Pictures have a margin of their own, and need all of a slide for letters of 12 points."""


def rows_of(whole: Area, *heights: float, gap: float = 0.15) -> tuple[Area, ...]:
    """Areas one under another in a whole: each of its height, one given as 0 takes what is left."""
    left_over = whole.height - sum(heights) - gap * (len(heights) - 1)
    areas, top = [], whole.top
    for height in (each or left_over for each in heights):
        areas.append(Area(whole.left, top, whole.width, height))
        top += height + gap
    return tuple(areas)


def columns_of(whole: Area, *widths: float, gap: float = 0.3) -> tuple[Area, ...]:
    """Areas side by side in a whole: each of its width, one given as 0 takes what is left."""
    left_over = whole.width - sum(widths) - gap * (len(widths) - 1)
    areas, left = [], whole.left
    for width in (each or left_over for each in widths):
        areas.append(Area(left, whole.top, width, whole.height))
        left += width + gap
    return tuple(areas)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of text."""

    text: str
    bold: bool = False
    color: Color = Color.INK
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs; set smaller, down to the least size, where they would not fit."""

    lines: tuple[Line, ...]
    size: float = 18.0
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure to remember: its value in large letters, what it counts, and a detail in small ones."""

    value: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Tiles side by side, so many to a row."""

    tiles: tuple[Tile, ...]
    across: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: `widths` are the columns' shares of its width; columns after the first `words` hold numbers."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    alt_text: str
    words: int = 1
    bold: frozenset[int] = frozenset()  # rows, counted from 0
    size: float = 16.0


Hatch = Literal["", "diagonal", "dots", "crossed"]


@dataclass(frozen=True, slots=True)
class Series:
    """A chart's numbers by category, None where there is none."""

    name: str
    values: tuple[float | None, ...]
    color: Color
    hatch: Hatch = ""


@dataclass(frozen=True, slots=True)
class NativeChart:
    """A chart that can be edited: columns side by side or stacked, or bars of one series from the top down.

    `colors` are those of single points, by number. Labels say values in `number_format`.
    """

    name: str
    kind: Literal["columns", "stacked", "bars"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str
    alt_text: str
    labels: bool = True
    colors: Mapping[int, Color] | None = None
    size: float = LEAST_TEXT


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; the shares of its height that are cut off above and below."""

    name: str
    png: bytes
    alt_text: str
    cut_above: float = 0.0
    cut_below: float = 0.0


Part = Words | Tiles | Grid | NativeChart | Picture


@dataclass(frozen=True, slots=True)
class Placed:
    """A part in its place."""

    part: Part
    area: Area


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: one message in its title, the parts that show it, and what its speaker may want to know."""

    key: str
    title: str
    parts: tuple[Placed, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole deck. `colors` are hex digits after a #, by what they say."""

    title: str
    subject: str
    author: str
    footer: str
    colors: Mapping[Color, str]
    slides: tuple[Slide, ...]
