"""The command line: exit codes, what goes where, and what is left on disk."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from command_line import Command, Run, contents, process
from small_configs import ACCEPTED, MENTORS, SMALL, changed, write

from ladder import __version__
from ladder.cli import app

# How a run ends.


def test_done_is_0_and_the_files_are_where_it_says(printing_cli: Command, tmp_path: Path) -> None:
    found = printing_cli("plan", write(tmp_path, SMALL + MENTORS), "--out", "a new/folder in/it")

    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("A Center: January 2027 to December 2028\n")
    folder = tmp_path / "a new" / "folder in" / "it"
    listed = json.loads((folder / "summary.json").read_text(encoding="utf-8"))["files"]
    assert sorted(contents(folder)) == sorted(listed)
    assert {"plan.xlsx", "board.pptx"} <= set(listed)
    assert "  plan.xlsx\n  board.pptx\n" in found.out
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
        ("plan", "plan.yaml", "--out", ""),
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


@pytest.mark.parametrize("command", ["plan", "check"])
def test_a_config_without_the_right_to_read_is_1(
    cli: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    config = write(tmp_path, SMALL)
    config.chmod(0o000)
    opened, may = Path.open, os.access

    def refused(path: Path, *arguments: Any, **options: Any) -> Any:  # as it is for who is no administrator
        if path == config:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refused)
    monkeypatch.setattr(
        os,
        "access",
        lambda path, *rest, **more: Path(os.fsdecode(path)) != config and may(path, *rest, **more),
    )
    message = f"{config}: this file cannot be opened; ask for permission to read it\n"
    assert cli(command, config) == Run(1, "", message)


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
    found = cli("check", config)
    assert (found.code, found.err) == (0, "")
    assert found.out.splitlines()[0] == (
        f"{config}: no problems. 2 plans: Today's pay and seats, Two mentor seats"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["plan.yaml"]


def test_check_gives_problems_as_json_too(cli: Command, tmp_path: Path) -> None:
    config = write(tmp_path, SMALL + ACCEPTED)
    clean = cli("check", config, "--json")
    assert (clean.code, clean.err) == (0, "")
    data = json.loads(clean.out)
    assert (data["problems"], data["advice"], data["advice_by_kind"]) == ([], [], {})
    assert (data["structure"]["advice"], len(data["structure"]["accepted"])) == ([], 6)

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
    assert out.decode("cp1252").splitlines()[0].endswith("1 plan: Café ?????")

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
