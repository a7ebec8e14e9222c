from __future__ import annotations

from dataclasses import replace

import pytest

from ladder.config.problems import Problem, UserProblems, as_data, closest, in_file_order, remedy, render

DESIGNED = Problem(
    file="configs/team.yaml",
    line=8,
    column=5,
    length=2,
    where="grades.P2.mx",
    message='unknown field; did you mean "max"?',
    excerpt="    mx: 24.50",
)


def test_a_problem_reads_as_designed() -> None:
    assert (
        render(DESIGNED)
        == """\
configs/team.yaml:8:5: grades.P2.mx: unknown field; did you mean "max"?
  8 |     mx: 24.50
    |     ^^"""
    )


def test_a_problem_with_a_whole_file_has_no_place() -> None:
    assert render(Problem(file="x.yaml", message="there is no such file")) == "x.yaml: there is no such file"


def test_the_margin_grows_with_the_line_number() -> None:
    assert render(replace(DESIGNED, line=1008)).splitlines()[1:] == [
        "  1008 |     mx: 24.50",
        "       |     ^^",
    ]


@pytest.mark.parametrize(
    ("excerpt", "column", "shown"),
    [
        ("\tmx: 1", 2, " mx: 1"),  # a tab is one space wide, so that the caret stays under the text
        ("a: \x1b[31m", 1, "a: ?[31m"),  # a code that would color the terminal
        ("a: \u202eabc", 1, "a: ?abc"),  # one that would turn the text around
    ],
)
def test_what_does_not_show_is_made_visible(excerpt: str, column: int, shown: str) -> None:
    text = render(replace(DESIGNED, excerpt=excerpt, column=column, length=2)).splitlines()
    assert text[1] == f"  8 | {shown}"
    assert text[2].index("^") == len("  8 | ") + column - 1


def test_the_caret_stands_under_wide_and_combining_characters() -> None:
    # Two wide characters take four columns; a letter with a combining accent takes one.
    assert render(replace(DESIGNED, excerpt="\u4e2d\u6587: x", column=5, length=1)).endswith("|       ^")
    assert render(replace(DESIGNED, excerpt="e\u0301: x", column=5, length=1)).endswith("|    ^")


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "k: [" + "first, " * 100 + "wrong, " + "last, " * 100 + "]"
    _heading, excerpt, caret = render(
        replace(DESIGNED, excerpt=line, column=line.index("wrong") + 1, length=5)
    ).splitlines()
    assert len(excerpt) < 120
    assert excerpt[6:9] == excerpt[-3:] == "..."
    start = caret.index("^")
    assert excerpt[start : start + caret.count("^")] == "wrong"


def test_a_place_after_the_end_of_a_line_gets_a_caret() -> None:
    assert render(replace(DESIGNED, excerpt="a: [", column=5, length=3)).endswith("|     ^")


def test_a_message_stays_on_one_line() -> None:
    assert len(render(replace(DESIGNED, message="one\ntwo", where="a\rb")).splitlines()) == 3


def test_problems_come_in_file_order_and_once() -> None:
    later, earlier = replace(DESIGNED, line=9), replace(DESIGNED, column=2)
    whole = Problem(file="configs/team.yaml", message="x")
    assert in_file_order([later, DESIGNED, earlier, whole, later]) == (whole, earlier, DESIGNED, later)
    raised = UserProblems([later, DESIGNED, later])
    assert raised.problems == (DESIGNED, later)
    assert str(raised) == render(DESIGNED) + "\n\n" + render(later)


def test_the_data_form_has_every_part() -> None:
    assert as_data(DESIGNED) == {
        "file": "configs/team.yaml",
        "line": 8,
        "column": 5,
        "length": 2,
        "where": "grades.P2.mx",
        "message": 'unknown field; did you mean "max"?',
        "excerpt": "    mx: 24.50",
    }


@pytest.mark.parametrize(
    ("word", "choice"),
    [
        ("mx", "max"),
        ("Maximum", "maximum"),
        ("pay-grade", "pay_grade"),
        ("Pay Grade", "pay_grade"),
        ("midp", "midpoint"),
        ("hourly_rte", "hourly_rate"),
        ("colour", None),
        ("m", None),
        ("x" * 100_000, None),
    ],
)
def test_the_closest_choice(word: str, choice: str | None) -> None:
    assert closest(word, ["max", "maximum", "midpoint", "pay_grade", "hourly_rate"]) == choice


def test_a_remedy_names_the_near_one_or_all() -> None:
    assert remedy("mentr", ["mentor", "director"], "roles") == '; did you mean "mentor"?'
    assert remedy("nurse", ["P1", "P2"], "grades") == "; the grades are: P1, P2"
    assert remedy("nurse", [], "grades") == ""
    assert remedy("zz", [f"P{number}" for number in range(25)]).endswith("P19 and 5 more")
