"""Configs to start from, shipped in `templates/`: commented, whole, and run as they are."""

from __future__ import annotations

from importlib.resources import files

TEMPLATES = {
    "starter": "one team and a second rung",
    "peer-run": "a peer-run organization: part-time and shared seats, a grant that ends",
    "clinic-team": "a clinic's team whose services Medicaid pays by the unit",
    "statewide": "a network with its staff in a file, moved to new ranges",
}
"""Each template and what it is of."""

_BESIDE = {"statewide": ("staff.csv",)}  # files that a template names


def starter_config(template: str) -> str:
    """The text of a template."""
    return template_text(template)


def files_beside(template: str) -> dict[str, str]:
    """The files that the template names, each with its text, to stand in the config's folder."""
    return {name: _text(name) for name in _BESIDE.get(template, ())}


def template_text(name: str) -> str:
    """The text of a config in `templates/`, one to start from or the one that uses every section."""
    return _text(f"{name}.yaml")


def _text(name: str) -> str:
    return (files("ladder.config") / "templates" / name).read_text(encoding="utf-8")
