"""The About sheet: what the workbook is, which inputs made it, how to read it, and what it leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ladder.analysis import Result, is_simulated
from ladder.model.inputs import Inputs
from ladder.model.plan import Plan
from ladder.reports.provenance import owner_of, standing_assumptions
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit


@dataclass(frozen=True, slots=True)
class Identity:
    """Which inputs and which version of the tool made a run."""

    config_name: str
    config_hash: str
    version: str
    law_published_through: dict[str, int]  # program -> year
    projection: str  # what stands in for the law's figures past that
    inputs: Inputs


def footer(identity: Identity) -> str:
    """One line for the foot of a chart."""
    return f"{identity.config_name} ({identity.config_hash}), ladder {identity.version}"


def published_through(years: Mapping[str, int]) -> str:
    """The last published years of the law's figures, from a year by program."""
    through = sorted(set(years.values()))
    if len(through) > 1:
        return f"{through[0]} to {through[-1]}, by program"
    return str(through[0]) if through else "not recorded"


def build(results: Sequence[Result], identity: Identity, contents: Sequence[Sheet]) -> Sheet:
    """The sheet, first in the workbook."""
    plan = results[0].plan
    months = plan.period.all_months
    risk = results[0].risk
    run = (
        (
            "agency",
            "Agency",
            f"{plan.agency.name} ({plan.agency.kind.replace('_', '-')}, {plan.agency.state})",
        ),
        ("period", "Months", f"{months[0].name} to {months[-1].name}"),
        (
            "fiscal_year",
            "Fiscal year",
            f"starts in {plan.agency.fiscal_year_starts}; named by the year in which it ends",
        ),
        ("scenarios", "Scenarios", "; ".join(result.scenario.title for result in results)),
        ("ask", "Who to ask", _who_to_ask(plan)),
        ("config", "Config", f"{identity.config_name}, fingerprint {identity.config_hash}"),
        ("version", "Made by", f"ladder {identity.version}"),
        *([("draws", "Simulation", f"{risk.draws:,} draws, seed {risk.seed}")] if risk else []),
        ("standing", "Still to be replaced", _standing(results)),
        *([("pay_data", "What others pay, as of", _pay_data(plan))] if plan.benchmarks else []),
        ("law", "Law's figures published through", published_through(identity.law_published_through)),
        ("projection", "Past those years", identity.projection),
    )
    key = (
        ("input", "Shaded, blue", "an input: change it on the Assumptions sheet and the live sheets follow"),
        ("calculation", "Black", "a formula, protected without a password"),
        ("total", "Bold, ruled", "a total"),
        ("projected", "Marked projected", "rests on a figure of the law that is not published yet"),
    )
    limits = (
        (
            "seats",
            "Seats",
            "The budget counts authorized seats less vacancy, and gives everyone every raise; "
            + ("who leaves is on the Risk sheet" if risk else "who leaves is not simulated"),
        ),
        (
            "cost",
            "Employer cost",
            "Only the items the config gives; funds, indirect cost and revenue where it has them",
        ),
        (
            "benefits",
            "SSI and SSDI",
            "Schedules for invented workers in their own household; no state income tax, SNAP or housing subsidy",
        ),
        (
            "wage_base",
            "Social Security tax",
            "The year's wage base is counted by the month, a twelfth at a time",
        ),
        (
            "live",
            "Live",
            f"{_live(contents)} follow the Assumptions sheet; titles, months and the list of seat lines do not",
        ),
        (
            "print",
            "Print",
            "Every sheet fits letter paper; those named Months are the workings and come last: leave them out",
        ),
    )
    sheets = tuple((f"sheet.{sheet.name}", sheet.name, sheet.title) for sheet in contents)
    tables = (
        _table("run", "This run", run),
        _table("sheets", "The sheets", sheets),
        _table("colors", "How to read a cell", key),
        _table("limits", "What it leaves out", limits),
    )
    return Sheet(
        "About",
        f"{plan.agency.name}: a career ladder and its pay",
        tables,
        lines=(
            "Made for leadership and finance staff: what the ladder costs, how its pay compares, and what its rungs "
            "mean for someone whose benefits depend on earnings.",
        ),
    )


def _table(key: str, title: str, rows: Sequence[tuple[str, str, str]]) -> Table:
    column = (Column("words", "", Unit.TEXT, 100),)
    return Table(
        key,
        title,
        column,
        tuple(Row(name, label, (words,), kind=Kind.TEXT) for name, label, words in rows),
        label_width=34,
    )


def _standing(results: Sequence[Result]) -> str:
    """How many figures are placeholders."""
    count = len(standing_assumptions(results[0].plan, simulated=is_simulated(results)))
    if not count:
        return "nothing: no figure is marked as a placeholder"
    what = (
        "assumption or default is a placeholder"
        if count == 1
        else "assumptions and defaults are placeholders"
    )
    return f"{count} {what}; Assumptions marks them, Sources says why each stands"


def _pay_data(plan: Plan) -> str:
    """The dates of the benchmarks, before they are aged."""
    first, *others = sorted({mark.date for mark in plan.benchmarks.values()}, key=lambda month: month.ordinal)
    return f"{first.name} to {others[-1].name}" if others else first.name


def _who_to_ask(plan: Plan) -> str:
    """Who answers for the plan as a whole."""
    return (
        owner_of(plan, "agency") or "whoever made the config; it names no one (owners: {agency: an office})"
    )


def _live(contents: Sequence[Sheet]) -> str:
    """The sheets of results that are live: `Budget, Funding and Summary`."""
    *first, last = [
        name
        for name in ("Budget", "Funding", "Revenue", "Summary")
        if name in {sheet.name for sheet in contents}
    ]
    return f"{', '.join(first)} and {last}"
