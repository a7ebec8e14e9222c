from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.patches import Rectangle
from overlaps import find_faults

from ladder.reports.charts.where_money_goes import MoneyData, added, alt_text, draw, net, title

DOLLARS = st.integers(-(10**9), 10**9).map(lambda cents: Decimal(cents) / 100)
LONG = "Pay of everyone who holds one of today's seats in any of the peer roles of the agency"


def money(causes: dict[str, str], revenue: str | None = None) -> MoneyData:
    steps = tuple((name, Decimal(amount)) for name, amount in causes.items())
    back = None if revenue is None else Decimal(revenue)
    return MoneyData("Agency", "FY 2029", '"Today"', '"The ladder"', Decimal(400_000), steps, back, "footer")


STEPS = {"Higher pay of today's seats": "50000", "Seats added": "-8000", "Employer cost": "12000"}


def test_title_says_the_change_its_largest_part_and_the_revenue() -> None:
    words = '"The ladder" adds $54,000 in FY 2029; the largest part is higher pay of today\'s seats, $50,000'
    assert title(money(STEPS)) == words
    assert title(money(STEPS, "9000")) == f"{words}; revenue is $9,000 more"
    assert title(money({"Pay": "-7000"}, "-100")) == (
        '"The ladder" saves $7,000 in FY 2029; revenue is $100 less'
    )
    assert title(money({"Pay": "0"})) == '"The ladder" costs the same as "Today" in FY 2029'


@given(st.lists(DOLLARS, min_size=1, max_size=5))
def test_title_is_true_of_any_amounts(amounts: list[Decimal]) -> None:
    data = money({f"cause {index}": str(amount) for index, amount in enumerate(amounts)})
    words, change = title(data), sum(amounts, Decimal(0))
    assert ("costs the same" in words) == (abs(change) < Decimal("0.5"))
    if found := re.search(r"largest part is cause (\d)", words):
        alike = [abs(amount) for amount in amounts if (amount > 0) == (change > 0)]
        assert abs(amounts[int(found[1])]) == max(alike)


def test_bars_run_from_where_the_last_one_ended_and_totals_from_zero() -> None:
    data = money(STEPS, "9000")
    axes = next(axes for axes in draw(data).axes if len(axes.patches) == 6)
    spans = [
        (patch.get_x(), patch.get_x() + patch.get_width())
        for patch in axes.patches
        if isinstance(patch, Rectangle)
    ]
    assert spans == [(0, 50000), (42000, 50000), (42000, 54000), (0, 54000), (45000, 54000), (0, 45000)]
    assert (added(data), net(data)) == (54000, 45000)


def test_alt_text_has_the_first_and_last_amounts_and_every_step() -> None:
    words = alt_text(money(STEPS, "9000"))
    assert "From $400,000 to $454,000" in words
    assert "seats added \N{MINUS SIGN}$8,000" in words


@pytest.mark.parametrize(
    "data",
    [
        money(STEPS, "9000"),
        money({"Pay": "0"}),
        money({LONG + str(index): str(10 ** (index + 1)) for index in range(9)}, "-123456789"),
        money({"A": "-5000000", "B": "4999000"}, "60"),
    ],
    ids=["usual", "nothing", "long and large", "lower"],
)
def test_nothing_overlaps(data: MoneyData) -> None:
    assert find_faults(draw(data)) == []


def zero_from_the_left(data: MoneyData) -> float:
    """Where $0 stands in the plot, from 0 at its left to 1 at its right."""
    axes = next(each for each in draw(data).axes if len(each.get_xticks()))
    low, high = axes.get_xlim()
    return -low / (high - low)


def test_the_plane_holds_zero_and_no_empty_half() -> None:
    assert zero_from_the_left(money({"Pay": "50000", "Seats": "12000"})) == 0
    # A fall far right of zero has room for its label there; one that ends near zero needs some to the left of it.
    assert zero_from_the_left(money({"Pay": "50000", "Seats": "-3000"})) == 0
    assert 0 < zero_from_the_left(money({"Pay": "50000", "Seats": "-49000"})) < 0.25
    assert 0 < zero_from_the_left(money({"Pay": "50000", "Seats": "-53000"})) < 0.3
    assert zero_from_the_left(money({"Pay": "-50000", "Seats": "-12000"})) > 0.6
