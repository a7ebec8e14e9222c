"""Revenue: paid hours of filled seats as hours billed, units paid and dollars, month by month.

Hours billed = paid hours x the share of them worked x direct share x billable share x what is billed of time before
admission, from the month a newly opened seat bills. Units paid = hours billed x units an hour x (1 - denials); of a
group every billed member's unit counts. Dollars are units at the rate of the month, by service.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ladder.model.month import Month
from ladder.model.plan import WEEKS_A_YEAR, Plan, SeatLine
from ladder.model.revenue import Revenue, RoleRevenue, Service
from ladder.model.time_use import direct_share

Amounts = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class LineRevenue:
    """One seat line by month: hours billed, units paid and dollars."""

    role: str
    billed_hours: Amounts
    units: Amounts
    dollars: Amounts


@dataclass(frozen=True, slots=True)
class RevenueView:
    """Each billing seat line, and each service's rate by month."""

    lines: dict[str, LineRevenue]
    rates: dict[str, Amounts]

    def units_of(self, role: str | None = None) -> Amounts:
        """Units paid by month, of one role or of all."""
        return self._sum([line.units for line in self._of(role)])

    def dollars_of(self, role: str | None = None) -> Amounts:
        """Dollars by month, of one role or of all."""
        return self._sum([line.dollars for line in self._of(role)])

    def _of(self, role: str | None) -> list[LineRevenue]:
        return [line for line in self.lines.values() if role in (None, line.role)]

    def _sum(self, rows: list[Amounts]) -> Amounts:
        months = len(next(iter(self.rates.values())))
        return tuple(sum(month, Decimal(0)) for month in zip(*rows, strict=True)) or (Decimal(0),) * months


def project_revenue(plan: Plan, hours: Mapping[str, Amounts]) -> RevenueView | None:
    """Revenue of every seat line whose role bills; `hours` are its paid hours by month. None without revenue."""
    revenue = plan.revenue
    if revenue is None:
        return None
    months = plan.period.all_months
    rates = {name: _rates(service, months) for name, service in revenue.services.items()}
    lines = {
        name: _line(plan, revenue, line, hours[name], rates)
        for name, line in plan.seats.items()
        if line.role in revenue.roles
    }
    return RevenueView(lines, rates)


def _rates(service: Service, months: tuple[Month, ...]) -> Amounts:
    found = [service.rate_in(month) for month in months]
    return tuple(
        rate for rate in found if rate is not None
    )  # a month without a rate is an error of the config


def _line(
    plan: Plan, revenue: Revenue, line: SeatLine, hours: Amounts, rates: Mapping[str, Amounts]
) -> LineRevenue:
    role, months = revenue.roles[line.role], plan.period.all_months
    mix = service_mix(revenue, role)
    bills = billing_starts(plan, line)
    per_hour = hours_billed_of_an_hour(plan, line.role)
    billed = tuple(
        paid * per_hour if bills is None or month >= bills else Decimal(0)
        for paid, month in zip(hours, months, strict=True)
    )
    accepted = 1 - role.denial_rate
    an_hour = units_an_hour(revenue, mix)
    worth = dollars_an_hour(revenue, mix, rates)
    units = tuple(hour * an_hour * accepted for hour in billed)
    dollars = tuple(hour * value * accepted for hour, value in zip(billed, worth, strict=True))
    return LineRevenue(line.role, billed, units, dollars)


def service_mix(revenue: Revenue, role: RoleRevenue) -> dict[str, Decimal]:
    """Service -> its share of billable time; where there is one service only, all of it."""
    return role.services or {name: Decimal(1) for name in revenue.services}


def worked_share(plan: Plan, role: RoleRevenue) -> Decimal:
    """Hours worked of the hours paid: as given, else less the leave counted in salary; else all of them."""
    year = plan.pay.full_time_hours * WEEKS_A_YEAR
    if role.hours_worked_a_year is not None:
        return role.hours_worked_a_year / year
    leave = plan.employer_cost.paid_leave
    if leave is None or leave.counted_in != "salary":
        return Decimal(1)
    return 1 - leave.hours_a_year / year


