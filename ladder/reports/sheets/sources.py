"""The Sources sheet: every figure of the law with where it was read, and every source and assumption of the config."""

from __future__ import annotations

from collections.abc import Sequence

from ladder.analysis import Result
from ladder.law import Figure, Law
from ladder.model.plan import Plan
from ladder.reports.provenance import standing_assumptions
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit

AT_THE_START = (
    "federal_benefit_rate",
    "general_income_exclusion",
    "earned_income_exclusion",
    "earned_income_share_excluded",
    "substantial_gainful_activity",
    "trial_work_month",
    "oasdi_rate",
    "hospital_insurance_rate",
)


def figures_used(plan: Plan, law: Law) -> tuple[Figure, ...]:
    """The law's figures the sheets draw on: the worker's at the plan's start, the wage base of every year."""
    months = plan.period.all_months
    start = [law.figure(name, months[0]) for name in AT_THE_START]
    bases = [
        law.figure("oasdi_wage_base", month) for month in months if month == months[0] or month.month == 1
    ]
    return (*start, *bases)


def build(results: Sequence[Result], figures: Sequence[Figure]) -> Sheet:
    """The sheet."""
    plan = results[0].plan
    tables = [_law(figures)]
    if plan.sources:
        tables.append(_marks("sources", "Where the config's figures come from", plan.sources, "Source"))
    if plan.benchmarks:
        marks = {
            name: f"{mark.title}, {mark.area}, {mark.date.name}: {mark.source}"
            for name, mark in plan.benchmarks.items()
        }
        tables.append(_marks("benchmark_sources", "Benchmarks", marks, "Source"))
    standing = standing_assumptions(plan)
    if standing:
        tables.append(
            _marks(
                "standing",
                "Assumptions and defaults to replace by the agency's own figures",
                standing,
                "Why it stands",
            )
        )
    return Sheet("Sources", "Where the figures come from", tuple(tables))


def _law(figures: Sequence[Figure]) -> Table:
    columns = (
        Column("month", "In force", Unit.MONTH, 12),
        Column("value", "Value", Unit.TEXT, 14),
        Column("unit", "Unit", Unit.TEXT, 12),
        Column("status", "Status", Unit.TEXT, 12),
        Column("law", "Rule", Unit.TEXT, 34),
        Column("source", "Read in", Unit.TEXT, 70),
    )
    rows = tuple(
        Row(
            f"{figure.name}.{figure.month}",
            figure.title,
            (figure.month, f"{figure.value:,f}", figure.unit, figure.status, figure.law, figure.source),
            kind=Kind.TEXT,
        )
        for figure in figures
    )
    return Table("law_sources", "The law's figures", columns, rows, label_header="Figure", label_width=50)


def _marks(key: str, title: str, marks: dict[str, str], header: str) -> Table:
    rows = tuple(Row(name, name, (words,), kind=Kind.TEXT) for name, words in marks.items())
    return Table(
        key,
        title,
        (Column("words", header, Unit.TEXT, 90),),
        rows,
        label_header="Part of the config",
        label_width=50,
    )
