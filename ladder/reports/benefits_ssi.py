"""What one worker's months say of SSI, in a few sentences: cash, and what stands behind months without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ladder.law import Law
from ladder.model.month import Month
from ladder.reports.benefits_words import (
    highest,
    law_money,
    listing,
    lowest,
    money,
    month_of,
    spans,
    spread,
)
from ladder.worker.person import Person
from ladder.worker.reasons import only_medicaid_unknown, suspension_reason

Row = dict[str, Any]

SUPPLEMENT_FIELD = "`law.state_supplement`"
_STATES = "the state's threshold, "


def ssi_sentences(person: Person, months: Sequence[Row], law: Law) -> Iterator[str]:
    """The sentences on SSI, most important first."""
    stopped = [month_of(row) for row in months if only_medicaid_unknown(person, law, row)]
    unknown = [month_of(row) for row in months if row["ssi"]["status"] is None]
    unknown = [month for month in unknown if month not in stopped]
    if unknown:
        yield f"Whether SSI is paid is not known for {spans(unknown)}."
    yield from _cash(person, months, bool(unknown))
    if stopped:
        yield (
            f"SSI pays no federal cash in {spans(stopped)}. Only whether Medicaid continues under section 1619(b), or "
            "SSI is suspended, is not known: the 1619(b) threshold is missing. SSI can start again within 12 months "
            "with no new application."
        )
    yield from _without_ssi(person, months, law)
    paid = any(row["ssi"]["status"] == "paid" for row in months)
    if len({row["wages"] for row in months}) > 1 and paid:
        yield (
            "SSI looks two months back: a change in pay changes the check two months later, up or down. After a "
            "month without SSI it starts again with that month's own income."
        )


def _cash(person: Person, months: Sequence[Row], unknown: bool) -> Iterator[str]:
    paid = [row for row in months if row["ssi"]["status"] == "paid"]
    every = "every month shown" if len(paid) == len(months) else f"{len(paid)} of {len(months)} months"
    if not paid:
        if not unknown:
            yield "SSI pays no cash in the months shown."
        return
    name, cash, parts = "SSI", ssi_cash, _parts(paid)
    if supplement_alone_unknown(paid):
        name, cash, parts = "Federal SSI", _federal, ""
    if all(cash(row) == cash(paid[0]) for row in paid):
        yield f"{name} is {money(cash(paid[0]))} in {every}{parts}."
    else:
        yield f"{name} is paid in {every}. {spread(paid, cash)}"
    if name != "SSI":
        whose = f"{person.state}'s supplement" if person.state else "The state's supplement"
        yield f"{whose} is not known, and not counted in it; the person file can give it as {SUPPLEMENT_FIELD}."


def supplement_alone_unknown(months: Sequence[Row]) -> bool:
    """Whether the state's supplement is missing in a month and no month's federal payment is."""
    return any(row["ssi"]["state_supplement"] is None for row in months) and all(
        _federal(row) is not None for row in months
    )


def _parts(paid: Sequence[Row]) -> str:
    """Federal and state parts of a payment that is the same in every month."""
    federal, supplement = _federal(paid[0]), paid[0]["ssi"]["state_supplement"]
    if not supplement or any(_federal(row) != federal for row in paid):
        return ""
    return f" ({money(federal)} federal and {money(supplement)} from the state)"


def _federal(row: Row) -> Any:
    return row["ssi"]["federal_payment"]


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
            f"it is needed, resources fit, and gross earnings stay at or under {_thresholds(person, kept, law)}."
        )
    if zero := of("zero"):
        yield f"Eligible for SSI, with nothing payable, in {spans(zero)}."
    reasons: dict[str, list[Month]] = {}
    for row in months:
        if row["ssi"]["status"] == "suspended":
            reasons.setdefault(suspension_reason(person, law, row), []).append(month_of(row))
    for reason, suspended in reasons.items():
        yield (
            f"SSI is suspended in {spans(suspended)}, because {reason}. It can start again within 12 months with no "
            "new application."
        )
    if ineligible := of("ineligible"):
        yield f"Not eligible for SSI in {spans(ineligible)}."
    if ended := of("terminated"):
        yield f"SSI has ended by {ended[0].name}; it then takes a new application or expedited reinstatement."


def _thresholds(person: Person, months: Sequence[Month], law: Law) -> str:
    """Each year's threshold, once where it is the same."""
    years: dict[str, list[int]] = {}
    for month in {month.year: month for month in months}.values():
        years.setdefault(_threshold(person, month, law), []).append(month.year)
    if len(years) == 1:
        return next(iter(years))
    each = [f"{words} in {listing([str(year) for year in those])}" for words, those in years.items()]
    return listing([each[0], *(words.removeprefix(_STATES) for words in each[1:])])


def _threshold(person: Person, month: Month, law: Law) -> str:
    name, state = "medicaid_1619b_threshold", person.state
    given = person.law.medicaid_1619b_threshold
    own = given.named(month) if given else None
    if own is not None:
        return f"{law_money(own)} a year (the file's own figure)"
    blind = f"{state}.blind"
    place = blind if person.blind and blind in law.places(name) else str(state)
    figure = law.figure(name, month, place)
    return f"{_STATES}{law_money(figure.value)} a year ({figure.status})"
