"""How much room words take on a slide, without knowing which fonts the reader's machine has.

Letters are counted as wide as Arial's, about 0.9 of DejaVu Sans, whose widths are at hand: Calibri, in which the deck
is set, is narrower, and what a machine without it takes instead is hardly wider.
"""

from __future__ import annotations

from collections.abc import Sequence

from ladder.reports.charts.style import Weight, text_width, wrap, wrap_name
from ladder.reports.deck.spec import LEAST_LABEL, LEAST_TEXT, Area, Grid, Line, Words

POINTS = 72.0  # to the inch
_NARROWER = 0.9
LINE = 1.2  # lines are so much higher than letters
PADDING = 0.1  # inches left free at each side of a box
AFTER = 0.35  # of a line, left free under a paragraph
BULLET = 0.22  # inches
EDGE = 0.05  # inches free above and below the words of a table's cell


def width_of(text: str, size: float, bold: bool = False) -> float:
    """Inches that one line of text takes."""
    return text_width(text, size, _weight(bold)) * _NARROWER / POINTS


def lines_of(text: str, width: float, size: float, bold: bool = False, most: int | None = None) -> list[str]:
    """The text in lines no wider than so many inches; past `most` lines it ends in an ellipsis."""
    return wrap(text, width * POINTS / _NARROWER, size, _weight(bold), most)


def shortened(text: str, width: float, size: float, most: int, bold: bool = False) -> str:
    """The text, or as much of it as goes on `most` lines, with an ellipsis."""
    return " ".join(lines_of(text, width, size, bold, most))


def cut_in_the_middle(text: str, width: float, size: float, most: int, bold: bool = False) -> str:
    """A name, or as many of its first and last words as go on `most` lines: names that start alike stay apart."""
    return " ".join(wrap_name(text, width * POINTS / _NARROWER, most, size, _weight(bold)))


def height_of(lines: Sequence[Line], width: float, size: float) -> float:
    """Inches that paragraphs take, with what is free under each."""
    total = 0.0
    for line in lines:
        room = width - (BULLET if line.bullet else 0)
        total += (len(lines_of(line.text, room, size, line.bold)) * LINE + AFTER) * size
    return total / POINTS


def fitting_size(words: Words, width: float, height: float) -> float:
    """The largest size, not over the words' own and not under the least, at which they fit a box."""
    size = words.size
    while size > LEAST_TEXT and not _fit(words, width, height, size):
        size -= 1
    return size


def _fit(words: Words, width: float, height: float, size: float) -> bool:
    return height_of(words.lines, width - 2 * PADDING, size) <= height - PADDING


def largest(text: str, width: float, sizes: Sequence[float], bold: bool = False, most: int = 1) -> float:
    """The first of the sizes at which the text goes on `most` lines; the last where it does at none."""
    return next((size for size in sizes if len(lines_of(text, width, size, bold)) <= most), sizes[-1])


def table_size(grid: Grid, area: Area) -> float:
    """The size of letters at which the table is no higher than its area; never under the least."""
    size = grid.size
    while size > LEAST_LABEL and sum(row_heights(grid, size, area.width)) > area.height:
        size -= 1
    return size


def row_heights(grid: Grid, size: float, width: float) -> list[float]:
    """Inches of the header and of each row."""
    shares = [each * width / sum(grid.widths) for each in grid.widths]
    heights = []
    for number, row in enumerate((grid.header, *grid.rows)):
        bold = number == 0 or (number - 1) in grid.bold
        most = max(
            len(lines_of(words, share - 2 * PADDING, size, bold))
            for words, share in zip(row, shares, strict=True)
        )
        roomy = 1.25 if size >= LEAST_TEXT + 2 else 1.0
        heights.append(most * LINE * size / 72 * roomy + 2 * EDGE)
    return heights


def _weight(bold: bool) -> Weight:
    return "bold" if bold else "normal"
