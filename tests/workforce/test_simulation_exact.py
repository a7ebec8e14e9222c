"""The simulation against what can be worked out: the budget where nothing is left to chance, and closed forms."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from plans import CONFIGS, config_text, plan_set, result_from
from simulations import seats_and_people, simulated

from ladder.model.workforce import Workforce
from ladder.pay.structure import build_pay_structure
from ladder.workforce.draws import FILL, month_bits, months_drawn
from ladder.workforce.exits import MonthlyExits, monthly_exits, service_at_start
from ladder.workforce.reconcile import reconcile
from ladder.workforce.simulate import SimulationResult, simulate
from ladder.workforce.simulation_plan import simulation_plan

STILL = "workforce: {yearly_exits: 0%}\n"
MOVING_PAY = """
period: {start: 2027-01, months: 60}
pay:
  full_time_hours: 37.5
  general_raises: {2027-01: 1.5%, 2028-03: 2.75%, 2030-09: 3%}
  merit_raises: {2027-06: 4%, 2029-06: 9%}
  step_raises: {2028-01: 1, 2029-01: 2}
grades:
  G: {minimum: 17.33, control_point: 19.99, maximum: 21.07}
  S: {steps: [20.01, 21.13, 22.27]}
  A: {basis: annual, minimum: 61234.56, control_point: 70000, maximum: 80000}
roles:
  peer: {title: Peer, tier: direct_support, grade: G}
  senior: {title: Senior, tier: mentor, grade: S}
  director: {title: Director, tier: director, grade: A, flsa: exempt}
seats:
  peers: {role: peer, seats: 7, hours: 17.25}
  shared: {role: peer, seats: 2, hours: 37.5, shared_by: 2, place: maximum}
  given: {role: peer, seats: 2, hours: 30, rate: 23.45}
  given_later: {role: peer, hours: 30, rate: 18.01, first_month: 2027-06}
  later: {role: senior, seats: 3, hours: 37.5, step: 2, first_month: 2028-01, last_month: 2030-06}
  seniors: {role: senior, seats: 2, hours: 20}
  director: {role: director, hours: 30, place: control_point}
