"""`ladder compare`: figures side by side, what differs in the inputs, and problems in either config."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from command_line import Command, contents
from small_configs import MENTORS, SMALL, changed, write

HOURS_A_YEAR = 52 * 20


def test_costs_stand_side_by_side(cli: Command, tmp_path: Path) -> None:
    """One seat of 20 hours at $16.00 or $17.00, payroll tax 7.65%; two seats more, at the minimum, with mentors."""
    a = write(tmp_path, SMALL + MENTORS, "a.yaml")
    b = write(tmp_path, changed(("minimum: 16.00", "minimum: 17.00"), text=SMALL + MENTORS), "b.yaml")
    found = cli("compare", "a.yaml", "b.yaml")
    assert (found.code, found.err) == (0, "")

    lines = [line.split() for line in found.out.splitlines()]
    one, two = (Decimal(HOURS_A_YEAR) * rate * Decimal("1.0765") for rate in (16, 17))
    first, ladder = [line for line in lines if line[:3] == ["Cost,", "first", "year"]]
    assert first[3:] == [f"${one:,.0f}", f"${two:,.0f}", f"+${two - one:,.0f}"]
    assert ladder[3:] == [f"${3 * one:,.0f}", f"${3 * two:,.0f}", f"+${3 * (two - one):,.0f}"]
    assert ["over", "the", "baseline", "200.0%", "200.0%", "0"] in lines
    assert ["First", "rung's", "pay", "an", "hour", "$16.00", "$17.00", "+$1.00"] in lines
    assert ["so", "people", "in", "peer", "roles", "are", "paid", "at", "above"] in lines
    assert "Inputs that differ: 1 (A | B)" in found.out
    assert "  grades.P1.minimum: 16.00 | 17.00" in found.out.splitlines()
    assert all(len(line) <= 100 for line in found.out.splitlines())
    assert sorted(contents(tmp_path)) == [a.name, b.name]  # it writes nothing


def test_as_json_with_the_inputs_that_differ(cli: Command, tmp_path: Path) -> None:
    write(tmp_path, SMALL + "pay: {vacancy: 5%}\nassumptions: {seats: A guess}\n", "a.yaml")
    b = SMALL + MENTORS + "pay: {vacancy: 5.0%, merit_raises: {2027-07: 1%}}\n"
    write(tmp_path, changed(("peers: {role: peer, ", "people: {role: peer, "), text=b), "b.yaml")
    data = json.loads(cli("compare", "a.yaml", "b.yaml", "--json").out)

    assert data["inputs_that_differ"] == [
        {"field": "seats.peers", "a": "{role: peer, hours: 20}", "b": "left out"},
        {"field": "seats.people", "a": "left out", "b": "{role: peer, hours: 20}"},
        {"field": "pay.merit_raises", "a": "left out", "b": "{2027-07: 1%}"},
        {
            "field": "scenarios",
            "a": "left out",
            "b": "{mentors: {title: Two mentor seats, "
            "changes: {seats: {mentors: {role: mentor, seats: 2, hours: 20}}}}}",
        },
    ]
    assert [(pair["a"], pair["b"]) for pair in data["pairs"]] == [("baseline", "baseline"), (None, "mentors")]
    assert data["pairs"][1]["b_less_a"] == {}
    assert data["pairs"][0]["b_less_a"]["seats"] == 0
    cli("plan", "b.yaml", "--out", "out", "--quiet")
    summary = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert data["b"]["file"] == "b.yaml"
    assert {key: data["b"][key] for key in ("run", "figures", "answers")} == {
        key: summary[key] for key in ("run", "figures", "answers")
    }


def test_scenarios_of_one_name_are_side_by_side_then_the_others_in_order(
    cli: Command, tmp_path: Path
) -> None:
    def scenario(name: str) -> str:
        return (
            f"  {name}: {{title: Plan {name}, changes: {{seats: {{{name}: {{role: mentor, hours: 10}}}}}}}}\n"
        )

    write(tmp_path, SMALL + "scenarios:\n" + scenario("x") + scenario("y"), "a.yaml")
    write(tmp_path, SMALL + "scenarios:\n" + scenario("z") + scenario("x") + scenario("w"), "b.yaml")
    data = json.loads(cli("compare", "a.yaml", "b.yaml", "--json").out)
    pairs = [(pair["a"], pair["b"]) for pair in data["pairs"]]
    assert pairs == [("baseline", "baseline"), ("x", "x"), ("y", "z"), (None, "w")]
    text = cli("compare", "a.yaml", "b.yaml").out
    assert '  A "Plan y" | B "Plan z"\n'.strip() in text
    assert 'B "Plan w" (no scenario of A to set beside it)' in text


def test_a_config_beside_itself(cli: Command, tmp_path: Path) -> None:
    config = write(tmp_path, SMALL)
    found = cli("compare", config, config)
    assert found.code == 0
    assert found.out.endswith("\nNo inputs differ\n")
    assert "  A: " not in found.out
    assert cli("compare", config, config, "--quiet").out == ""


def test_a_null_in_changes_is_a_difference_and_so_is_another_roster(cli: Command, tmp_path: Path) -> None:
    config = SMALL + "roster: {file: staff.csv, as_of: 2026-11}\n" + MENTORS
    for name, hours in (("a", 20), ("b", 24)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "staff.csv").write_text(
            f"role,rate,hours,hire_month\npeer,17.00,{hours},2025-01\n"
        )
    write(tmp_path / "a", config)
    write(tmp_path / "b", changed(("changes: {seats: {", "changes: {seats: {peers: null, "), text=config))
    found = json.loads(cli("compare", "a/plan.yaml", "b/plan.yaml", "--json").out)["inputs_that_differ"]
    assert found[0] == {"field": "scenarios.mentors.changes.seats.peers", "a": "left out", "b": "null"}
    assert found[1]["field"] == "roster.file"
    assert found[1]["b"].replace("\\", "/") == "b/staff.csv, which holds something else"


def test_problems_of_both_are_shown(cli: Command, tmp_path: Path) -> None:
    write(tmp_path, changed(("state: OH", "state: Ohio")), "a.yaml")
    found = cli("compare", "a.yaml", "nowhere.yaml")
    assert (found.code, found.out) == (1, "")
    assert "a.yaml:1:" in found.err
    assert "nowhere.yaml: there is no such file" in found.err
    assert cli("compare", "a.yaml").code == 2
