"""The README is true: its commands are those that are checked, it names every option, and its links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import typer

from ladder.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [README, *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md")))]
FIRST_SCREEN = README.split("\n## ")[0]
CODE = [line.strip() for line in FIRST_SCREEN.splitlines() if line.startswith("    ")]


def options() -> dict[str, list[str]]:
    """The long options of every command, `--help` aside."""
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    return {
        name: [option for parameter in command.params for option in parameter.opts if option.startswith("--")]
        for name, command in commands.items()
    }


def unmentioned(wanted: Iterable[str], pages: Iterable[str]) -> list[str]:
    """The options and commands that no page has as a word of its own."""
    text = "\n".join(pages)
    return [word for word in wanted if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)]


def test_the_first_screen_has_two_commands() -> None:
    assert len(CODE) == 2
    assert len(FIRST_SCREEN.splitlines()) <= 30


def test_the_test_command_is_the_one_that_ci_runs() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines.count(CODE[1]) == 1


def test_the_main_command_runs_a_config_that_is_there() -> None:
    found = re.search(r"&& ladder plan (\S+)$", CODE[0])
    assert found
    assert (ROOT / found[1]).is_file()
    assert "pip install -e . " in CODE[0]


def test_every_command_and_option_is_mentioned() -> None:
    assert unmentioned(["--no-such", "--out"], ["`--out DIR`, --no-such-thing"]) == [
        "--no-such"
    ]  # it can fail

    known = options()
    assert {"plan", "check"} <= set(known)
    assert "--out" in known["plan"]
    for command, its_options in known.items():
        assert unmentioned([f"ladder {command}"], [README]) == []
        row = next(line for line in README.splitlines() if line.startswith(f"| `ladder {command}"))
        assert unmentioned(its_options, [row, *PAGES[1:]]) == []


def test_every_link_and_path_leads_to_a_file() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    paths = re.findall(r"`((?:ladder|configs|tests|docs|benchmarks)/[\w./-]*)`", README)
    assert len(links) > 3
    assert len(paths) > 5
    assert [path for path in (*links, *paths) if not (ROOT / path).exists()] == []
