from __future__ import annotations

import pytest
from spreadsheets import locate

from ladder.reports.addresses import layout, quoted, resolve
from ladder.reports.tables import Column, Row, Sheet, Table

MONTHS = tuple(Column(key, key) for key in ("2026-07", "2026-08", "2026-09"))
PAIR = (Column("today", "Today"), Column("ladder", "Ladder"))


def table(key: str, rows: str, columns: tuple[Column, ...], **more: object) -> Table:
    drawn = tuple(Row(name, name, (0,) * len(columns)) for name in rows.split())
    return Table(key, key, columns, drawn, **more)  # type: ignore[arg-type]


# Assumptions: title 1, blank 2, table title 3, header 4, rows from 5.
# Budget: title 1, lines 2 and 3, blank 4, table title 5, header 6, rows 7 to 9; then title 11, header 12.
WHERE = layout(
    [
        Sheet("Assumptions", "A", (table("assumptions", "fica health fee", PAIR),)),
        Sheet(
            "Budget by month",
            "B",
            (
                table("budget", "seats wages total", MONTHS, show_unit=True),
                table("other", "sum", MONTHS),
            ),
            ("One line.", "Another."),
        ),
    ]
)


@pytest.mark.parametrize(
    ("template", "column", "formula"),
    [
        ("{seats}", "2026-08", "=D7"),
        ("{seats@<}+{wages}", "2026-08", "=C7+D8"),
        ("{seats@2026-09}", "2026-07", "=$E$7"),
        ("SUM({seats:total})", "2026-09", "=SUM(E7:E9)"),
        ("SUM({wages@2026-07:2026-09})", "2026-07", "=SUM($C$8:$E$8)"),
        ("SUM({seats:wages@2026-07:2026-08})", "2026-07", "=SUM($C$7:$D$8)"),
        ("SUM({seats:wages@2026-07})", "2026-09", "=SUM($C$7:$C$8)"),
        ("{wages}*{assumptions!fica@ladder}", "2026-07", "=C8*Assumptions!$C$5"),
        ("MAX({assumptions!fica:fee@today})", "2026-07", "=MAX(Assumptions!$B$5:$B$7)"),
        ("{other!sum}", "2026-08", "=D13"),
        ("{other!sum@<}", "2026-08", "=C13"),
        ("{seats:seats}", "2026-07", "=C7:C7"),
        ('IF({seats}>0,"8-9: A1 @ B2!","")&"C7"', "2026-07", '=IF(C7>0,"8-9: A1 @ B2!","")&"C7"'),
        ("={seats}", "2026-07", "=C7"),
    ],
)
def test_every_form_of_reference(template: str, column: str, formula: str) -> None:
    assert resolve(template, "budget", "wages", column, WHERE) == formula


def test_another_sheet_is_named_and_quoted_where_it_must_be() -> None:
    formula = resolve("{budget!wages@2026-08}", "assumptions", "fica", "today", WHERE)
    assert formula == "='Budget by month'!$D$8"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Budget", "Budget"),
        ("Pay_2", "Pay_2"),
        ("Pay against benchmarks", "'Pay against benchmarks'"),
        ("Agency's pay", "'Agency''s pay'"),
        ("FY2027", "'FY2027'"),
        ("R1C1", "'R1C1'"),
        ("RC", "'RC'"),
        ("2027", "'2027'"),
    ],
)
def test_sheet_names_that_formulas_would_misread_are_quoted(name: str, written: str) -> None:
    assert quoted(name) == written


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{wage}", "{wage} names no row wage of budget"),
        ("{wages@2027-07}", "{wages@2027-07} names no column 2027-07 of budget"),
        ("{assumption!fica@today}", "{assumption!fica@today} names no table assumption of the workbook"),
        ("{assumptions!fica}", "{assumptions!fica} names no column 2026-07 of assumptions"),
        ("{seats@<}", "{seats@<} has no column to its left"),
        ("{a!b!c}", "{a!b!c} is not a reference"),
        ("{}", "{} is not a reference"),
        ("{seats", "a brace without its partner"),
    ],
)
def test_a_reference_that_leads_nowhere_names_table_row_and_template(template: str, words: str) -> None:
    with pytest.raises(KeyError) as raised:
        resolve(template, "budget", "total", "2026-07", WHERE)
    message = raised.value.args[0]
    assert message.startswith(f"table budget, row total, formula {template}: ")
    assert message.endswith(words)


def test_tables_stack_with_a_blank_row_between() -> None:
    budget, other = WHERE.sheets[1].places
    assert (budget.title_row, budget.header_row, budget.rows["seats"], budget.unit_column) == (5, 6, 7, 2)
    assert (other.title_row, other.header_row, other.rows["sum"]) == (11, 12, 13)
    assert WHERE.sheets[1].lines == ((2, "One line."), (3, "Another."))
    assert locate(WHERE, "budget", "total", "2026-09") == ("Budget by month", "E9")


def test_a_unit_column_holds_for_the_whole_sheet_so_that_columns_line_up() -> None:
    budget, other = WHERE.sheets[1].places
    assert budget.columns == other.columns == {"2026-07": 3, "2026-08": 4, "2026-09": 5}


def test_titles_and_headers_without_words_take_no_row() -> None:
    bare = Table("bare", "", (Column("value", ""),), (Row("only", "Only", (1,)),))
    assert layout([Sheet("S", "S", (bare,))]).places["bare"].rows == {"only": 3}


def test_a_long_sentence_goes_on_in_the_next_row() -> None:
    sheet = layout([Sheet("S", "S", (), ("word " * 50,))]).sheets[0]  # 250 characters, 120 a row: three rows
    assert [row for row, _ in sheet.lines] == [2, 3, 4]
    assert " ".join(line for _, line in sheet.lines).split() == ["word"] * 50


@pytest.mark.parametrize("name", ["", "x" * 32, "a/b", "a:b", "[a]", "'a", "a\tb"])
def test_a_sheet_name_excel_refuses_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="cannot name a sheet"):
        layout([Sheet(name, "S", ())])


def test_names_and_keys_given_twice_are_refused() -> None:
    with pytest.raises(ValueError, match="two sheets are named budget"):
        layout([Sheet("Budget", "S", ()), Sheet("budget", "S", ())])
    with pytest.raises(ValueError, match="keys given twice in the workbook: one"):
        layout([Sheet("S", "S", (table("one", "a", PAIR), table("one", "b", PAIR)))])
    with pytest.raises(ValueError, match="keys given twice in the columns of table one: today"):
        layout([Sheet("S", "S", (table("one", "a", PAIR[:1] * 2),))])
    for key in ("a!b", "a:b", "a@b", "{a", "<", ""):
        with pytest.raises(ValueError, match="cannot be a key"):
            layout([Sheet("S", "S", (Table("one", "", PAIR, (Row(key, "", (1, 2)),)),))])


def test_a_workbook_needs_a_sheet() -> None:
    with pytest.raises(ValueError, match="needs a sheet"):
        layout([])
