"""Indirect cost, what each fund is charged and pays, and what is unfunded, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ladder.finance.funding import INDIRECT, NO_FUND, NOT_OPEN, OVER_LIMIT, REASONS, FundUse, added
from ladder.finance.indirect import SUBAWARD_LIMIT
from ladder.reports.groups import groupings, groups_with_seats
from ladder.reports.law_figures import reference
from ladder.reports.sheets.funding_inputs import share_key
from ladder.reports.sheets.month_rows import TEXT_COLUMNS, MonthRows
from ladder.reports.tables import Kind, Unit


def add_indirect(rows: MonthRows) -> None:
    """Indirect cost of each seat line and one-time cost; nothing without an indirect rate."""
    plan, budget = rows.plan, rows.result.budget
    if plan.indirect is None:
        return
    rows.head("indirect", "Indirect cost")
    rate = rows.assume("indirect.rate")
    for name, line in plan.seats.items():
        formula = f"={{{_base(rows, name)}}}*{rate}"
        about = rows.about(line.role)
        rows.add(f"indirect.{name}", name, Unit.DOLLARS, budget.indirect[name], formula, about=about)
    for name, amounts in budget.one_time_indirect.items():
        if any(amounts):
            formula = f"={_one_time_base(rows, name)}*{rate}"
            label = f"On {plan.one_time_costs[name].title}"
            rows.add(f"indirect.one_time.{name}", label, Unit.DOLLARS, amounts, formula)
    lines = list(plan.seats)
    seats = added(budget.indirect.values(), len(budget.months))
    formula = f"=SUM({{indirect.{lines[0]}:indirect.{lines[-1]}}})"
    rows.add("total.indirect_on_seats", "Indirect cost on seats", Unit.DOLLARS, seats, formula)
    names = [row.key for row in rows.rows if row.key.startswith("indirect.one_time.")]
    formula = "={total.indirect_on_seats}" + "".join(f"+{{{name}}}" for name in names)
    total = budget.indirect_total
    rows.add("total.indirect", "Indirect cost", Unit.DOLLARS, total, formula, kind=Kind.TOTAL)


def _base(rows: MonthRows, line: str) -> str:
    """The row on which a seat line's indirect cost is taken."""
    assert rows.plan.indirect
    return f"wages.{line}" if rows.plan.indirect.base == "wages" else f"cost.{line}"


def _one_time_base(rows: MonthRows, name: str) -> str:
    cost = f"{{one_time.{name}}}"
    if rows.plan.one_time_costs[name].indirect_base == "subaward":
        return f"MIN({cost},{reference(SUBAWARD_LIMIT, rows.plan.period.start)})"
    return cost


def add_funding(rows: MonthRows) -> None:
    """What each fund is charged, pays, and what is left; nothing where the config names no fund."""
    funding = rows.result.funding
    if funding is None:
        return
    if any(cost.fund is None for cost in rows.plan.one_time_costs.values()):
        _seat_shares(rows)
    for name, use in funding.funds.items():
        _fund(rows, name, use)
    _unfunded(rows)
    _unfunded_by_role(rows)


def _lines_of(rows: MonthRows, fund: str) -> list[str]:
    return [name for name, line in rows.plan.seats.items() if rows.plan.shares_of(line).get(fund)]


def _seat_shares(rows: MonthRows) -> None:
    """Each fund's share of all seat cost, which costs without a fund of their own follow."""
    budget = rows.result.budget
    rows.head("seat_share", "Funds' shares of all seat cost")
    for fund, about in rows.plan.funds.items():
        lines = _lines_of(rows, fund)
        if not lines:
            continue
        parts = "+".join(f"{{cost.{name}}}*{rows.assume(share_key(name, fund))}" for name in lines)
        charged = added(
            (
                tuple(
                    amount * rows.plan.shares_of(rows.plan.seats[name])[fund]
                    for amount in budget.lines[name].total
                )
                for name in lines
            ),
            len(budget.months),
        )
        whole = budget.sum_of(lambda line: line.total)
        values = [one / all_ if all_ else Decimal(0) for one, all_ in zip(charged, whole, strict=True)]
        formula = f"=IF({{total.seats}}=0,0,({parts})/{{total.seats}})"
        rows.add(f"seat_share.{fund}", about.title, Unit.PERCENT, values, formula)


