"""What a varied input's values look like to a reader: never a number without its unit."""

from __future__ import annotations

import pytest

from ladder.config.value_words import with_unit


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("grades.N1.minimum", "21.50", "$21.50"),
        ("grades.N1.minimum", "21.5", "$21.50"),
        ("grades.director.maximum", "84000", "$84,000"),
        ("pay.vacancy", "12%", "12%"),
        ("workforce.months_to_fill", "3", "3 months"),
        ("workforce.months_to_fill.mean", "1", "1 month"),
        ("seats.*.hours", "20", "20 hours"),
        ("supervision.hours_a_month_per_person", "2.5", "2.5 hours"),
        ("employer_cost.items.health.per_person_month", "650", "$650"),
        ("revenue.services.individual.rate", "11.97", "$11.97"),
        ("supervision.span", "8", "8 people"),
        ("seats.peers.seats", "1", "1 seat"),
        ("workforce.pay_elasticity", "0.5", "0.5"),
    ],
)
def test_a_value_has_the_unit_of_its_field(field: str, value: str, words: str) -> None:
    assert with_unit(field, value) == words
