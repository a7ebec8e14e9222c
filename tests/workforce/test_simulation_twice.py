"""The simulation against a second one, one person at a time: the same plan, compared in distribution.

Means over many draws differ by chance: each is allowed 4.5 standard errors of the difference, which a right
simulation passes all but once in 100,000 times; percentiles of wages are allowed 2%.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import pytest
from one_at_a_time import Count, Rules, Seat, run
from plans import config_text, plan_set, result_from, results_of
from simulations import LADDER, simulated

from ladder.workforce.simulate import SimulationResult, simulate
from ladder.workforce.simulated_revenue import drawn_revenue
from ladder.workforce.simulation_plan import simulation_plan

RUNS = 900
MONTHS = 48


def pay(opening: float) -> list[int]:
    """A point of the table by month, in cents: 3% in month 6 (July 2027), 2% in month 30 (July 2029)."""
    first = round(opening * 100)
    second = int(first * 1.03 + 0.5 + 1e-9)
    third = int(second * 1.02 + 0.5 + 1e-9)
    return [first if month < 6 else second if month < 30 else third for month in range(MONTHS)]


def later_chance(first: float, yearly: float) -> float:
    """The later month's chance at which a steady team loses its yearly share: service in months is 12 / yearly."""
    stay = (1 - first) ** 12
    return stay / (12 / yearly - (1 - stay) / first)


def rules() -> Rules:
    first = {"peer": 0.60 / 12, "senior": 0.60 / 12, "lead": 0.15 * 1.5 / 12}
    yearly = {"peer": 0.40, "senior": 0.40, "lead": 0.15}
    return Rules(
        months=MONTHS,
        first_year=first,
        later={role: later_chance(first[role], yearly[role]) for role in first},
        fill=(2, 1),
        internal=0.7,
        earn=(8, 4),
        passing=0.85,
        within={"peer": 12},
        general={6: 0.03, 30: 0.02},
        merit={12: 0.02},
        promotion=0.05,
        paths=[
            ("senior", "lead", 18, False),
            ("peer", "senior", 12, True),
            ("peer", "peer", 6, False),
        ],
        more_hours=("peer", 6, 0.5),
        annual={"lead"},
        vacancy=0.10,
        # Long enough to go on past certification; 28.80 and 14.40 of an hour, as worked in REVENUE.
        onboarding=(0.25, 0.75, 0.8, 0.8, 0.8, 0.9, 0.9, 0.9, 0.9, 0.9),
        bills={"peer": 28.80, "senior": 14.40},
        billed_once_certified={"peer"},
    )


# $10 for each quarter hour, all of an hour is direct, a tenth denied; 80% of it billable, of seniors' 40%.
REVENUE = """
revenue:
  services: {individual: {title: Peer support, code: H0038, rate: 10}}
  roles:
    peer: {direct_share: 100%, billable_share: 80%, denial_rate: 10%}
    senior: {direct_share: 100%, billable_share: 40%, denial_rate: 10%}
"""
PLAN = LADDER.replace("[25%, 75%]", "[25%, 75%, 80%, 80%, 80%, 90%, 90%, 90%, 90%, 90%]") + REVENUE


def seats() -> list[Seat]:
    found = [Seat("peer", 20, pay(18), pay(22)) for _ in range(6)]
    found += [Seat("peer", 40, pay(20), pay(22)) for _ in range(5)]
    found += [Seat("senior", 40, pay(20), pay(26)) for _ in range(3)]
    found += [Seat("senior", 30, pay(20), pay(26), opens=9, closes=29, line="late") for _ in range(2)]
    return [*found, Seat("lead", 40, pay(52000), pay(64000))]


OPENING = [1800] * 6 + [2000] * 5 + [2000] * 3 + [2000] * 2 + [5_200_000]


@pytest.fixture(scope="module")
def counts() -> list[Count]:
    return [run(random.Random(number), rules(), seats(), OPENING) for number in range(RUNS)]


@pytest.fixture(scope="module")
def result() -> SimulationResult:
    return simulated(PLAN, draws=3000)


def revenue(found: SimulationResult) -> np.ndarray:
    planned = result_from(PLAN)
    assert planned.revenue
    return drawn_revenue(planned.plan, planned.revenue, found).sum(axis=0)


Measure = tuple[Callable[[SimulationResult], np.ndarray], Callable[[Count], float]]


def head_months(role: str) -> Measure:
    return (
        lambda found: found.by_role(found.tallies.heads)[role].sum(axis=0),
        lambda count: count.heads[role],
    )


def moves(at: int, *path: str) -> Measure:
    return (lambda found: found.tallies.moves[at].sum(axis=0), lambda count: count.moves.get(path, 0))


