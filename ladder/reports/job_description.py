"""A job description as its readers meet it: facts, then sections of paragraphs, lists and tables.

The parts are those of the Provider's Handbook ("Developing a Job Description") and of a public posting (PSS-103: job
code, revision date, the note on what a class description is). Words come from the config or else from the starter
text; who reports to whom, pay, hours, certification and the next rung come from the plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ladder.config.starter_text import starter_description, starter_text
from ladder.model.description import POPULATIONS, Description
from ladder.model.plan import TIERS, TRACKS, Certification, Plan, Promotion, Role
from ladder.model.plan_set import PlanSet, ScenarioPlan
from ladder.model.time_use import ACTIVITIES, direct_share, share_text
from ladder.reports.role_pay import pay_sentences, starting_pay, weekly_hours
from ladder.workforce.reporting_lines import ReportingLine, reporting_lines


@dataclass(frozen=True, slots=True)
class Lines:
    """A list; numbered where its order says what matters most."""

    lines: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table: its heads, then its rows."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section."""

    text: str


Block = str | Heading | Lines | Grid


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a job description."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class JobDescription:
    """One role's job description."""

    role: str  # its short name in the config
    title: str
    agency: str
    facts: Grid
    sections: tuple[Section, ...]


def described_plan(plans: PlanSet) -> ScenarioPlan:
    """The plan whose roles are described: the scenario that leads the answer, or the baseline where there is none."""
    return plans.scenarios[min(1, len(plans.scenarios) - 1)]


def job_descriptions(described: ScenarioPlan) -> tuple[JobDescription, ...]:
    """One for each role, in the config's order, with the pay of that plan."""
    plan = described.plan
    lines = reporting_lines(plan)
    whose = f'Pay as in the plan "{described.title}".' if plan.scenarios else None
    return tuple(_job_description(plan, name, lines[name], whose) for name in plan.roles)


def complete(role: Role, agency: str) -> Description:
    """The role's description: the config's own parts, and the starter text for the rest."""
    given = {name: part for name, part in role.description if part is not None}
    return starter_description(role, agency).model_copy(update=given)


def _job_description(plan: Plan, name: str, line: ReportingLine, whose_pay: str | None) -> JobDescription:
    role = plan.roles[name]
    text = complete(role, plan.agency.name)
    sections = (
        Section("Function", _paragraphs(text.function)),
        Section("Reporting relationships", (Lines(_reporting(plan, role, text, line)),)),
        Section("Responsibilities", _responsibilities(text)),
        Section("Qualifications and competencies, in order of importance", _qualifications(text)),
        Section("Certification", (_certification(role.certification, _asked_on_the_way(plan, name)),)),
        Section("Pay range and FLSA status", (*_paragraphs(whose_pay), *pay_sentences(plan, role))),
        Section(
            "Employment conditions",
            (Lines((*weekly_hours(plan, name), *(text.employment_conditions or ()))),),
        ),
        *([Section("Use of paid time", _time_use(role))] if role.time_use else []),
        Section("The next rung", _next_rung(plan, name)),
        Section("Not part of this role", (Lines(text.not_in_this_role or ()),)),
        Section("Note on this class description", _paragraphs(text.note)),
    )
    return JobDescription(name, role.title, plan.agency.name, _facts(plan, role, text), sections)


def _paragraphs(text: str | None) -> tuple[Block, ...]:
    return (text,) if text else ()


def _facts(plan: Plan, role: Role, text: Description) -> Grid:
    revised = (
        f"{text.revised:%B} {text.revised.day}, {text.revised.year}"
        if text.revised
        else "To be dated when adopted"
    )
    exempt = "Exempt" if role.flsa == "exempt" else "Non-exempt"
    return Grid(
        ("Job code", text.job_code or "To be assigned"),
        (
            ("Revision date", revised),
            ("Rung", f"{TIERS[role.tier]}, {TRACKS[role.track].lower()} track"),
            ("Population", POPULATIONS[role.population]),
            ("FLSA status", exempt),
        ),
    )


