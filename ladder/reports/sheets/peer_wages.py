"""What others pay people in peer roles: a comparison of its own, apart from entry-level pay and from any posture."""

from __future__ import annotations

from ladder.analysis import Result
from ladder.pay.market import AgedPeerWage
from ladder.pay.market_data import PeerWage, shipped_peer_wages
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.sheets.market_benchmarks import AGED_TO_WORDS, growth_formula
from ladder.reports.sheets.market_cells import LABEL_WIDTH
from ladder.reports.tables import Column, Kind, Row, Table, Unit, Value


def peer_wage_key(wage: AgedPeerWage) -> str:
    """The key of a wage's assumptions: its place in the shipped list."""
    return f"peer_wages.{shipped_peer_wages().index(wage.found) + 1}"


def table(result: Result) -> Table:
    """Each wage as found and aged, the lowest first."""
    columns = (
        Column("kind", "What it is", Unit.TEXT, 14),
        Column("date", "As of", Unit.TEXT, 16),
        Column("low", "Lowest, as found", Unit.HOURLY, 14),
        Column("high", "Highest, as found", Unit.HOURLY, 14),
        Column("low_aged", "Lowest, aged", Unit.HOURLY, 14),
        Column("high_aged", "Highest, aged", Unit.HOURLY, 14),
        Column("status", "Standing", Unit.TEXT, 14),
        Column("source", "Where it was seen", Unit.TEXT, 14),
    )
    rows = tuple(_row(result, wage) for wage in result.market.peer_wages)
    return Table(
        "peer_wages",
        "What others pay people in peer roles, by the hour; no posture is judged by it",
        columns,
        rows,
        label_header="Role and employer",
        label_width=LABEL_WIDTH,
        note=(
            f"Aged to {AGED_TO_WORDS[result.plan.market.aged_to]} like the benchmarks, where the page has a date; "
            "a year without a month counts from July. Without a date a wage stands as found."
        ),
    )


def _as_of(found: PeerWage) -> str:
    if found.date is None:
        return "no date"
    return str(found.date.year) if found.year_only else found.date.name


def _row(result: Result, wage: AgedPeerWage) -> Row:
    scenario, path = result.scenario.name, f"{ASSUMPTIONS}!{peer_wage_key(wage)}"
    growth = growth_formula(result.plan, f"{{{path}.low@aged}}", scenario)
    found = wage.found

    def formulas(point: str, known: bool) -> tuple[str | None, str | None]:
        if not known:
            return None, None
        posted = f"{{{path}.{point}@{scenario}}}"
        return f"={posted}", f"={posted}*{growth}" if wage.months is not None else f"={posted}"

    low, low_aged = formulas("low", True)
    high, high_aged = formulas("high", wage.high is not None)
    values: tuple[Value, ...] = (
        found.kind,
        _as_of(found),
        found.low,
        found.high,
        wage.low,
        wage.high,
        found.status,
        found.source,
    )
    every = (None, None, low, high, low_aged, high_aged, None, None)
    kinds = tuple(Kind.CALCULATION if formula else Kind.TEXT for formula in every)
    return Row(
        peer_wage_key(wage), f"{found.title}, {found.area}", values, formula=every, kind=kinds, flows=True
    )
