"""Who pays, by fiscal year: each fund's part of the cost stacked, what is unfunded on top, and when each fund ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ladder.reports.charts import Chart
from ladder.reports.charts.cost_by_year import scale
from ladder.reports.charts.style import (
    GREY,
    GRID,
    NAVY,
    RUST,
    SKY,
    Area,
    add_axes,
    board_style,
    start_figure,
)
from ladder.reports.charts.words import (
    dollars,
    left_off,
    number_word,
    percent,
    round_dollars,
    sentence,
    whole,
)
from ladder.reports.charts.year_table import FiscalYear, Look, YearRow, box, draw_table, table_size

_LOOKS = (Look(NAVY), Look(SKY, "////"), Look(GREY), Look(NAVY, "..."))
_UNFUNDED = Look(RUST, "xxx")
_MOST_YEARS = 12
_MOST_NAMED = 2  # funds in the title


@dataclass(frozen=True, slots=True)
class FundYears:
    """What a fund pays by fiscal year; `ends` is the name of its last month, None for one that goes on."""

    title: str
    amounts: tuple[Decimal, ...]
    ends: str | None


@dataclass(frozen=True, slots=True)
class FundEnd:
    """A fund that ends: its last month, and the first fiscal year, counted from 0, with a month without it."""

    title: str
    month: str
    year_without: int


@dataclass(frozen=True, slots=True)
class FundingData:
    """At least one fund; amounts are dollars, one a year. `ends` are the funds that end, the first to end first."""

    agency: str
    scenario: str
    years: tuple[FiscalYear, ...]
    funds: tuple[FundYears, ...]
    unfunded: tuple[Decimal, ...]
    ends: tuple[FundEnd, ...]
    footer: str


def title(data: FundingData) -> str:
    """The year in which most is unfunded, what share of its cost that is, and the funds that have ended by then.

    Where none has, the next to end.
    """
    worst = max(range(len(data.years)), key=lambda index: data.unfunded[index])
    if whole(data.unfunded[worst]) <= 0:
        through = f"every dollar of cost has a fund through {data.years[-1].name}"
        return sentence(through + _ends(data.ends[:1]))
    amount, total = data.unfunded[worst], _total(data, worst)
    year = data.years[worst].name
    words = f"{round_dollars(amount)} of {year}'s cost is unfunded, {percent(amount / total)} of it"
    ended = tuple(end for end in data.ends if end.year_without <= worst)
    return sentence(words + _ends(ended or data.ends[:1]))


def _ends(ends: Sequence[FundEnd]) -> str:
    """`; Grant ends after June 2028 and County after June 2029`; more than two are counted."""
    if not ends:
        return ""
    if len(ends) > _MOST_NAMED:
        return f"; {number_word(len(ends))} funds have ended by then, the last after {ends[-1].month}"
    first, *rest = ends
    return f"; {first.title} ends after {first.month}" + "".join(
        f" and {end.title} after {end.month}" for end in rest
    )


def alt_text(data: FundingData) -> str:
    """Two or three sentences for who cannot see the chart, with each fund's first and last year."""
    first, last = data.years[0].name, data.years[-1].name
    parts = [
        f"{each.title} {dollars(each.amounts[0])} in {first} and {dollars(each.amounts[-1])} in {last}"
        for each in (*data.funds, FundYears("unfunded", data.unfunded, None))
    ]
    chart = f"Stacked bar chart of cost by fund at {data.agency} by fiscal year, scenario {data.scenario}"
    return f"{chart}. {title(data)}. {sentence('; '.join(parts))}."


@board_style()
def draw(data: FundingData) -> Figure:
    """Draw a bar a year from zero, funds in the order of the table beneath, what is unfunded on top."""
    years = data.years[:_MOST_YEARS]
    partly = "; part years are marked with their months" if any(year.months != 12 for year in years) else ""
    subtitle = (
        f"Cost by fund at {data.agency}, by fiscal year{partly}. Scenario: {data.scenario}. "
        f"{left_off('fiscal years', len(years), len(data.years))}"
    )
    figure, area = start_figure(title(data), subtitle, data.footer)
    rows = _rows(data, len(years))
    size = table_size(years, rows)
    plot = Area(area.left + size.names, area.bottom + size.height + 4, area.right, area.top)
    _draw_bars(add_axes(figure, plot), rows, len(years), plot)
    draw_table(figure, years, rows, Area(area.left, area.bottom, area.right, plot.bottom - 4))
    return figure


def chart(data: FundingData, stem: str = "funding-by-fiscal-year") -> Chart:
    """The chart, ready to be saved."""
    return Chart(stem, title(data), alt_text(data), partial(draw, data), data.footer)


def _total(data: FundingData, year: int) -> Decimal:
    return data.unfunded[year] + sum((fund.amounts[year] for fund in data.funds), Decimal(0))


def _rows(data: FundingData, years: int) -> list[YearRow]:
    """The table's lines; funds past the last look are one line together."""
    shown, rest = data.funds[: len(_LOOKS)], data.funds[len(_LOOKS) :]
    if rest:
        shown, rest = data.funds[: len(_LOOKS) - 1], data.funds[len(_LOOKS) - 1 :]
    rows = [
        YearRow(fund.title + (f", to {fund.ends}" if fund.ends else ""), fund.amounts[:years], look)
        for fund, look in zip(shown, _LOOKS, strict=False)
    ]
    if rest:
        together = tuple(sum(year, Decimal(0)) for year in zip(*(fund.amounts for fund in rest), strict=True))
        rows.append(YearRow(f"{len(rest)} other funds", together[:years], _LOOKS[-1]))
    return [*rows, YearRow("Unfunded", data.unfunded[:years], _UNFUNDED)]


def _draw_bars(axes: Axes, rows: Sequence[YearRow], years: int, plot: Area) -> None:
    totals = [sum((row.amounts[year] for row in rows), Decimal(0)) for year in range(years)]
    _, top, step = scale(totals)
    axes.set(xlim=(0, years), ylim=(0, float(top)))
    ticks = [step * index for index in range(int(top / step) + 1)]
    axes.set_yticks([float(tick) for tick in ticks], [dollars(tick) for tick in ticks])
    axes.hlines([float(tick) for tick in ticks], 0, years, color=GRID, linewidth=0.8, zorder=0)
    axes.axhline(0, color=GREY, linewidth=1.2, zorder=4)
    width = min(0.5, 110 / (plot.width / years))
    gap = float(top) / plot.height  # a point of white between the parts
    for year in range(years):
        bottom = 0.0
        for row in rows:
            height = float(row.amounts[year])
            if height > 0:
                left = year + 0.5 - width / 2
                axes.add_patch(box(left, bottom, width, max(height - gap, 0), row.look, zorder=3))
                bottom += height
