"""What changes and why, in words, from a run's months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ladder.law import Law
from ladder.law.medicaid import OWN_RULES, SEPARATE_APPLICATION
from ladder.law.ssdi_months import GRACE_MONTHS, REINSTATEMENT_WITHIN
from ladder.model.month import Month
from ladder.worker.facts import law_of
from ladder.worker.person import TRIAL_WORK_MONTHS, Person
from ladder.worker.reasons import extended_until, only_medicaid_unknown, suspension_reason

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ASK_TRIAL_WORK = (
    "How many trial work months are used is not known, so some answers are ranges, from the least to the most that "
    "any number gives. SSA's Benefits Planning Query says."
)
_REPORT_BY_DAY = 10  # of the month after

_WAYS = {"ssi": "through SSI", "1619b": "under section 1619(b)", "buy_in": "through the state's buy-in"}

Event = dict[str, str]
Ways = frozenset[str]
"""How Medicaid may be kept in a month: one way, or several where that is not known."""


def events_of(person: Person, law: Law, months: list[dict[str, Any]], ways: Sequence[Ways]) -> list[Event]:
    """The events of a run, in order. What is not known, or only as a range, makes no event."""
    found: list[Event] = []
    if person.ssdi and person.ssdi.trial_work_months == "unknown":
        found.append(
            {"month": str(person.first_month), "code": "trial_work_unknown", "text": _ASK_TRIAL_WORK}
        )
    found += [
        _outside(person, name) for name in ("averaged", "unsuccessful_attempts") if _unused(person, name)
    ]
    before: dict[str, Any] | None = None
    ways_before: Ways = frozenset()
    for month, ways_now in zip(months, ways, strict=True):
        when = Month.parse(month["month"])
        told = list(_events(person, law, when, month, before, months))
        if ways_now != ways_before:
            told += _medicaid_events(person, ways_now)
        if before is not None and (person.ssi or person.ssdi):
            told += [("report", text) for text in _reports(person, when, month, before)]
        found += [
            {"month": month["month"], "code": code, "text": f"{when.name}: {text}"} for code, text in told
        ]
        before, ways_before = month, ways_now
    return found


def _unused(person: Person, name: str) -> bool:
    """Whether months of work that the file names for a decision all lie outside the months asked about."""
    periods = getattr(person.ssdi, name) if person.ssdi else ()
    return bool(periods) and not any(month in person.run for period in periods for month in period)


def _outside(person: Person, name: str) -> Event:
    text = f"the months under {name} are all outside the months shown, so they change nothing here."
    first = person.first_month
    return {"month": str(first), "code": "months_outside", "text": f"{first.name}: {text}"}


def _events(
    person: Person,
    law: Law,
    when: Month,
    month: dict[str, Any],
    before: dict[str, Any] | None,
    months: Sequence[dict[str, Any]],
) -> Iterator[tuple[str, str]]:
    if person.ssdi:
        yield from _ssdi_events(person, law, when, month, before, months)
    if person.ssi:
        yield from _ssi_events(person, law, when, month, before)


def _ssdi_events(
    person: Person,
    law: Law,
    when: Month,
    month: dict[str, Any],
    before: dict[str, Any] | None,
    months: Sequence[dict[str, Any]],
) -> Iterator[tuple[str, str]]:
    ssdi = month["ssdi"]
    phase, was = ssdi["phase"], before["ssdi"]["phase"] if before else _phase_before(person)
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
            f"next two are paid whatever is earned; {after_grace(when, extended_until(person, law, months, when))}.",
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
    if person.ssdi and person.ssdi.reinstatement_requested == when and phase is not None:
        yield _reinstatement(person, when, phase, was)


def _phase_before(person: Person) -> str:
    """The phase of the month before the first as far as the file says it; else no phase's name."""
    assert person.ssdi is not None
    first, ceased, ended = person.first_month, person.ssdi.ceased, person.ssdi.terminated
    if ended and ended < first:
        return "terminated"
    return "grace" if ceased and first - ceased <= GRACE_MONTHS else ""


def _reinstatement(person: Person, when: Month, phase: str, was: str | None) -> tuple[str, str]:
    """What a request for expedited reinstatement does. 20 CFR 404.1592b, .1592c, .1592f."""
    assert person.ssdi is not None
    ended = person.ssdi.terminated
    if phase == "terminated":
        late = ended is not None and when - ended >= REINSTATEMENT_WITHIN
        why = (
            "the request comes 60 months or more after entitlement ended" if late else "earnings are over SGA"
        )
        return (
            "reinstatement_not_possible",
            f"no expedited reinstatement: {why}. It takes a new application.",
        )
    if was != "terminated":
        return (
            "reinstatement_not_needed",
            "SSDI has not ended by now, so the request for reinstatement changes nothing.",
        )
    return (
        "reinstated",
        "expedited reinstatement, if SSA approves the request: SSDI is paid again in months not over SGA, with no "
        "trial work and no extended period. After 24 months paid, both start anew.",
    )


