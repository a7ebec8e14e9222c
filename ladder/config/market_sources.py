"""Benchmarks that a config asks for in a word or two: shipped pay data and surveys, as if written under `benchmarks`.

They become part of the document, each with the place of what asked for it, so that every check and message holds for
them as for those a user writes.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from ladder.config.problems import Problem, UserProblems, closest, listed, quoted
from ladder.config.source import Document, Mark, Path, value_at
from ladder.config.survey_files import survey_benchmarks
from ladder.config.table_file import read_content, read_table
from ladder.config.validate import problem_at
from ladder.model.market import Survey
from ladder.model.month import Month
from ladder.model.state import STATES
from ladder.pay.market_data import (
    INDUSTRIES,
    Found,
    PayData,
    find_area,
    find_occupation,
    place_words,
    select,
    shipped_pay,
)


@dataclass(frozen=True, slots=True)
class MarketSources:
    """The document with its benchmarks in full, what is wrong with what it asks for, and the files read."""

    document: Document
    problems: tuple[Problem, ...]
    contents: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A benchmark to be, and where the config asks for it."""

    name: str
    fields: Mapping[str, Any]
    at: Path


def with_market_sources(document: Document, folder: FilePath) -> MarketSources:
    """Look up the occupations and read the surveys of `market`; paths of files start at `folder`."""
    market = document.data.get("market")
    if not isinstance(market, dict):
        return MarketSources(document, (), ())
    asked: list[_Asked] = []
    problems: list[Problem] = []
    contents: list[bytes] = []
    for found in (_looked_up(document, market), _surveyed(document, market, folder, contents)):
        for one in found:
            if isinstance(one, Problem):
                problems.append(one)
            else:
                asked.append(one)
    document, more = _added(document, asked)
    return MarketSources(document, (*problems, *more), tuple(contents))


def _looked_up(document: Document, market: Mapping[str, Any]) -> Iterator[_Asked | Problem]:
    """Shipped pay data of the occupations asked for; what is not text is left to the model's own check."""
    wanted, area_words = market.get("occupations"), market.get("area")
    industries = [str(one) for one in _texts(market.get("industries"), (str, int))]
    if not isinstance(area_words, str) or not isinstance(wanted, list):
        return
    data = shipped_pay()
    area = find_area(data, area_words)
    if area is None:
        yield problem_at(document, ("market", "area"), _unknown_area(data, area_words))
    places: dict[str, Path] = {}
    yield from _occupations(document, data, wanted, places)
    yield from _unknown_industries(document, industries)
    start = _start(document)
    if start and start < data.date:
        message = (
            f"this pay is of {data.date}, after the plan's start, {start}; start the plan then or later, or write "
            'older pay under "benchmarks"'
        )
        yield problem_at(document, ("market", "occupations"), message, on_key=True)
    if area is None or (start and start < data.date):
        return
    state = value_at(document.data, ("agency", "state"))
    known = [code for code in industries if code in INDUSTRIES]
    selection = select(data, area, tuple(places), known, state if isinstance(state, str) else "")
    for each in selection.found:
        yield _Asked(each.name, _fields(data, each), places[each.cut.occupation])


def _occupations(
    document: Document, data: PayData, wanted: Sequence[Any], places: dict[str, Path]
) -> Iterator[Problem]:
    """Fill `places` with the codes asked for and where; problems with those not known, or known already."""
    for number, text in enumerate(wanted):
        at: Path = ("market", "occupations", number)
        found = find_occupation(data, text) if isinstance(text, str) else None
        if found and found.code in places:
            message = f"{found.code}, {found.title}, is listed already; take one of the two out"
            yield problem_at(document, at, message)
        elif found:
            places[found.code] = at
        elif isinstance(text, str):
            yield problem_at(document, at, _unknown_occupation(data, text))


def _unknown_industries(document: Document, industries: Sequence[str]) -> Iterator[Problem]:
    for number, code in enumerate(industries):
        if code not in INDUSTRIES:
            every = "; ".join(f"{one}, {words}" for one, words in INDUSTRIES.items())
            message = f"there is no pay data for industry {quoted(code)}; the industries are: {every}"
            yield problem_at(document, ("market", "industries", number), message)


def _fields(data: PayData, each: Found) -> dict[str, Any]:
    """A cell of the release as the fields of a benchmark."""
    about = data.occupations[each.cut.occupation]
    fields: dict[str, Any] = {
        "title": about.title,
        "area": place_words(each.cut),
        "date": str(data.date),
        "source": f"{data.source}, {about.code}, {data.address}",
        "status": data.status,
        "entry_level": about.entry_level,
        "people": each.wages.people,
        "top_coded": list(each.wages.top_coded),
    }
    known = {name: value for name, value in fields.items() if value is not None}
    return {**known, **dict(each.wages.percentiles.items())}


