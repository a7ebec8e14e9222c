"""Contrast with white, by WCAG's formula, against published ratios."""

from __future__ import annotations

import pytest

from ladder.model.board import contrast_with_white


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
