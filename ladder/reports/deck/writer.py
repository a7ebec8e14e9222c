"""Slides as data to a PowerPoint file. Knows letters, boxes and pictures, and nothing of careers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches, Pt

from ladder.reports.deck.draw_chart import draw_chart
from ladder.reports.deck.draw_table import draw_table
from ladder.reports.deck.measure import (
    AFTER,
    BULLET,
    LINE,
    PADDING,
    POINTS,
    fitting_size,
    largest,
    lines_of,
    shortened,
)
from ladder.reports.deck.spec import (
    FOOTER,
    LEAST_LABEL,
    TITLE,
    Area,
    Color,
    Deck,
    Grid,
    Line,
    NativeChart,
    Picture,
    Placed,
    Slide,
    Tile,
    Tiles,
    Words,
)
from ladder.reports.deck.template import LAYOUT, add_footer, empty_presentation, place, rgb
from ladder.reports.finishing import finish_document

TITLE_SIZES = (28.0, 26.0, 24.0, 22.0, 20.0)
TITLE_LINES = 2
VALUE_SIZES = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0)
TILE_WORDS = 18.0
KEPT_MINUS = "\u2011$"  # a hyphen at which no line breaks
_SHADE = "#F1F4F7"
_GAP = 0.3  # inches between tiles
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Colors = Mapping[Color, str]


def written(deck: Deck) -> bytes:
    """The deck as a file; the same deck gives the same bytes."""
    presentation = empty_presentation(deck)
    layout = presentation.slide_layouts.get_by_name(LAYOUT)
    for slide in deck.slides:
        _add_slide(presentation, layout, slide, deck)
    saved = BytesIO()
    presentation.save(saved)
    return finish_document(saved.getvalue())


def _add_slide(presentation: Any, layout: Any, slide: Slide, deck: Deck) -> None:
    added = presentation.slides.add_slide(layout)
    size, words = title_fit(slide.title)
    added.shapes.title.text_frame.text = _plain(words)
    added.shapes.title.text_frame.paragraphs[0].font.size = Pt(size)
    parts = slide.parts
    if any(isinstance(each.part, Picture) for each in parts):
        title = _title_above(words, size)
        place(added.shapes.title, title)
        parts = tuple(replace(each, area=_up_to(title, each.area)) for each in parts)
    for placed in parts:
        _add_part(added, placed, deck.colors)
    foot = shortened(deck.footer, FOOTER.width - 2 * PADDING, LEAST_LABEL, 1)
    add_footer(added, layout, _plain(foot), deck.colors[Color.QUIET])
    added.notes_slide.notes_text_frame.text = _plain("\n".join(note for note in slide.notes if note))


def title_fit(title: str) -> tuple[float, str]:
    """The size at which a title goes on two lines, three at the smallest; and as much of it as does."""
    width = TITLE.width - 2 * PADDING
    size = largest(title, width, TITLE_SIZES, bold=True, most=TITLE_LINES)
    return size, shortened(title, width, size, TITLE_LINES + (size == TITLE_SIZES[-1]), bold=True)


def _title_above(words: str, size: float) -> Area:
    """A title's place above a picture: no higher than its lines."""
    lines = len(lines_of(words, TITLE.width - 2 * PADDING, size, bold=True))
    return replace(TITLE, height=min(TITLE.height, lines * size * LINE / POINTS + PADDING))


def _up_to(title: Area, area: Area) -> Area:
    """An area with what the title leaves free above it."""
    return replace(area, top=title.bottom, height=area.bottom - title.bottom)


def _add_part(slide: Any, placed: Placed, colors: Colors) -> None:
    part, area = placed.part, placed.area
    if isinstance(part, Words):
        _add_words(slide, part, area, colors)
    elif isinstance(part, Tiles):
        _add_tiles(slide, part, area, colors)
    elif isinstance(part, Grid):
        draw_table(slide, part, area, colors)
    elif isinstance(part, NativeChart):
        draw_chart(slide, part, area, colors)
    else:
        _add_picture(slide, part, area)


