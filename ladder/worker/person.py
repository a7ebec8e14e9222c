"""The person file: one anonymous worker's months, benefits and income. Nothing in it names a person."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from ladder.law import Projection, load_law
from ladder.law.ssdi_months import TRIAL_WORK_MONTHS as TRIAL_WORK_MONTHS
from ladder.law.supplements import living_arrangements
from ladder.model.month import Month, month_range
from ladder.model.state import STATES
from ladder.worker.amounts import (
    LAST_YEAR,
    MOST,
    Amounts,
    AmountsByMonth,
    PersonMonth,
    at_part,
    dollars,
    in_time,
    months_of,
)
from ladder.worker.person_benefits import NO_AMOUNT, TRIAL_WORK, Housing, Snap, Ssi, Strict, problem
from ladder.worker.person_benefits import Ssdi as Ssdi

MOST_MONTHS = 480
LEAST_GROWTH, MOST_GROWTH = Decimal("-0.1"), Decimal("0.2")  # a year, compounded over many


def _state(value: Any) -> str:
    code = str(value).upper()
    if code not in STATES:
        raise problem(
            "state", "{code} is not a state; write its two letters, like TX, NY or DC", code=repr(value)
        )
    return code


def _flags(value: Any) -> Any:
    """A yes or no for all months, or by month (months not named are no)."""
    if isinstance(value, dict):
        named = {
            month: at_part(key, _flag, answer)
            for key, answer in value.items()
            for month in at_part(key, months_of, key)
        }
        return Amounts(by_month={month: Decimal(answer) for month, answer in named.items()})
    return Amounts(steady=Decimal(_flag(value)))


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if str(value).lower() in {"true", "false"}:
        return str(value).lower() == "true"
    raise problem("flag", "true or false is needed here")


def _fraction(value: Any) -> Decimal:
    text = str(value).strip()
    try:
        growth = Decimal(text[:-1]) / 100 if text.endswith("%") else Decimal(text)
    except ArithmeticError:
        raise problem("percent", "write a percentage with its sign, like 3% or 2.5%") from None
    if not growth.is_finite() or not LEAST_GROWTH <= growth <= MOST_GROWTH:
        raise problem("growth", "a growth a year is between -10% and 20%; write it with its sign, like 3%")
    return growth


def _or_absent(value: Any) -> Any:
    """A group that is written and left empty is as one left out."""
    return {} if value is None else value


Rate = Annotated[Decimal, BeforeValidator(_fraction)]


def _payday(paid: date) -> date:
    in_time(Month.of(paid.year, paid.month))
    return paid


class PayCheck(Strict):
    """One paycheck: SSI looks at the payday, SSDI at the month worked."""

    paid: Annotated[date, AfterValidator(_payday)]
    amount: Annotated[Decimal, BeforeValidator(dollars)]
    worked: PersonMonth | None = None  # the payday's month, if not said

    @property
    def month_paid(self) -> Month:
        """The month of the payday."""
        return Month.of(self.paid.year, self.paid.month)


class Income(Strict):
    """Income by month, dollars, before any exclusion."""

    wages: AmountsByMonth | None = None
    pay_checks: tuple[PayCheck, ...] | None = None
    pretax_deductions: AmountsByMonth = NO_AMOUNT
    self_employment: AmountsByMonth = NO_AMOUNT
    unearned: AmountsByMonth = NO_AMOUNT
    needs_based: AmountsByMonth = NO_AMOUNT
    in_kind_support: AmountsByMonth = NO_AMOUNT

    @model_validator(mode="after")
    def _wages_once(self) -> Income:
        if self.wages is not None and self.pay_checks is not None:
            raise problem("wages_twice", "give `wages` or `pay_checks`, not both", "pay_checks")
        return self

    @model_validator(mode="after")
    def _within_bounds(self) -> Income:
        sums: dict[tuple[str, Month], Decimal] = {}
        for check in self.pay_checks or ():
            for clock in (("paid", check.month_paid), ("worked", check.worked or check.month_paid)):
                sums[clock] = sums.get(clock, Decimal(0)) + check.amount
        if any(total > MOST for total in sums.values()):
            raise problem(
                "too_large",
                "the pay checks of a month come to at most {most} dollars; check the digits",
                "pay_checks",
                most=f"{MOST:,}",
            )
        return self

    def received(self, month: Month) -> Decimal:
        """Gross wages paid in a month."""
        if self.pay_checks is None:
            return self.wages.at(month) if self.wages else Decimal(0)
        return sum((check.amount for check in self.pay_checks if check.month_paid == month), Decimal(0))

    def worked(self, month: Month) -> Decimal:
        """Gross wages for work done in a month."""
        if self.pay_checks is None:
            return self.received(month)
        return sum(
            (check.amount for check in self.pay_checks if (check.worked or check.month_paid) == month),
            Decimal(0),
        )


class Spouse(Strict):
    """A spouse in the household: eligible for SSI too, or one whose income may be deemed."""

    ssi: bool = False
    earned: AmountsByMonth = NO_AMOUNT
    unearned: AmountsByMonth = NO_AMOUNT
    ineligible_children: Annotated[int, Field(ge=0, le=20)] = 0


class WorkIncentives(Strict):
    """What is taken from income or earnings for work; dollars a month."""

    irwe: AmountsByMonth = NO_AMOUNT
    blind_work_expenses: AmountsByMonth = NO_AMOUNT
    pass_: AmountsByMonth = Field(NO_AMOUNT, alias="pass")
    subsidy: AmountsByMonth = NO_AMOUNT
    special_conditions: AmountsByMonth = NO_AMOUNT
    student: Annotated[Amounts, BeforeValidator(_flags)] = NO_AMOUNT


class LawInstead(Strict):
    """Figures to use instead of the table's; months not named keep the table."""

    federal_benefit_rate: AmountsByMonth | None = None
    federal_benefit_rate_couple: AmountsByMonth | None = None
    state_supplement: AmountsByMonth | None = None
    sga: AmountsByMonth | None = None
    trial_work_month: AmountsByMonth | None = None
    student_exclusion_month: AmountsByMonth | None = None
    student_exclusion_year: AmountsByMonth | None = None
    medicaid_1619b_threshold: AmountsByMonth | None = None


