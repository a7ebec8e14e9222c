"""Hours of one person in a seat: paid, worked, and left for direct service."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ladder.finance.employer_cost import is_for
from ladder.finance.supervision import supervised_roles
from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR, Plan


@dataclass(frozen=True, slots=True)
class PersonHours:
    """One person's hours in a usual month."""

    paid: Decimal  # leave included, wherever it is counted
    leave: Decimal
    paid_time: Decimal  # networking, training and the like
    supervised: Decimal

    @property
    def worked(self) -> Decimal:
        """Paid hours less leave."""
        return self.paid - self.leave

    @property
    def available(self) -> Decimal:
        """Hours worked that are left for direct service and what goes with it."""
        return self.worked - self.paid_time - self.supervised


def person_hours(plan: Plan, role: str, weekly: Decimal) -> PersonHours:
    """The hours in a month, weekly hours x 52 / 12, of one person in a role.

    Leave counted in salary, and a salaried person's, is inside those hours; leave counted in fringe is on top.
    Paid time and supervision take the same hours of everyone, full time or part time.
    """
    cost, hours = plan.employer_cost, weekly * WEEKS_A_YEAR / MONTHS_A_YEAR
    leave, on_top = Decimal(0), False
    if cost.paid_leave:
        leave = cost.paid_leave.hours_a_year * weekly / plan.pay.full_time_hours / MONTHS_A_YEAR
        hourly = plan.grades[plan.roles[role].grade].basis == "hourly"
        on_top = hourly and cost.paid_leave.counted_in == "fringe"
    paid_time = [item.hours_a_month for item in cost.paid_time.values() if is_for(item.roles, role)]
    supervised = Decimal(0)
    if plan.supervision and role in supervised_roles(plan):
        supervised = plan.supervision.hours_a_week_supervised * WEEKS_A_YEAR / MONTHS_A_YEAR
    return PersonHours(hours + leave if on_top else hours, leave, sum(paid_time, Decimal(0)), supervised)
