"""Who moves up and after what wait: a row a step of the ladder, its expected wait as a bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ladder.reports.charts import Chart
from ladder.reports.charts.style import (
    GREY,
    GRID,
    INK,
    LINE_HEIGHT,
    NAVY,
    QUIET,
    RUST,
    Area,
    add_axes,
    board_style,
    put,
    start_figure,
    text_width,
    wrap,
    wrap_name,
)
from ladder.reports.charts.words import left_off, number

_MOST_ROWS = 12
_NAMES = (170.0, 330.0)
_COLUMN = 112.0  # of the figures at right, each
_LONGEST = 120  # months that a bar shows
_TICKS = 20.0
_LABEL = 96.0  # points kept at the end of the longest bar for its words

_LONGEST_TITLE = 150  # characters


@dataclass(frozen=True, slots=True)
class StepWait:
    """One step of the ladder: months of wait once someone qualifies (None: no one moves), in words too.

    `share` is of the staff of the role it starts from, promoted by any step; None where no one is there at first.
    """

    name: str
    wait: float | None
    words: str
    moves_a_year: float
    share: float | None


@dataclass(frozen=True, slots=True)
class PromotionData:
    """Promotions of one scenario; `within` is `three years`, `basis` what the figures rest on."""

    agency: str
    scenario: str
    staff: float
    promoted: float
    low: float
    high: float
    within: str
    steps: tuple[StepWait, ...]
    basis: str
    footer: str


def title(data: PromotionData) -> str:
    """How many of today's staff move up, and the longest wait among the steps that anyone takes."""
    share = f"about {data.promoted:.0f} of {data.staff:.0f} staff are promoted within {data.within}"
    taken = [step for step in data.steps if step.wait is not None]
    if not taken:
        return f'Under "{data.scenario}" no one moves up: no seat opens for those who qualify'
    longest = max(taken, key=lambda step: step.wait or 0)
    which = "the longest wait" if len(taken) > 1 else "the wait"
    whole = f'Under "{data.scenario}" {share}; {which}, from {longest.name}, is {longest.words}'
    # With long names it would take three lines; the chart names the step beside its bar.
    return (
        whole
        if len(whole) <= _LONGEST_TITLE
        else f'Under "{data.scenario}" {share}; {which} is {longest.words}'
    )


def alt_text(data: PromotionData) -> str:
    """Two or three sentences for who cannot see the chart, with each step's wait."""
    waits = "; ".join(f"{step.name}, {step.words}" for step in data.steps)
    spread = f"{data.low:.0f} to {data.high:.0f} in 8 of 10 runs"
    return (
        f"Bar chart of the expected wait for each step of the ladder at {data.agency}. {title(data)} ({spread} are "
        f"promoted). Waits: {waits}."
    )


@board_style()
def draw(data: PromotionData) -> Figure:
    """Draw a bar a step from zero, with moves a year and the share promoted in columns beside them."""
    steps = data.steps[:_MOST_ROWS]
    figure, area = start_figure(title(data), _subtitle(data), data.footer)
    low, high = _NAMES
    names = min(max(low, *(text_width(step.name) + 12 for step in steps)), high)
    columns = (area.right - 2 * _COLUMN, area.right - _COLUMN)
    heads = (
        (area.left, "Step", ""),
        (area.left + names, "Expected wait once someone qualifies", ""),
        (columns[0] + _COLUMN - 6, "Moves", "a year"),
        (area.right, "Staff promoted", f"in {data.within}"),
    )
    for place, (x, *words) in enumerate(heads):
        for line, text in enumerate(words):
            y = area.top - (line + 0.5) * LINE_HEIGHT
            put(figure, x, y, text, color=QUIET, horizontal="left" if place < 2 else "right")
    plot = Area(area.left + names, area.bottom + _TICKS, columns[0], area.top - 2 * LINE_HEIGHT - 8)
    axes = add_axes(figure, plot)
    _draw_bars(axes, steps, plot)
    height = plot.height / len(steps)
    for index, step in enumerate(steps):
        y = plot.top - (index + 0.5) * height
        lines = _name_lines(step.name, names - 12, max(1, int(height / LINE_HEIGHT)))
        put(figure, area.left, y, "\n".join(lines), vertical="center")
        put(figure, columns[0] + _COLUMN - 6, y, number(step.moves_a_year), horizontal="right")
        share = "none at first" if step.share is None else f"{step.share:.0%}"
        put(figure, area.right, y, share, horizontal="right")
    return figure


def chart(data: PromotionData, stem: str = "promotions-and-waits") -> Chart:
    """The chart, ready to be saved."""
    return Chart(stem, title(data), alt_text(data), partial(draw, data), data.footer)


def _name_lines(name: str, width: float, most: int) -> list[str]:
    """A step's name; where it has no room, both its roles keep their ends, on lines of their own or side by side."""
    whole = wrap(name, width)
    start, to, end = name.partition(" to ")
    if len(whole) <= most or not to or " to " in end:
        return wrap_name(name, width, most)
    if most < 2:
        half = (width - text_width(to)) / 2
        return [f"{wrap_name(start, half, 1)[0]}{to}{wrap_name(end, half, 1)[0]}"]
    return [*wrap_name(f"{start} to", width, most // 2), *wrap_name(end, width, most - most // 2)]


def _subtitle(data: PromotionData) -> str:
    off = left_off("steps", min(len(data.steps), _MOST_ROWS), len(data.steps))
    spread = f"{data.low:.0f} to {data.high:.0f} staff in 8 of 10 runs"
    return (
        f"Expected wait for each step at {data.agency}; {spread} are promoted within {data.within}. Staff promoted: of "
        f"the role the step starts from, by any step. {data.basis}. {off}".rstrip()
    )


def _draw_bars(axes: Axes, steps: Sequence[StepWait], plot: Area) -> None:
    longest = max((min(step.wait, _LONGEST) for step in steps if step.wait is not None), default=12)
    every = next(months for months in (1, 3, 6, 12, 24) if longest <= months * 6)
    room = plot.width / max(plot.width - _LABEL, 1)
    axes.set(xlim=(0, max(longest, every) * room), ylim=(len(steps), 0))
    ticks = range(0, int(max(longest, every)) + 1, every)
    axes.set_xticks(list(ticks), [_tick(tick, every) for tick in ticks])
    axes.vlines(list(ticks), 0, len(steps), color=[GREY, *[GRID] * (len(ticks) - 1)], linewidth=0.8, zorder=0)
    for index, step in enumerate(steps):
        wait = min(step.wait or 0.0, _LONGEST)
        over = step.wait is not None and step.wait > _LONGEST
        axes.barh(index + 0.5, wait, height=min(0.62, 26 * len(steps) / plot.height), color=NAVY, zorder=2)
        label = axes.annotate(
            step.words,
            (wait, index + 0.5),
            (6, -1),
            textcoords="offset points",
            ha="left",
            va="center",
        )
        label.set(color=RUST if over or step.wait is None else INK, zorder=3)


def _tick(months: int, every: int) -> str:
    if every < 12:
        return f"{months} {'month' if months == 1 else 'months'}" if months == every else str(months)
    return f"{months // 12} {'year' if months == 12 else 'years'}" if months == every else str(months // 12)
