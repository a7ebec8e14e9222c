from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from chart_samples import matters
from matplotlib.patches import Rectangle

from ladder.reports.charts import what_matters
from ladder.reports.charts.words import inside


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("-439630", "436881", "$2.05 million at 70%, $2.93 million at 90%"),
        ("0", "-3000000", "$2.49 million at 70%, \u2212$507,000 at 90%"),
    ],
)
def test_the_title_says_what_moves_it_most_and_how_far(low: str, high: str, words: str) -> None:
    data = matters(("Unit rate", low, high), ("Vacancy", "1", "-1"))
    assert what_matters.title(data) == (
        f'The net cost "the ladder" adds over five years depends most on unit rate: {words}'
    )


def test_bars_run_from_the_planned_result_and_are_in_proportion() -> None:
    figure = what_matters.draw(matters(("Unit rate", "-400", "200"), ("Vacancy", "100", "-50")))
    (axes,) = (each for each in figure.axes if len(each.patches) == 4)
    bars = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    widths = [bar.get_width() for bar in bars]
    assert [width / widths[0] for width in widths] == pytest.approx([1, 0.5, 0.125, 0.25])
    middle = bars[0].get_x() + widths[0]
    assert bars[2].get_x() + widths[2] == pytest.approx(middle)
    assert [bars[1].get_x(), bars[3].get_x()] == pytest.approx([middle, middle])
    texts = [text.get_text() for text in axes.texts]
    assert texts == ["\u2212$400 at 70%", "+$200 at 90%", "\u2212$50 at 90%", "+$100 at 70%"]


def test_both_ends_on_one_side_are_told_there_and_no_change_is_not() -> None:
    figure = what_matters.draw(matters(("Raises", "40", "90"), ("Exits", "0", "-30")))
    texts = [text.get_text() for axes in figure.axes for text in axes.texts]
    assert "+$40 at 70%, +$90 at 90%" in texts
    assert "\u2212$30 at 90%" in texts


def test_what_was_tried_and_changes_nothing_is_said() -> None:
    data = matters(("Raises", "40", "90"), without=("Vacancy", "Indirect rate"), planned="1")
    subtitle = " ".join(text.get_text() for text in what_matters.draw(data).texts).replace("\n", " ")
    assert "Tried, and changes nothing: Vacancy and Indirect rate." in subtitle
    assert data.planned == Decimal(1)


def test_the_alt_text_has_the_widest_and_the_narrowest() -> None:
    text = what_matters.alt_text(
        matters(("Unit rate", "-400", "200"), ("Exits", "3", "2"), ("FICA rate", "1", "-1"))
    )
    assert text.endswith(
        "As planned it is $2,493,048, and the changes are: unit rate, \u2212$400 at 70% and +$200 at 90%; down to FICA "
        "rate, +$1 at 70% and \u2212$1 at 90%."
    )


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Vacancy", "vacancy"),
        ("Per-person cost", "per-person cost"),
        ("H0038 rate", "H0038 rate"),
        ("FICA", "FICA"),
        ("Medicaid rate", "Medicaid rate"),
        ("New York rate", "New York rate"),
    ],
)
def test_codes_and_names_keep_their_capitals_inside_a_sentence(title: str, words: str) -> None:
    assert inside(title) == words


def test_the_title_does_not_round_a_small_effect_into_a_large_one() -> None:
    # 5,046 and 5,051 would both be $5,050 to three figures, or a step of $10.
    data = replace(matters(("Raises", "-4", "1")), planned=Decimal(5050))
    assert "$5,046" in what_matters.title(data)
    assert "$5,051" in what_matters.title(data)
