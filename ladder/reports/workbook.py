"""Draws sheets of tables as an Excel workbook: live formulas with their values, print-ready, protected."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from ladder.model.month import Month
from ladder.reports import appearance
from ladder.reports.addresses import CHART_ROWS, Layout, Place, SheetLayout, layout, quoted, resolve
from ladder.reports.appearance import (
    LINE_HEIGHT,
    ROW_HEIGHT,
    Look,
    Part,
    decimals_shown,
    lines_needed,
    number_format,
)
from ladder.reports.cell_values import Stored, is_figure, is_web_address, refuse_unwritable, stored
from ladder.reports.finishing import finish_workbook
from ladder.reports.input_rules import input_rules
from ladder.reports.named_tables import name_tables
from ladder.reports.native_charts import native_chart
from ladder.reports.page import column_widths, set_page, set_view
from ladder.reports.tables import Column, Kind, Row, Sheet, Unit, Value

_FORMULA_LIKE = re.compile(r"[=+\-@'\t\r]|#(N/A|NAME\?|REF!|DIV/0!|NULL!|NUM!|VALUE!)")
_WIDE = 28  # characters
_CHART_WIDTH = 25.0  # centimeters
POINTS_A_CENTIMETER = 28.35
_CORE_PROPERTIES = ("subject", "creator", "keywords", "description", "category")
_PASSED = {"font": Font(color="FF1E5C2E"), "fill": PatternFill("solid", bgColor="FFDDEFD9")}
_FAILED = {"font": Font(color="FFFFFFFF", b=True), "fill": PatternFill("solid", bgColor="FFB34700")}


@dataclass(slots=True)
class _Drawing:
    """One worksheet while it is drawn."""

    worksheet: Worksheet
    styles: dict[Look, StyleArray]
    author: str
    widths: dict[int, float]
    values: dict[str, Stored] = field(default_factory=dict)
    checks: list[str] = field(default_factory=list)
    inputs: dict[str, Unit] = field(default_factory=dict)  # what each input cell takes


@dataclass(frozen=True, slots=True)
class _TableStyle:
    """What is decided once for a table: decimals of its figures by row, and which columns are flush right."""

    decimals: Mapping[str, tuple[int, ...]]
    right: tuple[bool, ...]


def workbook_bytes(
    sheets: Sequence[Sheet], *, title: str, properties: Mapping[str, str], opens_on: str | None = None
) -> bytes:
    """The sheets as an Excel workbook, the same bytes for the same sheets.

    `properties` are the document's (subject, creator, keywords, description, category) and custom ones;
    `opens_on` names the sheet to show first. ValueError for a value no cell can hold, KeyError for a
    formula or link that leads nowhere.
    """
    where = layout(sheets)
    refuse_unwritable(sheets, (title, *properties, *properties.values()))
    names = [sheet.name for sheet in sheets]
    workbook = Workbook()
    workbook.remove(workbook.active)
    _describe(workbook, title, properties)
    styles: dict[Look, StyleArray] = {}
    values = {}
    for sheet in where.sheets:
        worksheet = workbook.create_sheet(sheet.sheet.name)
        drawing = _Drawing(worksheet, styles, properties.get("creator", ""), column_widths(sheet))
        _draw_sheet(drawing, sheet, where, title)
        _name_inputs(workbook, sheet)
        values[sheet.sheet.name] = drawing.values
    name_tables(workbook, where)
    texts = _draw_charts(workbook, where)
    workbook.active = names.index(opens_on) if opens_on else 0
    for worksheet in workbook:
        worksheet.sheet_view.tabSelected = worksheet is workbook.active
    saved = BytesIO()
    workbook.save(saved)
    return finish_workbook(saved.getvalue(), values, texts)


def _draw_sheet(drawing: _Drawing, placed: SheetLayout, where: Layout, title: str) -> None:
    sheet = placed.sheet
    _put(drawing, 1, 1, sheet.title, Look(Part.TITLE))
    drawing.worksheet.row_dimensions[1].height = 24
    if placed.flag_row:
        _draw_flag(drawing, placed, placed.flag_row, where)
    for number, line in placed.lines:
        _put(drawing, number, 1, line, Look(Part.SENTENCE))
    for number, width in drawing.widths.items():
        drawing.worksheet.column_dimensions[get_column_letter(number)].width = width
    for place in placed.places:
        _draw_table(drawing, place, where)
    drawing.worksheet.sheet_format.defaultRowHeight = ROW_HEIGHT
    drawing.worksheet.sheet_format.customHeight = True
    _mark_checks(drawing)
    for rule in input_rules(drawing.inputs):
        drawing.worksheet.add_data_validation(rule)
    set_view(drawing.worksheet, placed, drawing.widths)
    set_page(drawing.worksheet, placed, drawing.widths, title)
    protection = drawing.worksheet.protection
    protection.sheet = True  # no password: it guards against slips, and a reviewer can lift it
    protection.formatColumns = protection.formatRows = False  # false here means allowed


def _draw_flag(drawing: _Drawing, placed: SheetLayout, number: int, where: Layout) -> None:
    """The one line that is live above the tables; it turns to the color of a failed check when its words say so."""
    flag, key = placed.sheet.flag, placed.places[0].table.key
    assert flag is not None
    cell = _put(drawing, number, 1, None, Look(Part.SENTENCE))
    cell.value = resolve(flag.formula, key, "flag", placed.places[0].table.columns[0].key, where)
    drawing.values[cell.coordinate] = flag.words
    rule = FormulaRule(formula=[f'{cell.coordinate}<>"{flag.passed}"'], **_FAILED)
    drawing.worksheet.conditional_formatting.add(cell.coordinate, rule)


def _draw_table(drawing: _Drawing, place: Place, where: Layout) -> None:
    table = place.table
    if place.title_row:
        _put(drawing, place.title_row, 1, table.title, Look(Part.TABLE_TITLE))
        drawing.worksheet.row_dimensions[place.title_row].height = 20
    for number, line in place.note:
        _put(drawing, number, 1, line, Look(Part.NOTE))
    style = _TableStyle(decimals_shown(table), _flush_right(drawing, place))
    if place.header_row:
        _draw_header(drawing, place, place.header_row, style)
    for row in table.rows:
        _draw_row(drawing, place, row, style, where)


def _draw_charts(workbook: Workbook, where: Layout) -> dict[str, list[str]]:
    """Draw every table's chart under it; the alternative texts, by sheet."""
    texts: dict[str, list[str]] = {}
    for sheet in where.sheets:
        for place in sheet.places:
            chart = place.table.chart
            if chart is None:
                continue
            drawn = native_chart(chart, where, workbook)
            drawn.anchor = f"A{place.chart_row}"
            drawn.width, drawn.height = _CHART_WIDTH, (CHART_ROWS - 2) * ROW_HEIGHT / POINTS_A_CENTIMETER
            workbook[place.sheet].add_chart(drawn)
            texts.setdefault(place.sheet, []).append(chart.alt_text)
    return texts