def _fund(rows: MonthRows, fund: str, use: FundUse) -> None:
    """One fund: a row a cost it is charged, then what it pays of them."""
    plan, about = rows.plan, rows.plan.funds[fund]
    rows.head(f"charge.{fund}", f"Charged to {about.title}, before its dates and its limit")
    for name, amounts in use.charges.items():
        line = plan.seats.get(name)
        key = f"charge.{fund}.{name}"
        if line is not None:
            share = rows.assume(share_key(name, fund))
            formula = f"=({{cost.{name}}}{_indirect_part(rows, fund, _base_reference(rows, name))})*{share}"
            rows.add(key, name, Unit.DOLLARS, amounts, formula, about=rows.about(line.role))
        else:
            cost = plan.one_time_costs[name]
            share = "" if cost.fund else f"*{{seat_share.{fund}}}"
            base = _one_time_base(rows, name) if any(rows.result.budget.one_time_base[name]) else None
            formula = f"=({{one_time.{name}}}{_indirect_part(rows, fund, base)}){share}"
            rows.add(f"charge.{fund}.one_time.{name}", cost.title, Unit.DOLLARS, amounts, formula)
    block = [row.key for row in rows.rows if row.key.startswith(f"charge.{fund}.")]
    charged = f"=SUM({{{block[0]}:{block[-1]}}})" if block else "=0"
    rows.add(
        f"charged.{fund}", f"{about.title}: charged", Unit.DOLLARS, use.charged, charged, kind=Kind.TOTAL
    )
    _paid(rows, fund, use)


def _base_reference(rows: MonthRows, line: str) -> str | None:
    return f"{{{_base(rows, line)}}}" if rows.plan.indirect else None


def _indirect_part(rows: MonthRows, fund: str, base: str | None) -> str:
    """`+base*rate`, at the fund's own rate where it has one."""
    if base is None:
        return ""
    return f"+{base}*{_own_rate(rows, fund)}"


def _own_rate(rows: MonthRows, fund: str) -> str:
    rate = rows.assume("indirect.rate")
    if rows.plan.funds[fund].indirect_rate is None:
        return rate
    return f"MIN({rows.assume(f'funds.{fund}.indirect_rate')},{rate})"


def _open(rows: MonthRows, fund: str) -> str:
    """A factor: 1 in the months the fund pays, 0 in the others."""
    about, factor = rows.plan.funds[fund], ""
    if about.starts:
        factor += f"*({{month}}>={rows.assume(f'funds.{fund}.starts')})"
    if about.ends:
        factor += f"*({{month}}<={rows.assume(f'funds.{fund}.ends')})"
    return factor


def _paid(rows: MonthRows, fund: str, use: FundUse) -> None:
    about, years = rows.plan.funds[fund], rows.result.budget.fiscal_years
    within = f"{{charged.{fund}}}{_open(rows, fund)}"
    formula = f"={within}"
    if about.limit_a_year is not None:
        every = rows.plan.period.all_months
        span = f"{{fiscal_year@{every[0]}:{every[-1]}}}"
        used = f"=IF({{fiscal_year}}={{fiscal_year@<}},{{used.{fund}@<}}+{{paid.{fund}@<}},0)"
        before = [
            sum(
                (paid for paid, each in zip(use.paid[:number], years, strict=False) if each == year),
                Decimal(0),
            )
            for number, year in enumerate(years)
        ]
        label = f"{about.title}: paid earlier in the fiscal year"
        rows.add(f"used.{fund}", label, Unit.DOLLARS, before, used)
        limit = f"{rows.assume(f'funds.{fund}.limit_a_year')}*COUNTIF({span},{{fiscal_year}})/12"
        formula = f"=MIN({within},MAX(0,{limit}-{{used.{fund}}}))"
    rows.add(f"paid.{fund}", f"{about.title}: pays", Unit.DOLLARS, use.paid, formula, kind=Kind.TOTAL)
    share = f"=IF({{charged.{fund}}}=0,0,{{paid.{fund}}}/{{charged.{fund}}})"
    label = f"{about.title}: share of its charges it pays"
    rows.add(f"paid_share.{fund}", label, Unit.PERCENT, use.paid_share, share)


