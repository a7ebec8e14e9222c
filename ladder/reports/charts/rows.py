"""What the two charts of hourly pay share: rows named at left, an hourly scale, the entry-level line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ladder.reports.charts.style import (
    GRID,
    INK,
    LINE_HEIGHT,
    QUIET,
    RUST,
    Area,
    add_axes,
    put,
    text_width,
    wrap,
    wrap_name,
)
from ladder.reports.charts.words import hourly

MOST_ROWS = 20
WIDEST_LABEL = 330.0  # points
WIDEST_ONE_LINE = 450.0  # where a row has room for one line only
_NARROWEST_LABEL = 150.0
_TICK_STRIP = 19.0
_GAP = 14.0  # between the names and the plot
_SEPARATOR = " · "
_STEPS = (
    Decimal("0.1"),
    Decimal("0.2"),
    Decimal("0.5"),
    *map(Decimal, (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)


@dataclass(frozen=True, slots=True)
class Scale:
    """An hourly scale with round ends, in dollars."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def note(self) -> str:
        """A sentence for the subtitle where the scale does not start at zero."""
        return f"The scale starts at {_tick(self.low, self.step)}, not at zero." if self.low else ""


def hourly_scale(values: Iterable[Decimal]) -> Scale:
    """A scale over these rates with a few round ticks."""
    rates = list(values)
    lowest, highest = min(rates), max(rates)
    spread = max(highest - lowest, highest / 5, Decimal("0.5"))
    step = next((step for step in _STEPS if spread / step <= 7), spread / 5)
    low = (lowest / step).to_integral_value(ROUND_FLOOR) * step
    high = (highest / step).to_integral_value(ROUND_CEILING) * step
    return Scale(low, max(high, low + 2 * step), step)


def _tick(value: Decimal, step: Decimal) -> str:
    return hourly(value) if step < 1 else f"${value:,.0f}"


@dataclass(frozen=True, slots=True)
class RowLabel:
    """A row's name, and the parts of a second line in the order of their weight."""

    name: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryRole:
    """The agency's own entry-level direct support job outside the peer roles; dollars an hour."""

    title: str
    rate: Decimal


def is_dense(area: Area, rows: int) -> bool:
    """Whether a row of a chart in this area has room for one line only."""
    return (area.height - _TICK_STRIP - LINE_HEIGHT) / rows < 2 * LINE_HEIGHT


def label_width(labels: Sequence[RowLabel], most: float = WIDEST_LABEL) -> float:
    """The width of the label column, in points: what the names need, within bounds."""
    widest = max(
        text_width(text) for label in labels for text in (label.name, _SEPARATOR.join(label.details))
    )
    return min(max(widest, _NARROWEST_LABEL), most)


def open_rows(
    figure: Figure, area: Area, names: float, scale: Scale, after: float, entry: EntryRole
) -> tuple[Axes, Area]:
    """Axes for the rows, dollars an hour across and points upward, and the area of the names beside them.

    `names` is the width of the names, in points; `after` points stay free past the scale's end. The entry
    role's rate is drawn through all rows and named above them.
    """
    plot = Area(area.left + names + _GAP, area.bottom + _TICK_STRIP, area.right, area.top - LINE_HEIGHT - 2)
    axes = add_axes(figure, plot)
    across = float(scale.high - scale.low) * plot.width / (plot.width - after)
    axes.set(xlim=(float(scale.low), float(scale.low) + across), ylim=(0, plot.height))
    count = int((scale.high - scale.low) / scale.step)
    ticks = [scale.low + scale.step * index for index in range(count + 1)]
    axes.set_xticks([float(tick) for tick in ticks], [_tick(tick, scale.step) for tick in ticks])
    axes.vlines([float(tick) for tick in ticks], 0, plot.height, color=GRID, linewidth=0.8, zorder=0)

    line = axes.vlines(float(entry.rate), 0, plot.height + 4, color=RUST, linewidth=2.2, zorder=4.5)
    line.set(linestyle=(0, (5, 2)), clip_on=False)
    pay = f": {hourly(entry.rate)}"
    room = area.width - text_width(pay, weight="bold")
    words = wrap(f"Our own entry role, {entry.title}", room, weight="bold", most=1)[0] + pay
    x = plot.left + float(entry.rate - scale.low) / across * plot.width - 3
    x = max(area.left, min(x, area.right - text_width(words, weight="bold")))
    put(figure, x, plot.top + 6, words, weight="bold", color=RUST, vertical="bottom")
    return axes, Area(area.left, plot.bottom, area.left + names, plot.top)


def draw_label(figure: Figure, label: RowLabel, area: Area, color: str = INK) -> None:
    """Set a row's name, and of its details what fits on one more line, in the middle of the area."""
    room = max(1, int(area.height / LINE_HEIGHT))
    details = label.details if room > 1 else ()
    names = wrap_name(label.name, area.width, max(1, room - bool(details)))
    while details and text_width(_SEPARATOR.join(details)) > area.width:
        details = details[:-1]
    lines = [*names, *([_SEPARATOR.join(details)] if details else [])]
    top = (area.top + area.bottom) / 2 + len(lines) * LINE_HEIGHT / 2
    for index, line in enumerate(lines):
        y = top - (index + 0.5) * LINE_HEIGHT
        put(
            figure,
            area.left,
            y,
            line,
            color=color if index < len(names) else QUIET,
        )
