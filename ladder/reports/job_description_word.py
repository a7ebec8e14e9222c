"""A job description as a Word document: headings, real lists and tables, so that it can be edited and read aloud."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Inches, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

from ladder import __version__
from ladder.reports.finishing import finish_document
from ladder.reports.job_description import Block, Grid, Heading, JobDescription, Lines

_FONT = "Calibri"
_LONGEST_PROPERTY = 255  # what the file format holds
_INK = RGBColor(0x1F, 0x2A, 0x44)
_SIZES = {"Title": 22, "Heading 1": 13, "Heading 2": 11}
_SPACE_BEFORE = {"Title": 0, "Heading 1": 14, "Heading 2": 8}


def word_document(description: JobDescription) -> bytes:
    """The document; the same description gives the same bytes."""
    document = Document()
    _set_up(document, description)
    document.add_paragraph(description.title, style="Title")
    document.add_paragraph(description.agency)
    _table(document, description.facts, heads_across=False)
    for section in description.sections:
        document.add_heading(section.title, level=1)
        for block in section.blocks:
            _add(document, block)
    saved = BytesIO()
    document.save(saved)
    return finish_document(saved.getvalue())


def _set_up(document: WordDocument, description: JobDescription) -> None:
    """Fonts, margins and what the file says of itself."""
    document.styles["Normal"].font.name = _FONT
    document.styles["Normal"].font.size = Pt(11)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), _INK
        style.paragraph_format.space_before = Pt(_SPACE_BEFORE[name])
        # The template's headings name a theme font, which would win over this one.
        fonts = style.element.rPr.rFonts
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
    for section in document.sections:
        section.left_margin = section.right_margin = Inches(1)
        section.top_margin = section.bottom_margin = Inches(0.9)
    properties = document.core_properties
    properties.title = f"Job description: {description.title}"[:_LONGEST_PROPERTY]
    properties.author = f"ladder {__version__}"
    properties.subject = description.agency[:_LONGEST_PROPERTY]
    properties.comments, properties.language = "", "en-US"


def _add(document: WordDocument, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.text, level=2)
    elif isinstance(block, Lines):
        number = _new_numbering(document) if block.numbered else None
        for line in block.lines:
            paragraph = document.add_paragraph(line, style="List Number" if block.numbered else "List Bullet")
            paragraph.paragraph_format.space_after = Pt(2)
            if number is not None:
                _number(paragraph, number)
    elif isinstance(block, Grid):
        _table(document, block, heads_across=True)
    else:
        document.add_paragraph(block)


def _new_numbering(document: WordDocument) -> int:
    """A list that counts from 1 of its own: in the template every numbered list is one list."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    own = style.find(f".//{qn('w:numId')}").get(qn("w:val"))
    abstract = next(each for each in numbering.num_lst if str(each.numId) == own).abstractNumId.val
    added = numbering.add_num(abstract)
    added.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(added.numId)


def _number(paragraph: Paragraph, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def _table(document: WordDocument, grid: Grid, heads_across: bool) -> None:
    """A table with its heads in the first row, or in the first column where each row is one fact."""
    table = document.add_table(rows=0, cols=len(grid.heads), style="Table Grid")
    for number, cells in enumerate((grid.heads, *grid.rows)):
        row = table.add_row()
        for column, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(text)
            run.bold = number == 0 if heads_across else column == 0
            paragraph.paragraph_format.space_after = Pt(1)
    if heads_across:
        _repeat_first_row(table)
    widths = (Inches(4.5), Inches(2)) if heads_across else (Inches(1.6), Inches(4.9))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _repeat_first_row(table: Table) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
