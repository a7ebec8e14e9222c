"""What the agency pays on top of wages, as the config gives it: items, unemployment, leave, mileage, paid time."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ladder.model.frozen import Frozen
from ladder.model.money import Dollars, Growth, Share
from ladder.model.month import MonthName
from ladder.model.names import Name, Text

Roles = Annotated[tuple[Name, ...], Field(min_length=1, max_length=60)]
"""The roles that something is for; left out, it is for every role."""

BASES = ("percent_of_wages", "per_100_of_wages", "per_person_month", "per_person_year")
MOST_A_MILE = 5
_DOLLARS_A_PERSON = ("per_person_month", "per_person_year")


class CostItem(Frozen):
    """An employer cost: a share of wages, or dollars for each person, from some weekly hours a person.

    An amount for each person is that of the plan's first month; with `grows` it rises by so much each `grows_in`
    after it, to whole cents, and `worker_pays` with it.
    """

    title: Text
    percent_of_wages: Share | None = None
    per_100_of_wages: Annotated[Dollars, Field(le=100)] | None = None  # workers' compensation
    per_person_month: Annotated[Dollars, Field(le=100_000)] | None = None
    per_person_year: Annotated[Dollars, Field(le=1_000_000)] | None = None
    worker_pays: Annotated[Dollars, Field(le=10_000)] | None = (
        None  # a month, through a cafeteria plan (section 125)
    )
    from_hours: Annotated[Decimal, Field(ge=0, le=168)] = Decimal(0)
    grows: Growth | None = None
    grows_in: MonthName = "January"

    @model_validator(mode="after")
    def _one_base(self) -> CostItem:
        given = [name for name in BASES if getattr(self, name) is not None]
        if not given:
            listed = ", ".join(f'"{name}"' for name in BASES[:-1])
            message = f'this item has no amount: add {listed} or "{BASES[-1]}"'
            raise PydanticCustomError("cost_item", "{m}", {"m": message})
        if len(given) > 1:
            text = " and ".join(f'"{name}"' for name in given)
            message = f"{text} are given; keep one, or make two items"
            raise PydanticCustomError("cost_item", "{m}", {"m": message})
        self._goes_with("worker_pays", ("per_person_month",))
        self._goes_with("grows", _DOLLARS_A_PERSON)
        if "grows_in" in self.model_fields_set and self.grows is None:
            message = '"grows_in" goes with "grows" only; add it, or take this out'
            raise PydanticCustomError("cost_item", "{m}", {"m": message, "field": "grows_in"})
        return self

    def _goes_with(self, name: str, bases: tuple[str, ...]) -> None:
        if getattr(self, name) and not any(getattr(self, base) is not None for base in bases):
            text = " or ".join(f'"{base}"' for base in bases)
            message = f'"{name}" goes with {text} only; take it out'
            raise PydanticCustomError("cost_item", "{m}", {"m": message, "field": name})

    @property
    def share_of_wages(self) -> Decimal | None:
        """The part of wages it comes to, None for dollars a person."""
        if self.per_100_of_wages is not None:
            return self.per_100_of_wages / 100
        return self.percent_of_wages

    @property
    def person_base(self) -> str | None:
        """The field that gives dollars for each person, None for a share of wages."""
        return next((name for name in _DOLLARS_A_PERSON if getattr(self, name) is not None), None)


class Unemployment(Frozen):
    """State unemployment: tax on each person's wages up to a yearly base, or claims paid back (26 USC 3309)."""

    kind: Literal["contributing", "reimbursing"]
    rate: Share | None = None
    wage_base: Annotated[Dollars, Field(gt=0, le=200_000)] | None = None  # a year for each person
    share_of_wages: Share | None = None  # expected claims

    @model_validator(mode="after")
    def _of_one_kind(self) -> Unemployment:
        needed = ("rate", "wage_base") if self.kind == "contributing" else ("share_of_wages",)
        for name in ("rate", "wage_base", "share_of_wages"):
            given = getattr(self, name) is not None
            if given and name not in needed:
                other = "reimbursing" if name == "share_of_wages" else "contributing"
                message = f'"{name}" goes with "kind: {other}"; take it out, or change the kind'
                raise PydanticCustomError("unemployment", "{m}", {"m": message, "field": name})
        missing = [f'"{name}"' for name in needed if getattr(self, name) is None]
        if missing:
            message = f"a {self.kind} employer's cost needs {' and '.join(missing)}; add it here"
            raise PydanticCustomError("unemployment", "{m}", {"m": message, "field": "kind"})
        return self


