"""The workbooks of the shipped configs, checked by other programs and cell by cell back to their inputs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from legible import illegible
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.cell import coordinate_from_string
from plans import CONFIGS, report_of, results_of, saved, workbook_of
from spreadsheets import (
    Cell,
    audit,
    disagreements,
    formula_cells,
    printed_errors,
    recalculate_all_with_libreoffice,
    recalculate_with_ironcalc,
    render_pdf,
    thinned,
    uneven_formulas,
)
from spreadsheets import cached_values as values_in

from ladder.config.load import load_plans
from ladder.reports.board_charts import build_charts
from ladder.reports.build import HAVE_THE_CHECKS
from ladder.reports.charts import Chart

NAMES = ("minimal", "pss-103", "new-york", "statewide")
ASSUMPTIONS = "Assumptions"
FIRST_SCENARIO_COLUMN = 5  # after the label, the unit, the month and the months aged
FIRST_MONTH_COLUMN = 6  # after the label, role, tier, track and the opening value

_STRING = re.compile(r'"(?:[^"]|"")*"')
_REFERENCE = re.compile(
    r"(?:(?:'((?:[^']|'')+)'|([A-Za-z_][A-Za-z0-9_]*))!)?"
    r"(\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?)(?![A-Za-z0-9(])"
)


@dataclass(frozen=True)
class Book:
    """A config's workbook, and what openpyxl reads in it."""

    name: str
    path: Path
    formulas: dict[Cell, str]
    values: dict[Cell, object]
    charts: tuple[Chart, ...]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("workbooks")


@pytest.fixture(scope="module", params=NAMES)
def book(request: pytest.FixtureRequest, folder: Path) -> Book:
    return book_of(request.param, folder)


@cache
def book_of(name: str, folder: Path) -> Book:
    path = folder / f"{name}.xlsx"
    plans = load_plans(CONFIGS / f"{name}.yaml")
    results = results_of(plans)
    report = report_of(plans, results=results)
    path.write_bytes(saved(report))
    return Book(name, path, formula_cells(path), values_in(path), build_charts(results, report))


@pytest.fixture(scope="module")
def recalculated(libreoffice: str, folder: Path) -> dict[str, Path]:
    """Every workbook as one start of LibreOffice computes it, and one with a check that fails."""
    paths = [book_of(name, folder).path for name in NAMES]
    made = recalculate_all_with_libreoffice([*paths, with_a_failed_check(folder)], folder / "computed")
    return {path.stem: path for path in made}


def with_a_failed_check(folder: Path) -> Path:
    """The minimal workbook in which the verdict over all checks, which stands first, is another."""
    book = book_of("minimal", folder)
    workbook = openpyxl.load_workbook(book.path)
    verdict = next(cell for cell, value in book.values.items() if cell[0] == "Checks" and value == "OK")
    workbook["Checks"][verdict[1]].value = "FAILED"
    workbook.save(folder / "failed.xlsx")
    return folder / "failed.xlsx"


def built(name: str) -> bytes:
    """A shipped config's workbook, read and computed anew."""
    return workbook_of(load_plans(CONFIGS / f"{name}.yaml"))


def test_every_chart_can_be_read(book: Book) -> None:
    assert len(book.charts) >= 10
    assert {chart.stem: faults for chart in book.charts if (faults := illegible(chart.draw()))} == {}


# A guard proves on one workbook that it can fail.
only_minimal = pytest.mark.parametrize("book", ["minimal"], indirect=True)


@pytest.mark.parametrize("book", ["minimal", "pss-103"], indirect=True)
def test_two_runs_give_the_same_bytes(book: Book) -> None:
    assert book.path.read_bytes() == built(book.name)


def test_ironcalc_computes_every_value(book: Book) -> None:
    assert len(book.formulas) > 1000
    assert disagreements(book.path, recalculate_with_ironcalc(book.path)) == []


def test_libreoffice_computes_every_value(book: Book, recalculated: dict[str, Path]) -> None:
    computed = values_in(recalculated[book.name])
    assert disagreements(book.path, computed) == []
    errors = [cell for cell, value in computed.items() if str(value).startswith("#")]
    assert errors == []


