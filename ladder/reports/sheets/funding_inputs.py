"""Funds, shares and the indirect rate on the Assumptions sheet; no row where no scenario has any."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from ladder.analysis import Result
from ladder.model.funding import INDIRECT_BASES, Fund
from ladder.model.plan import Plan
from ladder.reports.sheets.assumption_rows import AssumptionRows
from ladder.reports.tables import Unit, Value


def add_funding(rows: AssumptionRows) -> None:
    """The indirect rate, each fund's terms, and what share of each cost it is charged."""
    plans = [result.plan for result in rows.results]
    _indirect(rows, plans)
    names = list(dict.fromkeys(name for plan in plans for name in plan.funds))
    if names:
        rows.head("funds", "Funds: when they pay, how much, and for what")
    for name in names:
        _terms(rows, name, [fund for plan in plans if (fund := plan.funds.get(name))])
    for name in names:
        _shares(rows, plans, name)


def _indirect(rows: AssumptionRows, plans: list[Plan]) -> None:
    given = plans[0].indirect
    if given:
        rows.head("indirect", "Indirect cost")
        label = f"Indirect rate, of {INDIRECT_BASES[given.base]}"
        rows.add("indirect.rate", label, Unit.PERCENT, "indirect.rate", _indirect_rate)


def _indirect_rate(result: Result) -> Value:
    return result.plan.indirect.rate if result.plan.indirect else None


def _terms(rows: AssumptionRows, name: str, some: list[Fund]) -> None:
    terms = (
        ("starts", "first month", Unit.MONTH),
        ("ends", "last month it pays", Unit.MONTH),
        ("limit_a_year", "at most in a fiscal year", Unit.DOLLARS),
        ("indirect_rate", "pays indirect cost at", Unit.PERCENT),
    )
    for field, words, unit in terms:
        if any(getattr(fund, field) is not None for fund in some):
            label = f"{some[0].title}: {words}"
            rows.add(f"funds.{name}.{field}", label, unit, f"funds.{name}.{field}", _term(name, field))


def _term(name: str, field: str) -> Callable[[Result], Value]:
    return lambda result: getattr(result.plan.funds.get(name), field, None)


def _shares(rows: AssumptionRows, plans: list[Plan], fund: str) -> None:
    """A role's share where a seat line of it uses it, then each line's: a link to its role's, or its own."""
    title = next(plan.funds[fund].title for plan in plans if fund in plan.funds)
    for role in dict.fromkeys(name for plan in plans for name in plan.roles):
        if any(_role_share(plan, role, fund) is not None for plan in plans):
            about = next(plan.roles[role].title for plan in plans if role in plan.roles)
            rows.add(
                f"roles.{role}.funds.{fund}",
                f"{about}: share charged to {title}",
                Unit.PERCENT,
                f"roles.{role}.funds.{fund}",
                partial(_share_of_role, role, fund),
            )
    for line in dict.fromkeys(name for plan in plans for name in plan.seats):
        if any(_line_share(plan, line, fund) for plan in plans):
            rows.add(
                share_key(line, fund),
                f"{line}: share charged to {title}",
                Unit.PERCENT,
                f"seats.{line}.funds.{fund}",
                partial(_share_of_line, line, fund),
                formula_of=partial(_role_link, line, fund),
            )


def share_key(line: str, fund: str) -> str:
    """The key of a seat line's share of a fund."""
    return f"seats.{line}.funds.{fund}"


def _role_share(plan: Plan, role: str, fund: str) -> Decimal | None:
    """A role's share of a fund, where a seat line takes it from the role."""
    followed = any(line.role == role and plan.own_shares_of(line) is None for line in plan.seats.values())
    return (plan.roles[role].funds.get(fund) or None) if followed else None


def _line_share(plan: Plan, line: str, fund: str) -> Decimal | None:
    return (plan.shares_of(plan.seats[line]).get(fund) or None) if line in plan.seats else None


def _share_of_role(role: str, fund: str, result: Result) -> Value:
    return _role_share(result.plan, role, fund)


def _share_of_line(line: str, fund: str, result: Result) -> Value:
    return _line_share(result.plan, line, fund)


def _role_link(line: str, fund: str, result: Result) -> str | None:
    seats = result.plan.seats.get(line)
    if seats is None or not _line_share(result.plan, line, fund):
        return None
    if result.plan.own_shares_of(seats) is not None:
        return None
    return f"={{roles.{seats.role}.funds.{fund}}}"
