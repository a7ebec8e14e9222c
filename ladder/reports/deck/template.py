"""An empty 16:9 presentation with the deck's colors and places, made of the one that python-pptx brings."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from ladder.reports.deck.spec import (
    BODY,
    FOOTER,
    HEIGHT,
    LEAST_LABEL,
    NUMBER,
    TITLE,
    WIDTH,
    Area,
    Color,
    Deck,
)

LAYOUT, FOR_READERS = "Title Only", "Title and Content"  # ours, and one for slides that people add
_BAND = 0.14  # inches of the primary color along a slide's upper edge
_LONG_AGO = datetime(1980, 1, 1)  # noqa: DTZ001 - the files name no moment
_LONGEST_PROPERTY = 255
_PLACES = {"TITLE": TITLE, "BODY": BODY, "FOOTER": FOOTER, "SLIDE_NUMBER": NUMBER}
_THEME = {
    "dk2": Color.PRIMARY,
    "accent1": Color.PRIMARY,
    "accent2": Color.SECOND,
    "accent3": Color.ACCENT,
    "accent4": Color.PLAIN,
}


def rgb(color: str) -> Any:
    """A color such as `#003F6B` as python-pptx takes it."""
    return RGBColor.from_string(color.removeprefix("#"))


def place(shape: Any, area: Area) -> None:
    """Put a shape in its place."""
    shape.left, shape.top = Inches(area.left), Inches(area.top)
    shape.width, shape.height = Inches(area.width), Inches(area.height)


def empty_presentation(deck: Deck) -> Any:
    """The presentation without slides."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for layout in list(presentation.slide_layouts):
        if layout.name not in (LAYOUT, FOR_READERS):
            presentation.slide_layouts.remove(layout)
    master = presentation.slide_master
    for part in (master, *presentation.slide_layouts):
        _without_dates(part)
    for shape in master.placeholders:
        place(shape, _PLACES[shape.placeholder_format.type.name])
    _set_styles(master, deck.colors)
    _add_band(master)
    _set_theme(master, deck.colors)
    _set_properties(presentation, deck)
    return presentation


def add_footer(slide: Any, layout: Any, words: str, color: str) -> None:
    """The footer and the slide's number, which python-pptx does not copy from a layout."""
    tree = slide.shapes._spTree
    for shape in layout.placeholders:
        kind = shape.placeholder_format.type.name
        if kind not in ("FOOTER", "SLIDE_NUMBER"):
            continue
        copied = copy.deepcopy(shape._element)
        copied.nvSpPr.cNvPr.set("id", str(slide.shapes._next_shape_id))
        tree.append(copied)
        if kind == "FOOTER":
            frame = slide.shapes[-1].text_frame
            frame.text = words
            written = frame.paragraphs[0].runs[0].font  # some programs do not take these from the master
            written.size, written.name, written.color.rgb = Pt(LEAST_LABEL), "+mn-lt", rgb(color)
            frame.paragraphs[0].alignment = PP_ALIGN.LEFT


def _without_dates(part: Any) -> None:
    for shape in list(part.placeholders):
        if shape.placeholder_format.type.name == "DATE":
            shape._element.getparent().remove(shape._element)


def _set_styles(master: Any, colors: Mapping[Color, str]) -> None:
    """Titles to the left, bold, in the primary color; the footer to the left, in quiet words."""
    title = next(
        each for each in master._element.iter(qn("a:lvl1pPr")) if each.getparent().tag == qn("p:titleStyle")
    )
    title.set("algn", "l")
    written = title.find(qn("a:defRPr"))
    written.set("sz", "2800")
    written.set("b", "1")
    written.find(qn("a:solidFill"))[0].set("val", "tx2")
    quiet = colors[Color.QUIET].removeprefix("#")
    for shape in master.placeholders:
        kind = shape.placeholder_format.type.name
        if kind in ("FOOTER", "SLIDE_NUMBER"):
            paragraph = next(shape._element.iter(qn("a:lvl1pPr")))
            paragraph.set("algn", "l" if kind == "FOOTER" else "r")
            written = paragraph.find(qn("a:defRPr"))
            written.remove(written.find(qn("a:solidFill")))
            fill = f'<a:solidFill {nsdecls("a")}><a:srgbClr val="{quiet}"/></a:solidFill>'
            written.append(parse_xml(fill))
            written.append(parse_xml(f'<a:latin {nsdecls("a")} typeface="+mn-lt"/>'))


def _add_band(master: Any) -> None:
    """A band behind everything else, the same on every slide."""
    xml = (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="20" name="Band"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{Inches(WIDTH)}" cy="{Inches(_BAND)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill></p:spPr></p:sp>'
    )
    master.shapes._spTree.insert(2, parse_xml(xml))


def _set_theme(master: Any, colors: Mapping[Color, str]) -> None:
    """The colors that an office program offers for what readers add."""
    part = next(each.target_part for each in master.part.rels.values() if each.reltype.endswith("/theme"))
    xml = part.blob.decode()
    for name, color in _THEME.items():
        digits = colors[color].removeprefix("#")
        xml = re.sub(rf'(<a:{name}><a:srgbClr val=")\w+', rf"\g<1>{digits}", xml)
    part._blob = xml.encode()


def _set_properties(presentation: Any, deck: Deck) -> None:
    core = presentation.core_properties
    core.title, core.subject = deck.title[:_LONGEST_PROPERTY], deck.subject[:_LONGEST_PROPERTY]
    core.author = core.last_modified_by = deck.author[:_LONGEST_PROPERTY]
    core.comments = deck.footer[:_LONGEST_PROPERTY]
    core.created = core.modified = _LONG_AGO
    core.keywords, core.revision = "", 1
    package = presentation.part.package
    for name, relation in list(package._rels.items()):
        if relation.reltype.endswith("/thumbnail"):  # of python-pptx's own empty slide
            package.drop_rel(name)
