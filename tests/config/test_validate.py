from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, BeforeValidator, Field, RootModel, field_validator, model_validator
from pydantic_core import PydanticCustomError
from settings_models import SHOP, Band, Job, Section, Shop

from ladder.config.overlay import overlay
from ladder.config.problems import Problem, UserProblems, render
from ladder.config.source import Document, read_document
from ladder.config.validate import entry_names, problem_at, validate, validate_parts


def document(text: str) -> Document:
    return read_document(text, "t.yaml")


def found(text: str, model: type[BaseModel] = Shop) -> list[str]:
    """The problems as `line:column where: message`."""
    instance, problems = validate(document(text), model)
    assert (instance is None) == bool(problems)
    return [f"{one.line}:{one.column} {one.where}: {one.message}" for one in problems]


def field(annotation: Any, written: str) -> list[str]:
    """The problems of one field of a kind, without their common place."""

    class One(Section):
        a: annotation  # type: ignore[valid-type]

    return [one.removeprefix("1:4 a: ") for one in found(f"a: {written}\n", One)]


def test_a_valid_file_becomes_the_model() -> None:
    shop, problems = validate(document(SHOP), Shop)
    assert problems == []
    assert shop is not None
    assert shop.bands["B2"] == Band(min=Decimal(11), max=Decimal("15.25"))
    assert str(shop.bands["B1"].min) == "10.50"
    assert [guest.title for guest in shop.guests] == ["", "Two: words"]
    assert shop.jobs["guard"] == Job(band="B2", kind="outdoor work")


def test_part_of_a_file_can_be_validated_alone() -> None:
    band, problems = validate(document(SHOP), Band, ("bands", "B2"))
    assert (band, problems) == (Band(min=Decimal(11), max=Decimal("15.25")), [])
    job, problems = validate(document(SHOP), Job, ("bands", "B2"))
    assert job is None
    assert {one.where for one in problems} == {"bands.B2.band", "bands.B2.min", "bands.B2.max"}


# Unknown and missing fields.


def test_a_misspelt_field_reads_as_designed() -> None:
    _, problems = validate(document("name: x\nbands:\n  B2:\n    min: 1\n    mx: 24.50\n"), Shop)
    assert [render(one) for one in problems] == [
        't.yaml:5:5: bands.B2.mx: unknown field; did you mean "max"?\n  5 |     mx: 24.50\n    |     ^^'
    ]


def test_a_misspelt_optional_field_and_an_unknown_one() -> None:
    assert found("name: x\nbands:\n  B2: {min: 1, max: 2, titel: a, color: b}\n") == [
        '3:24 bands.B2.titel: unknown field; did you mean "title"?',
        "3:34 bands.B2.color: unknown field; the fields here are: min, max, title",
    ]


def test_a_field_already_there_is_no_suggestion() -> None:
    assert found("name: x\nbands: {B2: {min: 1, max: 2, maxi: 3}}\n") == [
        "2:30 bands.B2.maxi: unknown field; the fields here are: min, max, title"
    ]


def test_a_missing_field_is_placed_at_its_parents_name() -> None:
    assert found("bands:\n  B2:\n    min: 1\nguests:\n  - max: 1\n") == [
        "1:1 name: this field is missing; add it to the file",
        '2:3 bands.B2.max: this field is missing; add it under "B2"',
        "5:5 guests.1.min: this field is missing; add it to this entry",
    ]


# The kinds of values.


