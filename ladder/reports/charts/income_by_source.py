"""What one worker has each month before tax, by source, with the phases of the programs beneath."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from functools import partial
from itertools import groupby

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ladder.model.month import Month
from ladder.reports.charts import Chart
from ladder.reports.charts.income_looks import DEPENDS, OTHER_SOURCE, SOURCES, Look, state_looks
from ladder.reports.charts.style import (
    BELOW_MIDDLE,
    GREY,
    GRID,
    INK,
    LINE_HEIGHT,
    QUIET,
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
)
from ladder.reports.charts.words import PHASES_EXPLAINED, dollars, listing, number_word, sentence, whole

_LEFT, _RIGHT = 84.0, 190.0  # points for the dollars at left, for the names at right
_TICKS = 27.0
_STRIP_ROW = 21.0
_SAMPLE = 22.0
_MOST_STRETCHES = 8  # that a sentence lists
_YEAR = 12  # months in an average
_LATER = " The row SSDI is by the month it is for; it is received the month after."
_GAP_UP_TO = 60  # months; past that the bars touch


@dataclass(frozen=True, slots=True)
class SourceAmounts:
    """Dollars from one source in each month; `name` as in a sentence: `wages`, `SSDI`."""

    name: str
    amounts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Phases:
    """One program's state in each month, in a word or two."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncomeData:
    """The months of one worker; `who` follows "one worker". The first source is wages.

    `depends`: dollars that may come on top, by what is not known of the worker. `missing`: months in which an
    amount is not known at all. `by_payday`: wages follow paydays, so that some months have three and the sentences
    speak of average months.
    """

    who: str
    months: tuple[Month, ...]
    sources: tuple[SourceAmounts, ...]
    phases: tuple[Phases, ...]
    depends: tuple[float, ...]
    missing: tuple[bool, ...]
    net: str  # a sentence on income after tax
    footer: str
    by_payday: bool = False


def title(data: IncomeData) -> str:
    """What happens to the benefits and to income before tax, computed from the amounts."""
    totals, count = _totals(data), len(data.months)
    if any(data.missing):
        known = [total for total, missing in zip(totals, data.missing, strict=True) if not missing]
        if not known:
            return "Income before tax is not known for these months"
        return f"In the {len(known)} of {count} months that are known, income before tax is {_range(known)} a month"
    if any(data.depends):
        most = [total + more for total, more in zip(totals, data.depends, strict=True)]
        span = _range([*totals, *most])
        return f"Income before tax is {span} a month; it depends on the trial work months used"
    for source in data.sources[1:]:
        if ends := _end(source.amounts):
            amount, month = dollars(Decimal(source.amounts[ends - 1])), data.months[ends - 1].name
            return f"{source.name} of {amount} a month ends after {month}; income before tax {_around(data, ends)}"
    for source in data.sources[1:]:
        none = sum(amount == 0 for amount in source.amounts)
        if 0 < none < count:
            rest = f"income before tax is {_range(totals)} a month"
            if data.by_payday:
                rest += f", {dollars(_average(totals))} on average"
            return f"{source.name} pays nothing in {none} of {count} months; {rest}"
    return _course(data, totals)


def _course(data: IncomeData, totals: Sequence[float]) -> str:
    """How each source and income go over all the months, where no benefit stops."""
    changed = [source for source in data.sources if _end_amounts(data, source.amounts) is not None]
    total = _end_amounts(data, totals)
    if not changed or total is None:
        return f"Income before tax is {_range(totals)} a month"
    parts = [
        f"{source.name} {'go' if source is data.sources[0] else 'goes'} {_end_amounts(data, source.amounts)}"
        for source in changed
    ]
    if data.by_payday:
        span = f"From the first {number_word(min(_YEAR, len(totals)))} months to the last"
        return f"{span} {listing(parts)} on average; income before tax, {total}"
    span = f"From {data.months[0].name} to {data.months[-1].name}"
    return f"{span} {listing(parts)}; income before tax, {total}"


def alt_text(data: IncomeData) -> str:
    """A few sentences for who cannot see the chart, with each source's least and most."""
    first, last = data.months[0].name, data.months[-1].name
    parts = "; ".join(f"{source.name}, {_range(source.amounts)}" for source in data.sources)
    phases = ". ".join(f"{each.name}: {_phases_in_words(data.months, each)}" for each in data.phases)
    return (
        f"Stacked bars of income before tax by source for one worker {data.who}, each month from {first} to {last}. "
        f"{title(data)}. A month's amounts: {parts}. {phases}."
    )


