"""The ladder as a staircase: each role's range of hourly pay, and what the agency's own entry role pays."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ladder.model.month import Month
from ladder.reports.charts import Chart
from ladder.reports.charts.rows import (
    MOST_ROWS,
    WIDEST_LABEL,
    WIDEST_ONE_LINE,
    EntryRole,
    RowLabel,
    draw_label,
    hourly_scale,
    is_dense,
    label_width,
    open_rows,
)
from ladder.reports.charts.style import (
    BELOW_MIDDLE,
    GREY,
    GRID,
    INK,
    NAVY,
    SKY,
    Area,
    KeyEntry,
    board_style,
    draw_key,
    start_figure,
    text_width,
)
from ladder.reports.charts.words import TO, beside, compare, hourly, left_off

_TRACK_LOOKS = ((NAVY, ""), (SKY, "////"), (GREY, "xxx"))  # color and hatch, in the order tracks appear


@dataclass(frozen=True, slots=True)
class Rung:
    """A role: dollars an hour; `seats` as shown, such as `3.5`; `average` None where no one is paid."""

    title: str
    tier: str
    track: str
    grade: str
    minimum: Decimal
    control_point: Decimal
    maximum: Decimal
    seats: str
    average: Decimal | None = None


@dataclass(frozen=True, slots=True)
class LadderData:
    """At least one rung, first to top; pay within `tolerance` (a fraction) of the entry role's is at it.

    `scale_over`: rates the scale must hold besides, so that the charts of several scenarios have one scale.
    """

    agency: str
    scenario: str
    month: Month
    rungs: tuple[Rung, ...]
    entry: EntryRole
    footer: str
    tolerance: Decimal = Decimal("0.03")
    scale_over: tuple[Decimal, ...] = ()
    every_rung: tuple[Rung, ...] = ()  # every scenario's, so that all charts leave their words the same room


def title(data: LadderData) -> str:
    """Where the ladder starts beside the entry role's rate, and what it reaches."""
    first, rate = data.rungs[0], data.entry.rate
    entry = f"our own entry role's {hourly(rate)} an hour"
    highest = max(rung.maximum for rung in data.rungs)
    start = beside(first.minimum, rate, data.tolerance)
    if len(data.rungs) == 1:
        if first.minimum == first.maximum:
            return f"{first.title}: the one rate is {start} {entry}"
        return f"{first.title}: pay starts {start} {entry} and reaches {hourly(highest)}"
    noun = "rung" if len({rung.track for rung in data.rungs}) == 1 else "role"
    sides = [compare(rung.minimum, rate, data.tolerance) for rung in data.rungs]
    above = sides.count(1)
    if above == len(sides):
        ends = f"the first starts {start} it, the highest reaches {hourly(highest)}"
        return f"Every {noun} pays above {entry}: {ends}"
    if sides[0] == 1:
        return f"{above} of {len(sides)} {noun}s start above {entry}; the ladder reaches {hourly(highest)}"
    if highest < rate:
        return f"Every {noun} stays below {entry}; the ladder reaches {hourly(highest)}"
    reach = f"; the ladder reaches {hourly(highest)}" if highest > first.minimum else ""
    return f"The first {noun} starts {start} {entry}{reach}"


def alt_text(data: LadderData) -> str:
    """Two or three sentences for who cannot see the chart, with the first and the top range."""
    first, last = data.rungs[0], data.rungs[-1]
    ends = f"{first.title} from {hourly(first.minimum)} to {hourly(first.maximum)}"
    if len(data.rungs) > 1:
        ends += f", up to {last.title} from {hourly(last.minimum)} to {hourly(last.maximum)}"
    count = f"{len(data.rungs)} roles" if len(data.rungs) > 1 else "one role"
    measure = f"hourly pay ranges for {count} at {data.agency} in {data.month.name}, scenario {data.scenario}"
    entry = f"a dashed line marks {data.entry.title} at {hourly(data.entry.rate)}"
    return f"Bar chart of {measure}. {title(data)}. The ranges run: {ends}; {entry}."