def direct_share_from_time_use(plan: Plan, name: str) -> Decimal | None:
    """The share of time with the people served that a billing role's time use gives; None where it says nothing."""
    assert plan.revenue is not None
    time_use = plan.roles[name].time_use
    given = "direct_share" in plan.revenue.roles[name].model_fields_set
    return None if given or time_use is None else direct_share(time_use)


def direct_share_of(plan: Plan, name: str) -> Decimal:
    """The share of hours worked with the people served: as given, else by the role's time use, else the default."""
    assert plan.revenue is not None
    found = direct_share_from_time_use(plan, name)
    return plan.revenue.roles[name].direct_share if found is None else found


def productivity(plan: Plan, name: str) -> Decimal:
    """Hours billed of hours worked in a role that bills."""
    assert plan.revenue is not None
    role = plan.revenue.roles[name]
    return direct_share_of(plan, name) * role.billable_share * (1 - role.never_billed)


def hours_billed_of_an_hour(plan: Plan, name: str) -> Decimal:
    """Hours billed of one paid hour in a role that bills."""
    assert plan.revenue is not None
    return worked_share(plan, plan.revenue.roles[name]) * productivity(plan, name)


def dollars_a_paid_hour(plan: Plan, name: str, rates: Mapping[str, Amounts]) -> Amounts:
    """Revenue of one paid hour of a role that bills, by month, after denials."""
    assert plan.revenue is not None
    role = plan.revenue.roles[name]
    share = hours_billed_of_an_hour(plan, name) * (1 - role.denial_rate)
    worth = dollars_an_hour(plan.revenue, service_mix(plan.revenue, role), rates)
    return tuple(share * month for month in worth)


def units_an_hour(revenue: Revenue, mix: Mapping[str, Decimal]) -> Decimal:
    """Units of one hour billed."""
    return sum((share * revenue.services[name].units_an_hour for name, share in mix.items()), Decimal(0))


def dollars_an_hour(revenue: Revenue, mix: Mapping[str, Decimal], rates: Mapping[str, Amounts]) -> Amounts:
    """Dollars of one hour billed, by month, before denials."""
    parts = [
        [share * revenue.services[name].units_an_hour * rate for rate in rates[name]]
        for name, share in mix.items()
    ]
    return tuple(sum(month, Decimal(0)) for month in zip(*parts, strict=True))


def lag_months(plan: Plan, name: str) -> int:
    """Months before a newly opened seat of a role bills: as given, or until certification is due.

    None where people may bill while provisionally certified, or where the role asks for no certification.
    """
    assert plan.revenue is not None
    role = plan.revenue.roles[name]
    if role.months_before_billing is not None:
        return role.months_before_billing
    certification = plan.roles[name].certification
    return certification.within_months if certification and bills_once_certified(plan, name) else 0


def bills_once_certified(plan: Plan, name: str) -> bool:
    """Whether a role's people bill only from certification on: it is asked for, and nothing lets them bill before."""
    assert plan.revenue is not None
    role = plan.revenue.roles[name]
    given = role.months_before_billing is not None or role.bills_while_provisional
    return plan.roles[name].certification is not None and not given


def newly_opened(plan: Plan, line: SeatLine) -> bool:
    """Whether a line's seats open in the plan."""
    return line.first_month is not None and line.first_month >= plan.period.start


def waits_for_certification(plan: Plan, line: SeatLine) -> bool:
    """Whether a line's people, there from the start, are not certified yet and so may have to wait to bill."""
    return line.certified is False and not newly_opened(plan, line)


def counted_from(plan: Plan, line: SeatLine) -> Month | None:
    """The month from which a line's wait to bill is counted: it opens, or its last person was hired; None: no wait."""
    if newly_opened(plan, line):
        return line.first_month
    if waits_for_certification(plan, line):
        return max(line.hired) if line.hired else plan.period.start
    return None


def billing_starts(plan: Plan, line: SeatLine) -> Month | None:
    """The first month in which a line bills; None for a line that bills from the plan's start."""
    counted = counted_from(plan, line)
    return None if counted is None else counted + lag_months(plan, line.role)


def group_beats_one_to_one(group: Decimal, one_to_one: Decimal) -> int:
    """Billed members from which a group's hour pays more than one to one: dollars of an hour, a member's and one's."""
    return int(one_to_one / group) + 1
