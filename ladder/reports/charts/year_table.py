"""A table under a chart, its columns the chart's fiscal years: every bar's label, where none can collide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ladder.reports.charts.style import LINE_HEIGHT, QUIET, Area, Weight, add_axes, put, text_width, wrap_name
from ladder.reports.charts.words import dollars

_NAME_WIDTHS = (150.0, 230.0)
_INDENT = 22.0  # of a name, for the swatch before it
_ROW_GAP = 2.0
_UNITS = ((1, "Dollars"), (1000, "Thousands of dollars"), (1_000_000, "Millions of dollars"))


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """A fiscal year of the plan, such as `FY 2027`, and how many of its months the plan covers."""

    name: str
    months: int = 12


@dataclass(frozen=True, slots=True)
class Look:
    """A series' color and hatch."""

    color: str
    hatch: str = ""


@dataclass(frozen=True, slots=True)
class YearRow:
    """A line of the table: dollars a year, of the series with that look; `difference` is signed and bold."""

    name: str
    amounts: tuple[Decimal, ...]
    look: Look
    difference: bool = False


@dataclass(frozen=True, slots=True)
class TableSize:
    """Points: the width of the column of names, the height of the header, the height of the whole."""

    names: float
    header: float
    height: float


def box(x: float, y: float, width: float, height: float, look: Look, zorder: float = 1) -> Rectangle:
    """A filled rectangle with the series' hatch in white."""
    return Rectangle(
        (x, y),
        width,
        height,
        facecolor=look.color,
        edgecolor="white",
        linewidth=0,
        hatch=look.hatch,
        zorder=zorder,
    )


def months(year: FiscalYear) -> str:
    """`10 months`."""
    return f"{year.months} {'month' if year.months == 1 else 'months'}"


def table_size(years: Sequence[FiscalYear], rows: Sequence[YearRow]) -> TableSize:
    """What the table needs."""
    low, high = _NAME_WIDTHS
    names = min(max(low, *(text_width(row.name) + _INDENT + 8 for row in rows)), high)
    header = LINE_HEIGHT * (2 if any(year.months != 12 for year in years) else 1) + 6
    return TableSize(names, header, header + sum(_row_height(row, names) for row in rows))


def draw_table(figure: Figure, years: Sequence[FiscalYear], rows: Sequence[YearRow], area: Area) -> None:
    """Set the years' names, then a line a row; in whole dollars where the columns are wide enough."""
    size = table_size(years, rows)
    column = (area.width - size.names) / len(years)
    centers = [area.left + size.names + (index + 0.5) * column for index in range(len(years))]
    unit, heading = next(
        (unit, heading) for unit, heading in _UNITS if unit == _UNITS[-1][0] or _fits(rows, unit, column)
    )
    put(figure, area.left, area.top, heading, color=QUIET, vertical="top")
    for year, x in zip(years, centers, strict=True):
        put(figure, x, area.top, year.name, weight="bold", horizontal="center", vertical="top")
        if year.months != 12:
            put(
                figure,
                x,
                area.top - LINE_HEIGHT,
                months(year),
                color=QUIET,
                horizontal="center",
                vertical="top",
            )
    top = area.top - size.header
    for row in rows:
        y = top - LINE_HEIGHT / 2
        swatch = add_axes(figure, Area(area.left, y - 6, area.left + 14, y + 4))
        swatch.add_patch(box(0, 0, 1, 1, row.look))
        weight: Weight = "bold" if row.difference else "normal"
        for index, line in enumerate(_name_lines(row, size.names)):
            x = area.left + _INDENT
            put(figure, x, y - index * LINE_HEIGHT, line, weight=weight)
        for amount, x in zip(row.amounts, centers, strict=True):
            text = _amount(amount, row, unit)
            put(figure, x, y, text, weight=weight, horizontal="center")
        top -= _row_height(row, size.names)


def _fits(rows: Sequence[YearRow], unit: int, column: float) -> bool:
    texts = (_amount(amount, row, unit) for row in rows for amount in row.amounts)
    return max(text_width(text, weight="bold") for text in texts) <= column - 6


def _name_lines(row: YearRow, width: float) -> list[str]:
    return wrap_name(row.name, width - _INDENT - 8, 2, weight="bold" if row.difference else "normal")


def _row_height(row: YearRow, width: float) -> float:
    return len(_name_lines(row, width)) * LINE_HEIGHT + _ROW_GAP


def _amount(amount: Decimal, row: YearRow, unit: int) -> str:
    text = dollars(amount / unit)
    text = f"+{text}" if row.difference and amount > 0 else text
    return text if unit == 1 else text.replace("$", "")
