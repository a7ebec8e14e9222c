"""What an agency plans, as pydantic models: the words of the config file.

    Plan
      agency          who we are: kind of employer, state, fiscal year
      period          first month and number of months
      pay             full-time hours, pay frequency, raises, vacancy
      grades          pay ranges: minimum, control point, maximum; or steps
      roles           job titles: tier, track, grade
      entry_role      our own entry-level direct support job outside the peer roles
      roster          a file with today's staff, which becomes lines of seats
      seats           authorized positions, in lines of like seats
      implementation  how people are moved to a scenario's ranges
      promotions      role to role, and what each step asks
      employer_cost   what the agency pays on top of wages
      workforce       who leaves, and how seats are filled
      hiring          what each hire costs
      supervision     who supervises how many, and licensed supervision where the state asks for it
      bought          seats or supervision bought from a peer-run organization
      one_time_costs  costs of a single month
      funds           who pays, until when and how much a year; roles and seat lines say their shares
      indirect        the agency's indirect rate and what it is taken on
      revenue         services paid by the unit, and how a role's paid hours become units
      floors          minimum wages to come and a living wage, beside the law's
      benchmarks      what someone else pays
      market          pay data to look up, surveys, blends, and how pay is compared
      worker          the invented worker of the benefit schedules
      projection      growth of the law's figures past the last published year
      descriptions    whether `ladder plan` writes the job descriptions too
      board           the decision asked of the board, and the agency's colors
      practices       what the structure check cannot read elsewhere
      readiness       the handbook's ten statements, and whether hires wait for the preparation
      scenarios       named changes to all of the above
      sensitivity     inputs that are not known for sure, each low and high
      goal_seek       the largest raise, or grade minimum, that fits a budget
      assumptions     figures to replace by the agency's own; sources: where figures come from
      owners          who answers for figures, by office or title

Everything is frozen and checked field by field; checks between fields are in `ladder.config.checks`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ladder.model.board import Board
from ladder.model.description import Description, Population
from ladder.model.employer_cost import EmployerCost
from ladder.model.floors import Floors
from ladder.model.frozen import Frozen
from ladder.model.funding import Fund, FundShares, Indirect, InIndirectBase
from ladder.model.hiring import Hiring
from ladder.model.market import Benchmark, Market
from ladder.model.money import Dollars, Growth, PayAmount, Share, WeeklyHours
from ladder.model.month import Month, MonthName, month_number, month_range
from ladder.model.names import Name, ScenarioName, Text
from ladder.model.pay import Pay
from ladder.model.pay_rules import Overtime
from ladder.model.practices import Practices
from ladder.model.readiness import Readiness
from ladder.model.revenue import Revenue
from ladder.model.staff import Implementation, Roster
from ladder.model.state import State
from ladder.model.supervision import BoughtService, Supervision
from ladder.model.time_use import TimeUse
from ladder.model.what_if import GoalSeek, VariedInput
from ladder.model.workforce import Workforce

Tier = Literal["direct_support", "mentor", "peer_supervisor", "director"]
Track = Literal["direct_service", "training", "administration"]
Placement = Literal["minimum", "control_point", "maximum"]

TIERS: dict[Tier, str] = {
    "direct_support": "Direct support",
    "mentor": "Mentor (preceptor)",
    "peer_supervisor": "Peer supervisor",
    "director": "Director",
}
TRACKS: dict[Track, str] = {
    "direct_service": "Direct service",
    "training": "Training",
    "administration": "Administration",
}
WEEKS_A_YEAR = Decimal(52)
MONTHS_A_YEAR = Decimal(12)

Count = Annotated[int, Field(ge=0, le=100_000)]
Benefit = Annotated[Dollars, Field(le=10_000)]

# A source that is the agency itself. The Internal Revenue Service is none.
_OWN = re.compile(
    r"\b(?:our|ours|own|we|in-house|internal(?:ly)?(?! revenue)|hr|human resources|roster|personnel)\b",
    re.IGNORECASE,
)
"""A month's benefit; the most that SSDI can pay is about half of the bound."""


class Agency(Frozen):
    """Who the employer is."""

    name: Text
    kind: Literal["nonprofit", "public", "for_profit"]
    state: State
    wage_area: Name | None = None  # where the state has several minimum wages
    fiscal_year_starts: MonthName = "January"

    @property
    def fiscal_year_month(self) -> int:
        """The first month of the fiscal year, 1 to 12."""
        return month_number(self.fiscal_year_starts)


class Period(Frozen):
    """The months the plan covers."""

    start: Month
    months: Annotated[int, Field(ge=1, le=120)] = 36

    @property
    def all_months(self) -> tuple[Month, ...]:
        """Every month of the plan."""
        return month_range(self.start, self.months)


