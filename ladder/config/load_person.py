"""A person file, YAML or JSON, as one anonymous worker; or every problem in it."""

from __future__ import annotations

import sys
from pathlib import Path as FilePath

from ladder.config.problems import Problem, UserProblems
from ladder.config.source import Document, read_bytes, read_file
from ladder.config.validate import validate
from ladder.worker.person import Person

STANDARD_INPUT = FilePath("-")
_MOST_BYTES = 5_000_000  # past the reader's own limit, so that it can say so


def load_person(path: FilePath) -> Person:
    """The worker in a file, or in standard input where the path is `-`. Raises UserProblems."""
    document = _standard_input() if path == STANDARD_INPUT else read_file(path)
    if isinstance(document.data, dict) and {"agency", "roles"} <= document.data.keys():
        message = "this is an agency's plan, and one worker is needed here; for a plan run: ladder plan"
        raise UserProblems([Problem(file=document.name, message=message)])
    person, problems = validate(document, Person)
    if person is None:
        raise UserProblems(problems)
    return person


def _standard_input() -> Document:
    content = sys.stdin.buffer.read(_MOST_BYTES)
    return read_bytes(content, "standard input")
