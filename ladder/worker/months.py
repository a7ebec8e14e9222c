"""Month by month for one anonymous worker: the person file in, what `ladder benefits --json` prints out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ladder.law import FigureNotKnownError, Law, load_law
from ladder.law.engine import Result, advance
from ladder.law.income_tax import federal_income_tax, tax_year
from ladder.law.medicaid import Medicaid
from ladder.law.money import Mills, nearest_cent, to_mills
from ladder.law.ssdi_months import SsdiPhase
from ladder.law.ssi_months import SsiStatus
from ladder.model.month import Month
from ladder.worker.events import events_of
from ladder.worker.facts import (
    Known,
    Suppositions,
    decided_sga,
    facts_of,
    household_of,
    known_of,
    law_of,
    medicare_from,
    ssi_wages,
    suppositions,
)
from ladder.worker.person import Person
from ladder.worker.snap_and_rent import snap_and_rent
from ladder.worker.sources import programs_counted, sources_of_run
from ladder.worker.start import benefit_before, starting_state

STATUS_NAMES = {
    SsiStatus.NONE: "none",
    SsiStatus.PAID: "paid",
    SsiStatus.ZERO: "zero",
    SsiStatus.MEDICAID_1619B: "1619b",
    SsiStatus.SUSPENDED: "suspended",
    SsiStatus.INELIGIBLE: "ineligible",
    SsiStatus.TERMINATED: "terminated",
    SsiStatus.UNKNOWN: None,
}
PHASE_NAMES = {
    SsdiPhase.NONE: "none",
    SsdiPhase.TRIAL_WORK: "trial_work",
    SsdiPhase.EXTENDED: "extended",
    SsdiPhase.GRACE: "grace",
    SsdiPhase.SUSPENDED: "suspended",
    SsdiPhase.TERMINATED: "terminated",
}
MEDICAID_NAMES = {
    Medicaid.UNKNOWN: "unknown",
    Medicaid.SSI: "ssi",
    Medicaid.MEDICAID_1619B: "1619b",
    Medicaid.BUY_IN: "buy_in",
}

Rows = Sequence[Any]


@dataclass(frozen=True, slots=True)
class _Run:
    """Every month computed, the asked ones first, through the December after them for the year's tax."""

    months: tuple[Month, ...]
    known: tuple[Known, ...]
    results: tuple[Result, ...]
    suppose: Suppositions
    known_before: tuple[bool, bool]  # whether income of the month before the first, and before that, is known