@board_style()
def draw(data: IncomeData) -> Figure:
    """Draw a bar a month, a name for each source at the right, and a row a program beneath."""
    names = sentence(listing([source.name for source in data.sources]))
    later = any(each.name == "SSDI" for each in data.phases)
    subtitle = (
        f"{names} received each month before tax, one worker {data.who}. {data.net}{_LATER if later else ''}"
    )
    figure, area = start_figure(title(data), subtitle, data.footer)
    looks = state_looks(word for phases in data.phases for word in phases.words)
    width = area.width - _LEFT - _RIGHT
    no_room = _without_room(data, width)
    if keyed := [word for word in looks if word in no_room or word in PHASES_EXPLAINED]:
        area = draw_key(figure, area, [_state_key(word, looks[word]) for word in keyed])
    below = _TICKS + len(data.phases) * _STRIP_ROW + 4
    plot = Area(area.left + _LEFT, area.bottom + below, area.right - _RIGHT, area.top - 8)
    axes = add_axes(figure, plot)
    _draw_scales(axes, data, plot.width)
    _draw_bars(axes, data)
    _draw_names(figure, axes, data, plot, area)
    under = Area(area.left, area.bottom, plot.right, plot.bottom - _TICKS)
    _draw_phases(figure, data, looks, under)
    return figure


def chart(data: IncomeData, stem: str) -> Chart:
    """The chart, ready to be saved."""
    return Chart(stem, title(data), alt_text(data), partial(draw, data), data.footer)


def _totals(data: IncomeData) -> list[float]:
    return [sum(source.amounts[at] for source in data.sources) for at in range(len(data.months))]


def _end(amounts: Sequence[float]) -> int | None:
    """The first month of nothing through the end, after months with something."""
    last = max((at for at, amount in enumerate(amounts) if amount), default=None)
    return last + 1 if last is not None and last + 1 < len(amounts) else None


def _from_to(first: Decimal, last: Decimal) -> str:
    return f"from {dollars(first)} to {dollars(last)}"


def _average(amounts: Sequence[float]) -> Decimal:
    return Decimal(sum(amounts)) / len(amounts)


def _around(data: IncomeData, at: int) -> str:
    """How income moves at a month: from the month before; by payday, from the average of the year before."""
    totals = _totals(data)
    if not data.by_payday:
        return f"goes {_from_to(Decimal(totals[at - 1]), Decimal(totals[at]))} a month"
    before, after = totals[max(0, at - _YEAR) : at], totals[at : at + _YEAR]
    return (
        f"averages {dollars(_average(before))} a month in the {_span(before)} before and "
        f"{dollars(_average(after))} in the {_span(after)} after"
    )


def _span(amounts: Sequence[float]) -> str:
    """`year`, `five months`, `month`."""
    count = len(amounts)
    return {1: "month", _YEAR: "year"}.get(count, f"{number_word(count)} months")


def _end_amounts(data: IncomeData, amounts: Sequence[float]) -> str | None:
    """From the first month's amount to the last's; by payday, between averages of a year. None if they are equal."""
    length = min(_YEAR, len(amounts)) if data.by_payday else 1
    first, last = _average(amounts[:length]), _average(amounts[-length:])
    return _from_to(first, last) if whole(first) != whole(last) else None


def _range(amounts: Sequence[float]) -> str:
    low, high = dollars(Decimal(min(amounts))), dollars(Decimal(max(amounts)))
    return low if low == high else f"{low} to {high}"


def _phases_in_words(months: Sequence[Month], phases: Phases) -> str:
    """When each stretch starts; where there are too many to say, in how many months each word holds."""
    starts = list(_starts(months, phases))
    if len(starts) <= _MOST_STRETCHES:
        return ", ".join(f"{word} from {month.name}" for month, word in starts)
    counts = {word: phases.words.count(word) for word in phases.words}
    return ", ".join(f"{word} in {count} of {len(months)} months" for word, count in counts.items())


def _starts(months: Sequence[Month], phases: Phases) -> Iterator[tuple[Month, str]]:
    for start, _, word in _segments(phases):
        yield months[start], word


def _segments(phases: Phases) -> Iterator[tuple[int, int, str]]:
    """Each stretch of one word: its first month, the month after it, the word."""
    at = 0
    for word, group in groupby(phases.words):
        length = len(list(group))
        yield at, at + length, word
        at += length


