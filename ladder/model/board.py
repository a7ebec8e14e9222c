"""What a config says of the board's slides: the decision asked, and the agency's colors."""

from __future__ import annotations

import re
from math import dist
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from ladder.model.frozen import Frozen
from ladder.model.names import OneSentence

_HEX = re.compile(r"#?([0-9A-Fa-f]{6})")
TEXT_CONTRAST, GRAPHIC_CONTRAST = 4.5, 3.0
"""The least contrast with what is behind it, of text and of graphics (WCAG 2.2, 1.4.3 and 1.4.11)."""


LEAST_DIFFERENCE = 80
"""How far two colors are apart at least, of 442 from black to white: our own judgment of what an eye tells apart."""
FIXED = {
    "#3B8FC4": "a second plan and a second fund",
    "#767676": "today's plan and what others pay",
}
"""The colors of the slides' charts that no agency chooses, and what is drawn in them."""
LEAST_FROM_FIXED = 50
"""How far from each of them a chosen color is at least: less, for the blue is striped besides; our own judgment."""


def difference(one: str, other: str) -> float:
    """The distance of two colors such as `#003F6B` in red, green and blue, each 0 to 255."""
    return dist(*(tuple(int(color[start : start + 2], 16) for start in (1, 3, 5)) for color in (one, other)))


def contrast_with_white(color: str) -> float:
    """The contrast ratio, 1 to 21, of a color such as `#003F6B` and white, by WCAG's formula."""
    parts = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _color(value: Any, least: float, use: str) -> str:
    found = _HEX.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        message = 'write a color as # and six digits or letters A to F, in quotes: "#003F6B"'
        raise PydanticCustomError("color", message, {})
    color = f"#{found[1].upper()}"
    ratio = contrast_with_white(color)
    if ratio < least:
        message = (
            "{color} is too light for {use} on white: its contrast is {ratio}, and {least} is the least; "
            "take a darker one"
        )
        shown = {"color": color, "use": use, "ratio": f"{ratio:.1f}", "least": f"{least:g}"}
        raise PydanticCustomError("contrast", message, shown)
    return color


def _text_color(value: Any) -> str:
    return _color(value, TEXT_CONTRAST, "titles")


def _graphic_color(value: Any) -> str:
    return _color(value, GRAPHIC_CONTRAST, "bars")


def _schema(example: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{_HEX.pattern}$", "examples": [example]})


TextColor = Annotated[str, BeforeValidator(_text_color), _schema("#003F6B")]
GraphicColor = Annotated[str, BeforeValidator(_graphic_color), _schema("#B34700")]


class Colors(Frozen):
    """The agency's colors on the board's slides."""

    primary: TextColor = "#003F6B"
    accent: GraphicColor = "#B34700"

    @model_validator(mode="after")
    def _two_colors(self) -> Colors:
        if difference(self.primary, self.accent) >= LEAST_DIFFERENCE:
            return self
        shown = {"primary": self.primary, "accent": self.accent}
        if "accent" in self.model_fields_set:
            message = (
                "this is too near the primary color, {primary}; what stands out needs a color of its own"
            )
            raise PydanticCustomError("colors", message, {"field": "accent", **shown})
        message = "this is too near {accent}, in which what stands out is drawn; name another color for that as accent"
        raise PydanticCustomError("colors", message, {"field": "primary", **shown})

    @model_validator(mode="after")
    def _apart_from_the_fixed(self) -> Colors:
        for name in ("primary", "accent"):
            color = getattr(self, name)
            for fixed, use in FIXED.items():
                if difference(color, fixed) < LEAST_FROM_FIXED:
                    message = (
                        "{color} is too near {fixed}, in which the slides' charts draw {use}; take a darker one, or "
                        "one of another hue"
                    )
                    shown = {"field": name, "color": color, "fixed": fixed, "use": use}
                    raise PydanticCustomError("colors", message, shown)
        return self


class Board(Frozen):
    """The board's slides."""

    decision: OneSentence | None = None  # without it, one made from the figures
    colors: Colors = Colors()
