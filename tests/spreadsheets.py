"""Other programs' view of a workbook: recalculated values, rendered pages, and what the file itself says."""

from __future__ import annotations

import posixpath
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from zipfile import ZipFile

import ironcalc
from lxml import etree
from openpyxl.formula.translate import Translator
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.cell import coordinate_from_string
from openxml_audit import OpenXmlValidator

from ladder.reports.addresses import Layout

Cell = tuple[str, str]  # sheet name and address
Number = int | float
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_FORMULA, _VALUE = f"{_MAIN}f", f"{_MAIN}v"
_NO_WHOLE_NUMBER = re.compile("[.eE]")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

# Without this LibreOffice shows the values it finds in the file, and a comparison with them proves nothing.
_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
_ERRORS = ("###", "#REF!", "#NAME?", "#DIV/0!", "#VALUE!", "#NUM!", "#NULL!", "#N/A", "Err:5")


def recalculate_with_libreoffice(path: Path, folder: Path) -> Path:
    """A copy of the workbook in which LibreOffice computed every formula anew."""
    return _convert(path, folder, "xlsx")


def recalculate_with_ironcalc(
    path: Path, changes: Mapping[Cell, Number | str] | None = None
) -> dict[Cell, object]:
    """Every non-empty cell of the workbook after IronCalc computed every formula anew, some inputs changed."""
    model = ironcalc.load_from_xlsx(str(path))
    names = [sheet["name"] for sheet in model.get_worksheets_properties()]
    for (sheet, address), number in (changes or {}).items():
        letters, row = coordinate_from_string(address)
        model.set_user_input(names.index(sheet), row, column_index_from_string(letters), str(number))
    model.evaluate()
    return {
        (names[sheet], f"{get_column_letter(column)}{row}"): model.get_cell_value(sheet, row, column)
        for sheet, row, column in model.get_all_cells()
    }


def formula_cells(path: Path) -> dict[Cell, str]:
    """The formula of every formula cell."""
    return dict(_cells(*_version(path))[1])


def locate(where: Layout, table: str, row: str, column: str) -> Cell:
    """Where a workbook has a cell of a table, by keys. KeyError for an unknown key."""
    place = where.places[table]
    return place.sheet, f"{get_column_letter(place.columns[column])}{place.rows[row]}"


def cached_values(path: Path) -> dict[Cell, object]:
    """The value of every non-empty cell as the file holds it; a date is the number that stands for it."""
    return dict(_cells(*_version(path))[0])


def _version(path: Path) -> tuple[Path, int, int]:
    """A file as it is now: one that is written again is read again."""
    return path, path.stat().st_mtime_ns, path.stat().st_size


@lru_cache(maxsize=4)
def _cells(path: Path, *_: int) -> tuple[dict[Cell, object], dict[Cell, str]]:
    """Values and formulas as the file's parts have them; openpyxl takes five times as long, for objects of each."""
    values: dict[Cell, object] = {}
    formulas: dict[Cell, str] = {}
    with ZipFile(path) as parts:
        texts = _shared_texts(parts)
        for title, name in _sheet_parts(parts):
            for cell in etree.fromstring(parts.read(name)).iter(f"{_MAIN}c"):
                at = title, cell.get("r")
                for part in cell:
                    if part.tag == _FORMULA:
                        assert part.get("t") is None, f"{at}: a kind of formula that is not read here"
                        formulas[at] = f"={part.text}"
                    elif written := part.text if part.tag == _VALUE else "".join(part.itertext()):
                        values[at] = _value_of(cell.get("t", "n"), written, texts)
    return values, formulas


