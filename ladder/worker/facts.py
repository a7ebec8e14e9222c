"""A person's months as the law engine takes them: one row a supposition about what is not known.

Where the file or the table does not say something (trial work months used, an old year's SGA), each
row supposes one answer; what every row agrees on is known all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

import numpy as np
from numpy.typing import NDArray

from ladder.law import FigureNotKnownError, Law, MonthLaw, month_law
from ladder.law.engine import Facts
from ladder.law.medicare import WAITING_MONTHS
from ladder.law.money import to_mills
from ladder.law.ssdi import Work, countable_earnings
from ladder.law.ssdi_months import NEVER, SsdiFacts, with_adjustment
from ladder.law.ssi_income import Household, Sources
from ladder.law.ssi_months import UNKNOWN_THRESHOLD, SsiFacts
from ladder.law.supplements import HOUSEHOLD_OF_ANOTHER, is_federally_run, supplement_place
from ladder.model.month import Month
from ladder.worker.amounts import Amounts
from ladder.worker.person import TRIAL_WORK_MONTHS, Person
from ladder.worker.state_figures import buy_in_limit

USED_UP = TRIAL_WORK_MONTHS + 1  # trial work complete so long ago that the extended period is over
_OVERRIDES = {
    "federal_benefit_rate": ("federal_benefit_rate",),
    "federal_benefit_rate_couple": ("federal_benefit_rate_couple",),
    "sga": ("substantial_gainful_activity", "substantial_gainful_activity_blind"),
    "trial_work_month": ("trial_work_month",),
    "student_exclusion_month": ("student_exclusion_month",),
    "student_exclusion_year": ("student_exclusion_year",),
}


@dataclass(frozen=True, slots=True)
class Suppositions:
    """What each row supposes; one row where all is known."""

    trial_work_months: tuple[int, ...]  # used before the first month, where the file says unknown
    service: NDArray[np.bool_]
    sga: NDArray[np.bool_]
    eligible: NDArray[np.bool_]
    medicaid_1619b: NDArray[np.bool_]

    @property
    def rows(self) -> int:
        """How many."""
        return len(self.trial_work_months)


@dataclass(frozen=True, slots=True)
class Known:
    """Whether each thing a month rests on is known."""

    rate: bool  # SSI's standard and limit
    income: bool  # countable income of the month
    limit: bool  # SSI's limit, a federally run supplement in it
    supplement: bool
    trial_work: bool
    sga: bool
    threshold: bool
    social_security: bool  # the amount received in the month
    benefit: bool  # the amount payable for the month
    payroll: bool


def law_of(person: Person, law: Law, month: Month) -> MonthLaw:
    """A month's law with the file's own figures instead of the table's."""
    record = month_law(law, month)
    instead: dict[str, int] = {}
    for given, fields in _OVERRIDES.items():
        amounts: Amounts | None = getattr(person.law, given)
        amount = amounts.named(month) if amounts else None
        if amount is not None:
            instead |= dict.fromkeys(fields, to_mills(amount))
    if not instead:
        return record
    return replace(
        record,
        **instead,  # type: ignore[arg-type]
        unknown=record.unknown - instead.keys(),
        projected=record.projected - instead.keys(),
    )


def household_of(person: Person) -> Household:
    """Who is counted together."""
    spouse = person.spouse
    return Household(
        spouse="none" if spouse is None else "eligible" if spouse.ssi else "ineligible",
        ineligible_children=spouse.ineligible_children if spouse else 0,
        in_household_of_another=person.living_arrangement == HOUSEHOLD_OF_ANOTHER,
    )


def suppositions(person: Person, known: Sequence[Known]) -> Suppositions:
    """Every combination of answers to what is not known."""

    def either(is_known: bool) -> tuple[bool, ...]:
        return (False,) if is_known else (False, True)

    counts = range(USED_UP + 1) if person.ssdi and person.ssdi.trial_work_months == "unknown" else (0,)
    rows = list(
        product(
            counts,
            either(all(month.trial_work for month in known)),
            either(all(month.sga for month in known)),
            either(all(month.rate and month.income and month.limit for month in known)),
            either(all(month.threshold for month in known)),
        )
    )
    used, service, sga, eligible, medicaid = zip(*rows, strict=True)
    return Suppositions(used, *(np.array(column) for column in (service, sga, eligible, medicaid)))


def threshold_of(person: Person, law: Law, month: Month) -> int:
    """The 1619(b) threshold of the person's state, mills, or `UNKNOWN_THRESHOLD`."""
    given = person.law.medicaid_1619b_threshold
    amount = given.named(month) if given else None
    if amount is None and person.state:
        name = "medicaid_1619b_threshold"
        blind = f"{person.state}.blind"
        place = blind if person.blind and blind in law.places(name) else person.state
        amount = _value(law, name, month, place)
    return UNKNOWN_THRESHOLD if amount is None else to_mills(amount)


