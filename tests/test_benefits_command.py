"""`ladder benefits` as a program sees it: what comes out where, and with which exit code."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ladder import project_benefits
from ladder.__main__ import main
from ladder.config.source import read_file

PEOPLE = Path(__file__).parents[1] / "configs" / "people"
TEXAS = PEOPLE / "texas-ssi.yaml"
MONTH = {
    *(
        "month",
        "wages",
        "ssi",
        "ssdi",
        "medicaid",
        "medicare",
        "fica",
        "federal_tax",
        "net_income",
        "projected",
    ),
}
SSI = {
    *("status", "countable_unearned", "countable_earned", "countable_income", "budget_month"),
    *("federal_payment", "state_supplement"),
}
SSDI = {"phase", "trial_work_month", "trial_work_months_used", "sga", "benefit", "received"}


class Ladder:
    """Runs the command in this process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch, self.capsys = monkeypatch, capsys

    def __call__(self, *arguments: str | Path, stdin: bytes = b"") -> tuple[int, str, str]:
        self.monkeypatch.setattr(sys, "argv", ["ladder", *map(str, arguments)])
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            main()
            code: Any = 0
        except SystemExit as stopped:
            code = stopped.code or 0
        out, err = self.capsys.readouterr()
        assert "Traceback" not in err
        return int(code), out, err