@pytest.mark.parametrize(
    ("annotation", "written", "message"),
    [
        (str, "7E2", 'text is needed here, not a number; put it in quotes: "7E2"'),
        (str, "20", 'text is needed here, not a number; put it in quotes: "20"'),
        (str, "12.50", 'text is needed here, not a number; put it in quotes: "12.50"'),
        (str, "true", 'text is needed here, not true or false; put it in quotes: "true"'),
        (int, "1.5", "a whole number is needed here, not 1.5"),
        (int, "x", 'a whole number is needed here, not "x"'),
        (int, "01234", 'a whole number is needed here, not "01234"; write 1234'),
        (int, "12:30", 'a whole number is needed here, not "12:30"'),
        (int, '"12"', 'a whole number is needed here, not "12"; take the quotes off'),
        (int, "1_000", 'a whole number is needed here, not "1_000"'),
        (int, "1,000", 'a whole number is needed here, not "1,000"; write 1000'),
        (int, "true", "a whole number is needed here, not true or false"),
        (Decimal, "true", "a number is needed here, not true or false"),
        (float, "true", "a number is needed here, not true or false"),
        (Decimal, "$18.50", 'a number is needed here, not "$18.50"; write 18.50'),
        (Decimal, ".nan", 'a number is needed here, not ".nan"'),
        (Decimal, ".inf", 'a number is needed here, not ".inf"'),
        (Decimal, '"NaN"', 'a number is needed here, not "NaN"'),
        (bool, "NO", 'true or false is needed here, not "NO"; write false'),
        (bool, "yes", 'true or false is needed here, not "yes"; write true'),
        (bool, "maybe", 'true or false is needed here, not "maybe"'),
        (bool, "1", "true or false is needed here, not a number"),
        (bool, "0.0", "true or false is needed here, not a number"),
        (
            list[int],
            "5",
            'a list (lines that start with "- ") is needed here, not a number; for a list of one write [5]',
        ),
        (
            tuple[str, ...],
            "x",
            'a list (lines that start with "- ") is needed here, not text; for a list of one write [x]',
        ),
        (Band, "5", 'a group of fields (indented lines, each "name: value") is needed here, not a number'),
        (
            dict[str, int],
            "x",
            'a group of fields (indented lines, each "name: value") is needed here, not text',
        ),
        (Annotated[int, Field(ge=1)], "0", "this must be at least 1"),
        (Annotated[int, Field(gt=0)], "-1", "this must be more than 0"),
        (Annotated[Decimal, Field(lt=1)], "1.5", "this must be less than 1"),
        (Annotated[int, Field(le=12)], "13", "this must be at most 12"),
        (Annotated[str, Field(min_length=1)], '""', "this cannot be empty"),
        (Annotated[str, Field(min_length=3)], "ab", "this text is too short; it has at least 3 characters"),
        (Annotated[str, Field(max_length=3)], "abcd", "this text is too long; at most 3 characters fit"),
        (
            Annotated[str, Field(pattern="^[A-Z]+$")],
            "ab",
            "this text does not have the form that is needed here",
        ),
        (
            Annotated[Decimal, Field(decimal_places=2)],
            "1.234",
            "this has too many decimals; at most 2 are kept",
        ),
    ],
)
def test_a_wrong_value_and_its_remedy(annotation: Any, written: str, message: str) -> None:
    assert field(annotation, written) == [message]


@pytest.mark.parametrize(
    ("annotation", "written", "expected"),
    [(int, "7E2", 700), (int, "12.0", 12), (Decimal, "1e3", Decimal(1000)), (str, "01234", "01234")],
)
def test_a_power_of_ten_is_a_number_and_a_leading_zero_makes_text(
    annotation: Any, written: str, expected: object
) -> None:
    class One(Section):
        a: annotation  # type: ignore[valid-type]

    instance, _problems = validate(document(f"a: {written}\n"), One)
    assert instance is not None
    assert instance.a == expected


def test_nothing_where_something_is_needed_is_placed_at_the_name() -> None:
    assert found("name:\nbands: ~\n") == [
        "1:1 name: nothing is written here, and text is needed",
        "2:1 bands: nothing is written here, and a group of fields is needed",
    ]


@pytest.mark.parametrize("written", ["20260109", '"86400"', "5", "2026-13-01", "soon"])
def test_a_number_is_no_date(written: str) -> None:
    (message,) = found(f"name: x\nbands: {{}}\nsince: {written}\n")
    assert message.startswith("3:8 since: a date like 2026-07-31 is needed here, not ")


def test_a_word_that_is_none_of_the_choices() -> None:
    text = "name: x\nbands: {}\njobs:\n  a: {band: B, kind: ofice work}\n"
    text += "  b: {band: B, kind: 7}\n  c: {band: B, kind: }\n"
    assert found(text) == [
        '4:22 jobs.a.kind: "ofice work" is none of the choices; did you mean "office work"? '
        "(outdoor work, office work)",
        '5:22 jobs.b.kind: "7" is none of the choices; the choices are: outdoor work, office work',
        "6:16 jobs.c.kind: nothing is written here; the choices are: outdoor work, office work",
    ]


def test_a_name_that_is_not_allowed_is_placed_at_the_name() -> None:
    assert found("name: x\nbands:\n  B: {min: 1, max: 2}\n") == [
        "3:3 bands.B: this text is too short; it has at least 2 characters"
    ]


