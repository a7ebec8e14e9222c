"""People on each rung, month by month: the mean of the simulated runs and the range of eight in ten, or seats alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ladder.model.month import Month
from ladder.reports.charts import Chart
from ladder.reports.charts.style import (
    GREY,
    GRID,
    INK,
    LINE_HEIGHT,
    NAVY,
    QUIET,
    RUST,
    SKY,
    Area,
    KeyEntry,
    add_axes,
    add_canvas,
    board_style,
    draw_key,
    put,
    spread,
    start_figure,
    text_width,
    wrap,
    wrap_name,
)
from ladder.reports.charts.words import number, sentence

_LEFT, _RIGHT = (
    168.0,
    186.0,
)  # points for the rung's name and scale at left, for the last month's figures at right
_SCALE = 34.0
_TICKS = 27.0
_GAP = 14.0
_MOST_TICKS = 10
_MOST_MARKS = 3
_COLORS = (NAVY, SKY, RUST, INK)
_BAND = 0.24
_DOTTED = (0, (1, 1.6))
_TODAY: dict[str, Any] = {
    "marker": "o",
    "markersize": 8,
    "markerfacecolor": "white",
    "markeredgewidth": 2,
    "linestyle": "",
}


@dataclass(frozen=True, slots=True)
class RungPeople:
    """One rung by month: places for one person and, where simulated, people: mean and range of eight runs in ten.

    `now` is people as the plan starts, before anyone comes or moves; `baseline` the mean of people without the changes.
    """

    name: str
    places: tuple[int, ...]
    mean: tuple[float, ...] = ()
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    now: float | None = None
    baseline: tuple[float, ...] = ()

    @property
    def shown(self) -> tuple[float, ...]:
        """People, or places where no one is simulated."""
        return self.mean or self.places

    @property
    def at_first(self) -> float:
        """People, or places, that the course starts from."""
        return self.shown[0] if self.now is None else self.now


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that is decided or ends in a month, by its number in the plan."""

    month: int
    words: str


@dataclass(frozen=True, slots=True)
class HeadcountData:
    """Up to four rungs, the lowest first. `basis` says what the people rest on; empty where nothing is simulated.

    `marks` are by month; the first three are drawn.
    """

    agency: str
    scenario: str
    months: tuple[Month, ...]
    rungs: tuple[RungPeople, ...]
    basis: str
    footer: str
    marks: tuple[Mark, ...] = ()

    @property
    def simulated(self) -> bool:
        """Whether people are simulated."""
        return any(rung.mean for rung in self.rungs)


def title(data: HeadcountData) -> str:
    """How many are on the first rung and above it at the end, beside the beginning."""
    what, first = "people" if data.simulated else "seats", data.rungs[0]
    last = data.months[-1].name
    today = " today" if any(rung.now is not None for rung in data.rungs) else ""
    lowest = _change(first.at_first, first.shown[-1], today)
    if len(data.rungs) == 1:
        return f'Under "{data.scenario}" {what} in peer roles {lowest} by {last}'
    above = [
        sum(ends) for ends in zip(*((rung.at_first, rung.shown[-1]) for rung in data.rungs[1:]), strict=True)
    ]
    higher = _change(above[0], above[1], today)
    above_it = f"{what} above {_inside(first.name)}"
    return f'Under "{data.scenario}" {above_it} {higher} by {last}; on that first rung they {lowest}'


def alt_text(data: HeadcountData) -> str:
    """Two or three sentences for who cannot see the chart, with each rung's first and last figures."""
    what = "People" if data.simulated else "Seats for one person"
    ends = [
        f"{rung.name} {number(rung.at_first)} at first and {_at_the_end(rung)} at the end"
        for rung in data.rungs
    ]
    span = f"{data.months[0].name} to {data.months[-1].name}"
    marks = "".join(f" {data.months[mark.month].name}: {mark.words}." for mark in data.marks[:_MOST_MARKS])
    what_of = f"Line chart of {what.lower()} on each rung at {data.agency}, {span}"
    return f"{what_of}. {title(data)}. {'; '.join(ends)}.{marks}"


