"""A chart of the deck that can be edited: drawn by the office program from a workbook inside the deck."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches, Pt

from ladder.reports.deck.spec import LEAST_TEXT, Area, Color, NativeChart, Series
from ladder.reports.deck.template import rgb
from ladder.reports.finishing import finish_workbook

_KINDS = {
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
}
_HATCHES = {  # white on the series' color, which stays most of the bar
    "diagonal": MSO_PATTERN.LIGHT_UPWARD_DIAGONAL,
    "dots": MSO_PATTERN.PERCENT_20,
    "crossed": MSO_PATTERN.OUTLINED_DIAMOND,
}
_GRID, _WHITE = "#DDDDDD", "#FFFFFF"
NAMES = 4.6  # inches left to the names of bars
FEW = 3  # categories; bars of so few are kept slim
_VALUES = 0.75  # inches right of the longest bar, for its label

Colors = Mapping[Color, str]


def draw_chart(slide: Any, spec: NativeChart, area: Area, colors: Colors) -> None:
    """Draw the chart with labels on its bars, or with an axis where there are none."""
    data = CategoryChartData(number_format=spec.number_format)
    data.categories = spec.categories
    for series in spec.series:
        data.add_series(series.name, series.values)
    places = (Inches(area.left), Inches(area.top), Inches(area.width), Inches(area.height))
    frame = slide.shapes.add_chart(_KINDS[spec.kind], *places, data)
    frame.name = spec.name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", spec.alt_text)
    chart = frame.chart
    # Its own workbook, in place of python-pptx's: there a name that starts with = would be a formula.
    chart.part.chart_workbook.update_from_xlsx_blob(workbook_of(spec))
    chart.font.size = Pt(spec.size)
    chart.font.color.rgb = rgb(colors[Color.INK])
    chart.has_title = False
    _set_legend(chart, spec)
    _set_axes(chart, spec, colors)
    plot = chart.plots[0]
    plot.gap_width = 60 if len(spec.categories) > FEW else 250
    if spec.kind == "columns":
        plot.overlap = -5
    for number, series in enumerate(spec.series):
        _fill(plot.series[number].format.fill, series, colors)
        if spec.kind == "stacked":  # a white edge keeps neighbors apart in gray, too
            plot.series[number].format.line.color.rgb = rgb(_WHITE)
        plot.series[number].invert_if_negative = False
    for number, color in (spec.colors or {}).items():
        fill = plot.series[0].points[number].format.fill
        fill.solid()
        fill.fore_color.rgb = rgb(colors[color])
    if spec.labels:
        _set_labels(plot, spec, colors)
    if spec.kind == "bars":
        _leave_room_for_names(chart, area)
    for number in chart._chartSpace.xpath("//c:axId | //c:crossAx"):
        number.set(
            "val", number.get("val").removeprefix("-")
        )  # no axis may have python-pptx's negative number


def workbook_of(spec: NativeChart) -> bytes:
    """The chart's numbers where the chart looks for them; every text stays a text."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Sheet1"
    for column, series in enumerate(spec.series, 2):
        _put_text(sheet.cell(1, column), series.name)
        for row, value in enumerate(series.values, 2):
            sheet.cell(row, column, value).number_format = spec.number_format
    for row, category in enumerate(spec.categories, 2):
        _put_text(sheet.cell(row, 1), category)
    saved = BytesIO()
    workbook.save(saved)
    return finish_workbook(saved.getvalue(), {})


def _put_text(cell: Any, text: str) -> None:
    cell.value = text
    cell.data_type = "s"  # whatever it looks like


def _set_legend(chart: Any, spec: NativeChart) -> None:
    chart.has_legend = len(spec.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.RIGHT if spec.kind == "stacked" else XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(LEAST_TEXT)


def _set_axes(chart: Any, spec: NativeChart, colors: Colors) -> None:
    values, names = chart.value_axis, chart.category_axis
    values.tick_labels.number_format = spec.number_format
    values.tick_labels.number_format_is_linked = False
    values.has_major_gridlines = not spec.labels
    values.visible = not spec.labels
    if not spec.labels:
        values.major_gridlines.format.line.color.rgb = rgb(_GRID)
        values.format.line.fill.background()
    if all((value or 0) >= 0 for series in spec.series for value in series.values):
        values.minimum_scale = 0
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.rgb = rgb(colors[Color.PLAIN])
    names.has_major_gridlines = False
    names.tick_labels.font.size = Pt(spec.size)
    low = parse_xml(f'<c:tickLblPos {nsdecls("c")} val="low"/>')  # under bars that point down, too
    for old in names._element.xpath("c:tickLblPos"):
        old.getparent().replace(old, low)
    if spec.kind == "bars":
        names.reverse_order = True


def _set_labels(plot: Any, spec: NativeChart, colors: Colors) -> None:
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = spec.number_format, False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.show_value = True
    labels.font.size, labels.font.bold = Pt(spec.size), True
    labels.font.color.rgb = rgb(colors[Color.INK])


def _fill(fill: Any, series: Series, colors: Colors) -> None:
    color = rgb(colors[series.color])
    if not series.hatch:
        fill.solid()
        fill.fore_color.rgb = color
        return
    fill.patterned()
    fill.pattern = _HATCHES[series.hatch]
    fill.fore_color.rgb, fill.back_color.rgb = rgb(_WHITE), color


def _leave_room_for_names(chart: Any, area: Area) -> None:
    """A plot of a set width, so that every program breaks the names of bars alike."""
    left, width = NAMES / area.width, (area.width - NAMES - _VALUES) / area.width
    layout = (
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/><c:x val="{left:.4f}"/><c:y val="0.01"/><c:w val="{width:.4f}"/><c:h val="0.98"/>'
        "</c:manualLayout></c:layout>"
    )
    plot_area = chart._chartSpace.chart.plotArea
    for old in plot_area.xpath("c:layout"):
        plot_area.remove(old)
    plot_area.insert(0, parse_xml(layout))
