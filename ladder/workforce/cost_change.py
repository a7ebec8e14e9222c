"""Where a scenario's added money goes: the change in cost over some months, by cause.

The pay of seats that both plans have is priced at the baseline's hours; every other change in wages is that of seats
added, closed or moved. Parts add up to the change in total cost. Amounts are Decimal dollars, not rounded.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ladder.finance.other_costs import LICENSED
from ladder.model.plan import Plan
from ladder.workforce.budget import Amounts, Budget, SeatLineBudget

NOTHING = Decimal(0)
PAY, SEATS, SUPERVISORS, EMPLOYER = "pay", "seats", "supervisors", "employer"
LICENSED_SUPERVISION, HIRES, BOUGHT = "licensed", "hires", "bought"
ONE_TIME, INDIRECT = "one_time", "indirect"
CAUSES = {
    PAY: "Pay of today's seats",
    SEATS: "Seats added, closed or moved",
    SUPERVISORS: "Supervisors' seats added or closed",
    EMPLOYER: "Employer cost on top of wages",
    LICENSED_SUPERVISION: "Licensed supervision",
    HIRES: "Hiring and certification",
    BOUGHT: "Bought services",
    ONE_TIME: "Training and other one-time cost",
    INDIRECT: "Indirect cost",
}


@dataclass(frozen=True, slots=True)
class CostChange:
    """Dollars over the same months of two plans; `causes` are in the order of `CAUSES` and add up to the change."""

    baseline: Decimal
    scenario: Decimal
    causes: dict[str, Decimal]

    @property
    def added(self) -> Decimal:
        """The scenario's cost less the baseline's."""
        return self.scenario - self.baseline


def supervisors_of(plan: Plan) -> set[str]:
    """The roles whose seats are supervisors': the tier of peer supervisors, and the role named as supervising."""
    found = {name for name, role in plan.roles.items() if role.tier == "peer_supervisor"}
    return found | ({plan.supervision.by} if plan.supervision and plan.supervision.by else set())


def cost_change(
    baseline: Budget, scenario: Budget, months: Sequence[int], supervisors: Collection[str] = ()
) -> CostChange:
    """The change in cost over the months with those numbers (0 is the plan's first), by cause."""
    pay = seats = in_supervision = NOTHING
    for name in dict.fromkeys([*baseline.lines, *scenario.lines]):
        old, new = baseline.lines.get(name), scenario.lines.get(name)
        wages = _sum(new.wages if new else (), months) - _sum(old.wages if old else (), months)
        of_pay = _change_of_pay(old, new, months) if old and new and old.role == new.role else NOTHING
        pay += of_pay
        here = new or old
        if here and here.role in supervisors:
            in_supervision += wages - of_pay
        else:
            seats += wages - of_pay
    causes = {
        PAY: pay,
        SEATS: seats,
        SUPERVISORS: in_supervision,
        EMPLOYER: _employer(scenario, months) - _employer(baseline, months),
    }
    for cause, start in ((LICENSED_SUPERVISION, LICENSED), (HIRES, "hiring."), (BOUGHT, "bought.")):
        causes[cause] = _beside(scenario, start, months) - _beside(baseline, start, months)
    for cause, one, other in (
        (ONE_TIME, baseline.one_time_total, scenario.one_time_total),
        (INDIRECT, baseline.indirect_total, scenario.indirect_total),
    ):
        causes[cause] = _sum(other, months) - _sum(one, months)
    return CostChange(_sum(baseline.total, months), _sum(scenario.total, months), causes)


def last_full_year(budget: Budget) -> int:
    """The last fiscal year with all its twelve months in the plan; without one, the year with most of them."""
    years = budget.fiscal_years
    return max(dict.fromkeys(years), key=lambda year: (years.count(year), year))


def months_of_year(budget: Budget, year: int) -> list[int]:
    """The numbers of a fiscal year's months."""
    return [at for at, each in enumerate(budget.fiscal_years) if each == year]


def _change_of_pay(old: SeatLineBudget, new: SeatLineBudget, months: Sequence[int]) -> Decimal:
    """The baseline's hours at the scenario's wages an hour, less the baseline's wages."""
    return sum(
        (old.hours[at] * new.wages[at] / new.hours[at] - old.wages[at] for at in months if new.hours[at]),
        NOTHING,
    )


def _employer(budget: Budget, months: Sequence[int]) -> Decimal:
    lines = budget.lines.values()
    return sum((_sum(line.total, months) - _sum(line.wages, months) for line in lines), NOTHING)


def _beside(budget: Budget, start: str, months: Sequence[int]) -> Decimal:
    found = [amounts for path, amounts in budget.other.items() if path.startswith(start)]
    return sum((_sum(amounts, months) for amounts in found), NOTHING)


def _sum(amounts: Amounts, months: Sequence[int]) -> Decimal:
    return sum((amounts[at] for at in months), NOTHING) if amounts else NOTHING
