"""What each role pays beside dated market benchmarks, our own entry role first, on one hourly scale."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

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
    INK,
    LINE_HEIGHT,
    NAVY,
    SKY,
    Area,
    KeyEntry,
    board_style,
    draw_key,
    put,
    start_figure,
    text_width,
    wrap_name,
)
from ladder.reports.charts.words import beside, compare, hourly, left_off, number_word

_BETWEEN = 5.0  # points between the blocks
MOST_BENCHMARKS = MOST_ROWS // 2


@dataclass(frozen=True, slots=True)
class RolePay:
    """A role's dollars an hour: `pay` is the average of its filled seats, None where there are none."""

    title: str
    pay: Decimal | None
    minimum: Decimal
    control_point: Decimal


@dataclass(frozen=True, slots=True)
class MarketBenchmark:
    """What others pay: dollars an hour by percentile (10, 25, 50, 75, 90); one not published is left out."""

    label: str
    area: str
    date: str
    percentiles: Mapping[int, Decimal]
    blend: bool = False  # of others, and so not counted again


@dataclass(frozen=True, slots=True)
class MarketData:
    """Roles from the first rung to the top, at least one; benchmarks, those that matter most first.

    Pay within `tolerance` of a benchmark's is at it.

    `scale_over`: rates the scale must hold besides, so that the charts of several scenarios have one scale.
    """

    agency: str
    scenario: str
    period: str
    roles: tuple[RolePay, ...]
    entry: EntryRole
    benchmarks: tuple[MarketBenchmark, ...]
    footer: str
    tolerance: Decimal = Decimal("0.03")
    scale_over: tuple[Decimal, ...] = ()
    aged_to: str = "then"  # the point that the benchmarks are aged to, in words
    every_role: tuple[
        RolePay, ...
    ] = ()  # every scenario's, so that all charts leave their words the same room


def title(data: MarketData) -> str:
    """Where the first role's pay stands beside the entry role's and the middle of all benchmarks, drawn or not."""
    first = data.roles[0]
    pay = first.minimum if first.pay is None else first.pay
    verb = "would start" if first.pay is None else "are paid"
    entry = f"{beside(pay, data.entry.rate, data.tolerance)} our own entry role's {hourly(data.entry.rate)}"
    middles = [each.percentiles[50] for each in data.benchmarks if 50 in each.percentiles and not each.blend]
    market = f" and {_standing(pay, middles, data.tolerance)}" if middles else ""
    return f"People in our first peer role {verb} {entry} an hour{market}"


def alt_text(data: MarketData) -> str:
    """Two or three sentences for who cannot see the chart, with the first and last role and each middle."""
    roles = [data.roles[0], *(data.roles[-1:] if len(data.roles) > 1 else ())]
    pay = " to ".join(f"{role.title} {pay_text(role)}" for role in roles)
    middles = ", ".join(
        f"{benchmark.label}, {benchmark.area}, {benchmark.date}: {_middle_text(benchmark)}"
        for benchmark in _sorted_benchmarks(data)
    )
    market = f"; market, {middles}" if middles else "; no market benchmark is given"
    return (
        f"Chart of hourly pay by role at {data.agency} beside market benchmarks, {data.period}, scenario"
        f" {data.scenario}. {title(data)}. Our roles run from {pay}{market}."
    )


@board_style()
def draw(data: MarketData) -> Figure:
    """Draw roles above, benchmarks beneath, each sorted with the highest pay on top."""
    benchmarks = _sorted_benchmarks(data)
    kept = data.roles[: MOST_ROWS - len(benchmarks)]
    roles = sorted(kept, key=_pay, reverse=True)
    rates = [rate for benchmark in benchmarks for rate in benchmark.percentiles.values()]
    rates += [rate for role in roles for rate in (_pay(role), role.minimum, role.control_point)]
    scale = hourly_scale([data.entry.rate, *rates, *data.scale_over])
    dates = {benchmark.date for benchmark in benchmarks}
    date = dates.pop() if len(dates) == 1 else ""
    paid = f"paid in {date}" if date else "pay"
    beside_whom = (
        f"beside what others {paid}, aged to {data.aged_to}" if benchmarks else "without a market benchmark"
    )
    subtitle = (
        f"Hourly pay by role at {data.agency}, {data.period}, {beside_whom}. "
        f"Scenario: {data.scenario}. {scale.note} {left_off('roles', len(kept), len(data.roles))} "
        f"{_not_drawn(data)}"
    )
    figure, area = start_figure(title(data), subtitle, data.footer)
    area = draw_key(figure, area, _key(roles, benchmarks))

    dense = is_dense(area, len(roles) + len(benchmarks))
    rows = [_Row(RowLabel(role.title), pay_text(role), partial(_draw_role, role)) for role in roles]
    market = [
        _Row(_benchmark_label(each, dense, date), _middle_text(each), partial(_draw_benchmark, each))
        for each in benchmarks
    ]
    blocks = [("Our roles", rows), ("Market", market)] if market else [("", rows)]
    labels = [*(RowLabel(role.title) for role in data.every_role), *(row.label for row in rows + market)]
    names = label_width(labels, WIDEST_ONE_LINE if dense else WIDEST_LABEL)
    texts = [*map(pay_text, data.every_role), *(row.text for row in rows + market)]
    after = max(text_width(text, weight="bold") for text in texts) + 14
    axes, beside_rows = open_rows(figure, area, names, scale, after, data.entry)
    _draw_blocks(figure, axes, blocks, beside_rows)
    return figure


