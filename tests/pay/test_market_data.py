"""The shipped pay data: what it holds, what it says of itself, and the cells a config asks for."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from ladder.model.month import Month
from ladder.model.state import STATES
from ladder.pay.market_data import (
    INDUSTRIES,
    NATION,
    Cut,
    find_area,
    find_occupation,
    select,
    shipped_pay,
    shipped_peer_wages,
)

DATA = shipped_pay()
ENTRY_LEVEL = {"21-1093", "21-1094", "31-1120", "31-1131", "31-1133", "29-2053"}


def percentiles(area: str, code: str, industry: str = "") -> list[str]:
    return [str(amount) for amount in DATA.wages[Cut(area, industry, code)].percentiles.values()]


def test_the_release_says_what_it_is() -> None:
    assert DATA.date == Month.parse("2025-05")
    assert (DATA.source, DATA.address, DATA.status) == (
        "BLS OEWS May 2025",
        "https://www.bls.gov/oes/",
        "secondary",
    )


def test_it_has_the_nation_every_state_and_metropolitan_areas() -> None:
    # The fifty states and DC, Guam, Puerto Rico and the Virgin Islands.
    assert Counter(DATA.areas.values()) == {"nation": 1, "state": 54, "metro": 18}
    assert set(STATES.values()) < set(DATA.areas)
    assert {code for code, one in DATA.occupations.items() if one.entry_level} == ENTRY_LEVEL
    assert {cut.industry for cut in DATA.wages} == {"", *INDUSTRIES}
    assert len(DATA.wages) == 807


@pytest.mark.parametrize(
    ("area", "code", "industry", "amounts"),
    [
        ("El Paso, TX", "21-1093", "", "12.07 16.68 19.25 22.72 27.16"),
        ("El Paso, TX", "31-1120", "", "10.08 10.84 11.15 12.44 13.22"),
        (NATION, "21-1093", "", "16.44 18.34 22.08 26.13 30.43"),
        (NATION, "11-9151", "", "25.56 30.91 38.65 49.61 63.59"),
        (NATION, "29-2053", "621420", "16.91 18.48 21.67 23.88 28.01"),
        ("California", "31-1120", "", "16.50 16.50 16.50 17.57 18.87"),
        ("Alabama", "21-1099", "", ""),  # every wage suppressed
    ],
)
def test_cells_of_the_release(area: str, code: str, industry: str, amounts: str) -> None:
    assert percentiles(area, code, industry) == amounts.split()


def test_every_cell_goes_up_and_is_likely() -> None:
    for cut, wages in DATA.wages.items():
        amounts = list(wages.percentiles.values())
        assert amounts == sorted(amounts), cut
        assert all(Decimal("7.25") <= amount < 115 for amount in amounts), cut
    assert all(len(wages.percentiles) in (0, 5) and not wages.top_coded for wages in DATA.wages.values())


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("El Paso, TX", "El Paso, TX"),
        ("el paso, tx", "El Paso, TX"),
        ("TX", "Texas"),
        ("new york", "New York"),
        ("US", NATION),
        ("national", NATION),
        ("Guam", "Guam"),
        ("El Paso", None),
        ("tx", None),
    ],
)
def test_an_area_by_any_of_its_names(text: str, area: str | None) -> None:
    assert find_area(DATA, text) == area


def test_an_occupation_by_code_or_title() -> None:
    codes = ("31-1133", "Psychiatric aides", "psychiatric AIDES")
    assert {found.code for text in codes if (found := find_occupation(DATA, text))} == {"31-1133"}
    assert find_occupation(DATA, "31-1134") is None


def names(area: str, codes: tuple[str, ...], state: str, industries: tuple[str, ...] = ()) -> list[str]:
    return [f"{each.name}: {each.cut.area}" for each in select(DATA, area, codes, industries, state).found]


def test_an_area_comes_with_its_state_and_the_nation() -> None:
    codes = ("21-1093", "31-1120")
    assert names("El Paso, TX", codes, "TX") == [
        "metro_21_1093: El Paso, TX",
        "metro_31_1120: El Paso, TX",
        "state_21_1093: Texas",
        "state_31_1120: Texas",
        "us_21_1093: United States",
        "us_31_1120: United States",
    ]
    assert names("Ohio", ("21-1093",), "OH") == ["state_21_1093: Ohio", "us_21_1093: United States"]
    assert names(NATION, ("21-1093",), "OH", ("621420",)) == [
        "us_21_1093: United States",
        "us_621420_21_1093: United States",
    ]


def test_an_area_of_several_states_counts_with_the_agency_s() -> None:
    philadelphia = "Philadelphia-Camden-Wilmington, PA-NJ-DE-MD"
    assert names(philadelphia, ("21-1093",), "DE")[1] == "state_21_1093: Delaware"
    assert names(philadelphia, ("21-1093",), "OH")[1] == "state_21_1093: Pennsylvania"


def test_what_is_not_published_is_said() -> None:
    # El Paso has no row of psychiatric aides; Alabama's row of other specialists is suppressed.
    missing = select(DATA, "El Paso, TX", ("31-1133", "21-1093"), (), "TX").unpublished
    assert missing == (Cut("El Paso, TX", "", "31-1133"),)
    assert select(DATA, "Alabama", ("21-1099",), (), "AL").unpublished == (Cut("Alabama", "", "21-1099"),)


def test_peer_wages_have_a_source_and_stand_as_found() -> None:
    wages = shipped_peer_wages()
    assert len(wages) == 19
    assert all(wage.source and wage.status in ("published", "secondary") for wage in wages)
    assert all(wage.high is None or wage.low < wage.high for wage in wages)
    assert sum(wage.date is None for wage in wages) == 2
    posting = next(wage for wage in wages if wage.area == "El Paso, TX")
    assert (posting.low, posting.date, posting.year_only) == (Decimal("12.58"), Month.parse("2022-11"), False)