def _unknown_area(data: PayData, text: str) -> str:
    """What to write instead: the nearest names, or else every metropolitan area."""
    state = text.rpartition(",")[2].strip().upper()
    metros = [area for area, kind in data.areas.items() if kind == "metro"]
    likely = closest(text, data.areas)
    plain = {area.casefold(): area for area in data.areas}
    near = [plain[one] for one in difflib.get_close_matches(text.casefold(), plain, n=3, cutoff=0.7)]
    same_state = [area for area in metros if state in _states_of(area)]
    of_state = [STATES[state]] if state in STATES else []
    names = list(dict.fromkeys([*([likely] if likely else []), *near, *same_state, *of_state]))
    shown = (
        f"the nearest names are: {_listed(names)}"
        if names
        else f"the metropolitan areas are: {_listed(metros)}"
    )
    return (
        f"no pay data comes with the tool for area {quoted(text)}; {shown}; for another area take its state, or write "
        'its figures under "benchmarks"'
    )


def _states_of(area: str) -> list[str]:
    return area.rpartition(", ")[2].split("-")


def _unknown_occupation(data: PayData, text: str) -> str:
    by_words = {one.title.casefold(): one for one in data.occupations.values()}
    by_words |= data.occupations
    near = dict.fromkeys(
        by_words[word].code for word in difflib.get_close_matches(text.casefold(), by_words, n=3, cutoff=0.5)
    )
    shown = near or data.occupations
    names = "; ".join(f"{code}, {data.occupations[code].title}" for code in shown)
    which = "the nearest are" if near else "the occupations are"
    return f"no pay data comes with the tool for occupation {quoted(text)}; {which}: {names}"


def _listed(names: Sequence[str]) -> str:
    return listed([quoted(name) for name in names])


def _texts(value: Any, kinds: tuple[type, ...]) -> list[Any]:
    return [one for one in value if isinstance(one, kinds)] if isinstance(value, list) else []


def _surveyed(
    document: Document, market: Mapping[str, Any], folder: FilePath, contents: list[bytes]
) -> Iterator[_Asked | Problem]:
    """Every row of every survey; a survey the model would refuse is left to it."""
    surveys = market.get("surveys")
    for number, raw in enumerate(surveys if isinstance(surveys, list) else ()):
        at: Path = ("market", "surveys", number)
        try:
            survey = Survey.model_validate(raw)
        except ValidationError:
            continue
        try:
            content = read_content(folder, survey.file)
            table = read_table(content, survey.file, survey.sheet)
        except ValueError as refused:
            yield problem_at(document, (*at, "file"), str(refused))
            continue
        except UserProblems as refused:
            for one in refused.problems:  # what is wrong with a whole file is said where the config names it
                yield one if one.line else problem_at(document, (*at, "file"), one.message)
            continue
        contents.append(content)
        found, problems = survey_benchmarks(table, survey, _start(document))
        yield from problems
        if not problems:
            yield from (_Asked(name, fields, at) for name, fields in found.items())


def _start(document: Document) -> Month | None:
    written = value_at(document.data, ("period", "start"))
    try:
        return Month.parse(written) if isinstance(written, str) else None
    except ValueError:
        return None


def _added(document: Document, asked: Sequence[_Asked]) -> tuple[Document, list[Problem]]:
    """The document with these benchmarks beside its own, each placed where it is asked for."""
    own = document.data.get("benchmarks", {})
    if not asked or not isinstance(own, dict):
        return document, []
    benchmarks, problems = dict(own), []
    marks: dict[Path, Mark] = {}
    origins: dict[Path, Path] = {}
    for one in asked:
        taken = next((name for name in benchmarks if name.casefold() == one.name.casefold()), None)
        if taken is not None:
            at: Path = ("benchmarks", taken) if taken in own else one.at
            message = (
                f'{quoted(one.name)} names two benchmarks, one of them asked for by "market"; rename one'
            )
            problems.append(problem_at(document, at, message, on_key=True))
            continue
        path: Path = ("benchmarks", one.name)
        benchmarks[one.name] = dict(one.fields)
        marks[path] = document.value_marks[one.at]
        origins[path] = one.at
    return (
        replace(
            document,
            data={**document.data, "benchmarks": benchmarks},
            key_marks={**document.key_marks, **marks},
            value_marks={**document.value_marks, **marks},
            origins={**document.origins, **origins},
        ),
        problems,
    )
