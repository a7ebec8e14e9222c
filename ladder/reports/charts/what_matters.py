"""Which assumptions matter (a tornado): each input's low and high value and how they move the result, widest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ladder.reports.charts import Chart
from ladder.reports.charts.rows import RowLabel, draw_label, label_width
from ladder.reports.charts.style import (
    GREY,
    INK,
    LINE_HEIGHT,
    NAVY,
    RUST,
    TEXT_SIZE,
    Area,
    KeyEntry,
    add_canvas,
    board_style,
    draw_key,
    put,
    start_figure,
    text_width,
)
from ladder.reports.charts.words import MINUS, dollars, inside, listing, round_dollars, sentence, whole

MOST_INPUTS = 12
_THICKEST = 30.0  # points of a bar
_APART = 7.0  # points from a bar's end to its label


@dataclass(frozen=True, slots=True)
class End:
    """One value of an input in words, such as `at 70%`, and the dollars by which the result changes with it."""

    words: str
    change: Decimal


@dataclass(frozen=True, slots=True)
class Input:
    """An input with its two ends; `now` is what the plan has, in words, if there are any."""

    title: str
    now: str
    low: End
    high: End

    @property
    def ends(self) -> tuple[End, End]:
        """The end that lowers the result most first."""
        first, last = sorted((self.low, self.high), key=lambda end: end.change)
        return first, last


@dataclass(frozen=True, slots=True)
class MattersData:
    """At least one input with an effect, the widest first. `measure` is what moves, as inside a sentence.

    `how` says how far the inputs are moved; `without_effect` names those that were tried and change nothing.
    """

    agency: str
    measure: str
    planned: Decimal
    inputs: tuple[Input, ...]
    without_effect: tuple[str, ...]
    how: str
    footer: str


def title(data: MattersData) -> str:
    """Which input moves the result most, and from what to what: to the dollar where rounding would hide it."""
    first = data.inputs[0]
    near = abs(first.high.change - first.low.change) < abs(data.planned) / 10
    shown = dollars if near else _rounded
    ends = [f"{shown(data.planned + end.change)} {end.words}" for end in (first.low, first.high)]
    return sentence(f"the {data.measure} depends most on {inside(first.title)}: {ends[0]}, {ends[1]}")


def alt_text(data: MattersData) -> str:
    """Two or three sentences for who cannot see the chart, with the widest and the narrowest effect."""
    first, last = data.inputs[0], data.inputs[-1]
    words = f"As planned it is {dollars(data.planned)}, and the changes are: {_both(first)}"
    if len(data.inputs) > 1:
        words += f"; down to {_both(last)}"
    return f"Bar chart of what moves the {data.measure} at {data.agency}. {title(data)}. {words}."


@board_style()
def draw(data: MattersData) -> Figure:
    """Draw a bar a side for every input, from the planned result in the middle, the widest at the top."""
    inputs = data.inputs[:MOST_INPUTS]
    none = f" Tried, and changes nothing: {listing(data.without_effect)}." if data.without_effect else ""
    subtitle = f"Change in dollars of the {data.measure} at {data.agency}. {sentence(data.how)}.{none}"
    figure, area = start_figure(title(data), subtitle, data.footer)
    area = draw_key(figure, area, _key())
    labels = [RowLabel(each.title, (f"now {each.now}",) if each.now else ()) for each in inputs]
    names = label_width(labels)
    plot = Area(area.left + names + 14, area.bottom, area.right, area.top - LINE_HEIGHT - 4)
    scale = _scale(inputs, plot.width)
    axes = add_canvas(figure, plot)
    height = plot.height / len(inputs)
    for index, (each, label) in enumerate(zip(inputs, labels, strict=True)):
        top = plot.top - index * height
        draw_label(figure, label, Area(area.left, top - height, area.left + names, top))
        _draw_input(axes, each, plot.height - (index + 0.5) * height, min(_THICKEST, height * 0.62), scale)
    axes.vlines(scale.zero, 0, plot.height + 3, color=INK, linewidth=1.6, zorder=5).set_clip_on(False)
    _name_the_middle(figure, data, plot, scale.zero)
    return figure


def chart(data: MattersData, stem: str = "what-matters") -> Chart:
    """The chart, ready to be saved."""
    return Chart(stem, title(data), alt_text(data), partial(draw, data), data.footer)


def _rounded(amount: Decimal) -> str:
    return f"{MINUS}{round_dollars(-amount)}" if whole(amount) < 0 else round_dollars(abs(amount))


def _change(end: End) -> str:
    """`+$12,000 at 70%`."""
    plus = "+" if whole(end.change) > 0 else ""
    return f"{plus}{dollars(end.change)} {end.words}"


def _both(each: Input) -> str:
    return f"{inside(each.title)}, {_change(each.low)} and {_change(each.high)}"


# The bars: points across, from the planned result.


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where the planned result stands, in points from the left, and points a dollar."""

    zero: float
    a_dollar: float


