"""A table as a CSV file that Excel opens as it is: UTF-8 with its mark, and no text that could run as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_table(header: Sequence[str], columns: Sequence[Iterable[str]]) -> bytes:
    """The file of a header and columns of text, every column as long; numbers are given as text already."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(zip(*columns, strict=True))
    return text.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """Text that a spreadsheet reads as text: an apostrophe before what would start a formula."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
