"""A config's sections written with capitals, `Grades:`: one problem each, and the rest is read as if they had none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ladder.config.findings import field_names
from ladder.config.problems import Problem, quoted
from ladder.config.source import Document, Mark, Path
from ladder.config.validate import problem_at
from ladder.model.plan import Plan


def without_capitals(document: Document) -> tuple[Document, list[Problem]]:
    """The document with each such section under its own name, and the problems."""
    sections = {name.casefold(): name for name in field_names(Plan)}
    names = {
        name: sections[name.casefold()]
        for name in document.data
        if name not in sections.values() and sections.get(name.casefold(), name) not in document.data
    }
    if not names:
        return document, []
    problems = [
        problem_at(document, (name,), f"unknown field; did you mean {quoted(section)}?", on_key=True)
        for name, section in names.items()
    ]

    def renamed(marks: Mapping[Path, Mark]) -> dict[Path, Mark]:
        return {_renamed(path, names): mark for path, mark in marks.items()}

    return replace(
        document,
        data={names.get(name, name): value for name, value in document.data.items()},
        key_marks=renamed(document.key_marks),
        value_marks=renamed(document.value_marks),
    ), problems


def _renamed(path: Path, names: Mapping[str, str]) -> Path:
    return (names.get(str(path[0]), path[0]), *path[1:]) if path else path
