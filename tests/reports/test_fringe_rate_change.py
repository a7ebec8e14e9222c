"""One fringe rate in place of cost items, changed in the workbook, gives what the changed config gives."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from plans import config_text, plan_set, report_of, saved
from small_configs import changed
from spreadsheets import cached_values, locate, recalculate_all_with_libreoffice

from ladder.reports.addresses import layout
from ladder.reports.build import Report

FRINGE = config_text("""
employer_cost: {fringe_rate: 24%}
scenarios: {more: {title: Two seats, changes: {seats: {line: {seats: 2}}}}}
""")


def differences(path: Path, report: Report) -> list[str]:
    """Live figures of Summary in a recalculated file that are not the report's."""
    where, shown = layout(report.sheets), cached_values(path)
    found = []
    for table in report.figures:
        for row in table.rows:
            for column, expected in zip(table.columns, row.values, strict=True):
                if not isinstance(expected, Decimal):
                    continue
                value = shown.get(locate(where, table.key, row.key, column.key))
                if not isinstance(value, float | int) or abs(value - float(expected)) > 1e-9 * abs(value):
                    found.append(f"{row.label}, {column.header}: {value!r}, not {expected}")
    return found


@pytest.mark.usefixtures("libreoffice")
def test_the_fringe_rate_changed_in_the_workbook(tmp_path: Path) -> None:
    """A seat of 1,040 hours at $20.00 costs $20,800 x 1.3125 = $27,300 a year at 31.25%, and as much is added."""
    before = report_of(plan_set(FRINGE))
    after = report_of(plan_set(changed(("fringe_rate: 24%", "fringe_rate: 31.25%"), text=FRINGE)))
    assert after.figures[0].value("first_year.added", "more") == 27_300
    path = tmp_path / "plan.xlsx"
    path.write_bytes(saved(before))
    workbook = openpyxl.load_workbook(path)
    sheet, address = locate(layout(before.sheets), "assumptions", "employer_cost.fringe_rate", "baseline")
    assert workbook[sheet][address].value == 0.24
    workbook[sheet][address].value = 0.3125
    workbook.save(tmp_path / "edited.xlsx")
    again = recalculate_all_with_libreoffice([tmp_path / "edited.xlsx"], tmp_path / "again")[0]
    assert differences(again, after) == []
    assert any("first twelve months" in each for each in differences(again, before))  # it would be found
