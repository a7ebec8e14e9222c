"""The options of `ladder plan` that go with the simulation, and how a run of many draws can end."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from command_line import Command, contents
from small_configs import SMALL, write

from ladder.reports import progress as bars
from ladder.workforce import simulate

LIVELY = SMALL + "workforce: {yearly_exits: 40%, months_to_fill: 2}\n"


def run_of(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    return found


def test_draws_and_seed_change_the_draws_and_are_told(cli: Command, tmp_path: Path) -> None:
    config = write(tmp_path, LIVELY)
    runs = {}
    for name, options in {
        "usual": (),
        "few": ("--draws", "40"),
        "again": ("--draws", "40", "--processes", "2"),
        "other": ("--draws", "40", "--seed", "9"),
    }.items():
        assert cli("plan", config, "--out", name, *options).code == 0
        found = run_of(tmp_path / name)
        assert isinstance(found["run"], dict)
        runs[name] = (found["run"]["draws"], found["run"]["seed"], json.dumps(found["risk"]))
    assert [run[:2] for run in runs.values()] == [(500, 1), (40, 1), (40, 1), (40, 9)]
    assert runs["few"] == runs["again"]
    assert len({run[2] for run in runs.values()}) == 3
    assert contents(tmp_path / "few") == contents(tmp_path / "again")


@pytest.mark.parametrize("option", ["--draws", "--seed", "--processes"])
def test_an_option_of_the_simulation_without_a_workforce_is_refused(
    cli: Command, tmp_path: Path, option: str
) -> None:
    found = cli("plan", write(tmp_path, SMALL), option, "5")
    assert (found.code, found.out) == (1, "")
    assert (
        f"plan.yaml: {option} has nothing to do: the config does not say how the workforce moves" in found.err
    )


def test_too_many_draws_are_refused_with_how_many_would_fit(
    cli: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(simulate, "draws_that_fit", lambda *_: 321)
    found = cli("plan", write(tmp_path, LIVELY), "--draws", "1000")
    assert (found.code, found.out) == (1, "")
    assert found.err.endswith(
        "plan.yaml: 1,000 draws do not fit into memory; 321 would; give --draws 321 or fewer\n"
    )
    assert not (tmp_path / "reports").exists()


@pytest.mark.parametrize("arguments", [("--draws", "1"), ("--seed", "-1"), ("--processes", "0")])
def test_draws_that_make_no_sense_are_wrong_usage(
    cli: Command, tmp_path: Path, arguments: tuple[str, str]
) -> None:
    assert cli("plan", write(tmp_path, LIVELY), *arguments).code == 2


def test_control_c_among_the_draws_leaves_nothing(
    cli: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(simulate, "simulate_draws", interrupted)
    found = cli("plan", write(tmp_path, LIVELY), "--out", "out")
    assert (found.code, found.out, found.err) == (130, "", "")
    assert not (tmp_path / "out").exists()


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "seconds", "shows"),
    [(Terminal(), 3.0, True), (Terminal(), 1.0, False), (StringIO(), 3.0, False)],
)
def test_a_bar_shows_on_a_terminal_after_two_seconds(
    monkeypatch: pytest.MonkeyPatch, stream: StringIO, seconds: float, shows: bool
) -> None:
    clock = iter([0.0, seconds])
    monkeypatch.setattr(bars.time, "monotonic", lambda: next(clock))
    with bars.progress("Simulating", stream) as tell:
        tell(0.25)
    bar = "Simulating [########----------------------]  25%, about      9 s left"
    assert stream.getvalue() == (f"\r{bar}\r{' ' * len(bar)}\r" if shows else "")
