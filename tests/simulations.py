"""Simulated plans for tests."""

from __future__ import annotations

from plans import plan_from

from ladder.model.plan import Plan
from ladder.pay.structure import build_pay_structure
from ladder.workforce.simulate import SimulationResult, simulate
from ladder.workforce.simulation_plan import SimulationPlan, simulation_plan


def seats_and_people(plan: Plan) -> SimulationPlan:
    """A plan laid out for simulation."""
    return simulation_plan(plan, build_pay_structure(plan))


def simulated(sections: str, draws: int = 300, seed: int = 7, **how: int) -> SimulationResult:
    """The baseline of a config, simulated."""
    return simulate(seats_and_people(plan_from(sections)), draws=draws, seed=seed, **how)


# Three rungs with everything that moves people, small enough to step through by hand.
LADDER = """
period: {start: 2027-01, months: 48}
pay:
  general_raises: {2027-07: 3%, 2029-07: 2%}
  merit_raises: {2028-01: 2%}
  promotion_raise: 5%
  vacancy: 10%
grades:
  G: {minimum: 18.00, control_point: 20.00, maximum: 22.00}
  H: {minimum: 20.00, control_point: 23.00, maximum: 26.00}
  J: {basis: annual, minimum: 52000, control_point: 58000, maximum: 64000}
roles:
  peer: {title: Peer, tier: direct_support, grade: G, certification: {name: Certified Peer, within_months: 12}}
  senior: {title: Senior Peer, tier: mentor, grade: H}
  lead: {title: Lead Peer, tier: peer_supervisor, grade: J, flsa: exempt}
seats:
  part_time: {role: peer, seats: 6, hours: 20}
  full_time: {role: peer, seats: 5, hours: 40, place: control_point}
  seniors: {role: senior, seats: 3, hours: 40}
  late_seniors: {role: senior, seats: 2, hours: 30, first_month: 2027-10, last_month: 2029-06}
  leads: {role: lead, seats: 1, hours: 40}
promotions:
  - {from: peer, to: senior, months_in_role: 12, certification: Certified Peer}
  - {from: senior, to: lead, months_in_role: 18}
workforce:
  yearly_exits: 40%
  exits_by_role: {lead: 15%}
  first_year_exits: 60%
  months_to_fill: {mean: 2, spread: 1}
  internal_share: 70%
  certification: {months: {mean: 8, spread: 4}, pass_share: 85%}
  onboarding: [25%, 75%]
  more_hours: {peer: {months_in_role: 6, wanted_by: 50%}}
"""
