"""The law in force in a month: each figure looked up by name, with its source and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from ladder.law.figures import Figure, Index, Program, Series, Value, shipped_programs
from ladder.law.projection import Projection, benefit_rate, chained, grown_each_year, rounded
from ladder.model.month import Month


class FigureNotKnownError(ValueError):
    """No value of a figure is known for a month, and none may be inferred."""


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """Every figure of the law, and what stands in past the last known year."""

    programs: Mapping[str, Program]
    projection: Projection
    _found: dict[tuple[str, Month, str], Figure] = field(default_factory=dict, repr=False)

    @property
    def published_through(self) -> dict[str, int]:
        """The last year whose figures are published, by program file."""
        return {name: program.published_through for name, program in self.programs.items()}

    @property
    def names(self) -> tuple[str, ...]:
        """Every figure's name."""
        return tuple(name for program in self.programs.values() for name in program.figures)

    def places(self, name: str) -> tuple[str, ...]:
        """The places that have a value of a figure (states, and a state's living arrangements)."""
        return tuple(self.series(name)[1].places)

    def figure(self, name: str, month: Month, place: str = "") -> Figure:
        """A figure in force in a month, at a place where places differ.

        Raises KeyError for an unknown name or place, FigureNotKnownError for a month before the first value.
        """
        key = (name, month, place)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = _look_up(self, name, month, place)
        return found

    def value(self, name: str, month: Month, place: str = "") -> Decimal:
        """The amount of `figure`."""
        return self.figure(name, month, place).value

    def series(self, name: str) -> tuple[Program, Series]:
        """A figure's program and its dated values. Raises KeyError for an unknown name."""
        for program in self.programs.values():
            if name in program.figures:
                return program, program.figures[name]
        raise KeyError(f"{name} is not a figure of the law")


def load_law(projection: Projection | None = None) -> Law:
    """The shipped figures, with a projection for later years: the user's or else the Trustees'."""
    return _loaded(projection or Projection(source=""))


@lru_cache(maxsize=16)
def _loaded(projection: Projection) -> Law:
    return Law(shipped_programs(), projection)


def _look_up(law: Law, name: str, month: Month, place: str) -> Figure:
    program, series = law.series(name)
    dated = series.places[place] if series.places else series.values
    past = [start for start in dated if start <= month]
    if not past:
        first = next(iter(dated))
        raise FigureNotKnownError(
            f"{series.title}: none is known before {first.name}, so none for {month.name}"
        )
    start, value = past[-1], dated[past[-1]]
    index = series.indexed
    if index and not index.moves(place):
        if month - start >= 12 and month.year > program.published_through and value.amount:
            value = Value(
                amount=value.amount, source=f"held since {start}: {value.source}", status="projected"
            )
    elif index and month - start >= 12:
        if start != list(dated)[-1]:
            raise FigureNotKnownError(f"{series.title}: none is known for {month.name}")
        effective = start + (month - start) // 12 * 12
        value = _projected(law, index, effective, (start, value.amount))
    return Figure(
        name, series.title, month, value.amount, series.unit, value.source, value.status, series.law
    )


def _projected(law: Law, index: Index, effective: Month, last: tuple[Month, Decimal]) -> Value:
    """A figure past its last value, from the growth of the index that moves it."""
    year, last_known = effective.year, (last[0].year, last[1])
    if index.by == "chart":
        amount, source = _chart(law, effective, last)
    elif index.by == "cpi":
        amount, source = chained(index, year, last_known, lambda of: _growth(law, "cpi", of))
    elif index.by == "part_b":
        amount, source = grown_each_year(
            index, year, last_known, lambda of: _growth(law, "part_b_growth", of)
        )
    elif index.by == "cola":
        amount, source = _by_cola(law, index, year)
    else:
        amount, source = _by_wage(law, index, effective, last_known)
    return Value(amount=amount, source=f"projected: {source}", status="projected")


def _by_cola(law: Law, index: Index, year: int) -> tuple[Decimal, str]:
    """A benefit rate, or (with no amount to start from) the cost-of-living adjustment itself."""
    if index.amount is None or index.year is None:
        return _growth(law, "cola", year)
    return benefit_rate(index.amount, index.year, year, lambda of: _cola(law, of))


def _by_wage(
    law: Law, index: Index, effective: Month, last_known: tuple[int, Decimal]
) -> tuple[Decimal, str]:
    """A wage-indexed amount, or (with no base to divide by) the average wage index itself."""
    if index.amount is None or index.over is None:
        return grown_each_year(index, effective.year, last_known, lambda of: _growth(law, "wage_growth", of))
    amount, source = last_known[1], ""
    for year in range(last_known[0] + 1, effective.year + 1):
        if index.hold_without_cola and _cola(law, year - 1)[0] == 0:
            source = f"held: benefits did not rise for December {year - 1}"
            continue
        average = law.figure("national_average_wage_index", Month.of(year - 2, 1))
        formula = rounded(index.amount * average.value / index.over, index)
        source = f"{index.amount} x {average.value} / {index.over}; {average.source}"
        amount = max(amount, formula)  # an amount is never lowered
    return amount, source


def _cola(law: Law, year: int) -> tuple[Decimal, str]:
    figure = law.figure("cost_of_living_adjustment", Month.of(year, 12))
    return figure.value, figure.source


def _growth(law: Law, kind: str, year: int) -> tuple[Decimal, str]:
    """A year's growth: the user's, or the shipped assumption of that year (its last year's from then on)."""
    given: Decimal | None = getattr(law.projection, kind)
    if given is not None:
        return given, law.projection.source
    figure = law.figure(f"projected_{kind}", Month.of(year, 1))
    return figure.value, figure.source


def _chart(law: Law, effective: Month, last: tuple[Month, Decimal]) -> tuple[Decimal, str]:
    """A 1619(b) chart value: the new base, 12 x (2 x federal rate + 85), and the last Medicaid part.

    The state supplement inside the base is taken as unchanged. POMS SI 02302.200.
    """
    start, threshold = last
    rise = law.value("federal_benefit_rate", effective) - law.value("federal_benefit_rate", start)
    return threshold + 24 * rise, f"the chart of {start.year}, {threshold}, with the base of {effective.year}"