def chart(data: MarketData, stem: str = "pay-against-market") -> Chart:
    """The chart, ready to be saved."""
    return Chart(stem, title(data), alt_text(data), partial(draw, data), data.footer)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the chart; `mark` draws at a height of the axes and returns in dollars where its ink ends."""

    label: RowLabel
    text: str
    mark: Callable[[Axes, float], float]


def _draw_blocks(
    figure: Figure, axes: Axes, blocks: Sequence[tuple[str, Sequence[_Row]]], area: Area
) -> None:
    """Draw the rows of each block from the top down, under its name where there is room for one."""
    count = sum(len(rows) for _, rows in blocks)
    roomy = (count + len(blocks)) * (LINE_HEIGHT + 1) <= area.height
    heading = LINE_HEIGHT + 2 if roomy and len(blocks) > 1 else 0.0
    height = (area.height - heading * len(blocks) - _BETWEEN * (len(blocks) - 1)) / count
    top = area.height
    for name, rows in blocks:
        if top < area.height:
            axes_left, axes_width = axes.bbox.x0 * 72 / figure.dpi, axes.bbox.width * 72 / figure.dpi
            start = (area.left - axes_left) / axes_width
            axes.axhline(top - _BETWEEN / 2, start, color=GREY, linewidth=1.0, clip_on=False)
            top -= _BETWEEN
        if heading:
            put(figure, area.left, area.bottom + top - heading / 2, name, weight="bold", color=NAVY)
        top -= heading
        for row in rows:
            middle = top - height / 2
            base = area.bottom + top
            draw_label(figure, row.label, Area(area.left, base - height, area.right, base))
            end = row.mark(axes, middle)
            label = axes.annotate(
                row.text, (end, middle), (9, -BELOW_MIDDLE), textcoords="offset points", va="baseline"
            )
            label.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 0.5})
            label.set(zorder=7, fontweight="normal" if name == "Market" else "bold")
            top -= height


def _draw_role(role: RolePay, axes: Axes, y: float) -> float:
    low, high = sorted((float(role.minimum), float(role.control_point)))
    _band(axes, low, high, y)
    if role.pay is None:
        return high
    _diamond(axes, float(role.pay), y)
    return max(high, float(role.pay))


def _band(axes: Axes, low: float, high: float, y: float) -> None:
    axes.hlines(y, low, high, color=SKY, linewidth=4, zorder=4)
    axes.vlines([low, high], y - 5, y + 5, color=SKY, linewidth=2.5, zorder=4)


def _diamond(axes: Axes, x: float, y: float) -> None:
    axes.plot(
        [x], [y], "D", markersize=9, markerfacecolor=NAVY, markeredgecolor="white", zorder=6, clip_on=False
    )


def _draw_benchmark(benchmark: MarketBenchmark, axes: Axes, y: float) -> float:
    rates = {percentile: float(rate) for percentile, rate in benchmark.percentiles.items()}
    if not rates:
        return axes.get_xlim()[0]
    axes.hlines(y, min(rates.values()), max(rates.values()), color=GREY, linewidth=2, zorder=3)
    if 25 in rates and 75 in rates:
        _box(axes, rates[25], rates[75] - rates[25], y)
    ends = [rates[percentile] for percentile in (10, 25, 75, 90) if percentile in rates]
    axes.vlines(ends, y - 4, y + 4, color=GREY, linewidth=2, zorder=4)
    if 50 in rates:
        _middle(axes, rates[50], y)
    return max(rates.values())


def _box(axes: Axes, x: float, width: float, y: float) -> None:
    axes.add_patch(Rectangle((x, y - 4.5), width, 9, facecolor=GREY, linewidth=0, zorder=4))


def _middle(axes: Axes, x: float, y: float) -> None:
    axes.vlines(x, y - 6, y + 6, color="white", linewidth=5, zorder=5)
    axes.vlines(x, y - 6, y + 6, color=INK, linewidth=2.5, zorder=6)


def _pay(role: RolePay) -> Decimal:
    return role.minimum if role.pay is None else role.pay


def pay_text(role: RolePay) -> str:
    """A role's pay as it stands beside its mark."""
    return f"from {hourly(role.minimum)}, no filled seat" if role.pay is None else hourly(role.pay)