@only_minimal
def test_a_wrong_cell_of_a_real_workbook_would_be_found(book: Book) -> None:
    computed = recalculate_with_ironcalc(book.path)
    cell = next(
        cell for cell in book.formulas if cell[0] == "Budget" and isinstance(book.values[cell], int | float)
    )
    faults = disagreements(book.path, {**computed, cell: float(str(computed[cell])) * 1.000001})
    assert len(faults) == 1


def test_every_input_says_what_it_takes(book: Book) -> None:
    workbook = openpyxl.load_workbook(book.path)
    unlocked = [
        (sheet.title, cell.coordinate)
        for sheet in workbook
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    ]
    assert len(unlocked) > 20
    ruled = {
        (sheet.title, cell)
        for sheet in workbook
        for rule in sheet.data_validations.dataValidation
        for part in rule.sqref.ranges
        for cells in part.cells
        for cell in [f"{get_column_letter(cells[1])}{cells[0]}"]
        if rule.prompt and rule.error and rule.showErrorMessage
    }
    assert [cell for cell in unlocked if cell not in ruled] == []


def test_every_sheet_says_whether_the_checks_passed(book: Book) -> None:
    for title in {sheet for sheet, _ in book.values}:
        if title not in HAVE_THE_CHECKS:
            assert book.values[title, "A2"] == "All checks passed", title
            assert "Checks!" in book.formulas[title, "A2"]


@only_minimal
def test_a_failed_check_shows_on_every_sheet(book: Book, recalculated: dict[str, Path]) -> None:
    computed = values_in(recalculated["failed"])
    flags = [computed[cell] for cell in book.formulas if cell[1] == "A2"]
    assert len(flags) > 5
    assert set(flags) == {"A CHECK HAS FAILED: see the sheet Checks"}


def test_the_validator_finds_nothing(book: Book, tmp_path: Path) -> None:
    large = len(book.values) > 50_000
    assert audit(thinned(book.path, tmp_path) if large else book.path) == []


@only_minimal
@pytest.mark.parametrize("fault", [b't="no">', b't="n"><q/>'])
def test_a_fault_in_one_cell_among_its_like_would_be_found(book: Book, tmp_path: Path, fault: bytes) -> None:
    wrong = tmp_path / "wrong.xlsx"
    with ZipFile(book.path) as parts, ZipFile(wrong, "w") as others:
        for name in parts.namelist():
            others.writestr(name, re.sub(rb'(<c r="X12" s="\d+" )t="n">', rb"\1" + fault, parts.read(name)))
    (tmp_path / "thinned").mkdir()
    assert audit(thinned(wrong, tmp_path / "thinned")) != []


@only_minimal  # every config prints the same kinds of sheets
@pytest.mark.usefixtures("libreoffice")
def test_nothing_printed_is_too_wide_or_an_error(book: Book, tmp_path: Path) -> None:
    assert printed_errors(render_pdf(book.path, tmp_path)) == []


def uneven_months(path: Path) -> list[tuple[Cell, Cell]]:
    """Months of one row whose formulas are not one formula copied to the right."""
    return [
        (left, right)
        for left, right in uneven_formulas(path)
        if left[0].startswith("Months ") and _column(left[1]) >= FIRST_MONTH_COLUMN
    ]


def test_a_row_of_months_is_one_formula(book: Book) -> None:
    assert any(sheet.startswith("Months ") for sheet, _ in book.formulas)
    assert uneven_months(book.path) == []


