"""The Ladder sheet: roles, their ranges and the steps between them, one scenario after another."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.plan import TIERS, TRACKS, WEEKS_A_YEAR, Plan
from ladder.pay.structure import hourly_rate
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.sheets import months
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit, Value

FLSA = {"non_exempt": "non-exempt", "exempt": "exempt"}


def key(scenario: str) -> str:
    """The key of a scenario's table of roles."""
    return f"ladder.{scenario}"


def build(results: Sequence[Result]) -> Sheet:
    """The sheet: every scenario's roles, then the promotion paths."""
    tables = [_roles(result) for result in results]
    tables += [_promotions(result) for result in results[-1:] if result.plan.promotions]
    return Sheet(
        "Ladder",
        "The rungs: roles, pay ranges and the steps between them",
        tuple(tables),
        lines=(
            "Pay is by the hour in the plan's first month; a salary is divided by full-time hours, 52 weeks a year.",
        ),
    )


def in_order(plan: Plan) -> list[str]:
    """Roles from the lowest tier to the highest, track by track."""
    tiers, tracks = list(TIERS), list(TRACKS)
    return sorted(
        plan.roles,
        key=lambda name: (tracks.index(plan.roles[name].track), tiers.index(plan.roles[name].tier)),
    )


def lowest_and_highest(result: Result, role: str) -> tuple[str, str]:
    """The first and last point of a role's grade."""
    points = list(result.pay.grades[result.plan.roles[role].grade])
    return points[0], points[-1]


def _roles(result: Result) -> Table:
    plan, name = result.plan, result.scenario.name
    columns = (
        Column("tier", "Tier", Unit.TEXT, 19),
        Column("track", "Track", Unit.TEXT, 15),
        Column("grade", "Grade", Unit.TEXT, 10),
        Column("minimum", "Lowest", Unit.HOURLY, 11),
        Column("control_point", "Control point", Unit.HOURLY, 13),
        Column("maximum", "Highest", Unit.HOURLY, 11),
        Column("spread", "Range spread", Unit.PERCENT, 12),
        Column("seats_first", "Seats, first month", Unit.SEATS, 12),
        Column("seats_last", "Seats, last month", Unit.SEATS, 12),
        Column("flsa", "FLSA", Unit.TEXT, 12),
        Column("certification", "Certification", Unit.TEXT, 36),
    )
    rows = []
    for role_name in in_order(plan):
        role, grade = plan.roles[role_name], plan.grades[plan.roles[role_name].grade]
        points = result.pay.grades[role.grade]
        low, high = lowest_and_highest(result, role_name)
        control = "control_point" if "control_point" in points else None
        hourly = [
            hourly_rate(plan, grade, points[point][1]) if point else None for point in (low, control, high)
        ]
        certification = role.certification
        lines = [line for line in result.budget.lines.values() if line.role == role_name]
        values: tuple[Value, ...] = (
            TIERS[role.tier],
            TRACKS[role.track],
            role.grade,
            *hourly,
            (hourly[2] - hourly[0]) / hourly[0],  # type: ignore[operator]
            sum(line.authorized[0] for line in lines),
            sum(line.authorized[-1] for line in lines),
            FLSA[role.flsa],
            f"{certification.name}, within {certification.within_months} months" if certification else None,
        )
        pay = tuple(_hourly(result, role_name, point) if point else None for point in (low, control, high))
        seats = tuple(
            _seats(result, role_name, month)
            for month in (plan.period.all_months[0], plan.period.all_months[-1])
        )
        formulas = (None, None, None, *pay, "=({maximum}-{minimum})/{minimum}", *seats, None, None)
        rows.append(_row(role_name, role.title, values, formulas))
    return Table(key(name), result.scenario.title, columns, tuple(rows), label_header="Role", label_width=38)


def _row(name: str, label: str, values: tuple[Value, ...], formulas: tuple[str | None, ...]) -> Row:
    own = ("minimum", "maximum")
    filled = tuple(
        formula.replace("{maximum}", f"{{{name}@maximum}}").replace("{minimum}", f"{{{name}@minimum}}")
        if formula and any(f"{{{word}}}" in formula for word in own)
        else formula
        for formula in formulas
    )
    kinds = tuple(Kind.CALCULATION if formula else Kind.TEXT for formula in filled)
    return Row(name, label, values, formula=filled, kind=kinds)


def _hourly(result: Result, role: str, point: str) -> str:
    """A grade's point in the first month, by the hour."""
    plan = result.plan
    grade = plan.roles[role].grade
    amount = f"{{{months.key(result.scenario.name)}!grade.{grade}.{point}@{plan.period.all_months[0]}}}"
    if plan.grades[grade].basis == "hourly":
        return f"={amount}"
    return f"={amount}/({{{ASSUMPTIONS}!pay.full_time_hours@{result.scenario.name}}}*{WEEKS_A_YEAR})"


def _seats(result: Result, role: str, month: object) -> str | None:
    lines = list(result.plan.seats)
    table = months.key(result.scenario.name)
    span = f"authorized.{lines[0]}:authorized.{lines[-1]}"
    mine = [line for line in result.plan.seats.values() if line.role == role]
    if not mine:
        return None
    title = f"{{{table}!hours_by_role.{role}@role}}"
    return f"=SUMPRODUCT(({{{table}!{span}@role}}={title})*{{{table}!{span}@{month}}})"


def _promotions(result: Result) -> Table:
    """Each path, what it asks, and what the lowest pay of the two roles' ranges says about the step."""
    plan, table = result.plan, key(result.scenario.name)
    columns = (
        Column("to", "To", Unit.TEXT, 19),
        Column("certification", "Certification", Unit.TEXT, 15),
        Column("opening", "Waits for an opening", Unit.TEXT, 12),
        Column("from_pay", "Lowest pay before", Unit.HOURLY, 11),
        Column("to_pay", "Lowest pay after", Unit.HOURLY, 13),
        Column("rise", "Rise", Unit.PERCENT, 11),
        Column("months", "Months in role", Unit.MONTHS, 12),
    )
    rows = []
    for path in plan.promotions:
        before, after = (_lowest_pay(result, name) for name in (path.from_role, path.to_role))
        name = f"{path.from_role}.{path.to_role}"
        values: tuple[Value, ...] = (
            plan.roles[path.to_role].title,
            path.certification,
            "yes" if path.needs_opening else "no",
            before,
            after,
            after / before - 1,
            path.months_in_role,
        )
        formulas = (
            None,
            None,
            None,
            f"={{{table}!{path.from_role}@minimum}}",
            f"={{{table}!{path.to_role}@minimum}}",
            f"={{{name}@to_pay}}/{{{name}@from_pay}}-1",
            None,
        )
        kinds = tuple(Kind.CALCULATION if formula else Kind.TEXT for formula in formulas)
        rows.append(Row(name, plan.roles[path.from_role].title, values, formula=formulas, kind=kinds))
    title = f"Steps up: {result.scenario.title}"
    return Table("promotions", title, columns, tuple(rows), label_header="From", label_width=38)


def _lowest_pay(result: Result, role: str) -> Decimal:
    plan = result.plan
    grade = plan.roles[role].grade
    low, _ = lowest_and_highest(result, role)
    return hourly_rate(plan, plan.grades[grade], result.pay.grades[grade][low][1])
