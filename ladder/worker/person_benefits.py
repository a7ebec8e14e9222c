"""The benefits of a person file: SSI and SSDI as they stand before the first month; SNAP and rent if asked for."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from ladder.law.ssdi_months import GRACE_MONTHS, TRIAL_WORK_MONTHS, WINDOW
from ladder.model.month import Month
from ladder.worker.amounts import Amounts, AmountsByMonth, MonthPeriods, PersonMonth, at_part, months_of

NO_AMOUNT = Amounts(steady=Decimal(0))
LONGEST_ATTEMPT = 6  # months of an unsuccessful work attempt, POMS DI 11010.145
TRIAL_WORK = "trial_work_months"


class Strict(BaseModel):
    """A group of fields that takes no others."""

    about_one_person: ClassVar[bool] = True
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def problem(kind: Any, text: Any, *path: str, **parts: Any) -> PydanticCustomError:
    """A problem in plain words; `path` leads from the group checked to the field it is about."""
    return PydanticCustomError(kind, text, {**parts, "path": path} if path else parts)


def _trial_work(value: Any) -> Any:
    if value == "unknown":
        return value
    if isinstance(value, list | tuple):
        return tuple(month for index, item in enumerate(value) for month in at_part(index, months_of, item))
    text = str(value)
    if text not in {str(count) for count in range(TRIAL_WORK_MONTHS + 1)}:
        raise problem("trial_work", "list the trial work months, or give how many (0 to 9), or write unknown")
    return int(text)


class Ssi(Strict):
    """SSI as it stood in the month before the first."""

    history: Literal["long_standing", "first_payable_month"] = "long_standing"
    resources: AmountsByMonth = NO_AMOUNT
    now: Literal["paid", "1619b", "suspended"] | None = None

    @model_validator(mode="after")
    def _one_story(self) -> Ssi:
        if self.history == "first_payable_month" and self.now is not None:
            raise problem(
                "ssi_history",
                "`now` is the month before the first; leave it out with first_payable_month",
                "now",
            )
        return self


class Ssdi(Strict):
    """SSDI: the benefit before Part B as of the first month, and what is behind it."""

    benefit: AmountsByMonth
    entitled_from: PersonMonth | None = None
    trial_work_months: Annotated[
        int | tuple[Month, ...] | Literal["unknown"], BeforeValidator(_trial_work)
    ] = 0
    part_b_paid_by: Literal["self", "state"] = "self"
    ceased: PersonMonth | None = None
    terminated: PersonMonth | None = None
    reinstatement_requested: PersonMonth | None = None
    averaged: MonthPeriods = ()
    unsuccessful_attempts: MonthPeriods = ()
    family_benefit: AmountsByMonth = NO_AMOUNT

    def trial_work_before(self, first_month: Month) -> Month:
        """The month before which a count of trial work months lies: at the latest, the month that ended it."""
        if self.ceased:
            return self.ceased
        return min(first_month, self.terminated + -GRACE_MONTHS) if self.terminated else first_month

    @model_validator(mode="after")
    def _in_order(self) -> Ssdi:
        given, begun, ended = self.trial_work_months, self.entitled_from, self.terminated
        if isinstance(given, tuple):
            _check_listed(given, begun)
        if ended and self.ceased and ended < self.ceased:
            raise problem("ssdi_order", "`terminated` is before `ceased`", "terminated")
        asked = self.reinstatement_requested
        if asked and ended and asked < ended:
            raise problem(
                "ssdi_order", "`reinstatement_requested` is before `terminated`", "reinstatement_requested"
            )
        if ended and begun and ended <= begun and not asked:
            raise problem("ssdi_order", "`terminated` comes after `entitled_from`", "terminated")
        if ended and isinstance(given, tuple) and given and given[-1] >= ended and not asked:
            raise problem(
                "ssdi_order",
                "a trial work month comes before `terminated`; later ones do not count",
                TRIAL_WORK,
            )
        if self.ceased and not asked:  # after reinstatement trial work starts anew
            _check_ceased(self.ceased, given, begun)
        if any(len(attempt) > LONGEST_ATTEMPT for attempt in self.unsuccessful_attempts):
            raise problem(
                "attempt", "an unsuccessful work attempt is six months or less", "unsuccessful_attempts"
            )
        return self


class Snap(Strict):
    """The SNAP household, with a member who is disabled, and its costs; dollars a month."""

    household: Annotated[int, Field(ge=1, le=4)] = 1  # members; the shipped figures go to four
    shelter: AmountsByMonth = NO_AMOUNT  # rent or mortgage and utilities
    medical: AmountsByMonth = NO_AMOUNT  # paid by the member who is disabled, a Part B premium if paid
    dependent_care: AmountsByMonth = NO_AMOUNT


class Housing(Strict):
    """A tenant in public housing or with a voucher, in a family whose head or spouse is disabled; dollars."""

    dependents: Annotated[int, Field(ge=0, le=20)] = 0
    annual_medical: AmountsByMonth = NO_AMOUNT  # a year's medical and disability costs, as of each month
    minimum_rent: AmountsByMonth = NO_AMOUNT  # the authority's own, a month


def _check_listed(listed: tuple[Month, ...], entitled_from: Month | None) -> None:
    if list(listed) != sorted(set(listed)):
        raise problem("month_order", "the trial work months are out of order or given twice", TRIAL_WORK)
    if entitled_from and listed and listed[0] < entitled_from:
        raise problem(
            "ssdi_order",
            "trial work begins with entitlement: {month} is before `entitled_from`, {begun}",
            TRIAL_WORK,
            month=str(listed[0]),
            begun=str(entitled_from),
        )


def _check_ceased(
    ceased: Month, given: int | tuple[Month, ...] | Literal["unknown"], entitled_from: Month | None
) -> None:
    """Cessation comes after trial work, and that after entitlement. 20 CFR 404.1592(e), .1594(f)(7)."""
    complete = "`ceased` means trial work is complete; list its nine months, write 9 or leave the field out"
    if given == "unknown":
        raise problem("ceased_unknown", complete, TRIAL_WORK)
    if isinstance(given, int) and 0 < given < TRIAL_WORK_MONTHS:
        raise problem("ceased_early", complete, TRIAL_WORK)
    if isinstance(given, tuple) and given:
        if given[-1] >= ceased:
            raise problem("ceased_early", "`ceased` comes after the last trial work month", "ceased")
        nine = zip(given, given[TRIAL_WORK_MONTHS - 1 :], strict=False)
        if not any(last - first < WINDOW for first, last in nine):
            raise problem("ceased_early", complete, TRIAL_WORK)
    if entitled_from and ceased <= entitled_from:
        raise problem(
            "ceased_early",
            "`ceased` comes after `entitled_from`, {begun}",
            "ceased",
            begun=str(entitled_from),
        )
