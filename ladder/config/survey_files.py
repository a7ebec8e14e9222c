"""Pay surveys in files: each row as the fields of a benchmark, or what is wrong with it by row and column.

Columns, in any order: `job` and one or more of `p10`, `p25`, `p50`, `p75`, `p90` (`p50` is needed in every row);
`area` and `date` (2026-04, or a day) unless the config gives them for the whole file; and, where rows differ, `basis`
(hourly or annual), `entry_level` (yes or no), `people` (whose pay it counts) and `key` (the benchmark's short name).
A percentile left empty, or with - or *, was not published; one with # was published only as at or over a ceiling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ladder.config.findings import NO_IDENTIFIERS
from ladder.config.identifiers import identifies, plain
from ladder.config.problems import Problem, quoted, remedy
from ladder.config.roster_cells import plain_number
from ladder.config.table_file import TableFile, TableRow
from ladder.model.market import PERCENTILES, Survey
from ladder.model.money import cents
from ladder.model.month import Month
from ladder.model.plan import WEEKS_A_YEAR

COLUMNS = ("job", "area", "date", *PERCENTILES, "basis", "entry_level", "people", "key")
_MOST_ROWS = 2_000
NOT_PUBLISHED, TOP_CODED = ("", "-", "*", "**"), "#"

_AMOUNT = re.compile(r"[0-9]{1,12}(\.[0-9]{1,4})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PEOPLE = re.compile(r"[1-9][0-9]{0,7}")
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_MOST_AN_HOUR, _LEAST_A_YEAR, _MOST_A_YEAR = Decimal(1_000), Decimal(1_000), Decimal(2_000_000)
_YES_OR_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


@dataclass
class _Reading:
    """One row being read: what it says so far, and what is wrong with it."""

    table: TableFile
    survey: Survey
    row: TableRow
    columns: dict[str, int]  # the place of each column it has
    problems: list[Problem] = field(default_factory=list)

    def cell(self, column: str) -> str:
        """The text in a column, blanks in a row as one."""
        return " ".join(self.row.text_at(self.columns[column]).split()) if column in self.columns else ""

    def wrong(self, column: str, message: str) -> None:
        """Something wrong in a column, or, where the file has no such column, with the row."""
        cell = self.row.cell_at(self.columns[column]) if column in self.columns else None
        self.problems.append(self.table.problem(self.row, cell, column, message))


def survey_benchmarks(
    table: TableFile, survey: Survey, start: Month | None
) -> tuple[dict[str, dict[str, Any]], list[Problem]]:
    """Each row as a benchmark's fields, by its short name, and every problem in the file.

    `start` is the plan's first month, if it is known: a survey cannot be of a later one.
    """
    columns, problems = table.columns(lambda text: plain(text) if plain(text) in COLUMNS else None, _refusal)
    if problems := problems or list(_missing(table, columns)):
        return {}, problems
    found: dict[str, dict[str, Any]] = {}
    for row in table.rows[1:]:
        if beyond := table.beyond(row):
            problems.append(beyond)
            continue
        reading = _Reading(table, survey, row, columns)
        fields = _fields(reading, start)
        name = _name(reading)
        if any(name.casefold() == other.casefold() for other in found):
            message = (
                f'another row is called {quoted(name)} too; give both a name of their own in a column "key"'
            )
            reading.wrong("key" if "key" in columns else "job", message)
        found[name] = fields
        problems += reading.problems
    return found, problems


def _refusal(text: str) -> str:
    """Why a column is not taken."""
    if identifies(text):
        return f"{quoted(text)}: {NO_IDENTIFIERS}"
    near = remedy(plain(text), COLUMNS, "columns of a survey")
    return f"there is no column {quoted(text)} in a survey{near}; take it out if it is none of them"


def _missing(table: TableFile, columns: dict[str, int]) -> Iterator[Problem]:
    header = table.rows[0]
    for needed in ("job", "p50"):
        if needed not in columns:
            message = f"a survey needs a column {quoted(needed)}; add it to the first row"
            yield table.problem(header, header.cells[0], "", message)
    if len(table.rows) == 1:
        message = "there is no row under this header; write one for each job"
        yield table.problem(header, header.cells[0], "", message)
    if len(table.rows) > _MOST_ROWS:
        message = f"this survey has more than {_MOST_ROWS:,} rows; keep the jobs and areas you compare with"
        yield table.problem(header, header.cells[0], "", message)


def _fields(reading: _Reading, start: Month | None) -> dict[str, Any]:
    survey = reading.survey
    job = reading.cell("job")
    if not job:
        reading.wrong("job", "this row has no job; write whose pay it is, like Peer support specialist")
    area = reading.cell("area") or survey.area
    if not area:
        reading.wrong("area", 'no area is given; fill this cell, or add "area" to the survey in the config')
    for column, text in (("job", job), ("area", area or "")):
        if len(text) > 400:
            reading.wrong(column, "this text is too long; at most 400 characters fit")
    fields: dict[str, Any] = {
        "title": job,
        "area": area,
        "date": _date(reading, start),
        "source": survey.source,
        "entry_level": _entry_level(reading),
        "people": _people(reading),
        **_rates(reading, _basis(reading)),
    }
    return {name: value for name, value in fields.items() if value is not None}


def _date(reading: _Reading, start: Month | None) -> str | None:
    text = reading.cell("date") or str(reading.survey.date or "")
    if not text:
        message = 'no date is given; write the month, like 2026-04, or add "date" to the survey in the config'
        reading.wrong("date", message)
        return None
    try:
        month = Month.parse(text[:7] if _DAY.fullmatch(text) else text)
    except ValueError:
        reading.wrong("date", f"{quoted(text)} is not a month; write it as year-month, like 2026-04")
        return None
    if start and month > start:
        reading.wrong("date", f"this is after the plan's start, {start}; a survey is of that month or before")
    return str(month)


def _basis(reading: _Reading) -> str:
    text = reading.cell("basis").casefold()
    if text and text not in ("hourly", "annual"):
        reading.wrong("basis", f"{quoted(text)} is none of the choices; write hourly or annual")
    return text or reading.survey.basis


def _entry_level(reading: _Reading) -> bool | None:
    text = reading.cell("entry_level").casefold()
    if not text:
        return reading.survey.entry_level
    if text not in _YES_OR_NO:
        reading.wrong("entry_level", f"{quoted(text)} is none of the choices; write yes or no")
    return _YES_OR_NO.get(text)


def _people(reading: _Reading) -> int | None:
    text = reading.cell("people").replace("." if reading.table.decimal_comma else ",", "")
    if text in NOT_PUBLISHED:
        return None
    if not _PEOPLE.fullmatch(text):
        reading.wrong(
            "people", f"{quoted(text)} is no count of people; write a whole number, or leave it empty"
        )
        return None
    return int(text)


def _rates(reading: _Reading, basis: str) -> dict[str, Any]:
    """The percentiles by the hour, in ascending order, and those that are top-coded."""
    rates: dict[str, Decimal] = {}
    top_coded: list[str] = []
    for name in PERCENTILES:
        text = reading.cell(name)
        if text == TOP_CODED:
            top_coded.append(name)
        elif text not in NOT_PUBLISHED:
            rate = _rate(reading, name, text, basis)
            if rate is not None:
                rates[name] = rate
                _follows(reading, name, rates, top_coded)
        elif name == "p50":
            reading.wrong(name, "the median is missing; a benchmark needs it, so fill it or take the row out")
    if "p50" in top_coded:
        reading.wrong("p50", "a median over the ceiling is not known; take the row out")
    return {**rates, "top_coded": top_coded or None}


def _follows(reading: _Reading, name: str, rates: dict[str, Decimal], top_coded: list[str]) -> None:
    """A percentile under the one before it, or known where a lower one is over the ceiling."""
    if top_coded:
        reading.wrong(name, f"{top_coded[0]} is over the ceiling, so this cannot be under it; check both")
    before = list(rates)[-2:-1]
    if before and rates[name] < rates[before[0]]:
        reading.wrong(
            name, f"{rates[name]} an hour is under {before[0]} ({rates[before[0]]}); percentiles go up"
        )


def _rate(reading: _Reading, column: str, text: str, basis: str) -> Decimal | None:
    """Pay by the hour, in whole cents. An annual figure is over 52 weeks of the survey's full-time hours."""
    number = plain_number(text.lstrip("$").strip(), reading.table.decimal_comma)
    if not _AMOUNT.fullmatch(number):
        reading.wrong(
            column, f"{quoted(text)} is not a number; write it in digits, like 19.50, or leave it empty"
        )
        return None
    amount = Decimal(number)
    if basis == "annual":
        if not _LEAST_A_YEAR <= amount <= _MOST_A_YEAR:
            reading.wrong(column, f"${amount:,} is no salary for a year; check it, or make the basis hourly")
            return None
        return cents(amount / (WEEKS_A_YEAR * reading.survey.full_time_hours))
    if not 0 < amount <= _MOST_AN_HOUR:
        annual = "; if it is a salary, make the basis annual" if amount else "; check it"
        reading.wrong(column, f"${amount:,} is no pay for an hour{annual}")
        return None
    return cents(amount)


def _name(reading: _Reading) -> str:
    """The benchmark's short name: the row's key, or its job and area in letters, digits and _."""
    key = reading.cell("key")
    if key:
        if not _KEY.fullmatch(key):
            message = "a short name starts with a letter and has letters, digits, - and _ only, at most 40"
            reading.wrong("key", message)
        return key
    words = f"{reading.cell('job')} {reading.cell('area')}".lower()
    plain = re.sub("[^a-z0-9]+", "_", words).strip("_")
    return (plain if plain[:1].isalpha() else f"survey_{plain}")[:40].strip("_")