class Rate(Frozen):
    """An amount of pay, as it stands or as of the date it was posted. In YAML a plain number will do."""

    amount: PayAmount
    annual: PayAmount | None = None  # the same posting's yearly figure, where it prints both
    as_of: Month | None = None  # aged from then to the plan's start, at the rate of `market.aging`

    @model_validator(mode="before")
    @classmethod
    def _plain_number(cls, value: Any) -> Any:
        return value if isinstance(value, dict | Rate) else {"amount": value}


class Grade(Frozen):
    """A pay range (minimum, control point, maximum) or steps; hourly, or annual for exempt roles."""

    title: Text | None = None
    basis: Literal["hourly", "annual"] = "hourly"
    minimum: Rate | None = None
    control_point: Rate | None = None
    maximum: Rate | None = None
    steps: Annotated[tuple[Rate, ...], Field(min_length=1, max_length=30)] | None = None

    @model_validator(mode="after")
    def _range_or_steps(self) -> Grade:
        points = (self.minimum, self.control_point, self.maximum)
        if self.steps is not None and any(points):
            message = 'give either "steps" or a range (minimum, control_point, maximum), not both'
            raise PydanticCustomError("grade", message, {"field": "steps"})
        if self.steps is None and not all(points):
            names = ("minimum", "control_point", "maximum")
            missing = [f'"{name}"' for name, point in zip(names, points, strict=True) if not point]
            listed = ", ".join(missing)
            what = (
                "the range is not complete" if any(points) else 'this grade has neither a range nor "steps"'
            )
            text = f"{what}; add {listed}"
            raise PydanticCustomError("grade", "{text}", {"text": text})
        return self


class Certification(Frozen):
    """A certification a role asks for, and how long after hire there is to earn it."""

    name: Text
    within_months: Annotated[int, Field(ge=0, le=60)]
    provisional: Text | None = None  # what the state grants until then, where it has that


class Role(Frozen):
    """A job title at one tier on one track, in one pay grade."""

    about_staff: ClassVar[bool] = True
    title: Text
    tier: Tier
    track: Track = "direct_service"
    grade: Name
    flsa: Literal["non_exempt", "exempt"] = "non_exempt"
    certification: Certification | None = None
    population: Population = "adult"
    description: Description = Description()  # words of the job description instead of the starter text's
    time_use: TimeUse | None = None
    funds: FundShares = {}
    reports_to: Name | None = None  # the role that directs it, where it is not the next supervising tier
    peer_experience: bool | None = None  # whether everyone in it has worked in a peer role
    leadership_team: bool | None = None  # whether its seat is on the agency's leadership team


class EntryRole(Frozen):
    """The agency's own entry-level direct support job outside the peer roles: the first comparison."""

    title: Text
    rate: Rate


class SeatLine(Frozen):
    """Authorized positions of one role with the same hours and pay."""

    about_one_person: ClassVar[bool] = True  # a field that would name who holds the seat is refused as that
    about_staff: ClassVar[bool] = True  # and one that would say who receives benefits
    role: Name
    seats: Count = 1
    hours: WeeklyHours
    shared_by: Annotated[int, Field(ge=1, le=2)] = 1  # people who share one seat's hours
    rate: Rate | None = None
    place: Placement | None = None
    step: Annotated[int, Field(ge=1, le=30)] | None = None
    first_month: Month | None = None
    last_month: Month | None = None
    vacancy: Share | None = None  # instead of the plan's
    hired: tuple[Month, ...] = ()  # when each person in it was hired into the role, where that is known
    certified: bool | None = None  # whether the people in it hold the certification their role asks for
    funds: FundShares | None = None  # instead of the role's
    fund: Text | None = None  # the one fund that pays for all of it
    roster_rows: tuple[int, ...] = ()  # the rows of the roster it stands for; filled in from that
    differentials: Annotated[tuple[Name, ...], Field(max_length=20)] = ()
    overtime: Overtime | None = None  # instead of the plan's
    team: Annotated[Text, Field(max_length=60)] | None = None  # the team these people work on

    @model_validator(mode="after")
    def _one_way_to_pay(self) -> SeatLine:
        given = [name for name in ("rate", "place", "step") if getattr(self, name) is not None]
        if len(given) > 1:
            text = " and ".join(f'"{name}"' for name in given)
            message = "{text} are given, and only one can set the pay; keep one"
            raise PydanticCustomError("seat_pay", message, {"text": text, "field": given[-1]})
        if self.first_month and self.last_month and self.last_month < self.first_month:
            message = "this is before the first month, {first}; change one of the two"
            raise PydanticCustomError(
                "seat_months", message, {"first": str(self.first_month), "field": "last_month"}
            )
        return self

    @property
    def hours_a_person(self) -> Decimal:
        """Weekly hours of one person in the seat."""
        return self.hours / self.shared_by

    def open_in(self, month: Month) -> bool:
        """Whether the seats are authorized in that month."""
        return (self.first_month is None or self.first_month <= month) and (
            self.last_month is None or month <= self.last_month
        )