def _unfunded(rows: MonthRows) -> None:
    """All that no fund pays, and why."""
    funding, funds = rows.result.funding, list(rows.plan.funds)
    assert funding
    rows.head("unfunded", "Unfunded")
    paid = "".join(f"-{{paid.{fund}}}" for fund in funds)
    add = rows.add
    add(
        "unfunded",
        "Unfunded",
        Unit.DOLLARS,
        funding.unfunded,
        f"=ROUND({{total.cost}}{paid},6)",
        kind=Kind.TOTAL,
    )
    closed = "+".join(f"{{charged.{fund}}}-{{charged.{fund}}}{_open(rows, fund)}" for fund in funds)
    over = "+".join(f"{{charged.{fund}}}{_open(rows, fund)}-{{paid.{fund}}}" for fund in funds)
    gaps = "+".join(part for fund in funds if (part := _gap(rows, fund)))
    formulas = {
        NO_FUND: "=ROUND({unfunded}-{unfunded.not_open}-{unfunded.over_limit}"
        + ("-{unfunded.indirect},6)" if gaps else ",6)"),
        NOT_OPEN: f"={closed}",
        OVER_LIMIT: f"={over}",
        INDIRECT: f"={gaps}",
    }
    for reason in shown_reasons(bool(gaps)):
        label, values = f"  {REASONS[reason]}", funding.reasons[reason]
        add(f"unfunded.{reason}", label, Unit.DOLLARS, values, formulas[reason])


def shown_reasons(gaps: bool) -> list[str]:
    """Why cost is unfunded: the reasons to show; `gaps` where a fund pays less than all indirect cost."""
    return [reason for reason in REASONS if gaps or reason != INDIRECT]


def has_gaps(rows_plan_funds: Sequence[object]) -> bool:
    """Whether a fund has an indirect rate of its own."""
    return any(getattr(fund, "indirect_rate", None) is not None for fund in rows_plan_funds)


def _gap(rows: MonthRows, fund: str) -> str:
    """The indirect cost of a fund's charges at the plan's rate, less at its own."""
    if rows.plan.funds[fund].indirect_rate is None:
        return ""
    funding = rows.result.funding
    assert funding
    parts = []
    for name in funding.funds[fund].charges:
        if name in rows.result.budget.lines:
            parts.append(f"{{{_base(rows, name)}}}*{rows.assume(share_key(name, fund))}")
        elif any(rows.result.budget.one_time_base[name]):
            share = "" if rows.plan.one_time_costs[name].fund else f"*{{seat_share.{fund}}}"
            parts.append(f"{_one_time_base(rows, name)}{share}")
    if not parts:
        return ""
    return f"({'+'.join(parts)})*({rows.assume('indirect.rate')}-{_own_rate(rows, fund)})"


def _unfunded_by_role(rows: MonthRows) -> None:
    """What is unfunded of each role's cost, and of the costs that are no role's."""
    result, funding = rows.result, rows.result.funding
    assert funding
    role = groupings(rows.plan)[0]
    groups = groups_with_seats(result, role)
    rows.head("unfunded_by_role", "Unfunded by role, indirect cost included")
    lines = list(rows.plan.seats)
    for group in groups:
        title, key = role.titles[group], f"unfunded_by_role.{group}"
        own = f"{{{key}@role}}"
        formula = f"{{by_role.{group}}}"
        if rows.plan.indirect:
            span = f"indirect.{lines[0]}:indirect.{lines[-1]}"
            formula += f"+SUMPRODUCT(({{{span}@role}}={own})*{{{span}}})"
        for fund in rows.plan.funds:
            charged = _lines_of(rows, fund)
            if any(rows.plan.seats[name].role == group for name in charged):
                span = f"charge.{fund}.{charged[0]}:charge.{fund}.{charged[-1]}"
                formula += f"-SUMPRODUCT(({{{span}@role}}={own})*{{{span}}})*{{paid_share.{fund}}}"
        about = tuple(title if each == "role" else None for each in TEXT_COLUMNS)
        rounded = f"=ROUND({formula},6)"
        rows.add(key, title, Unit.DOLLARS, funding.unfunded_of(group), rounded, about=about)
    if rows.result.budget.one_time:
        label, values = "Costs that are no role's", funding.unfunded_of(None)
        formula = f"=ROUND({_unfunded_others(rows)},6)"
        rows.add("unfunded_by_role.others", label, Unit.DOLLARS, values, formula)


def _unfunded_others(rows: MonthRows) -> str:
    """The costs that are no seat's with their indirect cost, less what funds pay of them."""
    result, funding = rows.result, rows.result.funding
    assert funding
    names = list(result.budget.one_time)
    parts = [f"{{one_time.{name}}}" for name in names]
    parts += [f"{{indirect.one_time.{name}}}" for name in names if any(result.budget.one_time_indirect[name])]
    paid = [
        f"{{charge.{fund}.one_time.{name}}}*{{paid_share.{fund}}}"
        for fund, use in funding.funds.items()
        for name in names
        if name in use.charges
    ]
    return "+".join(parts) + "".join(f"-{each}" for each in paid)