def _draw_header(drawing: _Drawing, place: Place, number: int, style: _TableStyle) -> None:
    headers: list[tuple[int, Value, Look]] = [(1, place.table.label_header, Look(Part.HEADER))]
    if place.unit_column:
        measured = any(row.unit is not Unit.TEXT for row in place.table.rows)
        headers.append((place.unit_column, "Unit" if measured else "", Look(Part.HEADER)))
    for index, column in enumerate(place.table.columns):
        words: str | Month = column.header
        if isinstance(words, Month):
            shown = number_format(Unit.MONTH, 0).replace("_)", '" projected"_)' if column.projected else "_)")
        else:
            words = f"{words} (projected)" if column.projected else words
            shown = "@_)"
        right = style.right[index]
        look = Look(Part.HEADER, number_format=shown, right=right, projected=column.projected)
        headers.append((place.columns[column.key], words, look))
    lines = 1
    for at, content, look in headers:
        _put(drawing, number, at, content, look)
        if isinstance(content, str):
            lines = max(lines, lines_needed(content, drawing.widths[at], bold=True))
    drawing.worksheet.row_dimensions[number].height = lines * LINE_HEIGHT + 5


def _draw_row(drawing: _Drawing, place: Place, row: Row, style: _TableStyle, where: Layout) -> None:
    table, number = place.table, place.rows[row.key]
    kinds = set(row.kind) if isinstance(row.kind, tuple) else {row.kind}
    row_kind = next((kind for kind in (Kind.HEADING, Kind.TOTAL) if kind in kinds), Kind.CALCULATION)
    lines = _lines(drawing, place, row, bold=row_kind is not Kind.CALCULATION)
    if lines > 1:
        drawing.worksheet.row_dimensions[number].height = lines * LINE_HEIGHT + 2
    _draw_label(drawing, place, row, Look(Part.LABEL, row_kind, flows=row.flows, tall=lines > 1), where)
    for index, column in enumerate(table.columns):
        at, value, template = place.columns[column.key], row.values[index], row.formula_at(index)
        look = _value_look(column, row, index, style, tall=lines > 1)
        cell = _put(drawing, number, at, None if template else value, look)
        if template:
            content = stored(value)
            cell.value = resolve(template, table.key, row.key, column.key, where)
            drawing.values[cell.coordinate] = "" if content is None else content
        if look.kind is Kind.CHECK:
            drawing.checks.append(cell.coordinate)
        elif look.kind is Kind.INPUT:
            drawing.inputs[cell.coordinate] = column.unit or row.unit


def _draw_label(drawing: _Drawing, place: Place, row: Row, look: Look, where: Layout) -> None:
    number = place.rows[row.key]
    label = _put(drawing, number, 1, row.label, replace(look, indent=row.indent, link=bool(row.link)))
    if row.link:
        if row.link not in {sheet.sheet.name for sheet in where.sheets}:
            raise KeyError(f"table {place.table.key}, row {row.key}: the link names no sheet {row.link}")
        label.hyperlink = Hyperlink(ref="", location=f"{quoted(row.link)}!A1")
    if row.note:
        height = 20 + 16 * lines_needed(row.note, 50)
        label.comment = Comment(row.note, drawing.author, height=height, width=340)
    if place.unit_column:
        _put(drawing, number, place.unit_column, row.unit.value, replace(look, part=Part.UNIT))


