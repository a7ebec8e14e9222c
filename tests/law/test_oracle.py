"""Random histories through the engine and through the plain oracle: the same months, to the cent."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import oracle
import pytest
from numpy.typing import NDArray

from ladder.law import load_law, month_law
from ladder.law.engine import Facts, State, advance, new_ssdi_state, new_ssi_state
from ladder.law.money import to_mills
from ladder.law.ssdi import Work
from ladder.law.ssdi_months import NEVER, SsdiFacts, SsdiPhase, count_service_months, payable
from ladder.law.ssi import student_exclusion
from ladder.law.ssi_income import Household, Sources
from ladder.law.ssi_months import SsiFacts, SsiStatus
from ladder.model.month import Month
from ladder.worker.months import project_benefits

FIRST = Month.of(2024, 5)
MONTHS = 30  # through October 2026
BEHIND = 3
LAW = load_law()
Array = NDArray[np.int64]
HOUSEHOLDS = {
    "alone": Household(),
    "in another's household": Household(in_household_of_another=True),
    "eligible couple": Household(spouse="eligible"),
    "spouse not eligible": Household(spouse="ineligible", ineligible_children=1),
}


class Population:
    """Random rows; amounts in cents, [row, month], the months behind the first included."""

    def __init__(self, seed: int, rows: int, household: Household) -> None:
        draw = np.random.default_rng(seed)
        self.rows, self.household = rows, household
        shape = (rows, MONTHS + BEHIND)
        level = draw.integers(0, 320_000, (rows, 1))
        moves = draw.choice([0, 0, 10, 10, 10, 10, 15], shape)  # stops and three-payday months
        jump = np.where(
            np.arange(shape[1]) >= draw.integers(0, shape[1], (rows, 1)), draw.integers(5, 16, (rows, 1)), 10
        )
        self.wages = level * moves // 10 * jump // 10

        def some(share: float, most: int) -> Array:
            return np.where(draw.random(shape) < share, draw.integers(0, most, shape), 0)

        self.unearned, self.needs = some(0.3, 60_000), some(0.1, 20_000)
        self.in_kind = some(0.2, 50_000)
        self.irwe, self.plan = some(0.3, 30_000), some(0.1, 30_000)
        spouse = household.spouse != "none"
        self.spouse_earned = some(0.6, 250_000) * spouse
        self.spouse_unearned = some(0.4, 60_000) * spouse
        self.resources = draw.choice([150_000, 150_000, 150_000, 200_000, 200_001, 300_001], shape)
        self.blind = draw.random(rows) < 0.2
        self.blind_expenses = some(0.5, 30_000) * self.blind[:, None]
        self.student = draw.random(rows) < 0.2
        self.ssi, self.ssdi = draw.random(rows) < 0.8, draw.random(rows) < 0.6
        self.long_standing = bool(draw.random() < 0.7)
        self.benefit = draw.integers(250, 1500, rows) * 10 * 10  # whole dimes, in cents
        self.self_pays = draw.random(rows) < 0.5
        self.service = draw.random((rows, 59)) < draw.choice([0.0, 0.1, 0.6], (rows, 1))
        self.service &= self.ssdi[:, None]
        self.supplement = draw.choice([0, 8700, 23994])
        self.federal_supplement = bool(draw.random() < 0.5)
        self.threshold = draw.integers(2_000_000, 6_000_000, rows)

    def worker(self, row: int) -> oracle.Worker:
        def series(amounts: Array) -> dict[int, Decimal]:
            start = FIRST.ordinal - BEHIND
            return {start + at: Decimal(int(cents)) / 100 for at, cents in enumerate(amounts[row])}

        return oracle.Worker(
            first=FIRST.ordinal,
            months=MONTHS,
            wages=series(self.wages),
            unearned=series(self.unearned),
            needs=series(self.needs),
            in_kind=series(self.in_kind),
            irwe=series(self.irwe),
            plan=series(self.plan),
            blind_expenses=series(self.blind_expenses),
            resources=series(self.resources),
            spouse_earned=series(self.spouse_earned),
            spouse_unearned=series(self.spouse_unearned),
            spouse=self.household.spouse,
            children=self.household.ineligible_children,
            another=self.household.in_household_of_another,
            blind=bool(self.blind[row]),
            student=bool(self.student[row]),
            ssi=bool(self.ssi[row]),
            long_standing=self.long_standing,
            ssdi=bool(self.ssdi[row]),
            benefit=Decimal(int(self.benefit[row])) / 100,
            self_pays=bool(self.self_pays[row]),
            service=tuple(FIRST.ordinal - 59 + at for at in range(59) if self.service[row, at]),
            supplement=Decimal(int(self.supplement)) / 100,
            federal_supplement=self.federal_supplement,
            threshold=Decimal(int(self.threshold[row])) / 100,
        )

    def sources(self, at: int) -> Sources:
        """Month `at` from the first, without Social Security."""
        column = at + BEHIND
        return Sources(
            wages=self.wages[:, column] * 10,
            unearned=self.unearned[:, column] * 10,
            in_kind_support=self.in_kind[:, column] * 10,
            needs_based=self.needs[:, column] * 10,
            spouse_earned=self.spouse_earned[:, column] * 10,
            spouse_unearned=self.spouse_unearned[:, column] * 10,
            impairment_related_work_expenses=np.where(self.blind, 0, self.irwe[:, column] * 10),
            blind_work_expenses=self.blind_expenses[:, column] * 10,
            plan_to_achieve_self_support=self.plan[:, column] * 10,
        )

    def start(self) -> State:
        dues, used, before = [], np.zeros(self.rows, dtype=np.int64), []
        for back in (3, 2, 1):
            amount, cash = payable(self.benefit * 10, self.self_pays, month_law(LAW, FIRST + -back))
            dues.append((amount * self.ssdi, cash * self.ssdi))
        for at in (-2, -1):
            law = month_law(LAW, FIRST + at)
            sources = replace(self.sources(at), social_security=dues[at + 2][0])
            excluded = np.where(self.student, student_exclusion(sources.wages, used, law), 0)
            used = used + excluded
            before.append(replace(sources, student_exclusion=excluded))
        laws = (month_law(LAW, FIRST + -1), month_law(LAW, FIRST + -2))
        ssi = new_ssi_state(
            self.rows, (before[1], before[0]), laws, self.household, long_standing=self.long_standing
        )
        ssdi = new_ssdi_state(self.rows)
        window, count, ninth = ssdi.window, ssdi.used, ssdi.ninth
        for at in range(59):
            window, count = count_service_months(window, count, self.service[:, at], ninth == NEVER)
            ninth = np.where((ninth == NEVER) & (count >= 9), FIRST.ordinal - 59 + at, ninth)
        due, cash = dues[2]
        ssdi = replace(ssdi, window=window, used=count, ninth=ninth, due=due, due_cash=cash)
        return State(
            replace(ssi, student_used=used * self.long_standing), ssdi, np.zeros(self.rows, dtype=np.int64)
        )

    def facts(self, at: int) -> Facts:
        column = at + BEHIND
        wages = self.wages[:, column] * 10
        return Facts(
            ssi=SsiFacts(
                receives=self.ssi,
                income=self.sources(at),
                gross=wages,
                student=self.student,
                resources=self.resources[:, column] * 10,
                supplement=int(self.supplement) * 10,
                supplement_federally_run=self.federal_supplement,
                threshold=self.threshold * 10,
            ),
            ssdi=SsdiFacts(
                receives=self.ssdi,
                work=Work(gross=wages, impairment_related_work_expenses=self.irwe[:, column] * 10),
                benefit=self.benefit * 10,
                pays_part_b=self.self_pays,
                blind=self.blind,
            ),
            taxed_wages=wages,
        )


STATUS = {
    "none": SsiStatus.NONE,
    "paid": SsiStatus.PAID,
    "zero": SsiStatus.ZERO,
    "1619b": SsiStatus.MEDICAID_1619B,
    "suspended": SsiStatus.SUSPENDED,
    "ineligible": SsiStatus.INELIGIBLE,
    "terminated": SsiStatus.TERMINATED,
}
PHASE = {phase.name.lower(): phase for phase in SsdiPhase}


@pytest.mark.parametrize("kind", HOUSEHOLDS)
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_random_histories(seed: int, kind: str) -> None:
    people = Population(seed * 100 + len(kind), 200, HOUSEHOLDS[kind])
    expected = [oracle.follow(people.worker(row)) for row in range(people.rows)]
    state = people.start()
    seen: set[object] = set()
    for at in range(MONTHS):
        state, result = advance(state, people.facts(at), people.household, month_law(LAW, FIRST + at))
        months = [row[at] for row in expected]
        compare(result.ssi.status, [STATUS[str(m["status"])] for m in months], at)
        compare(result.ssi.federal, [to_mills(m["federal"]) for m in months], at)  # type: ignore[arg-type]
        compare(result.ssi.supplement, [to_mills(m["supplement"]) for m in months], at)  # type: ignore[arg-type]
        compare(result.ssdi.phase, [PHASE[str(m["phase"])] for m in months], at)
        compare(result.ssdi.used, [m["used"] for m in months], at)
        compare(result.ssdi.benefit, [to_mills(m["benefit"]) for m in months], at)  # type: ignore[arg-type]
        compare(result.ssdi.received, [to_mills(m["received"]) for m in months], at)  # type: ignore[arg-type]
        seen |= {m["status"] for m in months} | {m["phase"] for m in months}
    # the histories reach every state: a comparison of nothing would prove nothing
    assert seen >= {"paid", "1619b", "suspended", "terminated", "trial_work", "grace", "extended"}


def compare(found: Any, expected: list[Any], at: int) -> None:
    wrong = np.flatnonzero(np.asarray(found) != np.array(expected))
    assert not wrong.size, (
        f"{FIRST + at}, rows {wrong[:5]}: {np.asarray(found)[wrong[:5]]} for {np.array(expected)[wrong[:5]]}"
    )


def test_the_comparison_can_fail() -> None:
    with pytest.raises(AssertionError, match="rows"):
        compare(np.array([1, 2]), [1, 3], 0)


def test_random_histories_through_the_person_file() -> None:
    people = Population(7, 60, HOUSEHOLDS["alone"])
    state = "CA" if people.federal_supplement else "NY"
    for row in range(people.rows):
        worker = people.worker(row)
        found = project_benefits(person_of(worker, state))["months"]
        for month, expected in zip(found, oracle.follow(worker), strict=True):
            told = (row, month["month"])
            assert (told, month["ssi"]["status"]) == (told, expected["status"])
            assert (told, month["ssi"]["federal_payment"] or 0.0) == (told, float(expected["federal"]))  # type: ignore[arg-type]
            assert (told, month["ssi"]["state_supplement"] or 0.0) == (told, float(expected["supplement"]))  # type: ignore[arg-type]
            assert (told, month["ssdi"]["phase"]) == (told, expected["phase"])
            assert (told, month["ssdi"]["received"]) == (told, float(expected["received"]))  # type: ignore[arg-type]
            assert month["fica"] == float(oracle.fica(worker.wages[Month.parse(month["month"]).ordinal]))


def person_of(worker: oracle.Worker, state: str) -> dict[str, Any]:
    def by_month(series: dict[int, Decimal]) -> dict[str, str]:
        return {str(Month(ordinal)): str(amount) for ordinal, amount in series.items()}

    person: dict[str, Any] = {
        "first_month": str(Month(worker.first)),
        "months": worker.months,
        "state": state,
        "blind": worker.blind,
        "income": {
            "wages": by_month(worker.wages),
            "unearned": by_month(worker.unearned),
            "needs_based": by_month(worker.needs),
            "in_kind_support": by_month(worker.in_kind),
        },
        "work_incentives": {
            "irwe": by_month(worker.irwe),
            "pass": by_month(worker.plan),
            "blind_work_expenses": by_month(worker.blind_expenses),
            "student": worker.student,
        },
        "law": {
            "state_supplement": str(worker.supplement),
            "medicaid_1619b_threshold": str(worker.threshold),
        },
    }
    if worker.ssi:
        history = "long_standing" if worker.long_standing else "first_payable_month"
        person["ssi"] = {"history": history, "resources": by_month(worker.resources)}
    if worker.ssdi:
        level = {f"{Month(worker.first - 4)}..{Month(worker.first + worker.months)}": str(worker.benefit)}
        person["ssdi"] = {
            "benefit": level,
            "trial_work_months": [str(Month(ordinal)) for ordinal in worker.service],
            "part_b_paid_by": "self" if worker.self_pays else "state",
        }
    return person
