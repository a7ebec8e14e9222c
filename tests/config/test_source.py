from __future__ import annotations

import json
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from ladder.config import source
from ladder.config.problems import UserProblems, render
from ladder.config.source import Document, Mark, read_bytes, read_document, read_file


@pytest.fixture(params=["compiled", "plain"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both of PyYAML's parsers, which word their complaints differently."""
    if request.param == "compiled" and not yaml.__with_libyaml__:
        pytest.skip("this PyYAML has no compiled parser")
    loader = yaml.CSafeLoader if request.param == "compiled" else yaml.SafeLoader
    monkeypatch.setattr(source, "_LOADER", loader)
    return str(request.param)


def refused(text: str) -> list[str]:
    """The problems of a text as `line:column message`."""
    with pytest.raises(UserProblems) as raised:
        read_document(text, "t.yaml")
    return [f"{one.line}:{one.column} {one.message}" for one in raised.value.problems]


def value(written: str) -> Any:
    return read_document(f"a: {written}\n", "t.yaml").data["a"]


# What a value is taken for.


@pytest.mark.parametrize(
    "text",
    [
        *("NO", "yes", "on", "Off", "y", "nUll", "tRUE", "12:30", "2026-07", "2026-07-01"),
        *("01234", "-007", "00.5", "0x1F", "0o17", "1_000", "1,000", "3%", "$18.50", "1e"),
        *(".nan", ".inf", "-.inf", ".", "-x", "+", "="),
    ],
)
def test_text_stays_text(parser: str, text: str) -> None:
    assert value(text) == text


@pytest.mark.parametrize(
    ("written", "expected"),
    [("20", 20), ("-3", -3), ("+5", 5), ("0", 0), ("999999999999999", 999_999_999_999_999)],
)
def test_whole_numbers(parser: str, written: str, expected: int) -> None:
    assert value(written) == expected
    assert type(value(written)) is int


@pytest.mark.parametrize("written", ["12.58", "0.1", "19.50", "-0.25", "7E2", "1e3", "12.", ".5", "1.0e-3"])
def test_other_numbers_keep_every_digit(parser: str, written: str) -> None:
    assert value(written) == Decimal(written)
    assert type(value(written)) is Decimal
    assert str(value(written)) == str(Decimal(written))


@pytest.mark.parametrize("written", ["1e999999999", "1" * 16, "1" * 5000, "1e-40", "0." + "1" * 60, "9e15"])
def test_a_number_beyond_fifteen_digits_is_refused(parser: str, written: str) -> None:
    assert refused(f"a: {written}\n") == [
        "1:4 this number has more than 15 digits; if it is a name or a code, put it in quotes"
    ]


def test_a_zero_has_no_size(parser: str) -> None:
    assert value("0e99") == 0
    assert str(value("0e99")) == "0"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("# x", None),
    ],
)
def test_booleans_and_nothing(parser: str, written: str, expected: bool | None) -> None:
    assert value(written) is expected


@pytest.mark.parametrize("written", ['"7E2"', "'20'", '"true"', "'~'", '"NO"'])
def test_quotes_make_text(parser: str, written: str) -> None:
    assert value(written) == written[1:-1]


def test_names_are_text_whatever_they_look_like(parser: str) -> None:
    assert read_document("2026: 1\n2026-07: 2\ntrue: 3\nnull: 4\n1.50: 5\nNO: 6\n", "t").data == {
        "2026": 1,
        "2026-07": 2,
        "true": 3,
        "null": 4,
        "1.50": 5,
        "NO": 6,
    }


# Places.


