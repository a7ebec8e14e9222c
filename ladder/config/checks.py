"""Checks between fields: each a function from what is valid in a config to the problems it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter

from ladder.config.cost_checks import (
    cost_roles_are_known,
    paid_time_fits,
    services_are_paid_for,
    supervision_is_clear,
    unemployment_fits_the_employer,
)
from ladder.config.floor_checks import FLOOR_CHECKS
from ladder.config.funding_checks import (
    funds_can_pay,
    funds_close_seats,
    indirect_rates_fit,
    shares_are_of_known_funds,
)
from ladder.config.implementation_checks import roster_makes_sense
from ladder.config.market_checks import blends_have_benchmarks, market_has_medians
from ladder.config.name_checks import names_differ, titles_differ
from ladder.config.one_time_checks import back_pay_follows_its_raise, one_time_payments_count
from ladder.config.parts import entries, period_of, unknown_name
from ladder.config.pay_checks import (
    dates_make_sense,
    grades_in_order,
    pay_is_likely,
    postings_fit,
    raises_stay_likely,
    roles_fit_their_grades,
    seats_fit_their_grades,
)
from ladder.config.pay_rule_checks import PAY_RULE_CHECKS
from ladder.config.problems import Problem, quoted
from ladder.config.revenue_checks import (
    rates_cover_the_plan,
    revenue_fits_its_roles,
    services_share_the_time,
)
from ladder.config.source import Document, Path, dotted
from ladder.config.validate import Parts, problem_at
from ladder.config.workforce_checks import (
    certification_can_be_earned,
    certifications_are_of_roles,
    exits_add_up,
    paths_can_be_taken,
)
from ladder.model.month import Month
from ladder.model.plan import Promotion

Check = Callable[[Parts, Document], Iterator[Problem]]

FIRST_MONTH = Month.of(2024, 1)
"""The law's figures that a plan needs, income tax among them, start here."""
MOST_LINES = 300
FEWEST_SEATS = 30
"""For benefit figures on the workforce as a whole."""
LAST_START = Month.of(2060, 12)
"""A projection of the law's figures past it would say nothing."""


def check_plan(parts: Parts, document: Document) -> list[Problem]:
    """Every check on one plan, the baseline's or a scenario's."""
    return [problem for check in CHECKS for problem in check(parts, document)]


def _period_is_known(parts: Parts, document: Document) -> Iterator[Problem]:
    period = period_of(parts)
    if period and period.start < FIRST_MONTH:
        message = f"the law's figures start in {FIRST_MONTH.name}; start the plan then or later"
        yield problem_at(document, ("period", "start"), message)
    if period and period.start > LAST_START:
        message = f"the law's figures cannot be projected so far; start the plan by {LAST_START.name}"
        yield problem_at(document, ("period", "start"), message)


def _months_fall_in_the_plan(parts: Parts, document: Document) -> Iterator[Problem]:
    """A raise, a cost or a seat outside the plan's months would quietly do nothing."""
    period = period_of(parts)
    if period is None:
        return
    months = period.all_months
    during = f"the plan runs from {months[0]} to {months[-1]}"
    pay = parts.values.get("pay")
    for field in ("general_raises", "structure_adjustments", "merit_raises", "step_raises") if pay else ():
        for month in getattr(pay, field):
            if month not in months:
                message = f"{during}, and a raise outside it does nothing; change the month or take it out"
                yield problem_at(document, ("pay", field, str(month)), message, on_key=True)
    for path, cost in entries(parts, "one_time_costs"):
        if cost.month not in months:
            message = f"{during}, and a cost outside it is never counted; change the month or take it out"
            yield problem_at(document, (*path, "month"), message)
    for path, line in entries(parts, "seats"):
        if not any(line.open_in(month) for month in months):
            field = "first_month" if line.first_month and line.first_month > months[-1] else "last_month"
            message = f"{during}, and these seats are never open; change the month or take them out"
            yield problem_at(document, (*path, field), message)


def _lines_fit_a_formula(parts: Parts, document: Document) -> Iterator[Problem]:
    """Some formulas name every seat line, and a cell holds so much and no more."""
    lines = list(entries(parts, "seats"))
    if len(lines) > MOST_LINES:
        message = (
            f"there are {len(lines)} lines of seats, and the workbook holds {MOST_LINES}; put seats alike in role, "
            "hours and pay on one line"
        )
        yield problem_at(document, ("seats",), message, on_key=True)