class Promotion(Frozen):
    """A step from one role to another."""

    from_role: Name = Field(alias="from")
    to_role: Name = Field(alias="to")
    months_in_role: Annotated[int, Field(ge=0, le=240)]
    certification: Text | None = None
    needs_opening: bool = True
    requires: Annotated[tuple[Text, ...], Field(max_length=10)] = ()  # what else it asks, in words


class OneTimeCost(Frozen):
    """A cost of a single month."""

    title: Text
    month: Month
    amount: Dollars
    fund: Name | None = None  # all of it; else it follows the funds of all seats
    indirect_base: InIndirectBase = "counted"  # of a subaward, the first $50,000 (2 CFR 200.1)


class WorkerView(Frozen):
    """The invented worker of the benefit schedules: never a staff member."""

    ssdi_benefit: Benefit = Decimal("1688.60")  # a month, before Part B, for the profile with SSDI only
    ssdi_benefit_with_ssi: Benefit = Decimal(600)  # a month, for the profile with both


class WorkforceBenefits(Frozen):
    """Shares of staff who receive benefits, from a named outside source; never a count of the agency's own."""

    ssi: Share
    ssdi: Share
    both: Share
    source: Text

    @model_validator(mode="after")
    def _from_outside(self) -> WorkforceBenefits:
        if _OWN.search(self.source):
            message = (
                "this is the agency's own count, and an employer may not ask its staff who receives benefits (42 USC "
                "12112); name the outside source that published the shares, or take them out"
            )
            raise PydanticCustomError("own_count", "{m}", {"m": message, "field": "source"})
        return self

    @model_validator(mode="after")
    def _each_person_once(self) -> WorkforceBenefits:
        if self.ssi + self.ssdi + self.both > 1:
            message = "these shares are more than 100% together; each person is in one of them at most"
            raise PydanticCustomError("shares", message, {})
        return self


class ProjectionRates(Frozen):
    """Yearly growth of the law's figures past the last published year."""

    cola: Growth
    wage_growth: Growth
    cpi: Growth
    part_b_growth: Growth
    source: Text


class Scenario(Frozen):
    """A named set of changes to the config."""

    title: Text
    changes: dict[str, Any]


class Plan(Frozen):
    """One agency's plan under one scenario. The config file is this, plus its scenarios."""

    agency: Agency
    period: Period
    baseline_title: Text = "Today's pay and seats"
    pay: Pay = Pay()
    grades: Annotated[dict[Name, Grade], Field(min_length=1)]
    roles: Annotated[dict[Name, Role], Field(min_length=1)]
    entry_role: EntryRole
    roster: Roster | None = None
    seats: Annotated[dict[Name, SeatLine], Field(min_length=1)]
    implementation: Implementation | None = None
    promotions: tuple[Promotion, ...] = ()
    employer_cost: EmployerCost = EmployerCost()
    workforce: Workforce | None = None
    hiring: Hiring | None = None
    supervision: Supervision | None = None
    bought: Annotated[dict[Name, BoughtService], Field(max_length=20)] = {}
    one_time_costs: Annotated[dict[Name, OneTimeCost], Field(max_length=40)] = {}
    funds: Annotated[dict[Name, Fund], Field(max_length=12)] = {}
    indirect: Indirect | None = None
    revenue: Revenue | None = None
    market: Market = Market()
    floors: Floors = Floors()
    benchmarks: Annotated[dict[Name, Benchmark], Field(max_length=200)] = {}
    worker: WorkerView = WorkerView()
    workforce_benefits: WorkforceBenefits | None = None
    projection: ProjectionRates | None = None
    descriptions: bool = False  # `ladder plan` writes the job descriptions too
    board: Board = Board()
    practices: Practices = Practices()
    readiness: Readiness | None = None
    scenarios: Annotated[dict[ScenarioName, Scenario], Field(max_length=20)] = {}
    sensitivity: Annotated[dict[Name, VariedInput], Field(max_length=12)] = {}
    goal_seek: Annotated[dict[Name, GoalSeek], Field(max_length=12)] = {}
    assumptions: dict[str, Text] = {}
    sources: dict[str, Text] = {}
    owners: dict[str, Text] = {}

    def shares_of(self, line: SeatLine) -> dict[Name, Decimal]:
        """Fund -> the share of a seat line's cost it is charged: the line's own, else its role's."""
        own = self.own_shares_of(line)
        return self.roles[line.role].funds if own is None else own

    def own_shares_of(self, line: SeatLine) -> dict[Name, Decimal] | None:
        """The shares a seat line gives itself, as shares or by naming the one fund; None where it gives none."""
        if line.fund:
            return {line.fund: Decimal(1)}
        return line.funds