promotions: [{from: senior, to: director, months_in_role: 1}]
"""


def budget_wages(sections: str) -> dict[str, np.ndarray]:
    lines = result_from(sections).budget.lines
    return {name: np.array([float(month) for month in line.wages]) for name, line in lines.items()}


def test_without_chance_wages_are_the_budget_s_to_the_cent() -> None:
    # No one leaves, nothing is vacant, and the only path leads to a seat that is held.
    sections = MOVING_PAY + STILL
    result = simulated(sections, draws=10)
    for name, wages in budget_wages(sections).items():
        # People hired into a line that opens later get every raise after it, as the budget's people do.
        assert np.abs(result.wages((name,)) - wages[:, np.newaxis]).max() < 0.005, name
    assert result.tallies.leavers.sum() == result.tallies.moves.sum() == 0
    assert result.tallies.hires.sum() == (1 + 3) * 10


@pytest.mark.parametrize("config", ["minimal", "pss-103", "new-york"])
def test_every_shipped_config_without_chance(config: str) -> None:
    for scenario in plan_set((CONFIGS / f"{config}.yaml").read_text(encoding="utf-8")).scenarios:
        plan = scenario.plan.model_copy(
            update={
                "pay": scenario.plan.pay.model_copy(update={"vacancy": Decimal(0)}),
                "promotions": (),
                "workforce": Workforce(yearly_exits="0%"),  # type: ignore[arg-type]
            }
        )
        pay = build_pay_structure(plan)
        result = simulate(seats_and_people(plan), draws=2, seed=1)
        for name, line in plan.seats.items():
            rates = np.array([int(rate * 100) for rate in pay.seats[name].rate[1:]])
            people = line.seats * line.shared_by
            is_open = np.array([line.open_in(month) for month in plan.period.all_months])
            rate_sum = result.by_line(result.tallies.rates)[name]
            assert np.array_equal(rate_sum, np.repeat((rates * people * is_open)[:, np.newaxis], 2, axis=1))


def near(found: np.ndarray, expected: float, errors: float = 4.5) -> bool:
    """Whether the mean of draws is within so many standard errors of what it should be."""
    error = found.std(ddof=1) / np.sqrt(found.size)
    return bool(abs(found.mean() - expected) <= errors * error + 1e-9)


ONE_ROLE = """
period: {start: 2027-01, months: 60}
seats: {line: {role: peer, seats: 50, hours: 20, vacancy: VACANCY}}
workforce: {yearly_exits: 36%, first_year_exits: 36%MORE}
"""


def one_role(vacancy: str = "0%", more: str = "", draws: int = 600) -> SimulationResult:
    return simulated(ONE_ROLE.replace("VACANCY", vacancy).replace("MORE", more), draws=draws)


def test_constant_leaving_in_a_full_team() -> None:
    # 36% a year is 3% a month. 50 people: 1.5 leave each month and are replaced at once; the head count is 50.
    found = one_role().tallies
    assert (found.heads == 50).all()
    assert np.array_equal(found.hires[0], found.leavers.sum(axis=1)[0])
    assert near(found.leavers.sum(axis=(0, 1, 2)) / 60, 1.5)
    # Months of service of a leaver are geometric with mean 1/0.03; up to twelve: 1 - 0.97^12 = 0.306159 of leavers.
    first = found.leavers[0, 0].sum(axis=0) / 60
    assert near(first, 1.5 * (1 - 0.97**12))


def test_mean_service_is_the_inverse_of_the_chance_of_leaving() -> None:
    # Length of service at the start: 1 + a geometric number, mean 1/p = 25 months at p = 4%, cut at 240 months.
    shares = np.diff(service_at_start(MonthlyExits(0.04, 0.04)), prepend=0.0)
    months = np.arange(1, 241)
    weights = 0.96 ** (months - 1)
    assert np.allclose(shares, weights / weights.sum())
    assert abs((shares * months).sum() - 25) < 0.02


def test_a_first_year_of_its_own_keeps_the_yearly_exits() -> None:
    # 62.4% in the first year is 5.2% a month: (1 - 0.948^12) / 0.052 = 9.0983 months served in it on average, and
    # 0.948^12 = 0.526888 stay. Mean service at 37% a year is 12 / 0.37 = 32.4324 months; the rest, 23.3341, is served
    # later by those who stay: 0.526888 / 23.3341 = 2.2580% a month.
    exits = monthly_exits(Workforce(yearly_exits="37%", first_year_exits="62.4%"), "any")  # type: ignore[arg-type]
    assert exits.first_year == pytest.approx(0.052)
    assert exits.later == pytest.approx(0.022580, abs=1e-6)
    level = monthly_exits(Workforce(yearly_exits="30%", first_year_exits="30%"), "any")  # type: ignore[arg-type]
    assert [level.first_year, level.later] == pytest.approx([0.025, 0.025])
    # And a team that starts steady loses 36% a year: 50 x 0.36 x 5 years = 90 leavers.
    steeper = simulated(ONE_ROLE.replace("VACANCY", "0%").replace("36%MORE", "60%"), draws=600).tallies
    assert near(steeper.leavers.sum(axis=(0, 1, 2)), 90)


def test_without_figures_the_proxy_s_first_year() -> None:
    # 37% a year; 59% of leavers among 35% of staff: the first year's rate is 59/35 of it, 62.37%.
    assert monthly_exits(Workforce(), "any").first_year == pytest.approx(0.37 * 59 / 35 / 12)


def test_the_plan_s_vacancy_stays_where_the_time_to_fill_follows_from_it() -> None:
    # 10% of 50 seats vacant at the start, and the time to fill that keeps it so: 0.1 / 0.9 / 0.03 = 3.7037 months.
    result = one_role("10%")
    assert result.plan.fill_mean[0] == pytest.approx(3.7037, abs=1e-4)
    assert near(result.tallies.heads[0].mean(axis=0), 45)
    assert near(result.tallies.heads[0, -1].astype(float), 45)
    # Leavers are a share of the people there: 45 x 0.36 x 5 = 81.
    assert near(result.tallies.leavers.sum(axis=(0, 1, 2)).astype(float), 81)


def test_where_no_one_leaves_the_vacancy_stays() -> None:
    # 30% of 50 seats are vacant at the start, binomially, and the same ones to the end: 35 people on average.
    sections = ONE_ROLE.replace("VACANCY", "30%").replace("36%, first_year_exits: 36%MORE", "0%")
    heads = simulated(sections, draws=600).tallies.heads[0]
    assert (heads == heads[0]).all()
    assert near(heads[0].astype(float), 35)
    assert heads[0].var(ddof=1) == pytest.approx(50 * 0.3 * 0.7, rel=0.25)
    assert (simulated(sections.replace("30%", "100%"), draws=5).tallies.heads == 0).all()


def test_a_given_time_to_fill_sets_the_vacancy() -> None:
    # A seat is held 1/0.03 = 33.33 months and vacant 3: 50 x 33.33 / 36.33 = 45.87 people, once it has settled.
    sections = ONE_ROLE.replace("VACANCY", "8.26%").replace("MORE", ", months_to_fill: {mean: 3, spread: 2}")
    result = simulated(sections, draws=600)
    assert near(result.tallies.heads[0, -12:].mean(axis=0), 50 / 1.09)


def test_the_supervisor_seat_as_a_birth_and_death_process() -> None:
    # One seat, held until its holder leaves (2% a month) and then filled from a full bench that qualifies at once:
    # openings in 60 months are 60 x 0.02 = 1.2 with binomial spread, each a promotion in the same month.
    result = simulated(
        """
