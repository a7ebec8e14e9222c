"""The sheet "Careers": who moves up and when, over the draws of the simulated workforce; calculated, not live."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.reports.career_words import career_sentences, path_title, within_words
from ladder.reports.sheets.risk import amount
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit, Value
from ladder.workforce.careers_view import Careers
from ladder.workforce.simulation_plan import Path

LABEL_WIDTH = 62
KINDS = {
    "opening": "a seat that opens",
    "in_place": "nothing more",
    "more_hours": "an open seat with more hours",
}


def build(results: Sequence[Result]) -> Sheet | None:
    """The sheet; None where nothing is simulated."""
    found = [(result, result.risk.careers) for result in results if result.risk]
    if not found:
        return None
    tables = [_words(result, careers) for result, careers in found]
    for result, careers in found:
        tables += [_promoted(result, careers)]
        tables += [_paths(result, careers)] if careers.paths else []
        tables += [_from_within(result, careers)]
        tables += [_teams(result, careers)] if careers.teams else []
    tables += [_span_by_month(result, careers) for result, careers in found if careers.teams]
    risk = found[0][0].risk
    assert risk
    return Sheet(
        "Careers",
        "Who moves up, and after how long",
        tuple(tables),
        lines=(
            f"Calculated, not live: {risk.draws:,} draws, seed {risk.seed:,}; the same draws as on the Risk sheet.",
            "Staff are the people in seats as the plan begins. A wait runs from the month someone qualifies, for "
            "someone who stays: those ahead move up or leave, and who is longest in the role goes first.",
        ),
    )


def _words(result: Result, careers: Careers) -> Table:
    rows = tuple(
        Row(f"finding.{number}", words, (None,), kind=Kind.TEXT)
        for number, words in enumerate(career_sentences(result, careers), 1)
    )
    column = Column("words", "", Unit.TEXT, 12)
    title = f"{result.scenario.title}: what stands out"
    return Table(f"careers.words.{result.scenario.name}", title, (column,), rows, label_width=LABEL_WIDTH)


def _promoted(result: Result, careers: Careers) -> Table:
    """Of all staff and of each role's, those promoted within one, two and three years."""
    columns = tuple(
        Column(f"within.{each.months}", f"Within {within_words(each.months)}", None, 12)
        for each in careers.within
    )
    spreads = {"p10": "10th percentile", "p50": "50th percentile", "p90": "90th percentile", "mean": "mean"}
    rows = [_text("staff", "Staff as the plan begins, mean", [each.staff.mean for each in careers.within])]
    rows += [
        _text(
            f"promoted.{name}",
            f"Promoted, {words}",
            [getattr(each.promoted, name) for each in careers.within],
        )
        for name, words in spreads.items()
    ]
    rows += [
        Row(
            f"share.{role}",
            f"Share promoted: {result.role(role).title}",
            tuple(_share(each.roles[role].share) for each in careers.within),
            Unit.PERCENT,
            kind=Kind.TEXT,
        )
        for role in careers.longest.roles
    ]
    return _table(result, "promoted", "staff who are promoted", columns, rows, "Over the draws")


def _paths(result: Result, careers: Careers) -> Table:
    columns = (
        Column("needs", "Needs", Unit.TEXT, 20),
        Column("moves", "Moves a year, mean", Unit.PEOPLE, 10),
        Column("moves_p10", "10th percentile", Unit.PEOPLE, 10),
        Column("moves_p90", "90th percentile", Unit.PEOPLE, 10),
        Column("months", "Months in the role of those who moved", Unit.MONTHS, 13),
        Column("waiting", "People who wait, mean", Unit.PEOPLE, 10),
        Column("wait", "Expected wait, months", Unit.MONTHS, 10),
        Column("people_a_seat", "Places below for each above", Unit.PEOPLE, 12),
    )
    rows = []
    for each in careers.paths:
        values: tuple[Value, ...] = (
            KINDS[each.path.kind],
            amount(each.moves_a_year.mean),
            amount(each.moves_a_year.p10),
            amount(each.moves_a_year.p90),
            _known(each.months_in_role),
            amount(each.waiting),
            _known(each.expected_wait),
            _known(each.people_a_seat),
        )
        rows.append(Row(_key(each.path), path_title(result, each.path), values, kind=Kind.TEXT))
    return _table(result, "paths", "each step and its wait", columns, rows, "Step")


