"""Numbers in sentences: written as a person would, and as two spreadsheet programs write the formula beside it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from spreadsheets import cached_values, recalculate_with_ironcalc, recalculate_with_libreoffice

from ladder.reports.phrases import (
    Choice,
    Count,
    Form,
    Part,
    Shown,
    UnlessNothing,
    Word,
    formula,
    number_text,
    text,
)

WRITTEN: list[tuple[Form, str, str]] = [
    ("dollars", "0", "$0"),
    ("dollars", "0.49", "$0"),
    ("dollars", "0.5", "$1"),
    ("dollars", "1234.5", "$1,235"),  # half up, not to even
    ("dollars", "1234567.89", "$1,234,568"),
    ("dollars", "-0.3", "$0"),  # never -$0
    ("dollars", "-1234.5", "-$1,235"),  # half away from zero
    ("dollars", "13058.49999999999999999999997", "$13,059"),  # 13,058.50 less the digits a division cut off
    ("hourly", "16.005", "$16.01"),
    ("hourly", "1233.266666666666666666666667", "$1,233.27"),
    ("hourly", "-3.125", "-$3.13"),
    ("hourly", "2.675", "$2.68"),  # as a binary fraction it is a little less
    ("change", "0", "$0.00"),
    ("change", "120.74", "+$120.74"),
    ("change", "-120.74", "-$120.74"),
    ("change", "1234.565", "+$1,234.57"),
    ("change", "-0.004", "$0.00"),
    ("change", "0.004", "$0.00"),
    ("percent", "0.3635", "36.4%"),  # 36.35% half up
    ("percent", "-0.0405", "-4.1%"),
    ("percent", "-0.0004", "0.0%"),
    ("percent", "0.2855", "28.6%"),
    ("percent", "3", "300.0%"),
    ("size", "-1234.4", "$1,234"),
    ("size", "13058.5", "$13,059"),
    ("percent_size", "-0.1", "10.0%"),
]


@pytest.mark.parametrize(("form", "number", "words"), WRITTEN)
def test_a_number_in_words(form: Form, number: str, words: str) -> None:
    assert number_text(Decimal(number), form) == words


AROUND = (Shown("n", Decimal("-0.5"), "size"), Choice("n", Decimal("-0.5"), " more", " less"))  # $1 less
PARTS: dict[str, tuple[Part, ...]] = {
    **{f"{form} {number}": (Shown("n", Decimal(number), form),) for form, number, _ in WRITTEN},
    "not negative": (Choice("n", Decimal(0), "adds", "saves"),),
    "a hair under zero": (Choice("n", Decimal("-3e-11"), "adds", "saves"),),
    "negative": (Choice("n", Decimal("-0.01"), "adds", "saves"),),
    "no verb": (Choice("n", Decimal(5), "", "saves "), Shown("n", Decimal(5), "dollars")),
    "something": (UnlessNothing("n", Decimal("-0.5"), AROUND, "the same"),),
    "nothing in whole dollars": (UnlessNothing("n", Decimal("-0.49"), AROUND, "the same"),),
    "marks": ('He said "{25%}" & left. ', Shown("n", Decimal(1), "dollars")),
    "long": ("long " * 120, Shown("n", Decimal(1), "dollars")),
}


def written_by(folder: Path) -> Path:
    """A workbook with each number in column A, its sentence's formula in B and its text in C."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row, parts in enumerate(PARTS.values(), 1):
        number = next(part.value for part in parts if isinstance(part, Shown | Choice | UnlessNothing))
        sheet[f"A{row}"], sheet[f"C{row}"] = float(number), text(parts)
        sheet[f"B{row}"] = formula(parts).replace("{n}", f"A{row}")
    path = folder / "phrases.xlsx"
    workbook.save(path)
    return path


def differences(computed: dict[tuple[str, str], object]) -> list[str]:
    return [
        f"{name}: {computed['Sheet', f'C{row}']!r} in words, {computed['Sheet', f'B{row}']!r} by the formula"
        for row, name in enumerate(PARTS, 1)
        if computed["Sheet", f"B{row}"] != computed["Sheet", f"C{row}"]
    ]


def test_ironcalc_writes_the_same(tmp_path: Path) -> None:
    assert differences(recalculate_with_ironcalc(written_by(tmp_path))) == []


@pytest.mark.usefixtures("libreoffice")
def test_libreoffice_writes_the_same(tmp_path: Path) -> None:
    path = written_by(tmp_path)
    assert differences(cached_values(recalculate_with_libreoffice(path, tmp_path / "out"))) == []


def test_the_comparison_would_find_a_difference(tmp_path: Path) -> None:
    path = written_by(tmp_path)
    workbook = openpyxl.load_workbook(path)
    workbook["Sheet"]["B3"] = '=TEXT(A3,"$0.00")'
    workbook.save(path)
    found = differences(recalculate_with_ironcalc(path))
    assert len(found) == 1
    assert found[0].startswith("dollars 0.5")


def test_words_and_counts_refer_to_their_cells() -> None:
    parts = ("Paid ", Word("key!posture@s", "below"), " it: ", Count("checks!a:b@verdict", "OK", 3), ".")
    assert text(parts) == "Paid below it: 3."
    assert formula(parts) == '="Paid "&{key!posture@s}&" it: "&COUNTIF({checks!a:b@verdict},"OK")&"."'
