"""Find text that a reader could not read: one text over another, or text that leaves the picture."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from matplotlib.artist import Artist
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.text import Text

_TOLERANCE = 1.0  # pixels that two boxes may share: rounding, not ink


def find_faults(figure: Figure) -> list[str]:
    """One sentence for each pair of overlapping texts and for each text that leaves the picture."""
    figure.draw_without_rendering()
    canvas = figure.bbox
    boxes = [(text.get_text(), text.get_window_extent()) for text in _visible_texts(figure)]
    faults = [
        f"{words!r} leaves the picture"
        for words, box in boxes
        if box.x0 < canvas.x0 or box.y0 < canvas.y0 or box.x1 > canvas.x1 or box.y1 > canvas.y1
    ]
    for (words, box), (others, other) in combinations(boxes, 2):
        across = min(box.x1, other.x1) - max(box.x0, other.x0)
        along = min(box.y1, other.y1) - max(box.y0, other.y0)
        if across > _TOLERANCE and along > _TOLERANCE:
            faults.append(f"{words!r} overlaps {others!r}")
    return faults


def _visible_texts(artist: Artist) -> Iterator[Text]:
    if not artist.get_visible():
        return
    if isinstance(artist, Text):
        if artist.get_text().strip():
            yield artist
    elif isinstance(artist, Axis):
        low, high = sorted(artist.get_view_interval())
        for tick in [*artist.get_major_ticks(), *artist.get_minor_ticks()]:
            if low <= tick.get_loc() <= high and tick.get_visible():  # others are never drawn
                yield from _visible_texts(tick.label1)
                yield from _visible_texts(tick.label2)
        yield from _visible_texts(artist.get_label())
        yield from _visible_texts(artist.get_offset_text())
    else:
        for child in artist.get_children():
            yield from _visible_texts(child)
