"""Indirect cost, what each fund is charged and pays, and what is unfunded, month by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ladder.finance.funding import INDIRECT, NO_FUND, NOT_OPEN, OVER_LIMIT, REASONS, FundUse, added, paid_by
from ladder.finance.indirect import SUBAWARD_LIMIT
from ladder.model.plan import Plan
from ladder.reports.groups import groupings, groups_with_seats
from ladder.reports.law_figures import reference
from ladder.reports.sheets.funding_inputs import share_key
from ladder.reports.sheets.month_rows import TEXT_COLUMNS, MonthRows
from ladder.reports.tables import Kind, Unit
from ladder.workforce.budget import Amounts, cost_title, fund_of

LASTING_INDIRECT = "total.indirect_lasting"


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
    for name, amounts in budget.beside_indirect.items():
        if any(amounts):
            formula = f"={_beside_base(rows, name)}*{rate}"
            label = f"On {cost_title(plan, name)}"
            rows.add(f"indirect.{name}", label, Unit.DOLLARS, amounts, formula)
    lines = list(plan.seats)
    on_other = [row.key for row in rows.rows if row.key.startswith("indirect.other.")]
    last = on_other[-1] if on_other else f"indirect.{lines[-1]}"
    formula = f"=SUM({{indirect.{lines[0]}:{last}}})"
    label = "Indirect cost on all but one-time costs"
    rows.add(LASTING_INDIRECT, label, Unit.DOLLARS, budget.lasting_indirect, formula)
    names = [row.key for row in rows.rows if row.key.startswith("indirect.one_time.")]
    formula = f"={{{LASTING_INDIRECT}}}" + "".join(f"+{{{name}}}" for name in names)
    total = budget.indirect_total
    rows.add("total.indirect", "Indirect cost", Unit.DOLLARS, total, formula, kind=Kind.TOTAL)


def _base(rows: MonthRows, line: str) -> str:
    """The row on which a seat line's indirect cost is taken."""
    assert rows.plan.indirect
    return f"wages.{line}" if rows.plan.indirect.base == "wages" else f"cost.{line}"


def _beside_base(rows: MonthRows, name: str) -> str:
    given = rows.plan.one_time_costs.get(name.removeprefix("one_time."))
    if name.startswith("one_time.") and given and given.indirect_base == "subaward":
        return f"MIN({{{name}}},{reference(SUBAWARD_LIMIT, rows.plan.period.start)})"
    return f"{{{name}}}"


def add_funding(rows: MonthRows) -> None:
    """What each fund is charged, pays, and what is left; nothing where the config names no fund."""
    funding = rows.result.funding
    if funding is None:
        return
    for name, use in funding.funds.items():
        _charges(rows, name, use)
        _paid(rows, name, use)
    _unfunded(rows)
    _unfunded_by_role(rows)


def _lines_of(rows: MonthRows, fund: str) -> list[str]:
    return [name for name, line in rows.plan.seats.items() if rows.plan.shares_of(line).get(fund)]


def _charges(rows: MonthRows, fund: str, use: FundUse) -> None:
    """One fund: a row a cost it is charged, then the same of the costs' indirect cost."""
    title = rows.plan.funds[fund].title
    rows.head(f"charge.{fund}", f"Charged to {title}, before its dates and its limit")
    _block(rows, fund, "charge", use.direct, "cost.", "")
    if rows.plan.indirect:
        rows.head(f"on_charge.{fund}", f"Indirect cost on it, at the plan's rate: {title}")
        _block(rows, fund, "on_charge", use.indirect, "indirect.", "indirect.")


