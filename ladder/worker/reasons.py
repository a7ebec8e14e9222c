"""Why a month is as it is: what stands behind a status, a phase or an amount that a month's row does not say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from ladder.law import Law
from ladder.law.money import MILLS_PER_DOLLAR
from ladder.law.ssdi_months import EXTENDED_MONTHS, NEVER
from ladder.law.ssi_income import federal_rate
from ladder.law.ssi_months import UNKNOWN_THRESHOLD
from ladder.model.month import Month
from ladder.worker.facts import (
    federally_run,
    household_of,
    law_of,
    self_employment_for_ssi,
    ssi_wages,
    supplement_of,
    suppositions,
    threshold_of,
)
from ladder.worker.person import TRIAL_WORK_MONTHS, Person
from ladder.worker.start import starting_state

Row = dict[str, Any]


def suspension_reason(person: Person, law: Law, row: Row) -> str:
    """Why SSI is suspended in a month: to follow "because". 20 CFR 416.1323, .1324; 42 USC 1382h(b)."""
    assert person.ssi is not None
    month = Month.parse(row["month"])
    resources = person.ssi.resources.at(month)
    record = law_of(person, law, month)
    limit = (
        Decimal(record.resource_limit_couple if person.spouse else record.resource_limit) / MILLS_PER_DOLLAR
    )
    if limit and resources > limit:
        return f"countable resources, ${resources:,.2f}, are over the limit of ${limit:,.0f}"
    spouse = person.spouse
    shared = spouse is not None and (spouse.earned.at(month) or spouse.unearned.at(month))
    if _unearned_is_over(person, law, month, row["ssi"]["countable_unearned"]):
        whose = ", a spouse's included," if shared else ""
        return f"unearned income{whose} is over the SSI limit without any wages"
    threshold = threshold_of(person, law, month)
    gross = ssi_wages(person, month) + self_employment_for_ssi(person, month)
    if UNKNOWN_THRESHOLD != threshold < 12 * gross:
        yearly = f"${threshold / MILLS_PER_DOLLAR:,.0f} a year"
        return f"earnings are over the limit of SSI and of section 1619(b), {yearly}"
    if shared:
        return "a spouse's income brings the income counted over the SSI limit"
    return "income is over the SSI limit, and section 1619(b) does not take SSI's place"


def _unearned_is_over(person: Person, law: Law, month: Month, unearned: Any) -> bool:
    """Whether unearned income alone is surely over the limit; a range counts with its least."""
    limit = Decimal(federal_rate(household_of(person), law_of(person, law, month))) / MILLS_PER_DOLLAR
    if federally_run(person):
        limit += supplement_of(person, law, month) or 0
    least = unearned[0] if isinstance(unearned, list) else unearned
    return least is not None and Decimal(str(least)) > limit


def only_medicaid_unknown(person: Person, law: Law, row: Row) -> bool:
    """Whether SSI surely pays no federal cash, and only 1619(b) or suspended is open for want of a threshold."""
    ssi = row["ssi"]
    if ssi["status"] is not None or ssi["federal_payment"] != 0 or ssi["budget_month"] is not None:
        return False
    # a supplement that SSA pays and that is not known leaves eligibility itself open
    open_limit = federally_run(person) and ssi["state_supplement"] is None
    return not open_limit and threshold_of(person, law, Month.parse(row["month"])) == UNKNOWN_THRESHOLD


def extended_until(person: Person, law: Law, months: Sequence[Row], when: Month) -> Month | None:
    """The last month of the extended period that a month's SGA is set against; None where it is not known.

    It starts after the ninth trial work month. 20 CFR 404.1592a(b).
    """
    ninth: Month | None = None
    for row in months:
        ssdi, month = row["ssdi"], Month.parse(row["month"])
        if (
            month < when
            and ssdi["trial_work_month"] is True
            and ssdi["trial_work_months_used"] == TRIAL_WORK_MONTHS
        ):
            ninth = month
    if ninth is None:
        before = {int(each) for each in starting_state(person, law, suppositions(person, ())).ssdi.ninth}
        if len(before) > 1 or NEVER in before:
            return None
        ninth = Month(before.pop())
    return ninth + EXTENDED_MONTHS


def not_in_net_income(person: Person) -> list[tuple[str, tuple[Decimal, ...]]]:
    """Income that the file gives and net income leaves out: its name, and each month's dollars."""
    return [(name, amounts) for name, amounts in _beside_net_income(person) if any(amounts)]


def _beside_net_income(person: Person) -> Iterator[tuple[str, tuple[Decimal, ...]]]:
    income, run = person.income, person.run
    yield "self-employment", tuple(income.self_employment.at(month) for month in run)
    unearned = tuple(income.unearned.at(month) + income.needs_based.at(month) for month in run)
    yield "unearned income other than SSI and SSDI", unearned
    spouse = person.spouse
    if spouse:
        yield (
            "the spouse's income",
            tuple(spouse.earned.at(month) + spouse.unearned.at(month) for month in run),
        )