def _someone_works(parts: Parts, document: Document) -> Iterator[Problem]:
    lines = [line for _, line in entries(parts, "seats")]
    complete = not any(path[:1] == ("seats",) for path in parts.left_out)
    if lines and complete and not any(line.seats for line in lines):
        yield problem_at(document, ("seats",), "no line has a seat; give at least one", on_key=True)


def _whole_workforce_is_large(parts: Parts, document: Document) -> Iterator[Problem]:
    """Benefit figures for the workforce as a whole need many seats, or they would single people out."""
    period = period_of(parts)
    if not parts.values.get("workforce_benefits") or not period:
        return
    lines = [line for _, line in entries(parts, "seats")]
    by_month = {
        month: sum(line.seats for line in lines if line.open_in(month)) for month in period.all_months
    }
    month = min(by_month, key=by_month.__getitem__)
    if by_month[month] < FEWEST_SEATS:
        always = all(line.first_month is None and line.last_month is None for line in lines)
        when = "" if always else f" in {month.name}"
        message = (
            f"figures for the workforce as a whole need {FEWEST_SEATS} authorized seats in every month, and this plan "
            f"has {by_month[month]}{when}; take this out"
        )
        yield problem_at(document, ("workforce_benefits",), message, on_key=True)


def _promotions_lead_up(parts: Parts, document: Document) -> Iterator[Problem]:
    """Paths between known roles, each once, that never lead back."""
    steps: dict[tuple[str, str], Path] = {}
    for path, step in entries(parts, "promotions"):
        assert isinstance(step, Promotion)
        yield from unknown_name(document, (*path, "from"), step.from_role, "roles", "role")
        yield from unknown_name(document, (*path, "to"), step.to_role, "roles", "role")
        if step.from_role == step.to_role:
            message = f"{quoted(step.to_role)} is the role this path starts from; name the role it leads to"
            yield problem_at(document, (*path, "to"), message)
        elif (step.from_role, step.to_role) in steps:
            first = dotted(steps[step.from_role, step.to_role])
            message = f"{first} is the same path; keep one of the two"
            yield problem_at(document, path, message)
        else:
            steps[step.from_role, step.to_role] = path
    for circle in _circles(steps):
        message = f"promotions go in a circle: {' -> '.join(circle)}; take one of these steps out"
        yield problem_at(document, steps[circle[-2], circle[-1]], message)


def _circles(steps: dict[tuple[str, str], Path]) -> Iterator[list[str]]:
    """Circles of roles, until what is left of the steps after taking one out of each has none."""
    left = dict.fromkeys(steps)
    while True:
        order: TopologicalSorter[str] = TopologicalSorter()
        for from_role, to_role in left:
            order.add(to_role, from_role)
        try:
            order.prepare()
        except CycleError as error:
            circle: list[str] = error.args[1]
            yield circle
            del left[circle[-2], circle[-1]]
        else:
            return


CHECKS: tuple[Check, ...] = (
    _period_is_known,
    grades_in_order,
    dates_make_sense,
    pay_is_likely,
    postings_fit,
    raises_stay_likely,
    roles_fit_their_grades,
    seats_fit_their_grades,
    *PAY_RULE_CHECKS,
    *FLOOR_CHECKS,
    _months_fall_in_the_plan,
    one_time_payments_count,
    back_pay_follows_its_raise,
    _lines_fit_a_formula,
    _someone_works,
    _whole_workforce_is_large,
    _promotions_lead_up,
    cost_roles_are_known,
    unemployment_fits_the_employer,
    paid_time_fits,
    supervision_is_clear,
    services_are_paid_for,
    funds_can_pay,
    funds_close_seats,
    shares_are_of_known_funds,
    indirect_rates_fit,
    rates_cover_the_plan,
    services_share_the_time,
    revenue_fits_its_roles,
    roster_makes_sense,
    exits_add_up,
    certification_can_be_earned,
    certifications_are_of_roles,
    paths_can_be_taken,
    names_differ,
    titles_differ,
    blends_have_benchmarks,
    market_has_medians,
)
