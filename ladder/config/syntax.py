"""What PyYAML says about broken text, in plain words.

PyYAML gives its complaints no codes, so they are told apart by their wording, which its two parsers share in
the main; a complaint that no rule here knows still gets a place and a remedy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from ladder.config.problems import Problem

TAG = 'a "!" at the start of a value is a YAML tag, and none is used here; put text in quotes'

NEVER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control codes, halves of surrogate pairs, and line ends that no editor counts as lines."""

# Spaces that are none to YAML, before the first word of a line: what is left by pasting from a web page.
_NO_SPACE = re.compile("^[ -]*(?P<sign>[\u00a0\u1680\u2000-\u200f\u202f\u205f\u2060\u3000])")
_NO_SPACE_AFTER_COLON = re.compile(r"(?:\s*(?:- +)*)[\w-]+(?P<colon>:)[^\s:/]")
_COLOR_IN_BRACKET = re.compile(r"[^#\"']*[{\[][^#]*[\s](?P<color>#[0-9A-Fa-f]{6})\b")
_AFTER_QUOTES = "nothing can follow here; if these quotes belong to the text, put others around it all"
_AFTER_APOSTROPHE = (
    "nothing can follow here; if the quotation mark before this is an apostrophe, "
    "put double quotes around the text"
)

_Place = tuple[int, int]  # row and column, from 0

# What a complaint says, "context: problem"; whether its place is where the thing began; and our words for it.
_RULES = (
    (
        r"tab character|'\\t'",
        False,
        "a tab stands here; replace it with spaces (YAML indents with nothing else)",
    ),
    (
        r"quoted scalar: .*(end of stream|document)",
        True,
        "this quotation mark is never closed; add {opening}",
    ),
    (r"quoted scalar", False, "a backslash in double quotes starts a code; use single quotes instead"),
    (
        r"scanning an? (alias|anchor|block scalar)",
        True,
        'a value that starts with "{opening}" needs quotes around it',
    ),
    (r"directive|incompatible", True, 'a line cannot start with "%" here; take the line out'),
    (r"cannot start any token", False, 'a value cannot start with "{sign}"; put it in quotes'),
    (r"mapping keys are not", False, 'a value cannot start with "{sign} "; put it in quotes'),
    (r"',' or", True, 'this "{opening}" is not closed{by}, or a comma is missing; add "{closing}" or ","'),
    (
        r"sequence entries are not",
        False,
        "a list starts on its own line, or is written in brackets: [one, two]",
    ),
    (r"tag", False, TAG),
    (r"node content", False, 'a value cannot start with "{sign}"; put it in quotes or take the "{sign}" out'),
    (
        r"block collection",
        False,
        'this stands in the list of line {first}; start it with "- " or indent it less',
    ),
)


def first_hidden_character(name: str, lines: Sequence[str]) -> Problem | None:
    """The first character that cannot be seen and that YAML would not take, or would misread."""
    for number, line in enumerate(lines, start=1):
        if line.isascii() and line.isprintable():
            continue
        found = NEVER.search(line) or _NO_SPACE.match(line)
        if found:
            at = found.start("sign") if "sign" in found.re.groupindex else found.start()
            message = f"a hidden character (U+{ord(line[at]):04X}) stands here; delete it and type a space"
            return Problem(file=name, line=number, column=at + 1, message=message, excerpt=line)
    return None


def syntax_problem(error: yaml.MarkedYAMLError, name: str, lines: Sequence[str]) -> Problem:
    """The parser's complaint as a problem: its place, moved to where the mistake is, and a remedy."""
    found = _position(error.problem_mark or error.context_mark, lines)
    began = _position(error.context_mark or error.problem_mark, lines)
    complaint = f"{error.context or ''}: {error.problem or ''}"
    (row, column), message = _explained(complaint, found, began, lines)
    return Problem(file=name, line=row + 1, column=column + 1, message=message, excerpt=lines[row])


def _position(mark: yaml.Mark | None, lines: Sequence[str]) -> _Place:
    """The mark's place; the end of the file becomes the end of the last line with text."""
    row, column = (mark.line, mark.column) if mark else (0, 0)
    if not any(line.strip() for line in lines[row:]):
        row = max((at for at, line in enumerate(lines[:row]) if line.strip()), default=0)
        column = len(lines[row].rstrip())
    return row, min(column, len(lines[row]))


