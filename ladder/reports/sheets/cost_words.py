"""What the employer's cost comes to in sentences, live: a seat's loaded cost, leave, supervision, make or buy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ladder.analysis import Result
from ladder.finance.other_costs import LICENSED
from ladder.finance.supervision import supervising_role
from ladder.reports.phrases import LINE, Choice, Form, Part, Sentence, Shown, text
from ladder.reports.sheets import budget, seat_years, supervision
from ladder.reports.tables import Column, Kind, Row, Table, Unit


@dataclass(frozen=True, slots=True)
class CostSentence:
    """What a sentence is about, and its parts."""

    about: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The sentence."""
        return text(self.parts)


def words_table(result: Result) -> Table:
    """A scenario's sentences, each in lines of its own."""
    rows = tuple(
        Row(
            f"words.{number}.{at}",
            "" if at else sentence.about,
            (line.text,),
            formula=line.formula,
            kind=Kind.TEXT,
            flows=True,
        )
        for number, sentence in enumerate(cost_sentences(result), 1)
        for at, line in enumerate(Sentence(sentence.parts).lines(LINE))
    )
    name = result.scenario.name
    return Table(f"cost_words.{name}", result.scenario.title, (Column("words", "", Unit.TEXT, 22),), rows)


def cost_sentences(result: Result) -> list[CostSentence]:
    """Everything the scenario's employer cost says."""
    about: tuple[tuple[str, Iterable[Sequence[Part]]], ...] = (
        ("One seat", _loaded(result)),
        ("Paid leave", _leave(result)),
        ("Supervision", _supervised(result)),
        ("Licensed supervision", _licensed(result)),
        ("Make or buy", _make_or_buy(result)),
    )
    return [CostSentence(words, tuple(parts)) for words, said in about for parts in said]


def _loaded(result: Result) -> Iterator[tuple[Part, ...]]:
    """The first rung's seat: its pay, its loaded cost, and an hour worked."""
    role = result.market.entry_peer_role.role
    table, seat = seat_years.key(result.scenario.name), result.employer.full_time[role]

    def shown(row: str, value: Decimal, form: Form) -> Shown:
        return Shown(f"{table}!{row}@{role}", value, form)

    yield (
        f"A full-time {result.plan.roles[role].title} paid ",
        shown("pay", seat.pay, "hourly"),
        " an hour costs ",
        shown("loaded", seat.loaded, "dollars"),
        " a year, ",
        shown("load", seat.load, "percent"),
        " over wages: ",
        shown("per_paid_hour", seat.per_paid_hour, "hourly"),
        " an hour paid and ",
        shown("per_hour_worked", seat.per_hour_worked, "hourly"),
        " an hour worked.",
    )


def _leave(result: Result) -> Iterator[tuple[Part, ...]]:
    """Where paid leave is counted, once, and the fringe rate that either way of counting gives."""
    leave = result.plan.employer_cost.paid_leave
    if leave is None:
        return
    role = result.market.entry_peer_role.role
    table, seat = seat_years.key(result.scenario.name), result.employer.full_time[role]
    where = (
        "inside the seats' paid hours, at no further cost"
        if leave.counted_in == "salary"
        else "on top of the seats' hours, with its tax"
    )
    yield (
        f"Counted once, in {leave.counted_in}: {where}. What comes on top is ",
        Shown(f"{table}!load_paid@{role}", seat.load_on_hours_paid, "percent"),
        " of pay with leave in salary, or ",
        Shown(f"{table}!load_worked@{role}", seat.load_on_hours_worked, "percent"),
        " of pay for hours worked with leave in fringe: the same dollars.",
    )


def _supervised(result: Result) -> Iterator[tuple[Part, ...]]:
    by, table = supervising_role(result.plan), supervision.key(result.scenario.name)
    for cost in result.employer.supervision:
        assert by
        yield (
            f"Supervising one full-time {result.plan.roles[cost.role].title} costs ",
            Shown(f"{table}!total@{cost.role}", cost.total, "dollars"),
            " a year: ",
            Shown(f"{table}!supervisor@{cost.role}", cost.supervisor, "dollars"),
            f" as a share of a {result.plan.roles[by].title} and ",
            Shown(f"{table}!own_time@{cost.role}", cost.own_time, "dollars"),
            " as the person's own time.",
        )


def _licensed(result: Result) -> Iterator[tuple[Part, ...]]:
    amounts = result.budget.other.get(LICENSED)
    if amounts and result.plan.supervision and result.plan.supervision.licensed:
        cell = f"{budget.key(result.scenario.name)}!other.{LICENSED}@{budget.WHOLE_PLAN}"
        yield (
            f"{result.plan.supervision.licensed.title}, asked for by the state's rule as the config gives it, adds ",
            Shown(cell, sum(amounts, Decimal(0)), "dollars"),
            " over the plan.",
        )


def _make_or_buy(result: Result) -> Iterator[tuple[Part, ...]]:
    table = supervision.bought_key(result.scenario.name)
    for each in result.employer.make_or_buy:
        more = each.buy - each.make
        ours = result.plan.roles[each.instead_of].title
        yield (
            f"{result.plan.bought[each.name].title}: ",
            Shown(f"{table}!{each.name}@buy", each.buy, "hourly"),
            f" an hour bought, {_article(ours)} {ours} of our own ",
            Shown(f"{table}!{each.name}@make", each.make, "hourly"),
            " an hour worked; ",
            Choice(f"{table}!{each.name}@more", more, "our own costs less, by ", "buying costs less, by "),
            Shown(f"{table}!{each.name}@more", more, "hourly_size"),
            " an hour.",
        )


def _article(title: str) -> str:
    return "an" if title[:1].lower() in "aeiou" else "a"
