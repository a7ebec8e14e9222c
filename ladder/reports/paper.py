"""Letter paper: how small print may get, which columns make a page, and where one page ends and the next begins.

Breaks are set here and not left to the program that prints, so that no title stands alone at the foot of a page and a
table that fits on a page is not torn. They count because the scale is set too: with "fit to width", Excel ignores them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ladder.reports.addresses import CHART_ROWS, Place, SheetLayout
from ladder.reports.tables import Kind, Row

_POINTS_A_CHARACTER = 5.65  # of column width: half an em of 11 point type, and what the widest program adds
_SPARE = 0.98  # programs differ a little in how wide and high they print
_KEPT_ROWS = 3  # of a table stay with its title and header
_TORN_LATE = 0.6  # a table that fits a page starts a new one when it begins below this share of the page


@dataclass(frozen=True, slots=True)
class Paper:
    """A page's orientation and the room inside its margins, in points."""

    orientation: str
    width: float
    height: float
    smallest: int  # percent

    def scale(self, characters: float, points: float) -> int:
        """The percent at which so many characters fit across, and so many points down, or the smallest there is."""
        across = self.width / (characters * _POINTS_A_CHARACTER)
        down = self.height / points if points else across
        return max(self.smallest, min(100, int(100 * _SPARE * min(across, down))))

    def holds(self, points: float) -> bool:
        """Whether so many points of row height fit on a page at the smallest scale."""
        return points <= self.points_high(self.smallest)

    def characters(self, scale: int) -> float:
        """How many characters of column width fit across at a scale."""
        return self.width / _POINTS_A_CHARACTER / scale * 100

    def points_high(self, scale: int) -> float:
        """How many points of row height fit on a page at a scale."""
        return self.height * _SPARE / scale * 100


LANDSCAPE = Paper("landscape", 720, 504, 55)  # 11 point type prints at 6
UPRIGHT = Paper("portrait", 540, 684, 70)  # 11 point type prints at 7.7: what leads is read on paper


def page_columns(widths: Mapping[int, float], lead: int, room: float) -> list[tuple[int, int]]:
    """The first and last column of each page across; pages after the first repeat the `lead` columns."""
    spans: list[tuple[int, int]] = []
    start, used = 1, 0.0
    repeated = sum(widths[at] for at in range(1, max(1, lead) + 1))
    for at, width in widths.items():
        if at > max(1, lead) + 1 and at > start and used + width > room:
            spans.append((start, at - 1))
            start, used = at, repeated
        used += width
    return [*spans, (start, max(widths))]


def page_breaks(placed: SheetLayout, heights: Sequence[float], room: float, first: int = 0) -> list[int]:
    """The rows after which a page ends; `first` is the last row of the first page, where that is given."""
    breaks = [first] if 0 < first < len(heights) else []
    start = first + 1
    while sum(heights[start - 1 :]) > room:
        end, used = start, heights[start - 1]
        while used + heights[end] <= room:
            used += heights[end]
            end += 1
        end = max(_moved_up(placed, heights, room, start, end), start)
        breaks.append(end)
        start = end + 1
    return breaks


def _moved_up(placed: SheetLayout, heights: Sequence[float], room: float, start: int, end: int) -> int:
    """The last row of a page that could hold the rows to `end`: further up where that would tear what belongs."""
    place = next((each for each in placed.places if each.top <= end < _bottom(each)), None)
    if place is None:
        return end
    before = place.top - 1
    fits = sum(heights[before : _bottom(place)]) <= room
    # What leads is read on paper, and its tables have headers of their own: there none is torn that fits.
    late = sum(heights[start - 1 : before]) > (0 if placed.sheet.first_page else _TORN_LATE * room)
    whole = fits and (late or place.chart_row is not None)  # a chart goes with its figures
    if before >= start and (end < _first_row(place) + _KEPT_ROWS - 1 or whole):
        return before
    if place.chart_row and end >= place.chart_row - 1:
        return max(start, place.chart_row - 2)
    rows = dict(zip(place.rows.values(), place.table.rows, strict=True))
    end = _before_what_belongs(rows, max(start, _first_row(place)), end)
    while end > start and end in rows and rows[end].kind is Kind.HEADING:
        end -= 1
    return end


def _before_what_belongs(rows: Mapping[int, Row], first: int, end: int) -> int:
    """The row before the one that the next page's first rows belong to; `end` where they would fill a page."""
    last = end
    while last > first and last + 1 in rows and rows[last + 1].label.startswith("  "):
        last -= 1
    return last if last > first else end


def _first_row(place: Place) -> int:
    return min(place.rows.values())


def _bottom(place: Place) -> int:
    """The last row of a table, its chart included."""
    last = max(place.rows.values())
    return last if place.chart_row is None else place.chart_row + CHART_ROWS - 2
