"""The long table of the worker view, and the sheet of one worker's months: read back, against arithmetic by hand."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from plans import results_from

from ladder.reports.csv_table import csv_table, safe
from ladder.reports.sheets.month_by_month import build
from ladder.reports.worker_months import worker_months_files

TEXAS = """
agency: {name: A, kind: nonprofit, state: TX}
period: {start: 2027-01, months: 12}
pay:
  frequency: biweekly
  first_payday: 2027-01-08
  one_time_payments: {r: {title: Bonus, paid: 2027-06, amount: 1000}}
grades: {G: {minimum: 17.52, control_point: 18.00, maximum: 19.00}}
roles: {peer: {title: "=Peer", tier: direct_support, grade: G}}
seats: {line: {role: peer, hours: 18.5}}
"""


@pytest.fixture(scope="module")
def table() -> list[dict[str, str]]:
    files = worker_months_files(results_from(TEXAS))
    assert list(files) == ["tables/worker-months-baseline.csv"]
    content = files["tables/worker-months-baseline.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


def rows_of(table: list[dict[str, str]], hours: str, profile: str) -> list[dict[str, str]]:
    return [row for row in table if row["weekly_hours"] == hours and row["profile"] == profile]


def test_every_hour_profile_and_month_has_a_row(table: list[dict[str, str]]) -> None:
    # 5 to 40 and the seat's 18.5; four profiles; sixty months
    assert len(table) == 37 * 4 * 60
    assert len({(row["weekly_hours"], row["profile"], row["month"]) for row in table}) == len(table)
    assert {row["weekly_hours"] for row in table if row["a_seat_has_these_hours"] == "yes"} == {"18.5"}


def test_the_months_are_as_worked_by_hand(table: list[dict[str, str]]) -> None:
    months = rows_of(table, "20", "ssi")
    # two checks of 700.80; March's SSI 1,029 - (1,401.60 - 85) / 2; June's 500 more is August's 250 less
    assert [row["pay_received"] for row in months[:6]] == [
        "1401.60", "1401.60", "1401.60", "2102.40", "1401.60", "1901.60"
    ]  # fmt: skip
    assert [row["ssi"] for row in months[:8]] == [
        "1029.00", "1029.00", "370.70", "370.70", "370.70", "20.30", "370.70", "120.70"
    ]  # fmt: skip
    assert months[5]["one_time_pay_in_it"] == "500.00"
    assert [row["workdays"] for row in months[:3]] == ["21", "20", "23"]
    # 23 days of 70.08
    assert months[2]["pay_earned"] == "1611.84"
    assert (months[0]["month"], months[59]["month"]) == ("2027-01", "2031-12")


def test_words_are_those_of_ladder_benefits(table: list[dict[str, str]]) -> None:
    months = rows_of(table, "30", "ssdi")
    assert [row["ssdi_phase"] for row in months[:13]] == ["trial_work"] * 9 + ["grace"] * 3 + ["suspended"]
    assert {row["medicare"] for row in months} == {"yes"}
    assert {row["medicare"] for row in rows_of(table, "30", "ssi")} == {"no"}
    assert {row["medicaid"] for row in rows_of(table, "30", "none")} == {"unknown"}
    assert rows_of(table, "20", "ssi")[0]["medicaid"] == "ssi"


def test_a_title_cannot_run_as_a_formula(table: list[dict[str, str]]) -> None:
    assert {row["title"] for row in table} == {"'=Peer"}
    assert [safe(text) for text in ("-1", "+1", "@a", "\ta", "a=b")] == ["'-1", "'+1", "'@a", "'\ta", "a=b"]


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        csv_table(["a", "b"], [["1", "2"], ["1"]])


def test_the_sheet_shows_the_months_of_the_first_rung() -> None:
    months, extra = build(results_from(TEXAS)).tables
    # 17.52 x 18.5 x 2 = 648.24 a check; the bonus is 1,000 x 18.5 / 40
    assert [str(months.row("received").values[at]) for at in (0, 3, 5)] == ["1296.48", "1944.72", "1758.98"]
    assert str(months.row("one_time").values[5]) == "462.5"
    assert months.row("ssdi.phase").values[0] == "trial work"
    assert str(extra.row("r.peer.ssi").values[2]) == "-231.25"
    assert "back_pay" not in {row.key for row in months.rows}


def test_a_supplement_that_is_not_known_is_said_to_be(table: list[dict[str, str]]) -> None:
    assert {row["state_supplement"] for row in table} == {"0.00"}  # Texas pays none
    illinois = worker_months_files(results_from(TEXAS.replace("state: TX", "state: IL")))
    rows = list(csv.DictReader(StringIO(next(iter(illinois.values())).decode("utf-8-sig"))))
    assert {row["state_supplement"] for row in rows} == {"not known"}
    assert "net_income_before_part_b_and_supplement" in rows[0]
