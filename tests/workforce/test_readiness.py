"""Readiness: the time to prepare at each bound, and hires that wait for it: in the budget, and nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import config_text, plan_set, results_of

from ladder.analysis import Result
from ladder.model.plan_set import PlanSet
from ladder.model.readiness import Readiness, ReadinessAnswers

NAMES = tuple(ReadinessAnswers.model_fields)


def answers(true: int) -> dict[str, bool]:
    """Answers of which the first so many are true."""
    return {name: number < true for number, name in enumerate(NAMES)}


def section(true: int, rest: str = "delay_hires: true") -> str:
    """A config's section with so many true statements."""
    told = ", ".join(f"{name}: {str(answer).lower()}" for name, answer in answers(true).items())
    return f"readiness: {{answers: {{{told}}}, {rest}}}\n"


# The handbook: 8 to 10 true, at least six months; 5 to 7, at least a year; fewer, ask other organizations: no figure.
@pytest.mark.parametrize(("true", "months"), [(10, 6), (8, 6), (7, 12), (5, 12), (4, None), (0, None)])
def test_how_long_to_prepare(true: int, months: int | None) -> None:
    readiness = Readiness(answers=ReadinessAnswers(**answers(true)))
    assert (readiness.true_statements, readiness.least_months, readiness.months) == (true, months, months)


@pytest.mark.parametrize(("true", "least"), [(8, 6), (7, 12), (5, 12), (4, 12)])
def test_our_own_months_are_no_fewer(true: int, least: int) -> None:
    def own(months: int) -> int | None:
        return Readiness(
            answers=ReadinessAnswers(**answers(true)), preparation_months=months, delay_hires=True
        ).months

    assert own(least) == least
    with pytest.raises(ValueError, match=r"true the handbook|true it asks for"):
        own(least - 1)


# One person of 20 hours at $20.00 is there; two more come in March 2027. A month of one is 20 x 52 / 12 x 20.00.
MONTH = Decimal(20) * 52 / 12 * 20
SEATS = (
    "seats: {line: {role: peer, hours: 20}, more: {role: peer, seats: 2, hours: 20, first_month: 2027-03}}\n"
)
HIRING = "hiring: {items: {training: {title: Training, amount: 600}}}\n"


def plans(readiness: str, more: str = "", seats: str = SEATS) -> PlanSet:
    return plan_set(config_text(seats + HIRING + readiness + more))


def wages(result: Result) -> list[Decimal]:
    return [
        sum((line.wages[month] for line in result.budget.lines.values()), Decimal(0)) for month in range(12)
    ]


def test_hires_wait_in_the_budget() -> None:
    (asked,) = results_of(plans(section(8)))
    (plain,) = results_of(plans(""))
    # From January to February one person; without delay three from March on, with six months of preparation from July.
    assert wages(plain) == pytest.approx([MONTH] * 2 + [3 * MONTH] * 10)
    assert wages(asked) == pytest.approx([MONTH] * 6 + [3 * MONTH] * 6)
    hired = {name: [int(cost) for cost in each] for name, each in asked.budget.other.items()}
    assert [cost for each in hired.values() for cost in each] == [0] * 6 + [1200] + [0] * 5
    (each,) = asked.scenario.delayed
    assert (each.line, each.seats, str(each.planned)) == ("more", 2, "2027-03")


def test_a_delay_moves_hires_and_nothing_else() -> None:
    asked, plain = (plans(text).baseline.plan for text in (section(8), ""))
    moved = asked.seats["more"].model_copy(update={"first_month": plain.seats["more"].first_month})
    assert {**asked.seats, "more": moved} == dict(plain.seats)
    assert asked.model_copy(update={"seats": plain.seats, "readiness": None}) == plain


@pytest.mark.parametrize(
    ("readiness", "opens"),
    [
        (section(8, "delay_hires: false"), "2027-03"),
        (section(8), "2027-07"),
        (section(8, "starts: 2026-10, delay_hires: true"), "2027-04"),
        (section(10, "preparation_months: 9, delay_hires: true"), "2027-10"),
        (section(7, "starts: 2026-06, delay_hires: true"), "2027-06"),
        (section(4, "starts: 2026-06, preparation_months: 14, delay_hires: true"), "2027-08"),
    ],
)
def test_when_new_seats_open(readiness: str, opens: str) -> None:
    seats = plans(readiness).baseline.plan.seats
    assert (str(seats["more"].first_month), seats["line"].first_month) == (opens, None)


SCENARIO = """
scenarios:
  bigger:
    title: Bigger
    changes:
      seats:
        line: {seats: 4}
        late: {role: peer, hours: 20, first_month: 2027-09}
        gone: null
        fresh: {role: peer, seats: 2, hours: 30}
"""
TODAY = "seats: {line: {role: peer, hours: 20}, gone: {role: peer, hours: 20}}\n"


def test_a_preparation_that_is_over_is_no_problem() -> None:
    # Six months from January 2026 are over when the plan starts in January 2027: seats open when they were to open.
    waited = plans(section(8, "starts: 2026-01, delay_hires: true"))
    assert waited.baseline.delayed == ()
    assert str(waited.baseline.plan.seats["more"].first_month) == "2027-03"


def test_in_a_scenario_only_what_is_more_than_today_waits() -> None:
    found = plans(section(8), SCENARIO, TODAY)
    seats = found.scenarios[1].plan.seats
    assert {name: (line.seats, str(line.first_month)) for name, line in seats.items()} == {
        "line": (1, "None"),
        "line_new": (3, "2027-07"),
        "late": (1, "2027-09"),
        "fresh": (2, "2027-07"),
    }
    assert found.baseline.delayed == ()
    waiting = [(each.line, each.from_line, each.seats) for each in found.scenarios[1].delayed]
    assert waiting == [("line_new", "line", 3), ("fresh", "fresh", 2)]


def test_the_simulation_waits_too() -> None:
    movement = "workforce: {yearly_exits: 0%, months_to_fill: 0}\n"
    (asked,) = results_of(plans(section(8), movement))
    assert asked.risk is not None
    people = asked.risk.reconciliation["simulated"]
    (plain,) = results_of(plans("", movement, SEATS.replace("2027-03", "2027-07")))
    assert plain.risk is not None
    assert people == plain.risk.reconciliation["simulated"]
