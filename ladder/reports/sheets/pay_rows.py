"""Which rows of the months a seat line's pay on top of its rate has."""

from __future__ import annotations

from ladder.model.plan import Plan
from ladder.pay.premium import overtime_share

DIFFERENTIAL, OVERTIME, PAID_RATE = "differential_pay", "overtime_pay", "paid_rate"


def with_differentials(plan: Plan) -> list[str]:
    """The seat lines that have a differential."""
    return [name for name, line in plan.seats.items() if line.differentials]


def with_overtime(plan: Plan) -> list[str]:
    """The seat lines that may have overtime: by a share of their own, or by the plan's, which salaries do not get."""
    return [
        name
        for name, line in plan.seats.items()
        if overtime_share(plan, line)
        or line.overtime
        or (plan.pay.overtime and plan.roles[line.role].flsa == "non_exempt")
    ]


def wages_of_a_role(plan: Plan) -> str:
    """The block of the months that holds each role's wages, differentials and overtime included."""
    return "all_wages_by_role" if with_differentials(plan) or with_overtime(plan) else "wages_by_role"


def premium_rows(plan: Plan, name: str) -> list[str]:
    """The rows of the months that hold a seat's pay on top of its rate."""
    rows = [f"{DIFFERENTIAL}.{name}"] if name in with_differentials(plan) else []
    return [*rows, f"{OVERTIME}.{name}"] if name in with_overtime(plan) else rows
