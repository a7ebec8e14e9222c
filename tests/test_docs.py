"""The pages of docs/ are true: each command is run in a folder of its own, with the edits the page asks for.

A page has three kinds of blocks. `diff` changes lines of the config; `yaml` adds to it or replaces what is there;
`console` has commands after `$`, and below each what it prints, whole or with `...` for lines left out. After a change
of what is printed: `pytest tests/test_docs.py --update-docs`, and read what changed before keeping it.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from command_line import Command

from ladder.config.source import read_document, read_file

DOCS = Path(__file__).parents[1] / "docs"
OURS = "our-team.yaml"
BLOCK = re.compile(r"^```(console|diff|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = "..."


class Reader:
    """Someone who does what a page says, in a folder, and writes down what is printed."""

    def __init__(self, cli: Command, folder: Path) -> None:
        self.cli, self.folder, self.config = cli, folder, folder / OURS

    def does(self, kind: str, block: str) -> str:
        """Follow one block; the block as it should stand on the page."""
        if kind == "diff":
            self.edits(block)
        elif kind == "yaml":
            self.adds(block)
        else:
            return "".join(self.runs(command, shown) for command, shown in commands(block))
        return block

    def edits(self, block: str) -> None:
        text = self.config.read_text(encoding="utf-8")
        lines = block.splitlines()
        old, new = ("".join(f"{line[1:]}\n" for line in lines if line[0] == sign) for sign in "-+")
        assert text.count(old) == 1, old
        self.config.write_text(text.replace(old, new), encoding="utf-8")

    def adds(self, block: str) -> None:
        more = read_document(block, "block").data
        data = merged(read_file(self.config).data, more) if self.config.exists() else more
        self.config.write_text(json.dumps(data, default=float), encoding="utf-8")

    def runs(self, command: str, shown: str) -> str:
        program, *arguments = shlex.split(command)
        if program != "ladder":  # `python -m pytest tests/law`: run by the suite itself
            assert arguments[:2] == ["-m", "pytest"]
            assert all((DOCS.parent / path).exists() for path in arguments[2:])
            return f"$ {command}\n{shown}"
        found = self.cli(*arguments)
        printed = found.out + found.err
        assert found.code == 0 or (found.code == 1 and shown.strip()), f"{command}\n{printed}"
        if arguments[0] == "init":
            self.config = self.folder / arguments[1]
        if LEFT_OUT in shown.splitlines():
            at = 0
            for part in re.split(rf"^{re.escape(LEFT_OUT)}\n", shown, flags=re.MULTILINE):
                assert part in printed[at:], f"{command}\n{part}\nis not in\n{printed}"
                at = printed.index(part, at) + len(part)
            return f"$ {command}\n{shown}"
        return f"$ {command}\n{printed}"


def commands(block: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def merged(data: Any, more: Any) -> Any:
    """Groups merge, all else replaces, as it is on the page: `seats:` once, with what stands there and what is new."""
    if not (isinstance(data, dict) and isinstance(more, dict)):
        return more
    return {**data, **{name: merged(data.get(name), value) for name, value in more.items()}}


def sections(page: str) -> list[str]:
    """The tutorial is followed from end to end, the questions each from a fresh start."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return [text] if page == "tutorial.md" else re.split(r"(?=^## )", text, flags=re.MULTILINE)


CASES = [
    pytest.param(page, number, id=f"{page}-{number}")
    for page in ("tutorial.md", "questions.md", "law.md")
    for number, section in enumerate(sections(page))
    if "```console" in section
]


@pytest.mark.parametrize(("page", "number"), CASES)
def test_what_the_page_says_is_what_happens(
    cli: Command, tmp_path: Path, pytestconfig: pytest.Config, page: str, number: int
) -> None:
    section = sections(page)[number]
    reader = Reader(cli, tmp_path)
    if page != "tutorial.md":
        cli("init", OURS, "--quiet")
    true = BLOCK.sub(lambda block: f"```{block[1]}\n{reader.does(block[1], block[2])}```", section)
    if pytestconfig.getoption("--update-docs"):
        path = DOCS / page
        path.write_text(path.read_text(encoding="utf-8").replace(section, true), encoding="utf-8")
        return
    assert true == section


def test_a_page_that_is_wrong_is_found(cli: Command, tmp_path: Path) -> None:
    reader = Reader(cli, tmp_path)
    assert "Next: put your own figures in" in reader.does(
        "console", f"$ ladder init {OURS}\nsomething else\n"
    )
    with pytest.raises(AssertionError, match="is not in"):
        reader.does("console", f"$ ladder check {OURS}\nfour problems\n...\n")
    with pytest.raises(AssertionError, match="no such file"):
        reader.does("console", "$ ladder check elsewhere.yaml\n")
    with pytest.raises(AssertionError, match="not in the file"):
        reader.does("diff", "-not in the file\n+something\n")


def test_every_link_leads_somewhere() -> None:
    links = [
        (page.name, found)
        for page in DOCS.glob("*.md")
        for found in re.findall(r"\]\((?!https?:|#)([^)#]+)\)", page.read_text(encoding="utf-8"))
    ]
    assert len(links) > 5
    assert [link for link in links if not (DOCS / link[1]).exists()] == []


def test_the_page_on_the_law_names_every_file_of_figures() -> None:
    page = (DOCS / "law.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `(\w+\.yaml)` \|", page, re.MULTILINE)
    assert sorted(named) == sorted(path.name for path in (DOCS.parent / "ladder/law/figures").glob("*.yaml"))