# Unions.


def test_a_tagged_union_points_into_the_branch() -> None:
    text = "name: x\nbands: {}\npay:\n  paid: by the hour\n  rat: 5\n"
    assert found(text) == ['5:3 pay.rat: unknown field; did you mean "rate"?']
    assert found(text.replace("rat:", "salary:")) == [
        '3:1 pay.rate: this field is missing; add it under "pay"',
        "5:3 pay.salary: unknown field; the fields here are: paid, rate",
    ]


def test_a_tag_that_names_a_field_does_not_mislead() -> None:
    class Rate(Section):
        kind: Annotated[str, Field(pattern="rate")]
        rate: Decimal
        most: int

    class Flat(Section):
        kind: Annotated[str, Field(pattern="flat")]

    class Hiring(Section):
        hiring: dict[str, Rate]

    instance, problems = validate(document("hiring: {rate: {kind: rate, rate: x, most: y}}\n"), Hiring)
    assert instance is None
    assert [one.where for one in problems] == ["hiring.rate.rate", "hiring.rate.most"]


def test_a_wrong_or_missing_tag() -> None:
    start = "name: x\nbands: {}\npay: "
    assert found(start + "{paid: by the yaer}\n") == [
        '3:13 pay.paid: "by the yaer" is none of the choices; did you mean "by the year"? '
        "(by the hour, by the year)"
    ]
    assert found(start + "{rate: 5}\n") == ['3:1 pay.paid: this field is missing; add it under "pay"']


def test_of_an_untagged_union_the_nearest_branch_is_meant() -> None:
    assert found("name: x\nbands: {}\ncontract: {paid: by the year, salry: 5}\n") == [
        '3:31 contract.salry: unknown field; did you mean "salary"?'
    ]
    assert found("name: x\nbands: {}\neither: {min: 1, max: x}\n") == [
        '3:23 either.max: a number is needed here, not "x"'
    ]
    assert found("name: x\nbands: {}\neither: [a, 5]\n") == [
        '3:13 either.2: text is needed here, not a number; put it in quotes: "5"'
    ]


def test_a_value_that_fits_no_branch_hears_of_all() -> None:
    start = "name: x\nbands: {}\n"
    assert found(start + "count: x\n") == ['3:8 count: a whole number or "unknown" is needed here, not text']
    assert found(start + "either: x\n") == [
        "3:9 either: a group of fields or a list is needed here, not text"
    ]

    def dollars(given: object) -> Decimal:
        if not isinstance(given, int | Decimal):
            raise PydanticCustomError("amount", "an amount is needed")
        return Decimal(given)

    amount = Annotated[Decimal, BeforeValidator(dollars)]
    assert field(amount | dict[str, amount], "x") == ["an amount is needed; a group of fields would do too"]


# Checks of our own.


def test_a_check_of_a_whole_group_points_at_the_field_it_names() -> None:
    assert found("name: x\nbands:\n  B1: {min: 5, max: 2}\n") == [
        "3:21 bands.B1.max: the most is below the least"
    ]


@pytest.mark.parametrize(
    ("context", "place"),
    [
        ({}, "2:3 parts.b1"),
        ({"field": "c"}, "2:11 parts.b1.c"),
        ({"path": ("d", 1)}, "2:21 parts.b1.d.2"),
        ({"path": ("d", 7)}, "2:14 parts.b1.d.8"),  # not in the file: at the name of the nearest that is
        ({"field": "absent"}, "2:3 parts.b1.absent"),
    ],
)
def test_a_check_names_a_part_by_field_or_path(context: dict[str, Any], place: str) -> None:
    def refuse(given: Any) -> Any:
        raise PydanticCustomError("own", "this does not go together", context)

    class Whole(Section):
        parts: dict[str, Annotated[dict[str, Any], BeforeValidator(refuse)]]

    assert found("parts:\n  b1: {c: 2, d: [3, 4]}\n", Whole) == [f"{place}: this does not go together"]


def test_a_check_of_the_whole_file() -> None:
    class Whole(Section):
        a: int
        b: int

        @model_validator(mode="after")
        def never(self) -> Whole:
            raise ValueError("a and b do not go together")

    assert found("# first\na: 1\nb: 2\n", Whole) == ["2:1 : a and b do not go together"]


