from __future__ import annotations

from itertools import combinations, pairwise
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st
from legible import contrast_on_white

from ladder.reports.charts.style import INK, PALETTE, QUIET, board_style, spread, text_width, wrap, wrap_name

SIZES = st.floats(1, 40)


def test_the_contrast_formula_knows_black_and_a_grey_just_short_of_three() -> None:
    assert contrast_on_white("#000000") == pytest.approx(21)
    assert contrast_on_white("#959595") < 3 < contrast_on_white("#949494")


@pytest.mark.parametrize("color", PALETTE)
def test_marks_stand_out_from_white(color: str) -> None:
    assert contrast_on_white(color) >= 3


@pytest.mark.parametrize("color", [INK, QUIET])
def test_words_stand_out_from_white(color: str) -> None:
    assert contrast_on_white(color) >= 4.5


@given(st.lists(st.tuples(st.floats(-50, 550), SIZES), max_size=10))
def test_spread_labels_do_not_touch_stay_within_and_keep_their_order(
    labels: list[tuple[float, float]],
) -> None:
    wanted, sizes = [place for place, _ in labels], [size for _, size in labels]
    places = spread(wanted, sizes, 0, 500)  # ten of 40 always fit
    order = sorted(range(len(labels)), key=lambda index: places[index])
    assert [wanted[index] for index in order] == sorted(wanted)
    for before, after in pairwise(order):
        assert places[after] - places[before] >= (sizes[before] + sizes[after]) / 2 - 1e-6
    for place, size in zip(places, sizes, strict=True):
        assert size / 2 - 1e-6 <= place <= 500 - size / 2 + 1e-6


def test_spread_leaves_labels_that_have_room_and_moves_two_equal_ones_alike() -> None:
    assert spread([30, 10], [5, 5], 0, 100) == [30, 10]
    assert spread([50, 50], [10, 10], 0, 100) == [45, 55]


@given(st.text(alphabet="abcij MW-$.", max_size=80), st.integers(20, 300), st.sampled_from([None, 1, 2]))
def test_wrapped_lines_fit_and_lose_nothing_unless_cut(text: str, width: int, most: int | None) -> None:
    with board_style():
        lines = wrap(text, width, most=most)
        assert all(text_width(line) <= width or len(line) == 1 for line in lines)
    whole = "".join("".join(lines).split()) == "".join(text.split())
    assert whole if most is None else (len(lines) <= most and (whole or lines[-1].endswith("…")))


def test_names_that_start_alike_stay_apart_when_they_are_cut() -> None:
    names = [
        f"Certified Peer Recovery and Wellness Specialist for Young Adults, Level {n} (County)"
        for n in (1, 2)
    ]
    with board_style():
        assert wrap(names[0], 300, most=1) == wrap(names[1], 300, most=1)  # what a cut at the end does
        one, two = (wrap_name(name, 300, 1) for name in names)
        assert one != two
        assert all(
            len(lines) == 1 and text_width(lines[0]) <= 300 and " … " in lines[0] for lines in (one, two)
        )
        assert wrap_name("Peer Specialist", 300, 1) == ["Peer Specialist"]


def test_a_fiscal_year_is_not_broken_between_lines() -> None:
    with board_style():
        width = text_width("The ladder adds $212,000 in FY")
        assert wrap("The ladder adds $212,000 in FY 2027", width) == [
            "The ladder adds $212,000 in",
            "FY 2027",
        ]


# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
VISIONS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}


def lab(color: str, vision: str) -> tuple[float, float, float]:
    """CIE L*a*b* under D65 of a color as it is seen."""
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    red, green, blue = (
        min(1, max(0, sum(weight * part for weight, part in zip(row, linear, strict=True))))
        for row in VISIONS[vision]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    f, g, h = (each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in (x, y, z))
    return 116 * g - 16, 500 * (f - g), 200 * (g - h)


def least_distance(colors: tuple[str, ...], vision: str) -> float:
    return min(dist(lab(one, vision), lab(other, vision)) for one, other in combinations(colors, 2))


def test_the_distance_knows_colors_that_are_hard_to_tell_apart() -> None:
    # matplotlib's own first four colors, which are close together for many people.
    usual_colors = ("#1f77b4", "#ff7f0e", "#2ca02c", "#d62728")
    assert least_distance(usual_colors, "usual") > 25
    assert least_distance(usual_colors, "protanopia") < 10


@pytest.mark.parametrize("vision", VISIONS)
def test_the_palette_can_be_told_apart_whatever_the_color_vision(vision: str) -> None:
    assert least_distance(PALETTE, vision) > 25