def _draw_scales(axes: Axes, data: IncomeData, width: float) -> None:
    highest = max(total + more for total, more in zip(_totals(data), data.depends, strict=True))
    steps = (100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
    step = next((step for step in steps if highest <= step * 6), 10 ** len(str(int(highest))))
    top = int(Decimal(highest / step).to_integral_value(ROUND_CEILING)) * step or step
    count = len(data.months)
    axes.set(xlim=(0, count), ylim=(0, top))
    ticks = range(0, top + 1, step)
    axes.set_yticks(list(ticks), [dollars(Decimal(tick)) for tick in ticks])
    axes.hlines(list(ticks), 0, count, color=GRID, linewidth=0.8, zorder=0)
    axes.axhline(0, color=GREY, linewidth=1.2, zorder=3, clip_on=False)
    names = [f"{month.name[:3]} {month.year}" for month in data.months]
    room = (max(map(text_width, names)) + 10) * count / width
    apart = next((months for months in (1, 2, 3, 6, 12, 24, 60, 120) if months >= room), 240)
    half = max(map(text_width, names)) / 2 * count / width
    places = [at for at in range(0, count, apart) if at + 0.5 + half <= count + 1.5 * half]
    axes.set_xticks([at + 0.5 for at in places], [names[at] for at in places])
    axes.tick_params(axis="x", pad=9)


def _draw_bars(axes: Axes, data: IncomeData) -> None:
    count = len(data.months)
    wide = 0.86 if count <= _GAP_UP_TO else 1.0
    base = [0.0] * count
    layers = [(source.amounts, SOURCES.get(source.name, OTHER_SOURCE)) for source in data.sources]
    if any(data.depends):
        layers.append((data.depends, DEPENDS))
    for amounts, look in layers:
        axes.bar(
            [at + 0.5 for at in range(count)],
            amounts,
            wide,
            base,
            color=look.color,
            hatch=look.hatch,
            edgecolor=look.lines,
            linewidth=0.4 if count <= _GAP_UP_TO else 0.0,
            zorder=2,
        )
        base = [low + amount for low, amount in zip(base, amounts, strict=True)]
    for at, missing in enumerate(data.missing):
        if missing:
            axes.plot([at + 0.5], [base[at]], "v", color=INK, markersize=8, zorder=4, clip_on=False)


def _draw_names(figure: Figure, axes: Axes, data: IncomeData, plot: Area, area: Area) -> None:
    """Name each source at the right, and lead to it in the last month that has it, where no bar is in between."""
    top = axes.get_ylim()[1]
    count = len(data.months)
    found: list[tuple[int, float, list[str], Look]] = []
    tops = [total + more for total, more in zip(_totals(data), data.depends, strict=True)]
    base = [0.0] * count
    named = [(source.name, source.amounts, SOURCES.get(source.name, OTHER_SOURCE)) for source in data.sources]
    if any(data.depends):
        named.append(("depends on trial work months used: up to", data.depends, DEPENDS))
    for name, amounts, look in named:
        last = max((at for at, amount in enumerate(amounts) if amount), default=None)
        if last is not None:
            middle = base[last] + amounts[last] / 2
            amount = dollars(Decimal(max(amounts))) if look is DEPENDS else _range(amounts)
            text = wrap(f"{name} {amount}", _RIGHT - 46, most=3)
            clear = all(total < middle for total in tops[last + 1 :])
            found.append((last if clear else -1, plot.bottom + middle / top * plot.height, text, look))
        base = [low + amount for low, amount in zip(base, amounts, strict=True)]
    if any(data.missing):
        text = wrap("\u25bc an amount is not known", _RIGHT - 46, most=2)
        put(figure, plot.right + 14, plot.top - 2, "\n".join(text), color=QUIET, vertical="top")
    pointers = add_canvas(figure, area)
    highest = plot.top + (-2 * LINE_HEIGHT - 6 if any(data.missing) else 8)
    heights = [len(text) * LINE_HEIGHT + 5 for _, _, text, _ in found]
    places = spread([y for _, y, _, _ in found], heights, plot.bottom - _TICKS, highest)
    for (last, y, text, look), place in zip(found, places, strict=True):
        x = plot.left + (last + 1) / count * plot.width - area.left
        end, level = plot.right + 12 - area.left, place - area.bottom
        if last >= 0:
            pointers.plot(
                [x, end - 6, end], [y - area.bottom, y - area.bottom, level], color=INK, linewidth=0.8
            )
        pointers.add_patch(_box(end + 2, level, look))
        put(figure, plot.right + 44, place, "\n".join(text), vertical="center")


def _box(x: float, y: float, look: Look) -> Rectangle:
    box = Rectangle((x, y - 6), _SAMPLE, 12, facecolor=look.color, edgecolor=look.lines, hatch=look.hatch)
    box.set_linewidth(0.8)
    return box


def _without_room(data: IncomeData, width: float) -> list[str]:
    """The words that some stretch is too narrow for; the key says them."""
    month = width / len(data.months)
    return list(
        dict.fromkeys(
            word
            for phases in data.phases
            for start, end, word in _segments(phases)
            if text_width(word) + 8 > (end - start) * month
        )
    )


def _state_key(word: str, look: Look) -> KeyEntry:
    def mark(axes: Axes, x: float, y: float) -> None:
        box = _box(x, y, look)
        box.set_edgecolor(GREY)
        axes.add_patch(box)

    return KeyEntry(PHASES_EXPLAINED.get(word, word), _SAMPLE, mark)


def _draw_phases(figure: Figure, data: IncomeData, looks: dict[str, Look], area: Area) -> None:
    axes = add_canvas(figure, area)
    month = (area.width - _LEFT) / len(data.months)
    y = area.height - _STRIP_ROW / 2
    for phases in data.phases:
        axes.text(0, y - BELOW_MIDDLE, phases.name, color=QUIET, va="baseline")
        for start, end, word in _segments(phases):
            left, wide = _LEFT + start * month, (end - start) * month
            look = looks[word]
            box = Rectangle((left, y - 8), wide, 16, facecolor=look.color, edgecolor=GREY, hatch=look.hatch)
            box.set_linewidth(0.8)
            axes.add_patch(box)
            if text_width(word) + 8 <= wide:
                label = axes.text(left + wide / 2, y - BELOW_MIDDLE, word, ha="center", va="baseline")
                if look.hatch:
                    label.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1.0})
        y -= _STRIP_ROW
