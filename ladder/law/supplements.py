"""State supplements: which amount a state and a living arrangement have, and who runs them. 42 USC 1382e."""

from __future__ import annotations

from ladder.law.law import Law

FEDERALLY_RUN = frozenset(("CA", "HI", "MT", "NV", "NJ", "VT"))
"""States whose supplement SSA pays with SSI. POMS SI 01401.001."""

FEDERALLY_RUN_IN_CARE = frozenset(("DE", "DC", "IA", "MI", "PA", "RI"))
"""States where SSA pays the supplement of people in care homes, the state any other.

Pennsylvania: http://services.dpw.state.pa.us/oimpolicymanuals/supp (720.1), since January 2005.
"""

OWN_HOUSEHOLD = "own_household"
HOUSEHOLD_OF_ANOTHER = "household_of_another"
_COMMUNITY = frozenset((OWN_HOUSEHOLD, HOUSEHOLD_OF_ANOTHER))


def is_federally_run(state: str, arrangement: str) -> bool:
    """Whether SSA pays the supplement, so that it belongs to SSI's own limit."""
    return state in FEDERALLY_RUN or (state in FEDERALLY_RUN_IN_CARE and arrangement not in _COMMUNITY)


def supplement_place(law: Law, name: str, state: str, arrangement: str, blind: bool) -> str | None:
    """The place under which a figure holds the arrangement's amount, or None where it is not known.

    New York's own household is living alone.
    """
    if state == "NY" and arrangement == OWN_HOUSEHOLD:
        arrangement = "living_alone"
    places = law.places(name)
    names = [f"{state}.{arrangement}.blind"] if blind else []
    return next((place for place in (*names, f"{state}.{arrangement}") if place in places), None)


def living_arrangements(law: Law, state: str | None) -> tuple[str, ...]:
    """The living arrangements a state's person file may name."""
    found = {place.split(".")[1] for place in law.places("state_supplement") if place.split(".")[0] == state}
    return tuple(sorted(found | _COMMUNITY))
