"""How a cell looks: one color key, number formats by unit, and how wide a figure or a text is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from textwrap import wrap

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from ladder.model.month import Month
from ladder.reports.tables import Kind, Table, Unit, Value

FONT = "Calibri"
SIZE = 11
LINE_HEIGHT = 15  # points, of one line at that size
ROW_HEIGHT = 17  # points, of a row of one line

_NAVY, _BLUE, _GREY = "FF003F6B", "FF1B3FBF", "FF595959"
_PALE_YELLOW, _PALE_BLUE, _PALE_GREY = "FFFFF8D6", "FFE3ECF4", "FFF0F0F0"
_RULE, _AMBER = "FFD9D9D9", "FFB08D00"
_MOST_DECIMALS = {Unit.COUNT: 2, Unit.PEOPLE: 2, Unit.SEATS: 2, Unit.HOURS: 2, Unit.MONTHS: 1}
_FIXED_DECIMALS = {Unit.DOLLARS: 0, Unit.CENTS: 2, Unit.HOURLY: 2, Unit.PER_MILE: 3, Unit.RATIO: 2}
_DOLLAR_UNITS = frozenset({Unit.DOLLARS, Unit.CENTS, Unit.HOURLY, Unit.PER_MILE})


class Part(StrEnum):
    """The part a cell plays on its sheet."""

    TITLE = "title"
    SENTENCE = "sentence"
    TABLE_TITLE = "table title"
    NOTE = "note"
    HEADER = "header"
    LABEL = "label"
    UNIT = "unit"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that decides how a cell is drawn; cells of one look share one style."""

    part: Part
    kind: Kind = Kind.CALCULATION
    number_format: str = "General"
    right: bool = False
    indent: int = 0
    projected: bool = False
    link: bool = False
    flows: bool = False  # runs on over the empty cells to its right
    tall: bool = False  # in a row of several lines, where everything starts at the top
    literal: bool = False  # text that a spreadsheet might take for a formula when someone edits it


def decimals(unit: Unit, values: Iterable[Value]) -> int:
    """How many decimals a group of figures is shown with: those they have, within what their unit bears."""
    if unit in _FIXED_DECIMALS:
        return _FIXED_DECIMALS[unit]
    scale = 2 if unit is Unit.PERCENT else 0
    most, otherwise, least = (2, 1, 1) if unit is Unit.PERCENT else (_MOST_DECIMALS.get(unit, 0), 1, 0)
    needed = max((_own_decimals(value) - scale for value in values if _is_number(value)), default=0)
    return max(least, needed if needed <= most else min(otherwise, most))


def decimals_shown(table: Table) -> dict[str, tuple[int, ...]]:
    """Decimals of each figure by row: one number along a row, or down a column that has its own unit."""
    down = {
        index: decimals(column.unit, (row.values[index] for row in table.rows))
        for index, column in enumerate(table.columns)
        if column.unit
    }
    shown = {}
    for row in table.rows:
        along = decimals(row.unit, (value for at, value in enumerate(row.values) if at not in down))
        shown[row.key] = tuple(down.get(at, along) for at in range(len(table.columns)))
    return shown


@lru_cache
def number_format(unit: Unit, places: int) -> str:
    """The spreadsheet number format of a unit: zeros as dashes, negatives in parentheses."""
    if unit is Unit.MONTH:
        return "mmm yyyy_)"
    if unit is Unit.FISCAL_YEAR:
        return '"FY "0_)'
    if unit is Unit.YEAR:
        return "0_)"
    if unit is Unit.TEXT:
        return "General"
    sign = "$" if unit in _DOLLAR_UNITS else ""
    mark = "%" if unit is Unit.PERCENT else ""
    digits = ("0" if mark else "#,##0") + ("." + "0" * places if places else "")
    return f'{sign}{digits}{mark}_);({sign}{digits}{mark});"\N{EN DASH}"_)'


