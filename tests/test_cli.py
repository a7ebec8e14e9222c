"""The command line: exit codes, what goes where, what is left on disk, and configs that try to break a run."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import typer
from small_configs import MENTORS, SMALL, changed, titled, with_lines, write

from ladder import __version__
from ladder.__main__ import main
from ladder.cli import app
from ladder.reports import charts


@dataclass(frozen=True)
class Run:
    """What a run of the command said and how it ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Run]


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Command:
    """The command in this process, in a folder of its own; pictures are small, to be quick."""
    monkeypatch.setattr(charts, "DOTS_PER_INCH", 20)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Run:
        monkeypatch.setattr(sys, "argv", ["ladder", *map(str, arguments)])
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0
        said = capsys.readouterr()
        return Run(code, said.out, said.err)

    return run


def process(
    *arguments: str | Path, cwd: Path, start: tuple[str, ...] = ("-m", "ladder"), **environment: str
) -> subprocess.Popen[bytes]:
    """The command as a process of its own."""
    return subprocess.Popen(
        [sys.executable, *start, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# How a run ends.


def test_done_is_0_and_the_files_are_where_it_says(cli: Command, tmp_path: Path) -> None:
    found = cli("plan", write(tmp_path, SMALL + MENTORS), "--out", "a new/folder in/it")

    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("A Center: January 2027 to December 2028\n")
    folder = tmp_path / "a new" / "folder in" / "it"
    listed = json.loads((folder / "summary.json").read_text(encoding="utf-8"))["files"]
    assert sorted(contents(folder)) == sorted(listed)
    assert f"{len(listed)} files in a new/folder in/it" in found.out.replace("\\", "/")


def test_without_out_the_folder_is_named_after_the_config(cli: Command, tmp_path: Path) -> None:
    assert cli("plan", write(tmp_path, SMALL, "our team.yaml"), "--quiet").code == 0
    assert (tmp_path / "reports" / "our team" / "plan.xlsx").is_file()


@pytest.mark.parametrize("command", ["plan", "check"])
@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("nowhere.yaml", "nowhere.yaml: there is no such file"),
        ("folder", "folder: this is a folder"),
        ("empty.yaml", "empty.yaml: this file is empty"),
        ("broken.yaml", "broken.yaml:1:50: agency.state: write the state's two capital letters: OH\n  1 | "),
    ],
)
def test_a_problem_in_what_the_user_gave_is_1(
    cli: Command, tmp_path: Path, command: str, config: str, message: str
) -> None:
    (tmp_path / "folder").mkdir()
    write(tmp_path, "", "empty.yaml")
    write(tmp_path, changed(("state: OH", "state: Ohio")), "broken.yaml")

    found = cli(command, config)

    assert (found.code, found.out) == (1, "")
    assert found.err.startswith(message)
    assert not (tmp_path / "reports").exists()


def test_an_unknown_scenario_is_1_and_the_near_one_is_named(cli: Command, tmp_path: Path) -> None:
    config = write(tmp_path, SMALL + MENTORS)
    assert cli("plan", config, "--scenario", "mentor") == Run(
        1, "", f'{config}: there is no scenario "mentor"; did you mean "mentors"?\n'
    )
    none = write(tmp_path, SMALL, "none.yaml")
    assert cli("plan", none, "--scenario", "mentors").err.endswith("; this config has none\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan",),
        ("plan", "plan.yaml", "--outt", "x"),
        ("plan", "plan.yaml", "--out"),
        ("plna",),
        ("check", "a", "b"),
    ],
)
def test_wrong_usage_is_2(cli: Command, arguments: tuple[str, ...]) -> None:
    found = cli(*arguments)
    assert (found.code, found.out) == (2, "")
    assert "python" not in found.err
    assert "Error: " in found.err


@pytest.mark.parametrize("out", ["taken", "taken/below"])
def test_output_that_cannot_be_written_is_3(cli: Command, tmp_path: Path, out: str) -> None:
    (tmp_path / "taken").write_text("mine")

    found = cli("plan", write(tmp_path, SMALL), "--out", out)

    assert (found.code, found.out) == (3, "")
    assert re.fullmatch(r"[^\n]*taken[^\n]* file[^\n]*--out\n", found.err)
    assert (tmp_path / "taken").read_text() == "mine"


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="this user may write into any folder"
)
def test_a_folder_without_the_right_to_write_is_3(cli: Command, tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0o500)
    found = cli("plan", write(tmp_path, SMALL), "--out", "shut/new")
    assert (found.code, found.out) == (3, "")
    assert "permission denied; choose another folder with --out" in found.err


