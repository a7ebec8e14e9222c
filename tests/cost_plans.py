"""Sections of a config with every kind of employer cost, for tests."""

from __future__ import annotations

HIRING = """
hiring:
  items:
    certification: {title: Certification, amount: 450, roles: [peer]}
    onboarding: {title: Onboarding, amount: 1200}
"""
ROLES = """
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
  mentor: {title: Mentor, tier: mentor, grade: G}
  supervisor: {title: Supervisor, tier: peer_supervisor, grade: G}
"""

EVERYTHING = f"""
agency: {{name: Agency, kind: for_profit, state: NY, fiscal_year_starts: July}}
period: {{start: 2027-01, months: 30}}
pay: {{full_time_hours: 37.5, general_raises: {{2027-07: 3%}}, vacancy: 10%}}
{ROLES}
seats:
  peers: {{role: peer, seats: 9, hours: 20}}
  shared: {{role: peer, seats: 3, hours: 37.5, shared_by: 2}}
  mentors: {{role: mentor, seats: 2, hours: 30, first_month: 2027-04, last_month: 2028-02}}
  supervisors: {{role: supervisor, seats: 2, hours: 37.5}}
employer_cost:
  items:
    health: {{title: Health plan, per_person_month: 650.00, worker_pays: 120.00, from_hours: 30, grows: 6%}}
    counseling: {{title: Benefits counseling, per_person_year: 300, grows: 3%, grows_in: July}}
    retirement: {{title: Retirement, percent_of_wages: 3%, from_hours: 30}}
    compensation: {{title: Workers' compensation, per_100_of_wages: 1.87}}
  unemployment: {{kind: contributing, rate: 2.7%, wage_base: 12000}}
  paid_leave: {{hours_a_year: 160, counted_in: fringe}}
  mileage: {{miles_a_month: 150, rate: 0.725, roles: [peer, mentor]}}
  paid_time:
    networking: {{title: Networking, hours_a_month: 2}}
    training: {{title: Training, hours_a_month: 1.5, roles: [peer, mentor]}}
workforce: {{yearly_exits: 37%, exits_by_role: {{supervisor: 15%}}}}
{HIRING}
supervision:
  span: 8
  hours_a_week_supervised: 1
  licensed: {{title: Clinical supervisor, hours_a_month_per_person: 1, hourly: 65.00, from: 2027-03}}
bought:
  hours: {{title: Supervision bought, instead_of: supervisor, hours_a_month: 20, hourly: 55.00, to: 2028-12}}
  seats: {{title: Warmline, instead_of: peer, seats: 2, hours: 20, a_month: 2900}}
one_time_costs: {{start: {{title: Start, month: 2027-04, amount: 6000}}}}
"""