def shown_width(value: Value, unit: Unit, places: int, *, bold: bool = False) -> float:
    """The characters of room a figure takes as it is shown, with a margin; 0 for text, which wraps."""
    if value is None or isinstance(value, str):
        return 0
    if isinstance(value, bool):
        return 8
    if isinstance(value, Month) or unit in (Unit.MONTH, Unit.FISCAL_YEAR, Unit.YEAR):
        return 11
    if unit is Unit.TEXT:
        return min(len(str(value)), 12) + 3
    amount = abs(float(value)) * (100 if unit is Unit.PERCENT else 1)
    # Two for the parentheses, one for $ or %, two to spare so that a changed input still fits.
    return (len(f"{amount:,.{places}f}") + 5) * (1.1 if bold else 1)


def lines_needed(text: str, width: float, *, bold: bool = False) -> int:
    """Into how many lines a text wraps at a width in characters."""
    # Letters are on average a little narrower than the digits that widths are counted in.
    room = max(1, int(width * (1.05 if bold else 1.15)))
    return sum(
        max(1, len(wrap(paragraph, room))) if len(paragraph) > room else 1 for paragraph in text.split("\n")
    )


def font(look: Look) -> Font:
    """The font of a look; name and size are always given, or other programs choose a serif face."""
    size, bold, italic, color, underline = SIZE, False, False, "FF000000", None
    match look.part:
        case Part.TITLE:
            size, bold, color = 16, True, _NAVY
        case Part.TABLE_TITLE:
            size, bold, color = 13, True, _NAVY
        case Part.HEADER:
            bold, color = True, "FFFFFFFF"
        case Part.NOTE | Part.UNIT:
            color = _GREY
        case Part.LABEL | Part.VALUE:
            bold = look.kind in (Kind.TOTAL, Kind.HEADING)
            color = _NAVY if look.kind is Kind.HEADING else color
    if look.part is Part.VALUE and look.kind is Kind.INPUT:
        color = _BLUE
    if look.part is Part.VALUE and look.kind is Kind.CHECK:
        bold = True
    if look.link:
        color, underline = "FF0563C1", "single"
    return Font(name=FONT, sz=size, b=bold, i=italic, color=color, u=underline)


def fill(look: Look) -> PatternFill:
    """The background of a look."""
    color = None
    if look.part is Part.HEADER:
        color = "FF5C6B78" if look.projected else _NAVY
    elif look.part in (Part.LABEL, Part.UNIT, Part.VALUE) and look.kind is Kind.HEADING:
        color = _PALE_BLUE
    elif look.part is Part.VALUE and look.kind is Kind.INPUT:
        color = _PALE_YELLOW
    elif look.part is Part.VALUE and look.projected:
        color = _PALE_GREY
    return PatternFill("solid", fgColor=color) if color else PatternFill()


def border(look: Look) -> Border:
    """The lines around a look: a box for an input or a check, a rule over a total, hairlines elsewhere."""
    if look.part not in (Part.LABEL, Part.UNIT, Part.VALUE):
        return Border()
    if look.flows:
        return Border()  # lines of one text, with nothing between them
    under = Side("hair", color=_RULE)
    if look.part is Part.VALUE and look.kind in (Kind.INPUT, Kind.CHECK):
        box = Side("thin", color=_AMBER if look.kind is Kind.INPUT else _GREY)
        return Border(left=box, right=box, top=box, bottom=box)
    if look.kind is Kind.TOTAL:
        return Border(top=Side("thin", color="FF000000"), bottom=under)
    return Border(bottom=under)


def alignment(look: Look) -> Alignment:
    """Where text stands in its cell: sentences run on to the right, everything in a table wraps."""
    alone = look.part in (Part.TITLE, Part.SENTENCE, Part.TABLE_TITLE, Part.NOTE)
    horizontal = "right" if look.right else "center" if _is_check(look) else "left"
    vertical = "top" if look.tall else "center"
    runs_on = alone or (look.flows and look.part is Part.VALUE)
    return Alignment(horizontal=horizontal, vertical=vertical, wrap_text=not runs_on, indent=look.indent)


def protection(look: Look) -> Protection:
    """Inputs may be changed; everything else is locked."""
    return Protection(locked=not (look.part is Part.VALUE and look.kind is Kind.INPUT))


def _is_check(look: Look) -> bool:
    return look.part is Part.VALUE and look.kind is Kind.CHECK


def _is_number(value: Value) -> bool:
    return isinstance(value, Decimal | int | float) and not isinstance(value, bool)


def _own_decimals(value: Value) -> int:
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
