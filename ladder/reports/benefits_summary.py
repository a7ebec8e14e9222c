"""What matters most in one worker's months, in a few sentences computed from the result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from ladder.law import FigureNotKnownError, Law
from ladder.law.ssdi_months import EXTENDED_MONTHS
from ladder.model.month import Month
from ladder.reports.benefits_ssi import SUPPLEMENT_FIELD, ssi_sentences, supplement_alone_unknown
from ladder.reports.benefits_words import highest, listing, lowest, money, month_of, spans, spread
from ladder.worker.events import after_grace
from ladder.worker.person import TRIAL_WORK_MONTHS, Person, Ssdi
from ladder.worker.reasons import extended_until, not_in_net_income, only_medicaid_unknown

Row = dict[str, Any]

ASK_BPQY = (
    "Ask SSA for a Benefits Planning Query (BPQY): it lists the trial work months used, the benefits on record "
    "and the reported work."
)


def summary(person: Person, months: Sequence[Row], law: Law) -> list[str]:
    """The sentences, most important first; the months as `months_told` has them."""
    return [
        *(ssi_sentences(person, months, law) if person.ssi else ()),
        *(_ssdi(person, person.ssdi, months, law) if person.ssdi else ()),
        *_net_income(person, months),
        *_beside(person, months),
        *_paydays(person, months),
        *_health(person, months, law),
        *_unknown(person, months, law),
    ]


def _ssdi(person: Person, ssdi: Ssdi, months: Sequence[Row], law: Law) -> Iterator[str]:
    benefits = [row["ssdi"]["benefit"] for row in months]
    if any(isinstance(benefit, list) for benefit in benefits):
        yield from _ssdi_range(months)
        return
    yield from _trial_work(months)
    ceased = _cessation(ssdi, months)
    if ceased is not None:
        when = month_of(months[ceased])
        yield (
            f"{when.name} is the first month over SGA after trial work. SSDI is paid for it and the next two months "
            f"whatever is earned; {after_grace(when, extended_until(person, law, months, when))}."
        )
    yield from _reinstatement(ssdi, months)
    unpaid = [month_of(row) for row, benefit in zip(months, benefits, strict=True) if benefit == 0]
    missing = [month_of(row) for row, benefit in zip(months, benefits, strict=True) if benefit is None]
    if missing:
        yield f"What SSDI pays for {spans(missing)} is not known."
    elif not unpaid:
        yield "SSDI is paid for every month shown."
    if unpaid:
        last = next((row for row in reversed(months) if row["ssdi"]["received"]), None)
        stays = unpaid[-1] == month_of(months[-1]) and last is not None and last is not months[-1]
        comes = (
            f"The last check, {money(last['ssdi']['received'])}, comes in {month_of(last).name}."
            if stays and last is not None
            else "A check comes the month after the month it is for."
        )
        yield f"SSDI is not payable for {spans(unpaid)}. {comes}"
        if stays and last is not None:
            yield from _after_ssdi(person, months, ceased, last)


def _cessation(ssdi: Ssdi, months: Sequence[Row]) -> int | None:
    """Where among the months the first SGA month after trial work is."""
    phases = [None if ssdi.ceased else "", *(row["ssdi"]["phase"] for row in months)]
    changes = enumerate(pairwise(phases))
    return next((at for at, (was, now) in changes if now == "grace" and was not in ("grace", None)), None)


def _reinstatement(ssdi: Ssdi, months: Sequence[Row]) -> Iterator[str]:
    """What expedited reinstatement rests on, where it is what SSDI is paid under. 20 CFR 404.1592f."""
    asked = ssdi.reinstatement_requested
    phases = [row["ssdi"]["phase"] for row in months if asked and month_of(row) >= asked]
    if asked and ssdi.terminated and phases and phases[0] in ("extended", "suspended"):
        yield (
            f"Paid again by expedited reinstatement, asked for in {asked.name}, if SSA approves the request. Until 24 "
            "months are paid there is no trial work and no extended period: a month not over SGA is paid, a month "
            "over it is not."
        )


def _trial_work(months: Sequence[Row]) -> Iterator[str]:
    ninth = next(
        (
            month_of(row)
            for row in months
            if row["ssdi"]["trial_work_month"] and row["ssdi"]["trial_work_months_used"] == TRIAL_WORK_MONTHS
        ),
        None,
    )
    last = months[-1]["ssdi"]
    if ninth:
        yield (
            f"{ninth.name} is the ninth trial work month. Through {(ninth + EXTENDED_MONTHS).name}, the 36 months "
            "of the extended period, SSDI can stop and start again month by month with no new application."
        )
    elif last["phase"] == "trial_work" and last["trial_work_months_used"] is not None:
        used = last["trial_work_months_used"]
        yield (
            f"{used} of the nine trial work months are used by {month_of(months[-1]).name}; until the ninth, "
            "SSDI is paid whatever is earned."
        )


def _ssdi_range(months: Sequence[Row]) -> Iterator[str]:
    at_risk = [
        row for row in months if lowest(row["ssdi"]["benefit"]) == 0 and highest(row["ssdi"]["benefit"])
    ]
    yield "How many trial work months are used is not known, so SSDI is a range."
    if at_risk:
        yield (
            f"SSDI may stop as early as {month_of(at_risk[0]).name}, if trial work is complete by then; with "
            f"few months used it may be paid for months through {month_of(at_risk[-1]).name}."
        )


def _after_ssdi(person: Person, months: Sequence[Row], ceased: int | None, last: Row) -> Iterator[str]:
    """Net income once the checks have ended, against the month before wages went over SGA."""
    after = next((row for row in months if month_of(row) > month_of(last)), None)
    if not ceased or after is None:
        return
    before, now = months[ceased - 1]["net_income"], after["net_income"]
    if not isinstance(before, float) or not isinstance(now, float):
        return
    left_out = [
        (name, amounts[ceased - 1], amounts[months.index(after)])
        for name, amounts in not_in_net_income(person)
    ]
    if differs := [(name, earlier, later) for name, earlier, later in left_out if earlier != later]:
        beside = listing(
            [f"{name} of {money(later)} ({money(earlier)} before)" for name, earlier, later in differs]
        )
        yield (
            f"With SSDI stopped, what net income counts is {money(now)} ({month_of(after).name}), beside {beside}; "
            f"in {month_of(months[ceased - 1]).name}, the last month before earnings went over SGA, it was "
            f"{money(before)}."
        )
        return
    change = round(now - before, 2)
    compared = f"{money(abs(change))} a month {'less' if change < 0 else 'more'} than"
    yield (
        f"With SSDI stopped, net income is {money(now)} ({month_of(after).name}): "
        f"{compared if change else 'the same as'} in {month_of(months[ceased - 1]).name}, the last month before "
        "wages went over SGA."
    )


def _over_time(months: Sequence[Row], key: str, name: str) -> Iterator[str]:
    """An amount of every month: at the start, at the end, at its least and most."""
    amounts = [row[key] for row in months]
    if any(amount is None for amount in amounts):
        return
    if len(set(map(str, amounts))) == 1:
        yield f"{name} is {money(amounts[0])} in every month shown."
        return
    first, last = months[0], months[-1]
    yield (
        f"{name} is {money(amounts[0])} in {month_of(first).name} and {money(amounts[-1])} in "
        f"{month_of(last).name}. {spread(months, lambda row: row[key])}"
    )


def _net_income(person: Person, months: Sequence[Row]) -> Iterator[str]:
    """Net income over the months; what the file gives beside it is said first, with its amounts."""
    left_out = not_in_net_income(person)
    if not left_out:
        yield from _over_time(months, "net_income", "Net income")
        return
    ranges = [(name, float(min(amounts)), float(max(amounts))) for name, amounts in left_out]
    beside = listing(
        [f"{name} of {money(low if low == high else [low, high])} a month" for name, low, high in ranges]
    )
    yield f"Net income leaves out {beside}, before any tax on it. Add that before months are compared."
    if all(least == most for _, least, most in ranges):
        yield from _over_time(months, "net_income", "Net income without it")
        return
    first, last = months[0], months[-1]
    if first["net_income"] is None or last["net_income"] is None:
        return
    yield (
        f"Net income without it is {money(first['net_income'])} in {month_of(first).name} and "
        f"{money(last['net_income'])} in {month_of(last).name}."
    )


def _beside(person: Person, months: Sequence[Row]) -> Iterator[str]:
    """SNAP and rent, where the file asks for them, and what is not known of them."""
    asked = {"snap": ("SNAP", person.snap), "rent": ("Rent", person.housing)}
    keys = {key: name for key, (name, section) in asked.items() if section}
    for key, name in keys.items():
        missing = [month_of(row) for row in months if row[key] is None and row["net_income"] is not None]
        if missing:
            yield f"{name} is not known for {spans(missing)}: the program's figures are missing here."
    if keys:
        parts = [*(["with SNAP"] if person.snap else ()), *(["after rent"] if person.housing else ())]
        names = [name for name, _ in not_in_net_income(person)]
        without = f", without {listing(names)}," if names else ""
        yield from _over_time(months, "after_snap_and_rent", f"Net income {' and '.join(parts)}{without}")


def _paydays(person: Person, months: Sequence[Row]) -> Iterator[str]:
    """Months with an extra payday, and on which clock each program counts pay."""
    checks = person.income.pay_checks or ()
    counts = {month_of(row): 0 for row in months}
    for month in [check.month_paid for check in {check.paid: check for check in checks}.values()]:
        if month in counts:
            counts[month] += 1
    paid = sorted(count for count in counts.values() if count)
    usual = paid[len(paid) // 2] if paid else 0
    extra = [month for month, count in counts.items() if count > usual]
    if not extra:
        return
    clocks = [
        *(["SSI counts pay in the month it is paid"] if person.ssi else ()),
        *(["SSDI in the month the work was done"] if person.ssdi else ()),
    ]
    yield f"{spans(extra)}: an extra payday. {', '.join(clocks) or 'Net income is higher'}."


def _health(person: Person, months: Sequence[Row], law: Law) -> Iterator[str]:
    words = {
        "ssi": "through SSI",
        "1619b": "through section 1619(b)",
        "buy_in": "through the state's buy-in, if it is applied for and resources fit",
        "either_way": "continues either way (through SSI or section 1619(b))",
        "either_way_buy_in": "can go on either way (through SSI or section 1619(b), or a buy-in that is applied for)",
        "unknown": "not known here: ask the state about its expansion group, its buy-in and the marketplace",
    }
    kinds: dict[str, list[Month]] = {}
    for row in months:
        kinds.setdefault(row["medicaid"], []).append(month_of(row))
    most = max(kinds, key=lambda kind: len(kinds[kind]))
    parts = [
        words[kind]
        if len(kinds) == 1
        else f"{words[kind]} in {len(those)} of {len(months)} months"
        if kind == most
        else f"{words[kind]} in {spans(those)}"
        for kind, those in kinds.items()
    ]
    yield f"Medicaid: {'; '.join(parts)}."
    if person.ssdi:
        yield from _medicare(person, months, law)


def _medicare(person: Person, months: Sequence[Row], law: Law) -> Iterator[str]:
    covered = [row["medicare"] for row in months]
    if all(flag is True for flag in covered):
        words = "Medicare in every month shown."
    elif not any(covered):
        words = "Medicare: not known here." if None in covered else "No Medicare yet in the months shown."
    else:
        words = f"Medicare in {spans(month_of(row) for row in months if row['medicare'])}."
    stopped = [row for row in months if row["ssdi"]["phase"] in ("suspended", "terminated")]
    if stopped:
        words += " It goes on for at least 93 months after the ninth trial work month."
        if person.ssdi and person.ssdi.part_b_paid_by == "self":
            words += (
                f" While no SSDI is paid, Medicare bills the Part B premium{_premium(stopped, law)}; that "
            )
            words += "bill is not taken off net income here."
    yield words


def _premium(stopped: Sequence[Row], law: Law) -> str:
    try:
        figure = law.figure("part_b_premium", month_of(stopped[0]))
    except FigureNotKnownError:
        return ""
    return f" (${figure.value:,.2f} a month in {figure.month.year}, {figure.status})"


def _unknown(person: Person, months: Sequence[Row], law: Law) -> Iterator[str]:
    ranged = person.ssdi is not None and person.ssdi.trial_work_months == "unknown"
    missing = [
        row
        for row in months
        if row["net_income"] is None or (person.ssi and row["ssi"]["status"] is None and not ranged)
    ]
    if missing:
        why = "a figure of the law is missing for the month or the state; give it under `law` in the person file"
        if person.state is None:
            why = "no state is named, so what the state decides is missing; name it in the person file"
        elif all(only_medicaid_unknown(person, law, row) for row in missing):
            why = "the 1619(b) threshold is missing; give it as `law.medicaid_1619b_threshold` in the person file"
        elif supplement_alone_unknown(missing):
            why = f"{person.state}'s supplement to SSI is missing; give it as {SUPPLEMENT_FIELD} in the person file"
        yield f"Not everything is known for {spans(map(month_of, missing))}: {why}."
    if missing or ranged:
        yield ASK_BPQY
