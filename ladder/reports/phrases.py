"""Sentences with numbers in them, written once: as text, and as a live formula that gives the same text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from ladder.model.money import cents

Form = Literal["dollars", "hourly", "change", "percent", "size", "hourly_size", "percent_size", "count"]

# How each form is written: decimals of the number, the spreadsheet's TEXT format.
_FORMATS: dict[Form, tuple[int, str]] = {
    "dollars": (0, "$#,##0"),
    "hourly": (2, "$#,##0.00"),
    "change": (2, "+$#,##0.00;-$#,##0.00;$0.00"),
    "percent": (3, "0.0%"),
    "size": (0, "$#,##0"),  # dollars without their sign, after a word that says it
    "hourly_size": (2, "$#,##0.00"),
    "percent_size": (3, "0.0%"),
    "count": (0, "#,##0"),
}
_SIZES = ("size", "hourly_size", "percent_size")
_GUARD = Decimal("1e-12")  # sums of quotients by 12 end in digits that were cut off; a true half stays a half
_NOTHING = "$0"
_USUAL_FIGURE = 8  # characters
LINE = 90  # characters of a sentence beside a label, after which it goes on in the next row
_LONGEST_LITERAL = 200  # a text in a formula may have 255 characters


@dataclass(frozen=True, slots=True)
class Shown:
    """A number of the workbook in a sentence: `reference` is its template (see `tables`)."""

    reference: str
    value: Decimal
    form: Form


@dataclass(frozen=True, slots=True)
class Word:
    """A text of the workbook in a sentence; `usual` characters are kept for it in a line."""

    reference: str
    value: str
    usual: int = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """One of two texts, by whether a number of the workbook, rounded to cents, is at least zero."""

    reference: str
    value: Decimal
    if_not_negative: str
    if_negative: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many cells of a block of the workbook hold a word."""

    reference: str
    word: str
    value: int


@dataclass(frozen=True, slots=True)
class ShownOr:
    """A number of the workbook in a sentence, or other words where its cell holds none."""

    reference: str
    value: Decimal | None
    form: Form
    otherwise: str


@dataclass(frozen=True, slots=True)
class UnlessNothing:
    """Parts that speak of a number of the workbook, or other words where it is $0 in whole dollars."""

    reference: str
    value: Decimal
    parts: tuple[Shown | Choice | str, ...]
    otherwise: str


Part = str | Shown | ShownOr | Word | Choice | Count | UnlessNothing


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, as text and as a live formula."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The sentence."""
        return text(self.parts)

    @property
    def formula(self) -> str | None:
        """The sentence as a formula template; None where nothing in it is live."""
        return formula(self.parts)

    def lines(self, width: int) -> list[Sentence]:
        """The sentence broken at blanks into lines of about `width` characters, the same whatever its numbers are."""
        lines: list[list[Part]] = []
        for word in _words(self.parts):
            longer = [*lines[-1], " ", *word] if lines else []
            if lines and sum(_room(part) for part in longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return [Sentence(_joined(line)) for line in lines]


def text(parts: Sequence[Part]) -> str:
    """The sentence."""
    return "".join(_text(part) for part in parts)


def formula(parts: Sequence[Part]) -> str | None:
    """The sentence as a formula template; None where nothing in it can change."""
    if all(isinstance(part, str) for part in parts):
        return None
    return "=" + "&".join(piece for part in parts for piece in _pieces(part))


def _words(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts of each word: a part that is no plain text stays whole, with what touches it."""
    words: list[list[Part]] = [[]]
    for part in parts:
        if not isinstance(part, str):
            words[-1].append(part)
            continue
        first, *others = part.split(" ")
        words[-1].append(first)
        words += [[other] for other in others]
    return [word for word in words if any(word)]


def _room(part: Part) -> int:
    """The characters kept for a part: those of a usual figure, so that a changed one moves no word to another line."""
    if isinstance(part, str):
        return len(part)
    if isinstance(part, Shown):
        return _USUAL_FIGURE
    if isinstance(part, ShownOr):
        return max(_USUAL_FIGURE, len(part.otherwise))
    if isinstance(part, Choice):
        return max(len(part.if_not_negative), len(part.if_negative))
    if isinstance(part, UnlessNothing):
        return max(sum(map(_room, part.parts)), len(part.otherwise))
    return part.usual if isinstance(part, Word) else 2


def _joined(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts with neighboring texts as one."""
    joined: list[Part] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part != "":
            joined.append(part)
    return tuple(joined)


def number_text(value: Decimal, form: Form) -> str:
    """A number as the form writes it: `$1,234`, `+$12.50`, `3.1%`."""
    step = Decimal(1).scaleb(-_FORMATS[form][0])
    value = abs(value) if form in _SIZES else value
    rounded = value.quantize(_GUARD, ROUND_HALF_UP).quantize(step, ROUND_HALF_UP)
    sign = "-" if rounded < 0 else "+" if form == "change" and rounded > 0 else ""
    if form in ("percent", "percent_size"):
        return f"{sign}{abs(rounded) * 100:.1f}%"
    return f"{sign}{'' if form == 'count' else '$'}{abs(rounded):,}"


def _text(part: Part) -> str:
    if isinstance(part, str):
        return _plain(part)
    if isinstance(part, Shown):
        return number_text(part.value, part.form)
    if isinstance(part, ShownOr):
        return _plain(part.otherwise) if part.value is None else number_text(part.value, part.form)
    if isinstance(part, Word):
        return part.value
    if isinstance(part, Count):
        return str(part.value)
    if isinstance(part, UnlessNothing):
        nothing = number_text(part.value, "size") == _NOTHING
        return _plain(part.otherwise) if nothing else text(part.parts)
    return _plain(part.if_not_negative if cents(part.value) >= 0 else part.if_negative)


def _pieces(part: Part) -> list[str]:
    if isinstance(part, str):
        plain = _plain(part)
        return [
            _quoted(plain[start : start + _LONGEST_LITERAL])
            for start in range(0, len(plain), _LONGEST_LITERAL)
        ]
    if isinstance(part, Shown):
        return [_number_formula(part.reference, part.form)]
    if isinstance(part, ShownOr):
        number = _number_formula(part.reference, part.form)
        return [f"IF(ISNUMBER({{{part.reference}}}),{number},{_quoted(_plain(part.otherwise))})"]
    if isinstance(part, Word):
        return [f"{{{part.reference}}}"]
    if isinstance(part, Count):
        return [f"COUNTIF({{{part.reference}}},{_quoted(part.word)})"]
    if isinstance(part, UnlessNothing):
        said = "&".join(piece for each in part.parts for piece in _pieces(each))
        return [f"IF(ROUND({{{part.reference}}},0)=0,{_quoted(_plain(part.otherwise))},{said})"]
    chosen, other = _quoted(_plain(part.if_not_negative)), _quoted(_plain(part.if_negative))
    return [f"IF(ROUND({{{part.reference}}},2)>=0,{chosen},{other})"]


def _number_formula(reference: str, form: Form) -> str:
    places, written = _FORMATS[form]
    # Rounded first: TEXT alone would write -0.04% as -0.0%, and programs differ on a half.
    number = f"ABS({{{reference}}})" if form in _SIZES else f"{{{reference}}}"
    return f'TEXT(ROUND({number},{places}),"{written}")'


def _plain(words: str) -> str:
    """Words without braces, which would read as a reference in a formula template."""
    return words.replace("{", "(").replace("}", ")")


def _quoted(words: str) -> str:
    doubled = words.replace('"', '""')
    return f'"{doubled}"'
