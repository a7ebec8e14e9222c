"""Charts that Excel draws from the cells of a table, so that they follow when an input changes."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.chart import BarChart, Reference
from openpyxl.chart import Series as Drawn
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout as Frame
from openpyxl.chart.layout import ManualLayout
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.fill import ColorChoice, PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)
from openpyxl.workbook import Workbook

from ladder.reports.addresses import Layout, Place
from ladder.reports.appearance import FONT, number_format
from ladder.reports.tables import MOST_SERIES, Chart, Series, Unit

# Color and pattern: whoever cannot tell the colors apart, or prints in grey, can tell the patterns.
_FILLS = (
    ("003F6B", None),
    ("3B8FC4", "wdUpDiag"),
    ("B34700", None),
    ("767676", "wdDnDiag"),
    ("A9C8DE", None),
    ("5C6B78", "dkHorz"),
    ("7A4FA3", None),
    ("2E7D5B", "wdUpDiag"),
)
_LACKING = _FILLS[2]
_MOST_LABELS = 12  # more numbers over the columns would run into each other
_GRID, _INK = "D9D9D9", "404040"
_DECIMALS = {Unit.HOURLY: 2, Unit.CENTS: 2}


def native_chart(chart: Chart, where: Layout, workbook: Workbook) -> BarChart:
    """The chart, its columns beside or on top of each other.

    ValueError for more series than can be told apart, KeyError for one that leads nowhere.
    """
    if len(chart.series) > MOST_SERIES:
        raise ValueError(f"chart {chart.title}: {len(chart.series)} series, at most {MOST_SERIES}")
    drawn = BarChart()
    drawn.type, drawn.style = "col", 2
    drawn.grouping, drawn.overlap = ("stacked", 100) if chart.stacked else ("clustered", -5)
    drawn.gapWidth = 60
    shown = number_format(chart.unit, _DECIMALS.get(chart.unit, 0))
    for each, (color, pattern) in zip(chart.series, _fills(chart.series), strict=True):
        drawn.series.append(_series(each, where, workbook, color, pattern))
    drawn.set_categories(_categories(chart.series[0], where, workbook))
    if not chart.stacked and len(chart.series) * _length(chart.series[0], where) <= _MOST_LABELS:
        drawn.dataLabels = DataLabelList(showVal=True, numFmt=shown, dLblPos="outEnd", txPr=_text(800))
        for off in ("showLegendKey", "showCatName", "showSerName", "showPercent"):
            setattr(drawn.dataLabels, off, False)
    drawn.title = _title(chart.title)
    for axis in (drawn.x_axis, drawn.y_axis):
        axis.delete = False  # or Excel leaves the axis out
        axis.txPr = _text(900)
    drawn.y_axis.number_format, drawn.y_axis.numFmt.sourceLinked = shown, False
    drawn.y_axis.scaling.min = 0
    drawn.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=_GRID))
    drawn.y_axis.spPr = GraphicalProperties(ln=LineProperties(noFill=True))
    drawn.legend.position = "b"
    drawn.legend.txPr = _text(900)
    drawn.roundedCorners = False
    return drawn


def _fills(series: Sequence[Series]) -> list[tuple[str, str | None]]:
    """The fill of each series; where one shows what no one pays, no other has its color."""
    if not any(each.lacking for each in series):
        return list(_FILLS[: len(series)])
    others = (fill for fill in _FILLS if fill != _LACKING)
    return [_LACKING if each.lacking else next(others) for each in series]


def _series(each: Series, where: Layout, workbook: Workbook, color: str, pattern: str | None) -> Drawn:
    place = where.places[each.table]
    block = _reference(place, workbook, each)
    series = Drawn(block)
    series.tx = SeriesLabel(v=each.name)
    series.spPr = GraphicalProperties(ln=LineProperties(solidFill=color))
    if pattern:
        series.spPr.pattFill = PatternFillProperties(
            prst=pattern, fgClr=ColorChoice(srgbClr=color), bgClr=ColorChoice(srgbClr="FFFFFF")
        )
    else:
        series.spPr.solidFill = color
    series.invertIfNegative = False
    return series


def _reference(place: Place, workbook: Workbook, each: Series) -> Reference:
    rows = [place.rows[key] for key in each.rows]
    columns = [place.columns[key] for key in each.columns]
    return Reference(
        workbook[place.sheet], min_col=columns[0], max_col=columns[1], min_row=rows[0], max_row=rows[1]
    )


def _categories(each: Series, where: Layout, workbook: Workbook) -> Reference:
    """The headers over a row, or the labels of a column."""
    place, sheet = where.places[each.table], workbook[where.places[each.table].sheet]
    rows = [place.rows[key] for key in each.rows]
    if rows[0] != rows[1]:
        return Reference(sheet, min_col=1, min_row=rows[0], max_row=rows[1])
    columns = [place.columns[key] for key in each.columns]
    if place.header_row is None:
        raise KeyError(f"table {each.table} has no header to name a chart's columns")
    return Reference(sheet, min_col=columns[0], max_col=columns[1], min_row=place.header_row)


def _length(each: Series, where: Layout) -> int:
    place = where.places[each.table]
    down = place.rows[each.rows[1]] - place.rows[each.rows[0]]
    along = place.columns[each.columns[1]] - place.columns[each.columns[0]]
    return 1 + max(down, along)


def _title(words: str) -> Title:
    run = RegularTextRun(rPr=_letters(1200, bold=True), t=words)
    rich = RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=_letters(1200, bold=True)), r=[run])])
    return Title(tx=Text(rich=rich), overlay=False, layout=Frame(manualLayout=ManualLayout(x=0.01, y=0.02)))


def _text(size: int) -> RichText:
    return RichText(
        bodyPr=RichTextProperties(),
        p=[Paragraph(pPr=ParagraphProperties(defRPr=_letters(size)), endParaRPr=CharacterProperties())],
    )


def _letters(size: int, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(sz=size, b=bold, solidFill=_INK, latin=Font(typeface=FONT))