@board_style()
def draw(data: HeadcountData) -> Figure:
    """Draw a strip a rung, the highest on top, each from zero on its own scale, over the same months."""
    figure, area = start_figure(title(data), _subtitle(data), data.footer)
    area = draw_key(figure, area, _key(data)) if data.simulated else area
    area = _draw_marks(figure, area, data)
    rungs = list(zip(data.rungs, _COLORS, strict=False))[::-1]
    height = (area.height - _TICKS - _GAP * (len(rungs) - 1)) / len(rungs)
    top = area.top
    for rung, color in rungs:
        plot = Area(area.left + _LEFT, top - height, area.right - _RIGHT, top)
        _draw_rung(figure, plot, rung, color)
        name = "\n".join(wrap(rung.name, _LEFT - _SCALE, weight="bold", most=3))
        put(figure, area.left, plot.top, name, weight="bold", vertical="top")
        words = wrap(_last_words(data, rung), _RIGHT - 12, most=3)
        put(figure, plot.right + 12, _end_height(plot, rung, len(words)), "\n".join(words), vertical="center")
        top -= height + _GAP
    _draw_months(figure, data.months, Area(area.left + _LEFT, area.bottom, area.right - _RIGHT, area.bottom))
    return figure


def _draw_marks(figure: Figure, area: Area, data: HeadcountData) -> Area:
    """A line through all strips at each mark, and its words above them; what is left of the area."""
    marks = data.marks[:_MOST_MARKS]
    if not marks:
        return area
    left, right = area.left + _LEFT, area.right - _RIGHT
    words = [wrap_name(mark.words, (right - left) / len(marks) - 16, most=1)[0] for mark in marks]
    months = max(1, len(data.months) - 1)
    at = [left + mark.month / months * (right - left) for mark in marks]
    top = area.top - LINE_HEIGHT - 4
    axes = add_canvas(figure, Area(area.left, area.bottom, area.right, top))
    for x in at:
        axes.vlines(
            x - area.left, _TICKS, top - area.bottom, color=QUIET, linewidth=1.0, linestyle=(0, (6, 3))
        )
    for x, text in zip(
        spread(at, [text_width(text) + 16 for text in words], left, right), words, strict=True
    ):
        put(figure, x, area.top, text, color=QUIET, horizontal="center", vertical="top")
    return Area(area.left, area.bottom, area.right, top)


def chart(data: HeadcountData, stem: str = "headcount") -> Chart:
    """The chart, ready to be saved."""
    return Chart(stem, title(data), alt_text(data), partial(draw, data), data.footer)


def _change(before: float, after: float, when: str = "") -> str:
    start, end = round(before), round(after)
    if start == end:
        return f"stay at {'about ' if before != after else ''}{end:,}"
    return f"{'grow' if end > start else 'fall'} from {start:,}{when} to {end:,}"


def _inside(name: str) -> str:
    """A rung's name inside a sentence."""
    return name[:1].lower() + name[1:]


def _subtitle(data: HeadcountData) -> str:
    what = "People on each rung" if data.simulated else "Seats for one person on each rung"
    basis = f" {sentence(data.basis)}." if data.basis else ""
    return f"{what} at {data.agency}, by month; each rung has its own scale from zero.{basis}"


def _key(data: HeadcountData) -> list[KeyEntry]:
    def band(axes: Axes, x: float, y: float) -> None:
        axes.fill_between([x, x + 26], y - 5, y + 5, facecolor=NAVY, alpha=_BAND, linewidth=0)
        axes.hlines([y - 5, y + 5], x, x + 26, color=NAVY, linewidth=0.8)

    def mean(axes: Axes, x: float, y: float) -> None:
        axes.plot([x, x + 26], [y, y], color=NAVY, linewidth=2.6)

    def baseline(axes: Axes, x: float, y: float) -> None:
        axes.plot([x, x + 26], [y, y], color=INK, linewidth=1.8, linestyle=_DOTTED)

    def today(axes: Axes, x: float, y: float) -> None:
        axes.plot([x + 5], [y], **_TODAY, markeredgecolor=NAVY)

    def places(axes: Axes, x: float, y: float) -> None:
        axes.plot([x, x + 26], [y, y], color=GREY, linewidth=1.4, linestyle=(0, (4, 2)))

    entries = [
        KeyEntry("8 of 10 runs are in the band", 26, band),
        KeyEntry("mean of all runs", 26, mean),
        KeyEntry("authorized places for one person", 26, places),
    ]
    if any(_starts_elsewhere(rung) for rung in data.rungs):
        entries.append(KeyEntry("today, before anyone moves", 10, today))
    if any(rung.baseline for rung in data.rungs):
        entries.append(KeyEntry("mean without the changes", 26, baseline))
    return entries


