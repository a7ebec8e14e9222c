"""Every table as a plain file: read back and compared with the workbook's tables and with arithmetic by hand."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO

from plans import config_text, plan_set, report_of

from ladder.reports.build import Report
from ladder.reports.plain_tables import HEADER, plain_tables
from ladder.reports.tables import Kind

CONFIG = config_text("""
roles: {peer: {title: "@Peer; staff", tier: direct_support, grade: G}}
employer_cost: {items: {health: {title: "=Health plan", per_person_month: 100.00}}}
""")


def report() -> Report:
    return report_of(plan_set(CONFIG))


def read(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


def test_every_value_of_every_sheet_has_its_line() -> None:
    made = report()
    files = plain_tables(made.sheets)
    assert len(files) == len(made.sheets)
    for sheet, content in zip(made.sheets, files.values(), strict=True):
        values = [
            value
            for table in sheet.tables
            for row in table.rows
            if row.kind is not Kind.HEADING
            for value in row.values
            if value is not None and value != ""
        ]
        lines = read(content)
        assert len(lines) == len(values), sheet.name
        assert set(lines[0]) == set(HEADER)


def test_the_year_is_as_worked_by_hand() -> None:
    budget = read(plain_tables(report().sheets)["tables/budget.csv"])
    whole = {line["row"]: line["value"] for line in budget if line["column"] == "Whole plan"}
    # 20.00 x 20 x 52; 100 a month
    assert (whole["Wages"], whole["'=Health plan"]) == ("20800.00", "1200.00")
    assert Decimal(whole["Total cost"]) == 20800 + 1200 + Decimal("20800") * Decimal("0.0765")


def test_months_carry_their_section_and_dates() -> None:
    months = read(plain_tables(report().sheets)["tables/months-baseline.csv"])
    wages = [line for line in months if line["section"] == "Wages" and line["row"] == "line"]
    dated = [line for line in wages if line["column"].startswith("2027")]
    assert len(dated) == 12
    assert {line["value"] for line in dated} == {"1733.33"}
    assert dated[0]["unit"] == "$"


def test_no_text_can_run_as_a_formula() -> None:
    for content in plain_tables(report().sheets).values():
        for line in read(content):
            numeric = line["value"].lstrip("-").replace(".", "", 1).isdigit()
            texts = [line[name] for name in HEADER if name != "value" or not numeric]
            assert not [text for text in texts if text.startswith(("=", "+", "-", "@"))]
