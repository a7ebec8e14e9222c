"""A plan with funds, indirect cost and revenue, with every rule of theirs in it."""

from __future__ import annotations

from plans import config_text

MONEY = config_text("""
agency: {name: Agency, kind: nonprofit, state: OH, fiscal_year_starts: July}
period: {start: 2027-01, months: 20}
baseline_title: Now
pay: {vacancy: 5%, general_raises: {2027-07: 3%}}
grades:
  G: {minimum: 16.36, control_point: 18.00, maximum: 21.00}
  S: {minimum: 24.00, control_point: 26.00, maximum: 28.00}
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G, funds: {medicaid: 60%, block: 40%}}
  mentor: {title: Peer Mentor, tier: mentor, grade: G, funds: {block: 50%, county: 30%}}
  boss: {title: Supervisor, tier: peer_supervisor, grade: S, funds: {county: 100%}}
seats:
  full: {role: peer, seats: 4, hours: 40}
  part: {role: peer, seats: 6, hours: 20, funds: {medicaid: 90%}}
  new: {role: peer, seats: 2, hours: 20, first_month: 2027-04}
  mentors: {role: mentor, seats: 2, hours: 30, place: control_point}
  boss: {role: boss, hours: 40}
employer_cost:
  items:
    health: {title: Health plan, per_person_month: 650.00, from_hours: 30}
one_time_costs:
  training: {title: Training, month: 2027-03, amount: 9000}
  van: {title: Van, month: 2027-02, amount: 30000, fund: block, indirect_base: excluded}
  study: {title: Study, month: 2027-04, amount: 80000, indirect_base: subaward}
funds:
  medicaid: {title: Medicaid, kind: medicaid}
  block: {title: Block grant, kind: grant, ends: 2028-06, limit_a_year: 150000, indirect_rate: 10%}
  county: {title: County contract, kind: county, starts: 2027-02, ends: 2028-03, roles: [mentor, boss]}
indirect: {rate: 15%, base: mtdc, de_minimis: true}
revenue:
  services:
    individual: {title: Peer support, code: H0038, rate: {2026-07: 11.97, 2027-10: 12.50}}
    group: {title: Peer group, code: H0038 HQ, rate: 2.88, group_size: 6}
  roles:
    peer:
      direct_share: 56%
      billable_share: 85%
      denial_rate: 5%
      services: {individual: 80%, group: 20%}
      hours_worked_a_year: 1800
      months_before_billing: 3
      supervision: {role: boss, span: 8}
      other_cost_a_seat: 3000
    mentor:
      direct_share: 40%
      billable_share: 85%
      denial_rate: 6%
      services: {individual: 100%}
      before_admission_share: 10%
      bills_before_admission: false
      supervision: {cost: 75000, span: 6}
scenarios:
  more: {title: More, changes: {seats: {full: {seats: 6}}, funds: {block: {ends: 2028-07}}}}
""")
