"""A table of the deck, drawn as one that can be edited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from ladder.reports.deck.measure import EDGE, LINE, PADDING, row_heights, table_size
from ladder.reports.deck.spec import Area, Color, Grid
from ladder.reports.deck.template import rgb

_WHITE, _SHADE = "#FFFFFF", "#F1F4F7"


def draw_table(slide: Any, grid: Grid, area: Area, colors: Mapping[Color, str]) -> None:
    """Draw a header and rows, each as high as its words ask for; smaller letters where the area is low."""
    size = table_size(grid, area)
    heights = row_heights(grid, size, area.width)
    frame = slide.shapes.add_table(
        len(grid.rows) + 1,
        len(grid.header),
        Inches(area.left),
        Inches(area.top),
        Inches(area.width),
        Inches(sum(heights)),
    )
    frame.name = grid.name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", grid.alt_text)
    table = frame.table
    for number, width in enumerate(grid.widths):
        table.columns[number].width = Inches(width * area.width / sum(grid.widths))
    for number, (row, height) in enumerate(zip((grid.header, *grid.rows), heights, strict=True)):
        table.rows[number].height = Inches(height)
        for column, words in enumerate(row):
            cell = table.cell(number, column)
            cell.fill.solid()
            header = number == 0
            cell.fill.fore_color.rgb = rgb(
                colors[Color.PRIMARY] if header else _SHADE if number % 2 else _WHITE
            )
            bold = header or (number - 1) in grid.bold
            _set_cell(cell, words, size, _WHITE if header else colors[Color.INK], bold=bold)
            cell.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT if column < grid.words else PP_ALIGN.RIGHT


def _set_cell(cell: Any, words: str, size: float, color: str, *, bold: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(PADDING)
    cell.margin_top = cell.margin_bottom = Inches(EDGE)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    run = cell.text_frame.paragraphs[0].add_run()
    run.text = words
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, rgb(color)
    cell.text_frame.paragraphs[0].line_spacing = Pt(LINE * size)