def _shared_texts(parts: ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in parts.namelist():
        return []
    entries = etree.fromstring(parts.read("xl/sharedStrings.xml")).iter(f"{_MAIN}si")
    return ["".join(text.text or "" for text in entry.iter(f"{_MAIN}t")) for entry in entries]


def _sheet_parts(parts: ZipFile) -> list[tuple[str, str]]:
    """Each sheet's name and its part of the file."""
    targets = {
        relation.get("Id"): posixpath.join("/xl", relation.get("Target")).removeprefix("/")
        for relation in etree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
    }
    sheets = etree.fromstring(parts.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
    return [(sheet.get("name"), targets[sheet.get(_RELATION)]) for sheet in sheets]


def _value_of(kind: str, written: str, texts: Sequence[str]) -> object:
    if kind == "n":
        return float(written) if _NO_WHOLE_NUMBER.search(written) else int(written)
    if kind == "s":
        return texts[int(written)]
    if kind == "b":
        return written == "1"
    assert kind in ("str", "e", "inlineStr"), f"a kind of cell that is not read here: {kind}"
    return written


def disagreements(path: Path, computed: dict[Cell, object], tolerance: float = 1e-9) -> list[str]:
    """Formula cells whose value in the file is missing or is not the computed one; numbers within a ratio."""
    cached = cached_values(path)
    faults = []
    for cell, formula in formula_cells(path).items():
        ours, theirs = cached.get(cell, ""), computed.get(cell, "")
        if not _same(ours, theirs, tolerance):
            faults.append(f"{cell[0]}!{cell[1]} {formula}: the file says {ours!r}, recalculated {theirs!r}")
    return faults


def uneven_formulas(path: Path) -> list[tuple[Cell, Cell]]:
    """Neighbors in a row whose formulas are not one formula copied to the right."""
    faults = []
    before, run = ("", "A1"), Translator("=0", origin="A1")
    for cell, formula in formula_cells(path).items():
        _, address = cell
        beside = cell == (before[0], _right_of(before[1]))
        if not beside or run.translate_formula(address) != formula:
            faults += [(before, cell)] * beside
            run = Translator(formula, origin=address)
        before = cell
    return faults


def _right_of(address: str) -> str:
    letters, row = coordinate_from_string(address)
    return f"{get_column_letter(column_index_from_string(letters) + 1)}{row}"


def render_pages(path: Path, folder: Path) -> list[Path]:
    """The printed pages as PNG files, in order."""
    pdf = render_pdf(path, folder)
    subprocess.run(["pdftoppm", "-r", "80", "-png", pdf, folder / "page"], check=True, capture_output=True)
    return sorted(folder.glob("page*.png"))


def render_pdf(path: Path, folder: Path) -> Path:
    """The workbook as LibreOffice prints it."""
    return _convert(path, folder, "pdf")


def printed_errors(pdf: Path) -> list[str]:
    """Lines of the print with a column too narrow for its number, or with an error value."""
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True
    ).stdout
    return [line for line in text.splitlines() if any(error in line for error in _ERRORS)]


def audit(path: Path) -> list[str]:
    """What an Office Open XML validator finds wrong, warnings included."""
    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


def thinned(path: Path, folder: Path) -> Path:
    """A copy without cells that differ from the one before them in a row by address and content alone.

    A validator asks the same of each of them, and takes its time for each.
    """
    copy = folder / path.name
    with ZipFile(path) as parts, ZipFile(copy, "w") as fewer:
        sheets = {name for _, name in _sheet_parts(parts)}
        for name in parts.namelist():
            fewer.writestr(name, _thinned(parts.read(name)) if name in sheets else parts.read(name))
    return copy


def _thinned(sheet: bytes) -> bytes:
    tree = etree.fromstring(sheet)
    for row in tree.iter(f"{_MAIN}row"):
        before = None
        for cell in list(row):
            attributes = {name: text for name, text in cell.attrib.items() if name != "r"}
            looks = attributes, [(part.tag, part.attrib.items()) for part in cell.iterdescendants()]
            if looks == before:
                row.remove(cell)
            before = looks
    return etree.tostring(tree)


def recalculate_all_with_libreoffice(paths: Sequence[Path], folder: Path) -> list[Path]:
    """A copy of each workbook in which one LibreOffice computed every formula anew."""
    return _convert_all(paths, folder, "xlsx")


def _convert(path: Path, folder: Path, form: str) -> Path:
    return _convert_all([path], folder, form)[0]


def _convert_all(paths: Sequence[Path], folder: Path, form: str) -> list[Path]:
    """Every file converted in one start of LibreOffice, which takes longer than most of its work."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is not installed"
    folder.mkdir(parents=True, exist_ok=True)
    profile = Path(mkdtemp(dir=folder))  # of its own, so that tests can run side by side
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE)
    made = [folder / f"{path.stem}.{form}" for path in paths]
    for each in made:
        assert each not in paths, "the result would overwrite the workbook"
        each.unlink(missing_ok=True)
    order = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    order += ["--convert-to", form, "--outdir", str(folder), *map(str, paths)]
    run = subprocess.run(order, capture_output=True, text=True, timeout=120 + 20 * len(paths))
    shutil.rmtree(profile, ignore_errors=True)
    # LibreOffice ends with status 0 even when it could not read the file.
    missing = [each.name for each in made if not each.exists()]
    assert not missing, f"LibreOffice did not make {missing}: {run.stdout}{run.stderr}"
    return made


def _same(ours: object, theirs: object, tolerance: float) -> bool:
    if isinstance(ours, bool) or isinstance(theirs, bool):
        return ours is theirs
    if isinstance(ours, Number) and isinstance(theirs, Number):
        return abs(ours - theirs) <= max(1e-12, tolerance * abs(ours))
    return ours == theirs
