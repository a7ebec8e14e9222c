"""Everything that a run's files say, as lines with what stands around them, and the lines that no report may have.

No report counts the staff who receive benefits or cross a line, unless the config asks: then one sheet and its table
do, for the whole agency. And no report holds what would tell who someone is.
"""

from __future__ import annotations

import csv
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl

from ladder.config.identifiers import cell_identifies

_BENEFITS = re.compile(
    r"\b(?:SSI|SSDI|SGA|substantial gainful|1619|trial[ -]work|Medicare|disabilit(?:y|ies)|impairment"
    r"|receiv\w* benefits|on benefits|break-even beside|SSI break-even)\b",
    re.IGNORECASE,
)
_PEOPLE = r"(?:people|persons?|staff|workers?|employees?|colleagues|seats?|peers|of (?:all |the |our )?staff)"
_COUNTED = re.compile(
    rf"(?<![\w$.])\d[\d,]*(?:\.\d+)?%?\s+(?:of\s+(?:the\s+|our\s+)?\d+\s+)?(?:\w+\s+){{0,2}}{_PEOPLE}\b"
    rf"|\b(?:expected|number of|how many|share of)\s+(?:\w+\s+){{0,2}}{_PEOPLE}\b"
    r"|\bhours to cover\b",
    re.IGNORECASE,
)
_CELLS = re.compile(rb"<sheetData>.*</sheetData>", re.DOTALL)
_NUMBER = re.compile(r"[-\d.,eE%$ ]*")
_NAMES_WITH_DIGITS = re.compile(
    r"(?<!\S)[^\s@]*[A-Za-z/][^\s@]*(?!\S)"
)  # an address of a page, a fingerprint
_FIGURE = "a figure"  # whose unit the file does not say
_COUNTING_UNITS = ("people", "seats", "staff")
_SENTENCE = re.compile(r"(?<=[.;:?!])\s+")
_TEXT_PARTS = (".xml", ".rels", ".vml")


@dataclass(frozen=True)
class Line:
    """A piece of text in a file: what it says, and under which headings if it is a figure of a table."""

    file: str
    place: str
    text: str
    unit: str = ""  # of a figure, whose text is the headings it stands under

    def __str__(self) -> str:
        return f"{self.file} {self.place}: {self.text[:150]}"


def lines_of(folder: Path, screen: str = "") -> list[Line]:
    """All that a run says: every file of its folder, and the screen."""
    found = [Line("screen", str(number), text) for number, text in enumerate(_unwrapped(screen), 1)]
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        found += [Line(name, *rest) for rest in _READERS[path.suffix](path.read_bytes())]
    return found


def counts_of_benefits(lines: list[Line]) -> list[Line]:
    """Lines that count staff who receive benefits, or staff or their hours beside a line of the law."""
    return [line for line in lines if _counts(line.text, line.unit)]


def telling_who(lines: list[Line]) -> list[Line]:
    """Lines with a Social Security number, an e-mail address or a telephone number."""
    return [line for line in lines if not line.unit and _tells_who(line.text)]


@cache
def _counts(text: str, unit: str) -> bool:
    if unit in _COUNTING_UNITS and _BENEFITS.search(text):
        return True
    parts = [text] if unit else _SENTENCE.split(text)
    return any(_BENEFITS.search(part) and _COUNTED.search(part) for part in parts)


@cache
def _tells_who(text: str) -> bool:
    return cell_identifies(_NAMES_WITH_DIGITS.sub("", text)) is not None


def _words(cells: Iterable[Any]) -> str:
    """The cells that are no numbers, as one text."""
    return " ".join(str(cell) for cell in cells if not _is_number(str(cell)))


@cache
def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text))


def _unwrapped(screen: str) -> list[str]:
    """The screen's paragraphs: lines that go on at the same indentation are one."""
    return re.sub(r"\n(?=  \S)", " ", screen).splitlines()


Read = Iterator[tuple[str, str] | tuple[str, str, str]]


def _table(content: bytes) -> Read:
    """Each row of a CSV table: the headings that its value stands under."""
    header, *rows = csv.reader(StringIO(content.decode("utf-8-sig")))
    unit = header.index("unit") if "unit" in header else None
    said = {}
    for number, row in enumerate(rows, 2):
        said.setdefault((_words(row), _FIGURE if unit is None else row[unit]), f"row {number}")
    yield from ((place, words, of) for (words, of), place in said.items())
    texts = {cell for row in rows for cell in row if not _is_number(cell)}
    yield from (("text", text) for text in texts)


