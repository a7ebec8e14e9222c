"""Where a scenario's added money goes: a waterfall from the baseline's cost, cause by cause, to what is left net."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from functools import partial
from itertools import accumulate, pairwise

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ladder.reports.charts import Chart
from ladder.reports.charts.cost_by_year import scale
from ladder.reports.charts.style import (
    BELOW_MIDDLE,
    GREY,
    GRID,
    INK,
    LINE_HEIGHT,
    NAVY,
    QUIET,
    RUST,
    SKY,
    Area,
    Weight,
    add_axes,
    board_style,
    put,
    start_figure,
    text_width,
    wrap_name,
)
from ladder.reports.charts.words import dollars, round_dollars, sentence, whole
from ladder.reports.charts.year_table import Look, box

_MORE, _LESS, _TOTAL = Look(RUST), Look(SKY, "////"), Look(NAVY)
_NAMES = 300.0  # points for the causes at left
_TICKS = 20.0


@dataclass(frozen=True, slots=True)
class MoneyData:
    """Dollars of one year. `causes` add up to the change in cost; `revenue` is its change, None where no one bills.

    `span` is the year as it stands in a sentence; `baseline` and `scenario` are titles in quotes.
    """

    agency: str
    span: str
    baseline: str
    scenario: str
    cost_before: Decimal
    causes: tuple[tuple[str, Decimal], ...]
    revenue: Decimal | None
    footer: str
    every: tuple[Decimal, ...] = ()  # running totals of every scenario's chart, so that all share one scale


def added(data: MoneyData) -> Decimal:
    """The change in cost."""
    return sum((amount for _, amount in data.causes), Decimal(0))


def net(data: MoneyData) -> Decimal:
    """The change in cost less the change in revenue."""
    return added(data) - (data.revenue or Decimal(0))


def running_totals(data: MoneyData) -> tuple[Decimal, ...]:
    """Where each step ends, the net last."""
    return (*accumulate(amount for _, amount in data.causes), net(data))


def title(data: MoneyData) -> str:
    """What the scenario adds, its largest part, and what comes back in revenue."""
    change = added(data)
    steps = [(name, amount) for name, amount in data.causes if whole(amount)]
    if not whole(change):
        words = f"{data.scenario} costs the same as {data.baseline} in {data.span}"
    else:
        verb = "adds" if change > 0 else "saves"
        words = f"{data.scenario} {verb} {round_dollars(abs(change))} in {data.span}"
        alike = [step for step in data.causes if (step[1] > 0) == (change > 0)]
        name, amount = max(alike, key=lambda step: abs(step[1]))
        if len(steps) > 1:
            words += f"; the largest part is {_lower(name)}, {round_dollars(abs(amount))}"
    if data.revenue is not None and whole(data.revenue):
        side = "more" if data.revenue > 0 else "less"
        words += f"; revenue is {round_dollars(abs(data.revenue))} {side}"
    return sentence(words)


def alt_text(data: MoneyData) -> str:
    """Two or three sentences for who cannot see the chart, with every step."""
    steps = "; ".join(f"{_lower(name)} {_signed(amount)}" for name, amount in _steps(data))
    after = data.cost_before + added(data)
    return (
        f"Waterfall chart of the change in cost at {data.agency} by cause, in dollars. {title(data)}. "
        f"From {dollars(data.cost_before)} to {dollars(after)}: {steps}."
    )


@board_style()
def draw(data: MoneyData) -> Figure:
    """Draw a floating bar a cause from where the last one ended, then the totals from zero."""
    after = data.cost_before + added(data)
    subtitle = (
        f"Change in cost at {data.agency} by cause, {data.span}: from {dollars(data.cost_before)} under "
        f"{data.baseline} (zero on the scale) to {dollars(after)} under {data.scenario}."
    )
    figure, area = start_figure(title(data), subtitle, data.footer)
    plot = Area(area.left + _NAMES, area.bottom + _TICKS, area.right, area.top)
    axes = add_axes(figure, plot)
    rows = _bars(data)
    low, high, step = scale([Decimal(0), *running_totals(data), *data.every])
    longest = max(
        _signed(high - low), _signed(low - high), key=lambda words: text_width(words, weight="bold")
    )
    label = text_width(longest, weight="bold") + 12  # no step is longer, in any scenario's chart
    lowest = min(Decimal(0), *running_totals(data), *data.every)
    before, units = _left_room(data, lowest, high, plot.width, label)
    axes.set(xlim=(float(lowest) - before * units, float(high) + label * units), ylim=(0, plot.height))
    ticks = [low + step * index for index in range(int((high - low) / step) + 1)]
    widest = max(text_width(_signed(tick)) for tick in ticks) + 14
    apart = int((Decimal(widest) / (step / Decimal(units))).to_integral_value(ROUND_CEILING))
    ticks = [tick for tick in ticks if tick / step % apart == 0 and tick >= lowest]
    axes.set_xticks([float(tick) for tick in ticks], [_signed(tick) if tick else "$0" for tick in ticks])
    axes.vlines([float(tick) for tick in ticks], 0, plot.height, color=GRID, linewidth=0.8, zorder=0)
    axes.axvline(0, color=GREY, linewidth=1.2, zorder=4)
    height = plot.height / len(rows)
    for index, row in enumerate(rows):
        middle = plot.height - (index + 0.5) * height
        _draw_row(axes, row, middle, height, units)
        if index + 1 < len(rows):
            axes.vlines(
                float(row[2]),
                middle - height,
                middle,
                color=QUIET,
                linewidth=0.8,
                zorder=2,
            )
        weight: Weight = "bold" if row[3] is _TOTAL else "normal"
        room = 2 if height > 2 * LINE_HEIGHT else 1
        words = "\n".join(wrap_name(row[0], _NAMES - 16, room, weight=weight))
        put(figure, area.left, plot.bottom + middle, words, weight=weight, vertical="center")
    return figure


def chart(data: MoneyData, stem: str) -> Chart:
    """The chart, ready to be saved."""
    return Chart(stem, title(data), alt_text(data), partial(draw, data), data.footer)


Bar = tuple[str, Decimal, Decimal, Look]
"""A name, where the bar starts and ends, its look."""


def _left_room(
    data: MoneyData, low: Decimal, high: Decimal, width: float, label: float
) -> tuple[float, float]:
    """Points kept left of the lowest amount, none where no label needs them, and dollars a point with that."""
    falls = [
        end
        for totals in (running_totals(data), data.every)
        for start, end in pairwise((Decimal(0), *totals))
        if end < start or end < 0
    ]
    units = float(high - low) / (width - label)
    if all(float(end - low) >= label * units for end in falls):
        return 0.0, units
    return label, float(high - low) / (width - 2 * label)


def _steps(data: MoneyData) -> list[tuple[str, Decimal]]:
    """The causes that change by a dollar or more."""
    return [(name, amount) for name, amount in data.causes if whole(amount)]


def _bars(data: MoneyData) -> list[Bar]:
    bars: list[Bar] = []
    at = Decimal(0)
    for name, amount in data.causes:
        if whole(amount):
            bars.append((name, at, at + amount, _MORE if amount > 0 else _LESS))
        at += amount
    bars.append(("Change in cost", Decimal(0), at, _TOTAL))
    if data.revenue is not None:
        name, look = ("Revenue added, taken off", _LESS) if data.revenue >= 0 else ("Revenue lost", _MORE)
        bars.append((name, at, at - data.revenue, look))
        bars.append(("Change in cost less revenue", Decimal(0), net(data), _TOTAL))
    return bars


def _draw_row(axes: Axes, row: Bar, middle: float, height: float, units: float) -> None:
    _, start, end, look = row
    thick = min(height * 0.62, 30.0)
    left, right = float(min(start, end)), float(max(start, end))
    axes.add_patch(box(left, middle - thick / 2, right - left, thick, look, zorder=3))
    after = end >= start
    axes.text(
        (right if after else left) + (6 if after else -6) * units,
        middle - BELOW_MIDDLE,
        _signed(end - start),
        ha="left" if after else "right",
        va="baseline",
        fontweight="bold",
        color=INK,
        zorder=5,
    ).set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 0.5})


def _signed(amount: Decimal) -> str:
    rounded = whole(amount)
    return f"{'+' if rounded > 0 else ''}{dollars(rounded)}"


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
