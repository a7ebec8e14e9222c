"""What the baseline and each scenario cost by fiscal year, in dollars, with the differences beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
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
    RUST,
    SKY,
    Area,
    add_axes,
    board_style,
    start_figure,
    text_width,
)
from ladder.reports.charts.words import (
    MINUS,
    dollars,
    left_off,
    listing,
    percent,
    round_dollars,
    sentence,
    whole,
)
from ladder.reports.charts.year_table import FiscalYear, Look, YearRow, box, draw_table, months, table_size

_LOOKS = (
    Look(GREY),
    Look(NAVY),
    Look(SKY, "////"),
    Look(RUST, "xxx"),
)  # the baseline's, then the scenarios'
_MOST_YEARS = 12
_MOST_SCENARIOS = 3


@dataclass(frozen=True, slots=True)
class YearlyCost:
    """Dollars by fiscal year; `name` as it stands inside a sentence, such as `today's plan`.

    `ranges` is what 8 of 10 simulated runs cost in each year, low and high; empty where nothing is simulated.
    """

    name: str
    amounts: tuple[Decimal, ...]
    ranges: tuple[tuple[Decimal, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class CostData:
    """One amount a year for the baseline and up to three scenarios; `measure` says what the dollars count.

    `apart` is why the simulated runs and the budget differ most, as it stands after "through".
    """

    agency: str
    years: tuple[FiscalYear, ...]
    baseline: YearlyCost
    scenarios: tuple[YearlyCost, ...]
    measure: str
    footer: str
    apart: str = ""


def title(data: CostData) -> str:
    """What the scenarios add in the first full fiscal year; for a baseline alone, how its cost grows."""
    full = [index for index, year in enumerate(data.years) if year.months == 12]
    index = full[0] if full else 0
    if not data.scenarios:
        return _growth(data, full or [0])
    year = data.years[index]
    when = f"in {year.name}, the first full fiscal year" if full else f"in the {months(year)} of {year.name}"
    before = data.baseline.amounts[index]
    added = sorted((line.amounts[index] - before, line.name) for line in data.scenarios)
    if len(added) > 1:
        parts = [_change(amount, name) for amount, name in (added[-1], added[0])]
        return sentence(f"{listing(parts)} {when}, beside {data.baseline.name}")
    amount, name = added[0]
    if whole(amount) == 0:
        return sentence(f"{name} costs the same as {data.baseline.name} {when}")
    words = f"{_change(amount, name)} {when}"
    if before <= 0:
        return sentence(words)
    side = "over" if amount > 0 else "under"
    return sentence(f"{words}, {percent(abs(amount) / before)} {side} {data.baseline.name}")


def alt_text(data: CostData) -> str:
    """Two or three sentences for who cannot see the chart, with each series' first and last amounts."""
    first, last = data.years[0], data.years[-1]
    series = [f"{line.name} {dollars(line.amounts[0])} in {_year(first)}" for line in _lines(data)]
    if len(data.years) > 1:
        ends = [f" and {dollars(line.amounts[-1])} in {_year(last)}" for line in _lines(data)]
        series = [start + end for start, end in zip(series, ends, strict=True)]
    measure = f"{data.measure} at {data.agency} by fiscal year"
    for line in _lines(data):
        if line.ranges:
            low, high = line.ranges[-1]
            series.append(
                f"8 of 10 simulated runs of {line.name} cost {dollars(low)} to {dollars(high)} in {last.name}"
            )
    return f"Bars of {measure[:1].lower() + measure[1:]}. {title(data)}. {sentence('; '.join(series))}."


@board_style()
def draw(data: CostData) -> Figure:
    """Draw the bars from zero, each fiscal year's amounts and differences in the columns beneath."""
    years = data.years[:_MOST_YEARS]
    partly = "; part years are marked with their months" if any(year.months != 12 for year in years) else ""
    off = left_off("fiscal years", len(years), len(data.years))
    off += left_off("scenarios", len(_lines(data)) - 1, len(data.scenarios))
    subtitle = f"{sentence(data.measure)} at {data.agency}, by fiscal year{partly}. {_range_words(data)}{off}"
    figure, area = start_figure(title(data), subtitle, data.footer)
    rows = _table_rows(data, len(years))
    size = table_size(years, rows)
    plot = Area(area.left + size.names, area.bottom + size.height + 4, area.right, area.top)
    _draw_bars(add_axes(figure, plot), data, years, plot)
    draw_table(figure, years, rows, Area(area.left, area.bottom, area.right, plot.bottom - 4))
    return figure


def chart(data: CostData, stem: str = "cost-by-fiscal-year") -> Chart:
    """The chart, ready to be saved."""
    return Chart(stem, title(data), alt_text(data), partial(draw, data), data.footer)


def _range_words(data: CostData) -> str:
    """What the whiskers are; nothing without any."""
    if not any(line.ranges for line in _lines(data)):
        return ""
    why = f", off their bars chiefly through {data.apart} (see Risk)" if _is_off(data) and data.apart else ""
    return f"Bars: the budget. Whiskers: 8 of 10 simulated runs{why}. "


def _is_off(data: CostData) -> bool:
    """Whether a bar of a year ends outside its own range."""
    return any(
        not low <= amount <= high
        for line in _lines(data)
        for amount, (low, high) in zip(
            line.amounts, line.ranges, strict=False
        )  # no range where none is simulated
    )


