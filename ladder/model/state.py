"""The states whose law the tool looks up: the fifty and the District of Columbia."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
    "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts",
    "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
    "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico",
    "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington",
    "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
"""Each state's postal code and name."""


def _state(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("state", "a state is needed: two capital letters, like TX", {})
    if value in STATES:
        return value
    text = " ".join(value.split())
    meant = text.upper() if text.upper() in STATES else _code_of(text)
    if meant:
        raise PydanticCustomError("state", "write the state's two capital letters: {code}", {"code": meant})
    message = '"{text}" is none of the 50 states and DC; write two capital letters, like TX'
    raise PydanticCustomError("state", message, {"text": text[:40]})


def _code_of(name: str) -> str | None:
    """The code of the state with that name, whatever its capitals."""
    return next((code for code, known in STATES.items() if known.casefold() == name.casefold()), None)


State = Annotated[str, BeforeValidator(_state), WithJsonSchema({"type": "string", "enum": list(STATES)})]
"""A state's two capital letters. In YAML: `TX`."""
