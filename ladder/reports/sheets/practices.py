"""The sheet "Practices": what holds peer roles up, practice by practice, and whether the agency is ready for them."""

from __future__ import annotations

from collections.abc import Sequence

from ladder.analysis import Result
from ladder.config.source import dotted
from ladder.model.readiness import Readiness
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.practice_words import (
    HANDBOOK_TIMELINE,
    SHEET,
    TO_DO,
    leading,
    preparation_sentence,
    statements,
    structure_sentence,
)
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit, Value
from ladder.workforce.readiness import ready_from

LABEL_WIDTH = 40
_WHY, _SAID, _DO, _RESTS = 44, 26, 40, 44


def build(results: Sequence[Result]) -> Sheet:
    """The sheet: the structure check, what other scenarios change of it, and readiness where the config answers it."""
    lead = leading(results)
    tables = [_practices(results, lead)]
    tables += [table for result in results if result is not lead for table in _other(lead, result)]
    readiness = lead.plan.readiness
    if readiness:
        tables += [_answers(readiness), _timeline(results, lead, readiness)]
    return Sheet(
        SHEET,
        "What holds peer roles up: supervision, ways up, paid time" + (", readiness" if readiness else ""),
        tuple(tables),
        lines=(
            f"{lead.scenario.title}: {structure_sentence(lead.practices)}.",
            "Read from the config and calculated, not live. Seats are counted as authorized, filled or vacant; where "
            "the config is silent nothing is supposed.",
        ),
    )


def _practices(results: Sequence[Result], lead: Result) -> Table:
    columns = (
        *(Column(result.scenario.name, result.scenario.title, Unit.TEXT, 16) for result in results),
        Column("why", f"Why: {lead.scenario.title}", Unit.TEXT, _WHY),
        Column("do", "What to do", Unit.TEXT, _DO),
        Column("place", "In the config", Unit.TEXT, _SAID),
        Column("source", "Rests on", Unit.TEXT, _RESTS),
    )
    rows = []
    for number, each in enumerate(lead.practices):
        verdicts = [str(result.practices[number].verdict) for result in results]
        values: tuple[Value, ...] = (
            *verdicts,
            each.finding.reason,
            f"Accepted: {each.accepted}" if each.accepted and each.finding.remedy else each.finding.remedy,
            dotted(each.finding.place),
            each.source,
        )
        rows.append(Row(each.name, each.title, values, kind=Kind.TEXT))
    return Table(
        "practices", "The structure", columns, tuple(rows), label_header="Practice", label_width=LABEL_WIDTH
    )


def _other(lead: Result, result: Result) -> list[Table]:
    """The findings of another plan that differ from those of the plan that leads."""
    columns = (
        Column("verdict", "", Unit.TEXT, 16),
        Column("why", "Why", Unit.TEXT, _WHY),
        Column("do", "What to do", Unit.TEXT, _DO),
    )
    rows = tuple(
        Row(
            each.name,
            each.title,
            (str(each.verdict), each.finding.reason, each.finding.remedy),
            kind=Kind.TEXT,
        )
        for each, other in zip(result.practices, lead.practices, strict=True)
        if each.finding != other.finding
    )
    if not rows:
        return []
    title = f"{result.scenario.title}: what is otherwise"
    key = f"practices.{result.scenario.name}"
    return [Table(key, title, columns, rows, label_header="Practice", label_width=LABEL_WIDTH)]


def _answers(readiness: Readiness) -> Table:
    columns = (Column("true", "True today", Unit.TEXT, 16), Column("do", "What to do", Unit.TEXT, _WHY))
    rows = tuple(
        Row(
            name,
            words,
            ("yes", "") if getattr(readiness.answers, name) else ("no", TO_DO[name]),
            kind=Kind.TEXT,
        )
        for name, words in statements().items()
    )
    return Table(
        "readiness",
        f"Readiness: {readiness.true_statements} of ten statements are true",
        columns,
        rows,
        label_header="Statement",
        label_width=LABEL_WIDTH,
        note=f"After {HANDBOOK_TIMELINE}, in this project's words.",
    )


def _timeline(results: Sequence[Result], lead: Result, readiness: Readiness) -> Table:
    """The preparation, and the seats that wait for it: the month they open is live."""
    columns = (
        Column("from", "From", Unit.MONTH, 16),
        Column("to", "To", Unit.MONTH, 16),
        Column("seats", "Seats", Unit.SEATS, 16),
    )
    starts, ready = readiness.starts or lead.plan.period.start, ready_from(lead.plan)
    rows = [
        Row("preparation", "Preparation", (starts, ready + -1 if ready else None, None), kind=Kind.TEXT),
    ]
    for result in results:
        for each in result.scenario.delayed:
            opens = result.plan.seats[each.line].first_month
            name = f"{result.scenario.name}.{each.line}"
            link = f"={{{ASSUMPTIONS}!seats.{each.line}.first_month@{result.scenario.name}}}"
            label = f"{result.scenario.title}: {each.line}, planned for {each.planned.name}, opens"
            kinds = (Kind.CALCULATION, Kind.TEXT, Kind.TEXT)
            rows.append(Row(name, label, (opens, None, each.seats), formula=(link, None, None), kind=kinds))
    return Table(
        "preparation",
        "Timeline of the preparation" + (" and the seats that wait" if len(rows) > 1 else ""),
        columns,
        tuple(rows),
        label_width=LABEL_WIDTH,
        note=preparation_sentence(lead.scenario, readiness),
    )
