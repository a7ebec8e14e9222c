"""A config's number as a reader needs it: with the unit that its field has."""

from __future__ import annotations

from decimal import Decimal

_UNITS = {
    "months": "months",
    "hours": "hours",
    "minutes": "minutes",
    "miles": "miles",
    "people": "people",
    "seats": "seats",
}
"""The unit by a word of the field's name; amounts that have none of these words are dollars, or in `_BARE`."""
_OTHER = {"span": "people", "group_size": "people"}
_BARE = frozenset(
    {
        "fiscal_year",
        "industries",
        "pay_elasticity",
        "shared_by",
        "step",
        "step_raises",
        "target_percentile",
        "draws",
        "seed",
    }
)


def with_unit(field: str, value: str) -> str:
    """`$21.50`, `12%`, `3 months`: a value as the config has it, where `field` is its dotted place."""
    if value.endswith("%"):
        return value
    names = field.split(".")[::-1]  # the last says most
    if _BARE & set(names):
        return value
    unit = next((_UNITS[word] for name in names for word in _heads(name) if word in _UNITS), "")
    unit = unit or next((_OTHER[name] for name in names if name in _OTHER), "")
    if unit:
        return f"{value} {unit.removesuffix('s') if Decimal(value) == 1 and unit != 'people' else unit}"
    amount = Decimal(value)
    return (
        f"${amount:,.0f}" if amount == amount.to_integral_value() and "." not in value else f"${amount:,.2f}"
    )


def _heads(name: str) -> list[str]:
    """The words of a name that say what it counts: in `hours_a_month` the first, in `preparation_months` the last."""
    words = name.split("_")
    return [words[0], words[-1]]