period: {start: 2027-01, months: 60}
roles:
  peer: {title: Peer, tier: direct_support, grade: G}
  lead: {title: Lead, tier: peer_supervisor, grade: G}
seats: {peers: {role: peer, seats: 20, hours: 40}, lead: {role: lead, hours: 40}}
promotions: [{from: peer, to: lead, months_in_role: 1}]
workforce: {yearly_exits: 24%, first_year_exits: 24%}
""",
        draws=3000,
    )
    found = result.tallies
    assert (found.heads[1] == 1).all()
    promotions = found.moves[0].sum(axis=0).astype(float)
    assert near(promotions, 1.2)
    assert promotions.var(ddof=1) == pytest.approx(60 * 0.02 * 0.98, rel=0.1)
    assert np.array_equal(found.moves[0], found.leavers[1].sum(axis=0))
    assert (found.hires[1] == 0).all()


def test_an_opening_goes_inside_at_once_or_outside_after_the_time_to_fill() -> None:
    # A lead seat that is not offered inside first waits 6 months for someone from outside ...
    sections = """
period: {start: 2027-01, months: 60}
roles:
  peer: {title: Peer, tier: direct_support, grade: G}
  lead: {title: Lead, tier: peer_supervisor, grade: G}
seats: {peers: {role: peer, seats: 20, hours: 40}, lead: {role: lead, hours: 40, first_month: 2027-03}}
promotions: [{from: peer, to: lead, months_in_role: 1, certification: C}]
workforce: {yearly_exits: 0%, months_to_fill: 6, internal_share: SHARE}
"""
    late = simulated(sections.replace("SHARE", "0%"), draws=20).tallies
    assert (late.heads[1].argmax(axis=0) == 2 + 6).all()  # opens in March (month 2), filled in September
    # ... and where it is, the seat is filled the month it opens.
    soon = simulated(sections.replace("SHARE", "100%"), draws=20).tallies
    assert (soon.heads[1].argmax(axis=0) == 2).all()
    assert (soon.moves[0].sum(axis=0) == 1).all()


def test_people_in_closed_seats_are_let_go() -> None:
    result = simulated(
        STILL
        + "seats: {a: {role: peer, hours: 20}, b: {role: peer, seats: 3, hours: 20, last_month: 2027-05}}",
        draws=5,
    )
    assert (result.by_line(result.tallies.heads)["b"][:, 0] == [3] * 5 + [0] * 7).all()
    assert (result.tallies.let_go[1, 5] == 3).all()
    assert result.tallies.let_go.sum() == 15


def test_who_is_not_certified_in_time_leaves() -> None:
    # No one earns it: staff of the start are certified or still within six months; every new hire is gone after six.
    result = simulated(
        """
period: {start: 2027-01, months: 36}
roles: {peer: {title: Peer, tier: direct_support, grade: G, certification: {name: C, within_months: 6}}}
seats: {late: {role: peer, seats: 4, hours: 20, first_month: 2027-02}}
workforce: {yearly_exits: 0%, certification: {months: 3, pass_share: 0%}}
""",
        draws=4,
    ).tallies
    # Hired in month 1, there for months 1 to 7 (six months of service), replaced in month 8, 15, 22, 29.
    assert [int(month) for month in result.hires[0, :, 0].nonzero()[0]] == [1, 8, 15, 22, 29]
    assert (result.not_certified_in_time[0] == result.leavers[0].sum(axis=0)).all()
    assert (result.uncertified == result.heads).all()


def test_months_to_certification_and_onboarding() -> None:
    # Two seats open in month 1, certified after exactly 3 months; the first month 80% lost, the second 50%.
    result = simulated(
        """
