"""What `ladder benefits` says to a worker and a benefits counselor: plain ASCII, at most a hundred columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from ladder.law import Law
from ladder.law.not_modeled import NOT_MODELED
from ladder.model.month import Month
from ladder.reports.benefits_basis import assumptions, sources
from ladder.reports.benefits_ssi import ssi_cash
from ladder.reports.benefits_summary import ASK_BPQY, summary
from ladder.reports.benefits_table import month_table
from ladder.reports.benefits_words import (
    ascii_only,
    between,
    bullets,
    listing,
    money,
    month_of,
    months_told,
    paragraph,
    spans,
)
from ladder.worker.person import Person
from ladder.worker.reasons import not_in_net_income
from ladder.worker.unreported import SPANS, Overpaid

Row = dict[str, Any]

_FOR_WHOM = (
    "For a worker, together with a benefits counselor. Not for an employer to run on its staff "
    "(42 USC 12112(d)). Nothing that is entered is stored. An estimate: SSA and the state decide."
)
_COUNSELOR = "https://choosework.ssa.gov/findhelp/"
_MOST_REPORTS = 6

# What SSA withholds unless asked for less, as published; checked 2026-11-21.
_WITHHELD_SSDI = (
    "50% of the SSDI benefit, for notices from April 25, 2025 (10% for older ones; SSA EM-25029, "
    "https://secure.ssa.gov/apps10/reference.nsf/links/04252025032443PM, published)"
)
_WITHHELD_SSI = (
    "10% of the month's income, or all of the SSI payment if that is less (20 CFR 416.571, published; SSA kept it "
    "at 10% in EM-25029)"
)


def benefits_text(person: Person, result: dict[str, Any], overpaid: Sequence[Overpaid], law: Law) -> str:
    """The whole text: for whom, what matters most, the months, what changes, what to report, and on what basis."""
    months = months_told(result)
    sections = (
        ("", [*paragraph(_FOR_WHOM), "", _title(person)]),
        ("What matters most", bullets(summary(person, months, law))),
        ("Month by month", month_table(person, months)),
        ("What changes, and when", bullets(_changes(result))),
        ("What to report, and by when", bullets(_reporting(person, result))),
        ("If a change in work is not reported", _not_reported(person, overpaid)),
        ("Where to find a benefits counselor", bullets(_help())),
        ("Assumptions", bullets(assumptions(person, months, law))),
        ("Counted in net income, or followed beside it", bullets([_counted(person, result)])),
        ("Not modeled", bullets(NOT_MODELED)),
        ("Sources", sources(result["sources"], law)),
    )
    text = "\n\n".join("\n".join([*_heading(name), *lines]) for name, lines in sections if lines)
    return ascii_only(text)


def _heading(name: str) -> list[str]:
    return [name.upper()] if name else []


def whom(person: Person) -> str:
    """`in TX who receives SSI and SSDI`: to follow "one worker"."""
    kinds = [name for name, has in (("SSI", person.ssi), ("SSDI", person.ssdi)) if has]
    receives = f"who receives {' and '.join(kinds)}" if kinds else "who receives neither SSI nor SSDI"
    return f"in {person.state} {receives}" if person.state else receives


def _title(person: Person) -> str:
    first, last = person.run[0].name, person.run[-1].name
    return f"One worker {whom(person)}: {first if first == last else f'{first} to {last}'}"


def _changes(result: dict[str, Any]) -> Iterator[str]:
    """The events in words, and where a payment changes; what happens again in the same words is said once."""
    told = [(Month.parse(event["month"]), event["code"], event["text"]) for event in result["events"]]
    told = [(month, code, text.removeprefix(f"{month.name}: ")) for month, code, text in told]
    told += [(month, "payment", words) for month, words in _payments(result["months"])]
    again: dict[tuple[str, str], list[Month]] = {}
    for month, code, words in sorted(told, key=lambda each: each[0]):
        if code != "report":  # see the section on reports
            again.setdefault((code, words), []).append(month)
    for months, words in _together(again):
        yield f"{spans(months)}: {words}"
    if not again:
        yield "Nothing changes in these months."


def _payments(months: Sequence[Row]) -> Iterator[tuple[Month, str]]:
    """Months in which the SSI payment or the SSDI cash is not that of the month before, and what it rests on."""
    for before, row in pairwise(months):
        month, was, now = month_of(row), ssi_cash(before), ssi_cash(row)
        if row["ssi"]["status"] == before["ssi"]["status"] == "paid" and was != now:
            rate = " January brings the new year's rate too." if month.month == 1 else ""
            yield month, f"SSI goes from {between(was)} to {between(now)}{_followed(row)}.{rate}"
        was, now = before["ssdi"]["received"], row["ssdi"]["received"]
        if was != now:
            change = f"goes from {between(was)} to {between(now)}"
            yield month, f"SSDI received {change}, the benefit for the month before."


def _followed(row: Row) -> str:
    """Whose income the SSI payment follows, where that is one month."""
    if row["ssi"]["budget_month"] is None:
        return ""
    back = month_of(row) - Month.parse(row["ssi"]["budget_month"])
    whose = ("its own income", "the income of the month before", "the income of two months before")[back]
    return f"; it follows {whose}"


def _together(again: dict[tuple[str, str], list[Month]]) -> Iterator[tuple[list[Month], str]]:
    """Trial work months before the ninth on one line, the rest as they come."""
    trial = [(months[0], body) for (code, body), months in again.items() if code == "trial_work_month"]
    told = False
    for (code, body), months in again.items():
        if code != "trial_work_month" or len(trial) < 3:
            yield months, body
        elif not told:
            told = True
            (_, first), (_, last) = trial[0], trial[-1]
            ordinals = f"{first.split()[0]} to {last.split()[0]}"
            rest = first.split(". ", 1)[1]
            yield [month for month, _ in trial], f"{ordinals} trial work months. {rest}"


def _reporting(person: Person, result: dict[str, Any]) -> Iterator[str]:
    if person.ssi:
        yield (
            "SSI: report gross pay every month, and any other change, by the 10th day of the month after it "
            "(20 CFR 416.714(a)), to SSA's wage reporting line, app or office."
        )
    if person.ssdi:
        yield (
            "SSDI: report promptly when work starts or stops, and when duties, hours, pay or work expenses "
            "change (20 CFR 404.1588)."
        )
    if not (person.ssi or person.ssdi):
        yield "Without SSI or SSDI there is nothing to report to SSA."
        return
    if person.income.self_employment.any:
        yield (
            "Self-employment: tell SSA that it has begun, the net earnings expected for the year and the hours of "
            "work; SSI counts a twelfth of the year's net in each month (20 CFR 416.1111(b)). Keep the books and the "
            "tax return."
        )
    yield "Keep every pay slip, and the receipt SSA gives for each report. Medicaid, SNAP and housing ask too."
    reports = [event["text"] for event in result["events"] if event["code"] == "report"]
    yield from reports[:_MOST_REPORTS]
    if len(reports) > _MOST_REPORTS:
        yield f"And {len(reports) - _MOST_REPORTS} more changes in earnings, each in the same way (see the table)."


def _not_reported(person: Person, overpaid: Sequence[Overpaid]) -> list[str]:
    if not (person.ssi or person.ssdi):
        return []
    if not overpaid:
        return paragraph(
            "In these months no payment goes down because of the worker's own work, so nothing would be owed for it. "
            "Other changes that are not reported (a spouse's pay, unearned income, resources) can be owed too.",
            "  ",
        )
    lines = paragraph(
        "The payment would go on as if work had not changed, and SSA would ask for what was too much (20 CFR "
        "404.504, 416.538). Counted from the first month that work lowers it, that comes to:",
        "  ",
    )
    lines += ["", *_owed(overpaid), ""]
    held = overpaid[0].held
    if held is not None:
        last, own = person.run[-1].name, overpaid[0].held_self_employment
        earned = [
            *([f"wages of {money(float(held))}"] if held or not own else ()),
            *([f"net earnings from self-employment of {money(float(own))}"] if own else ()),
        ]
        lines += paragraph(f"After {last} work is taken to go on with {listing(earned)} a month.", "  ")
    if person.ssdi and person.ssdi.family_benefit.any and any(each.program == "SSDI" for each in overpaid):
        lines += paragraph("The family's benefits for the same months come on top.", "  ")
    rates = [
        words
        for words, program in ((_WITHHELD_SSDI, "SSDI"), (_WITHHELD_SSI, "SSI"))
        if any(each.program == program for each in overpaid)
    ]
    return lines + paragraph(
        f"Unless SSA is asked for a lower rate, a waiver or another look at it, it withholds {'; and '.join(rates)}. "
        "Do not spend a check that should have stopped: set it aside and call SSA.",
        "  ",
    )


def _owed(overpaid: Sequence[Overpaid]) -> list[str]:
    header = ["", "from", *(f"after {span} months" for span in SPANS)]
    rows = [
        [
            each.program,
            each.first.name,
            *(_sum(None if amount is None else float(amount), each.at_most) for amount in each.after),
        ]
        for each in overpaid
    ]
    widths = [max(len(row[at]) for row in (header, *rows)) for at in range(len(header))]
    return [
        "  "
        + "  ".join(
            cell.ljust(width) if at < 2 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in (header, *rows)
    ]


def _sum(amount: float | None, at_most: bool) -> str:
    return f"up to {money(amount)}" if at_most and amount is not None else money(amount)


def _help() -> Iterator[str]:
    yield f"{_COUNSELOR} lists them (WIPA projects and others; free of charge), or call SSA, 1-800-772-1213."
    yield ASK_BPQY


def _counted(person: Person, result: dict[str, Any]) -> str:
    programs = ", ".join(result["programs_counted"])
    left_out = [
        *(name for name, _ in not_in_net_income(person)),
        *(() if person.snap else ["SNAP"]),
        *(() if person.housing else ["rent assistance"]),
        "state and local taxes",
        "tax credits",
    ]
    return f"{programs}. Not counted: {', '.join(left_out)}."