def _add_words(slide: Any, words: Words, area: Area, colors: Colors) -> None:
    box = _box(slide, area, shaded=words.shaded, middle=words.shaded)
    size = fitting_size(words, area.width, area.height)
    for number, line in enumerate(words.lines):
        paragraph = box.paragraphs[0] if number == 0 else box.add_paragraph()
        _set_line(paragraph, line, size, colors)


def _set_line(paragraph: Any, line: Line, size: float, colors: Colors) -> None:
    run = paragraph.add_run()
    run.text = _plain(line.text).replace("-$", KEPT_MINUS)
    run.font.size, run.font.bold = Pt(size), line.bold
    run.font.color.rgb = rgb(colors[line.color])
    paragraph.space_after = Pt(AFTER * size)
    paragraph.line_spacing = Pt(LINE * size)
    if line.bullet:
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", str(Inches(BULLET)))
        properties.set("indent", str(-Inches(BULLET)))
        properties.append(parse_xml(f'<a:buFont {nsdecls("a")} typeface="Arial"/>'))
        properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="•"/>'))


def _box(slide: Any, area: Area, *, shaded: bool, middle: bool = False) -> Any:
    """A box's text frame: it wraps, and does not grow by itself."""
    shape = slide.shapes.add_textbox(0, 0, 1, 1)
    place(shape, area)
    if shaded:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(_SHADE)
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = Inches(PADDING)
    frame.margin_top = frame.margin_bottom = Inches(PADDING / 2)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    return frame


def tile_areas(count: int, across: int, area: Area) -> list[Area]:
    """The places of tiles, row by row."""
    down = -(-count // across)
    width = (area.width - _GAP * (across - 1)) / across
    height = (area.height - _GAP * (down - 1)) / down
    return [
        Area(
            area.left + number % across * (width + _GAP),
            area.top + number // across * (height + _GAP),
            width,
            height,
        )
        for number in range(count)
    ]


def _add_tiles(slide: Any, tiles: Tiles, area: Area, colors: Colors) -> None:
    areas = tile_areas(len(tiles.tiles), tiles.across, area)
    fits = [tile_fit(tile, where) for tile, where in zip(tiles.tiles, areas, strict=True)]
    large, small = min(value for value, _ in fits), min(words.size for _, words in fits)
    for tile, where, (_, words) in zip(tiles.tiles, areas, fits, strict=True):
        frame = _box(slide, where, shaded=True)
        _set_line(frame.paragraphs[0], Line(tile.value, bold=True, color=Color.PRIMARY), large, colors)
        for line in words.lines:
            _set_line(frame.add_paragraph(), line, small, colors)


def tile_fit(tile: Tile, area: Area) -> tuple[float, Words]:
    """The size of a tile's value, and its words at the size that fits under it."""
    value = largest(tile.value, area.width - 2 * PADDING, VALUE_SIZES, bold=True)
    lines = [Line(tile.label), *([Line(tile.detail, color=Color.QUIET)] if tile.detail else [])]
    words = Words(tuple(lines), TILE_WORDS)
    left_over = area.height - value * (LINE + AFTER) / 72
    return value, replace(words, size=fitting_size(words, area.width, left_over))


def picture_area(picture: Picture, pixels: tuple[int, int], area: Area) -> Area:
    """Where a cut picture goes: as large as its area lets it be, in the middle."""
    across, down = pixels[0], pixels[1] * (1 - picture.cut_above - picture.cut_below)
    scale = min(area.width / across, area.height / down)
    width, height = across * scale, down * scale
    return Area(area.left + (area.width - width) / 2, area.top + (area.height - height) / 2, width, height)


def _add_picture(slide: Any, picture: Picture, area: Area) -> None:
    shape = slide.shapes.add_picture(BytesIO(picture.png), 0, 0)
    place(shape, picture_area(picture, shape.image.size, area))
    shape.crop_top, shape.crop_bottom = picture.cut_above, picture.cut_below
    shape.name = picture.name
    shape._element.nvPicPr.cNvPr.set("descr", _plain(picture.alt_text))


def _plain(words: str) -> str:
    """Words without what no XML file can hold."""
    return _NOT_XML.sub("", words)