def test_every_name_and_value_has_its_place(parser: str) -> None:
    document = read_document("a: 1\nb:\n  - c: \"x y\"\n    d:\n  - {e: '2'}\n", "t.yaml")
    assert document.data == {"a": 1, "b": [{"c": "x y", "d": None}, {"e": "2"}]}
    assert document.key_marks == {
        ("a",): Mark(1, 1, 1),
        ("b",): Mark(2, 1, 1),
        ("b", 0, "c"): Mark(3, 5, 1),
        ("b", 0, "d"): Mark(4, 5, 1),
        ("b", 1, "e"): Mark(5, 6, 1),
    }
    assert document.value_marks == {
        (): Mark(1, 1, 1),
        ("a",): Mark(1, 4, 1),
        ("b",): Mark(3, 3, 1),
        ("b", 0): Mark(3, 5, 1),
        ("b", 0, "c"): Mark(3, 8, 5),
        ("b", 0, "d"): Mark(4, 7, 1),
        ("b", 1): Mark(5, 5, 1),
        ("b", 1, "e"): Mark(5, 9, 3),
    }
    assert document.written(("b", 0, "c")) == '"x y"'


def test_columns_count_characters_not_bytes(parser: str) -> None:
    assert read_document("\u00e9: \U0001f600 \u00fc\n", "t").value_marks[("\u00e9",)] == Mark(1, 4, 3)


def test_a_text_over_several_lines_is_marked_on_its_first(parser: str) -> None:
    document = read_document("a: one\n  two\nb: |\n  three\n", "t")
    assert document.data == {"a": "one two", "b": "three\n"}
    assert document.value_marks[("a",)] == Mark(1, 4, 3)
    assert document.value_marks[("b",)] == Mark(3, 4, 1)


def test_json_is_read_too(parser: str) -> None:
    data = {"a": [1, {"b": None, "c": True}], "d": "x: y"}
    assert read_document(json.dumps(data, indent=2), "t").data == data


# Anchors and aliases.


def test_an_alias_repeats_a_value_and_keeps_its_place(parser: str) -> None:
    document = read_document("a: &x {b: 1}\nc: *x\nd: &y 7E2\n", "t")
    assert document.data == {"a": {"b": 1}, "c": {"b": 1}, "d": Decimal(700)}
    assert document.value_marks[("a", "b")] == Mark(1, 11, 1)
    assert (
        document.value_marks[("c", "b")] == document.key_marks[("c", "b")] == Mark(2, 4, 2)
    )  # where it is repeated
    assert document.key_marks[("c",)] == Mark(2, 1, 1)
    assert document.written(("d",)) == "7E2"


def test_an_alias_bomb_stops_at_the_limit(parser: str) -> None:
    bomb = "l0: &l0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
    for level in range(1, 10):  # 10^10 values if it were followed
        bomb += f"l{level}: &l{level} [" + ", ".join([f"*l{level - 1}"] * 10) + "]\n"
    (problem,) = refused(bomb)
    assert "this file has more than 200,000 values" in problem


def test_an_alias_inside_its_own_value(parser: str) -> None:
    assert refused("a: &x [1, *x]\n") == ['1:11 "*x" stands inside the value it repeats; write the value out']


def test_aliases_cannot_pile_up_levels(parser: str) -> None:
    text = "a0: &a0 []\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 3000))
    assert all("more than 50 levels deep" in problem for problem in refused(text))


def test_an_anchor_given_twice_and_an_alias_of_nothing(parser: str) -> None:
    assert refused("a: &x 1\nb: &x 2\nc: *y\nd: *later\ne: &later 1\n") == [
        '2:4 "&x" is given to two values; use another name',
        '3:4 "*y" repeats nothing that stands above; put it in quotes if it is text',
        '4:4 "*later" repeats nothing that stands above; put it in quotes if it is text',
    ]


# What YAML has and a settings file has no use for.


def test_a_field_given_twice_names_both_lines(parser: str) -> None:
    assert refused("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\na: 2\n'a': 3\n") == [
        "5:3 this field is given twice, first on line 3; keep one of the two",
        "6:1 this field is given twice, first on line 1; keep one of the two",
        "7:1 this field is given twice, first on line 1; keep one of the two",
    ]