def after_grace(cessation: Month, extended: Month | None) -> str:
    """What comes after the cessation month and the two after it, by the extended period's last month.

    20 CFR 404.325: cessation after the extended period ends entitlement; else the first SGA month after it does.
    """
    ends = cessation + GRACE_MONTHS
    if extended and cessation > extended:
        return (
            f"the extended period ended with {extended.name}, so SSDI entitlement ends from {ends.name} on, "
            f"whatever is earned then. Expedited reinstatement may be asked for within {REINSTATEMENT_WITHIN} months"
        )
    if extended and ends > extended:
        return (
            f"the extended period ends with {extended.name}, so from {ends.name} the first month over the SGA amount "
            f"ends SSDI entitlement; expedited reinstatement may be asked for within {REINSTATEMENT_WITHIN} months"
        )
    return "after them a month over the SGA amount is not"


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
    assert person.ssi is not None
    status, was = month["ssi"]["status"], before["ssi"]["status"] if before else person.ssi.now
    changed = before is None or before["wages"] != month["wages"]
    over_sga = month["wages"] * 1000 > _line(person, law, when)
    if changed and over_sga and status == "paid" and month["ssi"]["federal_payment"]:
        yield "ssi_1619a", "SSI is paid though wages are over the SGA amount (section 1619(a))."
    stopped = only_medicaid_unknown(person, law, month)
    was_stopped = before is not None and only_medicaid_unknown(person, law, before)
    if stopped and not was_stopped and was not in ("1619b", "suspended"):
        yield (
            "ssi_stops",
            "no SSI cash. Whether Medicaid continues under section 1619(b) or SSI is suspended is not known, for want "
            "of the 1619(b) threshold. SSI can start again within 12 months with no new application.",
        )
    if status is None or (before is not None and status == was):
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
            f"SSI is suspended because {suspension_reason(person, law, month)}. It can start again within 12 months "
            "with no new application.",
        )
    if status == "terminated":
        yield "ssi_terminated", "SSI ends after 12 months of suspension. It now takes a new application."
    if status == "zero":
        yield "ssi_zero", "eligible for SSI, with nothing payable this month."
    if status == "paid" and (was_stopped or was in ("1619b", "suspended")):
        yield "ssi_resumes", "SSI is paid again. This month and the next two look at this month's income."


def _medicaid_events(person: Person, ways: Ways) -> Iterator[tuple[str, str]]:
    state = person.state
    if "unknown" in ways:
        yield (
            "medicaid_ask",
            "how Medicaid is kept is not known here. Ask about the state's expansion group, its buy-in for "
            "working people with disabilities, the marketplace, and an individual 1619(b) threshold; SSA's "
            "Benefits Planning Query says what is on record.",
        )
    elif len(ways) > 1:
        either = " or ".join(words for way, words in _WAYS.items() if way in ways)
        goes_on = "can go on" if "buy_in" in ways else "continues"
        yield (
            "medicaid_either_way",
            f"Medicaid {goes_on} in any case, {either}; which of them rests on what is not known here. SSA's "
            "Benefits Planning Query says what is on record.",
        )
    if "buy_in" in ways:
        yield (
            "medicaid_buy_in",
            f"income fits {state}'s Medicaid buy-in for working people with disabilities; apply to the state, "
            "which also looks at resources.",
        )
    if ways & {"ssi", "1619b"} and state in SEPARATE_APPLICATION | OWN_RULES:
        yield (
            "medicaid_state",
            f"{state} decides Medicaid on an application or rules of its own; ask the state.",
        )


def _reports(person: Person, when: Month, month: dict[str, Any], before: dict[str, Any]) -> Iterator[str]:
    """What to report, and by when: SSI by a day, SSDI promptly. 20 CFR 416.714(a), 404.1588."""
    by = f"{(when + 1).name.split()[0]} {_REPORT_BY_DAY}, {(when + 1).year}"
    deadline = f"by {by}" if person.ssi else "promptly, as soon as it is known"
    also = "; for SSDI, promptly" if person.ssi and person.ssdi else ""
    if before["wages"] != month["wages"]:
        yield f"wages are ${month['wages']:,.2f}. Report them to SSA {deadline}{also}, and keep the pay slips."
    earned = person.income.self_employment
    if earned.at(when) != earned.at(when + -1):
        yield (
            f"net earnings from self-employment are ${earned.at(when):,.2f}. Report them to SSA {deadline}{also}, and "
            "keep the books."
        )
