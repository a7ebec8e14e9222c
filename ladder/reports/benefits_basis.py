"""What one worker's months rest on: the assumptions made, and the figures of the law with their sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from ladder.law import FigureNotKnownError, Law
from ladder.law.supplements import HOUSEHOLD_OF_ANOTHER
from ladder.model.month import Month
from ladder.reports.benefits_words import (
    NOT_KNOWN,
    figure_words,
    law_money,
    money,
    month_of,
    paragraph,
    short,
)
from ladder.worker.amounts import Amounts
from ladder.worker.person import LawInstead, Person, Ssdi
from ladder.worker.person_benefits import Housing, Snap
from ladder.worker.snap_and_rent import OWN_SNAP_FIGURES

Row = dict[str, Any]


def assumptions(person: Person, months: Sequence[Row], law: Law) -> Iterator[str]:
    """What was entered or taken for granted, and what would change the answer."""
    yield "The worker is an adult, still found disabled or blind by SSA, and files taxes as a single person."
    yield _pay(person)
    yield _expenses(person)
    if person.ssi:
        yield from _of_ssi(person, months, law)
    if person.ssdi:
        yield from _of_ssdi(person, person.ssdi)
    if person.spouse:
        yield (
            "The spouse receives SSI too: income is pooled and the payment is half of a couple's."
            if person.spouse.ssi
            else "The spouse does not receive SSI: part of the spouse's income is counted (20 CFR 416.1163)."
        )
    if person.snap or person.housing:
        yield from _of_snap_and_rent(person)
    instead = [name for name in LawInstead.model_fields if getattr(person.law, name) is not None]
    if instead:
        yield f"From the person file instead of the published figure: {', '.join(instead)}."
    if any(row["projected"] for row in months):
        yield (
            f"Past the published years figures are projected: {person.projection.source}."
            if person.projection
            else "Past the published years figures are projected with the Trustees' intermediate assumptions."
        )


def _pay(person: Person) -> str:
    if person.income.pay_checks is not None:
        return (
            "Pay dates and the months worked are as entered: SSI counts the month of the payday, SSDI the month "
            "worked."
        )
    return (
        "Wages are entered by month, paid and worked in the same month. Weekly or biweekly pay has months with an "
        "extra payday: enter `pay_checks` to see them."
    )


def _expenses(person: Person) -> str:
    incentives = person.work_incentives
    given = {
        "impairment-related work expenses": incentives.irwe,
        "blind work expenses": incentives.blind_work_expenses,
        "a plan to achieve self-support (PASS)": incentives.pass_,
        "a subsidy": incentives.subsidy,
        "special conditions": incentives.special_conditions,
        "the student exclusion": incentives.student,
    }
    entered = [name for name, amounts in given.items() if amounts.any]
    if entered:
        return f"Entered: {', '.join(entered)}. SSA has to agree to each."
    helps = [
        *(["raise SSI"] if person.ssi else ()),
        *(["keep a month at or under SGA"] if person.ssdi else ()),
    ]
    can = f" They can {' or '.join(helps)}: ask about each." if helps else ""
    return f"No work expenses (IRWE), PASS, subsidy or special conditions, and no student exclusion, entered.{can}"


def _of_ssi(person: Person, months: Sequence[Row], law: Law) -> Iterator[str]:
    assert person.ssi is not None
    place = person.living_arrangement.replace("_", " ")
    if person.living_arrangement == HOUSEHOLD_OF_ANOTHER:
        yield (
            f"Living arrangement: {place}, with food and shelter from it: SSI's rate is a third less (20 CFR 416.1131)."
        )
    elif person.income.in_kind_support.any:
        yield f"Living arrangement: {place}, with the support entered."
    else:
        yield f"Living arrangement: {place}. Food and rent are the worker's own cost."
    try:
        figure = law.value(
            "resource_limit_couple" if person.spouse else "resource_limit", month_of(months[0])
        )
        limit = law_money(figure)
    except FigureNotKnownError:  # the table starts with 1989
        limit = NOT_KNOWN
    yield (
        f"Countable resources on the first of a month: {_amounts(person.ssi.resources)}, limit {limit}. "
        "Pay not spent by the first of the next month counts."
    )
    if person.ssi.history == "first_payable_month":
        yield f"SSI is first payable for {person.first_month.name}."
    else:
        yield "SSI has been going for long, so the first months look at income of two months before the first."
    if person.work_incentives.student.any and person.first_month.month > 1:
        anew = person.ssi.history == "first_payable_month" or person.ssi.now in ("1619b", "suspended")
        earlier = "none" if anew else "only those of the two months before"
        yield (
            f"Of the wages before {person.first_month.name}, {earlier} may have used the year's student exclusion."
        )
    if person.law.medicaid_1619b_threshold is None:
        yield (
            "1619(b): the state's charted threshold against twelve times the month's gross; an individual "
            "threshold can be higher, and Medicaid must be needed. Tell the state Medicaid agency too."
        )


def _of_ssdi(person: Person, ssdi: Ssdi) -> Iterator[str]:
    yield (
        f"SSDI benefit before Part B: {_amounts(ssdi.benefit)} as of {person.first_month.name}"
        + ("; each later December it rises with the COLA." if ssdi.benefit.steady is not None else ".")
    )
    given = ssdi.trial_work_months
    if given == "unknown":
        yield "Trial work months used: not known, so every number from none to nine is tried, and nine long ago."
    elif isinstance(given, tuple):
        yield f"Trial work months before {person.first_month.name}: the {len(given)} listed."
    else:
        yield f"Trial work months before {person.first_month.name}: {given}, taken as the months just before."
    yield f"The Part B premium is paid by the {'state' if ssdi.part_b_paid_by == 'state' else 'worker'}."
    if ssdi.entitled_from is None:
        yield "Since when SSDI is paid is not entered: two years at least, so that Medicare goes on."
    if not ssdi.averaged:
        yield (
            "Before SSDI stops SSA may average earnings over months of like work; none are named, so each month "
            "counts alone."
        )


def _of_snap_and_rent(person: Person) -> Iterator[str]:
    names = [*(["SNAP"] if person.snap else ()), *(["rent"] if person.housing else ())]
    yield (
        f"For {' and '.join(names)} the income of the month itself counts: wages received, a twelfth of the year's "
        "self-employment, SSI and its supplement, SSDI before Part B, other unearned and needs-based income, and a "
        "spouse's. Income of others in the home is not counted, nor is a PASS taken off."
    )
    if person.snap:
        yield from _of_snap(person, person.snap)
    if person.housing:
        yield from _of_rent(person.housing)


def _of_snap(person: Person, snap: Snap) -> Iterator[str]:
    if person.state in OWN_SNAP_FIGURES:
        yield f"SNAP has amounts of its own in {person.state}; they are not known here."
        return
    members = "one person" if snap.household == 1 else f"{snap.household} people"
    yield (
        f"SNAP is for a household of {members}, one of them found disabled, by the amounts of the 48 states and DC. "
        "A state may go on with an earlier amount until the next report or review."
    )
    yield (
        f"SNAP, a month, as entered: shelter {_amounts(snap.shelter)} (rent, utilities), medical costs "
        f"{_amounts(snap.medical)}, dependent care {_amounts(snap.dependent_care)}. A Part B premium that is paid is a "
        "medical cost only if it is in that amount. Shelter does not follow the rent."
    )
    yield (
        "SNAP supposes that income and resources fit: income after deductions up to the poverty line, unless all in "
        "the household receive SSI or the state goes further (7 CFR 273.2(j), 273.9(a)). Ask the state."
    )


def _of_rent(housing: Housing) -> Iterator[str]:
    dependents = f"{housing.dependents} dependent{'' if housing.dependents == 1 else 's'}"
    yield (
        "Rent is the tenant's share under HUD's rules, utilities included, for a family whose head or spouse is found "
        "disabled: 30% of adjusted income, 10% of income or the minimum rent, whichever is most, to the dollar (24 CFR "
        "5.628). The year's income is taken as twelve times the month's."
    )
    yield (
        f"Rent, as entered: {dependents}, medical costs {_amounts(housing.annual_medical)} a year, minimum rent "
        f"{_amounts(housing.minimum_rent)}. Many authorities change rent only at the yearly review: ask when it "
        "would change."
    )


def _amounts(amounts: Amounts) -> str:
    if amounts.steady is not None:
        return money(float(amounts.steady))
    given = list(amounts.by_month.values()) or [Decimal(0)]
    low, high = float(min(given)), float(max(given))
    return money(low) if low == high else money([low, high])


def sources(listed: Sequence[dict[str, Any]], law: Law) -> list[str]:
    """Every figure used with its value and the month from which it was used, under its source and status."""
    by_source: dict[tuple[str, str], list[str]] = {}
    for one in listed:
        value = figure_words(Decimal(str(one["value"])), one["unit"])
        words = f"{_title(one['figure'], law)}: {value} (from {short(Month.parse(one['month']))})"
        by_source.setdefault((one["status"], one["source"]), []).append(words)
    lines = []
    for (status, source), figures in by_source.items():
        lines += paragraph(f"[{status}] {source.removeprefix(f'{status}: ')}", "  ")
        lines += [line for words in figures for line in paragraph(words, "      ")]
    return lines


def _title(name: str, law: Law) -> str:
    figure, _, place = name.partition(" (")
    title = law.series(figure)[1].title
    return f"{title} ({place}" if place else title
