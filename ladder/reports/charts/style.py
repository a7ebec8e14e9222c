"""The look of every chart: one style, one palette, one frame of title, subtitle, plot and footer.

Lengths are points (1/72 inch) from the lower left corner of a 12.8 x 7.2 inch figure, the size of a slide.
"""

from __future__ import annotations

import re
import warnings
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal, cast

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text

DOTS_PER_INCH = 200
_INCHES = (12.8, 7.2)
WIDTH = _INCHES[0] * 72
HEIGHT = _INCHES[1] * 72
MARGIN = 26.0

NAVY = "#003F6B"
SKY = "#3B8FC4"
RUST = "#B34700"
GREY = "#767676"
PALETTE = (NAVY, SKY, RUST, GREY)
INK = "#1F1F1F"
QUIET = "#595959"  # words that support: subtitle, details, footer
GRID = "#DDDDDD"

TEXT_SIZE = 12.0  # nothing is set smaller
LINE_HEIGHT = 15.4  # of a line of TEXT_SIZE, whichever its letters
BELOW_MIDDLE = 0.36 * TEXT_SIZE  # from the middle of a line to its baseline, whichever its letters

_TITLE_SIZES = (21.0, 19.0, 17.0)
_TITLE_LINES = 2
_SUBTITLE_LINES = 2
_FOOTER_LINES = 2

# Dollar signs are money, not mathematics; Verdana has DejaVu's widths where an SVG viewer lacks it.
_SETTINGS: dict[Any, Any] = {
    "font.family": ["sans-serif"],
    "font.sans-serif": ["DejaVu Sans", "Verdana", "sans-serif"],
    "font.size": TEXT_SIZE,
    "text.parse_math": False,
    "text.hinting": "none",  # letters keep their shape and spacing at every size; also quicker
    "text.color": INK,
    "axes.edgecolor": GREY,
    "axes.linewidth": 1.0,
    "axes.unicode_minus": True,
    "xtick.color": GREY,
    "xtick.labelcolor": QUIET,
    "ytick.color": GREY,
    "ytick.labelcolor": QUIET,
    "hatch.linewidth": 1.1,
    "svg.fonttype": "none",
    "pdf.fonttype": 42,  # letters stay letters, to search and to copy
    "svg.hashsalt": "ladder",
}

Weight = Literal["normal", "bold"]

_WORDS = re.compile(r"FY \S+|\S+")  # a fiscal year is never broken in two


@contextmanager
def board_style() -> Iterator[None]:
    """Draw and save inside this: matplotlib's own defaults (not the user's file) under the chart style."""
    with matplotlib.rc_context(), warnings.catch_warnings():
        # A letter the font lacks, an emoji in a title say, is drawn as a box; the SVG has the letter itself.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS)
        yield


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the figure, in points."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Points from bottom to top."""
        return self.top - self.bottom


@lru_cache(maxsize=1)
def _renderer() -> Any:
    return cast(Any, RendererAgg)(1, 1, DOTS_PER_INCH)


def text_width(text: str, size: float = TEXT_SIZE, weight: Weight = "normal") -> float:
    """The width of one line of text as it will be drawn, in points."""
    # Letters do not move for a blank beside them, so that a word, which comes again and again, is measured once.
    words = text.split(" ")
    pixels = sum(_pixels(word, size, weight) for word in words if word)
    if len(words) > 1:
        pixels += (len(words) - 1) * _pixels(" ", size, weight)
    return pixels * 72 / DOTS_PER_INCH


@lru_cache(maxsize=16_384)
def _pixels(word: str, size: float, weight: Weight) -> float:
    font = FontProperties(family="DejaVu Sans", size=size, weight=weight)
    width, _, _ = _renderer().get_text_width_height_descent(word, font, ismath=False)
    return float(width)