# What a run leaves behind.


def test_a_run_that_fails_leaves_the_old_files_as_they_were(cli: Command, tmp_path: Path) -> None:
    config = write(tmp_path, SMALL)
    assert cli("plan", config, "--out", "out").code == 0
    before = contents(tmp_path / "out")

    write(tmp_path, changed(("hours: 20", "hours: 200")))
    assert cli("plan", config, "--out", "out").code == 1
    assert contents(tmp_path / "out") == before

    write(tmp_path, changed(("hours: 20", "hours: 30")))
    (tmp_path / "out" / ".~lock.plan.xlsx#").touch()  # as an office program leaves it beside an open workbook
    found = cli("plan", config, "--out", "out")
    (tmp_path / "out" / ".~lock.plan.xlsx#").unlink()
    assert found.code == 3
    assert "plan.xlsx is open in another program; close it" in found.err
    assert contents(tmp_path / "out") == before


def test_an_interrupted_run_is_130_and_leaves_the_old_files(
    cli: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = write(tmp_path, SMALL)
    assert cli("plan", config, "--out", "out").code == 0
    before = contents(tmp_path / "out")
    write(tmp_path, changed(("hours: 20", "hours: 30")))
    replace, done = os.replace, []

    def interrupted(source: str | Path, target: str | Path) -> None:
        done.append(target)
        if len(done) == 3:
            raise KeyboardInterrupt
        replace(source, target)

    monkeypatch.setattr(os, "replace", interrupted)
    assert cli("plan", config, "--out", "out") == Run(130, "", "")
    assert len(done) > 3  # what was put in place is put back
    assert contents(tmp_path / "out") == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_control_c_ends_a_process_with_130(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.yaml")
    run = process("plan", "plan.yaml", "--out", "out", cwd=tmp_path)
    written = os.open(tmp_path / "plan.yaml", os.O_WRONLY)  # waits until the command opens it to read
    run.send_signal(signal.SIGINT)
    assert run.communicate(timeout=30) == (b"", b"")
    os.close(written)
    assert run.returncode == 130
    assert [path.name for path in tmp_path.iterdir()] == ["plan.yaml"]


def test_charts_of_scenarios_that_are_gone_are_removed_and_other_files_kept(
    cli: Command, tmp_path: Path
) -> None:
    scenarios = "".join(
        f"  s{number}: {{title: Scenario {number}, changes: {{seats: {{peers: {{seats: {number}}}}}}}}}\n"
        for number in (2, 3, 4)
    )
    config = write(tmp_path, SMALL + "scenarios:\n" + scenarios)
    assert cli("plan", config, "--out", "out").code == 0
    assert (tmp_path / "out" / "charts" / "ladder-s3.png").is_file()
    (tmp_path / "out" / "charts" / "notes.txt").write_text("mine")

    assert cli("plan", config, "--out", "out", "--scenario", "s2").code == 0

    listed = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))["files"]
    assert sorted(contents(tmp_path / "out")) == sorted([*listed, "charts/notes.txt"])
    assert not (tmp_path / "out" / "charts" / "ladder-s3.png").exists()


def test_two_runs_give_the_same_bytes_wherever_and_however_python_hashes(tmp_path: Path) -> None:
    config = write(tmp_path, SMALL + MENTORS)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    small_pictures = "from ladder.reports import charts; charts.DOTS_PER_INCH = 20"
    start = ("-c", f"{small_pictures}; from ladder.__main__ import main; main()")
    runs = [
        process("plan", "plan.yaml", "--out", "one", cwd=tmp_path, start=start, PYTHONHASHSEED="0"),
        process("plan", config, "--out", "two", cwd=elsewhere, start=start, PYTHONHASHSEED="4711"),
    ]
    assert [(run.communicate(timeout=60)[1], run.returncode) for run in runs] == [(b"", 0), (b"", 0)]
    one, two = contents(tmp_path / "one"), contents(elsewhere / "two")
    assert len(one) > 5
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []


# What is said, and where.


def test_json_is_all_there_is_on_standard_output(cli: Command, tmp_path: Path) -> None:
    found = cli("plan", write(tmp_path, SMALL + MENTORS), "--out", "out", "--json")
    assert (found.code, found.err) == (0, "")
    assert json.loads(found.out) == json.loads(
        (tmp_path / "out" / "summary.json").read_text(encoding="utf-8")
    )