seats: {late: {role: peer, seats: 2, hours: 20, first_month: 2027-02}}
workforce: {yearly_exits: 0%, certification: {months: 3}, onboarding: [20%, 50%]}
""",
        draws=3,
    ).tallies
    assert (result.uncertified[0, :, 0] == [0, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0]).all()
    assert np.allclose(result.learning[0, :, 0], [0, 1.6, 1.0, 0, 0, 0, 0, 0, 0, 0, 0, 0])


def test_pay_after_a_promotion() -> None:
    # A peer at 24.00 (maximum) moves up when the seat opens in month 1. 24.00 + 10% = 26.40 is over the new minimum
    # 25.00; with 2% it is 24.48, so the minimum; and 30% is 31.20, over the new maximum 30.00.
    def lead_rate(raise_: str) -> float:
        result = simulated(
            f"""
pay: {{promotion_raise: {raise_}}}
grades:
  G: {{minimum: 20.00, control_point: 22.00, maximum: 24.00}}
  H: {{minimum: 25.00, control_point: 27.00, maximum: 30.00}}
roles:
  peer: {{title: Peer, tier: direct_support, grade: G}}
  lead: {{title: Lead, tier: peer_supervisor, grade: H}}
seats:
  peers: {{role: peer, seats: 3, hours: 40, place: maximum}}
  lead: {{role: lead, hours: 40, first_month: 2027-02}}
promotions: [{{from: peer, to: lead, months_in_role: 0}}]
workforce: {{yearly_exits: 0%}}
""",
            draws=1,
        )
        return float(result.tallies.rates[1, 1, 0]) / 100

    assert [lead_rate(raise_) for raise_ in ("10%", "2%", "30%")] == [26.40, 25.00, 30.00]


def test_a_promotion_into_steps_and_into_a_salary() -> None:
    # 20.00 an hour + 5% = 21.00: the lowest step that pays as much is 21.50. As a salary 20.00 x 2,080 = 41,600;
    # + 5% = 43,680.
    result = simulated(
        """
pay: {promotion_raise: 5%}
grades:
  G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}
  S: {steps: [20.50, 21.50, 22.50]}
  A: {basis: annual, minimum: 40000, control_point: 45000, maximum: 50000}
roles:
  peer: {title: Peer, tier: direct_support, grade: G}
  senior: {title: Senior, tier: mentor, grade: S}
  lead: {title: Lead, tier: peer_supervisor, grade: A, flsa: exempt}
seats:
  peers: {role: peer, seats: 5, hours: 40}
  senior: {role: senior, hours: 40, first_month: 2027-02}
  lead: {role: lead, hours: 40, first_month: 2027-02}
promotions:
  - {from: peer, to: senior, months_in_role: 1}
  - {from: peer, to: lead, months_in_role: 1}
workforce: {yearly_exits: 0%}
""",
        draws=1,
    )
    assert [int(rate) for rate in result.tallies.rates[:, 1, 0]] == [5 * 2000, 2150, 43_680_00]


def test_more_hours_go_to_those_who_want_them() -> None:
    # Three full-time seats open; all, none, then half of 20-hour staff want them: the wish is a fixed trait.
    def moves(share: str) -> SimulationResult:
        return simulated(
            f"""
seats:
  part: {{role: peer, seats: 10, hours: 20}}
  full: {{role: peer, seats: 3, hours: 40, first_month: 2027-03}}
workforce: {{yearly_exits: 0%, more_hours: {{peer: {{months_in_role: 1, wanted_by: {share}}}}}}}
""",
            draws=400,
        )

    assert (moves("100%").tallies.moves[0, 2] == 3).all()
    assert moves("0%").tallies.moves.sum() == 0
    some = moves("20%").tallies.moves[0].sum(axis=0)
    # Of ten people k want more hours, binomial(10, 20%); three seats: E[min(k, 3)] = 3 - 3 x 0.107374 - 2 x 0.268435
    # - 1 x 0.301990 = 1.839018. New people behind them do not qualify again for seats that are gone.
    assert near(some.astype(float), 1.839018)


def test_an_elasticity_moves_exits_by_the_difference_from_the_baseline_s_pay_only() -> None:
    # The baseline pays 20.00 beside an entry role at 16.00, and keeps the 33% a year that the config gives: 2.75% a
    # month. A scenario pays 22.00: exits are 20/22 of that, 30%. Another raises entry pay by 10% too: 33% again.
    plans = plan_set(
        config_text(
            """