class ProjectionGiven(Strict):
    """Yearly growth past the published figures."""

    cola: Rate | None = None
    wage_growth: Rate | None = None
    cpi: Rate | None = None
    part_b_growth: Rate | None = None
    source: str = "the person file's projection"


class Person(Strict):
    """One anonymous worker, as `ladder benefits` reads them."""

    first_month: PersonMonth
    months: Annotated[int, Field(ge=1, le=MOST_MONTHS)]
    state: Annotated[str, BeforeValidator(_state)] | None = None
    blind: bool = False
    living_arrangement: str = "own_household"
    ssi: Ssi | None = None
    ssdi: Ssdi | None = None
    income: Annotated[Income, BeforeValidator(_or_absent)] = Income()
    spouse: Spouse | None = None
    work_incentives: Annotated[WorkIncentives, BeforeValidator(_or_absent)] = WorkIncentives()
    snap: Snap | None = None  # asked for or not
    housing: Housing | None = None
    law: Annotated[LawInstead, BeforeValidator(_or_absent)] = LawInstead()
    projection: ProjectionGiven | None = None

    @model_validator(mode="after")
    def _fits_together(self) -> Person:
        if self.run[-1].year > LAST_YEAR:
            most = Month.of(LAST_YEAR, 12) - self.first_month + 1
            raise problem(
                "months_late",
                "the months go past December {last}, the last that is worked out; at most {most} fit",
                "months",
                last=LAST_YEAR,
                most=most,
            )
        if self.work_incentives.blind_work_expenses.any and not self.blind:
            raise problem(
                "not_blind",
                "blind_work_expenses are for a blind worker; set `blind: true` or use irwe",
                "work_incentives",
                "blind_work_expenses",
            )
        known = living_arrangements(load_law(), self.state)
        if self.living_arrangement not in known:
            raise problem(
                "living_arrangement",
                "{given} is not a living arrangement known here; use one of {known}",
                "living_arrangement",
                given=self.living_arrangement,
                known=", ".join(known),
            )
        if self.snap and self.spouse and self.snap.household == 1:
            raise problem(
                "snap_household",
                "a spouse in the home belongs to the SNAP household; write `household: 2` or more",
                "snap",
                "household",
            )
        if self.ssdi:
            self._check_ssdi(self.ssdi)
        return self

    def _check_ssdi(self, ssdi: Ssdi) -> None:
        given, first = ssdi.trial_work_months, self.first_month
        late = [month for month in given if month >= first] if isinstance(given, tuple) else []
        if late:
            raise problem(
                "trial_work_late",
                "trial work month {month} is not before the first month, {first}; later ones come from wages",
                "ssdi",
                TRIAL_WORK,
                month=str(late[0]),
                first=str(first),
            )
        if ssdi.ceased and ssdi.ceased >= first:
            raise problem(
                "ceased_late",
                "`ceased` is a month before the first, {first}; later ones follow from the wages",
                "ssdi",
                "ceased",
                first=str(first),
            )
        begun, before, asked = ssdi.entitled_from, ssdi.trial_work_before(first), ssdi.reinstatement_requested
        if isinstance(given, int) and given and begun and before - begun < given and not asked:
            raise problem(
                "trial_work_count",
                "{count} trial work months do not fit between `entitled_from`, {begun}, and {before}; give fewer",
                "ssdi",
                TRIAL_WORK,
                count=given,
                begun=str(begun),
                before=str(before),
            )
        if asked and not ssdi.terminated and asked <= first:
            raise problem(
                "not_terminated",
                "reinstatement is asked for after entitlement has ended: give the month it ended as `terminated`",
                "ssdi",
                "reinstatement_requested",
            )

    @property
    def run(self) -> tuple[Month, ...]:
        """The months asked about."""
        return month_range(self.first_month, self.months)

    def projection_given(self) -> Projection | None:
        """The growth the file gives for years not yet published."""
        given = self.projection
        if given is None:
            return None
        return Projection(given.cola, given.wage_growth, given.cpi, given.part_b_growth, given.source)
