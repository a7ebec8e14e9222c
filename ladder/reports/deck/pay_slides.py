"""What each role is paid beside our own entry role and three dated benchmarks, and what would change its standing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ladder.model.plan import TIERS
from ladder.pay.market import AgedBenchmark, RolePay
from ladder.reports.charts.words import left_off
from ladder.reports.deck.facts import Facts
from ladder.reports.deck.measure import cut_in_the_middle, width_of
from ladder.reports.deck.opening_slides import ROLE_IN_TITLE, lowest_words
from ladder.reports.deck.spec import (
    BODY,
    LEAST_LABEL,
    LEAST_TEXT,
    Color,
    Line,
    NativeChart,
    Placed,
    Series,
    Slide,
    Words,
    columns_of,
    rows_of,
)
from ladder.reports.key_figures import entry_level_benchmarks
from ladder.reports.phrases import number_text

MOST_ROLES = 9
BENCHMARKS = 3
ROOMY_BARS = 9
LABEL_WIDTH = 4.45  # inches, of what the writer leaves to the names of bars


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its name, dollars an hour, and what it is of."""

    name: str
    rate: Decimal
    color: Color


def pay_slide(facts: Facts) -> Slide:
    """Each role, our own entry role first, beside three benchmarks; the posture and what would change it."""
    bars = _bars(facts)
    chart_side, words_side = columns_of(BODY, 8.7, 0)
    heading, plot = rows_of(chart_side, 0.35, 0, gap=0.05)
    under = f" under {facts.title}" if facts.proposed else ""
    start = facts.base.plan.period.start.name
    chart = NativeChart(
        "Pay by role",
        "bars",
        tuple(bar.name for bar in bars),
        (Series("Dollars an hour", tuple(float(bar.rate) for bar in bars), Color.PRIMARY),),
        "$0.00",
        f"Bar chart of hourly pay{under}, {start}. {_title(facts)}. "
        + "; ".join(f"{bar.name} ${bar.rate:,.2f}" for bar in bars)
        + ".",
        colors={number: bar.color for number, bar in enumerate(bars)},
        size=_label_size(len(bars)),
    )
    measure = f"Dollars an hour, {start}{_aged(facts)}"
    if width_of(measure + under, LEAST_TEXT) < chart_side.width - 0.2:
        measure += under
    parts = (
        Placed(Words((Line(measure, color=Color.QUIET),), 14), heading),
        Placed(chart, plot),
        Placed(Words(_standing(facts), 18), words_side),
    )
    notes = (
        facts.answer("entry_pay"),
        "A role's pay is the hours-weighted average of its filled seats in the first month. At means within "
        f"{facts.base.market.tolerance:.0%}.",
        *(f"{_dated(facts, mark)}: ${mark.median:,.2f}, aged to the plan" for mark in _three(facts)),
        "Source: sheets Market and Sources, where every benchmark has its own.",
        facts.made_from,
    )
    return Slide("pay", _title(facts), parts, notes)


def _title(facts: Facts) -> str:
    base = facts.base
    entry = facts.shown("entry_role", "hourly", base)
    today, then = facts.first_rung_now, facts.first_rung_then
    pay = number_text(today.pay, "hourly")
    now = f"{pay} an hour, {facts.posture_of(today.pay, base)} our own entry role's {entry}"
    several = not facts.first_rung_alike
    role = cut_in_the_middle(today.title, ROLE_IN_TITLE, 22, 1, bold=True)
    first = f"{role} is paid {now}" if several else f"People on the first rung are paid {now}"
    if not facts.proposed:
        return first
    if then.role != today.role:
        return f"{first}; {facts.title} fills no seat of that role"
    after = number_text(then.pay, "hourly")
    lowest = facts.lowest_then
    least = f" (the least is then {number_text(lowest.pay, 'hourly')})" if lowest else ""
    if after == pay:
        return f"{first}; {facts.title} leaves that as it is{least}"
    return f"{first}; {facts.title} pays {after}, {facts.posture_of(then.pay, facts.lead)} it{least}"