def test_quiet_prints_nothing_but_errors(cli: Command, tmp_path: Path) -> None:
    config = write(tmp_path, SMALL)
    assert cli("plan", config, "--out", "out", "--quiet") == Run(0, "", "")
    assert cli("check", config, "-q") == Run(0, "", "")
    write(tmp_path, "")
    assert cli("check", config, "--quiet").err == (
        f'{config}: this file is empty; write the settings in it, one "name: value" on a line\n'
    )


def test_check_says_which_plans_there_are_and_writes_nothing(cli: Command, tmp_path: Path) -> None:
    config = write(tmp_path, SMALL + MENTORS)
    assert cli("check", config) == Run(
        0, f"{config}: no problems. 2 plans: Today's pay and seats, Two mentor seats\n", ""
    )
    assert [path.name for path in tmp_path.iterdir()] == ["plan.yaml"]


def test_check_gives_problems_as_json_too(cli: Command, tmp_path: Path) -> None:
    config = write(tmp_path, SMALL)
    assert cli("check", config, "--json") == Run(0, '{\n  "problems": []\n}\n', "")

    write(tmp_path, changed(("minimum", "minium")))
    found = cli("check", config, "--json")
    assert (found.code, found.err) == (1, "")
    assert json.loads(found.out)["problems"] == [
        {
            "file": str(config),
            "line": 4,
            "column": 8,
            "length": 6,
            "where": "grades.P1.minium",
            "message": 'unknown field; did you mean "minimum"?',
            "excerpt": "  P1: {minium: 16.00, control_point: 18.00, maximum: 20.00}",
        }
    ]


def test_the_version(cli: Command) -> None:
    assert cli("--version") == Run(0, f"ladder {__version__}\n", "")


COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example_that_uses_the_commands_own_options(cli: Command, command: str) -> None:
    found = cli(command, "--help")
    assert (found.code, found.err) == (0, "")
    words = " ".join(found.out.split())
    example = re.search(rf"Example: ladder {command} (.*)", words)
    assert example
    root = Path(__file__).parents[1]
    for word in example[1].split():
        if word.startswith("--"):
            assert f" {word} " in words[: example.start()]
        if word.startswith("configs/"):
            assert (root / word).is_file()


def test_a_console_that_lacks_letters_does_not_stop_a_run(tmp_path: Path) -> None:
    config = write(tmp_path, SMALL + "baseline_title: Café Ωμέγα\n")
    run = process("check", config, cwd=tmp_path, PYTHONIOENCODING="cp1252")
    out, err = run.communicate(timeout=30)
    assert (run.returncode, err) == (0, b"")
    assert out.decode("cp1252").rstrip().endswith("1 plan: Café ?????")

    write(tmp_path, changed(("state: OH", "état: Ωμέγα")))
    run = process("check", config, cwd=tmp_path, PYTHONIOENCODING="cp1252")
    out, err = run.communicate(timeout=30)
    assert (run.returncode, out) == (1, b"")
    assert "agency.état: unknown field" in err.decode("cp1252")


def test_whoever_reads_the_output_may_stop_early(tmp_path: Path) -> None:
    run = process("check", write(tmp_path, SMALL), "--json", cwd=tmp_path)
    assert run.stdout
    assert run.stderr
    run.stdout.close()
    assert run.stderr.read() == b""
    run.stderr.close()
    assert run.wait(timeout=30) == 0


# Configs that try to break a run.


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
UNUSUAL = {
    "long words": titled("Director of Peer Support Services and Community Integration " * 6),
    "one long word": titled("Peer" * 99),
    "odd signs": titled(
        "Ünï “quotes” \"double\" 'single' {brace} & <b> $5 \\frac %s | ; 😀 漢字\nsecond line\tmore"
    ),
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
    "120 months": changed(("months: 24", "months: 120"), text=SMALL + MENTORS),
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
    "the first month the law is known": changed(("2027-01", "2024-01")),
    "the last month a plan may start": changed(("2027-01", "2060-12"), ("months: 24", "months: 120")),
}


@pytest.mark.parametrize("config", UNUSUAL.values(), ids=UNUSUAL.keys())
def test_an_unusual_config_gives_a_whole_report(cli: Command, tmp_path: Path, config: str) -> None:
    found = cli("plan", write(tmp_path, config), "--out", "out", "--json")

    assert (found.code, found.err) == (0, "")
    summary = json.loads(found.out)
    files = contents(tmp_path / "out")
    assert sorted(files) == sorted(summary["files"])
    assert summary["checks"]["passed"] == summary["checks"]["of"]
    assert "Summary" in openpyxl.load_workbook(BytesIO(files["plan.xlsx"]), read_only=True).sheetnames
