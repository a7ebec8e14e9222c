"""The law's figures in force in a month, for everyone and for one state, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from ladder.config.problems import Problem, UserProblems, quoted
from ladder.law import FigureNotKnownError, Law
from ladder.law.medicaid import OWN_RULES, SEPARATE_APPLICATION
from ladder.law.supplements import FEDERALLY_RUN, FEDERALLY_RUN_IN_CARE
from ladder.model.month import Month
from ladder.model.state import STATES
from ladder.reports.benefits_words import ascii_only, figure_words, paragraph

LAST_YEAR = 2100  # projections end somewhere
NOT_KNOWN = "not known"
_ORDER = (
    *("ssi", "state_supplements", "thresholds_1619b", "ssdi", "medicare", "medicaid_buy_in", "payroll"),
    *("income_tax", "minimum_wage", "overtime", "poverty", "snap", "housing", "projection"),
)
_LABEL, _VALUE, _STATUS = 62, 20, 9
_MEDICAID_SOURCE = "POMS SI 01715.010, https://secure.ssa.gov/apps10/poms.nsf/lnx/0501715010"


@dataclass(frozen=True, slots=True)
class Rule:
    """One figure of the law in a month. `value` is None, and `status` says so, where none is known."""

    program: str
    published_through: int
    figure: str
    place: str
    title: str
    value: Decimal | None
    unit: str
    source: str
    status: str
    law: str


def asked_for(law: Law, month: str | None, state: str | None) -> tuple[Month, str | None]:
    """The month and the state meant. Raises UserProblems for one that is none."""
    problems = []
    when, where = newest_published_month(law), state.upper() if state else None
    try:
        when = Month.parse(month) if month else when
        if when.year > LAST_YEAR:
            raise ValueError(f"figures are projected to {LAST_YEAR} at most; name an earlier month")
    except ValueError as error:
        problems.append(Problem(file="--month", message=str(error)))
    if where is not None and where not in STATES:
        message = f"{quoted(state)} is not a state; write its two letters, like TX, NY or DC"
        problems.append(Problem(file="--state", message=message))
    if problems:
        raise UserProblems(problems)
    return when, where


def newest_published_month(law: Law) -> Month:
    """The latest month from which a published figure holds."""
    return max(
        month
        for program in law.programs.values()
        for series in program.figures.values()
        for dated in (series.values, *series.places.values())
        for month, value in dated.items()
        if value.status == "published"
    )


def rules_in_force(law: Law, month: Month, state: str | None) -> tuple[Rule, ...]:
    """Every federal figure of a month and those of a state, by program, in the order of `_ORDER`."""
    programs = sorted(law.programs, key=lambda name: (*_ORDER, name).index(name))
    return tuple(
        rule
        for program in programs
        for figure in law.programs[program].figures
        for rule in _rules(law, program, figure, month, state)
    )


def rules_data(rules: Sequence[Rule], month: Month, state: str | None) -> dict[str, Any]:
    """The figures as `ladder rules --json` prints them."""
    return {
        "month": str(month),
        "state": state,
        "medicaid_with_ssi": _medicaid(state)[0] if state else None,
        "figures": [
            {
                "program": rule.program,
                "figure": rule.figure,
                "place": rule.place or None,
                "title": rule.title,
                "value": None if rule.value is None else float(rule.value),
                "unit": rule.unit,
                "source": rule.source or None,
                "status": rule.status,
                "law": rule.law,
            }
            for rule in rules
        ],
    }


def rules_text(rules: Sequence[Rule], month: Month, state: str | None, *, newest: bool) -> str:
    """The figures for people: a program's under each other, each with its value, status, law and source."""
    which = ", the newest month with published figures" if newest else ""
    states = f"and those of {state}" if state else "(add --state for a state's)"
    lines = paragraph(f"Figures in force in {month.name}{which}: the federal ones {states}")
    lines += paragraph(
        "published: read in the agency's notice. computed: by the statute's formula. secondary: as others quote "
        "it. projected: not published yet, or held from an earlier year."
    )
    for (program, through), group in groupby(rules, key=lambda rule: (rule.program, rule.published_through)):
        lines += ["", *paragraph(f"{program.upper()} (published through {through})")]
        for basis, alike in groupby(group, key=_basis):
            lines += [line for rule in alike for line in _lines(rule)]
            lines += paragraph(basis, "      ")
    if state:
        lines += ["", "MEDICAID AND THE SUPPLEMENT IN THE STATE", *_state_lines(state)]
    return ascii_only("\n".join(lines))


def _rules(law: Law, program: str, name: str, month: Month, state: str | None) -> Iterator[Rule]:
    series = law.programs[program].figures[name]
    places = [""]
    if series.places:
        numbered = [place for place in series.places if place.isdigit()]  # brackets, household sizes
        own = [place for place in series.places if place.split(".")[0] == state]
        places = numbered or own or ([state] if state else [])
    for place in places:
        yield _rule(law, program, name, month, place)


def _rule(law: Law, program: str, name: str, month: Month, place: str) -> Rule:
    about, series = law.programs[program], law.programs[program].figures[name]
    value, source, status = None, "", NOT_KNOWN
    try:
        figure = law.figure(name, month, place)
        value, source, status = figure.value, figure.source, figure.status
    except (FigureNotKnownError, KeyError):
        pass  # said in so many words
    return Rule(
        about.program,
        about.published_through,
        name,
        place,
        series.title,
        value,
        series.unit,
        source,
        status,
        series.law,
    )


def _lines(rule: Rule) -> list[str]:
    place = rule.place.replace(".", ", ").replace("_", " ")
    first, *more = paragraph(f"{rule.title} ({place})" if place else rule.title, "  ", _LABEL)
    value = NOT_KNOWN if rule.value is None else figure_words(rule.value, rule.unit)
    status = "" if rule.value is None else rule.status
    return [f"{first:<{_LABEL}} {value:>{_VALUE}}  {status:<{_STATUS}}".rstrip(), *more]


def _basis(rule: Rule) -> str:
    return f"{rule.law}; {rule.source or 'no value is known for this month'}"


def _state_lines(state: str) -> list[str]:
    return [
        *paragraph(f"Medicaid: {_medicaid(state)[1]}", "  "),
        *paragraph(_MEDICAID_SOURCE, "      "),
        *paragraph(f"Supplement to SSI: {_run_by(state)}", "  "),
        *paragraph("POMS SI 01401.001", "      "),
    ]


def _medicaid(state: str) -> tuple[str, str]:
    if state in OWN_RULES:
        return (
            "own_rules",
            "the state has rules of its own, which may differ from SSI's (section 209(b)); ask it",
        )
    if state in SEPARATE_APPLICATION:
        return "separate_application", "by SSI's rules, on an application to the state"
    return "with_ssi", "comes with SSI, with no application of its own (section 1634)"


def _run_by(state: str) -> str:
    if state in FEDERALLY_RUN:
        return "run by SSA, part of SSI's own limit"
    if state in FEDERALLY_RUN_IN_CARE:
        return "run by SSA for people in care homes, by the state for others"
    return "none, or run by the state itself"
