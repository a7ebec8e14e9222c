"""Formulas of the employer's cost items, the same for a seat line's months and for one seat's year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ladder.finance.employer_cost import (
    FEDERAL_UNEMPLOYMENT,
    FRINGE,
    MEDICARE,
    MILEAGE,
    PAID_LEAVE,
    SOCIAL_SECURITY,
    STATE_UNEMPLOYMENT,
    is_for,
    leave_is_on_top,
)
from ladder.model.plan import Plan
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.tables import Table

ITEM_TITLES = {
    PAID_LEAVE: "Paid leave, on top of the seats' hours",
    SOCIAL_SECURITY: "Social Security tax",
    MEDICARE: "Medicare tax",
    FEDERAL_UNEMPLOYMENT: "Federal unemployment tax",
    STATE_UNEMPLOYMENT: "State unemployment",
    FRINGE: "Fringe, payroll tax included",
    MILEAGE: "Mileage",
}
"""The cost items that are not the config's own, in words."""


def item_title(plan: Plan, item: str) -> str:
    """An employer cost item in words."""
    return ITEM_TITLES.get(item) or plan.employer_cost.items[item].title


@dataclass(frozen=True, slots=True)
class Assumed:
    """References to one scenario's cells of the Assumptions table."""

    plan: Plan
    scenario: str
    inputs: Table

    def at(self, row: str) -> str:
        """A reference to an assumption."""
        return f"{{{ASSUMPTIONS}!{row}@{self.scenario}}}"

    def has(self, row: str) -> bool:
        """Whether the table has the row."""
        return any(each.key == row for each in self.inputs.rows)

    def law(self, figure: str) -> str:
        """A reference to a figure of the law as it stands at the plan's start."""
        return self.at(next(each.key for each in self.inputs.rows if each.key.startswith(f"law.{figure}.")))

    def exits(self, role: str) -> str | None:
        """A reference to the share of a role's people who leave in a year; None where the config gives none."""
        workforce = self.plan.workforce
        if workforce and role in workforce.exits_by_role:
            return self.at(f"workforce.exits_by_role.{role}")
        return self.at("workforce.yearly_exits") if workforce and workforce.yearly_exits is not None else None


@dataclass(frozen=True, slots=True)
class PaidPeople:
    """References to the people whose cost it is, and to their pay."""

    role: str
    people: Sequence[str]  # factors: the filled seats, and people to a seat
    hours: str  # weekly hours of one person
    wages: str  # of all of them
    a_person: str  # a month's wages of one person, leave on top not counted
    leave: str  # their leave on top of wages
    wage_base: str  # of the month, for Social Security
    amount: Callable[[str], str]  # item -> the month's dollars for each person, where they grow


def item_formula(assumed: Assumed, item: str, paid: PaidPeople) -> str:
    """One employer cost item of some people."""
    plan = assumed.plan
    hourly = plan.grades[plan.roles[paid.role].grade].basis == "hourly"
    on_top = leave_is_on_top(plan) and hourly
    wages = f"({paid.wages}+{paid.leave})" if on_top else paid.wages
    heads = "*".join(paid.people)
    if item == FRINGE:
        return f"={wages}*{assumed.at('employer_cost.fringe_rate')}"
    if item == PAID_LEAVE:
        return f"={paid.wages}*{_leave_share(assumed)}" if on_top else "=0"
    if item == MEDICARE:
        return f"={wages}*{assumed.law('hospital_insurance_rate')}"
    if item == MILEAGE:
        miles = (
            f"{assumed.at('employer_cost.mileage.miles_a_month')}*{assumed.at('employer_cost.mileage.rate')}"
        )
        mileage = plan.employer_cost.mileage
        return f"={heads}*{miles}" if mileage and is_for(mileage.roles, paid.role) else "=0"
    pay = f"{paid.a_person}*(1+{_leave_share(assumed)})" if on_top else paid.a_person
    if item == SOCIAL_SECURITY:
        taxed = f"MIN({pay},{paid.wage_base}/12)*{assumed.law('oasdi_rate')}"
        return f"={heads}*{taxed}*{assumed.at('employer_cost.social_security')}"
    if item == FEDERAL_UNEMPLOYMENT:
        base, rate = assumed.law("futa_wage_base"), assumed.law("futa_rate_after_credit")
        return f"={heads}*{_taxed(assumed, paid, pay, base)}*{rate}"
    if item == STATE_UNEMPLOYMENT:
        return _state_unemployment(assumed, paid, wages, heads, pay)
    return _own_item(assumed, item, paid, wages, heads)


def _leave_share(assumed: Assumed) -> str:
    """Paid leave of a full-time year over its hours."""
    return f"{assumed.at('employer_cost.paid_leave.hours_a_year')}/({assumed.at('pay.full_time_hours')}*52)"


def _state_unemployment(assumed: Assumed, paid: PaidPeople, wages: str, heads: str, pay: str) -> str:
    unemployment = assumed.plan.employer_cost.unemployment
    path = "employer_cost.unemployment"
    if unemployment and unemployment.kind == "reimbursing":
        return f"={wages}*{assumed.at(f'{path}.share_of_wages')}"
    taxed = _taxed(assumed, paid, pay, assumed.at(f"{path}.wage_base"))
    return f"={heads}*{taxed}*{assumed.at(f'{path}.rate')}"


def _taxed(assumed: Assumed, paid: PaidPeople, pay: str, base: str) -> str:
    """A month's pay that a tax on the first dollars of each person's year reaches; people replaced start anew."""
    exits = assumed.exits(paid.role)
    reached = f"MIN({pay},{base}/12)"
    return f"({reached}+{base}*{exits}*(1-{base}/MAX({base},{pay}*12))/12)" if exits else reached


def _own_item(assumed: Assumed, item: str, paid: PaidPeople, wages: str, heads: str) -> str:
    """An item of the config's own: a share of wages, or dollars for each person, from some weekly hours."""
    path, given = f"employer_cost.items.{item}", assumed.plan.employer_cost.items[item]
    counted = assumed.has(f"{path}.from_hours")
    eligible = f"*({paid.hours}>={assumed.at(f'{path}.from_hours')})" if counted else ""
    if given.share_of_wages is not None:
        share = "percent_of_wages" if given.percent_of_wages is not None else "per_100_of_wages"
        return f"={wages}*{assumed.at(f'{path}.{share}')}{eligible}"
    amount = paid.amount(item) if given.grows is not None else assumed.at(f"{path}.{given.person_base}")
    monthly = f"{amount}/12" if given.person_base == "per_person_year" else amount
    return f"={heads}*{monthly}{eligible}"


def bought_hours(assumed: Assumed, path: str) -> str:
    """The hours that a bought service gives in a month."""
    if assumed.plan.bought[path.removeprefix("bought.")].hours_a_month is not None:
        return assumed.at(f"{path}.hours_a_month")
    return f"{assumed.at(f'{path}.seats')}*{assumed.at(f'{path}.hours')}*52/12"