entry_role: {title: Aide, rate: 16.00}
seats: {line: {role: peer, seats: 2, hours: 20}, more: {role: peer, seats: 2, hours: 20, rate: 24.00}}
workforce: {yearly_exits: 33%, first_year_exits: 33%, pay_elasticity: 1}
scenarios:
  same: {title: Same, changes: {}}
  higher: {title: Higher, changes: {seats: {line: {place: control_point}}}}
  entry: {title: Entry pay too, changes: {entry_role: {rate: 17.60}, seats: {line: {place: control_point}}}}
  new_line: {title: New line, changes: {seats: {new: {role: peer, hours: 20, place: control_point}}}}
  new_role:
    title: New role
    changes: {roles: {two: {title: Two, tier: mentor, grade: G}}, seats: {new: {role: two, hours: 20}}}
"""
        )
    )
    chances = {
        each.name: simulation_plan(
            each.plan, build_pay_structure(each.plan, each.before), each.before
        ).exit_chance[:, 0]
        for each in plans.scenarios
    }
    assert chances["baseline"] == pytest.approx(0.0275)
    assert np.array_equal(chances["same"], chances["baseline"])
    assert chances["higher"] == pytest.approx(np.array([[0.025] * 2, [0.0275] * 2]))
    assert chances["entry"] == pytest.approx(np.array([[0.0275] * 2, [0.0275 * 1.1] * 2]))
    # Peers are paid 22.00 on average today, and so is the new line; a role that is new keeps the config's exits.
    assert chances["new_line"] == pytest.approx(0.0275)
    assert chances["new_role"] == pytest.approx(0.0275)


def test_the_difference_from_the_budget_by_cause() -> None:
    sections = MOVING_PAY.replace(
        "promotions: [{from: senior, to: director, months_in_role: 1}]",
        "promotions: [{from: peer, to: senior, months_in_role: 12}]",
    )
    sections += "workforce: {yearly_exits: 40%, months_to_fill: 2}\n"
    budget = result_from(sections).budget
    result = simulated(sections, draws=200)
    found = reconcile(budget, result)
    assert np.allclose(found.simulated, result.wages().mean(axis=1), rtol=1e-12)
    causes = found.vacancy + found.turnover + found.placement
    assert np.allclose(found.budget + causes, found.simulated, rtol=1e-12)
    planned = budget.sum_of(lambda line: line.wages)
    assert np.allclose(found.budget, [float(month) for month in planned])
    # Seats stand vacant; those hired after the raises are paid less than those who stayed.
    assert found.vacancy.sum() < 0
    assert found.turnover.sum() < 0
    assert found.placement.any()


def test_nothing_to_reconcile_without_chance() -> None:
    sections = "period: {start: 2027-01, months: 24}\n" + STILL
    found = reconcile(result_from(sections).budget, simulated(sections, draws=3))
    for cause in (found.vacancy, found.turnover, found.placement):
        assert np.abs(cause).max() < 1e-9


def test_moving_up_in_one_s_seat() -> None:
    # One person, there from the start, becomes Peer II at once: from 20.00 an hour to a salary of 50,000, at 30 of 40
    # hours. 50,000 x 30 / 40 / 12 = 3,125 a month. No seat is left open and no one is hired.
    result = simulated(
        """
grades:
  G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}
  A: {basis: annual, minimum: 50000, control_point: 55000, maximum: 60000}
roles:
  one: {title: Peer I, tier: direct_support, grade: G}
  two: {title: Peer II, tier: direct_support, grade: A, flsa: exempt}
seats: {ones: {role: one, hours: 30}}
promotions: [{from: one, to: two, months_in_role: 1, needs_opening: false}]
workforce: {yearly_exits: 0%}
""",
        draws=3,
    )
    assert np.allclose(result.wages(), 3125)
    assert (result.by_role(result.tallies.heads)["two"] == 1).all()
    assert result.tallies.moves.sum() == result.tallies.first_moves.sum() == 3
    assert result.tallies.hires.sum() == 0


def test_the_first_year_is_twelve_months_of_service() -> None:
    # No one leaves in the first year and everyone after it: 12 months of service are safe, and 12 / 13 leave a year.
    found = simulated(
        """