def _json(content: bytes) -> Read:
    def leaves(value: Any, path: str) -> Read:
        if isinstance(value, dict | list):
            for name, each in value.items() if isinstance(value, dict) else enumerate(value):
                yield from leaves(each, f"{path}.{name}")
        else:
            name = path.replace("_", " ").replace(".", " ")
            yield path, value if isinstance(value, str) else name, "" if isinstance(value, str) else _FIGURE

    yield from leaves(json.loads(content), "")


def _plain(content: bytes) -> Read:
    for number, text in enumerate(content.decode("utf-8").splitlines(), 1):
        yield str(number), text


def _svg(content: bytes) -> Read:
    yield from _xml(content, attributes=False)


def _png(content: bytes) -> Read:
    """The words that a picture carries beside its points."""
    at = 8
    while at < len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        if kind == b"tEXt":
            yield data.split(b"\0")[0].decode(), data.split(b"\0", 1)[1].decode("latin-1")
        elif kind == b"iTXt":
            name, rest = data.split(b"\0", 1)
            text = rest[2:].split(b"\0", 2)[2]
            yield name.decode(), (zlib.decompress(text) if rest[:1] == b"\1" else text).decode()
        at += 12 + length


def _pdf(content: bytes) -> Read:
    """What a PDF says of itself; its pages are the charts, whose words stand in the SVG files."""
    for number, text in enumerate(re.findall(rb"\((?:[ -'*-\[\]-~]|\\[ -~]){4,}\)", content)):
        yield f"text {number}", text.decode("latin-1")


def _office(content: bytes) -> Read:
    """Every part of a Word, PowerPoint or Excel file, and of the workbooks within it."""
    with ZipFile(BytesIO(content)) as parts:
        for name in parts.namelist():
            data = parts.read(name)
            if name.endswith(_TEXT_PARTS):
                rest_of_it = _CELLS.sub(b"", data)  # cells are read with what stands around them
                yield from ((f"{name} {place}", text) for place, text, *_ in _xml(rest_of_it))
            elif name.endswith((".xlsx", ".png", ".svg")):
                reader = _READERS[f".{name.rpartition('.')[2]}"]
                yield from ((f"{name} {place}", *rest) for place, *rest in reader(data))


def _xml(content: bytes, attributes: bool = True) -> Read:
    """Paragraphs and other texts of a part, and the texts of its attributes, such as a picture's description."""
    for number, element in enumerate(ElementTree.fromstring(content).iter()):
        kind = element.tag.rpartition("}")[2]
        whole = kind in ("p", "si", "comment")  # a paragraph may be in pieces
        text = "".join(element.itertext()) if whole else element.text or ""
        said = [text, *(element.attrib.values() if attributes else ())]
        yield from ((f"{kind} {number}", each) for each in said if re.search("[A-Za-z] |@|-", each))


def _workbook(content: bytes) -> Read:
    """Each cell under its sheet's title, its table's titles and its row's label; then every part as it is."""
    book = openpyxl.load_workbook(BytesIO(content), data_only=True)
    for sheet in book.worksheets:
        above: list[str] = []  # the rows of words over the figures: the table's title and its header
        figures_above = True
        for row in sheet.iter_rows():
            cells = [cell for cell in row if cell.value is not None]
            has_figures = any(isinstance(cell.value, int | float) for cell in cells)
            if cells and not has_figures:
                above = [*([] if figures_above else above[-1:]), _words(cell.value for cell in cells)]
            figures_above = figures_above if not cells else has_figures
            headings = " ".join([str(sheet.cell(1, 1).value), *above, _words(cell.value for cell in cells)])
            for cell in cells:
                place = f"{sheet.title}!{cell.coordinate}"
                is_figure = isinstance(cell.value, int | float)
                yield place, headings if is_figure else str(cell.value), _FIGURE if is_figure else ""
                if cell.comment:
                    yield f"{place} note", cell.comment.text
    yield from _office(content)


_READERS = {
    ".csv": _table,
    ".json": _json,
    ".md": _plain,
    ".svg": _svg,
    ".png": _png,
    ".pdf": _pdf,
    ".docx": _office,
    ".pptx": _office,
    ".xlsx": _workbook,
}
