"""Indirect cost: the agency's rate on its base, month by month.

The cost is the plan's rate on the base whoever pays; a fund may pay less of it. A seat's base is its wages, with the
employer cost on top of them unless the base is wages. Other direct costs are in the base where it is `direct` or
`mtdc`; of modified total direct cost, some are excluded and of a subaward only the first part counts (2 CFR 200.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ladder.law import Law
from ladder.model.funding import Indirect
from ladder.model.plan import OneTimeCost, Plan

Amounts = tuple[Decimal, ...]
DE_MINIMIS, SUBAWARD_LIMIT = "de_minimis_indirect_rate", "mtdc_subaward_limit"


@dataclass(frozen=True, slots=True)
class IndirectRules:
    """The plan's rate and base, and what the law of the plan's first month says of them."""

    given: Indirect
    de_minimis: Decimal  # the most such a rate can be
    subaward_limit: Decimal  # dollars of each subaward in the base


def indirect_rules(plan: Plan, law: Law) -> IndirectRules | None:
    """The rules of a plan's indirect cost; None where it has none."""
    if plan.indirect is None:
        return None
    start = plan.period.start
    return IndirectRules(plan.indirect, law.value(DE_MINIMIS, start), law.value(SUBAWARD_LIMIT, start))


def seat_base(rules: IndirectRules | None, wages: Amounts, total: Amounts) -> Amounts:
    """The part of a seat line's cost on which indirect cost is taken."""
    if rules is None:
        return (Decimal(0),) * len(total)
    return wages if rules.given.base == "wages" else total


def other_base(rules: IndirectRules | None, amounts: Amounts) -> Amounts:
    """The part of a cost beside the seats on which indirect cost is taken."""
    if rules is None or not rules.given.on_other:
        return (Decimal(0),) * len(amounts)
    return amounts


def one_time_base(rules: IndirectRules | None, cost: OneTimeCost, amounts: Amounts) -> Amounts:
    """The part of a one-time cost on which indirect cost is taken."""
    if rules is None or not rules.given.on_other or cost.indirect_base == "excluded":
        return (Decimal(0),) * len(amounts)
    if cost.indirect_base == "subaward":
        return tuple(min(amount, rules.subaward_limit) for amount in amounts)
    return amounts


def indirect_on(rules: IndirectRules | None, base: Amounts) -> Amounts:
    """Indirect cost of a base, at the plan's rate."""
    rate = rules.given.rate if rules else Decimal(0)
    return tuple(amount * rate for amount in base)


def over_de_minimis(rules: IndirectRules | None) -> bool:
    """Whether a de minimis rate is more than 2 CFR 200.414(f) allows, or not on modified total direct cost."""
    if rules is None or not rules.given.de_minimis:
        return False
    return rules.given.rate > rules.de_minimis or rules.given.base != "mtdc"
