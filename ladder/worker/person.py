"""The person file: one anonymous worker's months, benefits and income. Nothing in it names a person."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from ladder.law import Projection, load_law
from ladder.law.supplements import living_arrangements
from ladder.model.month import Month, month_range
from ladder.worker.amounts import Amounts, AmountsByMonth, MonthPeriods, dollars, months_of

_NAMES = """
AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO
MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY
"""
STATES = frozenset(_NAMES.split())
MOST_MONTHS = 480
TRIAL_WORK_MONTHS = 9
LONGEST_ATTEMPT = 6  # months of an unsuccessful work attempt, POMS DI 11010.145
NO_AMOUNT = Amounts(steady=Decimal(0))


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def _no(kind: Any, text: Any, **parts: Any) -> PydanticCustomError:
    return PydanticCustomError(kind, text, parts)


def _state(value: Any) -> str:
    code = str(value).upper()
    if code not in STATES:
        raise _no(
            "state", "{code} is not a state; write its two letters, like TX, NY or DC", code=repr(value)
        )
    return code


def _trial_work(value: Any) -> Any:
    if value == "unknown":
        return value
    if isinstance(value, list | tuple):
        return tuple(month for item in value for month in months_of(item))
    text = str(value)
    if not text.isdigit() or int(text) > TRIAL_WORK_MONTHS:
        raise _no("trial_work", "list the trial work months, or give how many (0 to 9), or write unknown")
    return int(text)


def _flags(value: Any) -> Any:
    """A yes or no for all months, or by month (months not named are no)."""
    if isinstance(value, dict):
        named = {month: _flag(answer) for key, answer in value.items() for month in months_of(key)}
        return Amounts(by_month={month: Decimal(answer) for month, answer in named.items()})
    return Amounts(steady=Decimal(_flag(value)))


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if str(value).lower() in {"true", "false"}:
        return str(value).lower() == "true"
    raise _no("flag", "true or false is needed here")


def _fraction(value: Any) -> Decimal:
    text = str(value).strip()
    try:
        return Decimal(text[:-1]) / 100 if text.endswith("%") else Decimal(text)
    except ArithmeticError:
        raise _no("percent", "write a percentage with its sign, like 3% or 2.5%") from None


Rate = Annotated[Decimal, BeforeValidator(_fraction)]


class Ssi(_Strict):
    """SSI as it stood in the month before the first."""

    history: Literal["long_standing", "first_payable_month"] = "long_standing"
    resources: AmountsByMonth = NO_AMOUNT
    now: Literal["paid", "1619b", "suspended"] | None = None

    @model_validator(mode="after")
    def _one_story(self) -> Ssi:
        if self.history == "first_payable_month" and self.now is not None:
            raise _no(
                "ssi_history", "`now` is the month before the first; leave it out with first_payable_month"
            )
        return self


class Ssdi(_Strict):
    """SSDI: the benefit before Part B as of the first month, and what is behind it."""

    benefit: AmountsByMonth
    entitled_from: Month | None = None
    trial_work_months: Annotated[
        int | tuple[Month, ...] | Literal["unknown"], BeforeValidator(_trial_work)
    ] = 0
    part_b_paid_by: Literal["self", "state"] = "self"
    ceased: Month | None = None
    terminated: Month | None = None
    reinstatement_requested: Month | None = None
    averaged: MonthPeriods = ()
    unsuccessful_attempts: MonthPeriods = ()
    family_benefit: AmountsByMonth = NO_AMOUNT

    @model_validator(mode="after")
    def _in_order(self) -> Ssdi:
        if isinstance(self.trial_work_months, tuple):
            _check_trial_work(self.trial_work_months, self.entitled_from)
        if self.terminated and self.ceased and self.terminated < self.ceased:
            raise _no("ssdi_order", "`terminated` is before `ceased`")
        if (
            self.reinstatement_requested
            and self.terminated
            and self.reinstatement_requested < self.terminated
        ):
            raise _no("ssdi_order", "`reinstatement_requested` is before `terminated`")
        if any(len(attempt) > LONGEST_ATTEMPT for attempt in self.unsuccessful_attempts):
            raise _no("attempt", "an unsuccessful work attempt is six months or less")
        return self


def _check_trial_work(listed: tuple[Month, ...], entitled_from: Month | None) -> None:
    if list(listed) != sorted(set(listed)):
        raise _no("month_order", "the trial work months are out of order or given twice")
    if entitled_from and any(month < entitled_from for month in listed):
        raise _no(
            "ssdi_order", "trial work begins with entitlement: {month} is before it", month=str(listed[0])
        )


class PayCheck(_Strict):
    """One paycheck: SSI looks at the payday, SSDI at the month worked."""

    paid: date
    amount: Annotated[Decimal, BeforeValidator(dollars)]
    worked: Month | None = None  # the payday's month, if not said

    @property
    def month_paid(self) -> Month:
        """The month of the payday."""
        return Month.of(self.paid.year, self.paid.month)


class Income(_Strict):
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
            raise _no("wages_twice", "give `wages` or `pay_checks`, not both")
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


class Spouse(_Strict):
    """A spouse in the household: eligible for SSI too, or one whose income may be deemed."""

    ssi: bool = False
    earned: AmountsByMonth = NO_AMOUNT
    unearned: AmountsByMonth = NO_AMOUNT
    ineligible_children: Annotated[int, Field(ge=0, le=20)] = 0


class WorkIncentives(_Strict):
    """What is taken from income or earnings for work; dollars a month."""

    irwe: AmountsByMonth = NO_AMOUNT
    blind_work_expenses: AmountsByMonth = NO_AMOUNT
    pass_: AmountsByMonth = Field(NO_AMOUNT, alias="pass")
    subsidy: AmountsByMonth = NO_AMOUNT
    special_conditions: AmountsByMonth = NO_AMOUNT
    student: Annotated[Amounts, BeforeValidator(_flags)] = NO_AMOUNT


class LawInstead(_Strict):
    """Figures to use instead of the table's; months not named keep the table."""

    federal_benefit_rate: AmountsByMonth | None = None
    federal_benefit_rate_couple: AmountsByMonth | None = None
    state_supplement: AmountsByMonth | None = None
    sga: AmountsByMonth | None = None
    trial_work_month: AmountsByMonth | None = None
    student_exclusion_month: AmountsByMonth | None = None
    student_exclusion_year: AmountsByMonth | None = None
    medicaid_1619b_threshold: AmountsByMonth | None = None