def supplement_of(person: Person, law: Law, month: Month) -> Decimal | None:
    """The state supplement's standard, dollars, or None where it is not known; none without a state."""
    given = person.law.state_supplement
    amount = given.named(month) if given else None
    if amount is not None or person.state is None:
        return amount or Decimal(0)
    name = supplement_figure(person)
    place = supplement_place(law, name, person.state, person.living_arrangement, person.blind)
    return None if place is None else _value(law, name, month, place)


def supplement_figure(person: Person) -> str:
    """The figure that holds the person's supplement."""
    return "state_supplement_couple" if person.spouse and person.spouse.ssi else "state_supplement"


def _value(law: Law, name: str, month: Month, place: str) -> Decimal | None:
    try:
        return law.value(name, month, place)
    except (KeyError, FigureNotKnownError):
        return None


def federally_run(person: Person) -> bool:
    """Whether SSA pays the person's supplement."""
    return person.state is not None and is_federally_run(person.state, person.living_arrangement)


def ssi_wages(person: Person, month: Month) -> int:
    """Gross wages received less a cafeteria plan's reductions, mills. POMS SI 00820.102."""
    income = person.income
    return to_mills(max(income.received(month) - income.pretax_deductions.at(month), Decimal(0)))


def self_employment_for_ssi(person: Person, month: Month) -> int:
    """A twelfth of the tax year's net earnings, mills. 20 CFR 416.1111(b)."""
    amounts = person.income.self_employment
    return sum(to_mills(amounts.at(Month.of(month.year, number))) for number in range(1, 13)) // 12


def sources_of(person: Person, month: Month) -> Sources:
    """A month's income for SSI, without Social Security."""
    income, incentives = person.income, person.work_incentives
    spouse = person.spouse
    return Sources(
        wages=ssi_wages(person, month),
        self_employment=self_employment_for_ssi(person, month),
        unearned=to_mills(income.unearned.at(month)),
        in_kind_support=to_mills(income.in_kind_support.at(month)),
        needs_based=to_mills(income.needs_based.at(month)),
        spouse_earned=to_mills(spouse.earned.at(month)) if spouse else 0,
        spouse_unearned=to_mills(spouse.unearned.at(month)) if spouse else 0,
        # a blind worker's expenses come off after the half instead
        impairment_related_work_expenses=0 if person.blind else to_mills(incentives.irwe.at(month)),
        blind_work_expenses=to_mills(incentives.blind_work_expenses.at(month)),
        plan_to_achieve_self_support=to_mills(incentives.pass_.at(month)),
    )


def work_of(person: Person, month: Month) -> Work:
    """A month's work for SSDI: pay for work done in it."""
    incentives = person.work_incentives
    return Work(
        gross=to_mills(person.income.worked(month) + person.income.self_employment.at(month)),
        subsidy=to_mills(incentives.subsidy.at(month)),
        special_conditions=to_mills(incentives.special_conditions.at(month)),
        impairment_related_work_expenses=to_mills(incentives.irwe.at(month)),
    )


def benefit_of(person: Person, law: Law, month: Month) -> int | None:
    """The monthly SSDI benefit before Part B, mills; later Decembers take the cost-of-living adjustment.

    None where an adjustment is not known. 20 CFR 404.271, .304(f).
    """
    assert person.ssdi is not None
    amounts = person.ssdi.benefit
    if amounts.steady is None:
        return to_mills(amounts.at(month))
    amount = to_mills(amounts.steady)
    for december in (Month.of(year, 12) for year in range(person.first_month.year, month.year + 1)):
        if person.first_month < december <= month:
            try:
                rise = law.value("cost_of_living_adjustment", december)
            except FigureNotKnownError:
                return None
            amount = int(with_adjustment(np.array([amount]), rise)[0])
    return amount


def _benefit_supposed(person: Person, law: Law, month: Month) -> int:
    """The benefit, or the first month's where a rise is not known: that it is paid is known, not how much."""
    amount = benefit_of(person, law, month)
    if amount is None:
        amount = benefit_of(person, law, person.first_month)
    assert amount is not None  # no rise comes before the first month
    return amount


def decided_sga(person: Person, law: Law, months: Sequence[Month]) -> dict[Month, int]:
    """SGA where averaging or an unsuccessful work attempt decides it: 1, 0. 20 CFR 404.1574(c), .1574a.

    Each period named is averaged by itself, and apart for each SGA amount in it.
    """
    decided: dict[Month, int] = {}
    if person.ssdi is None:
        return decided
    for period in person.ssdi.averaged:
        by_line: dict[int, list[Month]] = {}
        for month in period:
            line = _sga_line(person, law, month)
            if line is not None:  # an amount that is not known decides nothing
                by_line.setdefault(line, []).append(month)
        for line, together in by_line.items():
            total = sum(int(countable_earnings(work_of(person, month))) for month in together)
            decided |= dict.fromkeys(together, int(total > line * len(together)))
    for period in person.ssdi.unsuccessful_attempts:
        decided |= dict.fromkeys(period, 0)
    return {month: decided[month] for month in months if month in decided}


