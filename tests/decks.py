"""Decks for tests: the slides of a config without drawing its charts, and what a saved deck says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageFont
from plans import config_text, plan_set, results_of
from pptx import Presentation

from ladder.law import load_law
from ladder.reports.board_charts import build_charts
from ladder.reports.build import build_report, identity_of
from ladder.reports.deck.facts import Facts

POINTS, EMUS = 72, 914_400  # to the inch


@lru_cache(maxsize=1)
def blank_picture() -> bytes:
    """A picture of a chart's size with nothing on it."""
    saved = BytesIO()
    Image.new("L", (2560, 1440), 255).save(saved, format="PNG")
    return saved.getvalue()


@lru_cache(maxsize=4)
def facts_of(text: str) -> Facts:
    """What the deck of a config's whole text is made from, with blank pictures of its charts."""
    law = load_law()
    plans = plan_set(text)
    results = results_of(plans, law)
    report = build_report(results, law, identity_of(plans, law))
    charts = build_charts(results, report)
    return Facts(results, report, charts, {f"{chart.stem}.png": blank_picture() for chart in charts})


def facts_from(sections: str = "") -> Facts:
    """The same of `config_text(sections)`."""
    return facts_of(config_text(sections))


def opened(deck: bytes) -> Any:
    """A saved deck."""
    return Presentation(BytesIO(deck))


@dataclass(frozen=True)
class Box:
    """A part of a slide in inches, its paragraphs in letters of so many points, and how wide each line may be."""

    name: str
    left: float
    top: float
    right: float
    bottom: float
    paragraphs: tuple[tuple[str, float, bool], ...] = ()
    room: float = 0.0


def boxes(slide: Any) -> list[Box]:
    """Every part of a slide with what it holds; a table's is its cells, one under another, each a box of its own."""
    found = []
    for shape in slide.shapes:
        left, top = shape.left / EMUS, shape.top / EMUS
        right, bottom = left + shape.width / EMUS, top + shape.height / EMUS
        words = _paragraphs(shape.text_frame, slide, shape) if shape.has_text_frame else ()
        found.append(Box(shape.name, left, top, right, bottom, words, right - left - 0.2))
    return found


def cells(slide: Any) -> Iterator[Box]:
    """Every cell of every table as a box in its own place."""
    for shape in slide.shapes:
        if not shape.has_table:
            continue
        top = shape.top / EMUS
        for row in shape.table.rows:
            left = shape.left / EMUS
            for column, cell in zip(shape.table.columns, row.cells, strict=True):
                width = column.width / EMUS
                words = _paragraphs(cell.text_frame, slide, shape)
                box = Box(shape.name, left, top, left + width, top + row.height / EMUS, words, width - 0.2)
                yield box
                left += width
            top += row.height / EMUS


def _paragraphs(frame: Any, slide: Any, shape: Any) -> tuple[tuple[str, float, bool], ...]:
    title = slide.shapes.title is not None and shape.shape_id == slide.shapes.title.shape_id
    return tuple(
        (run.text, run.font.size.pt if run.font.size else 12.0, bool(run.font.bold) or title)
        for paragraph in frame.paragraphs
        for run in [*paragraph.runs][:1]
    )


@lru_cache(maxsize=64)
def _font(size: float, bold: bool) -> Any:
    from matplotlib import get_data_path

    name = "DejaVuSans-Bold" if bold else "DejaVuSans"
    return ImageFont.truetype(f"{get_data_path()}/fonts/ttf/{name}.ttf", size * 4)


def line_count(text: str, size: float, bold: bool, room: float) -> int:
    """Lines that a text takes in Calibri, which is about 0.82 of DejaVu Sans: words put one after another."""
    font, count, line = _font(size, bold), 1, ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) / 4 * 0.82 > room * POINTS:
            count, longer = count + 1, word
        line = longer
    return count


def needed_height(box: Box) -> float:
    """Inches that a box's words take, lines 1.2 of their letters."""
    return (
        sum(line_count(text, size, bold, box.room) * size * 1.2 for text, size, bold in box.paragraphs)
        / POINTS
    )