def _from_within(result: Result, careers: Careers) -> Table:
    columns = (
        Column("within", "Openings filled from within", Unit.PERCENT, 12),
        Column("alone", "One seat alone: months no one holds it", Unit.PERCENT, 18),
    )
    rows = [
        Row(
            role,
            result.role(role).title,
            (_share(share), _share(careers.alone.get(role))),
            Unit.PERCENT,
            kind=Kind.TEXT,
        )
        for role, share in careers.from_within.items()
    ]
    return _table(result, "within", "where seats are filled from", columns, rows, "Role")


def _teams(result: Result, careers: Careers) -> Table:
    columns = (
        Column("most", "Span in the config", Unit.PEOPLE, 14),
        Column("people", "People for each, mean", Unit.PEOPLE, 14),
        Column("kept", "Months in which the span is kept", Unit.PERCENT, 16),
        Column("without", "Months with people and no supervisor", Unit.PERCENT, 18),
        Column("smallest_with", "Fewest places supervised with a seat there", Unit.COUNT, 16),
        Column("largest_without", "Most without one", Unit.COUNT, 12),
        Column("supervised", "Who is supervised", Unit.TEXT, 30),
    )
    titles = {name: role.title for name, role in result.plan.roles.items()}
    rows = [
        Row(
            "+".join(each.supervisors),
            " and ".join(titles[role] for role in each.supervisors),
            (
                _known(each.most),
                _known(each.people),
                _share(each.kept),
                _share(each.without),
                "none" if each.smallest_with is None else each.smallest_with,
                "none" if each.largest_without is None else each.largest_without,
                ", ".join(titles[role] for role in each.supervised),
            ),
            kind=Kind.TEXT,
        )
        for each in careers.teams
    ]
    return _table(result, "teams", "supervision over the plan", columns, rows, "Supervisors")


def _span_by_month(result: Result, careers: Careers) -> Table:
    """Each team's supervision in each month: whether the span is kept, people for each, and no supervisor there."""
    columns, titles = [], {name: role.title for name, role in result.plan.roles.items()}
    for each in careers.teams:
        key, who = "+".join(each.supervisors), " and ".join(titles[role] for role in each.supervisors)
        columns += [Column(f"people.{key}", f"{who}: people for each, mean", Unit.PEOPLE, 20)]
        if each.most is not None:
            columns.append(
                Column(f"kept.{key}", f"Draws with the span of {each.most:g} kept", Unit.PERCENT, 16)
            )
        columns.append(Column(f"without.{key}", "Draws with no supervisor", Unit.PERCENT, 14))
    rows = []
    for at, month in enumerate(result.budget.months):
        values: list[Value] = []
        for each in careers.teams:
            found = each.months[at]
            values.append(_known(found.people))
            values += [] if each.most is None else [_share(found.kept)]
            values.append(_share(found.without))
        rows.append(Row(str(month), month.name, tuple(values), kind=Kind.TEXT))
    return _table(result, "span", "supervision month by month", columns, rows, "Month")


def _table(
    result: Result, name: str, title: str, columns: Sequence[Column], rows: Sequence[Row], header: str
) -> Table:
    return Table(
        f"careers.{name}.{result.scenario.name}",
        f"{result.scenario.title}: {title}",
        tuple(columns),
        tuple(rows),
        label_header=header,
        label_width=LABEL_WIDTH,
    )


def _text(key: str, label: str, values: Sequence[float]) -> Row:
    return Row(key, label, tuple(map(amount, values)), Unit.PEOPLE, kind=Kind.TEXT)


def _key(path: Path) -> str:
    return f"{path.kind}.{path.from_role}.{path.to_role}"


def _known(value: float | None) -> Value:
    return "none" if value is None else amount(value)


def _share(value: float | None) -> Value:
    return "" if value is None else Decimal(str(round(value, 4)))
