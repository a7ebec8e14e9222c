"""What the ladder means for people: who moves up, and what a raise is to someone who receives SSI or SSDI."""

from __future__ import annotations

from decimal import Decimal

from ladder.reports.charts.words import sentence
from ladder.reports.deck.facts import Facts
from ladder.reports.deck.opening_slides import more_or_less
from ladder.reports.deck.spec import BODY, Color, Grid, Line, Placed, Slide, Words, rows_of
from ladder.reports.key_figures import before_and_after, worker_hours
from ladder.reports.phrases import Form, number_text
from ladder.worker.schedule import PROFILES, programs_counted

RULE = (
    "These are schedules for invented workers. An employer may not ask who receives benefits, or set pay or hours by "
    "it (42 USC 12112). Someone deciding about their own work should see a benefits counselor: choosework.ssa.gov."
)

TERMS = {
    "SGA": "SGA (substantial gainful activity): pay over which SSDI stops.",
    "SSI break-even": "SSI break-even: pay at which SSI reaches $0.",
    "1619(b)": "1619(b): the rule that keeps Medicaid where pay takes SSI to $0.",
    "FICA": "FICA: Social Security and Medicare tax.",
    "Part B": "Part B: the part of Medicare with a monthly premium.",
}
"""What words mean that few readers know; said where a slide uses them."""
NOT_PAID = " ($0 of it before and after)"


def worker_slide(facts: Facts) -> Slide:
    """One invented worker's net income at the usual hours, before and after, by the benefits received."""
    pair = before_and_after(facts.results)
    figures = facts.report.figures[1]
    same = pair.before is pair.after and pair.before_rung is pair.after_rung
    hours = f"{worker_hours(pair).normalize():f}"

    header = ["Someone who receives", "Today" if not same else "A month"]
    columns = ["before"]
    if not same:
        header += ["After the change", "Change a month"]
        columns += ["after", "change"]
    rows = tuple(
        (
            _receives(profile),
            *(
                number_text(facts.worker_amount(f"{profile}.net", column), _form(column))
                for column in columns
            ),
        )
        for profile in PROFILES
    )
    table = Grid(
        "Net income of an invented worker",
        tuple(header),
        rows,
        (4.2, *(8.13 / len(columns) for _ in columns)),
        f"Table of an invented worker's net income a month at {hours} hours a week. "
        + "; ".join(f"{row[0]}: {', '.join(row[1:])}" for row in rows)
        + ".",
        size=18.0,
    )
    wages = [number_text(facts.worker_amount("wages", column), "hourly") for column in columns[:2]]
    if same:
        about = (
            f"An invented worker on the first rung at {hours} hours a week has {wages[0]} a month in wages."
        )
        nets = {
            each: number_text(facts.worker_amount(f"{each}.net", "before"), "dollars")
            for each in ("ssi", "ssdi")
        }
        title = (
            f"An invented worker at {hours} hours a week has {nets['ssi']} a month with SSI, {nets['ssdi']} with "
            "SSDI"
        )
    else:
        crossed = figures.value("crossed", "change")
        about = (
            f"An invented worker on the first rung at {hours} hours a week, {pair.change}: wages go from {wages[0]} to "
            f"{wages[1]} a month and cross {crossed}."
        )
        title = _worker_title(
            *(facts.worker_amount(row, "change") for row in ("wages", "ssi.net", "ssdi.net")),
            ssi_paid=any(facts.worker_amount("ssi.ssi", column) for column in columns[:2]),
            ssdi_paid=any(facts.worker_amount("ssdi.ssdi", column) for column in columns[:2]),
        )
    programs = ", ".join(programs_counted(pair.after.supplement_known))
    counted = f"Counted: {programs}; a steady month, trial work used up."
    used = f"{title} {about} {counted}"
    if f"SSDI{NOT_PAID}" in title:
        used += " SGA"  # why it is $0
    terms = " ".join(meaning for word, meaning in TERMS.items() if word in used)
    top, middle, bottom = rows_of(BODY, 1.0, 2.3, 0)
    parts = (
        Placed(Words((Line(about),), 18), top),
        Placed(table, middle),
        Placed(
            Words(
                (Line(counted, color=Color.QUIET), Line(terms, color=Color.QUIET), Line(RULE)),
                18,
                shaded=True,
            ),
            bottom,
        ),
    )
    notes = (
        facts.answer("worker"),
        "Invented workers only: the plan holds no one's benefits, and no one should be asked.",
        "Source: sheets Worker and Worker hours; the law's figures are on Sources.",
        facts.made_from,
    )
    return Slide("worker", title, parts, notes)


def _receives(profile: str) -> str:
    return "Neither SSI nor SSDI" if profile == "none" else sentence(PROFILES[profile])


def _form(column: str) -> Form:
    return "change" if column == "change" else "hourly"


def _worker_title(wages: Decimal, ssi: Decimal, ssdi: Decimal, *, ssi_paid: bool, ssdi_paid: bool) -> str:
    """What changes; a benefit that is $0 before and after is said to be so."""
    side = "more" if wages >= 0 else "less"
    return (
        f"With {number_text(wages, 'size')} {side} a month in wages, an invented worker has {more_or_less(ssi)} with "
        f"SSI{'' if ssi_paid else NOT_PAID} and {more_or_less(ssdi)} with SSDI{'' if ssdi_paid else NOT_PAID}"
    )
