"""What changes and why, in words, from a run's months."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ladder.law import Law
from ladder.law.medicaid import OWN_RULES, SEPARATE_APPLICATION
from ladder.model.month import Month
from ladder.worker.facts import law_of
from ladder.worker.person import TRIAL_WORK_MONTHS, Person

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ASK_TRIAL_WORK = (
    "How many trial work months are used is not known, so some answers are ranges, from the least to the most that "
    "any number gives. SSA's Benefits Planning Query says."
)
_REPORT_BY_DAY = 10  # of the month after, 20 CFR 416.714(a)

Event = dict[str, str]


def events_of(person: Person, law: Law, months: list[dict[str, Any]]) -> list[Event]:
    """The events of a run, in order. What is not known, or only as a range, makes no event."""
    found: list[Event] = []
    if person.ssdi and person.ssdi.trial_work_months == "unknown":
        found.append(
            {"month": str(person.first_month), "code": "trial_work_unknown", "text": _ASK_TRIAL_WORK}
        )
    before: dict[str, Any] | None = None
    for month in months:
        when = Month.parse(month["month"])
        for code, text in _events(person, law, when, month, before):
            found.append({"month": month["month"], "code": code, "text": f"{when.name}: {text}"})
        before = month
    return found


def _events(
    person: Person, law: Law, when: Month, month: dict[str, Any], before: dict[str, Any] | None
) -> Iterator[tuple[str, str]]:
    if person.ssdi:
        yield from _ssdi_events(person, law, when, month, before)
    if person.ssi:
        yield from _ssi_events(person, law, when, month, before)
    if before is None or before["medicaid"] != month["medicaid"]:
        yield from _medicaid_events(person, month)
    if before is not None and before["wages"] != month["wages"] and (person.ssi or person.ssdi):
        yield "report", _report(when, month)


def _ssdi_events(
    person: Person, law: Law, when: Month, month: dict[str, Any], before: dict[str, Any] | None
) -> Iterator[tuple[str, str]]:
    ssdi, earlier = month["ssdi"], before["ssdi"] if before else None
    phase, was = ssdi["phase"], earlier["phase"] if earlier else None
    used = ssdi["trial_work_months_used"]
    line = _dollars(_line(person, law, when + 1))
    if ssdi["trial_work_month"] and isinstance(used, int) and used < TRIAL_WORK_MONTHS:
        yield (
            "trial_work_month",
            f"{_ORDINALS[used - 1]} trial work month. SSDI continues whatever is earned.",
        )
    if ssdi["trial_work_month"] and used == TRIAL_WORK_MONTHS:
        yield (
            "trial_work_complete",
            f"ninth trial work month. SSDI continues; from {(when + 1).name} a month over {line} stops the "
            "check after two grace months. The 36 months of extended eligibility begin.",
        )
    if phase == "grace" and was not in ("grace", None):
        yield (
            "cessation",
            f"the first month over {_dollars(_line(person, law, when))} after trial work. This month and the "
            "next two are paid whatever is earned; after them a month over the amount is not.",
        )
    if phase == "suspended" and was != "suspended":
        yield "ssdi_stops", "SSDI is not payable for this month." + _family(person, when)
    if was == "suspended" and phase == "extended":
        yield "ssdi_resumes", "SSDI is payable again, with no new application."
    if phase == "terminated" and was not in ("terminated", None):
        yield (
            "ssdi_terminated",
            "SSDI entitlement ends. Expedited reinstatement may be asked for within 60 months. Medicare "
            "continues for at least 93 months after the ninth trial work month; ask SSA for its last month.",
        )


def _line(person: Person, law: Law, when: Month) -> int:
    record = law_of(person, law, when)
    return record.substantial_gainful_activity_blind if person.blind else record.substantial_gainful_activity


def _dollars(mills: int) -> str:
    return f"${mills / 1000:,.0f}" if mills % 1000 == 0 else f"${mills / 1000:,.2f}"


def _family(person: Person, when: Month) -> str:
    assert person.ssdi is not None
    amount = person.ssdi.family_benefit.at(when)
    return f" The family's ${amount:,.2f} stops with it." if amount else ""


def _ssi_events(
    person: Person, law: Law, when: Month, month: dict[str, Any], before: dict[str, Any] | None
) -> Iterator[tuple[str, str]]:
    status, was = month["ssi"]["status"], before["ssi"]["status"] if before else None
    changed = before is None or before["wages"] != month["wages"]
    over_sga = month["wages"] * 1000 > _line(person, law, when)
    if changed and over_sga and status == "paid" and month["ssi"]["federal_payment"]:
        yield "ssi_1619a", "SSI is paid though wages are over the SGA amount (section 1619(a))."
    if status == was or status is None:
        return
    if status == "1619b":
        yield (
            "ssi_1619b",
            "no SSI cash because of earnings; Medicaid continues under section 1619(b). SSI starts again in "
            "the first month that income fits, with that month's own income.",
        )
    if status == "suspended":
        yield (
            "ssi_suspended",
            "SSI is suspended. It can start again within 12 months with no new application.",
        )
    if status == "terminated":
        yield "ssi_terminated", "SSI ends after 12 months of suspension. It now takes a new application."
    if status == "zero":
        yield "ssi_zero", "eligible for SSI, with nothing payable this month."
    if status == "paid" and was in ("1619b", "suspended"):
        yield "ssi_resumes", "SSI is paid again. This month and the next two look at this month's income."


def _medicaid_events(person: Person, month: dict[str, Any]) -> Iterator[tuple[str, str]]:
    kind, state = month["medicaid"], person.state
    if kind == "unknown":
        yield (
            "medicaid_ask",
            "how Medicaid is kept is not known here. Ask about the state's expansion group, its buy-in for "
            "working people with disabilities, the marketplace, and an individual 1619(b) threshold; SSA's "
            "Benefits Planning Query says what is on record.",
        )
    if kind == "buy_in":
        yield (
            "medicaid_buy_in",
            f"income fits {state}'s Medicaid buy-in for working people with disabilities; apply to the state, "
            "which also looks at resources.",
        )
    if kind in ("ssi", "1619b") and state in SEPARATE_APPLICATION | OWN_RULES:
        yield (
            "medicaid_state",
            f"{state} decides Medicaid on an application or rules of its own; ask the state.",
        )


def _report(when: Month, month: dict[str, Any]) -> str:
    by = f"{(when + 1).name.split()[0]} {_REPORT_BY_DAY}"
    return f"wages are ${month['wages']:,.2f}. Report them to SSA by {by} and keep the pay slips."