def test_merge_keys_are_refused(parser: str) -> None:
    assert refused("a: &x {b: 1}\nc:\n  <<: *x\n") == [
        '3:3 the merge key "<<" is not used here; write the fields out'
    ]


@pytest.mark.parametrize(
    "written",
    [
        "!!python/object/apply:os.system [ls]",
        "!!python/name:os.system",
        "!!str 5",
        "!x {b: 1}",
        "!x [1]",
        "!important",
        "! 5",
        "!!binary aGk=",
        "!!set {b}",
        "!a!b c",
    ],
)
def test_tags_are_refused_on_every_kind_of_value(parser: str, written: str) -> None:
    (problem,) = refused(f"a: {written}\n")
    assert problem.startswith('1:4 a "!" at the start of a value is a YAML tag')


def test_a_second_document_is_refused_and_a_single_marker_is_not(parser: str) -> None:
    assert read_document("---\na: 1\n...\n# end\n", "t").data == {"a": 1}
    assert refused("a: 1\n---\nb: 2\n") == [
        '2:1 a second document starts here; keep one in a file, and take out the "---"'
    ]


@pytest.mark.parametrize("text", ["? [a, b]\n: 1\n", "{a: 1}: 2\n", "a: {{ b }}\n", "a: &x b\n*x : 1\n"])
def test_a_name_is_plain_text(parser: str, text: str) -> None:
    (problem,) = refused(text)
    assert "the name of a field is plain text" in problem


@pytest.mark.parametrize("text", ["[" * 3000, "- " * 3000, "{a: " * 3000, "a: " + "[" * 3000 + "]" * 3000])
def test_too_many_brackets_is_a_message(parser: str, text: str) -> None:
    (problem,) = refused(text)
    assert "this is more than 50 levels deep" in problem


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "t.yaml: this file is empty; write the settings in it"),
        ("# only a comment\n\n", "t.yaml: this file is empty"),
        ("---\n", "t.yaml: this file is empty"),
        ("- a\n- b\n", "t.yaml:1:1: a settings file is made of fields"),
        ("just words\n", "t.yaml:1:1: a settings file is made of fields"),
    ],
)
def test_a_file_that_is_no_group_of_fields(parser: str, text: str, message: str) -> None:
    with pytest.raises(UserProblems) as raised:
        read_document(text, "t.yaml")
    assert str(raised.value).startswith(message)


# Broken YAML.