MEASURES: dict[str, Measure] = {
    "months with peers": head_months("peer"),
    "months with seniors": head_months("senior"),
    "months with leads": head_months("lead"),
    "hires": (lambda found: found.tallies.hires.sum(axis=(0, 1)), lambda count: count.hires),
    "leavers": (lambda found: found.tallies.leavers.sum(axis=(0, 1, 2)), lambda count: count.leavers),
    "leavers of the first year": (
        lambda found: found.tallies.leavers[:, 0].sum(axis=(0, 1)),
        lambda count: count.first_year_leavers,
    ),
    "peer to senior": moves(0, "peer", "senior"),
    "senior to lead": moves(1, "senior", "lead"),
    "peer to more hours": moves(2, "peer", "peer"),
    "months not certified": (
        lambda found: found.tallies.uncertified.sum(axis=(0, 1)),
        lambda count: count.uncertified,
    ),
    "revenue": (revenue, lambda count: count.revenue),
    "working time not productive": (
        lambda found: found.tallies.learning.sum(axis=(0, 1), dtype=float),
        lambda count: count.not_productive,
    ),
    "wages": (lambda found: found.wages().sum(axis=0), lambda count: count.wages),
}


@pytest.mark.parametrize("name", MEASURES)
def test_the_two_agree_in_the_mean(name: str, result: SimulationResult, counts: list[Count]) -> None:
    agree(MEASURES[name], result, counts)


def agree(measure: Measure, result: SimulationResult, counts: list[Count]) -> None:
    of_result, of_count = measure
    one, other = of_result(result).astype(float), np.array([of_count(count) for count in counts], dtype=float)
    error = np.sqrt(one.var(ddof=1) / one.size + other.var(ddof=1) / other.size)
    assert one.mean() > 0
    assert abs(one.mean() - other.mean()) < 4.5 * error, (one.mean(), other.mean(), error)
    # And as spread out: the ratio of two standard deviations of so many draws is within 15% of 1.
    assert one.std() == pytest.approx(other.std(), rel=0.15)


def test_the_two_agree_in_percentiles_of_wages(result: SimulationResult, counts: list[Count]) -> None:
    other = np.array([count.wages for count in counts])
    for share in (10, 50, 90):
        assert np.percentile(result.wages().sum(axis=0), share) == pytest.approx(
            np.percentile(other, share), rel=0.02
        )


# Four of six part-time and four of five full-time seats are cut; five of 30 hours and two of seniors are added.
SCENARIO = """
scenarios:
  fewer:
    title: Fewer part-time seats
    changes:
      seats:
        part_time: {seats: 2}
        full_time: {seats: 1}
        thirty: {role: peer, seats: 5, hours: 30}
        seniors: {seats: 5}
"""


def scenario_seats() -> list[Seat]:
    found = seats()
    for seat in found[:6]:
        seat.line = "part_time"
    for seat in found[6:11]:
        seat.line = "full_time"
    added = [Seat("peer", 30, pay(18), pay(22), opens=0) for _ in range(5)]
    return [*found, *added, *(Seat("senior", 40, pay(20), pay(26), opens=0) for _ in range(2))]


def scenario_rules() -> Rules:
    found = rules()
    found.to_cut = {"part_time": 4, "full_time": 4}
    return found


@pytest.fixture(scope="module")
def scenario_counts() -> list[Count]:
    opening = [*OPENING, *[0] * 7]
    return [run(random.Random(number), scenario_rules(), scenario_seats(), opening) for number in range(RUNS)]


@pytest.fixture(scope="module")
def scenario_result() -> SimulationResult:
    found = results_of(plan_set(config_text(PLAN + SCENARIO)))[1]
    return simulate(
        simulation_plan(found.plan, found.pay, found.scenario.before),
        draws=3000,
        seed=7,
    )


SCENARIO_MEASURES: dict[str, Measure] = {
    "people at the start": (
        lambda found: found.tallies.opening_heads.sum(axis=0),
        lambda count: count.opening,
    ),
    "let go": (lambda found: found.tallies.let_go.sum(axis=(0, 1)), lambda count: count.let_go),
    "more hours": (lambda found: found.tallies.added_hours.sum(axis=(0, 1)), lambda count: count.added_hours),
    "fewer hours": (
        lambda found: found.tallies.fewer_hours.sum(axis=(0, 1)),
        lambda count: count.fewer_hours,
    ),
} | {name: measure for name, measure in MEASURES.items() if name != "revenue"}


@pytest.mark.parametrize("name", SCENARIO_MEASURES)
def test_the_two_agree_on_a_scenario_that_cuts_and_adds_seats(
    name: str, scenario_result: SimulationResult, scenario_counts: list[Count]
) -> None:
    agree(SCENARIO_MEASURES[name], scenario_result, scenario_counts)
