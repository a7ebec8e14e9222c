"""Configs that try to break a run: odd words, very few or very many parts, seats that are never there."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from command_line import Command, contents
from legible import illegible
from matplotlib.figure import Figure
from small_configs import MENTORS, SMALL, changed, titled, with_lines, write

from ladder.reports import charts


def test_text_that_looks_like_a_formula_stays_text(cli: Command, tmp_path: Path) -> None:
    evil = '=HYPERLINK("https://example.org","Open me")'
    assert cli("plan", write(tmp_path, titled(evil)), "--out", "out").code == 0
    workbook = openpyxl.load_workbook(tmp_path / "out" / "plan.xlsx")
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value == evil]
    assert len(cells) > 5
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)
    live = [
        cell.value for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]
    outside_quotes = [re.sub(r'"(?:[^"]|"")*"', "", formula) for formula in live]
    assert len(live) > 100
    assert [formula for formula in outside_quotes if "HYPERLINK" in formula] == []


ROLES = [f"r{number}: {{title: Role number {number}, tier: {tier}, track: {track}, grade: P1}}"
         for number, (tier, track) in enumerate(
             (tier, track)
             for tier in ("direct_support", "mentor", "peer_supervisor", "director")
             for track in ("direct_service", "training", "administration") * 2
         )]  # fmt: skip
ODD_WORDS = {
    "long words": titled("Director of Peer Support Services and Community Integration " * 6),
    "one long word": titled("Peer" * 99),
    "odd signs": titled(
        "Ünï “quotes” \"double\" 'single' {brace} & <b> $5 \\frac %s | ; 😀 漢字\nsecond line\tmore"
    ),
}
UNUSUAL = {
    "one role": changed(("  mentor: {title: Mentor, tier: mentor, grade: P1}\n", "")),
    "24 more roles": with_lines(
        "seats",
        *(f"s{number}: {{role: r{number}, hours: {number + 5}}}" for number in range(24)),
        text=with_lines("roles", *ROLES),
    ),
    "150 lines of seats": with_lines(
        "seats", *(f"line{number}: {{role: peer, hours: 20}}" for number in range(150))
    ),
    "three scenarios": SMALL
    + "scenarios:\n"
    + "".join(
        f"  s{n}: {{title: S {n}, changes: {{seats: {{peers: {{seats: {n}}}}}}}}}\n" for n in (2, 3, 4)
    ),
    "a scenario's longest name": changed(("  mentors:\n", f"  {'m' * 24}:\n"), text=SMALL + MENTORS),
    "one month": changed(("months: 24", "months: 1"), text=SMALL + MENTORS),
    "an agency of 400 over ten years": changed(
        ("months: 24", "months: 120"),
        (
            "peers: {role: peer, hours: 20}",
            "peers: {role: peer, seats: 340, hours: 20, funds: {grant: 50%}}\n"
            "  mentors: {role: mentor, seats: 60, hours: 40}",
        ),
        ("{seats: {mentors: {role: mentor, seats: 2, hours: 20}}}", "{seats: {mentors: {seats: 90}}}"),
        text=SMALL + MENTORS,
    )
    + "workforce: {yearly_exits: 37%, months_to_fill: 2}\n"
    + "promotions: [{from: peer, to: mentor, months_in_role: 12}]\n"
    + "funds: {grant: {title: Block grant, kind: grant, ends: 2030-06}}\n",
    "a scenario without a role's seats": with_lines("seats", "mentors: {role: mentor, hours: 20}")
    + "scenarios: {less: {title: Less, changes: {seats: {peers: null}}}}\n",
    "all seats vacant": SMALL + MENTORS + "pay: {vacancy: 100%}\n",
    "a first role without seats": changed(("role: peer,", "role: mentor,")),
    "seats that open late and close early": changed(
        (
            "  peers: {role: peer, hours: 20}",
            "  peers: {role: peer, hours: 20, last_month: 2027-01}\n"
            "  mentors: {role: mentor, hours: 20, first_month: 2028-12}",
        )
    ),
    # Minimum wages are known from 2025 on; before, a schedule says what they were.
    "the first month the law is known": changed(("2027-01", "2024-01"))
    + "floors: {minimum_wage: {2024-01: 10.45}}\nsources: {floors.minimum_wage: The state's list for 2024}\n",
    "the last month a plan may start": changed(("2027-01", "2060-12"), ("months: 24", "months: 120")),
}


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What a reader could not make out of the charts that a run draws, by chart."""
    found, save = {}, charts._saved

    def look_and_save(chart: charts.Chart, figure: Figure) -> dict[str, bytes]:
        found[chart.stem] = illegible(figure)
        return save(chart, figure)

    monkeypatch.setattr(charts, "_saved", look_and_save)
    return found


@pytest.mark.parametrize("config", UNUSUAL.values(), ids=UNUSUAL.keys())
def test_an_unusual_config_gives_a_whole_report(
    drawing_cli: Command, tmp_path: Path, config: str, faults: dict[str, list[str]]
) -> None:
    gives_a_whole_report(drawing_cli, tmp_path, config, faults)


@pytest.mark.parametrize("config", ODD_WORDS.values(), ids=ODD_WORDS.keys())
def test_odd_words_give_a_whole_report(
    printing_cli: Command, tmp_path: Path, config: str, faults: dict[str, list[str]]
) -> None:
    gives_a_whole_report(printing_cli, tmp_path, config, faults)


def gives_a_whole_report(cli: Command, folder: Path, config: str, faults: dict[str, list[str]]) -> None:
    found = cli("plan", write(folder, config), "--out", "out", "--json")

    assert (found.code, found.err) == (0, "")
    summary = json.loads(found.out)
    files = contents(folder / "out")
    assert sorted(files) == sorted(summary["files"])
    assert summary["checks"]["passed"] == summary["checks"]["of"]
    assert len(faults) >= 4
    assert [fault for each in faults.values() for fault in each] == []
    assert "Summary" in openpyxl.load_workbook(BytesIO(files["plan.xlsx"]), read_only=True).sheetnames
