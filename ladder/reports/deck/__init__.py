"""The board's slides: `board.pptx`. Slides are plain data (`spec`); the writer knows nothing of careers.

A slide is added in one place: a function that makes it, in the list of `slides.board_slides`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ladder.analysis import Result
from ladder.reports.build import Report
from ladder.reports.charts import Chart
from ladder.reports.charts.style import board_style
from ladder.reports.deck.facts import Facts
from ladder.reports.deck.slides import board_deck
from ladder.reports.deck.writer import written


def deck_bytes(
    results: Sequence[Result], report: Report, charts: Sequence[Chart], pictures: Mapping[str, bytes]
) -> bytes:
    """The deck as a file; `pictures` are the rendered charts by file name. The same inputs give the same bytes."""
    with board_style():  # words are measured as in charts, letters that the font lacks among them
        return written(board_deck(Facts(results, report, charts, pictures)))
