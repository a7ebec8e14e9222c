"""Find what a reader of a chart could not make out: text cut off, over other text, too small or faint; faint marks."""

from __future__ import annotations

from collections.abc import Iterator

from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex, to_rgba
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text
from overlaps import find_faults

from ladder.reports.charts.style import GRID, TEXT_SIZE, board_style

_WIDTH = 12.8  # inches, on a slide of 13.3: letters grow a little, never shrink
_GUIDES = {"#ffffff", GRID.lower()}  # halos, and lines that lead the eye


def contrast_on_white(color: str) -> float:
    """WCAG 2.2: (1 + 0.05) over the color's relative luminance plus 0.05."""
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)


def illegible(figure: Figure) -> list[str]:
    """One sentence for each fault of a chart as it is drawn."""
    with board_style():
        faults = find_faults(figure)
    if figure.get_size_inches()[0] != _WIDTH:
        faults.append("the picture is not as wide as a slide's")
    for text in figure.findobj(Text):
        if text.get_text().strip() and text.get_visible():
            if text.get_fontsize() < TEXT_SIZE:
                faults.append(f"{text.get_text()!r} is small")
            if contrast_on_white(to_hex(text.get_color())) < 4.5:
                faults.append(f"{text.get_text()!r} is faint")
    return faults + [f"a mark of {color} is faint" for color in sorted(set(_faint_marks(figure)))]


def _faint_marks(figure: Figure) -> Iterator[str]:
    """Colors of whole marks that neither fill nor edge sets off; a band of a range has its line in it."""
    for axes in figure.axes:
        for artist in axes.get_children():
            if artist is axes.patch or artist.get_alpha() not in (None, 1):
                continue
            if isinstance(artist, Patch):
                colors = [artist.get_facecolor()] + (
                    [artist.get_edgecolor()] if artist.get_linewidth() else []
                )
            elif isinstance(artist, Line2D):
                drawn = (
                    artist.get_linestyle() not in ("None", "") and len(artist.get_xydata()) > 1
                )  # else markers
                colors = (
                    [artist.get_color()]
                    if drawn
                    else [artist.get_markerfacecolor(), artist.get_markeredgecolor()]
                )
            elif isinstance(artist, LineCollection):
                colors = list(artist.get_colors())
            else:
                continue
            shown = [to_hex(color) for color in colors if to_rgba(color)[3] == 1]
            if shown and not _GUIDES.issuperset(shown) and max(map(contrast_on_white, shown)) < 3:
                yield shown[0]