def _block(
    rows: MonthRows, fund: str, name: str, charges: Mapping[str, Amounts], seats: str, others: str
) -> None:
    """Rows of a fund's charges, from rows that start so: of seat lines with `seats`, of other costs with `others`."""
    plan, result = rows.plan, rows.result
    lines = _lines_of(rows, fund)
    for line in lines:
        formula = f"={{{seats}{line}}}*{rows.assume(share_key(line, fund))}"
        about = rows.about(plan.seats[line].role)
        rows.add(f"{name}.{fund}.{line}", line, Unit.DOLLARS, charges[line], formula, about=about)
    costs = [cost for cost in result.budget.beside if cost in charges]
    if name == "charge" and any(fund_of(plan, cost) is None for cost in costs):
        _seat_share(rows, fund, lines)
    for cost in costs:
        share = "" if fund_of(plan, cost) else f"*{{seat_share.{fund}}}"
        if name == "on_charge" and not any(result.budget.beside_indirect[cost]):
            continue
        formula = f"={{{others}{cost}}}{share}"
        rows.add(f"{name}.{fund}.{cost}", cost_title(plan, cost), Unit.DOLLARS, charges[cost], formula)


def _seat_share(rows: MonthRows, fund: str, lines: Sequence[str]) -> None:
    """The fund's share of all seat cost, which costs without a fund of their own follow."""
    funding, budget = rows.result.funding, rows.result.budget
    assert funding
    charged = added((funding.funds[fund].direct[line] for line in lines), len(budget.months))
    whole = budget.sum_of(lambda line: line.total)
    values = [one / all_ if all_ else Decimal(0) for one, all_ in zip(charged, whole, strict=True)]
    block = f"{{charge.{fund}.{lines[0]}:charge.{fund}.{lines[-1]}}}"
    formula = f"=IF({{total.seats}}=0,0,SUM({block})/{{total.seats}})"
    rows.add(f"seat_share.{fund}", "Its share of all seat cost", Unit.PERCENT, values, formula)


def _sum(rows: MonthRows, *prefixes: str) -> str:
    """The sum of the rows whose keys start so; they stand together. Nothing where there is none."""
    keys = [row.key for row in rows.rows if row.key.startswith(prefixes)]
    return f"SUM({{{keys[0]}:{keys[-1]}}})" if keys else "0"


def _charged(rows: MonthRows, fund: str, kind: str) -> list[str]:
    """Parts of a formula: a fund's charges of one kind of cost (`seats` or `others`), and their indirect cost."""
    parts = []
    for name in ("charge", "on_charge") if rows.plan.indirect else ("charge",):
        if kind == "others":
            part = _sum(rows, f"{name}.{fund}.other.", f"{name}.{fund}.one_time.")
        else:
            lines = _lines_of(rows, fund)
            part = f"SUM({{{name}.{fund}.{lines[0]}:{name}.{fund}.{lines[-1]}}})" if lines else "0"
        factor = _indirect_factor(rows, fund) if name == "on_charge" else ""
        if part != "0":
            parts.append(part + factor)
    return parts


def _indirect_factor(rows: MonthRows, fund: str) -> str:
    """A factor for a fund that pays a part of its indirect cost; nothing for one that pays all of it."""
    return "" if rows.plan.funds[fund].indirect_rate is None else f"*{_indirect_part(rows, fund)}"


def _indirect_part(rows: MonthRows, fund: str) -> str:
    """The part of its indirect cost that a fund pays: its own rate over the plan's."""
    rate, own = rows.assume("indirect.rate"), rows.assume(f"funds.{fund}.indirect_rate")
    return f"IF({rate}=0,0,MIN({own},{rate})/{rate})"


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
    every_charge = "+".join((*_charged(rows, fund, "seats"), *_charged(rows, fund, "others"))) or "0"
    label = f"{about.title}: charged"
    rows.add(f"charged.{fund}", label, Unit.DOLLARS, use.charged, f"={every_charge}", kind=Kind.TOTAL)
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
        + ("-{unfunded.indirect},6)" if has_gaps(rows.plan) else ",6)"),
        NOT_OPEN: f"={closed}",
        OVER_LIMIT: f"={over}",
        INDIRECT: f"={gaps or 0}",
    }
    for reason in shown_reasons(has_gaps(rows.plan)):
        label, values = f"  {REASONS[reason]}", funding.reasons[reason]
        add(f"unfunded.{reason}", label, Unit.DOLLARS, values, formulas[reason])


