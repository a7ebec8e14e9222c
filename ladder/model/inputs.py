"""What a config says, kept with a run so that a later run can tell what moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Inputs:
    """A config as plain data, and the fingerprint of each file it names, by the field that names it.

    `config` is without what is said of the inputs (their sources, what is assumed); a roster's or a survey's rows
    are no part of it. Numbers other than whole ones are Decimal.
    """

    config: Mapping[str, Any]
    files: Mapping[str, str]