def _labels(each: Input) -> tuple[str, str]:
    """What stands left of the bars and right of them; both ends in one where they are on one side."""
    first, last = each.ends
    if whole(first.change) >= 0:
        near = f"{_change(first)}, " if whole(first.change) else ""
        return "", f"{near}{_change(last)}"
    if whole(last.change) <= 0:
        near = f", {_change(last)}" if whole(last.change) else ""
        return f"{_change(first)}{near}", ""
    return _change(first), _change(last)


def _scale(inputs: Sequence[Input], width: float) -> _Scale:
    """The largest scale at which every bar has room beside it for its label."""
    left = max((text_width(_labels(each)[0]) for each in inputs), default=0.0) + _APART
    right = max((text_width(_labels(each)[1]) for each in inputs), default=0.0) + _APART
    low = max(0.0, *(-float(each.ends[0].change) for each in inputs))
    high = max(0.0, *(float(each.ends[1].change) for each in inputs))
    a_dollar = max(width - left - right, width / 5) / (low + high)
    return _Scale(left + low * a_dollar, a_dollar)


def _draw_input(axes: Axes, each: Input, y: float, thick: float, scale: _Scale) -> None:
    first, last = each.ends
    low, high = (scale.zero + float(end.change) * scale.a_dollar for end in (first, last))
    for start, stop, color in (
        (min(low, scale.zero), scale.zero, NAVY),
        (scale.zero, max(high, scale.zero), RUST),
    ):
        if stop - start > 0:
            axes.add_patch(Rectangle((start, y - thick / 2), stop - start, thick, color=color, linewidth=0))
    for end in (low, high):  # the nearer of two ends on one side
        if min(low, scale.zero) < end < max(high, scale.zero) and end != scale.zero:
            axes.vlines(end, y - thick / 2, y + thick / 2, color="white", linewidth=2)
    before, after = _labels(each)
    middle = y - 0.36 * TEXT_SIZE
    if before:
        axes.text(min(low, scale.zero) - _APART, middle, before, ha="right", va="baseline")
    if after:
        axes.text(max(high, scale.zero) + _APART, middle, after, ha="left", va="baseline")


def _name_the_middle(figure: Figure, data: MattersData, plot: Area, zero: float) -> None:
    words = f"as planned: {dollars(data.planned)}"
    half = text_width(words, weight="bold") / 2
    x = max(plot.left + half, min(plot.left + zero, plot.right - half))
    put(figure, x, plot.top + 10, words, weight="bold", horizontal="center")


def _key() -> list[KeyEntry]:
    def mark(color: str) -> partial[None]:
        return partial(_box, color)

    return [
        KeyEntry("costs less than planned", 16, mark(NAVY)),
        KeyEntry("costs more than planned", 16, mark(RUST)),
    ]


def _box(color: str, axes: Axes, x: float, y: float) -> None:
    axes.add_patch(Rectangle((x, y - 5), 16, 10, facecolor=color, edgecolor=GREY, linewidth=0))
