"""What an invented worker has each month by weekly hours, with each set of benefits and with none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from functools import partial
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ladder.reports.charts import Chart
from ladder.reports.charts.stretches import Stretch, stretches, whole_hours
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
    add_axes,
    add_canvas,
    board_style,
    put,
    spread,
    start_figure,
    text_width,
    wrap,
    wrap_name,
)
from ladder.reports.charts.words import dollars, hourly, listing, number, number_down

_LEFT, _RIGHT = 62.0, 206.0  # points for the dollars at left, for the names at right
_TICKS = 20.0
_STRIP_ROW = 17.0
_MOST_PROFILES = 4


@dataclass(frozen=True, slots=True)
class ProfileNet:
    """Net dollars a month at each of the hours; `name` follows "who receives": `SSDI`, `no benefits`."""

    name: str
    amounts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class HoursLine:
    """A line of the law that is crossed past these weekly hours, such as `SGA`."""

    label: str
    hours: float


@dataclass(frozen=True, slots=True)
class NetIncomeData:
    """One role at one rate, up to four profiles. `hours` do not fall; the same hours twice draw a step.

    `highest`: dollars the scale must reach, so that the charts of several roles have one scale.
    """

    role: str
    rate: Decimal
    period: str
    hours: tuple[float, ...]
    profiles: tuple[ProfileNet, ...]
    lines: tuple[HoursLine, ...]
    seat_hours: tuple[float, ...]
    programs: str
    footer: str
    highest: float = 0.0


@dataclass(frozen=True, slots=True)
class _Look:
    """How a profile's line is drawn: wide ones lie under narrow ones, so that lines that meet all show."""

    color: str
    width: float
    dashes: tuple[float, ...]


_LOOKS = (
    _Look(GREY, 7.0, ()),
    _Look(SKY, 4.2, (3.0, 0.8)),
    _Look(NAVY, 2.6, ()),
    _Look(RUST, 2.6, (1.6, 1.4)),
)


def title(data: NetIncomeData) -> str:
    """Where a worker has less than at fewer hours, for the profile with the longest such stretch."""
    rate = f"At {hourly(data.rate)} an hour"
    longest: tuple[float, ProfileNet, Stretch] | None = None
    for profile in data.profiles:
        for stretch in stretches(data.hours, profile.amounts):
            length = (data.hours[-1] if stretch.end is None else stretch.end) - stretch.start
            if longest is None or length > longest[0] + 1e-6:
                longest = (length, profile, stretch)
    if longest:
        _, profile, stretch = longest
        less = _less(whole_hours(data.hours, profile.amounts, stretch), stretch)
        return f"{rate}, an invented worker who receives {profile.name} has less each month {less}"
    rises = all(
        later > earlier or next_hours == hours
        for profile in data.profiles
        for (earlier, later), (hours, next_hours) in zip(
            pairwise(profile.amounts), pairwise(data.hours), strict=True
        )
    )
    leaves = (
        "always leave an invented worker with more" if rises else "never leave an invented worker with less"
    )
    return f"{rate}, more hours {leaves} each month, with or without the benefits shown"


def alt_text(data: NetIncomeData) -> str:
    """Two or three sentences for who cannot see the chart, with each profile's first and last amounts."""
    ends = "; ".join(
        f"{profile.name}, {dollars(Decimal(profile.amounts[0]))} to {dollars(Decimal(profile.amounts[-1]))}"
        for profile in data.profiles
    )
    measure = f"an invented worker's net income a month by weekly hours as {data.role}, {data.period}"
    span = f"From {number(data.hours[0])} to {number(data.hours[-1])} hours a week"
    return f"Line chart of {measure}, counting {data.programs}. {title(data)}. {span} it goes: {ends}."


@board_style()
def draw(data: NetIncomeData) -> Figure:
    """Draw a line a profile, the lines of the law across them, and the hours that pay less under them."""
    within = sorted((line for line in data.lines if _inside(data, line.hours)), key=lambda line: line.hours)
    figure, area = start_figure(title(data), _subtitle(data), data.footer)
    found = [
        (profile, _LOOKS[place], stretches(data.hours, profile.amounts)) for place, profile in _places(data)
    ]
    strip = [entry for entry in found if entry[2]]
    labels = [[*wrap(line.label, 130, most=2), f"{number_down(line.hours)} hours"] for line in within]
    above = max((len(label) for label in labels), default=0) * LINE_HEIGHT + 14
    seats = [hours for hours in data.seat_hours if _inside(data, hours)]
    below = _TICKS + (len(strip) + bool(seats)) * _STRIP_ROW + 2
    plot = Area(area.left + _LEFT, area.bottom + below, area.right - _RIGHT, area.top - above)

    axes = add_axes(figure, plot)
    _draw_scales(axes, data)
    for profile, look, parts in found:
        _draw_profile(axes, data.hours, profile.amounts, look, parts)
    _draw_line_labels(figure, axes, within, labels, plot, area)
    _draw_end_labels(figure, data, axes, plot, area)
    put(figure, plot.right + 14, plot.bottom - 7.5, "hours a week", color=QUIET)
    under = Area(plot.left, area.bottom, area.right, plot.bottom - _TICKS)
    _draw_strip(figure, data, strip, seats, under, plot.width)
    return figure