BROKEN = [
    ("tab", "a:\n\tb: 1\n", "2:1 a tab stands here; replace it with spaces (YAML indents with nothing else)"),
    ("tab, later", "a:\n  b: 1\n\tc: 2\n", "3:1 a tab stands here; replace it with spaces (YAML indents"),
    ("tab in a text", "a: |\n\tx\n", "2:1 a tab stands here"),
    ("open quote", 'a: 1\nb: "x\nc: 2\n', '2:4 this quotation mark is never closed; add "'),
    ("open single quote", "a: 'x\nb: 2\n", "1:4 this quotation mark is never closed; add '"),
    (
        "apostrophe",
        "a: 'it's'\n",
        "1:8 nothing can follow here; if the quotation mark before this is an apostrophe, put double quotes",
    ),
    (
        "apostrophe in braces",
        "a: {b: 'Workers' pay', c: 1}\n",
        "1:18 nothing can follow here; if the quotation mark before this is an apostrophe, put double quotes",
    ),
    (
        "quote closed by another that opens",
        "a: {b: 'Aide, c: 3}\nd: 1\ne: {f: 'Guide'}\n",
        "1:8 this quotation mark is closed only on line 3; add '",
    ),
    (
        "quote closed by another that opens, in a block",
        'a: "Aide\nd: 1\ne: "Guide"\n',
        '1:4 this quotation mark is closed only on line 3; add "',
    ),
    ("thousands in braces", "a: {b: 3,000, c: 1}\n", "1:8 write 3000 without the comma"),
    ("thousands twice", "a: {b: 1,250,000.50}\n", "1:8 write 1250000.50 without the comma"),
    ("a decimal comma in braces", "a: {b: 16,75}\n", "1:8 write 16.75, with a point"),
    ("after quotes", 'a: "x" y\nb: 1\n', "1:8 nothing can follow here"),
    ("Windows path", 'a: "C:\\Users"\n', "1:9 a backslash in double quotes starts a code; use single quotes"),
    ("colon in text", "a: Peer: lead\n", "1:8 a second colon on this line; put the text in quotes"),
    ("two fields on a line", "a: 1, b: 2\n", "1:8 a second colon on this line"),
    ("too deep", "a: 1\n  b: 2\n", "2:3 the field above has its value, so nothing can stand under it"),
    ("between levels", "a:\n    b: 1\n  c: 2\n", "3:3 this line is indented unlike the lines above"),
    ("indented file", "  a: 1\nb: 2\n", "2:1 this line is indented unlike the lines above"),
    (
        "no colon",
        "a: 1\nbcd\ne: 2\n",
        '2:1 this is no field: a colon and a space are missing, as in "name: value"',
    ),
    ("no colon first", "hello\nb: 1\n", "1:1 this is no field"),
    ("no space", "a: 1\nhours:20\nc: 3\n", "2:6 a space is missing after this colon"),
    (
        "field in a list",
        "a:\n  - x\n  b: 1\n",
        '3:3 this stands in the list of line 2; start it with "- " or indent',
    ),
    ("entry among fields", "a:\n  b: 1\n  - x\n", "3:3 an entry of a list stands among fields"),
    (
        "list on the line",
        "a: - b\n",
        "1:4 a list starts on its own line, or is written in brackets: [one, two]",
    ),
    (
        "open bracket",
        "a: [1, 2\nb: 3\n",
        '1:4 this "[" is not closed by line 2, or a comma is missing; add "]"',
    ),
    (
        "open brace",
        "a: {b: {c: 1}\nd: 3\n",
        '1:4 this "{" is not closed by line 2, or a comma is missing; add "}"',
    ),
    ("open at the end", "a: [1, 2", '1:4 this "[" is not closed, or a comma is missing; add "]"'),
    ("ends in a bracket", "a: [1,\n", "1:7 the file ends inside a bracket; add what is missing"),
    ("extra bracket", "a: [1]]\n", '1:7 no bracket was opened before this "]"'),
    ("two commas", "a: [1,,2]\n", '1:7 a value cannot start with ","'),
    ("at sign", "a: @home\n", '1:4 a value cannot start with "@"; put it in quotes'),
    ("backquote", "a: `x`\n", '1:4 a value cannot start with "`"; put it in quotes'),
    ("percent sign", "a: %5\n", '1:4 a value cannot start with "%"; put it in quotes'),
    ("question mark", "a: ? b\n", '1:4 a value cannot start with "? "; put it in quotes'),
    ("asterisk", "a: *bold*\n", '1:4 a value that starts with "*" needs quotes around it'),
    ("ampersand", "a: & x\n", '1:4 a value that starts with "&" needs quotes around it'),
    ("more than", "a: >5%\n", '1:4 a value that starts with ">" needs quotes around it'),
    ("bar", "a: |x\n", '1:4 a value that starts with "|" needs quotes around it'),
    ("no name", ": x\n", '1:1 there is no name before this ":"'),
    ("dots", "a: 1\n...\nb: 2\n", '2:1 this ends the settings, and more follows; take the "..." out'),
    ("directive", "%YAML 2.0\n---\na: 1\n", '1:1 a line cannot start with "%" here; take the line out'),
    ("bell", "a: \x07\n", "1:4 a hidden character (U+0007) stands here; delete it and type a space"),
    ("space of a web page", "a:\n\u00a0\u00a0b: 1\n", "2:1 a hidden character (U+00A0) stands here"),
    ("such a space in a name", "pay\u00a0rate: 1\n", "1:1 a hidden character stands in this name"),
    ("such a line end", "a: x\u2028b: 1\n", "1:5 a hidden character (U+2028) stands here"),
    ("half a character", "a: \ud800\n", "1:4 a hidden character (U+D800) stands here"),
    ("control code", 'a: "\\0"\n', "1:4 a control code stands in this text; take it out"),
]