def _lines(drawing: _Drawing, place: Place, row: Row, *, bold: bool) -> int:
    """How many lines the tallest cell of a row needs."""
    texts = [(row.label, drawing.widths[1] - 2 * row.indent)]
    for value, at in zip(row.values, place.columns.values(), strict=True):
        if isinstance(value, str) and not row.flows and not is_web_address(value):
            texts.append((value, drawing.widths[at]))
    return max(lines_needed(text, width, bold=bold) for text, width in texts)


def _value_look(column: Column, row: Row, index: int, style: _TableStyle, *, tall: bool) -> Look:
    value, kind = row.values[index], row.kind_at(index)
    shown = "General"
    if isinstance(value, Month):
        shown = number_format(Unit.MONTH, 0)
    elif is_figure(value) and not isinstance(value, bool):
        shown = number_format(column.unit or row.unit, style.decimals[row.key][index])
    if value is None and kind in (Kind.INPUT, Kind.CHECK):
        kind = Kind.CALCULATION  # nothing to change or to pass there
    runs_on = row.flows and isinstance(value, str)  # to the right, whatever stands above it
    right = style.right[index] and kind is not Kind.CHECK and not runs_on
    link = is_web_address(value)
    return Look(
        Part.VALUE, kind, shown, right, projected=column.projected, link=link, flows=row.flows, tall=tall
    )


def _flush_right(drawing: _Drawing, place: Place) -> tuple[bool, ...]:
    """Which columns are set flush right: those with figures, unless so wide that figures would get lost."""
    return tuple(
        drawing.widths[at] <= _WIDE and any(is_figure(row.values[index]) for row in place.table.rows)
        for index, at in enumerate(place.columns.values())
    )


def _put(drawing: _Drawing, row: int, column: int, value: Value, look: Look) -> Cell:
    cell: Cell = drawing.worksheet.cell(row, column)
    content = stored(value)
    if content is not None:
        cell.value = content
    if isinstance(content, str):
        cell.data_type = "s"  # whatever it looks like: no text becomes a formula or an error
        if _FORMULA_LIKE.match(content):
            look = replace(look, literal=True)
        if look.link and look.part is Part.VALUE:
            cell.hyperlink = content
    _paint(drawing, cell, look)
    return cell


def _paint(drawing: _Drawing, cell: Cell, look: Look) -> None:
    """Give the cell its look. Setting it property by property is slow, so equal looks share one array."""
    style = drawing.styles.get(look)
    if style is None:
        cell.font = appearance.font(look)
        cell.fill = appearance.fill(look)
        cell.border = appearance.border(look)
        cell.alignment = appearance.alignment(look)
        cell.protection = appearance.protection(look)
        cell.number_format = look.number_format
        cell.quotePrefix = look.literal
        style = drawing.styles[look] = cell._style
    cell._style = style


def _mark_checks(drawing: _Drawing) -> None:
    """Color checks by their result; the words TRUE, OK or FALSE say the same."""
    if not drawing.checks:
        return
    passed = f'OR({drawing.checks[0]}=TRUE,{drawing.checks[0]}="OK")'
    cells = " ".join(drawing.checks)
    rules = drawing.worksheet.conditional_formatting
    rules.add(cells, FormulaRule(formula=[passed], **_PASSED))
    rules.add(cells, FormulaRule(formula=[f"NOT({passed})"], **_FAILED))


def _name_inputs(workbook: Workbook, placed: SheetLayout) -> None:
    """A name for the inputs of each row, to go to them; the prefix keeps it from being a cell's address."""
    for place in placed.places:
        for row in place.table.rows:
            at = [
                place.columns[column.key]
                for index, column in enumerate(place.table.columns)
                if row.kind_at(index) is Kind.INPUT
            ]
            if not at:
                continue
            name = "input_" + ".".join(
                re.sub(r"\W", "_", key, flags=re.ASCII) for key in (place.table.key, row.key)
            )
            if name.lower() in {known.lower() for known in workbook.defined_names}:
                raise ValueError(f"two rows of inputs would be named {name}")
            number = place.rows[row.key]
            ends = dict.fromkeys(f"${get_column_letter(end)}${number}" for end in (at[0], at[-1]))
            workbook.defined_names[name] = DefinedName(
                name, attr_text=f"{quoted(place.sheet)}!{':'.join(ends)}"
            )


def _describe(workbook: Workbook, title: str, properties: Mapping[str, str]) -> None:
    workbook.properties.title = title
    for name in _CORE_PROPERTIES:
        setattr(workbook.properties, name, properties.get(name))
    for name, text in properties.items():
        if name not in _CORE_PROPERTIES:
            workbook.custom_doc_props.append(StringProperty(name=name, value=text))
