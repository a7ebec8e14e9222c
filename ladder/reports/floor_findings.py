"""Pay under a floor, in sentences: what the law asks for first, then a living wage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.state import STATES
from ladder.pay.reporting import full_time_equivalents, reports_of
from ladder.reports.pay_findings import in_scenarios, named
from ladder.reports.phrases import number_text
from ladder.reports.sheets.floor_months import WORDS, floor_amounts
from ladder.workforce.exposure import LEGAL, Floor


def floor_findings(results: Sequence[Result]) -> list[str]:
    """Every finding, with the scenarios it holds in; what holds for the state is said once."""
    found: dict[str, list[Result]] = {}
    for result in results:
        sentences = [sentence for floor in LEGAL for sentence in _under(result, floor)]
        for sentence in (*sentences, *_duties(result), *_under(result, "living_wage")):
            found.setdefault(sentence, []).append(result)
    return [
        *_state(results[0]),
        *(f"{in_scenarios(results, some)}: {sentence}" for sentence, some in found.items()),
    ]


def _state(result: Result) -> Iterator[str]:
    plan, floors = result.plan, result.floors
    state = STATES[plan.agency.state]
    if floors.area and not plan.agency.wage_area:
        yield (
            f"{state} has several minimum wages; the highest, {floors.area.replace('_', ' ')}'s, is used. "
            'Choose with "agency: wage_area".'
        )
    if floors.exempt_salary_not_known and any(role.flsa == "exempt" for role in plan.roles.values()):
        yield (
            f"{state} has a salary level for exempt roles of its own that is not known here for every month; the "
            'federal one stands in. Give it under "floors: exempt_salary:".'
        )


@dataclass(frozen=True, slots=True)
class Under:
    """Pay under a floor: from which month of the plan, counted from 0, under how much, and the most seats in a month.

    `cost` is dollars to lift everyone to it in the plan year of that month; `projected`: the floor is.
    """

    first: int
    amount: Decimal
    most_seats: int
    cost: Decimal
    projected: bool


def pay_under(result: Result, floor: Floor) -> Under | None:
    """Who is paid under a floor, from the first month in which someone is; None where no one is."""
    if floor not in result.exposure.lines:
        return None
    seats = result.exposure.seats(floor)
    first = next((month for month, count in enumerate(seats) if count), None)
    if first is None:
        return None
    year = slice(first // 12 * 12, first // 12 * 12 + 12)
    figures = {"minimum_wage": result.floors.minimum_wage, "exempt_salary": result.floors.exempt_salary}
    return Under(
        first,
        floor_amounts(result, floor)[first],
        max(seats),
        sum(result.exposure.cost(floor)[year], Decimal(0)),
        floor in figures and figures[floor][first].status == "projected",
    )


def _under(result: Result, floor: Floor) -> Iterator[str]:
    """The lines under a floor, since when, how many seats, and the cost of the first year."""
    found = pay_under(result, floor)
    if found is None:
        return
    first, start = found.first, result.plan.period.start
    lines = result.exposure.lines_under(floor, slice(first, first + 1))
    later = [line for line in result.exposure.lines_under(floor, slice(None)) if line not in lines]
    amount = number_text(found.amount, "hourly")
    counted = "1 seat" if found.most_seats == 1 else f"up to {found.most_seats} seats"
    cost = number_text(found.cost, "dollars")
    per = "a week, whatever the hours," if floor == "exempt_salary" else "an hour"
    legal = (
        ""
        if floor == "living_wage"
        else "against the law as projected: "
        if found.projected
        else "against the law: "
    )
    remedy = ""
    if floor == "exempt_salary":
        remedy = " Raise the salary, or pay the role by the hour with overtime."
    who = named(lines) + (f"; later {named(later)} too" if later else "")
    yield (
        f"{legal}pay under {WORDS[floor]} of {amount} {per} from {(start + first).name}: {who} ({counted}). "
        f"Lifting it costs {cost} in plan year {first // 12 + 1}.{remedy}"
    )


def _duties(result: Result) -> Iterator[str]:
    """Exempt roles to which fewer than two full-time equivalents report in some plan year."""
    plan = result.plan
    for role in dict.fromkeys(line.role for line in plan.seats.values()):
        if plan.roles[role].flsa != "exempt":
            continue
        open_in = [
            month
            for month in (plan.period.start + year for year in result.structure.years)
            if any(line.role == role and line.seats and line.open_in(month) for line in plan.seats.values())
        ]
        staff = [full_time_equivalents(plan, reports_of(plan, role), month) for month in open_in]
        if staff and min(staff) < result.floors.executive_staff:
            yield (
                f"{plan.roles[role].title} is exempt, and {min(staff):.1f} full-time equivalents report "
                "to it where the executive test asks for two (29 CFR 541.104); check which duties test it meets."
            )
