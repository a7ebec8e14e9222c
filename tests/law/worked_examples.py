"""The worked examples of `cases/`, each with its source, and how their amounts are read."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from ladder.law import MonthLaw, load_law, month_law
from ladder.law.money import to_dollars, to_mills
from ladder.model.month import Month

CASES = [
    case
    for file in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]
LAW = load_law()
ZERO = Decimal(0)


def of_kind(*kinds: str) -> list[Any]:
    return [pytest.param(case, id=case["example"]) for case in CASES if case["kind"] in kinds]


def mills(amount: Any) -> int:
    return to_mills(Decimal(str(amount)))


def dollars(amount: Any) -> Decimal:
    return to_dollars(int(amount))


def law_of(case: dict[str, Any]) -> MonthLaw:
    """The law of the case's year, with the rates the case names."""
    year = max(case.get("year") or 2026, 2019)
    record = month_law(LAW, Month.of(year, 6))
    given = case["given"]
    names = {"fbr": "federal_benefit_rate", "fbr_couple": "federal_benefit_rate_couple"}
    return replace(record, **{field: mills(given[name]) for name, field in names.items() if name in given})