def _sga_line(person: Person, law: Law, month: Month) -> int | None:
    record, name = law_of(person, law, month), sga_figure(person)
    if name in record.unknown:
        return None
    return record.substantial_gainful_activity_blind if person.blind else record.substantial_gainful_activity


def sga_figure(person: Person) -> str:
    """The figure that holds the person's SGA amount."""
    return "substantial_gainful_activity" + ("_blind" if person.blind else "")


def medicare_from(person: Person) -> int:
    """The ordinal of the first month with Medicare. 42 USC 426(b)."""
    assert person.ssdi is not None
    start = person.ssdi.entitled_from
    return 0 if start is None else (start + WAITING_MONTHS).ordinal


def known_of(person: Person, law: Law, record: MonthLaw) -> Known:
    """What is known of a month's figures, as far as this person's answers need them."""
    unknown, month = record.unknown, record.month
    spouse = person.spouse is not None
    student = person.work_incentives.student.at(month) > 0
    student_known = not student or not unknown & {"student_exclusion_month", "student_exclusion_year"}
    rates = {"federal_benefit_rate"} | ({"federal_benefit_rate_couple"} if spouse else set())
    in_kind = person.income.in_kind_support.at(month) > 0
    supplement = supplement_of(person, law, month) is not None
    received = benefit = True
    if person.ssdi is not None:
        begun = medicare_from(person) if person.ssdi.part_b_paid_by == "self" else None
        withheld, next_withheld = (begun is not None and begun <= each.ordinal for each in (month, month + 1))
        received = benefit_of(person, law, month + -1) is not None
        received = received and not (withheld and "part_b_premium" in unknown)
        benefit = benefit_of(person, law, month) is not None
        benefit = benefit and not (next_withheld and "part_b_premium_next" in unknown)
    # Where there are no earnings, no amount is needed to know that they are under it.
    work = work_of(person, month)
    return Known(
        rate=person.ssi is None or not unknown & rates,
        income=student_known and received and not ((spouse or in_kind) and unknown & rates),
        limit=person.ssi is None or supplement or not federally_run(person),
        supplement=supplement,
        trial_work=person.ssdi is None or not work.gross or "trial_work_month" not in unknown,
        sga=person.ssdi is None or not countable_earnings(work) or sga_figure(person) not in unknown,
        threshold=person.ssi is None or threshold_of(person, law, month) != UNKNOWN_THRESHOLD,
        social_security=received,
        benefit=benefit,
        payroll=not ssi_wages(person, month) or "oasdi_wage_base" not in unknown,
    )


def facts_of(
    person: Person,
    law: Law,
    month: Month,
    known: Known,
    suppose: Suppositions,
    decided: int,
) -> Facts:
    """One month's facts, a row for each supposition."""
    rows = suppose.rows
    flags = np.full(rows, True)
    ssi, ssdi = person.ssi, person.ssdi
    gross = to_mills(person.income.received(month)) + self_employment_for_ssi(person, month)
    resources = to_mills(ssi.resources.at(month)) if ssi else 0
    standard = supplement_of(person, law, month)
    ssi_facts = SsiFacts(
        receives=flags & (ssi is not None),
        income=sources_of(person, month),
        gross=gross,
        student=flags & bool(person.work_incentives.student.at(month)),
        resources=resources,
        supplement=0 if standard is None else to_mills(standard),
        supplement_federally_run=federally_run(person),
        threshold=threshold_of(person, law, month),
        rate_known=known.rate and known.income,
        supplement_known=known.supplement,
        suppose_eligible=suppose.eligible,
        suppose_1619b=suppose.medicaid_1619b,
    )
    ssdi_facts = SsdiFacts(
        receives=flags & (ssdi is not None),
        work=Work(*(np.full(rows, amount, dtype=np.int64) for amount in work_of(person, month))),
        benefit=_benefit_supposed(person, law, month) if ssdi else 0,
        pays_part_b=ssdi is not None and ssdi.part_b_paid_by == "self",
        blind=person.blind,
        decided=np.full(rows, decided, dtype=np.int8),
        reinstatement_requested=_ordinal(ssdi.reinstatement_requested) if ssdi else NEVER,
        medicare_from=medicare_from(person) if ssdi else 0,
        trial_work_known=known.trial_work,
        sga_known=known.sga,
        suppose_service=suppose.service,
        suppose_sga=suppose.sga,
    )
    return Facts(
        ssi=ssi_facts,
        ssdi=ssdi_facts,
        taxed_wages=np.full(rows, ssi_wages(person, month), dtype=np.int64),
        buy_in_income=_buy_in(person, law, month, "medicaid_buy_in_income"),
        buy_in_resources=_buy_in(person, law, month, "medicaid_buy_in_resources"),
    )


def _ordinal(month: Month | None) -> int:
    return NEVER if month is None else month.ordinal


def _buy_in(person: Person, law: Law, month: Month, name: str) -> int:
    """A state's buy-in limit, mills, or NEVER where it is not known."""
    if person.state is None or (person.spouse and name.endswith("resources")):
        return NEVER
    return buy_in_limit(law, name + ("_couple" if person.spouse else ""), person.state, month)