def shown_reasons(gaps: bool) -> list[str]:
    """Why cost is unfunded: the reasons to show; `gaps` where a fund pays less than all indirect cost."""
    return [reason for reason in REASONS if gaps or reason != INDIRECT]


def has_gaps(plan: Plan) -> bool:
    """Whether a fund has an indirect rate of its own."""
    return any(fund.indirect_rate is not None for fund in plan.funds.values())


def _gap(rows: MonthRows, fund: str) -> str:
    """The indirect cost of a fund's charges that it does not pay."""
    if rows.plan.funds[fund].indirect_rate is None:
        return ""
    charged = _sum(rows, f"on_charge.{fund}.")
    return f"{charged}*(1-{_indirect_part(rows, fund)})" if charged != "0" else ""


def _unfunded_by_role(rows: MonthRows) -> None:
    """What each fund pays of a role's cost, and what is left of it; then of the costs that are no role's."""
    result, funding = rows.result, rows.result.funding
    assert funding
    role = groupings(rows.plan)[0]
    groups = groups_with_seats(result, role)
    for fund, use in funding.funds.items():
        _paid_by_role(rows, fund, use, groups)
    rows.head("unfunded_by_role", "Unfunded by role, indirect cost included")
    lines = list(rows.plan.seats)
    for group in groups:
        title, key = role.titles[group], f"unfunded_by_role.{group}"
        formula = f"{{by_role.{group}}}"
        if rows.plan.indirect:
            span = f"indirect.{lines[0]}:indirect.{lines[-1]}"
            formula += f"+SUMPRODUCT(({{{span}@role}}={{{key}@role}})*{{{span}}})"
        keys = [f"paid_by_role.{fund}.{group}" for fund in rows.plan.funds]
        formula += "".join(f"-{{{each}}}" for each in keys if any(row.key == each for row in rows.rows))
        values, about = funding.unfunded_of(group), _only_role(title)
        rows.add(key, title, Unit.DOLLARS, values, f"=ROUND({formula},6)", about=about)
    if result.budget.beside:
        label, values = "Costs that are no role's", funding.unfunded_of(None)
        rows.add("unfunded_others", label, Unit.DOLLARS, values, f"=ROUND({_unfunded_others(rows)},6)")


def _only_role(title: str) -> tuple[str | None, ...]:
    return tuple(title if each == "role" else None for each in TEXT_COLUMNS)


def _paid_by_role(rows: MonthRows, fund: str, use: FundUse, groups: Sequence[str]) -> None:
    """What a fund pays of each role it is charged for."""
    lines, seats = _lines_of(rows, fund), rows.plan.seats
    charged = [group for group in groups if any(seats[name].role == group for name in lines)]
    if charged:
        rows.head(f"paid_by_role.{fund}", f"{rows.plan.funds[fund].title}: pays, by role")
    for group in charged:
        title, key = rows.plan.roles[group].title, f"paid_by_role.{fund}.{group}"
        parts = []
        for name in ("charge", "on_charge") if rows.plan.indirect else ("charge",):
            span = f"{name}.{fund}.{lines[0]}:{name}.{fund}.{lines[-1]}"
            factor = _indirect_factor(rows, fund) if name == "on_charge" else ""
            parts.append(f"SUMPRODUCT(({{{span}@role}}={{{key}@role}})*{{{span}}}){factor}")
        names = [name for name in lines if seats[name].role == group]
        values = paid_by(use, names, len(rows.result.budget.months))
        formula = f"=({'+'.join(parts)})*{{paid_share.{fund}}}"
        rows.add(key, title, Unit.DOLLARS, values, formula, about=_only_role(title))


def _unfunded_others(rows: MonthRows) -> str:
    """The costs that are no seat's with their indirect cost, less what funds pay of them."""
    assert rows.result.funding
    whole = [
        _sum(rows, prefix) for prefix in ("other.", "one_time.", "indirect.other.", "indirect.one_time.")
    ]
    formula = "+".join(part for part in whole if part != "0")
    for fund in rows.result.funding.funds:
        parts = _charged(rows, fund, "others")
        if parts:
            formula += f"-({'+'.join(parts)})*{{paid_share.{fund}}}"
    return formula