def _middle_text(benchmark: MarketBenchmark) -> str:
    return (
        f"middle {hourly(benchmark.percentiles[50])}"
        if 50 in benchmark.percentiles
        else "middle not published"
    )


def _sorted_benchmarks(data: MarketData) -> list[MarketBenchmark]:
    """Those nearest our own entry role's pay that fit, highest middle first; those without a middle last, as given."""

    def away(each: MarketBenchmark) -> Decimal:
        return abs(each.percentiles[50] - data.entry.rate) if 50 in each.percentiles else Decimal("Infinity")

    nearest = sorted(data.benchmarks, key=away)[:MOST_BENCHMARKS]
    return sorted(nearest, key=lambda each: -each.percentiles.get(50, Decimal(0)))


def _not_drawn(data: MarketData) -> str:
    """Which benchmarks are drawn, where there are more than fit."""
    count = len(data.benchmarks)
    if count <= MOST_BENCHMARKS:
        return ""
    return f"Of {count} benchmarks, the {MOST_BENCHMARKS} nearest our own entry role's pay are drawn."


def _benchmark_label(benchmark: MarketBenchmark, one_line: bool, common_date: str) -> RowLabel:
    """Whose pay, where and when; on one line not when, if every benchmark has the date that the subtitle says."""
    if not one_line:
        return RowLabel(benchmark.label, (f"{benchmark.area}, {benchmark.date}",))
    date = "" if common_date else f", {benchmark.date}"
    place = wrap_name(benchmark.area, WIDEST_ONE_LINE / 2, 1)[0]
    where = f" · {place}{date}"
    return RowLabel(wrap_name(benchmark.label, WIDEST_ONE_LINE - text_width(where), 1)[0] + where)


def _standing(pay: Decimal, middles: Sequence[Decimal], tolerance: Decimal) -> str:
    """How the pay compares with the middle of each benchmark, in words true of every one counted."""
    sides = [compare(pay, middle, tolerance) for middle in middles]
    below, above, count = sides.count(-1), sides.count(1), len(sides)
    benchmarks = {1: "the one market benchmark", 2: "both market benchmarks"}.get(
        count, f"all {number_word(count)} market benchmarks"
    )
    if below == count:
        return f"below the middle of {benchmarks}"
    if above == count:
        return f"above the middle of {benchmarks}"
    if below:
        return f"below the middle of {number_word(below)} of {number_word(count)} market benchmarks"
    return f"{'at or above' if above else 'at'} the middle of {benchmarks}"


def _key(roles: Sequence[RolePay], benchmarks: Sequence[MarketBenchmark]) -> list[KeyEntry]:
    def benchmark(axes: Axes, x: float, y: float) -> None:
        axes.hlines(y, x, x + 40, color=GREY, linewidth=2)
        axes.vlines([x, x + 40], y - 4, y + 4, color=GREY, linewidth=2)
        _box(axes, x + 11, 18, y)

    entries = [KeyEntry("minimum to control point", 26, lambda axes, x, y: _band(axes, x + 1, x + 25, y))]
    if any(role.pay is not None for role in roles):
        entries.insert(0, KeyEntry("average paid", 12, lambda axes, x, y: _diamond(axes, x + 6, y)))
    if benchmarks:
        entries.append(KeyEntry("market: 10th to 90th percentile, box 25th to 75th", 40, benchmark))
        entries.append(KeyEntry("middle (half earn less)", 6, lambda axes, x, y: _middle(axes, x + 3, y)))
    return entries
