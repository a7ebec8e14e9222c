"""Words in a config: the short names that its parts go by, and text to read."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NEXT_SENTENCE = re.compile(r"(?:[!?]|\b[a-z]{3,}\.)[\"')]?\s+\S")  # not after "St." or an initial


def _short_name(text: str) -> str:
    if not _NAME.fullmatch(text):
        message = "a short name starts with a letter and has letters, digits, - and _ only"
        plain = re.sub("[^A-Za-z0-9-]+", "_", text).strip("_-")
        instead = f'; write "{plain}"' if _NAME.fullmatch(plain) else ""
        raise PydanticCustomError("name", "{message}{instead}", {"message": message, "instead": instead})
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _one_sentence(text: str) -> str:
    if _NEXT_SENTENCE.search(text):
        raise PydanticCustomError(
            "sentences", "this is more than one sentence; a slide's title has room for one", {}
        )
    return text


Name = Annotated[
    str,
    StringConstraints(max_length=40),
    AfterValidator(_short_name),
    WithJsonSchema({"type": "string", "pattern": f"^{_NAME.pattern}$", "maxLength": 40}),
]
"""A short name used as a key: letters, digits, - and _."""
ScenarioName = Annotated[str, StringConstraints(max_length=24), AfterValidator(_short_name)]
"""A scenario's short name; it goes into the name of a sheet, which holds 31 characters."""
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400), AfterValidator(_one_line)
]
"""Words to read, in one line."""
OneSentence = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=160),
    AfterValidator(_one_line),
    AfterValidator(_one_sentence),
]
"""A sentence to read, short enough for a slide's title."""
