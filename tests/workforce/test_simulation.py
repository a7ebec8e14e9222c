"""What holds in every draw of a simulation, whatever the plan."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from plans import CONFIGS, plan_from, plan_set
from simulations import LADDER, seats_and_people, simulated

from ladder.workforce import climb
from ladder.workforce.draws import month_bits
from ladder.workforce.simulate import SimulationResult, TooManyDraws, simulate
from ladder.workforce.tallies import OVER_ALL_DRAWS, Tallies

IN_PLACE = """
period: {start: 2027-01, months: 60}
grades:
  G: {minimum: 18.00, control_point: 20.00, maximum: 22.00}
  S: {steps: [20.00, 21.00, 22.00]}
roles:
  one: {title: Peer I, tier: direct_support, grade: G}
  two: {title: Peer II, tier: direct_support, grade: S}
  top: {title: Supervisor, tier: peer_supervisor, grade: S}
seats: {ones: {role: one, seats: 8, hours: 30}, tops: {role: top, seats: 2, hours: 40, step: 2}}
promotions:
  - {from: one, to: two, months_in_role: 12, needs_opening: false}
  - {from: two, to: top, months_in_role: 12}
workforce: {yearly_exits: 30%}
"""
PLANS = {
    "ladder": LADDER,
    "in_place": IN_PLACE,
    "default": "seats: {line: {role: peer, seats: 9, hours: 20}}",
}


@pytest.fixture(scope="module", params=PLANS)
def result(request: pytest.FixtureRequest) -> SimulationResult:
    return simulated(PLANS[request.param])


def same(one: Tallies, other: Tallies) -> bool:
    return all(np.array_equal(getattr(one, f.name), getattr(other, f.name)) for f in fields(Tallies))


def first_draws(tallies: Tallies, count: int) -> dict[str, np.ndarray]:
    names = [field.name for field in fields(Tallies) if field.name not in OVER_ALL_DRAWS]
    return {name: getattr(tallies, name)[..., :count] for name in names}


def test_heads_roll_forward(result: SimulationResult) -> None:
    found = result.tallies
    change = found.hires + found.moved_in - found.moved_out - found.leavers.sum(axis=1) - found.let_go
    before = np.concatenate([found.opening_heads[:, np.newaxis], found.heads[:, :-1]], axis=1)
    assert np.array_equal(before + change, found.heads)


def test_a_move_creates_no_one(result: SimulationResult) -> None:
    found = result.tallies
    assert np.array_equal(found.moved_in.sum(axis=0), found.moved_out.sum(axis=0))
    # Beside the paths, people move from a seat that closes to another of its role.
    ended = np.isin(np.arange(len(result.plan.months)), [line.closes + 1 for line in result.plan.lines])
    assert np.array_equal(found.moves.sum(axis=0)[~ended], found.moved_in.sum(axis=0)[~ended])
    assert (found.moves.sum(axis=0) <= found.moved_in.sum(axis=0)).all()
    assert (found.first_moves <= found.moves).all()
    assert (found.first_moves.sum(axis=(0, 1)) <= found.opening_heads.sum(axis=0)).all()


def test_no_more_people_than_seats(result: SimulationResult) -> None:
    heads = result.by_line(result.tallies.heads)
    for line in result.plan.lines:
        months = np.arange(len(result.plan.months))
        is_open = (months >= line.opens) & (months <= line.closes)
        assert (heads[line.name] <= line.places * is_open[:, np.newaxis]).all()
        assert (heads[line.name] >= 0).all()


def test_no_one_moves_before_qualifying(result: SimulationResult) -> None:
    for at, path in enumerate(result.plan.paths):
        moves, months = result.tallies.moves[at], result.tallies.months_in_role[at]
        assert (months >= moves * max(path.months_in_role, 1)).all()
        if path.kind == "in_place" or path.from_role == "peer":
            assert moves.sum() > 0  # the test looks at something


def test_wages_are_the_sum_of_the_lines(result: SimulationResult) -> None:
    parts = [result.wages((line.name,)) for line in result.plan.lines]
    assert np.allclose(np.sum(parts, axis=0), result.wages(), rtol=1e-12)
    assert (result.wages() >= 0).all()


def test_pay_stays_between_the_lowest_start_and_the_highest_top(result: SimulationResult) -> None:
    heads, rates = result.tallies.heads, result.tallies.rates
    pay = result.plan.pay
    for at, job in enumerate(result.plan.jobs):
        lowest = min(pay.start_rate[at].min(), pay.opening_rate[job.line])
        assert rates[at].max() > 0
        assert (rates[at] >= heads[at] * lowest).all()
        assert (rates[at] <= heads[at] * max(pay.top_rate[at].max(), pay.opening_rate[job.line])).all()


def test_counts_that_are_parts_of_others(result: SimulationResult) -> None:
    found = result.tallies
    assert (found.uncertified <= found.heads).all()
    assert (found.learning <= found.heads).all()
    assert (found.not_certified_in_time <= found.leavers.sum(axis=1)).all()
    assert (found.moved_heads <= found.heads.sum(axis=-1)).all()
    assert (found.waiting >= 0).all()


@pytest.mark.parametrize("name", PLANS)
def test_the_same_whatever_the_parts_and_the_number_of_draws(name: str) -> None:
    whole = simulated(PLANS[name], draws=300)
    for parts in (1, 3, 7):
        assert same(whole.tallies, simulated(PLANS[name], draws=300, chunk=-(-300 // parts)).tallies)
    fewer = simulated(PLANS[name], draws=50)
    found, expected = first_draws(fewer.tallies, 50), first_draws(whole.tallies, 50)
    assert all(np.array_equal(found[key], expected[key]) for key in expected)


def test_the_same_in_two_processes() -> None:
    assert same(
        simulated(LADDER, draws=60, chunk=20).tallies,
        simulated(LADDER, draws=60, chunk=20, processes=2).tallies,
    )


def test_no_two_draws_or_seeds_are_alike() -> None:
    one, other = simulated(LADDER, draws=200), simulated(LADDER, draws=200, seed=8)
    wages = one.wages()
    assert len(np.unique(wages.sum(axis=0))) == 200
    assert not np.array_equal(wages, other.wages())
    # Neighboring draws share no state: their totals are as good as uncorrelated (5 standard errors of 0).
    total = wages.sum(axis=0)
    assert abs(np.corrcoef(total[:-1], total[1:])[0, 1]) < 5 / np.sqrt(199)


def test_a_seat_has_its_own_numbers_whatever_else_is_in_the_plan() -> None:
    alone = month_bits(3, [(11, 4)], 5, range(300))
    beside = month_bits(3, [(12, 7), (11, 6), (13, 1)], 5, range(300))
    assert np.array_equal(alone, beside[7:11])
    assert np.array_equal(alone[:, 130:140], month_bits(3, [(11, 4)], 5, range(130, 140)))
    for other in (month_bits(4, [(11, 4)], 5, range(300)), month_bits(3, [(11, 4)], 6, range(300))):
        assert not np.isin(alone, other).any()
    assert len(np.unique(beside)) == beside.size


def test_an_unchanged_scenario_differs_by_nothing_in_any_draw() -> None:
    plans = plan_set((CONFIGS / "new-york.yaml").read_text(encoding="utf-8")).scenarios
    first = simulate(seats_and_people(plans[1].plan), draws=40, seed=1)
    again = simulate(seats_and_people(plans[1].plan), draws=40, seed=1)
    assert same(first.tallies, again.tallies)


def test_a_new_line_leaves_the_others_as_they_were() -> None:
    # Without paths nothing flows between lines, so the old lines' people are the same, draw by draw.
    base = "period: {start: 2027-01, months: 36}\nworkforce: {yearly_exits: 50%, months_to_fill: 2}\n"
    before = simulated(base + "seats: {a: {role: peer, seats: 5, hours: 20}}")
    after = simulated(
        base + "seats: {z: {role: peer, seats: 3, hours: 30}, a: {role: peer, seats: 6, hours: 20}}"
    )
    assert np.array_equal(
        simulated(base + "seats: {a: {role: peer, seats: 6, hours: 20}}").wages(), after.wages(("a",))
    )
    assert after.wages(("a",)).sum() > before.wages().sum() > 0


def test_the_draws_that_fit_are_told() -> None:
    plan = seats_and_people(plan_from(LADDER))
    with pytest.raises(
        TooManyDraws, match=r"900,000,000 draws do not fit into memory; [\d,]+ would"
    ) as raised:
        simulate(plan, draws=900_000_000, seed=1)
    assert 1_000 < raised.value.fits < 900_000_000
    with pytest.raises(TooManyDraws) as raised:
        simulate(plan, draws=500, seed=1, chunk=100, memory=5_000_000)
    fits = raised.value.fits
    assert simulate(plan, draws=fits, seed=1, chunk=100, memory=5_000_000).draws == fits


def test_ranking_only_those_in_reach_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    everyone = simulated(LADDER, draws=80)
    monkeypatch.setattr(climb, "MANY", -1)
    assert same(everyone.tallies, simulated(LADDER, draws=80).tallies)


def test_progress_is_told_after_each_part() -> None:
    plan, told = seats_and_people(plan_from(LADDER)), []
    simulate(plan, draws=25, seed=1, chunk=10, on_draws=told.append)
    assert told == [10, 20, 25]
