"""Between published percentiles by hand: ties, missing cells, the ends, and rates at a target."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ladder.model.market import Percentile
from ladder.pay.market_data import wages_of
from ladder.pay.percentiles import ordinal, rate_at, standing

EL_PASO_ASSISTANTS = ("12.07", "16.68", "19.25", "22.72", "27.16")
EL_PASO_AIDES = ("10.08", "10.84", "11.15", "12.44", "13.22")
CALIFORNIA_AIDES = (
    "16.50",
    "16.50",
    "16.50",
    "17.57",
    "18.87",
)  # the state's minimum wage of 2025 three times
EL_PASO_HEALTH_WORKERS = ("16.32", "18.99", "21.75", "21.75", "23.84")


def cells(amounts: tuple[str, ...]) -> dict[Percentile, Decimal]:
    names: tuple[Percentile, ...] = ("p10", "p25", "p50", "p75", "p90")
    return {name: Decimal(amount) for name, amount in zip(names, amounts, strict=True) if amount}


@pytest.mark.parametrize(
    ("pay", "amounts", "value", "words"),
    [
        # 10 + (12.58 - 12.07) / (16.68 - 12.07) x 15 = 11.66
        ("12.58", EL_PASO_ASSISTANTS, 12, "about the 12th percentile"),
        # 75 + (12.58 - 12.44) / (13.22 - 12.44) x 15 = 77.69
        ("12.58", EL_PASO_AIDES, 78, "about the 78th percentile"),
        ("12.06", EL_PASO_ASSISTANTS, "under 10", "under the 10th percentile"),
        ("12.07", EL_PASO_ASSISTANTS, 10, "about the 10th percentile"),
        ("19.25", EL_PASO_ASSISTANTS, 50, "about the 50th percentile"),
        ("27.16", EL_PASO_ASSISTANTS, 90, "about the 90th percentile"),
        ("27.17", EL_PASO_ASSISTANTS, "over 90", "over the 90th percentile"),
        # Ties: at the tied rate pay stands at all of them, a cent under it under the lowest.
        ("16.50", CALIFORNIA_AIDES, "10 to 50", "at the 10th to 50th percentile"),
        ("16.49", CALIFORNIA_AIDES, "under 10", "under the 10th percentile"),
        # 50 + (17.00 - 16.50) / (17.57 - 16.50) x 25 = 61.68
        ("17.00", CALIFORNIA_AIDES, 62, "about the 62nd percentile"),
        ("21.75", EL_PASO_HEALTH_WORKERS, "50 to 75", "at the 50th to 75th percentile"),
        # 25 + (21.74 - 18.99) / 2.76 x 25 = 49.91, and 75 + 0.01 / 2.09 x 15 = 75.07
        ("21.74", EL_PASO_HEALTH_WORKERS, 50, "about the 50th percentile"),
        ("21.76", EL_PASO_HEALTH_WORKERS, 75, "about the 75th percentile"),
        # Everyone is paid the same.
        ("15.00", ("15", "15", "15", "15", "15"), "10 to 90", "at the 10th to 90th percentile"),
        # Cells that are missing: the line runs between those published, and ends with the last of them.
        ("17.00", ("", "", "16.00", "", "18.00"), 70, "about the 70th percentile"),
        ("15.99", ("", "", "16.00", "", "18.00"), "under 50", "under the 50th percentile"),
        ("30.00", ("12.07", "16.68", "19.25", "", ""), "over 50", "over the 50th percentile"),
        ("16.00", ("", "", "16.00", "", ""), 50, "about the 50th percentile"),
        # An average a hair off the cent is the cent.
        ("16.4999999999", CALIFORNIA_AIDES, "10 to 50", "at the 10th to 50th percentile"),
    ],
)
def test_where_pay_stands(pay: str, amounts: tuple[str, ...], value: int | str, words: str) -> None:
    found = standing(Decimal(pay), cells(amounts))
    assert (found.value, found.words) == (value, words)


@pytest.mark.parametrize(
    ("target", "amounts", "rate"),
    [
        (50, EL_PASO_ASSISTANTS, "19.25"),
        (60, EL_PASO_ASSISTANTS, "20.638"),  # 19.25 + 3.47 x 10 / 25
        (20, EL_PASO_AIDES, "10.5866666667"),  # 10.08 + 0.76 x 10 / 15
        (30, CALIFORNIA_AIDES, "16.50"),
        (62, EL_PASO_HEALTH_WORKERS, "21.75"),
        (9, EL_PASO_ASSISTANTS, None),  # never past what is published
        (91, EL_PASO_ASSISTANTS, None),
        (70, ("", "", "16.00", "", "18.00"), "17.00"),
        (80, ("12.07", "16.68", "19.25", "", ""), None),
    ],
)
def test_the_rate_at_a_target_percentile(target: int, amounts: tuple[str, ...], rate: str | None) -> None:
    found = rate_at(target, cells(amounts))
    assert (found is None) == (rate is None)
    assert found is None or abs(found - Decimal(str(rate))) < Decimal("1e-9")


def test_cells_that_are_suppressed_or_over_the_ceiling_are_not_known() -> None:
    row = {"p10": "41.20", "p25": "60.00", "p50": "88.10", "p75": "#", "p90": "#", "employment": "-"}
    wages = wages_of(row)
    assert wages.percentiles == {"p10": Decimal("41.20"), "p25": Decimal("60.00"), "p50": Decimal("88.10")}
    assert (wages.top_coded, wages.people) == (("p75", "p90"), None)
    assert standing(Decimal(90), wages.percentiles).value == "over 50"  # all that can be said
    assert wages_of({**row, "p10": "-"}).percentiles.keys() == {"p25", "p50"}


def test_ordinals() -> None:
    assert [ordinal(number) for number in (1, 2, 3, 4, 10, 11, 12, 13, 21, 22, 33, 50)] == [
        *("1st", "2nd", "3rd", "4th", "10th", "11th", "12th", "13th", "21st", "22nd", "33rd", "50th")
    ]
