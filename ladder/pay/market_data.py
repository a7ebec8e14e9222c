"""The pay data shipped with the tool: OEWS wages of occupations near peer support, and peer wages found.

Files are read strictly; rates are dollars an hour. A percentile that BLS does not publish is missing, one at or over
the release's ceiling is listed as top-coded. Here and in `law.figures` alone the core reads files: its own.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from ladder.model.market import PERCENTILES, Percentile
from ladder.model.month import Month
from ladder.model.names import Text
from ladder.model.state import STATES

Kind = Literal["metro", "state", "nation"]

NATION = "United States"
INDUSTRIES = {
    "62--63": "health care and social assistance",
    "621420": "outpatient mental health and substance abuse centers",
    "623220": "residential mental health and substance abuse facilities",
    "624100": "individual and family services",
}
"""Industries with national pay data, by NAICS code as BLS groups them."""

_PREFIXES: dict[Kind, str] = {"metro": "metro", "state": "state", "nation": "us"}
_NOT_PUBLISHED, _TOP_CODED = "-", "#"


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation by its Standard Occupational Classification code."""

    code: str
    title: str
    entry_level: bool  # entry-level direct support; the others compare with higher rungs


@dataclass(frozen=True, slots=True)
class Wages:
    """What an occupation is paid in an area, dollars an hour by percentile."""

    percentiles: Mapping[Percentile, Decimal]
    top_coded: tuple[Percentile, ...]
    people: int | None


class Cut(NamedTuple):
    """A cell of the release: an area, an industry ("" for all of them) and an occupation."""

    area: str
    industry: str
    occupation: str


@dataclass(frozen=True, slots=True)
class PayData:
    """One release."""

    date: Month
    source: str
    address: str
    status: Literal["published", "secondary"]
    occupations: Mapping[str, Occupation]
    areas: Mapping[str, Kind]
    wages: Mapping[Cut, Wages]


@dataclass(frozen=True, slots=True)
class Found:
    """Pay data as a benchmark: its short name and the cell it comes from."""

    name: str
    cut: Cut
    wages: Wages


@dataclass(frozen=True, slots=True)
class Selection:
    """What the release has of the occupations asked for, and the cells it has no median of."""

    found: tuple[Found, ...]
    unpublished: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class PeerWage:
    """What someone pays, or advertised, for work in a peer role. `high` is missing where one rate is given."""

    title: Text
    area: Text
    date: Month | None
    year_only: bool  # the month is not known, and July stands in
    kind: str
    low: Decimal
    high: Decimal | None
    source: str
    status: str


def find_area(data: PayData, text: str) -> str | None:
    """The area meant: by its name as BLS writes it, a state's two letters, or US."""
    if text in STATES:
        return STATES[text]
    if text.casefold() in ("us", "usa", "national", "nation"):
        return NATION
    return next((area for area in data.areas if area.casefold() == text.casefold()), None)


def find_occupation(data: PayData, text: str) -> Occupation | None:
    """The occupation meant: by SOC code or by title."""
    by_title = (one for one in data.occupations.values() if one.title.casefold() == text.casefold())
    return data.occupations.get(text) or next(by_title, None)


def select(
    data: PayData, area: str, occupations: Sequence[str], industries: Sequence[str], agency_state: str
) -> Selection:
    """Wages of occupations in an area, its state and the nation, then in national industries; codes and names known.

    A metropolitan area that lies in several states counts with the agency's, or else with the first it names.
    """
    cells = [
        (_PREFIXES[data.areas[place]], Cut(place, "", code))
        for place in _areas_around(data, area, agency_state)
        for code in occupations
    ]
    cells += [
        (f"us_{industry.replace('--', '_')}", Cut(NATION, industry, code))
        for industry in industries
        for code in occupations
    ]
    found, unpublished = [], []
    for prefix, cut in cells:
        wages = data.wages.get(cut)
        if wages is None or "p50" not in wages.percentiles:
            unpublished.append(cut)
        else:
            found.append(Found(f"{prefix}_{cut.occupation.replace('-', '_')}", cut, wages))
    return Selection(tuple(found), tuple(unpublished))


def _areas_around(data: PayData, area: str, agency_state: str) -> list[str]:
    around = [area]
    if data.areas[area] == "metro":
        codes = area.rpartition(", ")[2].split("-")
        around.append(STATES[agency_state if agency_state in codes else codes[0]])
    return around if area == NATION else [*around, NATION]


def place_words(cut: Cut) -> str:
    """Where a cell is, in words: its area, and its industry if it is one's."""
    return f"{cut.area}, {INDUSTRIES[cut.industry]}" if cut.industry else cut.area


@lru_cache(maxsize=1)
def shipped_pay() -> PayData:
    """The OEWS release shipped with the tool."""
    about, rows = _read("oews-2025-05.csv")
    status = about["status"]
    assert status in ("published", "secondary")
    areas: dict[str, Kind] = {}
    wages = {}
    for row in rows:
        kind = row["kind"]
        assert kind in _PREFIXES
        areas[row["area"]] = kind
        wages[Cut(row["area"], row["industry"], row["occupation"])] = wages_of(row)
    return PayData(
        Month.parse(about["date"]),
        about["source"],
        about["address"],
        status,  # type: ignore[arg-type]
        {one.code: one for one in _occupations()},
        areas,
        wages,
    )


def wages_of(row: Mapping[str, str]) -> Wages:
    """A row of the release. "-" is a cell that is not published, "#" one at or over the ceiling."""
    cells = {name: row[name] for name in PERCENTILES}
    return Wages(
        {name: Decimal(cell) for name, cell in cells.items() if cell not in (_NOT_PUBLISHED, _TOP_CODED)},
        tuple(name for name, cell in cells.items() if cell == _TOP_CODED),
        None if row["employment"] == _NOT_PUBLISHED else int(row["employment"]),
    )


def _occupations() -> Iterator[Occupation]:
    for row in _read("occupations.csv")[1]:
        yield Occupation(row["occupation"], row["title"], {"yes": True, "no": False}[row["entry_level"]])


@lru_cache(maxsize=1)
def shipped_peer_wages() -> tuple[PeerWage, ...]:
    """What others pay people in peer roles, as found in postings, pay plans and surveys."""
    return tuple(
        PeerWage(
            row["title"],
            row["area"],
            _month(row["date"]),
            len(row["date"]) == 4,
            row["kind"],
            Decimal(row["low"]),
            Decimal(row["high"]) if row["high"] else None,
            row["source"],
            row["status"],
        )
        for row in _read("peer-wages.csv")[1]
    )


def _month(text: str) -> Month | None:
    return Month.parse(f"{text}-07" if len(text) == 4 else text) if text else None


def _read(name: str) -> tuple[dict[str, str], list[dict[str, str]]]:
    """A data file: what its `# name: value` lines say of it, and its rows."""
    lines = (files("ladder.pay") / "data" / name).read_text(encoding="utf-8").splitlines()
    about = dict(line.removeprefix("# ").split(": ", 1) for line in lines if line.startswith("# "))
    return about, list(csv.DictReader(line for line in lines if not line.startswith("# ")))
