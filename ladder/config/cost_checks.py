"""Checks on the employer's cost: roles that are there, the right kind of employer, hours and dates that fit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ladder.config.parts import entries, period_of, unknown_name
from ladder.config.problems import Problem, listed, quoted
from ladder.config.source import Document, Path
from ladder.config.validate import Parts, problem_at
from ladder.finance.employer_cost import is_for
from ladder.finance.supervision import SUPERVISORS
from ladder.model.employer_cost import EmployerCost
from ladder.model.pay import Pay
from ladder.model.plan import MONTHS_A_YEAR, TIERS, WEEKS_A_YEAR, Role, SeatLine
from ladder.model.supervision import Supervision


def cost_roles_are_known(parts: Parts, document: Document) -> Iterator[Problem]:
    """Roles named in the employer's cost, hiring, supervision or exits that are not there."""
    for path, name in _named_roles(parts):
        yield from unknown_name(document, path, name, "roles", "role")


def _named_roles(parts: Parts) -> Iterator[tuple[Path, str]]:
    cost, hiring = parts.values.get("employer_cost"), parts.values.get("hiring")
    supervision, workforce = parts.values.get("supervision"), parts.values.get("workforce")
    if cost:
        yield from _roles_of(("employer_cost", "mileage"), cost.mileage)
        for name, item in cost.paid_time.items():
            yield from _roles_of(("employer_cost", "paid_time", name), item)
    for name, item in (hiring.items if hiring else {}).items():
        yield from _roles_of(("hiring", "items", name), item)
    if supervision:
        yield from _roles_of(("supervision",), supervision)
        if supervision.by:
            yield ("supervision", "by"), supervision.by
    for role in workforce.exits_by_role if workforce else ():
        yield ("workforce", "exits_by_role", role), role
    for path, service in entries(parts, "bought"):
        yield (*path, "instead_of"), service.instead_of


def _roles_of(path: Path, part: Any) -> Iterator[tuple[Path, str]]:
    for number, role in enumerate((part.roles if part else None) or ()):
        yield (*path, "roles", number), role


def unemployment_fits_the_employer(parts: Parts, document: Document) -> Iterator[Problem]:
    """Claims paid back by an employer that must pay the tax: only a 501(c)(3) or a public one may choose."""
    cost, agency = parts.values.get("employer_cost"), parts.values.get("agency")
    if not cost or not agency or not cost.unemployment:
        return
    if agency.kind == "for_profit" and cost.unemployment.kind == "reimbursing":
        message = (
            "a for-profit employer pays unemployment tax and cannot pay claims back instead (26 USC 3309); "
            'write "kind: contributing" with its rate and wage_base'
        )
        yield problem_at(document, ("employer_cost", "unemployment", "kind"), message)


def paid_time_fits(parts: Parts, document: Document) -> Iterator[Problem]:
    """Seats whose people have no hours left beside paid time."""
    cost, pay = parts.values.get("employer_cost"), parts.values.get("pay")
    if not isinstance(cost, EmployerCost) or not isinstance(pay, Pay) or not cost.paid_time:
        return
    for path, line in entries(parts, "seats"):
        assert isinstance(line, SeatLine)
        month = line.hours_a_person * WEEKS_A_YEAR / MONTHS_A_YEAR
        taken = sum(
            (time.hours_a_month for time in cost.paid_time.values() if is_for(time.roles, line.role)),
            Decimal(0),
        )
        if taken >= month:
            message = (
                f"paid time takes {taken:f} hours a month of each person here, and these hours are "
                f"{month:,.1f} a month; give it fewer hours, or name the roles it is for"
            )
            yield problem_at(document, (*path, "hours"), message)


def supervision_is_clear(parts: Parts, document: Document) -> Iterator[Problem]:
    """A span without one role that supervises, or a role that would supervise itself."""
    supervision = parts.values.get("supervision")
    if not isinstance(supervision, Supervision):
        return
    roles: dict[str, Role] = dict(parts.values.get("roles") or {})
    by = supervision.by
    if by is None and supervision.span is not None and roles:
        found = [name for name, role in roles.items() if role.tier == SUPERVISORS]
        if len(found) != 1:
            which = f"{len(found)} roles are: {listed(found)}" if found else "no role is"
            message = (
                'add "by", the role that supervises; left out, it is the one role on the peer supervisor tier, '
                f"and {which}"
            )
            yield problem_at(document, ("supervision", "span"), message, on_key=True)
        by = found[0] if len(found) == 1 else None
    for number, name in enumerate(supervision.roles or ()):
        if name == by:
            message = f"{quoted(name)} is the role that supervises, and cannot supervise itself; take it out"
            yield problem_at(document, ("supervision", "roles", number), message)
    if by in roles and supervision.roles is None and roles[by].tier == next(iter(TIERS)):
        message = "no role is on a lower tier than this one, so no one is supervised; name the roles that are"
        yield problem_at(document, ("supervision", "by"), message)


def services_are_paid_for(parts: Parts, document: Document) -> Iterator[Problem]:
    """Licensed supervision or bought services in none of the plan's months: they would quietly cost nothing."""
    period = period_of(parts)
    if period is None:
        return
    months = period.all_months
    dated: list[tuple[Path, Any]] = list(entries(parts, "bought"))
    supervision = parts.values.get("supervision")
    if supervision and supervision.licensed:
        dated.append((("supervision", "licensed"), supervision.licensed))
    for path, part in dated:
        if not any(part.paid_in(month) for month in months):
            field = "from" if part.from_month and part.from_month > months[-1] else "to"
            message = (
                f"the plan runs from {months[0]} to {months[-1]}, and this is paid for in none of its months; "
                "change the month or take it out"
            )
            yield problem_at(document, (*path, field), message)
