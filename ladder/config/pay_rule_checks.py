"""Checks on pay beside the rate: differentials, overtime, matching, norms, and who reports to whom."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ladder.config.parts import entries, unknown_name
from ladder.config.problems import Problem, quoted, remedy
from ladder.config.source import Document, Path
from ladder.config.validate import Parts, entry_names, problem_at
from ladder.model.pay import Pay
from ladder.model.plan import Role, SeatLine

LEAST_A_YEAR = Decimal(1_000)  # for a person


def _pay(parts: Parts) -> Pay | None:
    pay = parts.values.get("pay")
    return pay if isinstance(pay, Pay) else None


def _salaried(parts: Parts, line: SeatLine) -> bool | None:
    """Whether a line is paid a salary; None where its role or grade is not valid."""
    role = (parts.values.get("roles") or {}).get(line.role)
    grade = (parts.values.get("grades") or {}).get(role.grade) if role else None
    return grade.basis == "annual" if grade else None


def _differentials_fit(parts: Parts, document: Document) -> Iterator[Problem]:
    """A seat line's differential that is not there, stands twice, or is by the hour beside a salary."""
    known = entry_names(document, ("pay", "differentials")) or ()
    pay = _pay(parts)
    for path, line in entries(parts, "seats"):
        assert isinstance(line, SeatLine)
        for number, name in enumerate(line.differentials):
            at: Path = (*path, "differentials", number)
            if name not in known:
                hint = remedy(name, known, "differentials") or '; give it under "pay: differentials:"'
                yield problem_at(document, at, f"there is no differential {quoted(name)}{hint}")
                continue
            if name in line.differentials[:number]:
                yield problem_at(document, at, f"{quoted(name)} is named twice; keep one")
            given = pay.differentials.get(name) if pay else None
            if given and given.per_hour is not None and _salaried(parts, line):
                message = (
                    f'{quoted(name)} is by the hour, and these seats are paid a salary; give it a "percent"'
                )
                yield problem_at(document, at, message)


def _overtime_fits(parts: Parts, document: Document) -> Iterator[Problem]:
    """Overtime of a seat line that is paid a salary."""
    for path, line in entries(parts, "seats"):
        if line.overtime and _salaried(parts, line):
            message = "these seats are paid a salary for an exempt role, which has no overtime; take this out"
            yield problem_at(document, (*path, "overtime"), message, on_key=True)


def _adjustments_have_ranges(parts: Parts, document: Document) -> Iterator[Problem]:
    """Structure adjustments where every grade has steps: a step is the pay itself."""
    pay, grades = _pay(parts), parts.values.get("grades") or {}
    complete = not any(path[:1] == ("grades",) for path in parts.left_out)
    by_steps = grades and complete and all(grade.steps is not None for grade in grades.values())
    if pay and pay.structure_adjustments and by_steps:
        message = (
            "every grade has steps, and a step is the pay itself, so nothing is moved; use general_raises"
        )
        yield problem_at(document, ("pay", "structure_adjustments"), message, on_key=True)


def _matching_is_likely(parts: Parts, document: Document) -> Iterator[Problem]:
    """Wages of one person where those of the whole group belong."""
    pay = _pay(parts)
    for name, group in pay.matching.items() if pay else ():
        each = group.yearly_wages / group.people
        if each < LEAST_A_YEAR:
            message = (
                f"${group.yearly_wages:,.0f} is ${each:,.2f} for each of {group.people} people; give the wages of "
                "the whole group"
            )
            yield problem_at(document, ("pay", "matching", name, "yearly_wages"), message)


def _norms_go_up(parts: Parts, document: Document) -> Iterator[Problem]:
    """Norms whose lower end is not under the upper one."""
    pay = _pay(parts)
    if pay is None:
        return
    for low, high in (("smallest_step", "largest_step"), ("close_pay", "narrow_pay")):
        least, most = getattr(pay.norms, low), getattr(pay.norms, high)
        if least > most:
            field = low if low in pay.norms.model_fields_set else high
            message = f"{low} ({least:.1%}) is over {high} ({most:.1%}); change one of the two"
            yield problem_at(document, ("pay", "norms", field), message)


def _reports_lead_up(parts: Parts, document: Document) -> Iterator[Problem]:
    """A role that reports to one that is not there, to one that supervises no one, or, some way round, to itself."""
    reports: dict[str, str] = {}
    roles: dict[str, Role] = {str(path[-1]): role for path, role in entries(parts, "roles")}
    for path, role in entries(parts, "roles"):
        assert isinstance(role, Role)
        if role.reports_to:
            yield from unknown_name(document, (*path, "reports_to"), role.reports_to, "roles", "role")
            reports[str(path[-1])] = role.reports_to
            leads = roles.get(role.reports_to)
            if leads and leads.tier == "direct_support" and role.reports_to != str(path[-1]):
                message = (
                    f"{quoted(role.reports_to)} gives direct support and supervises no one; name a role of the tier "
                    "peer_supervisor or director"
                )
                yield problem_at(document, (*path, "reports_to"), message)
    for name in reports:
        above, seen = name, [name]
        while above in reports and reports[above] not in seen:
            above = reports[above]
            seen.append(above)
        if reports.get(above) == name and name == min(seen):
            message = f"these roles report in a circle: {' -> '.join([*seen, name])}; change one of them"
            yield problem_at(document, ("roles", name, "reports_to"), message)


PAY_RULE_CHECKS = (
    _differentials_fit,
    _overtime_fits,
    _adjustments_have_ranges,
    _matching_is_likely,
    _norms_go_up,
    _reports_lead_up,
)