def wrap(
    text: str, width: float, size: float = TEXT_SIZE, weight: Weight = "normal", most: int | None = None
) -> list[str]:
    """Break text into lines no wider than `width` points; past `most` lines the last ends in an ellipsis."""
    lines: list[str] = []
    line = ""
    for word in _WORDS.findall(text):
        longer = f"{line} {word}".lstrip()
        if text_width(longer, size, weight) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        while text_width(word, size, weight) > width and len(word) > 1:  # a word wider than the line itself
            cut = max(1, _fitting(word, width, size, weight))
            lines.append(word[:cut])
            word = word[cut:]
        line = word
    lines.append(line)
    if most is None or len(lines) <= most:
        return lines
    last = " ".join(lines[most - 1 :])
    last = last[: _fitting(last, width, size, weight, "…")].rstrip(" ,;:")
    return [*lines[: most - 1], f"{last}…"]


def wrap_name(
    text: str, width: float, most: int, size: float = TEXT_SIZE, weight: Weight = "normal"
) -> list[str]:
    """Break a name into at most `most` lines; words left out are those in its middle, more from before its end.

    Names that start alike differ at their end: cut there, two would read the same.
    """
    words = text.split()
    for left_out in range(len(words) - 1):
        head = max(1, (len(words) - left_out) // 3)
        kept = [*words[:head], "…", *words[head + left_out :]] if left_out else words
        lines = wrap(" ".join(kept), width, size, weight)
        if len(lines) <= most:
            return lines
    return wrap(text, width, size, weight, most)


def _fitting(text: str, width: float, size: float, weight: Weight, ending: str = "") -> int:
    """How many of the text's first characters, with `ending` after them, are no wider than `width` points."""
    counts = range(1, len(text) + 1)
    return bisect_right(counts, width, key=lambda count: text_width(text[:count] + ending, size, weight))


def put(
    figure: Figure,
    x: float,
    y: float,
    text: str,
    *,
    size: float = TEXT_SIZE,
    weight: Weight = "normal",
    color: str = INK,
    horizontal: Literal["left", "center", "right"] = "left",
    vertical: Literal["top", "line", "center", "bottom"] = "line",
) -> Text:
    """Set text at a point of the figure; `line` puts the middle of a single line there."""
    return figure.text(
        x / WIDTH,
        (y - BELOW_MIDDLE * (vertical == "line")) / HEIGHT,
        text,
        fontsize=size,
        fontweight=weight,
        color=color,
        ha=horizontal,
        va="baseline" if vertical == "line" else vertical,
        linespacing=1.2,
    )


def start_figure(title: str, subtitle: str, footer: str) -> tuple[Figure, Area]:
    """A figure with its title, subtitle and footer set, and the area left for the plot.

    Two lines are kept for each, used or not, so that the plot stays where it is when slides are flipped.
    """
    figure = Figure(figsize=_INCHES, dpi=DOTS_PER_INCH, facecolor="white")
    FigureCanvasAgg(figure)
    width = WIDTH - 2 * MARGIN

    size, title_lines = _title_lines(title, width)
    top = HEIGHT - 18
    put(figure, MARGIN, top, "\n".join(title_lines), size=size, weight="bold", color=NAVY, vertical="top")
    subtitle_lines = wrap(subtitle, width, most=_SUBTITLE_LINES + 1)
    subtitle_top = top - len(title_lines) * size * 1.25 - 5
    put(figure, MARGIN, subtitle_top, "\n".join(subtitle_lines), color=QUIET, vertical="top")
    reserved = top - _TITLE_LINES * _TITLE_SIZES[0] * 1.25 - 5 - _SUBTITLE_LINES * LINE_HEIGHT
    plot_top = min(reserved, subtitle_top - len(subtitle_lines) * LINE_HEIGHT) - 8

    footer_lines = wrap(footer, width, most=_FOOTER_LINES + 1)
    footer_top = 12 + max(_FOOTER_LINES, len(footer_lines)) * LINE_HEIGHT
    put(figure, MARGIN, footer_top, "\n".join(footer_lines), color=QUIET, vertical="top")
    rule = figure.add_axes((MARGIN / WIDTH, (footer_top + 5) / HEIGHT, width / WIDTH, 0.5 / HEIGHT))
    rule.set_facecolor(GRID)
    rule.set(xticks=[], yticks=[], frame_on=True)
    rule.spines[:].set_visible(False)
    return figure, Area(MARGIN, footer_top + 9, WIDTH - MARGIN, plot_top)


def _title_lines(title: str, width: float) -> tuple[float, list[str]]:
    """The largest size at which the title has two lines (three at the smallest), about equally long."""
    for size in _TITLE_SIZES:
        lines = wrap(title, width, size, "bold")
        if len(lines) <= _TITLE_LINES:
            break
    else:
        return size, wrap(title, width, size, "bold", most=_TITLE_LINES + 1)
    narrower = width
    while len(lines) > 1 and len(shorter := wrap(title, narrower - 12, size, "bold")) == len(lines):
        narrower, lines = narrower - 12, shorter
    return size, lines


def title_share(title: str) -> float:
    """The share of a picture's height down to its subtitle: what a slide that has the title cuts off."""
    size, lines = _title_lines(title, WIDTH - 2 * MARGIN)
    return (18 + len(lines) * size * 1.25) / HEIGHT


def footer_share(footer: str) -> float:
    """The share of a picture's height up to its footer's rule: what a slide that has the footer cuts off."""
    lines = wrap(footer, WIDTH - 2 * MARGIN, most=_FOOTER_LINES + 1)
    return (12 + max(_FOOTER_LINES, len(lines)) * LINE_HEIGHT + 6) / HEIGHT


def add_axes(figure: Figure, area: Area) -> Axes:
    """Axes over the area, without frame, ticks or grid."""
    axes = figure.add_axes(
        (area.left / WIDTH, area.bottom / HEIGHT, area.width / WIDTH, area.height / HEIGHT)
    )
    axes.patch.set_visible(False)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, labelsize=TEXT_SIZE)
    axes.set(xticks=[], yticks=[])
    axes.set_axisbelow(True)
    return axes