def chart(data: NetIncomeData, stem: str) -> Chart:
    """The chart, ready to be saved; one a role, so the caller names it."""
    return Chart(stem, title(data), alt_text(data), partial(draw, data), data.footer)


def _places(data: NetIncomeData) -> list[tuple[int, ProfileNet]]:
    return list(enumerate(data.profiles[:_MOST_PROFILES]))


def _inside(data: NetIncomeData, hours: float) -> bool:
    return data.hours[0] <= hours <= data.hours[-1]


def _subtitle(data: NetIncomeData) -> str:
    first, last = data.hours[0], data.hours[-1]
    before = listing([line.label for line in data.lines if line.hours < first])
    beyond = listing([line.label for line in data.lines if line.hours > last])
    crossed = f" Crossed under {number(first)} hours a week: {before}." if before else ""
    crossed += f" Not crossed by {number(last)} hours a week: {beyond}." if beyond else ""
    return (
        f"Net income a month of an invented worker by weekly hours, {data.role}, {data.period}. "
        f"Counted: {data.programs}.{crossed}"
    )


def _draw_scales(axes: Axes, data: NetIncomeData) -> None:
    highest = max(data.highest, *(amount for profile in data.profiles for amount in profile.amounts))
    lowest = min(0.0, *(amount for profile in data.profiles for amount in profile.amounts))
    steps = (round_one * 10**power for power in range(2, 9) for round_one in (1, 2, 5))
    step = next(step for step in steps if highest - lowest <= step * 6)
    top = int(Decimal(highest / step).to_integral_value(ROUND_CEILING)) * step or step
    bottom = -int(Decimal(-lowest / step).to_integral_value(ROUND_CEILING)) * step
    axes.set(xlim=(data.hours[0], data.hours[-1]), ylim=(bottom, top))
    ticks = range(bottom, top + 1, step)
    axes.set_yticks(list(ticks), [dollars(Decimal(tick)) for tick in ticks])
    axes.hlines(list(ticks), data.hours[0], data.hours[-1], color=GRID, linewidth=0.8, zorder=0)
    axes.axhline(0, color=GREY, linewidth=1.2, zorder=1)
    apart = 5 if data.hours[-1] - data.hours[0] <= 60 else 20
    hours = [tick for tick in range(0, 169, apart) if _inside(data, tick)]
    axes.set_xticks(hours, [str(tick) for tick in hours])


def _draw_profile(
    axes: Axes, hours: Sequence[float], amounts: Sequence[float], look: _Look, parts: Sequence[Stretch]
) -> None:
    (line,) = axes.plot(hours, amounts, color=look.color, linewidth=look.width, zorder=10 - look.width / 2)
    line.set(solid_capstyle="butt", dash_capstyle="butt", solid_joinstyle="miter", clip_on=False)
    if look.dashes:
        line.set_dashes(look.dashes)
    for part in parts:
        end = hours[-1] if part.end is None else part.end
        axes.hlines(
            part.peak, part.start, end, color=look.color, linewidth=1.2, linestyle=(0, (1, 2)), zorder=2
        )
        inside = [
            (x, y) for x, y in zip(hours, amounts, strict=True) if part.start <= x <= end and y < part.peak
        ]
        if part.end is not None:
            inside.append((end, part.peak))
        axes.fill_between(
            [x for x, _ in inside],
            [y for _, y in inside],
            part.peak,
            facecolor=look.color,
            alpha=0.16,
            linewidth=0,
            zorder=1,
        )