def _reporting(plan: Plan, role: Role, text: Description, line: ReportingLine) -> tuple[str, ...]:
    lines = []
    if text.reports_to:
        lines += [f"Reports to: {each}" for each in text.reports_to]
    elif line.reports_to:
        lines.append(f"Reports to: {_titles(plan, line.reports_to, 'or')}")
    elif role.tier == "director":
        lines.append(f"Reports to: {starter_text().every_role.director_reports_to}")
    else:
        lines.append(f"Reports to: {starter_text().every_role.supervised_by_nobody}")
    lines.append(f"Supervises: {_titles(plan, line.supervises, 'and') if line.supervises else 'no one'}")
    if line.mentors:
        lines.append(f"Mentors, without supervising: {_titles(plan, line.mentors, 'and')}")
    return tuple(lines)


def _titles(plan: Plan, names: Sequence[str], last: str) -> str:
    titles = [plan.roles[name].title for name in names]
    return titles[0] if len(titles) == 1 else f"{', '.join(titles[:-1])} {last} {titles[-1]}"


def _responsibilities(text: Description) -> tuple[Block, ...]:
    return tuple(
        block
        for number, each in enumerate(text.responsibilities or (), 1)
        for block in (Heading(f"{number}. {each.title}"), Lines(each.duties))
    )


def _qualifications(text: Description) -> tuple[Block, ...]:
    parts = (
        ("Required", text.required),
        ("Preferred", text.preferred),
        ("Competencies", text.competencies),
    )
    return tuple(
        block for title, lines in parts if lines for block in (Heading(title), Lines(lines, numbered=True))
    )


def _asked_on_the_way(plan: Plan, name: str) -> tuple[str, ...]:
    """The certifications that the steps into a role ask for."""
    asked = (step.certification for step in plan.promotions if step.to_role == name)
    return tuple(dict.fromkeys(each for each in asked if each))


def _certification(asked: Certification | None, on_the_way: Sequence[str]) -> str:
    if asked is None and on_the_way:
        return (
            f"The step into this role asks for {' or '.join(on_the_way)}; the role itself asks for no other."
        )
    if asked is None:
        return "This role asks for no certification."
    when = f"within {_months(asked.within_months)} of hire" if asked.within_months else "by the day of hire"
    waits = asked.within_months and asked.provisional
    until = f" Until then {asked.provisional} will do." if waits else ""
    return f"{asked.name}, {when}.{until}"


def _months(number: int) -> str:
    return "1 month" if number == 1 else f"{number} months"


def _time_use(role: Role) -> tuple[Block, ...]:
    shares = role.time_use or {}
    rows = [(title, share_text(shares[name])) for name, title in ACTIVITIES.items() if shares.get(name)]
    direct = direct_share(shares)
    rows.append(("With the people served, together", share_text(direct)))
    rows.append(("What makes that possible, together", share_text(1 - direct)))
    return (Grid(("Activity", "Share of paid time"), tuple(rows)),)


def _next_rung(plan: Plan, name: str) -> tuple[Block, ...]:
    steps = [step for step in plan.promotions if step.from_role == name]
    if not steps:
        return ("The plan has no next step from this role yet.",)
    return tuple(block for step in steps for block in _step(plan, step))


def _step(plan: Plan, step: Promotion) -> tuple[Block, ...]:
    asks = [f"{_months(step.months_in_role)} in this role"] if step.months_in_role else []
    if step.certification:
        asks.append(f"Certification: {step.certification}")
    asks += step.requires
    asks.append(
        "An opening" if step.needs_opening else "No opening is needed: the step is made when this is met"
    )
    to_role = plan.roles[step.to_role]
    track = TRACKS[to_role.track].lower()
    start = starting_pay(plan, to_role)
    return (f"To {to_role.title}, on the {track} track, where pay starts at {start}:", Lines(tuple(asks)))