@pytest.fixture
def ladder(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ladder:
    return Ladder(monkeypatch, capsys)


def as_json(path: Path) -> str:
    return json.dumps(read_file(path).data, default=lambda amount: float(amount))


@pytest.mark.parametrize("path", sorted(PEOPLE.glob("*.yaml")), ids=lambda path: path.stem)
def test_json_is_the_contract_and_nothing_else(ladder: Ladder, path: Path) -> None:
    code, out, err = ladder("benefits", path, "--json")
    assert (code, err) == (0, "")
    printed = json.loads(out)
    assert printed == project_benefits(read_file(path).data)
    assert set(printed) == {"months", "events", "sources", "programs_counted"}
    for month in printed["months"]:
        assert (set(month), set(month["ssi"]), set(month["ssdi"])) == (MONTH, SSI, SSDI)


def test_a_file_in_yaml_or_json_or_standard_input_is_the_same(ladder: Ladder, tmp_path: Path) -> None:
    expected = ladder("benefits", TEXAS, "--json")[1]
    file = tmp_path / "person.json"
    file.write_text(as_json(TEXAS))
    assert ladder("benefits", file, "--json")[1] == expected
    assert ladder("benefits", "-", "--json", stdin=TEXAS.read_bytes())[1] == expected
    assert ladder("benefits", "-", "--json", stdin=as_json(TEXAS).encode())[1] == expected


def test_text_for_people_goes_to_standard_output(ladder: Ladder) -> None:
    code, out, err = ladder("benefits", TEXAS)
    assert (code, err) == (0, "")
    assert out.startswith("For a worker, together with a benefits counselor.")
    # March 2027: 1,029 - (569.20 - 85) / 2
    assert "786.90" in out


@pytest.mark.parametrize(("name", "start"), [("income.png", b"\x89PNG\r\n"), ("Income.SVG", b"<?xml")])
def test_chart_by_the_suffix_and_nothing_said_when_quiet(
    ladder: Ladder, tmp_path: Path, name: str, start: bytes
) -> None:
    chart = tmp_path / name
    assert ladder("benefits", TEXAS, "--chart", chart, "--quiet") == (0, "", "")
    assert chart.read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_chart_beside_the_text_is_named_on_standard_error(ladder: Ladder, tmp_path: Path) -> None:
    code, out, err = ladder("benefits", TEXAS, "--chart", tmp_path / "a.svg")
    assert code == 0
    assert "MONTH BY MONTH" in out
    assert err == f"The chart is in {tmp_path / 'a.svg'}\n"


def test_nothing_is_stored(ladder: Ladder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert ladder("benefits", TEXAS)[0] == 0
    assert list(tmp_path.iterdir()) == []


def test_a_chart_that_cannot_be_written(ladder: Ladder, tmp_path: Path) -> None:
    code, out, err = ladder("benefits", TEXAS, "--chart", tmp_path / "missing" / "a.png")
    assert (code, out) == (3, "")
    assert "choose another file with --chart" in err
    folder = tmp_path / "folder.png"
    folder.mkdir()
    assert ladder("benefits", TEXAS, "--chart", folder)[0] == 3
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize("arguments", [(), (TEXAS, "--chart", "income.gif"), (TEXAS, "--unknown")])
def test_wrong_usage(ladder: Ladder, arguments: tuple[str | Path, ...]) -> None:
    code, out, err = ladder("benefits", *arguments)
    assert (code, out) == (2, "")
    assert "benefits [OPTIONS]" in err


START = "first_month: 2026-01\nmonths: 12\n"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("state: XX\n", "3:8", "write its two letters"),
        ("months: 12\n", "3:1", "given twice"),
        ("stat: TX\n", "3:1", 'did you mean "state"?'),
        ("blind: maybe\n", "3:8", "true or false is needed here"),
        ("income: {wages: {2026-03..2026-01: 5}}\n", "3:36", "out of order"),
        ("income: {wages: {2026-01: 5, 2026-01..2026-02: 5}}\n", "3:48", "given twice"),
        ("income: {wages: -5}\n", "3:17", "cannot be negative"),
        ("income: {wages: 5.005}\n", "3:17", "at most two decimals"),
        ("income:\n  wages: 5\n  pay_checks: []\n", "5:3", "give `wages` or `pay_checks`, not both"),
        ("income: {pay_checks: [{paid: 2026-02-30, amount: 5}]}\n", "3:30", "a date like"),
        ("ssdi: {}\n", "3:1", "this field is missing"),
        ("ssdi: {benefit: 900, trial_work_months: 12}\n", "3:41", "0 to 9"),
        ("ssdi: {benefit: 900, trial_work_months: [2026-05]}\n", "3:22", "not before the first month"),
        ("ssdi: {benefit: 900, trial_work_months: [2025-05, 2025-04]}\n", "3:22", "out of order"),
        ("ssdi: {benefit: 900, unsuccessful_attempts: [2026-01..2026-09]}\n", "3:22", "six months or less"),
        ("ssi: {history: first_payable_month, now: paid}\n", "3:42", "leave it out"),
        ("work_incentives: {blind_work_expenses: 10}\n", "3:40", "blind worker"),
        ("living_arrangement: with a friend\n", "3:21", "use one of"),
    ],
)
def test_problems_have_their_place_and_a_remedy(
    ladder: Ladder, tmp_path: Path, text: str, place: str, words: str
) -> None:
    file = tmp_path / "person.yaml"
    file.write_text(START + text)
    code, out, err = ladder("benefits", file)
    assert (code, out) == (1, "")
    assert words in err
    assert err.startswith(f"{file}:{place}:")
    code, out, err = ladder("benefits", "-", "--json", stdin=(START + text).encode())
    assert (code, out) == (1, "")
    assert err.startswith(f"standard input:{place}:")


def test_a_missing_or_empty_file(ladder: Ladder, tmp_path: Path) -> None:
    code, out, err = ladder("benefits", tmp_path / "nobody.yaml")
    assert (code, out) == (1, "")
    assert "there is no such file" in err
    assert ladder("benefits", tmp_path)[0] == 1
    code, out, err = ladder("benefits", "-")
    assert (code, out) == (1, "")
    assert "standard input: this file is empty" in err


def test_importable_and_light() -> None:
    assert project_benefits({"first_month": "2026-01", "months": 1})["months"][0]["wages"] == 0.0
    assert project_benefits({"first_month": "2026-01", "months": 1, "income": {"wages": Decimal(10)}})
    program = "import sys, ladder.cli; print(sorted({'numpy', 'pydantic', 'matplotlib', 'yaml'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
    with pytest.raises(ImportError):
        from ladder import nothing_of_the_kind  # noqa: F401
