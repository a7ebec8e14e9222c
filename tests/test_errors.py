"""Every message a broken config can give, word for word: `errors/NAME.yaml` and beside it `errors/NAME.txt`.

After a change of wording: `pytest tests/test_errors.py --update-errors`, and read what changed before keeping it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ladder.config.load import load_plans
from ladder.config.problems import UserProblems

ERRORS = Path(__file__).parent / "errors"
CONFIGS = sorted(ERRORS.glob("*.yaml"))

# What only a programmer says: pydantic's and Python's words, a regular expression, an escaped character.
JARGON = re.compile(
    r"(?i:pydantic|traceback|validat|exception|input should|key error|\bparse|\bregex|\bpattern)"
    r"|\b(?:dict|str|int|float|bool|tuple|None|True|False)\b|Decimal\(|<class|object at 0x|\\|\^\[|\[A-Z|\]\+"
)


def messages(config: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the command prints for a config that stands in the folder it is run in."""
    monkeypatch.chdir(config.parent)
    with pytest.raises(UserProblems) as raised:
        load_plans(Path(config.name))
    return f"{raised.value}\n"


@pytest.mark.parametrize("config", CONFIGS, ids=lambda path: path.stem)
def test_a_broken_config_gives_these_words(
    config: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    expected = config.with_suffix(".txt")
    found = messages(config, monkeypatch)
    if pytestconfig.getoption("--update-errors"):
        expected.write_text(found, encoding="utf-8")
    assert expected.is_file(), f"{expected.name} is missing: run with --update-errors, and read it"
    assert found == expected.read_text(encoding="utf-8")


def test_every_text_has_its_config() -> None:
    said = "\n".join(path.read_text(encoding="utf-8") for path in ERRORS.glob("*.txt"))
    messages = {
        found[1] for found in re.finditer(r"^\S+\.(?:yaml|csv)\S*: (?:[^\s:]+: )?(.+)$", said, re.MULTILINE)
    }
    assert len(messages) >= 300
    assert {path.stem for path in ERRORS.glob("*.txt")} == {path.stem for path in CONFIGS}


def test_no_message_is_in_a_programmers_words() -> None:
    for spoken in ("Input should be a valid string", "value is None", r"a \n b", "(pattern: ^[A-Z]{2}$)"):
        assert JARGON.search(spoken)  # the guard can fail
    said = [path.read_text(encoding="utf-8") for path in ERRORS.glob("*.txt")]
    headings = [line for text in said for line in text.splitlines() if re.match(r"\S+\.yaml:", line)]
    assert len(headings) >= len(CONFIGS)
    assert [line for line in headings if JARGON.search(line)] == []


def test_every_place_that_is_pointed_at_is_in_the_file() -> None:
    """Line and column are the file's own, the excerpt is that line, and the caret stands under the column."""
    placed = 0
    for path in ERRORS.glob("*.txt"):
        for text in path.read_text(encoding="utf-8").rstrip("\n").split("\n\n"):
            heading, *excerpt = text.split("\n")
            place = re.match(r"([\w-]+\.(?:yaml|csv)):(\d+):(\d+): ", heading)
            if not place:
                assert excerpt == []
                continue
            lines = path.with_name(place[1]).read_text(encoding="utf-8").split("\n")
            line, column = int(place[2]), int(place[3])
            assert 1 <= column <= len(lines[line - 1]) + 1
            whole = excerpt and "..." not in excerpt[0] and "***" not in excerpt[0]
            if whole and lines[line - 1].isprintable():
                assert excerpt[0] == f"  {line} | {lines[line - 1]}"
                assert excerpt[1].index("^") == len(f"  {line} | ") + column - 1
            placed += 1
    assert placed > len(CONFIGS)


def test_the_config_that_the_broken_ones_come_from_is_valid() -> None:
    assert len(load_plans(ERRORS / "valid" / "valid.yaml").scenarios) == 1
