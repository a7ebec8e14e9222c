"""The law's figures that pay is held against: only those that this plan's roles and seats call for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ladder.analysis import Result
from ladder.law import Figure, Law
from ladder.reports.law_figures import UsedFigure, row_key
from ladder.reports.sheets.pay_rows import with_overtime
from ladder.workforce.exposure import is_salaried


def pay_law_figures(results: Sequence[Result], law: Law) -> tuple[UsedFigure, ...]:
    """Minimum wages and exempt salaries from each month they change, the executive test's staff, overtime pay."""
    start, floors = results[0].plan.period.start, results[0].floors
    used = list(_changes("minimum_wage", floors.minimum_wage))
    if any(has_salaries(result) for result in results):
        used += _changes("exempt_salary", floors.exempt_salary)
        used.append(UsedFigure(row_key("executive_staff", start), law.figure("executive_staff", start)))
    if any(with_overtime(result.plan) for result in results):
        used.append(UsedFigure(row_key("overtime_pay", start), law.figure("overtime_pay", start)))
    return tuple(used)


def has_salaries(result: Result) -> bool:
    """Whether anyone in the plan is paid a salary."""
    return any(is_salaried(result.plan, name) for name in result.plan.seats)


def _changes(name: str, figures: Sequence[Figure]) -> Iterator[UsedFigure]:
    """The figure of the first month, and of each month with another amount or another standing."""
    for before, figure in zip((None, *figures), figures, strict=False):
        if before is None or (before.value, before.status) != (figure.value, figure.status):
            yield UsedFigure(row_key(name, figure.month), figure)
