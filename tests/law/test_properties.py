"""What must hold of every month, whatever the worker."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pytest
from test_oracle import FIRST, HOUSEHOLDS, LAW, MONTHS, Population

from ladder.law import month_law
from ladder.law.engine import State, advance
from ladder.law.money import round_payment
from ladder.law.ssi import Income, countable_income, payment, with_minimum
from ladder.model.month import Month
from ladder.worker.months import project_benefits

RECORD = month_law(LAW, Month.of(2026, 6))
WAGES = np.arange(0, 3_000_010, 10, dtype=np.int64)  # every cent from 0 to 3,000


def test_ssi_never_rises_with_earnings_and_stays_between_nothing_and_the_rate() -> None:
    for unearned in (0, 10_000, 20_000, 600_000):
        counted = countable_income(Income(earned=WAGES, unearned=unearned), RECORD)
        paid = with_minimum(payment(RECORD.federal_benefit_rate, counted.total), 0)
        assert (np.diff(paid) <= 0).all()
        assert paid.min() >= 0
        assert paid.max() <= RECORD.federal_benefit_rate
        assert (paid % 10 == 0).all()


def test_two_dollars_of_wages_cost_one_of_ssi() -> None:
    counted = countable_income(Income(earned=WAGES), RECORD).total
    above = WAGES > 85_000
    assert (counted[above] == (WAGES[above] - 85_000) // 2).all()


def test_rounding_up_never_adds_a_whole_cent() -> None:
    mills = np.arange(0, 5_000)
    added = round_payment(mills) - mills
    assert added.min() == 0
    assert added.max() == 9


def flat(value: Any) -> list[np.ndarray[Any, Any]]:
    """Every array in a record, in order."""
    if is_dataclass(value):
        return [array for f in fields(value) for array in flat(getattr(value, f.name))]
    if isinstance(value, tuple):
        return [array for part in value for array in flat(part)]
    return [np.asarray(value)]


def months_of(people: Population, state: State, start: int, stop: int) -> tuple[State, list[Any]]:
    results = []
    for at in range(start, stop):
        state, result = advance(state, people.facts(at), people.household, month_law(LAW, FIRST + at))
        results.append(result)
    return state, results


@pytest.mark.parametrize("kind", HOUSEHOLDS)
def test_splitting_a_run_in_two_gives_the_same_months(kind: str) -> None:
    people = Population(11, 100, HOUSEHOLDS[kind])
    _, whole = months_of(people, people.start(), 0, MONTHS)
    for cut in (1, 9, 20):
        middle, before = months_of(people, people.start(), 0, cut)
        _, after = months_of(people, middle, cut, MONTHS)
        for one, other in zip(flat(tuple(whole)), flat(tuple(before + after)), strict=True):
            np.testing.assert_array_equal(one, other)


def test_one_worker_is_the_same_alone_as_among_many() -> None:
    together = Population(12, 100, HOUSEHOLDS["alone"])
    _, among = months_of(together, together.start(), 0, MONTHS)
    for row in (0, 41, 99):
        alone = Population(12, 100, HOUSEHOLDS["alone"])
        for name, value in vars(alone).items():
            if isinstance(value, np.ndarray):
                setattr(alone, name, value[row : row + 1])
        alone.rows = 1
        _, single = months_of(alone, alone.start(), 0, MONTHS)
        for one, many in zip(single, among, strict=True):
            assert one.ssi.federal[0] == many.ssi.federal[row]
            assert one.ssdi.received[0] == many.ssdi.received[row]
            assert one.medicaid[0] == many.medicaid[row]


def test_a_month_never_depends_on_later_months() -> None:
    person = {
        "first_month": "2026-01",
        "months": 12,
        "state": "NY",
        "ssi": {},
        "ssdi": {"benefit": 400, "trial_work_months": 5},
        "income": {"wages": {"2025-10..2026-06": 1700, "2026-07..2026-12": 900}},
    }
    later = {**person, "income": {"wages": {"2025-10..2026-06": 1700, "2026-07..2026-12": 4000}}}
    one, other = (project_benefits(p)["months"][:6] for p in (person, later))
    for month, changed in zip(one, other, strict=True):
        for name in ("ssi", "ssdi", "medicaid", "medicare", "fica"):
            assert month[name] == changed[name]
    # the guard can fail: the first month that differs is seen
    assert project_benefits(person)["months"][6]["ssi"] != project_benefits(later)["months"][6]["ssi"]
