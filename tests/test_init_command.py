"""`ladder init`: what it writes, what it leaves alone, and that every template checks and plans as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Command, contents
from jsonschema import Draft7Validator

from ladder.config.json_schema import MODELINE, SCHEMA_FILE, config_schema
from ladder.config.source import read_file
from ladder.config.starter_config import TEMPLATES


def test_without_a_name_it_is_ladder_yaml_and_the_next_commands_run(cli: Command, tmp_path: Path) -> None:
    found = cli("init")
    assert (found.code, found.err) == (0, "")
    assert sorted(contents(tmp_path)) == [SCHEMA_FILE, "ladder.yaml"]
    lines = found.out.splitlines()
    assert lines[0].startswith("ladder.yaml: a plan to start from (one team and a second rung).")
    assert lines[-4:] == [
        "Next: put your own figures in, then run",
        "  ladder check ladder.yaml",
        "  ladder plan ladder.yaml",
        "  ladder describe ladder.yaml",
    ]


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_template_checks_without_advice_and_plans(
    drawing_cli: Command, tmp_path: Path, template: str
) -> None:
    config = Path("our plans", "team.yaml")
    found = drawing_cli("init", config, "--template", template)
    assert (found.code, found.err) == (0, "")
    assert '  ladder plan "' in found.out

    text = (tmp_path / config).read_text(encoding="utf-8")
    assert text.splitlines()[0] == MODELINE
    assert text.count("#") > 20
    checked = drawing_cli("check", config, "--strict")
    assert (checked.code, checked.err) == (0, "")
    assert ": no problems." in checked.out

    schema = json.loads((tmp_path / config.with_name(SCHEMA_FILE)).read_text(encoding="utf-8"))
    data = json.loads(json.dumps(read_file(tmp_path / config).data, default=float))
    assert [error.message for error in Draft7Validator(schema).iter_errors(data)] == []

    described = drawing_cli("describe", config, "--out", "out", "--quiet")
    assert (described.code, described.err) == (0, "")
    assert len(list((tmp_path / "out" / "descriptions").glob("*.docx"))) == len(data["roles"])

    planned = drawing_cli("plan", config, "--out", "out", "--json")
    assert (planned.code, planned.err) == (0, "")
    summary = json.loads(planned.out)
    assert summary["checks"]["passed"] == summary["checks"]["of"]
    assert len(summary["scenarios"]) > 1


def test_the_schema_is_the_one_that_ladder_schema_prints(cli: Command, tmp_path: Path) -> None:
    cli("init", "--quiet")
    assert json.loads((tmp_path / SCHEMA_FILE).read_text()) == json.loads(cli("schema").out)
    assert json.loads((tmp_path / SCHEMA_FILE).read_text()) == json.loads(json.dumps(config_schema()))


def test_what_was_changed_stays_unless_forced(cli: Command, tmp_path: Path) -> None:
    cli("init", "--template", "statewide", "--quiet")
    (tmp_path / "ladder.yaml").write_text("mine")
    (tmp_path / "staff.csv").write_text("mine too")
    before = contents(tmp_path)

    found = cli("init", "--template", "statewide")
    assert (found.code, found.out) == (3, "")
    assert found.err == (
        "staff.csv and ladder.yaml are there already; they stay as before, and nothing was written. "
        "Name another file or folder, or write over with --force\n"
    )
    assert contents(tmp_path) == before

    assert cli("init", "other.yaml").code == 0  # its schema is there already, and the same
    found = cli("init", "--template", "statewide", "--force", "--quiet")
    assert (found.code, found.out, found.err) == (0, "", "")
    assert (tmp_path / "ladder.yaml").read_text(encoding="utf-8").startswith(MODELINE)
    assert (tmp_path / "staff.csv").read_text(encoding="utf-8").startswith("role,rate,hours")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["team"], "Invalid value for FILE: the file's name ends in .yaml, like our-team.yaml"),
        (
            ["--template", "peer_run"],
            'Invalid value for --template: there is no template "peer_run"; did you mean "peer-run"?',
        ),
        (
            ["--template", "x"],
            'there is no template "x"; the templates are: starter, peer-run, clinic-team, statewide',
        ),
    ],
)
def test_wrong_usage_is_2_and_writes_nothing(
    cli: Command, tmp_path: Path, arguments: list[str], message: str
) -> None:
    found = cli("init", *arguments)
    assert (found.code, found.out) == (2, "")
    assert message in " ".join(found.err.split())
    assert contents(tmp_path) == {}


def test_what_cannot_be_written_is_3_and_leaves_nothing(cli: Command, tmp_path: Path) -> None:
    (tmp_path / "plans").write_text("mine")
    found = cli("init", "plans/team.yaml")
    assert (found.code, found.err.count("\n")) == (3, 1)
    assert found.err.startswith("the folder plans cannot be made: ")

    (tmp_path / "team.yaml").mkdir()  # a folder in the way: the schema, written before it, goes again
    found = cli("init", "team.yaml", "--force")
    assert found.code == 3
    assert found.err.startswith("team.yaml cannot be written: ")
    assert sorted(contents(tmp_path)) == ["plans"]
