"""Contrast with white, by WCAG's formula, against published ratios."""

from __future__ import annotations

import pytest

from ladder.model.board import FIXED, Colors, contrast_with_white, difference
from ladder.reports.charts.style import GREY, SKY


@pytest.mark.parametrize(
    ("color", "ratio"),
    [
        ("#000000", 21.0),  # the largest there is
        ("#FFFFFF", 1.0),
        ("#767676", 4.54),  # the lightest gray that does for text
        ("#FF0000", 4.0),  # pure red: 1.05 / (0.2126 + 0.05)
    ],
)
def test_contrast_with_white(color: str, ratio: float) -> None:
    assert round(contrast_with_white(color), 2) == pytest.approx(ratio, abs=0.005)


def test_the_fixed_colors_are_those_that_the_slides_draw() -> None:
    assert set(FIXED) == {SKY, GREY}


@pytest.mark.parametrize(("primary", "accent"), [("#003F6B", "#B34700"), ("#5B2A86", "#00796B")])
def test_usual_colors_are_far_enough_from_the_fixed_ones(primary: str, accent: str) -> None:
    assert Colors(primary=primary, accent=accent).accent == accent
    assert difference("#757575", GREY) < 2  # 1.7: what the rule is for
