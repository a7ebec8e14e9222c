"""The sheet "Practices": what peer roles rest on, practice by practice, and whether the agency is ready for them."""

from __future__ import annotations

from collections.abc import Sequence

from ladder.analysis import Result
from ladder.config.source import dotted
from ladder.model.month import Month
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
from ladder.workforce.practice import Practice
from ladder.workforce.readiness import ready_from

LABEL_WIDTH = 46
_WHY, _DO, _SAID, _RESTS = 48, 44, 40, 50


def build(results: Sequence[Result]) -> Sheet:
    """The sheet: the structure check, what other plans change of it, and readiness where the config answers it."""
    lead = leading(results)
    tables = [_practices(lead)]
    tables += [table for result in results if result is not lead for table in _other(lead, result)]
    readiness = lead.plan.readiness
    if readiness:
        tables += [_answers(readiness), _timeline(results, lead, readiness)]
    return Sheet(
        SHEET,
        "What peer roles rest on: supervision, ways up, paid time" + (", readiness" if readiness else ""),
        tuple(tables),
        lines=(
            f"{lead.scenario.title}: {structure_sentence(lead.practices)}.",
            "Read from the config and calculated, not live. Seats are counted as authorized, filled or vacant; where "
            "the config is silent nothing is supposed.",
        ),
    )


_FOUND = (
    Column("verdict", "", Unit.TEXT, 18),
    Column("why", "Why", Unit.TEXT, _WHY),
    Column("do", "What to do", Unit.TEXT, _DO),
)


def _found(practice: Practice) -> tuple[Value, ...]:
    finding = practice.finding
    accepted = f"Accepted: {practice.accepted}" if practice.accepted and finding.remedy else finding.remedy
    return str(finding.verdict), finding.reason, accepted


def _practices(lead: Result) -> Table:
    columns = (
        *_FOUND,
        Column("place", "In the config", Unit.TEXT, _SAID),
        Column("source", "Rests on", Unit.TEXT, _RESTS),
    )
    rows = tuple(
        Row(each.name, each.title, (*_found(each), dotted(each.finding.place), each.source), kind=Kind.TEXT)
        for each in lead.practices
    )
    return Table(
        "practices",
        f"{lead.scenario.title}: eleven practices",
        columns,
        rows,
        label_header="Practice",
        label_width=LABEL_WIDTH,
    )


def _other(lead: Result, result: Result) -> list[Table]:
    """The findings of another plan that differ from those of the plan that leads."""
    rows = tuple(
        Row(each.name, each.title, _found(each), kind=Kind.TEXT)
        for each, other in zip(result.practices, lead.practices, strict=True)
        if each.finding != other.finding
    )
    if not rows:
        return []
    title = f"{result.scenario.title}: what is otherwise"
    key = f"practices.{result.scenario.name}"
    return [Table(key, title, _FOUND, rows, label_header="Practice", label_width=LABEL_WIDTH)]


def _answers(readiness: Readiness) -> Table:
    columns = (Column("true", "True today", Unit.TEXT, 18), Column("do", "What to do", Unit.TEXT, _WHY))
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
    columns = (Column("month", "Month", Unit.MONTH, 18), Column("what", "", Unit.TEXT, _WHY))
    ready = ready_from(lead.plan)
    rows = [_event("starts", "The preparation starts", readiness.starts or lead.plan.period.start)]
    if ready:
        rows += [
            _event("ends", "The preparation ends", ready + -1),
            _event("ready", "New seats can open", ready),
        ]
    for result in results:
        for each in result.scenario.delayed:
            opens = result.plan.seats[each.line].first_month
            label = f"{result.scenario.title}: {each.line} opens"
            said = f"{each.seats} {'seat' if each.seats == 1 else 'seats'}, planned for {each.planned.name}"
            link = f"={{{ASSUMPTIONS}!seats.{each.line}.first_month@{result.scenario.name}}}"
            kinds = (Kind.CALCULATION, Kind.TEXT)
            key = f"{result.scenario.name}.{each.line}"
            rows.append(Row(key, label, (opens, said), formula=(link, None), kind=kinds))
    return Table(
        "preparation",
        "Timeline of the preparation" + (", and the seats that wait" if len(rows) > 3 else ""),
        columns,
        tuple(rows),
        label_width=LABEL_WIDTH,
        note=preparation_sentence(lead.scenario, readiness),
    )


def _event(key: str, label: str, month: Month) -> Row:
    return Row(key, label, (month, None), kind=Kind.TEXT)
