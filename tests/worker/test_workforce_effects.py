"""Benefit figures for the whole agency: off unless asked, by hand where asked, never by role, site or fund."""

from __future__ import annotations

from decimal import Decimal

from plans import report_from, result_from

# 40 seats at 20.00: 30 of 20 hours (1,733.33 a month), 10 of 40 (3,466.67); 10% vacant.
FORTY_SEATS = """
pay: {vacancy: 10%}
grades: {G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}}
roles: {peer: {title: Peer Specialist, tier: direct_support, grade: G}}
seats:
  half: {role: peer, seats: 30, hours: 20}
  full: {role: peer, seats: 10, hours: 40}
"""
SHARES = "workforce_benefits: {ssi: 10%, ssdi: 20%, both: 5%, source: A named survey}\n"


def test_expected_staff_over_each_line() -> None:
    # 2027. Trial work 1,270: all 36 filled seats are over it, 25% of them receive SSDI: 9.
    # SGA 1,770: the 9 full-time: 2.25.
    # SSI break-even 2,143 (Ohio pays no supplement): the 9 full-time, 10%: 0.9.
    found = {line.name: line.people_over for line in result_from(FORTY_SEATS + SHARES).line_effects}
    assert found["trial_work_month"] == (9,)
    assert found["sga"] == (Decimal("2.25"),)
    assert found["ssi_break_even"] == (Decimal("0.9"),)


def test_hours_to_cover_if_people_kept_below_the_line() -> None:
    # SGA in the worst month at 20.00: 1,770 / 92 = 19.2 hours. 27 people x 0.8 + 9 x 20.8 = 208.8 hours, 25% of them.
    found = {line.name: line.hours_to_cover for line in result_from(FORTY_SEATS + SHARES).line_effects}
    assert found["sga"] == (Decimal("52.2"),)


def test_they_are_off_unless_the_config_asks() -> None:
    assert result_from(FORTY_SEATS).line_effects == ()
    names = [sheet.name for sheet in report_from(FORTY_SEATS).sheets]
    assert "Workforce and benefits" not in names


def test_the_sheet_says_its_source_and_names_no_role() -> None:
    sheets = {sheet.name: sheet for sheet in report_from(FORTY_SEATS + SHARES).sheets}
    sheet = sheets["Workforce and benefits"]
    words = [*sheet.lines, *(row.label for table in sheet.tables for row in table.rows)]
    words += [table.title for table in sheet.tables]
    assert any("A named survey" in line for line in words)
    assert any("never set by" in line for line in words)
    assert not any(name in line for line in words for name in ("Peer Specialist", "half", "full"))
