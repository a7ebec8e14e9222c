"""One small plan that uses nearly every section: parts that are right alone must be right together."""

from __future__ import annotations

from pathlib import Path

import pytest
from plans import plan_set, workbook_of
from spreadsheets import audit, disagreements, recalculate_with_ironcalc, recalculate_with_libreoffice
from spreadsheets import cached_values as values_in

EVERYTHING = """
agency: {name: A, kind: nonprofit, state: OH}
period: {start: 2027-01, months: 24}
pay:
  overtime: {share_of_hours: 5%}
  differentials: {cert: {title: Certified, per_hour: 1.00}}
  vacancy: 5%
  one_time_payments: {r: {title: Bonus, paid: 2027-06, amount: 500}}
grades: {G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}}
roles:
  peer:
    title: Peer Specialist
    tier: direct_support
    grade: G
    certification: {name: State, within_months: 6}
    funds: {medicaid: 70%, foundation: 30%}
  lead: {title: Lead, tier: mentor, grade: G, funds: {foundation: 100%}}
entry_role: {title: Aide, rate: 20.00}
seats:
  line: {role: peer, hours: 20, seats: 4, differentials: [cert]}
  full: {role: peer, hours: 40, seats: 3}
  new: {role: peer, hours: 40, seats: 2, certified: false, hired: [2026-12, 2026-11]}
  leads: {role: lead, seats: 1, hours: 40, first_month: 2027-04}
employer_cost:
  items:
    health: {title: Health plan, per_person_month: 500, from_hours: 30}
    retirement: {title: Retirement, percent_of_wages: 3%, from_hours: 30}
  unemployment: {kind: contributing, rate: 2.7%, wage_base: 9000}
  paid_leave: {hours_a_year: 160, counted_in: salary}
workforce: {yearly_exits: 30%, onboarding: [50%, 75%], certification: {months: 5}}
hiring: {items: {certification: {title: Certification, amount: 500}}}
funds:
  medicaid: {title: Medicaid, kind: medicaid, limit_a_year: 150000}
  foundation: {title: Foundation, kind: grant, ends: 2028-03, roles: [lead, peer]}
indirect: {rate: 10%, base: mtdc}
revenue:
  services: {individual: {title: Peer support, code: H0038, rate: 12.00}}
  roles: {peer: {billable_share: 80%, denial_rate: 5%, bills_while_provisional: false}}
scenarios:
  more: {title: More, changes: {grades: {G: {minimum: 21.50}}, seats: {full: {seats: 5}}}}
sensitivity: {vacancy: {title: Vacancy, field: pay.vacancy, low: 0%, high: 10%}}
goal_seek: {raise: {find: general_raise, scenario: more, fiscal_year: 2028, budget: 700000}}
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("everything") / "plan.xlsx"
    path.write_bytes(workbook_of(plan_set(EVERYTHING)))
    return path


def test_ironcalc_computes_every_value(book: Path) -> None:
    assert disagreements(book, recalculate_with_ironcalc(book)) == []
    assert audit(book) == []


@pytest.mark.usefixtures("libreoffice")
def test_libreoffice_computes_every_value(book: Path, tmp_path: Path) -> None:
    assert disagreements(book, values_in(recalculate_with_libreoffice(book, tmp_path))) == []


def test_every_check_passes(book: Path) -> None:
    verdicts = [value for (sheet, _), value in values_in(book).items() if sheet == "Checks"]
    assert verdicts.count("OK") > 10
    assert "FAILED" not in verdicts