@pytest.mark.parametrize(("text", "message"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_broken_yaml_is_a_message_in_plain_words(parser: str, text: str, message: str) -> None:
    (problem,) = refused(text)
    assert problem.startswith(message)


def test_no_words_of_the_parser_reach_the_user(parser: str) -> None:
    words = (
        "token",
        "scalar",
        "mapping",
        "sequence",
        "flow",
        "node",
        "anchor",
        "scanning",
        "parsing",
        "alias",
    )
    messages = [problem for _name, text, _message in BROKEN for problem in refused(text)]
    assert len(messages) == len(BROKEN)
    assert not [message for message in messages if any(word in message for word in words)]
    assert all(message.isascii() for message in messages)


# Files.


def test_a_file_is_read_with_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb:\r\n  c: Ni\xc3\xb1o\r\n")
    document = read_file(path)
    assert document.data == {"a": 1, "b": {"c": "Ni\u00f1o"}}
    assert document.key_marks[("a",)] == Mark(1, 1, 1)
    assert document.value_marks[("b", "c")] == Mark(3, 6, 4)
    assert document.lines[2] == "  c: Ni\u00f1o"
    assert document.name == str(path)


def message_for(path: Path) -> str:
    with pytest.raises(UserProblems) as raised:
        read_file(path)
    (problem,) = raised.value.problems
    assert problem.line is None
    assert render(problem).startswith(f"{path}: ")
    return problem.message


def test_a_missing_file_and_one_with_nearly_its_name(tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text("a: 1\n")
    near = tmp_path / "team.yaml"
    assert message_for(tmp_path / "teem.yaml") == f'there is no such file; did you mean "{near}"?'
    assert message_for(tmp_path / "zzz" / "x.yaml") == "there is no such file; check its name and folder"


def test_a_folder(tmp_path: Path) -> None:
    assert message_for(tmp_path) == "this is a folder; name a file in it"


def test_a_name_no_system_takes(tmp_path: Path) -> None:
    assert message_for(tmp_path / ("x" * 5000)).startswith("this file cannot be read: ")
    with pytest.raises(UserProblems):
        read_file(Path("a\0b"))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may read every file")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n")
    path.chmod(0)
    assert message_for(path) == "this file cannot be opened; ask for permission to read it"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "this file is empty"),
        (b"\xef\xbb\xbf", "this file is empty"),
        ("a: 1\n".encode("utf-16"), "this file is saved as UTF-16; save it as UTF-8"),
        (b"PK\x03\x04\x00\x00", "this is not a text file"),
        (b"#" * 4_000_001, "this file is too large: at most 4 million bytes are read"),
    ],
)
def test_content_that_is_no_text(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    assert message_for(path).startswith(message)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_text_in_another_encoding_is_placed(mark: bytes) -> None:
    with pytest.raises(UserProblems) as raised:
        read_bytes(mark + b"a: 1\r\nb: Ni\xf1o\r\n", "t.yaml")
    (problem,) = raised.value.problems
    assert (problem.line, problem.column) == (2, 6)
    assert problem.message == "this character is not saved as UTF-8; save the file as UTF-8"


def test_a_document_is_frozen() -> None:
    document = read_document("a: 1\n", "t")
    assert isinstance(document, Document)
    with pytest.raises(AttributeError):
        document.name = "u"  # type: ignore[misc]