def _explained(complaint: str, found: _Place, began: _Place, lines: Sequence[str]) -> tuple[_Place, str]:
    sign, opening = _sign(found, lines), _sign(began, lines)
    if "flow" in complaint and (color := _color_as_comment(lines[: found[0] + 1])):
        return color
    if sign == "\t":
        return found, _RULES[0][2]
    if "node content" in complaint and not sign.strip():
        return found, "the file ends inside a bracket; add what is missing and the closing bracket"
    if left_open := _closed_too_late(found, lines):
        return (
            left_open,
            f"this quotation mark is closed only on line {found[0] + 1}; add {_sign(left_open, lines)}",
        )
    if "',' or" in complaint and sign.strip() and _ends_quoted(found, lines):
        return found, _after_quotes(found, lines)
    for wording, about_start, sentence in _RULES:
        if re.search(wording, complaint):
            by = "" if found[0] == began[0] else f" by line {found[0] + 1}"
            closing = "]" if opening == "[" else "}"
            message = sentence.format(sign=sign, opening=opening, closing=closing, by=by, first=began[0] + 1)
            return (began if about_start else found), message
    if "mapping values are not" in complaint:
        return _stray_colon(found, lines)
    if "expected ':'" in complaint:
        return _no_colon(began, lines)
    return _misplaced(found, lines)


def _color_as_comment(lines: Sequence[str]) -> tuple[_Place, str] | None:
    """A color in a bracket without quotes: YAML takes # and what follows for a comment, the bracket's end with it."""
    for row in range(len(lines) - 1, -1, -1):
        if at := _COLOR_IN_BRACKET.match(lines[row]):
            message = f'what follows " #" is a comment; put the color in quotes: "{at["color"]}"'
            return (row, at.start("color")), message
    return None


def _stray_colon(found: _Place, lines: Sequence[str]) -> tuple[_Place, str]:
    """A colon where no field can start."""
    row, column = found
    start = _indentation(lines[row])
    if ":" in lines[row][:column]:
        return found, "a second colon on this line; put the text in quotes, or begin a new line"
    if column - start > 1024:
        return (row, start), "this name is longer than 1,024 characters; shorten it"
    above = next((at for at in range(row - 1, -1, -1) if lines[at].strip()), row)
    if ":" not in lines[above]:
        return _no_colon((above, _indentation(lines[above])), lines)
    return (row, start), "the field above has its value, so nothing can stand under it; indent this line less"


def _no_colon(place: _Place, lines: Sequence[str]) -> tuple[_Place, str]:
    """A line that should be a field and has no colon and space."""
    line = lines[place[0]]
    joined = _NO_SPACE_AFTER_COLON.match(line) or _NO_SPACE_AFTER_COLON.match(line, place[1])
    if joined:
        return (place[0], joined.start("colon")), "a space is missing after this colon"
    return place, 'this is no field: a colon and a space are missing, as in "name: value"'


def _misplaced(found: _Place, lines: Sequence[str]) -> tuple[_Place, str]:
    """Something that fits neither its line nor its section."""
    row, column = found
    sign = _sign(found, lines)
    if row and lines[row - 1].startswith("..."):
        return (row - 1, 0), 'this ends the settings, and more follows; take the "..." out'
    if sign == ":":
        return found, 'there is no name before this ":"'
    if lines[row][:column].strip():
        if sign in ("]", "}", ","):
            return (
                found,
                f'no bracket was opened before this "{sign}"; take it out, or put the value in quotes',
            )
        return found, _after_quotes(found, lines)
    if sign == "-":
        return found, "an entry of a list stands among fields; give the list a name on the line above"
    return found, "this line is indented unlike the lines above; line it up with the fields of its section"


def _closed_too_late(found: _Place, lines: Sequence[str]) -> _Place | None:
    """Where a text in quotes begins that runs over lines up to this place: the quote that opens another closes it."""
    tokens = yaml.scan("\n".join(lines))
    try:
        for token in tokens:
            start, end = token.start_mark, token.end_mark
            if end.line > found[0]:
                break
            before = lines[end.line][end.column : found[1]]
            quoted = isinstance(token, yaml.ScalarToken) and token.style in ("'", '"')
            if quoted and start.line < end.line == found[0] and end.column <= found[1] and not before.strip():
                return start.line, start.column
    except yaml.MarkedYAMLError:
        return None
    return None


def _ends_quoted(found: _Place, lines: Sequence[str]) -> bool:
    return lines[found[0]][: found[1]].rstrip().endswith(("'", '"'))


def _after_quotes(found: _Place, lines: Sequence[str]) -> str:
    single = lines[found[0]][: found[1]].rstrip().endswith("'")
    return _AFTER_APOSTROPHE if single else _AFTER_QUOTES


def _sign(place: _Place, lines: Sequence[str]) -> str:
    return lines[place[0]][place[1] : place[1] + 1]


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())