@only_minimal
def test_an_uneven_month_would_be_found(book: Book, tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(book.path)
    sheet = workbook["Months baseline"]
    row = next(row for row in range(1, sheet.max_row) if str(sheet.cell(row, 8).value).startswith("=ROUND("))
    sheet.cell(row, 8).value += "+0"
    workbook.save(tmp_path / "uneven.xlsx")
    assert len(uneven_months(tmp_path / "uneven.xlsx")) == 2  # with the month before and the month after


def _column(address: str) -> int:
    return int(range_boundaries(address)[0])


def references(sheet: str, formula: str) -> Iterator[Cell]:
    """Every cell a formula refers to, blocks cell by cell."""
    for there, block in blocks(sheet, formula):
        yield from cells_of(there, block)


def blocks(sheet: str, formula: str) -> Iterator[tuple[str, str]]:
    """The sheet and address of every cell and block of cells a formula refers to."""
    for quoted, plain, block in _REFERENCE.findall(_STRING.sub('""', formula)):
        yield quoted.replace("''", "'") or plain or sheet, block.replace("$", "")


def cells_of(sheet: str, block: str) -> Iterator[Cell]:
    left, top, right, bottom = range_boundaries(block)
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            yield sheet, f"{get_column_letter(column)}{row}"


def is_input(cell: Cell, formulas: dict[Cell, str], values: dict[Cell, object]) -> bool:
    """A number on the Assumptions sheet, in a scenario's column, that no formula makes."""
    sheet, address = cell
    return (
        sheet == ASSUMPTIONS
        and cell not in formulas
        and _column(address) >= FIRST_SCENARIO_COLUMN
        and isinstance(values.get(cell), int | float)
        and not _tried(coordinate_from_string(address)[0], values)
    )


def _tried(column: str, values: dict[Cell, object]) -> bool:
    """Whether a column of Assumptions holds what was tried low or high, and no input."""
    headers = {values.get((ASSUMPTIONS, f"{column}{row}")) for row in range(1, 12)}
    return not headers.isdisjoint(("Low tried", "High tried"))


def untraced(formulas: dict[Cell, str], values: dict[Cell, object]) -> list[str]:
    """Formulas on Summary that no chain of formulas leads back to an input; plain text aside."""

    @cache
    def inputs_behind(cell: Cell) -> bool:
        if cell not in formulas:
            return is_input(cell, formulas, values)
        return any(inputs_behind(each) for each in references(cell[0], formulas[cell]))

    return [
        f"{address}: {formula}"
        for (sheet, address), formula in formulas.items()
        if sheet == "Summary" and _STRING.sub("", formula).strip("=&") and not inputs_behind((sheet, address))
    ]


def test_every_figure_on_summary_traces_to_an_input(book: Book) -> None:
    assert sum(sheet == "Summary" for sheet, _ in book.formulas) > 30
    assert untraced(book.formulas, book.values) == []
    # No number on Summary is typed in.
    typed = [
        cell
        for cell, value in book.values.items()
        if cell[0] == "Summary"
        and isinstance(value, int | float)
        and cell not in book.formulas
        # a simulated figure is a value, and says so
        and not is_simulated(book, coordinate_from_string(cell[1])[1])
    ]
    assert typed == []


def is_simulated(book: Book, row: int) -> bool:
    """Whether a row of Summary, or the row it goes on from, says that it is simulated."""
    while str(book.values.get(("Summary", f"A{row}"), "")).startswith(" "):
        row -= 1
    return "simulated, not live" in str(book.values.get(("Summary", f"A{row}"), "")).lower()


@only_minimal
def test_a_figure_from_nowhere_would_be_found(book: Book) -> None:
    cell = next(
        cell
        for cell, formula in book.formulas.items()
        if cell[0] == "Summary" and formula.startswith("=SUM(")
    )
    # Its own cell is named, and what only repeats it.
    assert f"{cell[1]}: =1+1" in untraced({**book.formulas, cell: "=1+1"}, book.values)
    # Nor does a chain that ends in a typed number outside Assumptions count.
    nowhere = {**book.formulas, cell: "=Budget!A1"}
    assert f"{cell[1]}: =Budget!A1" in untraced(nowhere, {**book.values, ("Budget", "A1"): 5})


def test_the_answer_prints_on_one_page_that_can_be_read(book: Book) -> None:
    """Eleven-point type at 70% or more, the first page from the answer through its chart, nothing cut at the right."""
    with ZipFile(book.path) as parts:
        page = parts.read("xl/worksheets/sheet2.xml").decode()
    rows = {
        value: coordinate_from_string(address)[1]
        for (sheet, address), value in book.values.items()
        if sheet == "Summary" and address[0] == "A"
    }
    setup, ends = (
        re.search(r'<pageSetup[^>]*scale="([0-9]+)"', page),
        re.findall(r'<brk[^>]*id="([0-9]+)"', page),
    )
    assert setup
    assert int(setup[1]) >= 70
    assert int(ends[0]) == rows.get("More to each answer", rows["The figures behind the answers"]) - 1
    texts = [
        str(value)
        for (sheet, address), value in book.values.items()
        if sheet == "Summary" and address[0] == "B"
    ]
    assert max(map(len, texts)) <= 100


CONSTANTS = {"0", "1", "12", "24", "52", "1000"}
# Half a cent and a cent; and of Social Security benefits 85% or half are taxed (26 USC 86).
MEANT = {"0.005", "0.01", "0.85", "2"}
FUNCTIONS = set(
    re.findall(
        r"[A-Z]+",
        "ABS AND AVERAGE CHOOSE COLUMNS COUNT COUNTIF COUNTIFS EDATE IF INDEX INT ISNUMBER LOOKUP MATCH MAX MIN MONTH "
        "NOT OR ROUND ROUNDDOWN ROUNDUP ROWS SUBSTITUTE SUM SUMIF SUMIFS SUMPRODUCT TEXT YEAR",
    )
)


def strange(formulas: dict[Cell, str]) -> list[str]:
    """Constants that belong on Assumptions, and functions that jump, change by themselves or need a newer program."""
    found = []
    for (sheet, address), formula in formulas.items():
        plain = _REFERENCE.sub("", _STRING.sub('""', formula))
        numbers = set(re.findall(r"(?<![A-Za-z0-9_.])[0-9]+(?:[.][0-9]+)?", re.sub(r",[0-9][)]", ")", plain)))
        odd = (numbers - CONSTANTS - MEANT) | (set(re.findall(r"([A-Z][A-Z.]*)[(]", plain)) - FUNCTIONS)
        found += [f"{sheet}!{address} {formula}: {each}" for each in sorted(odd)]
    return found


def test_formulas_hold_no_constants_of_their_own_and_only_plain_functions(book: Book) -> None:
    assert strange(book.formulas) == []
    with ZipFile(book.path) as parts:
        names = parts.namelist()
        assert not [name for name in names if "externalLink" in name or "vba" in name.lower()]
        sheets = [name for name in names if name.startswith("xl/worksheets/sheet")]
        assert not [name for name in sheets if b"<mergeCell" in parts.read(name)]


def test_a_constant_or_a_function_that_jumps_would_be_found() -> None:
    cell = (ASSUMPTIONS, "Z1")
    assert strange({cell: "=B2*0.0765"}) == [f"{ASSUMPTIONS}!Z1 =B2*0.0765: 0.0765"]
    assert strange({cell: '=ROUND(OFFSET(B2,1,0),2)&"7"'})[0].endswith(": OFFSET")
    assert strange({cell: "=ROUND('Months baseline'!$B$77*12/52,2)"}) == []


def dead_inputs(formulas: dict[Cell, str], values: dict[Cell, object]) -> list[str]:
    """Inputs that no formula uses, so that changing one would change nothing."""
    named = {block for (sheet, _), formula in formulas.items() for block in blocks(sheet, formula)}
    used = {cell for sheet, block in named if sheet == ASSUMPTIONS for cell in cells_of(sheet, block)}
    return [
        f"{address}: {values[ASSUMPTIONS, 'A' + str(coordinate_from_string(address)[1])]}"
        for sheet, address in values
        if is_input((sheet, address), formulas, values) and (sheet, address) not in used
    ]


def test_every_input_is_used(book: Book) -> None:
    assert dead_inputs(book.formulas, book.values) == []


@only_minimal
def test_an_unused_input_would_be_found(book: Book) -> None:
    extra = (ASSUMPTIONS, "E900")
    values = {**book.values, extra: 5, (ASSUMPTIONS, "A900"): "Nothing"}
    assert dead_inputs(book.formulas, values) == ["E900: Nothing"]