class ProjectionGiven(_Strict):
    """Yearly growth past the published figures."""

    cola: Rate | None = None
    wage_growth: Rate | None = None
    cpi: Rate | None = None
    part_b_growth: Rate | None = None
    source: str = "the person file's projection"


class Person(_Strict):
    """One anonymous worker, as `ladder benefits` reads them."""

    first_month: Month
    months: Annotated[int, Field(ge=1, le=MOST_MONTHS)]
    state: Annotated[str, BeforeValidator(_state)] | None = None
    blind: bool = False
    living_arrangement: str = "own_household"
    ssi: Ssi | None = None
    ssdi: Ssdi | None = None
    income: Income = Income()
    spouse: Spouse | None = None
    work_incentives: WorkIncentives = WorkIncentives()
    law: LawInstead = LawInstead()
    projection: ProjectionGiven | None = None

    @model_validator(mode="after")
    def _fits_together(self) -> Person:
        if self.work_incentives.blind_work_expenses.any and not self.blind:
            raise _no(
                "not_blind", "blind_work_expenses are for a blind worker; set `blind: true` or use irwe"
            )
        known = living_arrangements(load_law(), self.state)
        if self.living_arrangement not in known:
            raise _no(
                "living_arrangement",
                "{given} is not a living arrangement known here; use one of {known}",
                given=self.living_arrangement,
                known=", ".join(known),
            )
        if self.ssdi:
            self._check_ssdi(self.ssdi)
        return self

    def _check_ssdi(self, ssdi: Ssdi) -> None:
        listed = ssdi.trial_work_months if isinstance(ssdi.trial_work_months, tuple) else ()
        late = [month for month in listed if month >= self.first_month]
        if late:
            raise _no(
                "trial_work_late",
                "trial work month {month} is not before the first month, {first}; later ones come from wages",
                month=str(late[0]),
                first=str(self.first_month),
            )
        if ssdi.ceased and ssdi.ceased >= self.first_month:
            raise _no("ceased_late", "`ceased` is a month before the first; later ones follow from the wages")
        if ssdi.ceased and ssdi.trial_work_months == "unknown":
            raise _no(
                "ceased_unknown", "`ceased` means trial work is complete; list its nine months or write 9"
            )
        if ssdi.ceased and listed and listed[-1] >= ssdi.ceased:
            raise _no("ceased_early", "`ceased` comes after the last trial work month")

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
