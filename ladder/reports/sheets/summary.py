"""The Summary sheet: the answer in sentences, then the figures behind it; everything live."""

from __future__ import annotations

from collections.abc import Sequence

from ladder.reports.answers import Answer
from ladder.reports.sheets.checks import KEY as CHECKS
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit

KEY = "answers"
LABEL_WIDTH = 58


def build(title: str, answers: Sequence[Answer], figures: Sequence[Table], all_checks: str) -> Sheet:
    """The sheet a director reads first. `all_checks` is the verdict over every check."""
    rows = [
        Row(
            f"{answer.name}.{number}",
            answer.question if number == 0 else "",
            (sentence.text,),
            formula=sentence.formula,
            kind=Kind.TEXT,
            flows=True,
        )
        for answer in answers
        for number, sentence in enumerate(answer.sentences)
    ]
    flag = Row(
        "checks", "All checks", (all_checks,), formula=f"={{{CHECKS}!overall@verdict}}", kind=Kind.CHECK
    )
    table = Table(
        KEY, "The answer", (Column("answer", "", Unit.TEXT, 22),), (*rows, flag), label_width=LABEL_WIDTH
    )
    return Sheet("Summary", title, (table, *figures), one_page=True)
