from __future__ import annotations

from decimal import Decimal

import pytest
from settings_models import SHOP, Shop

from ladder.config.overlay import added_by_changes, overlay
from ladder.config.problems import UserProblems
from ladder.config.source import Document, Mark, read_document
from ladder.config.validate import problem_at, validate, validate_parts

BETTER = ("cases", "better", "changes")

BASE = """\
name: x
bands:
  B1: {min: 1, max: 2}
  B2:
    min: 3
    max: 4
list: [a, b]
empty:
"""


def changed(changes: str) -> Document:
    """BASE with changes, which start on line 12, laid over it."""
    indented = "".join(f"      {line}\n" for line in changes.splitlines())
    return overlay(read_document(f"{BASE}cases:\n  better:\n    changes:\n{indented}", "t"), BETTER)


def refused(changes: str) -> list[str]:
    with pytest.raises(UserProblems) as raised:
        changed(changes)
    return [f"{one.line}:{one.column} {one.where}: {one.message}" for one in raised.value.problems]


def test_groups_merge_and_values_replace() -> None:
    data = changed("bands:\n  B2:\n    max: 5.50\n  B3: {min: 7}\nlist: [c]\nnew: 1").data
    assert data["bands"] == {
        "B1": {"min": 1, "max": 2},
        "B2": {"min": 3, "max": Decimal("5.50")},
        "B3": {"min": 7},
    }
    assert data["list"] == ["c"]
    assert data["new"] == 1
    assert data["name"] == "x"


def test_null_takes_a_field_out() -> None:
    document = changed("bands:\n  B1: null\nlist: ~")
    assert document.data["bands"] == {"B2": {"min": 3, "max": 4}}
    assert "list" not in document.data
    assert not [path for path in document.value_marks if path[:2] == ("bands", "B1")]


def test_a_group_can_come_where_nothing_was_written() -> None:
    assert changed("empty:\n  a: 1").data["empty"] == {"a": 1}


def test_the_baseline_stays_as_it_was() -> None:
    baseline = read_document(SHOP, "t")
    before = repr(baseline)
    better = overlay(baseline, BETTER)
    assert repr(baseline) == before
    assert better.data["bands"]["B2"]["max"] == Decimal("17.50")
    assert baseline.data["bands"]["B2"]["max"] == Decimal("15.25")
    assert validate(better, Shop)[1] == []


def test_every_part_keeps_the_mark_of_its_own_line() -> None:
    document = changed("bands:\n  B2:\n    max: 5.50\nlist: [c, {d: 1}]")
    assert document.value_marks["bands", "B2", "min"] == Mark(5, 10, 1)
    assert document.key_marks["bands", "B2"] == Mark(4, 3, 2)
    assert document.key_marks["bands", "B2", "max"] == Mark(14, 11, 3)
    assert document.value_marks["bands", "B2", "max"] == Mark(14, 16, 4)
    assert document.value_marks["list", 0] == Mark(15, 14, 1)
    assert document.value_marks["list", 1, "d"] == Mark(15, 21, 1)
    assert ("list", 1) in document.value_marks
    # Every value has a mark, and no mark is left of what was replaced.
    assert {path for path in document.value_marks if path[:1] == ("list",)} == {
        ("list",),
        ("list", 0),
        ("list", 1),
        ("list", 1, "d"),
    }


def test_a_problem_in_a_change_points_at_the_scenarios_line_and_path() -> None:
    document = changed("bands:\n  B2:\n    max: 5.50")
    problem = problem_at(document, ("bands", "B2", "max"), "too much")
    assert (problem.line, problem.where) == (14, "cases.better.changes.bands.B2.max")
    problem = problem_at(document, ("bands", "B2", "min"), "too little")
    assert (problem.line, problem.where) == (5, "bands.B2.min")
    problem = problem_at(changed("new:\n  a: {b: 1}"), ("new", "a", "c"), "missing")
    assert (problem.line, problem.where) == (13, "cases.better.changes.new.a.c")


def test_a_needed_field_that_a_change_takes_out_is_placed_where_that_was_done() -> None:
    text = SHOP.replace("max: 17.50", "max: null")
    _, problems = validate(overlay(read_document(text, "t"), BETTER), Shop)
    assert [(one.line, one.where, one.message) for one in problems] == [
        (
            text.splitlines().index("          max: null") + 1,
            "cases.better.changes.bands.B2.max",
            "this field is needed and cannot be taken out; delete this line",
        )
    ]


def test_what_a_change_cannot_do() -> None:
    assert refused("bands:\n  B3: null\n  b1: null\nnme: null\nname:\n  a: 1\nlist:\n  a: 1") == [
        '13:9 cases.better.changes.bands.B3: there is no "B3" to take out; the names here are: B1, B2',
        '14:9 cases.better.changes.bands.b1: there is no "b1" to take out; did you mean "B1"?',
        '15:7 cases.better.changes.nme: there is no "nme" to take out; did you mean "name"?',
        '16:7 cases.better.changes.name: "name" has no fields; write its new value',
        '18:7 cases.better.changes.list: "list" is a list; write the whole new list',
    ]


def test_null_in_a_new_group_takes_nothing_out() -> None:
    assert refused("new: {a: null}") == ['12:13 cases.better.changes.new.a: there is no "a" to take out']


def test_scenarios_cannot_change_scenarios() -> None:
    assert refused("cases: {better: {changes: {}}}") == [
        '12:7 cases.better.changes.cases: a scenario cannot change "cases"; change the scenario itself'
    ]


@pytest.mark.parametrize("changes", ["5", "[a]", "words"])
def test_changes_are_a_group(changes: str) -> None:
    document = read_document(f"a: 1\ncases: {{better: {{changes: {changes}}}}}\n", "t")
    with pytest.raises(UserProblems, match="the changes are a group of fields"):
        overlay(document, BETTER)


@pytest.mark.parametrize("cases", ["{}", "{better: {}}", "{better: {changes: }}", "{better: {changes: {}}}"])
def test_no_changes_change_nothing(cases: str) -> None:
    document = read_document(f"a: 1\ncases: {cases}\n", "t")
    assert overlay(document, BETTER) == document


def test_only_what_the_changes_add_is_told_again() -> None:
    text = SHOP.replace("max: 12}", "max: 9}").replace("          max: 17.50", "          min: 20")
    baseline = read_document(text, "t")
    found = validate_parts(baseline, Shop)[1]
    assert [one.where for one in found] == ["bands.B1.max"]
    better = validate_parts(overlay(baseline, BETTER), Shop)[1]
    added = added_by_changes(better, found, BETTER)
    # B2 now has a least above its most: the most is the baseline's line, so the message names the scenario.
    assert [(one.where, one.message) for one in added] == [
        ("bands.B2.max", "the most is below the least (once cases.better.changes is applied)")
    ]
    wrong = overlay(read_document(text.replace("min: 20", "min: x"), "t"), BETTER)
    assert [
        (one.where, one.message) for one in added_by_changes(validate(wrong, Shop)[1], found, BETTER)
    ] == [("cases.better.changes.bands.B2.min", 'a number is needed here, not "x"')]
