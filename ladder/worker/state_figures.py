"""A state's own figures for a person in their own household: supplement to SSI, 1619(b) threshold, buy-in limits."""

from __future__ import annotations

from ladder.law import Figure, FigureNotKnownError, Law
from ladder.law.money import to_mills
from ladder.law.ssdi_months import NEVER
from ladder.law.ssi_months import UNKNOWN_THRESHOLD
from ladder.law.supplements import OWN_HOUSEHOLD, supplement_place
from ladder.model.month import Month


def supplement_figure(law: Law, state: str, month: Month) -> Figure | None:
    """The state supplement of a person in their own household; None where it is not known."""
    place = supplement_place(law, "state_supplement", state, OWN_HOUSEHOLD, blind=False)
    return None if place is None else _figure(law, "state_supplement", month, place)


def threshold_figure(law: Law, state: str, month: Month) -> Figure | None:
    """The state's charted 1619(b) threshold, dollars a year; None where it is not known."""
    return _figure(law, "medicaid_1619b_threshold", month, state)


def state_supplement(law: Law, state: str, month: Month) -> int:
    """The supplement in mills; 0 where none is known, which `supplement_figure` tells apart."""
    figure = supplement_figure(law, state, month)
    return to_mills(figure.value) if figure else 0


def threshold_1619b(law: Law, state: str, month: Month) -> int:
    """The 1619(b) threshold in mills a year, or `UNKNOWN_THRESHOLD`."""
    figure = threshold_figure(law, state, month)
    return to_mills(figure.value) if figure else UNKNOWN_THRESHOLD


def buy_in_limit(law: Law, name: str, state: str, month: Month) -> int:
    """A limit of the state's Medicaid buy-in, by the figure's name, in mills, or `NEVER` where none is known."""
    figure = _figure(law, name, month, state)
    return to_mills(figure.value) if figure else NEVER


def _figure(law: Law, name: str, month: Month, place: str) -> Figure | None:
    try:
        return law.figure(name, month, place)
    except (KeyError, FigureNotKnownError):
        return None
