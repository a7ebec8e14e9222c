"""Checks on how the workforce moves: known roles, exits that add up, and paths that someone can take."""

from __future__ import annotations

from collections.abc import Iterator

from ladder.config.parts import entries, unknown_name
from ladder.config.problems import Problem, quoted, remedy
from ladder.config.source import Document, Path
from ladder.config.validate import Parts, problem_at
from ladder.model.plan import Promotion
from ladder.model.workforce import Workforce
from ladder.workforce.exits import monthly_exits


def _workforce(parts: Parts) -> Workforce | None:
    workforce = parts.values.get("workforce")
    return workforce if isinstance(workforce, Workforce) else None


def exits_add_up(parts: Parts, document: Document) -> Iterator[Problem]:
    """Exits of roles that are not there, or of a first year that no later years can make up for."""
    workforce = _workforce(parts)
    if workforce is None:
        return
    for role in workforce.exits_by_role:
        path = ("workforce", "exits_by_role", role)
        for problem in unknown_name(document, path, role, "roles", "role"):
            yield problem_at(document, path, problem.message, on_key=True)
    if workforce.yearly_exits == 0 and workforce.first_year_exits:
        message = (
            "no one leaves in a year (yearly_exits), so no one can leave in the first; change one of the two"
        )
        yield problem_at(document, ("workforce", "first_year_exits"), message)
        return
    for role in parts.values.get("roles") or {}:
        try:
            monthly_exits(workforce, role)
        except ValueError:
            message = (
                f"so few leave {quoted(role)} in the first year that no one later could make up its yearly exits; "
                "raise this, or lower the yearly exits"
            )
            yield problem_at(document, ("workforce", "first_year_exits"), message)
            return


def certification_can_be_earned(parts: Parts, document: Document) -> Iterator[Problem]:
    """A path or a role that asks for a certification nobody can earn, or not in the time there is."""
    workforce = _workforce(parts)
    earning = workforce.certification if workforce else None
    if earning is None:
        return
    if earning.pass_share == 0:
        for path, step in entries(parts, "promotions"):
            assert isinstance(step, Promotion)
            if step.certification is not None:
                message = (
                    "no one ever meets this: workforce.certification.pass_share is 0%, so no one is certified; "
                    "raise it, or take the certification out"
                )
                yield problem_at(document, (*path, "certification"), message)
    soonest = earning.months.mean - earning.months.spread
    for path, role in entries(parts, "roles"):
        if role.certification and role.certification.within_months < soonest:
            message = (
                f"no one can be certified so soon: workforce.certification.months is at least {soonest:f}, and "
                "who is not certified in time leaves; give more months"
            )
            yield problem_at(document, (*path, "certification", "within_months"), message)


def certifications_are_of_roles(parts: Parts, document: Document) -> Iterator[Problem]:
    """Paths that ask for another certification than roles do: people in a plan hold their role's, and no other.

    Where no role names one, a path may: it is then the only one there is.
    """
    known = dict.fromkeys(
        role.certification.name for _, role in entries(parts, "roles") if role.certification
    )
    if not known or any(left_out[:1] == ("roles",) for left_out in parts.left_out):
        return
    for path, step in entries(parts, "promotions"):
        assert isinstance(step, Promotion)
        if step.certification is not None and step.certification not in known:
            fix = remedy(step.certification, known, "certifications that roles ask for")
            also = "" if fix.endswith("?") else '; write what else this step asks under "requires"'
            message = f"no role asks for {quoted(step.certification)}{fix}{also}"
            yield problem_at(document, (*path, "certification"), message)


def paths_can_be_taken(parts: Parts, document: Document) -> Iterator[Problem]:
    """Moves to more hours where there are none, and moves up in the seat that lead two ways."""
    workforce = _workforce(parts)
    for role in workforce.more_hours if workforce else ():
        at: Path = ("workforce", "more_hours", role)
        for problem in unknown_name(document, at, role, "roles", "role"):
            yield problem_at(document, at, problem.message, on_key=True)
        seats = [line for _, line in entries(parts, "seats") if line.role == role and line.seats]
        hours = {line.hours_a_person for line in seats}
        complete = not any(left_out[:1] == ("seats",) for left_out in parts.left_out)
        if complete and role in (parts.values.get("roles") or {}) and len(hours) < 2:
            message = (
                f"no one ever moves: {quoted(role)} has no seats with different hours; take this out, or add "
                "seats with more hours"
            )
            yield problem_at(document, at, message, on_key=True)
    first: dict[str, str] = {}
    for path, step in entries(parts, "promotions"):
        assert isinstance(step, Promotion)
        if not step.needs_opening:
            known = first.setdefault(step.from_role, step.to_role)
            if known != step.to_role:
                message = (
                    f"without an opening everyone who qualifies moves to {quoted(known)} already; "
                    "let one of the two need an opening"
                )
                yield problem_at(document, (*path, "needs_opening"), message)
