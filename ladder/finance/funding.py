"""Who pays each cost, month by month, and what no one pays.

A seat line's cost is charged to funds by its shares. Another cost is charged to the fund it names, or else follows
the funds' shares of all seat cost of its month. Each charge carries its indirect cost, at the fund's own rate where
that is lower than the plan's. A fund pays from its first through its last month, and in a fiscal year up to its
limit, earlier months first; of a fiscal year that the plan covers in part, that part of the limit. Within a month
that reaches the limit, every charge is paid in the same proportion. What is left is unfunded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ladder.model.funding import Fund
from ladder.model.month import Month

Amounts = tuple[Decimal, ...]

NO_FUND, NOT_OPEN, OVER_LIMIT, INDIRECT = "no_fund", "not_open", "over_limit", "indirect"
REASONS = {
    NO_FUND: "No fund is named",
    NOT_OPEN: "The fund has ended, or not begun",
    OVER_LIMIT: "Over a fund's limit",
    INDIRECT: "Indirect cost that a fund does not pay",
}
"""Why a cost is unfunded, in words."""

_NONE = Decimal(0)
_DUST = Decimal("1e-6")  # differences of dollars are kept to this: past it stand only the digits of divisions


@dataclass(frozen=True, slots=True)
class Cost:
    """A cost by month: a seat line's with its role, or another's. `base` is what indirect cost is taken on.

    `shares` is by fund; None for a cost that follows the shares of all seat cost.
    """

    name: str
    role: str | None
    direct: Amounts
    base: Amounts
    shares: Mapping[str, Decimal] | None


@dataclass(frozen=True, slots=True)
class FundUse:
    """What a fund is charged and pays, by month. Charges are by cost, before its dates and its limit.

    `indirect` is at the plan's rate, of which the fund pays `indirect_part`.
    """

    direct: dict[str, Amounts]
    indirect: dict[str, Amounts]
    indirect_part: Decimal
    charged: Amounts
    paid: Amounts
    paid_share: Amounts  # of what it is charged


@dataclass(frozen=True, slots=True)
class Funding:
    """Cost by fund and what is unfunded: by cost, and by reason. Together they are all cost."""

    funds: dict[str, FundUse]
    unfunded_costs: dict[str, Amounts]
    reasons: dict[str, Amounts]
    unfunded: Amounts
    role_of: dict[str, str | None]

    def unfunded_of(self, role: str | None) -> Amounts:
        """What is unfunded of a role's costs, or (None) of the costs that are no role's."""
        costs = [amounts for name, amounts in self.unfunded_costs.items() if self.role_of[name] == role]
        return _settled(added(costs, len(self.unfunded)))


def added(every: Iterable[Amounts], months: int) -> Amounts:
    """Amounts added up by month."""
    rows = list(every)
    return tuple(sum(month, _NONE) for month in zip(*rows, strict=True)) if rows else (_NONE,) * months


def fund_costs(
    funds: Mapping[str, Fund],
    rate: Decimal,
    costs: Sequence[Cost],
    months: Sequence[Month],
    fiscal_years: Sequence[int],
) -> Funding:
    """Charge every cost to its funds. `rate` is the plan's indirect rate; fiscal years are the months'."""
    count = len(months)
    shares = shares_by_month(funds, costs, count)
    uses: dict[str, FundUse] = {}
    reasons: dict[str, list[Amounts]] = {reason: [] for reason in REASONS}
    for name, fund in funds.items():
        use = uses[name] = _use(name, fund, rate, costs, shares, months, fiscal_years)
        within = tuple(
            amount if fund.open_in(month) else _NONE
            for amount, month in zip(use.charged, months, strict=True)
        )
        reasons[NOT_OPEN].append(_left(use.charged, within))
        reasons[OVER_LIMIT].append(_left(within, use.paid))
        reasons[INDIRECT] += [_times(amounts, 1 - use.indirect_part) for amounts in use.indirect.values()]
    by_reason = {reason: added(rows, count) for reason, rows in reasons.items()}
    whole = {cost.name: full_cost(cost, rate) for cost in costs}
    unfunded = _less(added(whole.values(), count), added((use.paid for use in uses.values()), count))
    by_reason[NO_FUND] = _less(
        unfunded, added((rows for reason, rows in by_reason.items() if reason != NO_FUND), count)
    )
    left = {
        name: _left(amounts, added((paid_by(use, [name], count) for use in uses.values()), count))
        for name, amounts in whole.items()
    }
    return Funding(uses, left, by_reason, unfunded, {cost.name: cost.role for cost in costs})


def _use(
    name: str,
    fund: Fund,
    rate: Decimal,
    costs: Sequence[Cost],
    shares: Mapping[str, Mapping[str, Amounts]],
    months: Sequence[Month],
    fiscal_years: Sequence[int],
) -> FundUse:
    """What one fund is charged and pays."""
    own = rate if fund.indirect_rate is None else min(fund.indirect_rate, rate)
    part = own / rate if rate else _NONE
    given = {cost.name: shares[cost.name][name] for cost in costs if name in shares[cost.name]}
    mine = [cost for cost in costs if cost.name in given]
    direct = {cost.name: _product(cost.direct, given[cost.name]) for cost in mine}
    indirect = {cost.name: _times(_product(cost.base, given[cost.name]), rate) for cost in mine}
    charged = added((*direct.values(), *(_times(each, part) for each in indirect.values())), len(months))
    within = tuple(
        amount if fund.open_in(month) else _NONE for amount, month in zip(charged, months, strict=True)
    )
    paid = up_to_limit(within, fund.limit_a_year, fiscal_years)
    share = tuple(one / all_ if all_ else _NONE for one, all_ in zip(paid, charged, strict=True))
    return FundUse(direct, indirect, part, charged, paid, share)


def paid_by(use: FundUse, costs: Iterable[str], months: int) -> Amounts:
    """What a fund pays of the costs named."""
    charges = [
        charge
        for cost in costs
        if cost in use.direct
        for charge in (use.direct[cost], _times(use.indirect[cost], use.indirect_part))
    ]
    return _product(added(charges, months), use.paid_share)


def full_cost(cost: Cost, rate: Decimal) -> Amounts:
    """A cost with all its indirect cost."""
    return tuple(direct + base * rate for direct, base in zip(cost.direct, cost.base, strict=True))


def shares_by_month(
    funds: Mapping[str, Fund], costs: Sequence[Cost], months: int
) -> dict[str, dict[str, Amounts]]:
    """Cost -> fund -> its share, by month."""
    seats = [cost for cost in costs if cost.role is not None]
    total = added((cost.direct for cost in seats), months)
    following = {}
    for name in funds:
        part = added((_times(cost.direct, (cost.shares or {}).get(name, _NONE)) for cost in seats), months)
        # A fund for certain roles pays for those roles' seats and nothing else.
        if funds[name].roles is None and any((cost.shares or {}).get(name) for cost in seats):
            following[name] = tuple(
                one / all_ if all_ else _NONE for one, all_ in zip(part, total, strict=True)
            )
    return {
        cost.name: following
        if cost.shares is None
        else {name: (share,) * months for name, share in cost.shares.items() if share}
        for cost in costs
    }


def up_to_limit(amounts: Amounts, limit: Decimal | None, fiscal_years: Sequence[int]) -> Amounts:
    """What a fund pays of its charges: in each fiscal year up to its limit, earlier months first."""
    if limit is None:
        return amounts
    used: dict[int, Decimal] = {}
    paid = []
    for amount, year in zip(amounts, fiscal_years, strict=True):
        room = limit * fiscal_years.count(year) / 12 - used.get(year, _NONE)
        paid.append(min(amount, max(room, _NONE)))
        used[year] = used.get(year, _NONE) + paid[-1]
    return tuple(paid)


def _product(amounts: Amounts, factors: Amounts) -> Amounts:
    return tuple(amount * factor for amount, factor in zip(amounts, factors, strict=True))


def _times(amounts: Amounts, factor: Decimal) -> Amounts:
    return tuple(amount * factor for amount in amounts)


def _less(amounts: Amounts, others: Amounts) -> Amounts:
    return _settled(_left(amounts, others))


def _left(amounts: Amounts, others: Amounts) -> Amounts:
    return tuple(one - other for one, other in zip(amounts, others, strict=True))


def _settled(amounts: Amounts) -> Amounts:
    """Without the digits that only divisions leave."""
    return tuple(amount.quantize(_DUST, ROUND_HALF_UP) + _NONE for amount in amounts)