def _draw_line_labels(
    figure: Figure,
    axes: Axes,
    lines: Sequence[HoursLine],
    labels: Sequence[Sequence[str]],
    plot: Area,
    area: Area,
) -> None:
    """Draw each line of the law through the plot, its label above it or as near as others let it be."""
    low, high = axes.get_xlim()
    exact = [plot.left + (line.hours - low) / (high - low) * plot.width for line in lines]
    sizes = [max(map(text_width, label)) + 14 for label in labels]
    pointers = add_canvas(figure, area)
    for x, place, label in zip(exact, spread(exact, sizes, area.left, area.right), labels, strict=True):
        bottom, top = plot.bottom - area.bottom, plot.top - area.bottom
        path = ([x - area.left, x - area.left, place - area.left], [bottom, top, top + 9])
        pointers.plot(*path, color=INK, linewidth=1.1, linestyle=(0, (4, 2)), zorder=2)
        put(figure, place, plot.top + 11, "\n".join(label), horizontal="center", vertical="bottom")


def _draw_end_labels(figure: Figure, data: NetIncomeData, axes: Axes, plot: Area, area: Area) -> None:
    """Name each line at its end with its last amount, and lead to it where names had to move apart."""
    low, high = axes.get_ylim()
    last = [profile.amounts[-1] for _, profile in _places(data)]
    exact = [plot.bottom + (amount - low) / (high - low) * plot.height for amount in last]
    texts = [_end_label(profile) for _, profile in _places(data)]
    heights = [len(text) * LINE_HEIGHT + 3 for text in texts]
    pointers = add_canvas(figure, area)
    x = plot.right - area.left
    places = spread(exact, heights, plot.bottom - 8, plot.top + 8)
    for look, y, place, text in zip(_LOOKS, exact, places, texts, strict=False):
        ends = ([x + 3, x + 12], [y - area.bottom, place - area.bottom])
        pointers.plot(*ends, color=GREY, linewidth=0.8)
        level = place - area.bottom
        (sample,) = pointers.plot([x + 14, x + 38], [level, level], color=look.color, linewidth=look.width)
        sample.set_solid_capstyle("butt")
        if look.dashes:
            sample.set_dashes(look.dashes)
        put(figure, plot.right + 44, place, "\n".join(text), vertical="center")


def _end_label(profile: ProfileNet) -> list[str]:
    return wrap(f"{profile.name} {dollars(Decimal(profile.amounts[-1]))}", _RIGHT - 46, most=2)


def _draw_strip(
    figure: Figure,
    data: NetIncomeData,
    rows: Sequence[tuple[ProfileNet, _Look, tuple[Stretch, ...]]],
    seats: Sequence[float],
    area: Area,
    width: float,
) -> None:
    """Under the hours: a bar a profile over the hours that pay less, and marks at the hours seats offer."""
    axes = add_canvas(figure, area)
    low, high = data.hours[0], data.hours[-1]

    def across(hours: float) -> float:
        return (hours - low) / (high - low) * width

    y = area.height - _STRIP_ROW / 2
    for profile, look, parts in rows:
        for part in parts:
            start, end = across(part.start), across(high if part.end is None else part.end)
            axes.plot([start, end], [y, y], color=look.color, linewidth=9, solid_capstyle="butt")
            room = max(start, width - end) if len(parts) == 1 else 0.0
            label = next((text for text in _span_labels(part) if text_width(text) + 8 <= room), "")
            if start > width - end:
                axes.text(start - 6, y - BELOW_MIDDLE, label, ha="right", va="baseline")
            else:
                axes.text(end + 6, y - BELOW_MIDDLE, label, ha="left", va="baseline")
        name = wrap_name(profile.name, _RIGHT - 14, 1)[0]
        axes.text(width + 14, y - BELOW_MIDDLE, name, va="baseline")
        y -= _STRIP_ROW
    if seats:
        axes.plot(list(map(across, seats)), [y] * len(seats), "^", color=INK, markersize=9, clip_on=False)
        axes.text(width + 14, y - BELOW_MIDDLE, "hours our seats offer", va="baseline")


def _span_labels(stretch: Stretch) -> tuple[str, str]:
    """A bar's label in full, and in short for where there is little room."""
    span = (
        f"{number(stretch.start)} to {number(stretch.end)}"
        if stretch.end
        else f"from {number(stretch.start)} on"
    )
    return f"hours that pay less: {span}", span


def _less(whole: tuple[int, int, int] | None, stretch: Stretch) -> str:
    if whole is None:  # the loss is smaller than what the last hour before it adds
        return f"at some hours past {int(stretch.start)} a week than at fewer hours"
    first, last, before = whole
    return f"at {first if first == last else f'{first} to {last}'} hours a week than at {before}"