@board_style()
def draw(data: LadderData) -> Figure:
    """Draw the staircase, the first rung at the bottom."""
    rungs = data.rungs[:MOST_ROWS]
    scale = hourly_scale(
        [data.entry.rate, *data.scale_over, *(rate for rung in rungs for rate in _rates(rung))]
    )
    tracks = list(dict.fromkeys(rung.track for rung in (*data.every_rung, *data.rungs)))
    subtitle = (
        f"Hourly pay range of each role at {data.agency}, {data.month.name}; scenario: {data.scenario}. "
        f"{scale.note} {left_off('roles', len(rungs), len(data.rungs))}"
    )
    figure, area = start_figure(title(data), subtitle, data.footer)
    area = draw_key(figure, area, _key(rungs, tracks, data))

    dense = is_dense(area, len(rungs))
    labels = [_label(rung, tracks, dense) for rung in rungs]
    values = [_value(rung) for rung in rungs]
    every = (*data.every_rung, *rungs)
    names = label_width(
        [_label(rung, tracks, dense) for rung in every], WIDEST_ONE_LINE if dense else WIDEST_LABEL
    )
    after = max(text_width(_value(rung)) for rung in every) + 10
    axes, beside_rows = open_rows(figure, area, names, scale, after, data.entry)
    height = beside_rows.height / len(rungs)
    for index, (rung, label, value) in enumerate(zip(rungs, labels, values, strict=True)):
        bottom = beside_rows.bottom + index * height
        draw_label(figure, label, Area(beside_rows.left, bottom, beside_rows.right, bottom + height))
        _draw_rung(axes, rung, (index + 0.5) * height, min(height * 0.62, 30), _look(rung, tracks), value)
    return figure


def chart(data: LadderData, stem: str = "ladder") -> Chart:
    """The chart, ready to be saved."""
    return Chart(stem, title(data), alt_text(data), partial(draw, data), data.footer)


def _rates(rung: Rung) -> list[Decimal]:
    return [rung.minimum, rung.maximum, *([rung.average] if rung.average is not None else [])]


def _label(rung: Rung, tracks: list[str], dense: bool) -> RowLabel:
    if dense:
        return RowLabel(rung.title)
    track = [f"{rung.track} track"] if len(tracks) > 1 else []
    return RowLabel(rung.title, (f"grade {rung.grade}", f"{rung.tier} tier", *track))


def _value(rung: Rung) -> str:
    pay = hourly(rung.minimum)
    if rung.maximum != rung.minimum:
        pay += f"{TO}{hourly(rung.maximum)}"
    return f"{pay} · {rung.seats} {'seat' if rung.seats == '1' else 'seats'}"


def _look(rung: Rung, tracks: list[str]) -> tuple[str, str]:
    return _TRACK_LOOKS[tracks.index(rung.track) % len(_TRACK_LOOKS)]


def _draw_rung(axes: Axes, rung: Rung, y: float, thick: float, look: tuple[str, str], value: str) -> None:
    low, high = float(rung.minimum), float(rung.maximum)
    axes.hlines(
        y, axes.get_xlim()[0], low, color=GRID, linewidth=0.8, zorder=0
    )  # leads the eye from the name
    _bar(axes, low, y, high - low, thick, look)
    control = float(rung.control_point)
    axes.vlines(control, y - thick / 2 - 2, y + thick / 2 + 2, color="white", linewidth=5, zorder=4)
    axes.vlines(control, y - thick / 2 - 2, y + thick / 2 + 2, color=INK, linewidth=2.2, zorder=5)
    end = high
    if rung.average is not None:
        end = max(high, float(rung.average))
        _diamond(axes, float(rung.average), y)
    label = axes.annotate(
        value, (end, y), (8, -BELOW_MIDDLE), textcoords="offset points", ha="left", va="baseline"
    )
    label.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1.0})
    label.set_zorder(7)


def _bar(axes: Axes, x: float, y: float, width: float, thick: float, look: tuple[str, str]) -> None:
    color, hatch = look
    axes.add_patch(
        Rectangle(
            (x, y - thick / 2),
            width,
            thick,
            facecolor=color,
            edgecolor="white",
            linewidth=0,
            hatch=hatch,
            zorder=3,
        )
    )


def _diamond(axes: Axes, x: float, y: float) -> None:
    axes.plot(
        [x],
        [y],
        marker="D",
        markersize=8.5,
        markerfacecolor="white",
        markeredgecolor=INK,
        markeredgewidth=1.8,
        zorder=6,
        clip_on=False,  # whole at the scale's end too
    )


def _key(rungs: tuple[Rung, ...], tracks: list[str], data: LadderData) -> list[KeyEntry]:
    def swatch(look: tuple[str, str], axes: Axes, x: float, y: float) -> None:
        _bar(axes, x, y, 26, 10, look)

    def control(axes: Axes, x: float, y: float) -> None:
        axes.vlines(x + 4, y - 7, y + 7, color=INK, linewidth=2.2)

    names = [f"{track} track" for track in tracks] if len(tracks) > 1 else ["minimum to maximum"]
    entries = [
        KeyEntry(name, 26, partial(swatch, _TRACK_LOOKS[index % len(_TRACK_LOOKS)]))
        for index, name in enumerate(names)
    ]
    entries.append(KeyEntry("control point", 8, control))
    if any(rung.average is not None for rung in rungs):
        entries.append(
            KeyEntry(f"average paid, {data.month.name}", 12, lambda axes, x, y: _diamond(axes, x + 6, y))
        )
    return entries
