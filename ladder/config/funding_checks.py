"""Checks on funding: funds that are there and can pay, shares up to 100%, indirect rates within the plan's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ladder.config.parts import entries, percent, period_of, unknown_name
from ladder.config.problems import Problem, quoted, remedy
from ladder.config.source import Document, Path
from ladder.config.validate import Parts, entry_names, problem_at
from ladder.finance.fund_ends import lines_closed_with
from ladder.model.funding import Fund, Indirect
from ladder.model.plan_set import ScenarioPlan


def funds_can_pay(parts: Parts, document: Document) -> Iterator[Problem]:
    """A fund that is over before the plan starts, opens after it ends, or is for roles that are not there."""
    period = period_of(parts)
    for path, fund in entries(parts, "funds"):
        assert isinstance(fund, Fund)
        for number, role in enumerate(fund.roles or ()):
            yield from unknown_name(document, (*path, "roles", number), role, "roles", "role")
        if period is None:
            continue
        first, last = period.all_months[0], period.all_months[-1]
        if fund.ends and fund.ends < first:
            message = (
                f"the plan starts in {first}, and this fund is over by then; change the month or take it out"
            )
            yield problem_at(document, (*path, "ends"), message)
        if fund.starts and fund.starts > last:
            message = (
                f"the plan ends in {last}, and this fund begins after it; change the month or take it out"
            )
            yield problem_at(document, (*path, "starts"), message)


def funds_close_seats(parts: Parts, document: Document) -> Iterator[Problem]:
    """A fund that closes seats ends some month; no seat that it pays alone opens after that."""
    for path, fund in entries(parts, "funds"):
        at = (*path, "closes_seats")
        if not fund.closes_seats:
            continue
        if fund.ends is None:
            yield problem_at(document, at, 'this needs the month the fund ends; add "ends"')
            continue
        if parts.whole is None:
            continue
        for line in lines_closed_with(parts.whole, str(path[-1])):
            first = parts.whole.seats[line].first_month
            if first and first > fund.ends:
                message = f"the fund that pays these seats closes them in {fund.ends}, before they open; change a month"
                yield problem_at(document, ("seats", line, "first_month"), message)


def funds_close_some_seats(scenarios: Sequence[ScenarioPlan], document: Document) -> Iterator[Problem]:
    """A fund of the baseline that closes seats, and pays none alone in any plan."""
    for name, fund in scenarios[0].plan.funds.items():
        if fund.closes_seats and not any(lines_closed_with(each.plan, name) for each in scenarios):
            message = (
                "this fund pays no seats alone, so none would close with it; give such seats a line of their own "
                f'with "fund: {name}", or take this out'
            )
            yield problem_at(document, ("funds", name, "closes_seats"), message)


def shares_are_of_known_funds(parts: Parts, document: Document) -> Iterator[Problem]:
    """Shares of a fund that is not there or not for that role, or of more than 100% together."""
    for path, role in entries(parts, "roles"):
        yield from _shares_fit(parts, document, (*path, "funds"), str(path[-1]), role.funds)
    for path, line in entries(parts, "seats"):
        yield from _shares_fit(parts, document, (*path, "funds"), line.role, line.funds or {})
        if line.fund and line.funds:
            message = 'one fund and shares of several are given; keep "fund" or "funds"'
            yield problem_at(document, (*path, "fund"), message)
        elif line.fund and not line.roster_rows:
            yield from _known_fund(document, (*path, "fund"), line.fund, on_key=False)
    for path, cost in entries(parts, "one_time_costs"):
        if cost.fund:
            yield from _known_fund(document, (*path, "fund"), cost.fund, on_key=False)


def _shares_fit(
    parts: Parts, document: Document, path: Path, role: str, shares: Mapping[str, Decimal]
) -> Iterator[Problem]:
    funds = parts.values.get("funds") or {}
    for name in shares:
        yield from _known_fund(document, (*path, name), name, on_key=True)
        fund = funds.get(name)
        if fund and fund.roles is not None and role not in fund.roles:
            message = (
                f"fund {quoted(name)} pays {', '.join(fund.roles)} only, and this is {role}; take it out, or add the "
                "role to the fund's roles"
            )
            yield problem_at(document, (*path, name), message, on_key=True)
    whole = sum(shares.values(), Decimal(0))
    if whole > 1:
        message = (
            f"these shares come to {percent(whole)}, and a cost is paid once; lower them to 100% or less"
        )
        yield problem_at(document, path, message, on_key=True)


def _known_fund(document: Document, path: Path, name: str, on_key: bool) -> Iterator[Problem]:
    known = entry_names(document, ("funds",)) or ()
    if name not in known:
        instead = remedy(name, known, "funds") or '; list it under "funds", with a title and a kind'
        yield problem_at(document, path, f"there is no fund {quoted(name)}{instead}", on_key=on_key)


def indirect_rates_fit(parts: Parts, document: Document) -> Iterator[Problem]:
    """A fund's indirect rate without the plan's or over it; a cost's place in a base that has no such place."""
    value = parts.values.get("indirect")
    plan = value if isinstance(value, Indirect) else None
    if plan is None and ("indirect",) in parts.left_out:
        return
    for path, fund in entries(parts, "funds"):
        if fund.indirect_rate is None:
            continue
        if plan is None:
            message = 'the plan has no indirect cost to pay; add "indirect" with its rate and base, or take this out'
            yield problem_at(document, (*path, "indirect_rate"), message)
        elif fund.indirect_rate > plan.rate:
            message = (
                f"this is over the plan's indirect rate, {percent(plan.rate)}, and a fund pays no more than the cost; "
                "lower it, or take it out"
            )
            yield problem_at(document, (*path, "indirect_rate"), message)
    for path, cost in entries(parts, "one_time_costs"):
        if cost.indirect_base != "counted" and not (plan and plan.base == "mtdc"):
            message = 'this matters only where "indirect" has "base: mtdc"; take it out'
            yield problem_at(document, (*path, "indirect_base"), message)
