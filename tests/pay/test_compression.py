"""Compression and inversion by plan year, under a rising minimum wage and after raises."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import plan_from, result_from

from ladder.model.pay_rules import PayNorms
from ladder.pay.compression import band
from ladder.pay.reporting import reports_of, supervisors_of

# Peers at 15.00 to 16.00 and supervisors at 17.00 get 3% in each January but the first; the minimum wage goes
# 15.00, 17.50, 19.00.
RISING = """
agency: {name: Agency, kind: nonprofit, state: OH}
period: {start: 2027-01, months: 36}
pay: {general_raises: {2028-01: 3%, 2029-01: 3%}}
grades:
  G: {minimum: 15.00, control_point: 18.00, maximum: 20.00}
  S: {minimum: 17.00, control_point: 19.00, maximum: 22.00}
roles:
  peer: {title: Peer, tier: direct_support, grade: G}
  supervisor: {title: Supervisor, tier: peer_supervisor, grade: S}
seats:
  new: {role: peer, seats: 2, hours: 20}
  long_here: {role: peer, hours: 40, rate: 16.00}
  gone: {role: peer, hours: 40, rate: 20.00, last_month: 2027-12}
  supervisors: {role: supervisor, hours: 40}
floors: {minimum_wage: {2027-01: 15.00, 2028-01: 17.50, 2029-01: 19.00}}
sources: {floors.minimum_wage: A schedule of the test}
"""


def test_a_rising_minimum_wage_closes_the_gap() -> None:
    result = result_from(RISING)
    (pair,) = result.compression.pairs
    assert (pair.upper, pair.lower, pair.why) == ("supervisor", "peer", "directs")
    # as planned: 17.00 / 20.00 while the highest seat is open; then 17.51 / 16.48; then 18.04 / 16.97
    expected = [Decimal(17) / 20, Decimal("17.51") / Decimal("16.48"), Decimal("18.04") / Decimal("16.97")]
    assert list(pair.planned) == expected
    # by law: peers rise to 17.50 and stand at 17.51 / 17.50; then both are at 19.00
    assert list(pair.by_law) == [expected[0], Decimal("17.51") / Decimal("17.50"), Decimal(1)]
    norms = result.plan.pay.norms
    assert [band(ratio, norms) for ratio in pair.planned] == ["inversion", "narrow", "narrow"]
    assert [band(ratio, norms) for ratio in pair.by_law] == ["inversion", "compressed", "compressed"]


@pytest.mark.parametrize(
    ("ratio", "reads"),
    [("0.9999", "inversion"), ("1", "compressed"), ("1.0499", "compressed"), ("1.05", "narrow"),
     ("1.0999", "narrow"), ("1.10", "clear")],
)  # fmt: skip
def test_the_bands(ratio: str, reads: str) -> None:
    assert band(Decimal(ratio), PayNorms()) == reads


def test_a_role_without_seats_stands_at_the_lowest_of_its_grade() -> None:
    result = result_from(
        "grades: {G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}, S: {steps: [25.00, 26.00]}}\n"
        "roles:\n  peer: {title: Peer, tier: direct_support, grade: G}\n"
        "  mentor: {title: Mentor, tier: mentor, grade: S}\n"
        "promotions: [{from: peer, to: mentor, months_in_role: 12}]\n"
    )
    (pair,) = result.compression.pairs
    assert pair.planned == (Decimal("1.25"),)


TRACKS = """
grades: {G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}}
roles:
  peer: {title: Peer, tier: direct_support, grade: G}
  trainer: {title: Trainer, tier: mentor, track: training, grade: G}
  lead_trainer: {title: Lead trainer, tier: director, track: training, grade: G}
  supervisor: {title: Supervisor, tier: peer_supervisor, track: administration, grade: G}
  director: {title: Director, tier: director, track: administration, grade: G}
  assistant: {title: Assistant, tier: direct_support, track: administration, grade: G, reports_to: director}
seats:
  a: {role: peer, hours: 20}
  b: {role: trainer, hours: 20}
  c: {role: lead_trainer, hours: 20}
  d: {role: supervisor, hours: 20}
  e: {role: director, hours: 20}
  f: {role: assistant, hours: 20}
"""


def test_who_reports_to_whom() -> None:
    plan = plan_from(TRACKS)
    assert {name: supervisors_of(plan, name) for name in plan.roles} == {
        "peer": ("supervisor",),  # direct service has no supervising tier of its own
        "trainer": ("lead_trainer",),  # its own track before another's nearer tier
        "lead_trainer": (),
        "supervisor": ("director",),
        "director": (),
        "assistant": ("director",),  # the config says so
    }
    assert reports_of(plan, "director") == ("supervisor", "assistant")