def test_messages_of_value_errors_and_assertions_pass_through() -> None:
    class One(Section):
        a: int
        b: int

        @field_validator("a", "b")
        @classmethod
        def never(cls, given: int) -> int:
            if given == 1:
                raise ValueError("one is taken")
            raise AssertionError("only one is free")

    assert found("a: 1\nb: 2\n", One) == ["1:4 a: one is taken", "2:4 b: only one is free"]


def test_a_built_in_complaint_without_words_of_its_own_still_has_a_message() -> None:
    (message,) = field(Annotated[bytes, Field()], "5")
    assert message == '"5" does not fit here'


def test_a_root_model_and_an_alias_are_followed() -> None:
    class Steps(RootModel[list[int]]):
        pass

    class One(Section):
        steps: Steps
        of: int = Field(default=1, alias="from")

    assert found("steps: [1, true]\nfrom: false\n", One) == [
        "1:12 steps.2: a whole number is needed here, not true or false",
        "2:7 from: a whole number is needed here, not true or false",
    ]
    assert found("steps: [1]\nfrm: 2\n", One) == ['2:1 frm: unknown field; did you mean "from"?']


# Places for the checks that compare parts.


@pytest.mark.parametrize(
    ("path", "on_key", "place"),
    [
        (("name",), False, (1, 7, 11)),
        (("name",), True, (1, 1, 4)),
        (("bands", "B2"), False, (4, 3, 2)),  # a group is best known by its name
        (("bands", "B9", "min"), False, (2, 1, 5)),
        (("guests", 0), False, (11, 5, 1)),
        (("guests", 1, "title"), False, (13, 29, 12)),
        (("nowhere",), False, (1, 1, 1)),
        ((), False, (1, 1, 1)),
    ],
)
def test_a_problem_at_a_path(path: tuple[str | int, ...], on_key: bool, place: tuple[int, int, int]) -> None:
    problem = problem_at(document(SHOP), path, "no", on_key)
    assert (problem.line, problem.column, problem.length) == place
    assert problem.excerpt == SHOP.splitlines()[place[0] - 1]


# What is valid beside what is not.


def test_all_parts_of_a_valid_file() -> None:
    parts, problems = validate_parts(document(SHOP), Shop)
    assert problems == []
    assert parts.left_out == frozenset()
    assert parts.values["name"] == "Corner shop"
    assert parts.values["size"] == 1
    assert [path for path, _job in parts.entries["jobs"]] == [("jobs", "clerk"), ("jobs", "guard")]
    assert [path for path, _guest in parts.entries["guests"]] == [("guests", 0), ("guests", 1)]


def test_an_unknown_band_is_found_though_other_fields_are_wrong() -> None:
    text = SHOP.replace("band: B1", "band: B7").replace("max: 15.25", "mx: 15.25").replace("min: 3", "min: x")
    text = text.replace("open: true", "open: NO")
    parts, problems = validate_parts(document(text), Shop)
    assert [one.where for one in problems] == ["bands.B2.mx", "guests.2.min", "open"]
    assert parts.left_out == {("bands", "B2"), ("guests", 1), ("open",)}
    assert set(parts.values["bands"]) == {"B1"}
    assert parts.entries["guests"] == ((("guests", 0), Band(min=Decimal(1), max=Decimal(2))),)
    assert "open" not in parts.values
    assert parts.values["name"] == "Corner shop"
    # The check: B2 exists, though it has a problem of its own; B7 does not.
    known = entry_names(document(text), ("bands",))
    assert known == ("B1", "B2")
    assert [path for path, job in parts.entries["jobs"] if job.band not in known] == [("jobs", "clerk")]


def test_the_places_of_entries_after_one_left_out() -> None:
    text = "name: x\nbands: {}\nguests: [{min: 1, max: 2}, {min: 5, max: 4}, {min: 6, max: 7}]\n"
    parts, problems = validate_parts(document(text), Shop)
    assert [one.where for one in problems] == ["guests.2.max"]
    assert [(path, one.min) for path, one in parts.entries["guests"]] == [
        (("guests", 0), 1),
        (("guests", 2), 6),
    ]


def test_a_field_that_is_no_group_has_no_entries_and_no_names() -> None:
    parts, problems = validate_parts(document("name: x\nbands: 5\njobs: {a: {band: B1}}\n"), Shop)
    assert [one.where for one in problems] == ["bands"]
    assert "bands" not in parts.values
    assert parts.entries["bands"] == ()
    assert entry_names(document("bands: 5\n"), ("bands",)) is None
    assert parts.values["jobs"] == {"a": Job(band="B1")}