def _standing(facts: Facts) -> tuple[Line, ...]:
    """The posture and the rates that would change it, then the market."""
    base = facts.base
    at, above = (facts.shown(row, "hourly", base) for row in ("rate_at", "rate_above"))
    lines = [
        Line(
            f"Today: {facts.posture_of(facts.first_rung_now.pay, base)} our own entry role's pay",
            bold=True,
            color=Color.PRIMARY,
        )
    ]
    if facts.proposed:
        then = facts.posture_of(facts.first_rung_then.pay, facts.lead)
        lowest = facts.lowest_then
        least = f"; {lowest_words(facts, lowest)}" if lowest else ""
        lines.append(Line(f"Under {facts.title}: {then} it{least}", bold=True, color=Color.PRIMARY))
    lines.append(
        Line(
            f"What would change it: {at} or more is at our entry role's pay, {above} or more above it (at is within "
            f"{base.market.tolerance:.0%})."
        )
    )
    if facts.has("market_low"):
        low, high = (facts.shown(row, "hourly", base) for row in ("market_low", "market_high"))
        count = len(entry_level_benchmarks(base))
        aged = f"aged to {base.plan.period.start.name}"
        where = f"The {count} medians of entry-level work elsewhere run from {low} to {high}, {aged}."
        one = f"The median of entry-level work elsewhere is {low}, {aged}."
        lines.append(Line(where if count > 1 else one))
    else:
        lines.append(Line("Our plan names no benchmark, so pay elsewhere is not compared."))
    roles = _roles(facts)
    off = left_off("roles", min(len(roles), MOST_ROLES), len(roles))
    return (*lines, *([Line(off, color=Color.QUIET)] if off else []))


def _bars(facts: Facts) -> list[Bar]:
    """Our own entry role, the first rung today where the lead pays it otherwise, the roles, the benchmarks."""
    base, market = facts.base, facts.lead.market
    bars = [Bar(f"Our entry role: {base.plan.entry_role.title}", market.entry_rate, Color.ACCENT)]
    today, then = facts.first_rung_now, facts.first_rung_then
    if facts.proposed and (today.role, today.pay) != (then.role, then.pay):
        bars.append(Bar(f"{today.title}, today", today.pay, Color.SECOND))
    bars += [Bar(role.title, role.pay, Color.PRIMARY) for role in _roles(facts)[:MOST_ROLES]]
    bars += [Bar(_elsewhere(facts, mark), mark.median, Color.PLAIN) for mark in _three(facts)]
    size, lines = _label_size(len(bars)), 2 if len(bars) <= ROOMY_BARS else 1
    return [Bar(cut_in_the_middle(bar.name, LABEL_WIDTH, size, lines), bar.rate, bar.color) for bar in bars]


def _label_size(bars: int) -> float:
    return LEAST_TEXT if bars <= ROOMY_BARS else LEAST_LABEL


def _roles(facts: Facts) -> list[RolePay]:
    """Roles with a seat in some month, from the first rung up."""
    lead, tiers = facts.lead, list(TIERS)
    used = {line.role for line in lead.budget.lines.values() if any(line.authorized)}
    roles = [role for role in lead.market.roles if role.role in used]
    return sorted(roles, key=lambda role: (tiers.index(role.tier), role.pay))


def _aged(facts: Facts) -> str:
    """What is said of the benchmarks' dates over the chart: their date, where all have one."""
    if not _three(facts):
        return ""
    date = _one_date(facts)
    return f" (what others paid{f' in {date}' if date else ''} is aged to it)"


def _one_date(facts: Facts) -> str | None:
    """The date of the benchmarks shown; None where they differ."""
    dates = {facts.base.plan.benchmarks[mark.name].date for mark in _three(facts)}
    return dates.pop().name if len(dates) == 1 else None


def _elsewhere(facts: Facts, mark: AgedBenchmark) -> str:
    """A benchmark's name on its bar, dated where the others have other dates."""
    dated = _dated(facts, mark)
    return dated.partition(": ")[2] if _one_date(facts) else dated


def _three(facts: Facts) -> list[AgedBenchmark]:
    """The entry-level benchmarks with the lowest, the middle and the highest median."""
    marks = sorted(facts.base.market.entry_level_benchmarks, key=lambda mark: mark.median)
    if len(marks) <= BENCHMARKS:
        return marks
    return [marks[0], marks[len(marks) // 2], marks[-1]]


def _dated(facts: Facts, mark: AgedBenchmark) -> str:
    about = facts.base.plan.benchmarks[mark.name]
    return f"{about.date.name}: {about.title}, {about.area}"
