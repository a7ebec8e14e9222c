"""What a saved workbook still lacks: formulas' values, alternative texts, and the same bytes each time.

openpyxl writes formulas without values, so a file that is mailed, previewed or opened in Protected View
shows blanks. It also stamps the present moment into the file, and leaves text, links between parts and
fonts in forms that stricter readers complain about. Here the parts of the saved file are put right.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from math import isfinite
from xml.sax.saxutils import escape, quoteattr, unescape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Cached = Decimal | int | float | bool | str

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment a zip file can hold
_LONG_AGO_TEXT = rb"\g<1>1980-01-01T00:00:00Z\g<2>"

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*(</)")
_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"((?: s="[0-9]+")?)>(<f>[^<]*</f>)<v ?(?:/>|></v>)</c>')
_ANY_FORMULA = re.compile(rb"<f[ >/]")
_INLINE = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"((?: s="[0-9]+")?) t="inlineStr"><is>(<t(?: [^>]*)?>[^<]*</t>)</is></c>'
)
_FONT = re.compile(rb"<font>(.*?)</font>")
_FONT_PART = re.compile(rb"<(\w+)\b[^>]*/>")
_FONT_ORDER = (
    *(b"b", b"i", b"strike", b"condense", b"extend", b"outline", b"shadow", b"u", b"vertAlign"),
    *(b"sz", b"color", b"name", b"family", b"charset", b"scheme"),
)
_TARGET = re.compile(rb'Target="(/[^"]*)"')
_RELATIONSHIP = re.compile(rb"<Relationship [^>]*>")
_SHEET = re.compile(rb"<sheet [^>]*>")
_DRAWN = re.compile(rb'<((?:\w+:)?cNvPr) id="(\d+)" name="([^"]*)"[^>]*?(/?)>')

_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRINGS_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_STRINGS_RELATION = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"


def finish_workbook(
    saved: bytes,
    values: Mapping[str, Mapping[str, Cached]],
    alternative_texts: Mapping[str, Sequence[str]] | None = None,
) -> bytes:
    """The workbook with a value in every formula cell, and the same bytes for the same content.

    `values` holds, by sheet and cell address, the value of each formula cell and of no other;
    `alternative_texts`, by sheet, one text for each chart and then each picture. ValueError where one
    is missing.
    """
    with ZipFile(BytesIO(saved)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in [name for name in parts if name.endswith(".rels")]:
        parts[name] = _relative_targets(name, parts[name])
    if "docProps/core.xml" in parts:
        parts["docProps/core.xml"] = _STAMP.sub(_LONG_AGO_TEXT, parts["docProps/core.xml"])
    parts["xl/styles.xml"] = _FONT.sub(_ordered_font, parts["xl/styles.xml"])
    strings: dict[bytes, int] = {}
    uses = 0
    texts = alternative_texts or {}
    for sheet, name in _sheet_parts(parts).items():
        parts[name] = _with_values(sheet, parts[name], values.get(sheet, {}))
        parts[name], count = _with_shared_strings(parts[name], strings)
        uses += count
        _describe_drawings(parts, sheet, name, texts.get(sheet, ()))
    _add_shared_strings(parts, strings, uses)
    return _packed(parts)


def finish_document(saved: bytes) -> bytes:
    """A saved Word document or presentation with the same bytes for the same content."""
    with ZipFile(BytesIO(saved)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["docProps/core.xml"] = _STAMP.sub(_LONG_AGO_TEXT, parts["docProps/core.xml"])
    return _packed(parts)


def _sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The part of the archive that holds each sheet, by the sheet's name."""
    targets = _targets(parts, "xl/workbook.xml")
    found = {}
    for tag in _SHEET.findall(parts["xl/workbook.xml"]):
        found[_attribute(tag, b"name")] = targets[_attribute(tag, b"r:id")]
    return found


def _targets(parts: Mapping[str, bytes], name: str) -> dict[str, str]:
    """The parts that a part refers to, by relationship; addresses outside the file are left out."""
    folder, base = posixpath.split(name)
    relations = parts.get(f"{folder}/_rels/{base}.rels", b"")
    return {
        _attribute(tag, b"Id"): posixpath.normpath(posixpath.join(folder, _attribute(tag, b"Target")))
        for tag in _RELATIONSHIP.findall(relations)
        if b'TargetMode="External"' not in tag
    }