def test_what_was_misread_is_left_out_too() -> None:
    text = (
        "name: x\nbands: {}\njobs:\n  a: {band: B, posts: true}\n  b: {band: B, posts: x}\n  c: {band: B}\n"
    )
    parts, problems = validate_parts(document(text), Shop)
    assert [one.where for one in problems] == ["jobs.a.posts", "jobs.b.posts"]
    assert set(parts.values["jobs"]) == {"c"}
    assert validate(document(text), Shop) == (None, problems)


def test_a_check_of_the_whole_file_leaves_its_parts() -> None:
    class Whole(Section):
        a: int
        b: dict[str, int] = Field(default_factory=dict)

        @model_validator(mode="after")
        def never(self) -> Whole:
            raise ValueError("a and b do not go together")

    parts, problems = validate_parts(document("a: 1\nb: {c: 2}\n"), Whole)
    assert [one.message for one in problems] == ["a and b do not go together"]
    assert parts.values == {"a": 1, "b": {"c": 2}}


# Nothing but problems, whatever is written.


def problems_of(text: str) -> tuple[Problem, ...]:
    """What reading, checking and laying a scenario over a text find, as the tool would do it."""
    try:
        shop = read_document(text, "t.yaml")
        _parts, problems = validate_parts(shop, Shop)
        changed = overlay(shop, ("cases", "better", "changes"))
        return (*problems, *validate_parts(changed, Shop)[1], *validate(changed, Shop)[1])
    except UserProblems as raised:
        return raised.problems


SNIPPETS = [
    *"\t\n :-[]{}#&*!|>'\"%@`,?\\~.",
    "\n  ",
    ": ",
    "- ",
    "<<: ",
    "1e9",
    "\x00",
    "\r",
    "\u2028",
    "\ud800",
    "\u00e9",
]
SNIPPETS += [
    "\U0001f600",
    "true",
    "null",
    "7E2",
    "*a",
    "&a ",
    "!!x ",
    "---\n",
    "1" * 20,
    "[" * 60,
    "\ufeff",
    "\u00a0",
]

edits = st.lists(
    st.tuples(
        st.sampled_from(["insert", "delete", "replace", "double", "swap"]),
        st.integers(0, len(SHOP) - 1),
        st.integers(1, 25),
        st.sampled_from(SNIPPETS) | st.text(max_size=4),
    ),
    max_size=6,
)


def edited(text: str, changes: list[tuple[str, int, int, str]]) -> str:
    for kind, at, length, snippet in changes:
        at %= len(text) + 1
        before, part, after = text[:at], text[at : at + length], text[at + length :]
        if kind == "insert":
            text = before + snippet + part + after
        elif kind == "delete":
            text = before + after
        elif kind == "replace":
            text = before + snippet + after
        elif kind == "double":
            text = before + part + part + after
        else:
            text = before + after[:length] + part + after[length:]
    return text


def assert_inside(problem: Problem, text: str) -> None:
    if problem.line is None:
        assert "empty" in problem.message
        return
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert problem.column is not None
    assert 1 <= problem.line <= len(lines)
    assert problem.excerpt == lines[problem.line - 1]
    assert 1 <= problem.column <= len(problem.excerpt) + 1
    assert problem.message
    assert len(render(problem).splitlines()) in (1, 3)


@settings(max_examples=300, deadline=None)
@given(edits)
def test_any_edit_of_a_valid_file_gives_problems_with_places_and_nothing_else(
    changes: list[tuple[str, int, int, str]],
) -> None:
    text = edited(SHOP, changes)
    for problem in problems_of(text):
        assert_inside(problem, text)


def test_the_edits_do_break_the_file() -> None:
    # The test above says nothing if its texts stay valid: with this seed most do not.
    choose = random.Random(1)
    kinds = ["insert", "delete", "replace", "double", "swap"]
    pick: Callable[[], tuple[str, int, int, str]] = lambda: (  # noqa: E731
        choose.choice(kinds),
        choose.randrange(len(SHOP)),
        choose.randint(1, 25),
        choose.choice(SNIPPETS),
    )
    texts = [edited(SHOP, [pick() for _ in range(3)]) for _ in range(100)]
    broken = [text for text in texts if problems_of(text)]
    assert len(broken) > 60
    assert problems_of(SHOP) == ()