def add_canvas(figure: Figure, area: Area) -> Axes:
    """Bare axes over the area whose own units are points from the area's lower left corner."""
    axes = add_axes(figure, area)
    axes.set(xlim=(0, area.width), ylim=(0, area.height))
    return axes


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A mark and its meaning; `mark` draws on axes in points, from `x` to `x + width`, around `y`."""

    text: str
    width: float
    mark: Callable[[Axes, float, float], None]


def draw_key(figure: Figure, area: Area, entries: Sequence[KeyEntry]) -> Area:
    """Name the parts of a mark once, along the area's lower edge on as many lines as it takes; the rest."""
    lines: list[list[tuple[float, KeyEntry]]] = [[]]
    x = 0.0
    for each in entries:
        entry = replace(each, text=wrap(each.text, area.width - each.width - 6, most=1)[0])
        width = entry.width + 6 + text_width(entry.text)
        if x and x + width > area.width:
            x = 0.0
            lines.append([])
        lines[-1].append((x, entry))
        x += width + 22
    height = len(lines) * LINE_HEIGHT
    axes = add_canvas(figure, Area(area.left, area.bottom + 1, area.right, area.bottom + 1 + height))
    for index, line in enumerate(lines):
        y = height - (index + 0.5) * LINE_HEIGHT
        for x, entry in line:
            entry.mark(axes, x, y)
            axes.text(
                x + entry.width + 6, y - BELOW_MIDDLE, entry.text, color=QUIET, ha="left", va="baseline"
            )
    return Area(area.left, area.bottom + height + 6, area.right, area.top)


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Centers nearest to the wanted ones at which labels of these sizes do not touch, within `low` to `high`.

    Least squares: each label's place less the sizes before it must not decrease, so neighbors that would
    overlap are pooled at their mean.
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    if not order:
        return []
    offsets = [0.0]
    for before, after in pairwise(order):
        offsets.append(offsets[-1] + (sizes[before] + sizes[after]) / 2)
    pools: list[tuple[float, int]] = []  # mean, count
    for index, offset in zip(order, offsets, strict=True):
        mean, count = wanted[index] - offset, 1
        while pools and pools[-1][0] > mean:
            earlier, members = pools.pop()
            mean = (earlier * members + mean * count) / (members + count)
            count += members
        pools.append((mean, count))
    flat = [mean for mean, count in pools for _ in range(count)]
    lowest = low + sizes[order[0]] / 2
    highest = high - sizes[order[-1]] / 2 - offsets[-1]
    places = [0.0] * len(order)
    for index, offset, place in zip(order, offsets, flat, strict=True):
        places[index] = max(lowest, min(highest, place)) + offset
    return places
