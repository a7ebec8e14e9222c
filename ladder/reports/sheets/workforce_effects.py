"""The sheet "Workforce and benefits", only where the config asks: expected staff over each line, the whole agency."""

from __future__ import annotations

from collections.abc import Sequence

from ladder.analysis import Result
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit


def build(results: Sequence[Result]) -> Sheet | None:
    """The sheet; None where the config does not ask for it."""
    shares = results[0].plan.workforce_benefits
    if shares is None:
        return None
    return Sheet(
        "Workforce and benefits",
        "How many people in peer roles might be over each line: an expectation for the whole agency",
        tuple(table for result in results for table in _tables(result)),
        lines=(
            f"Expected from shares of staff: SSI {shares.ssi:.1%}, SSDI {shares.ssdi:.1%}, both {shares.both:.1%}. "
            f"Source: {shares.source}",
            "Pay and hours are never set by these figures: an employer may not ask who receives benefits or act on it "
            "(42 USC 12112). No figure is for a role, site or fund. Calculated, not live.",
        ),
    )


def _tables(result: Result) -> list[Table]:
    months = result.plan.period.all_months[::12]
    columns = tuple(Column(str(month), month, None, 14) for month in months)
    people = tuple(
        Row(line.name, f"Over the {line.title}", line.people_over, Unit.PEOPLE, kind=Kind.CALCULATION)
        for line in result.line_effects
    )
    hours = tuple(
        Row(line.name, f"Kept under the {line.title}", line.hours_to_cover, Unit.HOURS, kind=Kind.CALCULATION)
        for line in result.line_effects
    )
    name, title = result.scenario.name, result.scenario.title
    return [
        Table(
            f"people.{name}",
            f"{title}: expected staff over each line in an average month",
            columns,
            people,
            label_header="Line",
            label_width=60,
        ),
        Table(
            f"cover.{name}",
            f"{title}: weekly hours to cover if they kept below it in the worst month",
            columns,
            hours,
            label_header="Line",
            label_width=60,
        ),
    ]
