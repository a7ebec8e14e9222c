"""The answers on funding and on the unit rate, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ladder.analysis import Result
from ladder.reports.money_figures import NO_END, revenue_a_unit
from ladder.reports.phrases import Choice, Form, Sentence, Shown, ShownOr, UnlessNothing, Word
from ladder.reports.tables import Table


def funding_sentences(results: Sequence[Result], key: Table) -> tuple[Sentence, ...]:
    """What is unfunded in the lead scenario and beside it the baseline, and the next fund to end."""
    if not _has(key, "unfunded"):
        return ()
    base, lead = results[0], results[min(1, len(results) - 1)]
    name = lead.scenario.name
    ends = "last twelve months" if len(lead.budget.months) >= 12 else f"{len(lead.budget.months)} months"
    unfunded = _shown(key, "unfunded", name, "dollars")
    share, last = (
        _shown(key, "unfunded.share", name, "percent"),
        _shown(key, "unfunded.last", name, "dollars"),
    )
    sentences = [
        Sentence(
            (
                f'Under "{lead.scenario.title}" ',
                _unless_nothing(unfunded, (unfunded, " of cost is"), "no cost is"),
                " unfunded over the plan",
                _unless_nothing(unfunded, (" (", share, "), ", last, f" of it in the {ends}"), ""),
                ".",
            )
        )
    ]
    if base is not lead:
        before = _shown(key, "unfunded", base.scenario.name, "dollars")
        added = _shown(key, "unfunded.added", name, "size")
        side = Choice(added.reference, added.value, " less", " more")
        beside = _unless_nothing(added, (before, " over the plan, ", added, side), "the same")
        sentences.append(Sentence((f'Under "{base.scenario.title}" it is ', beside, ".")))
        sentences += _without_limit(base, lead, key)
    sentences.append(_next_end(lead, key))
    if _has(key, "medicaid_gap"):
        gap = _shown(key, "medicaid_gap", name, "size")
        side = Choice(gap.reference, gap.value, " more than", " less than")
        by = _unless_nothing(gap, (gap, side), "equal to")
        sentences.append(
            Sentence(("Over the plan Medicaid revenue is ", by, " what is charged to Medicaid."))
        )
    return tuple(sentences)


def _without_limit(base: Result, lead: Result, key: Table) -> tuple[Sentence, ...]:
    """What funds that have no limit pay more than in the baseline: cost that is funded, and has to be found."""
    if not _has(key, "unlimited.added"):
        return ()
    added = _shown(key, "unlimited.added", lead.scenario.name, "size")
    if not added.value:
        return ()
    side = Choice(added.reference, added.value, " more", " less")
    words = f' over the plan than under "{base.scenario.title}".'
    return (Sentence(("Funds without a limit pay ", added, side, words)),)


def _next_end(lead: Result, key: Table) -> Sentence:
    name = lead.scenario.name
    if key.value("next_fund", name) == NO_END:
        return Sentence(("No fund has an end date.",))
    longest = max(len(fund.title) for fund in lead.plan.funds.values())  # whichever ends next after an edit
    return Sentence(
        (
            "The next fund to end is ",
            replace(_word(key, "next_fund", name), usual=longest),
            ", after ",
            _word(key, "next_fund.month", name),
            "; it pays ",
            _shown(key, "next_fund.amount", name, "dollars"),
            " in its last twelve months in the plan.",
        )
    )


def break_even_sentence(result: Result, key: Table, *, named: bool) -> Sentence | None:
    """The unit rate at which a scenario's added units pay its added cost; None where no role bills.

    `named`: by the scenario's title; else as what the sentence before is about.
    """
    if not _has(key, "break_even_rate"):
        return None
    name = result.scenario.name
    words = replace(_word(key, "break_even_rate.words", name), usual=52)
    now = ShownOr(f"{key.key}!revenue_a_unit@{name}", revenue_a_unit(result), "hourly", "nothing")
    about = f'Once in place, "{result.scenario.title}" ' if named else "Once in place it "
    several = result.plan.revenue is not None and len(result.plan.revenue.services) > 1
    over = " on average over its services" if several else ""
    billing = replace(_word(key, "break_even_billing.words", name), usual=72)
    return Sentence(
        (about, words, "; a paid unit brings ", now, f"{over}. In a year once in place it ", billing, ".")
    )


def _unless_nothing(number: Shown, parts: tuple[Shown | Choice | str, ...], otherwise: str) -> UnlessNothing:
    return UnlessNothing(number.reference, number.value, parts, otherwise)


def _has(key: Table, row: str) -> bool:
    return any(each.key == row for each in key.rows)


def _shown(key: Table, row: str, column: str, form: Form) -> Shown:
    value = key.value(row, column)
    assert isinstance(value, Decimal)
    return Shown(f"{key.key}!{row}@{column}", value, form)


def _word(key: Table, row: str, column: str) -> Word:
    return Word(f"{key.key}!{row}@{column}", str(key.value(row, column)))