def project_benefits(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """What `ladder benefits --json` prints for a person file's mapping.

    Raises pydantic's ValidationError, in plain words, for a file that is not as it must be.
    """
    return benefits_of(Person.model_validate(mapping))


def benefits_of(person: Person) -> dict[str, Any]:
    """The months, events, sources and programs counted of one worker."""
    law = load_law(person.projection_given())
    run = _run(person, law)
    taxes = _taxes(person, law, run)
    months = [_month(person, law, run, taxes, at) for at in range(person.months)]
    ways = [
        frozenset(MEDICAID_NAMES[Medicaid(code)] for code in result.medicaid)
        for result in run.results[: person.months]
    ]
    decides = [bool(result.ssi.threshold_decides.any()) for result in run.results[: person.months]]
    sources, projected = sources_of_run(person, law, months, decides)
    return {
        "months": [{**month, "projected": month["month"] in projected} for month in months],
        "events": events_of(person, law, months, ways),
        "sources": sources,
        "programs_counted": programs_counted(person),
    }


def _run(person: Person, law: Law) -> _Run:
    last = person.run[-1]
    count = Month.of(last.year, 12) - person.first_month + 1
    months = tuple(person.first_month + offset for offset in range(count))
    records = tuple(law_of(person, law, month) for month in months)
    known = tuple(known_of(person, law, record) for record in records)
    before = [known_of(person, law, law_of(person, law, person.first_month + -back)) for back in (1, 2)]
    suppose = suppositions(person, (*known, *before))
    decided = decided_sga(person, law, months)
    household, state = household_of(person), starting_state(person, law, suppose)
    results = []
    for month, record, known_now in zip(months, records, known, strict=True):
        facts = facts_of(person, law, month, known_now, suppose, decided.get(month, -1))
        state, result = advance(state, facts, household, record)
        results.append(result)
    return _Run(months, known, tuple(results), suppose, (before[0].income, before[1].income))


def _taxes(person: Person, law: Law, run: _Run) -> dict[int, Mills | None]:
    """Each year's federal income tax by row, or None where the year's figures are not known."""
    taxes: dict[int, Mills | None] = {}
    for year in sorted({month.year for month in run.months}):
        calendar = [Month.of(year, number) for number in range(1, 13)]
        wages = np.full(run.suppose.rows, sum(ssi_wages(person, month) for month in calendar))
        received = [_counted_social_security(person, law, run, month) for month in calendar]
        known = [amount for amount in received if amount is not None]
        social_security = np.sum(known, axis=0)
        taxes[year] = None
        if len(known) < len(received):
            continue
        try:
            taxes[year] = federal_income_tax(wages, social_security, tax_year(law, year))
        except FigureNotKnownError:
            if _nothing_taxed(law, year, wages, social_security):
                taxes[year] = wages * 0
    return taxes


def _nothing_taxed(law: Law, year: int, wages: Mills, social_security: Mills) -> bool:
    """No wages, and no Social Security over what is never taxed: no deduction or bracket is needed."""
    if wages.any():
        return False
    try:
        untaxed = to_mills(law.value("social_security_tax_first", Month.of(year, 12)))
    except FigureNotKnownError:
        return not social_security.any()
    return bool((social_security // 2 <= untaxed).all())


def _counted_social_security(person: Person, law: Law, run: _Run, month: Month) -> Mills | None:
    at = month - person.first_month
    if at < 0:
        return benefit_before(person, law, run.suppose, month + -1)[0]
    return run.results[at].ssdi.counted if run.known[at].social_security else None


def _month(person: Person, law: Law, run: _Run, taxes: dict[int, Mills | None], at: int) -> dict[str, Any]:
    """One month as the JSON has it, less whether it is projected."""
    month, known, result = run.months[at], run.known[at], run.results[at]
    ranged = person.ssdi is not None and person.ssdi.trial_work_months == "unknown"

    def merge(rows: Rows) -> Any:
        return _merged(rows, ranged)

    ssi_rows, ssdi_rows = _ssi_rows(person, run, at), _ssdi_rows(run, at)
    tax = taxes[month.year]
    rows = run.suppose.rows
    tax_rows: Rows = [None] * rows if tax is None else _dollars(nearest_cent(tax // 12))
    fica: Rows = _dollars(result.fica) if known.payroll else [None] * rows
    wages = to_mills(person.income.received(month)) / 1000
    medicaid = [MEDICAID_NAMES[Medicaid(code)] for code in result.medicaid]
    cash = (ssi_rows["federal_payment"], ssi_rows["state_supplement"], ssdi_rows["received"])
    parts = zip(*cash, fica, tax_rows, strict=True)
    net = [_net(wages, *amounts, has_ssi=person.ssi is not None) for amounts in parts]
    ssdi_known = [amount is not None for amount in ssdi_rows["received"]]
    before_part_b = _only(_dollars(result.ssdi.counted), ssdi_known)
    payments = zip(*cash[:2], before_part_b, strict=True)
    beside = snap_and_rent(person, law, month, payments, net)
    return {
        "month": str(month),
        "wages": wages,
        "ssi": {name: merge(values) for name, values in ssi_rows.items()},
        "ssdi": {name: merge(values) for name, values in ssdi_rows.items()},
        "medicaid": merge(medicaid) or "unknown",
        "medicare": merge(_medicare(person, month, result)),
        "fica": merge(fica),
        "federal_tax": merge(tax_rows),
        "net_income": merge(net),
        **{name: merge(amounts) for name, amounts in beside.items()},
    }


def _ssi_rows(person: Person, run: _Run, at: int) -> dict[str, Rows]:
    month, known, result = run.months[at], run.known[at], run.results[at].ssi
    rows = run.suppose.rows
    nothing: Rows = [None] * rows
    if person.ssi is None:
        return {
            "status": ["none"] * rows,
            "countable_unearned": nothing,
            "countable_earned": nothing,
            "countable_income": nothing,
            "budget_month": nothing,
            "federal_payment": nothing,
            "state_supplement": nothing,
        }
    counted = result.counted
    unearned = np.where(counted.deemed, counted.pooled_unearned, counted.unearned) + result.needs_based
    earned = np.where(counted.deemed, counted.pooled_earned, counted.earned)
    lag = [int(back) for back in result.budget_lag]
    income_known = [_income_known(run, at, max(back, 0)) for back in lag]
    # what is not payable in any case needs no figure
    amount_known = [back < 0 or (known.rate and fits) for back, fits in zip(lag, income_known, strict=True)]
    status = [STATUS_NAMES[SsiStatus(code)] for code in result.status]
    if not known.limit:  # whether a supplement alone is paid is not known
        status = [None if word == "zero" else word for word in status]
    own_known = known.income
    return {
        "status": status if known.rate and own_known else _unless_settled(status),
        "countable_unearned": _dollars(np.broadcast_to(unearned, rows)) if own_known else nothing,
        "countable_earned": _dollars(np.broadcast_to(earned, rows)) if own_known else nothing,
        "countable_income": _dollars(np.broadcast_to(unearned + earned, rows)) if own_known else nothing,
        "budget_month": [None if back < 0 else str(month + -back) for back in lag],
        "federal_payment": _only(_dollars(result.federal), amount_known),
        "state_supplement": _only(
            _dollars(result.supplement),
            [known.rate and fits and known.supplement for fits in income_known],
        ),
    }


def _unless_settled(status: list[str | None]) -> list[str | None]:
    """A status where eligibility is not known: only one that does not rest on it stands.

    Each row supposes eligible or not, so a status that every row has is certain; whether a payment is left is not.
    """
    return [None if word in ("paid", "zero") else word for word in status]


def _income_known(run: _Run, at: int, back: int) -> bool:
    return run.known[at - back].income if back <= at else run.known_before[back - at - 1]


def _ssdi_rows(run: _Run, at: int) -> dict[str, Rows]:
    known, result = run.known[at], run.results[at].ssdi
    rows = run.suppose.rows
    nothing: Rows = [None] * rows
    paid_nothing = [amount == 0 for amount in result.benefit]
    received_nothing = [amount == 0 for amount in result.counted]
    return {
        "phase": [PHASE_NAMES[SsdiPhase(code)] for code in result.phase],
        "trial_work_month": [bool(flag) for flag in result.service_month],
        "trial_work_months_used": [int(used) for used in result.used],
        "sga": [bool(flag) for flag in result.sga] if known.sga else nothing,
        "benefit": _only(_dollars(result.benefit), [known.benefit or zero for zero in paid_nothing]),
        "received": _only(
            _dollars(result.received), [known.social_security or zero for zero in received_nothing]
        ),
    }


def _medicare(person: Person, month: Month, result: Result) -> Rows:
    """Medicare by row. After termination it goes on for a time at least: past that it is not known."""
    begun = person.ssdi is not None and month.ordinal >= medicare_from(person)
    return [
        None if begun and not flag and phase == SsdiPhase.TERMINATED else bool(flag)
        for flag, phase in zip(result.ssdi.medicare, result.ssdi.phase, strict=True)
    ]


def _net(
    wages: float,
    federal: float | None,
    supplement: float | None,
    received: float | None,
    fica: float | None,
    tax: float | None,
    *,
    has_ssi: bool,
) -> float | None:
    """Wages, SSI, supplement and SSDI received, less payroll and income tax; dollars."""
    if not has_ssi:
        federal, supplement = 0.0, 0.0
    if federal is None or supplement is None or received is None or fica is None or tax is None:
        return None
    parts = (wages, federal, supplement, received, -fica, -tax)
    return float(sum((Decimal(str(part)) for part in parts), Decimal(0)))


def _dollars(mills: NDArray[Any]) -> list[float | None]:
    return [int(amount) / 1000 for amount in mills]


def _only(values: list[float | None], known: Sequence[bool]) -> list[float | None]:
    return [value if is_known else None for value, is_known in zip(values, known, strict=True)]


def _merged(rows: Rows, ranged: bool) -> Any:
    """What every row agrees on; else a range of amounts where trial work is unknown, or None."""
    first = rows[0]
    if all(value == first for value in rows):
        return first
    numbers = [value for value in rows if isinstance(value, int | float) and not isinstance(value, bool)]
    if ranged and len(numbers) == len(rows):
        return [min(numbers), max(numbers)]
    return None
