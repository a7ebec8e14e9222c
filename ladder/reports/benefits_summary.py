"""What matters most in one worker's months, in a few sentences computed from the result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from ladder.law import FigureNotKnownError, Law
from ladder.law.ssdi_months import EXTENDED_MONTHS
from ladder.model.month import Month
from ladder.reports.benefits_words import highest, law_money, lowest, money, month_of, spans
from ladder.worker.person import TRIAL_WORK_MONTHS, Person, Ssdi

Row = dict[str, Any]

ASK_BPQY = (
    "Ask SSA for a Benefits Planning Query (BPQY): it lists the trial work months used, the benefits on record "
    "and the reported work."
)


def summary(person: Person, result: dict[str, Any], law: Law) -> list[str]:
    """The sentences, most important first."""
    months = result["months"]
    return [
        *(_ssi(person, months, law) if person.ssi else ()),
        *(_ssdi(person.ssdi, months) if person.ssdi else ()),
        *_net(months),
        *_paydays(person, months),
        *_health(person, months, law),
        *_unknown(person, months),
    ]


def _ssi(person: Person, months: Sequence[Row], law: Law) -> Iterator[str]:
    paid = [row for row in months if row["ssi"]["status"] == "paid"]
    every = "every month shown" if len(paid) == len(months) else f"{len(paid)} of {len(months)} months"
    unknown = [month_of(row) for row in months if row["ssi"]["status"] is None]
    if unknown:
        yield f"Whether SSI is paid is not known for {spans(unknown)}."
    if not paid and not unknown:
        yield "SSI pays no cash in the months shown."
    elif paid and all(ssi_cash(row) == ssi_cash(paid[0]) for row in paid):
        yield f"SSI is {money(ssi_cash(paid[0]))} in {every}."
    elif paid:
        yield f"SSI is paid in {every}. {_spread(paid, ssi_cash)}"
    yield from _without_ssi(person, months, law)
    if len({row["wages"] for row in months}) > 1 and paid:
        yield (
            "SSI looks two months back: a change in pay changes the check two months later, up or down. After a "
            "month without SSI it starts again with that month's own income."
        )


def ssi_cash(row: Row) -> Any:
    """Federal payment and supplement together."""
    parts = row["ssi"]["federal_payment"], row["ssi"]["state_supplement"]
    if any(part is None for part in parts):
        return None
    low, high = (round(sum(bound(part) or 0 for part in parts), 2) for bound in (lowest, highest))
    return low if low == high else [low, high]


def _without_ssi(person: Person, months: Sequence[Row], law: Law) -> Iterator[str]:
    def of(status: str) -> list[Month]:
        return [month_of(row) for row in months if row["ssi"]["status"] == status]

    if kept := of("1619b"):
        yield (
            f"No SSI cash because of earnings in {spans(kept)}. Medicaid continues under section 1619(b) while "
            f"it is needed, resources fit, and gross earnings stay at or under {_threshold(person, kept, law)}."
        )
    if zero := of("zero"):
        yield f"Eligible for SSI, with nothing payable, in {spans(zero)}."
    if suspended := of("suspended"):
        yield (
            f"SSI is suspended in {spans(suspended)}. It can start again within 12 months with no new "
            "application."
        )
    if ineligible := of("ineligible"):
        yield f"Not eligible for SSI in {spans(ineligible)}."
    if ended := of("terminated"):
        yield f"SSI has ended by {ended[0].name}; it then takes a new application or expedited reinstatement."


def _threshold(person: Person, months: Sequence[Month], law: Law) -> str:
    name, state = "medicaid_1619b_threshold", person.state
    given = person.law.medicaid_1619b_threshold
    own = given.named(months[-1]) if given else None
    if own is not None:
        return f"{law_money(own)} a year (the file's own figure)"
    blind = f"{state}.blind"
    place = blind if person.blind and blind in law.places(name) else str(state)
    figure = law.figure(name, months[-1], place)
    return f"the state's threshold, {law_money(figure.value)} a year ({figure.status})"


def _ssdi(ssdi: Ssdi, months: Sequence[Row]) -> Iterator[str]:
    benefits = [row["ssdi"]["benefit"] for row in months]
    if any(isinstance(benefit, list) for benefit in benefits):
        yield from _ssdi_range(months)
        return
    yield from _trial_work(months)
    ceased = _cessation(ssdi, months)
    if ceased is not None:
        yield (
            f"{month_of(months[ceased]).name} is the first month over SGA after trial work. SSDI is paid for it "
            "and the next two months whatever is earned; from then on not for a month over SGA."
        )
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
            yield from _after_ssdi(months, ceased, last)


def _cessation(ssdi: Ssdi, months: Sequence[Row]) -> int | None:
    """Where among the months the first SGA month after trial work is."""
    phases = [None if ssdi.ceased else "", *(row["ssdi"]["phase"] for row in months)]
    changes = enumerate(pairwise(phases))
    return next((at for at, (was, now) in changes if now == "grace" and was not in ("grace", None)), None)


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
            f"few months used it is paid ({money(highest(at_risk[0]['ssdi']['benefit']))} before Part B)."
        )


def _after_ssdi(months: Sequence[Row], ceased: int | None, last: Row) -> Iterator[str]:
    """Net income once the checks have ended, against the month before wages went over SGA."""
    after = next((row for row in months if month_of(row) > month_of(last)), None)
    if not ceased or after is None:
        return
    before, now = months[ceased - 1]["net_income"], after["net_income"]
    if not isinstance(before, float) or not isinstance(now, float):
        return
    change = round(now - before, 2)
    compared = f"{money(abs(change))} a month {'less' if change < 0 else 'more'} than"
    yield (
        f"With SSDI stopped, net income is {money(now)} ({month_of(after).name}): "
        f"{compared if change else 'the same as'} in {month_of(months[ceased - 1]).name}, the last month before "
        "wages went over SGA."
    )


def _net(months: Sequence[Row]) -> Iterator[str]:
    amounts = [row["net_income"] for row in months]
    if any(amount is None for amount in amounts):
        return
    if len(set(map(str, amounts))) == 1:
        yield f"Net income is {money(amounts[0])} in every month shown."
        return
    first, last = months[0], months[-1]
    yield (
        f"Net income is {money(amounts[0])} in {month_of(first).name} and {money(amounts[-1])} in "
        f"{month_of(last).name}. {_spread(months, _net_income)}"
    )


def _net_income(row: Row) -> Any:
    return row["net_income"]


def _spread(months: Sequence[Row], amount: Callable[[Row], Any]) -> str:
    """The least and the most of some amount, each with its months."""
    known = [(amount(row), row) for row in months if amount(row) is not None]
    least = min(lowest(value) or 0.0 for value, _ in known)
    most = max(highest(value) or 0.0 for value, _ in known)
    low = spans(month_of(row) for value, row in known if lowest(value) == least)
    high = spans(month_of(row) for value, row in known if highest(value) == most)
    return f"It is least, {money(least)}, in {low}, and most, {money(most)}, in {high}."


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


def _unknown(person: Person, months: Sequence[Row]) -> Iterator[str]:
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
        yield f"Not everything is known for {spans(map(month_of, missing))}: {why}."
    if missing or ranged:
        yield ASK_BPQY