def _attribute(tag: bytes, name: bytes) -> str:
    found = re.search(rb"\s" + name + rb'="([^"]*)"', tag)
    if not found:
        raise ValueError(f"{tag!r} has no {name!r}")
    return unescape(found[1].decode(), {"&quot;": '"', "&apos;": "'"})


def _relative_targets(name: str, relations: bytes) -> bytes:
    # Some readers cannot follow targets that start at the root of the archive.
    folder = posixpath.dirname(posixpath.dirname(name))
    return _TARGET.sub(
        lambda found: b'Target="%b"' % posixpath.relpath(found[1].decode(), "/" + folder).encode(), relations
    )


def _ordered_font(found: re.Match[bytes]) -> bytes:
    properties = sorted(_FONT_PART.finditer(found[1]), key=lambda part: _FONT_ORDER.index(part[1]))
    return b"<font>" + b"".join(part[0] for part in properties) + b"</font>"


def _with_values(sheet: str, part: bytes, values: Mapping[str, Cached]) -> bytes:
    written: set[str] = set()

    def fill(found: re.Match[bytes]) -> bytes:
        cell = found[1].decode()
        if cell not in values:
            raise ValueError(f"{sheet}!{cell} has a formula and no value")
        written.add(cell)
        kind, text = _cached(values[cell], f"{sheet}!{cell}")
        return b'<c r="%b"%b%b>%b<v>%b</v></c>' % (found[1], found[2], kind, found[3], text)

    filled = _FORMULA.sub(fill, part)
    if written != set(values):
        raise ValueError(f"values without a formula: {sheet}!{', '.join(sorted(set(values) - written))}")
    if len(_ANY_FORMULA.findall(part)) != len(written):
        raise ValueError(f"sheet {sheet} holds a kind of formula that is not given its value here")
    return filled


def _cached(value: Cached, cell: str) -> tuple[bytes, bytes]:
    """A formula cell's type attribute and value as the file holds them."""
    if isinstance(value, bool):
        return b' t="b"', b"1" if value else b"0"
    if isinstance(value, str):
        return b' t="str"', escape(value).encode()
    if not isinstance(value, Decimal | int | float) or not isfinite(value):
        raise ValueError(f"{cell}: {value!r} cannot be the value of a formula")
    number = float(value)
    return b"", (str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)).encode()


def _with_shared_strings(part: bytes, strings: dict[bytes, int]) -> tuple[bytes, int]:
    """The sheet with its texts moved to the table of strings, and how many cells use that table."""

    def move(found: re.Match[bytes]) -> bytes:
        index = strings.setdefault(found[3], len(strings))
        return b'<c r="%b"%b t="s"><v>%d</v></c>' % (found[1], found[2], index)

    return _INLINE.subn(move, part)


def _add_shared_strings(parts: dict[str, bytes], strings: Mapping[bytes, int], uses: int) -> None:
    if not strings:
        return
    items = b"".join(b"<si>%b</si>" % text for text in strings)
    head = b'<sst xmlns="%b" count="%d" uniqueCount="%d">' % (_MAIN, uses, len(strings))
    parts["xl/sharedStrings.xml"] = head + items + b"</sst>"
    kind = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%b"/></Types>' % _STRINGS_TYPE
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", kind)
    relation = b'<Relationship Type="%b" Target="sharedStrings.xml" Id="sharedStrings"/>' % _STRINGS_RELATION
    relations = "xl/_rels/workbook.xml.rels"
    parts[relations] = parts[relations].replace(b"</Relationships>", relation + b"</Relationships>")


def _describe_drawings(parts: dict[str, bytes], sheet: str, name: str, texts: Sequence[str]) -> None:
    drawings = [part for part in _targets(parts, name).values() if part.startswith("xl/drawings/drawing")]
    remaining = list(texts)

    def describe(found: re.Match[bytes]) -> bytes:
        if not remaining or not remaining[0].strip():
            raise ValueError(f"sheet {sheet}: {found[3].decode()} has no alternative text")
        text = quoteattr(remaining.pop(0), {'"': "&quot;"}).encode()
        return b'<%b id="%b" name="%b" descr=%b%b>' % (found[1], found[2], found[3], text, found[4])

    for drawing in drawings:
        parts[drawing] = _DRAWN.sub(describe, parts[drawing])
    if remaining:
        raise ValueError(f"sheet {sheet}: {len(remaining)} alternative texts belong to no chart or picture")


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip file that holds nothing of the machine or the moment it was made on."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda part: (part != "[Content_Types].xml", part)):
            entry = ZipInfo(name, _LONG_AGO)
            entry.create_system = 0
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return packed.getvalue()
