"""Figures behind the answers on funding and revenue: key, label, unit and each scenario's live value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.finance.business_case import break_even_billing, break_even_unit_rate
from ladder.finance.revenue import productivity
from ladder.model.month import MONTH_NAMES, Month
from ladder.model.plan_set import BASELINE
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.phrases import number_text
from ladder.reports.ranking import net_cost
from ladder.reports.sheets import funding, months
from ladder.reports.tables import Unit, Value
from ladder.workforce.budget import Amounts

Live = tuple[Value, str]
Figure = tuple[str, str, Unit, Callable[[Result], Live]]
NO_END = "no fund"
_TINY = Decimal("1e-6")  # units past this are a division's last digits


def money_figures(results: Sequence[Result]) -> list[Figure]:
    """The rows, none where no scenario has funds or revenue."""
    found: list[Figure] = []
    count = "twelve" if len(results[0].budget.months) >= 12 else str(len(results[0].budget.months))
    if any(each.plan.funds for each in results):
        found += [
            ("unfunded", "Unfunded, whole plan", Unit.DOLLARS, _unfunded),
            ("unfunded.share", "  of total cost", Unit.PERCENT, _unfunded_share),
            ("unfunded.last", f"  of it in the last {count} months", Unit.DOLLARS, _unfunded_last),
        ]
        found += _unfunded_added(results)
        found += [
            ("next_fund", "Next fund to end", Unit.TEXT, _next_fund),
            ("next_fund.ends", "  its last month", Unit.MONTH, _next_end),
            ("next_fund.month", "  after", Unit.TEXT, _next_month),
            (
                "next_fund.amount",
                f"  pays in its last {count} months of the plan",
                Unit.DOLLARS,
                _next_amount,
            ),
        ]
        if len(results) > 1:
            found += _unlimited_figures(results)
        if any(funding.medicaid_funds(each) and _billing(each) for each in results):
            label = "Medicaid revenue over (under) what is charged to it"
            found.append(("medicaid_gap", label, Unit.DOLLARS, _medicaid_gap))
    if any(_billing(each) for each in results):
        base = results[0]
        found += [
            ("net_cost", "Cost less revenue, whole plan", Unit.DOLLARS, _net_cost),
            *(
                [
                    (
                        "net_cost.added",
                        "  more than the baseline",
                        Unit.DOLLARS,
                        lambda each: _more(base, each, "net_cost", _net_cost),
                    )
                ]
                if len(results) > 1
                else []
            ),
            ("revenue", f"Revenue, last {count} months", Unit.DOLLARS, _revenue),
            ("units", f"Paid units, last {count} months", Unit.COUNT, _units),
            ("revenue_a_unit", "  revenue of a paid unit", Unit.CENTS, _revenue_a_unit),
            ("units.added", "  more than the baseline", Unit.COUNT, lambda each: _units_added(base, each)),
            ("break_even_rate", "  break-even unit rate", Unit.CENTS, lambda each: _rate(base, each)),
            ("break_even_rate.words", "  so it", Unit.TEXT, lambda each: _rate_words(base, each)),
            (
                "billed.most",
                "Hours billed of hours worked, in the role that bills most",
                Unit.PERCENT,
                _most_billed,
            ),
            (
                "break_even_billing",
                "Hours billed at which it breaks even, against those planned",
                Unit.PERCENT,
                lambda each: _billing_needed(base, each),
            ),
            ("break_even_billing.words", "  so it", Unit.TEXT, lambda each: _billing_words(base, each)),
        ]
    return found


def _billing(each: Result) -> bool:
    return bool(each.revenue and each.revenue.lines)


def _sum(amounts: Amounts) -> Decimal:
    return sum(amounts, Decimal(0))


def _unfunded(each: Result) -> Live:
    if each.funding is None:
        return _sum(each.budget.total), f"={_months(each, 'total.cost', each.budget.months)}"
    return _sum(each.funding.unfunded), f"={_months(each, 'unfunded', each.budget.months)}"


def _months(each: Result, row: str, span: Sequence[Month]) -> str:
    return f"SUM({{{months.key(each.scenario.name)}!{row}@{span[0]}:{span[-1]}}})"


def _unfunded_share(each: Result) -> Live:
    total, unfunded = _sum(each.budget.total), _unfunded(each)[0]
    assert isinstance(unfunded, Decimal)
    whole = _months(each, "total.cost", each.budget.months)
    return unfunded / total if total else Decimal(0), f"=IF({whole}=0,0,{{unfunded}}/{whole})"


def _unfunded_last(each: Result) -> Live:
    row = "unfunded" if each.funding else "total.cost"
    amounts = each.funding.unfunded if each.funding else each.budget.total
    return _sum(amounts[-12:]), f"={_months(each, row, each.budget.months[-12:])}"


def _unfunded_added(results: Sequence[Result]) -> list[Figure]:
    """What is unfunded more than in the baseline, where there is another scenario."""
    base, label = results[0], "  more than the baseline"
    more = ("unfunded.added", label, Unit.DOLLARS, lambda each: _more(base, each, "unfunded", _unfunded))
    return [more] if len(results) > 1 else []


def _unlimited_figures(results: Sequence[Result]) -> list[Figure]:
    """What funds without a limit pay, and more than in the baseline, where every scenario has one."""
    base, label = results[0], "Paid by funds without a limit, whole plan"
    if not all(without_limit(each) for each in results):
        return []
    return [
        ("unlimited", label, Unit.DOLLARS, _unlimited),
        (
            "unlimited.added",
            "  more than the baseline",
            Unit.DOLLARS,
            lambda each: _more(base, each, "unlimited", _unlimited),
        ),
    ]


def without_limit(each: Result) -> list[str]:
    """The funds that pay whatever is charged to them while they are open; none where nothing is funded."""
    return [name for name, fund in each.plan.funds.items() if each.funding and fund.limit_a_year is None]


def _unlimited(each: Result) -> Live:
    assert each.funding
    names, table = without_limit(each), funding.funds_key(each.scenario.name)
    paid = sum((_sum(each.funding.funds[name].paid) for name in names), Decimal(0))
    return paid, "=" + "+".join(f"{{{table}!{name}@paid}}" for name in names)


def _more(base: Result, each: Result, row: str, live: Callable[[Result], Live]) -> Live:
    value, today = live(each)[0], live(base)[0]
    assert isinstance(value, Decimal)
    assert isinstance(today, Decimal)
    return value - today, f"={{{row}}}-{{{row}@{BASELINE}}}"


def _ending(each: Result) -> dict[str, Month]:
    """The funds that end, each with its last month."""
    return {name: fund.ends for name, fund in each.plan.funds.items() if fund.ends}


def _next(each: Result) -> str | None:
    ending = _ending(each)
    return min(ending, key=lambda name: ending[name].ordinal) if ending else None


def _end(each: Result, fund: str) -> str:
    return f"{{{ASSUMPTIONS}!funds.{fund}.ends@{each.scenario.name}}}"


def _next_end(each: Result) -> Live:
    name = _next(each)
    if name is None:
        return "", '=""'
    return _ending(each)[name], f"=MIN({','.join(_end(each, fund) for fund in _ending(each))})"


def _of_the_next(each: Result, part: Callable[[str], str]) -> str:
    """A formula for the part of the fund that ends first; of several, the first listed."""
    *others, last = _ending(each)
    formula = part(last)
    for fund in reversed(others):
        formula = f"IF({_end(each, fund)}={{next_fund.ends}},{part(fund)},{formula})"
    return f"={formula}"


def _next_fund(each: Result) -> Live:
    name = _next(each)
    if name is None:
        return NO_END, f'="{NO_END}"'
    titles = {fund: _plain(each.plan.funds[fund].title) for fund in _ending(each)}
    quoted = {fund: title.replace('"', '""') for fund, title in titles.items()}
    return titles[name], _of_the_next(each, lambda fund: f'"{quoted[fund]}"')


def _plain(words: str) -> str:
    """Words without braces, which would read as a reference in a formula template."""
    return words.replace("{", "(").replace("}", ")")


def _next_month(each: Result) -> Live:
    name = _next(each)
    if name is None:
        return "", '=""'
    names = ",".join(f'"{month}"' for month in MONTH_NAMES)
    return _ending(each)[
        name
    ].name, f'=CHOOSE(MONTH({{next_fund.ends}}),{names})&" "&YEAR({{next_fund.ends}})'


def _next_amount(each: Result) -> Live:
    name = _next(each)
    if name is None:
        return Decimal(0), "=0"
    table = funding.funds_key(each.scenario.name)
    return funding.paid_at_end(each, name), _of_the_next(each, lambda fund: f"{{{table}!{fund}@at_end}}")


def _medicaid_gap(each: Result) -> Live:
    earned = _sum(each.revenue.dollars_of()) if each.revenue else Decimal(0)
    revenue = _months(each, "total.revenue", each.budget.months) if _billing(each) else "0"
    paid = "".join(
        f"-{_months(each, f'charged.{fund}', each.budget.months)}" for fund in funding.medicaid_funds(each)
    )
    charged = _sum(funding.medicaid_charged(each)) if each.funding else Decimal(0)
    return earned - charged, f"={revenue}{paid}"


def _net_cost(each: Result) -> Live:
    earned = f"-{_months(each, 'total.revenue', each.budget.months)}" if _billing(each) else ""
    return net_cost(each), f"={_months(each, 'total.cost', each.budget.months)}{earned}"


def _revenue(each: Result) -> Live:
    if each.revenue is None or not _billing(each):
        return Decimal(0), "=0"
    last = each.budget.months[-12:]
    return _sum(each.revenue.dollars_of()[-12:]), f"={_months(each, 'total.revenue', last)}"


def _units(each: Result) -> Live:
    if each.revenue is None or not _billing(each):
        return Decimal(0), "=0"
    return units_a_year(each), f"={_months(each, 'total.units', each.budget.months[-12:])}"


def revenue_a_unit(each: Result) -> Decimal | None:
    """Revenue of a paid unit in the last twelve months; None where none is paid."""
    units = units_a_year(each)
    return _sum(each.revenue.dollars_of()[-12:]) / units if each.revenue and units else None


def _revenue_a_unit(each: Result) -> Live:
    value = revenue_a_unit(each)
    return "none" if value is None else value, '=IF({units}=0,"none",{revenue}/{units})'


def units_a_year(each: Result) -> Decimal:
    """Units paid in the last twelve months."""
    return _sum(each.revenue.units_of()[-12:]) if each.revenue else Decimal(0)


def _units_added(base: Result, each: Result) -> Live:
    return units_a_year(each) - units_a_year(base), f"={{units}}-{{units@{BASELINE}}}"


def added_cost(base: Result, each: Result) -> Decimal:
    """What a scenario adds in the last twelve months, one-time costs left out."""
    return _sum(each.budget.lasting[-12:]) - _sum(base.budget.lasting[-12:])


def break_even_rate(base: Result, each: Result) -> Decimal | None:
    """Added cost over added units; None where units do not rise or no cost is added."""
    units, cost = units_a_year(each) - units_a_year(base), added_cost(base, each)
    return break_even_unit_rate(cost, units) if units > _TINY and cost > 0 else None


def _rate(base: Result, each: Result) -> Live:
    rate = break_even_rate(base, each)
    formula = '=IF(OR(ROUND({units.added},6)<=0,{run_rate.added}<=0),"none",{run_rate.added}/{units.added})'
    return "none" if rate is None else rate, formula


def _productivity(each: Result) -> dict[str, Decimal]:
    """Hours billed of hours worked, by role that bills and has seats."""
    lines = each.revenue.lines.values() if each.revenue else ()
    return {line.role: productivity(each.plan, line.role) for line in lines}


def _most_billed(each: Result) -> Live:
    shares, name = _productivity(each), each.scenario.name
    if not shares or each.plan.revenue is None:
        return Decimal(0), "=0"

    def part(role: str, field: str) -> str:
        return f"{{{ASSUMPTIONS}!revenue.roles.{role}.{field}@{name}}}"

    formulas = []
    for role in shares:
        formula = f"{part(role, 'direct_share')}*{part(role, 'billable_share')}"
        if each.plan.revenue.roles[role].never_billed:
            formula += f"*(1-{part(role, 'before_admission_share')})"
        formulas.append(formula)
    return max(shares.values()), f"=MAX({','.join(formulas)})"


def break_even_billed(base: Result, each: Result) -> Decimal | None:
    """Hours billed in the last twelve months, as a multiple of those planned, at which revenue pays the added cost."""
    if each.revenue is None:
        return None
    before = _sum(base.revenue.dollars_of()[-12:]) if base.revenue else Decimal(0)
    most = max(_productivity(each).values(), default=Decimal(0))
    return break_even_billing(added_cost(base, each), before, _sum(each.revenue.dollars_of()[-12:]), most)


def _billing_needed(base: Result, each: Result) -> Live:
    value = break_even_billed(base, each)
    times = f"({{run_rate.added}}+{{revenue@{BASELINE}}})/{{revenue}}"
    formula = f'=IF({{revenue}}<=0,"none",IF({times}*{{billed.most}}>1,"none",MAX(0,{times})))'
    return "none" if value is None else value, formula


def _billing_words(base: Result, each: Result) -> Live:
    """What the break-even in hours billed says, in words that are true of each case."""
    value = break_even_billed(base, each)
    no_revenue, never = (
        "bills nothing",
        "cannot pay by billing more, even if every hour worked were billed",
    )
    more = ("pays if people bill ", " more hours than planned")
    less, same = ("pays as planned, and would with ", " fewer hours billed"), "just pays as planned"
    if value is None:
        words = never if each.revenue and any(each.revenue.dollars_of()[-12:]) else no_revenue
    elif round(value - 1, 3):
        start, end = more if value > 1 else less
        words = f"{start}{number_text(value - 1, 'percent_size')}{end}"
    else:
        words = same
    apart = 'TEXT(ROUND(ABS({break_even_billing}-1),3),"0.0%")'
    shown = (
        f'IF(ROUND({{break_even_billing}}-1,3)=0,"{same}",IF({{break_even_billing}}>1,'
        f'"{more[0]}"&{apart}&"{more[1]}","{less[0]}"&{apart}&"{less[1]}"))'
    )
    formula = f'=IF({{revenue}}<=0,"{no_revenue}",IF(ISNUMBER({{break_even_billing}}),{shown},"{never}"))'
    return words, formula


def _rate_words(base: Result, each: Result) -> Live:
    """What the break-even unit rate says, in words that are true of each case."""
    no_units = "has no break-even unit rate: paid units do not rise"
    no_cost = "needs no break-even unit rate: it adds no cost"
    rate, units = break_even_rate(base, each), units_a_year(each) - units_a_year(base)
    words = "breaks even on added units at " + (number_text(rate, "hourly") if rate else "") + " a unit"
    words = no_units if units <= _TINY else words if rate else no_cost
    shown = '"breaks even on added units at "&TEXT(ROUND({break_even_rate},2),"$#,##0.00")&" a unit"'
    formula = f'=IF(ROUND({{units.added}},6)<=0,"{no_units}",IF({{run_rate.added}}<=0,"{no_cost}",{shown}))'
    return words, formula
