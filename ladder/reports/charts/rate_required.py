"""The unit rate each rung's wage requires beside today's rate, one row a role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ladder.reports.charts import Chart
from ladder.reports.charts.rows import MOST_ROWS, RowLabel, draw_label, hourly_scale, label_width
from ladder.reports.charts.style import (
    BELOW_MIDDLE,
    GREY,
    GRID,
    NAVY,
    RUST,
    SKY,
    Area,
    KeyEntry,
    add_axes,
    board_style,
    draw_key,
    start_figure,
    text_width,
)
from ladder.reports.charts.words import hourly, left_off, listing, percent

_TICKS = 19.0


@dataclass(frozen=True, slots=True)
class RateRung:
    """A role, the service it bills most with its code, and dollars of a unit: today's rate and the one required.

    `required` is None where nothing the role does is paid. `wage` is what people are paid an hour. `on_top` names
    what is counted beside wages and employer cost.
    """

    title: str
    code: str
    wage: Decimal
    today: Decimal
    required: Decimal | None
    on_top: tuple[str, ...] = ()


SUPERVISION, OTHER, INDIRECT = "supervision", "other cost of a seat", "indirect cost"
"""What may be counted on top of wages and employer cost."""


@dataclass(frozen=True, slots=True)
class RateData:
    """At least one role, from the first rung up."""

    agency: str
    scenario: str
    rungs: tuple[RateRung, ...]
    footer: str


def title(data: RateData) -> str:
    """What rate the first rung's wage requires beside today's."""
    first = data.rungs[0]
    if first.required is None:
        return f"{first.title}: nothing is paid, so no rate of {first.code} covers the wage"
    pay = f"{first.title} at {hourly(first.wage)} an hour"
    if first.required <= first.today:
        return f"{pay} requires {first.code} at {hourly(first.required)}: today's {hourly(first.today)} covers it"
    more = percent((first.required - first.today) / first.today)
    return (
        f"{pay} requires {first.code} at {hourly(first.required)}, {more} over today's {hourly(first.today)}"
    )


def alt_text(data: RateData) -> str:
    """Two or three sentences for who cannot see the chart, with the first and the last rung's rates."""
    ends = [data.rungs[0], *(data.rungs[-1:] if len(data.rungs) > 1 else ())]
    words = " to ".join(f"{each.title}, {_value(each)}" for each in ends)
    return (
        f"Chart of the unit rate each role's wage requires at {data.agency}, scenario {data.scenario}. {title(data)}. "
        f"The roles run from {words}."
    )


def counted(rungs: Sequence[RateRung]) -> str:
    """Which costs are counted, for all roles or for some; supervision is named where it is not."""
    on_top = (SUPERVISION, OTHER, INDIRECT)
    every = [part for part in on_top if all(part in rung.on_top for rung in rungs)]
    some = [part for part in on_top if part not in every and any(part in rung.on_top for rung in rungs)]
    words = listing(["wages", "employer cost", *every])
    words += f"; for some roles {listing(some)}" if some else ""
    return words if SUPERVISION in (*every, *some) else f"{words}; supervision is not counted"


@board_style()
def draw(data: RateData) -> Figure:
    """Draw a line from today's rate to the one required, the first rung at the bottom."""
    rungs = data.rungs[:MOST_ROWS]
    subtitle = (
        f"Dollars of a paid unit at {data.agency}: {counted(rungs)}. Every service's rate moved alike. Scenario: "
        f"{data.scenario}. {left_off('roles', len(rungs), len(data.rungs))}"
    )
    figure, area = start_figure(title(data), subtitle, data.footer)
    area = draw_key(figure, area, _key())
    rates = [rate for rung in rungs for rate in (rung.today, rung.required) if rate is not None]
    scale = hourly_scale([Decimal(0), *rates])
    labels = [RowLabel(rung.title, (rung.code, f"{hourly(rung.wage)} an hour")) for rung in rungs]
    names = label_width(labels)
    plot = Area(area.left + names + 14, area.bottom + _TICKS, area.right, area.top)
    axes = add_axes(figure, plot)
    after = max(text_width(_value(rung), weight="bold") for rung in rungs) + 16
    across = float(scale.high) * plot.width / (plot.width - after)
    axes.set(xlim=(0, across), ylim=(0, plot.height))
    ticks = [scale.step * index for index in range(int(scale.high / scale.step) + 1)]
    axes.set_xticks([float(tick) for tick in ticks], [hourly(tick) for tick in ticks])
    axes.vlines([float(tick) for tick in ticks], 0, plot.height, color=GRID, linewidth=0.8, zorder=0)
    height = plot.height / len(rungs)
    for index, (rung, label) in enumerate(zip(rungs, labels, strict=True)):
        bottom = plot.bottom + index * height
        draw_label(figure, label, Area(area.left, bottom, area.left + names, bottom + height))
        _draw_rung(axes, rung, (index + 0.5) * height)
    return figure


def chart(data: RateData, stem: str = "rate-required") -> Chart:
    """The chart, ready to be saved."""
    return Chart(stem, title(data), alt_text(data), partial(draw, data), data.footer)


def _value(rung: RateRung) -> str:
    if rung.required is None:
        return f"today {hourly(rung.today)}, and nothing is paid"
    return f"requires {hourly(rung.required)}, today {hourly(rung.today)}"


def _draw_rung(axes: Axes, rung: RateRung, y: float) -> None:
    today = float(rung.today)
    required = today if rung.required is None else float(rung.required)
    color = RUST if required > today else SKY
    axes.hlines(y, min(today, required), max(today, required), color=color, linewidth=5, zorder=3)
    if rung.required is not None:
        _required(axes, required, y)
    _today(axes, today, y)
    label = axes.annotate(
        _value(rung),
        (max(today, required), y),
        (11, -BELOW_MIDDLE),
        textcoords="offset points",
        va="baseline",
    )
    label.set(fontweight="bold", zorder=7)
    label.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 0.5})


def _today(axes: Axes, x: float, y: float) -> None:
    axes.plot(
        [x],
        [y],
        "o",
        markersize=10,
        markerfacecolor="white",
        markeredgecolor=GREY,
        markeredgewidth=2.5,
        zorder=6,
    )


def _required(axes: Axes, x: float, y: float) -> None:
    axes.plot([x], [y], "D", markersize=10, markerfacecolor=NAVY, markeredgecolor="white", zorder=5)


def _key() -> list[KeyEntry]:
    return [
        KeyEntry("today's rate", 12, lambda axes, x, y: _today(axes, x + 6, y)),
        KeyEntry("the rate this wage requires", 12, lambda axes, x, y: _required(axes, x + 6, y)),
    ]
