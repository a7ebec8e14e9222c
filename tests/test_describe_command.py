"""`ladder describe`, the advice of `ladder check`, and descriptions in `ladder plan`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Command, contents
from small_configs import ACCEPTED, MENTORS, SMALL, changed, write

from ladder.reports import charts

BAD = changed(("title: Mentor,", "title: Mentor, description: {function: Leads groups.},")) + ACCEPTED


def test_each_role_has_a_word_and_a_markdown_file(cli: Command, tmp_path: Path) -> None:
    found = cli("describe", write(tmp_path, SMALL + MENTORS))
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith(
        'A Center: 2 job descriptions, with the roles and pay of "Two mentor seats"\n'
    )
    assert sorted(contents(tmp_path / "reports" / "plan")) == [
        "descriptions/mentor.docx",
        "descriptions/mentor.md",
        "descriptions/peer.docx",
        "descriptions/peer.md",
    ]
    assert "Supervises: no one" in (tmp_path / "reports/plan/descriptions/peer.md").read_text(
        encoding="utf-8"
    )


def test_one_role_as_today(cli: Command, tmp_path: Path) -> None:
    config = write(tmp_path, SMALL + MENTORS)
    found = cli("describe", config, "--role", "peer", "--scenario", "baseline", "--out", "out")
    assert '1 job description, with the roles and pay of "Today\'s pay and seats"' in found.out
    assert sorted(contents(tmp_path / "out")) == ["descriptions/peer.docx", "descriptions/peer.md"]


def test_a_second_run_writes_the_same_bytes(cli: Command, tmp_path: Path) -> None:
    config = write(tmp_path, SMALL)
    assert cli("describe", config, "--out", "one", "--quiet").out == ""
    cli("describe", config, "--out", "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_an_unknown_role_or_scenario_is_1_and_the_near_one_is_named(cli: Command, tmp_path: Path) -> None:
    config = write(tmp_path, SMALL + MENTORS)
    found = cli("describe", config, "--role", "mentr")
    assert (found.code, found.out) == (1, "")
    assert found.err == '--role: there is no role "mentr"; did you mean "mentor"?\n'
    assert cli("describe", config, "--scenario", "mentor").code == 1
    assert not (tmp_path / "reports").exists()


def test_what_cannot_be_written_is_3(cli: Command, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    found = cli("describe", write(tmp_path, SMALL), "--out", "out")
    assert (found.code, found.out) == (3, "")


def test_a_plans_files_stay_and_the_plan_writes_descriptions_where_the_config_asks(
    cli: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "DOTS_PER_INCH", 20)
    config = write(tmp_path, SMALL)
    cli("plan", config, "--out", "out", "--quiet")
    before = contents(tmp_path / "out")
    assert not any(name.startswith("descriptions/") for name in before)
    cli("describe", config, "--out", "out", "--quiet")
    after = contents(tmp_path / "out")
    assert {name: after[name] for name in before} == before
    described = {name: content for name, content in after.items() if name not in before}

    write(tmp_path, SMALL + "descriptions: true\n")
    found = cli("plan", config, "--out", "out")
    assert "  descriptions/: 2 job descriptions, each as Word and Markdown" in found.out
    written = contents(tmp_path / "out")
    assert {name: written[name] for name in described} == described
    listed = json.loads(written["summary.json"])["files"]
    assert sorted(listed) == sorted(written)

    write(tmp_path, SMALL)
    cli("plan", config, "--out", "out", "--quiet")
    assert sorted(contents(tmp_path / "out")) == sorted(before)


def test_advice_is_no_error_unless_it_is_strict(cli: Command, tmp_path: Path) -> None:
    config = write(tmp_path, BAD)
    found = cli("check", config)
    assert (found.code, found.err) == (0, "")
    lines = found.out.splitlines()
    assert lines[0].endswith(": no problems. 1 plan: Today's pay and seats")
    assert lines[2] == (
        "Faithful roles: 1 to look at (1 hierarchy). This is advice; with --strict each is a problem."
    )
    assert lines[4].startswith(f'{config}:6:51: roles.mentor.description.function: "Leads" (hierarchy): ')

    strict = cli("check", config, "--strict")
    assert (strict.code, strict.out) == (1, "")
    assert strict.err.splitlines()[0] == lines[4]
    assert cli("check", write(tmp_path, SMALL + ACCEPTED, "fine.yaml"), "--strict").code == 0


def test_advice_as_json(cli: Command, tmp_path: Path) -> None:
    config = write(tmp_path, BAD)
    found = cli("check", config, "--json")
    data = json.loads(found.out)
    assert (found.code, data["problems"], data["advice_by_kind"]) == (0, [], {"hierarchy": 1})
    (advice,) = data["advice"]
    assert {key: advice[key] for key in ("line", "column", "rule", "words", "instead")} == {
        "line": 6,
        "column": 51,
        "rule": "leads",
        "words": "Leads",
        "instead": 'write "facilitates"',
    }
    strict = cli("check", config, "--json", "--strict")
    assert strict.code == 1
    assert [each["line"] for each in json.loads(strict.out)["problems"]] == [6]


def test_names_longer_than_a_file_can_say_of_itself(cli: Command, tmp_path: Path) -> None:
    config = changed(
        ("name: A Center", f"name: {'Center ' * 50}"), ("title: Peer,", f"title: {'Peer ' * 70},")
    )
    assert cli("describe", write(tmp_path, config), "--out", "out", "--quiet").code == 0