period: {start: 2027-01, months: 36}
seats: {line: {role: peer, hours: 20, first_month: 2027-03}}
workforce: {yearly_exits: 92.307692%, first_year_exits: 0%}
""",
        draws=5,
    ).tallies
    # Hired in month 2, there for months 2 to 14, gone at the start of month 15 with 13 months of service.
    assert [list(months.nonzero()[0]) for months in found.hires[0].T] == [[2, 15, 28]] * 5
    assert found.leavers[0, 0].sum() == 0
    assert found.leavers[0, 1].sum() == 2 * 5


def test_raises_come_before_promotions() -> None:
    # In the month a seat opens everyone gets 4%: the peers' 20.00 is 20.80, and the new minimum of 25.00, where the
    # person promoted starts, is theirs without it.
    result = simulated(
        """
pay: {merit_raises: {2027-02: 4%}}
grades:
  G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}
  H: {minimum: 25.00, control_point: 27.00, maximum: 30.00}
roles:
  peer: {title: Peer, tier: direct_support, grade: G}
  lead: {title: Lead, tier: peer_supervisor, grade: H}
seats: {peers: {role: peer, seats: 2, hours: 40}, lead: {role: lead, hours: 40, first_month: 2027-02}}
promotions: [{from: peer, to: lead, months_in_role: 1}]
workforce: {yearly_exits: 0%}
""",
        draws=1,
    )
    # One peer with the raise; one hired in the seat that was left, after the raises.
    assert [int(rate) for rate in result.tallies.rates[:, 1, 0]] == [2080 + 2000, 2500]


def test_months_in_role_go_on_with_more_hours_and_are_counted_to_the_month() -> None:
    # Hired in month 1 for 20 hours, at 40 from month 3 (the next to be hired follows in month 3); six months in the
    # role are over in month 7, and in month 9 for the one after.
    result = simulated(
        """
period: {start: 2027-01, months: 12}
roles:
  one: {title: Peer I, tier: direct_support, grade: G}
  two: {title: Peer II, tier: direct_support, grade: G}
seats:
  part: {role: one, hours: 20, first_month: 2027-02}
  full: {role: one, hours: 40, first_month: 2027-04}
promotions: [{from: one, to: two, months_in_role: 6, needs_opening: false}]
workforce: {yearly_exits: 0%, more_hours: {one: {months_in_role: 2, wanted_by: 100%}}}
""",
        draws=3,
    )
    found = result.tallies
    assert [list(found.moves[at, :, 0].nonzero()[0]) for at in (0, 1)] == [[7, 9], [3]]
    assert list(found.months_in_role[0, [7, 9], 0]) == [6, 6]


def test_a_path_that_asks_for_certification_waits_for_it() -> None:
    # Hired in month 1, certified after five months; the path asks for one month in the role and for certification.
    result = simulated(
        """
roles:
  one: {title: Peer I, tier: direct_support, grade: G}
  two: {title: Peer II, tier: direct_support, grade: G}
seats: {line: {role: one, hours: 20, first_month: 2027-02}}
promotions: [{from: one, to: two, months_in_role: 1, certification: C, needs_opening: false}]
workforce: {yearly_exits: 0%, certification: {months: 5}}
""",
        draws=2,
    )
    assert list(result.tallies.moves[0, :, 0].nonzero()[0]) == [6]


def test_months_are_drawn_around_their_mean() -> None:
    # Evenly from 2 to 8, then whole months: mean 5; variance 6^2 / 12 for the even part and 1/6 for the rounding.
    bits = month_bits(1, [(1, 200)], 0, range(128))
    months = months_drawn(bits, np.array(5.0), np.array(3.0), FILL)
    assert (months.min(), months.max()) == (2, 8)
    assert near(months.reshape(-1).astype(float), 5)
    assert months.var() == pytest.approx(3 + 1 / 6, rel=0.03)
    assert (months_drawn(bits, np.array(2.0), np.array(0.0), FILL) == 2).all()
    assert near(months_drawn(bits, np.array(0.3), np.array(0.0), FILL).reshape(-1).astype(float), 0.3)