class PaidLeave(Frozen):
    """Paid leave of a full-time year; a part-time person has the part of it that their hours are of full time.

    In salary: leave is inside the paid hours of the seats, costs nothing more and lowers the hours worked. In fringe:
    the seats' hours are worked hours, and leave is paid on top of them. A salary has its leave inside either way.
    """

    hours_a_year: Annotated[Decimal, Field(gt=0, le=1000)]
    counted_in: Literal["salary", "fringe"]


class Mileage(Frozen):
    """Miles each person drives for work in a month, and dollars paid back for a mile."""

    miles_a_month: Annotated[Decimal, Field(gt=0, le=20_000)]
    rate: Annotated[Decimal, Field(gt=0)]
    roles: Roles | None = None

    @model_validator(mode="after")
    def _in_dollars(self) -> Mileage:
        if self.rate > MOST_A_MILE:
            message = "this is too much for a mile; give dollars, like 0.70 for 70 cents"
            raise PydanticCustomError("mileage", "{m}", {"m": message, "field": "rate"})
        return self


PaidTimeUse = Literal["networking", "training"]


class PaidTime(Frozen):
    """Paid hours of each person that are not direct service, such as networking or training; no cost of their own."""

    title: Text
    hours_a_month: Annotated[Decimal, Field(gt=0, le=300)]
    roles: Roles | None = None
    covers: Annotated[tuple[PaidTimeUse, ...], Field(max_length=2)] = ()  # for the structure check


OWN_COST_ITEMS = {
    "social_security": "Social Security tax is counted by itself",
    "medicare": "Medicare tax is counted by itself",
    "fica": "Social Security and Medicare tax are counted by themselves",
    "payroll_tax": "Social Security and Medicare tax are counted by themselves",
    "payroll_taxes": "Social Security and Medicare tax are counted by themselves",
    "fringe": "one rate for everything is written as fringe_rate",
    "futa": "federal unemployment tax is counted by itself, for a for-profit employer",
    "federal_unemployment": "federal unemployment tax is counted by itself, for a for-profit employer",
    "state_unemployment": "state unemployment is written as employer_cost.unemployment",
    "paid_leave": "paid leave is written as employer_cost.paid_leave",
    "mileage": "mileage is written as employer_cost.mileage",
}
"""Names that no item can have, and why."""


class EmployerCost(Frozen):
    """What the agency pays on top of wages, item by item or as one fringe rate that covers everything but mileage."""

    social_security: bool = True  # false: a public employer outside Social Security (section 218)
    fringe_rate: Share | None = None
    items: Annotated[dict[Name, CostItem], Field(max_length=40)] = {}
    unemployment: Unemployment | None = None
    paid_leave: PaidLeave | None = None
    mileage: Mileage | None = None
    paid_time: Annotated[dict[Name, PaidTime], Field(max_length=20)] = {}

    @model_validator(mode="after")
    def _never_both(self) -> EmployerCost:
        if self.fringe_rate is not None:
            self._alone()
        for name in self.items:
            if name in OWN_COST_ITEMS:
                message = f"{OWN_COST_ITEMS[name]}; take this item out, or give it another name"
                raise PydanticCustomError("cost_name", "{m}", {"m": message, "path": ("items", name)})
            if name == "unemployment" and self.unemployment:
                message = "employer_cost.unemployment counts this already; keep one of the two"
                raise PydanticCustomError("cost_name", "{m}", {"m": message, "path": ("items", name)})
        return self

    def _alone(self) -> None:
        """Refuse what one fringe rate counts already."""
        message = ""
        if self.items:
            message = "single items are given too, and both would count costs twice; keep one or the other"
        elif self.unemployment:
            message = "unemployment is given too, and one rate stands for it already; keep one or the other"
        elif self.paid_leave and self.paid_leave.counted_in == "fringe":
            message = (
                "paid leave counted in fringe is given too, and one rate stands for it already; "
                "keep one or the other"
            )
        if message:
            raise PydanticCustomError("fringe", "{m}", {"m": message, "field": "fringe_rate"})
