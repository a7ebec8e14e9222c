"""The figures a run rests on, with their sources; and which months rest on a projection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from ladder.law import FigureNotKnownError, Law
from ladder.law.income_tax import BRACKETS
from ladder.law.supplements import supplement_place
from ladder.model.month import Month
from ladder.worker.facts import supplement_figure
from ladder.worker.person import Person
from ladder.worker.snap_and_rent import figures_used

_ALWAYS_SSI = (
    "federal_benefit_rate",
    "general_income_exclusion",
    "earned_income_exclusion",
    "earned_income_share_excluded",
)


def programs_counted(person: Person) -> list[str]:
    """The programs in `net_income`, and those followed beside it; SNAP and rent with what they suppose."""
    counted = ["wages", "payroll tax (FICA)", "federal income tax"]
    if person.ssi:
        counted += ["SSI", "state supplement to SSI"]
    if person.ssdi:
        counted += ["SSDI", "Medicare Part B premium", "Medicare"]
    counted.append("Medicaid")
    if person.snap:
        counted.append("SNAP (if income and resources fit the state's limits)")
    if person.housing:
        counted.append("HUD rent (as if set anew each month)")
    return counted


def sources_of_run(
    person: Person, law: Law, months: list[dict[str, Any]], threshold_decides: Sequence[bool]
) -> tuple[list[dict[str, Any]], set[str]]:
    """Each figure used, at each month its value or source changes; and the months that rest on a projection.

    The 1619(b) threshold is used only in the months where it decides.
    """
    listed: list[dict[str, Any]] = []
    projected: set[str] = set()
    last: dict[tuple[str, str], tuple[Any, ...]] = {}
    for month, decides in zip(months, threshold_decides, strict=True):
        when = Month.parse(month["month"])
        for name, figure_month, place in _used(person, law, when, month, decides):
            try:
                figure = law.figure(name, figure_month, place)
            except (FigureNotKnownError, KeyError):
                continue
            if figure.status == "projected":
                projected.add(month["month"])
            what = (figure.value, figure.source, figure.status)
            if last.get((name, place)) == what:
                continue
            last[(name, place)] = what
            listed.append(
                {
                    "figure": f"{name} ({place})" if place else name,
                    "month": str(when),
                    "value": float(figure.value),
                    "unit": figure.unit,
                    "source": figure.source,
                    "status": figure.status,
                }
            )
    return listed, projected


def _used(
    person: Person, law: Law, when: Month, month: dict[str, Any], threshold_decides: bool
) -> Iterator[tuple[str, Month, str]]:
    """The figures a month's answers rest on, less those the file gives instead."""
    if person.ssi:
        yield from _used_by_ssi(person, law, when, threshold_decides)
    if person.ssdi:
        yield from _used_by_ssdi(person, when, month)
    if month["wages"]:
        yield from ((name, when, "") for name in ("oasdi_rate", "hospital_insurance_rate", "oasdi_wage_base"))
        yield "standard_deduction", _settled(law, when, month), ""
    if month["federal_tax"]:
        yield "standard_deduction", when, ""
        yield from _brackets_reached(law, when, month["federal_tax"])
    if month["medicaid"] == "buy_in" and person.state:
        yield "medicaid_buy_in_income", when, person.state
    yield from figures_used(person, when, month)


def _brackets_reached(law: Law, when: Month, month_tax: Any) -> Iterator[tuple[str, Month, str]]:
    """The brackets that a year's tax of twelve such months reaches."""
    yearly = Decimal(str(max(month_tax) if isinstance(month_tax, list) else month_tax)) * 12
    below, bottom = Decimal(0), Decimal(0)
    for bracket in range(1, BRACKETS):
        place = str(bracket)
        top = law.value("tax_bracket_top", when, place)
        yield "tax_bracket_rate", when, place
        yield "tax_bracket_top", when, place
        below += (top - bottom) * law.value("tax_bracket_rate", when, place)
        bottom = top
        if yearly <= below:
            return


def _settled(law: Law, when: Month, month: dict[str, Any]) -> Month:
    """The month whose deduction settles the tax: no tax under a published year's needs no later one."""
    known = Month.of(min(when.year, law.published_through["income_tax"]), 12)
    return when if month["federal_tax"] else known


def _used_by_ssi(
    person: Person, law: Law, when: Month, threshold_decides: bool
) -> Iterator[tuple[str, Month, str]]:
    instead = person.law
    for name in _ALWAYS_SSI:
        given = instead.federal_benefit_rate if name == "federal_benefit_rate" else None
        if not (given and given.named(when) is not None):
            yield name, when, ""
    couple = instead.federal_benefit_rate_couple
    if person.spouse and not (couple and couple.named(when) is not None):
        yield "federal_benefit_rate_couple", when, ""
    if person.work_incentives.student.at(when):
        yield from ((name, when, "") for name in ("student_exclusion_month", "student_exclusion_year"))
    supplement = instead.state_supplement
    if person.state and not (supplement and supplement.named(when) is not None):
        name = supplement_figure(person)
        place = supplement_place(law, name, person.state, person.living_arrangement, person.blind)
        if place:
            yield name, when, place
    threshold = instead.medicaid_1619b_threshold
    if person.state and threshold_decides and not (threshold and threshold.named(when) is not None):
        blind = f"{person.state}.blind"
        name = "medicaid_1619b_threshold"
        yield name, when, blind if person.blind and blind in law.places(name) else person.state


def _used_by_ssdi(person: Person, when: Month, month: dict[str, Any]) -> Iterator[tuple[str, Month, str]]:
    ssdi = person.ssdi
    assert ssdi is not None
    if month["ssdi"]["phase"] == "none":
        return
    sga, trial = person.law.sga, person.law.trial_work_month
    if not (sga and sga.named(when) is not None):
        yield "substantial_gainful_activity" + ("_blind" if person.blind else ""), when, ""
    if month["ssdi"]["phase"] == "trial_work" and not (trial and trial.named(when) is not None):
        yield "trial_work_month", when, ""
    if ssdi.part_b_paid_by == "self" and month["ssdi"]["received"] != 0:
        yield "part_b_premium", when, ""
    if ssdi.part_b_paid_by == "self" and month["ssdi"]["benefit"] != 0:
        yield "part_b_premium", when + 1, ""
    december = Month.of(when.year if when.month == 12 else when.year - 1, 12)
    if ssdi.benefit.steady is not None and december > person.first_month:
        yield "cost_of_living_adjustment", december, ""
