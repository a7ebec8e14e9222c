"""How the charts of income by source draw what a worker has: sources of income, and the states of the programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ladder.reports.charts.style import GREY, NAVY, RUST, SKY


@dataclass(frozen=True, slots=True)
class Look:
    """A color, a hatch and the color of its lines."""

    color: str
    hatch: str
    lines: str  # the color of the hatch


SOURCES = {
    "wages": Look(NAVY, "", "white"),
    "SSDI": Look(SKY, "//", "white"),
    "SSI": Look(RUST, "\\\\", "white"),
}
OTHER_SOURCE = Look(GREY, "xx", "white")
DEPENDS = Look("white", "..", GREY)
_BLUE, _PEACH, _PALE, _VIOLET = "#DCE6EE", "#F3DFD0", "#E4E4E4", "#EDE7F3"
STATES = {
    word: Look(color, hatch, GREY)
    for words, color, hatch in (
        (("paid", "extended"), "white", ""),
        (("1619(b)",), "white", "..."),
        (("SSI", "with SSI"), _BLUE, ""),  # of Medicaid
        (("buy-in",), _BLUE, "\\\\\\"),
        (("trial work",), _BLUE, "///"),
        (("grace",), _PEACH, "xxx"),
        (("not paid", "stopped", "zero", "nothing payable"), _PALE, "---"),
        (("suspended",), _PALE, "///"),
        (("ineligible",), _PALE, "\\\\\\"),
        (("ended", "terminated"), _PALE, "+++"),
        (("none", "not yet"), _PALE, "|||"),
        (("either way", "depends"), _PEACH, "ooo"),
        (("ask", "not known"), _PEACH, "***"),
        (("not projected",), _PEACH, ""),
        (("projected",), _PEACH, "---"),
    )
    for word in words
}
"""How each state is drawn, the same in every chart; words that stand for one state share a look.

In one program's row no two states have one hatch, so that they differ in gray, too.
"""
_ROLES = tuple(Look(_VIOLET, hatch, GREY) for hatch in ("", "///", "...", "xxx"))


def state_looks(words: Iterable[str]) -> dict[str, Look]:
    """The look of each state; words that are none, as the roles someone holds, have others in the order given."""
    found = dict.fromkeys(words)
    others = (word for word in found if word not in STATES)
    roles = {word: _ROLES[at % len(_ROLES)] for at, word in enumerate(others)}
    return {word: STATES.get(word) or roles[word] for word in found}