def _draw_rung(figure: Figure, plot: Area, rung: RungPeople, color: str) -> None:
    axes = add_axes(figure, plot)
    top, months = _top(rung), range(len(rung.places))
    axes.set(xlim=(0, max(1, len(rung.places) - 1)), ylim=(0, top))
    axes.set_yticks([0, top], ["0", f"{top:,}"])
    axes.hlines([0, top], 0, len(rung.places) - 1, color=[GREY, GRID], linewidth=[1.2, 0.8], zorder=0)
    look: dict[str, Any] = {"drawstyle": "steps-mid", "clip_on": False}
    if not rung.mean:
        axes.plot(months, rung.places, color=color, linewidth=2.6, **look)
        return
    axes.fill_between(
        months, rung.low, rung.high, step="mid", facecolor=color, alpha=_BAND, linewidth=0, zorder=1
    )
    for end in (rung.low, rung.high):
        axes.plot(months, end, color=color, linewidth=0.8, zorder=1, **look)
    axes.plot(months, rung.places, color=GREY, linewidth=1.4, linestyle=(0, (4, 2)), zorder=2, **look)
    if rung.baseline:
        axes.plot(months, rung.baseline, color=INK, linewidth=1.8, linestyle=_DOTTED, zorder=4, clip_on=False)
    if _starts_elsewhere(rung):
        axes.plot([0], [rung.at_first], **_TODAY, markeredgecolor=color, zorder=5, clip_on=False)
    axes.plot(months, rung.mean, color=color, linewidth=2.6, zorder=3, clip_on=False)


def _starts_elsewhere(rung: RungPeople) -> bool:
    """Whether people move in the first month so that the course does not show where it starts."""
    return rung.now is not None and round(rung.now) != round(rung.mean[0])


def _top(rung: RungPeople) -> int:
    """A round upper end: the first of 2, 5, 10, 20 ... that holds everything, in steps where that leaves much room."""
    highest = max(1, *rung.places, *(rung.high or (0,)), *(rung.baseline or (0,)), rung.now or 0)
    unit = next(unit for unit in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000) if highest <= unit * 10)
    return -(-int(-(-highest // 1)) // unit) * unit


def _last_words(data: HeadcountData, rung: RungPeople) -> str:
    return f"{data.months[-1].name}: {_at_the_end(rung)}"


def _at_the_end(rung: RungPeople) -> str:
    """`43.6 (41 to 46 in 8 of 10 runs)`, `5 in 8 of 10 runs`, or the number of seats."""
    if not rung.mean:
        return f"{rung.places[-1]:,}"
    low, high = round(rung.low[-1]), round(rung.high[-1])
    if low == high:
        return f"{low:,} in 8 of 10 runs"
    return f"{number(rung.mean[-1])} ({low:,} to {high:,} in 8 of 10 runs)"


def _end_height(plot: Area, rung: RungPeople, lines: int) -> float:
    """The middle of the words beside a strip: at its last figure, but inside the strip."""
    half = lines * LINE_HEIGHT / 2
    y = plot.bottom + rung.shown[-1] / _top(rung) * plot.height
    return min(max(y, plot.bottom + half), max(plot.top - half, plot.bottom + half))


def _draw_months(figure: Figure, months: Sequence[Month], area: Area) -> None:
    """The year under each January, or the first and last month of a plan of few."""
    januaries = [at for at, month in enumerate(months) if month.month == 1]
    ticks = {at: str(months[at].year) for at in januaries[:: -(-len(januaries) // _MOST_TICKS) or 1]}
    if len(ticks) < 2:
        ticks = {0: months[0].name, len(months) - 1: months[-1].name}
    width = max(1, len(months) - 1)
    for at, words in ticks.items():
        x = area.left + at / width * area.width
        put(figure, x, area.bottom + LINE_HEIGHT / 2 - 2, words, color=QUIET, horizontal="center")
