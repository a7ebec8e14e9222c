"""Benefit effects over the whole agency: expected staff over each line, and hours to cover if people kept below one.

Off unless the config asks with shares from a named outside source; the whole agency only, from 30 authorized seats
up. Pay and hours are never set by it: an employer may not ask who receives benefits (42 USC 12112).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ladder.law import Law
from ladder.model.month import Month
from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR, Plan
from ladder.pay.structure import PayStructure, hourly_rate
from ladder.worker.schedule import EarningsLine, earnings_lines, steady_law_at
from ladder.workforce.budget import Budget

# Which of the shares each line is about.
_ABOUT = {
    "trial_work_month": ("ssdi", "both"),
    "sga": ("ssdi", "both"),
    "ssi_break_even": ("ssi",),
    "ssi_break_even_with_ssdi": ("both",),
}


@dataclass(frozen=True, slots=True)
class LineOverYears:
    """One earnings line over the agency: expected people over it, and weekly hours over it, at each year's start."""

    name: str
    title: str
    people_over: tuple[Decimal, ...]
    hours_to_cover: tuple[Decimal, ...]  # a week, if everyone the line is about kept to the hours below it


def line_effects(plan: Plan, pay: PayStructure, budget: Budget, law: Law) -> tuple[LineOverYears, ...]:
    """Each line at the start of each plan year; nothing unless the config gives the shares."""
    shares = plan.workforce_benefits
    if shares is None:
        return ()
    years = range(0, plan.period.months, int(MONTHS_A_YEAR))
    found: dict[str, tuple[str, list[Decimal], list[Decimal]]] = {}
    for at in years:
        for name, (title, people, hours) in _year(plan, pay, budget, law, at).items():
            _, people_over, to_cover = found.setdefault(name, (title, [], []))
            share = sum((getattr(shares, profile) for profile in _ABOUT[name]), Decimal(0))
            people_over.append(people * share)
            to_cover.append(hours * share)
    return tuple(
        LineOverYears(name, title, tuple(people), tuple(hours))
        for name, (title, people, hours) in found.items()
    )


def _year(
    plan: Plan, pay: PayStructure, budget: Budget, law: Law, at: int
) -> dict[str, tuple[str, Decimal, Decimal]]:
    """People over each line in an average month, and their weekly hours over the line's worst month."""
    month = plan.period.all_months[at]
    found: dict[str, tuple[str, Decimal, Decimal]] = {}
    for name, seats in plan.seats.items():
        grade = plan.grades[plan.roles[seats.role].grade]
        rate = hourly_rate(plan, grade, pay.seats[name].rate[at + 1])
        people = budget.lines[name].filled[at] * seats.shared_by
        for line in _lines(plan, rate, month, law):
            title, over, hours = found.get(line.name, (line.title, Decimal(0), Decimal(0)))
            wages = rate * seats.hours_a_person * WEEKS_A_YEAR / MONTHS_A_YEAR
            if wages > line.amount:
                over += people
            hours += people * max(seats.hours_a_person - line.worst_month_hours, Decimal(0))
            found[line.name] = (title, over, hours)
    return found


def _lines(plan: Plan, rate: Decimal, month: Month, law: Law) -> tuple[EarningsLine, ...]:
    lines = earnings_lines(rate, plan, steady_law_at(plan, law, month))
    return tuple(line for line in lines if line.name in _ABOUT)