def _lines(data: CostData) -> tuple[YearlyCost, ...]:
    return (data.baseline, *data.scenarios[:_MOST_SCENARIOS])


def _year(year: FiscalYear) -> str:
    return year.name if year.months == 12 else f"{year.name} ({months(year)})"


def _change(added: Decimal, name: str) -> str:
    if whole(added) == 0:
        return f"{name} adds nothing"
    return f"{name} {'adds' if added > 0 else 'saves'} {round_dollars(abs(added))}"


def _growth(data: CostData, full: list[int]) -> str:
    first, last = data.years[full[0]], data.years[full[-1]]
    start, end = data.baseline.amounts[full[0]], data.baseline.amounts[full[-1]]
    name = data.baseline.name
    if first == last:
        return sentence(f"{name} costs {round_dollars(start)} in {_year(first)}")
    if whole(start) == whole(end):
        return sentence(f"{name} costs {round_dollars(start)} in {first.name} and the same in {last.name}")
    verb = "grows" if end > start else "falls"
    words = (
        f"{name} {verb} from {round_dollars(start)} in {first.name} to {round_dollars(end)} in {last.name}"
    )
    return sentence(f"{words}, by {percent(abs(end - start) / start)}" if start > 0 else words)


def scale(amounts: Sequence[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    """A round lower end at or under zero, a round upper end, and the step of the ticks between them."""
    low, high = min(Decimal(0), *amounts), max(Decimal(0), *amounts)
    if low == high:
        return Decimal(0), Decimal(1), Decimal(1)
    power = Decimal(1).scaleb((high - low).adjusted() - 1)
    step = next(power * factor for factor in (2, 5, 10, 20) if high - low <= power * factor * 6)
    return (
        (low / step).to_integral_value(ROUND_FLOOR) * step,
        (high / step).to_integral_value(ROUND_CEILING) * step,
        step,
    )


def _draw_bars(axes: Axes, data: CostData, years: Sequence[FiscalYear], plot: Area) -> None:
    lines = _lines(data)
    bottom, top, step = scale(
        [amount for line in lines for amount in line.amounts[: len(years)]]
        + [end for line in lines for ends in line.ranges[: len(years)] for end in ends]
    )
    room = float(top - bottom) * plot.height / (plot.height - LINE_HEIGHT)  # for the percentages
    axes.set(xlim=(0, len(years)), ylim=(float(bottom), float(bottom) + room))
    ticks = [bottom + step * index for index in range(int((top - bottom) / step) + 1)]
    axes.set_yticks([float(tick) for tick in ticks], [dollars(tick) for tick in ticks])
    axes.hlines([float(tick) for tick in ticks], 0, len(years), color=GRID, linewidth=0.8, zorder=0)
    axes.axhline(0, color=GREY, linewidth=1.2, zorder=4)
    column = plot.width / len(years)
    width = min(0.78 / len(lines), 90 / column)
    for index in range(len(years)):
        before = data.baseline.amounts[index]
        for place, line in enumerate(lines):
            amount = line.amounts[index]
            left = index + 0.5 + width * (place - len(lines) / 2)
            axes.add_patch(box(left + width * 0.04, 0, width * 0.92, float(amount), _LOOKS[place], zorder=3))
            high = amount
            if line.ranges:
                high = max(amount, line.ranges[index][1])
                _draw_range(axes, left + width / 2, width * 0.18, line.ranges[index])
            share = _signed_percent(amount - before, before) if place else ""
            if share and amount >= 0 and text_width(share, weight="bold") <= width * column - 2:
                _draw_share(axes, share, left + width / 2, float(high))


def _draw_range(axes: Axes, x: float, half: float, ends: tuple[Decimal, Decimal]) -> None:
    """A whisker, dark on a white line so that it shows on any bar."""
    low, high = map(float, ends)
    for color, wide in (("white", 4.0), (INK, 1.6)):
        axes.vlines(x, low, high, color=color, linewidth=wide, zorder=5)
        axes.hlines([low, high], x - half, x + half, color=color, linewidth=wide, zorder=5)


def _draw_share(axes: Axes, share: str, x: float, y: float) -> None:
    label = axes.annotate(share, (x, y), (0, 3), textcoords="offset points", ha="center", va="bottom")
    label.set(fontweight="bold", zorder=2)
    label.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 0.5})


def _signed_percent(added: Decimal, before: Decimal) -> str:
    if before <= 0:
        return ""
    share = percent(abs(added) / before)
    if share.startswith("less") or not added:
        return share
    return f"{'+' if added > 0 else MINUS}{share}"


def _table_rows(data: CostData, years: int) -> list[YearRow]:
    lines = list(zip(_lines(data), _LOOKS, strict=False))  # fewer lines than looks
    rows = [YearRow(sentence(line.name), line.amounts[:years], look) for line, look in lines]
    for line, look in lines[1:]:
        added = tuple(
            amount - before for amount, before in zip(line.amounts, data.baseline.amounts, strict=True)
        )
        name = f"{sentence(line.name)}: difference" if len(lines) > 2 else "Difference"
        rows.append(YearRow(name, added[:years], look, difference=True))
    return rows
