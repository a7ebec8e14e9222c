"""The team as it is today, in the baseline: every scenario starts with its people, wherever their seats go."""

from __future__ import annotations

from ladder.model.plan import WEEKS_A_YEAR, Plan, Rate, SeatLine
from ladder.pay.structure import PayStructure, build_pay_structure


def places_held(today: Plan, name: str) -> int:
    """A line's places for one person that are there as the plan starts."""
    line, start = today.seats.get(name), today.period.start
    if line is None or (line.last_month is not None and line.last_month < start):
        return 0
    return line.seats * line.shared_by if line.first_month is None or line.first_month < start else 0


def with_todays_lines(plan: Plan, today: Plan) -> Plan:
    """A scenario's plan with the lines it takes out, without seats: today's people are in them as it starts.

    A role that it takes out too comes with them. Their pay is today's.
    """
    gone = [name for name in today.seats if name not in plan.seats and places_held(today, name)]
    if not gone:
        return plan
    named = {today.seats[name].role for name in gone if today.seats[name].role not in plan.roles}
    roles = plan.roles | {role: today.roles[role] for role in named}
    needed = {roles[role].grade for role in named if roles[role].grade not in plan.grades}
    plan = plan.model_copy(
        update={"roles": roles, "grades": plan.grades | {grade: today.grades[grade] for grade in needed}}
    )
    pay = build_pay_structure(today)
    lines = {name: _without_seats(plan, today, pay, today.seats[name], name) for name in gone}
    return plan.model_copy(update={"seats": plan.seats | lines})


def _without_seats(plan: Plan, today: Plan, pay: PayStructure, line: SeatLine, name: str) -> SeatLine:
    """Today's line without seats; its rate by the hour or a year's salary, as the scenario's grade has it."""
    rate, salary_hours = pay.seats[name].rate[0], plan.pay.full_time_hours * WEEKS_A_YEAR
    annual = plan.grades[plan.roles[line.role].grade].basis == "annual"
    was_annual = today.grades[today.roles[line.role].grade].basis == "annual"
    if annual != was_annual:
        rate = rate * salary_hours if annual else rate / salary_hours
    paid = {"rate": Rate(amount=rate), "place": None, "step": None}
    return line.model_copy(update={"seats": 0, **paid})
